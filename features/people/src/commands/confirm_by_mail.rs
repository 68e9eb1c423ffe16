//! Whoever reads the mail of an organisation says that how it is reached is still right: nobody
//! has an account for it. Only the program, which sent the letter, can say that they did.

use crate::model::{ORGANISATION, Organisation};
use crate::{policy, queries};
use chrono::Duration;
use minga_auth::{Token, standing};
use minga_kernel::Cx;
use minga_store::{CommandError, Conn, Event, Store, StoreError};
use serde_json::json;

/// How long the link in the letter serves.
pub(crate) const LINK: Duration = Duration::days(60);

/// The organisation that the link is for, if it serves still: the letter went to the address that
/// the organisation has now.
pub(crate) async fn asked(cx: &Cx, db: &Conn, token: &Token) -> Result<Option<Organisation>, StoreError> {
    let letter = queries::contact_letter(db, &token.hash(), cx.now() - LINK).await?;
    let Some((id, address)) = letter else { return Ok(None) };
    let found = queries::organisations_by_id(db, &[id]).await?.pop();
    Ok(found.filter(|it| !it.is_merged() && it.contacts.email.as_ref() == Some(&address)))
}

/// Confirms the contacts as they are. A link serves once.
pub(crate) async fn confirm_by_mail(cx: &Cx, store: &Store, token: &Token) -> Result<(), CommandError> {
    let tx = store.write().await?;
    tx.lock("directory").await?;
    let it = asked(cx, &tx, token).await?.ok_or(CommandError::NotFound)?;
    let thing = ORGANISATION.with(it.id);
    let actor = policy::may_confirm(&standing(cx, &tx).await?, &thing)?;
    queries::forget_contact_letter(&tx, it.id).await?;
    queries::settle_contact_reports(&tx, it.id).await?;
    let today = cx.today();
    let facts = json!({ "changes": { "confirmed": [it.confirmed, today] } });
    let after = Organisation { confirmed: Some(today), updated: cx.now(), ..it };
    queries::save_organisation(&tx, &after, false).await?;
    let (root, subject) = (thing.clone(), thing.clone());
    let event = Event { root, subject, thing, action: "organisation.confirmed", facts };
    tx.publish(cx, &actor, vec![event]).await?;
    Ok(tx.commit().await?)
}
