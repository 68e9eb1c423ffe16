//! The public record when it is long, and reports while they are written.

use super::load::Load;
use super::program::{Program, run_measured};
use super::report::{Report, bytes, millis};
use super::{CONNECTIONS, PAGES, PLAN, plans};
use crate::postgres::Postgres;
use anyhow::Context;
use std::path::Path;
use std::time::Duration;

/// Plans of 20,000 rows. Each is imported, and then again with other days: 39,000 entries.
const PLANS: u16 = 26;
/// How many write at once.
const WRITERS: u32 = 8;
/// The key of the demo's officer, and milestones on which they may report.
const OFFICER: &str = "officer";
const MILESTONES: &str = "/api/v1/milestones?plan=EC-PAGA-1&commitment=3&limit=50";

/// Reports of progress through the API, each with its entries in the record, on both databases.
pub(crate) fn reports(binary: &Path, folder: &Path, report: &mut Report) -> anyhow::Result<()> {
    let heading = ["database", "target", "acknowledged/s", "p50", "p99"];
    let title = "Reports of progress, each acknowledged when it is durable, 8 writers";
    let mut table = report.table(title, &heading);
    let time = Duration::from_secs(15);
    let sqlite = Program::start(binary, "demo", &folder.join("reports-sqlite"), &[])?;
    sqlite.until_answers(PLAN)?;
    let load = reporting(&sqlite, &folder.join("reports-sqlite"), time)?;
    table.row(["SQLite", "≥ 500", &load.rate(), &load.p50(), &load.p99()]);
    drop(sqlite);
    let server = Postgres::start_durable()?;
    let data = folder.join("reports-postgres");
    let postgres = Program::start(binary, "demo", &data, &[("MINGA_DATABASE_URL", server.url())])?;
    postgres.until_answers(PLAN)?;
    let load = reporting(&postgres, &data, time)?;
    table.row(["PostgreSQL as it comes", "≥ 300", &load.rate(), &load.p50(), &load.p99()]);
    Ok(())
}

/// Pages of the demo; on the last two it was reported thousands of times.
fn pages() -> impl Iterator<Item = (&'static str, &'static str)> {
    let reported = [
        ("commitment with many reports", "/es/planes/EC-PAGA-1/compromisos/3"),
        ("milestone with many reports", "/es/planes/EC-PAGA-1/compromisos/3/hitos/5"),
    ];
    PAGES[..3].iter().copied().chain(reported)
}

/// Who may report on what in the demo.
pub(crate) struct Officer {
    /// Of the API.
    pub(crate) key: String,
    /// Identifiers of milestones that are not completed.
    pub(crate) milestones: Vec<String>,
}

/// The demo's officer.
pub(crate) fn officer(program: &Program, data: &Path) -> anyhow::Result<Officer> {
    let accounts = data.join("demo-accounts.json");
    let accounts: serde_json::Value = serde_json::from_slice(&std::fs::read(accounts)?)?;
    let officer = accounts.as_array().into_iter().flatten().find(|it| it["role"] == OFFICER);
    let key = officer.and_then(|it| it["api_key"].as_str()).context("no key of an officer")?.to_owned();
    let found = program.data(MILESTONES)?;
    let open = found["items"].as_array().into_iter().flatten().filter(|it| it["state"] != "completed");
    let milestones = open.filter_map(|it| Some(it["id"].as_str()?.to_owned())).collect();
    Ok(Officer { key, milestones })
}

fn reporting(program: &Program, data: &Path, time: Duration) -> anyhow::Result<Load> {
    let officer = officer(program, data)?;
    Load::reporting(&program.address(""), &officer.key, &officer.milestones, WRITERS, time)
}

/// A record of a million entries.
pub(crate) fn million(binary: &Path, folder: &Path, report: &mut Report) -> anyhow::Result<()> {
    let data = folder.join("million");
    let mut table = report.table(
        "A record of a million entries: 26 plans of 20,000 rows, imported, and again with other days",
        &["what", "target", "requests/s or time", "p99 or most memory"],
    );
    for (year, what) in [(2026, "import of all"), (2027, "import of all with other days")] {
        let mut words = vec!["import".to_owned(), "plan".to_owned(), "--yes".to_owned()];
        for number in 0..PLANS {
            let sheets = folder.join(format!("million-{year}/{number}"));
            plans::write_until(&sheets, &format!("EC-M{number:02}"), 1_000, 19, year)?;
            words.push(sheets.display().to_string());
        }
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let run = run_measured(binary, &data, &words)?;
        table.row([what, "", &millis(run.time), &bytes(run.peak)]);
    }
    let copy = folder.join("million-record").display().to_string();
    let run = run_measured(binary, &data, &["record", "export", &copy])?;
    table.row(["signing every entry at once, and a copy of it", "", &millis(run.time), &bytes(run.peak)]);
    let run = run_measured(binary, &data, &["verify"])?;
    table.row(["verifying all of it", "≤ 60 s, ≤ 200 MB", &millis(run.time), &bytes(run.peak)]);

    // The demo brings accounts, and signs what it imported itself.
    let demo = Program::start(binary, "demo", &data, &[])?;
    demo.until_answers(PLAN)?;
    demo.until_indexed("EC-M25")?;
    let signed = demo.signed()?;
    drop(demo);
    let more = folder.join("million-more");
    plans::write(&more, "EC-MORE", 526, 18)?;
    run_measured(binary, &data, &["import", "plan", &more.display().to_string()])?;
    let anew = Program::start(binary, "serve", &data, &[("MINGA_PAGE_CACHE_BYTES", "0")])?;
    let time = anew.until_signed(signed + 10_000)?;
    table.row(["start, and publishing 10,000 new entries", "≤ 2 s", &millis(time), ""]);
    anew.until_indexed("EC-MORE")?;

    let load = reporting(&anew, &data, Duration::from_secs(10))?;
    table.row(["reports of progress, 8 writers", "≥ 500", &load.rate(), &load.p99()]);
    anew.until_signed(signed + 12_000)?;
    // All over the record, and no two near to each other.
    let receipts: Vec<String> = (0..2_000u64)
        .map(|at| format!("/record/receipts/{}.tlog-proof", 1 + at * 611_953 % signed))
        .collect();
    let load = Load::on_many(&anew.address(""), &receipts, 1, Duration::from_secs(8))?;
    table.row(["receipts, one reader", "≤ 5 ms", &load.rate(), &load.p99()]);
    for (name, path) in pages() {
        let load = Load::on(&anew.address(path), CONNECTIONS, Duration::from_secs(6))?;
        let what = format!("{name} of the demo, every request reads the database");
        table.row([&what, "≤ 1.5 × as slow as alone", &load.rate(), &load.p99()]);
    }
    table.note(&format!("Most memory under this load: {}.", bytes(anew.peak()?)));
    drop(anew);
    let kept = Program::start(binary, "serve", &data, &[])?;
    kept.until_answers(PLAN)?;
    for (name, path) in pages() {
        let load = Load::on(&kept.address(path), CONNECTIONS, Duration::from_secs(6))?;
        table.row([&format!("{name} of the demo, kept in memory"), "", &load.rate(), &load.p99()]);
    }
    Ok(())
}
