//! Workbooks of Excel 97 to 2003.
//!
//! `data/excel97.xls` was made with xlwt 1.3: the sheet "Plan de acción" with one cell of
//! every kind in row 3, the hidden sheet "Oculta", and "Combinada" with A2:A3 merged.

use minga_kernel::Day;
use minga_tabular::{Cell, Limits, inspect_bytes};
use proptest::prelude::*;

use crate::{arg, codes, errors, text};

const BOOK: &[u8] = include_bytes!("data/excel97.xls");

/// Where this record begins, by its kind and length.
fn record(kind: u16) -> usize {
    let stream = 512;
    let mut at = stream;
    while u16::from_le_bytes([BOOK[at], BOOK[at + 1]]) != kind {
        at += 4 + usize::from(u16::from_le_bytes([BOOK[at + 2], BOOK[at + 3]]));
    }
    at
}

#[test]
fn every_kind_of_cell_is_told_apart() {
    let found = inspect_bytes("viejo.xls", BOOK, &Limits::default());
    assert_eq!(codes(&found.problems), ["hidden-sheet", "merged-cells"]);
    assert_eq!(arg(&found.problems[1], "range"), "A2:A3");
    assert_eq!(found.problems[1].place.sheet.as_deref(), Some("Combinada"));
    let sheet = &found.sheets[0];
    assert_eq!((sheet.name.as_str(), sheet.rows.len()), ("Plan de acción", 298));
    assert_eq!(sheet.headers, ["text", "number", "percent", "date", "bool", "formula", "error", "long"]);
    let (may, june) = (Day::from_ymd_opt(2021, 5, 31).unwrap(), Day::from_ymd_opt(2021, 6, 1).unwrap());
    let row = &sheet.rows[0];
    assert_eq!(row.number, 3);
    assert_eq!(row.cells[0], text("Ñandú – áé"));
    assert_eq!(row.cells[1..5], [Cell::Number(12.5), Cell::Percent(57.0), Cell::Date(may), Cell::Bool(true)]);
    // A text that goes on in another record, changing its width on the way.
    assert_eq!(row.cells[7], text(&("x".repeat(9000) + &"ñ".repeat(9000))));
    let row = &sheet.rows[1];
    assert_eq!(row.cells[1..4], [Cell::Number(7.0), Cell::Percent(50.0), Cell::Date(june)]);
    assert_eq!(row.cells[4..6], [Cell::Number(-3.0), Cell::Number(1_234_567.891)]);
    assert_eq!(
        sheet.rows[297].cells[0],
        text("fila número 299 con texto para llenar la tabla de textos compartidos")
    );
}

#[test]
fn passwords_and_older_versions_say_so() {
    // The first record after the beginning becomes the one of a password.
    let mut bytes = BOOK.to_vec();
    let at = record(0x00e1);
    bytes[at] = 0x2f;
    bytes[at + 1] = 0;
    assert_eq!(errors("a.xls", bytes), ["encrypted"]);
    let mut bytes = BOOK.to_vec();
    let at = record(0x0809);
    bytes[at + 5] = 5;
    assert_eq!(errors("a.xls", bytes), ["unsupported-format"]);
    assert_eq!(errors("a.xls", &BOOK[..BOOK.len() / 2]), ["corrupt"]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is damaged, there is an answer and no panic.
    #[test]
    fn damage_is_survived(damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..60)) {
        let mut bytes = BOOK.to_vec();
        for (at, byte) in damage {
            // Half of it in the header and the first records, where it hurts most.
            let range = if byte % 2 == 0 { 2048 } else { bytes.len() };
            let at = at.index(range);
            if at >= 8 {
                bytes[at] = byte;
            }
        }
        let _ = inspect_bytes("a.xls", &bytes, &Limits::default());
    }
}
