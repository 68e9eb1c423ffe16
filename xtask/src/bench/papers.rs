//! A plan's progress report as a tagged PDF.

use super::PLAN;
use super::plans;
use super::program::{Program, get, run_measured};
use super::report::{Report, bytes, millis};
use anyhow::{Context, bail};
use std::path::Path;
use std::time::{Duration, Instant};

/// Nothing is answered from memory.
const UNKEPT: (&str, &str) = ("MINGA_PAGE_CACHE_BYTES", "0");

/// The report of the demo, asked for and waited for; and the one of a large plan, made in the
/// background.
pub(crate) fn report(binary: &Path, folder: &Path, report: &mut Report) -> anyhow::Result<()> {
    let heading = ["what", "target", "time", "most memory"];
    let mut table = report.table("The progress report of a plan as a tagged PDF", &heading);
    let data = folder.join("papers");
    let demo = Program::start(binary, "demo", &data, &[UNKEPT])?;
    demo.until_answers(PLAN)?;
    let path = format!("{PLAN}/informe.pdf");
    let mut times = Vec::new();
    for _ in 0..5 {
        let begun = Instant::now();
        let pdf = get(&demo.address(&path))?;
        if pdf.is_empty() {
            bail!("an empty report");
        }
        times.push(begun.elapsed());
    }
    let first = times[0];
    times.sort_unstable();
    let most = bytes(demo.peak()?);
    table.row(["demo, the first since the start", "≤ 1.5 s", &millis(first), ""]);
    table.row(["demo, the median of 5", "≤ 1.5 s", &millis(times[2]), &most]);
    drop(demo);

    let sheets = folder.join("papers-plan");
    plans::write(&sheets, "EC-LARGE", 100, 10)?;
    run_measured(binary, &data, &["import", "plan", "--yes", &sheets.display().to_string()])?;
    let program = Program::start(binary, "serve", &data, &[UNKEPT])?;
    program.until_answers("/es/planes/EC-LARGE")?;
    let begun = Instant::now();
    let kept = program.post("/es/planes/EC-LARGE/ediciones", "paper=report")?;
    let at = kept.header("location").context("no address of what is made")?.to_owned();
    let asked = begun.elapsed();
    // Once it is made, its address leads to the file.
    while program.asked(&format!("{at}.pdf"))? != 303 {
        if begun.elapsed() > Duration::from_mins(5) {
            bail!("the report was not made after five minutes");
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    let what = "100 commitments, 1,000 milestones, PDF and ODT, in the background";
    table.row([what, "≤ 8 s, ≤ 300 MB", &millis(begun.elapsed()), &bytes(program.peak()?)]);
    table.note(&format!("Whoever asked for the large one was answered after {}.", millis(asked)));
    Ok(())
}
