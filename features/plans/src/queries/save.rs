use super::convert::{levels_json, to_json};
use crate::entity::{body, commitment, evidence, learning, milestone, plan, theme};
use crate::model::{
    Body, Commitment, CommitmentDetails, Evidence, Learning, Milestone, MilestoneDetails, Plan, Theme,
};
use minga_kernel::Cx;
use minga_store::orm::sea_orm::ActiveValue::Set;
use minga_store::orm::sea_orm::IntoActiveModel;
use minga_store::orm::*;
use minga_store::{Conn, StoreError};

/// Rows in one statement: 18 columns each stay below what both databases bind.
const BATCH: usize = 500;

/// Whether a thing is written for the first time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Save {
    New,
    Known,
}

pub(super) async fn save<A>(cx: &Cx, tx: &Conn, save: Save, rows: Vec<A>) -> Result<(), StoreError>
where
    A: ActiveModelTrait + ActiveModelBehavior + Send + Clone,
    <A::Entity as EntityTrait>::Model: IntoActiveModel<A> + Sync,
{
    match save {
        Save::New => {
            for batch in rows.chunks(BATCH) {
                <A::Entity as EntityTrait>::insert_many(batch.to_vec()).exec_without_returning(tx).await?;
                cx.watch.done(batch.len() as u64);
            }
        }
        Save::Known => {
            for row in rows {
                row.update(tx).await?;
                cx.watch.done(1);
            }
        }
    }
    Ok(())
}

/// Writes a plan.
pub(crate) async fn save_plan(cx: &Cx, tx: &Conn, how: Save, it: &Plan) -> Result<(), StoreError> {
    let row = plan::ActiveModel {
        id: Set(it.id),
        code: Set(it.code.clone()),
        title: Set(to_json(&it.title)?),
        summary: Set(to_json(&it.summary)?),
        kind: Set(it.kind.clone()),
        state: Set(it.state.clone()),
        country: Set(it.country.clone()),
        jurisdiction_id: Set(it.jurisdiction),
        scope: Set(it.scope.clone()),
        language: Set(it.language.clone()),
        number: Set(it.number),
        signed_start: Set(it.period.signed.start),
        signed_end: Set(it.period.signed.end),
        start: Set(it.period.in_force.start),
        end: Set(it.period.in_force.end),
        adopted: Set(it.adopted),
        rescheduled_to: Set(it.rescheduled_to),
        instrument: Set(to_json(&it.instrument)?),
        levels: Set(levels_json(&it.levels)?),
        proposals_received: Set(it.proposals_received),
        cocreation_cities: Set(to_json(&it.cocreation_cities)?),
        report_date: Set(it.report_date),
        note: Set(to_json(&it.note)?),
        updated_at: Set(it.updated),
    };
    save(cx, tx, how, vec![row]).await
}

/// Writes themes.
pub(crate) async fn save_themes(cx: &Cx, tx: &Conn, how: Save, all: &[&Theme]) -> Result<(), StoreError> {
    let row = |it: &&Theme| -> Result<_, StoreError> {
        Ok(theme::ActiveModel {
            id: Set(it.id),
            plan_id: Set(it.plan),
            number: Set(it.number),
            title: Set(to_json(&it.title)?),
            summary: Set(to_json(&it.summary)?),
        })
    };
    save(cx, tx, how, all.iter().map(row).collect::<Result<_, _>>()?).await
}

/// Writes commitments.
pub(crate) async fn save_commitments(
    cx: &Cx,
    tx: &Conn,
    how: Save,
    all: &[(&Commitment, &CommitmentDetails)],
) -> Result<(), StoreError> {
    let row = |(it, details): &(&Commitment, &CommitmentDetails)| -> Result<_, StoreError> {
        Ok(commitment::ActiveModel {
            id: Set(it.id),
            plan_id: Set(it.plan),
            theme_id: Set(it.theme),
            number: Set(it.number),
            code: Set(it.code.clone()),
            title: Set(to_json(&it.title)?),
            summary: Set(to_json(&it.summary)?),
            sdgs: Set(to_json(&it.sdgs)?),
            policy_areas: Set(to_json(&it.policy_areas)?),
            budget: Set(it.budget),
            currency: Set(it.currency.clone()),
            contact: Set(it.contact.clone()),
            milestones_stated: Set(it.milestones_stated),
            note: Set(to_json(&it.note)?),
            details: Set(to_json(details)?),
        })
    };
    save(cx, tx, how, all.iter().map(row).collect::<Result<_, _>>()?).await
}

/// Writes the bodies of one commitment in place of those that it had.
pub(crate) async fn save_bodies(
    cx: &Cx,
    tx: &Conn,
    it: &Commitment,
    bodies: &[Body],
) -> Result<(), StoreError> {
    body::Entity::delete_many().filter(body::Column::CommitmentId.eq(it.id)).exec(tx).await?;
    let rows = bodies.iter().zip(0i64..).map(|(body, position)| body::ActiveModel {
        commitment_id: Set(it.id),
        role: Set(body.role.code().to_owned()),
        organisation_id: Set(body.organisation.id),
        plan_id: Set(it.plan),
        position: Set(position),
    });
    save(cx, tx, Save::New, rows.collect()).await
}

/// Writes milestones.
pub(crate) async fn save_milestones(
    cx: &Cx,
    tx: &Conn,
    how: Save,
    all: &[(&Milestone, &MilestoneDetails)],
) -> Result<(), StoreError> {
    let row = |(it, details): &(&Milestone, &MilestoneDetails)| -> Result<_, StoreError> {
        Ok(milestone::ActiveModel {
            id: Set(it.id),
            plan_id: Set(it.plan),
            commitment_id: Set(it.commitment),
            commitment_number: Set(it.commitment_number),
            number: Set(it.number),
            title: Set(to_json(&it.title)?),
            state: Set(it.state.code().to_owned()),
            delay_reported: Set(it.delay_reported),
            reported: Set(it.reported),
            confirmed: Set(it.confirmed),
            weight: Set(it.weight),
            signed_start: Set(it.schedule.signed.start),
            signed_end: Set(it.schedule.signed.end),
            start: Set(it.schedule.in_force.start),
            end: Set(it.schedule.in_force.end),
            completed_on: Set(it.completed_on),
            note: Set(to_json(&it.note)?),
            details: Set(to_json(details)?),
        })
    };
    save(cx, tx, how, all.iter().map(row).collect::<Result<_, _>>()?).await
}

/// Writes means of verification.
pub(crate) async fn save_evidence(
    cx: &Cx,
    tx: &Conn,
    how: Save,
    all: &[&Evidence],
) -> Result<(), StoreError> {
    let row = |it: &&Evidence| -> Result<_, StoreError> {
        Ok(evidence::ActiveModel {
            id: Set(it.id),
            plan_id: Set(it.plan),
            commitment_id: Set(it.commitment),
            milestone_id: Set(it.milestone),
            position: Set(it.position),
            title: Set(to_json(&it.title)?),
            url: Set(it.url.clone()),
            dated: Set(it.dated),
            report_id: Set(it.given.report),
            statement_id: Set(it.given.statement),
            file: Set(it.given.file.clone()),
            media_type: Set(it.given.media_type.clone()),
            size: Set(it.given.size),
            archived: Set(it.given.archive.copy.clone()),
            archive_state: Set(it.given.archive.state.map(|state| state.code().to_owned())),
            archive_at: Set(it.given.archive.at),
            archive_failed: Set(it.given.archive.failed.clone()),
            archive_status: Set(it.given.archive.status),
            archive_size: Set(it.given.archive.size),
            archive_type: Set(it.given.archive.media_type.clone()),
            archive_from: Set(it.given.archive.from.clone()),
            given_by: Set(it.given.by),
            validated_by: Set(it.given.validated_by),
        })
    };
    save(cx, tx, how, all.iter().map(row).collect::<Result<_, _>>()?).await
}

/// Writes what was learned.
pub(crate) async fn save_learnings(
    cx: &Cx,
    tx: &Conn,
    how: Save,
    all: &[&Learning],
) -> Result<(), StoreError> {
    let row = |it: &&Learning| -> Result<_, StoreError> {
        Ok(learning::ActiveModel {
            id: Set(it.id),
            plan_id: Set(it.plan),
            commitment_id: Set(it.commitment),
            kind: Set(it.kind.clone()),
            position: Set(it.position),
            text: Set(to_json(&it.text)?),
        })
    };
    save(cx, tx, how, all.iter().map(row).collect::<Result<_, _>>()?).await
}
