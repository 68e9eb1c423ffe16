//! Reports as pages show them, with what was said to each.

use super::act::RESPOND;
use super::evidence::EvidenceShown;
use super::parts::{RuleShown, body_sample, said_sample};
use crate::model::rules;
use crate::model::{Milestone, ORGANISATION, Plan, Report, ReportKind, Reschedule, Statement};
use crate::queries;
use minga_kernel::{Day, Lang, Ref, Resolved};
use minga_store::{Conn, StoreError};
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
    /// How many working days nobody answered, with the rule, once that is too many.
    unanswered: Option<Unanswered>,
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
struct Unanswered {
    days: i64,
    rule: RuleShown,
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
            unanswered: Some(Unanswered { days: 30, rule: RuleShown::sample() }),
            respond: "/es".to_owned(),
        }
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
        let waited = report.unanswered(visit.today, own.iter().copied());
        let rule = rules::answer(report.reported_at.date_naive());
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
            unanswered: waited
                .zip(rule)
                .map(|(days, rule)| Unanswered { days, rule: RuleShown::of(app, lang, rule) }),
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
