use super::commitment::tell;
use super::pen::Pen;
use super::{PlanFacts, commitment};
use crate::model::{CommitmentFacts, State};
use crate::progress;
use minga_kernel::document::{Document, Said, Shape};

/// How far a plan is: method, figures, and every commitment.
pub(crate) fn report(facts: &PlanFacts<'_>) -> Document {
    let mut pen = Pen::new(facts);
    let plan = &facts.whole.plan;
    let all = facts.whole.facts();
    method(&mut pen, facts);
    figures(&mut pen, facts, &all);
    for it in &all {
        tell(&mut pen, facts, it);
    }
    let subtitle = pen.title(&plan.title).words;
    let cover = cover(&pen, facts, &all);
    let title = pen.word("plans-paper-report");
    pen.document(Shape::Report, title, subtitle, cover)
}

/// What the cover says of the plan.
pub(super) fn cover(pen: &Pen<'_>, facts: &PlanFacts<'_>, all: &[CommitmentFacts<'_>]) -> Vec<(Said, Said)> {
    let plan = &facts.whole.plan;
    let face = facts.app.face();
    let progress = progress::mean(all.iter().map(CommitmentFacts::progress));
    let mut rows: Vec<(Said, Said)> = vec![
        (pen.word("plans-code").into(), plan.code.as_str().into()),
        (pen.word("plans-period").into(), pen.dates(plan.period.in_force).into()),
        (
            pen.word("plans-state-label").into(),
            pen.say("plans-plan-state", &[("state", plan.state.as_str().into())]).into(),
        ),
        (pen.word("plans-progress").into(), pen.pair(progress).into()),
    ];
    if let Some(day) = plan.adopted {
        rows.insert(1, (pen.word("plans-adopted").into(), pen.day(day).into()));
    }
    if let Some(day) = plan.rescheduled_to {
        rows.push((pen.word("plans-paper-rescheduled").into(), pen.day(day).into()));
    }
    if let Some(day) = plan.report_date {
        rows.push((pen.word("plans-paper-told").into(), pen.day(day).into()));
    }
    rows.push((pen.word("plans-paper-day").into(), pen.day(facts.today).into()));
    let address = facts.app.absolute(crate::resolver::plan(plan).path(facts.lang));
    rows.push((pen.word("plans-paper-address").into(), address.into()));
    let licence = format!("{} ({})", face.licence_name, face.licence_url);
    rows.push((pen.word("plans-paper-licence").into(), licence.into()));
    rows
}

fn method(pen: &mut Pen<'_>, facts: &PlanFacts<'_>) {
    let plan = &facts.whole.plan;
    pen.heading_of(1, "plans-paper-method");
    let day = pen.day(facts.today);
    let said = pen.say("plans-paper-method-facts", &[("date", day.into())]);
    pen.paragraph(said);
    for key in [
        "plans-paper-method-pair",
        "plans-paper-method-progress",
        "plans-paper-method-overdue",
        "plans-paper-method-record",
    ] {
        pen.paragraph_of(key);
    }
    if !facts.whole.signed_known() {
        pen.paragraph_of("plans-signed-unknown-words");
    }
    for text in [&plan.summary, &plan.note] {
        if let Some(said) = pen.text(text) {
            pen.paragraphs(&said);
        }
    }
    if let Some(proposals) = plan.proposals_received {
        let cities = plan.cocreation_cities.join(", ");
        let said =
            pen.say("plans-paper-origin", &[("proposals", proposals.into()), ("cities", cities.into())]);
        pen.paragraph(said);
    }
}

/// How many of what, and how far by theme and commitment.
pub(super) fn figures(pen: &mut Pen<'_>, facts: &PlanFacts<'_>, all: &[CommitmentFacts<'_>]) {
    pen.heading_of(1, "plans-paper-figures");
    let rows = counts(pen, facts, all);
    pen.facts(pen.word("plans-paper-figures"), rows);
    let (of, bars) = themes(pen, facts, all);
    pen.heading(2, of.clone());
    pen.bars(of, pen.word("plans-paper-theme"), bars);
    pen.heading_of(2, "plans-paper-all");
    let rows = all.iter().map(|it| {
        vec![
            it.commitment.number.to_string().into(),
            pen.title(&it.commitment.title),
            pen.state(it.state()).into(),
            pen.pair(it.progress()).into(),
            pen.number(it.overdue(facts.today)).into(),
        ]
    });
    let rows = rows.collect();
    pen.table(pen.word("plans-paper-all"), &OVERVIEW, rows);
}

const OVERVIEW: [(&str, u8); 5] = [
    ("plans-number", 4),
    ("plans-paper-commitment", 22),
    ("plans-state-label", 10),
    ("plans-progress", 14),
    ("plans-overdue", 8),
];

/// Labels and counts.
pub(super) fn counts(pen: &Pen<'_>, facts: &PlanFacts<'_>, all: &[CommitmentFacts<'_>]) -> Vec<(Said, Said)> {
    let milestones = &facts.whole.milestones;
    let of_state = |state: State| milestones.iter().filter(|it| it.state == state).count();
    let overdue = milestones.iter().filter(|it| it.is_overdue(facts.today)).count();
    let mut rows: Vec<(Said, Said)> = vec![
        (pen.word("plans-paper-commitments").into(), pen.number(all.len()).into()),
        (pen.word("plans-paper-milestones").into(), pen.number(milestones.len()).into()),
    ];
    for state in State::ALL {
        rows.push((pen.state(state).into(), pen.number(of_state(state)).into()));
    }
    rows.push((pen.word("plans-overdue").into(), pen.number(overdue).into()));
    let delayed = milestones.iter().filter(|it| it.delay_reported).count();
    if delayed > 0 {
        rows.push((pen.word("plans-delayed").into(), pen.number(delayed).into()));
    }
    let without: usize = all.iter().map(CommitmentFacts::without_figure).sum();
    if without > 0 {
        rows.push((pen.word("plans-paper-without").into(), pen.number(without).into()));
    }
    rows
}

/// The progress of each theme.
pub(super) fn themes(
    pen: &Pen<'_>,
    facts: &PlanFacts<'_>,
    all: &[CommitmentFacts<'_>],
) -> (String, Vec<(Said, Option<progress::Progress>)>) {
    let rows = facts.whole.themes.iter().map(|theme| {
        let own = all.iter().filter(|it| it.commitment.theme == Some(theme.id));
        (pen.title(&theme.title), progress::mean(own.map(CommitmentFacts::progress)))
    });
    (pen.word("plans-paper-by-theme"), rows.collect())
}

/// One line of labels for a commitment in lists of several.
pub(super) fn line(pen: &Pen<'_>, facts: &PlanFacts<'_>, it: &CommitmentFacts<'_>) -> Vec<Said> {
    let next =
        it.milestones.iter().filter(|it| it.state.is_open()).filter_map(|it| it.schedule.in_force.end).min();
    vec![
        it.commitment.number.to_string().into(),
        pen.title(&it.commitment.title),
        pen.state(it.state()).into(),
        pen.pair(it.progress()).into(),
        next.map_or_else(|| pen.word("plans-none-pending"), |day| pen.day(day)).into(),
        pen.number(it.overdue(facts.today)).into(),
    ]
}

/// The columns of [`line`].
pub(super) const LINE: [(&str, u8); 6] = [
    ("plans-number", 4),
    ("plans-paper-commitment", 20),
    ("plans-state-label", 9),
    ("plans-progress", 14),
    ("plans-next-date", 12),
    ("plans-overdue", 8),
];

/// The columns of milestones that several documents share.
pub(super) fn milestone_rows(pen: &Pen<'_>, all: &[&crate::model::Milestone]) -> Vec<Vec<Said>> {
    all.iter().map(|it| commitment::row(pen, it)).collect()
}
