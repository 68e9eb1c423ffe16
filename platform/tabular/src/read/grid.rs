//! From rows as they stream by to a [`Sheet`]: finds the header, keeps the limits,
//! notices what does not line up. Every format goes through here.

use minga_kernel::{Place, Problem};

use crate::limits::Budget;
use crate::parse::{as_text, one_line};
use crate::problems::Problems;
use crate::sheet::{Cell, Row, Sheet};

/// The most one-cell lines before the header that are taken for a title.
const MOST_TITLES: usize = 5;
/// A header has at least this many names before the lines above it are taken for a title.
const FEWEST_HEADERS: usize = 3;

/// A range of cells, counted from 0, both ends in it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Range {
    pub(crate) first: (u32, u32),
    pub(crate) last: (u32, u32),
}

/// A sheet being read.
pub(crate) struct Grid<'a> {
    budget: &'a mut Budget,
    problems: &'a mut Problems,
    sheet: Sheet,
    /// The column of the first header, counted from 0.
    first_column: usize,
    /// Lines before the header that may be a title or, after all, the header and its rows.
    titles: Vec<(u32, Vec<Cell>)>,
    merged: Vec<Range>,
    /// Columns already reported as having no header.
    nameless: Vec<usize>,
    stopped: bool,
}

impl<'a> Grid<'a> {
    pub(crate) fn new(name: &str, budget: &'a mut Budget, problems: &'a mut Problems) -> Grid<'a> {
        Grid {
            budget,
            problems,
            sheet: Sheet { name: name.to_owned(), ..Sheet::default() },
            first_column: 0,
            titles: Vec::new(),
            merged: Vec::new(),
            nameless: Vec::new(),
            stopped: false,
        }
    }

    /// The next row, with its cells from column A on. Answers whether to go on reading.
    pub(crate) fn push(&mut self, number: u32, mut cells: Vec<Cell>) -> bool {
        while cells.last().is_some_and(Cell::is_empty) {
            cells.pop();
        }
        if self.stopped || cells.is_empty() {
            return !self.stopped;
        }
        self.keep_limits(number, &cells);
        if self.stopped {
            return false;
        }
        if self.has_header() {
            self.data(number, cells);
        } else {
            self.before_header(number, cells);
        }
        self.stopped |= self.problems.is_full();
        !self.stopped
    }

    /// Cells that their owner merged.
    pub(crate) fn merged(&mut self, range: Range) {
        if self.merged.len() < crate::MOST_PROBLEMS {
            self.merged.push(range);
        }
    }

    /// Something wrong that only the format's reader can see.
    pub(crate) fn problem(&mut self, problem: Problem) {
        self.problems.push(problem);
    }

    /// A row that holds more text than any honest one.
    pub(crate) fn too_much_text(&mut self, number: u32) {
        let limit = self.budget.limits().text_bytes >> 20;
        self.stop(Problem::error(self.place().row(number), "too-much-text").with("limit", limit));
    }

    /// Whether nothing more is wanted.
    pub(crate) fn is_stopped(&self) -> bool {
        self.stopped
    }

    /// The sheet, unless there was nothing in it.
    pub(crate) fn finish(mut self) -> Option<Sheet> {
        self.settle_titles();
        if !self.has_header() {
            return None;
        }
        self.report_merged();
        Some(self.sheet)
    }

    fn has_header(&self) -> bool {
        self.sheet.header_row > 0
    }

    fn place(&self) -> Place {
        Place::sheet(&self.sheet.name)
    }

    fn keep_limits(&mut self, number: u32, cells: &[Cell]) {
        let filled = cells.iter().filter(|cell| !cell.is_empty()).count();
        let text = cells.iter().map(Cell::bytes).sum();
        if let Err(over) = self.budget.spend_cells(filled, text) {
            self.stop(Problem::error(self.place().row(number), over.code).with("limit", over.limit));
            return;
        }
        let columns = self.budget.limits().columns;
        let start = cells.iter().position(|cell| !cell.is_empty()).unwrap_or(0);
        if cells.len() - start > columns as usize {
            self.stop(Problem::error(self.place(), "too-many-columns").with("limit", columns));
            return;
        }
        let limit = self.budget.limits().cell_chars as usize;
        for (column, cell) in cells.iter().enumerate() {
            // Bytes are never fewer than characters: most cells need no counting. Excel
            // counts those of UTF-16, and what is taken in must fit when it is given out.
            if let Cell::Text(text) = cell
                && text.len() > limit
                && text.encode_utf16().nth(limit).is_some()
            {
                let place = self.place().row(number).column(self.column_name(column));
                self.problems.push(Problem::error(place, "cell-too-long").with("limit", limit));
            }
        }
    }

    fn stop(&mut self, problem: Problem) {
        self.problems.push(problem);
        self.stopped = true;
    }

    /// A line with a single text may be a title over the real header, as ministries like
    /// them; it is one when a line of several texts comes soon after.
    fn before_header(&mut self, number: u32, cells: Vec<Cell>) {
        let mut filled = cells.iter().filter(|cell| !cell.is_empty());
        let texts = filled.by_ref().take_while(|cell| matches!(cell, Cell::Text(_))).count();
        let only_texts = filled.next().is_none() && texts > 0;
        if only_texts && texts == 1 && self.titles.len() < MOST_TITLES {
            self.titles.push((number, cells));
        } else if self.titles.is_empty() {
            self.header(number, &cells);
        } else if only_texts && texts >= FEWEST_HEADERS {
            for (row, title) in std::mem::take(&mut self.titles) {
                let place = self.place().row(row);
                let title = title.iter().map(as_text).collect::<String>();
                self.problems.push(Problem::notice(place, "title-skipped").with("value", one_line(&title)));
            }
            self.header(number, &cells);
        } else {
            self.settle_titles();
            self.data(number, cells);
        }
    }

    /// What looked like titles was the header and its first rows.
    fn settle_titles(&mut self) {
        for (row, cells) in std::mem::take(&mut self.titles) {
            if self.has_header() {
                self.data(row, cells);
            } else {
                self.header(row, &cells);
            }
        }
    }

    fn header(&mut self, number: u32, cells: &[Cell]) {
        self.first_column = cells.iter().position(|cell| !cell.is_empty()).unwrap_or(0);
        self.sheet.header_row = number;
        let mut seen: Vec<String> = Vec::with_capacity(cells.len());
        for cell in &cells[self.first_column..] {
            let header = one_line(&as_text(cell));
            let header = header.strip_suffix('*').unwrap_or(&header).trim_end().to_owned();
            let folded = header.to_lowercase();
            if !folded.is_empty() && seen.contains(&folded) {
                let place = self.place().row(number).column(&header);
                self.problems.push(Problem::error(place, "duplicate-header").with("value", &header));
            }
            seen.push(folded);
            self.sheet.headers.push(header);
        }
    }

    fn data(&mut self, number: u32, mut cells: Vec<Cell>) {
        let width = self.sheet.headers.len();
        let end = self.first_column + width;
        if cells.len() > end {
            let extra = cells[end..].iter().position(|cell| !cell.is_empty()).unwrap_or(0) + end;
            let place = self.place().row(number);
            let problem = Problem::error(place, "extra-cells")
                .with("column", letters(extra))
                .with("value", as_text(&cells[extra]));
            self.problems.push(problem);
            cells.truncate(end);
        }
        for (column, cell) in cells.iter().enumerate() {
            let named =
                column >= self.first_column && !self.sheet.headers[column - self.first_column].is_empty();
            if !named && !cell.is_empty() && !self.nameless.contains(&column) {
                self.nameless.push(column);
                let place = self.place().row(self.sheet.header_row).column(letters(column));
                let problem = Problem::error(place, "blank-header")
                    .with("column", letters(column))
                    .with("row", number)
                    .with("value", as_text(cell));
                self.problems.push(problem);
            }
        }
        cells.drain(..self.first_column.min(cells.len()));
        if cells.iter().all(Cell::is_empty) {
            return;
        }
        if let Err(over) = self.budget.spend_row() {
            self.stop(Problem::error(self.place().row(number), over.code).with("limit", over.limit));
            return;
        }
        cells.resize(width, Cell::Empty);
        cells.shrink_to_fit();
        self.sheet.rows.push(Row { number, cells });
    }

    fn column_name(&self, column: usize) -> String {
        let header = column.checked_sub(self.first_column).and_then(|at| self.sheet.headers.get(at));
        header.filter(|header| !header.is_empty()).cloned().unwrap_or_else(|| letters(column))
    }

    /// Merged cells above the header (titles) and outside the table do no harm.
    fn report_merged(&mut self) {
        let last_row = self.sheet.rows.last().map_or(self.sheet.header_row, |row| row.number);
        let columns = self.first_column..self.first_column + self.sheet.headers.len();
        for range in std::mem::take(&mut self.merged) {
            let inside = range.last.0 + 1 >= self.sheet.header_row
                && range.first.0 < last_row
                && columns.contains(&(range.first.1 as usize));
            if inside {
                let place =
                    self.place().row(range.first.0 + 1).column(self.column_name(range.first.1 as usize));
                self.problems.push(Problem::error(place, "merged-cells").with("range", range_name(range)));
            }
        }
    }
}

/// A column's letters: `A` for 0, `AA` for 26.
pub(crate) fn letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        let digit = u8::try_from((rest - 1) % 26).unwrap_or(0);
        letters.push(char::from(b'A' + digit));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

fn range_name(range: Range) -> String {
    let corner = |(row, column): (u32, u32)| format!("{}{}", letters(column as usize), row + 1);
    format!("{}:{}", corner(range.first), corner(range.last))
}
