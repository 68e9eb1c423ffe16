//! Assessments, in all their versions.

use super::convert::{from_json, to_json};
use super::{Among, Save, save};
use crate::entity::assessment;
use crate::model::{Assessment, AssessmentKind, CodeSet, KeptFile};
use minga_kernel::{Cx, Role};
use minga_store::orm::sea_orm::ActiveValue::Set;
use minga_store::orm::sea_orm::{Condition, QueryOrder, QuerySelect};
use minga_store::orm::*;
use minga_store::{Conn, StoreError};

/// Every version of every assessment: of a whole plan with all that is in it, or of one
/// commitment. Those of one thing and kind stand in the order of their versions.
pub(crate) async fn assessments(db: &Conn, among: Among) -> Result<Vec<Assessment>, StoreError> {
    let chosen = match among {
        Among::Plan(plan) => assessment::Column::PlanId.eq(plan),
        Among::Commitment(id) => assessment::Column::CommitmentId.eq(id),
    };
    found(db, Condition::all().add(chosen)).await
}

/// Every version of every assessment of some commitments.
pub(crate) async fn assessments_of(db: &Conn, commitments: &[Uuid]) -> Result<Vec<Assessment>, StoreError> {
    if commitments.is_empty() {
        return Ok(Vec::new());
    }
    let chosen = assessment::Column::CommitmentId.is_in(commitments.iter().copied());
    found(db, Condition::all().add(chosen)).await
}

/// Every version of every assessment of some plans and of what is in them.
pub(crate) async fn assessments_of_plans(db: &Conn, plans: &[Uuid]) -> Result<Vec<Assessment>, StoreError> {
    if plans.is_empty() {
        return Ok(Vec::new());
    }
    let chosen = assessment::Column::PlanId.is_in(plans.iter().copied());
    found(db, Condition::all().add(chosen)).await
}

async fn found(db: &Conn, chosen: Condition) -> Result<Vec<Assessment>, StoreError> {
    use assessment::Column;
    let found = assessment::Entity::find()
        .filter(chosen)
        .order_by_asc(Column::Series)
        .order_by_asc(Column::Version)
        .order_by_asc(Column::Id);
    found.all(db).await?.into_iter().map(assessment_of).collect()
}

/// One version of an assessment.
pub(crate) async fn assessment_by_id(db: &Conn, id: Uuid) -> Result<Option<Assessment>, StoreError> {
    assessment::Entity::find_by_id(id).one(db).await?.map(assessment_of).transpose()
}

/// What the API's list of assessments is filtered by.
#[derive(Clone, Debug, Default)]
pub(crate) struct AssessmentFilter {
    pub(crate) plan: Option<Uuid>,
    pub(crate) commitment: Option<Uuid>,
    pub(crate) kind: Option<AssessmentKind>,
}

/// A page of versions, the newest first.
pub(crate) async fn assessment_page(
    db: &Conn,
    filter: &AssessmentFilter,
    after: Option<Uuid>,
    limit: u64,
) -> Result<Vec<Assessment>, StoreError> {
    use assessment::Column;
    // Identifiers are in the order of their birth.
    let chosen = Condition::all()
        .add_option(filter.plan.map(|id| Column::PlanId.eq(id)))
        .add_option(filter.commitment.map(|id| Column::CommitmentId.eq(id)))
        .add_option(filter.kind.map(|kind| Column::Kind.eq(kind.code())))
        .add_option(after.map(|id| Column::Id.lt(id)));
    let found = assessment::Entity::find().filter(chosen).order_by_desc(Column::Id).limit(limit);
    found.all(db).await?.into_iter().map(assessment_of).collect()
}

/// Writes new versions; those that are known are never written again.
pub(crate) async fn add_assessments(cx: &Cx, tx: &Conn, all: &[&Assessment]) -> Result<(), StoreError> {
    let row = |it: &&Assessment| -> Result<_, StoreError> {
        Ok(assessment::ActiveModel {
            id: Set(it.id),
            plan_id: Set(it.plan),
            commitment_id: Set(it.commitment),
            kind: Set(it.kind.code().to_owned()),
            series: Set(it.series),
            version: Set(it.version),
            code_set: Set(it.set.map(|set| set.code().to_owned())),
            codes: Set(to_json(&it.codes)?),
            dated: Set(it.dated),
            organisation_id: Set(it.organisation),
            assessor: Set(to_json(&it.assessor)?),
            summary: Set(to_json(&it.summary)?),
            url: Set(it.url.clone()),
            file: Set(it.file.as_ref().map(|file| file.sha256.clone())),
            media_type: Set(it.file.as_ref().map(|file| file.media_type.clone())),
            size: Set(it.file.as_ref().map(|file| file.size)),
            reason: Set(to_json(&it.reason)?),
            role: Set(it.role.code().to_owned()),
            by: Set(it.by),
            recorded_at: Set(it.recorded_at),
        })
    };
    save(cx, tx, Save::New, all.iter().map(row).collect::<Result<_, _>>()?).await
}

fn assessment_of(it: assessment::Model) -> Result<Assessment, StoreError> {
    let unknown = |what: &str| StoreError::corrupt(format!("an unknown {what}"));
    let set =
        it.code_set.as_deref().map(|code| CodeSet::from_code(code).ok_or_else(|| unknown("set of codes")));
    let file = it.file.map(|sha256| KeptFile {
        sha256,
        media_type: it.media_type.unwrap_or_default(),
        size: it.size.unwrap_or_default(),
    });
    Ok(Assessment {
        id: it.id,
        plan: it.plan_id,
        commitment: it.commitment_id,
        kind: AssessmentKind::from_code(&it.kind).ok_or_else(|| unknown("kind of assessment"))?,
        series: it.series,
        version: it.version,
        set: set.transpose()?,
        codes: from_json(&it.codes)?,
        dated: it.dated,
        organisation: it.organisation_id,
        assessor: from_json(&it.assessor)?,
        summary: from_json(&it.summary)?,
        url: it.url,
        file,
        reason: from_json(&it.reason)?,
        role: Role::from_code(&it.role).ok_or_else(|| unknown("role"))?,
        by: it.by,
        recorded_at: it.recorded_at,
    })
}
