//! CSV files from every program and country.

use minga_tabular::Cell;

use crate::{arg, codes, errors, read, text};

#[test]
fn a_plain_file_is_read() {
    let book = read("plans.csv", "code,title\nP-1,Agua\nP-2,\"Luz, gas\"\n").unwrap();
    let sheet = &book.sheets[0];
    assert_eq!((sheet.name.as_str(), sheet.header_row), ("plans", 1));
    assert_eq!(sheet.headers, ["code", "title"]);
    assert_eq!(sheet.rows[1].number, 3);
    assert_eq!(sheet.rows[1].cells, [text("P-2"), text("Luz, gas")]);
    assert!(book.notices.is_empty());
}

#[test]
fn every_delimiter_is_found() {
    for sign in [",", ";", "\t", "|"] {
        let file = format!("a{sign}b{sign}c\n1{sign}2{sign}3\n\"x{sign}y\"{sign}5{sign}6\n");
        let book = read("t.csv", file).unwrap();
        assert_eq!(book.sheets[0].headers, ["a", "b", "c"], "delimiter {sign:?}");
        assert_eq!(book.sheets[0].rows[1].cells[0], text(&format!("x{sign}y")));
    }
}

#[test]
fn decimal_commas_do_not_make_a_comma_the_delimiter() {
    let book = read("t.csv", "obra;costo;avance\nA;1,5;2,5\nB;2,5;3,5\nC;1,0;2,0\n").unwrap();
    assert_eq!(book.sheets[0].headers, ["obra", "costo", "avance"]);
    assert_eq!(book.sheets[0].rows[0].cells[1], text("1,5"));
}

#[test]
fn excels_own_first_line_decides_and_is_not_counted() {
    let book = read("t.csv", "sep=;\r\na,b;c\r\n1;2\r\n").unwrap();
    assert_eq!(book.sheets[0].headers, ["a,b", "c"]);
    assert_eq!((book.sheets[0].header_row, book.sheets[0].rows[0].number), (1, 2));
}

#[test]
fn one_column_needs_no_delimiter() {
    let book = read("t.csv", "name\nAna\nJosé\n").unwrap();
    assert_eq!(book.sheets[0].headers, ["name"]);
    assert_eq!(book.sheets[0].rows.len(), 2);
}

#[test]
fn encodings_are_told_apart() {
    let table = "código;año\nñandú;2021\n";
    let utf16 = |big: bool| {
        let units = std::iter::once(0xfeff).chain(table.encode_utf16());
        units.flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect::<Vec<u8>>()
    };
    let (latin, _, _) = encoding_rs::WINDOWS_1252.encode(table);
    let files = [
        table.as_bytes().to_vec(),
        [b"\xef\xbb\xbf", table.as_bytes()].concat(),
        utf16(true),
        utf16(false),
        latin.to_vec(),
    ];
    for (at, file) in files.iter().enumerate() {
        let book = read("t.csv", file).unwrap();
        assert_eq!(book.sheets[0].headers, ["código", "año"], "file {at}");
        assert_eq!(book.sheets[0].rows[0].cells[0], text("ñandú"), "file {at}");
        let guessed = if at == 4 { vec!["encoding-guessed"] } else { vec![] };
        assert_eq!(codes(&book.notices), guessed, "file {at}");
    }
}

#[test]
fn what_is_no_table_says_so() {
    assert_eq!(errors("t.csv", b"a,b\n\x00\x01\x02,3\n"), ["not-a-table"]);
    let noise: Vec<u8> = (0..4000u32).map(|at| (at * 7919 % 251) as u8).collect();
    assert_eq!(errors("t.csv", noise), ["not-a-table"]);
    assert_eq!(errors("t.csv", ""), ["nothing-inside"]);
    assert_eq!(errors("t.csv", "\n\n , \n"), ["nothing-inside"]);
    let problems = read("t.xls", "<html><table><tr><td>a</td></tr></table>").unwrap_err();
    assert_eq!((problems[0].code, arg(&problems[0], "value")), ("unsupported-format", "html"));
    let problems = read("t.csv", "%PDF-1.7 …").unwrap_err();
    assert_eq!((problems[0].code, arg(&problems[0], "value")), ("unsupported-format", "pdf"));
}

#[test]
fn rows_keep_their_number_over_blank_lines_and_long_cells() {
    let file = "\r\n\r\na,b\r\n\r\n1,\"two\r\nlines\"\r\n,\r\n\r\n3,4\r\n";
    let sheet = &read("t.csv", file).unwrap().sheets[0];
    assert_eq!(sheet.header_row, 3);
    // The blank line is row 4; a cell with a line break is one row; `,` is row 6.
    assert_eq!(sheet.rows.iter().map(|row| row.number).collect::<Vec<_>>(), [5, 8]);
}

#[test]
fn blank_columns_before_the_table_are_passed_over() {
    let sheet = &read("t.csv", ",,\n,a,b\n,1,2\n").unwrap().sheets[0];
    assert_eq!(sheet.headers, ["a", "b"]);
    assert_eq!(sheet.rows[0].cells, [text("1"), text("2")]);
}

#[test]
fn a_title_over_the_header_is_passed_over() {
    let book = read("t.csv", "Ministerio,,\nPlan de acción,,\na,b,c\n1,2,3\n").unwrap();
    assert_eq!((book.sheets[0].header_row, book.sheets[0].headers.len()), (3, 3));
    assert_eq!(codes(&book.notices), ["title-skipped", "title-skipped"]);
    // A table of one column has no titles.
    let book = read("t.csv", "a\nuno\ndos\ntres\ncuatro\ncinco\nseis\n").unwrap();
    assert_eq!((book.sheets[0].header_row, book.sheets[0].rows.len()), (1, 6));
    assert_eq!(book.sheets[0].rows.last().unwrap().number, 7);
}

#[test]
fn short_rows_are_filled_and_long_rows_reported() {
    let sheet = &read("t.csv", "a,b,c\n1\n1,2,3,,\n").unwrap().sheets[0];
    assert_eq!(sheet.rows[0].cells, [text("1"), Cell::Empty, Cell::Empty]);
    let problems = read("plans.csv", "a,b\n1,2,3\n1,2\n1,2,,5\n").unwrap_err();
    assert_eq!(codes(&problems), ["extra-cells", "extra-cells"]);
    assert_eq!(problems[0].place.row, Some(2));
    assert_eq!(problems[0].place.sheet.as_deref(), Some("plans"));
    assert_eq!((arg(&problems[1], "column"), arg(&problems[1], "value")), ("D", "5"));
}

#[test]
fn headers_are_cleaned_and_checked() {
    let sheet = &read("t.csv", " Título *,\"Fecha\nde inicio\"\nx,y\n").unwrap().sheets[0];
    assert_eq!(sheet.headers, ["Título", "Fecha de inicio"]);
    let problems = read("t.csv", "a,b,A\n1,2,3\n").unwrap_err();
    assert_eq!(codes(&problems), ["duplicate-header"]);
    assert_eq!(arg(&problems[0], "value"), "A");
    let problems = read("t.csv", "a,,c\n1,x,3\n1,y,3\n").unwrap_err();
    assert_eq!(codes(&problems), ["blank-header"]);
    assert_eq!(arg(&problems[0], "column"), "B");
    assert_eq!(read("t.csv", "a,,c\n1,,3\n").unwrap().sheets[0].headers, ["a", "", "c"]);
}

#[test]
fn a_quote_that_is_never_closed_is_found() {
    let problems = read("t.csv", "a,b\n1,\"two\n3,4\n5,6\n").unwrap_err();
    assert_eq!(codes(&problems), ["unclosed-quote"]);
    assert_eq!(problems[0].place.row, Some(2));
    // Inches are not an open quote.
    assert!(read("t.csv", "a,b\n1,5\" tubo\n").is_ok());
}

#[test]
fn the_apostrophe_before_a_formula_is_taken_off() {
    let sheet = &read("t.csv", "a\n'=1+1\n''=x\n'abc\n'+593 2\n-5\n").unwrap().sheets[0];
    let cells: Vec<&Cell> = sheet.rows.iter().map(|row| &row.cells[0]).collect();
    assert_eq!(cells, [&text("=1+1"), &text("'=x"), &text("'abc"), &text("+593 2"), &text("-5")]);
}

#[test]
fn all_problems_are_told_but_not_thousands() {
    let mut file = "a,b\n".to_owned();
    for _ in 0..150 {
        file.push_str("1,2,3\n");
    }
    assert_eq!(read("t.csv", &file).unwrap_err().len(), 150);
    for _ in 0..500 {
        file.push_str("1,2,3\n");
    }
    let problems = read("t.csv", &file).unwrap_err();
    assert_eq!(problems.len(), 201);
    assert_eq!(problems[200].code, "too-many-problems");
}
