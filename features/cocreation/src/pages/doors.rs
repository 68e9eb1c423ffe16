//! Whoever leads a process says who takes part: codes of organisations, a list, a provider.

use super::edit::who_in_words;
use super::{DOORS, EDIT, led, way};
use crate::commands::doors::{Former, NewCode, end_code, make_code, name_provider, salt, take_list};
use crate::commands::matter::day_there;
use crate::model::{ORGANISATION, Process, Who, census};
use crate::queries;
use axum::extract::{FromRequest, Request};
use minga_auth::Blind;
use minga_kernel::{Cx, Day, Place, Problem, Ref};
use minga_store::{CommandError, Conn};
use minga_tabular::read;
use minga_web::http::{IntoResponse, Path, Redirect, State};
use minga_web::{
    App, Body, Crumb, Field, FieldError, Fields, Form, PageError, PageMeta, PageResult, Signed, Upload, View,
    Visit, mended,
};
use serde::Serialize;
use uuid::Uuid;

#[derive(Serialize)]
pub(crate) struct DoorsPage {
    doors: Shown,
}

#[derive(Serialize)]
struct Shown {
    action: String,
    edit: String,
    done: Option<&'static str>,
    /// The rule that holds, and in words.
    who: &'static str,
    who_words: String,
    /// Whether nobody can come in yet by the rule that holds.
    shut: bool,
    /// A code that was just made, shown this once, with how many it lets in.
    new_code: Option<(String, i64)>,
    codes: Vec<CodeShown>,
    organisation: Field,
    uses: Field,
    ends: Field,
    listed: i64,
    came: i64,
    file: Field,
    column: Field,
    /// The provider that decides.
    issuer: String,
    /// The one at which people sign in here, as its name and as it writes itself.
    provider: Option<(String, String)>,
    errors: Vec<FieldError>,
}

#[derive(Serialize)]
struct CodeShown {
    id: String,
    body: Option<Body>,
    used: i64,
    uses: i64,
    made: Day,
    ends: Day,
    open: bool,
    /// Whether it can still be ended.
    lasts: bool,
}

impl View for DoorsPage {
    const TEMPLATE: &'static str = "cocreation/doors.html";

    fn samples() -> Vec<DoorsPage> {
        let name = || minga_web::Said { words: "Red <b>".to_owned(), lang: "es".to_owned(), foreign: false };
        let code = |open: bool| CodeShown {
            id: "x".to_owned(),
            body: open.then(|| Body { name: name(), short: None, path: Some("/es".to_owned()) }),
            used: 3,
            uses: 30,
            made: Day::default(),
            ends: Day::default(),
            open,
            lasts: open,
        };
        let sample = |full: bool, who: Who| Shown {
            action: "/es".to_owned(),
            edit: "/es".to_owned(),
            done: full.then_some("listed"),
            who: who.code(),
            who_words: "…".to_owned(),
            shut: !full,
            new_code: full.then(|| ("ABCDE-FGHJK".to_owned(), 30)),
            codes: if full { vec![code(true), code(false)] } else { Vec::new() },
            organisation: Field::sample(),
            uses: Field::sample(),
            ends: Field::sample(),
            listed: if full { 12_000 } else { 0 },
            came: i64::from(full),
            file: Field::sample(),
            column: Field::sample(),
            issuer: if full { "https://id.example/?a=\"<b>".to_owned() } else { String::new() },
            provider: full.then(|| ("<Mintel>".to_owned(), "https://id.example".to_owned())),
            errors: if full { Vec::new() } else { vec![FieldError::sample()] },
        };
        let all = Who::ALL.iter().flat_map(|who| [false, true].map(|full| sample(full, *who)));
        all.map(|doors| DoorsPage { doors }).collect()
    }
}

/// What may stand behind `done=` in the address.
const DONE: &[&str] = &["ended", "listed", "emptied", "provider"];

pub(crate) async fn show(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(code): Path<String>,
) -> PageResult {
    let db = app.store.read().await?;
    let it = led(&app, &db, &visit, &signed, &code, "cocreation.admit").await?;
    page(&app, &db, &visit, &it, Told::default()).await
}

/// Whoever may not is refused before what they sent is read.
pub(crate) async fn send(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(code): Path<String>,
    request: Request,
) -> PageResult {
    let db = app.store.read().await?;
    let it = led(&app, &db, &visit, &signed, &code, "cocreation.admit").await?;
    drop(db);
    let form = Form::from_request(request, &app).await?;
    let cx = signed.cx(&app, visit.lang);
    let done = match &*form.text("deed") {
        "code" => {
            let new = new_code(&app, &form).await?;
            let uses = new.uses.unwrap_or_default();
            let db = app.store.read().await?;
            let today = day_there(&db, &app.references, &it, cx.now()).await?;
            drop(db);
            match make_code(&cx, &app.store, it.id, today, new).await {
                Ok(text) => {
                    let db = app.store.read().await?;
                    let told = Told { new_code: Some((text, uses)), ..Told::default() };
                    return page(&app, &db, &visit, &it, told).await;
                }
                Err(error) => Err(error),
            }
        }
        "end" => {
            let id: Uuid = form.text("code").parse().map_err(|_| PageError::Bad("form"))?;
            end_code(&cx, &app.store, it.id, id).await.map(|()| "ended")
        }
        "list" => list(&app, &cx, &it, &form).await?.map(|()| "listed"),
        "empty" => take_list(&cx, &app.store, it.id, &[], Former::Go).await.map(|_| "emptied"),
        "provider" => {
            let issuer = app.provider().map(|(_, issuer)| issuer.to_owned()).unwrap_or_default();
            name_provider(&cx, &app.store, it.id, &issuer).await.map(|()| "provider")
        }
        _ => return Err(PageError::Bad("form")),
    };
    match done {
        Ok(done) => {
            let there = DOORS.path(visit.lang, &[("process", &it.code)]);
            Ok(Redirect::to(&format!("{there}?done={done}")).into_response())
        }
        Err(CommandError::Problems(problems)) => {
            let db = app.store.read().await?;
            let told = Told { form: Some(&form), problems: &problems, ..Told::default() };
            Ok(mended(page(&app, &db, &visit, &it, told).await?, &problems))
        }
        Err(error) => Err(error.into()),
    }
}

async fn new_code(app: &App, form: &Form) -> Result<NewCode, PageError> {
    let db = app.store.read().await?;
    let organisation = app.references.find(&db, &ORGANISATION, &form.text("organisation")).await?;
    Ok(NewCode {
        organisation: organisation.map(|it| it.id),
        uses: form.number("uses").ok().flatten(),
        ends_on: form.day("ends").ok().flatten(),
    })
}

/// Reads a list in memory and keeps hashes of it. What has begun ends, though nobody waits for the
/// answer any more: a list is taken whole or not at all.
async fn list(app: &App, cx: &Cx, it: &Process, form: &Form) -> Result<Result<(), CommandError>, PageError> {
    let Some(Upload { name, content, .. }) = form.files("file").next().cloned() else {
        let place = Place::default().column("file");
        return Ok(Err(CommandError::Problems(vec![Problem::error(place, "file-missing")])));
    };
    let column = form.text("column");
    let former = if form.has("replace") { Former::Go } else { Former::Stay };
    let (app, cx, process) = (app.clone(), cx.clone(), it.id);
    let work = async move {
        let salt = match salt(&cx, &app.store, process).await {
            Ok(salt) => salt,
            Err(error) => return Ok(Err(error)),
        };
        let limits = app.settings.import;
        let hashing = move || {
            let book = read(&name, &content, &limits).map_err(in_file)?;
            let identifiers = census::identifiers(&book, &column)?;
            let blind = Blind::under(&salt);
            Ok(identifiers.iter().map(|it| blind.hash(it)).collect::<Vec<_>>())
        };
        let hashed: Result<Vec<String>, Vec<Problem>> = tokio::task::spawn_blocking(hashing)
            .await
            .map_err(|error| PageError::Internal(error.to_string()))?;
        Ok(match hashed {
            Ok(marks) => take_list(&cx, &app.store, process, &marks, former).await.map(|_| ()),
            Err(problems) => Err(CommandError::Problems(problems)),
        })
    };
    tokio::spawn(work).await.map_err(|error| PageError::Internal(error.to_string()))?
}

/// What is wrong with a file, at the field of the file.
fn in_file(problems: Vec<Problem>) -> Vec<Problem> {
    let at_file = |it: Problem| Problem { place: Place::default().column("file"), ..it };
    problems.into_iter().map(at_file).collect()
}

/// What the page tells beside how things are.
#[derive(Default)]
struct Told<'a> {
    form: Option<&'a Form>,
    problems: &'a [Problem],
    new_code: Option<(String, i64)>,
}

async fn page(app: &App, db: &Conn, visit: &Visit, it: &Process, told: Told<'_>) -> PageResult {
    let lang = visit.lang;
    let parts = [("process", it.code.as_str())];
    let today = day_there(db, &app.references, it, app.clock.now()).await?;
    let codes = queries::codes(db, it.id).await?;
    let bodies: Vec<Ref> = codes.iter().map(|(code, _)| ORGANISATION.with(code.organisation)).collect();
    let bodies = app.references.resolve(db, &bodies).await?;
    let door = queries::door(db, it.id).await?;
    let (issuer, listed) = door.map(|door| (door.issuer, door.listed)).unwrap_or_default();
    let codes: Vec<CodeShown> = codes
        .into_iter()
        .map(|(code, used)| CodeShown {
            id: code.id.to_string(),
            body: bodies.get(&ORGANISATION.with(code.organisation)).map(|body| Body::of(lang, body)),
            used,
            uses: code.uses,
            made: code.made_at.date_naive(),
            ends: code.ends_on,
            open: code.is_open(today, used),
            lasts: code.ended_at.is_none(),
        })
        .collect();
    let shut = match it.who {
        Who::Account | Who::Confirmed => false,
        Who::Code => !codes.iter().any(|code| code.open),
        Who::List => listed == 0,
        Who::Provider => issuer.is_empty(),
    };
    let fields = Fields::new(app, lang, "cocreation-doors", told.problems);
    let typed = |name: &str| told.form.map(|form| form.text(name)).unwrap_or_default();
    let offered = app.offered(db, &ORGANISATION, lang).await?;
    let shown = Shown {
        action: DOORS.path(lang, &parts),
        edit: EDIT.path(lang, &parts),
        done: visit.asked("done").and_then(|done| DONE.iter().copied().find(|it| *it == done)),
        who: it.who.code(),
        who_words: who_in_words(app, lang, it.who),
        shut,
        new_code: told.new_code,
        codes,
        organisation: fields.offer("organisation", &typed("organisation"), true, &offered),
        uses: fields.field("uses", typed("uses"), true),
        ends: fields.field("ends", typed("ends"), true),
        listed,
        came: queries::count_by_list(db, it.id).await?,
        file: fields.field("file", "", true),
        column: fields.field("column", typed("column"), false),
        issuer,
        provider: app.provider().map(|(name, issuer)| (name.to_owned(), issuer.to_owned())),
        errors: fields.errors(),
    };
    let title = app.words.plain(lang, "cocreation-doors");
    let edit = Crumb::to(app.words.plain(lang, "cocreation-edit"), shown.edit.clone());
    let meta = PageMeta {
        paths: DOORS.paths(&parts),
        crumbs: way(app, lang, Some(it).filter(|it| it.is_public()), &[edit], &title),
        section: "processes",
        title,
        ..PageMeta::default()
    };
    app.page(visit, &meta, &DoorsPage { doors: shown })
}
