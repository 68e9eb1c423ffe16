//! Whoever leads a process brings in proposals from elsewhere: they send a file, see everything
//! that is wrong with it or everything that it would change, and say yes to exactly that.

use super::{IMPORT, IMPORT_FILE, PROPOSALS, led, list_crumb, way};
use crate::commands::import::{Incoming, SCHEMAS, understand};
use crate::model::Process;
use chrono::Duration;
use minga_exchange::{
    Fingerprint, ImportError, Intent, Means, Outcome, Waiting, drop_upload, import, keep_upload, upload,
};
use minga_kernel::table::Schema;
use minga_kernel::{Cx, Place, Problem};
use minga_store::{CommandError, Conn};
use minga_tabular::{Problems, inspect_bytes};
use minga_web::http::{IntoResponse, Path, Redirect, State};
use minga_web::pages::import_door::{self, ProblemLine};
use minga_web::{
    App, Crumb, Field, FieldError, Fields, Form, PageError, PageMeta, PageResult, Signed, View, Visit,
    escape_query, mended,
};
use serde::Serialize;
use uuid::Uuid;

#[derive(Serialize)]
pub(crate) struct ImportPage {
    import: Shown,
}

#[derive(Serialize)]
struct Shown {
    action: String,
    list: String,
    done: Option<String>,
    /// Whether the file that was asked for is not there any more.
    gone: bool,
    source: Field,
    file: Field,
    errors: Vec<FieldError>,
    /// The file that has problems.
    name: Option<String>,
    problems: Vec<ProblemLine>,
    notices: Vec<ProblemLine>,
    /// The largest file, in MB.
    largest: u64,
    hours: u32,
}

impl View for ImportPage {
    const TEMPLATE: &'static str = "cocreation/import.html";

    fn samples() -> Vec<ImportPage> {
        let sample = |full: bool| Shown {
            action: "/es".to_owned(),
            list: "/es".to_owned(),
            done: full.then(|| "imported".to_owned()),
            gone: full,
            source: Field::sample(),
            file: Field { error: full.then(|| "…".to_owned()), ..Field::sample() },
            errors: if full { vec![FieldError::sample()] } else { Vec::new() },
            name: full.then(|| "<propuestas>.csv".to_owned()),
            problems: if full { vec![ProblemLine::sample(true)] } else { Vec::new() },
            notices: if full { vec![ProblemLine::sample(false)] } else { Vec::new() },
            largest: 32,
            hours: 24,
        };
        [false, true].map(|full| ImportPage { import: sample(full) }).into_iter().collect()
    }
}

/// The fields of the form.
const FILE: &str = "file";
const SOURCE: &str = "source";
/// What may stand behind `done=` in the address.
const DONE: [&str; 2] = ["imported", "dropped"];

/// Where a file is chosen.
pub(crate) async fn show(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(code): Path<String>,
) -> PageResult {
    let process = led(&app, &app.store.read().await?, &visit, &signed, &code, "cocreation.import").await?;
    choose(&app, &visit, &process, Refused::default())
}

/// A file comes in. Whoever may not import is refused before it is read.
pub(crate) async fn send(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(code): Path<String>,
    request: axum::extract::Request,
) -> PageResult {
    let process = led(&app, &app.store.read().await?, &visit, &signed, &code, "cocreation.import").await?;
    let place = import_door::place(&app).await?;
    let form = Form::with_a_file_of(request, &app, app.settings.import.file_bytes).await?;
    let mut fields = Vec::new();
    let source = Incoming::of(process.clone(), &form.text(SOURCE)).source;
    if source.is_empty() {
        fields.push(Problem::error(Place::default().column(SOURCE), "missing-text"));
    }
    let file = form.files(FILE).next().cloned();
    if file.is_none() {
        fields.push(Problem::error(Place::default().column(FILE), "file-missing"));
    }
    let Some(file) = file.filter(|_| fields.is_empty()) else {
        let refused = Refused { fields, source, ..Refused::default() };
        return Ok(mended(choose(&app, &visit, &process, refused)?, &[]));
    };
    let cx = signed.cx(&app, visit.lang);
    let name = import_door::called(&file.name);
    let incoming = Incoming::of(process.clone(), &source);
    let looked =
        work_out(&app, &cx, place, (name.clone(), file.content.to_vec()), incoming, Intent::Preview).await?;
    match looked {
        Ok(_) => {}
        Err(ImportError::Problems(found)) => {
            let refused = Refused { name: Some(name), found, source, ..Refused::default() };
            return Ok(mended(choose(&app, &visit, &process, refused)?, &[]));
        }
        Err(error) => return Err(CommandError::from(error).into()),
    }
    let now = cx.now();
    let ends = now + Duration::hours(i64::from(app.settings.import_hours));
    let waiting = Waiting { id: cx.new_id(), account: signed.account.id, name, made: now, ends };
    let tx = app.store.write().await?;
    keep_upload(&tx, &waiting, file.content.to_vec()).await?;
    tx.commit().await?;
    Ok(Redirect::to(&path_of(&visit, &process, waiting.id, &source)).into_response())
}

/// What a file that waits would change.
pub(crate) async fn preview(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path((code, id)): Path<(String, String)>,
) -> PageResult {
    let process = led(&app, &app.store.read().await?, &visit, &signed, &code, "cocreation.import").await?;
    look(&app, &visit, &signed, &process, &id, false).await
}

/// Yes or no to a file that waits.
pub(crate) async fn answer(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path((code, id)): Path<(String, String)>,
    form: Form,
) -> PageResult {
    let process = led(&app, &app.store.read().await?, &visit, &signed, &code, "cocreation.import").await?;
    let place = import_door::place(&app).await?;
    let Some((waiting, content)) = find(&app, &signed, &id).await? else {
        return gone(&app, &visit, &process);
    };
    let done = match &*form.text("deed") {
        "drop" => "dropped",
        "apply" => {
            // Whoever shows nothing was shown nothing.
            let Ok(seen) = form.text("seen").parse::<Fingerprint>() else {
                drop((place, content));
                return look(&app, &visit, &signed, &process, &id, true).await;
            };
            let incoming = Incoming::of(process.clone(), visit.asked(SOURCE).unwrap_or_default());
            let cx = signed.cx(&app, visit.lang);
            let file = (waiting.name.clone(), content);
            match work_out(&app, &cx, place, file, incoming, Intent::Expecting(seen)).await? {
                Ok(_) => "imported",
                Err(ImportError::Changed | ImportError::Problems(_)) => {
                    return look(&app, &visit, &signed, &process, &id, true).await;
                }
                Err(error) => return Err(CommandError::from(error).into()),
            }
        }
        _ => return Err(PageError::Bad("form")),
    };
    let tx = app.store.write().await?;
    drop_upload(&tx, signed.account.id, waiting.id).await?;
    tx.commit().await?;
    let back = IMPORT.path(visit.lang, &[("process", &process.code)]);
    Ok(Redirect::to(&format!("{back}?done={done}")).into_response())
}

/// Where a file that waits is shown.
fn path_of(visit: &Visit, process: &Process, id: Uuid, source: &str) -> String {
    let path = IMPORT_FILE.path(visit.lang, &[("process", &process.code), ("upload", &id.to_string())]);
    format!("{path}?{SOURCE}={}", escape_query(source))
}

/// Reads a file, works out what it changes, and does it if that is meant; what has begun ends,
/// though nobody waits for the answer any more.
async fn work_out(
    app: &App,
    cx: &Cx,
    place: impl Send + 'static,
    (name, content): (String, Vec<u8>),
    incoming: Incoming,
    intent: Intent,
) -> Result<Result<Outcome, ImportError>, PageError> {
    let (app, cx) = (app.clone(), cx.clone());
    let runtime = tokio::runtime::Handle::current();
    let worked = tokio::task::spawn_blocking(move || {
        let _place = place;
        let inspected = inspect_bytes(&name, &content, &app.settings.import);
        drop(content);
        let mut problems = Problems::default();
        let input = understand(inspected, &mut problems);
        let features = incoming.sheets();
        let means = Means { store: &app.store, features: &features, references: &app.references };
        runtime.block_on(import(&cx, means, &input, problems, intent))
    });
    worked.await.map_err(|error| PageError::Internal(error.to_string()))
}

async fn find(app: &App, signed: &Signed, id: &str) -> Result<Option<(Waiting, Vec<u8>)>, PageError> {
    let Ok(id) = id.parse::<Uuid>() else { return Ok(None) };
    let db: Conn = app.store.read().await?;
    Ok(upload(&db, signed.account.id, id, app.clock.now()).await?)
}

async fn look(
    app: &App,
    visit: &Visit,
    signed: &Signed,
    process: &Process,
    id: &str,
    changed: bool,
) -> PageResult {
    let place = import_door::place(app).await?;
    let Some((waiting, content)) = find(app, signed, id).await? else { return gone(app, visit, process) };
    let source = visit.asked(SOURCE).unwrap_or_default();
    let incoming = Incoming::of(process.clone(), source);
    let source = incoming.source.clone();
    if source.is_empty() {
        return gone(app, visit, process);
    }
    let cx = signed.cx(app, visit.lang);
    let file = (waiting.name.clone(), content);
    match work_out(app, &cx, place, file, incoming, Intent::Preview).await? {
        Ok(outcome) => {
            let schemas: Vec<&'static Schema> = SCHEMAS.iter().collect();
            let action = path_of(visit, process, waiting.id, &source);
            let meta = frame(app, visit, process, Some(&waiting));
            import_door::preview(app, visit, &meta, (&waiting, action, &schemas), &outcome, changed)
        }
        Err(ImportError::Problems(found)) => {
            let refused = Refused { name: Some(waiting.name), found, source, ..Refused::default() };
            Ok(mended(choose(app, visit, process, refused)?, &[]))
        }
        Err(error) => Err(CommandError::from(error).into()),
    }
}

/// There is no such file: it never was, it is somebody else's, or its time is over.
fn gone(app: &App, visit: &Visit, process: &Process) -> PageResult {
    let mut page = choose(app, visit, process, Refused { gone: true, ..Refused::default() })?;
    *page.status_mut() = minga_web::http::StatusCode::NOT_FOUND;
    Ok(page)
}

/// Why the form is shown again.
#[derive(Default)]
struct Refused {
    fields: Vec<Problem>,
    source: String,
    name: Option<String>,
    found: Vec<Problem>,
    gone: bool,
}

fn choose(app: &App, visit: &Visit, process: &Process, refused: Refused) -> PageResult {
    let lang = visit.lang;
    let parts = [("process", process.code.as_str())];
    let fields = Fields::new(app, lang, "cocreation-import", &refused.fields);
    let shown = Shown {
        action: IMPORT.path(lang, &parts),
        list: PROPOSALS.path(lang, &parts),
        done: visit.asked("done").filter(|done| DONE.contains(done)).map(str::to_owned),
        gone: refused.gone,
        source: fields.field(SOURCE, refused.source, true),
        file: fields.field(FILE, "", true),
        errors: fields.errors(),
        name: refused.name,
        problems: import_door::errors(app, lang, &refused.found),
        notices: import_door::notices(app, lang, &refused.found),
        largest: app.settings.import.file_bytes >> 20,
        hours: app.settings.import_hours,
    };
    app.page(visit, &frame(app, visit, process, None), &ImportPage { import: shown })
}

fn frame(app: &App, visit: &Visit, process: &Process, waiting: Option<&Waiting>) -> PageMeta {
    let lang = visit.lang;
    let parts = [("process", process.code.as_str())];
    let title = app.words.plain(lang, "cocreation-import");
    let mut below = vec![list_crumb(app, lang, process)];
    let (title, paths) = match waiting {
        None => (title, IMPORT.paths(&parts)),
        Some(it) => {
            below.push(Crumb::to(title, IMPORT.path(lang, &parts)));
            let paths = IMPORT_FILE.paths(&[parts[0], ("upload", &it.id.to_string())]);
            (app.words.plain(lang, "import-preview"), paths)
        }
    };
    PageMeta {
        crumbs: way(app, lang, Some(process), &below, &title),
        section: "processes",
        title,
        paths,
        ..PageMeta::default()
    }
}
