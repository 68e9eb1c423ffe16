//! The documents say what is so.

use minga_server::config::SETTINGS;
use std::path::Path;

pub(crate) fn document(name: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(name)).unwrap()
}

/// The rows of the table with this header, by cell.
pub(crate) fn rows_of(name: &str, header: &str) -> Vec<Vec<String>> {
    let text = document(name);
    let table =
        text.lines().skip_while(|line| *line != header).skip(2).take_while(|line| line.starts_with('|'));
    table.map(|row| row.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect()).collect()
}

#[test]
fn every_setting_is_documented_with_its_default() {
    let text = document("docs/operating.md");
    for setting in SETTINGS {
        let variable = format!("MINGA_{}", setting.key.to_uppercase());
        let default =
            if setting.default.is_empty() { "``".to_owned() } else { format!("`{}`", setting.default) };
        let row = format!("| `{}` | `{variable}` | {default} |", setting.key);
        assert!(text.contains(&row), "docs/operating.md has no row {row}");
    }
    let rows = text.lines().filter(|line| line.contains("| `MINGA_")).count();
    assert_eq!(rows, SETTINGS.len(), "docs/operating.md has a setting that does not exist");
}

#[test]
fn every_relative_link_of_the_documents_leads_somewhere() {
    for name in ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "docs/operating.md", "docs/data.md"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(name);
        for target in document(name).split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let path = target.split('#').next().unwrap_or_default();
            if !path.is_empty() && !path.contains("://") {
                assert!(folder.parent().unwrap().join(path).exists(), "{name} leads to {target}");
            }
        }
    }
}
