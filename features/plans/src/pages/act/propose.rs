//! An institution proposes another last day of a milestone.

use super::{About, PROPOSE, Place, done, words};
use crate::commands::reschedule::{NewProposal, propose};
use crate::policy;
use minga_kernel::{Place as Spot, Problem};
use minga_store::CommandError;
use minga_web::http::{Path, State};
use minga_web::{App, Field, FieldError, Fields, Form, PageResult, Signed, View, Visit, mended};
use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct ProposePage {
    propose: Shown,
}

#[derive(Serialize)]
struct Shown {
    about: About,
    action: String,
    to: Field,
    reason: Field,
    errors: Vec<FieldError>,
}

impl View for ProposePage {
    const TEMPLATE: &'static str = "plans/propose.html";

    fn samples() -> Vec<ProposePage> {
        let sample = |errors| Shown {
            about: About::sample(),
            action: "/es".to_owned(),
            to: Field::sample(),
            reason: Field::sample(),
            errors,
        };
        vec![
            ProposePage { propose: sample(Vec::new()) },
            ProposePage { propose: sample(vec![FieldError::sample()]) },
        ]
    }
}

type Parts = Path<(String, String, String)>;

pub(crate) async fn show(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(parts): Parts,
) -> PageResult {
    let db = app.store.read().await?;
    let place = Place::find(&app, &db, &visit, &signed, &parts).await?;
    page(&app, &visit, &place, None, &[])
}

pub(crate) async fn send(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(parts): Parts,
    form: Form,
) -> PageResult {
    let db = app.store.read().await?;
    let place = Place::find(&app, &db, &visit, &signed, &parts).await?;
    drop(db);
    let Ok(to) = form.day("to") else {
        let problems = [Problem::error(Spot::default().column("to"), "day")];
        return Ok(mended(page(&app, &visit, &place, Some(&form), &problems)?, &problems));
    };
    let new = NewProposal { milestone: place.milestone.id, to, reason: words(&visit, &form, "reason") };
    match propose(&signed.cx(&app, visit.lang), &app.store, new).await {
        Ok(_) => Ok(done(&visit, "proposed")),
        Err(CommandError::Problems(problems)) => {
            Ok(mended(page(&app, &visit, &place, Some(&form), &problems)?, &problems))
        }
        Err(error) => Err(error.into()),
    }
}

fn page(app: &App, visit: &Visit, place: &Place, form: Option<&Form>, problems: &[Problem]) -> PageResult {
    let state = place.milestone.state;
    policy::may_with_milestone(&place.standing, "plans.propose_dates", &place.plan, &place.bodies, state)
        .map_err(CommandError::from)?;
    let text = |name| form.map(|form| form.text(name)).unwrap_or_default();
    let fields = Fields::new(app, visit.lang, "plans-propose", problems);
    let numbers = place.numbers();
    let shown = Shown {
        about: place.about(visit),
        action: PROPOSE.path(visit.lang, &place.parts(&numbers)),
        to: fields.field("to", text("to"), true),
        reason: fields.field("reason", text("reason"), true),
        errors: fields.errors(),
    };
    let mut meta = place.meta(app, visit, &PROPOSE, app.words.plain(visit.lang, "plans-propose-title"));
    meta.drafts = place.standing.account;
    app.page(visit, &meta, &ProposePage { propose: shown })
}
