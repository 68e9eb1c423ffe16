//! Whoever leads a process looks at it once more and publishes it.

use super::shown::PhaseShown;
use super::{EDIT, PROCESS, PUBLISH, done, led, way};
use crate::commands::matter::day_there;
use crate::commands::publish::publish;
use crate::model::Process;
use minga_kernel::Problem;
use minga_store::{CommandError, Conn};
use minga_web::http::{Path, State};
use minga_web::{
    App, Crumb, FieldError, Fields, PageError, PageMeta, PageResult, Said, Signed, View, Visit, mended,
};
use serde::Serialize;

/// What will be published.
#[derive(Serialize)]
pub(crate) struct PublishPage {
    publish: PublishShown,
}

#[derive(Serialize)]
struct PublishShown {
    title: Said,
    action: String,
    edit: String,
    phases: Vec<PhaseShown>,
    hurry: Option<Said>,
    /// Whether it begins too soon.
    hurried: bool,
    errors: Vec<FieldError>,
}

impl View for PublishPage {
    const TEMPLATE: &'static str = "cocreation/publish.html";

    fn samples() -> Vec<PublishPage> {
        let said = || Said { words: "Plan <b>".to_owned(), lang: "es".to_owned(), foreign: true };
        let sample = |full: bool| PublishShown {
            title: said(),
            action: "/es".to_owned(),
            edit: "/es".to_owned(),
            phases: PhaseShown::samples(),
            hurry: full.then(said),
            hurried: full,
            errors: if full { vec![FieldError::sample()] } else { Vec::new() },
        };
        [false, true].map(|full| PublishPage { publish: sample(full) }).into_iter().collect()
    }
}

pub(crate) async fn show(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(code): Path<String>,
) -> PageResult {
    let db = app.store.read().await?;
    let it = led(&app, &db, &visit, &signed, &code, "cocreation.publish").await?;
    page(&app, &db, &visit, &it, &[]).await
}

pub(crate) async fn send(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(code): Path<String>,
) -> PageResult {
    let db = app.store.read().await?;
    let it = led(&app, &db, &visit, &signed, &code, "cocreation.publish").await?;
    drop(db);
    let cx = signed.cx(&app, visit.lang);
    match publish(&cx, &app.store, &app.references, it.id).await {
        Ok(it) => Ok(done(&PROCESS.path(visit.lang, &[("process", &it.code)]), "published")),
        Err(CommandError::Problems(problems)) => {
            let db = app.store.read().await?;
            Ok(mended(page(&app, &db, &visit, &it, &problems).await?, &problems))
        }
        Err(error) => Err(error.into()),
    }
}

async fn page(app: &App, db: &Conn, visit: &Visit, it: &Process, problems: &[Problem]) -> PageResult {
    if it.is_public() {
        return Err(PageError::Conflict("not-now"));
    }
    let lang = visit.lang;
    let parts = [("process", it.code.as_str())];
    let today = day_there(db, &app.references, it, app.clock.now()).await?;
    let fields = Fields::new(app, lang, "cocreation-process", problems);
    // The page has no field in which it could be mended: the link to the form stands beside it.
    let errors = fields.errors().into_iter().map(|it| FieldError { field: String::new(), ..it });
    let shown = PublishShown {
        title: Said::title(lang, &it.title),
        action: PUBLISH.path(lang, &parts),
        edit: EDIT.path(lang, &parts),
        phases: it.phases.iter().map(|it| PhaseShown::of(it, today)).collect(),
        hurry: Said::to(lang, &it.hurry),
        hurried: it.is_hurried(today),
        errors: errors.collect(),
    };
    let title = app.words.plain(lang, "cocreation-publish");
    let edit = Crumb::to(app.words.plain(lang, "cocreation-edit"), shown.edit.clone());
    let meta = PageMeta {
        paths: PUBLISH.paths(&parts),
        crumbs: way(app, lang, None, &[edit], &title),
        section: "processes",
        title,
        ..PageMeta::default()
    };
    app.page(visit, &meta, &PublishPage { publish: shown })
}
