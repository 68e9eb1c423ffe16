use minga_kernel::{Moment, Role};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A signature as it was found in a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct SeenSignature {
    /// What it proves: the code of a `minga_signatures::Verdict`.
    pub(crate) verdict: String,
    pub(crate) signer: String,
    pub(crate) organisation: String,
    pub(crate) issuer: String,
    /// When it was signed, as the signer says.
    pub(crate) claimed: Option<Moment>,
    /// When it was there already, as somebody says who is trusted, and who.
    pub(crate) stamped: Option<(Moment, String)>,
    /// Whether the file got further signatures, or what proves them, afterwards.
    pub(crate) added_to: bool,
}

/// The act of a commitment as somebody signed it. Nothing of it changes: another file is another
/// one, and both stay in view.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct SignedAct {
    pub(crate) id: Uuid,
    pub(crate) plan: Uuid,
    pub(crate) commitment: Uuid,
    /// Its place among those of its commitment, from 1.
    pub(crate) number: i64,
    /// SHA-256 of the file, in hexadecimal.
    pub(crate) file: String,
    pub(crate) media_type: String,
    pub(crate) size: i64,
    /// Where it is given out.
    pub(crate) url: String,
    /// The signature that came in a file of its own, and where it is given out.
    pub(crate) separate: Option<(String, String)>,
    /// The signatures in it; none if it is a scan, or was not signed electronically.
    pub(crate) signatures: Vec<SeenSignature>,
    /// In which role it was handed in, and for which body.
    pub(crate) role: Role,
    pub(crate) by: Option<Uuid>,
    /// When it was handed in and checked.
    pub(crate) received_at: Moment,
}

impl SignedAct {
    /// What its signatures prove, in their order.
    pub(crate) fn verdicts(&self) -> Vec<&str> {
        self.signatures.iter().map(|it| it.verdict.as_str()).collect()
    }
}
