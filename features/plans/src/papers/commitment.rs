//! The parts that tell of one commitment.

use super::PlanFacts;
use super::pen::Pen;
use crate::model::assessment::{COMPLETION, Side, in_force, newest_with};
use crate::model::{BodyRole, CommitmentFacts, LEARNINGS, Milestone, Report};
use minga_exchange::choice_label;
use minga_i18n::FluentValue;
use minga_kernel::document::Said;

/// Everything about a commitment, in the order in which the report of May 2021 tells it.
pub(super) fn tell(pen: &mut Pen<'_>, facts: &PlanFacts<'_>, it: &CommitmentFacts<'_>) {
    let commitment = it.commitment;
    let title = pen.title(&commitment.title);
    pen.heading(1, Said { words: format!("{}. {}", commitment.number, title.words), lang: title.lang });
    let rows = data(pen, facts, it);
    pen.facts(pen.word("plans-paper-card"), rows);
    what(pen, facts, it);
    milestones(pen, it);
    goals(pen, it);
    pen.heading_of(2, "plans-paper-state");
    standing(pen, facts, it);
    learned(pen, facts, it);
    if let Some(note) = pen.text(&commitment.note) {
        pen.heading_of(2, "plans-paper-notes");
        pen.paragraphs(&note);
    }
}

/// Labels and values: who, with whom, until when.
pub(super) fn data(pen: &Pen<'_>, facts: &PlanFacts<'_>, it: &CommitmentFacts<'_>) -> Vec<(Said, Said)> {
    let commitment = it.commitment;
    let mut rows: Vec<(Said, Said)> = Vec::new();
    let mut add = |label: String, value: String| {
        if !value.is_empty() {
            rows.push((label.into(), value.into()));
        }
    };
    add(pen.word("plans-code"), commitment.code.clone().unwrap_or_default());
    let theme = facts.whole.themes.iter().find(|theme| Some(theme.id) == commitment.theme);
    add(pen.word("plans-paper-theme"), theme.map_or_else(String::new, |it| pen.title(&it.title).words));
    let who = |role| facts.names(it.bodies, role).join("; ");
    let counted = |role| ("count", FluentValue::from(facts.names(it.bodies, role).len()));
    let leads = match who(BodyRole::Lead) {
        none if none.is_empty() => pen.word("plans-no-lead"),
        leads => leads,
    };
    add(pen.say("plans-leads", &[counted(BodyRole::Lead)]), leads);
    add(pen.word("plans-supports"), who(BodyRole::Support));
    let counterparts = match who(BodyRole::Counterpart) {
        none if none.is_empty() => pen.word("plans-no-counterpart"),
        counterparts => counterparts,
    };
    add(pen.say("plans-counterparts", &[counted(BodyRole::Counterpart)]), counterparts);
    add(pen.word("plans-contact"), commitment.contact.clone().unwrap_or_default());
    add(pen.word("plans-period"), pen.dates(it.dates()));
    add(pen.word("plans-state-label"), pen.state(it.state()));
    add(pen.word("plans-progress"), pen.pair(it.progress()));
    let budget = commitment.budget.map(|amount| {
        let amount = facts.app.words.formats(facts.lang).number(amount, 2);
        format!("{} {amount}", commitment.currency.as_deref().unwrap_or_default()).trim().to_owned()
    });
    add(pen.word("plans-budget"), budget.unwrap_or_default());
    add(pen.word("plans-policy-areas"), commitment.policy_areas.join("; "));
    rows
}

/// What was promised, and why.
pub(super) fn what(pen: &mut Pen<'_>, facts: &PlanFacts<'_>, it: &CommitmentFacts<'_>) {
    pen.heading_of(2, "plans-paper-what");
    match pen.text(&it.commitment.summary) {
        Some(said) => pen.paragraphs(&said),
        None => pen.paragraph_of("plans-paper-nothing"),
    }
    let Some(details) = facts.details.get(&it.commitment.id) else { return };
    for (key, text) in [
        ("plans-problem", &details.problem),
        ("plans-causes", &details.causes),
        ("plans-baseline", &details.baseline),
        ("plans-solution", &details.solution),
        ("plans-results", &details.results),
        ("plans-transparency", &details.transparency),
        ("plans-participation", &details.participation),
        ("plans-accountability", &details.accountability),
        ("plans-national-plan", &details.national_plan),
    ] {
        pen.under(3, key, text);
    }
}

/// Its milestones with their dates and states, and what the source remarks on each.
pub(super) fn milestones(pen: &mut Pen<'_>, it: &CommitmentFacts<'_>) {
    pen.heading_of(2, "plans-paper-milestones");
    if it.milestones.is_empty() {
        pen.paragraph_of("plans-paper-nothing");
    }
    if let Some(stated) = it.stated() {
        let said = pen
            .say("plans-paper-stated", &[("stated", stated.into()), ("listed", it.milestones.len().into())]);
        pen.note(said);
    }
    let rows = it.milestones.iter().map(|it| row(pen, it)).collect();
    pen.table(pen.word("plans-paper-milestones"), &COLUMNS, rows);
    let notes: Vec<Said> = it
        .milestones
        .iter()
        .filter_map(|it| {
            let said = pen.text(&it.note)?;
            Some(Said { words: format!("{}: {}", it.label(), said.words), lang: said.lang })
        })
        .collect();
    pen.list(notes);
}

/// The columns of milestones.
pub(super) const COLUMNS: [(&str, u8); 5] = [
    ("plans-number", 4),
    ("plans-paper-milestone", 18),
    ("plans-paper-when", 13),
    ("plans-state-label", 12),
    ("plans-progress", 13),
];

/// A milestone under these columns.
pub(super) fn row(pen: &Pen<'_>, it: &Milestone) -> Vec<Said> {
    let mut when = pen.dates(it.schedule.in_force);
    let signed = it.schedule.signed;
    if !signed.are_unknown() && signed != it.schedule.in_force {
        when = format!("{when} ({})", pen.say("plans-paper-signed", &[("dates", pen.dates(signed).into())]));
    }
    if let Some(done) = it.completed_on {
        when = format!("{when}. {} {}", pen.word("plans-done-day"), pen.day(done));
    }
    vec![
        it.label().into(),
        pen.title(&it.title),
        when.into(),
        pen.standing(it).into(),
        pen.figures(it).into(),
    ]
}

/// The goals of sustainable development that it serves.
pub(super) fn goals(pen: &mut Pen<'_>, it: &CommitmentFacts<'_>) {
    let goals = it.commitment.sdgs.iter().map(|goal| goal_named(pen, goal)).collect::<Vec<_>>();
    pen.heading_of(2, "plans-sdgs");
    if goals.is_empty() {
        pen.paragraph_of("plans-paper-nothing");
    }
    pen.list(goals);
}

/// A goal with its number and name.
pub(super) fn goal_named(pen: &Pen<'_>, goal: u8) -> Said {
    format!("{goal}. {}", pen.say("shell-sdg", &[("goal", u32::from(goal).into())])).into()
}

/// Where it stands: figures, what was reported last, what the counterpart says, what others
/// say that it came to.
pub(super) fn standing(pen: &mut Pen<'_>, facts: &PlanFacts<'_>, it: &CommitmentFacts<'_>) {
    let said = pen.say(
        "plans-paper-standing",
        &[
            ("state", pen.state(it.state()).into()),
            ("pair", pen.pair(it.progress()).into()),
            ("done", it.completed().into()),
            ("total", it.milestones.len().into()),
            ("overdue", it.overdue(facts.today).into()),
            ("date", pen.day(facts.today).into()),
        ],
    );
    pen.paragraph(said);
    let own: Vec<&Report> =
        facts.reports.iter().filter(|report| report.commitment == it.commitment.id).collect();
    for report in &own {
        reported(pen, facts, it, report);
    }
    if own.is_empty() {
        pen.paragraph_of("plans-paper-no-report");
    }
    let held = in_force(&facts.whole.assessments);
    for side in Side::ALL {
        let Some(found) = newest_with(&held, it.commitment.id, side, COMPLETION) else { continue };
        let Some(code) = found.codes.get(COMPLETION) else { continue };
        let label = choice_label(&facts.app.words, facts.lang, COMPLETION.name, code);
        let said = pen.say(
            "plans-paper-assessed",
            &[
                ("side", side_code(side).into()),
                ("completion", label.into()),
                ("date", pen.day(found.dated).into()),
            ],
        );
        pen.paragraph(said);
        if let Some(summary) = pen.text(&found.summary) {
            pen.paragraphs(&summary);
        }
    }
}

fn side_code(side: Side) -> &'static str {
    match side {
        Side::Government => "government",
        Side::Independent => "independent",
    }
}

/// A report, with what was said to it.
fn reported(pen: &mut Pen<'_>, facts: &PlanFacts<'_>, it: &CommitmentFacts<'_>, report: &Report) {
    let label = it.milestones.iter().find(|milestone| milestone.id == report.milestone);
    let said = pen.say(
        "plans-paper-reported",
        &[
            ("milestone", label.map_or_else(String::new, |it| it.label()).into()),
            ("date", pen.day(report.reported_at.date_naive()).into()),
            ("body", facts.name(&crate::model::ORGANISATION.with(report.body)).into()),
            ("percent", pen.percent(report.percent as f64).into()),
            ("state", report.state.code().into()),
        ],
    );
    pen.heading(3, said);
    for (key, text) in [
        ("plans-paper-done", &report.text),
        ("plans-paper-obstacles", &report.obstacles),
        ("plans-paper-help", &report.help_needed),
        ("plans-paper-next", &report.next_steps),
    ] {
        if let Some(said) = pen.text(text) {
            pen.paragraph(Said { words: format!("{} {}", pen.word(key), said.words), lang: said.lang });
        }
    }
    for statement in facts.said.iter().filter(|statement| statement.report == report.id) {
        let words = pen.text(&statement.text);
        let who = statement.body.map(|id| facts.name(&crate::model::ORGANISATION.with(id)));
        let said = pen.say(
            "plans-paper-statement",
            &[
                ("say", statement.say.code().into()),
                ("date", pen.day(statement.made_at.date_naive()).into()),
                ("body", who.unwrap_or_default().into()),
            ],
        );
        let lang = words.as_ref().and_then(|it| it.lang.clone());
        let words = words.map_or_else(String::new, |it| format!(" {}", it.words));
        pen.paragraph(Said { words: format!("{said}{words}"), lang });
    }
    let proofs: i64 = facts.evidence.get(&report.milestone).copied().unwrap_or_default();
    let said = pen.say("plans-paper-evidence", &[("count", proofs.into())]);
    pen.note(said);
}

/// What was learned, by its kinds; where nobody wrote anything, it says so.
pub(super) fn learned(pen: &mut Pen<'_>, facts: &PlanFacts<'_>, it: &CommitmentFacts<'_>) {
    for kind in LEARNINGS {
        let own =
            facts.learnings.iter().filter(|one| one.commitment == it.commitment.id && one.kind == *kind);
        let items: Vec<Said> = own.filter_map(|one| pen.text(&one.text)).collect();
        let title = pen.say("plans-learning", &[("kind", (*kind).into())]);
        pen.heading(2, title);
        if items.is_empty() {
            pen.paragraph_of("plans-paper-nothing");
        }
        pen.list(items);
    }
}
