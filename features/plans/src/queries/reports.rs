//! Reports, what is said to them, changes of dates.

use super::convert::{evidence_of, from_json, milestone_of, plan_of, to_json};
use crate::entity::{body, draft, evidence, milestone, plan, report, reschedule, risk, statement};
use crate::model::{
    Evidence, IN_FORCE, Milestone, Plan, Report, ReportKind, ReportState, Reschedule, RescheduleState, Risk,
    Say, State, Statement,
};
use minga_kernel::{Day, Moment, Role};
use minga_store::orm::sea_orm::ActiveValue::Set;
use minga_store::orm::sea_orm::sea_query::{OnConflict, Query};
use minga_store::orm::sea_orm::{
    Condition, DerivePartialModel, ExprTrait, JoinType, QueryOrder, QuerySelect, QueryTrait,
};
use minga_store::orm::*;
use minga_store::{Conn, StoreError, Tx};

/// One milestone, without its details.
pub(crate) async fn milestone_by_id(db: &Conn, id: Uuid) -> Result<Option<Milestone>, StoreError> {
    let found = milestone::Entity::find_by_id(id).into_partial_model::<milestone::Line>().one(db).await?;
    found.map(milestone_of).transpose()
}

/// A milestone with its plan, and the number of its newest report.
#[derive(DerivePartialModel)]
#[sea_orm(entity = "milestone::Entity")]
struct MatterLine {
    #[sea_orm(nested)]
    milestone: milestone::Line,
    #[sea_orm(nested)]
    plan: plan::Model,
    #[sea_orm(from_expr = "newest_number()")]
    last_report: Option<i64>,
}

fn newest_number() -> Expr {
    let newest = Query::select()
        .expr(report::Column::Number.max())
        .from(report::Entity)
        .and_where(report::Column::MilestoneId.into_expr().eq(milestone::Column::Id.into_expr()))
        .take();
    Expr::SubQuery(None, Box::new(newest.into()))
}

/// A milestone, its plan, and the number of its newest report, 0 before the first: in one
/// statement, because others may wait for whoever asks.
pub(crate) async fn milestone_matter(
    db: &Conn,
    id: Uuid,
) -> Result<Option<(Milestone, Plan, i64)>, StoreError> {
    let plan = milestone::Entity::belongs_to(plan::Entity)
        .from(milestone::Column::PlanId)
        .to(plan::Column::Id)
        .into();
    let found = milestone::Entity::find_by_id(id).join(JoinType::InnerJoin, plan);
    let Some(line) = found.into_partial_model::<MatterLine>().one(db).await? else { return Ok(None) };
    Ok(Some((milestone_of(line.milestone)?, plan_of(line.plan)?, line.last_report.unwrap_or(0))))
}

/// What a report changes of a milestone.
pub(crate) async fn move_milestone(tx: &Tx, it: &Milestone) -> Result<(), StoreError> {
    let row = milestone::ActiveModel {
        id: Set(it.id),
        state: Set(it.state.code().to_owned()),
        reported: Set(it.reported),
        confirmed: Set(it.confirmed),
        start: Set(it.schedule.in_force.start),
        end: Set(it.schedule.in_force.end),
        completed_on: Set(it.completed_on),
        ..Default::default()
    };
    row.update(&**tx).await?;
    Ok(())
}

/// The newest reports of a milestone, the newest first.
pub(crate) async fn newest_reports(
    db: &Conn,
    milestone: Uuid,
    limit: u64,
) -> Result<Vec<Report>, StoreError> {
    let found = report::Entity::find()
        .filter(report::Column::MilestoneId.eq(milestone))
        .order_by_desc(report::Column::Number)
        .limit(limit);
    found.all(db).await?.into_iter().map(report_of).collect()
}

/// The report of a milestone that has this number.
pub(crate) async fn report_by_number(
    db: &Conn,
    milestone: Uuid,
    number: i64,
) -> Result<Option<Report>, StoreError> {
    let found = report::Entity::find()
        .filter(report::Column::MilestoneId.eq(milestone))
        .filter(report::Column::Number.eq(number));
    found.one(db).await?.map(report_of).transpose()
}

/// The newest report of each milestone of these commitments, the newest of all first.
pub(crate) async fn newest_of_commitments(
    db: &Conn,
    commitments: &[Uuid],
) -> Result<Vec<Report>, StoreError> {
    if commitments.is_empty() {
        return Ok(Vec::new());
    }
    let of_commitments = milestone::Entity::find()
        .filter(milestone::Column::CommitmentId.is_in(commitments.iter().copied()))
        .select_only()
        .column(milestone::Column::Id);
    // By an index that has nothing else to look at, however often it was reported.
    let newest = report::Entity::find()
        .filter(report::Column::MilestoneId.in_subquery(of_commitments.into_query()))
        .group_by(report::Column::MilestoneId)
        .select_only()
        .column(report::Column::MilestoneId)
        .expr(report::Column::Number.max());
    let milestone_and_number =
        Expr::tuple([Expr::col(report::Column::MilestoneId), Expr::col(report::Column::Number)]);
    let found = report::Entity::find()
        .filter(milestone_and_number.in_subquery(newest.into_query()))
        .order_by_desc(report::Column::ReportedAt)
        .order_by_desc(report::Column::Number);
    found.all(db).await?.into_iter().map(report_of).collect()
}

/// The newest report of each milestone of a plan that is carried out, if no counterpart has said
/// anything to it yet.
pub(crate) async fn waiting_reports(db: &Conn) -> Result<Vec<Report>, StoreError> {
    let in_force =
        plan::Entity::find().filter(plan::Column::State.eq(IN_FORCE)).select_only().column(plan::Column::Id);
    let answered = statement::Entity::find()
        .filter(statement::Column::Role.eq(Role::Counterpart.code()))
        .select_only()
        .column(statement::Column::ReportId);
    let newest = report::Entity::find()
        .group_by(report::Column::MilestoneId)
        .select_only()
        .column(report::Column::MilestoneId)
        .expr(report::Column::Number.max());
    let milestone_and_number =
        Expr::tuple([Expr::col(report::Column::MilestoneId), Expr::col(report::Column::Number)]);
    let found = report::Entity::find()
        .filter(report::Column::State.eq(ReportState::Reported.code()))
        .filter(report::Column::PlanId.in_subquery(in_force.into_query()))
        .filter(report::Column::Id.not_in_subquery(answered.into_query()))
        .filter(milestone_and_number.in_subquery(newest.into_query()))
        .order_by_asc(report::Column::Id);
    found.all(db).await?.into_iter().map(report_of).collect()
}

/// A page of reports of one plan or of all, of one milestone or of all, the newest first.
pub(crate) async fn report_page(
    db: &Conn,
    plan: Option<Uuid>,
    milestone: Option<Uuid>,
    after: Option<Uuid>,
    limit: u64,
) -> Result<Vec<Report>, StoreError> {
    use report::Column;
    // Identifiers are in the order of their birth.
    let chosen = Condition::all()
        .add_option(plan.map(|id| Column::PlanId.eq(id)))
        .add_option(milestone.map(|id| Column::MilestoneId.eq(id)))
        .add_option(after.map(|id| Column::Id.lt(id)));
    let found = report::Entity::find().filter(chosen).order_by_desc(Column::Id).limit(limit);
    found.all(db).await?.into_iter().map(report_of).collect()
}

/// One report.
pub(crate) async fn report_by_id(db: &Conn, id: Uuid) -> Result<Option<Report>, StoreError> {
    report::Entity::find_by_id(id).one(db).await?.map(report_of).transpose()
}

/// The number of the newest report of a milestone; 0 before the first.
pub(crate) async fn last_report(db: &Conn, milestone: Uuid) -> Result<i64, StoreError> {
    let found: Option<Option<i64>> = report::Entity::find()
        .filter(report::Column::MilestoneId.eq(milestone))
        .select_only()
        .column_as(report::Column::Number.max(), "number")
        .into_tuple()
        .one(db)
        .await?;
    Ok(found.flatten().unwrap_or(0))
}

/// The commitments in which these organisations have a part.
pub(crate) async fn commitments_with(db: &Conn, organisations: &[Uuid]) -> Result<Vec<Uuid>, StoreError> {
    if organisations.is_empty() {
        return Ok(Vec::new());
    }
    Ok(body::Entity::find()
        .filter(body::Column::OrganisationId.is_in(organisations.iter().copied()))
        .select_only()
        .column(body::Column::CommitmentId)
        .distinct()
        .into_tuple()
        .all(db)
        .await?)
}

/// Writes a report.
pub(crate) async fn add_report(tx: &Tx, it: &Report) -> Result<(), StoreError> {
    let row = report::ActiveModel {
        id: Set(it.id),
        plan_id: Set(it.plan),
        commitment_id: Set(it.commitment),
        milestone_id: Set(it.milestone),
        number: Set(it.number),
        kind: Set(it.kind.code().to_owned()),
        state: Set(it.state.code().to_owned()),
        body_id: Set(it.body),
        percent: Set(it.percent),
        until: Set(it.until),
        text: Set(to_json(&it.text)?),
        obstacles: Set(to_json(&it.obstacles)?),
        help_needed: Set(to_json(&it.help_needed)?),
        next_steps: Set(to_json(&it.next_steps)?),
        reported_at: Set(it.reported_at),
        settled_at: Set(it.settled_at),
    };
    report::Entity::insert(row).exec_without_returning(&**tx).await?;
    Ok(())
}

/// Moves a report to another state.
pub(crate) async fn move_report(
    tx: &Tx,
    id: Uuid,
    state: ReportState,
    settled_at: Option<Moment>,
) -> Result<(), StoreError> {
    let row = report::ActiveModel {
        id: Set(id),
        state: Set(state.code().to_owned()),
        settled_at: Set(settled_at),
        ..Default::default()
    };
    row.update(&**tx).await?;
    Ok(())
}

/// What was said to these reports, in order.
pub(crate) async fn statements(db: &Conn, reports: &[Uuid]) -> Result<Vec<Statement>, StoreError> {
    if reports.is_empty() {
        return Ok(Vec::new());
    }
    let found = statement::Entity::find()
        .filter(statement::Column::ReportId.is_in(reports.iter().copied()))
        .order_by_asc(statement::Column::ReportId)
        .order_by_asc(statement::Column::Number);
    found.all(db).await?.into_iter().map(statement_of).collect()
}

/// Writes what is said to a report.
pub(crate) async fn add_statement(tx: &Tx, it: &Statement) -> Result<(), StoreError> {
    let row = statement::ActiveModel {
        id: Set(it.id),
        plan_id: Set(it.plan),
        report_id: Set(it.report),
        number: Set(it.number),
        kind: Set(it.say.code().to_owned()),
        role: Set(it.role.code().to_owned()),
        body_id: Set(it.body),
        text: Set(to_json(&it.text)?),
        made_at: Set(it.made_at),
    };
    statement::Entity::insert(row).exec_without_returning(&**tx).await?;
    Ok(())
}

/// The means of verification of a milestone, in order.
pub(crate) async fn evidence_of_milestone(db: &Conn, milestone: Uuid) -> Result<Vec<Evidence>, StoreError> {
    let found = evidence::Entity::find()
        .filter(evidence::Column::MilestoneId.eq(milestone))
        .order_by_asc(evidence::Column::Position);
    found.all(db).await?.into_iter().map(evidence_of).collect()
}

/// The means of verification of these milestones, in order.
pub(crate) async fn evidence_of_milestones(
    db: &Conn,
    milestones: &[Uuid],
) -> Result<Vec<Evidence>, StoreError> {
    if milestones.is_empty() {
        return Ok(Vec::new());
    }
    let found = evidence::Entity::find()
        .filter(evidence::Column::MilestoneId.is_in(milestones.iter().copied()))
        .order_by_asc(evidence::Column::MilestoneId)
        .order_by_asc(evidence::Column::Position);
    found.all(db).await?.into_iter().map(evidence_of).collect()
}

/// The newest means of verification of these commitments.
pub(crate) async fn newest_evidence(
    db: &Conn,
    commitments: &[Uuid],
    limit: u64,
) -> Result<Vec<Evidence>, StoreError> {
    // Identifiers are in the order of their birth.
    let found = evidence::Entity::find()
        .filter(evidence::Column::CommitmentId.is_in(commitments.iter().copied()))
        .order_by_desc(evidence::Column::Id)
        .limit(limit);
    found.all(db).await?.into_iter().map(evidence_of).collect()
}

/// Writes down that a counterpart confirmed the report that these prove.
pub(crate) async fn validate_evidence(tx: &Tx, id: Uuid, by: Option<Uuid>) -> Result<(), StoreError> {
    let row = evidence::ActiveModel { id: Set(id), validated_by: Set(by), ..Default::default() };
    row.update(&**tx).await?;
    Ok(())
}

/// The open milestones of these commitments, by their last day.
pub(crate) async fn open_milestones(db: &Conn, commitments: &[Uuid]) -> Result<Vec<Milestone>, StoreError> {
    if commitments.is_empty() {
        return Ok(Vec::new());
    }
    let open = State::ALL.into_iter().filter(|state| state.is_open()).map(State::code);
    let found = milestone::Entity::find()
        .filter(milestone::Column::State.is_in(open))
        .filter(milestone::Column::CommitmentId.is_in(commitments.iter().copied()))
        .order_by_asc(milestone::Column::End)
        .into_partial_model::<milestone::Line>();
    found.all(db).await?.into_iter().map(milestone_of).collect()
}

/// The changes of dates of a milestone and of its whole plan, the newest first.
pub(crate) async fn reschedules(
    db: &Conn,
    plan: Uuid,
    milestone: Uuid,
) -> Result<Vec<Reschedule>, StoreError> {
    use reschedule::Column;
    let of = Condition::any().add(Column::MilestoneId.eq(milestone)).add(Column::MilestoneId.is_null());
    let found = reschedule::Entity::find()
        .filter(Column::PlanId.eq(plan))
        .filter(of)
        .order_by_desc(reschedule::Column::ProposedAt);
    found.all(db).await?.into_iter().map(reschedule_of).collect()
}

/// The proposals that wait for a decision, of one plan or of all.
pub(crate) async fn proposed_dates(db: &Conn, plan: Option<Uuid>) -> Result<Vec<Reschedule>, StoreError> {
    let of = plan.map(|id| reschedule::Column::PlanId.eq(id));
    let found = reschedule::Entity::find()
        .filter(Condition::all().add(reschedule::Column::State.eq("proposed")).add_option(of))
        .order_by_asc(reschedule::Column::ProposedAt);
    found.all(db).await?.into_iter().map(reschedule_of).collect()
}

/// One change of dates.
pub(crate) async fn reschedule_by_id(db: &Conn, id: Uuid) -> Result<Option<Reschedule>, StoreError> {
    reschedule::Entity::find_by_id(id).one(db).await?.map(reschedule_of).transpose()
}

/// Writes a change of dates that is new, or all of one that is known.
pub(crate) async fn save_reschedule(tx: &Tx, it: &Reschedule, new: bool) -> Result<(), StoreError> {
    let row = reschedule::ActiveModel {
        id: Set(it.id),
        plan_id: Set(it.plan),
        milestone_id: Set(it.milestone),
        state: Set(it.state.code().to_owned()),
        from: Set(it.from),
        to: Set(it.to),
        months: Set(it.months),
        reason: Set(to_json(&it.reason)?),
        decision: Set(to_json(&it.decision)?),
        proposed_by: Set(it.proposed_by),
        proposed_at: Set(it.proposed_at),
        decided_at: Set(it.decided_at),
    };
    if new {
        reschedule::Entity::insert(row).exec_without_returning(&**tx).await?;
    } else {
        row.update(&**tx).await?;
    }
    Ok(())
}

/// What may go wrong with a commitment, in order.
pub(crate) async fn risks(db: &Conn, commitment: Uuid) -> Result<Vec<Risk>, StoreError> {
    let found = risk::Entity::find()
        .filter(risk::Column::CommitmentId.eq(commitment))
        .order_by_asc(risk::Column::Position);
    let of = |it: risk::Model| {
        Ok(Risk {
            id: it.id,
            plan: it.plan_id,
            commitment: it.commitment_id,
            position: it.position,
            text: from_json(&it.text)?,
            contingency: from_json(&it.contingency)?,
            over: it.over,
        })
    };
    found.all(db).await?.into_iter().map(of).collect()
}

/// Writes a risk that is new, or all of one that is known.
pub(crate) async fn save_risk(tx: &Tx, it: &Risk, new: bool) -> Result<(), StoreError> {
    let row = risk::ActiveModel {
        id: Set(it.id),
        plan_id: Set(it.plan),
        commitment_id: Set(it.commitment),
        position: Set(it.position),
        text: Set(to_json(&it.text)?),
        contingency: Set(to_json(&it.contingency)?),
        over: Set(it.over),
    };
    if new {
        risk::Entity::insert(row).exec_without_returning(&**tx).await?;
    } else {
        row.update(&**tx).await?;
    }
    Ok(())
}

/// The words of a report that its author has not sent yet, and when they were kept.
pub(crate) async fn draft_of(
    db: &Conn,
    account: Uuid,
    milestone: Uuid,
) -> Result<Option<(String, Moment)>, StoreError> {
    let found = draft::Entity::find_by_id((account, milestone)).one(db).await?;
    Ok(found.map(|row| (row.content, row.saved_at)))
}

/// The milestones of which somebody keeps a draft.
pub(crate) async fn drafts_of(db: &Conn, account: Uuid) -> Result<Vec<(Uuid, Day)>, StoreError> {
    let found = draft::Entity::find().filter(draft::Column::AccountId.eq(account)).all(db).await?;
    Ok(found.into_iter().map(|row| (row.milestone_id, row.saved_at.date_naive())).collect())
}

/// Keeps a draft in place of the one before.
pub(crate) async fn keep_draft(
    tx: &Tx,
    account: Uuid,
    milestone: Uuid,
    content: &str,
    now: Moment,
) -> Result<(), StoreError> {
    let row = draft::ActiveModel {
        account_id: Set(account),
        milestone_id: Set(milestone),
        content: Set(content.to_owned()),
        saved_at: Set(now),
    };
    let replace = OnConflict::columns([draft::Column::AccountId, draft::Column::MilestoneId])
        .update_columns([draft::Column::Content, draft::Column::SavedAt])
        .to_owned();
    draft::Entity::insert(row).on_conflict(replace).exec_without_returning(&**tx).await?;
    Ok(())
}

/// Throws a draft away.
pub(crate) async fn drop_draft(tx: &Tx, account: Uuid, milestone: Uuid) -> Result<(), StoreError> {
    draft::Entity::delete_by_id((account, milestone)).exec(&**tx).await?;
    Ok(())
}

fn unknown(what: &str) -> StoreError {
    StoreError::corrupt(format!("an unknown {what}"))
}

fn report_of(it: report::Model) -> Result<Report, StoreError> {
    Ok(Report {
        id: it.id,
        plan: it.plan_id,
        commitment: it.commitment_id,
        milestone: it.milestone_id,
        number: it.number,
        kind: ReportKind::from_code(&it.kind).ok_or_else(|| unknown("kind of report"))?,
        state: ReportState::from_code(&it.state).ok_or_else(|| unknown("state of a report"))?,
        body: it.body_id,
        percent: it.percent,
        until: it.until,
        text: from_json(&it.text)?,
        obstacles: from_json(&it.obstacles)?,
        help_needed: from_json(&it.help_needed)?,
        next_steps: from_json(&it.next_steps)?,
        reported_at: it.reported_at,
        settled_at: it.settled_at,
    })
}

fn statement_of(it: statement::Model) -> Result<Statement, StoreError> {
    Ok(Statement {
        id: it.id,
        plan: it.plan_id,
        report: it.report_id,
        number: it.number,
        say: Say::from_code(&it.kind).ok_or_else(|| unknown("kind of statement"))?,
        role: Role::from_code(&it.role).ok_or_else(|| unknown("role"))?,
        body: it.body_id,
        text: from_json(&it.text)?,
        made_at: it.made_at,
    })
}

fn reschedule_of(it: reschedule::Model) -> Result<Reschedule, StoreError> {
    Ok(Reschedule {
        id: it.id,
        plan: it.plan_id,
        milestone: it.milestone_id,
        state: RescheduleState::from_code(&it.state).ok_or_else(|| unknown("state of a reschedule"))?,
        from: it.from,
        to: it.to,
        months: it.months,
        reason: from_json(&it.reason)?,
        decision: from_json(&it.decision)?,
        proposed_by: it.proposed_by,
        proposed_at: it.proposed_at,
        decided_at: it.decided_at,
    })
}
