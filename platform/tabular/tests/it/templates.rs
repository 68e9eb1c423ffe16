//! The workbook to fill in, and filled in.

use minga_kernel::table::ColumnKind;
use minga_tabular::{HelpWords, REQUIRED_MARK, TemplateColumn, TemplateSheet, write_template};

use crate::read;
use crate::round_trips::about;

fn column(label: &str, kind: ColumnKind, required: bool) -> TemplateColumn {
    TemplateColumn {
        label: label.into(),
        help: format!("Qué va en {label}"),
        kind,
        kind_label: "texto".into(),
        required,
        choices: Vec::new(),
        example: "ejemplo".into(),
        mistake: "Revise el dato".into(),
    }
}

fn template() -> Vec<u8> {
    let many: Vec<String> = (0..100).map(|at| format!("Institución, número {at}")).collect();
    let mut state = column("Estado", ColumnKind::Choice(&["done", "planned"]), false);
    state.choices = vec!["Hecho".into(), "Planificado".into()];
    let mut body = column("Institución", ColumnKind::Choice(&["x"]), true);
    body.choices = many;
    let sheets = [
        TemplateSheet {
            name: "Compromisos: todos/nuevos y además un nombre muy largo".into(),
            columns: vec![
                column("Código", ColumnKind::Code, true),
                column("Avance", ColumnKind::Percent, false),
                column("Inicio", ColumnKind::Date, true),
                state,
                body,
            ],
        },
        TemplateSheet { name: "Hitos".into(), columns: vec![column("Título", ColumnKind::Text, true)] },
    ];
    let words = HelpWords {
        name: "Ayuda".into(),
        lists: "Listas".into(),
        sheet: "Hoja".into(),
        column: "Columna".into(),
        help: "Qué es".into(),
        kind: "Tipo".into(),
        required: "Obligatoria".into(),
        choices: "Opciones".into(),
        example: "Ejemplo".into(),
        yes: "Sí".into(),
        no: "No".into(),
    };
    write_template(&sheets, &words, &about()).unwrap()
}

/// The text of one part of the workbook.
fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    std::io::read_to_string(archive.by_name(name).unwrap()).unwrap()
}

#[test]
fn a_template_is_read_back_as_a_sound_workbook() {
    let book = read("plantilla.xlsx", template()).unwrap();
    let names: Vec<_> = book.sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    assert_eq!(names, ["Ayuda", "Compromisos  todos nuevos y ade", "Hitos", "Listas"]);
    assert!(book.notices.is_empty());
    let help = &book.sheets[0];
    assert_eq!(help.rows.len(), 6);
    assert_eq!(help.rows[0].cells[1], crate::text("Código"));
    assert_eq!(help.rows[3].cells[5], crate::text("Hecho; Planificado"));
    assert_eq!(book.sheets[1].headers, ["Código", "Avance", "Inicio", "Estado", "Institución"]);
    assert!(book.sheets[1].rows.is_empty());
    assert_eq!(book.sheets[3].rows.len(), 100);
}

#[test]
fn rules_and_notes_watch_over_what_is_typed() {
    let bytes = template();
    let sheet = part(&bytes, "xl/worksheets/sheet2.xml");
    assert_eq!(sheet.matches("<dataValidation ").count(), 5);
    assert!(sheet.contains(r#"type="whole""#) && sheet.contains("<formula2>100</formula2>"));
    assert!(sheet.contains(r#"type="date""#));
    assert!(sheet.contains("<formula1>\"Hecho,Planificado\"</formula1>"));
    assert!(sheet.contains("'Listas'!$A$2:$A$101"));
    assert!(part(&bytes, "xl/comments1.xml").contains("Qué va en Avance"));
    assert!(part(&bytes, "xl/sharedStrings.xml").contains(&format!("Código{REQUIRED_MARK}")));
}
