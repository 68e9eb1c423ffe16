use super::PlanFacts;
use super::commitment::COLUMNS;
use super::pen::Pen;
use super::report::{LINE, line, milestone_rows};
use crate::model::{BodyRole, CommitmentFacts};
use crate::progress;
use minga_kernel::document::{Document, Shape};
use minga_kernel::{Ref, Resolved};

/// What an organisation answers for in a plan. `None` if it has no part in it.
pub(crate) fn body(facts: &PlanFacts<'_>, organisation: &Resolved) -> Option<Document> {
    let all = facts.whole.facts();
    let with = |role: BodyRole| -> Vec<&CommitmentFacts<'_>> {
        all.iter().filter(|it| has_part(it, &organisation.reference, role)).collect()
    };
    let parts = BodyRole::ALL.map(|role| (role, with(role)));
    if parts.iter().all(|(_, its)| its.is_empty()) {
        return None;
    }
    let mut pen = Pen::new(facts);
    for (role, its) in &parts {
        if its.is_empty() {
            continue;
        }
        let title = pen.say("plans-paper-part", &[("part", role.code().into())]);
        pen.heading(1, title.clone());
        pen.paragraph(pen.pair(progress::mean(its.iter().map(|it| it.progress()))));
        let rows = its.iter().map(|it| line(&pen, facts, it)).collect();
        pen.table(title, &LINE, rows);
    }
    let answers_for = [BodyRole::Lead, BodyRole::Support];
    let mine = |it: &&CommitmentFacts<'_>| {
        answers_for.iter().any(|role| has_part(it, &organisation.reference, *role))
    };
    let ids: Vec<_> = all.iter().filter(mine).map(|it| it.commitment.id).collect();
    let open: Vec<_> = facts.open_by_day().into_iter().filter(|it| ids.contains(&it.commitment)).collect();
    if !open.is_empty() {
        pen.heading_of(1, "plans-paper-open");
        let rows = milestone_rows(&pen, &open);
        pen.table(pen.word("plans-paper-open"), &COLUMNS, rows);
    }
    let title = organisation.title.for_reader(facts.lang).to_owned();
    let subtitle = pen.title(&facts.whole.plan.title).words;
    Some(pen.document(Shape::Sheet, title, subtitle, Vec::new()))
}

fn has_part(it: &CommitmentFacts<'_>, organisation: &Ref, role: BodyRole) -> bool {
    it.bodies.iter().any(|body| body.role == role && body.organisation == *organisation)
}
