//! Files by their content, in a folder or in an object store that speaks S3.
//!
//! The key of a file that was accepted is `sha256/ab/cdef…`, that of a copy of what stands
//! elsewhere `copies/ab/cdef…`: nobody gets a copy by asking for a file. What does not fit into one part is written under
//! `incoming/` while it is hashed, and takes its name when all of it is there: nobody ever
//! finds half a file under a name.

use crate::{FileError, Hash, Refusal};
use bytes::{Bytes, BytesMut};
use chrono::{DateTime, Utc};
use futures_util::stream::{BoxStream, StreamExt, TryStreamExt};
use minga_kernel::Random;
use object_store::aws::AmazonS3Builder;
use object_store::local::LocalFileSystem;
use object_store::path::Path as Key;
use object_store::{Error, MultipartUpload, ObjectStore, ObjectStoreExt, RetryConfig};
use sha2::{Digest, Sha256};
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

/// What is held in memory of a file that is being written. Object stores want parts of five
/// million bytes or more, and some want them all of one size.
const PART: usize = 8 << 20;
/// The folder of what was accepted.
const ACCEPTED: &str = "sha256";
/// The folder of copies of what stands elsewhere, which nobody looked at.
const COPIES: &str = "copies";
/// The folder of what is on its way in.
const INCOMING: &str = "incoming";
/// How often and how long an object store that does not answer is asked again.
const RETRIES: usize = 3;
const PATIENCE: Duration = Duration::from_secs(20);

/// Where an object store is, and who we are there.
#[derive(Clone)]
pub struct S3 {
    /// `https://s3.example.org`; nothing for Amazon's own.
    pub endpoint: Option<String>,
    /// The bucket, which is there already.
    pub bucket: String,
    /// The region; stores that have none take any word.
    pub region: String,
    /// The public half of the credentials.
    pub key_id: String,
    /// The secret half.
    pub secret: String,
    /// Whether the bucket stands in the path and not in the host's name.
    pub path_style: bool,
    /// Whether an endpoint without TLS may be used; for tests, and for a store on this machine.
    pub allow_http: bool,
}

impl S3 {
    /// The bucket. Nothing is asked of it yet.
    pub fn connect(&self) -> Result<Arc<dyn ObjectStore>, FileError> {
        // The client takes its cryptography from here. A second call finds what the first one left.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let mut builder = AmazonS3Builder::new()
            .with_bucket_name(&self.bucket)
            .with_region(&self.region)
            .with_access_key_id(&self.key_id)
            .with_secret_access_key(&self.secret)
            .with_virtual_hosted_style_request(!self.path_style)
            .with_allow_http(self.allow_http)
            .with_retry(RetryConfig {
                max_retries: RETRIES,
                retry_timeout: PATIENCE,
                ..RetryConfig::default()
            });
        if let Some(endpoint) = &self.endpoint {
            builder = builder.with_endpoint(endpoint);
        }
        Ok(Arc::new(builder.build()?))
    }
}

impl fmt::Debug for S3 {
    /// All but the secret.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let S3 { endpoint, bucket, region, .. } = self;
        write!(f, "S3({endpoint:?} {bucket:?} {region:?})")
    }
}

/// A file that was kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Its name.
    pub hash: Hash,
    /// Its bytes.
    pub size: u64,
}

/// A file that is on its way out.
pub struct Stored {
    /// How many bytes will come.
    pub size: u64,
    /// The bytes.
    pub content: BoxStream<'static, Result<Bytes, FileError>>,
}

/// The files.
#[derive(Clone)]
pub struct FileStore {
    objects: Arc<dyn ObjectStore>,
    random: Arc<dyn Random>,
    /// Where the names of files begin.
    shelf: &'static str,
    /// The folder, if it is one.
    folder: Option<PathBuf>,
}

impl FileStore {
    /// The files in this folder, which is made if it is not there.
    pub fn folder(folder: &Path, random: Arc<dyn Random>) -> Result<FileStore, FileError> {
        std::fs::create_dir_all(folder).map_err(|error| FileError::Store(Box::new(error)))?;
        let objects = LocalFileSystem::new_with_prefix(folder)?.with_fsync(true);
        let folder = Some(folder.to_owned());
        Ok(FileStore { objects: Arc::new(objects), random, shelf: ACCEPTED, folder })
    }

    /// The files in an object store. Nothing is asked of it yet.
    pub fn s3(settings: &S3, random: Arc<dyn Random>) -> Result<FileStore, FileError> {
        Ok(FileStore { objects: settings.connect()?, random, shelf: ACCEPTED, folder: None })
    }

    /// The copies of what stands elsewhere, in the same place. They are kept as they came, and
    /// are not among the files that were accepted.
    #[must_use]
    pub fn copies(&self) -> FileStore {
        FileStore { shelf: COPIES, ..self.clone() }
    }

    /// Keeps a content that is in memory. One that is there already is written again, which
    /// mends a copy that was damaged.
    pub async fn put_bytes(&self, content: Bytes, most: u64) -> Result<Kept, FileError> {
        let kept = Kept { hash: Hash::of(&content), size: content.len() as u64 };
        if kept.size > most {
            return Err(Refusal::TooLarge.into());
        }
        self.objects.put(&self.key(kept.hash), content.into()).await?;
        Ok(kept)
    }

    /// Keeps a content as it comes, with little of it in memory. One of more than `most` bytes
    /// is refused when it has sent so many, and leaves nothing behind.
    pub async fn put(&self, content: BoxStream<'_, io::Result<Bytes>>, most: u64) -> Result<Kept, FileError> {
        let mut source = Source::new(content, most);
        let first = source.part().await?;
        if first.len() < PART {
            return self.put_bytes(first, most).await;
        }
        let place = self.incoming();
        let mut upload = Upload(Some(self.objects.put_multipart(&place).await?));
        if let Err(error) = upload.write(first, &mut source).await {
            upload.abort().await;
            return Err(error);
        }
        let kept = source.kept();
        if let Err(error) = self.objects.rename(&place, &self.key(kept.hash)).await {
            // The first error is the one to tell.
            let _ = self.objects.delete(&place).await;
            return Err(error.into());
        }
        Ok(kept)
    }

    /// A file's content, which is not checked on its way.
    pub async fn get(&self, hash: Hash) -> Result<Stored, FileError> {
        match self.objects.get(&self.key(hash)).await {
            Ok(found) => {
                let size = found.meta.size;
                Ok(Stored { size, content: found.into_stream().map_err(FileError::from).boxed() })
            }
            Err(Error::NotFound { .. }) => Err(FileError::Missing(hash)),
            Err(error) => Err(error.into()),
        }
    }

    /// The names of all files.
    pub fn names(&self) -> BoxStream<'static, Result<Hash, FileError>> {
        let listed = self.objects.list(Some(&Key::from(self.shelf))).map_err(FileError::from);
        let named = listed.try_filter_map(async |object| {
            let name: String = object.location.parts().skip(1).map(|part| part.as_ref().to_owned()).collect();
            // What else somebody put there is no file of ours.
            Ok(name.parse().ok())
        });
        named.boxed()
    }

    /// The names of files that were written last before this moment.
    pub fn names_before(&self, before: DateTime<Utc>) -> BoxStream<'static, Result<Hash, FileError>> {
        let listed = self.objects.list(Some(&Key::from(self.shelf))).map_err(FileError::from);
        let named = listed.try_filter_map(move |object| {
            let name: String = object.location.parts().skip(1).map(|part| part.as_ref().to_owned()).collect();
            let old = object.last_modified < before;
            std::future::ready(Ok(name.parse().ok().filter(|_| old)))
        });
        named.boxed()
    }

    /// Deletes a file that nobody wrote since this moment; whether it was so.
    pub async fn delete_older(&self, hash: Hash, before: DateTime<Utc>) -> Result<bool, FileError> {
        match self.objects.head(&self.key(hash)).await {
            Ok(found) if found.last_modified < before => self.delete(hash).await.map(|()| true),
            Ok(_) | Err(Error::NotFound { .. }) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }

    /// Whether there is something under this name.
    pub async fn exists(&self, hash: Hash) -> Result<bool, FileError> {
        match self.objects.head(&self.key(hash)).await {
            Ok(_) => Ok(true),
            Err(Error::NotFound { .. }) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }

    /// Reads a file and computes its name again: `Missing` or `Different` if it is not what the
    /// name says.
    pub async fn check(&self, hash: Hash) -> Result<(), FileError> {
        let mut content = self.get(hash).await?.content;
        let mut hasher = Sha256::new();
        while let Some(chunk) = content.try_next().await? {
            hasher.update(&chunk);
        }
        let found = Hash::from_bytes(hasher.finalize().into());
        if found == hash { Ok(()) } else { Err(FileError::Different { name: hash, found }) }
    }

    /// Takes a file away. One that is not there is away already.
    pub async fn delete(&self, hash: Hash) -> Result<(), FileError> {
        match self.objects.delete(&self.key(hash)).await {
            Ok(()) | Err(Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    /// Deletes what uploads left behind whose program died before this moment; how many. Parts
    /// that an object store holds of an upload that was never finished are its own to clean up
    /// (a rule of the bucket's life cycle): they have no name to ask for.
    pub async fn sweep(&self, before: DateTime<Utc>) -> Result<u64, FileError> {
        let mut old = Vec::new();
        let mut listed = self.objects.list(Some(&Key::from(INCOMING)));
        while let Some(found) = listed.try_next().await? {
            if found.last_modified < before {
                old.push(found.location);
            }
        }
        let mut swept = 0;
        for key in old {
            self.objects.delete(&key).await?;
            swept += 1;
        }
        if let Some(folder) = self.folder.clone() {
            let before = SystemTime::from(before);
            let unfinished = tokio::task::spawn_blocking(move || sweep_unfinished(&folder, before)).await;
            let unfinished = unfinished.map_err(|error| FileError::Store(Box::new(error)))?;
            swept += unfinished.map_err(|error| FileError::Store(Box::new(error)))?;
        }
        Ok(swept)
    }

    /// A place that nobody else writes to, in this process or in another.
    fn incoming(&self) -> Key {
        let mut bytes = [0; 16];
        self.random.fill(&mut bytes);
        Key::from(format!("{INCOMING}/{}", hex::encode(bytes)))
    }

    fn key(&self, hash: Hash) -> Key {
        let name = hash.to_string();
        let (first, rest) = name.split_at(2);
        Key::from(format!("{}/{first}/{rest}", self.shelf))
    }
}

/// In a folder a file is written under a name with `#` and a number, which no list shows, and
/// takes its own when it is whole.
fn sweep_unfinished(folder: &Path, before: SystemTime) -> io::Result<u64> {
    let mut swept = 0;
    let mut waiting = vec![folder.to_owned()];
    while let Some(folder) = waiting.pop() {
        for entry in std::fs::read_dir(folder)? {
            let entry = entry?;
            if entry.file_type()?.is_dir() {
                waiting.push(entry.path());
                continue;
            }
            let name = entry.file_name();
            let unfinished =
                name.to_str().and_then(|name| name.rsplit_once('#')).is_some_and(|(_, number)| {
                    !number.is_empty() && number.bytes().all(|it| it.is_ascii_digit())
                });
            // One that somebody finishes meanwhile is not there any more.
            if unfinished && entry.metadata().and_then(|it| it.modified()).is_ok_and(|at| at < before) {
                match std::fs::remove_file(entry.path()) {
                    Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                    Err(_) => {}
                    Ok(()) => swept += 1,
                }
            }
        }
    }
    Ok(swept)
}

/// A content as it comes: counted, hashed, and cut into parts.
struct Source<'a> {
    content: BoxStream<'a, io::Result<Bytes>>,
    waiting: BytesMut,
    hasher: Sha256,
    size: u64,
    most: u64,
}

impl<'a> Source<'a> {
    fn new(content: BoxStream<'a, io::Result<Bytes>>, most: u64) -> Source<'a> {
        Source { content, waiting: BytesMut::new(), hasher: Sha256::new(), size: 0, most }
    }

    /// The next part; a shorter one is the last.
    async fn part(&mut self) -> Result<Bytes, FileError> {
        while self.waiting.len() < PART {
            let chunk = self.content.try_next().await.map_err(FileError::Interrupted)?;
            let Some(chunk) = chunk else { break };
            self.size += chunk.len() as u64;
            if self.size > self.most {
                return Err(Refusal::TooLarge.into());
            }
            self.hasher.update(&chunk);
            self.waiting.extend_from_slice(&chunk);
        }
        let end = self.waiting.len().min(PART);
        Ok(self.waiting.split_to(end).freeze())
    }

    fn kept(self) -> Kept {
        Kept { hash: Hash::from_bytes(self.hasher.finalize().into()), size: self.size }
    }
}

/// Parts on their way into the store; nothing once they are whole or given up.
struct Upload(Option<Box<dyn MultipartUpload>>);

impl Upload {
    /// Writes all parts and makes them one object.
    async fn write(&mut self, first: Bytes, source: &mut Source<'_>) -> Result<(), FileError> {
        let Some(parts) = &mut self.0 else { return Ok(()) };
        let mut part = first;
        while !part.is_empty() {
            parts.put_part(part.into()).await?;
            part = source.part().await?;
        }
        parts.complete().await?;
        self.0 = None;
        Ok(())
    }

    /// Throws the parts away. That it fails is not told: something else failed before.
    async fn abort(&mut self) {
        if let Some(mut parts) = self.0.take() {
            let _ = parts.abort().await;
        }
    }
}

impl Drop for Upload {
    /// A client that goes away drops what it was waiting for, and an object store would keep
    /// the parts for ever.
    fn drop(&mut self) {
        if let (Some(mut parts), Ok(runtime)) = (self.0.take(), tokio::runtime::Handle::try_current()) {
            runtime.spawn(async move { parts.abort().await });
        }
    }
}
