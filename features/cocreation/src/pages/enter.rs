//! Somebody shows that they may take part in a process: with a code, with an identifier, or by
//! signing in at a provider.

use super::{ENTER, PROCESS, PROPOSE, only_html, public, way};
use crate::commands::admit::{enter, may_take_part};
use crate::model::{Process, Who};
use crate::queries;
use minga_kernel::{Problem, Refusal};
use minga_store::{CommandError, Conn};
use minga_web::http::{IntoResponse, Path, Redirect, Response, State};
use minga_web::pages::{SIGN_IN_OIDC, own_path};
use minga_web::{
    App, Asker, Field, FieldError, Fields, Form, PageError, PageMeta, PageResult, Said, Signed, View, Visit,
    escape_query, mended,
};
use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct EnterPage {
    enter: Shown,
}

#[derive(Serialize)]
struct Shown {
    process: Said,
    process_path: String,
    who: &'static str,
    /// Whether they may take part already; then where they go on.
    may: bool,
    onward: String,
    action: String,
    next: String,
    typed: Field,
    /// The name of the provider and where one signs in at it, where it is the one that decides.
    provider: Option<(String, String)>,
    errors: Vec<FieldError>,
}

impl View for EnterPage {
    const TEMPLATE: &'static str = "cocreation/enter.html";

    fn samples() -> Vec<EnterPage> {
        let process = || Said { words: "<b>Plan</b>".to_owned(), lang: "es".to_owned(), foreign: true };
        let sample = |who: Who, may: bool| Shown {
            process: process(),
            process_path: "/es".to_owned(),
            who: who.code(),
            may,
            onward: "/es".to_owned(),
            action: "/es".to_owned(),
            next: "/es/x?a=\"<b>".to_owned(),
            typed: Field::sample(),
            provider: (!may).then(|| ("<Mintel>".to_owned(), "/es/entrar/oidc".to_owned())),
            errors: if may { Vec::new() } else { vec![FieldError::sample()] },
        };
        let without = EnterPage { enter: Shown { provider: None, ..sample(Who::Provider, false) } };
        let all = Who::ALL.iter().flat_map(|who| [false, true].map(|may| sample(*who, may)));
        all.map(|enter| EnterPage { enter }).chain([without]).collect()
    }
}

pub(crate) async fn show(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(code): Path<String>,
) -> PageResult {
    only_html(&visit)?;
    let db = app.store.read().await?;
    let it = public(&db, &code).await?;
    let next = visit.asked("next").unwrap_or_default().to_owned();
    page(&app, &db, &visit, &signed, &it, (&next, ""), &[]).await
}

pub(crate) async fn send(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    source: Asker,
    Path(code): Path<String>,
    form: Form,
) -> PageResult {
    let db = app.store.read().await?;
    let it = public(&db, &code).await?;
    drop(db);
    let next = form.text("next");
    let cx = signed.cx(&app, visit.lang);
    let typed = form.text("typed");
    match enter(&cx, &app.store, &app.references, &source, it.id, &typed).await {
        Ok(()) => Ok(Redirect::to(&onward(&visit, &it, &next)).into_response()),
        Err(CommandError::Problems(problems)) => {
            let db = app.store.read().await?;
            let page = page(&app, &db, &visit, &signed, &it, (&next, &typed), &problems).await?;
            Ok(mended(page, &problems))
        }
        // Somebody changed the rule meanwhile, and the page says what holds now.
        Err(CommandError::Refused(Refusal::State)) => Err(PageError::Conflict("not-now")),
        Err(error) => Err(error.into()),
    }
}

/// Where somebody goes on who may take part: where they came from, or to propose.
fn onward(visit: &Visit, it: &Process, next: &str) -> String {
    let propose = || PROPOSE.path(visit.lang, &[("process", &it.code)]);
    own_path(next).map_or_else(propose, str::to_owned)
}

/// Leads whoever has to show first that they may take part to where they do, and back here then;
/// nothing if they may, or where nothing that they do there would help.
pub(crate) async fn detour(
    db: &Conn,
    visit: &Visit,
    signed: &Signed,
    it: &Process,
    here: &str,
) -> Result<Option<Response>, PageError> {
    if matches!(it.who, Who::Account | Who::Confirmed) || may_take_part(db, it, signed.account.id).await? {
        return Ok(None);
    }
    let there = ENTER.path(visit.lang, &[("process", &it.code)]);
    Ok(Some(Redirect::to(&format!("{there}?next={}", escape_query(here))).into_response()))
}

async fn page(
    app: &App,
    db: &Conn,
    visit: &Visit,
    signed: &Signed,
    it: &Process,
    (next, typed): (&str, &str),
    problems: &[Problem],
) -> PageResult {
    let lang = visit.lang;
    let parts = [("process", it.code.as_str())];
    let form = if it.who == Who::Code { "cocreation-enter-code" } else { "cocreation-enter" };
    let fields = Fields::new(app, lang, form, problems);
    let issuer = queries::door(db, it.id).await?.map(|door| door.issuer).unwrap_or_default();
    let provider = app.provider().filter(|(_, own)| *own == issuer && it.who == Who::Provider);
    let shown = Shown {
        process: Said::title(lang, &it.title),
        process_path: PROCESS.path(lang, &parts),
        who: it.who.code(),
        may: may_take_part(db, it, signed.account.id).await?,
        onward: onward(visit, it, next),
        action: ENTER.path(lang, &parts),
        next: own_path(next).unwrap_or_default().to_owned(),
        typed: fields.field("typed", typed, true),
        provider: provider.map(|(name, _)| (name.to_owned(), SIGN_IN_OIDC.path(lang, &[]))),
        errors: fields.errors(),
    };
    let title = app.words.plain(lang, "cocreation-enter");
    let meta = PageMeta {
        paths: ENTER.paths(&parts),
        crumbs: way(app, lang, Some(it), &[], &title),
        section: "processes",
        title,
        ..PageMeta::default()
    };
    app.page(visit, &meta, &EnterPage { enter: shown })
}
