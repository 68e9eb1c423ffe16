//! Folders of CSV files, and paths that lead nowhere.

use std::fs;

use minga_tabular::{Limits, inspect, open};

use crate::codes;

#[test]
fn every_csv_file_is_a_sheet() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("b.CSV"), "x\n1\n").unwrap();
    fs::write(folder.path().join("a.csv"), "x\n1\n").unwrap();
    fs::write(folder.path().join("README.md"), "# not a table").unwrap();
    fs::write(folder.path().join(".~lock.a.csv"), "me").unwrap();
    fs::write(folder.path().join("more.xlsx"), "PK").unwrap();
    let book = open(folder.path(), &Limits::default()).unwrap();
    assert_eq!(book.sheets.iter().map(|sheet| sheet.name.as_str()).collect::<Vec<_>>(), ["a", "b"]);
    assert!(book.sheet("A").is_some());
    assert_eq!(codes(&book.notices), ["file-ignored"]);
}

#[test]
fn the_mistakes_of_all_files_are_told_with_what_could_be_read() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.csv"), "x,x\n1,2\n").unwrap();
    fs::write(folder.path().join("b.csv"), b"x\n\x00\n").unwrap();
    fs::write(folder.path().join("c.csv"), "x\n1\n").unwrap();
    let found = inspect(folder.path(), &Limits::default());
    assert_eq!(codes(&found.problems), ["duplicate-header", "not-a-table"]);
    let places: Vec<_> = found.problems.iter().map(|problem| problem.place.sheet.clone().unwrap()).collect();
    assert_eq!(places, ["a", "b"]);
    assert_eq!(found.sheets.len(), 2);
    assert!(open(folder.path(), &Limits::default()).is_err());
}

#[cfg(unix)]
#[test]
fn links_do_not_lead_out_of_the_folder() {
    let outside = tempfile::tempdir().unwrap();
    fs::write(outside.path().join("secret.csv"), "x\n1\n").unwrap();
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.csv"), "x\n1\n").unwrap();
    std::os::unix::fs::symlink(outside.path().join("secret.csv"), folder.path().join("b.csv")).unwrap();
    std::os::unix::fs::symlink(folder.path().join("a.csv"), folder.path().join("c.csv")).unwrap();
    let problems = open(folder.path(), &Limits::default()).unwrap_err();
    assert_eq!(codes(&problems), ["link-outside"]);
    fs::remove_file(folder.path().join("b.csv")).unwrap();
    assert_eq!(open(folder.path(), &Limits::default()).unwrap().sheets.len(), 2);
}

#[test]
fn a_missing_path_and_an_empty_folder_say_so() {
    let folder = tempfile::tempdir().unwrap();
    let missing = open(&folder.path().join("no.csv"), &Limits::default()).unwrap_err();
    assert_eq!(codes(&missing), ["not-found"]);
    assert_eq!(codes(&open(folder.path(), &Limits::default()).unwrap_err()), ["nothing-inside"]);
}

#[cfg(unix)]
#[test]
fn what_may_not_be_read_says_so() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.csv");
    fs::write(&path, "x\n1\n").unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
    // Who may read everything, as in a container, cannot see this problem.
    if fs::File::open(&path).is_err() {
        assert_eq!(codes(&open(&path, &Limits::default()).unwrap_err()), ["unreadable"]);
    }
}
