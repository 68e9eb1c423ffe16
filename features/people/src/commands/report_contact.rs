//! Anybody says that a contact of an organisation is dead.

use crate::model::ContactReport;
use crate::queries;
use minga_auth::{Allowance, allow};
use minga_kernel::{Cx, Place, Problem};
use minga_store::{CommandError, Store};
use minga_web::{Asker, TOO_OFTEN, refused};
use uuid::Uuid;

/// Writes it down, without who said it, until somebody who looks after the directory looks at it.
pub(crate) async fn report_contact(
    cx: &Cx,
    store: &Store,
    source: &Asker,
    organisation: Uuid,
    contact: &str,
) -> Result<(), CommandError> {
    let tx = store.write().await?;
    let it = queries::organisations_by_id(&tx, &[organisation]).await?.pop().ok_or(CommandError::NotFound)?;
    if !it.contacts.known().iter().any(|(name, _)| *name == contact) {
        return Err(refused("contact", "choice"));
    }
    let from_one = Allowance::hourly(cx.limits.open_forms);
    if !allow(cx, &tx, "contact from", source.as_str(), from_one).await? {
        tx.commit().await?;
        return Err(CommandError::Problems(vec![Problem::error(Place::default(), TOO_OFTEN)]));
    }
    // The same said many times is no more than said once: what waits is bounded by what is known.
    let known = queries::contact_reports(&tx, Some(&[organisation]), 100).await?;
    let again = known.iter().any(|it| it.contact == contact);
    if !again {
        let contact = contact.to_owned();
        let report = ContactReport { id: cx.new_id(), organisation, contact, made: cx.now() };
        queries::add_contact_report(&tx, &report).await?;
    }
    Ok(tx.commit().await?)
}
