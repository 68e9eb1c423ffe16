use super::PlanFacts;
use super::commitment::COLUMNS;
use super::pen::Pen;
use super::report::{LINE, counts, line, milestone_rows, themes};
use crate::model::CommitmentFacts;
use crate::progress;
use minga_kernel::document::{Document, Said, Shape};

/// How many rows fit on a wall.
const ROWS: usize = 6;
/// How many things that were learned do.
const POINTS: usize = 5;

/// The plan for a meeting: figures, themes, what is late, what comes next, what was learned.
pub(crate) fn slides(facts: &PlanFacts<'_>) -> Document {
    let mut pen = Pen::new(facts);
    let all = facts.whole.facts();
    pen.heading_of(1, "plans-paper-figures");
    let mean = progress::mean(all.iter().map(CommitmentFacts::progress));
    pen.paragraph(pen.pair(mean));
    let rows = counts(&pen, facts, &all);
    pen.facts(pen.word("plans-paper-figures"), rows);
    let (title, bars) = themes(&pen, facts, &all);
    for some in bars.chunks(ROWS) {
        pen.heading(1, title.clone());
        pen.bars(title.clone(), pen.word("plans-paper-theme"), some.to_vec());
    }
    for some in all.chunks(ROWS) {
        pen.heading_of(1, "plans-paper-all");
        let rows = some.iter().map(|it| line(&pen, facts, it)).collect();
        pen.table(pen.word("plans-paper-all"), &LINE, rows);
    }
    let open = facts.open_by_day();
    let (late, coming): (Vec<_>, Vec<_>) = open.into_iter().partition(|it| it.is_overdue(facts.today));
    for (key, its) in [("plans-overdue-title", late), ("plans-next", coming)] {
        for some in its.chunks(ROWS) {
            pen.heading_of(1, key);
            let rows = milestone_rows(&pen, some);
            pen.table(pen.word(key), &COLUMNS, rows);
        }
    }
    for kind in ["achievement", "challenge", "next_step"] {
        let own = facts.learnings.iter().filter(|it| it.kind == kind);
        let items: Vec<Said> = own.filter_map(|it| pen.text(&it.text)).collect();
        for some in items.chunks(POINTS) {
            let title = pen.say("plans-learning", &[("kind", kind.into())]);
            pen.heading(1, title);
            pen.list(some.to_vec());
        }
    }
    let title = pen.title(&facts.whole.plan.title).words;
    let subtitle = pen.say("plans-paper-on", &[("date", pen.day(facts.today).into())]);
    pen.document(Shape::Slides, title, subtitle, Vec::new())
}
