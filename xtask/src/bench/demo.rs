//! The demo: how it starts, what it serves, and what stands beside it.

use super::load::Load;
use super::peer::Peer;
use super::program::{Program, get};
use super::report::{Report, bytes, millis};
use super::{CONNECTIONS, MILESTONES, PAGES, PLAN};
use std::path::Path;
use std::time::Duration;

/// Starting, serving from memory and from the database, and a program of others.
pub(crate) fn demo(binary: &Path, folder: &Path, report: &mut Report) -> anyhow::Result<()> {
    let data = folder.join("demo");
    start(binary, &data, report)?;
    pages(binary, &data, report)?;
    peers(binary, &data, report)
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
