//! Reads and writes, in the types of the model.

use crate::entity::{document, text, version};
use crate::model::requirements::Requirement;
use crate::model::{Document, Reading, Sort, Version};
use minga_kernel::Text;
use minga_store::orm::sea_orm::ActiveValue::Set;
use minga_store::orm::sea_orm::sea_query::OnConflict;
use minga_store::orm::sea_orm::{Condition, QueryOrder, QuerySelect};
use minga_store::orm::*;
use minga_store::{Conn, StoreError, Tx};
use std::collections::HashMap;

/// One document.
pub(crate) async fn document_by_id(db: &Conn, id: Uuid) -> Result<Option<Document>, StoreError> {
    document::Entity::find_by_id(id).one(db).await?.map(document_of).transpose()
}

/// Some documents.
pub(crate) async fn documents_by_id(db: &Conn, ids: &[Uuid]) -> Result<Vec<Document>, StoreError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let found = document::Entity::find().filter(document::Column::Id.is_in(ids.iter().copied()));
    found.all(db).await?.into_iter().map(document_of).collect()
}

/// Every document of a plan, the newest first.
pub(crate) async fn documents_of(db: &Conn, plan: Uuid) -> Result<Vec<Document>, StoreError> {
    let found = document::Entity::find()
        .filter(document::Column::PlanId.eq(plan))
        .order_by_desc(document::Column::Dated)
        .order_by_desc(document::Column::Id);
    found.all(db).await?.into_iter().map(document_of).collect()
}

/// The next documents, of a plan or of all, in the order of their identifiers.
pub(crate) async fn documents_after(
    db: &Conn,
    plan: Option<Uuid>,
    after: Option<Uuid>,
    limit: u64,
) -> Result<Vec<Document>, StoreError> {
    let chosen = Condition::all()
        .add_option(plan.map(|plan| document::Column::PlanId.eq(plan)))
        .add_option(after.map(|after| document::Column::Id.gt(after)));
    let found = document::Entity::find().filter(chosen).order_by_asc(document::Column::Id).limit(limit);
    found.all(db).await?.into_iter().map(document_of).collect()
}

/// The identifiers of all documents.
pub(crate) async fn all_ids(db: &Conn) -> Result<Vec<Uuid>, StoreError> {
    let found = document::Entity::find().select_only().column(document::Column::Id);
    Ok(found.into_tuple().all(db).await?)
}

/// The documents that have, or had, one of these files.
pub(crate) async fn documents_with(db: &Conn, files: &[&str]) -> Result<Vec<Uuid>, StoreError> {
    let found = version::Entity::find().filter(version::Column::File.is_in(files.iter().copied()));
    Ok(found.select_only().column(version::Column::DocumentId).distinct().into_tuple().all(db).await?)
}

/// The versions of these documents, of each the newest first.
pub(crate) async fn versions_of(
    db: &Conn,
    documents: &[Uuid],
) -> Result<HashMap<Uuid, Vec<Version>>, StoreError> {
    let found = version::Entity::find()
        .filter(version::Column::DocumentId.is_in(documents.iter().copied()))
        .order_by_desc(version::Column::Number)
        .all(db)
        .await?;
    let states: Vec<(Uuid, String)> = text::Entity::find()
        .select_only()
        .columns([text::Column::VersionId, text::Column::State])
        .filter(text::Column::VersionId.is_in(found.iter().map(|it| it.id)))
        .into_tuple()
        .all(db)
        .await?;
    let states: HashMap<Uuid, String> = states.into_iter().collect();
    let mut all: HashMap<Uuid, Vec<Version>> = HashMap::new();
    for row in found {
        let read = states.get(&row.id).and_then(|state| Reading::from_code(state));
        all.entry(row.document_id).or_default().push(version_of(row, read.unwrap_or(Reading::Waits)));
    }
    Ok(all)
}

/// One version.
pub(crate) async fn version_by_id(db: &Conn, id: Uuid) -> Result<Option<Version>, StoreError> {
    let Some(row) = version::Entity::find_by_id(id).one(db).await? else { return Ok(None) };
    let state = text::Entity::find_by_id(id).one(db).await?.map(|it| it.state);
    let read = state.and_then(|state| Reading::from_code(&state)).unwrap_or(Reading::Waits);
    Ok(Some(version_of(row, read)))
}

/// What was read of a version.
pub(crate) async fn text_of(db: &Conn, version: Uuid) -> Result<String, StoreError> {
    Ok(text::Entity::find_by_id(version).one(db).await?.map(|it| it.content).unwrap_or_default())
}

/// Writes a document that is new.
pub(crate) async fn add_document(tx: &Tx, it: &Document) -> Result<(), StoreError> {
    document::Entity::insert(row(it)?).exec_without_returning(&**tx).await?;
    Ok(())
}

/// Writes all of a document that is known.
pub(crate) async fn save_document(tx: &Tx, it: &Document) -> Result<(), StoreError> {
    row(it)?.update(&**tx).await?;
    Ok(())
}

/// Writes a version, whose text waits to be read.
pub(crate) async fn add_version(tx: &Tx, it: &Version) -> Result<(), StoreError> {
    let new = version::ActiveModel {
        id: Set(it.id),
        document_id: Set(it.document),
        number: Set(it.number),
        file: Set(it.file.clone()),
        media_type: Set(it.media_type.clone()),
        size: Set(it.size),
        name: Set(it.name.clone()),
        made_at: Set(it.made_at),
    };
    version::Entity::insert(new).exec_without_returning(&**tx).await?;
    save_text(tx, it.id, Reading::Waits, "").await
}

/// Writes what was read of a version.
pub(crate) async fn save_text(
    tx: &Tx,
    version: Uuid,
    state: Reading,
    content: &str,
) -> Result<(), StoreError> {
    let new = text::ActiveModel {
        version_id: Set(version),
        state: Set(state.code().to_owned()),
        content: Set(content.to_owned()),
    };
    let replace = OnConflict::column(text::Column::VersionId)
        .update_columns([text::Column::State, text::Column::Content])
        .to_owned();
    text::Entity::insert(new).on_conflict(replace).exec_without_returning(&**tx).await?;
    Ok(())
}

fn row(it: &Document) -> Result<document::ActiveModel, StoreError> {
    let json = |text: &Text| serde_json::to_string(text).map_err(StoreError::corrupt);
    let proves: Vec<&str> = it.proves.iter().map(|it| it.code()).collect();
    Ok(document::ActiveModel {
        id: Set(it.id),
        plan_id: Set(it.plan),
        sort: Set(it.sort.code().to_owned()),
        title: Set(json(&it.title)?),
        summary: Set(json(&it.summary)?),
        dated: Set(it.dated),
        lang: Set(it.lang.clone()),
        proves: Set(proves.join(" ")),
        made_at: Set(it.made_at),
    })
}

fn document_of(it: document::Model) -> Result<Document, StoreError> {
    Ok(Document {
        id: it.id,
        plan: it.plan_id,
        sort: Sort::from_code(&it.sort).ok_or_else(|| StoreError::corrupt("an unknown sort of document"))?,
        title: serde_json::from_str(&it.title).map_err(StoreError::corrupt)?,
        summary: serde_json::from_str(&it.summary).map_err(StoreError::corrupt)?,
        dated: it.dated,
        lang: it.lang,
        proves: it.proves.split(' ').filter_map(Requirement::from_code).collect(),
        made_at: it.made_at,
    })
}

fn version_of(it: version::Model, text: Reading) -> Version {
    Version {
        id: it.id,
        document: it.document_id,
        number: it.number,
        file: it.file,
        media_type: it.media_type,
        size: it.size,
        name: it.name,
        made_at: it.made_at,
        text,
    }
}
