//! The act of a commitment is handed in, signed: electronically, or as a scan.

use super::evidence::NewFile;
use super::matter::body_of;
use crate::model::{COMMITMENT, PLAN, SIGNED_ACT, SeenSignature, SignedAct};
use crate::policy;
use crate::queries::{self, Among};
use minga_auth::standing;
use minga_kernel::{Cx, DocumentReader};
use minga_signatures::{Roots, Signature};
use minga_store::{CommandError, Event, Store};
use minga_web::refused;
use serde_json::json;
use uuid::Uuid;

/// A file that somebody hands in as the act of a commitment.
pub(crate) struct NewAct {
    pub(crate) commitment: Uuid,
    pub(crate) file: NewFile,
    /// Where it is given out.
    pub(crate) url: String,
    /// The signature that came in a file of its own, and where that is given out.
    pub(crate) separate: Option<(String, String)>,
    pub(crate) signatures: Vec<SeenSignature>,
}

/// The most acts of one commitment.
const MOST: i64 = 200;

/// The media types that matter here.
pub(crate) const PDF: &str = "application/pdf";
pub(crate) const SIGNED: &str = "application/pkcs7-mime";
pub(crate) const SIGNATURE: &str = "application/pkcs7-signature";

/// What was sent, as it is looked at.
pub(crate) struct Sent<'a> {
    pub(crate) media_type: &'a str,
    pub(crate) content: &'a [u8],
    /// The signature that came in a file of its own.
    pub(crate) separate: Option<&'a [u8]>,
}

/// The signatures of what was sent, checked at this moment; none if it is a scan.
pub(crate) fn look(
    cx: &Cx,
    roots: &Roots,
    reader: &dyn DocumentReader,
    sent: &Sent<'_>,
) -> Vec<SeenSignature> {
    let now = cx.now();
    // Where nobody can tell what was added, it counts as altered.
    let since = |lengths: &[usize]| reader.only_proofs_since(sent.content, lengths).unwrap_or_default();
    let mut found = match sent.media_type {
        PDF => minga_signatures::of_pdf(sent.content, roots, now, &since),
        SIGNED => minga_signatures::of_message(sent.content, roots, now),
        _ => Vec::new(),
    };
    if let Some(separate) = sent.separate {
        found.extend(minga_signatures::of_detached(separate, sent.content, roots, now));
    }
    found.into_iter().map(seen).collect()
}

fn seen(it: Signature) -> SeenSignature {
    SeenSignature {
        verdict: it.verdict.code().to_owned(),
        signer: it.signer,
        organisation: it.organisation,
        issuer: it.issuer,
        claimed: it.claimed,
        stamped: it.stamped.map(|stamp| (stamp.at, stamp.by)),
        added_to: it.added_to,
    }
}

/// The command. The same file is handed in twice only if more is known of its signatures: an
/// issuer that was unknown is trusted now, or a certificate has expired.
pub(crate) async fn hand_in(cx: &Cx, store: &Store, new: NewAct) -> Result<(), CommandError> {
    let tx = store.write().await?;
    tx.lock(&format!("acts of {}", new.commitment)).await?;
    let found = queries::commitments_by_id(&tx, &[new.commitment]).await?.pop();
    let commitment = found.ok_or(CommandError::NotFound)?;
    let plan = super::matter::plan(&tx, commitment.plan).await?;
    let among = Among::Commitment(commitment.id);
    let bodies = queries::bodies(&tx, among).await?.remove(&commitment.id).unwrap_or_default();
    let actor = policy::may_hand_in(&standing(cx, &tx).await?, &plan, &bodies)?;
    let known = queries::signed_acts(&tx, commitment.id).await?;
    let same = known.iter().find(|it| {
        it.file == new.file.sha256 && file_of(it.separate.as_ref()) == file_of(new.separate.as_ref())
    });
    if same.is_some_and(|same| same.verdicts() == verdicts(&new.signatures)) {
        return Err(refused("file", "act-known"));
    }
    let number = known.first().map_or(1, |last| last.number + 1);
    if number > MOST {
        return Err(refused("file", "act-many"));
    }
    let act = SignedAct {
        id: cx.new_id(),
        plan: plan.id,
        commitment: commitment.id,
        number,
        file: new.file.sha256,
        media_type: new.file.media_type,
        size: new.file.size,
        url: new.url,
        separate: new.separate,
        signatures: new.signatures,
        role: actor.role,
        by: body_of(&actor),
        received_at: cx.now(),
    };
    queries::add_signed_act(&tx, &act).await?;
    let event = Event {
        root: PLAN.with(plan.id),
        subject: COMMITMENT.with(commitment.id),
        thing: SIGNED_ACT.with(act.id),
        action: if act.signatures.is_empty() { "act.scan_received" } else { "act.received" },
        facts: json!({ "number": act.number, "verdicts": act.verdicts() }),
    };
    tx.publish(cx, &actor, vec![event]).await?;
    Ok(tx.commit().await?)
}

fn file_of(separate: Option<&(String, String)>) -> Option<&str> {
    separate.map(|(file, _)| file.as_str())
}

fn verdicts(all: &[SeenSignature]) -> Vec<&str> {
    all.iter().map(|it| it.verdict.as_str()).collect()
}
