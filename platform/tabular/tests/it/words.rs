//! Every problem has its words, in every language, with the variables that it gives.

use std::collections::BTreeSet;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use minga_tabular::MESSAGES;

fn variables(pattern: &Pattern<&str>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for element in &pattern.elements {
        if let PatternElement::Placeable {
            expression:
                Expression::Inline(InlineExpression::VariableReference { id })
                | Expression::Select { selector: InlineExpression::VariableReference { id }, .. },
        } = element
        {
            found.insert(id.name.to_owned());
        }
    }
    found
}

fn messages(source: &'static str) -> Vec<(String, BTreeSet<String>)> {
    let resource = fluent_syntax::parser::parse(source).unwrap();
    let entries = resource.body.iter().filter_map(|entry| match entry {
        Entry::Message(message) => {
            Some((message.id.name.to_owned(), variables(message.value.as_ref().unwrap())))
        }
        _ => None,
    });
    entries.collect()
}

#[test]
fn every_code_has_a_message_and_a_mend_in_both_languages() {
    for source in [include_str!("../../locales/es/tabular.ftl"), include_str!("../../locales/en/tabular.ftl")]
    {
        let messages = messages(source);
        let names: BTreeSet<String> = messages.iter().map(|(name, _)| name.clone()).collect();
        assert_eq!(names.len(), messages.len(), "a message stands twice");
        let wanted: BTreeSet<String> = MESSAGES
            .iter()
            .flat_map(|(code, _)| [format!("problem-{code}"), format!("problem-{code}-mend")])
            .collect();
        assert_eq!(names, wanted);
        for (name, variables) in messages {
            let code = name.trim_start_matches("problem-").trim_end_matches("-mend");
            let (_, args) = MESSAGES.iter().find(|(other, _)| *other == code).unwrap();
            for variable in variables {
                assert!(args.contains(&variable.as_str()), "{name} uses ${variable}");
            }
        }
    }
}

/// The sources emit no code that the list does not have, and the list has none that
/// they do not emit.
#[test]
fn the_list_of_codes_is_what_the_sources_emit() {
    let mut sources = String::new();
    let mut folders = vec![std::path::PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/src"))];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if !path.ends_with("codes.rs") {
                let source = std::fs::read_to_string(path).unwrap();
                sources.extend(source.lines().filter(|line| !line.trim_start().starts_with("//")));
            }
        }
    }
    for (code, _) in MESSAGES {
        assert!(sources.contains(&format!("\"{code}\"")), "{code} is never emitted");
    }
    for call in [
        "Problem::error(",
        "Problem::notice(",
        "CellProblem::of(",
        "CellProblem::new(",
        "wrong(",
        "Cell::Fault(",
    ] {
        for after in sources.split(call).skip(1) {
            let Some(end) = after.find(");").or_else(|| after.find(')')) else { continue };
            for word in after[..end].split('"').skip(1).step_by(2) {
                let is_code =
                    word.contains('-') && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
                assert!(
                    !is_code || MESSAGES.iter().any(|(code, _)| *code == word),
                    "{word} is not in the list"
                );
            }
        }
    }
}
