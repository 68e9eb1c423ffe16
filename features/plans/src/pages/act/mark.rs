//! Who leads a plan tells that it is assessed.

use super::{MARK_ASSESSED, done};
use crate::commands::assess::mark_assessed;
use crate::model::Plan;
use crate::model::assessment::without_verdict;
use crate::pages::parts::{Named, crumbs, said_sample};
use crate::pages::{ASSESSMENTS, find};
use crate::queries::{self, Among};
use crate::{policy, resolver};
use minga_auth::standing;
use minga_store::{CommandError, Conn};
use minga_web::http::{Path, State};
use minga_web::{App, Crumb, PageError, PageMeta, PageResult, Said, Signed, View, Visit, mended};
use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct MarkPage {
    mark: Shown,
}

#[derive(Serialize)]
struct Shown {
    plan: Said,
    path: String,
    action: String,
    /// The commitments of which nobody said what they came to.
    missing: Vec<Named>,
    /// Whether nothing at all was assessed.
    nothing: bool,
}

impl View for MarkPage {
    const TEMPLATE: &'static str = "plans/mark.html";

    fn samples() -> Vec<MarkPage> {
        let sample = |missing, nothing| Shown {
            plan: said_sample(),
            path: "/es".to_owned(),
            action: "/es".to_owned(),
            missing,
            nothing,
        };
        let all = [(Vec::new(), false), (Vec::new(), true), (vec![Named::sample()], false)];
        all.into_iter().map(|(missing, nothing)| MarkPage { mark: sample(missing, nothing) }).collect()
    }
}

pub(crate) async fn show(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(code): Path<String>,
) -> PageResult {
    let db = app.store.read().await?;
    let plan = found(&app, &db, &visit, &signed, &code).await?;
    page(&app, &db, &visit, &plan).await
}

pub(crate) async fn send(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(code): Path<String>,
) -> PageResult {
    let db = app.store.read().await?;
    let plan = found(&app, &db, &visit, &signed, &code).await?;
    drop(db);
    match mark_assessed(&signed.cx(&app, visit.lang), &app, plan.id).await {
        Ok(()) => Ok(done(&visit, "marked")),
        Err(CommandError::Problems(_)) => {
            let db = app.store.read().await?;
            Ok(mended(page(&app, &db, &visit, &plan).await?, &[]))
        }
        Err(error) => Err(error.into()),
    }
}

async fn found(app: &App, db: &Conn, visit: &Visit, signed: &Signed, code: &str) -> Result<Plan, PageError> {
    let plan = find::plan(app, db, visit, code).await?;
    let standing = standing(&signed.cx(app, visit.lang), db).await?;
    policy::may_with_plan(&standing, "plans.mark_assessed", &plan).map_err(CommandError::from)?;
    Ok(plan)
}

async fn page(app: &App, db: &Conn, visit: &Visit, plan: &Plan) -> PageResult {
    let lang = visit.lang;
    let commitments = queries::commitments(db, plan.id).await?;
    let all = queries::assessments(db, Among::Plan(plan.id)).await?;
    let missing = without_verdict(&commitments, &all).into_iter().map(|it| Named {
        number: it.number.to_string(),
        title: Said::title(lang, &it.title),
        path: resolver::commitment(it, &plan.code).path(lang).to_owned(),
    });
    let shown = Shown {
        plan: Said::title(lang, &plan.title),
        path: ASSESSMENTS.path(lang, &[("plan", &plan.code)]),
        action: MARK_ASSESSED.path(lang, &[("plan", &plan.code)]),
        missing: missing.collect(),
        nothing: all.is_empty(),
    };
    let title = app.words.plain(lang, "plans-mark-title");
    let mut way = crumbs(app, lang, plan);
    way.push(Crumb::to(app.words.plain(lang, "plans-assessments"), shown.path.clone()));
    way.push(Crumb::here(&title));
    let paths = MARK_ASSESSED.paths(&[("plan", &plan.code)]);
    let meta = PageMeta { paths, crumbs: way, section: "plans", title, ..PageMeta::default() };
    app.page(visit, &meta, &MarkPage { mark: shown })
}
