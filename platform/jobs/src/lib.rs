//! Background work: what a change asks to be done after it, such as sending a mail.
//!
//! [`enqueue`] writes a job in the transaction of the change, and a [`Worker`] hands it to the
//! [`Handler`] of its kind.
//!
//! Invariants:
//! - a job exists exactly if the change that asked for it does;
//! - a job is done at least once: whoever dies over it leaves it to be taken again when the
//!   lease has run out, so a handler must be able to do the same job twice;
//! - no two workers hold a lease of the same job at once;
//! - what is done is deleted at once, what has failed stays until somebody decides.

mod entity;
mod error;
mod handler;
mod migrations;
mod queries;
mod settings;
mod worker;

pub use error::JobError;
pub use handler::Handler;
pub use migrations::migrations;
pub use queries::{Failed, discard, enqueue, enqueue_at, failed, retry, sweep, waiting};
pub use settings::Settings;
pub use worker::Worker;
