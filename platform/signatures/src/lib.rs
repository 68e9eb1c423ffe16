//! Electronic signatures of documents: who signed, when, and whether it holds.
//!
//! | file | what it settles |
//! |---|---|
//! | `pdf.rs` | signatures in a PDF (ISO 32000, PAdES): which bytes each of them is about |
//! | `ber.rs` | what programs write in indefinite lengths, in definite ones |
//! | `message.rs` | a signed message (CMS, PKCS#7, CAdES) and what comes with it |
//! | `signer.rs` | one signer: digest, attributes, signature, and what they prove |
//! | `stamp.rs` | who says when something was there (RFC 3161) |
//! | `chain.rs` | certificates up to a root that the operator trusts |
//! | `names.rs` | names in certificates |
//! | `algorithm.rs` | which algorithms prove something |
//!
//! Invariants:
//! - nobody is asked: what is not in the file or in the roots is not known, revocation neither;
//! - a signature is valid only if every byte of the file is what was signed, or was added to it
//!   later and is nothing but further signatures and what proves them;
//! - whatever a stranger sends, nothing panics, and the work is bounded by the size of the file.

mod algorithm;
mod ber;
mod chain;
mod message;
mod names;
mod pdf;
mod signer;
mod stamp;

pub use chain::{NoRoots, Roots};

use message::{Against, Message};
use minga_kernel::Moment;

/// What a signature proves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// It holds, and its signer is known by a trusted root.
    Valid,
    /// What was signed is not what is there.
    Altered,
    /// It fits what is there, but nobody who is trusted says who signed.
    UnknownIssuer,
    /// It fits, but the certificate of the signer, or of who vouches for them, did not hold at
    /// the moment that counts: that of a time stamp, or else that of the check.
    Expired,
    /// It is made in a way that can be imitated today.
    Weak,
    /// It cannot be read, or is made in a way that is not known.
    Unreadable,
}

impl Verdict {
    /// Every verdict.
    pub const ALL: [Verdict; 6] = [
        Verdict::Valid,
        Verdict::Expired,
        Verdict::UnknownIssuer,
        Verdict::Weak,
        Verdict::Unreadable,
        Verdict::Altered,
    ];

    /// As it is written down.
    pub const fn code(self) -> &'static str {
        match self {
            Verdict::Valid => "valid",
            Verdict::Altered => "altered",
            Verdict::UnknownIssuer => "unknown_issuer",
            Verdict::Expired => "expired",
            Verdict::Weak => "weak",
            Verdict::Unreadable => "unreadable",
        }
    }
}

/// Somebody who is trusted says that something was there at a moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// When.
    pub at: Moment,
    /// Whose certificate says so.
    pub by: String,
}

/// A signature in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// What it proves.
    pub verdict: Verdict,
    /// The name of the signer in their certificate; empty if it has none.
    pub signer: String,
    /// The organisation in it; empty if it has none.
    pub organisation: String,
    /// Who vouches for them, as the certificate says.
    pub issuer: String,
    /// When it was signed, as the signer says.
    pub claimed: Option<Moment>,
    /// When it was there already, as somebody says who is trusted.
    pub stamped: Option<Stamp>,
    /// Whether the file got further signatures, or what proves them, afterwards.
    pub added_to: bool,
}

impl Signature {
    fn unreadable() -> Signature {
        Signature {
            verdict: Verdict::Unreadable,
            signer: String::new(),
            organisation: String::new(),
            issuer: String::new(),
            claimed: None,
            stamped: None,
            added_to: false,
        }
    }
}

/// The signatures of a PDF, in their order; none if nobody signed it electronically: then it may
/// be a scan.
///
/// `only_proofs_since` is asked where something stands behind what was signed: of which of these
/// lengths the file got nothing since but signatures and what proves them.
pub fn of_pdf(
    file: &[u8],
    roots: &Roots,
    now: Moment,
    only_proofs_since: &dyn Fn(&[usize]) -> Vec<bool>,
) -> Vec<Signature> {
    pdf::signatures(file, roots, now, only_proofs_since)
}

/// The signatures of a signed message that holds what was signed (`.p7m`). It has at least one,
/// or one that cannot be read.
pub fn of_message(file: &[u8], roots: &Roots, now: Moment) -> Vec<Signature> {
    let against = Against::new(roots, now);
    Message::read_whole(file).map_or_else(|| vec![Signature::unreadable()], |it| it.attached(against))
}

/// The signatures of a signed message about a document that stands beside it (`.p7s`).
pub fn of_detached(file: &[u8], document: &[u8], roots: &Roots, now: Moment) -> Vec<Signature> {
    let against = Against::new(roots, now);
    let read = Message::read_whole(file);
    read.map_or_else(|| vec![Signature::unreadable()], |it| it.detached(&[document], against))
}

/// What a signed message is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kept {
    /// It holds what was signed.
    Content(Vec<u8>),
    /// What was signed stands elsewhere.
    Elsewhere,
}

/// What a signed message holds; `None` if it cannot be read.
pub fn kept_in(file: &[u8]) -> Option<Kept> {
    Some(Message::read_whole(file)?.content.map_or(Kept::Elsewhere, Kept::Content))
}

/// Whether a file begins as a signed message does.
pub fn is_message(file: &[u8]) -> bool {
    message::is_signed_data(file)
}
