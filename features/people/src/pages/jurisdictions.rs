//! The jurisdictions, for those who look after them: readers meet them by name, on the pages of
//! organisations and plans.

use super::calendars::KEEP;
use super::edit::{CREATE_PLACE, EDIT_PLACE, pass};
use crate::model::{Jurisdiction, LEVELS};
use crate::queries;
use minga_exchange::choice_label;
use minga_web::http::State;
use minga_web::pages::WORK;
use minga_web::{Address, App, Crumb, PageMeta, PageResult, Said, Signed, View, Visit};
use serde::Serialize;

/// Its address.
pub(crate) const JURISDICTIONS: Address =
    Address::new("administracion/jurisdicciones", "administration/jurisdictions");

#[derive(Serialize)]
pub(crate) struct JurisdictionsPage {
    jurisdictions: Shown,
}

#[derive(Serialize)]
struct Shown {
    new: String,
    levels: Vec<Level>,
}

#[derive(Serialize)]
struct Level {
    label: String,
    lines: Vec<Line>,
}

#[derive(Serialize)]
struct Line {
    code: String,
    name: Said,
    path: String,
    calendar: String,
}

impl View for JurisdictionsPage {
    const TEMPLATE: &'static str = "people/jurisdictions.html";

    fn samples() -> Vec<JurisdictionsPage> {
        let name = |foreign| Said { words: "Loja <cantón>".to_owned(), lang: "es".to_owned(), foreign };
        let line = |foreign| Line {
            code: "EC-L".to_owned(),
            name: name(foreign),
            path: "/es".to_owned(),
            calendar: "/es".to_owned(),
        };
        let level = Level { label: "Provincia".to_owned(), lines: vec![line(true), line(false)] };
        let sample = |levels| JurisdictionsPage { jurisdictions: Shown { new: "/es".to_owned(), levels } };
        vec![sample(Vec::new()), sample(vec![level])]
    }
}

pub(crate) async fn show(State(app): State<App>, visit: Visit, signed: Signed) -> PageResult {
    let lang = visit.lang;
    let db = app.store.read().await?;
    pass(&app, &db, &visit, &signed).await?;
    let mut all = queries::all_jurisdictions(&db).await?;
    all.sort_by(|a, b| a.code.cmp(&b.code));
    let line = |it: &Jurisdiction| Line {
        path: EDIT_PLACE.path(lang, &[("jurisdiction", &it.code)]),
        calendar: KEEP.path(lang, &[("jurisdiction", &it.code)]),
        name: Said::title(lang, &it.name),
        code: it.code.clone(),
    };
    let levels = LEVELS.iter().map(|level| Level {
        label: choice_label(&app.words, lang, "level", level),
        lines: all.iter().filter(|it| it.level == *level).map(line).collect(),
    });
    let levels = levels.filter(|level| !level.lines.is_empty()).collect();
    let title = app.words.plain(lang, "people-places");
    let meta = PageMeta {
        paths: JURISDICTIONS.paths(&[]),
        crumbs: vec![
            Crumb::to(app.words.plain(lang, "work-title"), WORK.path(lang, &[])),
            Crumb::here(&title),
        ],
        section: "organisations",
        title,
        ..PageMeta::default()
    };
    let shown = Shown { new: CREATE_PLACE.path(lang, &[]), levels };
    app.page(&visit, &meta, &JurisdictionsPage { jurisdictions: shown })
}
