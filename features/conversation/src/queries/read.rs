//! Reads.

use super::convert::{answer_of, appeal_of, comment_of, decision_of, flag_of};
use crate::entity::{answer, appeal, comment, decision, flag};
use crate::model::{Answer, Appeal, Comment, Decision, Flag, Stance, State};
use minga_kernel::{Moment, Ref};
use minga_store::orm::sea_orm::sea_query::Query;
use minga_store::orm::sea_orm::{Condition, QueryOrder, QuerySelect};
use minga_store::orm::*;
use minga_store::{Conn, StoreError};
use std::collections::HashMap;

/// One comment.
pub(crate) async fn comment_by_id(db: &Conn, id: Uuid) -> Result<Option<Comment>, StoreError> {
    comment::Entity::find_by_id(id).one(db).await?.map(comment_of).transpose()
}

/// Some comments.
pub(crate) async fn comments_by_id(db: &Conn, ids: &[Uuid]) -> Result<Vec<Comment>, StoreError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let found = comment::Entity::find().filter(comment::Column::Id.is_in(ids.iter().copied()));
    found.all(db).await?.into_iter().map(comment_of).collect()
}

/// What of a conversation can be seen: what is published, the place of what was hidden, and of
/// what was withdrawn after it was answered.
fn seen(about: Option<&Ref>, stances: &[Stance]) -> Condition {
    let answered = Query::select().column(answer::Column::CommentId).from(answer::Entity).to_owned();
    let place = Condition::all()
        .add(comment::Column::State.eq(State::Withdrawn.code()))
        .add(comment::Column::Id.in_subquery(answered));
    let there = Condition::any().add(comment::Column::State.ne(State::Withdrawn.code())).add(place);
    Condition::all()
        .add_option(about.map(|about| comment::Column::About.eq(about.to_string())))
        .add(comment::Column::Stance.is_in(stances.iter().map(|it| it.code())))
        .add(there)
}

/// Some of a conversation, the newest first.
pub(crate) async fn newest(
    db: &Conn,
    about: &Ref,
    stances: &[Stance],
    offset: u64,
    limit: u64,
) -> Result<Vec<Comment>, StoreError> {
    let found = comment::Entity::find()
        .filter(seen(Some(about), stances))
        .order_by_desc(comment::Column::Id)
        .offset(offset)
        .limit(limit);
    found.all(db).await?.into_iter().map(comment_of).collect()
}

/// Some of a conversation, or of all, in the order in which it was said, after one.
pub(crate) async fn in_order(
    db: &Conn,
    about: Option<&Ref>,
    after: Option<Uuid>,
    limit: u64,
) -> Result<Vec<Comment>, StoreError> {
    let beyond = after.map(|id| comment::Column::Id.gt(id));
    let found = comment::Entity::find()
        .filter(seen(about, Stance::ALL).add_option(beyond))
        .order_by_asc(comment::Column::Id)
        .limit(limit);
    found.all(db).await?.into_iter().map(comment_of).collect()
}

/// What can be seen of what was said about any of these, in order, after one.
pub(crate) async fn about_any(
    db: &Conn,
    things: &[Ref],
    after: Option<Uuid>,
    limit: u64,
) -> Result<Vec<Comment>, StoreError> {
    let beyond = after.map(|id| comment::Column::Id.gt(id));
    let found = comment::Entity::find()
        .filter(seen(None, Stance::ALL).add_option(beyond))
        .filter(comment::Column::About.is_in(things.iter().map(ToString::to_string)))
        .order_by_asc(comment::Column::Id)
        .limit(limit);
    found.all(db).await?.into_iter().map(comment_of).collect()
}

/// How much of each stance can be seen.
pub(crate) async fn counts(db: &Conn, about: &Ref) -> Result<HashMap<String, u64>, StoreError> {
    let found: Vec<(String, i64)> = comment::Entity::find()
        .filter(seen(Some(about), Stance::ALL))
        .select_only()
        .column(comment::Column::Stance)
        .column_as(comment::Column::Id.count(), "count")
        .group_by(comment::Column::Stance)
        .into_tuple()
        .all(db)
        .await?;
    Ok(found.into_iter().map(|(stance, count)| (stance, u64::try_from(count).unwrap_or(0))).collect())
}

/// Whether somebody said exactly this of a thing already.
pub(crate) async fn said_already(
    db: &Conn,
    author: Uuid,
    about: &Ref,
    text: &str,
) -> Result<bool, StoreError> {
    let found = comment::Entity::find()
        .filter(comment::Column::AuthorId.eq(author))
        .filter(comment::Column::About.eq(about.to_string()))
        .filter(comment::Column::Text.eq(text));
    Ok(found.one(db).await?.is_some())
}

/// What was answered to these comments, in order.
pub(crate) async fn answers_to(db: &Conn, comments: &[Uuid]) -> Result<Vec<Answer>, StoreError> {
    if comments.is_empty() {
        return Ok(Vec::new());
    }
    let found = answer::Entity::find()
        .filter(answer::Column::CommentId.is_in(comments.iter().copied()))
        .order_by_asc(answer::Column::Id);
    found.all(db).await?.into_iter().map(answer_of).collect()
}

/// The reports of one comment, in order.
pub(crate) async fn flags_of(db: &Conn, comment: Uuid) -> Result<Vec<Flag>, StoreError> {
    let found =
        flag::Entity::find().filter(flag::Column::CommentId.eq(comment)).order_by_asc(flag::Column::Id);
    found.all(db).await?.into_iter().map(flag_of).collect()
}

/// What was decided on these comments, in order.
pub(crate) async fn decisions_on(db: &Conn, comments: &[Uuid]) -> Result<Vec<Decision>, StoreError> {
    if comments.is_empty() {
        return Ok(Vec::new());
    }
    let found = decision::Entity::find()
        .filter(decision::Column::CommentId.is_in(comments.iter().copied()))
        .order_by_asc(decision::Column::CommentId)
        .order_by_asc(decision::Column::Number);
    found.all(db).await?.into_iter().map(decision_of).collect()
}

/// Everything that was decided, the newest first.
pub(crate) async fn newest_decisions(
    db: &Conn,
    offset: u64,
    limit: u64,
) -> Result<Vec<Decision>, StoreError> {
    let found = decision::Entity::find()
        .order_by_desc(decision::Column::MadeAt)
        .order_by_desc(decision::Column::Id)
        .offset(offset)
        .limit(limit);
    found.all(db).await?.into_iter().map(decision_of).collect()
}

/// How many decisions there are.
pub(crate) async fn count_of_decisions(db: &Conn) -> Result<u64, StoreError> {
    let found: Option<i64> = decision::Entity::find()
        .select_only()
        .column_as(decision::Column::Id.count(), "count")
        .into_tuple()
        .one(db)
        .await?;
    Ok(found.and_then(|count| u64::try_from(count).ok()).unwrap_or(0))
}

/// The appeal of a thing's author.
pub(crate) async fn appeal_of_thing(db: &Conn, thing: Uuid) -> Result<Option<Appeal>, StoreError> {
    let found = appeal::Entity::find().filter(appeal::Column::CommentId.eq(thing));
    found.one(db).await?.map(appeal_of).transpose()
}

/// Everything that somebody said and did not take back, in its order.
pub(crate) async fn comments_of(db: &Conn, account: Uuid) -> Result<Vec<Comment>, StoreError> {
    let found = comment::Entity::find()
        .filter(comment::Column::AuthorId.eq(account))
        .order_by_asc(comment::Column::Id);
    found.all(db).await?.into_iter().map(comment_of).collect()
}

/// What somebody reported: which comment, why, in which words, when.
pub(crate) async fn flags_by(
    db: &Conn,
    account: Uuid,
) -> Result<Vec<(Uuid, String, String, Moment)>, StoreError> {
    let found = flag::Entity::find().filter(flag::Column::ReporterId.eq(account)).all(db).await?;
    Ok(found.into_iter().map(|row| (row.comment_id, row.reason, row.text, row.made_at)).collect())
}

/// What was decided in one deed, in the order of its things.
pub(crate) async fn decisions_in_batch(db: &Conn, batch: Uuid) -> Result<Vec<Decision>, StoreError> {
    let found = decision::Entity::find()
        .filter(decision::Column::BatchId.eq(batch))
        .order_by_asc(decision::Column::CommentId)
        .order_by_asc(decision::Column::Number);
    found.all(db).await?.into_iter().map(decision_of).collect()
}

/// Why each of these things was reported, in order.
pub(crate) async fn flags_of_all(
    db: &Conn,
    things: &[Uuid],
) -> Result<HashMap<Uuid, Vec<&'static str>>, StoreError> {
    let mut all: HashMap<Uuid, Vec<&'static str>> = HashMap::new();
    if things.is_empty() {
        return Ok(all);
    }
    let found = flag::Entity::find()
        .filter(flag::Column::CommentId.is_in(things.iter().copied()))
        .order_by_asc(flag::Column::Id);
    for row in found.all(db).await? {
        let it = flag_of(row)?;
        all.entry(it.thing.id).or_default().push(it.reason.code());
    }
    Ok(all)
}
