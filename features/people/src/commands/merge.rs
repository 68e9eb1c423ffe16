//! Two entries of one organisation become one. What named the entry that goes stays as it was said;
//! a link says which one it is now, and everything that is asked about one is asked about both.

use crate::model::{Contacts, ORGANISATION, Organisation};
use crate::{policy, queries};
use minga_auth::standing;
use minga_kernel::{Cx, Ref, Refusal};
use minga_store::{CommandError, Conn, Event, Same, Store, StoreError};
use minga_web::{Check, refused};
use serde_json::json;
use uuid::Uuid;

/// Merges `from` into the organisation with this code, for this reason.
pub(crate) async fn merge(
    cx: &Cx,
    store: &Store,
    from: Uuid,
    into: &str,
    reason: &str,
) -> Result<Organisation, CommandError> {
    let tx = store.write().await?;
    let actor = policy::may_merge(&standing(cx, &tx).await?)?;
    // Of two that are merged into each other at once, the second finds the first.
    tx.lock("directory").await?;
    let from = queries::organisations_by_id(&tx, &[from]).await?.pop().ok_or(CommandError::NotFound)?;
    if from.is_merged() {
        return Err(Refusal::State.into());
    }
    let mut check = Check::default();
    check.words("reason", reason, 1_000, true);
    check.done()?;
    let found = queries::organisation_by_code(&tx, into).await?.filter(|it| !it.is_merged());
    let into = found.ok_or_else(|| refused("into", "merge-unknown"))?;
    if into.id == from.id {
        return Err(refused("into", "merge-itself"));
    }
    let ends = [ORGANISATION.with(from.id), ORGANISATION.with(into.id)];
    let same = Same::of(&tx, &ends).await?;
    let gone: Vec<Uuid> = same.all(&ends[0]).iter().map(|it| it.id).collect();
    if is_part_of(&tx, &into, &gone).await? {
        return Err(refused("into", "merge-part"));
    }
    let whole = filled(&into, &from);
    let [from_ref, into_ref] = ends;
    let merged = Organisation { merged_because: Some(reason.to_owned()), updated: cx.now(), ..from.clone() };
    queries::save_organisation(&tx, &merged, false).await?;
    queries::save_organisation(&tx, &Organisation { updated: cx.now(), ..whole.clone() }, false).await?;
    // What strangers said of contacts is about those of the one that stays now.
    queries::settle_contact_reports(&tx, from.id).await?;
    queries::forget_contact_letter(&tx, from.id).await?;
    minga_store::merge(&tx, &from_ref, &into_ref).await?;
    let told = |thing: &Ref, action, facts| Event {
        root: thing.clone(),
        subject: thing.clone(),
        thing: thing.clone(),
        action,
        facts,
    };
    let into_facts = json!({ "merged": from_ref.to_string() });
    let facts = json!({ "changes": { "merged_into": [null, into.code] } });
    let events = vec![
        told(&from_ref, "organisation.merged", facts),
        told(&into_ref, "organisation.joined", into_facts),
    ];
    tx.publish(cx, &actor, events).await?;
    tx.commit().await?;
    Ok(whole)
}

/// Whether it is part of one of these, however indirectly, also through what was merged.
async fn is_part_of(db: &Conn, it: &Organisation, wholes: &[Uuid]) -> Result<bool, StoreError> {
    let mut seen = vec![it.id];
    let mut next = it.part_of;
    while let Some(id) = next {
        let same = Same::of(db, &[ORGANISATION.with(id)]).await?;
        let now = same.now(&ORGANISATION.with(id)).id;
        if wholes.contains(&id) || wholes.contains(&now) {
            return Ok(true);
        }
        if seen.contains(&now) {
            break;
        }
        seen.push(now);
        next = queries::organisations_by_id(db, &[now]).await?.pop().and_then(|it| it.part_of);
    }
    Ok(false)
}

/// The one that stays, with what only the other says.
fn filled(into: &Organisation, from: &Organisation) -> Organisation {
    let mut all = into.clone();
    for (lang, words) in from.name.iter().filter(|(lang, _)| into.name.get(lang).is_none()) {
        all.name.set(lang, words);
    }
    let mut taken = false;
    let mut fill = |own: &mut Option<String>, other: &Option<String>| {
        if own.is_none() && other.is_some() {
            own.clone_from(other);
            taken = true;
        }
    };
    let Contacts { website, email, phone, postal } = &mut all.contacts;
    fill(website, &from.contacts.website);
    fill(email, &from.contacts.email);
    fill(phone, &from.contacts.phone);
    fill(postal, &from.contacts.postal);
    if taken {
        // Both were confirmed on the earlier of the two days, or they were not.
        all.confirmed = if into.contacts.known().is_empty() {
            from.confirmed
        } else {
            into.confirmed.zip(from.confirmed).map(|(own, other)| own.min(other))
        };
    }
    if all.acronym.is_none() {
        all.acronym.clone_from(&from.acronym);
    }
    if all.city.is_none() && (all.jurisdiction.is_none() || all.jurisdiction == from.jurisdiction) {
        all.city.clone_from(&from.city);
    }
    all.jurisdiction = all.jurisdiction.or(from.jurisdiction);
    let new = from.themes.iter().filter(|theme| !into.themes.contains(theme));
    all.themes.extend(new.cloned());
    all
}
