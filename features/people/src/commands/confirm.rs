//! Somebody says how an organisation is reached, and that it is still right.

use crate::model::{Contacts, ORGANISATION, Organisation};
use crate::{policy, queries};
use minga_auth::{address_of, standing};
use minga_kernel::{Cx, Moment, Refusal};
use minga_store::{CommandError, Event, Store};
use minga_web::Check;
use serde_json::json;
use uuid::Uuid;

/// What somebody says.
pub(crate) struct Confirmation {
    /// How it is reached.
    pub(crate) contacts: Contacts,
    /// Whether all of it was looked at, so that today's day is shown.
    pub(crate) confirms: bool,
    /// When the organisation had last changed as they saw it.
    pub(crate) seen: Moment,
}

/// Writes it. What strangers said of dead contacts is settled by it.
pub(crate) async fn confirm(
    cx: &Cx,
    store: &Store,
    id: Uuid,
    said: Confirmation,
) -> Result<(), CommandError> {
    let tx = store.write().await?;
    tx.lock("directory").await?;
    let it = queries::organisations_by_id(&tx, &[id]).await?.pop().ok_or(CommandError::NotFound)?;
    let thing = ORGANISATION.with(id);
    let actor = policy::may_confirm(&standing(cx, &tx).await?, &thing)?;
    if it.is_merged() {
        return Err(Refusal::State.into());
    }
    if it.updated != said.seen {
        return Err(CommandError::Changed);
    }
    let mut check = Check::default();
    check_contacts(&mut check, &said.contacts, false);
    if said.confirms && said.contacts.known().is_empty() {
        check.refuse("", "contacts-none");
    }
    check.done()?;
    queries::settle_contact_reports(&tx, id).await?;
    queries::forget_contact_letter(&tx, id).await?;
    let moved = said.contacts.moved(&it.contacts);
    let confirmed = match said.confirms {
        true => Some(cx.today()),
        false => it.confirmed.filter(|_| !said.contacts.say_more_than(&it.contacts)),
    };
    if !moved.is_empty() || confirmed != it.confirmed {
        let mut facts = json!({ "contacts": moved, "changes": {} });
        if confirmed != it.confirmed {
            facts["changes"]["confirmed"] = json!([it.confirmed, confirmed]);
        }
        let action = if said.confirms { "organisation.confirmed" } else { "organisation.contacts_changed" };
        let after = Organisation { contacts: said.contacts, confirmed, updated: cx.now(), ..it };
        queries::save_organisation(&tx, &after, false).await?;
        let (root, subject) = (thing.clone(), thing.clone());
        tx.publish(cx, &actor, vec![Event { root, subject, thing, action, facts }]).await?;
    }
    Ok(tx.commit().await?)
}

/// The most letters of a contact.
const LONGEST: usize = 300;

/// Finds what is wrong with contacts that somebody wrote into a form.
pub(super) fn check_contacts(check: &mut Check, it: &Contacts, needs_address: bool) {
    for name in Contacts::NAMES {
        let needed = needs_address && name == "email";
        check.words(name, it.get(name).unwrap_or_default(), LONGEST, needed);
    }
    if it.email.as_deref().is_some_and(|email| address_of(email).is_none()) {
        check.refuse("email", "address");
    }
    if it.website.as_deref().is_some_and(|website| !is_website(website)) {
        check.refuse("website", "website");
    }
    let number = |letter: char| letter.is_ascii_digit() || "+-(). /,;extEXT".contains(letter);
    if it.phone.as_deref().is_some_and(|phone| !phone.chars().all(number)) {
        check.refuse("phone", "phone");
    }
}

fn is_website(text: &str) -> bool {
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    host.is_some_and(|host| {
        !host.is_empty()
            && !host.starts_with('/')
            && !text.chars().any(|it| it.is_whitespace() || it.is_control())
    })
}
