//! Where newcomers begin: what the plan is, their part in it, and the three things that are due
//! first.

use super::shown::entrusted;
use super::{START, path_of};
use crate::queries::left_to;
use minga_auth::{memberships_of, standing};
use minga_web::http::State;
use minga_web::pages::WORK;
use minga_web::{App, Crumb, Entrusted, PageMeta, PageResult, Signed, View, Visit, WorkItem};
use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct StartPage {
    start: Shown,
}

#[derive(Serialize)]
struct Shown {
    name: String,
    /// The paths of what was left to them and waits for their word.
    left: Vec<String>,
    first: Vec<WorkItem>,
    /// How many more there are.
    more: u64,
    sections: Vec<Entrusted>,
    work: String,
}

impl View for StartPage {
    const TEMPLATE: &'static str = "people/start.html";

    fn samples() -> Vec<StartPage> {
        let sample = |full: bool| Shown {
            name: "<Ana>".to_owned(),
            left: if full { vec!["/es/traspasos/x".to_owned()] } else { Vec::new() },
            first: if full { WorkItem::samples().into_iter().take(FIRST).collect() } else { Vec::new() },
            more: if full { 4 } else { 0 },
            sections: if full { Entrusted::samples() } else { Vec::new() },
            work: "/es".to_owned(),
        };
        [false, true].into_iter().map(|full| StartPage { start: sample(full) }).collect()
    }
}

/// So many things first.
const FIRST: usize = 3;

pub(crate) async fn show(State(app): State<App>, visit: Visit, signed: Signed) -> PageResult {
    let lang = visit.lang;
    let cx = signed.cx(&app, lang);
    let db = app.store.read().await?;
    let standing = standing(&cx, &db).await?;
    let (sections, mut items) = entrusted(&app, &db, &visit, &standing).await?;
    let held = memberships_of(&db, signed.account.id).await?.into_iter().filter(|it| it.holds(cx.now()));
    let left = left_to(&db, &held.map(|it| it.id).collect::<Vec<_>>()).await?;
    let more = items.len().saturating_sub(FIRST) as u64;
    items.truncate(FIRST);
    let shown = Shown {
        name: signed.account.name.clone(),
        left: left.iter().map(|it| path_of(lang, it.membership)).collect(),
        first: items,
        more,
        sections,
        work: WORK.path(lang, &[]),
    };
    let title = app.words.plain(lang, "start-title");
    let meta = PageMeta {
        paths: START.paths(&[]),
        crumbs: vec![
            Crumb::to(app.words.plain(lang, "work-title"), WORK.path(lang, &[])),
            Crumb::here(&title),
        ],
        title,
        ..PageMeta::default()
    };
    app.page(&visit, &meta, &StartPage { start: shown })
}
