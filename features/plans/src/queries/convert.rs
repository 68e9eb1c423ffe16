//! Between entities and the model.

use crate::entity::{body, commitment, evidence, learning, milestone, plan, theme};
use crate::model::{
    Body, BodyRole, Commitment, Dates, Evidence, Learning, LevelName, Levels, Milestone, ORGANISATION, Plan,
    Schedule, State, Theme,
};
use minga_kernel::Text;
use minga_store::StoreError;
use minga_store::orm::sea_orm::prelude::{Date, Uuid};
use minga_store::orm::sea_orm::{self, FromQueryResult};
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

/// A commitment's row without its long texts.
#[derive(FromQueryResult)]
pub(super) struct CommitmentLine {
    id: Uuid,
    plan_id: Uuid,
    theme_id: Option<Uuid>,
    number: i64,
    code: Option<String>,
    title: String,
    summary: String,
    sdgs: String,
    policy_areas: String,
    budget: Option<f64>,
    currency: Option<String>,
    contact: Option<String>,
    milestones_stated: Option<i64>,
    note: String,
}

impl CommitmentLine {
    /// The columns that it reads.
    pub(super) const COLUMNS: [commitment::Column; 14] = {
        use commitment::Column::{
            Budget, Code, Contact, Currency, Id, MilestonesStated, Note, Number, PlanId, PolicyAreas, Sdgs,
            Summary, ThemeId, Title,
        };
        [
            Id,
            PlanId,
            ThemeId,
            Number,
            Code,
            Title,
            Summary,
            Sdgs,
            PolicyAreas,
            Budget,
            Currency,
            Contact,
            MilestonesStated,
            Note,
        ]
    };

    pub(super) fn understood(self) -> Result<Commitment, StoreError> {
        Ok(Commitment {
            id: self.id,
            plan: self.plan_id,
            theme: self.theme_id,
            number: self.number,
            code: self.code,
            title: from_json(&self.title)?,
            summary: from_json(&self.summary)?,
            sdgs: from_json(&self.sdgs)?,
            policy_areas: from_json(&self.policy_areas)?,
            budget: self.budget,
            currency: self.currency,
            contact: self.contact,
            milestones_stated: self.milestones_stated,
            note: from_json(&self.note)?,
        })
    }
}

/// A milestone's row without its long texts.
#[derive(FromQueryResult)]
pub(super) struct MilestoneLine {
    id: Uuid,
    plan_id: Uuid,
    commitment_id: Uuid,
    commitment_number: i64,
    number: i64,
    title: String,
    state: String,
    delay_reported: bool,
    reported: Option<i64>,
    confirmed: Option<i64>,
    weight: f64,
    signed_start: Option<Date>,
    signed_end: Option<Date>,
    start: Option<Date>,
    end: Option<Date>,
    completed_on: Option<Date>,
    note: String,
}

impl MilestoneLine {
    /// The columns that it reads.
    pub(super) const COLUMNS: [milestone::Column; 17] = {
        use milestone::Column::{
            CommitmentId, CommitmentNumber, CompletedOn, Confirmed, DelayReported, End, Id, Note, Number,
            PlanId, Reported, SignedEnd, SignedStart, Start, State, Title, Weight,
        };
        [
            Id,
            PlanId,
            CommitmentId,
            CommitmentNumber,
            Number,
            Title,
            State,
            DelayReported,
            Reported,
            Confirmed,
            Weight,
            SignedStart,
            SignedEnd,
            Start,
            End,
            CompletedOn,
            Note,
        ]
    };

    pub(super) fn understood(self) -> Result<Milestone, StoreError> {
        Ok(Milestone {
            id: self.id,
            plan: self.plan_id,
            commitment: self.commitment_id,
            commitment_number: self.commitment_number,
            number: self.number,
            title: from_json(&self.title)?,
            state: State::from_code(&self.state).ok_or_else(|| StoreError::corrupt(&self.state))?,
            delay_reported: self.delay_reported,
            reported: self.reported,
            confirmed: self.confirmed,
            weight: self.weight,
            schedule: Schedule {
                signed: Dates { start: self.signed_start, end: self.signed_end },
                in_force: Dates { start: self.start, end: self.end },
            },
            completed_on: self.completed_on,
            note: from_json(&self.note)?,
        })
    }
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
