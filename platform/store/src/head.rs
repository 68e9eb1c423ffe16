//! The number of the newest event, asked for by every request and read once for all
//! those that ask at the same time.

use crate::{StoreError, events};
use sea_orm::DatabaseConnection;
use tokio::sync::{mpsc, oneshot};

type Answer = oneshot::Sender<Result<u64, String>>;

/// A task that reads the newest event's number on demand.
///
/// Whoever asks while a read is under way waits for the next one, because the read
/// under way may have begun before something that they already know of.
#[derive(Clone)]
pub(crate) struct Head {
    asked: mpsc::UnboundedSender<Answer>,
}

impl Head {
    /// Starts the task; it ends when the last `Head` is dropped.
    pub(crate) fn follow(reader: DatabaseConnection) -> Head {
        let (asked, mut questions) = mpsc::unbounded_channel::<Answer>();
        tokio::spawn(async move {
            while let Some(first) = questions.recv().await {
                let mut waiting = vec![first];
                while let Ok(next) = questions.try_recv() {
                    waiting.push(next);
                }
                let answer = events::head(&reader).await.map_err(|error| error.to_string());
                for question in waiting {
                    // Whoever asked may have gone; that is their right.
                    let _ = question.send(answer.clone());
                }
            }
        });
        Head { asked }
    }

    /// The newest event's number, read after this was called.
    pub(crate) async fn now(&self) -> Result<u64, StoreError> {
        let gone = || StoreError::new("the follower of events has ended");
        let (answer, told) = oneshot::channel();
        self.asked.send(answer).map_err(|_| gone())?;
        told.await.map_err(|_| gone())?.map_err(StoreError::new)
    }
}
