//! Arrows between crates only ever point down (the house, in the design).

use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

/// The engines, from the ground up: each may use those before it.
const PLATFORM: [&str; 19] = [
    "reading",
    "tabular",
    "charts",
    "documents",
    "signatures",
    "search",
    "similarity",
    "files",
    "i18n",
    "store",
    "calendar",
    "backup",
    "jobs",
    "mail",
    "auth",
    "clients",
    "record",
    "exchange",
    "web",
];

/// A crate of the workspace: where it stands and what of the workspace it uses.
struct Member {
    place: String,
    uses: Vec<Use>,
}

/// A crate that is used, and whether only tests use it.
struct Use {
    place: String,
    by_tests: bool,
}

/// Why `from` may not use `to`, both as folders of the workspace; `None` if it may.
fn objection(from: &str, to: &str, by_tests: bool) -> Option<String> {
    let level = |name: &str| PLATFORM.iter().position(|it| *it == name);
    let rooms = |place: &str| {
        let (floor, name) = place.split_once('/').unwrap_or((place, ""));
        (floor.to_owned(), name.to_owned())
    };
    let ((floor, name), (below, used)) = (rooms(from), rooms(to));
    let reason = match (&*floor, &*below) {
        // A feature's tests may use the testkit, and the testkit the server, which uses the
        // feature: what only tests use does not reach the program.
        (_, "testkit") if by_tests => return None,
        (_, "testkit") => "the testkit is for tests",
        ("kernel", _) => "the kernel uses no other crate of the workspace",
        ("platform", "platform") => match (level(&name), level(&used)) {
            (Some(own), Some(other)) if other < own => return None,
            (Some(_), Some(_)) => "an engine uses only engines that come before it in the list",
            _ => "an engine has a place in the list of this test",
        },
        ("features", "features") => "features meet through references, links and slots",
        ("features", "platform") if used == "search" => "features search through the kernel's port",
        ("features", "platform") if used == "documents" => "features print through the kernel's port",
        ("server" | "benches", _) | ("features", "platform") | ("testkit", "platform" | "server") => {
            return None;
        }
        ("xtask", _) => "the chores use no other crate of the workspace",
        (_, "kernel") => return None,
        _ => "an arrow points down",
    };
    Some(format!("{from} uses {to}: {reason}"))
}

#[test]
fn arrows_point_down() {
    let members = members();
    assert!(members.len() > 8, "found only {} crates", members.len());
    let faults: Vec<String> = members
        .iter()
        .flat_map(|member| member.uses.iter().map(|used| (&member.place, used)))
        .filter_map(|(from, used)| objection(from, &used.place, used.by_tests))
        .collect();
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn every_crate_keeps_the_lints_of_the_workspace() {
    for member in members() {
        let manifest = root().join(&member.place).join("Cargo.toml");
        let text = std::fs::read_to_string(&manifest).expect("a manifest");
        assert!(
            text.contains("[lints]\nworkspace = true"),
            "{}: no `[lints] workspace = true`",
            member.place
        );
    }
}

#[test]
fn the_test_knows_a_fault_when_it_sees_one() {
    let refused = [
        ("kernel", "platform/store"),
        ("platform/store", "platform/web"),
        ("platform/charts", "features/plans"),
        ("platform/new", "platform/store"),
        ("features/plans", "features/people"),
        ("features/plans", "platform/search"),
        ("features/plans", "server"),
        ("testkit", "features/plans"),
        ("features/plans", "testkit"),
        ("xtask", "kernel"),
    ];
    for (from, to) in refused {
        assert!(objection(from, to, false).is_some(), "{from} -> {to}");
    }
    let fine = [
        ("platform/web", "platform/exchange"),
        ("platform/store", "kernel"),
        ("features/plans", "platform/tabular"),
        ("server", "features/plans"),
        ("server", "platform/search"),
        ("testkit", "server"),
    ];
    for (from, to) in fine {
        assert_eq!(objection(from, to, false), None);
    }
    assert_eq!(objection("features/plans", "testkit", true), None);
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace")
}

fn members() -> Vec<Member> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let told = Command::new(cargo)
        .args(["metadata", "--no-deps", "--format-version", "1", "--offline"])
        .current_dir(root())
        .output()
        .expect("cargo");
    assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
    let told: Value = serde_json::from_slice(&told.stdout).expect("metadata");
    let packages = told["packages"].as_array().expect("packages");
    let places: BTreeMap<&str, String> = packages.iter().map(|it| (text(&it["name"]), place(it))).collect();
    let member = |package: &Value| {
        let dependencies = package["dependencies"].as_array().expect("dependencies").iter();
        let uses = dependencies
            .filter(|it| it["path"].is_string())
            .filter_map(|it| {
                let place = places.get(text(&it["name"])).cloned()?;
                Some(Use { place, by_tests: it["kind"] == "dev" })
            })
            .collect();
        Member { place: place(package), uses }
    };
    packages.iter().map(member).collect()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// The folder of a package within the workspace.
fn place(package: &Value) -> String {
    let folder = Path::new(text(&package["manifest_path"])).parent().expect("a folder");
    let inside = folder.strip_prefix(root()).unwrap_or(folder);
    inside.to_string_lossy().into_owned()
}
