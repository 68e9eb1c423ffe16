//! The act by which the bodies of a commitment promise it.

use super::PlanFacts;
use super::commitment::{goals, what};
use super::pen::Pen;
use crate::model::BodyRole;
use minga_kernel::document::{Block, Document, Said, Shape, Signer};

/// The act of a commitment, to be signed. `None` if it is not there.
pub(crate) fn act(facts: &PlanFacts<'_>) -> Option<Document> {
    let all = facts.whole.facts();
    let it = all.first()?;
    let mut pen = Pen::new(facts);
    let plan = &facts.whole.plan;
    let title = pen.title(&it.commitment.title).words;
    let plan_title = pen.title(&plan.title).words;
    let said = pen.say(
        "plans-act-promise",
        &[("title", title.clone().into()), ("plan", plan_title.into()), ("code", plan.code.as_str().into())],
    );
    pen.paragraph(said);
    pen.heading_of(1, "plans-act-parties");
    let rows = BodyRole::ALL.into_iter().flat_map(|role| {
        let part = pen.say("plans-paper-part", &[("part", role.code().into())]);
        facts
            .names(it.bodies, role)
            .into_iter()
            .map(move |name| (part.as_str().into(), name.into()))
            .collect::<Vec<_>>()
    });
    let rows: Vec<(Said, Said)> = rows.collect();
    if rows.is_empty() {
        pen.paragraph_of("plans-paper-nothing");
    }
    pen.facts(pen.word("plans-act-parties"), rows);
    pen.heading_of(1, "plans-act-object");
    what(&mut pen, facts, it);
    goals(&mut pen, it);
    pen.heading_of(1, "plans-act-schedule");
    let rows = it.milestones.iter().map(|it| {
        // What is signed is the schedule that was promised; where the source does not know it,
        // the one in force.
        let signed = it.schedule.signed;
        let dates = if signed.are_unknown() { it.schedule.in_force } else { signed };
        vec![it.label().into(), pen.title(&it.title), pen.dates(dates).into()]
    });
    let rows = rows.collect();
    pen.table(
        pen.word("plans-act-schedule"),
        &[("plans-number", 3), ("plans-paper-milestone", 20), ("plans-paper-when", 14)],
        rows,
    );
    pen.heading_of(1, "plans-act-duties");
    let duties =
        ["plans-act-duty-report", "plans-act-duty-confirm", "plans-act-duty-dates", "plans-act-duty-public"];
    let duties = duties.into_iter().map(|key| pen.word(key).into()).collect();
    pen.list(duties);
    pen.heading_of(1, "plans-act-signatures");
    let lines = ["plans-act-name", "plans-act-post", "plans-act-date"].map(|key| pen.word(key));
    let signers = BodyRole::ALL.into_iter().flat_map(|role| {
        let part = pen.say("plans-paper-part", &[("part", role.code().into())]);
        let lines = lines.to_vec();
        let names = facts.names(it.bodies, role).into_iter();
        names
            .map(move |name| Signer { body: name.into(), part: part.clone(), lines: lines.clone() })
            .collect::<Vec<_>>()
    });
    let rows: Vec<Signer> = signers.collect();
    pen.push(Block::Signatures { about: pen.word("plans-act-signatures"), rows });
    let subtitle = format!("{}. {title}", it.commitment.number);
    let title = pen.word("plans-act-title");
    Some(pen.document(Shape::Sheet, title, subtitle, Vec::new()))
}
