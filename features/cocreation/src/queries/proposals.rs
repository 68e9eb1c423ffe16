//! Proposals.

use super::convert::{proposal_of, proposal_row};
use crate::entity::{process, proposal};
use crate::model::Publicity;
use crate::model::proposal::{Proposal, State};
use minga_store::orm::sea_orm::sea_query::{Expr, Query};
use minga_store::orm::sea_orm::{Condition, ExprTrait, QueryOrder, QuerySelect};
use minga_store::orm::*;
use minga_store::{Conn, StoreError, Tx};
use std::collections::HashMap;

/// In which order a list is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Order {
    /// The newest first.
    #[default]
    Newest,
    /// Those with most supports first.
    Supported,
}

/// What a list is filtered by.
#[derive(Clone, Debug, Default)]
pub(crate) struct Filter {
    pub(crate) process: Uuid,
    pub(crate) theme: Option<i64>,
    pub(crate) place: Option<Uuid>,
    /// Those that lists show, if empty.
    pub(crate) states: Vec<State>,
    pub(crate) order: Order,
}

/// After which row of a list the next one is: its supports and its number.
pub(crate) type After = (i64, i64);

/// One proposal.
pub(crate) async fn proposal_by_number(
    db: &Conn,
    process: Uuid,
    number: i64,
) -> Result<Option<Proposal>, StoreError> {
    let found = proposal::Entity::find()
        .filter(proposal::Column::ProcessId.eq(process))
        .filter(proposal::Column::Number.eq(number));
    found.one(db).await?.map(proposal_of).transpose()
}

/// One proposal.
pub(crate) async fn proposal_by_id(db: &Conn, id: Uuid) -> Result<Option<Proposal>, StoreError> {
    proposal::Entity::find_by_id(id).one(db).await?.map(proposal_of).transpose()
}

/// Some proposals.
pub(crate) async fn proposals_by_id(db: &Conn, ids: &[Uuid]) -> Result<Vec<Proposal>, StoreError> {
    let mut all = Vec::with_capacity(ids.len());
    for some in ids.chunks(1_000) {
        let found = proposal::Entity::find().filter(proposal::Column::Id.is_in(some.iter().copied()));
        for row in found.all(db).await? {
            all.push(proposal_of(row)?);
        }
    }
    Ok(all)
}

/// Some of a list, after one row of it.
pub(crate) async fn proposals(
    db: &Conn,
    filter: &Filter,
    after: Option<After>,
    limit: u64,
) -> Result<Vec<Proposal>, StoreError> {
    use proposal::Column::{Number, Supports};
    let found = proposal::Entity::find().filter(chosen(filter));
    let found = match (filter.order, after) {
        (Order::Newest, None) => found.order_by_desc(Number),
        (Order::Newest, Some((_, number))) => found.filter(Number.lt(number)).order_by_desc(Number),
        (Order::Supported, after) => {
            let beyond = after.map(|(supports, number)| {
                let fewer = Condition::all().add(Supports.eq(supports)).add(Number.lt(number));
                // The first condition alone says where in the index to begin.
                let either = Condition::any().add(Supports.lt(supports)).add(fewer);
                Condition::all().add(Supports.lte(supports)).add(either)
            });
            let found = found.filter(Condition::all().add_option(beyond));
            found.order_by_desc(Supports).order_by_desc(Number)
        }
    };
    found.limit(limit).all(db).await?.into_iter().map(proposal_of).collect()
}

fn chosen(filter: &Filter) -> Condition {
    use proposal::Column::{PlaceId, ProcessId, State as Stands, Theme};
    let states = if filter.states.is_empty() { &State::LISTED[..] } else { &filter.states[..] };
    // One state is looked up in an index. Several are picked out on the way along the index of the
    // order: an index of states would have to be sorted whole.
    let states = match states {
        [one] => Stands.eq(one.code()),
        several => {
            let others = State::ALL.iter().filter(|it| !several.contains(it));
            Stands.is_not_in(others.map(|it| it.code()))
        }
    };
    Condition::all()
        .add(ProcessId.eq(filter.process))
        .add(states)
        .add_option(filter.theme.map(|theme| Theme.eq(theme)))
        .add_option(filter.place.map(|place| PlaceId.eq(place)))
}

/// How many a list has, as far as this many: a long one is not counted to its end for every reader.
pub(crate) async fn count(db: &Conn, filter: &Filter, most: u64) -> Result<u64, StoreError> {
    let found: Vec<i64> = proposal::Entity::find()
        .filter(chosen(filter))
        .select_only()
        .column(proposal::Column::Number)
        .limit(most)
        .into_tuple()
        .all(db)
        .await?;
    Ok(found.len() as u64)
}

/// How many proposals of each state a process has.
pub(crate) async fn states(db: &Conn, process: Uuid) -> Result<HashMap<State, u64>, StoreError> {
    let found: Vec<(String, i64)> = proposal::Entity::find()
        .filter(proposal::Column::ProcessId.eq(process))
        .select_only()
        .column(proposal::Column::State)
        .column_as(proposal::Column::Number.count(), "count")
        .group_by(proposal::Column::State)
        .into_tuple()
        .all(db)
        .await?;
    let told = found
        .into_iter()
        .filter_map(|(state, count)| Some((State::from_code(&state)?, u64::try_from(count).unwrap_or(0))));
    Ok(told.collect())
}

/// The next proposals that can be read, of a process or of all that are public, in the order of
/// their identifiers: those that were merged too.
pub(crate) async fn proposals_after(
    db: &Conn,
    process: Option<Uuid>,
    after: Option<Uuid>,
    limit: u64,
) -> Result<Vec<Proposal>, StoreError> {
    let public = Query::select()
        .column(process::Column::Id)
        .from(process::Entity)
        .and_where(process::Column::State.eq(Publicity::Published.code()))
        .to_owned();
    let chosen = Condition::all()
        .add_option(process.map(|process| proposal::Column::ProcessId.eq(process)))
        .add_option(after.map(|after| proposal::Column::Id.gt(after)))
        // What waits for a first look is known to nobody.
        .add(proposal::Column::State.ne(State::Waiting.code()))
        .add(proposal::Column::ProcessId.in_subquery(public));
    let found = proposal::Entity::find().filter(chosen).order_by_asc(proposal::Column::Id).limit(limit);
    found.all(db).await?.into_iter().map(proposal_of).collect()
}

/// The identifiers of all proposals whose words can be read.
pub(crate) async fn readable_ids(db: &Conn) -> Result<Vec<Uuid>, StoreError> {
    let states = State::ALL.iter().filter(|it| it.is_readable()).map(|it| it.code());
    let found = proposal::Entity::find()
        .filter(proposal::Column::State.is_in(states))
        .select_only()
        .column(proposal::Column::Id);
    Ok(found.into_tuple().all(db).await?)
}

/// The identifiers of proposals at which a moderator has to look first, the oldest first.
pub(crate) async fn ids_waiting(db: &Conn, limit: u64) -> Result<Vec<Uuid>, StoreError> {
    let found = proposal::Entity::find()
        .filter(proposal::Column::State.eq(State::Waiting.code()))
        .order_by_asc(proposal::Column::Id)
        .limit(limit)
        .select_only()
        .column(proposal::Column::Id);
    Ok(found.into_tuple().all(db).await?)
}

/// A proposal of the process with the same words.
pub(crate) async fn proposal_like(
    db: &Conn,
    process: Uuid,
    fingerprint: &str,
) -> Result<Option<Proposal>, StoreError> {
    let found = proposal::Entity::find()
        .filter(proposal::Column::ProcessId.eq(process))
        .filter(proposal::Column::Fingerprint.eq(fingerprint))
        .order_by_asc(proposal::Column::Number);
    found.one(db).await?.map(proposal_of).transpose()
}

/// The number that the next proposal of a process has. The caller holds the lock of the process.
pub(crate) async fn next_number(tx: &Tx, process: Uuid) -> Result<i64, StoreError> {
    let last: Option<i64> = proposal::Entity::find()
        .filter(proposal::Column::ProcessId.eq(process))
        .order_by_desc(proposal::Column::Number)
        .limit(1)
        .select_only()
        .column(proposal::Column::Number)
        .into_tuple()
        .one(&**tx)
        .await?;
    Ok(last.unwrap_or(0) + 1)
}

/// What was merged into these and is still a part of them, in order.
pub(crate) async fn parts_of(db: &Conn, into: &[Uuid]) -> Result<Vec<Proposal>, StoreError> {
    let mut all = Vec::new();
    for some in into.chunks(1_000) {
        let found = proposal::Entity::find()
            .filter(proposal::Column::MergedInto.is_in(some.iter().copied()))
            .order_by_asc(proposal::Column::Number);
        for row in found.all(db).await? {
            all.push(proposal_of(row)?);
        }
    }
    Ok(all)
}

/// Somebody's proposals, in order.
pub(crate) async fn proposals_of(db: &Conn, author: Uuid) -> Result<Vec<Proposal>, StoreError> {
    let found = proposal::Entity::find()
        .filter(proposal::Column::AuthorId.eq(author))
        .order_by_asc(proposal::Column::Id);
    found.all(db).await?.into_iter().map(proposal_of).collect()
}

/// Proposals that wait for an answer of these organisations, the oldest first.
pub(crate) async fn assigned_to(db: &Conn, bodies: &[Uuid], limit: u64) -> Result<Vec<Proposal>, StoreError> {
    if bodies.is_empty() {
        return Ok(Vec::new());
    }
    let found = proposal::Entity::find()
        .filter(proposal::Column::AssignedId.is_in(bodies.iter().copied()))
        .filter(proposal::Column::State.is_in(State::OPEN.iter().map(|it| it.code())))
        .order_by_asc(proposal::Column::Id)
        .limit(limit);
    found.all(db).await?.into_iter().map(proposal_of).collect()
}

/// Writes a proposal that is new.
pub(crate) async fn add_proposal(tx: &Tx, it: &Proposal) -> Result<(), StoreError> {
    proposal::Entity::insert(proposal_row(it)).exec_without_returning(&**tx).await?;
    Ok(())
}

/// Writes all of a proposal but how many support it.
pub(crate) async fn save_proposal(tx: &Tx, it: &Proposal) -> Result<(), StoreError> {
    let mut row = proposal_row(it);
    row.supports = minga_store::orm::sea_orm::ActiveValue::NotSet;
    row.update(&**tx).await?;
    Ok(())
}

/// Counts one more support of each of these, or one less.
pub(crate) async fn add_to_counts(tx: &Tx, ids: &[Uuid], by: i64) -> Result<(), StoreError> {
    if ids.is_empty() {
        return Ok(());
    }
    proposal::Entity::update_many()
        .col_expr(proposal::Column::Supports, Expr::col(proposal::Column::Supports).add(by))
        .filter(proposal::Column::Id.is_in(ids.iter().copied()))
        .exec(&**tx)
        .await?;
    Ok(())
}

/// Writes how many support a proposal.
pub(crate) async fn set_count(tx: &Tx, id: Uuid, count: i64) -> Result<(), StoreError> {
    proposal::Entity::update_many()
        .col_expr(proposal::Column::Supports, Expr::value(count))
        .filter(proposal::Column::Id.eq(id))
        .exec(&**tx)
        .await?;
    Ok(())
}

/// What each of these is a part of.
pub(crate) async fn wholes_of(db: &Conn, ids: &[Uuid]) -> Result<Vec<(Uuid, Option<Uuid>)>, StoreError> {
    let mut all = Vec::with_capacity(ids.len());
    for some in ids.chunks(1_000) {
        let found: Vec<(Uuid, Option<Uuid>)> = proposal::Entity::find()
            .filter(proposal::Column::Id.is_in(some.iter().copied()))
            .select_only()
            .columns([proposal::Column::Id, proposal::Column::MergedInto])
            .into_tuple()
            .all(db)
            .await?;
        all.extend(found);
    }
    Ok(all)
}

/// The identifiers of what is directly a part of these.
pub(crate) async fn ids_within(db: &Conn, into: &[Uuid]) -> Result<Vec<Uuid>, StoreError> {
    let mut all = Vec::new();
    for some in into.chunks(1_000) {
        let found: Vec<Uuid> = proposal::Entity::find()
            .filter(proposal::Column::MergedInto.is_in(some.iter().copied()))
            .select_only()
            .column(proposal::Column::Id)
            .into_tuple()
            .all(db)
            .await?;
        all.extend(found);
    }
    Ok(all)
}
