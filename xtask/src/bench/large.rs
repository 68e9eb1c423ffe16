//! A plan of 20,000 rows, and a country of 1,000 plans.

use super::load::Load;
use super::program::{Program, run_measured};
use super::report::{Report, bytes, millis};
use super::{CONNECTIONS, PAGES, PLAN, plans};
use std::path::{Path, PathBuf};
use std::time::Duration;

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

/// A workbook of 20,000 rows, in and out.
pub(crate) fn import(binary: &Path, folder: &Path, report: &mut Report) -> anyhow::Result<()> {
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
pub(crate) fn country(binary: &Path, folder: &Path, report: &mut Report) -> anyhow::Result<()> {
    let data = folder.join("country");
    let sources: Vec<PathBuf> = (1..=1_000)
        .map(|number| {
            let sheets = folder.join(format!("plans/{number}"));
            plans::write(&sheets, &format!("EC-{number:04}"), 20, 10)?;
            Ok(sheets)
        })
        .collect::<anyhow::Result<_>>()?;
    let demo = crate::root().join("demo/ecuador-plan-1").display().to_string();
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
