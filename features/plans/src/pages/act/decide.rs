//! Who leads the plan decides on a day that an institution proposed.

use super::{DECIDE, done, words};
use crate::commands::reschedule::{Decision, decide};
use crate::model::{Milestone, ORGANISATION, Plan, Reschedule, RescheduleState};
use crate::pages::find;
use crate::pages::parts::{body_sample, crumbs, said_sample};
use crate::{policy, queries, resolver};
use minga_auth::standing;
use minga_kernel::{Day, Problem, Refusal};
use minga_store::{CommandError, Conn};
use minga_web::http::{Path, State};
use minga_web::{
    App, Body, Crumb, Field, FieldError, Fields, Form, PageError, PageMeta, PageResult, Said, Signed, View,
    Visit, mended,
};
use serde::Serialize;
use uuid::Uuid;

#[derive(Serialize)]
pub(crate) struct DecidePage {
    decide: Shown,
}

#[derive(Serialize)]
struct Shown {
    label: String,
    title: Said,
    path: String,
    action: String,
    body: Option<Body>,
    proposed: Day,
    signed: Option<Day>,
    from: Option<Day>,
    to: Option<Day>,
    reason: Option<Said>,
    decision: Field,
    errors: Vec<FieldError>,
}

impl View for DecidePage {
    const TEMPLATE: &'static str = "plans/decide.html";

    fn samples() -> Vec<DecidePage> {
        let sample = |day: Option<Day>, errors| Shown {
            label: "3.2".to_owned(),
            title: said_sample(),
            path: "/es".to_owned(),
            action: "/es".to_owned(),
            body: day.map(|_| body_sample()),
            proposed: Day::default(),
            signed: day,
            from: day,
            to: day,
            reason: day.map(|_| said_sample()),
            decision: Field::sample(),
            errors,
        };
        vec![
            DecidePage { decide: sample(None, Vec::new()) },
            DecidePage { decide: sample(Some(Day::default()), vec![FieldError::sample()]) },
        ]
    }
}

struct Found {
    plan: Plan,
    milestone: Milestone,
    proposal: Reschedule,
}

pub(crate) async fn show(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path((code, id)): Path<(String, Uuid)>,
) -> PageResult {
    let db = app.store.read().await?;
    let found = found(&app, &db, &visit, &signed, &code, id).await?;
    page(&app, &db, &visit, &found, None, &[]).await
}

pub(crate) async fn send(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path((code, id)): Path<(String, Uuid)>,
    form: Form,
) -> PageResult {
    let accept = match form.text("accept").as_str() {
        "yes" => true,
        "no" => false,
        _ => return Err(PageError::Bad("form")),
    };
    let new = Decision { proposal: id, accept, by: words(&visit, &form, "decision") };
    match decide(&signed.cx(&app, visit.lang), &app.store, new).await {
        Ok(_) => Ok(done(&visit, "decided")),
        Err(CommandError::Problems(problems)) => {
            let db = app.store.read().await?;
            let found = found(&app, &db, &visit, &signed, &code, id).await?;
            Ok(mended(page(&app, &db, &visit, &found, Some(&form), &problems).await?, &problems))
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
    id: Uuid,
) -> Result<Found, PageError> {
    let plan = find::plan(app, db, visit, code).await?;
    let standing = standing(&signed.cx(app, visit.lang), db).await?;
    policy::may_with_plan(&standing, "plans.decide_dates", &plan).map_err(CommandError::from)?;
    let gone = || PageError::not_found("");
    let proposal =
        queries::reschedule_by_id(db, id).await?.filter(|it| it.plan == plan.id).ok_or_else(gone)?;
    if proposal.state != RescheduleState::Proposed {
        return Err(CommandError::from(Refusal::State).into());
    }
    let milestone = proposal.milestone.ok_or_else(gone)?;
    let milestone = queries::milestone_by_id(db, milestone).await?.ok_or_else(gone)?;
    Ok(Found { plan, milestone, proposal })
}

async fn page(
    app: &App,
    db: &Conn,
    visit: &Visit,
    found: &Found,
    form: Option<&Form>,
    problems: &[Problem],
) -> PageResult {
    let lang = visit.lang;
    let Found { plan, milestone, proposal } = found;
    let body = match proposal.proposed_by {
        Some(id) => app.references.one(db, &ORGANISATION.with(id)).await?,
        None => None,
    };
    let fields = Fields::new(app, lang, "plans-decide", problems);
    let id = proposal.id.to_string();
    let parts = [("plan", plan.code.as_str()), ("proposal", id.as_str())];
    let shown = Shown {
        label: milestone.label(),
        title: Said::title(lang, &milestone.title),
        path: resolver::milestone(milestone, &plan.code).path(lang).to_owned(),
        action: DECIDE.path(lang, &parts),
        body: body.map(|it| Body::of(lang, &it)),
        proposed: proposal.proposed_at.date_naive(),
        signed: milestone.schedule.signed.end,
        from: proposal.from,
        to: proposal.to,
        reason: Said::to(lang, &proposal.reason),
        decision: fields.field("decision", form.map(|form| form.text("decision")).unwrap_or_default(), true),
        errors: fields.errors(),
    };
    let title = app.words.plain(lang, "plans-decide-title");
    let mut way = crumbs(app, lang, plan);
    way.push(Crumb::here(&title));
    let meta =
        PageMeta { paths: DECIDE.paths(&parts), crumbs: way, section: "plans", title, ..PageMeta::default() };
    app.page(visit, &meta, &DecidePage { decide: shown })
}
