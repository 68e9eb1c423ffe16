//! CSV files, from whatever program and country.

use minga_kernel::{Place, Problem};

use crate::guard::disarmed;
use crate::limits::Budget;
use crate::problems::Problems;
use crate::read::grid::Grid;
use crate::read::{delimiter, encoding};
use crate::sheet::{Cell, Sheet};

/// The table in these bytes.
pub(crate) fn read(name: &str, bytes: &[u8], budget: &mut Budget, problems: &mut Problems) -> Option<Sheet> {
    let Some(decoded) = encoding::decode(bytes) else {
        problems.push(Problem::error(Place::sheet(name), "not-a-table"));
        return None;
    };
    if let Some(encoding) = decoded.guessed {
        let notice = Problem::notice(Place::sheet(name), "encoding-guessed").with("value", encoding);
        problems.push(notice);
    }
    let (sign, start) =
        delimiter::declared(&decoded.text).unwrap_or_else(|| (delimiter::guess(&decoded.text), 0));
    let text = &decoded.text[start..];
    let mut grid = Grid::new(name, budget, problems);
    if let Err(error) = records(text, sign, &mut grid, name) {
        grid.problem(Problem::error(Place::sheet(name), "corrupt").with("value", error));
    }
    grid.finish()
}

fn records(text: &str, sign: u8, grid: &mut Grid<'_>, name: &str) -> Result<(), csv::Error> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(sign)
        .from_reader(text.as_bytes());
    let mut record = csv::StringRecord::new();
    let mut number = 0u32;
    let mut unclosed = false;
    loop {
        let start = usize::try_from(reader.position().byte()).unwrap_or(text.len());
        // The `csv` crate passes over empty lines in silence; a spreadsheet counts them.
        let blanks = blank_lines(text, start);
        if !reader.read_record(&mut record)? {
            break;
        }
        number = number.saturating_add(blanks).saturating_add(1);
        let end = usize::try_from(reader.position().byte()).unwrap_or(text.len());
        unclosed = end >= text.len() && is_unclosed(&text[start..], &record);
        let cells = record.iter().map(|field| Cell::text(disarmed(field))).collect();
        if !grid.push(number, cells) {
            break;
        }
    }
    if unclosed {
        grid.problem(Problem::error(Place::sheet(name).row(number), "unclosed-quote"));
    }
    Ok(())
}

/// The empty lines between one record's end and the next one's beginning.
fn blank_lines(text: &str, start: usize) -> u32 {
    let bytes = text.as_bytes();
    let mut at = start;
    // The second half of the last record's line end.
    if at > 0 && bytes.get(at - 1) == Some(&b'\r') && bytes.get(at) == Some(&b'\n') {
        at += 1;
    }
    let mut lines = 0;
    loop {
        match bytes.get(at) {
            Some(b'\r') if bytes.get(at + 1) == Some(&b'\n') => at += 2,
            Some(b'\n' | b'\r') => at += 1,
            _ => return lines,
        }
        lines += 1;
    }
}

/// Whether the last record swallowed the rest of the file for want of a closing quote.
fn is_unclosed(raw: &str, record: &csv::StringRecord) -> bool {
    let last = record.iter().next_back().unwrap_or_default();
    last.contains('\n') && raw.bytes().filter(|&byte| byte == b'"').count() % 2 == 1
}
