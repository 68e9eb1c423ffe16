//! Excel workbooks, made as Excel makes them and as it never would.

use minga_kernel::Day;
use minga_kernel::table::{ColumnKind, Value};
use minga_tabular::{Cell, parse};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};

use crate::{arg, codes, errors, read, text, zip};

fn saved(mut workbook: Workbook) -> Vec<u8> {
    workbook.save_to_buffer().unwrap()
}

/// A workbook whose only sheet has this XML between `<worksheet>` and its end.
pub(crate) fn raw(sheet: &str, more: &[(&str, &str)]) -> Vec<u8> {
    let workbook = r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
    let rels = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>"#;
    let root = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
    let sheet = format!(
        r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{sheet}</worksheet>"#
    );
    let mut entries = vec![
        ("[Content_Types].xml", "<Types/>"),
        ("_rels/.rels", root),
        ("xl/workbook.xml", workbook),
        ("xl/_rels/workbook.xml.rels", rels),
        ("xl/worksheets/sheet1.xml", &sheet),
    ];
    entries.extend_from_slice(more);
    zip(&entries)
}

fn inline(reference: &str, text: &str) -> String {
    format!(r#"<c r="{reference}" t="inlineStr"><is><t>{text}</t></is></c>"#)
}

#[test]
fn every_kind_of_cell_is_told_apart() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.set_name("Plan de acción").unwrap();
    for (column, header) in (0u16..).zip(["text", "number", "percent", "date", "moment", "bool", "formula"]) {
        sheet.write_string(0, column, header).unwrap();
    }
    sheet.write_string(2, 0, "Ñandú").unwrap();
    sheet.write_number(2, 1, 12.5).unwrap();
    sheet.write_number_with_format(2, 2, 0.57, &Format::new().set_num_format("0.0%")).unwrap();
    let day = ExcelDateTime::from_ymd(2021, 5, 31).unwrap();
    sheet.write_datetime_with_format(2, 3, &day, &Format::new().set_num_format("dd/mm/yyyy")).unwrap();
    let moment = ExcelDateTime::from_ymd(2021, 5, 31).unwrap().and_hms(14, 30, 0).unwrap();
    sheet
        .write_datetime_with_format(2, 4, &moment, &Format::new().set_num_format("yyyy-mm-dd hh:mm"))
        .unwrap();
    sheet.write_boolean(2, 5, true).unwrap();
    sheet.write_formula(2, 6, Formula::new("=6*7").set_result("42")).unwrap();
    let book = read("plan.xlsx", saved(workbook)).unwrap();
    let sheet = &book.sheets[0];
    let may = Day::from_ymd_opt(2021, 5, 31).unwrap();
    assert_eq!((sheet.name.as_str(), sheet.rows[0].number), ("Plan de acción", 3));
    assert_eq!(
        sheet.rows[0].cells,
        [
            text("Ñandú"),
            Cell::Number(12.5),
            Cell::Percent(57.0),
            Cell::Date(may),
            Cell::Date(may),
            Cell::Bool(true),
            Cell::Number(42.0)
        ]
    );
    assert_eq!(parse(&sheet.rows[0].cells[2], ColumnKind::Percent), Ok(Value::Integer(57)));
    assert!(book.notices.is_empty());
}

#[test]
fn a_number_format_is_a_percentage_only_if_it_shows_one() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.write_string(0, 0, "a").unwrap();
    for (row, format) in (1u32..).zip(["0\\%", "0\"%\"", "#,##0.00", "0%;[Red]-0%"]) {
        sheet.write_number_with_format(row, 0, 0.5, &Format::new().set_num_format(format)).unwrap();
    }
    let rows = read("a.xlsx", saved(workbook)).unwrap().sheets.remove(0).rows;
    let cells: Vec<&Cell> = rows.iter().map(|row| &row.cells[0]).collect();
    let half = Cell::Number(0.5);
    assert_eq!(cells, [&half, &half, &half, &Cell::Percent(50.0)]);
}

#[test]
fn formulas_without_a_usable_value_are_faults() {
    let head = format!("{}{}", inline("A1", "a"), inline("B1", "b"));
    let sheet = format!(
        r#"<sheetData><row r="1">{head}</row>
        <row r="2"><c r="A2"><f>1+1</f></c><c r="B2" t="e"><f>A9</f><v>#REF!</v></c></row>
        <row r="3"><c r="A3"><f>1+1</f><v>2</v></c><c r="B3"/></row>
        <row r="4"><c r="A4" t="str"><f>""</f><v></v></c><c r="B4" t="e"><v>#N/A</v></c></row></sheetData>"#
    );
    let rows = read("a.xlsx", raw(&sheet, &[])).unwrap().sheets.remove(0).rows;
    assert_eq!(rows[0].cells, [Cell::Fault("formula-without-value"), Cell::Fault("formula-error")]);
    assert_eq!(rows[1].cells, [Cell::Number(2.0), Cell::Empty]);
    assert_eq!(rows[2].cells, [Cell::Empty, Cell::Fault("formula-error")]);
    assert_eq!(parse(&rows[0].cells[1], ColumnKind::Date).unwrap_err().code, "formula-error");
}

#[test]
fn hidden_sheets_are_passed_over_and_said() {
    let mut workbook = Workbook::new();
    workbook.add_worksheet().set_name("Datos").unwrap().write_string(0, 0, "a").unwrap();
    workbook.add_worksheet().set_name("Listas").unwrap().set_hidden(true).write_string(0, 0, "b").unwrap();
    workbook.add_worksheet().set_name("Vacía").unwrap();
    let book = read("a.xlsx", saved(workbook)).unwrap();
    assert_eq!(book.sheets.iter().map(|sheet| sheet.name.as_str()).collect::<Vec<_>>(), ["Datos"]);
    assert_eq!(codes(&book.notices), ["hidden-sheet"]);
    assert_eq!(book.notices[0].place.sheet.as_deref(), Some("Listas"));
}

#[test]
fn merged_cells_in_the_table_are_refused_and_over_it_are_not() {
    let make = |first: (u32, u16), last: (u32, u16)| {
        let mut workbook = Workbook::new();
        let sheet = workbook.add_worksheet();
        sheet.write_string(0, 0, "Plan").unwrap();
        for column in 0..3 {
            sheet.write_string(1, column, format!("c{column}")).unwrap();
            for row in 2..5 {
                sheet.write_number(row, column, 1.0).unwrap();
            }
        }
        sheet.merge_range(first.0, first.1, last.0, last.1, "x", &Format::new()).unwrap();
        read("a.xlsx", saved(workbook))
    };
    let problems = make((3, 1), (4, 1)).unwrap_err();
    assert_eq!(codes(&problems), ["title-skipped", "merged-cells"]);
    assert_eq!(arg(&problems[1], "range"), "B4:B5");
    assert_eq!((problems[1].place.row, problems[1].place.column.as_deref()), (Some(4), Some("c1")));
    assert!(make((0, 0), (0, 2)).is_ok(), "a title over the table");
    assert!(make((8, 5), (9, 6)).is_err(), "a note beside the table is a row of its own");
}

#[test]
fn macros_do_not_run_and_are_said() {
    let sheet = format!(r#"<sheetData><row r="1">{}</row></sheetData>"#, inline("A1", "a"));
    let book = read("a.xlsm", raw(&sheet, &[("xl/vbaProject.bin", "Sub Auto_Open()")])).unwrap();
    assert_eq!(codes(&book.notices), ["macros-ignored"]);
}

#[test]
fn the_name_does_not_matter() {
    let sheet = format!(r#"<sheetData><row r="1">{}</row></sheetData>"#, inline("A1", "a"));
    for name in ["a.csv", "a.xls", "a.ods", "a", "C:\\fakepath\\a.xlsx"] {
        assert_eq!(read(name, raw(&sheet, &[])).unwrap().sheets[0].headers, ["a"], "{name}");
    }
    assert_eq!(read("a.xlsx", "a;b\n1;2\n").unwrap().sheets[0].headers, ["a", "b"]);
}

#[test]
fn what_is_no_workbook_says_what_it_is() {
    let what = |bytes: Vec<u8>| {
        let problems = read("thing.zip", bytes).unwrap_err();
        (problems[0].code, problems[0].args.first().map(|(_, value)| value.clone()).unwrap_or_default())
    };
    assert_eq!(what(zip(&[("word/document.xml", "<a/>")])), ("unsupported-format", "docx".into()));
    assert_eq!(what(zip(&[("xl/workbook.bin", "x")])), ("unsupported-format", "xlsb".into()));
    assert_eq!(what(zip(&[("a.csv", "a,b")])), ("unsupported-format", "zip".into()));
    let wide = |name: &str| name.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let compound =
        |name: &str| [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(), vec![0; 600], wide(name)].concat();
    assert_eq!(what(compound("EncryptedPackage")).0, "encrypted");
    assert_eq!(what(compound("WordDocument")), ("unsupported-format", "doc".into()));
    assert_eq!(what(compound("Other")).0, "corrupt");
}

#[test]
fn damage_says_so() {
    let sheet = format!(r#"<sheetData><row r="1">{}</row></sheetData>"#, inline("A1", "a"));
    let bytes = raw(&sheet, &[]);
    assert_eq!(errors("a.xlsx", &bytes[..bytes.len() / 2]), ["corrupt"]);
    assert_eq!(errors("a.xlsx", b"PK\x03\x04rubbish"), ["corrupt"]);
    assert_eq!(errors("a.xlsx", raw("<sheetData><row r=\"1\"><c r=\"A1\">", &[])), ["corrupt"]);
}

#[test]
fn cells_far_out_are_reported_and_cost_nothing() {
    let sheet = format!(
        r#"<sheetData><row r="1">{}</row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>"#,
        inline("A1", "a")
    );
    let problems = read("a.xlsx", raw(&sheet, &[])).unwrap_err();
    assert_eq!(codes(&problems), ["extra-cells"]);
    assert_eq!((arg(&problems[0], "column"), problems[0].place.row), ("XFD", Some(1_048_576)));
}
