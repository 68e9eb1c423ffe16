//! Official changes in words, for pages and feeds.

use super::record::receipt_path;
use crate::{App, Body, PageResult, answer};
use minga_i18n::FluentArgs;
use minga_kernel::{Day, Lang, Ref};
use minga_store::{Conn, EventRow, StoreError, events_of_any};
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
    /// The role in which it was done.
    pub by: String,
    /// The body that did it.
    pub body: Option<Body>,
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
            by: "…".to_owned(),
            body: None,
            receipt: Some("/record/receipts/1.tlog-proof".to_owned()),
        }
    }
}

/// Events in words, newest first; what no longer resolves is left out. What one import did to
/// many things of a kind is told once, with their number, and so is what one deed did to one
/// thing: its first event says what was done, the others what moved. `own` is the thing that
/// the page is about.
pub async fn history(
    app: &App,
    db: &Conn,
    lang: Lang,
    own: Option<&Ref>,
    events: &[EventRow],
) -> Result<Vec<HistoryEntry>, StoreError> {
    let subjects = events.iter().map(|event| event.subject.clone());
    let bodies = events.iter().filter_map(|event| event.capacity()?.body);
    let things: Vec<Ref> = subjects.chain(bodies).collect();
    let known = app.references.resolve(db, &things).await?;
    let told = deeds(events).into_iter().filter_map(|deed| {
        let event = deed.last()?;
        let subject = known.get(&event.subject)?;
        let alike = deed.iter().all(|other| other.subject == event.subject);
        let count = if alike { 1 } else { deed.len() };
        let mut words = sentence(app, lang, event, count);
        for other in deed.iter().rev().skip(1).filter(|_| alike) {
            words.push_str(&clauses(app, lang, other));
        }
        let named = alike && own != Some(&event.subject);
        let actor = event.capacity();
        let body = actor.as_ref().and_then(|actor| known.get(actor.body.as_ref()?));
        let role = actor.as_ref().map(|actor| app.words.plain(lang, &format!("role-{}", actor.role.code())));
        Some(HistoryEntry {
            when: event.at.date_naive(),
            words,
            title: named.then(|| subject.title.for_reader(lang).to_owned()),
            path: named.then(|| subject.path(lang).to_owned()),
            by: role.unwrap_or_default(),
            body: body.map(|it| Body::of(lang, it)),
            receipt: alike.then(|| receipt_path(app, event.sequence)),
        })
    });
    Ok(told.collect())
}

/// The events of each deed: of one moment, and either about one thing or of one kind.
fn deeds(events: &[EventRow]) -> Vec<&[EventRow]> {
    let moments = events.chunk_by(|a, b| a.at == b.at && a.actor == b.actor);
    let told = moments.flat_map(|moment| {
        let one_thing = moment.iter().all(|event| event.subject == moment[0].subject);
        if one_thing { vec![moment] } else { moment.chunk_by(|a, b| a.action == b.action).collect() }
    });
    told.collect()
}

/// The newest events about a thing, about everything within it, and about what concerns it,
/// newest first.
pub async fn events_around(
    app: &App,
    db: &Conn,
    thing: &Ref,
    limit: u64,
) -> Result<Vec<EventRow>, StoreError> {
    let inside = app.references.inside(db, thing).await?;
    events_of_any(db, &inside, &inside, limit).await
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
    if count == 1 {
        words.push_str(&clauses(app, lang, event));
    }
    words
}

/// What an event says that moved from one value to another.
fn clauses(app: &App, lang: Lang, event: &EventRow) -> String {
    let mut words = String::new();
    let empty = serde_json::Map::new();
    let facts = event.facts.as_object().unwrap_or(&empty);
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
