//! What people send, in all its forms, and what they take away.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod bounds;
mod csv_files;
mod folders;
mod ods_files;
mod parsing;
mod round_trips;
mod templates;
mod words;
mod xls_files;
mod xlsx_files;

use minga_kernel::Problem;
use minga_tabular::{Cell, Limits, Workbook};

/// The codes of these problems, in order.
fn codes(problems: &[Problem]) -> Vec<&'static str> {
    problems.iter().map(|problem| problem.code).collect()
}

/// The variable of a problem's message.
fn arg<'a>(problem: &'a Problem, name: &str) -> &'a str {
    &problem.args.iter().find(|(other, _)| *other == name).unwrap().1
}

fn read(name: &str, bytes: impl AsRef<[u8]>) -> Result<Workbook, Vec<Problem>> {
    minga_tabular::read(name, bytes.as_ref(), &Limits::default())
}

/// The codes of everything that is wrong with it.
fn errors(name: &str, bytes: impl AsRef<[u8]>) -> Vec<&'static str> {
    codes(&read(name, bytes).unwrap_err())
}

fn text(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

/// A zip archive of these entries.
fn zip(entries: &[(&str, &str)]) -> Vec<u8> {
    use std::io::Write;
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, content) in entries {
        writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(content.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}
