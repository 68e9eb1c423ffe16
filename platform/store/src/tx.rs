use crate::{Event, Ledger, StoreError, checkpoints, dialect, events};
use minga_kernel::{Capacity, Cx, Moment, Ref};
use sea_orm::DatabaseTransaction;
use std::ops::Deref;

/// What queries read from: a snapshot or a running change.
pub type Conn = DatabaseTransaction;

/// One change: everything written through it becomes visible together, or not at all.
///
/// Dropping it without [`Tx::commit`] undoes it.
pub struct Tx {
    inner: DatabaseTransaction,
    ledger: Ledger,
}

impl Tx {
    pub(crate) fn new(inner: DatabaseTransaction, ledger: Ledger) -> Tx {
        Tx { inner, ledger }
    }

    /// Tells of official changes, in the capacity that authorising the command gave. The
    /// events take the next numbers of the sequence, in order; returns the last one, 0 if there
    /// was none.
    ///
    /// Each becomes a leaf of the public record, with the official facts of its thing as
    /// this transaction sees them: publish after everything is written.
    pub async fn publish(&self, cx: &Cx, actor: &Capacity, events: Vec<Event>) -> Result<u64, StoreError> {
        events::publish(&self.inner, &self.ledger, cx, actor, events).await
    }

    /// Forgets for ever what hid the texts of a thing in the record so far: nobody, the operator
    /// neither, can show any more what they were. Publish what becomes of the thing after it.
    pub async fn forget_texts(&self, thing: &Ref) -> Result<(), StoreError> {
        events::forget_salts(&self.inner, thing).await
    }

    /// Keeps a signed checkpoint of the public record with this number.
    pub async fn sign(&self, record: u32, size: u64, at: Moment, note: &str) -> Result<(), StoreError> {
        checkpoints::sign(&self.inner, record, size, at, note).await
    }

    /// Keeps a checkpoint with the signatures of witnesses.
    pub async fn countersign(&self, record: u32, size: u64, note: &str) -> Result<(), StoreError> {
        checkpoints::countersign(&self.inner, record, size, note).await
    }

    /// Waits until nobody else holds the lock of this name, and holds it to the end.
    pub async fn lock(&self, name: &str) -> Result<(), StoreError> {
        dialect::lock(&self.inner, name).await
    }

    /// Makes the change durable and visible.
    pub async fn commit(self) -> Result<(), StoreError> {
        Ok(self.inner.commit().await?)
    }

    /// Undoes the change now rather than when it is dropped.
    pub async fn rollback(self) -> Result<(), StoreError> {
        Ok(self.inner.rollback().await?)
    }
}

impl Deref for Tx {
    type Target = Conn;

    fn deref(&self) -> &Conn {
        &self.inner
    }
}
