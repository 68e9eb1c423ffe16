//! Cells, as what their column holds.

use minga_kernel::Day;
use minga_kernel::table::{ColumnKind, Value};
use minga_tabular::{Cell, parse};

use crate::text;

const CHOICES: ColumnKind = ColumnKind::Choice(&["in-progress", "done", "not_started"]);

fn value(cell: &str, kind: ColumnKind) -> Value {
    parse(&text(cell), kind).unwrap_or_else(|problem| panic!("{cell:?} as {kind:?}: {problem:?}"))
}

fn code(cell: &Cell, kind: ColumnKind) -> &'static str {
    match parse(cell, kind) {
        Ok(value) => panic!("{cell:?} as {kind:?} was understood as {value:?}"),
        Err(problem) => problem.code,
    }
}

fn day(year: i32, month: u32, day: u32) -> Value {
    Value::Date(Day::from_ymd_opt(year, month, day).unwrap())
}

#[test]
fn nothing_is_empty_in_every_kind() {
    let kinds =
        [ColumnKind::Text, ColumnKind::Code, ColumnKind::Number, ColumnKind::Date, CHOICES, ColumnKind::List];
    for kind in kinds {
        for cell in [Cell::Empty, text(""), text(" \u{a0}\n"), text("\u{feff}")] {
            assert_eq!(parse(&cell, kind), Ok(Value::Empty), "{cell:?} as {kind:?}");
        }
        assert_eq!(code(&Cell::Fault("formula-error"), kind), "formula-error");
    }
}

#[test]
fn texts_are_cleaned() {
    assert_eq!(value("  Agua\u{a0}para\r\ntodos ", ColumnKind::Text), Value::from("Agua para todos"));
    assert_eq!(value("uno\r\ndos \r\n\r\ntres\n\n", ColumnKind::LongText), Value::from("uno\ndos\n\ntres"));
    assert_eq!(value("educacio\u{301}n", ColumnKind::Text), Value::from("educación"));
    assert_eq!(parse(&Cell::Number(3.0), ColumnKind::Text), Ok(Value::from("3")));
    assert_eq!(parse(&Cell::Number(3.5), ColumnKind::Text), Ok(Value::from("3.5")));
    let date = Cell::Date(Day::from_ymd_opt(2021, 5, 31).unwrap());
    assert_eq!(parse(&date, ColumnKind::Text), Ok(Value::from("2021-05-31")));
}

#[test]
fn codes_are_ascii_and_short() {
    assert_eq!(value(" EC-2021_7 ", ColumnKind::Code), Value::from("EC-2021_7"));
    assert_eq!(parse(&Cell::Number(3.0), ColumnKind::Code), Ok(Value::from("3")));
    for wrong in ["a b", "ñ", "a.b", "a/b"] {
        assert_eq!(code(&text(wrong), ColumnKind::Code), "not-a-code", "{wrong}");
    }
    assert_eq!(code(&Cell::Number(3.5), ColumnKind::Code), "not-a-code");
    assert_eq!(code(&text(&"x".repeat(65)), ColumnKind::Code), "code-too-long");
}

#[test]
fn whole_numbers_of_every_country() {
    for (written, meant) in [
        ("3", 3),
        ("-3", -3),
        ("+3", 3),
        ("3.0", 3),
        ("3,00", 3),
        ("1.234", 1234),
        ("1,234", 1234),
        ("1 234", 1234),
        ("1\u{a0}234\u{202f}567", 1_234_567),
        ("1.234.567", 1_234_567),
        ("1'234", 1234),
        ("1.234,00", 1234),
        ("$ 1,234.00", 1234),
        ("−7", -7),
        ("007", 7),
    ] {
        assert_eq!(value(written, ColumnKind::Integer), Value::Integer(meant), "{written}");
    }
    assert_eq!(parse(&Cell::Number(3.0), ColumnKind::Integer), Ok(Value::Integer(3)));
    for wrong in ["3.5", "3,5", "1.234,5"] {
        assert_eq!(code(&text(wrong), ColumnKind::Integer), "not-whole", "{wrong}");
    }
    assert_eq!(code(&Cell::Number(3.5), ColumnKind::Integer), "not-whole");
    for wrong in ["tres", "1.23.456", "12 34", "1,2,3", "3-4", "--3", "1.2345.678", "3 %"] {
        assert_eq!(code(&text(wrong), ColumnKind::Integer), "not-an-integer", "{wrong}");
    }
    assert_eq!(code(&text("99999999999999999999"), ColumnKind::Integer), "number-too-big");
    assert_eq!(code(&Cell::Number(1e18), ColumnKind::Integer), "number-too-big");
    assert_eq!(code(&Cell::Bool(true), ColumnKind::Integer), "not-an-integer");
}

#[test]
fn decimals_of_every_country() {
    for (written, meant) in [
        ("12,5", 12.5),
        ("12.5", 12.5),
        ("1.234,56", 1234.56),
        ("1,234.56", 1234.56),
        ("1 234,5", 1234.5),
        ("-0,25", -0.25),
        (".5", 0.5),
        ("0.123", 0.123),
        ("0,123", 0.123),
        ("1234.567", 1234.567),
        ("1.2340", 1.234),
        ("1.234.567", 1_234_567.0),
        ("12", 12.0),
        ("US$ 3,5", 3.5),
        ("1e-7", 1e-7),
        ("2.5E+3", 2500.0),
    ] {
        assert_eq!(value(written, ColumnKind::Number), Value::Number(meant), "{written}");
    }
    assert_eq!(parse(&Cell::Number(1.234), ColumnKind::Number), Ok(Value::Number(1.234)));
    assert_eq!(parse(&Cell::Percent(54.0), ColumnKind::Number), Ok(Value::Number(0.54)));
    for unclear in ["1.234", "1,234", "-78.467", "123.456"] {
        assert_eq!(code(&text(unclear), ColumnKind::Number), "number-ambiguous", "{unclear}");
    }
    let problem = parse(&text("1,234"), ColumnKind::Number).unwrap_err();
    let args = [("value", "1,234"), ("thousands", "1234"), ("decimals", "1.2340")];
    assert_eq!(problem.args, args.map(|(name, value)| (name, value.to_owned())));
    for wrong in ["x", "1,2,3", "1..2", "nan", "inf", "12.", "e5", "1,234.5.6", "0x10"] {
        assert_eq!(code(&text(wrong), ColumnKind::Number), "not-a-number", "{wrong}");
    }
    assert_eq!(code(&text("1e999"), ColumnKind::Number), "number-too-big");
}

#[test]
fn percentages_are_whole() {
    for written in ["54", "54%", "54 %", "54\u{a0}%", "54,0", "54.0 %"] {
        assert_eq!(value(written, ColumnKind::Percent), Value::Integer(54), "{written}");
    }
    assert_eq!(parse(&Cell::Number(54.0), ColumnKind::Percent), Ok(Value::Integer(54)));
    assert_eq!(parse(&Cell::Percent(54.0), ColumnKind::Percent), Ok(Value::Integer(54)));
    assert_eq!(parse(&Cell::Number(0.0), ColumnKind::Percent), Ok(Value::Integer(0)));
    assert_eq!(parse(&Cell::Number(100.0), ColumnKind::Percent), Ok(Value::Integer(100)));
    for (cell, expected) in [
        (text("101"), "percent-out-of-range"),
        (text("-1"), "percent-out-of-range"),
        (text("1.234"), "percent-out-of-range"),
        (text("54.5"), "percent-not-whole"),
        (Cell::Number(54.5), "percent-not-whole"),
        (text("0,5 %"), "percent-not-whole"),
        (Cell::Percent(0.5), "percent-not-whole"),
        (text("0.54"), "percent-fraction"),
        (Cell::Number(0.54), "percent-fraction"),
        (text("mucho"), "not-a-percent"),
        (text("%"), "not-a-percent"),
        (Cell::Bool(true), "not-a-percent"),
    ] {
        assert_eq!(code(&cell, ColumnKind::Percent), expected, "{cell:?}");
    }
    let problem = parse(&Cell::Number(0.57), ColumnKind::Percent).unwrap_err();
    assert_eq!(problem.args[1], ("meant", "57".to_owned()));
}

#[test]
fn days_as_people_write_them() {
    for written in [
        "2021-05-31",
        "2021/05/31",
        "2021/5/31",
        "31/05/2021",
        "31-05-2021",
        "31.05.2021",
        "31 / 05 / 2021",
        "31 de mayo de 2021",
        "31 de mayo del 2021",
        "31 may 2021",
        "31-may-2021",
        "May 31, 2021",
        "31 mayo 2021",
        "MAYO 31, 2021",
        "lunes, 31 de mayo de 2021",
        "31st May 2021",
        "Monday, May 31st 2021",
        "2021-05-31T00:00:00Z",
        "2021-05-31 00:00:00",
        "31/05/2021 14:30",
        "2021-05-31T10:00:00.000-05:00",
        "31 may. 2021",
    ] {
        assert_eq!(value(written, ColumnKind::Date), day(2021, 5, 31), "{written}");
    }
    assert_eq!(value("1/2/2021", ColumnKind::Date), day(2021, 2, 1));
    assert_eq!(value("1ro de setiembre de 2021", ColumnKind::Date), day(2021, 9, 1));
    assert_eq!(value("1º de enero de 2021", ColumnKind::Date), day(2021, 1, 1));
    assert_eq!(value("29/02/2024", ColumnKind::Date), day(2024, 2, 29));
    assert_eq!(
        parse(&Cell::Date(Day::from_ymd_opt(2021, 5, 31).unwrap()), ColumnKind::Date),
        Ok(day(2021, 5, 31))
    );
}

#[test]
fn days_that_are_none_say_why() {
    for (written, expected) in [
        ("13/13/2020", "not-a-date"),
        ("05/31/2021", "not-a-date"),
        ("30/02/2021", "not-a-date"),
        ("29/02/2023", "not-a-date"),
        ("pronto", "not-a-date"),
        ("31/05", "not-a-date"),
        ("2021-W22", "not-a-date"),
        ("1.5", "not-a-date"),
        ("31/05/2021 a 30/06/2021", "not-a-date"),
        ("123456", "not-a-date"),
        ("mayo 2021", "date-without-day"),
        ("mayo de 2021", "date-without-day"),
        ("2021-05", "date-without-day"),
        ("05/2021", "date-without-day"),
        ("2021", "date-without-day"),
        ("31/05/21", "date-short-year"),
        ("31 may 21", "date-short-year"),
        ("31 de mayo", "date-without-year"),
        ("31/05/0021", "date-out-of-range"),
        ("31/12/1899", "date-out-of-range"),
        ("01/01/2201", "date-out-of-range"),
        ("44347", "date-as-number"),
    ] {
        assert_eq!(code(&text(written), ColumnKind::Date), expected, "{written}");
    }
    assert_eq!(code(&Cell::Number(44347.0), ColumnKind::Date), "date-as-number");
    assert_eq!(code(&Cell::Number(2021.0), ColumnKind::Date), "date-without-day");
    assert_eq!(code(&Cell::Number(5.0), ColumnKind::Date), "not-a-date");
    assert_eq!(code(&Cell::Bool(true), ColumnKind::Date), "not-a-date");
}

#[test]
fn addresses_have_a_host() {
    for fine in [
        "https://www.gob.ec/plan?a=1#b",
        "HTTP://example.org",
        "http://localhost:8080/x",
        "https://ñandú.ec/á",
    ] {
        assert_eq!(value(fine, ColumnKind::Url), Value::from(fine));
    }
    for wrong in [
        "www.gob.ec",
        "ftp://a.b",
        "javascript:alert(1)",
        "https://",
        "http:///x",
        "https://a b",
        "mailto:a@b.c",
        "https://user:pass@host/",
        "http://x\"y",
        "javascript://a.b/%0aalert(1)",
        "data:text/html,x",
    ] {
        assert_eq!(code(&text(wrong), ColumnKind::Url), "not-a-url", "{wrong}");
    }
}

#[test]
fn choices_forgive_case_accents_and_separators() {
    for written in ["in-progress", "In Progress", "IN_PROGRESS", "ín progréss", "inprogress"] {
        assert_eq!(value(written, CHOICES), Value::from("in-progress"), "{written}");
    }
    assert_eq!(value("not started", CHOICES), Value::from("not_started"));
    let problem = parse(&text("hecho"), CHOICES).unwrap_err();
    assert_eq!(problem.code, "not-a-choice");
    assert_eq!(problem.args[1].1, "in-progress, done, not_started");
}

#[test]
fn lists_keep_their_order_and_nothing_twice() {
    let list = |values: &[&str]| Value::List(values.iter().map(|&value| value.to_owned()).collect());
    assert_eq!(value(" b ; a;;b\nc ", ColumnKind::List), list(&["b", "a", "c"]));
    assert_eq!(value(" ; ;", ColumnKind::List), Value::Empty);
    assert_eq!(parse(&Cell::Number(3.0), ColumnKind::List), Ok(list(&["3"])));
}
