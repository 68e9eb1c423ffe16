//! Days as people write them, in Spanish and English. Day first, never month first.

use minga_kernel::Day;

use crate::problems::CellProblem;
use crate::sheet::Cell;

use super::text::{as_text, fold, one_line};

const YEARS: std::ops::RangeInclusive<i32> = 1900..=2200;
/// The serial numbers with which Excel counts the days of 1954 to 2119.
const SERIALS: std::ops::RangeInclusive<f64> = 20_000.0..=80_000.0;

/// Every name begins with one of these three letters, in one language or the other.
const MONTHS: [(&[&str], &[&str]); 12] = [
    (&["enero", "ene"], &["january", "jan"]),
    (&["febrero", "feb"], &["february", "feb"]),
    (&["marzo", "mar"], &["march", "mar"]),
    (&["abril", "abr"], &["april", "apr"]),
    (&["mayo", "may"], &["may"]),
    (&["junio", "jun"], &["june", "jun"]),
    (&["julio", "jul"], &["july", "jul"]),
    (&["agosto", "ago"], &["august", "aug"]),
    (&["septiembre", "setiembre", "sep", "sept", "set"], &["september", "sep", "sept"]),
    (&["octubre", "oct"], &["october", "oct"]),
    (&["noviembre", "nov"], &["november", "nov"]),
    (&["diciembre", "dic"], &["december", "dec"]),
];

/// Words that say nothing about which day it is.
const FILLERS: [&str; 20] = [
    "de",
    "del",
    "the",
    "of",
    "a",
    "el",
    "lunes",
    "martes",
    "miercoles",
    "jueves",
    "viernes",
    "sabado",
    "domingo",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

/// A day.
pub(super) fn day(cell: &Cell) -> Result<Day, CellProblem> {
    let written = one_line(&as_text(cell));
    match cell {
        Cell::Date(day) => in_range(*day, written),
        Cell::Number(number) => Err(from_number(*number, written)),
        Cell::Text(_) => text(&written),
        _ => Err(CellProblem::of("not-a-date", written)),
    }
}

fn in_range(day: Day, written: String) -> Result<Day, CellProblem> {
    use chrono::Datelike;
    if YEARS.contains(&day.year()) {
        return Ok(day);
    }
    let problem = CellProblem::of("date-out-of-range", written);
    Err(problem.with("first", YEARS.start().to_string()).with("last", YEARS.end().to_string()))
}

fn from_number(number: f64, written: String) -> CellProblem {
    if SERIALS.contains(&number) {
        CellProblem::of("date-as-number", written)
    } else if (f64::from(*YEARS.start())..=f64::from(*YEARS.end())).contains(&number) {
        CellProblem::of("date-without-day", written)
    } else {
        CellProblem::of("not-a-date", written)
    }
}

fn text(written: &str) -> Result<Day, CellProblem> {
    let wrong = |code| Err(CellProblem::of(code, written));
    if written.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(from_number(written.parse().unwrap_or(f64::MAX), written.to_owned()));
    }
    let Some(parts) = parts(written) else { return wrong("not-a-date") };
    let (year, month, day) = match parts.as_slice() {
        [Part::Year(year), Part::Number(month) | Part::Month(month), Part::Number(day)]
        | [Part::Number(day), Part::Number(month) | Part::Month(month), Part::Year(year)]
        | [Part::Month(month), Part::Number(day), Part::Year(year)] => (*year, *month, *day),
        [Part::Year(_), Part::Number(_) | Part::Month(_)]
        | [Part::Number(_) | Part::Month(_), Part::Year(_)]
        | [Part::Year(_)] => return wrong("date-without-day"),
        [Part::Number(_), Part::Number(_) | Part::Month(_), Part::Number(_)]
        | [Part::Month(_), Part::Number(_), Part::Number(_)] => return wrong("date-short-year"),
        [Part::Number(_), Part::Month(_)] | [Part::Month(_), Part::Number(_)] => {
            return wrong("date-without-year");
        }
        _ => return wrong("not-a-date"),
    };
    match i32::try_from(year).ok().and_then(|year| Day::from_ymd_opt(year, month, day)) {
        Some(day) => in_range(day, written.to_owned()),
        None => wrong("not-a-date"),
    }
}

#[derive(Clone, Copy)]
enum Part {
    /// Four digits.
    Year(u32),
    /// One or two digits.
    Number(u32),
    /// A month by its name.
    Month(u32),
}

/// The parts that say something; `None` if one of them is not of a date.
fn parts(written: &str) -> Option<Vec<Part>> {
    let mut parts = Vec::new();
    for word in without_time(written).split([' ', '/', '-', '.', ',']).filter(|word| !word.is_empty()) {
        let folded = fold(word);
        if FILLERS.contains(&folded.as_str()) {
            continue;
        }
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        if digits == 0 {
            let month =
                MONTHS.iter().position(|(es, en)| es.contains(&&*folded) || en.contains(&&*folded))?;
            parts.push(Part::Month(u32::try_from(month).ok()? + 1));
            continue;
        }
        let number = word[..digits].parse().ok()?;
        let is_plain = digits == word.len();
        let is_ordinal =
            matches!(&folded[digits..], "st" | "nd" | "rd" | "th" | "ro" | "ero" | "er" | "º" | "°");
        parts.push(match digits {
            1 | 2 if is_plain || is_ordinal => Part::Number(number),
            4 if is_plain => Part::Year(number),
            _ => return None,
        });
    }
    Some(parts)
}

/// `2021-05-31T00:00:00Z` and `31/05/2021 00:00` are days too.
fn without_time(written: &str) -> &str {
    let Some(colon) = written.find(':') else { return written };
    let start = written[..colon].rfind(['T', ' ']).unwrap_or(0);
    let is_time =
        written[start..colon].trim_start_matches(['T', ' ']).bytes().all(|byte| byte.is_ascii_digit());
    let tail_is_time = written[colon..].chars().all(|c| c.is_ascii_digit() || " :.+-ZzaApPmM".contains(c));
    if is_time && tail_is_time { written[..start].trim_end() } else { written }
}
