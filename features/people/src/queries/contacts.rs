//! What strangers say of the contacts of organisations.

use crate::entity::{contact_letter, contact_report, organisation};
use crate::model::{ContactReport, Organisation};
use minga_kernel::{Day, Moment};
use minga_store::orm::sea_orm::ActiveValue::Set;
use minga_store::orm::sea_orm::{Condition, QueryOrder, QuerySelect, QueryTrait};
use minga_store::orm::*;
use minga_store::{Conn, StoreError};

/// Writes down that somebody says that this contact is dead.
pub(crate) async fn add_contact_report(tx: &Conn, it: &ContactReport) -> Result<(), StoreError> {
    let row = contact_report::ActiveModel {
        id: Set(it.id),
        organisation_id: Set(it.organisation),
        contact: Set(it.contact.clone()),
        made_at: Set(it.made),
    };
    contact_report::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// What people said of the contacts of these organisations, or of all, the oldest first.
pub(crate) async fn contact_reports(
    db: &Conn,
    organisations: Option<&[Uuid]>,
    limit: u64,
) -> Result<Vec<ContactReport>, StoreError> {
    let own = organisations.map(|ids| contact_report::Column::OrganisationId.is_in(ids.iter().copied()));
    let found = contact_report::Entity::find()
        .filter(Condition::all().add_option(own))
        .order_by_asc(contact_report::Column::Id)
        .limit(limit);
    let of = |row: contact_report::Model| ContactReport {
        id: row.id,
        organisation: row.organisation_id,
        contact: row.contact,
        made: row.made_at,
    };
    Ok(found.all(db).await?.into_iter().map(of).collect())
}

/// Forgets what people said of the contacts of an organisation.
pub(crate) async fn settle_contact_reports(tx: &Conn, organisation: Uuid) -> Result<(), StoreError> {
    contact_report::Entity::delete_many()
        .filter(contact_report::Column::OrganisationId.eq(organisation))
        .exec(tx)
        .await?;
    Ok(())
}

/// Forgets what people said of one contact of an organisation.
pub(crate) async fn settle_contact_report(
    tx: &Conn,
    organisation: Uuid,
    contact: &str,
) -> Result<(), StoreError> {
    contact_report::Entity::delete_many()
        .filter(contact_report::Column::OrganisationId.eq(organisation))
        .filter(contact_report::Column::Contact.eq(contact))
        .exec(tx)
        .await?;
    Ok(())
}

/// Organisations with an e-mail address whose contacts were last confirmed on this day or before,
/// and that were not asked since this moment, the longest ago first.
pub(crate) async fn to_be_asked(
    db: &Conn,
    confirmed: Day,
    since: Moment,
    limit: u64,
) -> Result<Vec<Organisation>, StoreError> {
    let asked = contact_letter::Entity::find()
        .select_only()
        .column(contact_letter::Column::OrganisationId)
        .filter(contact_letter::Column::SentAt.gt(since))
        .into_query();
    let found = organisation::Entity::find()
        .filter(organisation::Column::MergedBecause.is_null())
        .filter(organisation::Column::Email.is_not_null())
        .filter(organisation::Column::Confirmed.lte(confirmed))
        .filter(organisation::Column::Id.not_in_subquery(asked))
        .order_by_asc(organisation::Column::Confirmed)
        .order_by_asc(organisation::Column::Id)
        .limit(limit);
    found.all(db).await?.into_iter().map(super::organisation_of).collect()
}

/// Remembers that this address was asked, with the hash of the token in the letter.
pub(crate) async fn add_contact_letter(
    tx: &Conn,
    organisation: Uuid,
    hash: &str,
    email: &str,
    now: Moment,
) -> Result<(), StoreError> {
    let row = contact_letter::ActiveModel {
        organisation_id: Set(organisation),
        hash: Set(hash.to_owned()),
        email: Set(email.to_owned()),
        sent_at: Set(now),
    };
    contact_letter::Entity::insert(row).exec_without_returning(tx).await?;
    Ok(())
}

/// The organisation whose letter had this token and was sent since, and the address it went to.
pub(crate) async fn contact_letter(
    db: &Conn,
    hash: &str,
    since: Moment,
) -> Result<Option<(Uuid, String)>, StoreError> {
    let found = contact_letter::Entity::find()
        .filter(contact_letter::Column::Hash.eq(hash))
        .filter(contact_letter::Column::SentAt.gt(since));
    Ok(found.one(db).await?.map(|row| (row.organisation_id, row.email)))
}

/// Forgets the letter: its contacts were confirmed or changed.
pub(crate) async fn forget_contact_letter(tx: &Conn, organisation: Uuid) -> Result<(), StoreError> {
    contact_letter::Entity::delete_by_id(organisation).exec(tx).await?;
    Ok(())
}
