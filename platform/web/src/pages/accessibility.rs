use super::{ACCESSIBILITY, HOME};
use crate::{App, Crumb, PageError, PageMeta, PageResult, View, Visit};
use axum::extract::State;
use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct Accessibility {
    accessibility: Statement,
}

#[derive(Serialize)]
struct Statement {
    contact: Option<String>,
}

impl View for Accessibility {
    const TEMPLATE: &'static str = "accessibility.html";

    fn samples() -> Vec<Accessibility> {
        [None, Some("acceso@example.org".to_owned())]
            .into_iter()
            .map(|contact| Accessibility { accessibility: Statement { contact } })
            .collect()
    }
}

pub(crate) async fn get(State(app): State<App>, visit: Visit) -> PageResult {
    if visit.format.ending().is_some() {
        return Err(PageError::not_found(""));
    }
    let lang = visit.lang;
    let title = app.words.plain(lang, "shell-accessibility-title");
    let meta = PageMeta {
        description: app.words.plain(lang, "shell-accessibility-lead"),
        paths: ACCESSIBILITY.paths(&[]),
        crumbs: vec![
            Crumb::to(app.words.plain(lang, "shell-home"), HOME.path(lang, &[])),
            Crumb::here(&title),
        ],
        title,
        ..PageMeta::default()
    };
    let contact = app.face().contact.clone();
    let contact = (!contact.is_empty()).then_some(contact);
    app.page(&visit, &meta, &Accessibility { accessibility: Statement { contact } })
}
