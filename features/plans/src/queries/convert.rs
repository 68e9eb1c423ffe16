//! Between entities and the model.

use crate::entity::{body, commitment, evidence, learning, milestone, plan, theme};
use crate::model::{
    Archive, ArchiveState, Body, BodyRole, Commitment, Dates, Evidence, Given, Learning, LevelName, Levels,
    Milestone, ORGANISATION, Plan, Schedule, State, Theme,
};
use minga_kernel::Text;
use minga_store::StoreError;
use minga_store::orm::Uuid;
use serde::Serialize;
use serde::de::DeserializeOwned;

pub(super) fn from_json<T: DeserializeOwned>(json: &str) -> Result<T, StoreError> {
    serde_json::from_str(json).map_err(StoreError::corrupt)
}

pub(super) fn to_json<T: Serialize>(value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(StoreError::corrupt)
}

/// Level names as they are stored: three pairs.
type StoredLevels = [(Text, Text); 3];

pub(super) fn levels_json(levels: &Levels) -> Result<String, StoreError> {
    let pair = |name: &LevelName| (name.one.clone(), name.many.clone());
    let stored: StoredLevels = [pair(&levels.theme), pair(&levels.commitment), pair(&levels.milestone)];
    to_json(&stored)
}

pub(super) fn plan_of(it: plan::Model) -> Result<Plan, StoreError> {
    let [theme, commitment, milestone] =
        from_json::<StoredLevels>(&it.levels)?.map(|(one, many)| LevelName { one, many });
    Ok(Plan {
        id: it.id,
        code: it.code,
        title: from_json(&it.title)?,
        summary: from_json(&it.summary)?,
        kind: it.kind,
        state: it.state,
        country: it.country,
        jurisdiction: it.jurisdiction_id,
        scope: it.scope,
        language: it.language,
        number: it.number,
        period: Schedule {
            signed: Dates { start: it.signed_start, end: it.signed_end },
            in_force: Dates { start: it.start, end: it.end },
        },
        adopted: it.adopted,
        rescheduled_to: it.rescheduled_to,
        instrument: from_json(&it.instrument)?,
        levels: Levels { theme, commitment, milestone },
        proposals_received: it.proposals_received,
        cocreation_cities: from_json(&it.cocreation_cities)?,
        report_date: it.report_date,
        note: from_json(&it.note)?,
        updated: it.updated_at,
    })
}

pub(super) fn theme_of(it: theme::Model) -> Result<Theme, StoreError> {
    Ok(Theme {
        id: it.id,
        plan: it.plan_id,
        number: it.number,
        title: from_json(&it.title)?,
        summary: from_json(&it.summary)?,
    })
}

pub(super) fn body_of(it: &body::Model) -> Result<(Uuid, Body), StoreError> {
    let role = BodyRole::from_code(&it.role).ok_or_else(|| StoreError::corrupt(&it.role))?;
    Ok((it.commitment_id, Body { role, organisation: ORGANISATION.with(it.organisation_id) }))
}

pub(super) fn commitment_of(it: commitment::Line) -> Result<Commitment, StoreError> {
    Ok(Commitment {
        id: it.id,
        plan: it.plan_id,
        theme: it.theme_id,
        number: it.number,
        code: it.code,
        title: from_json(&it.title)?,
        summary: from_json(&it.summary)?,
        sdgs: from_json(&it.sdgs)?,
        policy_areas: from_json(&it.policy_areas)?,
        budget: it.budget,
        currency: it.currency,
        contact: it.contact,
        milestones_stated: it.milestones_stated,
        note: from_json(&it.note)?,
    })
}

pub(super) fn state_of(code: &str) -> Result<State, StoreError> {
    State::from_code(code).ok_or_else(|| StoreError::corrupt(code))
}

pub(super) fn milestone_of(it: milestone::Line) -> Result<Milestone, StoreError> {
    Ok(Milestone {
        id: it.id,
        plan: it.plan_id,
        commitment: it.commitment_id,
        commitment_number: it.commitment_number,
        number: it.number,
        title: from_json(&it.title)?,
        state: state_of(&it.state)?,
        delay_reported: it.delay_reported,
        reported: it.reported,
        confirmed: it.confirmed,
        weight: it.weight,
        schedule: Schedule {
            signed: Dates { start: it.signed_start, end: it.signed_end },
            in_force: Dates { start: it.start, end: it.end },
        },
        completed_on: it.completed_on,
        note: from_json(&it.note)?,
    })
}

pub(super) fn evidence_of(it: evidence::Model) -> Result<Evidence, StoreError> {
    Ok(Evidence {
        id: it.id,
        plan: it.plan_id,
        commitment: it.commitment_id,
        milestone: it.milestone_id,
        position: it.position,
        title: from_json(&it.title)?,
        url: it.url,
        dated: it.dated,
        given: Given {
            report: it.report_id,
            statement: it.statement_id,
            file: it.file,
            media_type: it.media_type,
            size: it.size,
            archive: Archive {
                state: it
                    .archive_state
                    .map(|code| ArchiveState::from_code(&code).ok_or_else(|| StoreError::corrupt(&code)))
                    .transpose()?,
                copy: it.archived,
                at: it.archive_at,
                failed: it.archive_failed,
                status: it.archive_status,
                size: it.archive_size,
                media_type: it.archive_type,
                from: it.archive_from,
            },
            by: it.given_by,
            validated_by: it.validated_by,
        },
    })
}

pub(super) fn learning_of(it: learning::Model) -> Result<Learning, StoreError> {
    Ok(Learning {
        id: it.id,
        plan: it.plan_id,
        commitment: it.commitment_id,
        kind: it.kind,
        position: it.position,
        text: from_json(&it.text)?,
    })
}
