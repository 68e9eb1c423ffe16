//! Mail to one person, in plain text and HTML: to a server, into a folder, or into memory.
//!
//! Invariants:
//! - nobody can write a header: addresses and subjects are looked at before anything else, and
//!   the rest of the headers is ours;
//! - nothing in a mail tells whether, when or where it was read: its HTML fetches nothing;
//! - no error holds an address, a subject or a text;
//! - a password never travels over a connection that others can read.

mod address;
mod error;
mod file;
mod letter;
mod mail;
mod mailer;
mod memory;
mod refusing;
mod returned;
mod server;
mod smtp;

pub use address::is_address;
pub use error::MailError;
pub use file::{FileMailer, Kept, Outbox};
pub use letter::Sender;
pub use mail::Mail;
pub use mailer::Mailer;
pub use memory::MemoryMailer;
pub use refusing::RefusingMailer;
pub use returned::Returned;
pub use smtp::SmtpMailer;
