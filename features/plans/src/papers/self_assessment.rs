//! The government's self-assessment, in the parts of the Open Government Partnership's form.
//! What nobody wrote here yet is left open, so that it can be written in the text.

use super::PlanFacts;
use super::commitment::{goal_named, milestones, standing, what};
use super::pen::Pen;
use super::report::{cover, figures};
use crate::model::{BodyRole, CommitmentFacts};
use minga_kernel::document::{Document, Said, Shape};

/// The self-assessment of a plan.
pub(crate) fn self_assessment(facts: &PlanFacts<'_>) -> Document {
    let mut pen = Pen::new(facts);
    let plan = &facts.whole.plan;
    let all = facts.whole.facts();
    pen.heading_of(1, "plans-self-introduction");
    said_or_open(&mut pen, &[&plan.summary, &plan.note]);
    pen.heading_of(1, "plans-self-process");
    pen.heading_of(2, "plans-self-cocreation");
    match plan.proposals_received {
        Some(proposals) => {
            let cities = plan.cocreation_cities.join(", ");
            let said =
                pen.say("plans-paper-origin", &[("proposals", proposals.into()), ("cities", cities.into())]);
            pen.paragraph(said);
        }
        None => pen.paragraph_of("plans-self-to-write"),
    }
    pen.heading_of(2, "plans-self-implementation");
    pen.paragraph_of("plans-self-to-write");
    pen.heading_of(1, "plans-self-recommendations");
    pen.paragraph_of("plans-self-to-write");
    figures(&mut pen, facts, &all);
    pen.heading_of(1, "plans-self-commitments");
    for it in &all {
        one(&mut pen, facts, it);
    }
    pen.heading_of(1, "plans-self-exchange");
    pen.paragraph_of("plans-self-to-write");
    pen.heading_of(1, "plans-self-conclusions");
    for (key, kinds) in
        [("plans-self-lessons", &["lesson", "challenge"][..]), ("plans-self-next", &["next_step"][..])]
    {
        pen.heading_of(2, key);
        let own = facts.learnings.iter().filter(|it| kinds.contains(&it.kind.as_str()));
        let items: Vec<Said> = own.filter_map(|it| pen.text(&it.text)).collect();
        if items.is_empty() {
            pen.paragraph_of("plans-self-to-write");
        }
        pen.list(items);
    }
    let subtitle = pen.title(&plan.title).words;
    let cover = cover(&pen, facts, &all);
    let title = pen.word("plans-paper-self-assessment");
    pen.document(Shape::Report, title, subtitle, cover)
}

/// The form of one commitment.
fn one(pen: &mut Pen<'_>, facts: &PlanFacts<'_>, it: &CommitmentFacts<'_>) {
    let commitment = it.commitment;
    let title = pen.title(&commitment.title);
    pen.heading(2, Said { words: format!("{}. {}", commitment.number, title.words), ..title });
    let open = pen.word("plans-self-to-write");
    let who = |role| match facts.names(it.bodies, role).join("; ") {
        none if none.is_empty() => open.clone(),
        names => names,
    };
    let mut rows: Vec<(Said, Said)> = vec![
        (pen.word("plans-period").into(), pen.dates(it.dates()).into()),
        (pen.word("plans-self-lead").into(), who(BodyRole::Lead).into()),
        (pen.word("plans-self-government").into(), who(BodyRole::Support).into()),
        (pen.word("plans-self-society").into(), who(BodyRole::Counterpart).into()),
        (pen.word("plans-contact").into(), commitment.contact.clone().unwrap_or(open).into()),
        (pen.word("plans-self-completion").into(), completion(pen, it).into()),
    ];
    let goals: Vec<String> = commitment.sdgs.iter().map(|goal| goal_named(pen, goal).words).collect();
    rows.push((pen.word("plans-sdgs").into(), goals.join(" · ").into()));
    if let Some(amount) = commitment.budget {
        let amount = facts.app.words.formats(facts.lang).number(amount, 2);
        let amount = format!("{} {amount}", commitment.currency.as_deref().unwrap_or_default());
        rows.push((pen.word("plans-budget").into(), amount.trim().into()));
    }
    pen.facts(pen.word("plans-paper-card"), rows);
    what(pen, facts, it);
    milestones(pen, it);
    pen.heading_of(2, "plans-self-results");
    standing(pen, facts, it);
    pen.heading_of(2, "plans-self-next");
    let own = facts.learnings.iter().filter(|one| one.commitment == commitment.id && one.kind == "next_step");
    let items: Vec<Said> = own.filter_map(|one| pen.text(&one.text)).collect();
    if items.is_empty() {
        pen.paragraph_of("plans-self-to-write");
    }
    pen.list(items);
}

/// How far it was carried out, in the four words of the form, told from its milestones where the
/// government did not say it itself.
fn completion(pen: &Pen<'_>, it: &CommitmentFacts<'_>) -> String {
    let share = it.progress().map_or(0.0, |progress| progress.reported);
    let level = match share {
        share if share >= 100.0 => "completed",
        share if share >= 50.0 => "substantial",
        share if share > 0.0 => "limited",
        _ => "not_started",
    };
    pen.say("plans-self-level", &[("level", level.into()), ("share", pen.percent(share).into())])
}

fn said_or_open(pen: &mut Pen<'_>, texts: &[&minga_kernel::Text]) {
    let said: Vec<Said> = texts.iter().filter_map(|text| pen.text(text)).collect();
    if said.is_empty() {
        pen.paragraph_of("plans-self-to-write");
    }
    for said in &said {
        pen.paragraphs(said);
    }
}
