use super::convert::{
    body_of, commitment_of, evidence_of, from_json, learning_of, milestone_of, plan_of, theme_of,
};
use crate::entity::{body, commitment, evidence, learning, milestone, plan, theme};
use crate::model::{
    Body, Commitment, CommitmentDetails, Evidence, IN_FORCE, Learning, Milestone, MilestoneDetails, Plan,
    State, Theme,
};
use minga_kernel::Day;
use minga_store::orm::sea_orm::{Condition, QueryOrder, QuerySelect};
use minga_store::orm::*;
use minga_store::{Conn, StoreError};
use std::collections::HashMap;

/// Every plan that the filter lets through, the newest period first.
pub(crate) async fn plans(
    db: &Conn,
    after: Option<PlanAfter>,
    offset: u64,
    limit: u64,
) -> Result<Vec<Plan>, StoreError> {
    use plan::Column;
    let mut find = plan::Entity::find();
    if let Some((start, code)) = after {
        find = find.filter(
            Condition::any()
                .add(Column::Start.lt(start))
                .add(Condition::all().add(Column::Start.eq(start)).add(Column::Code.gt(code))),
        );
    }
    let found = find.order_by_desc(Column::Start).order_by_asc(Column::Code).offset(offset).limit(limit);
    found.all(db).await?.into_iter().map(plan_of).collect()
}

/// A place in the list of plans to go on after. A plan always has a first day.
pub(crate) type PlanAfter = (Option<Day>, String);

/// The plans that are being carried out, the newest period first.
pub(crate) async fn plans_in_force(db: &Conn, limit: u64) -> Result<Vec<Plan>, StoreError> {
    plans_in(db, &[IN_FORCE], limit).await
}

/// The plans in one of these states, the newest period first.
pub(crate) async fn plans_in(db: &Conn, states: &[&str], limit: u64) -> Result<Vec<Plan>, StoreError> {
    use plan::Column;
    let find = plan::Entity::find().filter(Column::State.is_in(states.iter().copied())).limit(limit);
    let found = find.order_by_desc(Column::Start).order_by_asc(Column::Code);
    found.all(db).await?.into_iter().map(plan_of).collect()
}

/// The plans that are neither closed nor assessed.
pub(crate) async fn plans_not_over(db: &Conn) -> Result<Vec<Plan>, StoreError> {
    let find = plan::Entity::find().filter(plan::Column::State.is_not_in(["closed", "assessed"]));
    find.order_by_asc(plan::Column::Code).all(db).await?.into_iter().map(plan_of).collect()
}

/// How many plans there are.
pub(crate) async fn plan_count(db: &Conn) -> Result<u64, StoreError> {
    Ok(plan::Entity::find().count(db).await?)
}

/// One plan.
pub(crate) async fn plan_by_code(db: &Conn, code: &str) -> Result<Option<Plan>, StoreError> {
    plan::Entity::find().filter(plan::Column::Code.eq(code)).one(db).await?.map(plan_of).transpose()
}

/// Some plans.
pub(crate) async fn plans_by_id(db: &Conn, ids: &[Uuid]) -> Result<Vec<Plan>, StoreError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let chosen = plan::Column::Id.is_in(ids.iter().copied());
    plan::Entity::find().filter(chosen).all(db).await?.into_iter().map(plan_of).collect()
}

/// The identifiers of every plan.
pub(crate) async fn plan_ids(db: &Conn) -> Result<Vec<Uuid>, StoreError> {
    Ok(plan::Entity::find().select_only().column(plan::Column::Id).into_tuple().all(db).await?)
}

/// The themes of a plan, by number.
pub(crate) async fn themes(db: &Conn, plan: Uuid) -> Result<Vec<Theme>, StoreError> {
    let found =
        theme::Entity::find().filter(theme::Column::PlanId.eq(plan)).order_by_asc(theme::Column::Number);
    found.all(db).await?.into_iter().map(theme_of).collect()
}

/// Some themes.
pub(crate) async fn themes_by_id(db: &Conn, ids: &[Uuid]) -> Result<Vec<Theme>, StoreError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let chosen = theme::Column::Id.is_in(ids.iter().copied());
    theme::Entity::find().filter(chosen).all(db).await?.into_iter().map(theme_of).collect()
}

async fn commitment_lines(
    db: &Conn,
    find: Select<commitment::Entity>,
) -> Result<Vec<Commitment>, StoreError> {
    let lines = find.into_partial_model::<commitment::Line>().all(db).await?;
    lines.into_iter().map(commitment_of).collect()
}

/// The commitments of a plan, by number.
pub(crate) async fn commitments(db: &Conn, plan: Uuid) -> Result<Vec<Commitment>, StoreError> {
    let find = commitment::Entity::find()
        .filter(commitment::Column::PlanId.eq(plan))
        .order_by_asc(commitment::Column::Number);
    commitment_lines(db, find).await
}

/// Some commitments.
pub(crate) async fn commitments_by_id(db: &Conn, ids: &[Uuid]) -> Result<Vec<Commitment>, StoreError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let find = commitment::Entity::find().filter(commitment::Column::Id.is_in(ids.iter().copied()));
    commitment_lines(db, find).await
}

/// A page of commitments of one plan or of all, by plan and number.
pub(crate) async fn commitment_page(
    db: &Conn,
    plan: Option<Uuid>,
    after: Option<(Uuid, i64)>,
    limit: u64,
) -> Result<Vec<Commitment>, StoreError> {
    use commitment::Column;
    let mut find = commitment::Entity::find();
    if let Some(plan) = plan {
        find = find.filter(Column::PlanId.eq(plan));
    }
    if let Some((plan, number)) = after {
        let beyond = Condition::all().add(Column::PlanId.eq(plan)).add(Column::Number.gt(number));
        find = find.filter(Condition::any().add(Column::PlanId.gt(plan)).add(beyond));
    }
    commitment_lines(db, find.order_by_asc(Column::PlanId).order_by_asc(Column::Number).limit(limit)).await
}

/// What commitments say at length.
pub(crate) async fn commitment_details(
    db: &Conn,
    ids: Among,
) -> Result<HashMap<Uuid, CommitmentDetails>, StoreError> {
    let rows: Vec<(Uuid, String)> = commitment::Entity::find()
        .filter(match ids {
            Among::Plan(plan) => commitment::Column::PlanId.eq(plan),
            Among::Commitment(id) => commitment::Column::Id.eq(id),
        })
        .select_only()
        .column(commitment::Column::Id)
        .column(commitment::Column::Details)
        .into_tuple()
        .all(db)
        .await?;
    rows.into_iter().map(|(id, details)| Ok((id, from_json(&details)?))).collect()
}

/// Of a whole plan or of one commitment.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Among {
    Plan(Uuid),
    Commitment(Uuid),
}

/// The bodies of commitments in their roles, in the order of the source.
pub(crate) async fn bodies(db: &Conn, among: Among) -> Result<HashMap<Uuid, Vec<Body>>, StoreError> {
    let chosen = match among {
        Among::Plan(plan) => body::Column::PlanId.eq(plan),
        Among::Commitment(id) => body::Column::CommitmentId.eq(id),
    };
    bodies_where(db, Condition::all().add(chosen)).await
}

/// The bodies of some commitments.
pub(crate) async fn bodies_of(
    db: &Conn,
    commitments: &[Uuid],
) -> Result<HashMap<Uuid, Vec<Body>>, StoreError> {
    let chosen = body::Column::CommitmentId.is_in(commitments.iter().copied());
    bodies_where(db, Condition::all().add(chosen)).await
}

/// The bodies of these commitments as the rows have them, role and organisation: by role,
/// in their order.
pub(crate) async fn bodies_as_written(
    db: &Conn,
    commitments: &[Uuid],
) -> Result<HashMap<Uuid, Vec<(String, Uuid)>>, StoreError> {
    let found = body::Entity::find()
        .filter(body::Column::CommitmentId.is_in(commitments.iter().copied()))
        .order_by_asc(body::Column::Role)
        .order_by_asc(body::Column::Position)
        .order_by_asc(body::Column::OrganisationId);
    let mut bodies: HashMap<Uuid, Vec<(String, Uuid)>> = HashMap::new();
    for row in found.all(db).await? {
        bodies.entry(row.commitment_id).or_default().push((row.role, row.organisation_id));
    }
    Ok(bodies)
}

async fn bodies_where(db: &Conn, chosen: Condition) -> Result<HashMap<Uuid, Vec<Body>>, StoreError> {
    let found = body::Entity::find().filter(chosen).order_by_asc(body::Column::Position).all(db).await?;
    let mut bodies: HashMap<Uuid, Vec<Body>> = HashMap::new();
    for model in &found {
        let (commitment, body) = body_of(model)?;
        bodies.entry(commitment).or_default().push(body);
    }
    Ok(bodies)
}

async fn milestone_lines(db: &Conn, find: Select<milestone::Entity>) -> Result<Vec<Milestone>, StoreError> {
    let lines = find.into_partial_model::<milestone::Line>().all(db).await?;
    lines.into_iter().map(milestone_of).collect()
}

/// The milestones of a plan or of a commitment, by number.
pub(crate) async fn milestones(db: &Conn, among: Among) -> Result<Vec<Milestone>, StoreError> {
    use milestone::Column;
    let find = match among {
        Among::Plan(plan) => milestone::Entity::find()
            .filter(Column::PlanId.eq(plan))
            .order_by_asc(Column::CommitmentNumber)
            .order_by_asc(Column::Number),
        Among::Commitment(id) => {
            milestone::Entity::find().filter(Column::CommitmentId.eq(id)).order_by_asc(Column::Number)
        }
    };
    milestone_lines(db, find).await
}

/// The milestones of some commitments, by number.
pub(crate) async fn milestones_of(db: &Conn, commitments: &[Uuid]) -> Result<Vec<Milestone>, StoreError> {
    use milestone::Column;
    if commitments.is_empty() {
        return Ok(Vec::new());
    }
    let find = milestone::Entity::find()
        .filter(Column::CommitmentId.is_in(commitments.iter().copied()))
        .order_by_asc(Column::CommitmentNumber)
        .order_by_asc(Column::Number);
    milestone_lines(db, find).await
}

/// Some milestones.
pub(crate) async fn milestones_by_id(db: &Conn, ids: &[Uuid]) -> Result<Vec<Milestone>, StoreError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let find = milestone::Entity::find().filter(milestone::Column::Id.is_in(ids.iter().copied()));
    milestone_lines(db, find).await
}

/// How many milestones are overdue on this day, in one plan or in all.
pub(crate) async fn overdue_count(db: &Conn, plan: Option<Uuid>, day: Day) -> Result<u64, StoreError> {
    let of_plan = plan.map(|plan| milestone::Column::PlanId.eq(plan));
    let chosen = Condition::all().add(overdue(day)).add_option(of_plan);
    Ok(milestone::Entity::find().filter(chosen).count(db).await?)
}

/// As [`Standing::is_overdue`](crate::model::Standing::is_overdue).
fn overdue(day: Day) -> Condition {
    let open = State::ALL.into_iter().filter(|state| state.is_open()).map(State::code);
    Condition::all().add(milestone::Column::State.is_in(open)).add(milestone::Column::End.lt(day))
}

/// What the API's list of milestones is filtered by.
#[derive(Clone, Debug, Default)]
pub(crate) struct MilestoneFilter {
    pub(crate) plan: Option<Uuid>,
    pub(crate) commitment: Option<i64>,
    pub(crate) state: Option<State>,
    /// Only what is overdue on this day.
    pub(crate) overdue_on: Option<Day>,
}

/// A place in the list of milestones to go on after: plan, commitment, number.
pub(crate) type MilestoneAfter = (Uuid, i64, i64);

/// A page of milestones, by plan, commitment and number.
pub(crate) async fn milestone_page(
    db: &Conn,
    filter: &MilestoneFilter,
    after: Option<MilestoneAfter>,
    limit: u64,
) -> Result<Vec<Milestone>, StoreError> {
    use milestone::Column;
    let mut all = Condition::all();
    if let Some(plan) = filter.plan {
        all = all.add(Column::PlanId.eq(plan));
    }
    if let Some(number) = filter.commitment {
        all = all.add(Column::CommitmentNumber.eq(number));
    }
    if let Some(state) = filter.state {
        all = all.add(Column::State.eq(state.code()));
    }
    if let Some(day) = filter.overdue_on {
        all = all.add(overdue(day));
    }
    if let Some((plan, commitment, number)) = after {
        let within = Condition::all()
            .add(Column::PlanId.eq(plan))
            .add(Column::CommitmentNumber.eq(commitment))
            .add(Column::Number.gt(number));
        let below =
            Condition::all().add(Column::PlanId.eq(plan)).add(Column::CommitmentNumber.gt(commitment));
        all = all.add(Condition::any().add(Column::PlanId.gt(plan)).add(below).add(within));
    }
    let find = milestone::Entity::find()
        .filter(all)
        .order_by_asc(Column::PlanId)
        .order_by_asc(Column::CommitmentNumber)
        .order_by_asc(Column::Number)
        .limit(limit);
    milestone_lines(db, find).await
}

/// What milestones say at length.
pub(crate) async fn milestone_details(
    db: &Conn,
    among: Among,
) -> Result<HashMap<Uuid, MilestoneDetails>, StoreError> {
    let rows: Vec<(Uuid, String)> = milestone::Entity::find()
        .filter(match among {
            Among::Plan(plan) => milestone::Column::PlanId.eq(plan),
            Among::Commitment(id) => milestone::Column::CommitmentId.eq(id),
        })
        .select_only()
        .column(milestone::Column::Id)
        .column(milestone::Column::Details)
        .into_tuple()
        .all(db)
        .await?;
    rows.into_iter().map(|(id, details)| Ok((id, from_json(&details)?))).collect()
}

/// Means of verification, in the order of the source.
pub(crate) async fn evidence(db: &Conn, among: Among) -> Result<Vec<Evidence>, StoreError> {
    let chosen = match among {
        Among::Plan(plan) => evidence::Column::PlanId.eq(plan),
        Among::Commitment(id) => evidence::Column::CommitmentId.eq(id),
    };
    let found = evidence::Entity::find().filter(chosen).order_by_asc(evidence::Column::Position);
    found.all(db).await?.into_iter().map(evidence_of).collect()
}

/// How many means of verification these milestones have; those with none are absent.
pub(crate) async fn evidence_counts(
    db: &Conn,
    milestones: &[Uuid],
) -> Result<HashMap<Uuid, i64>, StoreError> {
    let mut counts = HashMap::new();
    for some in milestones.chunks(1_000) {
        let rows: Vec<(Uuid, i64)> = evidence::Entity::find()
            .filter(evidence::Column::MilestoneId.is_in(some.iter().copied()))
            .select_only()
            .column(evidence::Column::MilestoneId)
            .column_as(evidence::Column::Id.count(), "count")
            .group_by(evidence::Column::MilestoneId)
            .into_tuple()
            .all(db)
            .await?;
        counts.extend(rows);
    }
    Ok(counts)
}

/// What was learned, by kind and in the order of the source.
pub(crate) async fn learnings(db: &Conn, among: Among) -> Result<Vec<Learning>, StoreError> {
    let chosen = match among {
        Among::Plan(plan) => learning::Column::PlanId.eq(plan),
        Among::Commitment(id) => learning::Column::CommitmentId.eq(id),
    };
    let found = learning::Entity::find().filter(chosen).order_by_asc(learning::Column::Position);
    found.all(db).await?.into_iter().map(learning_of).collect()
}
