//! An organisation's page: what it answers for and what it accompanies.

use crate::model::{BodyRole, ORGANISATION, WholePlan};
use crate::pages::papers::BODY;
use crate::pages::parts::{CommitmentLine, LevelNames, Named, Overdue, said_sample};
use crate::{queries, resolver};
use minga_kernel::{Day, Lang, Ref};
use minga_store::orm::async_trait;
use minga_store::{Conn, Same, StoreError};
use minga_web::{App, Markup, Place, Said, SlotContent, View, Visit};
use serde::Serialize;

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
    /// What it answers for in each plan, to print.
    sheets: Vec<Named>,
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
            sheets: vec![Named::sample()],
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
        // What named another entry of the same organisation is its own too.
        let all = Same::of(db, std::slice::from_ref(thing)).await?.all(thing);
        let mut ids = queries::commitments_with(db, &all.iter().map(|it| it.id).collect::<Vec<_>>()).await?;
        if ids.is_empty() {
            return Ok(None);
        }
        ids.sort_unstable();
        ids.truncate(MOST);
        let (lang, today) = (visit.lang, visit.today);
        let mut commitments = queries::commitments_by_id(db, &ids).await?;
        let mut plans: Vec<_> = commitments.iter().map(|it| it.plan).collect();
        plans.sort_unstable();
        plans.dedup();
        let plans = queries::plans_by_id(db, &plans).await?;
        commitments.sort_by_key(|it| it.number);
        let mut parts = queries::parts_of_plans(db, &app.references, plans, commitments).await?;
        parts.sort_by(|a, b| a.plan.code.cmp(&b.plan.code));

        let mut shown = Shown {
            levels: LevelNames::of(
                app,
                lang,
                &parts.first().map(|it| it.plan.levels.clone()).unwrap_or_default(),
            ),
            today,
            leads: Vec::new(),
            accompanies: Vec::new(),
            overdue: Vec::new(),
            sheets: parts
                .iter()
                .flat_map(|part| all.iter().filter_map(move |thing| sheet(lang, part, thing)))
                .collect(),
        };
        for facts in parts.iter().flat_map(WholePlan::facts) {
            let in_role =
                |role| facts.bodies.iter().any(|it| it.role == role && all.contains(&it.organisation));
            if in_role(BodyRole::Lead) {
                shown.leads.push(CommitmentLine::of(&facts, lang, today));
                shown.overdue.extend(facts.milestones.iter().filter_map(|it| {
                    Some(Late {
                        number: it.label(),
                        title: Said::title(lang, &it.title),
                        path: resolver::milestone(it, facts.plan).path(lang).to_owned(),
                        overdue: Overdue::of(it, today)?,
                    })
                }));
            } else {
                shown.accompanies.push(CommitmentLine::of(&facts, lang, today));
            }
        }
        Ok(Some(app.fragment(lang, &Answers { answers: shown })?))
    }
}

/// Where an organisation's sheet in a plan is.
fn sheet(lang: Lang, part: &WholePlan, organisation: &Ref) -> Option<Named> {
    let code = &part.known.get(organisation)?.code;
    Some(Named {
        number: part.plan.code.clone(),
        title: Said::title(lang, &part.plan.title),
        path: BODY.path(lang, &[("plan", &part.plan.code), ("organisation", code)]),
    })
}
