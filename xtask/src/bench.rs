//! `cargo xtask bench`: how fast, how large, how heavy. Writes what it measured into
//! `docs/benchmarks.md`, and fails only when something cannot be measured, never because
//! it was slow.

mod backup;
mod follow;
mod load;
mod machine;
mod peer;
mod plans;
mod program;
mod record;
mod report;

use crate::steps::{Steps, cargo, run};
use crate::{prepare, root};
pub(crate) use backup::backup_alone;
use load::Load;
use peer::Peer;
use program::{Program, get, run_measured};
use report::{Report, bytes, millis};
use std::path::{Path, PathBuf};
use std::time::Duration;

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
/// Words that are looked for in the large installation; each is a query of its own.
const WORDS: [&str; 12] = [
    "agua",
    "municipio transparente",
    "datos",
    "publicar informe",
    "talleres",
    "Loja",
    "presupuesto",
    "capacitacion",
    "hito 37",
    "salud rural",
    "compras publicas",
    "vigilancia",
];

/// Measures everything.
pub(crate) fn bench(steps: &mut Steps) -> anyhow::Result<()> {
    prepare::prepare(&[prepare::Need::Wrk, prepare::Need::Python, prepare::Need::Postgres])?;
    let build = ["build", "--locked", "--release", "--package", "minga"];
    steps.run("program", || run(&mut cargo(&build)))?;
    let binary = binary()?;
    let folder = tempfile::Builder::new().prefix("minga-bench-").tempdir()?;
    let mut report = Report::new(&machine::describe()?);
    let demo = folder.path().join("demo");
    steps.run("start", || start(&binary, &demo, &mut report))?;
    steps.run("pages", || pages(&binary, &demo, &mut report))?;
    steps.run("peers", || peers(&binary, &demo, &mut report))?;
    steps.run("import", || import(&binary, folder.path(), &mut report))?;
    steps.run("scale", || scale(&binary, folder.path(), &mut report))?;
    steps.run("reports", || record::reports(&binary, folder.path(), &mut report))?;
    steps.run("record", || record::million(&binary, folder.path(), &mut report))?;
    steps.run("follow", || follow::digest(&binary, folder.path(), &mut report))?;
    report.write(&root().join("docs/benchmarks.md"))
}

/// Measures only reports and the record, and shows it without writing it down.
pub(crate) fn record_alone(steps: &mut Steps) -> anyhow::Result<()> {
    prepare::prepare(&[prepare::Need::Wrk, prepare::Need::Postgres])?;
    let build = ["build", "--locked", "--release", "--package", "minga"];
    steps.run("program", || run(&mut cargo(&build)))?;
    let folder = tempfile::Builder::new().prefix("minga-bench-").tempdir()?;
    let mut report = Report::new(&machine::describe()?);
    steps.run("reports", || record::reports(&binary()?, folder.path(), &mut report))?;
    steps.run("record", || record::million(&binary()?, folder.path(), &mut report))
}

/// Measures only digests, and shows it without writing it down.
pub(crate) fn follow_alone(steps: &mut Steps, binary: Option<PathBuf>) -> anyhow::Result<()> {
    let binary = if let Some(binary) = binary {
        binary
    } else {
        let build = ["build", "--locked", "--release", "--package", "minga"];
        steps.run("program", || run(&mut cargo(&build)))?;
        self::binary()?
    };
    let folder = tempfile::Builder::new().prefix("minga-bench-").tempdir()?;
    let mut report = Report::new(&machine::describe()?);
    steps.run("follow", || follow::digest(&binary, folder.path(), &mut report))
}

/// Measures only the import of a large plan, and shows it without writing it down.
pub(crate) fn import_alone(steps: &mut Steps) -> anyhow::Result<()> {
    let build = ["build", "--locked", "--release", "--package", "minga"];
    steps.run("program", || run(&mut cargo(&build)))?;
    let folder = tempfile::Builder::new().prefix("minga-bench-").tempdir()?;
    let mut report = Report::new(&machine::describe()?);
    steps.run("import", || import(&binary()?, folder.path(), &mut report))
}

/// Size of the binary, first start, later starts, memory at rest.
fn start(binary: &Path, data: &Path, report: &mut Report) -> anyhow::Result<()> {
    let mut table = report.table("Starting and resting", &["what", "target", "measured"]);
    table.row(["the binary", "≤ 90 MB", &bytes(std::fs::metadata(binary)?.len())]);
    let first = Program::start(binary, "demo", data, &[])?;
    let imported = first.until_answers(PLAN)?;
    table.row(["`demo` for the first time: import and first answer", "", &millis(imported)]);
    drop(first);
    let mut starts = Vec::new();
    let mut resting = 0;
    for _ in 0..5 {
        let again = Program::start(binary, "serve", data, &[])?;
        starts.push(again.until_answers(PLAN)?);
        std::thread::sleep(Duration::from_secs(3));
        resting = resting.max(again.resident()?);
    }
    starts.sort();
    table.row(["`serve`, from start to the plan's page, the median of 5", "≤ 300 ms", &millis(starts[2])]);
    table.row(["resident 3 s later, the most of 5", "≤ 80 MB", &bytes(resting)]);
    Ok(())
}

/// What readers get, and what it costs to make a page anew.
fn pages(binary: &Path, data: &Path, report: &mut Report) -> anyhow::Result<()> {
    let heading = ["page", "requests/s", "p50", "p99", "compressed"];
    let mut table = report.table("Serving the demo, pages kept in memory", &heading);
    let kept = Program::start(binary, "serve", data, &[])?;
    kept.until_answers(PLAN)?;
    for (name, path) in PAGES {
        let load = Load::on(&kept.address(path), CONNECTIONS, Duration::from_secs(8))?;
        let size = get(&kept.address(path))?.len() as u64;
        table.row([name, &load.rate(), &load.p50(), &load.p99(), &bytes(size)]);
    }
    table.note(&format!("Most memory under this load: {}.", bytes(kept.peak()?)));
    drop(kept);

    let heading = ["page", "requests/s", "p50", "p99", "not compressed: requests/s", "p99"];
    let mut table = report.table("Serving the demo, every request reads the database", &heading);
    let anew = Program::start(binary, "serve", data, &[("MINGA_PAGE_CACHE_BYTES", "0")])?;
    anew.until_answers(PLAN)?;
    for (name, path) in PAGES {
        let load = Load::on(&anew.address(path), CONNECTIONS, Duration::from_secs(8))?;
        let plain = Load::on_plain(&anew.address(path), CONNECTIONS, Duration::from_secs(8))?;
        table.row([name, &load.rate(), &load.p50(), &load.p99(), &plain.rate(), &plain.p99()]);
    }
    table.note(&format!("Most memory under this load: {}.", bytes(anew.peak()?)));
    Ok(())
}

/// The same milestones from the same database file, as a program shows them that shows any
/// table: no program of others shows a plan.
fn peers(binary: &Path, data: &Path, report: &mut Report) -> anyhow::Result<()> {
    let datasette = Peer::datasette(data)?;
    let ours = Program::start(binary, "serve", data, &[("MINGA_PAGE_CACHE_BYTES", "0")])?;
    ours.until_answers(PLAN)?;
    let heading = ["program", "what", "requests/s", "p99", "resident"];
    let title = "Beside Datasette, every request reads the database, not compressed";
    let mut table = report.table(title, &heading);
    let time = Duration::from_secs(8);
    let here = [("the plan with its 58 milestones, as a page", PLAN), ("58 milestones, as JSON", MILESTONES)];
    for (what, path) in here {
        let load = Load::on_plain(&ours.address(path), CONNECTIONS, time)?;
        table.row(["Minga", what, &load.rate(), &load.p99(), &bytes(ours.resident()?)]);
    }
    let there = [
        ("58 milestones, as a page", "/minga/milestones?_size=58"),
        ("58 milestones, as JSON", "/minga/milestones.json?_size=58"),
    ];
    for (what, path) in there {
        let load = Load::on_plain(&datasette.address(path), CONNECTIONS, time)?;
        table.row([&datasette.name, what, &load.rate(), &load.p99(), &bytes(datasette.resident()?)]);
    }
    Ok(())
}

/// A workbook of 20,000 rows, in and out.
fn import(binary: &Path, folder: &Path, report: &mut Report) -> anyhow::Result<()> {
    let mut table = report.table("A plan of 20,000 rows", &["what", "target", "time", "most memory"]);
    let sheets = folder.join("large");
    plans::write(&sheets, "EC-LARGE", 1_000, 19)?;
    let (first, second) = (folder.join("large-1"), folder.join("large-2"));
    let workbook = folder.join("large.xlsx");
    let (sheets, workbook) = (sheets.display().to_string(), workbook.display().to_string());
    let mut measured = |what, target, data: &Path, words: &[&str]| -> anyhow::Result<()> {
        let run = run_measured(binary, data, words)?;
        table.row([what, target, &millis(run.time), &bytes(run.peak)]);
        Ok(())
    };
    measured("import as CSV", "", &first, &["import", "plan", &sheets])?;
    measured("export as a workbook", "", &first, &["export", "plan", "EC-LARGE", &workbook])?;
    measured("import of that workbook", "≤ 10 s, ≤ 200 MB", &second, &["import", "plan", &workbook])?;
    measured("the same again: nothing to do", "", &second, &["import", "plan", &workbook])?;
    let copy = folder.join("large-record").display().to_string();
    let target = "≤ 2 s for 10,000";
    measured(
        "signing its 20,000 entries in the record, and a copy of it",
        target,
        &second,
        &["record", "export", &copy],
    )
}

/// A country of 1,000 plans.
fn scale(binary: &Path, folder: &Path, report: &mut Report) -> anyhow::Result<()> {
    let data = folder.join("country");
    let sources: Vec<PathBuf> = (1..=1_000)
        .map(|number| {
            let sheets = folder.join(format!("plans/{number}"));
            plans::write(&sheets, &format!("EC-{number:04}"), 20, 10)?;
            Ok(sheets)
        })
        .collect::<anyhow::Result<_>>()?;
    let demo = root().join("demo/ecuador-plan-1").display().to_string();
    let mut words = vec!["import", "plan", &demo];
    let sources: Vec<String> = sources.iter().map(|source| source.display().to_string()).collect();
    words.extend(sources.iter().map(String::as_str));
    let imported = run_measured(binary, &data, &words)?;
    let copy = folder.join("record").display().to_string();
    let signed = run_measured(binary, &data, &["record", "export", &copy])?;
    let verified = run_measured(binary, &data, &["verify"])?;

    let mut table = report.table(
        "1,000 plans, 20,000 commitments, 200,000 milestones",
        &["what", "target", "requests/s or time", "p99 or most memory"],
    );
    table.row(["import of all, each plan a transaction", "", &millis(imported.time), &bytes(imported.peak)]);
    table.row([
        "the record: signing every entry at once, and a copy of it",
        "",
        &millis(signed.time),
        &bytes(signed.peak),
    ]);
    table.row(["the record: verifying all of it", "", &millis(verified.time), &bytes(verified.peak)]);
    let anew = Program::start(binary, "serve", &data, &[("MINGA_PAGE_CACHE_BYTES", "0")])?;
    table.row(["first answer", "≤ 300 ms", &millis(anew.until_answers(PLAN)?), ""]);
    table.row(["until everything is in the search index", "", &millis(anew.until_indexed("EC-1000")?), ""]);
    for (name, path) in &PAGES[..3] {
        let load = Load::on(&anew.address(path), CONNECTIONS, Duration::from_secs(8))?;
        let what = format!("{name} of the demo, every request reads the database");
        table.row([&what, "≤ 1.5 × as slow as alone", &load.rate(), &load.p99()]);
    }
    let load = Load::on(&anew.address("/es/planes/EC-0500"), CONNECTIONS, Duration::from_secs(8))?;
    table.row(["plan of 200 milestones, likewise", "", &load.rate(), &load.p99()]);
    let receipts: Vec<String> =
        (0..50).map(|at| format!("/record/receipts/{}.tlog-proof", 1 + at * 4_000)).collect();
    let load = Load::on_many(&anew.address(""), &receipts, 1, Duration::from_secs(5))?;
    table.row(["receipts, one reader", "≤ 5 ms", &load.rate(), &load.p99()]);
    for (connections, what) in [(1, "search, one reader"), (4, "search, four readers at once")] {
        let paths: Vec<String> = WORDS.iter().map(|words| search_for(words)).collect();
        let load = Load::on_many(&anew.address(""), &paths, connections, Duration::from_secs(10))?;
        table.row([what, "p99 ≤ 50 ms", &load.rate(), &load.p99()]);
    }
    table.note(&format!(
        "Most memory under this load: {}. At its end {}, of which {} is its own; the rest is files that the \
         kernel maps into it and may take back.",
        bytes(anew.peak()?),
        bytes(anew.resident()?),
        bytes(anew.own()?)
    ));
    Ok(())
}

fn search_for(words: &str) -> String {
    format!("/es/buscar?q={}", words.replace(' ', "+"))
}

/// The binary that was built just now.
fn binary() -> anyhow::Result<PathBuf> {
    Ok(crate::target()?.join("release/minga"))
}
