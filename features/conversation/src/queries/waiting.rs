//! What waits for somebody.

use super::convert::comment_of;
use crate::entity::{answer, appeal, comment, decision, flag};
use crate::model::{Comment, LEAD, Stance, State};
use minga_kernel::Ref;
use minga_store::orm::sea_orm::sea_query::{Expr, Query};
use minga_store::orm::sea_orm::{Condition, QueryOrder, QuerySelect};
use minga_store::orm::*;
use minga_store::{Conn, StoreError};

/// A question that everybody can read and no body that leads the thing has answered.
fn open() -> Condition {
    let answered = Query::select()
        .column(answer::Column::CommentId)
        .from(answer::Entity)
        .and_where(answer::Column::Part.eq(LEAD))
        .to_owned();
    Condition::all()
        .add(comment::Column::Stance.eq(Stance::Question.code()))
        .add(comment::Column::State.eq(State::Published.code()))
        .add(comment::Column::Id.not_in_subquery(answered))
}

/// The things about which a question waits.
pub(crate) async fn asked_about(db: &Conn) -> Result<Vec<Ref>, StoreError> {
    let found: Vec<String> = comment::Entity::find()
        .filter(open())
        .select_only()
        .column(comment::Column::About)
        .distinct()
        .into_tuple()
        .all(db)
        .await?;
    found.iter().map(|about| about.parse().map_err(StoreError::corrupt)).collect()
}

/// The questions that wait about these things, the oldest first.
pub(crate) async fn open_questions(db: &Conn, about: &[Ref], limit: u64) -> Result<Vec<Comment>, StoreError> {
    let found = comment::Entity::find()
        .filter(open())
        .filter(comment::Column::About.is_in(about.iter().map(Ref::to_string)))
        .order_by_asc(comment::Column::Id)
        .limit(limit);
    found.all(db).await?.into_iter().map(comment_of).collect()
}

/// Every question that waits, the oldest first.
pub(crate) async fn all_open_questions(db: &Conn) -> Result<Vec<Comment>, StoreError> {
    let found = comment::Entity::find().filter(open()).order_by_asc(comment::Column::Id);
    found.all(db).await?.into_iter().map(comment_of).collect()
}

/// Comments with reports at which nobody looked, the oldest first.
pub(crate) async fn reported(db: &Conn, limit: u64) -> Result<Vec<Comment>, StoreError> {
    // A decision says how many reports there were; whoever reports later reports anew.
    let more = "COUNT(*) > COALESCE((SELECT MAX(d.flags) FROM comment_decisions d \
                WHERE d.comment_id = comment_flags.comment_id), 0)";
    let waiting = Query::select()
        .column(flag::Column::CommentId)
        .from(flag::Entity)
        .group_by_col((flag::Entity, flag::Column::CommentId))
        .and_having(Expr::cust(more))
        .to_owned();
    let found = comment::Entity::find()
        .filter(comment::Column::State.eq(State::Published.code()))
        .filter(comment::Column::Id.in_subquery(waiting))
        .order_by_asc(comment::Column::Id)
        .limit(limit);
    found.all(db).await?.into_iter().map(comment_of).collect()
}

/// The comments on which an appeal was decided, as a subquery.
fn settled() -> sea_orm::sea_query::SelectStatement {
    Query::select()
        .column(decision::Column::CommentId)
        .from(decision::Entity)
        .and_where(decision::Column::OnAppeal.eq(true))
        .to_owned()
}

/// Hidden comments whose authors appealed, and nobody has decided on it.
pub(crate) async fn appealed(db: &Conn, limit: u64) -> Result<Vec<Comment>, StoreError> {
    let appeals = Query::select().column(appeal::Column::CommentId).from(appeal::Entity).to_owned();
    let found = comment::Entity::find()
        .filter(comment::Column::State.eq(State::Hidden.code()))
        .filter(comment::Column::Id.in_subquery(appeals))
        .filter(comment::Column::Id.not_in_subquery(settled()))
        .order_by_asc(comment::Column::Id)
        .limit(limit);
    found.all(db).await?.into_iter().map(comment_of).collect()
}

/// The hidden comments of an author who has not appealed.
pub(crate) async fn hidden_of(db: &Conn, author: Uuid, limit: u64) -> Result<Vec<Comment>, StoreError> {
    let appeals = Query::select().column(appeal::Column::CommentId).from(appeal::Entity).to_owned();
    let found = comment::Entity::find()
        .filter(comment::Column::AuthorId.eq(author))
        .filter(comment::Column::State.eq(State::Hidden.code()))
        .filter(comment::Column::Id.not_in_subquery(appeals))
        .filter(comment::Column::Id.not_in_subquery(settled()))
        .order_by_asc(comment::Column::Id)
        .limit(limit);
    found.all(db).await?.into_iter().map(comment_of).collect()
}
