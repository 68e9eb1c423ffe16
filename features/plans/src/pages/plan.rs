use super::parts::{
    CommitmentFacts, CommitmentLine, LevelNames, ProgressShown, RuleShown, plan_crumb, said_sample,
};
use super::timeline::{self, Line, Row};
use super::{PLAN, PLANS, find, plan_data};
use crate::model::{self, Commitment, Milestone, Plan, State, Theme};
use crate::queries::{self, Among};
use crate::{progress, resolver};
use minga_kernel::{Day, Lang, Ref, Resolved};
use minga_store::{Conn, StoreError, events_of};
use minga_web::http::{Path, State as Extract};
use minga_web::pages::{HOME, HistoryEntry, SEARCH, history};
use minga_web::{App, Crumb, Format, Markup, PageMeta, PageResult, Place, Said, View, Visit, escape_query};
use serde::Serialize;
use std::collections::HashMap;
use uuid::Uuid;

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
    history: Vec<HistoryEntry>,
}

/// How many there are of what.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct Counts {
    pub(crate) commitments: usize,
    pub(crate) milestones: usize,
    pub(crate) completed: usize,
    pub(crate) overdue: usize,
}

/// A plan of which nothing was told for longer than a rule allows.
#[derive(Serialize)]
struct Stale {
    days: i64,
    rule: RuleShown,
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
struct GanttRow {
    number: String,
    title: Said,
    path: String,
    state_label: String,
    start: Option<Day>,
    due: Option<Day>,
    track: Markup,
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
        let [some, none] = ProgressShown::samples();
        let day = Some(Day::default());
        let theme = |rows| ThemeShown {
            title: Some(said_sample()),
            path: Some("/es".to_owned()),
            progress: some.clone(),
            overdue: 2,
            rows,
        };
        let row = GanttRow {
            number: "3".to_owned(),
            title: said_sample(),
            path: "/es".to_owned(),
            state_label: "…".to_owned(),
            start: day,
            due: day,
            track: Markup::default(),
        };
        let bare = Shown {
            code: "X".to_owned(),
            title: said_sample(),
            summary: None,
            state: "co_creating".to_owned(),
            start: None,
            end: None,
            signed_end: None,
            signed_known: false,
            adopted: None,
            instrument: None,
            levels: LevelNames::sample(),
            today: Day::default(),
            last_report: None,
            stale: None,
            progress: none,
            missing: 0,
            counts: Counts::default(),
            overdue_path: None,
            themes: Vec::new(),
            axis: None,
            line: None,
            gantt: Vec::new(),
            proposals: None,
            cities: Vec::new(),
            notes: Vec::new(),
            history: Vec::new(),
        };
        let full = Shown {
            code: "X".to_owned(),
            title: said_sample(),
            summary: Some(said_sample()),
            state: "in_implementation".to_owned(),
            start: day,
            end: day,
            signed_end: day,
            signed_known: true,
            adopted: day,
            instrument: Some(said_sample()),
            levels: LevelNames::sample(),
            today: Day::default(),
            last_report: day,
            stale: Some(Stale { days: 400, rule: RuleShown::sample() }),
            progress: some.clone(),
            missing: 3,
            counts: Counts { commitments: 1, milestones: 58, completed: 20, overdue: 1 },
            overdue_path: Some("/es/buscar".to_owned()),
            themes: vec![theme(CommitmentLine::samples())],
            axis: Some(Markup::default()),
            line: Some(Line::sample()),
            gantt: vec![row],
            proposals: Some(335),
            cities: vec!["Quito".to_owned(), "Loja".to_owned()],
            notes: vec![NoteShown { number: "3.2".to_owned(), path: "/es".to_owned(), text: said_sample() }],
            history: vec![HistoryEntry::sample()],
        };
        [bare, full].into_iter().map(|plan| PlanPage { plan, slots: Slots::default() }).collect()
    }
}

/// A plan with everything that its pages show, read at once.
pub(crate) struct WholePlan {
    pub(crate) plan: Plan,
    pub(crate) themes: Vec<Theme>,
    pub(crate) commitments: Vec<Commitment>,
    pub(crate) milestones: Vec<Milestone>,
    pub(crate) bodies: HashMap<Uuid, Vec<model::Body>>,
    pub(crate) known: HashMap<Ref, Resolved>,
}

impl WholePlan {
    /// Reads it: five statements, whatever its size.
    pub(crate) async fn read(app: &App, db: &Conn, plan: Plan) -> Result<WholePlan, StoreError> {
        let themes = queries::themes(db, plan.id).await?;
        let commitments = queries::commitments(db, plan.id).await?;
        let milestones = queries::milestones(db, Among::Plan(plan.id)).await?;
        let bodies = queries::bodies(db, Among::Plan(plan.id)).await?;
        let organisations: Vec<Ref> = bodies.values().flatten().map(|it| it.organisation.clone()).collect();
        let known = app.references.resolve(db, &organisations).await?;
        Ok(WholePlan { plan, themes, commitments, milestones, bodies, known })
    }

    /// Its commitments with their facts, by number; `theme` chooses those of one theme.
    pub(crate) fn facts(&self) -> Vec<CommitmentFacts<'_>> {
        // Milestones come sorted by commitment, so each has a stretch of its own.
        let facts = self.commitments.iter().map(|commitment| {
            let first = self.milestones.partition_point(|it| it.commitment_number < commitment.number);
            let rest = self.milestones.get(first..).unwrap_or_default();
            let its = rest.iter().take_while(|it| it.commitment_number == commitment.number);
            CommitmentFacts {
                plan: &self.plan.code,
                commitment,
                milestones: its.collect(),
                bodies: self.bodies.get(&commitment.id).map(Vec::as_slice).unwrap_or_default(),
                known: &self.known,
            }
        });
        facts.collect()
    }

    /// Whether any date that was signed is known.
    pub(crate) fn signed_known(&self) -> bool {
        !self.plan.period.signed.are_unknown()
            || self.milestones.iter().any(|it| !it.schedule.signed.are_unknown())
    }
}

/// Counts over some commitments.
pub(crate) fn counts(facts: &[&CommitmentFacts<'_>], today: Day) -> Counts {
    Counts {
        commitments: facts.len(),
        milestones: facts.iter().map(|it| it.milestones.len()).sum(),
        completed: facts.iter().map(|it| it.completed()).sum(),
        overdue: facts.iter().map(|it| it.overdue(today)).sum(),
    }
}

/// How many of the newest changes the page shows.
const NEWEST: u64 = 10;

pub(crate) async fn show(Extract(app): Extract<App>, visit: Visit, Path(code): Path<String>) -> PageResult {
    let lang = visit.lang;
    let db = app.store.read().await?;
    let plan = find::plan(&app, &db, &visit, &code).await?;
    if visit.format != Format::Html {
        return plan_data::answer(&app, &db, &visit, plan).await;
    }
    let whole = WholePlan::read(&app, &db, plan).await?;
    let reference = model::PLAN.with(whole.plan.id);
    let events = events_of(&db, &reference, NEWEST).await?;
    let told = history(&app, &db, lang, &events).await?;
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
    app.page(&visit, &meta, &PlanPage { plan: shown(&app, &visit, &whole, told), slots })
}

fn shown(app: &App, visit: &Visit, whole: &WholePlan, history: Vec<HistoryEntry>) -> Shown {
    let (lang, today) = (visit.lang, visit.today);
    let plan = &whole.plan;
    let facts = whole.facts();
    let all: Vec<&CommitmentFacts<'_>> = facts.iter().collect();
    let counts = counts(&all, today);
    let levels = LevelNames::of(app, lang, &plan.levels);
    let line = Line::of(today, &whole.milestones, plan.report_date);
    let (axis, gantt) = gantt(app, lang, today, line, &facts);
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
        stale: stale(app, lang, today, plan),
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
        history,
    }
}

/// Whether a plan that is not over was silent for longer than the rule of the day allows.
fn stale(app: &App, lang: Lang, today: Day, plan: &Plan) -> Option<Stale> {
    let over = matches!(plan.state.as_str(), "closed" | "assessed");
    let days = plan.report_date.map(|day| (today - day).num_days()).filter(|_| !over)?;
    let rule = model::rules::silence(today).filter(|rule| days > rule.days)?;
    Some(Stale { days, rule: RuleShown::of(app, lang, rule) })
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
            rows: its.iter().map(|it| it.line(lang, today)).collect(),
        })
    });
    shown.collect()
}

fn gantt(
    app: &App,
    lang: Lang,
    today: Day,
    line: Option<Line>,
    facts: &[CommitmentFacts<'_>],
) -> (Option<Markup>, Vec<GanttRow>) {
    let dated: Vec<_> = facts
        .iter()
        .filter(|it| it.milestones.iter().any(|milestone| !milestone.schedule.in_force.are_unknown()))
        .collect();
    let rows: Vec<_> = dated
        .iter()
        .map(|it| Row {
            title: it.commitment.title.for_reader(lang).to_owned(),
            milestones: it.milestones.clone(),
        })
        .collect();
    let Some(drawn) = timeline::draw(app, lang, today, line, &rows) else { return (None, Vec::new()) };
    let rows = dated.iter().zip(drawn.tracks).map(|(it, track)| {
        let mut args = minga_i18n::FluentArgs::new();
        args.set("state", it.state().code());
        GanttRow {
            number: it.commitment.number.to_string(),
            title: Said::title(lang, &it.commitment.title),
            path: resolver::commitment(it.commitment, it.plan).path(lang).to_owned(),
            state_label: app.words.say(lang, "plans-state", &args),
            start: it.milestones.iter().filter_map(|milestone| milestone.schedule.in_force.start).min(),
            due: it.milestones.iter().filter_map(|milestone| milestone.schedule.in_force.end).max(),
            track,
        }
    });
    (Some(drawn.axis), rows.collect())
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
        "license": app.settings.licence_url,
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

/// The state of every milestone, counted.
pub(crate) fn count_state(milestones: &[Milestone], state: State) -> usize {
    milestones.iter().filter(|it| it.state == state).count()
}

/// The way to a page below a plan.
pub(crate) fn crumbs(app: &App, lang: Lang, plan: &Plan) -> Vec<Crumb> {
    vec![
        Crumb::to(app.words.plain(lang, "shell-home"), HOME.path(lang, &[])),
        Crumb::to(app.words.plain(lang, "nav-plans"), PLANS.path(lang, &[])),
        plan_crumb(plan, lang),
    ]
}
