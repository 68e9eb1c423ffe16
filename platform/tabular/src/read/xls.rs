//! Workbooks of Excel 97 to 2003 (`.xls`), which public bodies still send.
//!
//! Our own reader: the general one makes room for as many cells as the file says that it
//! has and copies its shared texts without counting, so that a few bytes cost gigabytes.

use minga_kernel::{Day, Place, Problem};

use crate::limits::Budget;
use crate::problems::Problems;
use crate::read::biff::{self, CONTINUE, float, packed};
use crate::read::compound::{self, u16_at, u32_at};
use crate::read::grid::{Grid, Range};
use crate::read::line::{Line, TooMuch};
use crate::read::sniff::has_wide;
use crate::read::xlsx::{as_shown, is_percent};
use crate::sheet::{Cell, Sheet};

/// All visible sheets.
pub(crate) fn read(bytes: &[u8], budget: &mut Budget, problems: &mut Problems) -> Vec<Sheet> {
    if has_wide(bytes, "_VBA_PROJECT") {
        problems.push(Problem::notice(Place::default(), "macros-ignored"));
    }
    let mut sheets = Vec::new();
    if let Err(problem) = book(bytes, budget, problems, &mut sheets) {
        problems.push(problem);
    }
    sheets
}

fn corrupt(what: &str) -> Problem {
    Problem::error(Place::default(), "corrupt").with("value", what)
}

fn book(
    bytes: &[u8],
    budget: &mut Budget,
    problems: &mut Problems,
    sheets: &mut Vec<Sheet>,
) -> Result<(), Problem> {
    let Some(stream) = compound::stream(bytes, "Workbook") else {
        // "Book" is what Excel 5 and 95 called it.
        let is_older = compound::stream(bytes, "Book").is_some();
        let older = Problem::error(Place::default(), "unsupported-format").with("value", "xls (Excel 95)");
        return Err(if is_older { older } else { corrupt("no workbook stream") });
    };
    let book = Book::open(&stream)?;
    for listed in &book.sheets {
        if listed.is_hidden {
            let notice =
                Problem::notice(Place::sheet(&listed.name), "hidden-sheet").with("value", &listed.name);
            problems.push(notice);
            continue;
        }
        if !super::has_room(sheets.len(), budget, problems) {
            break;
        }
        let mut grid = Grid::new(&listed.name, budget, problems);
        if book.sheet(&stream, listed.start, &mut grid).is_none() {
            grid.problem(
                Problem::error(Place::sheet(&listed.name), "corrupt").with("value", "a record is cut off"),
            );
        }
        sheets.extend(grid.finish());
    }
    Ok(())
}

struct Listed {
    name: String,
    start: usize,
    is_hidden: bool,
}

/// How a number is shown.
#[derive(Clone, Copy, PartialEq)]
enum Shown {
    Number,
    Percent,
    Date,
}

/// What holds for all sheets.
#[derive(Default)]
struct Book {
    sheets: Vec<Listed>,
    texts: Vec<String>,
    /// By the number that cells give for their look.
    looks: Vec<Shown>,
    counts_from_1904: bool,
}

impl Book {
    fn open(stream: &[u8]) -> Result<Book, Problem> {
        let mut book = Book::default();
        let mut formats: Vec<(u16, String)> = Vec::new();
        let mut looks: Vec<u16> = Vec::new();
        let mut shared: Vec<&[u8]> = Vec::new();
        let mut in_shared = false;
        for (at, (kind, data)) in biff::records(stream, 0).enumerate() {
            if at == 0 && (kind != 0x0809 || u16_at(data, 0) != Some(0x0600)) {
                return Err(
                    Problem::error(Place::default(), "unsupported-format").with("value", "xls (Excel 95)")
                );
            }
            in_shared = (in_shared && kind == CONTINUE) || kind == 0x00fc;
            match kind {
                _ if in_shared => shared.push(data),
                0x002f => return Err(Problem::error(Place::default(), "encrypted")),
                0x0022 => book.counts_from_1904 = u16_at(data, 0) == Some(1),
                0x041e => formats.extend(format(data)),
                0x00e0 => looks.extend(u16_at(data, 2)),
                0x0085 => book.sheets.extend(listed(data)),
                0x000a => break,
                _ => {}
            }
        }
        book.texts = biff::shared(shared);
        book.looks = looks
            .into_iter()
            .map(|number| match formats.iter().find(|(other, _)| *other == number) {
                Some((_, format)) => shown(format),
                None => shown_by_number(number),
            })
            .collect();
        Ok(book)
    }

    /// Reads one sheet's cells; `None` if a record is too short.
    fn sheet(&self, stream: &[u8], start: usize, grid: &mut Grid<'_>) -> Option<()> {
        let mut row = 0;
        let mut line = Line::default();
        // Charts inside a sheet are sheets inside a sheet.
        let mut depth = 0u32;
        // Where the formula stands whose text comes in the next record.
        let mut awaiting = None;
        for (kind, data) in biff::records(stream, start) {
            match kind {
                0x0809 => depth += 1,
                0x000a if depth <= 1 => break,
                0x000a => depth -= 1,
                _ => {}
            }
            if depth > 1 {
                continue;
            }
            let place = |data| Some((u16_at(data, 0)?, u16_at(data, 2)?));
            let (at, cells) = match kind {
                0x00e5 => {
                    merged(data, grid);
                    continue;
                }
                0x0207 => {
                    (awaiting.take(), vec![Cell::text(biff::text(data.get(2..)?, u16_at(data, 0)?.into())?)])
                }
                0x0006 => {
                    let cell = self.formula(data)?;
                    if cell.is_none() {
                        awaiting = place(data);
                    }
                    (place(data), cell.into_iter().collect())
                }
                0x00bd => (place(data), self.packed_cells(data)?),
                _ => match self.cell(kind, data) {
                    Some(cell) => (place(data), vec![cell?]),
                    None => continue,
                },
            };
            let Some((at_row, column)) = at else { continue };
            if u32::from(at_row) != row {
                if !grid.push(row + 1, line.take()) {
                    return Some(());
                }
                row = at_row.into();
            }
            for (column, cell) in (usize::from(column)..).zip(cells) {
                if let Err(TooMuch) = line.put(column, 1, cell) {
                    grid.too_much_text(row + 1);
                    return Some(());
                }
            }
        }
        grid.push(row + 1, line.take());
        Some(())
    }

    /// A record of one cell. `None` if it is another record, `Some(None)` if it is cut off.
    #[expect(clippy::option_option, reason = "another record is not a damaged one")]
    fn cell(&self, kind: u16, data: &[u8]) -> Option<Option<Cell>> {
        let number = |number: Option<f64>| Some(self.number(number?, u16_at(data, 4)?));
        Some(match kind {
            0x0203 => number(float(data, 6)),
            0x027e => number(packed(data, 6)),
            0x00fd => u32_at(data, 6).map(|at| {
                let text = usize::try_from(at).ok().and_then(|at| self.texts.get(at));
                text.map_or(Cell::Empty, Cell::text)
            }),
            0x0204 | 0x00d6 => {
                u16_at(data, 6).and_then(|length| biff::text(data.get(8..)?, length.into())).map(Cell::text)
            }
            0x0205 => match data.get(6..8) {
                Some([value, 0]) => Some(Cell::Bool(*value != 0)),
                Some(_) => Some(Cell::Fault("formula-error")),
                None => None,
            },
            _ => return None,
        })
    }

    /// A formula's last value; `Some(None)` if it is the text in the next record.
    #[expect(clippy::option_option, reason = "a value to come is not a damaged one")]
    fn formula(&self, data: &[u8]) -> Option<Option<Cell>> {
        let value: &[u8; 8] = data.get(6..)?.first_chunk()?;
        Some(match value {
            [0, .., 0xff, 0xff] => None,
            [1, _, yes, .., 0xff, 0xff] => Some(Cell::Bool(*yes != 0)),
            [2, .., 0xff, 0xff] => Some(Cell::Fault("formula-error")),
            [.., 0xff, 0xff] => Some(Cell::Empty),
            _ => Some(self.number(f64::from_le_bytes(*value), u16_at(data, 4)?)),
        })
    }

    fn packed_cells(&self, data: &[u8]) -> Option<Vec<Cell>> {
        let cells = data.get(4..data.len().checked_sub(2)?)?.chunks_exact(6);
        cells.map(|cell| Some(self.number(packed(cell, 2)?, u16_at(cell, 0)?))).collect()
    }

    fn number(&self, number: f64, look: u16) -> Cell {
        match self.looks.get(usize::from(look)) {
            _ if !number.is_finite() => Cell::Fault("formula-error"),
            Some(Shown::Percent) => as_shown(number),
            Some(Shown::Date) => self.day(number).map_or(Cell::Number(number), Cell::Date),
            _ => Cell::Number(number),
        }
    }

    /// The day that a spreadsheet counts like this. A time of day alone is none.
    fn day(&self, serial: f64) -> Option<Day> {
        if !(1.0..3_000_000.0).contains(&serial) {
            return None;
        }
        #[expect(clippy::cast_possible_truncation, reason = "within bounds, as was just seen")]
        let days = serial.floor() as i64;
        let first = if self.counts_from_1904 {
            Day::from_ymd_opt(1904, 1, 1)?
        } else if days < 60 {
            Day::from_ymd_opt(1899, 12, 31)?
        } else {
            // Excel believes that there was a 29 February 1900.
            Day::from_ymd_opt(1899, 12, 30)?
        };
        first.checked_add_signed(chrono::Duration::try_days(days)?)
    }
}

fn format(data: &[u8]) -> Option<(u16, String)> {
    Some((u16_at(data, 0)?, biff::text(data.get(4..)?, u16_at(data, 2)?.into())?))
}

/// A sheet of cells; charts and macro sheets are passed over.
fn listed(data: &[u8]) -> Option<Listed> {
    let start = usize::try_from(u32_at(data, 0)?).ok()?;
    let (hidden, kind, length) = (data.get(4)? & 3, *data.get(5)?, *data.get(6)?);
    let name = biff::text(data.get(7..)?, length.into())?;
    (kind == 0).then_some(Listed { name, start, is_hidden: hidden != 0 })
}

fn merged(data: &[u8], grid: &mut Grid<'_>) {
    for range in data.get(2..).unwrap_or_default().chunks_exact(8) {
        let at = |place| u16_at(range, place).unwrap_or_default().into();
        grid.merged(Range { first: (at(0), at(4)), last: (at(2), at(6)) });
    }
}

fn shown(format: &str) -> Shown {
    if is_percent(format) {
        Shown::Percent
    } else if is_date(format) {
        Shown::Date
    } else {
        Shown::Number
    }
}

/// The formats that have a number and no text.
fn shown_by_number(number: u16) -> Shown {
    match number {
        9 | 10 => Shown::Percent,
        14..=17 | 22 | 27..=31 | 36 | 50..=54 | 57 | 58 => Shown::Date,
        _ => Shown::Number,
    }
}

/// Whether a format shows a day or a year outside of quotes and brackets.
fn is_date(format: &str) -> bool {
    let (mut quoted, mut bracketed) = (false, false);
    let mut chars = format.chars();
    while let Some(c) = chars.next() {
        match c {
            '"' => quoted = !quoted,
            '[' if !quoted => bracketed = true,
            ']' if !quoted => bracketed = false,
            '\\' | '_' | '*' if !quoted => drop(chars.next()),
            'y' | 'Y' | 'd' | 'D' if !quoted && !bracketed => return true,
            _ => {}
        }
    }
    false
}
