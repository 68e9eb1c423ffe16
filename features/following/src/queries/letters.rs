//! The letters of a digest: who gets one, and how far each is.

use crate::entity::{follow, letter, piece};
use crate::model::Digest;
use minga_kernel::{Cx, Moment};
use minga_store::orm::sea_orm::ActiveValue::Set;
use minga_store::orm::sea_orm::sea_query::{Expr, LockBehavior, LockType, OnConflict, Query};
use minga_store::orm::sea_orm::{ExprTrait, QueryOrder, QuerySelect};
use minga_store::orm::*;
use minga_store::{Conn, StoreError, Tx};
use std::collections::HashMap;

/// How far a letter is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LetterState {
    /// It is to be sent.
    Waiting,
    /// It was taken to be sent. If the program dies now nobody can tell whether it was, and it is
    /// not sent again.
    Taken,
    /// Somebody else answers for it now.
    Sent,
    /// It was given up.
    Failed,
}

impl LetterState {
    const fn code(self) -> &'static str {
        match self {
            LetterState::Waiting => "waiting",
            LetterState::Taken => "taken",
            LetterState::Sent => "sent",
            LetterState::Failed => "failed",
        }
    }
}

/// A letter that was taken to be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Taken {
    pub(crate) follower: Uuid,
    pub(crate) mail: Uuid,
    /// How often it was tried before.
    pub(crate) tries: i64,
}

/// The next so many followers, after this one, who follow something of which a digest has to say.
pub(crate) async fn readers_after(
    db: &Conn,
    digest: &Digest,
    after: Option<Uuid>,
    limit: u64,
) -> Result<Vec<Uuid>, StoreError> {
    let said = Query::select()
        .column(piece::Column::Topic)
        .from(piece::Entity)
        .and_where(piece::Column::DigestId.eq(digest.id))
        .to_owned();
    let mut found = follow::Entity::find()
        .filter(follow::Column::Rhythm.eq(digest.rhythm.code()))
        .filter(follow::Column::Since.lt(i64::try_from(digest.last).unwrap_or(i64::MAX)))
        .filter(follow::Column::Topic.in_subquery(said));
    if let Some(after) = after {
        found = found.filter(follow::Column::FollowerId.gt(after));
    }
    let found = found
        .select_only()
        .column(follow::Column::FollowerId)
        .distinct()
        .order_by_asc(follow::Column::FollowerId)
        .limit(limit);
    Ok(found.into_tuple().all(db).await?)
}

/// Makes a letter for each of these followers who has none yet.
pub(crate) async fn add_letters(cx: &Cx, tx: &Tx, digest: Uuid, to: &[Uuid]) -> Result<(), StoreError> {
    if to.is_empty() {
        return Ok(());
    }
    let rows = to.iter().map(|follower| letter::ActiveModel {
        digest_id: Set(digest),
        follower_id: Set(*follower),
        mail_id: Set(cx.new_id()),
        state: Set(LetterState::Waiting.code().to_owned()),
        tries: Set(0),
        not_before: Set(cx.now()),
    });
    let known =
        OnConflict::columns([letter::Column::DigestId, letter::Column::FollowerId]).do_nothing().to_owned();
    letter::Entity::insert_many(rows).on_conflict(known).exec_without_returning(&**tx).await?;
    Ok(())
}

/// Takes so many letters that are to be sent now. Nobody else takes the same.
pub(crate) async fn take_letters(
    tx: &Tx,
    digest: Uuid,
    now: Moment,
    limit: u64,
) -> Result<Vec<Taken>, StoreError> {
    let found = letter::Entity::find()
        .filter(letter::Column::DigestId.eq(digest))
        .filter(letter::Column::State.eq(LetterState::Waiting.code()))
        .filter(letter::Column::NotBefore.lte(now))
        .limit(limit)
        .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked);
    let taken: Vec<Taken> = found
        .all(&**tx)
        .await?
        .into_iter()
        .map(|row| Taken { follower: row.follower_id, mail: row.mail_id, tries: row.tries })
        .collect();
    if !taken.is_empty() {
        letter::Entity::update_many()
            .col_expr(letter::Column::State, LetterState::Taken.code().into())
            .col_expr(letter::Column::Tries, Expr::col(letter::Column::Tries).add(1_i64))
            .filter(letter::Column::DigestId.eq(digest))
            .filter(letter::Column::FollowerId.is_in(taken.iter().map(|it| it.follower)))
            .exec(&**tx)
            .await?;
    }
    Ok(taken)
}

/// Writes down how far letters are; those that wait are not tried before this moment.
pub(crate) async fn set_letters(
    tx: &Tx,
    digest: Uuid,
    followers: &[Uuid],
    state: LetterState,
    not_before: Moment,
) -> Result<(), StoreError> {
    if followers.is_empty() {
        return Ok(());
    }
    letter::Entity::update_many()
        .col_expr(letter::Column::State, state.code().into())
        .col_expr(letter::Column::NotBefore, Expr::value(not_before))
        .filter(letter::Column::DigestId.eq(digest))
        .filter(letter::Column::FollowerId.is_in(followers.iter().copied()))
        .exec(&**tx)
        .await?;
    Ok(())
}

/// When the next letter of a digest is to be sent; nothing if none waits.
pub(crate) async fn next_letter(db: &Conn, digest: Uuid) -> Result<Option<Moment>, StoreError> {
    let found: Option<Option<Moment>> = letter::Entity::find()
        .filter(letter::Column::DigestId.eq(digest))
        .filter(letter::Column::State.eq(LetterState::Waiting.code()))
        .select_only()
        .column_as(letter::Column::NotBefore.min(), "next")
        .into_tuple()
        .one(db)
        .await?;
    Ok(found.flatten())
}

/// The topics of these followers of which a digest has to say, by follower, in the order in which
/// they began to follow them.
pub(crate) async fn topics_of(
    db: &Conn,
    digest: &Digest,
    followers: &[Uuid],
) -> Result<HashMap<Uuid, Vec<String>>, StoreError> {
    let found: Vec<(Uuid, String)> = follow::Entity::find()
        .filter(follow::Column::FollowerId.is_in(followers.iter().copied()))
        .filter(follow::Column::Rhythm.eq(digest.rhythm.code()))
        .filter(follow::Column::Since.lt(i64::try_from(digest.last).unwrap_or(i64::MAX)))
        .order_by_asc(follow::Column::Id)
        .select_only()
        .column(follow::Column::FollowerId)
        .column(follow::Column::Topic)
        .into_tuple()
        .all(db)
        .await?;
    let mut topics: HashMap<Uuid, Vec<String>> = HashMap::new();
    for (follower, topic) in found {
        topics.entry(follower).or_default().push(topic);
    }
    Ok(topics)
}
