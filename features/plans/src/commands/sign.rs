//! The act of a commitment is handed in, signed: electronically, or as a scan.

use super::evidence::NewFile;
use super::matter::body_of;
use crate::model::{COMMITMENT, PLAN, SIGNED_ACT, SeenSignature, SignedAct};
use crate::policy;
use crate::queries::{self, Among};
use minga_auth::standing;
use minga_kernel::Cx;
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
    pub(crate) signatures: Vec<SeenSignature>,
}

/// The most acts of one commitment.
const MOST: i64 = 200;

/// The signatures in a file that was taken in, checked at this moment; none if it is a scan.
pub(crate) fn look(cx: &Cx, roots: &Roots, media_type: &str, content: &[u8]) -> Vec<SeenSignature> {
    let found = match media_type {
        "application/pdf" => minga_signatures::of_pdf(content, roots, cx.now()),
        "application/pkcs7-mime" => minga_signatures::of_message(content, roots, cx.now()),
        _ => Vec::new(),
    };
    found.into_iter().map(seen).collect()
}

fn seen(it: Signature) -> SeenSignature {
    SeenSignature {
        verdict: it.verdict.code().to_owned(),
        signer: it.signer,
        organisation: it.organisation,
        issuer: it.issuer,
        at: it.at,
        added_to: it.added_to,
    }
}

/// The command. The same file is not handed in twice.
pub(crate) async fn hand_in(cx: &Cx, store: &Store, new: NewAct) -> Result<(), CommandError> {
    let tx = store.write().await?;
    tx.lock(&format!("acts of {}", new.commitment)).await?;
    let found = queries::commitments_by_id(&tx, &[new.commitment]).await?.pop();
    let commitment = found.ok_or(CommandError::NotFound)?;
    let plan = super::matter::plan(&tx, commitment.plan).await?;
    let among = Among::Commitment(commitment.id);
    let bodies = queries::bodies(&tx, among).await?.remove(&commitment.id).unwrap_or_default();
    let actor = policy::may_hand_in(&standing(cx, &tx).await?, &plan, &bodies)?;
    let last = queries::signed_acts(&tx, commitment.id, u64::MAX >> 1).await?;
    if last.iter().any(|known| known.file == new.file.sha256) {
        return Err(refused("file", "act-known"));
    }
    let number = last.first().map_or(1, |last| last.number + 1);
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
        signatures: new.signatures,
        role: actor.role,
        by: body_of(&actor),
        received_at: cx.now(),
    };
    queries::add_signed_act(&tx, &act).await?;
    let verdicts: Vec<&str> = act.signatures.iter().map(|it| it.verdict.as_str()).collect();
    let event = Event {
        root: PLAN.with(plan.id),
        subject: COMMITMENT.with(commitment.id),
        thing: SIGNED_ACT.with(act.id),
        action: if act.signatures.is_empty() { "act.scan_received" } else { "act.received" },
        facts: json!({ "sha256": act.file, "verdicts": verdicts }),
    };
    tx.publish(cx, &actor, vec![event]).await?;
    Ok(tx.commit().await?)
}
