//! Asking to follow something by mail; by Atom nobody needs to ask.

use super::{CONFIRM, FOLLOW, FOLLOW_SEARCH, private};
use crate::commands::ask::{Asked as Outcome, LINK, ask};
use crate::jobs::letter::title_of;
use crate::model::{FOLLOWED, Rhythm, Topic};
use minga_i18n::FluentArgs;
use minga_kernel::{Actor, Lang, Problem, Ref};
use minga_store::{CommandError, Conn};
use minga_web::http::{Path, State};
use minga_web::pages::{Asked, HOME};
use minga_web::{
    App, Asker, Crumb, Field, FieldError, Fields, Form, Letter, PageError, PageMeta, PageResult, View, Visit,
    mended,
};
use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct AskPage {
    follow: Shown,
}

#[derive(Serialize)]
struct Shown {
    title: String,
    path: String,
    feed: String,
    action: String,
    /// The query of a search.
    query: Option<String>,
    sent: bool,
    address: Field,
    rhythm: Field,
    errors: Vec<FieldError>,
}

impl View for AskPage {
    const TEMPLATE: &'static str = "following/ask.html";

    fn samples() -> Vec<AskPage> {
        let shown = |sent: bool| Shown {
            title: "Plan <b>".to_owned(),
            path: "/es".to_owned(),
            feed: "/es.atom?q=a&kind=b".to_owned(),
            action: "/es".to_owned(),
            query: (!sent).then(|| "q=a&kind=b".to_owned()),
            sent,
            address: Field::sample(),
            rhythm: Field::sample(),
            errors: if sent { Vec::new() } else { vec![FieldError::sample()] },
        };
        [false, true].into_iter().map(|sent| AskPage { follow: shown(sent) }).collect()
    }
}

pub(crate) async fn show(
    State(app): State<App>,
    visit: Visit,
    Path((kind, id)): Path<(String, String)>,
) -> PageResult {
    let topic = thing(&kind, &id)?;
    let db = app.store.read().await?;
    page(&app, &db, &visit, &topic, None, &[], false).await
}

pub(crate) async fn show_search(State(app): State<App>, visit: Visit) -> PageResult {
    let topic = searched(Asked::of(&visit))?;
    let db = app.store.read().await?;
    page(&app, &db, &visit, &topic, None, &[], false).await
}

pub(crate) async fn send(
    State(app): State<App>,
    visit: Visit,
    source: Asker,
    Path((kind, id)): Path<(String, String)>,
    form: Form,
) -> PageResult {
    take(&app, &visit, &source, thing(&kind, &id)?, &form).await
}

pub(crate) async fn send_search(
    State(app): State<App>,
    visit: Visit,
    source: Asker,
    form: Form,
) -> PageResult {
    take(&app, &visit, &source, searched(Asked::parse(&form.text("query")))?, &form).await
}

fn thing(kind: &str, id: &str) -> Result<Topic, PageError> {
    let known = FOLLOWED.into_iter().find(|it| it.as_str() == kind);
    let (Some(kind), Ok(id)) = (known, id.parse()) else { return Err(PageError::not_found("")) };
    Ok(Topic::Thing(Ref { kind, id }))
}

fn searched(asked: Asked) -> Result<Topic, PageError> {
    if asked.is_empty() { Err(PageError::not_found("")) } else { Ok(Topic::Search(asked)) }
}

/// Takes what somebody asks for. Whatever is known of the address, they read the same.
async fn take(app: &App, visit: &Visit, source: &Asker, topic: Topic, form: &Form) -> PageResult {
    let cx = app.cx(Actor::Anonymous, visit.lang);
    let tx = app.store.write().await?;
    if title_of(app, &tx, visit.lang, &topic.to_string()).await?.is_none() {
        return Err(PageError::not_found(""));
    }
    let rhythm = Rhythm::from_code(&form.text("rhythm"));
    match ask(&cx, &tx, source, &form.text("address"), topic.clone(), rhythm).await {
        Ok(Outcome::Told(wish, token)) => {
            let path = CONFIRM.path(visit.lang, &[("token", &token.reveal())]);
            app.send_mail(&cx, &tx, &wish.address, letter(app, visit.lang, &app.absolute(&path))).await?;
            tx.commit().await?;
        }
        Ok(Outcome::Enough) => tx.commit().await?,
        Ok(Outcome::TooOften) => {
            tx.commit().await?;
            return Err(PageError::TooMany);
        }
        Err(CommandError::Problems(problems)) => {
            drop(tx);
            let db = app.store.read().await?;
            let response = page(app, &db, visit, &topic, Some(form), &problems, false).await?;
            return Ok(mended(response, &problems));
        }
        Err(error) => return Err(error.into()),
    }
    let db = app.store.read().await?;
    page(app, &db, visit, &topic, None, &[], true).await
}

/// The mail with the link. It says nothing that whoever asked could choose: it may be for
/// somebody who never asked.
fn letter(app: &App, lang: Lang, address: &str) -> Letter {
    let mut args = FluentArgs::new();
    args.set("address", address.to_owned());
    args.set("hours", LINK.num_hours() as f64);
    app.letter(lang, ["following-confirm-subject", "following-confirm-mail"], args)
}

async fn page(
    app: &App,
    db: &Conn,
    visit: &Visit,
    topic: &Topic,
    form: Option<&Form>,
    problems: &[Problem],
    sent: bool,
) -> PageResult {
    let lang = visit.lang;
    let (title, path) =
        title_of(app, db, lang, &topic.to_string()).await?.ok_or_else(|| PageError::not_found(""))?;
    let fields = Fields::new(app, lang, "following", problems);
    let typed = |name| form.map(|form| form.text(name)).unwrap_or_default();
    let chosen = Some(typed("rhythm")).filter(|it| !it.is_empty());
    let rhythms = Rhythm::ALL.map(|it| (it.code().to_owned(), rhythm_in_words(app, lang, it)));
    let (paths, query) = match topic {
        Topic::Thing(it) => (FOLLOW.paths(&[("kind", it.kind.as_str()), ("id", &it.id.to_string())]), None),
        Topic::Search(asked) => {
            let query = asked.query();
            (FOLLOW_SEARCH.paths(&[]).map(|path| format!("{path}?{query}")), Some(query))
        }
    };
    let shown = Shown {
        feed: feed(&path),
        action: paths[lang as usize].split('?').next().unwrap_or_default().to_owned(),
        query,
        sent,
        address: fields.field("address", typed("address"), true),
        rhythm: fields.choice("rhythm", chosen.as_deref().unwrap_or(Rhythm::Weekly.code()), true, rhythms),
        errors: fields.errors(),
        path: path.clone(),
        title: title.clone(),
    };
    let heading = app.words.plain(lang, "following-ask-title");
    let meta = PageMeta {
        description: app.words.plain(lang, "following-ask-lead"),
        crumbs: vec![
            Crumb::to(app.words.plain(lang, "shell-home"), HOME.path(lang, &[])),
            Crumb::to(title, path),
            Crumb::here(&heading),
        ],
        paths,
        title: heading,
        ..PageMeta::default()
    };
    Ok(private(app.page(visit, &meta, &AskPage { follow: shown })?))
}

/// The path of the Atom feed of a page.
pub(crate) fn feed(path: &str) -> String {
    match path.split_once('?') {
        Some((path, query)) => format!("{path}.atom?{query}"),
        None => format!("{path}.atom"),
    }
}

/// A rhythm in words.
pub(super) fn rhythm_in_words(app: &App, lang: Lang, it: Rhythm) -> String {
    let mut args = FluentArgs::new();
    args.set("rhythm", it.code());
    app.words.say(lang, "following-rhythm", &args)
}
