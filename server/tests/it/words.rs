//! Both languages say everything, and nothing that nobody asks for.

use crate::harness::World;
use minga_kernel::Lang;
use minga_kernel::table::ColumnKind;
use std::collections::BTreeSet;
use std::path::Path;

#[tokio::test]
async fn both_languages_have_the_same_messages() {
    let world = World::new(minga_testkit::sqlite().await).await;
    let [es, en] = Lang::ALL.map(|lang| world.app.words.keys(lang).clone());
    assert_eq!(es.difference(&en).collect::<Vec<_>>(), Vec::<&String>::new(), "missing in English");
    assert_eq!(en.difference(&es).collect::<Vec<_>>(), Vec::<&String>::new(), "missing in Spanish");
}

#[tokio::test]
async fn every_sheet_column_and_choice_has_its_words() {
    let world = World::new(minga_testkit::sqlite().await).await;
    let keys = world.app.words.keys(Lang::Es);
    let mut missing = Vec::new();
    let mut need = |key: String| {
        let key = key.replace('_', "-");
        if !keys.contains(&key) {
            missing.push(key);
        }
    };
    for schema in world.app.sheets.iter().flat_map(|feature| feature.schemas()) {
        need(format!("sheet-{}", schema.name));
        for column in schema.columns {
            need(format!("column-{}-{}", schema.name, column.key));
            need(format!("column-{}-{}.help", schema.name, column.key));
            if let ColumnKind::Choice(codes) = column.kind {
                for code in codes {
                    need(format!("choice-{}-{code}", column.key));
                    // What assessors say is explained wherever it is shown.
                    if schema.name == "assessments" && !["kind", "code_set"].contains(&column.key) {
                        need(format!("plans-code-help-{}-{code}", column.key));
                    }
                }
            }
        }
    }
    for item in minga_web::api::description(&world.app).paths.paths.into_values() {
        for operation in [item.get, item.post, item.put, item.delete].into_iter().flatten() {
            let id = operation.operation_id.expect("a name");
            need(minga_web::api::words_key(&id));
        }
    }
    for code in minga_tabular::CODES {
        need(format!("problem-{code}"));
    }
    assert_eq!(missing, Vec::<String>::new());
}

/// A message is asked for if its key, or the fixed beginning of its key, stands in a
/// template or in Rust.
#[tokio::test]
async fn no_message_is_left_over() {
    let world = World::new(minga_testkit::sqlite().await).await;
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut sources = String::new();
    for folder in ["kernel", "platform", "features", "server/src"] {
        gather(&root.join(folder), &mut sources);
    }
    let built = [
        "account-scope-",
        "calendar-effect-",
        "deadline-count-",
        "plans-entrusted-",
        "field-",
        "plans-work-",
        "problem-",
        "role-",
        "column-",
        "sheet-",
        "choice-",
        "template-kind-",
        "template-mistake-",
        "event-",
        "facet-",
        "nav-",
        "error-",
        "doctor-",
        "plans-code-help-",
        "plans-level-",
        "plans-line-",
        "shell-example-",
        "api-",
        "setting-",
        "requirement-",
        "repository-lang-",
        "retention-",
        "admin-audit-",
    ];
    let keys: BTreeSet<&String> =
        world.app.words.keys(Lang::Es).iter().filter(|key| !key.contains('.')).collect();
    let left: Vec<_> = keys
        .into_iter()
        .filter(|key| !built.iter().any(|beginning| key.starts_with(beginning)))
        .filter(|key| {
            let template = key.strip_prefix("template-").unwrap_or(key);
            !sources.contains(key.as_str()) && !sources.contains(&format!("say(\"{template}\")"))
        })
        .collect();
    assert_eq!(left, Vec::<&String>::new());
}

fn gather(folder: &Path, sources: &mut String) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            gather(&path, sources);
        } else if path.extension().is_some_and(|ending| ending == "rs" || ending == "html") {
            sources.push_str(&std::fs::read_to_string(&path).unwrap());
        }
    }
}
