//! The index as files, and the port itself.

use crate::find::find;
use crate::flow::Flow;
use crate::schema::{Fields, VERSION};
use minga_kernel::Ref;
use minga_kernel::search::{Document, Hits, Query, Search, SearchError};
use parking_lot::{Mutex, RwLock};
use std::path::Path;
use tantivy::directory::{Directory, MmapDirectory, RamDirectory};
use tantivy::indexer::{IndexWriterOptions, LogMergePolicy};
use tantivy::{IndexReader, IndexWriter, ReloadPolicy, Searcher, Term};

/// What a writer may hold in memory before it writes a segment.
const HEAP: usize = 50_000_000;
/// What the engine asks for at least.
const LEAST_HEAP: usize = 15_000_000;
/// Up to this many documents are written with [`LEAST_HEAP`]: most changes are of one
/// thing, and every new writer takes its buffers from the system anew.
const FEW: usize = 200;
/// How many segments of like size are merged into one. A small number keeps searches
/// fast; the price is more merging while many documents are put in.
const MERGED: usize = 5;
/// Segments with up to this many documents are of like size.
const SMALL: u32 = 200;
/// Beyond that, sizes are alike up to this power of two.
const LIKE: f64 = 2.0;
/// A segment with more than this share of deleted documents is written anew.
const DELETED: f32 = 0.25;
/// How many blocks of stored documents (16 kB each) a segment keeps at hand.
const STORED_BLOCKS: usize = 16;
/// Our directory inside the one that we are given: nothing outside it is ever deleted.
const DIRECTORY: &str = "index-v";

/// The search index.
pub struct Index {
    engine: tantivy::Index,
    fields: Fields,
    reader: IndexReader,
    heap: usize,
    flow: Flow,
    /// One writer at a time; it exists only while it writes, so that an index at rest
    /// holds no buffers and no threads.
    writing: Mutex<()>,
    /// What the documents that are visible now were made from, together with them.
    visible: RwLock<(Searcher, u64)>,
}

impl Index {
    /// Opens the index in this directory, which is made if need be.
    ///
    /// An index of another version, or one that cannot be read, is thrown away: the
    /// one that is returned is empty then, and its sequence is 0.
    pub fn open(directory: &Path) -> Result<Index, SearchError> {
        std::fs::create_dir_all(directory).map_err(|error| at(directory, &error))?;
        let current = format!("{DIRECTORY}{VERSION}");
        for entry in std::fs::read_dir(directory).map_err(|error| at(directory, &error))?.flatten() {
            let name = entry.file_name();
            if name.to_str().is_some_and(|name| name.starts_with(DIRECTORY) && name != current) {
                tracing::info!(path = %entry.path().display(), "removing a search index of another version");
                std::fs::remove_dir_all(entry.path()).map_err(|error| at(&entry.path(), &error))?;
            }
        }
        let own = directory.join(current);
        if own.exists() {
            match check(&own).and_then(|()| Index::over(&own)) {
                Ok(index) => return Ok(index),
                Err(error) => tracing::warn!(%error, "the search index cannot be read and begins anew"),
            }
            std::fs::remove_dir_all(&own).map_err(|error| at(&own, &error))?;
        }
        Index::over(&own)
    }

    /// An index that lives and dies with the process.
    pub fn in_memory() -> Result<Index, SearchError> {
        Index::new(RamDirectory::create()).map_err(|error| SearchError(error.to_string()))
    }

    /// The same index, whose writer may hold about this many bytes in memory.
    #[must_use]
    pub fn with_heap(self, bytes: usize) -> Index {
        Index { heap: bytes.max(LEAST_HEAP), ..self }
    }

    /// The index in exactly this directory.
    fn over(directory: &Path) -> Result<Index, SearchError> {
        std::fs::create_dir_all(directory).map_err(|error| at(directory, &error))?;
        let files = MmapDirectory::open(directory).map_err(|error| at(directory, &error))?;
        Index::new(files).map_err(|error| at(directory, &error))
    }

    fn new(directory: impl Directory) -> tantivy::Result<Index> {
        let (schema, fields) = Fields::schema();
        let flow = Flow::default();
        let index = tantivy::Index::builder()
            .schema(schema)
            .tokenizers(Fields::tokenizers(&flow))
            .open_or_create(directory)?;
        let reader = index
            .reader_builder()
            .reload_policy(ReloadPolicy::Manual)
            .doc_store_cache_num_blocks(STORED_BLOCKS)
            .try_into()?;
        let visible = RwLock::new((reader.searcher(), sequence(&index)?));
        Ok(Index { engine: index, fields, reader, heap: HEAP, flow, writing: Mutex::new(()), visible })
    }

    fn write(
        &self,
        roots: Option<&[Ref]>,
        documents: &mut dyn Iterator<Item = Result<(Ref, Document), SearchError>>,
        sequence: u64,
    ) -> Result<(), SearchError> {
        let failed = |error: tantivy::TantivyError| SearchError(error.to_string());
        let mut documents = documents.fuse();
        let first: Vec<_> = documents.by_ref().take(FEW).collect();
        let heap = if first.len() < FEW { LEAST_HEAP } else { self.heap };
        let mut writer = self.writer(heap).map_err(failed)?;
        match roots {
            None => drop(writer.delete_all_documents().map_err(failed)?),
            Some(roots) => {
                for root in roots {
                    writer.delete_term(Term::from_field_text(self.fields.root, &root.to_string()));
                }
            }
        }
        // Whatever fails from here on drops the writer, and with it all that it was told.
        self.flow.start();
        for document in first.into_iter().chain(documents) {
            let (root, document) = document?;
            let reference = &document.reference;
            let made = self
                .fields
                .document(&root, &document)
                .map_err(|error| SearchError(format!("{reference}: {error}")))?;
            self.flow.enter(text_size(&document));
            writer.add_document(made).map_err(failed)?;
        }
        let mut commit = writer.prepare_commit().map_err(failed)?;
        commit.set_payload(&sequence.to_string());
        commit.commit().map_err(failed)?;
        self.show(sequence).map_err(failed)?;
        // Merging segments changes no result, but dropping the writer would break it off
        // every time, and searches would slow down.
        writer.wait_merging_threads().map_err(failed)?;
        self.show(sequence).map_err(failed)
    }

    fn writer(&self, heap: usize) -> tantivy::Result<IndexWriter> {
        let options = IndexWriterOptions::builder()
            .num_worker_threads(1)
            .num_merge_threads(1)
            .memory_budget_per_thread(heap)
            .build();
        let writer = self.engine.writer_with_options(options)?;
        let mut policy = LogMergePolicy::default();
        policy.set_min_num_segments(MERGED);
        policy.set_min_layer_size(SMALL);
        policy.set_level_log_size(LIKE);
        policy.set_del_docs_ratio_before_merge(DELETED);
        writer.set_merge_policy(Box::new(policy));
        Ok(writer)
    }

    /// Makes what was committed visible.
    fn show(&self, sequence: u64) -> tantivy::Result<()> {
        self.reader.reload()?;
        *self.visible.write() = (self.reader.searcher(), sequence);
        Ok(())
    }
}

impl Search for Index {
    fn find(&self, query: &Query) -> Result<Hits, SearchError> {
        let searcher = self.visible.read().0.clone();
        find(&searcher, &self.fields, query).map_err(|error| SearchError(error.to_string()))
    }

    fn sequence(&self) -> u64 {
        self.visible.read().1
    }

    fn replace(
        &self,
        roots: Option<&[Ref]>,
        documents: &mut dyn Iterator<Item = Result<(Ref, Document), SearchError>>,
        sequence: u64,
    ) -> Result<(), SearchError> {
        let _writing = self.writing.lock();
        self.write(roots, documents, sequence)
    }
}

/// About how many bytes the engine holds of a document until it is indexed: its text is
/// there once as text, once for the spellings and once as what is stored.
fn text_size(document: &Document) -> usize {
    let texts = document.title.iter().chain(document.body.iter());
    texts.map(|(_, words)| 3 * words.len()).sum::<usize>() + 1_000
}

fn at(path: &Path, error: &dyn std::fmt::Display) -> SearchError {
    SearchError(format!("{}: {error}", path.display()))
}

/// Whether every file is as it was written. A damaged file could otherwise show itself
/// in the middle of a search.
fn check(directory: &Path) -> Result<(), SearchError> {
    let index = tantivy::Index::open_in_dir(directory).map_err(|error| at(directory, &error))?;
    let damaged = index.validate_checksum().map_err(|error| at(directory, &error))?;
    match damaged.into_iter().next() {
        Some(file) => Err(at(&directory.join(file), &"the file is damaged")),
        None => Ok(()),
    }
}

/// The sequence that the last commit left; none was committed yet if there is none.
fn sequence(index: &tantivy::Index) -> tantivy::Result<u64> {
    let payload = index.load_metas()?.payload;
    Ok(payload.and_then(|payload| payload.parse().ok()).unwrap_or_default())
}
