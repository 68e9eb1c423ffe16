//! How proposals were classified and why, and which may say the same.

use crate::entity::{apart, classification, group, group_search, merger, proposal};
use crate::model::analysis::{Classification, Group, GroupSearch, Sorted};
use crate::model::proposal::{Merger, Proposal, State};
use minga_kernel::Moment;
use minga_store::orm::sea_orm::ActiveValue::Set;
use minga_store::orm::sea_orm::{Condition, QueryOrder, QuerySelect};
use minga_store::orm::*;
use minga_store::{Conn, StoreError, Tx};
use std::collections::{HashMap, HashSet};

use super::convert::{merger_of, proposal_of};

/// Which proposals of a process an analyst looks at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Pile {
    /// Those without a theme.
    #[default]
    Unsorted,
    /// Those without a body that is to answer.
    Unassigned,
    /// All that wait for an answer.
    Open,
}

impl Pile {
    pub(crate) const ALL: [Pile; 3] = [Pile::Unsorted, Pile::Unassigned, Pile::Open];

    pub(crate) fn code(self) -> &'static str {
        match self {
            Pile::Unsorted => "unsorted",
            Pile::Unassigned => "unassigned",
            Pile::Open => "open",
        }
    }

    fn condition(self, process: Uuid) -> Condition {
        let own = Condition::all()
            .add(proposal::Column::ProcessId.eq(process))
            .add(proposal::Column::State.is_in(State::OPEN.iter().map(|it| it.code())));
        match self {
            Pile::Unsorted => own.add(proposal::Column::Theme.is_null()),
            Pile::Unassigned => own.add(proposal::Column::AssignedId.is_null()),
            Pile::Open => own,
        }
    }
}

/// Some of a pile from this number on, in the order of their numbers.
pub(crate) async fn pile(
    db: &Conn,
    process: Uuid,
    pile: Pile,
    from: i64,
    limit: u64,
) -> Result<Vec<Proposal>, StoreError> {
    let found = proposal::Entity::find()
        .filter(pile.condition(process))
        .filter(proposal::Column::Number.gte(from))
        .order_by_asc(proposal::Column::Number)
        .limit(limit);
    found.all(db).await?.into_iter().map(proposal_of).collect()
}

/// How many a pile has.
pub(crate) async fn pile_size(db: &Conn, process: Uuid, pile: Pile) -> Result<u64, StoreError> {
    Ok(proposal::Entity::find().filter(pile.condition(process)).count(db).await?)
}

/// The identifiers of the proposals of a process that can still be merged.
pub(crate) async fn mergeable(db: &Conn, process: Uuid) -> Result<Vec<Uuid>, StoreError> {
    let found = proposal::Entity::find()
        .filter(proposal::Column::ProcessId.eq(process))
        .filter(proposal::Column::State.eq(State::Submitted.code()))
        .select_only()
        .column(proposal::Column::Id)
        .order_by_asc(proposal::Column::Id);
    Ok(found.into_tuple().all(db).await?)
}

/// A proposal without its words.
pub(crate) struct Brief {
    pub(crate) id: Uuid,
    pub(crate) number: i64,
    pub(crate) state: State,
}

/// The next proposals of a process in the order of their identifiers, without their words.
pub(crate) async fn brief_after(
    db: &Conn,
    process: Uuid,
    after: Option<Uuid>,
    limit: u64,
) -> Result<Vec<Brief>, StoreError> {
    use proposal::Column::{Id, Number, ProcessId};
    let found: Vec<(Uuid, i64, String)> = proposal::Entity::find()
        .filter(ProcessId.eq(process))
        .filter(Condition::all().add_option(after.map(|after| Id.gt(after))))
        .order_by_asc(Id)
        .limit(limit)
        .select_only()
        .columns([Id, Number, proposal::Column::State])
        .into_tuple()
        .all(db)
        .await?;
    let brief = |(id, number, state): (Uuid, i64, String)| {
        let state = State::from_code(&state).ok_or_else(|| StoreError::corrupt("an unknown state"))?;
        Ok(Brief { id, number, state })
    };
    found.into_iter().map(brief).collect()
}

/// The next proposals of a process that can be read, the newest first.
pub(crate) async fn readable_below(
    db: &Conn,
    process: Uuid,
    below: Option<i64>,
    limit: u64,
) -> Result<Vec<Proposal>, StoreError> {
    let states = State::ALL.iter().filter(|it| it.is_readable()).map(|it| it.code());
    let found = proposal::Entity::find()
        .filter(proposal::Column::ProcessId.eq(process))
        .filter(proposal::Column::State.is_in(states))
        .filter(Condition::all().add_option(below.map(|below| proposal::Column::Number.lt(below))))
        .order_by_desc(proposal::Column::Number)
        .limit(limit);
    found.all(db).await?.into_iter().map(proposal_of).collect()
}

/// How many proposals of a process can be read.
pub(crate) async fn readable_count(db: &Conn, process: Uuid) -> Result<u64, StoreError> {
    let states = State::ALL.iter().filter(|it| it.is_readable()).map(|it| it.code());
    let found = proposal::Entity::find()
        .filter(proposal::Column::ProcessId.eq(process))
        .filter(proposal::Column::State.is_in(states));
    Ok(found.count(db).await?)
}

/// How some proposals are classified, each with its number.
pub(crate) async fn sorted_of_any(
    db: &Conn,
    ids: &[Uuid],
) -> Result<HashMap<Uuid, (i64, Sorted)>, StoreError> {
    use proposal::Column::{AssignedId, Id, Number, PlaceId, Theme};
    type Row = (Uuid, i64, Option<i64>, Option<Uuid>, Option<Uuid>);
    let mut all = HashMap::new();
    for some in ids.chunks(1_000) {
        let found: Vec<Row> = proposal::Entity::find()
            .filter(Id.is_in(some.iter().copied()))
            .select_only()
            .columns([Id, Number, Theme, PlaceId, AssignedId])
            .into_tuple()
            .all(db)
            .await?;
        let each = found.into_iter();
        all.extend(
            each.map(|(id, number, theme, place, assigned)| {
                (id, (number, Sorted { theme, place, assigned }))
            }),
        );
    }
    Ok(all)
}

/// The numbers of some proposals.
pub(crate) async fn numbers_of(db: &Conn, ids: &[Uuid]) -> Result<HashMap<Uuid, i64>, StoreError> {
    let mut all = HashMap::new();
    for some in ids.chunks(1_000) {
        let found: Vec<(Uuid, i64)> = proposal::Entity::find()
            .filter(proposal::Column::Id.is_in(some.iter().copied()))
            .select_only()
            .columns([proposal::Column::Id, proposal::Column::Number])
            .into_tuple()
            .all(db)
            .await?;
        all.extend(found);
    }
    Ok(all)
}

/// Everything that these were ever merged into, in order.
pub(crate) async fn mergers_of_any(db: &Conn, originals: &[Uuid]) -> Result<Vec<Merger>, StoreError> {
    let mut all = Vec::new();
    for some in originals.chunks(1_000) {
        let found = merger::Entity::find()
            .filter(merger::Column::OriginalId.is_in(some.iter().copied()))
            .order_by_asc(merger::Column::Id);
        for row in found.all(db).await? {
            all.push(merger_of(row)?);
        }
    }
    Ok(all)
}

/// Writes why a proposal was classified.
pub(crate) async fn add_classification(tx: &Tx, it: &Classification) -> Result<(), StoreError> {
    classification::Entity::insert(classification_row(it)).exec_without_returning(&**tx).await?;
    Ok(())
}

/// Writes all of one that is known.
pub(crate) async fn save_classification(tx: &Tx, it: &Classification) -> Result<(), StoreError> {
    classification_row(it).update(&**tx).await?;
    Ok(())
}

/// What was classified at once.
pub(crate) async fn classified_together(
    db: &Conn,
    together: Uuid,
) -> Result<Vec<Classification>, StoreError> {
    let found = classification::Entity::find()
        .filter(classification::Column::TogetherId.eq(together))
        .order_by_asc(classification::Column::Id);
    Ok(found.all(db).await?.into_iter().map(classification_of).collect())
}

/// The last classifications of a process, the newest first.
pub(crate) async fn newest_classifications(
    db: &Conn,
    process: Uuid,
    limit: u64,
) -> Result<Vec<Classification>, StoreError> {
    let found = classification::Entity::find()
        .filter(classification::Column::ProcessId.eq(process))
        .order_by_desc(classification::Column::Id)
        .limit(limit);
    Ok(found.all(db).await?.into_iter().map(classification_of).collect())
}

/// Why a proposal is classified as it is, the newest first.
pub(crate) async fn classifications_of(
    db: &Conn,
    proposal: Uuid,
    limit: u64,
) -> Result<Vec<Classification>, StoreError> {
    let found = classification::Entity::find()
        .filter(classification::Column::ProposalId.eq(proposal))
        .order_by_desc(classification::Column::Id)
        .limit(limit);
    Ok(found.all(db).await?.into_iter().map(classification_of).collect())
}

fn classification_of(it: classification::Model) -> Classification {
    Classification {
        id: it.id,
        process: it.process_id,
        proposal: it.proposal_id,
        together: it.together_id,
        from: Sorted { theme: it.theme_from, place: it.place_from, assigned: it.assigned_from },
        to: Sorted { theme: it.theme_to, place: it.place_to, assigned: it.assigned_to },
        suggested: it.suggested,
        lang: it.lang,
        reason: it.reason,
        made_at: it.made_at,
        undone_at: it.undone_at,
    }
}

fn classification_row(it: &Classification) -> classification::ActiveModel {
    classification::ActiveModel {
        id: Set(it.id),
        process_id: Set(it.process),
        proposal_id: Set(it.proposal),
        together_id: Set(it.together),
        theme_from: Set(it.from.theme),
        theme_to: Set(it.to.theme),
        place_from: Set(it.from.place),
        place_to: Set(it.to.place),
        assigned_from: Set(it.from.assigned),
        assigned_to: Set(it.to.assigned),
        suggested: Set(it.suggested),
        lang: Set(it.lang.clone()),
        reason: Set(it.reason.clone()),
        made_at: Set(it.made_at),
        undone_at: Set(it.undone_at),
    }
}

/// How far the search for groups of a process is.
pub(crate) async fn group_search(db: &Conn, process: Uuid) -> Result<Option<GroupSearch>, StoreError> {
    Ok(group_search::Entity::find_by_id(process).one(db).await?.map(search_of))
}

/// Searches that nobody ended.
pub(crate) async fn open_searches(db: &Conn) -> Result<Vec<GroupSearch>, StoreError> {
    let found = group_search::Entity::find()
        .filter(group_search::Column::EndedAt.is_null())
        .order_by_asc(group_search::Column::AskedAt);
    Ok(found.all(db).await?.into_iter().map(search_of).collect())
}

fn search_of(it: group_search::Model) -> GroupSearch {
    GroupSearch {
        process: it.process_id,
        asked_at: it.asked_at,
        seen_at: it.seen_at,
        ended_at: it.ended_at,
        done: it.done,
        total: it.total,
    }
}

/// Writes how far a search is.
pub(crate) async fn save_group_search(tx: &Tx, it: &GroupSearch) -> Result<(), StoreError> {
    let row = group_search::ActiveModel {
        process_id: Set(it.process),
        asked_at: Set(it.asked_at),
        seen_at: Set(it.seen_at),
        ended_at: Set(it.ended_at),
        done: Set(it.done),
        total: Set(it.total),
    };
    if group_search(tx, it.process).await?.is_some() {
        row.update(&**tx).await?;
    } else {
        group_search::Entity::insert(row).exec_without_returning(&**tx).await?;
    }
    Ok(())
}

/// Some groups of a process from this place in the list on.
pub(crate) async fn groups(
    db: &Conn,
    process: Uuid,
    from: i64,
    limit: u64,
) -> Result<Vec<Group>, StoreError> {
    let found = group::Entity::find()
        .filter(group::Column::ProcessId.eq(process))
        .filter(group::Column::Position.gte(from))
        .order_by_asc(group::Column::Position)
        .limit(limit);
    found.all(db).await?.into_iter().map(group_of).collect()
}

/// How many groups a process has.
pub(crate) async fn group_count(db: &Conn, process: Uuid) -> Result<u64, StoreError> {
    Ok(group::Entity::find().filter(group::Column::ProcessId.eq(process)).count(db).await?)
}

fn group_of(it: group::Model) -> Result<Group, StoreError> {
    Ok(Group {
        id: it.id,
        process: it.process_id,
        position: it.position,
        centre: it.centre_id,
        others: serde_json::from_str(&it.others).map_err(StoreError::corrupt)?,
        made_at: it.made_at,
    })
}

/// Writes all groups of a process in the place of those that were there.
pub(crate) async fn replace_groups(tx: &Tx, process: Uuid, all: &[Group]) -> Result<(), StoreError> {
    group::Entity::delete_many().filter(group::Column::ProcessId.eq(process)).exec(&**tx).await?;
    for some in all.chunks(100) {
        let mut rows = Vec::with_capacity(some.len());
        for it in some {
            rows.push(group::ActiveModel {
                id: Set(it.id),
                process_id: Set(it.process),
                position: Set(it.position),
                centre_id: Set(it.centre),
                others: Set(serde_json::to_string(&it.others).map_err(StoreError::corrupt)?),
                made_at: Set(it.made_at),
            });
        }
        group::Entity::insert_many(rows).exec_without_returning(&**tx).await?;
    }
    Ok(())
}

/// Which of these proposals somebody said are not the same: the lesser identifier first.
pub(crate) async fn apart_among(
    db: &Conn,
    process: Uuid,
    proposals: &[Uuid],
) -> Result<HashSet<(Uuid, Uuid)>, StoreError> {
    let mut all = HashSet::new();
    for some in proposals.chunks(1_000) {
        let found: Vec<(Uuid, Uuid)> = apart::Entity::find()
            .filter(apart::Column::ProcessId.eq(process))
            .filter(apart::Column::OneId.is_in(some.iter().copied()))
            .select_only()
            .columns([apart::Column::OneId, apart::Column::OtherId])
            .into_tuple()
            .all(db)
            .await?;
        all.extend(found);
    }
    Ok(all)
}

/// Writes that two proposals are not the same.
pub(crate) async fn add_apart(
    tx: &Tx,
    id: Uuid,
    process: Uuid,
    (one, other): (Uuid, Uuid),
    now: Moment,
) -> Result<(), StoreError> {
    let row = apart::ActiveModel {
        id: Set(id),
        process_id: Set(process),
        one_id: Set(one),
        other_id: Set(other),
        made_at: Set(now),
    };
    apart::Entity::insert(row).exec_without_returning(&**tx).await?;
    Ok(())
}
