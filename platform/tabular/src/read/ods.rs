//! `OpenDocument` spreadsheets (`.ods`), read as they stream by.
//!
//! Our own reader, because a repeated row or cell of a few bytes may stand for a
//! million: we look at what repeats before we repeat it.

use std::collections::HashMap;
use std::io::{BufRead, BufReader};

use minga_kernel::{Place, Problem};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::limits::Budget;
use crate::problems::Problems;
use crate::read::archive::Contents;
use crate::read::grid::{Grid, Range};
use crate::read::line::{Line, TooMuch};
use crate::read::xlsx::{as_shown, iso_day};
use crate::sheet::{Cell, Sheet};

/// No spreadsheet program knows more; what repeats further is padding.
const MOST_ROWS: u32 = 1_048_576;
const MOST_COLUMNS: u32 = 16_384;

/// More than any cell may hold; the rest of a longer text is not kept.
const LONGEST_TEXT: usize = 4 << 20;

/// All visible sheets.
pub(crate) fn read(contents: &mut Contents<'_>, budget: &mut Budget, problems: &mut Problems) -> Vec<Sheet> {
    let mut sheets = Vec::new();
    if let Err(problem) = book(contents, budget, problems, &mut sheets) {
        problems.push(problem);
    }
    sheets
}

fn corrupt(error: &dyn std::fmt::Display) -> Problem {
    Problem::error(Place::default(), "corrupt").with("value", error)
}

fn book(
    contents: &mut Contents<'_>,
    budget: &mut Budget,
    problems: &mut Problems,
    sheets: &mut Vec<Sheet>,
) -> Result<(), Problem> {
    if contents.has("META-INF/manifest.xml") {
        let manifest = xml(BufReader::new(contents.entry("META-INF/manifest.xml")?));
        if mentions(manifest, "encryption-data")? {
            return Err(Problem::error(Place::default(), "encrypted"));
        }
    }
    if contents.names.iter().any(|name| name.starts_with("Basic/") || name.starts_with("Scripts/")) {
        problems.push(Problem::notice(Place::default(), "macros-ignored"));
    }
    let mut content = Content {
        xml: xml(BufReader::new(contents.entry("content.xml")?)),
        buffer: Vec::new(),
        style: None,
        hidden: HashMap::new(),
    };
    while let Some(start) = content.next()? {
        match start {
            Node::Start(tag) => match tag.local_name().as_ref() {
                "style" => content.style = attribute(&tag, "name"),
                "table-properties" => {
                    if let (Some(style), Some(display)) = (&content.style, attribute(&tag, "display")) {
                        content.hidden.insert(style.clone(), display == "false");
                    }
                }
                "table" => {
                    let name = attribute(&tag, "name").unwrap_or_default();
                    let style = attribute(&tag, "style-name").unwrap_or_default();
                    if content.hidden.get(&style) == Some(&true) {
                        let notice =
                            Problem::notice(Place::sheet(&name), "hidden-sheet").with("value", &name);
                        problems.push(notice);
                        content.skip("table")?;
                    } else if super::has_room(sheets.len(), budget, problems) {
                        let mut grid = Grid::new(&name, budget, problems);
                        let done = content.sheet(&mut grid);
                        sheets.extend(grid.finish());
                        done?;
                    } else {
                        return Ok(());
                    }
                }
                // What was changed, and what other files gave, is not the table.
                skipped @ ("tracked-changes" | "named-expressions") => {
                    let skipped = skipped.to_owned();
                    content.skip(&skipped)?;
                }
                _ => {}
            },
            Node::End(_) | Node::Text(_) => {}
        }
    }
    Ok(())
}

fn xml<R: BufRead>(from: R) -> Reader<R> {
    let mut xml = Reader::from_reader(from);
    xml.config_mut().expand_empty_elements = true;
    xml
}

fn mentions<R: BufRead>(mut xml: Reader<R>, name: &str) -> Result<bool, Problem> {
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer).map_err(|error| corrupt(&error))? {
            Event::Start(tag) if tag.local_name().as_ref() == name => return Ok(true),
            Event::Eof => return Ok(false),
            _ => {}
        }
    }
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.attributes().flatten().find(|attribute| attribute.key.local_name().as_ref() == name)?;
    quick_xml::escape::unescape(&found.value).ok().map(std::borrow::Cow::into_owned)
}

fn repeated(tag: &BytesStart<'_>, name: &str, most: u32) -> u32 {
    attribute(tag, name).and_then(|times| times.parse().ok()).unwrap_or(1).clamp(1, most)
}

enum Node {
    Start(BytesStart<'static>),
    End(String),
    Text(String),
}

/// `content.xml`, being read.
struct Content<R> {
    xml: Reader<R>,
    buffer: Vec<u8>,
    style: Option<String>,
    /// Whether the sheets of this style are hidden.
    hidden: HashMap<String, bool>,
}

impl<R: BufRead> Content<R> {
    fn next(&mut self) -> Result<Option<Node>, Problem> {
        loop {
            self.buffer.clear();
            let event = self.xml.read_event_into(&mut self.buffer).map_err(|error| corrupt(&error))?;
            return Ok(Some(match event {
                Event::Start(tag) => Node::Start(tag.into_owned()),
                Event::End(tag) => Node::End(tag.local_name().as_ref().to_owned()),
                Event::Text(text) => Node::Text(text.xml10_content().into_owned()),
                Event::CData(text) => Node::Text(text.xml10_content().into_owned()),
                Event::GeneralRef(name) => Node::Text(entity(&name)),
                Event::Eof => return Ok(None),
                _ => continue,
            }));
        }
    }

    /// Passes over everything up to the end of this element.
    fn skip(&mut self, name: &str) -> Result<(), Problem> {
        let mut depth = 1;
        while depth > 0 {
            match self.next()? {
                Some(Node::Start(tag)) if tag.local_name().as_ref() == name => depth += 1,
                Some(Node::End(end)) if end == name => depth -= 1,
                None => return Err(corrupt(&"content.xml: cut off")),
                _ => {}
            }
        }
        Ok(())
    }

    fn sheet(&mut self, grid: &mut Grid<'_>) -> Result<(), Problem> {
        let mut number = 0u32;
        let mut goes_on = true;
        while let Some(node) = self.next()? {
            match node {
                Node::Start(tag) => match tag.local_name().as_ref() {
                    "table-row" => {
                        let times = repeated(&tag, "number-rows-repeated", MOST_ROWS);
                        let cells = self.row(number, grid)?;
                        // Millions of blank rows at the end are how LibreOffice fills a sheet.
                        for copy in 0..times {
                            if cells.is_empty() || !goes_on || number + copy >= MOST_ROWS {
                                break;
                            }
                            goes_on = grid.push(number + copy + 1, cells.clone());
                        }
                        number = number.saturating_add(times).min(MOST_ROWS);
                    }
                    "shapes" => self.skip("shapes")?,
                    _ => {}
                },
                Node::End(name) if name == "table" => return Ok(()),
                Node::End(_) | Node::Text(_) => {}
            }
            if !goes_on || grid.is_stopped() {
                return self.skip("table");
            }
        }
        Err(corrupt(&"content.xml: cut off"))
    }

    /// One row's cells, without the blank ones at the end.
    fn row(&mut self, row: u32, grid: &mut Grid<'_>) -> Result<Vec<Cell>, Problem> {
        let mut line = Line::default();
        let mut column = 0u32;
        while let Some(node) = self.next()? {
            match node {
                Node::Start(tag) => {
                    let name = tag.local_name().as_ref().to_owned();
                    if name != "table-cell" && name != "covered-table-cell" {
                        continue;
                    }
                    let times = repeated(&tag, "number-columns-repeated", MOST_COLUMNS);
                    let spans = (
                        repeated(&tag, "number-rows-spanned", MOST_ROWS),
                        repeated(&tag, "number-columns-spanned", MOST_COLUMNS),
                    );
                    if spans != (1, 1) {
                        let last = (row + spans.0 - 1, column + spans.1 - 1);
                        grid.merged(Range { first: (row, column), last });
                    }
                    let cell = self.cell(&tag, &name)?;
                    if let Err(TooMuch) = line.put(column as usize, times as usize, cell) {
                        grid.too_much_text(row + 1);
                        return Ok(Vec::new());
                    }
                    column = column.saturating_add(times).min(MOST_COLUMNS);
                }
                Node::End(name) if name == "table-row" => return Ok(line.take()),
                Node::End(_) | Node::Text(_) => {}
            }
        }
        Err(corrupt(&"content.xml: cut off"))
    }

    fn cell(&mut self, tag: &BytesStart<'_>, name: &str) -> Result<Cell, Problem> {
        let text = self.text(name)?;
        let number = || attribute(tag, "value").and_then(|value| value.parse::<f64>().ok());
        let has_formula = attribute(tag, "formula").is_some();
        Ok(match attribute(tag, "value-type").as_deref() {
            Some("float" | "currency") => number().map_or(Cell::Empty, Cell::Number),
            Some("percentage") => number().map_or(Cell::Empty, as_shown),
            Some("date") => iso_day(&attribute(tag, "date-value").unwrap_or_default()),
            Some("boolean") => Cell::Bool(attribute(tag, "boolean-value").as_deref() == Some("true")),
            _ if has_formula && is_error(&text) => Cell::Fault("formula-error"),
            None if has_formula && text.is_empty() => Cell::Fault("formula-without-value"),
            _ => Cell::text(text),
        })
    }

    /// The text inside a cell: its paragraphs as lines, without comments.
    fn text(&mut self, name: &str) -> Result<String, Problem> {
        let mut text = String::new();
        let mut paragraphs = 0;
        let mut in_paragraph = false;
        while let Some(node) = self.next()? {
            match node {
                Node::Start(tag) => match tag.local_name().as_ref() {
                    "p" => {
                        if paragraphs > 0 {
                            text.push('\n');
                        }
                        paragraphs += 1;
                        in_paragraph = true;
                    }
                    "s" => {
                        let times = repeated(&tag, "c", 1000);
                        text.extend(std::iter::repeat_n(' ', times as usize));
                    }
                    "tab" => text.push('\t'),
                    "line-break" => text.push('\n'),
                    skipped @ ("annotation" | "shapes" | "frame") => {
                        let skipped = skipped.to_owned();
                        self.skip(&skipped)?;
                    }
                    _ => {}
                },
                Node::End(end) if end == "p" => in_paragraph = false,
                Node::End(end) if end == name => return Ok(text),
                Node::Text(more) if in_paragraph && text.len() < LONGEST_TEXT => text.push_str(&more),
                Node::End(_) | Node::Text(_) => {}
            }
        }
        Err(corrupt(&"content.xml: cut off"))
    }
}

fn entity(name: &quick_xml::events::BytesRef<'_>) -> String {
    if let Ok(Some(c)) = name.resolve_char_ref() {
        return c.to_string();
    }
    match name.xml10_content().as_ref() {
        "lt" => "<",
        "gt" => ">",
        "amp" => "&",
        "quot" => "\"",
        "apos" => "'",
        _ => "",
    }
    .to_owned()
}

fn is_error(text: &str) -> bool {
    text.starts_with('#') && text.len() > 1 || text.starts_with("Err:")
}
