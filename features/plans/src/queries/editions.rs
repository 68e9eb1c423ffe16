//! Editions of documents.

use crate::entity::edition;
use crate::model::{Edition, EditionState};
use crate::papers::Paper;
use minga_kernel::{Day, Lang};
use minga_store::orm::sea_orm::ActiveValue::Set;
use minga_store::orm::sea_orm::{QueryOrder, QuerySelect};
use minga_store::orm::*;
use minga_store::{Conn, StoreError, Tx};

/// The newest editions of a plan, the newest first.
pub(crate) async fn editions(db: &Conn, plan: Uuid, limit: u64) -> Result<Vec<Edition>, StoreError> {
    let found = edition::Entity::find()
        .filter(edition::Column::PlanId.eq(plan))
        .order_by_desc(edition::Column::Number)
        .limit(limit);
    found.all(db).await?.into_iter().map(edition_of).collect()
}

/// The edition of a plan that has this number.
pub(crate) async fn edition_by_number(
    db: &Conn,
    plan: Uuid,
    number: i64,
) -> Result<Option<Edition>, StoreError> {
    let found = edition::Entity::find()
        .filter(edition::Column::PlanId.eq(plan))
        .filter(edition::Column::Number.eq(number));
    found.one(db).await?.map(edition_of).transpose()
}

/// One edition.
pub(crate) async fn edition_by_id(db: &Conn, id: Uuid) -> Result<Option<Edition>, StoreError> {
    edition::Entity::find_by_id(id).one(db).await?.map(edition_of).transpose()
}

/// The edition of a plan that has these words.
pub(crate) async fn edition_by_tree(
    db: &Conn,
    plan: Uuid,
    tree: &str,
) -> Result<Option<Edition>, StoreError> {
    let found = edition::Entity::find()
        .filter(edition::Column::PlanId.eq(plan))
        .filter(edition::Column::FileTree.eq(tree));
    found.one(db).await?.map(edition_of).transpose()
}

/// How many editions of a plan tell of this day.
pub(crate) async fn editions_on(db: &Conn, plan: Uuid, day: Day) -> Result<u64, StoreError> {
    let found =
        edition::Entity::find().filter(edition::Column::PlanId.eq(plan)).filter(edition::Column::Day.eq(day));
    Ok(found.count(db).await?)
}

/// Writes a new edition.
pub(crate) async fn add_edition(tx: &Tx, it: &Edition) -> Result<(), StoreError> {
    edition::Entity::insert(row(it)).exec_without_returning(&**tx).await?;
    Ok(())
}

/// Writes what came of it.
pub(crate) async fn save_edition(tx: &Tx, it: &Edition) -> Result<(), StoreError> {
    row(it).update(&**tx).await?;
    Ok(())
}

fn row(it: &Edition) -> edition::ActiveModel {
    edition::ActiveModel {
        id: Set(it.id),
        plan_id: Set(it.plan),
        number: Set(it.number),
        paper: Set(it.paper.code().to_owned()),
        lang: Set(it.lang.code().to_owned()),
        day: Set(it.day),
        state: Set(it.state.code().to_owned()),
        file_tree: Set(it.tree.clone()),
        file: Set(it.pdf.clone()),
        file_text: Set(it.text.clone()),
        asked_at: Set(it.asked_at),
        made_at: Set(it.made_at),
    }
}

fn edition_of(it: edition::Model) -> Result<Edition, StoreError> {
    let paper = Paper::from_code(&it.paper).ok_or_else(|| StoreError::corrupt(&it.paper))?;
    let lang = Lang::from_code(&it.lang).ok_or_else(|| StoreError::corrupt(&it.lang))?;
    let state = EditionState::from_code(&it.state).ok_or_else(|| StoreError::corrupt(&it.state))?;
    Ok(Edition {
        id: it.id,
        plan: it.plan_id,
        number: it.number,
        paper,
        lang,
        day: it.day,
        state,
        tree: it.file_tree,
        pdf: it.file,
        text: it.file_text,
        asked_at: it.asked_at,
        made_at: it.made_at,
    })
}
