//! What waits for somebody.

use super::convert::comment_of;
use crate::entity::{answer, appeal, comment, decision, flag};
use crate::model::{Comment, LEAD, Stance, State, thing_of};
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

/// The last decision says how many reports there were; whoever reports later reports anew, and what
/// was decided and undone waits again.
const MORE: &str = "COUNT(*) > COALESCE((SELECT d.flags FROM comment_decisions d \
    WHERE d.comment_id = comment_flags.comment_id ORDER BY d.number DESC LIMIT 1), 0)";

/// Things of other features with reports at which nobody looked, the oldest first; whether they
/// still stand is theirs to say.
pub(crate) async fn reported_things(db: &Conn, limit: u64) -> Result<Vec<Ref>, StoreError> {
    let found: Vec<(Option<String>, Uuid)> = flag::Entity::find()
        .select_only()
        .column(flag::Column::Kind)
        .column(flag::Column::CommentId)
        .filter(flag::Column::Kind.is_not_null())
        .group_by(flag::Column::Kind)
        .group_by(flag::Column::CommentId)
        .having(Expr::cust(MORE))
        .order_by_asc(flag::Column::CommentId)
        .limit(limit)
        .into_tuple()
        .all(db)
        .await?;
    found.into_iter().map(|(kind, id)| thing_of(kind.as_deref(), id).map_err(StoreError::corrupt)).collect()
}

/// Things of other features whose authors appealed, and nobody has decided on it, the oldest first.
pub(crate) async fn appealed_things(db: &Conn, limit: u64) -> Result<Vec<Ref>, StoreError> {
    let found: Vec<(Option<String>, Uuid)> = appeal::Entity::find()
        .select_only()
        .column(appeal::Column::Kind)
        .column(appeal::Column::CommentId)
        .filter(appeal::Column::Kind.is_not_null())
        .filter(appeal::Column::CommentId.not_in_subquery(settled()))
        .order_by_asc(appeal::Column::Id)
        .limit(limit)
        .into_tuple()
        .all(db)
        .await?;
    found.into_iter().map(|(kind, id)| thing_of(kind.as_deref(), id).map_err(StoreError::corrupt)).collect()
}

/// Comments with reports at which nobody looked, the oldest first.
pub(crate) async fn reported(db: &Conn, limit: u64) -> Result<Vec<Comment>, StoreError> {
    let waiting = Query::select()
        .column(flag::Column::CommentId)
        .from(flag::Entity)
        .group_by_col((flag::Entity, flag::Column::CommentId))
        .and_having(Expr::cust(MORE))
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

/// Those of these things about which nobody may appeal: somebody did already, or it was decided.
pub(crate) async fn not_appealable(db: &Conn, things: &[Uuid]) -> Result<Vec<Uuid>, StoreError> {
    if things.is_empty() {
        return Ok(Vec::new());
    }
    let appealed = appeal::Entity::find()
        .select_only()
        .column(appeal::Column::CommentId)
        .filter(appeal::Column::CommentId.is_in(things.iter().copied()));
    let mut all: Vec<Uuid> = appealed.into_tuple().all(db).await?;
    let settled = decision::Entity::find()
        .select_only()
        .column(decision::Column::CommentId)
        .filter(decision::Column::OnAppeal.eq(true))
        .filter(decision::Column::CommentId.is_in(things.iter().copied()));
    all.extend(settled.into_tuple::<Uuid>().all(db).await?);
    Ok(all)
}
