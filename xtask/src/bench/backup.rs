//! What a backup does to whoever reads meanwhile.

use super::{PAGES, binary};
use crate::bench::load::Load;
use crate::bench::program::Program;
use crate::steps::{Steps, cargo, run};
use anyhow::bail;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Bytes of one file.
const FILE: usize = 8 << 20;
/// Connections that read.
const READERS: u32 = 8;
/// How long reading is measured.
const TIME: Duration = Duration::from_secs(20);

/// Measures reads without and with a backup of so many gigabytes. The disk must hold three times
/// as much; everything is removed at the end.
pub(crate) fn backup_alone(steps: &mut Steps, gigabytes: u64) -> anyhow::Result<()> {
    crate::prepare::prepare(&[crate::prepare::Need::Wrk])?;
    let build = ["build", "--locked", "--release", "--package", "minga"];
    steps.run("program", || run(&mut cargo(&build)))?;
    let binary = binary()?;
    let folder = tempfile::Builder::new().prefix("minga-bench-").tempdir()?;
    let data = folder.path().join("data");
    steps.run("reads beside a backup", || measure(&binary, &data, &folder.path().join("backups"), gigabytes))
}

fn measure(binary: &Path, data: &Path, to: &Path, gigabytes: u64) -> anyhow::Result<()> {
    let program = Program::start(binary, "demo", data, &[])?;
    program.until_answers(PAGES[0].1)?;
    fill(&data.join("files/sha256"), gigabytes * (1 << 30) / FILE as u64)?;
    let paths: Vec<String> = PAGES.iter().map(|(_, path)| (*path).to_owned()).collect();
    let alone = Load::on_many(&program.address(""), &paths, READERS, TIME)?;
    let begun = Instant::now();
    let mut backup = Command::new(binary);
    backup.arg("backup").arg(to).arg("--data").arg(data).stdout(Stdio::null());
    let mut backup = backup.spawn()?;
    let beside = Load::on_many(&program.address(""), &paths, READERS, TIME)?;
    let overlapped = backup.try_wait()?.is_none();
    if !backup.wait()?.success() {
        bail!("the backup failed");
    }
    println!(
        "backup of {gigabytes} GB in {:.0} s; p99 of reads {:.1} ms alone, {:.1} ms beside it ({:.2} x){}",
        begun.elapsed().as_secs_f64(),
        alone.p99_millis(),
        beside.p99_millis(),
        beside.p99_millis() / alone.p99_millis(),
        if overlapped { "" } else { "; it ended before the reads did" },
    );
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
