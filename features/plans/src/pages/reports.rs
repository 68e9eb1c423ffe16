//! Reports as pages show them, with what was said to each.

use super::act::RESPOND;
use super::evidence::EvidenceShown;
use super::parts::{RuleShown, body_sample, said_sample};
use crate::deadlines;
use crate::model::{Due, Milestone, ORGANISATION, Plan, Report, ReportKind, Reschedule, Statement};
use crate::queries;
use minga_kernel::{Calendar, Count, Day, Lang, Ref, Resolved};
use minga_store::{Conn, StoreError};
use minga_web::pages::deadline_path;
use minga_web::{App, Body, Said, Visit};
use serde::Serialize;
use std::collections::HashMap;

/// A report.
#[derive(Clone, Serialize)]
pub(crate) struct ReportShown {
    number: i64,
    completes: bool,
    state: &'static str,
    percent: i64,
    day: Day,
    until: Option<Day>,
    body: Option<Body>,
    text: Option<Said>,
    obstacles: Option<Said>,
    help_needed: Option<Said>,
    next_steps: Option<Said>,
    evidence: Vec<EvidenceShown>,
    statements: Vec<StatementShown>,
    /// Until when the counterpart is in time, while nobody answered.
    owed: Option<Owed>,
    /// Where something is said to it.
    respond: String,
}

/// Something said to a report.
#[derive(Clone, Serialize)]
struct StatementShown {
    say: &'static str,
    role: String,
    day: Day,
    body: Option<Body>,
    text: Option<Said>,
    evidence: Vec<EvidenceShown>,
}

#[derive(Clone, Serialize)]
struct Owed {
    /// Nothing while the clock stands still.
    last: Option<Day>,
    /// How many working days passed, once those are too many.
    waited: Option<i64>,
    rule: RuleShown,
    /// Where the deadline is explained day by day.
    explained: String,
}

impl Owed {
    fn of(app: &App, lang: Lang, calendar: &Calendar, due: &Due) -> Owed {
        Owed {
            last: due.last,
            waited: due.waited_too_long(calendar, app.clock.now()),
            rule: RuleShown::of(app, lang, due.rule),
            explained: deadline_path(lang, calendar, due.since, due.rule.days, Count::Working),
        }
    }
}

impl ReportShown {
    /// For samples.
    pub(crate) fn sample() -> ReportShown {
        ReportShown {
            number: 2,
            completes: true,
            state: "disputed",
            percent: 100,
            day: Day::default(),
            until: Some(Day::default()),
            body: Some(body_sample()),
            text: Some(said_sample()),
            obstacles: Some(said_sample()),
            help_needed: Some(said_sample()),
            next_steps: Some(said_sample()),
            evidence: EvidenceShown::samples(),
            statements: vec![
                StatementShown {
                    say: "dispute",
                    role: "counterpart".to_owned(),
                    day: Day::default(),
                    body: Some(body_sample()),
                    text: Some(said_sample()),
                    evidence: EvidenceShown::samples(),
                },
                StatementShown {
                    say: "return",
                    role: "coordinator".to_owned(),
                    day: Day::default(),
                    body: None,
                    text: None,
                    evidence: Vec::new(),
                },
            ],
            owed: Some(Owed {
                last: Some(Day::default()),
                waited: Some(30),
                rule: RuleShown::sample(),
                explained: "/es".to_owned(),
            }),
            respond: "/es".to_owned(),
        }
    }

    /// Like the sample, but in time, and with a clock that stands still.
    pub(crate) fn waiting() -> [ReportShown; 2] {
        let waiting = |last| {
            let sample = ReportShown::sample();
            let owed = sample.owed.map(|owed| Owed { last, waited: None, ..owed });
            ReportShown { owed, state: "reported", ..sample }
        };
        [waiting(Some(Day::default())), waiting(None)]
    }
}

/// A change of dates.
#[derive(Clone, Serialize)]
pub(crate) struct RescheduleShown {
    day: Day,
    state: &'static str,
    /// Of a change of the whole plan: by how many months.
    months: Option<i64>,
    from: Option<Day>,
    to: Option<Day>,
    reason: Option<Said>,
    decision: Option<Said>,
}

impl RescheduleShown {
    pub(crate) fn of(lang: Lang, all: &[Reschedule]) -> Vec<RescheduleShown> {
        let shown = all.iter().map(|it| RescheduleShown {
            day: it.decided_at.unwrap_or(it.proposed_at).date_naive(),
            state: it.state.code(),
            months: it.months,
            from: it.from,
            to: it.to,
            reason: Said::to(lang, &it.reason),
            decision: Said::to(lang, &it.decision),
        });
        shown.collect()
    }

    /// For samples: full, and bare.
    pub(crate) fn samples() -> Vec<RescheduleShown> {
        let one = |full: bool| RescheduleShown {
            day: Day::default(),
            state: "decided",
            months: full.then_some(6),
            from: full.then(Day::default),
            to: full.then(Day::default),
            reason: full.then(said_sample),
            decision: full.then(said_sample),
        };
        vec![one(true), one(false)]
    }
}

/// These reports of one milestone, in their order, in a fixed number of statements.
pub(crate) async fn shown(
    app: &App,
    db: &Conn,
    visit: &Visit,
    plan: &Plan,
    milestone: &Milestone,
    reports: &[Report],
) -> Result<Vec<ReportShown>, StoreError> {
    if reports.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<_> = reports.iter().map(|report| report.id).collect();
    let said = queries::statements(db, &ids).await?;
    let calendars = deadlines::calendars(db, &app.references, reports.iter()).await?;
    let evidence = queries::evidence_of_milestone(db, milestone.id).await?;
    let bodies: Vec<Ref> = reports
        .iter()
        .map(|report| report.body)
        .chain(said.iter().filter_map(|it| it.body))
        .map(|id| ORGANISATION.with(id))
        .collect();
    let known = app.references.resolve(db, &bodies).await?;
    let lang = visit.lang;
    let body = |id| known.get(&ORGANISATION.with(id)).map(|it: &Resolved| Body::of(lang, it));
    let mut of_report: HashMap<_, Vec<&Statement>> = HashMap::new();
    for statement in &said {
        of_report.entry(statement.report).or_default().push(statement);
    }
    let shown = reports.iter().map(|report| {
        let own = of_report.remove(&report.id).unwrap_or_default();
        let owed = calendars.get(&report.id).and_then(|calendar| {
            let due = report.due(calendar, own.iter().copied())?;
            Some(Owed::of(app, lang, calendar, &due))
        });
        ReportShown {
            number: report.number,
            completes: report.kind == ReportKind::Completion,
            state: report.state.code(),
            percent: report.percent,
            day: report.reported_at.date_naive(),
            until: report.until,
            body: body(report.body),
            text: Said::to(lang, &report.text),
            obstacles: Said::to(lang, &report.obstacles),
            help_needed: Said::to(lang, &report.help_needed),
            next_steps: Said::to(lang, &report.next_steps),
            evidence: evidence
                .iter()
                .filter(|it| it.given.report == Some(report.id))
                .map(|it| EvidenceShown::of(lang, &plan.code, it))
                .collect(),
            statements: own
                .into_iter()
                .map(|it| StatementShown {
                    say: it.say.code(),
                    role: it.role.code().to_owned(),
                    day: it.made_at.date_naive(),
                    body: it.body.and_then(body),
                    text: Said::to(lang, &it.text),
                    evidence: evidence
                        .iter()
                        .filter(|proof| proof.given.statement == Some(it.id))
                        .map(|proof| EvidenceShown::of(lang, &plan.code, proof))
                        .collect(),
                })
                .collect(),
            owed,
            respond: RESPOND.path(
                lang,
                &[
                    ("plan", &plan.code),
                    ("commitment", &milestone.commitment_number.to_string()),
                    ("milestone", &milestone.number.to_string()),
                    ("report", &report.number.to_string()),
                ],
            ),
        }
    });
    Ok(shown.collect())
}
