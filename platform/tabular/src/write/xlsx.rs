//! Excel workbooks of finished tables.

use minga_kernel::Moment;
use minga_kernel::table::{Table, Value};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};

use crate::guard;

use super::as_text;

/// The characters of a cell, as many as Excel holds.
const LONGEST: usize = 32_767;
/// The rows of a sheet, as many as Excel has.
const ROWS: u32 = 1_048_576;
/// Widths in characters.
const NARROWEST: usize = 8;
const WIDEST: usize = 60;
/// The rows that decide how wide a column is.
const MEASURED: usize = 500;
/// The largest whole number that a spreadsheet holds exactly.
const LARGEST: u64 = 9_007_199_254_740_992;

/// A workbook could not be written.
#[derive(Debug, thiserror::Error)]
#[error("the workbook could not be written")]
pub struct WriteError(#[from] XlsxError);

/// What a workbook's properties say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    /// The title.
    pub title: String,
    /// Who made it.
    pub author: String,
    /// When. With the same tables it gives the same bytes.
    pub created: Moment,
}

/// A table with words for people.
#[derive(Clone, Debug, PartialEq)]
pub struct LabelledTable<'a> {
    /// The sheet's name; what Excel does not allow in it is replaced.
    pub sheet: String,
    /// The headers in the order of the table's columns; a missing one is the column's key.
    pub labels: Vec<String>,
    /// The rows.
    pub table: &'a Table,
}

/// Writes one sheet for each table: a bold header that stays in sight, filters, columns
/// as wide as what they hold, days as days, lists joined with `;`. No text ever becomes
/// a formula. A text that is longer than a cell may be is cut and ends with `…`.
pub fn write_xlsx(tables: &[LabelledTable<'_>], about: &About) -> Result<Vec<u8>, WriteError> {
    let mut workbook = begin(about)?;
    let mut names = Names::default();
    let looks = Looks::new();
    for labelled in tables {
        // Cells go to a temporary file as they are written, not to memory.
        let sheet = workbook.add_worksheet_with_low_memory()?;
        sheet.set_name(names.allowed(&labelled.sheet))?;
        fill(sheet, labelled, &looks)?;
    }
    Ok(workbook.save_to_buffer()?)
}

/// A sheet whose rows come one after the other, and are not kept.
pub struct RowSheet<'a> {
    /// The sheet's name; what Excel does not allow in it is replaced.
    pub sheet: String,
    /// Each column's header and its width in letters.
    pub columns: Vec<(String, usize)>,
    /// The rows.
    pub rows: &'a mut dyn Iterator<Item = Vec<Value>>,
}

/// Like [`write_xlsx`], for tables of any length: what is in memory is a row, and the packed file.
pub fn write_xlsx_rows(sheets: Vec<RowSheet<'_>>, about: &About) -> Result<Vec<u8>, WriteError> {
    let mut workbook = begin(about)?;
    let mut names = Names::default();
    let looks = Looks::new();
    for of in sheets {
        // Each row is written to a temporary file when the next one begins.
        let sheet = workbook.add_worksheet_with_constant_memory()?;
        sheet.set_name(names.allowed(&of.sheet))?;
        for (column, (_, width)) in (0u16..).zip(&of.columns) {
            sheet.set_column_width(column, column_width(*width))?;
        }
        sheet.set_freeze_panes(1, 0)?;
        for (column, (label, _)) in (0u16..).zip(&of.columns) {
            sheet.write_string_with_format(0, column, label, &looks.header)?;
        }
        // What a sheet has no room for is left out rather than the whole file.
        for (row, values) in (1..ROWS).zip(of.rows) {
            for (column, value) in (0u16..).zip(&values) {
                cell(sheet, row, column, value, &looks)?;
            }
        }
    }
    Ok(workbook.save_to_buffer()?)
}

pub(super) fn begin(about: &About) -> Result<Workbook, WriteError> {
    let mut workbook = Workbook::new();
    let created = ExcelDateTime::from_timestamp(about.created.timestamp())?;
    let properties = DocProperties::new()
        .set_title(&about.title)
        .set_author(&about.author)
        .set_creation_datetime(&created);
    workbook.set_properties(&properties);
    Ok(workbook)
}

/// The formats of cells.
pub(super) struct Looks {
    pub(super) header: Format,
    pub(super) date: Format,
    pub(super) wrapped: Format,
    /// For texts that would be a formula if somebody typed them.
    quoted: Format,
}

impl Looks {
    pub(super) fn new() -> Looks {
        let top = Format::new().set_align(FormatAlign::Top);
        Looks {
            header: top.clone().set_bold().set_text_wrap().set_background_color(0x00E8_EEF4),
            date: top.clone().set_num_format("yyyy-mm-dd"),
            wrapped: top.clone().set_text_wrap(),
            quoted: top.set_text_wrap().set_quote_prefix(),
        }
    }
}

fn fill(sheet: &mut Worksheet, labelled: &LabelledTable<'_>, looks: &Looks) -> Result<(), XlsxError> {
    let table = labelled.table;
    let mut last_column = 0;
    for (column, key) in (0u16..).zip(&table.columns) {
        let label = labelled.labels.get(usize::from(column)).map_or(key.as_ref(), String::as_str);
        sheet.write_string_with_format(0, column, label, &looks.header)?;
        sheet.set_column_width(column, width(label, table, usize::from(column)))?;
        last_column = column;
    }
    sheet.set_freeze_panes(1, 0)?;
    let mut last_row = 0;
    for (row, values) in (1u32..).zip(&table.rows) {
        for (column, value) in (0u16..).zip(values) {
            cell(sheet, row, column, value, looks)?;
        }
        last_row = row;
    }
    if !table.columns.is_empty() {
        sheet.autofilter(0, 0, last_row, last_column)?;
    }
    Ok(())
}

fn cell(sheet: &mut Worksheet, row: u32, column: u16, value: &Value, looks: &Looks) -> Result<(), XlsxError> {
    match value {
        Value::Empty => {}
        Value::Number(number) => drop(sheet.write_number(row, column, *number)?),
        Value::Integer(number) if number.unsigned_abs() <= LARGEST => {
            #[expect(clippy::cast_precision_loss, reason = "small enough to be exact")]
            sheet.write_number(row, column, *number as f64)?;
        }
        Value::Date(day) => match excel_day(*day) {
            Some(day) => drop(sheet.write_datetime_with_format(row, column, day, &looks.date)?),
            None => drop(sheet.write_string(row, column, day.to_string())?),
        },
        Value::Text(_) | Value::List(_) | Value::Integer(_) => {
            let text = cut(&as_text(value));
            let look = if guard::is_risky(&text) { &looks.quoted } else { &looks.wrapped };
            sheet.write_string_with_format(row, column, text, look)?;
        }
    }
    Ok(())
}

/// Excel knows no day before 1900.
pub(super) fn excel_day(day: minga_kernel::Day) -> Option<ExcelDateTime> {
    use chrono::Datelike;
    let (year, month, day) = (day.year(), day.month(), day.day());
    ExcelDateTime::from_ymd(u16::try_from(year).ok()?, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
        .ok()
        .filter(|_| year >= 1900)
}

/// Excel counts characters of UTF-16.
pub(super) fn cut(text: &str) -> String {
    if text.len() <= LONGEST || text.encode_utf16().count() <= LONGEST {
        return text.to_owned();
    }
    let mut room = LONGEST - 1;
    let kept = text.chars().take_while(|c| {
        let fits = c.len_utf16() <= room;
        room = room.saturating_sub(c.len_utf16());
        fits
    });
    kept.chain(['…']).collect()
}

fn width(label: &str, table: &Table, column: usize) -> f64 {
    let longest_line = |text: &str| text.lines().map(|line| line.chars().count()).max().unwrap_or(0);
    let values = table.rows.iter().take(MEASURED).filter_map(|row| row.get(column));
    let widest = values.map(|value| longest_line(&as_text(value))).max().unwrap_or(0);
    // The header needs room for the filter's arrow.
    column_width(widest.max(longest_line(label) + 2))
}

pub(super) fn column_width(characters: usize) -> f64 {
    u32::try_from(characters.clamp(NARROWEST, WIDEST) + 1).unwrap_or_default().into()
}

/// Sheet names as Excel allows them: 31 characters, without some signs, each once.
#[derive(Default)]
pub(super) struct Names {
    taken: Vec<String>,
}

impl Names {
    pub(super) fn allowed(&mut self, wanted: &str) -> String {
        const LONGEST: usize = 31;
        let plain: String =
            wanted.chars().map(|c| if "[]:*?/\\".contains(c) || c.is_control() { ' ' } else { c }).collect();
        let plain = plain.trim().trim_matches('\'').trim();
        // "History" is a name that Excel keeps for itself.
        let plain = if plain.is_empty() || plain.eq_ignore_ascii_case("history") { "_" } else { plain };
        let mut copies = 1;
        loop {
            let tail = if copies == 1 { String::new() } else { format!(" {copies}") };
            let mut name = String::new();
            for c in plain.chars() {
                if name.encode_utf16().count() + c.len_utf16() + tail.len() > LONGEST {
                    break;
                }
                name.push(c);
            }
            name.push_str(&tail);
            let folded = name.to_lowercase();
            if !self.taken.contains(&folded) {
                self.taken.push(folded);
                return name;
            }
            copies += 1;
        }
    }
}
