//! What a plan and its commitments came to: what the government says beside what somebody
//! independent says.

mod shown;
mod summary;

use super::parts::{LevelNames, crumbs, said_sample};
use super::{ASSESSMENTS, find};
use crate::api::assessment as api;
use crate::model::assessment::in_force;
use crate::model::{AssessmentKind, PLAN, Plan, WholePlan};
use crate::pages::act::{ASSESS, ASSESS_PLAN, MARK_ASSESSED};
use crate::queries::{self, Among};
use crate::{policy, resolver};
use minga_store::{Conn, events_about};
use minga_web::http::{Path, State};
use minga_web::pages::feed_of;
use minga_web::{App, Crumb, Format, PageError, PageMeta, PageResult, Said, View, Visit, answer};
use serde::Serialize;
pub(crate) use shown::{AssessmentShown, CodeShown, SideShown, sides};
pub(crate) use summary::SummaryShown;
use summary::VerdictLine;

#[derive(Serialize)]
pub(crate) struct AssessmentsPage {
    assessments: Shown,
}

#[derive(Serialize)]
struct Shown {
    plan: Said,
    path: String,
    levels: LevelNames,
    summary: Option<SummaryShown>,
    lines: Vec<VerdictLine>,
    /// Those of the plan as a whole.
    whole: Vec<SideShown>,
    /// Where the plan as a whole is assessed, while it can be.
    assess: Option<String>,
    /// Where it is told that it is assessed, once it is closed.
    mark: Option<String>,
}

impl View for AssessmentsPage {
    const TEMPLATE: &'static str = "plans/assessments.html";

    fn samples() -> Vec<AssessmentsPage> {
        let sample = |full: bool| Shown {
            plan: said_sample(),
            path: "/es".to_owned(),
            levels: LevelNames::sample(),
            summary: full.then(SummaryShown::sample),
            lines: if full { VerdictLine::samples() } else { Vec::new() },
            whole: if full { SideShown::samples() } else { Vec::new() },
            assess: full.then(|| "/es".to_owned()),
            mark: full.then(|| "/es".to_owned()),
        };
        [false, true].into_iter().map(|full| AssessmentsPage { assessments: sample(full) }).collect()
    }
}

pub(crate) async fn show(State(app): State<App>, visit: Visit, Path(code): Path<String>) -> PageResult {
    let lang = visit.lang;
    let db = app.store.read().await?;
    let plan = find::plan(&app, &db, &visit, &code).await?;
    let title = app.words.plain(lang, "plans-assessments");
    let paths = ASSESSMENTS.paths(&[("plan", &plan.code)]);
    match visit.format {
        Format::Html => {}
        Format::Json | Format::Csv | Format::Xlsx => return data(&app, &db, &visit, &plan).await,
        Format::Atom => {
            let events = events_about(&db, &PLAN.with(plan.id), super::plan_data::IN_FEED).await?;
            let own = |action: &str| action.starts_with("assessment.");
            let events: Vec<_> = events.into_iter().filter(|it| own(&it.action)).collect();
            return feed_of(&app, &db, lang, &title, &paths[lang as usize], &events).await;
        }
        Format::Ics | Format::Pdf | Format::Odt => return Err(PageError::not_found("")),
    }
    let whole = queries::whole_plan(&db, &app.references, plan).await?;
    let mut way = crumbs(&app, lang, &whole.plan);
    way.push(Crumb::here(&title));
    let meta = PageMeta {
        description: app.words.plain(lang, "plans-assessments-lead"),
        crumbs: way,
        formats: vec![Format::Csv, Format::Xlsx, Format::Json, Format::Atom],
        section: "plans",
        paths,
        title,
        ..PageMeta::default()
    };
    app.page(&visit, &meta, &AssessmentsPage { assessments: shown(&app, &visit, &whole) })
}

fn shown(app: &App, visit: &Visit, whole: &WholePlan) -> Shown {
    let lang = visit.lang;
    let plan = &whole.plan;
    let held = in_force(&whole.assessments);
    let of_plan: Vec<_> = whole.assessments.iter().filter(|it| it.commitment.is_none()).cloned().collect();
    let correct = can_be_assessed(plan).then(|| ASSESS_PLAN.path(lang, &[("plan", &plan.code)]));
    let line = |it: &crate::model::Commitment| {
        let number = it.number.to_string();
        let assess = ASSESS.path(lang, &[("plan", &plan.code), ("commitment", &number)]);
        let assess = can_be_assessed(plan).then_some(assess);
        VerdictLine::of(app, lang, whole, &held, it, assess)
    };
    Shown {
        plan: Said::title(lang, &plan.title),
        path: resolver::plan(plan).path(lang).to_owned(),
        levels: LevelNames::of(app, lang, &plan.levels),
        summary: SummaryShown::of(app, lang, whole),
        lines: whole.commitments.iter().map(line).collect(),
        whole: if of_plan.is_empty() {
            Vec::new()
        } else {
            sides(app, lang, &of_plan, &whole.known, correct.as_deref())
        },
        mark: (plan.state == "closed").then(|| MARK_ASSESSED.path(lang, &[("plan", &plan.code)])),
        assess: correct,
    }
}

/// Whether anybody can assess a plan, or something in it, as it stands.
pub(crate) fn can_be_assessed(plan: &Plan) -> bool {
    let permissions = || AssessmentKind::ALL.into_iter().map(AssessmentKind::permission);
    let mut lines = policy::PERMISSIONS.iter().filter(|line| permissions().any(|it| it == line.action));
    lines.any(|line| line.states.contains(&plan.state.as_str()))
}

async fn data(app: &App, db: &Conn, visit: &Visit, plan: &Plan) -> PageResult {
    let mut all = queries::assessments(db, Among::Plan(plan.id)).await?;
    all.sort_by_key(|it| std::cmp::Reverse(it.id));
    let resources = api::resources(app, db, &all).await?;
    if visit.format == Format::Json {
        return answer::json(&serde_json::json!({ "items": resources, "next": null }));
    }
    let stem = format!("{}-assessments", plan.code);
    answer::tables(app, visit, &stem, &[api::table(visit.lang, &resources)])
}
