//! Excel workbooks (`.xlsx`, `.xlsm`), read as they stream by.

use std::collections::HashSet;
use std::io::Cursor;

use calamine::{Data, DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use minga_kernel::{Place, Problem};

use crate::limits::Budget;
use crate::problems::{MOST_PROBLEMS, Problems};
use crate::read::archive::Contents;
use crate::read::grid::{Grid, Range};
use crate::read::line::{Line, TooMuch};
use crate::sheet::{Cell, Sheet};

type Book<'a> = Xlsx<Cursor<&'a [u8]>>;

/// All visible sheets.
pub(crate) fn read(
    bytes: &[u8],
    contents: &Contents<'_>,
    budget: &mut Budget,
    problems: &mut Problems,
) -> Vec<Sheet> {
    if contents.names.iter().any(|name| name.to_ascii_lowercase().ends_with("vbaproject.bin")) {
        problems.push(Problem::notice(Place::default(), "macros-ignored"));
    }
    let mut book: Book<'_> = match calamine::open_workbook_from_rs(Cursor::new(bytes)) {
        Ok(book) => book,
        Err(error) => {
            problems.push(trouble(Place::default(), &error));
            return Vec::new();
        }
    };
    let listed = book.sheets_metadata().to_vec();
    let mut sheets = Vec::new();
    for listed in listed.iter().filter(|listed| listed.typ == SheetType::WorkSheet) {
        if listed.visible != SheetVisible::Visible {
            let place = Place::sheet(&listed.name);
            problems.push(Problem::notice(place, "hidden-sheet").with("value", &listed.name));
            continue;
        }
        if !super::has_room(sheets.len(), budget, problems) {
            break;
        }
        let mut grid = Grid::new(&listed.name, budget, problems);
        if let Err(error) = sheet(&mut book, &listed.name, contents, &mut grid) {
            grid.problem(trouble(Place::sheet(&listed.name), &error));
        }
        sheets.extend(grid.finish());
    }
    sheets
}

fn trouble(place: Place, error: &XlsxError) -> Problem {
    match error {
        XlsxError::Password => Problem::error(Place::default(), "encrypted"),
        _ => Problem::error(place, "corrupt").with("value", error),
    }
}

fn sheet(
    book: &mut Book<'_>,
    name: &str,
    contents: &Contents<'_>,
    grid: &mut Grid<'_>,
) -> Result<(), XlsxError> {
    if contents.has_merged {
        for range in book.merge_cells_by_sheet_name(name)? {
            grid.merged(Range { first: range.start, last: range.end });
        }
    }
    let unvalued = if contents.has_formulas { formulas_without_value(book, name)? } else { HashSet::new() };
    let mut cells = book.worksheet_cells_reader(name)?;
    let percent: Vec<bool> = cells
        .styles()
        .iter()
        .map(|style| style.number_format.as_ref().is_some_and(|format| is_percent(&format.format_code)))
        .collect();
    let mut row = 0;
    let mut line = Line::default();
    while let Some((cell, style)) = cells.next_cell_with_style_id()? {
        let (at_row, at_column) = cell.get_position();
        if at_row != row {
            if !grid.push(row + 1, line.take()) {
                return Ok(());
            }
            row = at_row;
        }
        let value = match understood(cell.get_value().clone()) {
            Cell::Empty if unvalued.contains(&(at_row, at_column)) => Cell::Fault("formula-without-value"),
            Cell::Number(number) if percent.get(style) == Some(&true) => as_shown(number),
            value => value,
        };
        if let Err(TooMuch) = line.put(at_column as usize, 1, value) {
            grid.too_much_text(row + 1);
            return Ok(());
        }
    }
    grid.push(row + 1, line.take());
    Ok(())
}

/// Where there is a formula and nobody has ever worked it out.
fn formulas_without_value(book: &mut Book<'_>, name: &str) -> Result<HashSet<(u32, u32)>, XlsxError> {
    let mut found = HashSet::new();
    let mut cells = book.worksheet_cells_reader(name)?;
    while let Some(cell) = cells.next_cell_with_formula_metadata()? {
        if cell.formula.is_some() && cell.value == DataRef::Empty {
            found.insert(cell.pos);
            if found.len() > MOST_PROBLEMS {
                break;
            }
        }
    }
    Ok(found)
}

fn understood(value: DataRef<'_>) -> Cell {
    match Data::from(value) {
        Data::Empty => Cell::Empty,
        Data::Int(number) =>
        {
            #[expect(clippy::cast_precision_loss, reason = "a spreadsheet's own numbers are floating point")]
            Cell::Number(number as f64)
        }
        Data::Float(number) if number.is_finite() => Cell::Number(number),
        Data::Float(_) | Data::Error(_) => Cell::Fault("formula-error"),
        Data::String(text) | Data::DurationIso(text) => Cell::text(text),
        Data::Bool(bool) => Cell::Bool(bool),
        Data::DateTime(moment) => day(&moment),
        Data::DateTimeIso(text) => iso_day(&text),
    }
}

/// A time of day without a day, or a duration, stays a number.
fn day(moment: &ExcelDateTime) -> Cell {
    let number = moment.as_f64();
    match moment.as_datetime() {
        Some(datetime) if moment.is_datetime() && number >= 1.0 => Cell::Date(datetime.date()),
        _ => Cell::Number(number),
    }
}

/// The day of an ISO 8601 date or moment.
pub(crate) fn iso_day(text: &str) -> Cell {
    match text.get(..10).and_then(|day| day.parse().ok()) {
        Some(day) => Cell::Date(day),
        None => Cell::text(text),
    }
}

/// A fraction as its percentage, without the noise of the multiplication.
pub(crate) fn as_shown(fraction: f64) -> Cell {
    Cell::Percent((fraction * 1e11).round() / 1e9)
}

/// Whether a number format shows a percentage: a `%` that is not quoted or escaped.
pub(crate) fn is_percent(format: &str) -> bool {
    let mut quoted = false;
    let mut chars = format.chars();
    while let Some(c) = chars.next() {
        match c {
            '"' => quoted = !quoted,
            '\\' | '_' | '*' if !quoted => drop(chars.next()),
            '%' if !quoted => return true,
            _ => {}
        }
    }
    false
}
