//! Whoever came gets a certificate, as long as it is known who they are. It is not in it.

use super::edit::told;
use super::place::hold;
use crate::model::certificate::{CERTIFICATE, Certificate, code, code_hash, digest};
use crate::model::registration::Registration;
use crate::model::{Gathering, State};
use crate::queries;
use minga_kernel::{Capacity, Cx, Refusal, Role};
use minga_store::{CommandError, Event, Tx};
use minga_web::App;
use serde_json::json;

/// Gives whoever has this key their certificate; once more changes nothing.
pub(crate) async fn certify(cx: &Cx, app: &App, key: &str) -> Result<(), CommandError> {
    let tx = app.store.write().await?;
    let known = queries::registration_by_key(&tx, key).await?.ok_or(CommandError::NotFound)?;
    hold(&tx, known.gathering).await?;
    let own = queries::registration_by_key(&tx, key).await?.ok_or(CommandError::NotFound)?;
    let it = queries::gathering_by_id(&tx, own.gathering).await?.ok_or(CommandError::NotFound)?;
    if !may_have(&it, &own) {
        return Err(Refusal::State.into());
    }
    let code = code(&own).ok_or(Refusal::State)?;
    let hash = code_hash(&code);
    match queries::certificate(&tx, &hash).await? {
        Some(known) if !known.revoked => {}
        // It was said that they did not come, and then that they did.
        Some(known) => {
            queries::revoke_certificate(&tx, known.id, false).await?;
            publish(cx, &tx, &it, &known, "certificate.issued").await?;
        }
        None => {
            let new = Certificate {
                id: cx.new_id(),
                gathering: it.id,
                number: queries::next_certificate(&tx, it.id).await?,
                revoked: false,
                digest: digest(&code, it.id, &own.name),
                code_hash: hash,
                made_at: cx.now(),
            };
            queries::add_certificate(&tx, &new).await?;
            publish(cx, &tx, &it, &new, "certificate.issued").await?;
        }
    }
    Ok(tx.commit().await?)
}

/// Whether somebody came to what took place.
pub(crate) fn may_have(it: &Gathering, own: &Registration) -> bool {
    it.state == State::Held && own.came && !own.name.is_empty() && own.key.is_some()
}

/// Takes back the certificate of somebody who did not come after all, if they have one.
pub(super) async fn revoke(cx: &Cx, tx: &Tx, it: &Gathering, own: &Registration) -> Result<(), CommandError> {
    let Some(code) = code(own) else { return Ok(()) };
    let Some(known) = queries::certificate(tx, &code_hash(&code)).await? else { return Ok(()) };
    if !known.revoked {
        queries::revoke_certificate(tx, known.id, true).await?;
        publish(cx, tx, it, &known, "certificate.revoked").await?;
    }
    Ok(())
}

/// Told of the certificate alone: who asks for one is nobody's business, and the history of the
/// gathering would drown in them. Whoever came acts as somebody who takes part.
async fn publish(
    cx: &Cx,
    tx: &Tx,
    it: &Gathering,
    certificate: &Certificate,
    action: &'static str,
) -> Result<(), CommandError> {
    let thing = CERTIFICATE.with(certificate.id);
    let event = Event { subject: thing.clone(), thing, action, ..told(it, action, json!({})) };
    let capacity = Capacity { role: Role::Participant, body: None };
    tx.publish(cx, &capacity, vec![event]).await?;
    Ok(())
}
