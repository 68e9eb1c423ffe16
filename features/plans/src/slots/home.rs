//! The first page: what was promised, and what a person can do about it today.

use crate::model::{CommitmentFacts, WholePlan};
use crate::pages::PLAN;
use crate::pages::parts::{Counts, LevelNames, ProgressShown, said_sample};
use crate::{progress, queries, resolver};
use minga_kernel::{Day, Ref};
use minga_store::orm::async_trait;
use minga_store::{Conn, StoreError};
use minga_web::pages::SEARCH;
use minga_web::{App, Markup, Place, Said, SlotContent, View, Visit, escape_query};
use serde::Serialize;

/// The plan that the first page tells of: the one with the newest period.
async fn newest(app: &App, db: &Conn) -> Result<Option<WholePlan>, StoreError> {
    match queries::plans(db, None, 0, 1).await?.pop() {
        Some(plan) => Ok(Some(queries::whole_plan(db, &app.references, plan).await?)),
        None => Ok(None),
    }
}

fn overdue_path(visit: &Visit, code: &str) -> String {
    let plan = escape_query(code);
    format!("{}?q=&kind=milestone&plan={plan}&overdue=1", SEARCH.path(visit.lang, &[]))
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
        let Some(whole) = newest(app, db).await? else { return Ok(None) };
        let (lang, today, plan) = (visit.lang, visit.today, &whole.plan);
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
            overdue_path: (counts.overdue > 0).then(|| overdue_path(visit, &plan.code)),
            counts,
            themes: themes.collect(),
        };
        Ok(Some(app.fragment(lang, &PromisedPlan { plan: shown })?))
    }
}

#[derive(Serialize)]
pub(crate) struct ActCards {
    plan: Cards,
}

#[derive(Serialize)]
struct Cards {
    path: String,
    overdue: usize,
    overdue_path: Option<String>,
    csv: String,
    levels: LevelNames,
}

impl View for ActCards {
    const TEMPLATE: &'static str = "plans/slot_home_act.html";

    fn samples() -> Vec<ActCards> {
        let cards = |overdue, overdue_path| Cards {
            path: "/es".to_owned(),
            overdue,
            overdue_path,
            csv: "/es.csv".to_owned(),
            levels: LevelNames::sample(),
        };
        [cards(0, None), cards(2, Some("/es".to_owned()))].into_iter().map(|plan| ActCards { plan }).collect()
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
        let Some(whole) = newest(app, db).await? else { return Ok(None) };
        let overdue = whole.milestones.iter().filter(|it| it.is_overdue(visit.today)).count();
        let path = PLAN.path(visit.lang, &[("plan", &whole.plan.code)]);
        let cards = Cards {
            overdue,
            overdue_path: (overdue > 0).then(|| overdue_path(visit, &whole.plan.code)),
            csv: format!("{path}.csv"),
            levels: LevelNames::of(app, visit.lang, &whole.plan.levels),
            path,
        };
        Ok(Some(app.fragment(visit.lang, &ActCards { plan: cards })?))
    }
}
