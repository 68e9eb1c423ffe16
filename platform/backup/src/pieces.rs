//! Objects that are written and read in pieces, and hashed on the way.

use crate::manifest::Entry;
use crate::{BackupError, Vault};
use flate2::Compression;
use flate2::write::{GzDecoder, GzEncoder};
use futures_util::StreamExt;
use futures_util::stream::BoxStream;
use object_store::buffered::BufWriter;
use sha2::{Digest, Sha256};
use std::io::Write;
use tokio::io::AsyncWriteExt;

/// What is compressed at once: little enough to hold nobody else up.
const PIECE: usize = 64 << 10;

/// An object that is being written: lines, compressed.
pub(crate) struct Writing {
    name: String,
    out: BufWriter,
    packer: GzEncoder<Vec<u8>>,
    waiting: Vec<u8>,
    hasher: Sha256,
    bytes: u64,
}

impl Writing {
    pub(crate) fn begin(vault: &Vault, backup: &str, name: String) -> Writing {
        let out = vault.writer(&format!("{backup}/{name}"));
        let packer = GzEncoder::new(Vec::new(), Compression::fast());
        Writing { name, out, packer, waiting: Vec::new(), hasher: Sha256::new(), bytes: 0 }
    }

    pub(crate) async fn line(&mut self, line: &[u8]) -> Result<(), BackupError> {
        self.waiting.extend_from_slice(line);
        self.waiting.push(b'\n');
        if self.waiting.len() >= PIECE { self.flush().await } else { Ok(()) }
    }

    async fn flush(&mut self) -> Result<(), BackupError> {
        // Into memory, which does not fail.
        let _ = self.packer.write_all(&self.waiting);
        self.waiting.clear();
        let packed = std::mem::take(self.packer.get_mut());
        self.send(&packed).await
    }

    async fn send(&mut self, packed: &[u8]) -> Result<(), BackupError> {
        self.hasher.update(packed);
        self.bytes += packed.len() as u64;
        self.out.write_all(packed).await.map_err(|error| self.fault(error))
    }

    fn fault(&self, source: std::io::Error) -> BackupError {
        BackupError::File { path: self.name.clone().into(), source }
    }

    pub(crate) async fn end(mut self) -> Result<Entry, BackupError> {
        self.flush().await?;
        let packer = std::mem::replace(&mut self.packer, GzEncoder::new(Vec::new(), Compression::fast()));
        let rest = packer.finish().map_err(|error| self.fault(error))?;
        self.send(&rest).await?;
        self.out.shutdown().await.map_err(|error| self.fault(error))?;
        Ok(Entry { name: self.name, bytes: self.bytes, sha256: hex::encode(self.hasher.finalize()) })
    }
}

/// The lines of an object, in batches as they arrive. Whether all of it was as the manifest says
/// is known at its end: an error of the last batch.
pub(crate) struct Lines<'a> {
    entry: &'a Entry,
    content: BoxStream<'static, object_store::Result<bytes::Bytes>>,
    unpacker: GzDecoder<Vec<u8>>,
    hasher: Sha256,
    bytes: u64,
    over: bool,
}

impl<'a> Lines<'a> {
    pub(crate) async fn of(vault: &Vault, backup: &str, entry: &'a Entry) -> Result<Lines<'a>, BackupError> {
        let content = vault.get(&format!("{backup}/{}", entry.name)).await?;
        let content = content.ok_or_else(|| BackupError::Damaged(entry.name.clone()))?.into_stream();
        let unpacker = GzDecoder::new(Vec::new());
        Ok(Lines { entry, content, unpacker, hasher: Sha256::new(), bytes: 0, over: false })
    }

    /// Some more lines; nothing after the last.
    pub(crate) async fn next(&mut self) -> Result<Option<Vec<Vec<u8>>>, BackupError> {
        let damaged = || BackupError::Damaged(self.entry.name.clone());
        if self.over {
            return Ok(None);
        }
        while let Some(piece) = self.content.next().await {
            let piece = piece?;
            self.hasher.update(&piece);
            self.bytes += piece.len() as u64;
            self.unpacker.write_all(&piece).map_err(|_| damaged())?;
            let lines = whole_lines(self.unpacker.get_mut());
            if !lines.is_empty() {
                return Ok(Some(lines));
            }
        }
        self.over = true;
        self.unpacker.try_finish().map_err(|_| damaged())?;
        let lines = whole_lines(self.unpacker.get_mut());
        let rest = !self.unpacker.get_mut().is_empty();
        let found = hex::encode(std::mem::take(&mut self.hasher).finalize());
        if rest || self.bytes != self.entry.bytes || found != self.entry.sha256 {
            return Err(damaged());
        }
        Ok(Some(lines).filter(|lines| !lines.is_empty()))
    }
}

/// Takes the lines that are whole out of what was unpacked.
fn whole_lines(unpacked: &mut Vec<u8>) -> Vec<Vec<u8>> {
    let Some(last) = unpacked.iter().rposition(|byte| *byte == b'\n') else { return Vec::new() };
    let rest = unpacked.split_off(last + 1);
    let whole = std::mem::replace(unpacked, rest);
    whole[..last].split(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect()
}
