//! `OpenDocument` spreadsheets, as `LibreOffice` writes them.

use minga_kernel::Day;
use minga_tabular::Cell;

use crate::{arg, codes, errors, read, text, zip};

fn ods(styles: &str, tables: &str, more: &[(&str, &str)]) -> Vec<u8> {
    let content = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:style="s"><office:automatic-styles>{styles}</office:automatic-styles><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"#
    );
    let mut entries = vec![
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content.as_str()),
    ];
    entries.extend_from_slice(more);
    zip(&entries)
}

fn string(text: &str) -> String {
    format!(r#"<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>"#)
}

#[test]
fn every_kind_of_cell_is_told_apart() {
    let header = ["a", "b", "c", "d", "e", "f", "g"].map(string).concat();
    let row = [
        r#"<table:table-cell office:value-type="string"><office:annotation><text:p>note</text:p></office:annotation><text:p>uno<text:s text:c="2"/>y <text:span>dos</text:span> &amp; &#243;</text:p><text:p>tres</text:p></table:table-cell>"#,
        r#"<table:table-cell office:value-type="float" office:value="12.5"><text:p>12,5</text:p></table:table-cell>"#,
        r#"<table:table-cell office:value-type="percentage" office:value="0.57"><text:p>57 %</text:p></table:table-cell>"#,
        r#"<table:table-cell office:value-type="date" office:date-value="2021-05-31T10:00:00"><text:p>31/05/21</text:p></table:table-cell>"#,
        r#"<table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>VERDADERO</text:p></table:table-cell>"#,
        r#"<table:table-cell table:formula="of:=[.A9]" office:value-type="string"><text:p>#REF!</text:p></table:table-cell>"#,
        r#"<table:table-cell table:formula="of:=1+1"/>"#,
    ]
    .concat();
    let table = format!(
        r#"<table:table table:name="Hoja &amp; 1"><table:table-column/><table:table-row>{header}<table:table-cell table:number-columns-repeated="16377"/></table:table-row><table:table-row table:number-rows-repeated="3"><table:table-cell table:number-columns-repeated="16384"/></table:table-row><table:table-row>{row}</table:table-row><table:table-row table:number-rows-repeated="1048571"><table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>"#
    );
    let book = read("a.ods", ods("", &table, &[])).unwrap();
    let sheet = &book.sheets[0];
    assert_eq!((sheet.name.as_str(), sheet.headers.len()), ("Hoja & 1", 7));
    assert_eq!((sheet.rows.len(), sheet.rows[0].number), (1, 5));
    let may = Day::from_ymd_opt(2021, 5, 31).unwrap();
    assert_eq!(
        sheet.rows[0].cells,
        [
            text("uno  y dos & ó\ntres"),
            Cell::Number(12.5),
            Cell::Percent(57.0),
            Cell::Date(may),
            Cell::Bool(true),
            Cell::Fault("formula-error"),
            Cell::Fault("formula-without-value")
        ]
    );
}

#[test]
fn repeated_rows_and_cells_are_repeated_within_bounds() {
    let header = ["a", "b"].map(string).concat();
    let twice =
        r#"<table:table-cell office:value-type="float" office:value="1" table:number-columns-repeated="2"/>"#;
    let table = |times: u32| {
        format!(
            r#"<table:table table:name="S"><table:table-row>{header}</table:table-row><table:table-row table:number-rows-repeated="{times}">{twice}</table:table-row></table:table>"#
        )
    };
    let rows = read("a.ods", ods("", &table(3), &[])).unwrap().sheets.remove(0).rows;
    assert_eq!(rows.iter().map(|row| row.number).collect::<Vec<_>>(), [2, 3, 4]);
    assert_eq!(rows[2].cells, [Cell::Number(1.0), Cell::Number(1.0)]);
    assert_eq!(errors("a.ods", ods("", &table(1_000_000), &[])), ["too-many-rows"]);
    let long = "x".repeat(30_000);
    let wide = format!(
        r#"<table:table table:name="S"><table:table-row><table:table-cell office:value-type="string" table:number-columns-repeated="16384"><text:p>{long}</text:p></table:table-cell></table:table-row></table:table>"#
    );
    assert_eq!(errors("a.ods", ods("", &wide, &[])), ["too-much-text"]);
}

#[test]
fn hidden_sheets_merged_cells_and_macros_are_said() {
    let styles = r#"<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>"#;
    let header = ["a", "b"].map(string).concat();
    let visible = format!(
        r#"<table:table table:name="V" table:style-name="ta1"><table:table-row>{header}</table:table-row></table:table>"#
    );
    let hidden = format!(
        r#"<table:table table:name="H" table:style-name="ta2"><table:table-row>{header}</table:table-row></table:table>"#
    );
    let bytes = ods(styles, &format!("{hidden}{visible}"), &[("Basic/Standard/Module1.xml", "<x/>")]);
    let book = read("a.ods", bytes).unwrap();
    assert_eq!(book.sheets.iter().map(|sheet| sheet.name.as_str()).collect::<Vec<_>>(), ["V"]);
    assert_eq!(codes(&book.notices), ["macros-ignored", "hidden-sheet"]);
    let merged = format!(
        r#"<table:table table:name="M"><table:table-row>{header}</table:table-row><table:table-row><table:table-cell office:value-type="float" office:value="1" table:number-rows-spanned="2" table:number-columns-spanned="1"/>{0}</table:table-row><table:table-row><table:covered-table-cell/>{0}</table:table-row></table:table>"#,
        string("x")
    );
    let problems = read("a.ods", ods("", &merged, &[])).unwrap_err();
    assert_eq!((codes(&problems), arg(&problems[0], "range")), (vec!["merged-cells"], "A2:A3"));
}

#[test]
fn passwords_and_damage_say_so() {
    let manifest = r#"<manifest:manifest xmlns:manifest="m"><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>"#;
    assert_eq!(errors("a.ods", ods("", "", &[("META-INF/manifest.xml", manifest)])), ["encrypted"]);
    let cut = zip(&[("mimetype", "x"), ("content.xml", "<a><table name='x'><table-row>")]);
    assert_eq!(errors("a.ods", cut), ["corrupt"]);
    assert_eq!(errors("a.ods", ods("", "", &[])), ["nothing-inside"]);
}
