//! Who leads a plan closes it.

use super::{CLOSE, done};
use crate::commands::edit;
use crate::model::Plan;
use crate::pages::find;
use crate::pages::parts::{crumbs, said_sample};
use crate::queries::{self, Among};
use crate::{policy, resolver};
use minga_auth::standing;
use minga_store::{CommandError, Conn};
use minga_web::http::{Path, State};
use minga_web::{App, Crumb, PageError, PageMeta, PageResult, Said, Signed, View, Visit};
use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct ClosePage {
    close: Shown,
}

#[derive(Serialize)]
struct Shown {
    plan: Said,
    path: String,
    action: String,
    /// How many milestones are open still.
    open: usize,
}

impl View for ClosePage {
    const TEMPLATE: &'static str = "plans/close.html";

    fn samples() -> Vec<ClosePage> {
        let sample =
            |open| Shown { plan: said_sample(), path: "/es".to_owned(), action: "/es".to_owned(), open };
        [0, 7].into_iter().map(|open| ClosePage { close: sample(open) }).collect()
    }
}

pub(crate) async fn show(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(code): Path<String>,
) -> PageResult {
    let lang = visit.lang;
    let db = app.store.read().await?;
    let plan = found(&app, &db, &visit, &signed, &code).await?;
    let milestones = queries::milestones(&db, Among::Plan(plan.id)).await?;
    let shown = Shown {
        plan: Said::title(lang, &plan.title),
        path: resolver::plan(&plan).path(lang).to_owned(),
        action: CLOSE.path(lang, &[("plan", &plan.code)]),
        open: milestones.iter().filter(|it| it.state.is_open()).count(),
    };
    let title = app.words.plain(lang, "plans-close-title");
    let mut way = crumbs(&app, lang, &plan);
    way.push(Crumb::here(&title));
    let paths = CLOSE.paths(&[("plan", &plan.code)]);
    let meta = PageMeta { paths, crumbs: way, section: "plans", title, ..PageMeta::default() };
    app.page(&visit, &meta, &ClosePage { close: shown })
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
    edit::close(&signed.cx(&app, visit.lang), &app, plan.id).await?;
    Ok(done(&visit, "closed"))
}

async fn found(app: &App, db: &Conn, visit: &Visit, signed: &Signed, code: &str) -> Result<Plan, PageError> {
    let plan = find::plan(app, db, visit, code).await?;
    let standing = standing(&signed.cx(app, visit.lang), db).await?;
    policy::may_with_plan(&standing, "plans.close", &plan).map_err(CommandError::from)?;
    Ok(plan)
}
