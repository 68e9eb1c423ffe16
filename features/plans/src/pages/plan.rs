mod samples;
mod schedule;

use super::assessments::SummaryShown;
use super::editions::EDITIONS;
use super::papers::REPORT;
use super::parts::{CommitmentLine, Counts, LevelNames, ProgressShown, RuleShown};
use super::timeline::Line;
use super::{ASSESSMENTS, PLAN, PLANS, find, plan_data};
use crate::model::{self, CommitmentFacts, Plan, WholePlan};
use crate::{deadlines, progress, queries, resolver};
use minga_kernel::{Count, Day, Lang};
use minga_store::{Conn, StoreError, events_of};
use minga_web::http::{Path, State};
use minga_web::pages::{HOME, HistoryEntry, SEARCH, deadline_path, history};
use minga_web::{App, Crumb, Format, Markup, PageMeta, PageResult, Place, Said, View, Visit, escape_query};
use schedule::GanttRow;
use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct PlanPage {
    plan: Shown,
    slots: Slots,
}

#[derive(Default, Serialize)]
struct Slots {
    below: Vec<Markup>,
}

#[derive(Serialize)]
struct Shown {
    code: String,
    title: Said,
    summary: Option<Said>,
    state: String,
    start: Option<Day>,
    end: Option<Day>,
    signed_end: Option<Day>,
    signed_known: bool,
    adopted: Option<Day>,
    instrument: Option<Said>,
    levels: LevelNames,
    today: Day,
    last_report: Option<Day>,
    stale: Option<Stale>,
    progress: ProgressShown,
    missing: usize,
    counts: Counts,
    overdue_path: Option<String>,
    themes: Vec<ThemeShown>,
    axis: Option<Markup>,
    line: Option<Line>,
    gantt: Vec<GanttRow>,
    proposals: Option<i64>,
    cities: Vec<String>,
    notes: Vec<NoteShown>,
    /// What its commitments came to, once anything was assessed.
    assessments: Option<SummaryShown>,
    /// Where all of it is, and where more is recorded.
    assessments_path: String,
    /// The report as a page, and as a PDF where the program has a press.
    report: String,
    report_pdf: Option<String>,
    /// Its documents.
    editions: String,
    history: Vec<HistoryEntry>,
}

/// A plan of which nothing was told for longer than a rule allows.
#[derive(Serialize)]
struct Stale {
    days: i64,
    rule: RuleShown,
    /// Where it is explained day by day.
    explained: String,
}

#[derive(Serialize)]
struct ThemeShown {
    title: Option<Said>,
    path: Option<String>,
    progress: ProgressShown,
    overdue: usize,
    rows: Vec<CommitmentLine>,
}

#[derive(Serialize)]
struct NoteShown {
    number: String,
    path: String,
    text: Said,
}

impl View for PlanPage {
    const TEMPLATE: &'static str = "plans/plan.html";

    fn samples() -> Vec<PlanPage> {
        samples::all()
    }
}

/// How many of the newest changes the page shows.
const NEWEST: u64 = 10;

pub(crate) async fn show(State(app): State<App>, visit: Visit, Path(code): Path<String>) -> PageResult {
    let lang = visit.lang;
    let db = app.store.read().await?;
    let plan = find::plan(&app, &db, &visit, &code).await?;
    if visit.format != Format::Html {
        return plan_data::answer(&app, &db, &visit, plan).await;
    }
    let whole = queries::whole_plan(&db, &app.references, plan).await?;
    let reference = model::PLAN.with(whole.plan.id);
    let events = events_of(&db, &reference, NEWEST).await?;
    let stale = stale(&app, &db, lang, &whole.plan).await?;
    let told = history(&app, &db, lang, Some(&reference), &events).await?;
    let slots = Slots { below: app.slot(&db, &visit, Place::Below, Some(&reference)).await? };
    let title = whole.plan.title.for_reader(lang).to_owned();
    let meta = PageMeta {
        description: whole
            .plan
            .summary
            .best(lang)
            .map_or_else(|| title.clone(), |(_, words)| words.to_owned()),
        paths: PLAN.paths(&[("plan", &whole.plan.code)]),
        crumbs: vec![
            Crumb::to(app.words.plain(lang, "shell-home"), HOME.path(lang, &[])),
            Crumb::to(app.words.plain(lang, "nav-plans"), PLANS.path(lang, &[])),
            Crumb::here(whole.plan.code.clone()),
        ],
        formats: vec![Format::Xlsx, Format::Csv, Format::Json, Format::Atom, Format::Ics],
        schema_org: Some(schema_org(&app, lang, &whole.plan)),
        section: "plans",
        title,
        ..PageMeta::default()
    };
    app.page(&visit, &meta, &PlanPage { plan: shown(&app, &visit, &whole, stale, told), slots })
}

fn shown(
    app: &App,
    visit: &Visit,
    whole: &WholePlan,
    stale: Option<Stale>,
    history: Vec<HistoryEntry>,
) -> Shown {
    let (lang, today) = (visit.lang, visit.today);
    let plan = &whole.plan;
    let facts = whole.facts();
    let all: Vec<&CommitmentFacts<'_>> = facts.iter().collect();
    let counts = Counts::of(&all, today);
    let levels = LevelNames::of(app, lang, &plan.levels);
    let line = Line::of(today, &whole.milestones, plan.report_date);
    let report = REPORT.path(lang, &[("plan", &plan.code)]);
    let (axis, gantt) = schedule::gantt(app, lang, today, line, &facts);
    Shown {
        code: plan.code.clone(),
        title: Said::title(lang, &plan.title),
        summary: Said::to(lang, &plan.summary),
        state: plan.state.clone(),
        start: plan.period.in_force.start,
        end: plan.period.in_force.end,
        signed_end: plan.period.signed.end.filter(|end| Some(*end) != plan.period.in_force.end),
        signed_known: whole.signed_known(),
        adopted: plan.adopted,
        instrument: Said::to(lang, &plan.instrument),
        levels,
        today,
        last_report: plan.report_date,
        stale,
        progress: ProgressShown::of(
            progress::mean(facts.iter().map(CommitmentFacts::progress)),
            "plan-progress",
        ),
        missing: facts.iter().map(CommitmentFacts::without_figure).sum(),
        overdue_path: (counts.overdue > 0).then(|| {
            let plan = escape_query(&plan.code);
            format!("{}?q=&kind=milestone&plan={plan}&overdue=1", SEARCH.path(lang, &[]))
        }),
        counts,
        themes: themes(lang, today, whole, &facts),
        axis,
        line,
        gantt,
        proposals: plan.proposals_received,
        cities: plan.cocreation_cities.clone(),
        notes: notes(lang, whole),
        assessments: SummaryShown::of(app, lang, whole),
        assessments_path: ASSESSMENTS.path(lang, &[("plan", &plan.code)]),
        report_pdf: app.press.is_some().then(|| format!("{report}.pdf")),
        report,
        editions: EDITIONS.path(lang, &[("plan", &plan.code)]),
        history,
    }
}

/// Whether a plan that is not over was silent for longer than the rule of the day allows.
async fn stale(app: &App, db: &Conn, lang: Lang, plan: &Plan) -> Result<Option<Stale>, StoreError> {
    let over = matches!(plan.state.as_str(), "closed" | "assessed");
    let now = app.clock.now();
    let rule = model::rules::silence(now.date_naive());
    let (Some(heard), Some(rule)) = (plan.report_date.filter(|_| !over), rule) else { return Ok(None) };
    // A calendar only takes days away.
    if (now.date_naive() - heard).num_days() <= rule.days {
        return Ok(None);
    }
    let calendar = deadlines::calendar_of_plan(db, &app.references, plan).await?;
    let days = calendar.between(heard, calendar.day_of(now), Count::Every);
    let explained = deadline_path(lang, &calendar, heard, rule.days, Count::Every);
    let late = days > rule.days;
    Ok(late.then(|| Stale { days, rule: RuleShown::of(app, lang, rule), explained }))
}

/// The commitments under their themes; those without one come last, under no title.
fn themes(lang: Lang, today: Day, whole: &WholePlan, facts: &[CommitmentFacts<'_>]) -> Vec<ThemeShown> {
    let named = whole.themes.iter().map(Some).chain([None]);
    let shown = named.filter_map(|theme| {
        let its: Vec<_> =
            facts.iter().filter(|it| it.commitment.theme == theme.map(|theme| theme.id)).collect();
        if its.is_empty() && theme.is_none() {
            return None;
        }
        let resolved = theme.map(|theme| resolver::theme(theme, &whole.plan.code));
        let number = theme.map_or(0, |theme| theme.number);
        Some(ThemeShown {
            title: theme.map(|theme| Said::title(lang, &theme.title)),
            path: resolved.map(|it| it.path(lang).to_owned()),
            progress: ProgressShown::of(
                progress::mean(its.iter().map(|it| it.progress())),
                &format!("t{number}"),
            ),
            overdue: its.iter().map(|it| it.overdue(today)).sum(),
            rows: its.iter().map(|it| CommitmentLine::of(it, lang, today)).collect(),
        })
    });
    shown.collect()
}

/// Every note of the source, with what it is about.
fn notes(lang: Lang, whole: &WholePlan) -> Vec<NoteShown> {
    let code = &whole.plan.code;
    let mut notes = Vec::new();
    if let Some(text) = Said::to(lang, &whole.plan.note) {
        let path = resolver::plan(&whole.plan).path(lang).to_owned();
        notes.push(NoteShown { number: code.clone(), path, text });
    }
    for commitment in &whole.commitments {
        if let Some(text) = Said::to(lang, &commitment.note) {
            let path = resolver::commitment(commitment, code).path(lang).to_owned();
            notes.push(NoteShown { number: commitment.number.to_string(), path, text });
        }
        let its = whole.milestones.iter().filter(|it| it.commitment == commitment.id);
        for milestone in its {
            if let Some(text) = Said::to(lang, &milestone.note) {
                let path = resolver::milestone(milestone, code).path(lang).to_owned();
                notes.push(NoteShown { number: milestone.label(), path, text });
            }
        }
    }
    notes
}

/// A plan in the words of schema.org: a government's project with dates and its data.
fn schema_org(app: &App, lang: Lang, plan: &Plan) -> serde_json::Value {
    let path = PLAN.path(lang, &[("plan", &plan.code)]);
    let file = |ending: &str, kind: &str| {
        serde_json::json!({
            "@type": "DataDownload",
            "encodingFormat": kind,
            "contentUrl": app.absolute(&format!("{path}.{ending}")),
        })
    };
    serde_json::json!({
        "@context": "https://schema.org",
        "@type": "Dataset",
        "@id": app.absolute(&path),
        "name": plan.title.for_reader(lang),
        "description": plan.summary.best(lang).map_or(plan.title.for_reader(lang), |(_, words)| words),
        "identifier": plan.code,
        "inLanguage": plan.language,
        "license": app.face().licence_url.clone(),
        "temporalCoverage": match plan.period.in_force {
            model::Dates { start: Some(start), end: Some(end) } => Some(format!("{start}/{end}")),
            _ => None,
        },
        "spatialCoverage": plan.country,
        "dateModified": plan.updated,
        "distribution": [
            file("csv", Format::Csv.media_type()),
            file("xlsx", Format::Xlsx.media_type()),
            file("json", Format::Json.media_type()),
        ],
    })
}
