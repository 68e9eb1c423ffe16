use crate::manifest::{Entry, LAYOUT};
use crate::pieces::Writing;
use crate::shelf::SHELVES;
use crate::vault::file;
use crate::{BackupError, Manifest, TableEntry, Vault};
use bytes::Bytes;
use futures_util::{StreamExt, TryStreamExt};
use minga_files::{FileError, FileStore, Hash};
use minga_kernel::{Moment, Watch};
use minga_store::{Conn, Migrations, Shape, Store, newest_number, rows, tables};
use sha2::{Digest, Sha256};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use tokio::io::AsyncWriteExt;

/// What is copied.
pub struct Source<'a> {
    /// The database.
    pub store: &'a Store,
    /// Its migrations.
    pub migrations: &'a [Migrations],
    /// The files that people uploaded.
    pub files: &'a FileStore,
    /// The data folder.
    pub folder: &'a Path,
    /// What of it is made from the database: the tiles of the record.
    pub derived: &'a Path,
    /// The name of the public record.
    pub origin: &'a str,
    /// The version of the program.
    pub program: &'a str,
}

/// What was made.
#[derive(Clone, Debug)]
pub struct Made {
    /// Its name in the vault.
    pub name: String,
    /// What is in it.
    pub manifest: Manifest,
    /// How many files were not in the vault before.
    pub new_files: u64,
    /// Files of the store that are not what their name says; they are not in the backup.
    pub damaged: Vec<Hash>,
}

/// What of the data folder is copied. The rest is made from the database (the search index, the
/// tiles of the record), is copied by itself (files), or is nobody's but this machine's.
const FOLDER: [&str; 3] = ["minga.toml", "theme", "record"];

/// Copies everything into a new backup, while the program serves. What was begun and failed is
/// taken away again.
pub async fn backup(
    vault: &Vault,
    source: &Source<'_>,
    now: Moment,
    watch: &dyn Watch,
) -> Result<Made, BackupError> {
    let name = now.format("%Y%m%dT%H%M%S%6fZ").to_string();
    // Another that was begun in the same microsecond is never touched.
    if vault.has(&name).await? {
        return Err(BackupError::Taken(name));
    }
    let made = copy(vault, source, &name, now, watch).await;
    if made.is_err() {
        // The first error is the one to tell; without a manifest it is no backup anyway.
        let _ = vault.delete_below(&name).await;
    }
    made
}

async fn copy(
    vault: &Vault,
    source: &Source<'_>,
    name: &str,
    now: Moment,
    watch: &dyn Watch,
) -> Result<Made, BackupError> {
    let (folder, db) = copy_folder_and_look(vault, name, source).await?;
    let migrations = source.store.applied(source.migrations).await?;
    let shapes = tables(&db).await?;
    let events = newest_number(&db).await?;
    watch.begins(shapes.len() as u64);
    let mut entries = Vec::new();
    for shape in &shapes {
        entries.push(copy_table(vault, name, &db, shape).await?);
        watch.done(1);
    }
    drop(db);
    // After the tables: each file that they name is there already.
    let (files, file_count, new_files, damaged) = copy_files(vault, name, source.files, watch).await?;
    let manifest = Manifest {
        layout: LAYOUT,
        program: source.program.to_owned(),
        made: now,
        origin: source.origin.to_owned(),
        events,
        migrations,
        tables: entries,
        folder,
        files,
        file_count,
    };
    vault.finish(name, &manifest).await?;
    Ok(Made { name: name.to_owned(), manifest, new_files, damaged })
}

/// How often the folder is copied anew because a key changed meanwhile.
const TRIES: usize = 20;

/// Copies the folder, and opens the view of the database that fits to it.
///
/// The folder comes first: what is signed in the database is never older than what is in it. But
/// a key that was changed in between would be named by an entry and be in no folder, so all is
/// done again if the keys are others once the view is open. A key is on the disk before the
/// entry that names it is in the database, so what is seen then is enough.
async fn copy_folder_and_look(
    vault: &Vault,
    backup: &str,
    source: &Source<'_>,
) -> Result<(Vec<Entry>, Conn), BackupError> {
    for _ in 0..TRIES {
        let before = keys(source)?;
        let folder = copy_folder(vault, backup, source).await?;
        let db = source.store.read().await?;
        // The view begins with the first question.
        newest_number(&db).await?;
        if keys(source)? == before {
            return Ok((folder, db));
        }
        drop(db);
        vault.delete_below(backup).await?;
    }
    Err(BackupError::Moved)
}

/// The private keys, and the public ones that everybody was told of.
fn keys(source: &Source<'_>) -> Result<Vec<(String, Vec<u8>)>, BackupError> {
    let mut found = Vec::new();
    for name in files_of(source.folder, source.derived)? {
        if name.starts_with("record/secret/") || name.ends_with("/key.pub") {
            let path = source.folder.join(&name);
            match std::fs::read(&path) {
                Ok(content) => found.push((name, content)),
                Err(error) if error.kind() == ErrorKind::NotFound => {}
                Err(source) => return Err(BackupError::File { path, source }),
            }
        }
    }
    Ok(found)
}

async fn copy_table(
    vault: &Vault,
    backup: &str,
    db: &Conn,
    shape: &Shape,
) -> Result<TableEntry, BackupError> {
    let mut out = Writing::begin(vault, backup, format!("tables/{}.jsonl.gz", shape.table));
    let mut rows = Box::pin(rows(db, shape).await?);
    let mut count = 0;
    while let Some(row) = rows.next().await {
        out.line(row?.to_string().as_bytes()).await?;
        count += 1;
    }
    let columns = shape.columns.iter().map(|(name, _)| name.clone()).collect();
    Ok(TableEntry { name: shape.table.clone(), columns, rows: count, object: out.end().await? })
}

async fn copy_folder(vault: &Vault, backup: &str, source: &Source<'_>) -> Result<Vec<Entry>, BackupError> {
    let mut entries = Vec::new();
    for name in files_of(source.folder, source.derived)? {
        let path = source.folder.join(&name);
        let content = match std::fs::read(&path) {
            Ok(content) => content,
            // A file that was being replaced a moment ago.
            Err(error) if error.kind() == ErrorKind::NotFound => continue,
            Err(source) => return Err(BackupError::File { path, source }),
        };
        let name = format!("folder/{name}");
        let sha256 = hex::encode(Sha256::digest(&content));
        entries.push(Entry { name: name.clone(), bytes: content.len() as u64, sha256 });
        vault.put(&format!("{backup}/{name}"), Bytes::from(content)).await?;
    }
    Ok(entries)
}

/// What of the data folder is copied, by its place there, with `/` between the parts.
fn files_of(folder: &Path, derived: &Path) -> Result<Vec<String>, BackupError> {
    let mut found = Vec::new();
    let mut waiting: Vec<PathBuf> = FOLDER.iter().map(PathBuf::from).collect();
    while let Some(place) = waiting.pop() {
        let path = folder.join(&place);
        let fault = |source| BackupError::File { path: path.clone(), source };
        let Some(name) = place.to_str().filter(|_| path != derived) else { continue };
        if path.is_dir() {
            for entry in std::fs::read_dir(&path).map_err(fault)? {
                waiting.push(place.join(entry.map_err(fault)?.file_name()));
            }
        } else if path.is_file() {
            found.push(name.to_owned());
        }
    }
    found.sort_unstable();
    Ok(found)
}

/// The list of files, how many they are, how many are new, and those that are damaged.
type Copied = (Entry, u64, u64, Vec<Hash>);

async fn copy_files(
    vault: &Vault,
    backup: &str,
    files: &FileStore,
    watch: &dyn Watch,
) -> Result<Copied, BackupError> {
    let there = vault.files().await?;
    let mut all = Vec::new();
    for shelf in SHELVES {
        let names: Vec<Hash> = shelf.of(files).names().try_collect().await?;
        all.extend(names.into_iter().map(|hash| (shelf, hash)));
    }
    watch.begins(all.len() as u64);
    let mut out = Writing::begin(vault, backup, "files.txt.gz".to_owned());
    let (mut count, mut new, mut damaged) = (0, 0, Vec::new());
    for (shelf, hash) in all {
        let whole = there.contains(&hash)
            || match copy_file(vault, &shelf.of(files), hash).await {
                Ok(whole) => {
                    new += u64::from(whole);
                    whole
                }
                // Taken away since it was listed.
                Err(BackupError::Files(FileError::Missing(_))) => continue,
                Err(error) => return Err(error),
            };
        if whole {
            out.line(format!("{} {hash}", shelf.name()).as_bytes()).await?;
            count += 1;
        } else {
            damaged.push(hash);
        }
        watch.done(1);
    }
    Ok((out.end().await?, count, new, damaged))
}

/// Copies a file; whether it was what its name says.
async fn copy_file(vault: &Vault, files: &FileStore, hash: Hash) -> Result<bool, BackupError> {
    let mut content = files.get(hash).await?.content;
    let mut out = vault.writer(&file(hash));
    let fault = |source| BackupError::File { path: file(hash).into(), source };
    let mut hasher = Sha256::new();
    while let Some(piece) = content.try_next().await? {
        hasher.update(&piece);
        out.write_all(&piece).await.map_err(fault)?;
    }
    let same = Hash::from_bytes(hasher.finalize().into()) == hash;
    if same {
        out.shutdown().await.map_err(fault)?;
    } else {
        out.abort().await?;
    }
    Ok(same)
}
