//! Who leads the plan moves dates in one act: of one milestone, or of the whole plan.

use super::{DATES, done, words};
use crate::commands::reschedule::{NewDates, reschedule};
use crate::model::{Milestone, Plan};
use crate::pages::find;
use crate::pages::parts::{crumbs, said_sample};
use crate::queries::{self, Among};
use crate::{policy, resolver};
use minga_auth::standing;
use minga_kernel::{Day, Place as Spot, Problem};
use minga_store::{CommandError, Conn};
use minga_web::http::{Path, State};
use minga_web::{
    App, Crumb, Field, FieldError, Fields, Form, PageError, PageMeta, PageResult, Said, Signed, View, Visit,
    mended,
};
use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct DatesPage {
    dates: Shown,
}

#[derive(Serialize)]
struct Shown {
    plan: Said,
    path: String,
    action: String,
    end: Option<Day>,
    signed_end: Option<Day>,
    open: usize,
    what: Field,
    months: Field,
    to: Field,
    reason: Field,
    decision: Field,
    errors: Vec<FieldError>,
}

impl View for DatesPage {
    const TEMPLATE: &'static str = "plans/dates.html";

    fn samples() -> Vec<DatesPage> {
        let sample = |day, errors| Shown {
            plan: said_sample(),
            path: "/es".to_owned(),
            action: "/es".to_owned(),
            end: day,
            signed_end: day,
            open: 7,
            what: Field::sample(),
            months: Field::sample(),
            to: Field::sample(),
            reason: Field::sample(),
            decision: Field::sample(),
            errors,
        };
        vec![
            DatesPage { dates: sample(None, Vec::new()) },
            DatesPage { dates: sample(Some(Day::default()), vec![FieldError::sample()]) },
        ]
    }
}

/// What stands for the whole plan in the choice of what to move.
const WHOLE: &str = "plan";

pub(crate) async fn show(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(code): Path<String>,
) -> PageResult {
    let db = app.store.read().await?;
    let (plan, open) = found(&app, &db, &visit, &signed, &code).await?;
    page(&app, &visit, &plan, &open, None, &[])
}

pub(crate) async fn send(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(code): Path<String>,
    form: Form,
) -> PageResult {
    let db = app.store.read().await?;
    let (plan, open) = found(&app, &db, &visit, &signed, &code).await?;
    drop(db);
    let mut problems = Vec::new();
    let mut wrong = |field: &str, code| problems.push(Problem::error(Spot::default().column(field), code));
    let to = form.day("to").unwrap_or_else(|_| {
        wrong("to", "day");
        None
    });
    let months = form.number("months").unwrap_or_else(|_| {
        wrong("months", "months");
        None
    });
    let what = form.text("what");
    let chosen = open.iter().find(|it| it.id.to_string() == what);
    if chosen.is_none() && what != WHOLE {
        wrong("what", "choice");
    }
    if !problems.is_empty() {
        return Ok(mended(page(&app, &visit, &plan, &open, Some(&form), &problems)?, &problems));
    }
    let new = NewDates {
        plan: plan.id,
        milestone: chosen.map(|it| (it.id, to)),
        months,
        reason: words(&visit, &form, "reason"),
        decision: words(&visit, &form, "decision"),
    };
    match reschedule(&signed.cx(&app, visit.lang), &app.store, new).await {
        Ok(_) => Ok(done(&visit, "decided")),
        Err(CommandError::Problems(problems)) => {
            Ok(mended(page(&app, &visit, &plan, &open, Some(&form), &problems)?, &problems))
        }
        Err(error) => Err(error.into()),
    }
}

async fn found(
    app: &App,
    db: &Conn,
    visit: &Visit,
    signed: &Signed,
    code: &str,
) -> Result<(Plan, Vec<Milestone>), PageError> {
    let plan = find::plan(app, db, visit, code).await?;
    let standing = standing(&signed.cx(app, visit.lang), db).await?;
    policy::may_with_plan(&standing, "plans.decide_dates", &plan).map_err(CommandError::from)?;
    let mut open = queries::milestones(db, Among::Plan(plan.id)).await?;
    open.retain(|it| it.state.is_open());
    Ok((plan, open))
}

fn page(
    app: &App,
    visit: &Visit,
    plan: &Plan,
    open: &[Milestone],
    form: Option<&Form>,
    problems: &[Problem],
) -> PageResult {
    let lang = visit.lang;
    let text = |name| form.map(|form| form.text(name)).unwrap_or_default();
    let fields = Fields::new(app, lang, "plans-dates", problems);
    let whole = (WHOLE.to_owned(), app.words.plain(lang, "plans-dates-whole"));
    let each =
        open.iter().map(|it| (it.id.to_string(), format!("{} {}", it.label(), it.title.for_reader(lang))));
    let what = visit
        .asked("milestone")
        .map(str::to_owned)
        .filter(|_| form.is_none())
        .unwrap_or_else(|| text("what"));
    let shown = Shown {
        plan: Said::title(lang, &plan.title),
        path: resolver::plan(plan).path(lang).to_owned(),
        action: DATES.path(lang, &[("plan", &plan.code)]),
        end: plan.period.in_force.end,
        signed_end: plan.period.signed.end,
        open: open.len(),
        what: fields.choice("what", &what, true, std::iter::once(whole).chain(each)),
        months: fields.field("months", text("months"), false),
        to: fields.field("to", text("to"), false),
        reason: fields.field("reason", text("reason"), true),
        decision: fields.field("decision", text("decision"), true),
        errors: fields.errors(),
    };
    let title = app.words.plain(lang, "plans-dates-title");
    let mut way = crumbs(app, lang, plan);
    way.push(Crumb::here(&title));
    let paths = DATES.paths(&[("plan", &plan.code)]);
    let meta = PageMeta { paths, crumbs: way, section: "plans", title, ..PageMeta::default() };
    app.page(visit, &meta, &DatesPage { dates: shown })
}
