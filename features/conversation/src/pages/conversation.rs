//! Everything that was said about a thing.

use super::shown::{CommentShown, shown};
use super::{CONVERSATION, LOG, conversation_path, done_of, meta, thing, write_path};
use crate::api::comments::{resources, table};
use crate::model::Stance;
use crate::queries;
use minga_web::http::{Path, State};
use minga_web::pages::Pages;
use minga_web::{App, Format, PageError, PageResult, Said, View, Visit, answer};
use serde::Serialize;
use std::collections::HashMap;

#[derive(Serialize)]
pub(crate) struct ConversationPage {
    conversation: Shown,
}

#[derive(Serialize)]
struct Shown {
    about: Said,
    about_path: String,
    tabs: Vec<Tab>,
    comments: Vec<CommentShown>,
    pages: Pages,
    write: String,
    log: String,
    done: Option<String>,
}

#[derive(Serialize)]
struct Tab {
    label: String,
    href: String,
    current: bool,
    count: Option<u64>,
}

impl View for ConversationPage {
    const TEMPLATE: &'static str = "conversation/conversation.html";

    fn samples() -> Vec<ConversationPage> {
        let sample = |comments: Vec<CommentShown>, done: Option<&str>| Shown {
            about: super::shown::said(minga_kernel::Lang::Es, "en", "<Compromiso> & \"más\""),
            about_path: "/es".to_owned(),
            tabs: vec![Tab {
                label: "…".to_owned(),
                href: "/es".to_owned(),
                current: done.is_some(),
                count: Some(3),
            }],
            comments,
            pages: Pages::of(100, 20, 2, 100, |number| format!("?page={number}")),
            write: "/es".to_owned(),
            log: "/es".to_owned(),
            done: done.map(str::to_owned),
        };
        let all = super::DONE.iter().map(|done| sample(CommentShown::samples(), Some(done)));
        [sample(Vec::new(), None)]
            .into_iter()
            .chain(all)
            .map(|conversation| ConversationPage { conversation })
            .collect()
    }
}

/// Comments on a page.
const PAGE: u64 = 20;
/// The last page that can be reached; the API walks further.
const DEEPEST: u64 = 50;

pub(crate) async fn show(
    State(app): State<App>,
    visit: Visit,
    Path((kind, id)): Path<(String, String)>,
) -> PageResult {
    let lang = visit.lang;
    let db = app.store.read().await?;
    let about = thing(&app, &db, &kind, &id).await?;
    match visit.format {
        Format::Html => {}
        Format::Json | Format::Csv | Format::Xlsx => {
            let all = queries::in_order(&db, Some(&about.reference), None, app.settings.page_rows).await?;
            let resources = resources(&app, &db, &all).await?;
            return match visit.format {
                Format::Json => answer::json(&resources),
                _ => answer::tables(&app, &visit, "comments", &[table(&resources)]),
            };
        }
        Format::Atom | Format::Ics | Format::Pdf | Format::Odt => return Err(PageError::not_found("")),
    }
    let chosen = match visit.asked("stance") {
        None => None,
        Some(code) => Some(Stance::from_code(code).ok_or(PageError::Bad("stance"))?),
    };
    let number = visit.asked("page").and_then(|page| page.parse().ok()).unwrap_or(1).clamp(1, DEEPEST);
    let counts = queries::counts(&db, &about.reference).await?;
    let stances = chosen.map_or_else(|| Stance::ALL.to_vec(), |one| vec![one]);
    let comments = queries::newest(&db, &about.reference, &stances, (number - 1) * PAGE, PAGE).await?;
    let own = conversation_path(lang, &about.reference);
    let total = stances.iter().filter_map(|it| counts.get(it.code())).sum();
    let view = Shown {
        about: Said::title(lang, &about.title),
        about_path: about.path(lang).to_owned(),
        tabs: tabs(&app, &visit, &own, chosen, &counts),
        comments: shown(&app, &db, lang, &comments).await?,
        pages: Pages::of(total, PAGE, number, DEEPEST, |number| match chosen {
            Some(stance) => format!("{own}?stance={}&page={number}", stance.code()),
            None => format!("{own}?page={number}"),
        }),
        write: write_path(lang, &about.reference),
        log: LOG.path(lang, &[]),
        done: done_of(&visit),
    };
    let id = about.reference.id.to_string();
    let paths = CONVERSATION.paths(&[("kind", about.reference.kind.as_str()), ("id", &id)]);
    let mut frame = meta(&app, &visit, &about, paths, app.words.plain(lang, "talk-title"));
    frame.formats = vec![Format::Json, Format::Csv, Format::Xlsx];
    frame.description = app.words.plain(lang, "talk-lead");
    // Where what was said is confirmed, the browser forgets it; whose it was, it knows itself.
    frame.drafts = done_of(&visit).map(|_| uuid::Uuid::nil());
    app.page(&visit, &frame, &ConversationPage { conversation: view })
}

fn tabs(
    app: &App,
    visit: &Visit,
    own: &str,
    chosen: Option<Stance>,
    counts: &HashMap<String, u64>,
) -> Vec<Tab> {
    let label = |code: &str| {
        let mut args = minga_i18n::FluentArgs::new();
        args.set("stance", code.to_owned());
        app.words.say(visit.lang, "talk-stance-many", &args)
    };
    let all = Tab {
        label: label("all"),
        href: own.to_owned(),
        current: chosen.is_none(),
        count: Some(counts.values().sum()),
    };
    let each = Stance::ALL.iter().map(|stance| Tab {
        label: label(stance.code()),
        href: format!("{own}?stance={}", stance.code()),
        current: chosen == Some(*stance),
        count: Some(counts.get(stance.code()).copied().unwrap_or(0)),
    });
    [all].into_iter().chain(each).collect()
}
