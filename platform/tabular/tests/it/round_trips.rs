//! What is written is read back the same.

use std::borrow::Cow;

use minga_kernel::Day;
use minga_kernel::table::{Column, ColumnKind, Schema, Table, Value};
use minga_tabular::{
    About, LabelledTable, Limits, Workbook, open, parse, write_csv, write_folder, write_xlsx,
};
use proptest::prelude::*;

use crate::read;

const SCHEMA: Schema = Schema {
    name: "all",
    columns: &[
        Column::new("code", ColumnKind::Code),
        Column::new("title", ColumnKind::Text),
        Column::new("story", ColumnKind::LongText),
        Column::new("count", ColumnKind::Integer),
        Column::new("ratio", ColumnKind::Number),
        Column::new("progress", ColumnKind::Percent),
        Column::new("day", ColumnKind::Date),
        Column::new("site", ColumnKind::Url),
        Column::new("state", ColumnKind::Choice(&["planned", "in-progress", "done"])),
        Column::new("tags", ColumnKind::List),
    ],
};

pub(crate) fn about() -> About {
    About { title: "Datos".into(), author: "Minga".into(), created: "2024-05-31T10:00:00Z".parse().unwrap() }
}

/// Texts as they are after [`parse`]: no blanks around, none doubled; and all the signs
/// that CSV and spreadsheets stumble over.
fn line() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[a-zñáéü0-9]{1,8}",
        "[=+@'\"-]{1,3}[a-z0-9]{0,4}",
        Just("\"".to_owned()),
        Just(",;|".to_owned()),
        Just("'=1+1".to_owned()),
        Just("''@x".to_owned()),
        Just("#REF!".to_owned()),
        Just("_x0041_".to_owned()),
        Just("😀".to_owned()),
        Just("<a>&amp;".to_owned()),
        Just("sep=;".to_owned()),
        Just("1.234".to_owned()),
        Just("TRUE".to_owned()),
        Just("2021-05-31".to_owned()),
        Just("007".to_owned()),
    ];
    prop::collection::vec(piece, 1..5).prop_map(|pieces| pieces.join(" "))
}

fn number() -> impl Strategy<Value = f64> {
    let rounded = (-9_999_999i32..9_999_999).prop_map(|number| f64::from(number) / 1000.0);
    prop_oneof![rounded, -1e12f64..1e12, Just(0.0), Just(1.234), Just(-78.467), Just(1e-7), Just(1e15)]
}

fn some(values: impl Strategy<Value = Value> + 'static) -> BoxedStrategy<Value> {
    prop_oneof![1 => Just(Value::Empty), 4 => values].boxed()
}

fn row() -> impl Strategy<Value = Vec<Value>> {
    let item = line().prop_map(|item| item.replace(';', ""));
    let list = prop::collection::btree_set(item, 1..4).prop_map(|set| {
        let items: Vec<String> =
            set.into_iter().map(|item| item.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
        Value::List(items)
    });
    let list = list.prop_filter("an item is not blank", |list| {
        matches!(list, Value::List(items) if items.iter().all(|item| !item.is_empty())
            && items.iter().enumerate().all(|(at, item)| !items[..at].contains(item)))
    });
    let days = (0..73_000i64)
        .prop_map(|days| Value::Date(Day::from_ymd_opt(1900, 3, 1).unwrap() + chrono::Duration::days(days)));
    (
        "[A-Za-z0-9_-]{1,20}".prop_map(Value::from),
        some(line().prop_map(Value::from)),
        some(prop::collection::vec(line(), 1..4).prop_map(|lines| Value::from(lines.join("\n")))),
        some((-1_000_000_000_000i64..1_000_000_000_000).prop_map(Value::Integer)),
        some(number().prop_map(Value::Number)),
        some((0..=100i64).prop_map(Value::Integer)),
        some(days),
        some("https://[a-z]{1,9}\\.ec/[a-z0-9=?&-]{0,9}".prop_map(Value::from)),
        some(prop::sample::select(vec!["planned", "in-progress", "done"]).prop_map(Value::from)),
        some(list),
    )
        .prop_map(|(a, b, c, d, e, f, g, h, i, j)| vec![a, b, c, d, e, f, g, h, i, j])
}

fn table() -> impl Strategy<Value = Table> {
    prop::collection::vec(row(), 0..12).prop_map(|rows| Table { rows, ..Table::of(&SCHEMA) })
}

/// The first sheet, understood.
fn understood(book: &Workbook) -> Vec<Vec<Value>> {
    let sheet = &book.sheets[0];
    assert_eq!(sheet.headers, SCHEMA.columns.iter().map(|column| column.key).collect::<Vec<_>>());
    let rows = sheet.rows.iter().map(|row| {
        let cells = row.cells.iter().zip(SCHEMA.columns);
        cells.map(|(cell, column)| parse(cell, column.kind).unwrap()).collect()
    });
    rows.collect()
}

fn csv(table: &Table) -> Vec<u8> {
    let mut bytes = Vec::new();
    write_csv(table, &mut bytes).unwrap();
    bytes
}

pub(crate) fn xlsx(table: &Table) -> Vec<u8> {
    let labels = table.columns.iter().map(ToString::to_string).collect();
    write_xlsx(&[LabelledTable { sheet: "Todo".into(), labels, table }], &about()).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn csv_gives_back_what_was_written(table in table()) {
        prop_assert_eq!(understood(&read("all.csv", csv(&table)).unwrap()), table.rows);
    }

    #[test]
    fn xlsx_gives_back_what_was_written(table in table()) {
        prop_assert_eq!(understood(&read("all.xlsx", xlsx(&table)).unwrap()), table.rows);
    }

    /// Whatever bytes come, there is an answer and no panic.
    #[test]
    fn noise_is_refused_or_read(bytes in prop::collection::vec(any::<u8>(), 0..400), zip in any::<bool>()) {
        let bytes = if zip { [b"PK\x03\x04".to_vec(), bytes].concat() } else { bytes };
        let _ = read("noise", bytes);
    }

    /// A damaged workbook gives an answer too.
    #[test]
    fn damage_is_survived(table in table(), at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut bytes = xlsx(&table);
        // Without its first four bytes it is no archive but a text of one column.
        let at = at.index(bytes.len()).max(4);
        bytes[at] = byte;
        let _ = read("damaged.xlsx", &bytes);
        bytes.truncate(at);
        prop_assert!(read("cut.xlsx", &bytes).is_err());
    }

    #[test]
    fn any_text_parses_or_is_refused(text in "\\PC{0,30}", month in "[0-9/ .,:%$T-]{0,20}") {
        for column in SCHEMA.columns {
            let _ = parse(&minga_tabular::Cell::Text(text.clone()), column.kind);
            let _ = parse(&minga_tabular::Cell::Text(month.clone()), column.kind);
        }
    }
}

#[test]
fn formulas_are_disarmed_in_the_file_itself() {
    let rows = vec![vec![Value::from("=cmd()")], vec![Value::from("-5")], vec![Value::Integer(-5)]];
    let table = Table { name: "t", columns: vec![Cow::Borrowed("a")], rows };
    assert_eq!(String::from_utf8(csv(&table)).unwrap(), "a\n'=cmd()\n'-5\n-5\n");
}

#[test]
fn a_number_is_never_written_so_that_it_can_be_read_in_two_ways() {
    let rows = vec![vec![Value::Number(1.234)], vec![Value::Number(0.234)], vec![Value::Number(12.5)]];
    let table = Table { name: "t", columns: vec![Cow::Borrowed("a")], rows };
    assert_eq!(String::from_utf8(csv(&table)).unwrap(), "a\n1.2340\n0.234\n12.5\n");
}

#[test]
fn a_folder_is_written_and_read() {
    let folder = tempfile::tempdir().unwrap();
    let inside = folder.path().join("new");
    let one = |name, value: &str| Table {
        name,
        columns: vec![Cow::Borrowed("a")],
        rows: vec![vec![Value::from(value)]],
    };
    write_folder(&[one("x", "1"), one("y", "2")], &inside).unwrap();
    write_folder(&[one("x", "3")], &inside).unwrap();
    let book = open(&inside, &Limits::default()).unwrap();
    let found: Vec<_> =
        book.sheets.iter().map(|sheet| (sheet.name.as_str(), sheet.rows[0].cells[0].clone())).collect();
    assert_eq!(found, [("x", crate::text("3")), ("y", crate::text("2"))]);
    assert_eq!(std::fs::read_dir(&inside).unwrap().count(), 2, "no drafts are left");
    // A file where the folder should be.
    assert!(write_folder(&[one("z", "1")], &inside.join("x.csv")).is_err());
}

#[test]
fn a_failed_folder_leaves_what_was_there() {
    let folder = tempfile::tempdir().unwrap();
    let one = |name, value: &str| Table {
        name,
        columns: vec![Cow::Borrowed("a")],
        rows: vec![vec![Value::from(value)]],
    };
    write_folder(&[one("x", "old")], folder.path()).unwrap();
    assert!(write_folder(&[one("x", "new"), one("no/such", "2")], folder.path()).is_err());
    assert_eq!(std::fs::read_to_string(folder.path().join("x.csv")).unwrap(), "a\nold\n");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn the_same_tables_give_the_same_bytes() {
    let table = Table { rows: vec![], ..Table::of(&SCHEMA) };
    assert_eq!(xlsx(&table), xlsx(&table));
}

/// Many rows of twelve columns.
pub(crate) fn large(rows: u32) -> Table {
    let names = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"];
    let start = Day::from_ymd_opt(2000, 1, 1).unwrap();
    let row = |at: u32| {
        let day = start + chrono::Duration::days(i64::from(at % 9000));
        let mut values = vec![
            Value::from(format!("P-{at}")),
            Value::from(format!("Compromiso número {at} de la provincia")),
            Value::from("Ministerio de Educación"),
            Value::Integer(i64::from(at)),
            Value::Number(f64::from(at) / 7.0),
            Value::Integer(i64::from(at % 101)),
            Value::Date(day),
            Value::Date(day),
            Value::from(format!("https://gob.ec/{at}")),
            Value::from("in-progress"),
            Value::Empty,
        ];
        values.push(Value::List(vec!["agua".into(), format!("parroquia {}", at % 50)]));
        values
    };
    Table { name: "large", columns: names.map(Cow::Borrowed).to_vec(), rows: (0..rows).map(row).collect() }
}
