//! What was learned from a commitment, and what may go wrong with it.

use super::words;
use crate::commands::learn::{NewLearning, NewRisk, learn, risk};
use crate::model::{Commitment, LEARNINGS, Plan};
use crate::pages::find;
use crate::pages::parts::{LevelNames, crumbs, said_sample, step};
use crate::queries::{self, Among};
use crate::{policy, resolver};
use minga_auth::standing;
use minga_kernel::Problem;
use minga_store::{CommandError, Conn};
use minga_web::http::{IntoResponse, Path, Redirect, State};
use minga_web::{
    Address, App, Crumb, Field, FieldError, Fields, Form, PageError, PageMeta, PageResult, Said, Signed,
    View, Visit, mended,
};
use serde::Serialize;

/// Where it is written.
pub(crate) const LEARN: Address = Address::new(
    "planes/{plan}/compromisos/{commitment}/aprendizajes",
    "plans/{plan}/commitments/{commitment}/learnings",
);

#[derive(Serialize)]
pub(crate) struct LearnPage {
    learn: Shown,
}

#[derive(Serialize)]
struct Shown {
    title: Said,
    path: String,
    action: String,
    saved: bool,
    learnings: Vec<Known>,
    kind: Field,
    text: Field,
    risks: Vec<KnownRisk>,
    risk: Field,
    contingency: Field,
    errors: Vec<FieldError>,
}

#[derive(Serialize)]
struct Known {
    id: String,
    kind: String,
    words: String,
}

#[derive(Serialize)]
struct KnownRisk {
    id: String,
    risk: String,
    contingency: String,
    over: bool,
}

impl View for LearnPage {
    const TEMPLATE: &'static str = "plans/learn.html";

    fn samples() -> Vec<LearnPage> {
        let sample = |full: bool| Shown {
            title: said_sample(),
            path: "/es".to_owned(),
            action: "/es".to_owned(),
            saved: full,
            learnings: if full {
                vec![Known { id: "1".to_owned(), kind: "lesson".to_owned(), words: "</textarea>".to_owned() }]
            } else {
                Vec::new()
            },
            kind: Field::sample(),
            text: Field::sample(),
            risks: if full {
                let text = || "</textarea><b>".to_owned();
                vec![KnownRisk { id: "1".to_owned(), risk: text(), contingency: text(), over: true }]
            } else {
                Vec::new()
            },
            risk: Field::sample(),
            contingency: Field::sample(),
            errors: if full { vec![FieldError::sample()] } else { Vec::new() },
        };
        [false, true].into_iter().map(|full| LearnPage { learn: sample(full) }).collect()
    }
}

struct Found {
    plan: Plan,
    commitment: Commitment,
}

pub(crate) async fn show(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(parts): Path<(String, String)>,
) -> PageResult {
    let db = app.store.read().await?;
    let found = found(&app, &db, &visit, &signed, &parts).await?;
    page(&app, &db, &visit, &found, None, &[]).await
}

pub(crate) async fn send(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(parts): Path<(String, String)>,
    form: Form,
) -> PageResult {
    let db = app.store.read().await?;
    let found = found(&app, &db, &visit, &signed, &parts).await?;
    drop(db);
    let cx = signed.cx(&app, visit.lang);
    let commitment = found.commitment.id;
    let known = match form.text("known") {
        id if id.is_empty() => None,
        id => Some(id.parse().map_err(|_| PageError::Bad("form"))?),
    };
    let written = if form.has("risk") {
        let (text, contingency) = (words(&visit, &form, "risk"), words(&visit, &form, "contingency"));
        let over = form.has("over");
        risk(&cx, &app.store, NewRisk { commitment, known, text, contingency, over }).await
    } else {
        let (kind, text) = (form.text("kind"), words(&visit, &form, "text"));
        learn(&cx, &app.store, NewLearning { commitment, known, kind, text }).await
    };
    match written {
        Ok(()) => {
            let path = LEARN.path(visit.lang, &[("plan", &parts.0), ("commitment", &parts.1)]);
            Ok(Redirect::to(&format!("{path}?done=saved")).into_response())
        }
        Err(CommandError::Problems(problems)) => {
            let db = app.store.read().await?;
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
    (code, number): &(String, String),
) -> Result<Found, PageError> {
    let plan = find::plan(app, db, visit, code).await?;
    let (mut commitments, position) = find::commitment(db, &plan, number).await?;
    let commitment = commitments.swap_remove(position);
    let among = Among::Commitment(commitment.id);
    let bodies = queries::bodies(db, among).await?.remove(&commitment.id).unwrap_or_default();
    let standing = standing(&signed.cx(app, visit.lang), db).await?;
    policy::may_learn(&standing, &plan, &bodies).map_err(CommandError::from)?;
    Ok(Found { plan, commitment })
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
    let Found { plan, commitment } = found;
    let learnings = queries::learnings(db, Among::Commitment(commitment.id)).await?;
    let risks = queries::risks(db, commitment.id).await?;
    let fields = Fields::new(app, lang, "plans-learn", problems);
    // What was wrong with a known one stands in its own form again.
    let form = form.filter(|form| form.text("known").is_empty());
    let text = |name| form.map(|form| form.text(name)).unwrap_or_default();
    let kinds = LEARNINGS
        .iter()
        .map(|kind| ((*kind).to_owned(), minga_exchange::choice_label(&app.words, lang, "kind", kind)));
    let number = commitment.number.to_string();
    let parts = [("plan", plan.code.as_str()), ("commitment", number.as_str())];
    let shown = Shown {
        title: Said::title(lang, &commitment.title),
        path: resolver::commitment(commitment, &plan.code).path(lang).to_owned(),
        action: LEARN.path(lang, &parts),
        saved: visit.asked("done") == Some("saved"),
        learnings: learnings
            .iter()
            .map(|it| Known {
                id: it.id.to_string(),
                kind: it.kind.clone(),
                words: it.text.for_reader(lang).to_owned(),
            })
            .collect(),
        kind: fields.choice("kind", &text("kind"), true, kinds),
        text: fields.field("text", text("text"), true),
        risks: risks
            .iter()
            .map(|it| KnownRisk {
                id: it.id.to_string(),
                risk: it.text.for_reader(lang).to_owned(),
                contingency: it.contingency.for_reader(lang).to_owned(),
                over: it.over,
            })
            .collect(),
        risk: fields.field("risk", text("risk"), true),
        contingency: fields.field("contingency", text("contingency"), false),
        errors: fields.errors(),
    };
    let title = app.words.plain(lang, "plans-learn-title");
    let levels = LevelNames::of(app, lang, &plan.levels);
    let mut way = crumbs(app, lang, plan);
    way.push(Crumb::to(step(&levels.commitment, &number), shown.path.clone()));
    way.push(Crumb::here(&title));
    let meta =
        PageMeta { paths: LEARN.paths(&parts), crumbs: way, section: "plans", title, ..PageMeta::default() };
    app.page(visit, &meta, &LearnPage { learn: shown })
}
