mod samples;
mod schedule;

use super::act::ASSESS;
use super::act::learn::LEARN;
use super::acts::{ACTS, ActShown, acts_of};
use super::assessments::{SideShown, can_be_assessed, sides};
use super::evidence::EvidenceShown;
use super::papers::{ACT, SHEET};
use super::parts::{
    LevelNames, Named, Next, Overdue, ProgressShown, bodies, crumbs, next_open, notes, said_sample, step,
};
use super::reports::{self, ReportShown};
use super::timeline::Line;
use super::{COMMITMENT, find, plan_data};
use crate::api::commitment as api;
use crate::commands::import::RELATED;
use crate::model::{
    self, BodyRole, Commitment, CommitmentDetails, LEARNINGS, Learning, Milestone, Report, Risk, WholePlan,
};
use crate::queries::{self, Among};
use crate::resolver;
use minga_kernel::{Day, Lang, Ref, Text};
use minga_store::{Conn, events_of, links_of};
use minga_web::http::{Path, State};
use minga_web::pages::{HistoryEntry, events_around, feed_of, history};
use minga_web::{
    App, Body, Crumb, Format, Markup, PageError, PageMeta, PageResult, Place, Said, View, Visit, answer,
};
use schedule::MilestoneLine;
use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct CommitmentPage {
    commitment: Shown,
    slots: Slots,
}

#[derive(Default, Serialize)]
struct Slots {
    aside: Vec<Markup>,
    below: Vec<Markup>,
}

#[derive(Serialize)]
struct Shown {
    number: String,
    code: Option<String>,
    title: Said,
    summary: Option<Said>,
    plan: Named,
    theme: Option<Named>,
    levels: LevelNames,
    state: &'static str,
    progress: ProgressShown,
    missing: usize,
    milestones_done: usize,
    milestones_stated: Option<i64>,
    overdue: usize,
    start: Option<Day>,
    due: Option<Day>,
    signed_due: Option<Day>,
    signed_known: bool,
    today: Day,
    last_report: Option<Day>,
    leads: Vec<Body>,
    supports: Vec<Body>,
    counterparts: Vec<Body>,
    contact: Option<String>,
    next: Option<Next>,
    next_overdue: Option<Overdue>,
    evidence: Vec<EvidenceShown>,
    notes: Vec<Said>,
    details: DetailsShown,
    axis: Option<Markup>,
    signed_drawn: bool,
    line: Option<Line>,
    milestones: Vec<MilestoneLine>,
    report: Option<LatestReport>,
    learnings: Vec<LearningGroup>,
    risks: Vec<RiskShown>,
    /// What it came to, as each side says; empty where nobody said anything.
    assessments: Vec<SideShown>,
    /// Where it is assessed, while it can be.
    assess: Option<String>,
    /// It on one page, and its act.
    sheet: String,
    act: String,
    /// Where its acts are that were handed in, signed; the newest of them, and how many there are.
    acts: String,
    newest_act: Option<ActShown>,
    acts_count: usize,
    /// Where learnings and risks are written, while the plan is carried out.
    learn: Option<String>,
    sdgs: Vec<u8>,
    budget: Option<Budget>,
    policy_areas: Vec<String>,
    related: Vec<Named>,
    history: Vec<HistoryEntry>,
    previous: Option<Named>,
    following: Option<Named>,
}

/// What a commitment says at length, for one reader.
#[derive(Default, Serialize)]
struct DetailsShown {
    problem: Option<Said>,
    causes: Option<Said>,
    baseline: Option<Said>,
    solution: Option<Said>,
    results: Option<Said>,
    transparency: Option<Said>,
    participation: Option<Said>,
    accountability: Option<Said>,
    national_plan: Option<Said>,
}

#[derive(Serialize)]
struct Budget {
    amount: String,
    source: Option<Said>,
}

#[derive(Serialize)]
struct LearningGroup {
    kind: String,
    items: Vec<Said>,
}

/// The newest report of the commitment's milestones.
#[derive(Serialize)]
struct LatestReport {
    milestone: Named,
    report: ReportShown,
}

async fn latest(
    app: &App,
    db: &Conn,
    visit: &Visit,
    whole: &WholePlan,
    newest: Option<&Report>,
) -> Result<Option<LatestReport>, PageError> {
    let Some(report) = newest else { return Ok(None) };
    let Some(it) = whole.milestones.iter().find(|it| it.id == report.milestone) else { return Ok(None) };
    let shown = reports::shown(app, db, visit, &whole.plan, it, std::slice::from_ref(report)).await?;
    let milestone = Named {
        number: it.label(),
        title: Said::title(visit.lang, &it.title),
        path: resolver::milestone(it, &whole.plan.code).path(visit.lang).to_owned(),
    };
    Ok(shown.into_iter().next().map(|report| LatestReport { milestone, report }))
}

/// Something that may go wrong.
#[derive(Serialize)]
struct RiskShown {
    text: Option<Said>,
    contingency: Option<Said>,
    over: bool,
}

impl RiskShown {
    fn of(lang: Lang, all: &[Risk]) -> Vec<RiskShown> {
        let shown = all.iter().map(|it| RiskShown {
            text: Said::to(lang, &it.text),
            contingency: Said::to(lang, &it.contingency),
            over: it.over,
        });
        shown.collect()
    }

    /// For samples: full, and bare.
    fn samples() -> Vec<RiskShown> {
        let one = |contingency, over| RiskShown { text: Some(said_sample()), contingency, over };
        vec![one(Some(said_sample()), false), one(None, true)]
    }
}

impl View for CommitmentPage {
    const TEMPLATE: &'static str = "plans/commitment.html";

    fn samples() -> Vec<CommitmentPage> {
        samples::all()
    }
}

/// How many of the newest changes the page shows.
const NEWEST: u64 = 10;

pub(crate) async fn show(
    State(app): State<App>,
    visit: Visit,
    Path((code, number)): Path<(String, String)>,
) -> PageResult {
    let lang = visit.lang;
    let db = app.store.read().await?;
    let plan = find::plan(&app, &db, &visit, &code).await?;
    let (all, position) = find::commitment(&db, &plan, &number).await?;
    let it = &all[position];
    let parts = queries::parts_of_plans(&db, &app.references, vec![plan], vec![it.clone()]).await?;
    let whole = parts.into_iter().next();
    let whole = whole.ok_or_else(|| PageError::Internal("a commitment of another plan".to_owned()))?;
    let reference = model::COMMITMENT.with(it.id);
    let number = it.number.to_string();
    let paths = COMMITMENT.paths(&[("plan", &whole.plan.code), ("commitment", &number)]);
    let title = it.title.for_reader(lang).to_owned();
    if visit.format != Format::Html {
        return data(&app, &db, &visit, &whole, &reference, &title, &paths).await;
    }
    let shown = shown(&app, &db, &visit, &whole, &all, position).await?;
    let slots = Slots {
        aside: app.slot(&db, &visit, Place::Aside, Some(&reference)).await?,
        below: app.slot(&db, &visit, Place::Below, Some(&reference)).await?,
    };
    let mut way = crumbs(&app, lang, &whole.plan);
    way.push(Crumb::here(step(&shown.levels.commitment, &number)));
    let meta = PageMeta {
        description: it.summary.best(lang).map_or_else(|| title.clone(), |(_, words)| words.to_owned()),
        crumbs: way,
        formats: vec![Format::Csv, Format::Xlsx, Format::Json, Format::Atom, Format::Ics],
        schema_org: Some(schema_org(&app, lang, &whole, it, &paths[lang as usize])),
        section: "plans",
        paths,
        title,
        ..PageMeta::default()
    };
    app.page(&visit, &meta, &CommitmentPage { commitment: shown, slots })
}

async fn data(
    app: &App,
    db: &Conn,
    visit: &Visit,
    whole: &WholePlan,
    reference: &Ref,
    title: &str,
    paths: &[String; 2],
) -> PageResult {
    let lang = visit.lang;
    let stem = format!("{}-{}", whole.plan.code, whole.commitments[0].number);
    match visit.format {
        Format::Json => {
            let mut all = api::resources(app, whole, visit.today);
            answer::json(&all.remove(0))
        }
        Format::Csv | Format::Xlsx => {
            let milestones = crate::api::milestone::resources(app, db, &whole.milestones).await?;
            let rows = crate::api::milestone::table(lang, &milestones);
            let all = api::resources(app, whole, visit.today);
            answer::tables(app, visit, &stem, &[rows, plan_data::commitments(lang, &all)])
        }
        Format::Atom => {
            let events = events_around(app, db, reference, plan_data::IN_FEED).await?;
            feed_of(app, db, lang, title, &paths[lang as usize], &events).await
        }
        Format::Ics => {
            let milestones: Vec<&Milestone> = whole.milestones.iter().collect();
            let due = plan_data::deadlines(app, lang, whole, &milestones);
            answer::calendar(app, title, &stem, whole.plan.updated, &due)
        }
        Format::Pdf | Format::Odt => Err(PageError::not_found(title)),
        Format::Html => Err(PageError::Internal("a page is not data".to_owned())),
    }
}

async fn shown(
    app: &App,
    db: &Conn,
    visit: &Visit,
    whole: &WholePlan,
    all: &[Commitment],
    position: usize,
) -> Result<Shown, PageError> {
    let (lang, today) = (visit.lang, visit.today);
    let it = &all[position];
    let plan = &whole.plan;
    let only = Among::Commitment(it.id);
    let details = queries::commitment_details(db, only).await?.remove(&it.id).unwrap_or_default();
    let evidence = queries::evidence(db, only).await?;
    let learnings = queries::learnings(db, only).await?;
    let newest = queries::newest_of_commitments(db, &[it.id]).await?;
    let events = events_of(db, &model::COMMITMENT.with(it.id), NEWEST).await?;
    let facts = whole.facts();
    let facts = facts.first().ok_or_else(|| PageError::Internal("a commitment without facts".to_owned()))?;
    let last_report = newest.first().map(|it| it.reported_at.date_naive()).max(plan.report_date);
    let line = Line::of(today, &whole.milestones, last_report);
    let schedule = schedule::of(app, lang, today, line, facts);
    let in_role = |role| bodies(lang, facts.bodies, facts.known, role);
    let next = next_open(&facts.milestones);
    let number = it.number.to_string();
    let parts = [("plan", plan.code.as_str()), ("commitment", number.as_str())];
    let acts = acts_of(app, db, lang, it.id).await?;
    let assess = can_be_assessed(plan).then(|| ASSESS.path(lang, &parts));
    let dates = facts.milestones.iter().map(|it| it.schedule);
    let due = dates.clone().filter_map(|it| it.in_force.end).max();
    let named = |it: &Commitment| Named {
        number: it.number.to_string(),
        title: Said::title(lang, &it.title),
        path: resolver::commitment(it, &plan.code).path(lang).to_owned(),
    };
    Ok(Shown {
        number: it.number.to_string(),
        code: it.code.clone(),
        title: Said::title(lang, &it.title),
        summary: Said::to(lang, &it.summary),
        plan: Named {
            number: plan.code.clone(),
            title: Said::title(lang, &plan.title),
            path: resolver::plan(plan).path(lang).to_owned(),
        },
        theme: whole.themes.first().map(|theme| Named {
            number: theme.number.to_string(),
            title: Said::title(lang, &theme.title),
            path: resolver::theme(theme, &plan.code).path(lang).to_owned(),
        }),
        levels: LevelNames::of(app, lang, &plan.levels),
        state: facts.state().code(),
        progress: ProgressShown::of(facts.progress(), "progress"),
        missing: facts.without_figure(),
        milestones_done: facts.completed(),
        milestones_stated: it
            .milestones_stated
            .filter(|stated| usize::try_from(*stated) != Ok(facts.milestones.len())),
        overdue: facts.overdue(today),
        start: dates.clone().filter_map(|it| it.in_force.start).min(),
        due,
        signed_due: dates.clone().filter_map(|it| it.signed.end).max().filter(|signed| Some(*signed) != due),
        signed_known: whole.signed_known(),
        today,
        last_report,
        report: latest(app, db, visit, whole, newest.first()).await?,
        leads: in_role(BodyRole::Lead),
        supports: in_role(BodyRole::Support),
        counterparts: in_role(BodyRole::Counterpart),
        contact: it.contact.clone(),
        next: next.map(|it| Next::of(lang, &plan.code, it)),
        next_overdue: next.and_then(|it| Overdue::of(it, today)),
        evidence: evidence.iter().map(|it| EvidenceShown::of(lang, &plan.code, it)).collect(),
        notes: notes(lang, &[&it.note]),
        budget: budget(app, lang, it, &details),
        details: details_shown(lang, &details),
        axis: schedule.axis,
        signed_drawn: schedule.signed_drawn,
        line,
        milestones: schedule.milestones,
        learnings: groups(lang, &learnings),
        risks: RiskShown::of(lang, &queries::risks(db, it.id).await?),
        assessments: if whole.assessments.is_empty() {
            Vec::new()
        } else {
            sides(app, lang, &whole.assessments, &whole.known, assess.as_deref())
        },
        assess,
        sheet: SHEET.path(lang, &parts),
        act: ACT.path(lang, &parts),
        acts: ACTS.path(lang, &parts),
        acts_count: acts.len(),
        newest_act: acts.into_iter().next(),
        learn: plan.is_carried_out().then(|| LEARN.path(lang, &parts)),
        sdgs: it.sdgs.iter().collect(),
        policy_areas: it.policy_areas.clone(),
        related: related(app, db, lang, it).await?,
        history: history(app, db, lang, Some(&model::COMMITMENT.with(it.id)), &events).await?,
        previous: position.checked_sub(1).and_then(|before| all.get(before)).map(named),
        following: all.get(position + 1).map(named),
    })
}

fn details_shown(lang: Lang, it: &CommitmentDetails) -> DetailsShown {
    let said = |text: &Text| Said::to(lang, text);
    DetailsShown {
        problem: said(&it.problem),
        causes: said(&it.causes),
        baseline: said(&it.baseline),
        solution: said(&it.solution),
        results: said(&it.results),
        transparency: said(&it.transparency),
        participation: said(&it.participation),
        accountability: said(&it.accountability),
        national_plan: said(&it.national_plan),
    }
}

fn budget(app: &App, lang: Lang, it: &Commitment, details: &CommitmentDetails) -> Option<Budget> {
    let amount = app.words.formats(lang).number(it.budget?, 2);
    let amount = it.currency.as_ref().map_or(amount.clone(), |currency| format!("{currency}\u{a0}{amount}"));
    Some(Budget { amount, source: Said::to(lang, &details.budget_source) })
}

/// Learnings by kind, in the order of [`LEARNINGS`].
fn groups(lang: Lang, all: &[Learning]) -> Vec<LearningGroup> {
    let of_kind = |kind: &str| -> Vec<Said> {
        all.iter().filter(|it| it.kind == kind).filter_map(|it| Said::to(lang, &it.text)).collect()
    };
    LEARNINGS
        .iter()
        .map(|kind| LearningGroup { kind: (*kind).to_owned(), items: of_kind(kind) })
        .filter(|group| !group.items.is_empty())
        .collect()
}

/// What is tied to it, from either side.
async fn related(app: &App, db: &Conn, lang: Lang, it: &Commitment) -> Result<Vec<Named>, PageError> {
    let this = model::COMMITMENT.with(it.id);
    let links = links_of(db, &this).await?;
    let links = links.into_iter().filter(|link| link.relation == RELATED);
    let others: Vec<Ref> = links.map(|link| if link.from == this { link.to } else { link.from }).collect();
    let known = app.references.resolve(db, &others).await?;
    let mut named: Vec<Named> = known
        .values()
        .map(|it| Named {
            number: it.code.clone(),
            title: Said::title(lang, &it.title),
            path: it.path(lang).to_owned(),
        })
        .collect();
    named.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(named)
}

fn schema_org(app: &App, lang: Lang, whole: &WholePlan, it: &Commitment, path: &str) -> serde_json::Value {
    let its = whole.bodies.get(&it.id).map(Vec::as_slice).unwrap_or_default();
    let named = |role: BodyRole| -> Vec<serde_json::Value> {
        bodies(lang, its, &whole.known, role)
            .into_iter()
            .map(|body| {
                let url = body.path.map(|path| app.absolute(&path));
                serde_json::json!({ "@type": "Organization", "name": body.name.words, "url": url })
            })
            .collect()
    };
    serde_json::json!({
        "@context": "https://schema.org",
        "@type": "Project",
        "@id": app.absolute(path),
        "name": it.title.for_reader(lang),
        "description": it.summary.for_reader(lang),
        "identifier": it.code,
        "parentOrganization": named(BodyRole::Lead),
        "member": named(BodyRole::Counterpart),
    })
}
