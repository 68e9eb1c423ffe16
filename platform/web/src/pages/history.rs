//! Official changes in words, for pages and feeds.

use super::record::receipt_path;
use crate::{App, PageResult, answer};
use minga_i18n::FluentArgs;
use minga_kernel::{Day, Lang, Ref};
use minga_store::{Conn, EventRow, StoreError};
use serde::Serialize;

/// One official change, as a page shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct HistoryEntry {
    /// The day.
    pub when: Day,
    /// What happened, in a sentence.
    pub words: String,
    /// The title of what it happened to; `None` where the page is about that itself.
    pub title: Option<String>,
    /// The path of its page.
    pub path: Option<String>,
    /// The path of its receipt; `None` where several changes are told as one.
    pub receipt: Option<String>,
}

impl HistoryEntry {
    /// A typical one, for the samples of views.
    pub fn sample() -> HistoryEntry {
        HistoryEntry {
            when: Day::default(),
            words: "…".to_owned(),
            title: Some("Plan".to_owned()),
            path: Some("/es/planes/P".to_owned()),
            receipt: Some("/record/receipts/1.tlog-proof".to_owned()),
        }
    }
}

/// Events in words, newest first; what no longer resolves is left out. What one import
/// did to many things of a kind is told once, with their number.
pub async fn history(
    app: &App,
    db: &Conn,
    lang: Lang,
    events: &[EventRow],
) -> Result<Vec<HistoryEntry>, StoreError> {
    let subjects: Vec<Ref> = events.iter().map(|event| event.subject.clone()).collect();
    let known = app.references.resolve(db, &subjects).await?;
    let alike = |a: &EventRow, b: &EventRow| a.action == b.action && a.at == b.at;
    let told = events.chunk_by(alike).filter_map(|group| {
        let event = group.first()?;
        let subject = known.get(&event.subject)?;
        let alone = group.len() == 1;
        Some(HistoryEntry {
            when: event.at.date_naive(),
            words: sentence(app, lang, event, group.len()),
            title: alone.then(|| subject.title.for_reader(lang).to_owned()),
            path: alone.then(|| subject.path(lang).to_owned()),
            receipt: alone.then(|| receipt_path(event.sequence)),
        })
    });
    Ok(told.collect())
}

/// Events as a feed.
pub async fn feed_of(
    app: &App,
    db: &Conn,
    lang: Lang,
    title: &str,
    path: &str,
    events: &[EventRow],
) -> PageResult {
    answer::feed(app, title, path, entries(app, db, lang, events).await?)
}

/// Events as the entries of a feed.
async fn entries(
    app: &App,
    db: &Conn,
    lang: Lang,
    events: &[EventRow],
) -> Result<Vec<answer::Entry>, StoreError> {
    let subjects: Vec<Ref> = events.iter().map(|event| event.subject.clone()).collect();
    let known = app.references.resolve(db, &subjects).await?;
    let told = events.iter().filter_map(|event| {
        let subject = known.get(&event.subject)?;
        Some(answer::Entry {
            id: format!("event-{}", event.sequence),
            title: subject.title.for_reader(lang).to_owned(),
            summary: sentence(app, lang, event, 1),
            path: subject.path(lang).to_owned(),
            at: event.at,
        })
    });
    Ok(told.collect())
}

/// What happened: the message `event-<action>`, and for each fact that moved from one
/// value to another a clause.
pub(crate) fn sentence(app: &App, lang: Lang, event: &EventRow, count: usize) -> String {
    let key = format!("event-{}", event.action.replace(['.', '_'], "-"));
    let mut args = FluentArgs::new();
    args.set("count", count as f64);
    let empty = serde_json::Map::new();
    let facts = event.facts.as_object().unwrap_or(&empty);
    for (name, value) in facts {
        if let Some(number) = value.as_f64() {
            args.set(name.clone(), number);
        }
    }
    let mut words = app.words.say(lang, &key, &args);
    if count > 1 {
        return words;
    }
    let moved = facts.get("changes").and_then(serde_json::Value::as_object).unwrap_or(&empty);
    for (column, pair) in moved {
        let mut args = FluentArgs::new();
        let table = event.subject.kind.as_str();
        args.set("what", column_label(app, lang, table, column));
        args.set("from", value(app, lang, column, pair.get(0)));
        args.set("to", value(app, lang, column, pair.get(1)));
        words.push_str(&app.words.say(lang, "event-moved", &args));
    }
    words
}

fn column_label(app: &App, lang: Lang, kind: &str, column: &str) -> String {
    // A plan's sheet has one row and is called `plan`; the others are called in the plural.
    let keys = [format!("column-{kind}s-{column}"), format!("column-{kind}-{column}")];
    keys.iter()
        .find_map(|key| app.words.try_say(lang, &key.replace('_', "-"), &FluentArgs::new()))
        .unwrap_or_else(|| column.replace('_', " "))
}

fn value(app: &App, lang: Lang, column: &str, value: Option<&serde_json::Value>) -> String {
    let text = match value {
        Some(serde_json::Value::String(text)) => text.clone(),
        Some(serde_json::Value::Number(number)) => {
            return app.words.formats(lang).number(number.as_f64().unwrap_or_default(), 2);
        }
        _ => return app.words.plain(lang, "shell-nothing"),
    };
    if let Ok(day) = text.parse::<Day>() {
        return app.words.formats(lang).day(day);
    }
    let key = format!("choice-{column}-{text}").replace('_', "-");
    app.words.try_say(lang, &key, &FluentArgs::new()).unwrap_or(text)
}
