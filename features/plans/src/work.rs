//! What of plans waits for whoever is signed in.

mod entrusted;

use crate::model::{
    AssessmentKind, Body, BodyRole, Commitment, IN_FORCE, Milestone, ORGANISATION, PLAN, Plan, Report,
    ReportState, Reschedule, Say, Statement,
};
use crate::pages::ASSESSMENTS;
use crate::pages::act::edit::CREATE;
use crate::pages::act::overview::OVERVIEW;
use crate::pages::act::{DATES, DECIDE, REPORT, RESPOND};
use crate::{deadlines, policy, queries, resolver};
use minga_i18n::FluentArgs;
use minga_kernel::{Calendar, Day, Office, Role, Standing};
use minga_store::orm::async_trait;
use minga_store::{Conn, StoreError};
use minga_web::{App, Entrusted, Urgency, Visit, Work, WorkItem};
use std::collections::HashMap;
use uuid::Uuid;

/// This feature's part of everybody's work.
pub(crate) struct PlanWork;

/// How many days before its last day a milestone begins to press.
const SOON: i64 = 30;
/// The most milestones with time left that are listed.
const LATER: usize = 20;

#[async_trait]
impl Work for PlanWork {
    async fn items(
        &self,
        app: &App,
        db: &Conn,
        visit: &Visit,
        standing: &Standing,
    ) -> Result<Vec<WorkItem>, StoreError> {
        let mut items = Vec::new();
        let gathered = Gathered::of(app, db, standing).await?;
        let teller = Teller { app, visit, gathered: &gathered };
        for office in &standing.offices {
            match office.role {
                Role::Officer => items.extend(teller.officer(office)),
                Role::Counterpart => items.extend(teller.counterpart(office)),
                _ => {}
            }
        }
        if standing.offices.iter().any(|it| it.role == Role::Coordinator) {
            items.extend(coordinator(app, db, visit, standing).await?);
        }
        let mut seen = std::collections::HashSet::new();
        items.retain(|item| seen.insert(item.path.clone()));
        Ok(items)
    }

    async fn slipped(
        &self,
        app: &App,
        db: &Conn,
        visit: &Visit,
        standing: &Standing,
    ) -> Result<Vec<WorkItem>, StoreError> {
        let mut items = Vec::new();
        for plan in led(db, standing).await? {
            let commitments: HashMap<Uuid, Commitment> =
                queries::commitments(db, plan.id).await?.into_iter().map(|it| (it.id, it)).collect();
            let ids: Vec<Uuid> = commitments.keys().copied().collect();
            let open = queries::open_milestones(db, &ids).await?.into_iter();
            for milestone in open.filter(|it| it.is_overdue(visit.today)) {
                let Some(commitment) = commitments.get(&milestone.commitment) else { continue };
                let shown = resolver::milestone(&milestone, &plan.code);
                items.push(WorkItem {
                    urgency: Urgency::Overdue,
                    due: milestone.schedule.in_force.end,
                    deed: app.words.plain(visit.lang, "plans-work-slipped"),
                    title: format!("{} {}", milestone.label(), milestone.title.for_reader(visit.lang)),
                    note: commitment.title.for_reader(visit.lang).to_owned(),
                    path: shown.path(visit.lang).to_owned(),
                });
            }
        }
        Ok(items)
    }

    async fn beginnings(
        &self,
        app: &App,
        db: &Conn,
        visit: &Visit,
        standing: &Standing,
    ) -> Result<Vec<(String, String)>, StoreError> {
        let mut begun = Vec::new();
        for plan in led(db, standing).await? {
            let mut args = FluentArgs::new();
            args.set("plan", plan.code.clone());
            let words = app.words.say(visit.lang, "plans-work-dates", &args);
            begun.push((words, DATES.path(visit.lang, &[("plan", &plan.code)])));
            let words = app.words.say(visit.lang, "plans-work-edit", &args);
            begun.push((words, OVERVIEW.path(visit.lang, &[("plan", &plan.code)])));
        }
        for plan in assessed_by(db, standing).await? {
            let mut args = FluentArgs::new();
            args.set("plan", plan.code.clone());
            let words = app.words.say(visit.lang, "plans-work-assess", &args);
            begun.push((words, ASSESSMENTS.path(visit.lang, &[("plan", &plan.code)])));
        }
        if policy::may_create(standing).is_ok() {
            begun.push((app.words.plain(visit.lang, "plans-work-create"), CREATE.path(visit.lang, &[])));
        }
        Ok(begun)
    }

    async fn entrusted(
        &self,
        app: &App,
        db: &Conn,
        visit: &Visit,
        standing: &Standing,
    ) -> Result<Vec<Entrusted>, StoreError> {
        entrusted::entrusted(app, db, visit, standing).await
    }

    async fn plans(&self, db: &Conn) -> Result<Vec<String>, StoreError> {
        Ok(queries::plans_not_over(db).await?.into_iter().map(|plan| plan.code).collect())
    }
}

/// Everything that waits among the commitments in which the bodies of somebody have a part,
/// in a fixed number of statements.
struct Gathered {
    plans: HashMap<Uuid, Plan>,
    commitments: HashMap<Uuid, Commitment>,
    bodies: HashMap<Uuid, Vec<Body>>,
    milestones: Vec<Milestone>,
    /// By milestone, the newest report.
    reports: HashMap<Uuid, Report>,
    said: HashMap<Uuid, Vec<Statement>>,
    known: HashMap<Uuid, Milestone>,
    drafts: HashMap<Uuid, Day>,
    /// By report, the calendar that counts for its answer.
    calendars: HashMap<Uuid, Calendar>,
}

impl Gathered {
    async fn of(app: &App, db: &Conn, standing: &Standing) -> Result<Gathered, StoreError> {
        let organisations: Vec<Uuid> = standing
            .offices
            .iter()
            .filter(|it| matches!(it.role, Role::Officer | Role::Counterpart))
            .filter_map(|it| it.body.as_ref().filter(|body| body.kind == ORGANISATION).map(|body| body.id))
            .collect();
        let ids = queries::commitments_with(db, &organisations).await?;
        let commitments = queries::commitments_by_id(db, &ids).await?;
        let mut plans: Vec<Uuid> = commitments.iter().map(|it| it.plan).collect();
        plans.sort_unstable();
        plans.dedup();
        let mut plans = queries::plans_by_id(db, &plans).await?;
        plans.retain(Plan::is_carried_out);
        let plans: HashMap<Uuid, Plan> = plans.into_iter().map(|it| (it.id, it)).collect();
        let alive: Vec<Uuid> =
            commitments.iter().filter(|it| plans.contains_key(&it.plan)).map(|it| it.id).collect();
        let milestones = queries::open_milestones(db, &alive).await?;
        let mut reports: HashMap<Uuid, Report> = HashMap::new();
        for report in queries::newest_of_commitments(db, &alive).await? {
            reports.entry(report.milestone).or_insert(report);
        }
        let waiting: Vec<Uuid> = reports.values().map(|it| it.id).collect();
        let mut said: HashMap<Uuid, Vec<Statement>> = HashMap::new();
        for statement in queries::statements(db, &waiting).await? {
            said.entry(statement.report).or_default().push(statement);
        }
        let calendars = deadlines::calendars(db, &app.references, reports.values()).await?;
        let of_reports: Vec<Uuid> = reports.keys().copied().collect();
        let known = queries::milestones_by_id(db, &of_reports).await?;
        let drafts = match standing.account {
            Some(account) => queries::drafts_of(db, account).await?.into_iter().collect(),
            None => HashMap::new(),
        };
        Ok(Gathered {
            plans,
            bodies: queries::bodies_of(db, &alive).await?,
            commitments: commitments.into_iter().map(|it| (it.id, it)).collect(),
            milestones,
            reports,
            said,
            known: known.into_iter().map(|it| (it.id, it)).collect(),
            drafts,
            calendars,
        })
    }

    /// Whether the office has one of these parts in a commitment.
    fn has_part(&self, office: &Office, commitment: Uuid, parts: &[BodyRole]) -> bool {
        let plan = self.commitments.get(&commitment).map(|it| PLAN.with(it.plan));
        let bodies = self.bodies.get(&commitment).map(Vec::as_slice).unwrap_or_default();
        plan.is_some_and(|plan| office.reaches(&plan))
            && bodies
                .iter()
                .any(|body| parts.contains(&body.role) && office.body.as_ref() == Some(&body.organisation))
    }
}

struct Teller<'a> {
    app: &'a App,
    visit: &'a Visit,
    gathered: &'a Gathered,
}

const DOERS: &[BodyRole] = &[BodyRole::Lead, BodyRole::Support];

impl Teller<'_> {
    fn officer(&self, office: &Office) -> Vec<WorkItem> {
        let today = self.visit.today;
        let mut items = Vec::new();
        let mut later = 0;
        let own = |commitment| self.gathered.has_part(office, commitment, DOERS);
        for report in self.gathered.reports.values().filter(|it| own(it.commitment)) {
            let Some(milestone) = self.gathered.known.get(&report.milestone) else { continue };
            let said = self.gathered.said.get(&report.id).map(Vec::as_slice).unwrap_or_default();
            let last = said.last().map(|it| it.say);
            let item = match (report.state, last) {
                (ReportState::Returned, _) => {
                    self.item(Urgency::Returned, "returned", milestone, self.report_path(milestone))
                }
                (ReportState::Disputed, _) => self.item(
                    Urgency::Waiting,
                    "answer-dispute",
                    milestone,
                    self.respond_path(milestone, report),
                ),
                (ReportState::Reported, Some(Say::Ask)) => self.item(
                    Urgency::Waiting,
                    "answer-question",
                    milestone,
                    self.respond_path(milestone, report),
                ),
                _ => continue,
            };
            items.extend(item);
        }
        for milestone in self.gathered.milestones.iter().filter(|it| own(it.commitment)) {
            let due = milestone.schedule.in_force.end;
            let urgency = match due {
                Some(due) if due < today => Urgency::Overdue,
                Some(due) if (due - today).num_days() <= SOON => Urgency::Soon,
                _ if later < LATER => {
                    later += 1;
                    Urgency::Later
                }
                _ => continue,
            };
            items.extend(self.item(urgency, "report", milestone, self.report_path(milestone)));
        }
        items
    }

    fn counterpart(&self, office: &Office) -> Vec<WorkItem> {
        let mut items = Vec::new();
        for report in self.gathered.reports.values() {
            if !self.gathered.has_part(office, report.commitment, &[BodyRole::Counterpart]) {
                continue;
            }
            let Some(milestone) = self.gathered.known.get(&report.milestone) else { continue };
            let said = self.gathered.said.get(&report.id).map(Vec::as_slice).unwrap_or_default();
            let waits =
                report.state == ReportState::Reported && said.last().is_none_or(|it| it.say != Say::Ask);
            if !waits {
                continue;
            }
            let calendar = self.gathered.calendars.get(&report.id);
            let due = calendar.and_then(|calendar| Some((report.due(calendar, said)?, calendar)));
            let now = self.app.clock.now();
            let late = due.is_some_and(|(due, calendar)| due.waited_too_long(calendar, now).is_some());
            let urgency = if late { Urgency::Overdue } else { Urgency::Waiting };
            let item = self.item(urgency, "second-key", milestone, self.respond_path(milestone, report));
            // The day of the milestone is not that of the answer.
            items.extend(item.map(|item| WorkItem { due: due.and_then(|(due, _)| due.last), ..item }));
        }
        items
    }

    fn item(
        &self,
        urgency: Urgency,
        deed: &str,
        milestone: &Milestone,
        path: Option<String>,
    ) -> Option<WorkItem> {
        let lang = self.visit.lang;
        let commitment = self.gathered.commitments.get(&milestone.commitment)?;
        let draft =
            self.gathered.drafts.get(&milestone.id).filter(|_| deed == "report" || deed == "returned");
        let note = match draft {
            Some(day) => {
                let mut args = FluentArgs::new();
                args.set("day", self.app.words.formats(lang).day(*day));
                self.app.words.say(lang, "plans-work-draft", &args)
            }
            None => commitment.title.for_reader(lang).to_owned(),
        };
        Some(WorkItem {
            urgency,
            due: milestone.schedule.in_force.end,
            deed: self.app.words.plain(lang, &format!("plans-work-{deed}")),
            title: format!("{} {}", milestone.label(), milestone.title.for_reader(lang)),
            note,
            path: path?,
        })
    }

    fn report_path(&self, it: &Milestone) -> Option<String> {
        let plan = self.gathered.plans.get(&it.plan)?;
        let (commitment, number) = (it.commitment_number.to_string(), it.number.to_string());
        let parts = [("plan", plan.code.as_str()), ("commitment", &commitment), ("milestone", &number)];
        Some(REPORT.path(self.visit.lang, &parts))
    }

    fn respond_path(&self, it: &Milestone, report: &Report) -> Option<String> {
        let plan = self.gathered.plans.get(&it.plan)?;
        let (commitment, number) = (it.commitment_number.to_string(), it.number.to_string());
        let own = report.number.to_string();
        let parts = [
            ("plan", plan.code.as_str()),
            ("commitment", &commitment),
            ("milestone", &number),
            ("report", &own),
        ];
        Some(RESPOND.path(self.visit.lang, &parts))
    }
}

/// The plans that somebody can assess and that are not assessed yet.
async fn assessed_by(db: &Conn, standing: &Standing) -> Result<Vec<Plan>, StoreError> {
    if !standing.offices.iter().any(|it| matches!(it.role, Role::Coordinator | Role::Evaluator)) {
        return Ok(Vec::new());
    }
    let mut plans = queries::plans_in(db, &["submitted", IN_FORCE, "closed"], 100).await?;
    plans.retain(|plan| {
        AssessmentKind::ALL.into_iter().any(|kind| policy::may_assess(standing, kind, plan).is_ok())
    });
    Ok(plans)
}

/// The plans that somebody leads and that are carried out.
async fn led(db: &Conn, standing: &Standing) -> Result<Vec<Plan>, StoreError> {
    if !standing.offices.iter().any(|it| it.role == Role::Coordinator) {
        return Ok(Vec::new());
    }
    let mut plans = queries::plans_in_force(db, 100).await?;
    plans.retain(|plan| {
        let own = plan.reference();
        standing.offices.iter().any(|it| it.role == Role::Coordinator && it.reaches(&own))
    });
    Ok(plans)
}

/// Proposed dates that wait for a decision, and reports that were disputed.
async fn coordinator(
    app: &App,
    db: &Conn,
    visit: &Visit,
    standing: &Standing,
) -> Result<Vec<WorkItem>, StoreError> {
    let lang = visit.lang;
    let mut items = Vec::new();
    for plan in led(db, standing).await? {
        let proposed: Vec<Reschedule> = queries::proposed_dates(db, Some(plan.id)).await?;
        let ids: Vec<Uuid> = proposed.iter().filter_map(|it| it.milestone).collect();
        let known: HashMap<Uuid, Milestone> =
            queries::milestones_by_id(db, &ids).await?.into_iter().map(|it| (it.id, it)).collect();
        for proposal in &proposed {
            let Some(milestone) = proposal.milestone.and_then(|id| known.get(&id)) else { continue };
            let id = proposal.id.to_string();
            items.push(WorkItem {
                urgency: Urgency::Waiting,
                due: proposal.from,
                deed: app.words.plain(lang, "plans-work-decide"),
                title: format!("{} {}", milestone.label(), milestone.title.for_reader(lang)),
                note: plan.title.for_reader(lang).to_owned(),
                path: DECIDE.path(lang, &[("plan", &plan.code), ("proposal", &id)]),
            });
        }
    }
    Ok(items)
}
