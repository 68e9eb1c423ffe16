//! Reporting progress, and reporting that a milestone is done: one screen on a phone, and a look
//! at it as it will stand before it is sent.

use super::given::{EvidenceFields, Files, UploadShown, gather};
use super::{About, COMPLETE, Place, REPORT, done, words};
use crate::commands::matter::MilestoneMatter;
use crate::commands::report::{NewReport, Reported, report_within};
use crate::model::{Report, ReportKind};
use crate::pages::reports::{ReportShown, shown};
use crate::{policy, queries};
use minga_kernel::{Day, Place as Spot, Problem};
use minga_store::{CommandError, StoreError};
use minga_web::http::{Path, State};
use minga_web::{
    App, Before, Field, FieldError, Fields, Form, Once, PageError, PageMeta, PageResult, Signed, View, Visit,
    mended,
};
use serde::Serialize;
use std::collections::BTreeMap;
use uuid::Uuid;

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
    notice: Notice,
    once: String,
    after: i64,
    percent: Field,
    until: Field,
    text: Field,
    obstacles: Field,
    help_needed: Field,
    next_steps: Field,
    evidence: EvidenceFields,
    uploads: Vec<UploadShown>,
    errors: Vec<FieldError>,
}

/// What the form says above itself.
#[derive(Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
enum Notice {
    None,
    /// Somebody reported since the form was opened.
    Changed,
    /// This form was sent before, with other words.
    Received,
}

impl View for ReportPage {
    const TEMPLATE: &'static str = "plans/report.html";

    fn samples() -> Vec<ReportPage> {
        let sample = |full: bool, notice| Shown {
            about: About::sample(),
            completes: full,
            action: "/es".to_owned(),
            other: "/es".to_owned(),
            draft: full.then(Day::default),
            notice,
            once: "ab".to_owned(),
            after: 2,
            percent: Field::sample(),
            until: Field::sample(),
            text: Field::sample(),
            obstacles: Field::sample(),
            help_needed: Field::sample(),
            next_steps: Field::sample(),
            evidence: EvidenceFields::sample(),
            uploads: if full { vec![UploadShown::sample()] } else { Vec::new() },
            errors: if full { vec![FieldError::sample()] } else { Vec::new() },
        };
        [(false, Notice::None), (true, Notice::Changed), (true, Notice::Received)]
            .into_iter()
            .map(|(full, notice)| ReportPage { report: sample(full, notice) })
            .collect()
    }
}

#[derive(Serialize)]
pub(crate) struct PreviewPage {
    preview: Preview,
}

/// A report as it will stand, and everything to send it.
#[derive(Serialize)]
struct Preview {
    about: About,
    completes: bool,
    action: String,
    report: ReportShown,
    /// The fields of the form, each with its value.
    fields: Vec<(String, String)>,
}

impl View for PreviewPage {
    const TEMPLATE: &'static str = "plans/preview.html";

    fn samples() -> Vec<PreviewPage> {
        let sample = |completes| Preview {
            about: About::sample(),
            completes,
            action: "/es".to_owned(),
            report: ReportShown::sample(),
            fields: vec![("text".to_owned(), "\"><b>".to_owned())],
        };
        [false, true].into_iter().map(|completes| PreviewPage { preview: sample(completes) }).collect()
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

/// The fields by which a report is known that is sent again.
const SAID: [&str; 8] =
    ["percent", "until", "text", "obstacles", "help_needed", "next_steps", "evidence_url", "evidence_title"];
/// Under which name a draft keeps the files that came with it.
const UPLOADS: &str = "uploads";

/// What the fields of the form hold.
#[derive(Default)]
struct Held {
    values: BTreeMap<String, String>,
    draft: Option<Day>,
    files: Files,
}

impl Held {
    fn value(&self, name: &str) -> String {
        self.values.get(name).cloned().unwrap_or_default()
    }

    fn of(form: &Form, files: Files) -> Held {
        let values = KEPT.into_iter().map(|name| (name.to_owned(), form.text(name))).collect();
        Held { values, draft: None, files }
    }

    /// As a draft keeps it.
    fn to_draft(&self) -> Result<String, StoreError> {
        let mut values = self.values.clone();
        values.insert(UPLOADS.to_owned(), self.files.ids().join(" "));
        serde_json::to_string(&values).map_err(StoreError::corrupt)
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
    let (account, milestone) = (signed.account.id, place.milestone.id);
    let held = match queries::draft_of(&db, account, milestone).await? {
        Some((content, at)) => {
            let values: BTreeMap<String, String> =
                serde_json::from_str(&content).map_err(StoreError::corrupt)?;
            let ids: Vec<Uuid> = values
                .get(UPLOADS)
                .map_or("", String::as_str)
                .split(' ')
                .filter_map(|id| id.parse().ok())
                .collect();
            let files = Files::known(&db, account, milestone, &ids).await?;
            Held { values, draft: Some(at.date_naive()), files }
        }
        None => Held::default(),
    };
    let after = queries::last_report(&db, milestone).await?;
    let sheet = Sheet { app, visit, signed, place: &place, kind };
    sheet.form(&held, None, after, &[], Notice::None)
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
    let once = Once::of(signed.account.id, &form, &SAID);
    let before = match &once {
        Some(once) => once.before(&db, app.clock.now()).await?,
        None => Before::Nothing,
    };
    let reported = || done(visit, if kind == ReportKind::Completion { "completed" } else { "reported" });
    // A completion closes what it was reported on: who sends it again is told that it is there.
    if before == Before::Same {
        return Ok(reported());
    }
    may(&place, kind)?;
    drop(db);
    let sheet = Sheet { app, visit, signed, place: &place, kind };
    let id = place.milestone.id;
    // What was sent with it is kept whatever comes of the rest.
    let (files, mut problems) = gather(app, signed, id, &form).await?;
    let held = Held::of(&form, files);
    let after = form.number("after").ok().flatten();
    if form.has("keep") && problems.is_empty() {
        let tx = app.store.write().await?;
        queries::keep_draft(&tx, signed.account.id, id, &held.to_draft()?, app.clock.now()).await?;
        tx.commit().await?;
        return Ok(done(visit, "draft"));
    }
    if form.has("edit") && problems.is_empty() {
        return sheet.form(&held, Some(&form), after.unwrap_or(0), &[], Notice::None);
    }
    if before == Before::Other {
        return sheet.again(&held, &form, Notice::Received).await;
    }
    let new = sheet.read(&form, &held, after, &mut problems);
    if !problems.is_empty() {
        let form = sheet.form(&held, Some(&form), after.unwrap_or(0), &problems, Notice::None);
        return Ok(mended(form?, &problems));
    }
    let cx = signed.cx(app, visit.lang);
    let tx = app.store.write().await?;
    if let Some(once) = &once {
        match once.hold(&cx, &tx).await? {
            Before::Nothing => {}
            Before::Same => return Ok(reported()),
            Before::Other => {
                drop(tx);
                return sheet.again(&held, &form, Notice::Received).await;
            }
        }
    }
    let matter = MilestoneMatter::find(&tx, id).await?;
    match report_within(&cx, tx, &matter, new).await {
        // To look at it is to report it and to undo that: everything is checked, nothing happens.
        Ok(Reported { tx, report, .. }) if form.has("preview") => {
            let page = sheet.preview(&tx, &form, &held, &report).await;
            tx.rollback().await?;
            page
        }
        Ok(Reported { tx, .. }) => {
            queries::drop_draft(&tx, signed.account.id, id).await?;
            if let Some(once) = &once {
                once.keep(&cx, &tx).await?;
            }
            tx.commit().await?;
            Ok(reported())
        }
        Err(CommandError::Problems(problems)) => {
            let form = sheet.form(&held, Some(&form), after.unwrap_or(0), &problems, Notice::None);
            Ok(mended(form?, &problems))
        }
        Err(CommandError::Changed) => sheet.again(&held, &form, Notice::Changed).await,
        Err(error) => Err(error.into()),
    }
}

/// The circumstances of the page.
#[derive(Clone, Copy)]
struct Sheet<'a> {
    app: &'a App,
    visit: &'a Visit,
    signed: &'a Signed,
    place: &'a Place,
    kind: ReportKind,
}

impl Sheet<'_> {
    /// What the form says, and what of it cannot be read.
    fn read(&self, form: &Form, held: &Held, after: Option<i64>, problems: &mut Vec<Problem>) -> NewReport {
        let Sheet { app, visit, kind, .. } = *self;
        let mut wrong =
            |field: &str, code| problems.push(Problem::error(Spot::default().column(field), code));
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
        NewReport {
            kind,
            percent,
            until,
            text: words(visit, form, "text"),
            obstacles: words(visit, form, "obstacles"),
            help_needed: words(visit, form, "help_needed"),
            next_steps: words(visit, form, "next_steps"),
            evidence: held.files.evidence(app, visit, form),
            after,
        }
    }

    /// The form again, as things stand now and to be sent as a new one.
    async fn again(&self, held: &Held, form: &Form, notice: Notice) -> PageResult {
        let db = self.app.store.read().await?;
        let last = queries::last_report(&db, self.place.milestone.id).await?;
        Ok(mended(self.form(held, Some(form), last, &[], notice)?, &[]))
    }

    fn action(&self) -> String {
        let numbers = self.place.numbers();
        self.own().path(self.visit.lang, &self.place.parts(&numbers))
    }

    fn own(&self) -> minga_web::Address {
        if self.kind == ReportKind::Completion { COMPLETE } else { REPORT }
    }

    fn meta(&self, title: String) -> PageMeta {
        let meta = self.place.meta(self.app, self.visit, &self.own(), title);
        PageMeta { drafts: Some(self.signed.account.id), ..meta }
    }

    async fn preview(&self, db: &minga_store::Conn, form: &Form, held: &Held, report: &Report) -> PageResult {
        let Sheet { app, visit, place, kind, .. } = *self;
        let all = shown(app, db, visit, &place.plan, &place.milestone, std::slice::from_ref(report)).await?;
        let report = all.into_iter().next().ok_or_else(|| PageError::not_found(""))?;
        let sent = ["once", "after"].into_iter().chain(SAID);
        let mut fields: Vec<_> = sent.map(|name| (name.to_owned(), form.text(name))).collect();
        fields.extend(held.files.ids().into_iter().map(|id| ("upload".to_owned(), id)));
        let completes = kind == ReportKind::Completion;
        let about = place.about(visit);
        let preview = Preview { about, completes, action: self.action(), report, fields };
        let title = app.words.plain(visit.lang, "plans-preview-title");
        app.page(visit, &self.meta(title), &PreviewPage { preview })
    }

    fn form(
        &self,
        held: &Held,
        form: Option<&Form>,
        after: i64,
        problems: &[Problem],
        notice: Notice,
    ) -> PageResult {
        let Sheet { app, visit, place, kind, .. } = *self;
        let lang = visit.lang;
        let completes = kind == ReportKind::Completion;
        let fields = Fields::new(app, lang, "plans-report", problems);
        let numbers = place.numbers();
        let other = if completes { REPORT } else { COMPLETE };
        let until = if completes { "until_done" } else { "until" };
        let shown = Shown {
            about: place.about(visit),
            completes,
            action: self.action(),
            other: other.path(lang, &place.parts(&numbers)),
            draft: held.draft,
            notice,
            // What was taken under a key is not changed under it.
            once: app.form_key(form.filter(|_| notice != Notice::Received)),
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
            uploads: held.files.shown(),
            errors: fields.errors(),
        };
        let key = if completes { "plans-complete-title" } else { "plans-report-title" };
        let title = app.words.plain(lang, key);
        app.page(visit, &self.meta(title), &ReportPage { report: shown })
    }
}
