use super::convert::{state_of, theme_of};
use crate::entity::{commitment, milestone, theme};
use crate::model::{Plan, PlanSummary, Standing};
use minga_kernel::Day;
use minga_store::orm::sea_orm::{DerivePartialModel, QueryOrder, QuerySelect};
use minga_store::orm::*;
use minga_store::{Conn, StoreError};
use std::collections::HashMap;

#[derive(DerivePartialModel)]
#[sea_orm(entity = "milestone::Entity")]
struct StandingLine {
    commitment_id: Uuid,
    state: String,
    reported: Option<i64>,
    confirmed: Option<i64>,
    weight: f64,
    end: Option<Day>,
}

/// Plans as lists tell of them, in the order given: three statements, however many they
/// are.
pub(crate) async fn summaries(db: &Conn, plans: Vec<Plan>) -> Result<Vec<PlanSummary>, StoreError> {
    let ids: Vec<Uuid> = plans.iter().map(|plan| plan.id).collect();
    let themes = theme::Entity::find()
        .filter(theme::Column::PlanId.is_in(ids.iter().copied()))
        .order_by_asc(theme::Column::Number)
        .all(db)
        .await?;
    let commitments: Vec<(Uuid, Uuid)> = commitment::Entity::find()
        .filter(commitment::Column::PlanId.is_in(ids.iter().copied()))
        .select_only()
        .columns([commitment::Column::Id, commitment::Column::PlanId])
        .into_tuple()
        .all(db)
        .await?;
    let lines = milestone::Entity::find()
        .filter(milestone::Column::PlanId.is_in(ids.iter().copied()))
        .into_partial_model::<StandingLine>()
        .all(db)
        .await?;

    let mut standings: HashMap<Uuid, Vec<Standing>> = HashMap::new();
    for line in lines {
        standings.entry(line.commitment_id).or_default().push(Standing {
            state: state_of(&line.state)?,
            reported: line.reported,
            confirmed: line.confirmed,
            weight: line.weight,
            due: line.end,
        });
    }
    let mut summaries: Vec<PlanSummary> = plans
        .into_iter()
        .map(|plan| PlanSummary { plan, themes: Vec::new(), commitments: Vec::new() })
        .collect();
    let places: HashMap<Uuid, usize> = ids.into_iter().zip(0..).collect();
    for it in themes {
        summaries[places[&it.plan_id]].themes.push(theme_of(it)?);
    }
    for (id, plan) in commitments {
        summaries[places[&plan]].commitments.push(standings.remove(&id).unwrap_or_default());
    }
    Ok(summaries)
}
