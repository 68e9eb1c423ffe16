//! Writes.

use crate::entity::{answer, appeal, comment, decision, flag};
use crate::model::{Answer, Appeal, Comment, Decision, Flag, State, kind_of, thing_of};
use minga_kernel::Ref;
use minga_store::orm::sea_orm::ActiveValue::Set;
use minga_store::orm::sea_orm::QuerySelect;
use minga_store::orm::sea_orm::sea_query::Expr;
use minga_store::orm::*;
use minga_store::{StoreError, Tx};

/// Writes a comment.
pub(crate) async fn add_comment(tx: &Tx, it: &Comment) -> Result<(), StoreError> {
    let row = comment::ActiveModel {
        id: Set(it.id),
        about: Set(it.about.to_string()),
        stance: Set(it.stance.code().to_owned()),
        state: Set(it.state.code().to_owned()),
        author_id: Set(it.author),
        named: Set(it.named),
        lang: Set(it.lang.clone()),
        text: Set(it.text.clone()),
        made_at: Set(it.made_at),
    };
    comment::Entity::insert(row).exec_without_returning(&**tx).await?;
    Ok(())
}

/// Hides a comment, or shows it again.
pub(crate) async fn move_comment(tx: &Tx, id: Uuid, state: State) -> Result<(), StoreError> {
    let row = comment::ActiveModel { id: Set(id), state: Set(state.code().to_owned()), ..Default::default() };
    row.update(&**tx).await?;
    Ok(())
}

/// Erases what somebody said and whose it was, and what was written to moderators about it.
pub(crate) async fn erase_comment(tx: &Tx, id: Uuid) -> Result<(), StoreError> {
    let row = comment::ActiveModel {
        id: Set(id),
        state: Set(State::Withdrawn.code().to_owned()),
        author_id: Set(None),
        named: Set(false),
        text: Set(String::new()),
        ..Default::default()
    };
    row.update(&**tx).await?;
    flag::Entity::update_many()
        .col_expr(flag::Column::Text, Expr::value(""))
        .filter(flag::Column::CommentId.eq(id))
        .exec(&**tx)
        .await?;
    appeal::Entity::update_many()
        .col_expr(appeal::Column::Text, Expr::value(""))
        .filter(appeal::Column::CommentId.eq(id))
        .exec(&**tx)
        .await?;
    Ok(())
}

/// Writes an answer.
pub(crate) async fn add_answer(tx: &Tx, it: &Answer) -> Result<(), StoreError> {
    let row = answer::ActiveModel {
        id: Set(it.id),
        comment_id: Set(it.comment),
        body: Set(it.body.to_string()),
        part: Set(it.part.clone()),
        lang: Set(it.lang.clone()),
        text: Set(it.text.clone()),
        made_at: Set(it.made_at),
    };
    answer::Entity::insert(row).exec_without_returning(&**tx).await?;
    Ok(())
}

/// Writes a report.
pub(crate) async fn add_flag(tx: &Tx, it: &Flag) -> Result<(), StoreError> {
    let row = flag::ActiveModel {
        id: Set(it.id),
        comment_id: Set(it.thing.id),
        kind: Set(kind_of(&it.thing)),
        reporter_id: Set(it.by),
        reason: Set(it.reason.code().to_owned()),
        text: Set(it.text.clone()),
        made_at: Set(it.made_at),
    };
    flag::Entity::insert(row).exec_without_returning(&**tx).await?;
    Ok(())
}

/// Writes a decision.
pub(crate) async fn add_decision(tx: &Tx, it: &Decision) -> Result<(), StoreError> {
    let row = decision::ActiveModel {
        id: Set(it.id),
        comment_id: Set(it.thing.id),
        kind: Set(kind_of(&it.thing)),
        batch_id: Set(it.batch),
        about: Set(it.about.to_string()),
        number: Set(it.number),
        on_appeal: Set(it.on_appeal),
        hides: Set(it.hides),
        reason: Set(it.reason.code().to_owned()),
        lang: Set(it.lang.clone()),
        text: Set(it.text.clone()),
        flags: Set(it.flags),
        decided_by: Set(it.decided_by),
        same: Set(it.same),
        made_at: Set(it.made_at),
    };
    decision::Entity::insert(row).exec_without_returning(&**tx).await?;
    Ok(())
}

/// Writes an appeal.
pub(crate) async fn add_appeal(tx: &Tx, it: &Appeal) -> Result<(), StoreError> {
    let row = appeal::ActiveModel {
        id: Set(it.id),
        comment_id: Set(it.thing.id),
        kind: Set(kind_of(&it.thing)),
        text: Set(it.text.clone()),
        made_at: Set(it.made_at),
    };
    appeal::Entity::insert(row).exec_without_returning(&**tx).await?;
    Ok(())
}

/// The things of other features about which something was written to moderators.
pub(crate) async fn things_with_words(db: &minga_store::Conn, limit: u64) -> Result<Vec<Ref>, StoreError> {
    let flags = flag::Entity::find()
        .select_only()
        .column(flag::Column::Kind)
        .column(flag::Column::CommentId)
        .filter(flag::Column::Kind.is_not_null())
        .filter(flag::Column::Text.ne(""))
        .distinct()
        .limit(limit);
    let mut found: Vec<(Option<String>, Uuid)> = flags.into_tuple().all(db).await?;
    let appeals = appeal::Entity::find()
        .select_only()
        .column(appeal::Column::Kind)
        .column(appeal::Column::CommentId)
        .filter(appeal::Column::Kind.is_not_null())
        .filter(appeal::Column::Text.ne(""))
        .distinct()
        .limit(limit);
    found.extend(appeals.into_tuple::<(Option<String>, Uuid)>().all(db).await?);
    found.into_iter().map(|(kind, id)| thing_of(kind.as_deref(), id).map_err(StoreError::corrupt)).collect()
}

/// Erases what was written to moderators about these; how much.
pub(crate) async fn erase_words_about(tx: &Tx, things: &[Uuid]) -> Result<u64, StoreError> {
    if things.is_empty() {
        return Ok(0);
    }
    let flags = flag::Entity::update_many()
        .col_expr(flag::Column::Text, Expr::value(""))
        .filter(flag::Column::CommentId.is_in(things.iter().copied()))
        .exec(&**tx)
        .await?;
    let appeals = appeal::Entity::update_many()
        .col_expr(appeal::Column::Text, Expr::value(""))
        .filter(appeal::Column::CommentId.is_in(things.iter().copied()))
        .exec(&**tx)
        .await?;
    Ok(flags.rows_affected + appeals.rows_affected)
}
