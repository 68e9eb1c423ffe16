//! An organisation's page: what it answers for and what it accompanies.

use crate::model::{BodyRole, ORGANISATION};
use crate::pages::parts::{CommitmentFacts, CommitmentLine, LevelNames, Overdue, said_sample};
use crate::{queries, resolver};
use minga_kernel::{Day, Ref};
use minga_store::orm::async_trait;
use minga_store::{Conn, StoreError};
use minga_web::{App, Markup, Place, Said, SlotContent, View, Visit};
use serde::Serialize;
use std::collections::HashMap;

#[derive(Serialize)]
pub(crate) struct Answers {
    answers: Shown,
}

#[derive(Serialize)]
struct Shown {
    levels: LevelNames,
    today: Day,
    leads: Vec<CommitmentLine>,
    accompanies: Vec<CommitmentLine>,
    overdue: Vec<Late>,
}

#[derive(Serialize)]
struct Late {
    number: String,
    title: Said,
    path: String,
    overdue: Overdue,
}

impl View for Answers {
    const TEMPLATE: &'static str = "plans/slot_organisation.html";

    fn samples() -> Vec<Answers> {
        let late = Late {
            number: "3.5".to_owned(),
            title: said_sample(),
            path: "/es".to_owned(),
            overdue: Overdue::sample(),
        };
        let shown = |leads, accompanies, overdue| Shown {
            levels: LevelNames::sample(),
            today: Day::default(),
            leads,
            accompanies,
            overdue,
        };
        let lines = CommitmentLine::samples;
        [
            shown(lines(), lines(), vec![late]),
            shown(lines(), Vec::new(), Vec::new()),
            shown(Vec::new(), lines(), Vec::new()),
        ]
        .into_iter()
        .map(|answers| Answers { answers })
        .collect()
    }
}

/// The most commitments that the page lists.
const MOST: usize = 200;

/// Fills [`Place::Main`] for organisations.
pub(crate) struct OfOrganisation;

#[async_trait]
impl SlotContent for OfOrganisation {
    fn place(&self) -> Place {
        Place::Main
    }

    async fn fill(
        &self,
        app: &App,
        db: &Conn,
        visit: &Visit,
        thing: Option<&Ref>,
    ) -> Result<Option<Markup>, StoreError> {
        let Some(thing) = thing.filter(|thing| thing.kind == ORGANISATION) else { return Ok(None) };
        let mut ids = queries::commitments_of_body(db, thing.id).await?;
        if ids.is_empty() {
            return Ok(None);
        }
        ids.sort_unstable();
        ids.truncate(MOST);
        let (lang, today) = (visit.lang, visit.today);
        let mut commitments = queries::commitments_by_id(db, &ids).await?;
        let plans: Vec<_> = commitments.iter().map(|it| it.plan).collect();
        let plans: HashMap<_, _> =
            queries::plans_by_id(db, &plans).await?.into_iter().map(|plan| (plan.id, plan)).collect();
        commitments.sort_by_key(|it| (plans.get(&it.plan).map(|plan| plan.code.clone()), it.number));
        let milestones = queries::milestones_of(db, &ids).await?;
        let bodies = queries::bodies_of(db, &ids).await?;
        let organisations: Vec<Ref> =
            bodies.values().flatten().map(|body| body.organisation.clone()).collect();
        let known = app.references.resolve(db, &organisations).await?;

        let mut shown = Shown {
            levels: LevelNames::of(
                app,
                lang,
                &plans.values().next().map(|it| it.levels.clone()).unwrap_or_default(),
            ),
            today,
            leads: Vec::new(),
            accompanies: Vec::new(),
            overdue: Vec::new(),
        };
        for commitment in &commitments {
            let Some(plan) = plans.get(&commitment.plan) else { continue };
            let facts = CommitmentFacts {
                plan: &plan.code,
                commitment,
                milestones: milestones.iter().filter(|it| it.commitment == commitment.id).collect(),
                bodies: bodies.get(&commitment.id).map(Vec::as_slice).unwrap_or_default(),
                known: &known,
            };
            let in_role = |role| facts.bodies.iter().any(|it| it.role == role && it.organisation == *thing);
            if in_role(BodyRole::Lead) {
                shown.leads.push(facts.line(lang, today));
                shown.overdue.extend(facts.milestones.iter().filter_map(|it| {
                    Some(Late {
                        number: it.label(),
                        title: Said::title(lang, &it.title),
                        path: resolver::milestone(it, &plan.code).path(lang).to_owned(),
                        overdue: Overdue::of(it, today)?,
                    })
                }));
            } else {
                shown.accompanies.push(facts.line(lang, today));
            }
        }
        Ok(Some(app.fragment(lang, &Answers { answers: shown })?))
    }
}
