//! Importing in the browser: somebody sends a workbook, sees everything that is wrong with it or
//! everything that it would change, and says yes to exactly that.
//!
//! What was sent waits in the database, for its owner alone, until they say yes or its time is
//! over. What it would change is worked out anew each time from what is there then; the
//! fingerprint of what was shown travels in the form, so that nothing else is applied.

pub mod door;
mod shown;

use super::{IMPORT, IMPORT_FILE, TEMPLATE, WORK};
use crate::{App, Crumb, Form, Format, PageError, PageMeta, PageResult, Signed, Upload, Visit, mended};
use axum::extract::{Path, Request, State};
use axum::response::{IntoResponse, Redirect, Response};
use chrono::Duration;
use http::StatusCode;
use minga_auth::standing;
use minga_exchange::{
    Fingerprint, ImportError, Input, Intent, Outcome, Waiting, drop_upload, import, keep_upload, may_begin,
    upload, uploads_of,
};
use minga_kernel::{Cx, Place, Problem, Severity, Standing};
use minga_store::{CommandError, Conn};
use minga_tabular::{Problems, inspect_bytes};
use shown::{Choose, Exported, FileWaiting, Preview, problems_in_words};
pub(crate) use shown::{ImportPage, PreviewPage};
use tokio::sync::OwnedSemaphorePermit;
use uuid::Uuid;

/// The field of the file.
const FILE: &str = "file";
/// What may stand behind `done=` in the address.
const DONE: &[&str] = &["imported", "dropped"];

/// Where a file is chosen.
pub(crate) async fn show(State(app): State<App>, visit: Visit, signed: Signed) -> PageResult {
    let db = app.store.read().await?;
    let standing = pass(&app, &db, &visit, &signed).await?;
    choose(&app, &db, &visit, (&signed, &standing), Refused::default()).await
}

/// A file comes in. Whoever may not import is refused before it is read.
pub(crate) async fn send(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    request: Request,
) -> PageResult {
    let db = app.store.read().await?;
    let standing = pass(&app, &db, &visit, &signed).await?;
    drop(db);
    let place = place(&app).await?;
    let form = Form::with_a_file_of(request, &app, app.settings.import.file_bytes).await?;
    let Some(file) = form.files(FILE).next().cloned() else {
        let problems = vec![Problem::error(Place::default().column(FILE), "file-missing")];
        return again(&app, &visit, (&signed, &standing), Refused { fields: problems, ..Refused::default() })
            .await;
    };
    let cx = signed.cx(&app, visit.lang);
    let Upload { name, content, .. } = file;
    let name = called(&name);
    let looked = work_out(&app, &cx, place, (name.clone(), content.to_vec()), Intent::Preview).await?;
    match looked {
        Ok(_) => {}
        Err(ImportError::Problems(found)) => {
            let refused = Refused { name: Some(name), found, ..Refused::default() };
            return again(&app, &visit, (&signed, &standing), refused).await;
        }
        Err(error) => return Err(page_error(error)),
    }
    let now = cx.now();
    let ends = now + Duration::hours(i64::from(app.settings.import_hours));
    let waiting = Waiting { id: cx.new_id(), account: signed.account.id, name, made: now, ends };
    let tx = app.store.write().await?;
    keep_upload(&tx, &waiting, content.to_vec()).await?;
    tx.commit().await?;
    let id = waiting.id.to_string();
    Ok(Redirect::to(&IMPORT_FILE.path(visit.lang, &[("upload", &id)])).into_response())
}

/// What a file that waits would change.
pub(crate) async fn preview(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(id): Path<String>,
) -> PageResult {
    let db = app.store.read().await?;
    pass(&app, &db, &visit, &signed).await?;
    drop(db);
    look(&app, &visit, &signed, &id, false).await
}

/// Yes or no to a file that waits.
pub(crate) async fn answer(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(id): Path<String>,
    form: Form,
) -> PageResult {
    let cx = signed.cx(&app, visit.lang);
    let db = app.store.read().await?;
    pass(&app, &db, &visit, &signed).await?;
    drop(db);
    let place = place(&app).await?;
    let Some((waiting, content)) = find(&app, &signed, &id).await? else {
        return gone(&app, &visit, &signed).await;
    };
    let done = match &*form.text("deed") {
        "drop" => "dropped",
        "apply" => {
            // Whoever shows nothing was shown nothing.
            let Ok(seen) = form.text("seen").parse::<Fingerprint>() else {
                drop((place, content));
                return look(&app, &visit, &signed, &id, true).await;
            };
            let file = (waiting.name.clone(), content);
            match work_out(&app, &cx, place, file, Intent::Expecting(seen)).await? {
                Ok(_) => "imported",
                Err(ImportError::Changed | ImportError::Problems(_)) => {
                    return look(&app, &visit, &signed, &id, true).await;
                }
                Err(error) => return Err(page_error(error)),
            }
        }
        _ => return Err(PageError::Bad("form")),
    };
    let tx = app.store.write().await?;
    drop_upload(&tx, signed.account.id, waiting.id).await?;
    tx.commit().await?;
    Ok(Redirect::to(&format!("{}?done={done}", IMPORT.path(visit.lang, &[]))).into_response())
}

/// Lets only those pass who may import something.
async fn pass(app: &App, db: &Conn, visit: &Visit, signed: &Signed) -> Result<Standing, PageError> {
    if visit.format != Format::Html {
        return Err(PageError::not_found(""));
    }
    let standing = standing(&signed.cx(app, visit.lang), db).await?;
    may_begin(&app.sheets, &standing).map_err(CommandError::from)?;
    Ok(standing)
}

/// A place among those who import at this moment: each holds a whole file in memory.
async fn place(app: &App) -> Result<OwnedSemaphorePermit, PageError> {
    app.imports.clone().acquire_owned().await.map_err(|error| PageError::Internal(error.to_string()))
}

/// Reads a file, works out what it changes, and does it if that is meant. All of it happens
/// beside the threads that answer other people; what has begun ends, though nobody waits for the
/// answer any more.
async fn work_out(
    app: &App,
    cx: &Cx,
    place: OwnedSemaphorePermit,
    (name, content): (String, Vec<u8>),
    intent: Intent,
) -> Result<Result<Outcome, ImportError>, PageError> {
    let (app, cx) = (app.clone(), cx.clone());
    let runtime = tokio::runtime::Handle::current();
    let worked = tokio::task::spawn_blocking(move || {
        let _place = place;
        let inspected = inspect_bytes(&name, &content, &app.settings.import);
        drop(content);
        let schemas: Vec<_> = app.sheets.iter().flat_map(|feature| feature.schemas()).collect();
        let mut problems = Problems::default();
        let input = Input::of_file(inspected, &schemas, &app.words, &mut problems);
        runtime.block_on(import(&cx, app.means(), &input, problems, intent))
    });
    worked.await.map_err(|error| PageError::Internal(error.to_string()))
}

/// A file of this account that waits.
async fn find(app: &App, signed: &Signed, id: &str) -> Result<Option<(Waiting, Vec<u8>)>, PageError> {
    let Ok(id) = id.parse::<Uuid>() else { return Ok(None) };
    let db = app.store.read().await?;
    Ok(upload(&db, signed.account.id, id, app.clock.now()).await?)
}

/// Shows what a file would change, or what has to be mended by now.
async fn look(app: &App, visit: &Visit, signed: &Signed, id: &str, changed: bool) -> PageResult {
    let place = place(app).await?;
    let Some((waiting, content)) = find(app, signed, id).await? else {
        return gone(app, visit, signed).await;
    };
    let cx = signed.cx(app, visit.lang);
    match work_out(app, &cx, place, (waiting.name.clone(), content), Intent::Preview).await? {
        Ok(outcome) => {
            let page = differences(app, visit, &waiting, &outcome, changed)?;
            Ok(if changed { mended(page, &[]) } else { page })
        }
        Err(ImportError::Problems(found)) => {
            let db = app.store.read().await?;
            let standing = pass(app, &db, visit, signed).await?;
            drop(db);
            let refused = Refused { name: Some(waiting.name), found, ..Refused::default() };
            again(app, visit, (signed, &standing), refused).await
        }
        Err(error) => Err(page_error(error)),
    }
}

/// There is no such file: it never was, it is somebody else's, or its time is over.
async fn gone(app: &App, visit: &Visit, signed: &Signed) -> PageResult {
    let db = app.store.read().await?;
    let standing = pass(app, &db, visit, signed).await?;
    let refused = Refused { gone: true, ..Refused::default() };
    let mut page = choose(app, &db, visit, (signed, &standing), refused).await?;
    *page.status_mut() = StatusCode::NOT_FOUND;
    Ok(page)
}

fn page_error(error: ImportError) -> PageError {
    CommandError::from(error).into()
}

/// What a browser calls a file, without the folders that some send, and not longer than a line.
fn called(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or(name);
    last.chars().filter(|letter| !letter.is_control()).take(200).collect()
}

/// Why the form is shown again.
#[derive(Default)]
struct Refused {
    /// What is wrong with the form.
    fields: Vec<Problem>,
    /// The file that was sent, and what is wrong with it.
    name: Option<String>,
    found: Vec<Problem>,
    /// Whether the file that was asked for is not there any more.
    gone: bool,
}

async fn again(app: &App, visit: &Visit, who: (&Signed, &Standing), refused: Refused) -> PageResult {
    let db = app.store.read().await?;
    Ok(mended(choose(app, &db, visit, who, refused).await?, &[]))
}

async fn choose(
    app: &App,
    db: &Conn,
    visit: &Visit,
    (signed, standing): (&Signed, &Standing),
    refused: Refused,
) -> PageResult {
    let lang = visit.lang;
    let waiting = uploads_of(db, signed.account.id, app.clock.now()).await?;
    let fields = crate::Fields::new(app, lang, "import", &refused.fields);
    let shown = Choose {
        action: IMPORT.path(lang, &[]),
        template: format!("{}.xlsx", TEMPLATE.path(lang, &[])),
        done: visit.asked("done").filter(|done| DONE.contains(done)).map(str::to_owned),
        gone: refused.gone,
        file: fields.field(FILE, "", true),
        errors: fields.errors(),
        name: refused.name,
        problems: problems_in_words(app, lang, &refused.found, Severity::Error),
        notices: problems_in_words(app, lang, &refused.found, Severity::Notice),
        largest: app.settings.import.file_bytes >> 20,
        hours: app.settings.import_hours,
        waiting: waiting.into_iter().map(|it| FileWaiting::of(app, lang, it)).collect(),
        exports: exports(app, db, visit, standing).await?,
    };
    app.page(visit, &frame(app, visit, None), &ImportPage { import: shown })
}

/// Where somebody finds the workbooks to change: those of the plans that they are limited to, or
/// the lists of everything.
async fn exports(
    app: &App,
    db: &Conn,
    visit: &Visit,
    standing: &Standing,
) -> Result<Vec<Exported>, PageError> {
    let lang = visit.lang;
    let scopes: Vec<_> = standing.offices.iter().filter_map(|office| office.scope.clone()).collect();
    let known = app.references.resolve(db, &scopes).await?;
    let own = scopes.iter().filter_map(|scope| known.get(scope)).map(|it| Exported {
        label: it.title.for_reader(lang).to_owned(),
        path: format!("{}.xlsx", it.path(lang)),
    });
    let mut exports: Vec<Exported> = own.collect();
    if standing.offices.iter().any(|office| office.scope.is_none()) {
        let importing = app.modules.iter().filter(|module| module.sheets.is_some());
        let lists = importing.flat_map(|module| module.lists);
        exports.extend(lists.map(|(section, address)| Exported {
            label: app.words.plain(lang, &format!("nav-{section}")),
            path: address.path(lang, &[]),
        }));
    }
    Ok(exports)
}

fn differences(
    app: &App,
    visit: &Visit,
    waiting: &Waiting,
    outcome: &Outcome,
    changed: bool,
) -> Result<Response, PageError> {
    let schemas: Vec<_> = app.sheets.iter().flat_map(|feature| feature.schemas()).collect();
    let action = IMPORT_FILE.path(visit.lang, &[("upload", &waiting.id.to_string())]);
    let shown = Preview::of(app, visit.lang, (waiting, action, &schemas), outcome, changed);
    app.page(visit, &frame(app, visit, Some(waiting)), &PreviewPage { preview: shown })
}

fn frame(app: &App, visit: &Visit, waiting: Option<&Waiting>) -> PageMeta {
    let lang = visit.lang;
    let mut title = app.words.plain(lang, "import-title");
    let mut crumbs = vec![Crumb::to(app.words.plain(lang, "work-title"), WORK.path(lang, &[]))];
    let mut paths = IMPORT.paths(&[]);
    if let Some(it) = waiting {
        crumbs.push(Crumb::to(title, IMPORT.path(lang, &[])));
        title = app.words.plain(lang, "import-preview");
        paths = IMPORT_FILE.paths(&[("upload", &it.id.to_string())]);
    }
    crumbs.push(Crumb::here(&title));
    PageMeta { title, paths, crumbs, ..PageMeta::default() }
}
