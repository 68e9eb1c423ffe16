//! Electronic signatures of documents: who signed, when, and whether it holds.
//!
//! | file | what it settles |
//! |---|---|
//! | `pdf.rs` | signatures in a PDF (ISO 32000, PAdES): which bytes each of them is about |
//! | `ber.rs` | what programs write in indefinite lengths, in definite ones |
//! | `message.rs` | a signed message (CMS, PKCS#7, CAdES): its digest, its attributes, its signature |
//! | `chain.rs` | certificates up to a root that the operator trusts |
//! | `algorithm.rs` | which algorithms prove something |
//!
//! Invariants:
//! - nobody is asked: what is not in the file or in the roots is not known, revocation neither;
//! - a signature is valid only if every byte of the file is signed by somebody who is trusted;
//! - whatever a stranger sends, nothing panics, and the work is bounded by the size of the file.

mod algorithm;
mod ber;
mod chain;
mod message;
mod pdf;

pub use chain::{NoRoots, Roots};

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
    /// It fits, but the certificate of the signer, or of who vouches for them, does not hold on
    /// the day of the check.
    Expired,
    /// It is made in a way by which anybody could have made it.
    Weak,
    /// It cannot be read.
    Unreadable,
}

impl Verdict {
    /// Every verdict, the best first.
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

    /// The verdict with this code.
    pub fn from_code(code: &str) -> Option<Verdict> {
        Verdict::ALL.into_iter().find(|verdict| verdict.code() == code)
    }
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
    /// Who vouches for them.
    pub issuer: String,
    /// When it was signed, as the signer says.
    pub at: Option<Moment>,
    /// Whether something was added to the file afterwards, which a later signer signed.
    pub added_to: bool,
}

impl Signature {
    fn unreadable() -> Signature {
        Signature {
            verdict: Verdict::Unreadable,
            signer: String::new(),
            organisation: String::new(),
            issuer: String::new(),
            at: None,
            added_to: false,
        }
    }
}

/// The signatures of a PDF, in their order; none if nobody signed it electronically: then it may
/// be a scan.
pub fn of_pdf(file: &[u8], roots: &Roots, now: Moment) -> Vec<Signature> {
    pdf::signatures(file, roots, now)
}

/// The signatures of a signed message that holds what was signed (`.p7m`). It has at least one,
/// or one that cannot be read.
pub fn of_message(file: &[u8], roots: &Roots, now: Moment) -> Vec<Signature> {
    let found = message::Message::read(file).map(|message| message.signatures(None, roots, now));
    found.filter(|found| !found.is_empty()).unwrap_or_else(|| vec![Signature::unreadable()])
}

/// What a signed message holds; `None` if it holds nothing or cannot be read.
pub fn content_of_message(file: &[u8]) -> Option<Vec<u8>> {
    message::Message::read(file)?.content
}

/// Whether a file begins as a signed message does.
pub fn is_message(file: &[u8]) -> bool {
    message::is_signed_data(file)
}
