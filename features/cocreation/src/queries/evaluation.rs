//! How proposals are evaluated, and what was given, said and noted.

use crate::entity::evaluation::{agreement, conflict, decision, note, rules, sheet};
use crate::entity::proposal;
use crate::model::evaluation::{Cause, Conflict, Decision, DecisionState, Note, Rules, Sheet, Verdict};
use crate::model::proposal::State;
use minga_kernel::{Moment, Ref};
use minga_store::orm::sea_orm::ActiveValue::Set;
use minga_store::orm::sea_orm::sea_query::Query;
use minga_store::orm::sea_orm::{QueryOrder, QuerySelect};
use minga_store::orm::*;
use minga_store::{Conn, StoreError, Tx};

fn known<T>(found: Option<T>) -> Result<T, StoreError> {
    found.ok_or_else(|| StoreError::corrupt("an unknown code"))
}

fn body(text: Option<String>) -> Result<Option<Ref>, StoreError> {
    text.map(|text| text.parse().map_err(StoreError::corrupt)).transpose()
}

/// How proposals of a process are evaluated, if that was said.
pub(crate) async fn evaluation_rules(db: &Conn, process: Uuid) -> Result<Option<Rules>, StoreError> {
    let found = rules::Entity::find().filter(rules::Column::ProcessId.eq(process)).one(db).await?;
    Ok(found.map(|it| Rules {
        id: it.id,
        process: it.process_id,
        due: it.due,
        lowest: it.lowest,
        highest: it.highest,
        made_at: it.made_at,
    }))
}

fn rules_row(it: &Rules) -> rules::ActiveModel {
    rules::ActiveModel {
        id: Set(it.id),
        process_id: Set(it.process),
        due: Set(it.due),
        lowest: Set(it.lowest),
        highest: Set(it.highest),
        made_at: Set(it.made_at),
    }
}

/// Writes rules that are new.
pub(crate) async fn add_evaluation_rules(tx: &Tx, it: &Rules) -> Result<(), StoreError> {
    rules::Entity::insert(rules_row(it)).exec_without_returning(&**tx).await?;
    Ok(())
}

/// Writes all of rules that are known.
pub(crate) async fn save_evaluation_rules(tx: &Tx, it: &Rules) -> Result<(), StoreError> {
    rules_row(it).update(&**tx).await?;
    Ok(())
}

fn sheet_of(it: sheet::Model) -> Result<Sheet, StoreError> {
    Ok(Sheet {
        id: it.id,
        process: it.process_id,
        proposal: it.proposal_id,
        account: it.account_id,
        body: body(it.body)?,
        version: it.version,
        scores: serde_json::from_str(&it.scores).map_err(StoreError::corrupt)?,
        lang: it.lang,
        reason: it.reason,
        made_at: it.made_at,
    })
}

/// What was given to these proposals, each in the order of its versions.
pub(crate) async fn sheets_of(db: &Conn, proposals: &[Uuid]) -> Result<Vec<Sheet>, StoreError> {
    let mut all = Vec::new();
    for some in proposals.chunks(1_000) {
        let found = sheet::Entity::find()
            .filter(sheet::Column::ProposalId.is_in(some.iter().copied()))
            .order_by_asc(sheet::Column::ProposalId)
            .order_by_asc(sheet::Column::AccountId)
            .order_by_asc(sheet::Column::Version);
        for row in found.all(db).await? {
            all.push(sheet_of(row)?);
        }
    }
    Ok(all)
}

/// Everything that somebody gave, in order.
pub(crate) async fn sheets_by(db: &Conn, account: Uuid) -> Result<Vec<Sheet>, StoreError> {
    let found =
        sheet::Entity::find().filter(sheet::Column::AccountId.eq(account)).order_by_asc(sheet::Column::Id);
    found.all(db).await?.into_iter().map(sheet_of).collect()
}

/// Writes a version of what somebody gave.
pub(crate) async fn add_sheet(tx: &Tx, it: &Sheet) -> Result<(), StoreError> {
    let row = sheet::ActiveModel {
        id: Set(it.id),
        process_id: Set(it.process),
        proposal_id: Set(it.proposal),
        account_id: Set(it.account),
        body: Set(it.body.as_ref().map(ToString::to_string)),
        version: Set(it.version),
        scores: Set(serde_json::to_string(&it.scores).map_err(StoreError::corrupt)?),
        lang: Set(it.lang.clone()),
        reason: Set(it.reason.clone()),
        made_at: Set(it.made_at),
    };
    sheet::Entity::insert(row).exec_without_returning(&**tx).await?;
    Ok(())
}

/// Whether anything of a process was scored.
pub(crate) async fn is_scored(db: &Conn, process: Uuid) -> Result<bool, StoreError> {
    let found = sheet::Entity::find().filter(sheet::Column::ProcessId.eq(process));
    let first = found.select_only().column(sheet::Column::Id).limit(1).into_tuple::<Uuid>();
    Ok(first.one(db).await?.is_some())
}

/// Who scored which proposals of a process.
pub(crate) async fn scored(db: &Conn, process: Uuid) -> Result<Vec<(Uuid, Uuid)>, StoreError> {
    let found = sheet::Entity::find()
        .filter(sheet::Column::ProcessId.eq(process))
        .filter(sheet::Column::Version.eq(1))
        .select_only()
        .columns([sheet::Column::AccountId, sheet::Column::ProposalId]);
    Ok(found.into_tuple().all(db).await?)
}

/// Whose interest which proposals of a process are.
pub(crate) async fn conflicted(db: &Conn, process: Uuid) -> Result<Vec<(Uuid, Uuid)>, StoreError> {
    let found = conflict::Entity::find()
        .filter(conflict::Column::ProcessId.eq(process))
        .select_only()
        .columns([conflict::Column::AccountId, conflict::Column::ProposalId]);
    Ok(found.into_tuple().all(db).await?)
}

fn conflict_of(it: conflict::Model) -> Result<Conflict, StoreError> {
    Ok(Conflict {
        id: it.id,
        process: it.process_id,
        proposal: it.proposal_id,
        account: it.account_id,
        body: body(it.body)?,
        cause: known(Cause::from_code(&it.cause))?,
        lang: it.lang,
        reason: it.reason,
        made_at: it.made_at,
    })
}

/// The interests in these proposals.
pub(crate) async fn conflicts_of(db: &Conn, proposals: &[Uuid]) -> Result<Vec<Conflict>, StoreError> {
    let mut all = Vec::new();
    for some in proposals.chunks(1_000) {
        let found = conflict::Entity::find()
            .filter(conflict::Column::ProposalId.is_in(some.iter().copied()))
            .order_by_asc(conflict::Column::Id);
        for row in found.all(db).await? {
            all.push(conflict_of(row)?);
        }
    }
    Ok(all)
}

/// Somebody's interests, in order.
pub(crate) async fn conflicts_by(db: &Conn, account: Uuid) -> Result<Vec<Conflict>, StoreError> {
    let found = conflict::Entity::find()
        .filter(conflict::Column::AccountId.eq(account))
        .order_by_asc(conflict::Column::Id);
    found.all(db).await?.into_iter().map(conflict_of).collect()
}

/// Writes an interest.
pub(crate) async fn add_conflict(tx: &Tx, it: &Conflict) -> Result<(), StoreError> {
    let row = conflict::ActiveModel {
        id: Set(it.id),
        process_id: Set(it.process),
        proposal_id: Set(it.proposal),
        account_id: Set(it.account),
        body: Set(it.body.as_ref().map(ToString::to_string)),
        cause: Set(it.cause.code().to_owned()),
        lang: Set(it.lang.clone()),
        reason: Set(it.reason.clone()),
        made_at: Set(it.made_at),
    };
    conflict::Entity::insert(row).exec_without_returning(&**tx).await?;
    Ok(())
}

fn decision_of(it: decision::Model) -> Result<Decision, StoreError> {
    Ok(Decision {
        id: it.id,
        process: it.process_id,
        proposal: it.proposal_id,
        number: it.number,
        state: known(DecisionState::from_code(&it.state))?,
        verdict: known(Verdict::from_code(&it.verdict))?,
        lang: it.lang,
        text: it.text,
        made_at: it.made_at,
        decided_at: it.decided_at,
    })
}

fn decision_row(it: &Decision) -> decision::ActiveModel {
    decision::ActiveModel {
        id: Set(it.id),
        process_id: Set(it.process),
        proposal_id: Set(it.proposal),
        number: Set(it.number),
        state: Set(it.state.code().to_owned()),
        verdict: Set(it.verdict.code().to_owned()),
        lang: Set(it.lang.clone()),
        text: Set(it.text.clone()),
        made_at: Set(it.made_at),
        decided_at: Set(it.decided_at),
    }
}

/// What is, or may be, said together of these proposals, of each in order.
pub(crate) async fn decisions_of(db: &Conn, proposals: &[Uuid]) -> Result<Vec<Decision>, StoreError> {
    let mut all = Vec::new();
    for some in proposals.chunks(1_000) {
        let found = decision::Entity::find()
            .filter(decision::Column::ProposalId.is_in(some.iter().copied()))
            .order_by_asc(decision::Column::ProposalId)
            .order_by_asc(decision::Column::Number);
        for row in found.all(db).await? {
            all.push(decision_of(row)?);
        }
    }
    Ok(all)
}

/// The proposals of a process of which something was said together.
pub(crate) async fn decided_in(db: &Conn, process: Uuid) -> Result<Vec<Uuid>, StoreError> {
    let found = decision::Entity::find()
        .filter(decision::Column::ProcessId.eq(process))
        .filter(decision::Column::State.eq(DecisionState::Decided.code()))
        .select_only()
        .column(decision::Column::ProposalId)
        .distinct();
    Ok(found.into_tuple().all(db).await?)
}

/// Writes what is said together and is new.
pub(crate) async fn add_decision(tx: &Tx, it: &Decision) -> Result<(), StoreError> {
    decision::Entity::insert(decision_row(it)).exec_without_returning(&**tx).await?;
    Ok(())
}

/// Writes all of what is said together and known.
pub(crate) async fn save_decision(tx: &Tx, it: &Decision) -> Result<(), StoreError> {
    decision_row(it).update(&**tx).await?;
    Ok(())
}

/// Who agrees with what: the decision and the account.
pub(crate) async fn agreements_to(db: &Conn, decisions: &[Uuid]) -> Result<Vec<(Uuid, Uuid)>, StoreError> {
    let mut all = Vec::new();
    for some in decisions.chunks(1_000) {
        let found = agreement::Entity::find()
            .filter(agreement::Column::DecisionId.is_in(some.iter().copied()))
            .select_only()
            .columns([agreement::Column::DecisionId, agreement::Column::AccountId]);
        all.extend(found.into_tuple::<(Uuid, Uuid)>().all(db).await?);
    }
    Ok(all)
}

/// Writes that somebody agrees.
pub(crate) async fn add_agreement(
    tx: &Tx,
    id: Uuid,
    decision: Uuid,
    account: Uuid,
    now: Moment,
) -> Result<(), StoreError> {
    let row = agreement::ActiveModel {
        id: Set(id),
        decision_id: Set(decision),
        account_id: Set(account),
        made_at: Set(now),
    };
    agreement::Entity::insert(row).exec_without_returning(&**tx).await?;
    Ok(())
}

fn note_of(it: note::Model) -> Result<Note, StoreError> {
    Ok(Note {
        id: it.id,
        proposal: it.proposal_id,
        account: it.account_id,
        body: body(it.body)?,
        lang: it.lang,
        text: it.text,
        made_at: it.made_at,
    })
}

/// What evaluators noted for one another about a proposal, the newest of it, in order.
pub(crate) async fn notes_of(db: &Conn, proposal: Uuid, most: u64) -> Result<Vec<Note>, StoreError> {
    let found = note::Entity::find()
        .filter(note::Column::ProposalId.eq(proposal))
        .order_by_desc(note::Column::Id)
        .limit(most);
    let mut all: Vec<Note> = found.all(db).await?.into_iter().map(note_of).collect::<Result<_, _>>()?;
    all.reverse();
    Ok(all)
}

/// Everything that somebody noted, in order.
pub(crate) async fn notes_by(db: &Conn, account: Uuid) -> Result<Vec<Note>, StoreError> {
    let found =
        note::Entity::find().filter(note::Column::AccountId.eq(account)).order_by_asc(note::Column::Id);
    found.all(db).await?.into_iter().map(note_of).collect()
}

/// Deletes everything that somebody noted.
pub(crate) async fn delete_notes_of(tx: &Tx, account: Uuid) -> Result<(), StoreError> {
    note::Entity::delete_many().filter(note::Column::AccountId.eq(account)).exec(&**tx).await?;
    Ok(())
}

/// Writes a note.
pub(crate) async fn add_note(tx: &Tx, it: &Note) -> Result<(), StoreError> {
    let row = note::ActiveModel {
        id: Set(it.id),
        proposal_id: Set(it.proposal),
        account_id: Set(it.account),
        body: Set(it.body.as_ref().map(ToString::to_string)),
        lang: Set(it.lang.clone()),
        text: Set(it.text.clone()),
        made_at: Set(it.made_at),
    };
    note::Entity::insert(row).exec_without_returning(&**tx).await?;
    Ok(())
}

/// The proposals of a process that are being evaluated, in the order of their numbers.
pub(crate) async fn in_evaluation(db: &Conn, process: Uuid) -> Result<Vec<(Uuid, i64)>, StoreError> {
    let found = proposal::Entity::find()
        .filter(proposal::Column::ProcessId.eq(process))
        .filter(proposal::Column::State.eq(State::InEvaluation.code()))
        .order_by_asc(proposal::Column::Number)
        .select_only()
        .columns([proposal::Column::Id, proposal::Column::Number]);
    Ok(found.into_tuple().all(db).await?)
}

/// The proposals of a process that these people, or these organisations, made.
pub(crate) async fn made_by(
    db: &Conn,
    process: Uuid,
    accounts: &[Uuid],
    bodies: &[Ref],
) -> Result<Vec<MadeRow>, StoreError> {
    let chosen = sea_orm::Condition::any()
        .add(proposal::Column::AuthorId.is_in(accounts.iter().copied()))
        .add(proposal::Column::Body.is_in(bodies.iter().map(ToString::to_string)));
    let found = proposal::Entity::find()
        .filter(proposal::Column::ProcessId.eq(process))
        .filter(chosen)
        .select_only()
        .columns([
            proposal::Column::Id,
            proposal::Column::AuthorId,
            proposal::Column::Body,
            proposal::Column::MadeAt,
        ]);
    let rows: Vec<(Uuid, Option<Uuid>, Option<String>, Moment)> = found.into_tuple().all(db).await?;
    rows.into_iter().map(|(id, author, of, at)| Ok(MadeRow { id, author, body: body(of)?, at })).collect()
}

/// Who made a proposal, and when.
#[derive(Clone, Debug)]
pub(crate) struct MadeRow {
    pub(crate) id: Uuid,
    pub(crate) author: Option<Uuid>,
    pub(crate) body: Option<Ref>,
    pub(crate) at: Moment,
}

/// The next proposals of which something was said together, of a process or of all that are
/// public, in the order of their identifiers.
pub(crate) async fn decided_after(
    db: &Conn,
    process: Option<Uuid>,
    after: Option<Uuid>,
    limit: u64,
) -> Result<Vec<Uuid>, StoreError> {
    let decided = Query::select()
        .column(decision::Column::ProposalId)
        .from(decision::Entity)
        .and_where(decision::Column::State.eq(DecisionState::Decided.code()))
        .to_owned();
    let readable = State::ALL.iter().filter(|it| it.is_readable()).map(|it| it.code());
    let chosen = sea_orm::Condition::all()
        .add_option(process.map(|process| proposal::Column::ProcessId.eq(process)))
        .add_option(after.map(|after| proposal::Column::Id.gt(after)))
        .add(proposal::Column::State.is_in(readable))
        .add(proposal::Column::Id.in_subquery(decided));
    let found = proposal::Entity::find()
        .filter(chosen)
        .order_by_asc(proposal::Column::Id)
        .limit(limit)
        .select_only()
        .column(proposal::Column::Id);
    Ok(found.into_tuple().all(db).await?)
}

/// The processes in which something is being evaluated.
pub(crate) async fn evaluating(db: &Conn) -> Result<Vec<Uuid>, StoreError> {
    let found = proposal::Entity::find()
        .filter(proposal::Column::State.eq(State::InEvaluation.code()))
        .select_only()
        .column(proposal::Column::ProcessId)
        .distinct();
    Ok(found.into_tuple().all(db).await?)
}
