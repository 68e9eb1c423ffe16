//! What became of a commitment since, in a chain that another page tells: its milestones with
//! their states, and how much evidence each has.

use crate::model::COMMITMENT;
use crate::{queries, resolver};
use minga_kernel::{Day, Ref};
use minga_store::orm::async_trait;
use minga_store::{Conn, StoreError};
use minga_web::{App, Markup, Place, Said, SlotContent, View, Visit};
use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct Onward {
    onward: Shown,
}

#[derive(Serialize)]
struct Shown {
    done: usize,
    milestones: Vec<Step>,
}

#[derive(Serialize)]
struct Step {
    number: String,
    title: Said,
    path: String,
    state: &'static str,
    overdue: bool,
    /// When it was completed, or is to be.
    day: Option<Day>,
    evidence: i64,
}

impl View for Onward {
    const TEMPLATE: &'static str = "plans/slot_onward.html";

    fn samples() -> Vec<Onward> {
        let title = || Said { words: "<Hito>".to_owned(), lang: "es".to_owned(), foreign: true };
        let step = |full: bool| Step {
            number: "1.2".to_owned(),
            title: title(),
            path: "/es".to_owned(),
            state: if full { "completed" } else { "not_started" },
            overdue: !full,
            day: full.then(Day::default),
            evidence: i64::from(full) * 3,
        };
        let shown = |milestones| Onward { onward: Shown { done: 1, milestones } };
        vec![shown(Vec::new()), shown(vec![step(true), step(false)])]
    }
}

/// Fills [`Place::Onward`] for commitments.
pub(super) struct OfCommitment;

#[async_trait]
impl SlotContent for OfCommitment {
    fn place(&self) -> Place {
        Place::Onward
    }

    async fn fill(
        &self,
        app: &App,
        db: &Conn,
        visit: &Visit,
        thing: Option<&Ref>,
    ) -> Result<Option<Markup>, StoreError> {
        let Some(thing) = thing.filter(|thing| thing.kind == COMMITMENT) else { return Ok(None) };
        let all = queries::milestones_of(db, &[thing.id]).await?;
        let ids: Vec<_> = all.iter().map(|it| it.id).collect();
        let counts = queries::evidence_counts(db, &ids).await?;
        let codes = resolver::plan_codes(db, all.iter().map(|it| it.plan)).await?;
        let step = |it: &crate::model::Milestone| {
            let plan = codes.get(&it.plan)?;
            Some(Step {
                number: it.label(),
                title: Said::title(visit.lang, &it.title),
                path: resolver::milestone(it, plan).path(visit.lang).to_owned(),
                state: it.state.code(),
                overdue: it.is_overdue(visit.today),
                day: it.completed_on.or(it.schedule.in_force.end),
                evidence: counts.get(&it.id).copied().unwrap_or(0),
            })
        };
        let done = all.iter().filter(|it| it.state == crate::model::State::Completed).count();
        let onward = Shown { done, milestones: all.iter().filter_map(step).collect() };
        Ok(Some(app.fragment(visit.lang, &Onward { onward })?))
    }
}
