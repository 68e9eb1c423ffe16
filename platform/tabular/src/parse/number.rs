//! Numbers as people of several countries write them.
//!
//! Ecuador writes `1.234,5`, its spreadsheets in English `1,234.5`, and both are sent to
//! us. With both signs the last one is the decimal one. One sign alone, with exactly
//! three digits after it and one to three before, may be either: a whole number reads it
//! as thousands, for nothing else makes sense; a number with decimals is refused, because
//! a budget that is wrong by a thousand is worse than a question. [`plain`] writes no
//! number that way, so that what we write can be read.

use crate::problems::CellProblem;
use crate::sheet::Cell;

use super::text::{as_text, one_line};

/// The largest whole number that a spreadsheet holds exactly.
const LARGEST: f64 = 9_007_199_254_740_992.0;

/// A whole number.
pub(super) fn integer(cell: &Cell) -> Result<i64, CellProblem> {
    let written = one_line(&as_text(cell));
    let number = match cell {
        Cell::Number(number) => *number,
        Cell::Text(text) => match understand(text) {
            Some(Number { digits, decimals, .. }) if decimals.bytes().all(|digit| digit == b'0') => {
                return digits.parse().map_err(|_| CellProblem::of("number-too-big", written));
            }
            Some(_) => return Err(CellProblem::of("not-whole", written)),
            None => return Err(CellProblem::of("not-an-integer", written)),
        },
        _ => return Err(CellProblem::of("not-an-integer", written)),
    };
    if number.abs() > LARGEST {
        return Err(CellProblem::of("number-too-big", written));
    }
    whole(number).ok_or_else(|| CellProblem::of("not-whole", written))
}

/// A number with decimals.
pub(super) fn decimal(cell: &Cell) -> Result<f64, CellProblem> {
    let written = one_line(&as_text(cell));
    let number = match cell {
        Cell::Number(number) => Some(*number),
        // The number behind what the spreadsheet shows.
        Cell::Percent(number) => Some(number / 100.0),
        Cell::Text(text) => match understand(text) {
            Some(number) if number.is_ambiguous => {
                let thousands: String = written.chars().filter(|c| !matches!(c, '.' | ',')).collect();
                let decimals = format!("{}0", written.replace(',', "."));
                let problem = CellProblem::of("number-ambiguous", written);
                return Err(problem.with("thousands", thousands).with("decimals", decimals));
            }
            Some(number) => format!("{}.{}", number.digits, number.decimals).parse().ok(),
            // As programs write very large and very small numbers.
            None => scientific(&written),
        },
        _ => None,
    };
    match number {
        Some(number) if number.is_finite() => Ok(number),
        Some(_) => Err(CellProblem::of("number-too-big", written)),
        None => Err(CellProblem::of("not-a-number", written)),
    }
}

/// A whole percentage from 0 to 100.
pub(super) fn percent(cell: &Cell) -> Result<i64, CellProblem> {
    let written = one_line(&as_text(cell));
    let (number, has_sign) = match cell {
        Cell::Number(number) => (*number, false),
        Cell::Percent(number) => (*number, true),
        Cell::Text(_) => {
            let bare = written.strip_suffix('%').unwrap_or(&written).trim_end();
            let number = understand(bare)
                .and_then(|number| format!("{}.{}", number.digits, number.decimals).parse().ok());
            (number.ok_or_else(|| CellProblem::of("not-a-percent", &written))?, bare.len() < written.len())
        }
        _ => return Err(CellProblem::of("not-a-percent", written)),
    };
    if !(0.0..=100.0).contains(&number) {
        return Err(CellProblem::of("percent-out-of-range", written));
    }
    if let Some(whole) = whole(number) {
        return Ok(whole);
    }
    if number < 1.0 && !has_sign {
        let meant = (number * 1e4).round() / 1e2;
        return Err(CellProblem::of("percent-fraction", written).with("meant", meant.to_string()));
    }
    Err(CellProblem::of("percent-not-whole", written))
}

/// A number as text that [`understand`] reads back: never with exactly three decimals
/// after one to three digits, which could be thousands.
pub(crate) fn plain(number: f64) -> String {
    let mut text = number.to_string();
    if understand(&text).is_some_and(|number| number.is_ambiguous) {
        text.push('0');
    }
    text
}

fn whole(number: f64) -> Option<i64> {
    if number.fract() != 0.0 || number.abs() > LARGEST {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, reason = "whole and not too big, as was just seen")]
    Some(number as i64)
}

/// A number taken apart.
struct Number {
    /// The sign and the digits before the decimals; at least one digit.
    digits: String,
    /// The decimals, possibly none. For an ambiguous number, none: it is read as thousands.
    decimals: String,
    is_ambiguous: bool,
}

fn understand(text: &str) -> Option<Number> {
    let text = one_line(text);
    // The minus sign of typographers and of copied tables.
    let text = text.replace(['−', '–'], "-");
    let (sign, text) = match text.strip_prefix(['-', '+']) {
        Some(rest) if text.starts_with('-') => ("-", rest.trim_start()),
        Some(rest) => ("", rest.trim_start()),
        None => ("", text.as_str()),
    };
    // Money signs may stand before or after.
    let text = text.strip_prefix("US$").or_else(|| text.strip_prefix('$')).unwrap_or(text).trim_start();
    let text = ungrouped(text, &[' ', '\'', '’'])?;
    let last = text.rfind(['.', ',']);
    let Some(last) = last else {
        return is_digits(&text).then(|| Number {
            digits: format!("{sign}{text}"),
            decimals: String::new(),
            is_ambiguous: false,
        });
    };
    let (before, after) = (&text[..last], &text[last + 1..]);
    let mark = text[last..].chars().next()?;
    let other = if mark == '.' { ',' } else { '.' };
    let only_one = !before.contains([mark, other]);
    if before.contains(mark) {
        // `1.234.567`: all thousands, and no other sign may stand among them.
        let digits = ungrouped(&text, &[mark])?;
        return is_digits(&digits).then(|| Number {
            digits: format!("{sign}{digits}"),
            decimals: String::new(),
            is_ambiguous: false,
        });
    }
    let is_group =
        only_one && after.len() == 3 && (1..=3).contains(&before.len()) && !before.starts_with('0');
    if is_group {
        let digits = format!("{before}{after}");
        return is_digits(&digits).then(|| Number {
            digits: format!("{sign}{digits}"),
            decimals: String::new(),
            is_ambiguous: true,
        });
    }
    let before = ungrouped(before, &[other])?;
    let is_number = (is_digits(&before) || before.is_empty()) && is_digits(after);
    is_number.then(|| Number {
        digits: format!("{sign}{}", if before.is_empty() { "0" } else { &before }),
        decimals: after.to_owned(),
        is_ambiguous: false,
    })
}

/// The text without the signs between its groups of three; `None` if the groups are not of three.
fn ungrouped(text: &str, signs: &[char]) -> Option<String> {
    if !text.contains(signs) {
        return Some(text.to_owned());
    }
    let end = text
        .find(['.', ','])
        .filter(|_| !signs.contains(&'.') && !signs.contains(&','))
        .unwrap_or(text.len());
    let (grouped, rest) = text.split_at(end);
    let mut groups = grouped.split(signs);
    let first = groups.next()?;
    let is_right = (1..=3).contains(&first.len()) && groups.all(|group| group.len() == 3);
    (is_right && !rest.contains(signs)).then(|| format!("{}{rest}", grouped.replace(signs, "")))
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn scientific(text: &str) -> Option<f64> {
    let is_plain =
        text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-' | b'+' | b'e' | b'E'));
    let has_power = text.contains(['e', 'E']) && text.starts_with(|c: char| c.is_ascii_digit() || c == '-');
    if is_plain && has_power { text.parse().ok() } else { None }
}
