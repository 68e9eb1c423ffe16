//! What a stranger sends costs no more than we say.

use std::fmt::Write as _;
use std::io::Write as _;
use std::time::{Duration, Instant};

use minga_kernel::Problem;
use minga_tabular::{Limits, inspect, open, read};

use crate::xlsx_files::raw;
use crate::{codes, zip};

/// The problems, and not later than a person's patience.
fn refused(bytes: &[u8], limits: &Limits) -> Vec<Problem> {
    let start = Instant::now();
    let problems = read("bomb.xlsx", bytes, limits).unwrap_err();
    // Without optimisation everything takes far longer.
    let patience = if cfg!(debug_assertions) { 40 } else { 2 };
    assert!(start.elapsed() < Duration::from_secs(patience), "{:?}", start.elapsed());
    problems
}

/// An archive with an entry of so many spaces.
fn spaces(size: usize, method: zip::CompressionMethod) -> Vec<u8> {
    let options = zip::write::SimpleFileOptions::default().compression_method(method);
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    writer.start_file("xl/workbook.xml", options).unwrap();
    writer.start_file("xl/worksheets/sheet1.xml", options).unwrap();
    let block = vec![b' '; 1 << 20];
    for _ in 0..size >> 20 {
        writer.write_all(&block).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn a_bomb_is_refused_by_what_it_says() {
    let bytes = spaces(6 << 20, zip::CompressionMethod::Stored);
    let limits = Limits { unpacked_bytes: 5 << 20, ..Limits::default() };
    assert_eq!(codes(&refused(&bytes, &limits)), ["unpacks-too-big"]);
}

#[test]
fn what_is_packed_too_tightly_is_not_even_unpacked() {
    let bytes = spaces(24 << 20, zip::CompressionMethod::Deflated);
    assert_eq!(codes(&refused(&bytes, &Limits::default())), ["unpacks-too-big"]);
}

#[test]
fn millions_of_tags_are_refused() {
    let sheet = format!("<sheetData>{}</sheetData>", "<a/>".repeat(1_900_000));
    let limits = Limits { cells: 10, ..Limits::default() };
    assert_eq!(codes(&refused(&raw(&sheet, &[]), &limits)), ["nothing-inside"]);
    let sheet = "<a:a/>".repeat(1_200_000);
    let more = [("xl/1.xml", sheet.as_str()), ("xl/2.xml", sheet.as_str())];
    assert_eq!(codes(&refused(&raw("<sheetData/>", &more), &limits)), ["unpacks-too-big"]);
}

#[test]
fn a_bomb_that_lies_is_refused_when_it_is_longer_than_it_says() {
    let size = 24usize << 20;
    let mut bytes = spaces(size, zip::CompressionMethod::Deflated);
    // Wherever the size stands, in the entry and in the directory, it becomes 1000.
    let (true_size, lie) = (u32::try_from(size).unwrap().to_le_bytes(), 1000u32.to_le_bytes());
    let places: Vec<usize> = (0..bytes.len() - 4).filter(|&at| bytes[at..at + 4] == true_size).collect();
    assert!(!places.is_empty());
    for at in places {
        bytes[at..at + 4].copy_from_slice(&lie);
    }
    let limits = Limits { unpacked_bytes: 20 << 20, ..Limits::default() };
    assert_eq!(codes(&refused(&bytes, &limits)), ["corrupt"]);
}

#[test]
fn one_endless_text_is_refused() {
    let text = "x".repeat(2 << 20);
    let sheet = format!(
        r#"<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>{text}</t></is></c></row></sheetData>"#
    );
    assert_eq!(codes(&refused(&raw(&sheet, &[]), &Limits::default())), ["unpacks-too-big"]);
}

#[test]
fn millions_of_styles_and_shared_texts_are_refused() {
    let styles = format!("<styleSheet><cellXfs>{}</cellXfs></styleSheet>", "<xf/>".repeat(300_000));
    let problems = refused(&raw("<sheetData/>", &[("xl/any.xml", &styles)]), &Limits::default());
    assert_eq!(codes(&problems), ["unpacks-too-big"]);
    // Under any name, and in several parts.
    let texts = format!("<sst>{}</sst>", "<x:si/>".repeat(1_050_000));
    let parts = [("xl/a.xml", texts.as_str()), ("xl/b.xml", texts.as_str())];
    assert_eq!(codes(&refused(&raw("<sheetData/>", &parts[..1]), &Limits::default())), ["nothing-inside"]);
    let problems = refused(&raw("<sheetData/>", &parts), &Limits::default());
    assert_eq!(codes(&problems), ["unpacks-too-big"]);
}

#[test]
fn a_text_shared_by_thousands_of_cells_is_not_copied_without_end() {
    let text = "x".repeat(30_000);
    let cell = format!(r#"<c t="inlineStr"><is><t>{text}</t></is></c>"#);
    let row = format!("<row>{}</row>", cell.repeat(3));
    let sheet = format!("<sheetData>{}</sheetData>", row.repeat(60));
    let limits = Limits { text_bytes: 4 << 20, ..Limits::default() };
    assert!(codes(&refused(&raw(&sheet, &[]), &limits)).contains(&"too-much-text"));
    // In one row, before the row is even finished.
    let shared = format!("<sst><si><t>{text}</t></si></sst>");
    let sheet = format!("<sheetData><row>{}</row></sheetData>", r#"<c t="s"><v>0</v></c>"#.repeat(1500));
    let bytes = raw(&sheet, &[("xl/sharedStrings.xml", &shared)]);
    let limits = Limits { columns: 2000, text_bytes: 1 << 40, ..Limits::default() };
    assert_eq!(codes(&refused(&bytes, &limits)), ["too-much-text"]);
}

#[test]
fn thousands_of_entries_are_refused() {
    let names: Vec<String> = (0..5000).map(|at| format!("{at}")).collect();
    let entries: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "")).collect();
    assert_eq!(codes(&refused(&zip(&entries), &Limits::default())), ["unpacks-too-big"]);
}

#[test]
fn entities_do_not_multiply() {
    let mut entities = String::from(r#"<!ENTITY e0 "ha">"#);
    for level in 1..30 {
        write!(entities, r#"<!ENTITY e{level} "&e{0};&e{0};&e{0};&e{0};">"#, level - 1).unwrap();
    }
    let content = format!(
        r#"<!DOCTYPE x [{entities}]><document-content><table name="a"><table-row><table-cell value-type="string"><p>a&e29;</p></table-cell></table-row></table></document-content>"#
    );
    let bytes = zip(&[("mimetype", "x"), ("content.xml", &content)]);
    let book = read("a.ods", &bytes, &Limits::default()).unwrap();
    assert_eq!(book.sheets[0].headers, ["a"]);
}

#[test]
fn every_limit_is_kept() {
    let csv = "a,b\n1,2\n3,4\n";
    let base = Limits::default();
    for (limits, code) in [
        (Limits { file_bytes: 5, ..base }, "file-too-big"),
        (Limits { rows: 1, ..base }, "too-many-rows"),
        (Limits { columns: 1, ..base }, "too-many-columns"),
        (Limits { cells: 5, ..base }, "too-many-cells"),
        (Limits { text_bytes: 5, ..base }, "too-much-text"),
    ] {
        assert_eq!(codes(&read("a.csv", csv.as_bytes(), &limits).unwrap_err()), [code]);
    }
    assert!(
        read("a.csv", csv.as_bytes(), &Limits { rows: 2, columns: 2, cells: 6, text_bytes: 6, ..base })
            .is_ok()
    );
    let long = Limits { cell_chars: 3, ..base };
    assert!(read("a.csv", "a\nñññ\n".as_bytes(), &long).is_ok());
    assert_eq!(codes(&read("a.csv", "a\nñññn\n".as_bytes(), &long).unwrap_err()), ["cell-too-long"]);
    // Excel counts this one as two, and a workbook would cut what does not fit.
    assert_eq!(codes(&read("a.csv", "a\nññ😀\n".as_bytes(), &long).unwrap_err()), ["cell-too-long"]);
}

#[test]
fn limits_hold_for_all_files_of_a_folder_together() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["a", "b", "c"] {
        std::fs::write(folder.path().join(format!("{name}.csv")), "x\n1\n").unwrap();
    }
    let base = Limits::default();
    assert_eq!(codes(&open(folder.path(), &Limits { rows: 2, ..base }).unwrap_err()), ["too-many-rows"]);
    let found = inspect(folder.path(), &Limits { sheets: 2, ..base });
    assert_eq!((codes(&found.problems), found.sheets.len()), (vec!["too-many-sheets"], 2));
    let sparse = folder.path().join("big.csv");
    std::fs::File::create(&sparse).unwrap().set_len(1 << 40).unwrap();
    assert_eq!(codes(&open(&sparse, &base).unwrap_err()), ["file-too-big"]);
}

#[test]
fn twenty_thousand_rows_are_read_at_once() {
    // Without optimisation a tenth of them tests the same.
    let rows = if cfg!(debug_assertions) { 2_000 } else { 20_000 };
    let bytes = crate::round_trips::xlsx(&crate::round_trips::large(rows));
    let start = Instant::now();
    let book = crate::read("large.xlsx", &bytes).unwrap();
    let patience = if cfg!(debug_assertions) { 60 } else { 3 };
    assert!(start.elapsed() < Duration::from_secs(patience), "{:?}", start.elapsed());
    let last = book.sheets[0].rows.last().unwrap();
    assert_eq!((book.sheets[0].rows.len(), last.number), (rows as usize, rows + 1));
}
