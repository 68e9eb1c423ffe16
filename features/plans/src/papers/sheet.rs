use super::PlanFacts;
use super::commitment::{COLUMNS, data, goal_named};
use super::pen::Pen;
use super::report::milestone_rows;
use minga_kernel::document::{Document, Said, Shape};

/// A commitment on one page. `None` if it is not there.
pub(crate) fn sheet(facts: &PlanFacts<'_>) -> Option<Document> {
    let all = facts.whole.facts();
    let it = all.first()?;
    let mut pen = Pen::new(facts);
    if let Some(said) = pen.text(&it.commitment.summary) {
        pen.paragraphs(&said);
    }
    let mut rows = data(&pen, facts, it);
    let goals: Vec<String> = it.commitment.sdgs.iter().map(|goal| goal_named(&pen, goal).words).collect();
    if !goals.is_empty() {
        rows.push((pen.word("plans-sdgs").into(), goals.join(" · ").into()));
    }
    pen.facts(pen.word("plans-paper-card"), rows);
    pen.bars(
        pen.word("plans-progress"),
        pen.word("plans-paper-commitment"),
        vec![(it.commitment.number.to_string().into(), it.progress())],
    );
    pen.heading_of(1, "plans-paper-milestones");
    let rows = milestone_rows(&pen, &it.milestones);
    pen.table(pen.word("plans-paper-milestones"), &COLUMNS, rows);
    let address = crate::resolver::commitment(it.commitment, it.plan);
    let address = facts.app.absolute(address.path(facts.lang));
    let said = pen.say("plans-paper-more", &[("address", address.into())]);
    pen.note(said);
    let title = pen.title(&it.commitment.title);
    let title = Said { words: format!("{}. {}", it.commitment.number, title.words), ..title };
    let subtitle = pen.title(&facts.whole.plan.title).words;
    Some(pen.document(Shape::Sheet, title.words, subtitle, Vec::new()))
}
