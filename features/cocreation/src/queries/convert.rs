//! Rows as the model has them.

use crate::entity::{answer, merger, process, proposal};
use crate::model::proposal::{Answer, Merger, MergerKind, Outcome, Proposal, State, Written};
use crate::model::{Process, Publicity, Who, spam};
use minga_store::StoreError;
use minga_store::orm::sea_orm::ActiveValue::Set;
use serde::Serialize;
use serde::de::DeserializeOwned;

fn read<T: DeserializeOwned>(text: &str) -> Result<T, StoreError> {
    serde_json::from_str(text).map_err(StoreError::corrupt)
}

fn json<T: Serialize>(value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(StoreError::corrupt)
}

fn known<T>(found: Option<T>) -> Result<T, StoreError> {
    found.ok_or_else(|| StoreError::corrupt("an unknown code"))
}

pub(super) fn process_of(it: process::Model) -> Result<Process, StoreError> {
    Ok(Process {
        id: it.id,
        code: it.code,
        title: read(&it.title)?,
        summary: read(&it.summary)?,
        jurisdiction: it.jurisdiction_id,
        state: known(Publicity::from_code(&it.state))?,
        who: known(Who::from_code(&it.who))?,
        phases: read(&it.phases)?,
        themes: read(&it.themes)?,
        places: read(&it.places)?,
        criteria: read(&it.criteria)?,
        hurry: read(&it.hurry)?,
        published_at: it.published_at,
        made_at: it.made_at,
    })
}

pub(super) fn process_row(it: &Process) -> Result<process::ActiveModel, StoreError> {
    Ok(process::ActiveModel {
        id: Set(it.id),
        code: Set(it.code.clone()),
        title: Set(json(&it.title)?),
        summary: Set(json(&it.summary)?),
        jurisdiction_id: Set(it.jurisdiction),
        state: Set(it.state.code().to_owned()),
        who: Set(it.who.code().to_owned()),
        phases: Set(json(&it.phases)?),
        themes: Set(json(&it.themes)?),
        places: Set(json(&it.places)?),
        criteria: Set(json(&it.criteria)?),
        hurry: Set(json(&it.hurry)?),
        published_at: Set(it.published_at),
        made_at: Set(it.made_at),
    })
}

pub(super) fn proposal_of(it: proposal::Model) -> Result<Proposal, StoreError> {
    let state = |code: &str| known(State::from_code(code));
    Ok(Proposal {
        id: it.id,
        process: it.process_id,
        number: it.number,
        state: state(&it.state)?,
        hidden_from: it.hidden_from.as_deref().map(state).transpose()?,
        hidden_why: it.hidden_why,
        outcome: it.outcome.as_deref().map(|code| known(Outcome::from_code(code))).transpose()?,
        joint: it.joint,
        author: it.author_id,
        written: Written {
            title: it.title,
            problem: it.problem,
            solution: it.solution,
            whom: it.whom,
            theme: it.theme,
            place: it.place_id,
            body: it.body.map(|body| body.parse().map_err(StoreError::corrupt)).transpose()?,
            named: it.named,
            lang: it.lang,
        },
        assigned: it.assigned_id,
        merged_into: it.merged_into,
        supports: it.supports,
        made_at: it.made_at,
    })
}

pub(super) fn proposal_row(it: &Proposal) -> proposal::ActiveModel {
    let words = &it.written;
    // What was erased is like nothing any more.
    let fingerprint = match it.state {
        State::Withdrawn => String::new(),
        _ => spam::fingerprint(&words.title, &words.problem, &words.solution),
    };
    proposal::ActiveModel {
        id: Set(it.id),
        process_id: Set(it.process),
        number: Set(it.number),
        state: Set(it.state.code().to_owned()),
        hidden_from: Set(it.hidden_from.map(|state| state.code().to_owned())),
        hidden_why: Set(it.hidden_why.clone()),
        outcome: Set(it.outcome.map(|outcome| outcome.code().to_owned())),
        joint: Set(it.joint),
        author_id: Set(it.author),
        named: Set(words.named),
        body: Set(words.body.as_ref().map(ToString::to_string)),
        theme: Set(words.theme),
        place_id: Set(words.place),
        assigned_id: Set(it.assigned),
        merged_into: Set(it.merged_into),
        lang: Set(words.lang.clone()),
        title: Set(words.title.clone()),
        problem: Set(words.problem.clone()),
        solution: Set(words.solution.clone()),
        whom: Set(words.whom.clone()),
        fingerprint: Set(fingerprint),
        supports: Set(it.supports),
        made_at: Set(it.made_at),
    }
}

pub(super) fn merger_of(it: merger::Model) -> Result<Merger, StoreError> {
    Ok(Merger {
        id: it.id,
        process: it.process_id,
        original: it.original_id,
        into: it.into_id,
        kind: known(MergerKind::from_code(&it.kind))?,
        lang: it.lang,
        reason: it.reason,
        made_at: it.made_at,
        ended_at: it.ended_at,
        end_reason: it.end_reason,
        objection: it.objection,
        objected_at: it.objected_at,
    })
}

pub(super) fn merger_row(it: &Merger) -> merger::ActiveModel {
    merger::ActiveModel {
        id: Set(it.id),
        process_id: Set(it.process),
        original_id: Set(it.original),
        into_id: Set(it.into),
        kind: Set(it.kind.code().to_owned()),
        lang: Set(it.lang.clone()),
        reason: Set(it.reason.clone()),
        made_at: Set(it.made_at),
        ended_at: Set(it.ended_at),
        end_reason: Set(it.end_reason.clone()),
        objection: Set(it.objection.clone()),
        objected_at: Set(it.objected_at),
    }
}

pub(super) fn answer_of(it: answer::Model) -> Result<Answer, StoreError> {
    Ok(Answer {
        id: it.id,
        proposal: it.proposal_id,
        number: it.number,
        outcome: known(Outcome::from_code(&it.outcome))?,
        body: it.body.map(|body| body.parse().map_err(StoreError::corrupt)).transpose()?,
        lang: it.lang,
        text: it.text,
        made_at: it.made_at,
    })
}
