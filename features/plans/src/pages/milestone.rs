use super::evidence::EvidenceShown;
use super::parts::{
    LevelNames, Named, Overdue, ProgressShown, bodies, body_sample, crumbs, notes, said_sample, step,
};
use super::reports::{self, ReportShown, RescheduleShown};
use super::{MILESTONE, act, find, plan_data};
use crate::api::milestone as api;
use crate::model::{self, BodyRole, Commitment, Milestone, MilestoneDetails, Plan, Report, ReportState};
use crate::queries::{self, Among};
use crate::{progress, resolver};
use minga_kernel::{Day, Lang, Ref};
use minga_store::{Conn, events_of};
use minga_web::answer::Deadline;
use minga_web::http::{Path, State};
use minga_web::pages::{HistoryEntry, feed_of, history};
use minga_web::{
    App, Body, Crumb, Format, Markup, PageError, PageMeta, PageResult, Place, Said, View, Visit, answer,
};
use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct MilestonePage {
    milestone: Shown,
    slots: Slots,
}

#[derive(Default, Serialize)]
struct Slots {
    aside: Vec<Markup>,
    below: Vec<Markup>,
}

#[derive(Clone, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "a template asks each of these by itself")]
struct Shown {
    number: String,
    title: Said,
    levels: LevelNames,
    commitment: Named,
    state: &'static str,
    delayed: bool,
    overdue: Option<Overdue>,
    completed_late: bool,
    progress: ProgressShown,
    without_figure: bool,
    start: Option<Day>,
    due: Option<Day>,
    signed_start: Option<Day>,
    signed_due: Option<Day>,
    signed_known: bool,
    done: Option<Day>,
    last_report: Option<Day>,
    output: Option<Said>,
    verification: Option<Said>,
    indicator: Option<Said>,
    target: Option<Said>,
    weight: f64,
    weight_total: f64,
    leads: Vec<Body>,
    counterparts: Vec<Body>,
    notes: Vec<Said>,
    evidence: Vec<EvidenceShown>,
    reports: Vec<ReportShown>,
    /// How many earlier ones there are, which the API gives.
    reports_earlier: i64,
    reports_path: String,
    reschedules: Vec<RescheduleShown>,
    act: Act,
    history: Vec<HistoryEntry>,
    previous: Option<Named>,
    following: Option<Named>,
}

impl View for MilestonePage {
    const TEMPLATE: &'static str = "plans/milestone.html";

    fn samples() -> Vec<MilestonePage> {
        let [some, none] = ProgressShown::samples();
        let day = Some(Day::default());
        let said = || Some(said_sample());
        let bare = Shown {
            number: "3.5".to_owned(),
            title: said_sample(),
            levels: LevelNames::sample(),
            commitment: Named::sample(),
            state: "not_started",
            delayed: false,
            overdue: None,
            completed_late: false,
            progress: none,
            without_figure: false,
            start: None,
            due: None,
            signed_start: None,
            signed_due: None,
            signed_known: false,
            done: None,
            last_report: None,
            output: None,
            verification: None,
            indicator: None,
            target: None,
            weight: 1.0,
            weight_total: 8.0,
            leads: Vec::new(),
            counterparts: Vec::new(),
            notes: Vec::new(),
            evidence: Vec::new(),
            reports: Vec::new(),
            reports_earlier: 0,
            reports_path: String::new(),
            reschedules: Vec::new(),
            act: Act::default(),
            history: Vec::new(),
            previous: None,
            following: None,
        };
        let full = Shown {
            state: "in_progress",
            delayed: true,
            overdue: Some(Overdue::sample()),
            completed_late: true,
            progress: some,
            without_figure: true,
            start: day,
            due: day,
            signed_start: day,
            signed_due: day,
            signed_known: true,
            done: day,
            last_report: day,
            output: said(),
            verification: said(),
            indicator: said(),
            target: said(),
            leads: vec![body_sample()],
            counterparts: vec![body_sample()],
            notes: vec![said_sample()],
            evidence: EvidenceShown::samples(),
            reports: [ReportShown::sample()].into_iter().chain(ReportShown::waiting()).collect(),
            reports_earlier: 3,
            reports_path: "/api/v1/reports".to_owned(),
            reschedules: RescheduleShown::samples(),
            act: Act::sample(),
            history: vec![HistoryEntry::sample()],
            previous: Some(Named::sample()),
            following: Some(Named::sample()),
            ..bare.clone()
        };
        [bare, full]
            .into_iter()
            .map(|milestone| MilestonePage { milestone, slots: Slots::default() })
            .collect()
    }
}

/// Where people who have a part in the milestone act; the same for every reader, so that the
/// page does not depend on who asks.
#[derive(Clone, Default, Serialize)]
struct Act {
    report: Option<String>,
    propose: Option<String>,
    respond: Option<String>,
}

impl Act {
    fn of(lang: Lang, plan: &Plan, it: &Milestone, newest: Option<&Report>) -> Act {
        if !plan.is_carried_out() {
            return Act::default();
        }
        let (commitment, number) = (it.commitment_number.to_string(), it.number.to_string());
        let parts = [("plan", plan.code.as_str()), ("commitment", &*commitment), ("milestone", &*number)];
        let waits = |report: &&Report| matches!(report.state, ReportState::Reported | ReportState::Disputed);
        let respond = newest.filter(waits).map(|report| {
            let own = report.number.to_string();
            let mut parts = parts.to_vec();
            parts.push(("report", &own));
            act::RESPOND.path(lang, &parts)
        });
        let open = it.state.is_open();
        Act {
            report: open.then(|| act::REPORT.path(lang, &parts)),
            propose: open.then(|| act::PROPOSE.path(lang, &parts)),
            respond,
        }
    }

    fn sample() -> Act {
        let path = || Some("/es".to_owned());
        Act { report: path(), propose: path(), respond: path() }
    }
}

/// How many of the newest changes the page shows.
const NEWEST: u64 = 10;

/// So many reports are on the page; where the others are, it says.
const REPORTS: u64 = 50;

/// What the page is made of.
struct Found {
    plan: Plan,
    commitment: Commitment,
    all: Vec<Milestone>,
    position: usize,
}

impl Found {
    fn milestone(&self) -> &Milestone {
        &self.all[self.position]
    }

    fn reference(&self) -> Ref {
        model::MILESTONE.with(self.milestone().id)
    }
}

pub(crate) async fn show(
    State(app): State<App>,
    visit: Visit,
    Path((code, number, own)): Path<(String, String, String)>,
) -> PageResult {
    let lang = visit.lang;
    let db = app.store.read().await?;
    let plan = find::plan(&app, &db, &visit, &code).await?;
    let (mut commitments, position) = find::commitment(&db, &plan, &number).await?;
    let commitment = commitments.swap_remove(position);
    let (all, position) = find::milestone(&db, &commitment, &own).await?;
    let found = Found { plan, commitment, all, position };
    let it = found.milestone();
    let (number, own) = (it.commitment_number.to_string(), it.number.to_string());
    let parts = [("plan", found.plan.code.as_str()), ("commitment", &number), ("milestone", &own)];
    let paths = MILESTONE.paths(&parts);
    let title = it.title.for_reader(lang).to_owned();
    if visit.format != Format::Html {
        return data(&app, &db, &visit, &found, &title, &paths[lang as usize]).await;
    }
    let shown = shown(&app, &db, &visit, &found).await?;
    let reference = found.reference();
    let slots = Slots {
        aside: app.slot(&db, &visit, Place::Aside, Some(&reference)).await?,
        below: app.slot(&db, &visit, Place::Below, Some(&reference)).await?,
    };
    let mut way = crumbs(&app, lang, &found.plan);
    way.push(Crumb::to(step(&shown.levels.commitment, &number), shown.commitment.path.clone()));
    way.push(Crumb::here(step(&shown.levels.milestone, it.label())));
    let meta = PageMeta {
        description: format!("{} {title}", it.label()),
        crumbs: way,
        formats: vec![Format::Csv, Format::Xlsx, Format::Json, Format::Atom, Format::Ics],
        section: "plans",
        paths,
        title,
        ..PageMeta::default()
    };
    app.page(&visit, &meta, &MilestonePage { milestone: shown, slots })
}

async fn data(app: &App, db: &Conn, visit: &Visit, found: &Found, title: &str, path: &str) -> PageResult {
    let lang = visit.lang;
    let it = found.milestone();
    let stem = format!("{}-{}", found.plan.code, it.label());
    let resources = api::resources(app, db, std::slice::from_ref(it));
    match visit.format {
        Format::Json => answer::json(&resources.await?.remove(0)),
        Format::Csv | Format::Xlsx => {
            answer::tables(app, visit, &stem, &[api::table(lang, &resources.await?)])
        }
        Format::Atom => {
            let events = events_of(db, &found.reference(), plan_data::IN_FEED).await?;
            feed_of(app, db, lang, title, path, &events).await
        }
        Format::Ics => {
            let due = it.schedule.in_force.end.map(|day| Deadline {
                id: it.id.to_string(),
                title: format!("{} {title}", it.label()),
                description: found.commitment.title.for_reader(lang).to_owned(),
                day,
                path: path.to_owned(),
            });
            answer::calendar(app, title, &stem, found.plan.updated, &due.into_iter().collect::<Vec<_>>())
        }
        Format::Pdf | Format::Odt => Err(PageError::not_found(title)),
        Format::Html => Err(PageError::Internal("a page is not data".to_owned())),
    }
}

async fn shown(app: &App, db: &Conn, visit: &Visit, found: &Found) -> Result<Shown, PageError> {
    let (lang, today) = (visit.lang, visit.today);
    let it = found.milestone();
    let plan = &found.plan;
    let only = Among::Commitment(found.commitment.id);
    let details = queries::milestone_details(db, only).await?.remove(&it.id).unwrap_or_default();
    let its_bodies = queries::bodies(db, only).await?.remove(&found.commitment.id).unwrap_or_default();
    let organisations: Vec<Ref> = its_bodies.iter().map(|body| body.organisation.clone()).collect();
    let known = app.references.resolve(db, &organisations).await?;
    let evidence = queries::evidence(db, only).await?;
    let reports = queries::newest_reports(db, it.id, REPORTS).await?;
    let earlier = reports.last().map_or(0, |oldest| oldest.number - 1);
    let events = events_of(db, &found.reference(), NEWEST).await?;
    let in_force = it.schedule.in_force;
    let signed = it.schedule.signed;
    let said = Details::of(lang, &details);
    Ok(Shown {
        number: it.label(),
        title: Said::title(lang, &it.title),
        levels: LevelNames::of(app, lang, &plan.levels),
        commitment: Named {
            number: found.commitment.number.to_string(),
            title: Said::title(lang, &found.commitment.title),
            path: resolver::commitment(&found.commitment, &plan.code).path(lang).to_owned(),
        },
        state: it.state.code(),
        delayed: it.delay_reported,
        overdue: Overdue::of(it, today),
        completed_late: it.is_completed_late(),
        progress: ProgressShown::of(Some(progress::of_milestone(it.standing())), "progress"),
        without_figure: it.state == model::State::InProgress && it.reported.is_none(),
        start: in_force.start,
        due: in_force.end,
        signed_start: signed.start,
        signed_due: signed.end,
        signed_known: !signed.are_unknown(),
        done: it.completed_on,
        last_report: reports.first().map(|it| it.reported_at.date_naive()).max(plan.report_date),
        output: said.output,
        verification: said.verification,
        indicator: said.indicator,
        target: said.target,
        weight: it.weight,
        weight_total: found.all.iter().map(|it| it.weight).sum(),
        leads: bodies(lang, &its_bodies, &known, BodyRole::Lead),
        counterparts: bodies(lang, &its_bodies, &known, BodyRole::Counterpart),
        notes: notes(lang, &[&it.note]),
        evidence: evidence
            .iter()
            .filter(|evidence| evidence.milestone == Some(it.id))
            .map(|it| EvidenceShown::of(lang, &plan.code, it))
            .collect(),
        act: Act::of(lang, plan, it, reports.first()),
        reports: reports::shown(app, db, visit, plan, it, &reports).await?,
        reports_earlier: earlier,
        reports_path: format!("/api/v1/reports?milestone={}", it.id),
        reschedules: RescheduleShown::of(lang, &queries::reschedules(db, plan.id, it.id).await?),
        history: history(app, db, lang, Some(&found.reference()), &events).await?,
        previous: found.position.checked_sub(1).and_then(|before| named(lang, plan, &found.all, before)),
        following: named(lang, plan, &found.all, found.position + 1),
    })
}

struct Details {
    output: Option<Said>,
    verification: Option<Said>,
    indicator: Option<Said>,
    target: Option<Said>,
}

impl Details {
    fn of(lang: Lang, it: &MilestoneDetails) -> Details {
        Details {
            output: Said::to(lang, &it.output),
            verification: Said::to(lang, &it.verification),
            indicator: Said::to(lang, &it.indicator),
            target: Said::to(lang, &it.target),
        }
    }
}

fn named(lang: Lang, plan: &Plan, all: &[Milestone], position: usize) -> Option<Named> {
    let it = all.get(position)?;
    Some(Named {
        number: it.label(),
        title: Said::title(lang, &it.title),
        path: resolver::milestone(it, &plan.code).path(lang).to_owned(),
    })
}
