//! The sheet on which people write a proposal by hand, at a desk or a table: to print.

use super::{PAPER, PROCESS, PROPOSE, only_html, public, way};
use crate::model::entry::Consent;
use minga_charts::qr;
use minga_web::http::{Path, State};
use minga_web::{App, Markup, PageMeta, PageResult, Said, View, Visit};
use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct PaperPage {
    paper: Shown,
}

#[derive(Serialize)]
struct Shown {
    process: Said,
    process_path: String,
    place: String,
    /// What it can be about, with its number.
    themes: Vec<(usize, Said)>,
    consents: Vec<&'static str>,
    qr: Option<Markup>,
    address: String,
}

impl View for PaperPage {
    const TEMPLATE: &'static str = "cocreation/paper.html";

    fn samples() -> Vec<PaperPage> {
        let text = || Said { words: "<b>Agua</b>".to_owned(), lang: "en".to_owned(), foreign: true };
        let sample = |full: bool| Shown {
            process: text(),
            process_path: "/es".to_owned(),
            place: "Ecuador & más".to_owned(),
            themes: if full { vec![(1, text())] } else { Vec::new() },
            consents: vec!["words", "words_and_name"],
            qr: full.then(Markup::default),
            address: "https://example.org/?a&\"".to_owned(),
        };
        [false, true].map(|full| PaperPage { paper: sample(full) }).into_iter().collect()
    }
}

pub(crate) async fn show(State(app): State<App>, visit: Visit, Path(code): Path<String>) -> PageResult {
    only_html(&visit)?;
    let lang = visit.lang;
    let db = app.store.read().await?;
    let process = public(&db, &code).await?;
    let parts = [("process", process.code.as_str())];
    let address = app.absolute(&PROPOSE.path(lang, &parts));
    let paper = Shown {
        process: Said::title(lang, &process.title),
        process_path: PROCESS.path(lang, &parts),
        place: app.face().place.clone(),
        themes: process.themes.iter().enumerate().map(|(at, it)| (at + 1, Said::title(lang, it))).collect(),
        consents: Consent::ALL.iter().map(|it| it.code()).collect(),
        qr: qr("qr", &app.words.plain(lang, "cocreation-paper-qr"), &address).map(Markup::from),
        address,
    };
    let title = app.words.plain(lang, "cocreation-paper-title");
    let meta = PageMeta {
        paths: PAPER.paths(&parts),
        crumbs: way(&app, lang, Some(&process), &[], &title),
        section: "processes",
        title,
        ..PageMeta::default()
    };
    app.page(&visit, &meta, &PaperPage { paper })
}
