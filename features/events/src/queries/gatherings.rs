use crate::entity::gathering;
use crate::entity::gathering::Column;
use crate::model::{Gathering, Sort, State};
use minga_kernel::{Moment, Ref, Text};
use minga_store::orm::sea_orm::ActiveValue::Set;
use minga_store::orm::sea_orm::{Condition, QueryOrder, QuerySelect, Select};
use minga_store::orm::*;
use minga_store::{Conn, StoreError, Tx};

/// Which gatherings are asked for. Drafts are never among them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Among {
    /// Only those that end from this moment on.
    pub(crate) from: Option<Moment>,
    /// Only those that ended before this moment.
    pub(crate) before: Option<Moment>,
    pub(crate) sort: Option<Sort>,
    pub(crate) jurisdiction: Option<Uuid>,
    pub(crate) about: Option<Ref>,
}

impl Among {
    fn condition(&self) -> Condition {
        Condition::all()
            .add(Column::State.ne(State::Draft.code()))
            .add_option(self.from.map(|it| Column::EndsAt.gte(it)))
            .add_option(self.before.map(|it| Column::EndsAt.lt(it)))
            .add_option(self.sort.map(|it| Column::Sort.eq(it.code())))
            .add_option(self.jurisdiction.map(|it| Column::JurisdictionId.eq(it)))
            .add_option(self.about.as_ref().map(|it| Column::About.eq(it.to_string())))
    }

    fn find(&self) -> Select<gathering::Entity> {
        gathering::Entity::find().filter(self.condition())
    }
}

/// One gathering, a draft too.
pub(crate) async fn gathering_by_id(db: &Conn, id: Uuid) -> Result<Option<Gathering>, StoreError> {
    gathering::Entity::find_by_id(id).one(db).await?.map(gathering_of).transpose()
}

/// Some gatherings that are no drafts.
pub(crate) async fn gatherings_by_id(db: &Conn, ids: &[Uuid]) -> Result<Vec<Gathering>, StoreError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let found = Among::default().find().filter(Column::Id.is_in(ids.iter().copied()));
    found.all(db).await?.into_iter().map(gathering_of).collect()
}

/// Those that come, the next one first; those that are over, the last one first. Without a limit
/// all of them.
pub(crate) async fn gatherings(
    db: &Conn,
    among: &Among,
    page: Option<(u64, u64)>,
) -> Result<Vec<Gathering>, StoreError> {
    let mut found = among.find();
    found = if among.from.is_some() {
        found.order_by_asc(Column::StartsAt).order_by_asc(Column::Id)
    } else {
        found.order_by_desc(Column::StartsAt).order_by_desc(Column::Id)
    };
    if let Some((skip, limit)) = page {
        found = found.offset(skip).limit(limit);
    }
    found.all(db).await?.into_iter().map(gathering_of).collect()
}

/// How many there are.
pub(crate) async fn gathering_count(db: &Conn, among: &Among) -> Result<u64, StoreError> {
    Ok(among.find().count(db).await?)
}

/// The next ones in the order of their identifiers.
pub(crate) async fn gatherings_after(
    db: &Conn,
    among: &Among,
    after: Option<Uuid>,
    limit: u64,
) -> Result<Vec<Gathering>, StoreError> {
    let chosen = Condition::all().add_option(after.map(|after| Column::Id.gt(after)));
    let found = among.find().filter(chosen).order_by_asc(Column::Id).limit(limit);
    found.all(db).await?.into_iter().map(gathering_of).collect()
}

/// The drafts about any of these things, or all; the next one first.
pub(crate) async fn drafts(db: &Conn, about: Option<&[Ref]>) -> Result<Vec<Gathering>, StoreError> {
    let about = about.map(|all| Column::About.is_in(all.iter().map(ToString::to_string)));
    let chosen = Condition::all().add(Column::State.eq(State::Draft.code())).add_option(about);
    let found = gathering::Entity::find().filter(chosen).order_by_asc(Column::StartsAt);
    found.all(db).await?.into_iter().map(gathering_of).collect()
}

/// Those about any of these things, or all, that ended before this moment and of which nobody
/// said whether they took place; the oldest first.
pub(crate) async fn unsettled(
    db: &Conn,
    about: Option<&[Ref]>,
    before: Moment,
) -> Result<Vec<Gathering>, StoreError> {
    let about = about.map(|all| Column::About.is_in(all.iter().map(ToString::to_string)));
    let chosen = Condition::all()
        .add(Column::State.eq(State::Published.code()))
        .add(Column::EndsAt.lt(before))
        .add_option(about);
    let found = gathering::Entity::find().filter(chosen).order_by_asc(Column::StartsAt);
    found.all(db).await?.into_iter().map(gathering_of).collect()
}

/// The identifiers of all that are no drafts.
pub(crate) async fn all_ids(db: &Conn) -> Result<Vec<Uuid>, StoreError> {
    Ok(Among::default().find().select_only().column(Column::Id).into_tuple().all(db).await?)
}

/// The jurisdictions in which there are some.
pub(crate) async fn jurisdictions(db: &Conn) -> Result<Vec<Uuid>, StoreError> {
    let found = Among::default().find().filter(Column::JurisdictionId.is_not_null());
    Ok(found.select_only().column(Column::JurisdictionId).distinct().into_tuple().all(db).await?)
}

/// Writes one that is new.
pub(crate) async fn add_gathering(tx: &Tx, it: &Gathering) -> Result<(), StoreError> {
    gathering::Entity::insert(row(it)?).exec_without_returning(&**tx).await?;
    Ok(())
}

/// Writes all of one that is known.
pub(crate) async fn save_gathering(tx: &Tx, it: &Gathering) -> Result<(), StoreError> {
    row(it)?.update(&**tx).await?;
    Ok(())
}

/// Deletes a draft.
pub(crate) async fn delete_gathering(tx: &Tx, id: Uuid) -> Result<(), StoreError> {
    gathering::Entity::delete_by_id(id).exec(&**tx).await?;
    Ok(())
}

fn row(it: &Gathering) -> Result<gathering::ActiveModel, StoreError> {
    let json = |text: &Text| serde_json::to_string(text).map_err(StoreError::corrupt);
    Ok(gathering::ActiveModel {
        id: Set(it.id),
        about: Set(it.about.to_string()),
        sort: Set(it.sort.code().to_owned()),
        state: Set(it.state.code().to_owned()),
        title: Set(json(&it.title)?),
        summary: Set(json(&it.summary)?),
        agenda: Set(json(&it.agenda)?),
        venue: Set(it.venue.clone()),
        jurisdiction_id: Set(it.jurisdiction),
        call: Set(it.call.clone()),
        starts_at: Set(it.starts),
        ends_at: Set(it.ends),
        offset_minutes: Set(it.offset),
        registers: Set(it.registers),
        places: Set(it.places),
        organiser_id: Set(it.organiser),
        reason: Set(json(&it.reason)?),
        made_at: Set(it.made_at),
    })
}

fn gathering_of(it: gathering::Model) -> Result<Gathering, StoreError> {
    let text = |json: &str| serde_json::from_str(json).map_err(StoreError::corrupt);
    Ok(Gathering {
        id: it.id,
        about: it.about.parse().map_err(StoreError::corrupt)?,
        sort: Sort::from_code(&it.sort).ok_or_else(|| StoreError::corrupt("an unknown sort of gathering"))?,
        state: State::from_code(&it.state).ok_or_else(|| StoreError::corrupt("an unknown state"))?,
        title: text(&it.title)?,
        summary: text(&it.summary)?,
        agenda: text(&it.agenda)?,
        venue: it.venue,
        jurisdiction: it.jurisdiction_id,
        call: it.call,
        starts: it.starts_at,
        ends: it.ends_at,
        offset: it.offset_minutes,
        registers: it.registers,
        places: it.places,
        organiser: it.organiser_id,
        reason: text(&it.reason)?,
        made_at: it.made_at,
    })
}
