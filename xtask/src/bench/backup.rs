//! What a backup does to whoever reads meanwhile.

use super::load::Load;
use super::program::Program;
use super::report::{Report, millis};
use super::{PAGES, PLAN};
use anyhow::bail;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// What is backed up, in gigabytes.
const GIGABYTES: u64 = 10;
/// Bytes of one file.
const FILE: usize = 8 << 20;
/// Connections that read.
const READERS: u32 = 8;
/// How long reading is measured.
const TIME: Duration = Duration::from_secs(20);

/// Reads without and with a backup beside them. The disk must hold three times as much as is
/// backed up; everything is removed at the end.
pub(crate) fn beside(binary: &Path, folder: &Path, report: &mut Report) -> anyhow::Result<()> {
    let data = folder.join("backup");
    let program = Program::start(binary, "demo", &data, &[])?;
    program.until_answers(PLAN)?;
    fill(&data.join("files/sha256"), GIGABYTES * (1 << 30) / FILE as u64)?;
    let paths: Vec<String> = PAGES.iter().map(|(_, path)| (*path).to_owned()).collect();
    let alone = Load::on_many(&program.address(""), &paths, READERS, TIME)?;
    let begun = Instant::now();
    let mut backup = Command::new(binary);
    backup.arg("backup").arg(folder.join("backups")).arg("--data").arg(&data).stdout(Stdio::null());
    let mut backup = backup.spawn()?;
    let beside = Load::on_many(&program.address(""), &paths, READERS, TIME)?;
    let overlapped = backup.try_wait()?.is_none();
    if !backup.wait()?.success() {
        bail!("the backup failed");
    }
    let took = begun.elapsed();
    let title =
        format!("Reads beside a backup of {GIGABYTES} GB, pages kept in memory, {READERS} connections");
    let mut table = report.table(&title, &["what", "target", "requests/s", "p99"]);
    table.row(["alone", "", &alone.rate(), &alone.p99()]);
    table.row(["beside the backup", "p99 ≤ 2 ×", &beside.rate(), &beside.p99()]);
    let times = beside.p99_millis() / alone.p99_millis();
    let until = if overlapped { "" } else { "; it ended before the reads did" };
    table.note(&format!("{times:.2} times as long. The backup took {}{until}.", millis(took)));
    Ok(())
}

/// Writes so many files that nobody compresses, under the names that their content has.
fn fill(folder: &Path, count: u64) -> anyhow::Result<()> {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut content = vec![0; FILE];
    for _ in 0..count {
        for piece in content.chunks_exact_mut(8) {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            piece.copy_from_slice(&state.to_le_bytes());
        }
        let part = folder.join("part");
        std::fs::create_dir_all(folder)?;
        std::fs::File::create(&part)?.write_all(&content)?;
        let told = Command::new("sha256sum").arg(&part).output()?;
        let told = String::from_utf8(told.stdout)?;
        let name = told.split(' ').next().unwrap_or_default();
        let (first, rest) = name.split_at(2);
        std::fs::create_dir_all(folder.join(first))?;
        std::fs::rename(part, folder.join(first).join(rest))?;
    }
    Ok(())
}
