//! What waits for moderators: appeals, what nobody saw yet, and what was reported. Several are
//! decided at once, for one reason, and what was decided so can be undone.

use super::deed::reasons_in_words;
use super::moderate::decision_in;
use super::shown::{DecisionShown, said};
use super::{BATCH, DECIDE, MODERATE, PENDING, done, done_of, only_html, path_of};
use crate::commands::case::{Case, Words};
use crate::commands::decide::{Waits, decide_all, is_undoable, undo};
use crate::model::{COMMENT, Reason};
use crate::{policy, queries};
use minga_auth::standing;
use minga_kernel::{Day, Lang, Problem, Ref, Refusal, Standing};
use minga_store::{CommandError, Conn};
use minga_web::http::{Path, State};
use minga_web::{
    App, Crumb, Field, FieldError, Fields, Form, PageError, PageMeta, PageResult, Said, Signed, View, Visit,
    mended,
};
use serde::Serialize;
use std::collections::HashSet;
use uuid::Uuid;

#[derive(Serialize)]
pub(crate) struct PendingPage {
    pending: Shown,
}

#[derive(Serialize)]
struct Shown {
    rows: Vec<Row>,
    /// Whether there are more than are shown.
    more: bool,
    /// Whether several can be decided at once.
    bulk: bool,
    done: Option<String>,
    action: String,
    outcome: String,
    outcome_error: Option<String>,
    reason: Field,
    words: Field,
    errors: Vec<FieldError>,
}

#[derive(Serialize)]
struct Row {
    /// As the form sends it; nothing of what is decided alone.
    thing: Option<String>,
    /// `appeal`, `first` or `report`.
    why: &'static str,
    title: Said,
    words: Said,
    day: Day,
    flags: Vec<&'static str>,
    path: String,
    chosen: bool,
}

impl View for PendingPage {
    const TEMPLATE: &'static str = "conversation/pending.html";

    fn samples() -> Vec<PendingPage> {
        let hostile = || said(Lang::Es, "en", "\"><script>alert('x')</script>");
        let row = |why, full: bool| Row {
            thing: (why != "appeal").then(|| "proposal:\"><b>".to_owned()),
            why,
            title: hostile(),
            words: hostile(),
            day: Day::default(),
            flags: if full { vec!["spam", "other"] } else { Vec::new() },
            path: "/es".to_owned(),
            chosen: full,
        };
        let sample = |full: bool| Shown {
            rows: if full {
                vec![row("appeal", false), row("first", false), row("report", true)]
            } else {
                Vec::new()
            },
            more: full,
            bulk: full,
            done: full.then(|| "decided".to_owned()),
            action: "/es".to_owned(),
            outcome: if full { "hide" } else { "" }.to_owned(),
            outcome_error: full.then(|| "…".to_owned()),
            reason: Field::sample(),
            words: Field::sample(),
            errors: if full { vec![FieldError::sample()] } else { Vec::new() },
        };
        [false, true].map(|full| PendingPage { pending: sample(full) }).into_iter().collect()
    }
}

/// The most that is shown at once.
const ROWS: usize = 100;

/// What waits for somebody of this standing, with why, in the order in which it presses.
pub(crate) async fn waiting(
    app: &App,
    db: &Conn,
    standing: &Standing,
    most: usize,
) -> Result<Vec<(&'static str, Case)>, CommandError> {
    let limit = u64::try_from(most).unwrap_or(u64::MAX);
    let of_comments = |all: Vec<crate::model::Comment>| all.into_iter().map(|it| COMMENT.with(it.id));
    let mut found: Vec<(&'static str, Ref)> = Vec::new();
    found.extend(of_comments(queries::appealed(db, limit).await?).map(|it| ("appeal", it)));
    found.extend(queries::appealed_things(db, limit).await?.into_iter().map(|it| ("appeal", it)));
    for kind in app.references.moderated_kinds() {
        let Some(offered) = app.references.moderated(&kind) else { continue };
        let first = offered.waiting(db, limit).await?;
        found.extend(first.into_iter().map(|id| ("first", kind.with(id))));
    }
    found.extend(of_comments(queries::reported(db, limit).await?).map(|it| ("report", it)));
    found.extend(queries::reported_things(db, limit).await?.into_iter().map(|it| ("report", it)));
    let things: Vec<Ref> = found.iter().map(|(_, it)| it.clone()).collect();
    let cases = Case::all(db, &app.references, &things).await?;
    let mut all = Vec::new();
    for (why, thing) in found {
        let Some(case) = cases.iter().find(|it| it.thing == thing) else { continue };
        // A report of what is hidden by now is over.
        let stands = (why == "appeal") == (case.state == crate::model::State::Hidden)
            && case.state != crate::model::State::Withdrawn;
        if stands && all.len() < most && policy::may_decide(standing, case, &case.parts).is_ok() {
            all.push((why, case.clone()));
        }
    }
    Ok(all)
}

async fn moderator(app: &App, db: &Conn, visit: &Visit, signed: &Signed) -> Result<Standing, PageError> {
    only_html(visit)?;
    let standing = standing(&signed.cx(app, visit.lang), db).await?;
    if standing.offices.iter().any(|it| policy::MODERATORS.contains(&it.role)) {
        Ok(standing)
    } else {
        Err(CommandError::from(Refusal::Role).into())
    }
}

pub(crate) async fn show(State(app): State<App>, visit: Visit, signed: Signed) -> PageResult {
    let db = app.store.read().await?;
    let standing = moderator(&app, &db, &visit, &signed).await?;
    page(&app, &db, &visit, &standing, None, &[]).await
}

pub(crate) async fn send(State(app): State<App>, visit: Visit, signed: Signed, form: Form) -> PageResult {
    let db = app.store.read().await?;
    let standing = moderator(&app, &db, &visit, &signed).await?;
    drop(db);
    // What names nothing is passed over; what names something that is not there is refused.
    let things: Vec<Ref> = form.all("thing").filter_map(|it| it.parse().ok()).collect();
    let cx = signed.cx(&app, visit.lang);
    match decide_all(&cx, &app.store, &app.references, &things, decision_in(&form)).await {
        Ok(batch) => Ok(done(&BATCH.path(visit.lang, &[("batch", &batch.to_string())]), "decided")),
        Err(CommandError::Problems(problems)) => {
            let db = app.store.read().await?;
            let page = page(&app, &db, &visit, &standing, Some(&form), &problems).await?;
            Ok(mended(page, &problems))
        }
        Err(error) => Err(error.into()),
    }
}

async fn page(
    app: &App,
    db: &Conn,
    visit: &Visit,
    standing: &Standing,
    form: Option<&Form>,
    problems: &[Problem],
) -> PageResult {
    let lang = visit.lang;
    let mut all = waiting(app, db, standing, ROWS + 1).await?;
    let more = all.len() > ROWS;
    all.truncate(ROWS);
    let chosen: HashSet<&str> = form.into_iter().flat_map(|form| form.all("thing")).collect();
    let ids: Vec<Uuid> = all.iter().map(|(_, case)| case.thing.id).collect();
    let mut flags = queries::flags_of_all(db, &ids).await?;
    let about: Vec<Ref> = all.iter().map(|(_, case)| case.about.clone()).collect();
    let known = app.references.resolve(db, &about).await?;
    let row = |(why, case): &(&'static str, Case)| {
        let id = case.thing.id.to_string();
        let parts = [("kind", case.thing.kind.as_str()), ("id", &*id)];
        let (title, words, day, path) = match &case.words {
            Words::Comment(it) => {
                let title = known.get(&case.about).map(|about| Said::title(lang, &about.title))?;
                (title, said(lang, &it.lang, &it.text), it.made_at, path_of(&MODERATE, lang, it.id))
            }
            Words::Other(it) => {
                let path = DECIDE.path(lang, &parts);
                (Said::title(lang, &it.title), Said::title(lang, &it.words), it.made_at, path)
            }
        };
        let thing = case.thing.to_string();
        Some(Row {
            why,
            title,
            words: Said { words: words.words.chars().take(EXCERPT).collect(), ..words },
            day: day.date_naive(),
            flags: flags.remove(&case.thing.id).unwrap_or_default(),
            path,
            chosen: chosen.contains(&*thing),
            thing: (*why != "appeal").then_some(thing),
        })
    };
    let rows: Vec<Row> = all.iter().filter_map(row).collect();
    let typed = |name| form.map(|form| form.text(name)).unwrap_or_default();
    let fields = Fields::new(app, lang, "talk-moderate", problems);
    let codes: Vec<&'static str> = Reason::chosen().map(Reason::code).collect();
    let wrong = problems.iter().find(|it| it.place.column.as_deref() == Some("outcome"));
    let errors = fields.errors().into_iter();
    // A row has no field of its own to lead to.
    let errors = errors.map(|it| match &*it.field {
        "thing" => FieldError { field: String::new(), ..it },
        _ => it,
    });
    let shown = Shown {
        bulk: rows.iter().any(|it| it.thing.is_some()),
        rows,
        more,
        done: done_of(visit),
        action: PENDING.path(lang, &[]),
        outcome: typed("outcome"),
        outcome_error: wrong.map(|it| app.problem_in_words(lang, it)),
        reason: fields.choice("reason", &typed("reason"), true, reasons_in_words(app, visit, &codes)),
        words: fields.field("words", typed("words"), true),
        errors: errors.collect(),
    };
    let title = app.words.plain(lang, "talk-pending-title");
    let meta = PageMeta {
        paths: PENDING.paths(&[]),
        crumbs: vec![
            Crumb::to(app.words.plain(lang, "nav-moderation"), super::LOG.path(lang, &[])),
            Crumb::here(&title),
        ],
        title,
        ..PageMeta::default()
    };
    app.page(visit, &meta, &PendingPage { pending: shown })
}

/// The most letters of a row: the rest is on its own page.
const EXCERPT: usize = 400;

#[derive(Serialize)]
pub(crate) struct BatchPage {
    batch: Batch,
}

#[derive(Serialize)]
struct Batch {
    decision: DecisionShown,
    count: usize,
    /// How many of them would be undone.
    open: usize,
    done: Option<String>,
    action: String,
    pending: String,
    words: Field,
    errors: Vec<FieldError>,
}

impl View for BatchPage {
    const TEMPLATE: &'static str = "conversation/batch.html";

    fn samples() -> Vec<BatchPage> {
        let sample = |full: bool| Batch {
            decision: DecisionShown::sample(false),
            count: 12,
            open: if full { 3 } else { 0 },
            done: full.then(|| "decided".to_owned()),
            action: "/es".to_owned(),
            pending: "/es".to_owned(),
            words: Field::sample(),
            errors: if full { vec![FieldError::sample()] } else { Vec::new() },
        };
        [false, true].map(|full| BatchPage { batch: sample(full) }).into_iter().collect()
    }
}

pub(crate) async fn show_batch(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(batch): Path<String>,
) -> PageResult {
    let db = app.store.read().await?;
    moderator(&app, &db, &visit, &signed).await?;
    let batch = batch.parse().map_err(|_| PageError::not_found(""))?;
    batch_page(&app, &db, &visit, batch, None, &[]).await
}

pub(crate) async fn send_batch(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(batch): Path<String>,
    form: Form,
) -> PageResult {
    let db = app.store.read().await?;
    moderator(&app, &db, &visit, &signed).await?;
    drop(db);
    let batch: Uuid = batch.parse().map_err(|_| PageError::not_found(""))?;
    let cx = signed.cx(&app, visit.lang);
    match undo(&cx, &app.store, &app.references, batch, &form.text("words")).await {
        Ok(_) => Ok(done(&BATCH.path(visit.lang, &[("batch", &batch.to_string())]), "undone")),
        Err(CommandError::Problems(problems)) => {
            let db = app.store.read().await?;
            let page = batch_page(&app, &db, &visit, batch, Some(&form), &problems).await?;
            Ok(mended(page, &problems))
        }
        Err(error) => Err(error.into()),
    }
}

async fn batch_page(
    app: &App,
    db: &Conn,
    visit: &Visit,
    batch: Uuid,
    form: Option<&Form>,
    problems: &[Problem],
) -> PageResult {
    let lang = visit.lang;
    let made = queries::decisions_in_batch(db, batch).await?;
    let first = made.first().ok_or_else(|| PageError::not_found(""))?;
    let things: Vec<Ref> = made.iter().map(|it| it.thing.clone()).collect();
    let cases = Case::all(db, &app.references, &things).await?;
    let mut open = 0;
    for it in &made {
        let Some(case) = cases.iter().find(|case| case.thing == it.thing) else { continue };
        open += usize::from(is_undoable(it, case, &Waits::of(db, &it.thing).await?));
    }
    let fields = Fields::new(app, lang, "talk-undo", problems);
    let id = batch.to_string();
    let parts = [("batch", id.as_str())];
    let shown = Batch {
        decision: DecisionShown::of(lang, first),
        count: made.len(),
        open,
        done: done_of(visit),
        action: BATCH.path(lang, &parts),
        pending: PENDING.path(lang, &[]),
        words: fields.field("words", form.map(|form| form.text("words")).unwrap_or_default(), true),
        errors: fields.errors(),
    };
    let title = app.words.plain(lang, "talk-batch-title");
    let meta = PageMeta {
        paths: BATCH.paths(&parts),
        crumbs: vec![
            Crumb::to(app.words.plain(lang, "talk-pending-title"), PENDING.path(lang, &[])),
            Crumb::here(&title),
        ],
        title,
        ..PageMeta::default()
    };
    app.page(visit, &meta, &BatchPage { batch: shown })
}
