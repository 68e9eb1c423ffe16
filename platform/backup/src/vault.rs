use crate::shelf::Shelf;
use crate::{BackupError, Manifest};
use bytes::Bytes;
use futures_util::TryStreamExt;
use minga_files::{Hash, S3};
use object_store::buffered::BufWriter;
use object_store::local::LocalFileSystem;
use object_store::path::Path as Key;
use object_store::prefix::PrefixStore;
use object_store::{Error, GetResult, ObjectStore, ObjectStoreExt, PutMode};
use std::collections::{BTreeSet, HashSet};
use std::path::Path;
use std::sync::Arc;

/// The manifest's name in a backup.
const MANIFEST: &str = "manifest.json";
/// What is held in memory of an object that is being written; object stores want parts of five
/// million bytes or more.
const PART: usize = 8 << 20;

/// Where backups are: a folder, or a place in an object store.
#[derive(Clone, Debug)]
pub struct Vault {
    objects: Arc<dyn ObjectStore>,
}

impl Vault {
    /// The backups in this folder, which is made if it is not there, for nobody but its owner:
    /// there are keys and personal data in a backup.
    pub fn folder(folder: &Path) -> Result<Vault, BackupError> {
        let fault = |source| BackupError::File { path: folder.to_owned(), source };
        if !folder.exists() {
            std::fs::create_dir_all(folder).map_err(fault)?;
            close(folder).map_err(fault)?;
        }
        let objects = LocalFileSystem::new_with_prefix(folder)?.with_fsync(true);
        Ok(Vault { objects: Arc::new(objects) })
    }

    /// The backups below this prefix of a bucket.
    pub fn s3(settings: &S3, prefix: &str) -> Result<Vault, BackupError> {
        let objects = PrefixStore::new(settings.connect()?, Key::from(prefix));
        Ok(Vault { objects: Arc::new(objects) })
    }

    /// The names of the finished backups, the oldest first.
    pub async fn backups(&self) -> Result<Vec<String>, BackupError> {
        let listed = self.objects.list_with_delimiter(None).await?;
        let mut names = Vec::new();
        for folder in listed.common_prefixes {
            let name = folder.as_ref().to_owned();
            match self.objects.head(&Key::from(format!("{name}/{MANIFEST}"))).await {
                Ok(_) => names.push(name),
                Err(Error::NotFound { .. }) => {}
                Err(error) => return Err(error.into()),
            }
        }
        names.sort_unstable();
        Ok(names)
    }

    /// The manifest of a backup.
    pub async fn manifest(&self, backup: &str) -> Result<Manifest, BackupError> {
        let found = self.get(&format!("{backup}/{MANIFEST}")).await?.ok_or(BackupError::None)?;
        Manifest::read(&found.bytes().await?)
    }

    /// Says that a backup is finished. Fails if there is one of this name.
    pub(crate) async fn finish(&self, backup: &str, manifest: &Manifest) -> Result<(), BackupError> {
        let bytes = serde_json::to_vec_pretty(manifest)
            .map_err(|error| BackupError::File { path: MANIFEST.into(), source: error.into() })?;
        let name = Key::from(format!("{backup}/{MANIFEST}"));
        self.objects.put_opts(&name, bytes.into(), PutMode::Create.into()).await?;
        Ok(())
    }

    /// Whether there is anything of this backup.
    pub(crate) async fn has(&self, backup: &str) -> Result<bool, BackupError> {
        Ok(self.objects.list(Some(&Key::from(backup))).try_next().await?.is_some())
    }

    pub(crate) fn writer(&self, name: &str) -> BufWriter {
        BufWriter::with_capacity(self.objects.clone(), Key::from(name), PART)
    }

    pub(crate) async fn put(&self, name: &str, bytes: Bytes) -> Result<(), BackupError> {
        self.objects.put(&Key::from(name), bytes.into()).await?;
        Ok(())
    }

    pub(crate) async fn get(&self, name: &str) -> Result<Option<GetResult>, BackupError> {
        match self.objects.get(&Key::from(name)).await {
            Ok(found) => Ok(Some(found)),
            Err(Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// The files that are here already.
    pub(crate) async fn files(&self) -> Result<HashSet<Hash>, BackupError> {
        let listed = self.objects.list(Some(&Key::from("files")));
        let named = listed.try_filter_map(async |object| {
            let name: String = object.location.parts().skip(1).map(|part| part.as_ref().to_owned()).collect();
            Ok(name.parse::<Hash>().ok())
        });
        Ok(named.try_collect().await?)
    }

    /// Takes away all but the newest `keep` finished backups, what was begun and never finished,
    /// and the files that only they had. Returns how many backups went.
    pub async fn prune(&self, keep: usize) -> Result<usize, BackupError> {
        let finished = self.backups().await?;
        let (old, kept) = finished.split_at(finished.len().saturating_sub(keep));
        let newest = finished.last().cloned().unwrap_or_default();
        let mut wanted = HashSet::new();
        for backup in kept {
            let manifest = self.manifest(backup).await?;
            let mut lines = crate::pieces::Lines::of(self, backup, &manifest.files).await?;
            while let Some(some) = lines.next().await? {
                wanted.extend(some.iter().filter_map(|line| Some(Shelf::read(line)?.1)));
            }
        }
        let listed = self.objects.list_with_delimiter(None).await?.common_prefixes;
        let folders: BTreeSet<String> = listed.into_iter().map(|it| it.as_ref().to_owned()).collect();
        // What is younger than the newest may be one that is being made now.
        let over = folders.iter().filter(|it| **it != "files" && !kept.contains(it) && **it <= newest);
        for backup in over {
            // The manifest first: what is half away is no backup.
            let _ = self.objects.delete(&Key::from(format!("{backup}/{MANIFEST}"))).await;
            self.delete_below(backup).await?;
        }
        for hash in self.files().await?.difference(&wanted) {
            self.objects.delete(&Key::from(file(*hash))).await?;
        }
        Ok(old.len())
    }

    /// Takes away what was begun.
    pub(crate) async fn delete_below(&self, backup: &str) -> Result<(), BackupError> {
        let prefix = Key::from(backup);
        let mut listed = self.objects.list(Some(&prefix));
        while let Some(object) = listed.try_next().await? {
            self.objects.delete(&object.location).await?;
        }
        Ok(())
    }
}

/// Where a file is in a vault.
pub(crate) fn file(hash: Hash) -> String {
    let name = hash.to_string();
    let (first, rest) = name.split_at(2);
    format!("files/{first}/{rest}")
}

#[cfg(unix)]
fn close(folder: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o700))
}
