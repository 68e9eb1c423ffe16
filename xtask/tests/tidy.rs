//! House rules that the compiler does not know.

use std::fs;
use std::path::{Path, PathBuf};

/// The most lines of a Rust file.
const LINES: usize = 600;

/// A file of the workspace.
struct File {
    /// Its path in the workspace, with `/`.
    path: String,
    text: String,
}

impl File {
    fn is_in(&self, folders: &[&str]) -> bool {
        folders.iter().any(|folder| self.path.starts_with(folder))
    }

    /// Whether it is compiled into the program, rather than into tests and examples.
    fn is_program(&self) -> bool {
        !["/tests/", "/examples/", "/benches/"].iter().any(|folder| self.path.contains(folder))
            && !self.is_in(&["xtask/", "testkit/", "benches/"])
    }

    /// Lines that are not comments, with their numbers from 1.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let lines = self.text.lines().enumerate().map(|(number, line)| (number + 1, line));
        lines.filter(|(_, line)| !line.trim_start().starts_with("//"))
    }

    /// The places where `found` holds for a line of code.
    fn places(&self, found: impl Fn(&str) -> bool) -> Vec<String> {
        let hits = self.code().filter(|(_, line)| found(line));
        hits.map(|(number, line)| format!("{}:{number}: {}", self.path, line.trim())).collect()
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace")
}

/// Every file of the workspace with this ending.
fn files(ending: &str) -> Vec<File> {
    let floors = ["kernel", "platform", "features", "server", "testkit", "xtask", "benches"];
    let mut waiting: Vec<PathBuf> = floors.iter().map(|floor| root().join(floor)).collect();
    let mut found = Vec::new();
    while let Some(folder) = waiting.pop() {
        let Ok(entries) = fs::read_dir(&folder) else { continue };
        for entry in entries.flatten() {
            let path = entry.path();
            if path.is_dir() && entry.file_name() != "target" {
                waiting.push(path);
            } else if path.extension().is_some_and(|it| it == ending) {
                let inside = path.strip_prefix(root()).unwrap_or(&path).to_string_lossy().replace('\\', "/");
                let text = fs::read_to_string(&path).unwrap_or_default();
                found.push(File { path: inside, text });
            }
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(!found.is_empty(), "no .{ending} file was found");
    found
}

/// Rust files but for this one, which names what it looks for.
fn rust() -> Vec<File> {
    files("rs").into_iter().filter(|file| file.path != "xtask/tests/tidy.rs").collect()
}

fn none(rule: &str, faults: &[String]) {
    assert!(faults.is_empty(), "{rule}:\n{}", faults.join("\n"));
}

/// Whether `word` stands in the line with nothing that would make it a longer name.
fn names(line: &str, word: &str) -> bool {
    let part = |letter: char| letter.is_alphanumeric() || letter == '_';
    line.match_indices(word).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        let after = line[at + word.len()..].chars().next();
        !before.is_some_and(part) && !after.is_some_and(part)
    })
}

#[test]
fn no_file_is_too_long_to_read() {
    let long = |file: &File| file.text.lines().count() > LINES;
    let faults: Vec<_> = rust()
        .iter()
        .filter(|file| long(file))
        .map(|file| format!("{}: {} lines", file.path, file.text.lines().count()))
        .collect();
    none(&format!("a file of at most {LINES} lines"), &faults);
}

#[test]
fn one_file_asks_which_database_it_is() {
    let asks = |line: &str| {
        ["DatabaseBackend", "DbBackend", "get_database_backend"].iter().any(|it| names(line, it))
    };
    let passes = |line: &str| line.contains("dialect::") && !names(line, "DatabaseBackend");
    let faults: Vec<_> = rust()
        .iter()
        .filter(|file| file.path != "platform/store/src/dialect.rs")
        .flat_map(|file| file.places(|line| asks(line) && !passes(line)))
        .collect();
    none("only platform/store/src/dialect.rs asks which database it is", &faults);
}

#[test]
fn the_orm_stays_in_its_rooms() {
    let allowed = |file: &File| {
        let keepers =
            ["features/", "platform/jobs/", "platform/clients/", "platform/exchange/", "platform/calendar/"];
        let keeper = keepers.iter().any(|it| file.path.starts_with(it));
        let Some((_, room)) = file.path.split_once("/src/").filter(|_| keeper) else {
            // Each file of `auth` but the commands is one table with what is asked of it.
            return file.is_in(&["platform/store/", "platform/auth/", "testkit/"]);
        };
        room == "entity.rs" || ["entity/", "queries", "migrations/"].iter().any(|it| room.starts_with(it))
    };
    let faults: Vec<_> = rust()
        .iter()
        .filter(|file| !allowed(file))
        .flat_map(|file| file.places(|line| names(line, "sea_orm")))
        .collect();
    none(
        "sea_orm only in platform/store and platform/auth, and in entity.rs, queries and migrations of features, jobs, clients, exchange and calendar",
        &faults,
    );
}

#[test]
fn html_is_in_templates() {
    let makes = ["format!(\"<", "format!(r\"<", "format!(r#\"<", "write!(out, \"<", "push_str(\"<"];
    let faults: Vec<_> = rust()
        .iter()
        .filter(|file| {
            file.is_program()
                && !file.is_in(&["platform/charts/", "platform/documents/", "platform/web/src/pieces.rs"])
        })
        .flat_map(|file| file.places(|line| makes.iter().any(|it| line.contains(it))))
        .collect();
    none(
        "markup is made in templates, in platform/charts, platform/documents and pieces.rs, where all is escaped",
        &faults,
    );
}

#[test]
fn templates_keep_the_content_security_policy() {
    let mut faults = Vec::new();
    for file in files("html") {
        let mut comment = false;
        for (number, line) in file.text.lines().enumerate() {
            comment = comment || line.contains("{#");
            let told = comment;
            comment = comment && !line.contains("#}");
            let style = line.contains(" style=") && line.contains('<') && !line.contains("{%- macro");
            let ours = line.contains("<script type=\"module\" src=\"{{ asset('");
            let script = line.contains("<script") && !line.contains("application/ld+json") && !ours;
            let handler = line.contains(" onclick=") || line.contains("javascript:");
            if !told && (style || script || handler || line.contains("<style")) {
                faults.push(format!("{}:{}: {}", file.path, number + 1, line.trim()));
            }
        }
    }
    none("no inline style, script or handler in a template: the policy forbids them", &faults);
}

#[test]
fn every_crate_says_what_it_is_for() {
    let faults: Vec<_> = rust()
        .iter()
        .filter(|file| file.path.ends_with("/src/lib.rs"))
        .filter(|file| {
            let words = file.text.lines().next().and_then(|line| line.strip_prefix("//! "));
            words.is_none_or(|words| words.starts_with("Placeholder"))
        })
        .map(|file| file.path.clone())
        .collect();
    none("lib.rs begins with `//!` and what the crate is for", &faults);
}

#[test]
fn features_have_the_rooms_that_everybody_knows() {
    let files_known = [
        "lib.rs",
        "model.rs",
        "policy.rs",
        "progress.rs",
        "entity.rs",
        "resolver.rs",
        "documents.rs",
        "personal.rs",
        "work.rs",
        "deadlines.rs",
    ];
    let split_known = ["queries", "rows", "slots", "model", "entity", "work", "official"];
    let folders_known = ["commands/", "pages/", "papers/", "api/", "jobs/", "migrations/"];
    let known = |room: &str| {
        files_known.contains(&room)
            || folders_known.iter().any(|folder| room.starts_with(folder))
            || split_known
                .iter()
                .any(|name| room == format!("{name}.rs") || room.starts_with(&format!("{name}/")))
    };
    let faults: Vec<_> = rust()
        .iter()
        .filter_map(|file| {
            let (_, room) = file.path.strip_prefix("features/")?.split_once("/src/")?;
            (!known(room)).then(|| file.path.clone())
        })
        .collect();
    none("a feature's rooms are those of the design", &faults);
}

#[test]
fn whole_names_are_told_from_parts() {
    assert!(names("use sea_orm::entity", "sea_orm"));
    assert!(!names("use sea_orm_migration::MigrationTrait", "sea_orm"));
    assert!(!names("let my_sea_orm = 1", "sea_orm"));
}
