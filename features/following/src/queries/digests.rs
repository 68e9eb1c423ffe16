//! Digests: when, of what, and what they say.

use crate::entity::{clock, digest, follow, letter, piece};
use crate::model::{Digest, Piece, Rhythm};
use minga_kernel::{Lang, Moment};
use minga_store::orm::sea_orm::ActiveValue::Set;
use minga_store::orm::sea_orm::QuerySelect;
use minga_store::orm::sea_orm::sea_query::{Expr, OnConflict};
use minga_store::orm::*;
use minga_store::{Conn, StoreError, Tx};

/// Up to which event and when something was last done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    pub(crate) sequence: u64,
    pub(crate) at: Moment,
}

/// When something was last done; nothing if never.
pub(crate) async fn mark(db: &Conn, name: &str) -> Result<Option<Mark>, StoreError> {
    let found = clock::Entity::find_by_id(name.to_owned()).one(db).await?;
    Ok(found.map(|row| Mark { sequence: u64::try_from(row.sequence).unwrap_or(0), at: row.at }))
}

/// Remembers that something was done.
pub(crate) async fn set_mark(tx: &Tx, name: &str, mark: Mark) -> Result<(), StoreError> {
    let row = clock::ActiveModel {
        name: Set(name.to_owned()),
        sequence: Set(i64::try_from(mark.sequence).unwrap_or(i64::MAX)),
        at: Set(mark.at),
    };
    let replace = OnConflict::column(clock::Column::Name)
        .update_columns([clock::Column::Sequence, clock::Column::At])
        .to_owned();
    clock::Entity::insert(row).on_conflict(replace).exec_without_returning(&**tx).await?;
    Ok(())
}

/// Every topic that anybody hears of in this rhythm.
pub(crate) async fn topics(db: &Conn, rhythm: Rhythm) -> Result<Vec<String>, StoreError> {
    let found = follow::Entity::find()
        .filter(follow::Column::Rhythm.eq(rhythm.code()))
        .select_only()
        .column(follow::Column::Topic)
        .distinct();
    Ok(found.into_tuple().all(db).await?)
}

/// Whether anybody follows a search in this rhythm.
pub(crate) async fn any_search(db: &Conn, rhythm: Rhythm) -> Result<bool, StoreError> {
    let found = follow::Entity::find()
        .filter(follow::Column::Rhythm.eq(rhythm.code()))
        .filter(follow::Column::Topic.starts_with("search:"))
        .limit(1);
    Ok(found.one(db).await?.is_some())
}

/// Whether anybody follows anything in this rhythm.
pub(crate) async fn any_follow(db: &Conn, rhythm: Rhythm) -> Result<bool, StoreError> {
    let found = follow::Entity::find().filter(follow::Column::Rhythm.eq(rhythm.code())).limit(1);
    Ok(found.one(db).await?.is_some())
}

/// Begins a digest.
pub(crate) async fn add_digest(tx: &Tx, it: &Digest, now: Moment) -> Result<(), StoreError> {
    let number = |number| i64::try_from(number).unwrap_or(i64::MAX);
    let row = digest::ActiveModel {
        id: Set(it.id),
        rhythm: Set(it.rhythm.code().to_owned()),
        after: Set(number(it.after)),
        last: Set(number(it.last)),
        made_at: Set(now),
        prepared_at: Set(None),
    };
    digest::Entity::insert(row).exec_without_returning(&**tx).await?;
    Ok(())
}

/// A digest.
pub(crate) async fn digest(db: &Conn, id: Uuid) -> Result<Option<Digest>, StoreError> {
    let Some(row) = digest::Entity::find_by_id(id).one(db).await? else { return Ok(None) };
    Ok(Some(Digest {
        id: row.id,
        rhythm: Rhythm::from_code(&row.rhythm).ok_or_else(|| StoreError::corrupt("a rhythm"))?,
        after: u64::try_from(row.after).unwrap_or(0),
        last: u64::try_from(row.last).unwrap_or(0),
        prepared: row.prepared_at.is_some(),
    }))
}

/// Remembers that everything of a digest is ready to be sent; `false` if it was already.
pub(crate) async fn set_prepared(tx: &Tx, id: Uuid, now: Moment) -> Result<bool, StoreError> {
    let update = digest::Entity::update_many()
        .col_expr(digest::Column::PreparedAt, Expr::value(Some(now)))
        .filter(digest::Column::Id.eq(id))
        .filter(digest::Column::PreparedAt.is_null());
    Ok(update.exec(&**tx).await?.rows_affected == 1)
}

/// Writes what a digest says of some topics; the same again is the same.
pub(crate) async fn save_pieces(tx: &Tx, digest: Uuid, pieces: Vec<Piece>) -> Result<(), StoreError> {
    let rows = pieces.into_iter().map(|it| piece::ActiveModel {
        digest_id: Set(digest),
        topic: Set(it.topic),
        lang: Set(it.lang.code().to_owned()),
        html: Set(it.html),
        text: Set(it.text),
    });
    let replace = OnConflict::columns([piece::Column::DigestId, piece::Column::Topic, piece::Column::Lang])
        .update_columns([piece::Column::Html, piece::Column::Text])
        .to_owned();
    piece::Entity::insert_many(rows).on_conflict(replace).exec_without_returning(&**tx).await?;
    Ok(())
}

/// What a digest says of these topics in this language.
pub(crate) async fn pieces(
    db: &Conn,
    digest: Uuid,
    lang: Lang,
    topics: &[String],
) -> Result<Vec<Piece>, StoreError> {
    let found = piece::Entity::find()
        .filter(piece::Column::DigestId.eq(digest))
        .filter(piece::Column::Lang.eq(lang.code()))
        .filter(piece::Column::Topic.is_in(topics.iter().map(String::as_str)));
    let of = |row: piece::Model| Piece { topic: row.topic, lang, html: row.html, text: row.text };
    Ok(found.all(db).await?.into_iter().map(of).collect())
}

/// Deletes digests that were made before this moment, with all that belongs to them.
pub(crate) async fn sweep_digests(tx: &Tx, before: Moment) -> Result<(), StoreError> {
    let old = digest::Entity::find().filter(digest::Column::MadeAt.lt(before));
    for it in old.all(&**tx).await? {
        letter::Entity::delete_many().filter(letter::Column::DigestId.eq(it.id)).exec(&**tx).await?;
        piece::Entity::delete_many().filter(piece::Column::DigestId.eq(it.id)).exec(&**tx).await?;
        digest::Entity::delete_by_id(it.id).exec(&**tx).await?;
    }
    Ok(())
}
