//! What programs that use the API leave here: the answers that they got, so that a change that
//! is asked for twice happens once, and the addresses that are told of events.
//!
//! | file | what it settles |
//! |---|---|
//! | `queries/answers.rs` | answers under idempotency keys |
//! | `queries/hooks.rs` | webhooks, and how often they failed |
//! | `queries/follow.rs` | from new events to jobs that tell of them |
//! | `signature.rs` | who signs what is told (Standard Webhooks) |
//!
//! Invariants:
//! - an answer is kept in the transaction of the change that it answers, so there is one exactly
//!   if there is the other;
//! - each event is handed to each webhook once, however many servers follow events;
//! - what is handed over is told at least once, unless the webhook is switched off or gone.

mod entity;
mod migrations;
mod queries;
mod signature;

pub use migrations::migrations;
pub use queries::answers::{Answer, answer_to, forget_answers, keep_answer, sweep};
pub use queries::follow::{Delivery, KIND, follow};
pub use queries::hooks::{
    Hook, MOST, Outcome, TOLERATED, close_hook, forget_hooks, hook, hooks_of, make_hook, note, replace_hook,
};
pub use signature::Secret;
