//! A list of who may take part, as somebody keeps it in a spreadsheet: one of its columns holds
//! identifiers. Nothing else of it is looked at, and nothing of it is said back.

use super::doors::identifier_as_kept;
use minga_kernel::{Place, Problem};
use minga_tabular::{Cell, Sheet, Workbook};
use std::collections::BTreeSet;

/// The most rows of which it is said what is wrong with them.
const TOLD: usize = 10;
/// A header with so many digits is none: the list has no header, and begins with an identifier.
const DIGITS: usize = 4;
/// The most letters of a header that is repeated.
const HEADER: usize = 40;

/// The identifiers of a column, each once; or everything that has to be mended. `column` names
/// the column, where the sheet has several.
pub(crate) fn identifiers(book: &Workbook, column: &str) -> Result<Vec<String>, Vec<Problem>> {
    let wrong = |code| Problem::error(Place::default().column("file"), code);
    let [sheet] = &*book.sheets else { return Err(vec![wrong("cocreation-list-sheets")]) };
    let at = match (position(sheet, column), &*named(sheet)) {
        (Some(at), _) => at,
        (None, [only]) if column.is_empty() => *only,
        (None, all) => {
            let names = all.iter().map(|at| sheet.headers[*at].chars().take(HEADER).collect::<String>());
            let names = names.take(TOLD).collect::<Vec<_>>().join(", ");
            let place = Place::default().column("column");
            return Err(vec![Problem::error(place, "cocreation-list-column").with("columns", names)]);
        }
    };
    let mut found = BTreeSet::new();
    let mut problems = Vec::new();
    let header = &sheet.headers[at];
    let first = (header.chars().filter(char::is_ascii_digit).count() >= DIGITS)
        .then(|| (sheet.header_row, Cell::Text(header.clone())));
    let rows = sheet.rows.iter().filter_map(|row| Some((row.number, row.cells.get(at)?.clone())));
    for (number, cell) in first.into_iter().chain(rows) {
        match identifier(&cell) {
            Ok(Some(identifier)) => {
                found.insert(identifier);
            }
            // A row may have something else in it.
            Ok(None) => {}
            Err(code) => {
                problems.push(wrong(code).with("row", number));
                if problems.len() == TOLD {
                    break;
                }
            }
        }
    }
    if found.is_empty() && problems.is_empty() {
        problems.push(wrong("cocreation-list-empty"));
    }
    if problems.is_empty() { Ok(found.into_iter().collect()) } else { Err(problems) }
}

/// The column with this header, whatever its case.
fn position(sheet: &Sheet, column: &str) -> Option<usize> {
    let wanted = column.trim().to_lowercase();
    (!wanted.is_empty())
        .then(|| sheet.headers.iter().position(|header| header.to_lowercase() == wanted))
        .flatten()
}

/// The columns that have a header.
fn named(sheet: &Sheet) -> Vec<usize> {
    (0..sheet.headers.len()).filter(|at| !sheet.headers[*at].is_empty()).collect()
}

/// The identifier in a cell; nothing if it is empty, the code of a problem if it is none.
fn identifier(cell: &Cell) -> Result<Option<String>, &'static str> {
    let text = match cell {
        Cell::Empty => return Ok(None),
        Cell::Text(text) => text.clone(),
        Cell::Number(number) if number.fract() == 0.0 && (0.0..1e15).contains(number) => {
            format!("{number:.0}")
        }
        _ => return Err("cocreation-list-row"),
    };
    if is_shortened(&text) {
        return Err("cocreation-list-shortened");
    }
    identifier_as_kept(&text).map(Some).ok_or("cocreation-list-row")
}

/// Whether a spreadsheet wrote a long number as `1.71E+09`: its end is lost.
fn is_shortened(text: &str) -> bool {
    let text = text.trim().to_ascii_uppercase();
    let Some((number, exponent)) = text.split_once("E+") else { return false };
    let digits = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
    digits(exponent) && digits(&number.replace(['.', ','], ""))
}

#[cfg(test)]
mod tests {
    use super::*;
    use minga_tabular::{Limits, read};

    fn of(text: &str, column: &str) -> Result<Vec<String>, Vec<String>> {
        let book = read("censo.csv", text.as_bytes(), &Limits::default()).expect("it can be read");
        identifiers(&book, column).map_err(|all| all.iter().map(|it| it.code.to_owned()).collect())
    }

    #[test]
    fn a_column_of_identifiers_is_read_however_it_is_written() {
        let all = Ok(vec!["102030405".to_owned(), "1712345678".to_owned()]);
        assert_eq!(of("cédula\n1712345678\n0102030405\n171234567-8\n", ""), all);
        // A list without a header begins with an identifier.
        assert_eq!(of("0102030405\n1712345678\n", ""), all);
        let table = "nombre;Cédula;parroquia\nAna;1712345678;Sur\nEva;0102030405;Norte\nSin;;Norte\n";
        assert_eq!(of(table, " CÉDULA "), all);
        assert_eq!(of(table, ""), Err(vec!["cocreation-list-column".to_owned()]));
        assert_eq!(of(table, "correo"), Err(vec!["cocreation-list-column".to_owned()]));
    }

    #[test]
    fn what_is_no_identifier_is_told_by_its_row_and_nothing_is_repeated() {
        assert_eq!(of("id\n1.71E+09\n", ""), Err(vec!["cocreation-list-shortened".to_owned()]));
        assert_eq!(of("id\n12\n17123456\n", ""), Err(vec!["cocreation-list-row".to_owned()]));
        let book = read("c.csv", "id\nx1\ny2\n".as_bytes(), &Limits::default()).expect("it can be read");
        let told = format!("{:?}", identifiers(&book, "").expect_err("it is refused"));
        assert!(!told.contains("x1") && told.contains('3'), "{told}");
        let many = format!("id\n{}", "x\n".repeat(100));
        assert_eq!(of(&many, "").map_err(|all| all.len()), Err(TOLD));
    }
}
