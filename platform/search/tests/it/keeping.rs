//! Replacing, reopening, losing.

use crate::corpus::{POST, document, documents, filed, find, found, index};
use minga_kernel::Ref;
use minga_kernel::search::{Document, Search, SearchError};
use minga_search::Index;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use uuid::Uuid;

fn root(number: u128) -> Ref {
    POST.with(Uuid::from_u128(number))
}

fn under(root: &Ref, codes: &[&str]) -> Vec<(Ref, Document)> {
    codes.iter().map(|code| (root.clone(), document(&POST, code, "Una cosa", ""))).collect()
}

fn put(index: &Index, roots: Option<&[Ref]>, documents: Vec<(Ref, Document)>, sequence: u64) {
    index.replace(roots, &mut documents.into_iter().map(Ok), sequence).unwrap();
}

#[test]
fn what_is_under_a_root_is_replaced() {
    let index = Index::in_memory().unwrap();
    assert_eq!(index.sequence(), 0);
    let (a, b) = (root(1), root(2));
    put(&index, None, [under(&a, &["A1", "A2"]), under(&b, &["B1"])].concat(), 5);
    assert_eq!((found(&index, "cosa"), index.sequence()), (names(&["A1", "A2", "B1"]), 5));
    put(&index, Some(std::slice::from_ref(&a)), under(&a, &["A3"]), 6);
    assert_eq!((found(&index, "cosa"), index.sequence()), (names(&["A3", "B1"]), 6));
    put(&index, Some(&[root(3)]), Vec::new(), 7);
    assert_eq!((found(&index, "cosa"), index.sequence()), (names(&["A3", "B1"]), 7));
    put(&index, Some(&[a, b.clone()]), Vec::new(), 8);
    assert_eq!(found(&index, "cosa"), names(&[]));
    put(&index, None, under(&b, &["B2"]), 9);
    assert_eq!(found(&index, "cosa"), names(&["B2"]));
    put(&index, None, Vec::new(), 10);
    assert_eq!((find(&index, "").total, index.sequence()), (0, 10));
}

fn names(codes: &[&str]) -> Vec<String> {
    codes.iter().map(|&code| code.to_owned()).collect()
}

#[test]
fn documents_that_cannot_be_read_change_nothing() {
    let index = index();
    let failing = filed(documents()).take(3).chain([Err(SearchError("the database is gone".to_owned()))]);
    let error = index.replace(None, &mut { failing }, 2).unwrap_err();
    assert_eq!(error.0, "the database is gone");
    assert_eq!((find(&index, "").total, index.sequence()), (14, 1));
    index.replace(None, &mut filed(documents()).take(3), 2).unwrap();
    assert_eq!((find(&index, "").total, index.sequence()), (3, 2));
}

#[test]
fn many_small_changes_stay_few_segments() {
    let dir = tempfile::tempdir().unwrap();
    let index = Index::open(dir.path()).unwrap();
    for number in 0..30 {
        let root = root(number);
        put(&index, Some(std::slice::from_ref(&root)), under(&root, &[&format!("P-{number}")]), 1);
    }
    assert_eq!(find(&index, "cosa").total, 30);
    let own = std::fs::read_dir(dir.path()).unwrap().next().unwrap().unwrap().path();
    let files = std::fs::read_dir(own).unwrap().map(|file| file.unwrap().path());
    let segments = files.filter(|file| file.extension().is_some_and(|it| it == "store")).count();
    assert!((1..10).contains(&segments), "{segments}");
}

#[test]
fn an_index_is_the_same_after_reopening() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("deep").join("down");
    let index = Index::open(&path).unwrap().with_heap(1);
    assert_eq!((index.sequence(), find(&index, "").total), (0, 0));
    index.replace(None, &mut filed(documents()), 1 << 40).unwrap();
    let before = find(&index, "datos");
    drop(index);
    let index = Index::open(&path).unwrap();
    assert_eq!(index.sequence(), 1 << 40);
    assert_eq!(find(&index, "datos"), before);
    assert!(before.total > 1);
}

/// An index on disk with documents, and its files.
fn on_disk(path: &Path) -> Vec<PathBuf> {
    let index = Index::open(path).unwrap();
    index.replace(None, &mut filed(documents()), 3).unwrap();
    drop(index);
    let own = std::fs::read_dir(path).unwrap().map(|it| it.unwrap().path()).find(|it| it.is_dir()).unwrap();
    // Lock files are always empty, and the list of files is only for tidying up.
    let shown = |file: &PathBuf| !file.file_name().unwrap().to_str().unwrap().starts_with('.');
    let files = std::fs::read_dir(own).unwrap().map(|file| file.unwrap().path());
    let mut files: Vec<PathBuf> = files.filter(shown).collect();
    files.sort();
    assert!(files.len() > 5, "{files:?}");
    files
}

#[test]
fn a_damaged_index_begins_anew_and_can_be_filled() {
    type Damage = fn(&Path);
    let damages: [Damage; 4] = [
        |file| std::fs::write(file, "no such thing").unwrap(),
        |file| std::fs::write(file, "").unwrap(),
        |file| std::fs::remove_file(file).unwrap(),
        |file| {
            let mut bytes = std::fs::read(file).unwrap();
            let middle = bytes.len() / 2;
            bytes[middle] ^= 0x55;
            std::fs::write(file, bytes).unwrap();
        },
    ];
    let example = tempfile::tempdir().unwrap();
    let count = on_disk(example.path()).len();
    for (turn, damage) in damages.into_iter().enumerate() {
        // Every file in two of the ways.
        for number in (0..count).filter(|number| number % 2 == turn % 2) {
            let dir = tempfile::tempdir().unwrap();
            std::fs::write(dir.path().join("not ours"), "kept").unwrap();
            let file = on_disk(dir.path()).swap_remove(number);
            damage(&file);
            let index = Index::open(dir.path()).unwrap();
            assert_eq!((index.sequence(), find(&index, "").total), (0, 0), "{}", file.display());
            index.replace(None, &mut filed(documents()), 4).unwrap();
            assert_eq!((index.sequence(), find(&index, "").total), (4, 14), "{}", file.display());
            assert_eq!(std::fs::read_to_string(dir.path().join("not ours")).unwrap(), "kept");
        }
    }
}

#[test]
fn an_index_of_another_version_is_removed() {
    let dir = tempfile::tempdir().unwrap();
    let old = dir.path().join("index-v0");
    std::fs::create_dir(&old).unwrap();
    std::fs::write(old.join("meta.json"), "old").unwrap();
    let index = Index::open(dir.path()).unwrap();
    assert_eq!(index.sequence(), 0);
    assert!(!old.exists());
}

#[test]
fn a_place_that_cannot_be_written_to_is_named() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("a file");
    std::fs::write(&file, "").unwrap();
    for place in [file.as_path(), &file.join("below"), Path::new("/proc/self"), Path::new("/dev/null/x")] {
        let error = Index::open(place).err().unwrap();
        assert!(error.0.contains(place.to_str().unwrap()), "{error}");
    }
}

#[test]
fn an_index_that_lost_its_place_says_so_and_recovers() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("index");
    let index = Index::open(&path).unwrap();
    index.replace(None, &mut filed(documents()), 1).unwrap();
    std::fs::rename(&path, dir.path().join("away")).unwrap();
    assert!(index.replace(None, &mut filed(documents()), 2).is_err());
    assert_eq!((index.sequence(), find(&index, "").total), (1, 14), "what is open stays readable");
    std::fs::rename(dir.path().join("away"), &path).unwrap();
    index.replace(None, &mut filed(documents()).take(3), 3).unwrap();
    assert_eq!((index.sequence(), find(&index, "").total), (3, 3));
}

#[test]
fn finding_goes_on_while_documents_are_replaced() {
    let dir = tempfile::tempdir().unwrap();
    let index = Index::open(dir.path()).unwrap();
    let roots = [root(1), root(2)];
    let documents = || {
        let mut all = under(&roots[0], &["A-1", "A-2", "A-3"]);
        all.extend(under(&roots[1], &["B-1", "B-2"]));
        all
    };
    put(&index, None, documents(), 1);
    let done = AtomicBool::new(false);
    let searches = std::thread::scope(|scope| {
        let search = || {
            let mut searches = 0;
            let mut last = 0;
            while !done.load(Ordering::Acquire) {
                // Never a state between two: nothing lost, nothing twice.
                assert_eq!(found(&index, "cosa"), names(&["A-1", "A-2", "A-3", "B-1", "B-2"]));
                let sequence = index.sequence();
                assert!(sequence >= last);
                last = sequence;
                searches += 1;
            }
            searches
        };
        let readers: Vec<_> = (0..4).map(|_| scope.spawn(search)).collect();
        let writers: Vec<_> = (0..2)
            .map(|_| {
                scope.spawn(|| {
                    for _ in 0..5 {
                        put(&index, Some(&roots), documents(), 2);
                    }
                })
            })
            .collect();
        for writer in writers {
            writer.join().unwrap();
        }
        done.store(true, Ordering::Release);
        readers.into_iter().map(|reader| reader.join().unwrap()).sum::<u32>()
    });
    assert!(searches > 10, "{searches}");
    assert_eq!(index.sequence(), 2);
}
