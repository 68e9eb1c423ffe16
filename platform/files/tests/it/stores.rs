//! The same promises in a folder and in an object store.

use bytes::Bytes;
use futures_util::stream::{self, BoxStream, StreamExt, TryStreamExt};
use minga_files::{FileError, FileStore, Hash, Kept, Refusal, S3};
use minga_testkit::{ObjectServer, SeededRandom};
use proptest::prelude::*;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

const MB: usize = 1 << 20;
const MOST: u64 = 64 << 20;

/// The variable by which a test that starts itself again knows itself.
const CHILD: &str = "MINGA_TEST_FULL_DISK";

/// A store, and a back door to what is in it.
trait Place {
    fn store(&self) -> FileStore;
    /// Everything that is there, unfinished things too.
    fn keys(&self) -> Vec<String>;
    fn replace(&self, key: &str, content: &[u8]);
}

struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Folder {
        Folder(tempfile::tempdir().unwrap())
    }
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { walk(&path, found) } else { found.push(path) }
    }
}

fn files(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    walk(folder, &mut found);
    found.iter().map(|path| path.strip_prefix(folder).unwrap().to_str().unwrap().to_owned()).collect()
}

fn opened(folder: &Path) -> FileStore {
    FileStore::folder(folder, Arc::new(SeededRandom::new(1))).unwrap()
}

impl Place for Folder {
    fn store(&self) -> FileStore {
        opened(self.0.path())
    }

    fn keys(&self) -> Vec<String> {
        files(self.0.path())
    }

    fn replace(&self, key: &str, content: &[u8]) {
        std::fs::write(self.0.path().join(key), content).unwrap();
    }
}

/// An empty bucket.
struct Bucket(ObjectServer);

impl Bucket {
    fn start() -> Option<Bucket> {
        let bucket = Bucket(ObjectServer::start()?);
        bucket.0.make_bucket("files");
        Some(bucket)
    }

    fn url(&self, rest: &str) -> String {
        format!("{}/files{rest}", self.0.url())
    }

    fn settings(&self) -> S3 {
        S3 {
            endpoint: Some(self.0.url()),
            bucket: "files".to_owned(),
            region: "us-east-1".to_owned(),
            key_id: "id".to_owned(),
            secret: "very-secret".to_owned(),
            path_style: true,
            allow_http: true,
        }
    }
}

impl Place for Bucket {
    fn store(&self) -> FileStore {
        FileStore::s3(&self.settings(), Arc::new(SeededRandom::new(1))).unwrap()
    }

    fn keys(&self) -> Vec<String> {
        let ask = |rest| ureq::get(&self.url(rest)).call().unwrap().body_mut().read_to_string().unwrap();
        let told = ask("?list-type=2") + &ask("?uploads");
        told.split("<Key>").skip(1).map(|it| it.split('<').next().unwrap().to_owned()).collect()
    }

    fn replace(&self, key: &str, content: &[u8]) {
        ureq::put(&self.url(&format!("/{key}"))).send(content).unwrap();
    }
}

/// A content that comes in pieces.
fn pieces(content: &[u8], size: usize) -> BoxStream<'static, io::Result<Bytes>> {
    let pieces: Vec<_> = content.chunks(size).map(|piece| Ok(Bytes::copy_from_slice(piece))).collect();
    stream::iter(pieces).boxed()
}

/// A content that is not all of one byte.
fn content(length: usize) -> Vec<u8> {
    (0..length).map(|at| u8::try_from((at * 7 + at / 251) % 256).unwrap()).collect()
}

fn key(hash: Hash) -> String {
    let name = hash.to_string();
    format!("sha256/{}/{}", &name[..2], &name[2..])
}

async fn read(store: &FileStore, hash: Hash) -> Vec<u8> {
    let stored = store.get(hash).await.unwrap();
    let content = stored.content.map_ok(|it| it.to_vec()).try_concat().await.unwrap();
    assert_eq!(content.len() as u64, stored.size);
    content
}

async fn keeps_its_promises(place: &dyn Place) {
    let store = place.store();
    // The sizes around one part, and more.
    for length in [0, 1, 8 * MB - 1, 8 * MB, 8 * MB + 1, 20 * MB] {
        let content = content(length);
        let hash = Hash::of(&content);
        let kept = store.put(pieces(&content, MB - 3), MOST).await.unwrap();
        assert_eq!(kept, Kept { hash, size: length as u64 });
        assert_eq!(read(&store, hash).await, content);
        assert!(store.exists(hash).await.unwrap());
        store.check(hash).await.unwrap();
        // The same again, and in another way, is one object, under its own name.
        assert_eq!(store.put(pieces(&content, 3 * MB), MOST).await.unwrap(), kept);
        assert_eq!(store.put_bytes(content.into(), MOST).await.unwrap(), kept);
        assert_eq!(place.keys(), [key(hash)]);
        store.delete(hash).await.unwrap();
        store.delete(hash).await.unwrap();
        assert!(place.keys().is_empty());
    }

    // What is too large leaves nothing, whether it was told by its first part or by a later one.
    let large = content(20 * MB);
    for most in [5, 20 * MB - 1] {
        let answer = store.put(pieces(&large, MB), most as u64).await;
        assert!(matches!(answer, Err(FileError::Refused(Refusal::TooLarge))), "{answer:?}");
    }
    let answer = store.put_bytes(large.clone().into(), 5).await;
    assert!(matches!(answer, Err(FileError::Refused(Refusal::TooLarge))), "{answer:?}");
    assert!(place.keys().is_empty(), "{:?}", place.keys());

    // What breaks off leaves nothing.
    for length in [MB, 20 * MB] {
        let broken = stream::iter([Err(io::Error::other("the client went away"))]);
        let answer = store.put(pieces(&large[..length], MB).chain(broken).boxed(), MOST).await;
        assert!(matches!(answer, Err(FileError::Interrupted(_))), "{answer:?}");
    }
    assert!(place.keys().is_empty(), "{:?}", place.keys());

    // Neither does a request that is dropped.
    let endless = pieces(&large, MB).chain(stream::pending()).boxed();
    let waiting = tokio::time::timeout(Duration::from_millis(700), store.put(endless, MOST));
    assert!(waiting.await.is_err());
    let begun = Instant::now();
    while !place.keys().is_empty() {
        assert!(begun.elapsed() < Duration::from_secs(10), "{:?}", place.keys());
        tokio::time::sleep(Duration::from_millis(20)).await;
    }

    // Missing, replaced, and mended.
    let hash = Hash::of(b"what was signed");
    assert!(!store.exists(hash).await.unwrap());
    assert!(matches!(store.check(hash).await, Err(FileError::Missing(name)) if name == hash));
    assert!(matches!(store.get(hash).await.map(|it| it.size), Err(FileError::Missing(_))));
    store.put_bytes("what was signed".into(), MOST).await.unwrap();
    place.replace(&key(hash), b"what was forged");
    let found = Hash::of(b"what was forged");
    let answer = store.check(hash).await;
    assert!(
        matches!(answer, Err(FileError::Different { name, found: other }) if name == hash && other == found)
    );
    store.put_bytes("what was signed".into(), MOST).await.unwrap();
    store.check(hash).await.unwrap();
}

/// A copy is not among the files, what is left behind is swept, and a file that is deleted is
/// away from where it was and from nowhere else.
async fn keeps_copies_apart(place: &dyn Place) {
    let store = place.store();
    let hash = store.copies().put_bytes("<script>".into(), MOST).await.unwrap().hash;
    assert!(store.copies().exists(hash).await.unwrap());
    assert!(!store.exists(hash).await.unwrap());
    assert!(matches!(store.get(hash).await.map(|it| it.size), Err(FileError::Missing(_))));
    assert_eq!(place.keys(), [key(hash).replace("sha256/", "copies/")]);
    store.delete(hash).await.unwrap();
    store.copies().check(hash).await.unwrap();
    store.put_bytes("<script>".into(), MOST).await.unwrap();
    store.copies().delete(hash).await.unwrap();
    assert_eq!(place.keys(), [key(hash)]);

    place.replace("incoming/0123", b"half");
    let day = chrono::Duration::days(1);
    let now = chrono::DateTime::from(std::time::SystemTime::now());
    assert_eq!(store.sweep(now - day).await.unwrap(), 0, "it may be on its way still");
    assert_eq!(place.keys().len(), 2);
    assert_eq!(store.sweep(now + day).await.unwrap(), 1);
    assert_eq!(place.keys(), [key(hash)], "what is whole stays");
}

#[tokio::test]
async fn copies_and_leftovers_in_a_folder() {
    let folder = Folder::new();
    std::fs::create_dir_all(folder.0.path().join("incoming")).unwrap();
    keeps_copies_apart(&folder).await;
    // What a program that died leaves of a file that it was writing has no name of its own yet.
    let (inside, whole) = (folder.0.path().join("sha256/ab"), folder.0.path().join("incoming/a"));
    std::fs::create_dir_all(&inside).unwrap();
    for half in [inside.join("cd#1"), folder.0.path().join("incoming/a#12"), whole] {
        std::fs::write(half, "half").unwrap();
    }
    std::fs::write(inside.join("cd#x"), "no number").unwrap();
    let later = chrono::DateTime::from(std::time::SystemTime::now() + Duration::from_hours(1));
    assert_eq!(folder.store().sweep(later).await.unwrap(), 3);
    assert!(inside.join("cd#x").exists());
}

#[tokio::test]
async fn copies_and_leftovers_in_an_object_store() {
    let Some(bucket) = Bucket::start() else { return };
    keeps_copies_apart(&bucket).await;
}

#[tokio::test]
async fn a_folder_keeps_its_promises() {
    keeps_its_promises(&Folder::new()).await;
}

#[tokio::test]
async fn an_object_store_keeps_its_promises() {
    let Some(bucket) = Bucket::start() else { return };
    keeps_its_promises(&bucket).await;
    // A bucket that is not there is an error, and never a file that is not there.
    let settings = S3 { bucket: "elsewhere".to_owned(), ..bucket.settings() };
    let store = FileStore::s3(&settings, Arc::new(SeededRandom::new(1))).unwrap();
    assert!(store.put_bytes("a".into(), MOST).await.is_err());
}

#[test]
fn a_secret_is_not_printed() {
    let settings = S3 {
        endpoint: None,
        bucket: "b".to_owned(),
        region: "r".to_owned(),
        key_id: "id".to_owned(),
        secret: "very-secret".to_owned(),
        path_style: false,
        allow_http: false,
    };
    assert!(!format!("{settings:?}").contains("very-secret"));
}

#[tokio::test]
async fn ten_gigabytes_stop_at_the_limit_and_are_never_held() {
    let folder = Folder::new();
    let pulled = AtomicU64::new(0);
    let piece = Bytes::from(vec![7; MB]);
    let endless = stream::iter(0..10_240).map(|_| {
        let on_disk = |key: &String| std::fs::metadata(folder.0.path().join(key)).unwrap().len();
        let written: u64 = folder.keys().iter().map(on_disk).sum();
        let before = pulled.fetch_add(MB as u64, Ordering::Relaxed);
        assert!(before - written <= 9 << 20, "{before} came and {written} are written");
        Ok(piece.clone())
    });
    let answer = folder.store().put(endless.boxed(), 50 << 20).await;
    assert!(matches!(answer, Err(FileError::Refused(Refusal::TooLarge))), "{answer:?}");
    assert_eq!(pulled.load(Ordering::Relaxed), 51 << 20);
    assert!(folder.keys().is_empty());
}

#[tokio::test]
async fn many_who_send_the_same_at_once_have_one_file() {
    let folder = Folder::new();
    let store = folder.store();
    let content = content(9 * MB);
    let puts = (0..6).map(|_| store.put(pieces(&content, MB), MOST));
    for kept in futures_util::future::join_all(puts).await {
        kept.unwrap();
    }
    assert_eq!(folder.keys(), [key(Hash::of(&content))]);
    store.check(Hash::of(&content)).await.unwrap();
}

/// The system itself refuses to write on, as on a full disk. The limit holds for a whole
/// process, so this test starts itself again as one.
#[tokio::test]
async fn a_full_disk_leaves_nothing() {
    let folder = Folder::new();
    if let Some(folder) = std::env::var_os(CHILD) {
        for length in [6 * MB, 20 * MB] {
            let answer = opened(Path::new(&folder)).put(pieces(&content(length), MB), MOST).await;
            assert!(matches!(answer, Err(FileError::Store(_))), "{answer:?}");
        }
        return;
    }
    let mut shell = Command::new("sh");
    // Blocks of 512 bytes: two million bytes and more; the signal that tells of it is ignored.
    shell.args(["-c", "trap '' XFSZ; ulimit -f 4096; exec \"$@\"", "sh"]);
    shell.arg(std::env::current_exe().unwrap());
    shell.args(["--exact", "stores::a_full_disk_leaves_nothing"]).env(CHILD, folder.0.path());
    let done = shell.output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stdout));
    assert!(String::from_utf8_lossy(&done.stdout).contains("1 passed"));
    assert!(folder.keys().is_empty(), "{:?}", folder.keys());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]
    #[test]
    fn what_is_kept_is_what_comes_back(content in prop::collection::vec(any::<u8>(), 0..5000), size in 1usize..700) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let folder = Folder::new();
            let store = folder.store();
            let kept = store.put(pieces(&content, size), MOST).await.unwrap();
            assert_eq!(kept.hash, Hash::of(&content));
            assert_eq!(read(&store, kept.hash).await, content);
        });
    }
}
