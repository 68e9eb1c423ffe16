use super::{HOME, RECORD};
use crate::pages::history::sentence;
use crate::{App, Crumb, PageError, PageMeta, PageResult, View, Visit};
use axum::extract::{Query, State};
use http::{HeaderValue, header};
use minga_kernel::{Day, Ref};
use minga_record::RecordError;
use minga_store::events_before;
use serde::{Deserialize, Serialize};

/// Entries on one page.
const ENTRIES: u64 = 25;

#[derive(Serialize)]
pub(crate) struct RecordPage {
    record: Shown,
}

#[derive(Default, Serialize)]
struct Shown {
    /// How many entries are signed; none before the first.
    size: Option<u64>,
    /// The path under which its files are served.
    path: String,
    key: String,
    /// The keys before the newest one, newest first.
    former_keys: Vec<String>,
    /// The last day on which the key before the newest one signs too, while that has not come.
    both_until: Option<Day>,
    /// Records that this one follows, because they could not go on.
    former: Vec<FormerRecord>,
    checkpoint: Option<String>,
    address: String,
    entries: Vec<Entry>,
    /// The path of the next older entries.
    older: Option<String>,
}

/// A record that another one follows.
#[derive(Serialize)]
struct FormerRecord {
    /// The path under which its files are served.
    path: String,
    origin: String,
    /// How many entries were signed.
    size: u64,
    /// When the next one began.
    when: Day,
    /// Why, in the words of whoever began it; nothing once they were forgotten.
    reason: Option<String>,
}

#[derive(Serialize)]
struct Entry {
    number: u64,
    when: Day,
    words: String,
    title: Option<String>,
    path: Option<String>,
    /// The path of its receipt, once it is signed.
    receipt: Option<String>,
}

impl View for RecordPage {
    const TEMPLATE: &'static str = "record.html";

    fn samples() -> Vec<RecordPage> {
        let entry = |number, signed: bool| Entry {
            number,
            when: Day::default(),
            words: "…".to_owned(),
            title: signed.then(|| "Plan".to_owned()),
            path: signed.then(|| "/es/planes/P".to_owned()),
            receipt: signed.then(|| "/record/receipts/1.tlog-proof".to_owned()),
        };
        let full = Shown {
            size: Some(1),
            path: "/record/2".to_owned(),
            former_keys: vec!["example.org/record+11111111+BBBB".to_owned()],
            both_until: Some(Day::default()),
            former: [Some("Falló el disco <del> servidor & «las copias»".to_owned()), None]
                .map(|reason| FormerRecord {
                    path: "/record".to_owned(),
                    origin: "example.org/record".to_owned(),
                    size: 1,
                    when: Day::default(),
                    reason,
                })
                .into(),
            key: "example.org/record+00000000+AAAA".to_owned(),
            checkpoint: Some("example.org/record\n1\nAAAA\n".to_owned()),
            address: "https://example.org".to_owned(),
            entries: vec![entry(2, false), entry(1, true)],
            older: Some("/es/registro?before=1".to_owned()),
        };
        vec![RecordPage { record: Shown::default() }, RecordPage { record: full }]
    }
}

#[derive(Deserialize)]
pub(crate) struct Asked {
    /// Only entries with smaller numbers.
    before: Option<u64>,
}

pub(crate) async fn get(State(app): State<App>, visit: Visit, Query(asked): Query<Asked>) -> PageResult {
    if visit.format.ending().is_some() {
        return Err(PageError::not_found(""));
    }
    let lang = visit.lang;
    let title = app.words.plain(lang, "shell-record-title");
    let meta = PageMeta {
        description: app.words.plain(lang, "shell-record-lead"),
        paths: RECORD.paths(&[]),
        crumbs: vec![
            Crumb::to(app.words.plain(lang, "shell-home"), HOME.path(lang, &[])),
            Crumb::here(&title),
        ],
        title,
        ..PageMeta::default()
    };
    let checkpoint = app.record.checkpoint().await.map_err(|error| PageError::Internal(error.to_string()))?;
    // Before the view of the events is opened: whoever holds one and asks for another waits for
    // ever behind somebody who changes a table.
    let underway = app.record.underway().await.map_err(|error| PageError::Internal(error.to_string()))?;
    let size = checkpoint.as_deref().and_then(|note| Some(app.record.keys().open(note).ok()?.size()));
    let signed = size.map(|size| app.record.events_among(size));
    let db = app.store.read().await?;
    let events = events_before(&db, asked.before, ENTRIES).await?;
    let subjects: Vec<Ref> = events.iter().map(|event| event.subject.clone()).collect();
    let known = app.references.resolve(&db, &subjects).await?;
    let older = events.last().filter(|last| last.sequence > 1 && events.len() as u64 == ENTRIES);
    let older = older.map(|last| format!("{}?before={}", RECORD.path(lang, &[]), last.sequence));
    let entries = events.iter().map(|event| {
        let subject = known.get(&event.subject);
        Entry {
            number: event.sequence,
            when: event.at.date_naive(),
            words: sentence(&app, lang, event, 1),
            title: subject.map(|it| it.title.for_reader(lang).to_owned()),
            path: subject.map(|it| it.path(lang).to_owned()),
            receipt: (Some(event.sequence) <= signed).then(|| receipt_path(&app, event.sequence)),
        }
    });
    let keys = app.record.keys();
    let former = former_records(&app).map_err(|error| PageError::Internal(error.to_string()))?;
    let shown = Shown {
        size,
        path: app.record.path(),
        key: keys.newest().as_str().to_owned(),
        former_keys: keys.all().skip(1).map(|key| key.as_str().to_owned()).collect(),
        both_until: underway.map(|it| it.until.date_naive()),
        former,
        checkpoint,
        address: app.settings.base_url.clone(),
        entries: entries.collect(),
        older,
    };
    let mut response = app.page(&visit, &meta, &RecordPage { record: shown })?;
    // Signing changes this page, and makes no event.
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    Ok(response)
}

fn former_records(app: &App) -> Result<Vec<FormerRecord>, RecordError> {
    let volumes = app.record.volumes()?;
    let mut former = Vec::new();
    for pair in volumes.windows(2) {
        let [old, new] = pair else { continue };
        let Some(begun) = new.begun()? else { continue };
        former.push(FormerRecord {
            path: old.path(),
            origin: old.keys.origin().to_owned(),
            size: begun.former_size(),
            when: begun.at.date_naive(),
            reason: begun.reason.map(|it| it.text),
        });
    }
    Ok(former)
}

/// The path of an event's receipt.
pub(crate) fn receipt_path(app: &App, sequence: u64) -> String {
    format!("{}/receipts/{sequence}.tlog-proof", app.record.path())
}
