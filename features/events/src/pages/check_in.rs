//! What staff opens by the QR code on somebody's screen. Opening it says nothing yet: programs
//! open links too, so only the button does.

use super::attendance::pass;
use super::shown::When;
use super::{ATTENDANCE, CHECK_IN, EVENTS};
use crate::commands::attend::{Came, attend, tidy};
use crate::model::registration::Standing;
use crate::queries;
use minga_web::http::{IntoResponse, Path, Redirect, State};
use minga_web::{App, Crumb, PageError, PageMeta, PageResult, Said, Signed, View, Visit};
use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct CheckInPage {
    person: Shown,
}

#[derive(Serialize)]
struct Shown {
    title: Said,
    when: String,
    name: String,
    number: i64,
    standing: &'static str,
    came: bool,
    action: String,
    all: String,
}

impl View for CheckInPage {
    const TEMPLATE: &'static str = "events/check_in.html";

    fn samples() -> Vec<CheckInPage> {
        let sample = |came, standing| Shown {
            title: Said { words: "<b>Taller</b>".to_owned(), lang: "es".to_owned(), foreign: true },
            when: "…".to_owned(),
            name: if came { String::new() } else { "Ana <i>".to_owned() },
            number: 7,
            standing,
            came,
            action: "/es".to_owned(),
            all: "/es".to_owned(),
        };
        [(false, "placed"), (false, "waiting"), (true, "placed")]
            .into_iter()
            .map(|(came, standing)| CheckInPage { person: sample(came, standing) })
            .collect()
    }
}

pub(crate) async fn show(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path((id, code)): Path<(String, String)>,
) -> PageResult {
    let it = pass(&app, &visit, &signed, &id).await?;
    let lang = visit.lang;
    let db = app.store.read().await?;
    let found = queries::registration_by_code(&db, it.id, &tidy(&code)).await?;
    let found = found.filter(|it| it.standing != Standing::Left);
    let found = found.ok_or_else(|| PageError::not_found(""))?;
    let own = it.id.to_string();
    let parts = [("event", own.as_str()), ("code", code.as_str())];
    let all = ATTENDANCE.path(lang, &parts);
    let title = app.words.plain(lang, "events-check-in");
    let person = Shown {
        title: Said::title(lang, &it.title),
        when: When::of(&it).in_words(&app, lang),
        name: found.name,
        number: found.number,
        standing: found.standing.code(),
        came: found.came,
        action: CHECK_IN.path(lang, &parts),
        all: all.clone(),
    };
    let meta = PageMeta {
        paths: CHECK_IN.paths(&parts),
        crumbs: vec![
            Crumb::to(app.words.plain(lang, "events-title"), EVENTS.path(lang, &[])),
            Crumb::to(app.words.plain(lang, "events-attendance"), all),
            Crumb::here(&title),
        ],
        title,
        section: "events",
        ..PageMeta::default()
    };
    app.page(&visit, &meta, &CheckInPage { person })
}

pub(crate) async fn send(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path((id, code)): Path<(String, String)>,
) -> PageResult {
    let it = pass(&app, &visit, &signed, &id).await?;
    attend(&signed.cx(&app, visit.lang), &app, it.id, Came::Code(code.clone())).await?;
    let parts = [("event", &*it.id.to_string()), ("code", code.as_str())];
    Ok(Redirect::to(&CHECK_IN.path(visit.lang, &parts)).into_response())
}
