//! Texts, codes, addresses, choices and lists.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::problems::CellProblem;
use crate::sheet::{Cell, is_blank};

/// A cell as a person reads it: whole numbers without `.0`, days as `2021-05-31`.
pub(crate) fn as_text(cell: &Cell) -> String {
    match cell {
        Cell::Empty | Cell::Fault(_) => String::new(),
        Cell::Text(text) => text.clone(),
        Cell::Number(number) => number.to_string(),
        Cell::Percent(number) => format!("{number} %"),
        Cell::Date(day) => day.to_string(),
        Cell::Bool(yes) => yes.to_string(),
    }
}

/// One line: every run of white space and invisible characters is one space, accents
/// are composed (NFC).
pub(crate) fn one_line(text: &str) -> String {
    let words = text.split(is_blank).filter(|word| !word.is_empty());
    let mut line = String::with_capacity(text.len());
    for word in words {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    if line.is_ascii() { line } else { line.nfc().collect() }
}

/// Lines as they were written, each trimmed at its end, without blank ones before and after.
pub(super) fn many_lines(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}', '\u{b}', '\u{c}'], "\n");
    let mut lines: Vec<String> = text.split('\n').map(clean).collect();
    while lines.last().is_some_and(String::is_empty) {
        lines.pop();
    }
    let first = lines.iter().position(|line| !line.is_empty()).unwrap_or(0);
    let joined = lines[first..].join("\n");
    joined.trim_start_matches(' ').nfc().collect()
}

fn clean(line: &str) -> String {
    let plain: String = line
        .chars()
        .filter_map(|c| match c {
            '\t' => Some(' '),
            c if c.is_whitespace() => Some(' '),
            c if is_blank(c) => None,
            c => Some(c),
        })
        .collect();
    plain.trim_end().to_owned()
}

/// A code as in [`ColumnKind::Code`](minga_kernel::table::ColumnKind::Code).
pub(super) fn code(cell: &Cell) -> Result<String, CellProblem> {
    const LONGEST: usize = 64;
    let text = one_line(&as_text(cell));
    if !text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_') {
        return Err(CellProblem::of("not-a-code", text));
    }
    if text.len() > LONGEST {
        return Err(CellProblem::of("code-too-long", text).with("limit", LONGEST.to_string()));
    }
    Ok(text)
}

/// An `http` or `https` address with a host.
pub(super) fn url(cell: &Cell) -> Result<String, CellProblem> {
    let text = one_line(&as_text(cell));
    let scheme = text.find("://").map(|end| text[..end].to_ascii_lowercase());
    let is_web = matches!(scheme.as_deref(), Some("http" | "https"));
    let rest = text.split_once("://").map_or("", |(_, rest)| rest);
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    // A name and password in an address are a trap for the reader, never a source.
    let (host, port) = authority.rsplit_once(':').unwrap_or((authority, ""));
    let is_host = host.chars().any(char::is_alphanumeric)
        && host.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_'))
        && port.bytes().all(|byte| byte.is_ascii_digit());
    let is_clean = !text
        .contains(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '\\' | '^' | '`' | '{' | '}'));
    if is_web && is_host && is_clean { Ok(text) } else { Err(CellProblem::of("not-a-url", text)) }
}

/// The code that is meant, whatever its case, accents and separators.
pub(super) fn choice(cell: &Cell, codes: &[&'static str]) -> Result<&'static str, CellProblem> {
    let text = one_line(&as_text(cell));
    let folded = fold(&text);
    match codes.iter().find(|code| fold(code) == folded) {
        Some(code) => Ok(code),
        None => Err(CellProblem::of("not-a-choice", text).with("options", codes.join(", "))),
    }
}

/// The values of one cell: separated by `;` or line breaks, each once, in order.
pub(super) fn list(text: &str) -> Vec<String> {
    let mut values: Vec<String> = Vec::new();
    for value in text.split([';', '\n', '\r']).map(one_line) {
        if !value.is_empty() && !values.contains(&value) {
            values.push(value);
        }
    }
    values
}

/// A text for comparing: no accents, no case, no spaces, `-` or `_`. Callers fold the
/// labels of headers, sheets and choices with it too.
pub fn fold(text: &str) -> String {
    text.nfd()
        .filter(|&c| !is_combining_mark(c) && !is_blank(c) && !matches!(c, '-' | '_'))
        .flat_map(char::to_lowercase)
        .collect()
}
