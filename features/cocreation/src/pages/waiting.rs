//! What its author sees of a proposal that waits for a first look.

use super::shown::said;
use super::{PROCESS, PROPOSAL, WAITING, WITHDRAW, found, only_html, path_of, way};
use crate::model::proposal::State as Stands;
use minga_web::http::{IntoResponse, Path, Redirect, State};
use minga_web::{App, PageError, PageMeta, PageResult, Said, Signed, View, Visit};
use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct WaitingPage {
    waiting: Shown,
}

#[derive(Serialize)]
struct Shown {
    process: Said,
    process_path: String,
    number: i64,
    title: Said,
    problem: Said,
    solution: Said,
    whom: Option<Said>,
    withdraw: String,
}

impl View for WaitingPage {
    const TEMPLATE: &'static str = "cocreation/waiting.html";

    fn samples() -> Vec<WaitingPage> {
        let text =
            || Said { words: "<b>Agua</b> & {{ 7*7 }}".to_owned(), lang: "en".to_owned(), foreign: true };
        let sample = |full: bool| Shown {
            process: text(),
            process_path: "/es".to_owned(),
            number: 7,
            title: text(),
            problem: text(),
            solution: text(),
            whom: full.then(text),
            withdraw: "/es".to_owned(),
        };
        [false, true].map(|full| WaitingPage { waiting: sample(full) }).into_iter().collect()
    }
}

pub(crate) async fn show(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path((code, number)): Path<(String, String)>,
) -> PageResult {
    only_html(&visit)?;
    let lang = visit.lang;
    let db = app.store.read().await?;
    let (process, it) = found(&db, &code, &number).await?;
    if it.author != Some(signed.account.id) {
        return Err(PageError::not_found(code));
    }
    // Once it was looked at, it is where everything is.
    if it.state != Stands::Waiting {
        return Ok(Redirect::to(&path_of(&PROPOSAL, lang, &process, it.number)).into_response());
    }
    let own = |words: &str| said(lang, &it.written.lang, words);
    let waiting = Shown {
        process: Said::title(lang, &process.title),
        process_path: PROCESS.path(lang, &[("process", &process.code)]),
        number: it.number,
        title: own(&it.written.title),
        problem: own(&it.written.problem),
        solution: own(&it.written.solution),
        whom: Some(own(&it.written.whom)).filter(|whom| !whom.words.is_empty()),
        withdraw: path_of(&WITHDRAW, lang, &process, it.number),
    };
    let title = app.words.plain(lang, "cocreation-waiting-title");
    let number = it.number.to_string();
    let meta = PageMeta {
        paths: WAITING.paths(&[("process", &process.code), ("number", &number)]),
        crumbs: way(&app, lang, Some(&process), &[], &title),
        section: "processes",
        title,
        ..PageMeta::default()
    };
    app.page(&visit, &meta, &WaitingPage { waiting })
}

/// Where a proposal was hidden and shown again before moderation had a place of its own: addresses
/// that were published lead somewhere for ever.
pub(crate) async fn moved(
    State(app): State<App>,
    visit: Visit,
    Path((code, number)): Path<(String, String)>,
) -> PageResult {
    only_html(&visit)?;
    let db = app.store.read().await?;
    let (process, it) = found(&db, &code, &number).await?;
    if it.state == Stands::Waiting {
        return Err(PageError::not_found(code));
    }
    Ok(Redirect::to(&path_of(&PROPOSAL, visit.lang, &process, it.number)).into_response())
}
