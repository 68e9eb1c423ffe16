//! What somebody follows, for whoever has the key in their mails.

use super::ask::rhythm_in_words;
use super::{END, MINE, private};
use crate::commands::change::{Change, change};
use crate::jobs::letter::title_of;
use crate::model::{Follower, Rhythm};
use crate::queries;
use minga_kernel::Lang;
use minga_store::CommandError;
use minga_web::http::{IntoResponse, Path, Redirect, State};
use minga_web::pages::HOME;
use minga_web::{App, Choice, Crumb, Form, PageError, PageMeta, PageResult, View, Visit};
use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct MinePage {
    mine: Shown,
}

#[derive(Serialize)]
struct Shown {
    address: String,
    confirmed: bool,
    /// Whether nothing is sent because it cannot be delivered.
    stopped: bool,
    action: String,
    end: String,
    rows: Vec<Row>,
    languages: Vec<Choice>,
}

#[derive(Serialize)]
struct Row {
    id: String,
    title: String,
    path: Option<String>,
    rhythms: Vec<Choice>,
}

impl View for MinePage {
    const TEMPLATE: &'static str = "following/mine.html";

    fn samples() -> Vec<MinePage> {
        let choice = || Choice { value: "a".to_owned(), label: "A".to_owned(), selected: true };
        let row = |path: bool| Row {
            id: "0".to_owned(),
            title: "Plan <b>".to_owned(),
            path: path.then(|| "/es".to_owned()),
            rhythms: vec![choice()],
        };
        let shown = |full: bool| Shown {
            address: "a…@example.org".to_owned(),
            confirmed: full,
            stopped: full,
            action: "/es".to_owned(),
            end: "/es".to_owned(),
            rows: if full { vec![row(true), row(false)] } else { Vec::new() },
            languages: vec![choice()],
        };
        [false, true].into_iter().map(|full| MinePage { mine: shown(full) }).collect()
    }
}

pub(crate) async fn show(State(app): State<App>, visit: Visit, Path(key): Path<String>) -> PageResult {
    let lang = visit.lang;
    let db = app.store.read().await?;
    let gone = || PageError::Gone("follow-over");
    let follower = queries::follower_by_key(&db, &key).await?.ok_or_else(gone)?;
    let mut rows = Vec::new();
    for follow in queries::follows_of(&db, follower.id).await? {
        let known = title_of(&app, &db, lang, &follow.topic.to_string()).await?;
        let (title, path) = match known {
            Some((title, path)) => (title, Some(path)),
            None => (app.words.plain(lang, "following-gone"), None),
        };
        let rhythms = Rhythm::ALL.map(|it| Choice {
            value: it.code().to_owned(),
            label: rhythm_in_words(&app, lang, it),
            selected: it == follow.rhythm,
        });
        rows.push(Row { id: follow.id.to_string(), title, path, rhythms: rhythms.into() });
    }
    let languages = Lang::ALL.map(|it| Choice {
        value: it.code().to_owned(),
        label: it.own_name().to_owned(),
        selected: it == follower.lang,
    });
    let parts = [("key", key.as_str())];
    let shown = Shown {
        address: shortened(&follower),
        confirmed: visit.asked("done") == Some("confirmed"),
        stopped: follower.stopped_at.is_some(),
        action: MINE.path(lang, &parts),
        end: END.path(lang, &parts),
        rows,
        languages: languages.into(),
    };
    let title = app.words.plain(lang, "following-mine-title");
    let meta = PageMeta {
        paths: MINE.paths(&parts),
        crumbs: vec![
            Crumb::to(app.words.plain(lang, "shell-home"), HOME.path(lang, &[])),
            Crumb::here(&title),
        ],
        title,
        ..PageMeta::default()
    };
    Ok(private(app.page(&visit, &meta, &MinePage { mine: shown })?))
}

pub(crate) async fn send(
    State(app): State<App>,
    visit: Visit,
    Path(key): Path<String>,
    form: Form,
) -> PageResult {
    let id = form.text("id").parse();
    let what = match &*form.text("deed") {
        "rhythm" => Rhythm::from_code(&form.text("rhythm")).and_then(|it| Some(Change::Rhythm(id.ok()?, it))),
        "unfollow" => id.ok().map(Change::Unfollow),
        "language" => Lang::from_code(&form.text("lang")).map(Change::Language),
        _ => None,
    };
    let what = what.ok_or(PageError::Bad("request"))?;
    match change(&app.store, &key, what).await {
        Ok(true) => Ok(private(Redirect::to(&MINE.path(visit.lang, &[("key", &key)])).into_response())),
        Ok(false) => Ok(private(Redirect::to(&END.path(visit.lang, &[("key", &key)])).into_response())),
        Err(CommandError::NotFound) => Err(PageError::Gone("follow-over")),
        Err(error) => Err(error.into()),
    }
}

/// Enough of the address for its owner to know it, and too little for whoever looks over their
/// shoulder.
fn shortened(follower: &Follower) -> String {
    let (name, host) = follower.address.split_once('@').unwrap_or_default();
    let first: String = name.chars().take(1).collect();
    format!("{first}…@{host}")
}
