//! A text that can be edited: OpenDocument 1.3, which every office program opens.

use crate::xml::escape;
use minga_kernel::document::{Block, Document, PressError, Said, Shape};
use std::fmt::Write as _;
use std::io::{Cursor, Write as _};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

const MEDIA_TYPE: &str = "application/vnd.oasis.opendocument.text";
const MANIFEST: &str = include_str!("../assets/manifest.xml");
const STYLES: &str = include_str!("../assets/styles.xml");
/// What begins each of the other parts.
const NAMES: &str = r#"xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3""#;

pub(crate) fn write(document: &Document) -> Result<Vec<u8>, PressError> {
    let lang = document.lang.code();
    let country = if lang == "en" { "GB" } else { "EC" };
    let foot = format!(
        r#"<text:p text:style-name="Footer">{} · <text:page-number text:select-page="current">1</text:page-number></text:p>"#,
        escape(&document.foot)
    );
    let styles = STYLES.replace("{language}", lang).replace("{country}", country).replace("{footer}", &foot);
    let meta = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<office:document-meta {NAMES}><office:meta><meta:generator>Minga</meta:generator><dc:title>{}</dc:title><meta:initial-creator>{}</meta:initial-creator><dc:language>{lang}</dc:language><meta:creation-date>{}T00:00:00Z</meta:creation-date></office:meta></office:document-meta>
"#,
        escape(&document.title),
        escape(&document.author),
        document.day,
    );
    let parts = [
        ("META-INF/manifest.xml", MANIFEST),
        ("content.xml", &Writer::default().content(document)),
        ("meta.xml", &meta),
        ("styles.xml", &styles),
    ];
    packed(&parts).map_err(|error| PressError(format!("a text could not be packed: {error}")))
}

/// The parts in one file. Each has the same moment, so that the bytes depend on nothing else.
fn packed(parts: &[(&str, &str)]) -> zip::result::ZipResult<Vec<u8>> {
    let mut file = ZipWriter::new(Cursor::new(Vec::new()));
    let plain = SimpleFileOptions::default().last_modified_time(DateTime::default());
    // The media type comes first and is not compressed, so that it can be told from the bytes.
    file.start_file("mimetype", plain.compression_method(CompressionMethod::Stored))?;
    file.write_all(MEDIA_TYPE.as_bytes())?;
    for (name, content) in parts {
        file.start_file(*name, plain.compression_method(CompressionMethod::Deflated))?;
        file.write_all(content.as_bytes())?;
    }
    Ok(file.finish()?.into_inner())
}

#[derive(Default)]
struct Writer {
    body: String,
    /// The styles of columns, made as tables need them.
    widths: String,
    tables: usize,
}

impl Writer {
    fn content(mut self, document: &Document) -> String {
        self.paragraph("Author", &document.author.as_str().into());
        self.paragraph("Title", &document.title.as_str().into());
        if !document.subtitle.is_empty() {
            self.paragraph("Subtitle", &document.subtitle.as_str().into());
        }
        self.facts("", &document.cover);
        for block in &document.blocks {
            self.block(document.shape, block);
        }
        format!(
            r#"<?xml version="1.0" encoding="UTF-8"?>
<office:document-content {NAMES}><office:automatic-styles>{}</office:automatic-styles><office:body><office:text>{}</office:text></office:body></office:document-content>
"#,
            self.widths, self.body
        )
    }

    fn block(&mut self, shape: Shape, block: &Block) {
        match block {
            Block::Heading { level, said } => {
                let new_page = if shape == Shape::Slides && *level == 1 { "_New" } else { "" };
                self.push(&format!(
                    r#"<text:h text:style-name="Heading_{level}{new_page}" text:outline-level="{level}">{}</text:h>"#,
                    run(said)
                ));
            }
            Block::Paragraph { said } => self.paragraph("Body", said),
            Block::Note { said } => self.paragraph("Note", said),
            Block::List { items } => {
                let items = items.iter().map(|item| {
                    format!(
                        r#"<text:list-item><text:p text:style-name="Body">{}</text:p></text:list-item>"#,
                        run(item)
                    )
                });
                let items: String = items.collect();
                self.push(&format!(r#"<text:list text:style-name="Points">{items}</text:list>"#));
            }
            Block::Facts { about, rows } => self.facts(about, rows),
            Block::Table { about, columns, rows } => {
                let shares: Vec<u8> = columns.iter().map(|column| column.share).collect();
                let head: Vec<Said> = columns.iter().map(|column| column.title.as_str().into()).collect();
                self.table(about, &shares, Some(&head), rows);
            }
            Block::Bars { about, columns, rows } => {
                let head: Vec<Said> = columns.iter().map(|title| title.as_str().into()).collect();
                let rows: Vec<Vec<Said>> =
                    rows.iter().map(|row| vec![row.label.clone(), row.figures.as_str().into()]).collect();
                self.table(about, &[3, 4], Some(&head), &rows);
            }
            Block::Signatures { rows, .. } => {
                for row in rows {
                    self.paragraph("Strong", &row.body);
                    self.paragraph("Note", &row.part.as_str().into());
                    for line in &row.lines {
                        self.paragraph("Sign", &format!("{line}: ").into());
                    }
                }
            }
        }
    }

    fn facts(&mut self, about: &str, rows: &[(Said, Said)]) {
        let rows: Vec<Vec<Said>> =
            rows.iter().map(|(label, value)| vec![label.clone(), value.clone()]).collect();
        if !rows.is_empty() {
            self.table(about, &[2, 5], None, &rows);
        }
    }

    fn table(&mut self, about: &str, shares: &[u8], head: Option<&[Said]>, rows: &[Vec<Said>]) {
        self.tables += 1;
        let name = format!("T{}", self.tables);
        let title = if about.is_empty() {
            String::new()
        } else {
            format!("<table:title>{}</table:title>", escape(about))
        };
        self.push(&format!(r#"<table:table table:name="{name}" table:style-name="Whole">{title}"#));
        for (at, share) in shares.iter().enumerate() {
            let _ = write!(
                self.widths,
                r#"<style:style style:name="{name}.{at}" style:family="table-column"><style:table-column-properties style:rel-column-width="{share}*"/></style:style>"#
            );
            self.push(&format!(r#"<table:table-column table:style-name="{name}.{at}"/>"#));
        }
        if let Some(head) = head {
            self.push("<table:table-header-rows>");
            self.row("Strong", head);
            self.push("</table:table-header-rows>");
        }
        for row in rows {
            self.row("Cell", row);
        }
        self.push("</table:table>");
        self.push(r#"<text:p text:style-name="Body"/>"#);
    }

    fn row(&mut self, style: &str, cells: &[Said]) {
        self.push("<table:table-row>");
        for cell in cells {
            self.push(r#"<table:table-cell table:style-name="Ruled" office:value-type="string">"#);
            self.paragraph(style, cell);
            self.push("</table:table-cell>");
        }
        self.push("</table:table-row>");
    }

    fn paragraph(&mut self, style: &str, said: &Said) {
        self.push(&format!(r#"<text:p text:style-name="{style}">{}</text:p>"#, run(said)));
    }

    fn push(&mut self, words: &str) {
        self.body.push_str(words);
    }
}

/// Words, with their language where it is another one that this form has a style for.
fn run(said: &Said) -> String {
    let words = escape(&said.words);
    match said.lang.as_deref() {
        Some(lang @ ("es" | "en")) => {
            format!(r#"<text:span text:style-name="In_{lang}">{words}</text:span>"#)
        }
        _ => words,
    }
}
