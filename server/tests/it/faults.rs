//! What goes wrong around an import, through the real program: it is killed, the disk is
//! full, the folder cannot be written, the file is a trap. Nothing is ever half there, and
//! whoever operates the program is told what to do.

use crate::harness::{World, demo_folder, folder};
use minga_kernel::Kind;
use minga_server::compose::{Purpose, compose};
use minga_server::config::Config;
use std::io::{Cursor, Write};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

const PROGRAM: &str = env!("CARGO_BIN_EXE_minga");
const COMMITMENTS: usize = 20;
const MILESTONES: usize = 2_000;

/// `minga import plan`, with no setting but these.
fn import(data: &Path, plan: &Path) -> Command {
    let mut command = Command::new(PROGRAM);
    command.env_clear().arg("--data").arg(data).args(["import", "plan"]).arg(plan);
    command
}

/// The same under a shell that first does this.
fn import_after(first: &str, data: &Path, plan: &Path) -> Command {
    let mut command = Command::new("/bin/sh");
    let words = ["-c", &format!("{first} && exec \"$0\" \"$@\""), PROGRAM, "--data"];
    command.env_clear().args(words).arg(data).args(["import", "plan"]).arg(plan);
    command
}

fn started(command: &mut Command) -> Child {
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
}

/// What it told, both ways, if it was refused.
#[track_caller]
fn refused(output: &Output) -> String {
    let told = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{told}");
    told.into_owned()
}

#[track_caller]
fn accepted(output: &Output) -> String {
    let told = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{told}");
    told.into_owned()
}

#[track_caller]
fn tells(told: &str, words: &[&str]) {
    for word in words {
        assert!(told.contains(word), "“{word}” is missing from: {told}");
    }
}

/// How many rows the plan with this code has in all sheets; none if it is not there.
async fn rows(data: &Path, code: &str) -> Option<usize> {
    let config = Config { data: data.to_owned(), ..Config::default() };
    let app = compose(&config, Purpose::OneDeed).await.unwrap();
    app.store.migrate(&app.migrations()).await.unwrap();
    let db = app.store.read().await.unwrap();
    let plan = app.references.find(&db, &Kind::new("plan"), code).await.unwrap()?;
    let tables = minga_exchange::export(&db, &app.sheets, &app.references, plan).await.unwrap();
    Some(tables.iter().map(|table| table.rows.len()).sum())
}

/// A plan of some thousands of rows.
fn large_plan() -> TempDir {
    let mut commitments = "number,title\n".to_owned();
    for number in 1..=COMMITMENTS {
        commitments.push_str(&format!("{number},Compromiso\n"));
    }
    let mut milestones = "commitment,number,title,note\n".to_owned();
    for at in 0..MILESTONES {
        let (commitment, number) = (at % COMMITMENTS + 1, at / COMMITMENTS + 1);
        milestones.push_str(&format!("{commitment},{number},Hito {at},{}\n", "nota ".repeat(30)));
    }
    folder(&[
        ("plan", "code,title,country,cycle_start,cycle_end\nX,Plan,EC,2024-01-01,2025-12-31\n"),
        ("commitments", &commitments),
        ("milestones", &milestones),
    ])
}

const ALL_ROWS: usize = 1 + COMMITMENTS + MILESTONES;

#[tokio::test]
async fn a_killed_import_leaves_everything_or_nothing() {
    let plan = large_plan();
    let whole = tempfile::tempdir().unwrap();
    let begun = Instant::now();
    accepted(&import(whole.path(), plan.path()).output().unwrap());
    let duration = begun.elapsed();
    assert_eq!(rows(whole.path(), "X").await, Some(ALL_ROWS));

    let mut killed = 0;
    for eighths in [2, 5, 7] {
        let data = tempfile::tempdir().unwrap();
        let mut child = started(&mut import(data.path(), plan.path()));
        tokio::time::sleep(duration * eighths / 8).await;
        child.kill().unwrap();
        killed += usize::from(child.wait().unwrap().code().is_none());
        everything_or_nothing(data.path(), plan.path()).await;
    }
    // In the middle of a migration, and of the commit.
    for grown in [10_000, 400_000] {
        let data = tempfile::tempdir().unwrap();
        let mut child = started(&mut import(data.path(), plan.path()));
        let log = data.path().join("minga.db-wal");
        while std::fs::metadata(&log).map_or(0, |log| log.len()) < grown
            && child.try_wait().unwrap().is_none()
        {
            std::thread::sleep(Duration::from_micros(200));
        }
        child.kill().unwrap();
        killed += usize::from(child.wait().unwrap().code().is_none());
        everything_or_nothing(data.path(), plan.path()).await;
    }
    assert!(killed >= 3, "only {killed} were killed before they were done: nothing was tried");
}

async fn everything_or_nothing(data: &Path, plan: &Path) {
    let found = rows(data, "X").await;
    assert!(found.is_none_or(|rows| rows == ALL_ROWS), "{found:?} rows are there");
    if found.is_none() {
        accepted(&import(data, plan).output().unwrap());
        assert_eq!(rows(data, "X").await, Some(ALL_ROWS));
    }
}

#[test]
fn many_may_make_the_database_at_once() {
    for _ in 0..10 {
        let data = tempfile::tempdir().unwrap();
        for child in [0; 6].map(|_| started(&mut migrate(data.path()))) {
            accepted(&child.wait_with_output().unwrap());
        }
    }
}

fn migrate(data: &Path) -> Command {
    let mut command = Command::new(PROGRAM);
    command.env_clear().arg("--data").arg(data).arg("migrate");
    command
}

#[tokio::test]
async fn two_imports_at_once_end_and_the_plan_is_there_once() {
    let plan = large_plan();
    let data = tempfile::tempdir().unwrap();
    // Into nothing: they also make the database at once.
    let both = [0, 1].map(|_| started(&mut import(data.path(), plan.path())));
    let told = both.map(|child| accepted(&child.wait_with_output().unwrap()));
    assert_eq!(rows(data.path(), "X").await, Some(ALL_ROWS));
    let new = told.iter().filter(|told| told.contains("Importado. Nuevos: 2.021.")).count();
    assert_eq!(new, 1, "{told:?}");
}

#[test]
fn a_data_folder_that_cannot_be_is_told() {
    let place = tempfile::tempdir().unwrap();
    let data = place.path().join("data");
    std::fs::write(&data, "a file").unwrap();
    let told = refused(&import(&data, &demo_folder()).output().unwrap());
    tells(&told, &["La carpeta de datos", data.to_str().unwrap(), "--data"]);
    let told = refused(&import(&data, &demo_folder()).args(["--lang", "en"]).output().unwrap());
    tells(&told, &["The data folder", data.to_str().unwrap(), "--data"]);
    assert_eq!(std::fs::read_to_string(&data).unwrap(), "a file");
}

#[tokio::test]
async fn a_disk_that_may_only_be_read_is_told() {
    let data = tempfile::tempdir().unwrap();
    accepted(&import(data.path(), &demo_folder()).output().unwrap());
    let before = rows(data.path(), "EC-PAGA-1").await;
    let plan = large_plan();
    let mount = format!("mount --bind {0} {0} && mount -o remount,ro,bind {0}", data.path().display());
    let Some(mut command) = import_with_mount(&mount, data.path(), plan.path()) else { return };
    let told = refused(&command.output().unwrap());
    tells(&told, &["La base de datos", "minga.db", "permiso"]);
    assert_eq!(rows(data.path(), "X").await, None);
    assert_eq!(rows(data.path(), "EC-PAGA-1").await, before);
}

#[tokio::test]
async fn a_full_disk_is_told_and_nothing_is_written() {
    let plan = large_plan();
    let data = tempfile::tempdir().unwrap();
    // Half kilobytes: while the tables are made, at the commit.
    for blocks in [64, 1_000] {
        let limit = format!("trap '' XFSZ && ulimit -f {blocks}");
        let told = refused(&import_after(&limit, data.path(), plan.path()).output().unwrap());
        tells(&told, &["La base de datos", "minga.db", "espacio en el disco"]);
        assert_eq!(rows(data.path(), "X").await, None);
    }
    accepted(&import(data.path(), plan.path()).output().unwrap());
    assert_eq!(rows(data.path(), "X").await, Some(ALL_ROWS));

    // What the system says of a disk that is really full is another error.
    let mount = format!("mount -t tmpfs -o size=1500k none {}", data.path().display());
    let Some(mut command) = import_with_mount(&mount, data.path(), plan.path()) else { return };
    tells(&refused(&command.output().unwrap()), &["La base de datos", "minga.db", "espacio en el disco"]);
}

/// An import that sees a mount of its own; nothing, and a line that says so, where we may
/// not mount.
#[expect(clippy::print_stderr, reason = "a test that is skipped must be seen")]
fn import_with_mount(mount: &str, data: &Path, plan: &Path) -> Option<Command> {
    let may = Command::new("unshare").args(["-m", "sh", "-c", mount]).output();
    if !may.is_ok_and(|tried| tried.status.success()) {
        eprintln!("skipped: nothing can be mounted here");
        return None;
    }
    let mut command = Command::new("unshare");
    command.args(["-m", "sh", "-c", &format!("{mount} && exec \"$0\" --data \"$1\" import plan \"$2\"")]);
    command.arg(PROGRAM).arg(data).arg(plan);
    Some(command)
}

/// The demo's plan as an honest workbook.
async fn workbook() -> Vec<u8> {
    let world = World::demo(minga_testkit::sqlite().await).await;
    let tables = world.export("EC-PAGA-1").await;
    minga_exchange::workbook(&tables, &world.app.words, minga_kernel::Lang::Es).unwrap()
}

/// A workbook with more parts in it.
fn with_parts(workbook: &[u8], parts: &[(String, &[u8])], method: CompressionMethod) -> Vec<u8> {
    let mut original = ZipArchive::new(Cursor::new(workbook)).unwrap();
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..original.len() {
        archive.raw_copy_file(original.by_index_raw(at).unwrap()).unwrap();
    }
    for (name, content) in parts {
        let options = SimpleFileOptions::default().compression_method(method);
        archive.start_file(name.as_str(), options).unwrap();
        archive.write_all(content).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

/// Runs it and answers how much memory it held at most, in MB.
fn watched(command: &mut Command) -> (Output, u64) {
    let mut child = started(command);
    let status = format!("/proc/{}/status", child.id());
    let mut peak = 0;
    while child.try_wait().unwrap().is_none() {
        let held = std::fs::read_to_string(&status).unwrap_or_default();
        let line = held.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kilobytes = line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u64>().ok());
        peak = peak.max(kilobytes.unwrap_or(0) >> 10);
        std::thread::sleep(Duration::from_millis(2));
    }
    let output = child.wait_with_output().unwrap();
    assert!(peak > 0, "nothing was measured");
    (output, peak)
}

#[tokio::test]
async fn a_file_over_the_limit_is_refused_and_under_a_higher_one_read() {
    let place = tempfile::tempdir().unwrap();
    let (data, file) = (place.path().join("data"), place.path().join("con fotos.xlsx"));
    // Pictures do not pack: 50 MB of them are 50 MB.
    let mut picture = vec![0; 50 << 20];
    let mut state = 1u32;
    picture.fill_with(|| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        state.to_be_bytes()[0]
    });
    let parts = [("xl/media/image1.png".to_owned(), picture.as_slice())];
    std::fs::write(&file, with_parts(&workbook().await, &parts, CompressionMethod::Stored)).unwrap();

    let (output, peak) = watched(&mut import(&data, &file));
    tells(&refused(&output), &["con fotos.xlsx", "32 MB", "import_file_bytes", "No se escribió nada"]);
    assert!(peak < 120, "{peak} MB to refuse it by its size");
    assert_eq!(rows(&data, "EC-PAGA-1").await, None);

    let (output, peak) = watched(import(&data, &file).env("MINGA_IMPORT_FILE_BYTES", "67108864"));
    tells(&accepted(&output), &["Importado."]);
    assert!(peak < 200, "{peak} MB to read 50");
    assert!(rows(&data, "EC-PAGA-1").await.is_some());
}

#[tokio::test]
async fn a_file_that_unpacks_to_gigabytes_is_refused() {
    let place = tempfile::tempdir().unwrap();
    let (data, file) = (place.path().join("data"), place.path().join("bomba.xlsx"));
    let sheet = b"<c/>".repeat(50 << 20);
    let parts = [("xl/worksheets/sheet90.xml".to_owned(), sheet.as_slice())];
    let bomb = with_parts(&workbook().await, &parts, CompressionMethod::Deflated);
    let honest = many_times(&bomb, 20);
    // The same, that says of itself that it is small.
    let size = u32::try_from(sheet.len()).unwrap().to_le_bytes();
    let mut liar = honest.clone();
    for at in memchr::memmem::find_iter(&honest, &size) {
        liar[at..at + 4].copy_from_slice(&1_000u32.to_le_bytes());
    }
    for (bytes, words) in [(honest, "(más de 512 MB"), (liar, "dañado")] {
        assert!(bytes.len() < 32 << 20, "{} bytes", bytes.len());
        std::fs::write(&file, bytes).unwrap();
        let (output, peak) = watched(&mut import(&data, &file));
        tells(&refused(&output), &["bomba.xlsx", words, "No se escribió nada"]);
        // The program itself, compiled for tests, is nearly half of it.
        assert!(peak < 150, "{peak} MB");
        assert_eq!(rows(&data, "EC-PAGA-1").await, None);
    }
}

/// The last part of an archive, so many times.
fn many_times(archive: &[u8], times: usize) -> Vec<u8> {
    let mut original = ZipArchive::new(Cursor::new(archive)).unwrap();
    let mut many = ZipWriter::new_append(Cursor::new(archive.to_vec())).unwrap();
    let last = original.len() - 1;
    for at in 1..times {
        let name = format!("xl/worksheets/sheet{}.xml", 100 + at);
        many.raw_copy_file_rename(original.by_index_raw(last).unwrap(), name).unwrap();
    }
    many.finish().unwrap().into_inner()
}

#[tokio::test]
async fn macros_are_told_and_never_run() {
    let place = tempfile::tempdir().unwrap();
    let (data, file) = (place.path().join("data"), place.path().join("plan.xlsm"));
    let parts = [("xl/vbaProject.bin".to_owned(), b"Sub Auto_Open()".as_slice())];
    std::fs::write(&file, with_parts(&workbook().await, &parts, CompressionMethod::Deflated)).unwrap();
    let told = accepted(&import(&data, &file).output().unwrap());
    tells(&told, &["plan.xlsm", "macros", "No se ejecutan", "Importado."]);
    assert!(rows(&data, "EC-PAGA-1").await.is_some());
}
