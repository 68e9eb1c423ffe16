//! The first page: what was promised, and what a person can do about it today.

use crate::model::{CommitmentFacts, Plan};
use crate::pages::parts::{Counts, LevelNames, PlanLine, ProgressShown, said_sample};
use crate::pages::{PLAN, PLANS};
use crate::{progress, queries, resolver};
use minga_kernel::{Day, Ref};
use minga_store::orm::async_trait;
use minga_store::{Conn, StoreError};
use minga_web::pages::SEARCH;
use minga_web::{App, Markup, Place, Said, SlotContent, View, Visit, escape_query};
use serde::Serialize;

/// The most plans that the first page lists.
const MOST: u64 = 5;

/// The plans that the first page tells of: those in force, the newest first, or else the
/// newest of all.
async fn told(db: &Conn) -> Result<Vec<Plan>, StoreError> {
    let plans = queries::plans_in_force(db, MOST).await?;
    if plans.is_empty() { queries::plans(db, None, 0, 1).await } else { Ok(plans) }
}

/// The search for what is overdue, in one plan or in all.
fn overdue_path(visit: &Visit, plan: Option<&Plan>) -> String {
    let plan = plan.map_or_else(String::new, |plan| format!("&plan={}", escape_query(&plan.code)));
    format!("{}?q=&kind=milestone{plan}&overdue=1", SEARCH.path(visit.lang, &[]))
}

#[derive(Serialize)]
pub(crate) struct PromisedPlan {
    plan: Shown,
}

#[derive(Serialize)]
struct Shown {
    title: Said,
    path: String,
    start: Option<Day>,
    end: Option<Day>,
    state: String,
    levels: LevelNames,
    last_report: Option<Day>,
    today: Day,
    progress: ProgressShown,
    missing: usize,
    overdue_path: Option<String>,
    counts: Counts,
    themes: Vec<ThemeShown>,
}

#[derive(Serialize)]
struct ThemeShown {
    title: Said,
    path: String,
    progress: ProgressShown,
    commitments: usize,
    overdue: usize,
}

impl View for PromisedPlan {
    const TEMPLATE: &'static str = "plans/slot_home.html";

    fn samples() -> Vec<PromisedPlan> {
        let [some, none] = ProgressShown::samples();
        let theme = ThemeShown {
            title: said_sample(),
            path: "/es".to_owned(),
            progress: none,
            commitments: 3,
            overdue: 1,
        };
        let shown = Shown {
            title: said_sample(),
            path: "/es".to_owned(),
            start: Some(Day::default()),
            end: None,
            state: "in_implementation".to_owned(),
            levels: LevelNames::sample(),
            last_report: None,
            today: Day::default(),
            progress: some,
            missing: 1,
            overdue_path: None,
            counts: Counts { commitments: 10, milestones: 58, completed: 20, overdue: 0 },
            themes: vec![theme],
        };
        vec![PromisedPlan { plan: shown }]
    }
}

#[derive(Serialize)]
pub(crate) struct PromisedPlans {
    plans: Several,
}

#[derive(Serialize)]
struct Several {
    rows: Vec<PlanLine>,
    path: String,
}

impl View for PromisedPlans {
    const TEMPLATE: &'static str = "plans/slot_home_plans.html";

    fn samples() -> Vec<PromisedPlans> {
        let rows = vec![PlanLine::sample(), PlanLine::sample()];
        vec![PromisedPlans { plans: Several { rows, path: "/es".to_owned() } }]
    }
}

/// Fills [`Place::Promised`].
pub(crate) struct Promised;

#[async_trait]
impl SlotContent for Promised {
    fn place(&self) -> Place {
        Place::Promised
    }

    async fn fill(
        &self,
        app: &App,
        db: &Conn,
        visit: &Visit,
        _thing: Option<&Ref>,
    ) -> Result<Option<Markup>, StoreError> {
        let (lang, today) = (visit.lang, visit.today);
        let mut plans = told(db).await?;
        if plans.len() > 1 {
            let plans = queries::summaries(db, plans).await?;
            let rows = plans.iter().map(|it| PlanLine::of(app, lang, today, it)).collect();
            let shown = Several { rows, path: PLANS.path(lang, &[]) };
            return Ok(Some(app.fragment(lang, &PromisedPlans { plans: shown })?));
        }
        let Some(plan) = plans.pop() else { return Ok(None) };
        let whole = queries::whole_plan(db, &app.references, plan).await?;
        let plan = &whole.plan;
        let facts = whole.facts();
        let all: Vec<&CommitmentFacts<'_>> = facts.iter().collect();
        let counts = Counts::of(&all, today);
        let themes = whole.themes.iter().map(|theme| {
            let its: Vec<_> = all.iter().filter(|it| it.commitment.theme == Some(theme.id)).collect();
            ThemeShown {
                title: Said::title(lang, &theme.title),
                path: resolver::theme(theme, &plan.code).path(lang).to_owned(),
                progress: ProgressShown::of(
                    progress::mean(its.iter().map(|it| it.progress())),
                    &format!("t{}", theme.number),
                ),
                commitments: its.len(),
                overdue: its.iter().map(|it| it.overdue(today)).sum(),
            }
        });
        let shown = Shown {
            title: Said::title(lang, &plan.title),
            path: resolver::plan(plan).path(lang).to_owned(),
            start: plan.period.in_force.start,
            end: plan.period.in_force.end,
            state: plan.state.clone(),
            levels: LevelNames::of(app, lang, &plan.levels),
            last_report: plan.report_date,
            today,
            progress: ProgressShown::of(
                progress::mean(facts.iter().map(CommitmentFacts::progress)),
                "promised-progress",
            ),
            missing: facts.iter().map(CommitmentFacts::without_figure).sum(),
            overdue_path: (counts.overdue > 0).then(|| overdue_path(visit, Some(plan))),
            counts,
            themes: themes.collect(),
        };
        Ok(Some(app.fragment(lang, &PromisedPlan { plan: shown })?))
    }
}

#[derive(Serialize)]
pub(crate) struct ActCards {
    act: Cards,
}

#[derive(Serialize)]
struct Cards {
    /// How many plans it is about.
    plans: usize,
    overdue: u64,
    overdue_path: String,
    read_path: String,
    csv: String,
    levels: LevelNames,
}

impl View for ActCards {
    const TEMPLATE: &'static str = "plans/slot_home_act.html";

    fn samples() -> Vec<ActCards> {
        let cards = |plans, overdue| Cards {
            plans,
            overdue,
            overdue_path: "/es/buscar".to_owned(),
            read_path: "/es".to_owned(),
            csv: "/es.csv".to_owned(),
            levels: LevelNames::sample(),
        };
        [cards(1, 0), cards(1, 1), cards(2, 2)].into_iter().map(|act| ActCards { act }).collect()
    }
}

/// Fills [`Place::Act`].
pub(crate) struct Act;

#[async_trait]
impl SlotContent for Act {
    fn place(&self) -> Place {
        Place::Act
    }

    async fn fill(
        &self,
        app: &App,
        db: &Conn,
        visit: &Visit,
        _thing: Option<&Ref>,
    ) -> Result<Option<Markup>, StoreError> {
        let lang = visit.lang;
        let plans = told(db).await?;
        let plan = match plans.as_slice() {
            [] => return Ok(None),
            [plan] => Some(plan),
            _ => None,
        };
        let path = match plan {
            Some(plan) => PLAN.path(lang, &[("plan", &plan.code)]),
            None => PLANS.path(lang, &[]),
        };
        let act = Cards {
            plans: plans.len(),
            overdue: queries::overdue_count(db, plan.map(|it| it.id), visit.today).await?,
            overdue_path: overdue_path(visit, plan),
            read_path: plan.map_or_else(|| path.clone(), |_| format!("{path}#commitments")),
            csv: format!("{path}.csv"),
            levels: LevelNames::of(app, lang, &plan.map(|it| it.levels.clone()).unwrap_or_default()),
        };
        Ok(Some(app.fragment(lang, &ActCards { act })?))
    }
}
