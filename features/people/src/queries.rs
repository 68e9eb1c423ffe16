//! Reads and writes of organisations and jurisdictions.

mod contacts;
mod handovers;
mod registrations;

pub(crate) use contacts::*;
pub(crate) use handovers::*;
pub(crate) use registrations::*;

use crate::entity::{jurisdiction, organisation};
use crate::model::{Contacts, Jurisdiction, Organisation};
use minga_kernel::{Text, fold};
use minga_store::orm::sea_orm::ActiveValue::Set;
use minga_store::orm::sea_orm::sea_query::Expr;
use minga_store::orm::sea_orm::{Condition, ExprTrait, QueryOrder, QuerySelect};
use minga_store::orm::*;
use minga_store::{Conn, StoreError};

/// What the directory is filtered by.
#[derive(Clone, Debug, Default)]
pub(crate) struct Filter {
    /// Words of the name, or the acronym or code; folded by the query.
    pub(crate) words: Option<String>,
    /// One sector.
    pub(crate) sector: Option<String>,
    /// Those that have their seat in one of these jurisdictions.
    pub(crate) places: Option<Vec<Uuid>>,
    /// Words of what they work on; folded by the query.
    pub(crate) theme: Option<String>,
    /// Also those that are another one now.
    pub(crate) merged: bool,
}

/// A place in the directory to go on after: the folded name and the identifier.
pub(crate) type After = (String, Uuid);

/// The organisations of the directory, by name.
pub(crate) async fn organisations(
    db: &Conn,
    filter: &Filter,
    after: Option<After>,
    offset: u64,
    limit: u64,
) -> Result<Vec<Organisation>, StoreError> {
    use organisation::Column;
    let mut find = organisation::Entity::find().filter(condition(filter));
    if let Some((name, id)) = after {
        let beyond = Condition::any()
            .add(Column::NameFolded.gt(name.clone()))
            .add(Condition::all().add(Column::NameFolded.eq(name)).add(Column::Id.gt(id)));
        find = find.filter(beyond);
    }
    let found = find
        .order_by_asc(Column::NameFolded)
        .order_by_asc(Column::Id)
        .offset(offset)
        .limit(limit)
        .all(db)
        .await?;
    found.into_iter().map(organisation_of).collect()
}

/// How many organisations the filter lets through.
pub(crate) async fn organisation_count(db: &Conn, filter: &Filter) -> Result<u64, StoreError> {
    Ok(organisation::Entity::find().filter(condition(filter)).count(db).await?)
}

/// How many organisations each sector has among those that the rest of the filter lets through.
pub(crate) async fn sectors(db: &Conn, filter: &Filter) -> Result<Vec<(String, u64)>, StoreError> {
    let counts: Vec<(String, i64)> = organisation::Entity::find()
        .filter(condition(&Filter { sector: None, ..filter.clone() }))
        .select_only()
        .column(organisation::Column::Sector)
        .column_as(organisation::Column::Id.count(), "count")
        .group_by(organisation::Column::Sector)
        .into_tuple()
        .all(db)
        .await?;
    Ok(counts.into_iter().map(|(sector, count)| (sector, u64::try_from(count).unwrap_or(0))).collect())
}

fn condition(filter: &Filter) -> Condition {
    use organisation::Column;
    let mut condition = Condition::all();
    if !filter.merged {
        condition = condition.add(Column::MergedBecause.is_null());
    }
    if let Some(words) = &filter.words {
        condition = condition.add(Expr::col(Column::NameFolded).like(part(words)));
    }
    if let Some(sector) = &filter.sector {
        condition = condition.add(Column::Sector.eq(sector));
    }
    if let Some(places) = &filter.places {
        condition = condition.add(Column::JurisdictionId.is_in(places.iter().copied()));
    }
    if let Some(theme) = &filter.theme {
        condition = condition.add(Expr::col(Column::ThemesFolded).like(part(theme)));
    }
    condition
}

/// What matches anything that these words are a part of, case and accents aside.
fn part(words: &str) -> String {
    format!("%{}%", fold(words).replace(['%', '_', '\\'], " ").trim())
}

/// One organisation.
pub(crate) async fn organisation_by_code(db: &Conn, code: &str) -> Result<Option<Organisation>, StoreError> {
    let found = organisation::Entity::find().filter(organisation::Column::Code.eq(code)).one(db).await?;
    found.map(organisation_of).transpose()
}

/// Some organisations.
pub(crate) async fn organisations_by_id(db: &Conn, ids: &[Uuid]) -> Result<Vec<Organisation>, StoreError> {
    let mut all = Vec::with_capacity(ids.len());
    for some in ids.chunks(1_000) {
        let chosen = organisation::Column::Id.is_in(some.iter().copied());
        let found = organisation::Entity::find().filter(chosen).all(db).await?;
        for model in found {
            all.push(organisation_of(model)?);
        }
    }
    Ok(all)
}

/// The organisations that belong directly to these.
pub(crate) async fn parts_of(db: &Conn, ids: &[Uuid]) -> Result<Vec<Organisation>, StoreError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let found = organisation::Entity::find()
        .filter(organisation::Column::PartOf.is_in(ids.iter().copied()))
        .filter(organisation::Column::MergedBecause.is_null())
        .order_by_asc(organisation::Column::NameFolded);
    found.all(db).await?.into_iter().map(organisation_of).collect()
}

/// Every organisation: for an import, which compares with all of them.
pub(crate) async fn all_organisations(db: &Conn) -> Result<Vec<Organisation>, StoreError> {
    organisation::Entity::find().all(db).await?.into_iter().map(organisation_of).collect()
}

/// Every jurisdiction.
pub(crate) async fn all_jurisdictions(db: &Conn) -> Result<Vec<Jurisdiction>, StoreError> {
    jurisdiction::Entity::find().all(db).await?.into_iter().map(jurisdiction_of).collect()
}

/// Some jurisdictions.
pub(crate) async fn jurisdictions_by_id(db: &Conn, ids: &[Uuid]) -> Result<Vec<Jurisdiction>, StoreError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let chosen = jurisdiction::Column::Id.is_in(ids.iter().copied());
    jurisdiction::Entity::find().filter(chosen).all(db).await?.into_iter().map(jurisdiction_of).collect()
}

/// Which of these jurisdictions are there.
pub(crate) async fn jurisdictions_there(db: &Conn, ids: &[Uuid]) -> Result<Vec<Uuid>, StoreError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let id = jurisdiction::Column::Id;
    let chosen = jurisdiction::Entity::find().select_only().column(id).filter(id.is_in(ids.iter().copied()));
    Ok(chosen.into_tuple().all(db).await?)
}

/// The jurisdictions directly under these, by code.
pub(crate) async fn jurisdictions_under(db: &Conn, ids: &[Uuid]) -> Result<Vec<Jurisdiction>, StoreError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let chosen = jurisdiction::Column::ParentId.is_in(ids.iter().copied());
    let found = jurisdiction::Entity::find().filter(chosen).order_by_asc(jurisdiction::Column::Code);
    found.all(db).await?.into_iter().map(jurisdiction_of).collect()
}

/// The jurisdictions in which any organisation has its seat, and those around them.
pub(crate) async fn territories_with_organisations(db: &Conn) -> Result<Vec<Jurisdiction>, StoreError> {
    let column = organisation::Column::JurisdictionId;
    let seats =
        organisation::Entity::find().filter(column.is_not_null()).select_only().column(column).distinct();
    let mut wanted: Vec<Uuid> = seats.into_tuple().all(db).await?;
    let mut all: Vec<Jurisdiction> = Vec::new();
    while !wanted.is_empty() {
        let found = jurisdictions_by_id(db, &wanted).await?;
        all.extend(found);
        let known: Vec<Uuid> = all.iter().map(|it| it.id).collect();
        wanted = all.iter().filter_map(|it| it.parent).filter(|id| !known.contains(id)).collect();
        wanted.sort_unstable();
        wanted.dedup();
    }
    Ok(all)
}

/// A jurisdiction by its code, and every one within it; nothing if there is none.
pub(crate) async fn places_within(db: &Conn, code: &str) -> Result<Option<Vec<Uuid>>, StoreError> {
    let Some(first) = jurisdiction_by_code(db, code).await? else { return Ok(None) };
    let mut all = vec![first.id];
    let mut last = all.clone();
    while !last.is_empty() {
        let found = jurisdictions_under(db, &last).await?;
        last = found.into_iter().map(|it| it.id).filter(|id| !all.contains(id)).collect();
        all.extend(last.iter().copied());
    }
    Ok(Some(all))
}

/// The organisations that have their seat in one of these jurisdictions itself.
pub(crate) async fn organisations_in(db: &Conn, places: &[Uuid]) -> Result<Vec<Uuid>, StoreError> {
    if places.is_empty() {
        return Ok(Vec::new());
    }
    let chosen = organisation::Column::JurisdictionId.is_in(places.iter().copied());
    let found = organisation::Entity::find().filter(chosen).select_only().column(organisation::Column::Id);
    Ok(found.into_tuple().all(db).await?)
}

/// One jurisdiction.
pub(crate) async fn jurisdiction_by_code(db: &Conn, code: &str) -> Result<Option<Jurisdiction>, StoreError> {
    let found = jurisdiction::Entity::find().filter(jurisdiction::Column::Code.eq(code)).one(db).await?;
    found.map(jurisdiction_of).transpose()
}

/// Writes an organisation that is new, or all of one that is known.
pub(crate) async fn save_organisation(tx: &Conn, it: &Organisation, new: bool) -> Result<(), StoreError> {
    let row = organisation::ActiveModel {
        id: Set(it.id),
        code: Set(it.code.clone()),
        name: Set(json(&it.name)?),
        name_folded: Set(folded(it)),
        acronym: Set(it.acronym.clone()),
        sector: Set(it.sector.clone()),
        city: Set(it.city.clone()),
        jurisdiction_id: Set(it.jurisdiction),
        part_of: Set(it.part_of),
        website: Set(it.contacts.website.clone()),
        updated_at: Set(it.updated),
        email: Set(it.contacts.email.clone()),
        phone: Set(it.contacts.phone.clone()),
        postal: Set(it.contacts.postal.clone()),
        themes: Set(serde_json::to_string(&it.themes).map_err(StoreError::corrupt)?),
        themes_folded: Set(fold(&it.themes.join(" · "))),
        confirmed: Set(it.confirmed),
        merged_because: Set(it.merged_because.clone()),
    };
    if new {
        organisation::Entity::insert(row).exec_without_returning(tx).await?;
    } else {
        row.update(tx).await?;
    }
    Ok(())
}

/// Writes a jurisdiction that is new, or all of one that is known.
pub(crate) async fn save_jurisdiction(tx: &Conn, it: &Jurisdiction, new: bool) -> Result<(), StoreError> {
    let row = jurisdiction::ActiveModel {
        id: Set(it.id),
        code: Set(it.code.clone()),
        name: Set(json(&it.name)?),
        level: Set(it.level.clone()),
        parent_id: Set(it.parent),
    };
    if new {
        jurisdiction::Entity::insert(row).exec_without_returning(tx).await?;
    } else {
        row.update(tx).await?;
    }
    Ok(())
}

/// What the directory is sorted and searched by: the name first, then what else it is
/// called.
pub(crate) fn folded(it: &Organisation) -> String {
    let names = it.name.iter().map(|(_, words)| words);
    let all: Vec<&str> = names.chain(it.acronym.as_deref()).chain([it.code.as_str()]).collect();
    fold(&all.join(" "))
}

fn organisation_of(model: organisation::Model) -> Result<Organisation, StoreError> {
    Ok(Organisation {
        id: model.id,
        code: model.code,
        name: text(&model.name)?,
        acronym: model.acronym,
        sector: model.sector,
        city: model.city,
        jurisdiction: model.jurisdiction_id,
        part_of: model.part_of,
        contacts: Contacts {
            website: model.website,
            email: model.email,
            phone: model.phone,
            postal: model.postal,
        },
        themes: serde_json::from_str(&model.themes).map_err(StoreError::corrupt)?,
        confirmed: model.confirmed,
        merged_because: model.merged_because,
        updated: model.updated_at,
    })
}

fn jurisdiction_of(model: jurisdiction::Model) -> Result<Jurisdiction, StoreError> {
    Ok(Jurisdiction {
        id: model.id,
        code: model.code,
        name: text(&model.name)?,
        level: model.level,
        parent: model.parent_id,
    })
}

fn text(json: &str) -> Result<Text, StoreError> {
    serde_json::from_str(json).map_err(StoreError::corrupt)
}

fn json(text: &Text) -> Result<String, StoreError> {
    serde_json::to_string(text).map_err(StoreError::corrupt)
}
