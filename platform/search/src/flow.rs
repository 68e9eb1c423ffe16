//! Keeping documents from piling up between those who read them and the engine.
//!
//! The engine queues up to 10,000 documents that wait to be indexed, whatever their
//! size. It does not say how far it is, but it asks for the terms of each document's
//! root, once: the tokenizer of that field counts.

use parking_lot::{Condvar, Mutex};
use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;
use tantivy::tokenizer::{RawTokenizer, Tokenizer};

/// How many bytes may wait.
const MOST: usize = 8_000_000;
/// How long the engine is waited for. If it does nothing for so long it has failed, and
/// the next document that it is given will say why.
const PATIENCE: Duration = Duration::from_secs(10);

/// How much is waiting to be indexed.
#[derive(Clone, Default)]
pub(crate) struct Flow {
    waiting: Arc<(Mutex<Waiting>, Condvar)>,
    raw: RawTokenizer,
}

#[derive(Default)]
struct Waiting {
    sizes: VecDeque<usize>,
    sum: usize,
}

impl Flow {
    /// Forgets what was waiting for an earlier writer.
    pub(crate) fn start(&self) {
        *self.waiting.0.lock() = Waiting::default();
    }

    /// Waits until there is room for a document of this size, and takes it.
    pub(crate) fn enter(&self, size: usize) {
        let (waiting, moved) = &*self.waiting;
        let mut waiting = waiting.lock();
        while waiting.sum > MOST {
            if moved.wait_for(&mut waiting, PATIENCE).timed_out() {
                break;
            }
        }
        waiting.sizes.push_back(size);
        waiting.sum += size;
    }

    fn leave(&self) {
        let (waiting, moved) = &*self.waiting;
        let mut waiting = waiting.lock();
        if let Some(size) = waiting.sizes.pop_front() {
            waiting.sum -= size;
            moved.notify_one();
        }
    }
}

impl Tokenizer for Flow {
    type TokenStream<'a> = <RawTokenizer as Tokenizer>::TokenStream<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Self::TokenStream<'a> {
        self.leave();
        self.raw.token_stream(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_fit_waits_until_something_left() {
        let flow = Flow::default();
        flow.enter(MOST);
        flow.enter(1);
        let other = flow.clone();
        let entered = std::thread::spawn(move || other.enter(7));
        std::thread::sleep(Duration::from_millis(30));
        assert!(!entered.is_finished());
        let mut tokenizer = flow.clone();
        tokenizer.token_stream("a root");
        entered.join().ok();
        assert_eq!(flow.waiting.0.lock().sum, 8);
        flow.start();
        assert_eq!(flow.waiting.0.lock().sum, 0);
    }
}
