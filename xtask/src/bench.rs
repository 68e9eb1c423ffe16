//! `cargo xtask bench`: how fast, how large, how heavy. Writes what it measured into
//! `docs/benchmarks.md`, and fails only when something cannot be measured, never because
//! it was slow.

mod backup;
mod cocreation;
mod demo;
mod follow;
mod large;
mod load;
mod machine;
mod papers;
mod peer;
mod plans;
mod program;
mod record;
mod replicas;
mod report;

use crate::prepare::{self, Need};
use crate::root;
use crate::steps::{Steps, cargo, run};
use anyhow::bail;
use report::Report;
use std::path::{Path, PathBuf};

/// Connections that are kept open at once.
const CONNECTIONS: u32 = 64;
/// The demo's plan and the pages that are measured.
const PLAN: &str = "/es/planes/EC-PAGA-1";
const MILESTONES: &str = "/api/v1/milestones?plan=EC-PAGA-1&limit=200";
const PAGES: [(&str, &str); 6] = [
    ("home", "/es"),
    ("plan", PLAN),
    ("commitment", "/es/planes/EC-PAGA-1/compromisos/1"),
    ("milestone", "/es/planes/EC-PAGA-1/compromisos/1/hitos/1"),
    ("search", "/es/buscar?q=datos"),
    ("API, 58 milestones", MILESTONES),
];

/// Measures with this binary, in this folder.
type Measure = fn(&Path, &Path, &mut Report) -> anyhow::Result<()>;

/// Each stands in a part of the document of its own, with the day and the commit.
const PARTS: [(&str, &[Need], Measure); 10] = [
    ("demo", &[Need::Wrk, Need::Python], demo::demo),
    ("import", &[], large::import),
    ("country", &[Need::Wrk], large::country),
    ("reports", &[Need::Wrk, Need::Postgres], record::reports),
    ("record", &[Need::Wrk], record::million),
    ("follow", &[Need::Python], follow::digest),
    ("papers", &[], papers::report),
    ("replicas", &[Need::Wrk, Need::Postgres, Need::Nginx], replicas::one_is_killed),
    ("backup", &[Need::Wrk], backup::beside),
    ("cocreation", &[Need::Wrk, Need::Python], cocreation::lists),
];

/// Measures these parts, or all, with this binary, or with one that it builds first.
pub(crate) fn bench(steps: &mut Steps, parts: &[&str], program: Option<PathBuf>) -> anyhow::Result<()> {
    if let Some(unknown) = parts.iter().find(|it| PARTS.iter().all(|(name, ..)| name != *it)) {
        let known: Vec<&str> = PARTS.iter().map(|(name, ..)| *name).collect();
        bail!("no part is called {unknown}; there are {}", known.join(", "));
    }
    let asked = || PARTS.iter().filter(|(name, ..)| parts.is_empty() || parts.contains(name));
    let needs: Vec<Need> = asked().flat_map(|(_, needs, _)| needs.iter().copied()).collect();
    prepare::prepare(&needs)?;
    let given = program.is_some();
    let binary = match program {
        Some(program) => program,
        None => built(steps)?,
    };
    for (name, _, measure) in asked() {
        let folder = tempfile::Builder::new().prefix("minga-bench-").tempdir()?;
        let mut report = Report::new(&machine::describe(given)?);
        steps.run(name, || measure(&binary, folder.path(), &mut report))?;
        report.write(&root().join("docs/benchmarks.md"), name)?;
    }
    Ok(())
}

/// The program as it is given to people.
fn built(steps: &mut Steps) -> anyhow::Result<PathBuf> {
    let build = ["build", "--locked", "--release", "--package", "minga"];
    steps.run("program", || run(&mut cargo(&build)))?;
    Ok(crate::target()?.join("release/minga"))
}
