//! The documents say what is so.

use crate::harness::World;
use minga_server::config::{Config, SETTINGS};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
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
fn the_defaults_that_are_told_are_those_that_hold() {
    let Value::Object(config) = serde_json::to_value(Config::default()).unwrap() else { panic!("no object") };
    let shown = |value: Value| match value {
        Value::Null => String::new(),
        Value::String(text) => text,
        other => other.to_string(),
    };
    let hold: BTreeMap<String, String> = config.into_iter().map(|(key, value)| (key, shown(value))).collect();
    let told = SETTINGS.iter().map(|it| (it.key.to_owned(), it.default.to_owned())).collect();
    assert_eq!(hold, told);
}

#[tokio::test]
async fn every_address_is_documented_and_no_other() {
    let world = World::new(minga_testkit::sqlite().await).await;
    // A router tells its routes only to whoever debugs it.
    let debugged = format!("{:?}", minga_web::routes(&world.app));
    let paths =
        debugged.split("node: Node { paths: {").nth(1).and_then(|rest| rest.split("} }").next()).unwrap();
    let there: BTreeSet<&str> = paths.split('"').skip(1).step_by(2).collect();
    let pages = rows_of("docs/addresses.md", "| Spanish | English | what is there |");
    let machines = rows_of("docs/addresses.md", "| address | what is there |");
    let named = pages.iter().flat_map(|row| &row[..2]).chain(machines.iter().map(|row| &row[0]));
    let documented: BTreeSet<&str> = named.map(|cell| cell.trim_matches('`')).collect();
    assert!(there.len() > 30, "{there:?}");
    assert_eq!(documented.difference(&there).collect::<Vec<_>>(), Vec::<&&str>::new(), "these do not exist");
    assert_eq!(
        there.difference(&documented).collect::<Vec<_>>(),
        Vec::<&&str>::new(),
        "these are not documented"
    );
}

/// The table of who may do what, as the program decides by it.
#[test]
fn who_may_do_what_is_documented() {
    let modules = minga_server::compose::modules();
    let own = minga_auth::PERMISSIONS.iter();
    let all = own.chain(modules.iter().flat_map(|module| module.permissions));
    let holds: BTreeSet<String> = all
        .map(|line| {
            let list = |words: &[&str], none: &str| {
                if words.is_empty() { none.to_owned() } else { words.join(", ") }
            };
            let part = list(line.part, "any");
            format!("`{}` {} {part} {}", line.action, line.role.code(), list(line.states, "any"))
        })
        .collect();
    let rows = rows_of("docs/permissions.md", "| action | role | its body's part | states |");
    let told: BTreeSet<String> = rows.iter().map(|row| row.join(" ")).collect();
    assert_eq!(told.difference(&holds).collect::<Vec<_>>(), Vec::<&String>::new(), "these do not hold");
    assert_eq!(holds.difference(&told).collect::<Vec<_>>(), Vec::<&String>::new(), "these are not told");
}

/// Two deeds of one name would give whoever may do the one the other as well.
#[test]
fn an_action_belongs_to_one_feature_and_is_given_to_a_role_once() {
    let modules = minga_server::compose::modules();
    let (mut owners, mut given) = (BTreeMap::new(), BTreeSet::new());
    for module in &modules {
        for line in module.permissions {
            let (subject, deed) = line.action.split_once('.').expect("a subject and a deed");
            let owner = *owners.entry(subject).or_insert(module.name);
            assert_eq!((owner, deed.is_empty()), (module.name, false), "{}", line.action);
            let once = given.insert((line.action, line.role.code(), line.part));
            assert!(once, "{} is given to {} twice", line.action, line.role.code());
        }
    }
    assert!(given.len() > 50, "{given:?}");
}

#[test]
fn every_relative_link_of_the_documents_leads_somewhere() {
    let names = [
        "README.md",
        "ARCHITECTURE.md",
        "CONTRIBUTING.md",
        "docs/operating.md",
        "docs/api.md",
        "docs/data.md",
        "docs/addresses.md",
        "docs/permissions.md",
        "docs/adding-a-feature.md",
    ];
    for name in names {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(name);
        for target in document(name).split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let path = target.split('#').next().unwrap_or_default();
            if !path.is_empty() && !path.contains("://") {
                assert!(folder.parent().unwrap().join(path).exists(), "{name} leads to {target}");
            }
        }
    }
}
