use super::{ABOUT, HOME};
use crate::{App, Crumb, PageError, PageMeta, PageResult, View, Visit};
use axum::extract::State;
use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct About {
    about: Site,
}

#[derive(Serialize)]
struct Site {
    contact: Option<String>,
    version: &'static str,
}

impl View for About {
    const TEMPLATE: &'static str = "about.html";

    fn samples() -> Vec<About> {
        [None, Some("gobierno.abierto@example.org".to_owned())]
            .into_iter()
            .map(|contact| About { about: Site { contact, version: "1.2.3" } })
            .collect()
    }
}

pub(crate) async fn get(State(app): State<App>, visit: Visit) -> PageResult {
    if visit.format.ending().is_some() {
        return Err(PageError::not_found(""));
    }
    let lang = visit.lang;
    let mut args = minga_i18n::FluentArgs::new();
    args.set("place", app.face().place.clone());
    let title = app.words.plain(lang, "shell-about-title");
    let meta = PageMeta {
        description: app.words.say(lang, "shell-about-lead", &args),
        paths: ABOUT.paths(&[]),
        crumbs: vec![
            Crumb::to(app.words.plain(lang, "shell-home"), HOME.path(lang, &[])),
            Crumb::here(&title),
        ],
        title,
        ..PageMeta::default()
    };
    let contact = app.face().contact.clone();
    let contact = (!contact.is_empty()).then_some(contact);
    app.page(&visit, &meta, &About { about: Site { contact, version: env!("CARGO_PKG_VERSION") } })
}
