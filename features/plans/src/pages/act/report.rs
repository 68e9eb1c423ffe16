//! Reporting progress, and reporting that a milestone is done: one screen on a phone.

use super::given::{EvidenceFields, given};
use super::{About, COMPLETE, Place, REPORT, done, words};
use crate::commands::report::{NewReport, report};
use crate::model::ReportKind;
use crate::{policy, queries};
use minga_kernel::{Day, Place as Spot, Problem};
use minga_store::CommandError;
use minga_web::http::{Path, State};
use minga_web::{App, Field, FieldError, Fields, Form, PageError, PageResult, Signed, View, Visit, mended};
use serde::Serialize;
use std::collections::BTreeMap;

#[derive(Serialize)]
pub(crate) struct ReportPage {
    report: Shown,
}

#[derive(Serialize)]
struct Shown {
    about: About,
    completes: bool,
    action: String,
    other: String,
    /// The day on which the draft was kept, if this is one.
    draft: Option<Day>,
    /// Somebody else reported since the form was opened.
    changed: bool,
    after: i64,
    percent: Field,
    until: Field,
    text: Field,
    obstacles: Field,
    help_needed: Field,
    next_steps: Field,
    evidence: EvidenceFields,
    errors: Vec<FieldError>,
}

impl View for ReportPage {
    const TEMPLATE: &'static str = "plans/report.html";

    fn samples() -> Vec<ReportPage> {
        let sample = |full: bool| Shown {
            about: About::sample(),
            completes: full,
            action: "/es".to_owned(),
            other: "/es".to_owned(),
            draft: full.then(Day::default),
            changed: full,
            after: 2,
            percent: Field::sample(),
            until: Field::sample(),
            text: Field::sample(),
            obstacles: Field::sample(),
            help_needed: Field::sample(),
            next_steps: Field::sample(),
            evidence: EvidenceFields::sample(),
            errors: if full { vec![FieldError::sample()] } else { Vec::new() },
        };
        [false, true].into_iter().map(|full| ReportPage { report: sample(full) }).collect()
    }
}

/// The fields that a draft keeps.
const KEPT: [&str; 6] = ["percent", "until", "text", "obstacles", "help_needed", "next_steps"];

type Parts = Path<(String, String, String)>;

pub(crate) async fn show_progress(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(parts): Parts,
) -> PageResult {
    show(&app, &visit, &signed, &parts, ReportKind::Progress).await
}

pub(crate) async fn show_completion(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(parts): Parts,
) -> PageResult {
    show(&app, &visit, &signed, &parts, ReportKind::Completion).await
}

pub(crate) async fn send_progress(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(parts): Parts,
    form: Form,
) -> PageResult {
    send(&app, &visit, &signed, &parts, ReportKind::Progress, form).await
}

pub(crate) async fn send_completion(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(parts): Parts,
    form: Form,
) -> PageResult {
    send(&app, &visit, &signed, &parts, ReportKind::Completion, form).await
}

/// What the fields of the form hold.
#[derive(Default)]
struct Held {
    values: BTreeMap<String, String>,
    draft: Option<Day>,
}

impl Held {
    fn value(&self, name: &str) -> String {
        self.values.get(name).cloned().unwrap_or_default()
    }

    fn of(form: &Form) -> Held {
        let values = KEPT.into_iter().map(|name| (name.to_owned(), form.text(name))).collect();
        Held { values, draft: None }
    }
}

async fn show(
    app: &App,
    visit: &Visit,
    signed: &Signed,
    parts: &(String, String, String),
    kind: ReportKind,
) -> PageResult {
    let db = app.store.read().await?;
    let place = Place::find(app, &db, visit, signed, parts).await?;
    may(&place, kind)?;
    let kept = queries::draft_of(&db, signed.account.id, place.milestone.id).await?;
    let held = match kept {
        Some((content, at)) => Held {
            values: serde_json::from_str(&content).map_err(minga_store::StoreError::corrupt)?,
            draft: Some(at.date_naive()),
        },
        None => Held::default(),
    };
    let last = queries::last_report(&db, place.milestone.id).await?;
    page(app, visit, &place, kind, &held, None, last, &[], false)
}

fn may(place: &Place, kind: ReportKind) -> Result<(), PageError> {
    let action = match kind {
        ReportKind::Progress => "plans.report",
        ReportKind::Completion => "plans.complete",
    };
    let state = place.milestone.state;
    policy::may_with_milestone(&place.standing, action, &place.plan, &place.bodies, state)
        .map(drop)
        .map_err(|refusal| CommandError::from(refusal).into())
}

async fn send(
    app: &App,
    visit: &Visit,
    signed: &Signed,
    parts: &(String, String, String),
    kind: ReportKind,
    form: Form,
) -> PageResult {
    let db = app.store.read().await?;
    let place = Place::find(app, &db, visit, signed, parts).await?;
    may(&place, kind)?;
    drop(db);
    let id = place.milestone.id;
    if form.has("keep") {
        let content = serde_json::to_string(&Held::of(&form).values);
        let content = content.map_err(minga_store::StoreError::corrupt)?;
        let tx = app.store.write().await?;
        queries::keep_draft(&tx, signed.account.id, id, &content, app.clock.now()).await?;
        tx.commit().await?;
        return Ok(done(visit, "draft"));
    }
    let mut problems = Vec::new();
    let mut wrong = |field: &str, code| problems.push(Problem::error(Spot::default().column(field), code));
    let percent = match form.number("percent") {
        Ok(Some(percent)) => percent,
        Ok(None) if kind == ReportKind::Completion => 100,
        _ => {
            wrong("percent", "percent");
            0
        }
    };
    let until = form.day("until").unwrap_or_else(|_| {
        wrong("until", "day");
        None
    });
    let evidence = match given(app, visit, &form).await? {
        Ok(evidence) => evidence,
        Err(more) => {
            problems.extend(more);
            Vec::new()
        }
    };
    let after = form.number("after").ok().flatten();
    let held = Held::of(&form);
    if !problems.is_empty() {
        let page = page(app, visit, &place, kind, &held, Some(&form), after.unwrap_or(0), &problems, false);
        return Ok(mended(page?, &problems));
    }
    let new = NewReport {
        milestone: id,
        kind,
        percent,
        until,
        text: words(visit, &form, "text"),
        obstacles: words(visit, &form, "obstacles"),
        help_needed: words(visit, &form, "help_needed"),
        next_steps: words(visit, &form, "next_steps"),
        evidence,
        after,
    };
    match report(&signed.cx(app, visit.lang), &app.store, new).await {
        Ok(_) if kind == ReportKind::Completion => Ok(done(visit, "completed")),
        Ok(_) => Ok(done(visit, "reported")),
        Err(CommandError::Problems(problems)) => {
            let after = after.unwrap_or(0);
            Ok(mended(
                page(app, visit, &place, kind, &held, Some(&form), after, &problems, false)?,
                &problems,
            ))
        }
        Err(CommandError::Changed) => {
            let db = app.store.read().await?;
            let last = queries::last_report(&db, id).await?;
            Ok(mended(page(app, visit, &place, kind, &held, Some(&form), last, &[], true)?, &[]))
        }
        Err(error) => Err(error.into()),
    }
}

#[expect(clippy::too_many_arguments, reason = "the one place where the page is put together")]
fn page(
    app: &App,
    visit: &Visit,
    place: &Place,
    kind: ReportKind,
    held: &Held,
    form: Option<&Form>,
    after: i64,
    problems: &[Problem],
    changed: bool,
) -> PageResult {
    let lang = visit.lang;
    let completes = kind == ReportKind::Completion;
    let fields = Fields::new(app, lang, "plans-report", problems);
    let numbers = place.numbers();
    let parts = place.parts(&numbers);
    let (own, other) = if completes { (COMPLETE, REPORT) } else { (REPORT, COMPLETE) };
    let until = if completes { "until_done" } else { "until" };
    let shown = Shown {
        about: place.about(visit),
        completes,
        action: own.path(lang, &parts),
        other: other.path(lang, &parts),
        draft: held.draft,
        changed,
        after,
        percent: fields.field("percent", held.value("percent"), true),
        until: Field {
            name: "until".to_owned(),
            error: fields.field("until", "", false).error,
            ..fields.field(until, held.value("until"), completes)
        },
        text: fields.field("text", held.value("text"), true),
        obstacles: fields.field("obstacles", held.value("obstacles"), false),
        help_needed: fields.field("help_needed", held.value("help_needed"), false),
        next_steps: fields.field("next_steps", held.value("next_steps"), false),
        evidence: EvidenceFields::of(&fields, form),
        errors: fields.errors(),
    };
    let title = app.words.plain(lang, if completes { "plans-complete-title" } else { "plans-report-title" });
    let meta = place.meta(app, visit, &own, title);
    app.page(visit, &meta, &ReportPage { report: shown })
}
