use crate::pieces::Lines;
use crate::shelf::Shelf;
use crate::vault::file;
use crate::{BackupError, Manifest, Vault};
use futures_util::{StreamExt, TryStreamExt};
use minga_files::FileStore;
use minga_kernel::Watch;
use minga_store::{Migrations, Shape, Store, Tx, empty, fill, tables};
use serde_json::Value as Json;
use sha2::{Digest, Sha256};
use std::io::Write;
use std::path::{Component, Path};

/// Where a backup is put.
pub struct Target<'a> {
    /// The database, in which nothing is yet.
    pub store: &'a Store,
    /// This program's migrations.
    pub migrations: &'a [Migrations],
    /// Where files go.
    pub files: &'a FileStore,
    /// The data folder, in which no record is yet.
    pub folder: &'a Path,
    /// The name that the record would have by the settings; `None` to take the backup's.
    pub origin: Option<&'a str>,
}

/// What was put back.
#[derive(Clone, Debug)]
pub struct Restored {
    /// The backup's name.
    pub name: String,
    /// What is in it.
    pub manifest: Manifest,
    /// What was in the data folder already, and is left as it was.
    pub kept: Vec<String>,
}

/// Puts a backup back: the one of this name, or the newest. The tables are written in one
/// transaction, after everything else: whoever is interrupted begins again.
pub async fn restore(
    vault: &Vault,
    name: Option<&str>,
    target: &Target<'_>,
    watch: &dyn Watch,
) -> Result<Restored, BackupError> {
    let name = match name {
        Some(name) => name.to_owned(),
        None => vault.backups().await?.pop().ok_or(BackupError::None)?,
    };
    let manifest = vault.manifest(&name).await?;
    refuse(&manifest, target).await?;
    let folder = read_folder(vault, &name, &manifest).await?;
    let tx = target.store.write().await?;
    tx.lock("migrate").await?;
    tx.migrate(target.migrations, Some(&manifest.migrations)).await?;
    let shapes = tables(&tx).await?;
    watch.begins(manifest.tables.iter().map(|table| table.rows).sum());
    for shape in &shapes {
        fill_table(vault, &name, &manifest, shape, &tx, watch).await?;
    }
    tx.migrate(target.migrations, None).await?;
    copy_files(vault, &name, &manifest, target.files, watch).await?;
    let mut kept = Vec::new();
    for (place, content) in folder {
        let path = target.folder.join(&place);
        // Settings of the machine on which it is now come before those on which it was.
        if path.exists() { kept.push(place) } else { write(&path, &content)? }
    }
    tx.commit().await?;
    Ok(Restored { name, manifest, kept })
}

/// Everything for which a backup cannot be put here.
async fn refuse(manifest: &Manifest, target: &Target<'_>) -> Result<(), BackupError> {
    let known = target.store.known(target.migrations);
    let newer: Vec<String> = manifest.migrations.iter().filter(|it| !known.contains(it)).cloned().collect();
    if !newer.is_empty() {
        return Err(BackupError::Newer(newer));
    }
    if let Some(ours) = target.origin.filter(|ours| *ours != manifest.origin) {
        let (theirs, ours) = (manifest.origin.clone(), ours.to_owned());
        return Err(BackupError::Elsewhere { theirs, ours });
    }
    let record = target.folder.join("record");
    if record.exists() {
        return Err(BackupError::NotEmpty(record.display().to_string()));
    }
    if !target.store.applied(target.migrations).await?.is_empty() {
        return Err(BackupError::NotEmpty("database".to_owned()));
    }
    Ok(())
}

async fn fill_table(
    vault: &Vault,
    backup: &str,
    manifest: &Manifest,
    shape: &Shape,
    tx: &Tx,
    watch: &dyn Watch,
) -> Result<(), BackupError> {
    let damaged = || BackupError::Damaged(format!("tables/{}", shape.table));
    let entry = manifest.tables.iter().find(|table| table.name == shape.table).ok_or_else(damaged)?;
    if !entry.columns.iter().eq(shape.columns.iter().map(|(name, _)| name)) {
        return Err(damaged());
    }
    // A migration may have written first rows; the backup has its own.
    empty(tx, shape).await?;
    let mut lines = Lines::of(vault, backup, &entry.object).await?;
    let mut count = 0;
    while let Some(some) = lines.next().await? {
        let rows: Vec<Json> = some
            .iter()
            .map(|line| serde_json::from_slice(line))
            .collect::<Result<_, _>>()
            .map_err(|_| damaged())?;
        fill(tx, shape, &rows).await?;
        count += rows.len() as u64;
        watch.done(rows.len() as u64);
    }
    if count == entry.rows { Ok(()) } else { Err(damaged()) }
}

async fn copy_files(
    vault: &Vault,
    backup: &str,
    manifest: &Manifest,
    files: &FileStore,
    watch: &dyn Watch,
) -> Result<(), BackupError> {
    watch.begins(manifest.file_count);
    let mut lines = Lines::of(vault, backup, &manifest.files).await?;
    while let Some(some) = lines.next().await? {
        for line in some {
            let damaged = || BackupError::Damaged(String::from_utf8_lossy(&line).into_owned());
            let (shelf, hash) = Shelf::read(&line).ok_or_else(damaged)?;
            let files = shelf.of(files);
            let content = vault.get(&file(hash)).await?.ok_or_else(damaged)?;
            let most = content.meta.size;
            let content = content.into_stream().map_err(std::io::Error::from).boxed();
            let kept = files.put(content, most).await?;
            if kept.hash != hash {
                files.delete(kept.hash).await?;
                return Err(damaged());
            }
            watch.done(1);
        }
    }
    Ok(())
}

/// The files of the data folder, all of them, before any is written.
async fn read_folder(
    vault: &Vault,
    backup: &str,
    manifest: &Manifest,
) -> Result<Vec<(String, Vec<u8>)>, BackupError> {
    let mut read = Vec::new();
    for entry in &manifest.folder {
        let damaged = || BackupError::Damaged(entry.name.clone());
        let found = vault.get(&format!("{backup}/{}", entry.name)).await?.ok_or_else(damaged)?;
        let content = found.bytes().await?;
        if hex::encode(Sha256::digest(&content)) != entry.sha256 {
            return Err(damaged());
        }
        let place = entry.name.strip_prefix("folder/").ok_or_else(damaged)?;
        // A manifest that somebody else wrote leads nowhere else.
        if !Path::new(place).components().all(|part| matches!(part, Component::Normal(_))) {
            return Err(damaged());
        }
        read.push((place.to_owned(), content.to_vec()));
    }
    Ok(read)
}

/// Writes a file that only its owner may read, with its folders.
fn write(path: &Path, content: &[u8]) -> Result<(), BackupError> {
    use std::os::unix::fs::OpenOptionsExt;
    let put = || {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        let mut options = std::fs::OpenOptions::new();
        let mut file = options.write(true).create(true).truncate(true).mode(0o600).open(path)?;
        file.write_all(content)?;
        file.sync_all()
    };
    put().map_err(|source| BackupError::File { path: path.to_owned(), source })
}
