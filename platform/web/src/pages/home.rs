use super::{HOME, history};
use crate::{App, Crumb, Format, Markup, PageMeta, PageResult, Place, View, Visit};
use axum::extract::State;
use minga_store::newest_events;
use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct Home {
    slots: Slots,
    changed: Vec<history::HistoryEntry>,
}

#[derive(Serialize)]
struct Slots {
    promised: Vec<Markup>,
    act: Vec<Markup>,
}

impl View for Home {
    const TEMPLATE: &'static str = "home.html";

    fn samples() -> Vec<Home> {
        let empty = Home { slots: Slots { promised: Vec::new(), act: Vec::new() }, changed: Vec::new() };
        let full = Home {
            slots: Slots {
                promised: vec![Markup::rendered("<h2>…</h2>".to_owned())],
                act: vec![Markup::rendered("<div>…</div>".to_owned())],
            },
            changed: vec![history::HistoryEntry::sample()],
        };
        vec![empty, full]
    }
}

/// How many of the newest changes the first page shows.
const NEWEST: usize = 8;
/// How many the feed holds.
const IN_FEED: u64 = 100;

pub(crate) async fn get(State(app): State<App>, visit: Visit) -> PageResult {
    let lang = visit.lang;
    let db = app.store.read().await?;
    let title = app.words.plain(lang, "shell-site-name");
    if visit.format == Format::Atom {
        let events = newest_events(&db, IN_FEED).await?;
        return history::feed_of(&app, &db, lang, &title, &HOME.path(lang, &[]), &events).await;
    }
    if visit.format != Format::Html {
        return Err(crate::PageError::not_found(""));
    }
    let events = newest_events(&db, IN_FEED).await?;
    let mut changed = history::history(&app, &db, lang, None, &events).await?;
    changed.truncate(NEWEST);
    let view = Home {
        slots: Slots {
            promised: app.slot(&db, &visit, Place::Promised, None).await?,
            act: app.slot(&db, &visit, Place::Act, None).await?,
        },
        changed,
    };
    let meta = PageMeta {
        description: app.words.plain(lang, "shell-home-lead"),
        paths: HOME.paths(&[]),
        crumbs: vec![Crumb::here(&title)],
        formats: vec![Format::Atom],
        title,
        ..PageMeta::default()
    };
    app.page(&visit, &meta, &view)
}
