use crate::leaf::leaf;
use crate::record::{CHECKPOINT, STEP};
use crate::tree::Tree;
use crate::{Record, RecordError};
use minga_store::{last_checkpoint, stated_after};

impl Record {
    /// Writes the files of the record anew from the database: all that was signed, and the
    /// newest checkpoint. Returns how many entries that are.
    ///
    /// Refuses if the entries do not give what was signed.
    pub async fn rebuild(&self) -> Result<u64, RecordError> {
        let book = self.book();
        let db = self.store().read().await?;
        let Some(signed) = last_checkpoint(&db, book.number).await? else { return Ok(0) };
        drop(db);
        let checkpoint = book.keys.open(&signed.note)?;
        let mut tree = Tree::EMPTY;
        if let Some(entry) = self.begun()? {
            tree = tree.grow(&book.files, &[entry])?;
        }
        while tree.size < checkpoint.size() {
            let db = self.store().read().await?;
            let most = STEP.min(checkpoint.size() - tree.size);
            let events = stated_after(&db, tree.size - book.before(), most).await?;
            drop(db);
            if events.is_empty() {
                return Err(RecordError::OlderDatabase { signed: checkpoint.size(), found: tree.size });
            }
            let files = book.files.clone();
            let grown = tokio::task::spawn_blocking(move || {
                let leaves: Vec<Vec<u8>> = events.iter().map(leaf).collect::<Result<_, _>>()?;
                tree.grow(&files, &leaves)
            });
            tree = grown.await.map_err(|error| RecordError::Malformed(error.to_string()))??;
        }
        if tree.root != *checkpoint.hash() {
            return Err(RecordError::Malformed("the entries do not give what was signed".to_owned()));
        }
        book.files.write(CHECKPOINT, signed.note.as_bytes())?;
        Ok(tree.size)
    }
}
