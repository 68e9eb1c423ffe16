use super::{GanttRow, NoteShown, PlanPage, Shown, Slots, Stale, ThemeShown};
use crate::pages::assessments::SummaryShown;
use crate::pages::parts::{CommitmentLine, Counts, LevelNames, ProgressShown, RuleShown, said_sample};
use crate::pages::timeline::Line;
use minga_kernel::Day;
use minga_web::Markup;
use minga_web::pages::HistoryEntry;

pub(super) fn all() -> Vec<PlanPage> {
    let [some, none] = ProgressShown::samples();
    let day = Some(Day::default());
    let theme = |rows| ThemeShown {
        title: Some(said_sample()),
        path: Some("/es".to_owned()),
        progress: some.clone(),
        overdue: 2,
        rows,
    };
    let row = GanttRow {
        number: "3".to_owned(),
        title: said_sample(),
        path: "/es".to_owned(),
        state_label: "…".to_owned(),
        start: day,
        due: day,
        track: Markup::default(),
    };
    let bare = Shown {
        code: "X".to_owned(),
        title: said_sample(),
        summary: None,
        state: "co_creating".to_owned(),
        start: None,
        end: None,
        signed_end: None,
        signed_known: false,
        adopted: None,
        instrument: None,
        levels: LevelNames::sample(),
        today: Day::default(),
        last_report: None,
        stale: None,
        progress: none,
        missing: 0,
        counts: Counts::default(),
        overdue_path: None,
        themes: Vec::new(),
        axis: None,
        line: None,
        gantt: Vec::new(),
        proposals: None,
        cities: Vec::new(),
        notes: Vec::new(),
        assessments: None,
        assessments_path: "/es".to_owned(),
        report: "/es".to_owned(),
        report_pdf: None,
        editions: "/es".to_owned(),
        history: Vec::new(),
    };
    let full = Shown {
        code: "X".to_owned(),
        title: said_sample(),
        summary: Some(said_sample()),
        state: "in_implementation".to_owned(),
        start: day,
        end: day,
        signed_end: day,
        signed_known: true,
        adopted: day,
        instrument: Some(said_sample()),
        levels: LevelNames::sample(),
        today: Day::default(),
        last_report: day,
        stale: Some(Stale { days: 400, rule: RuleShown::sample(), explained: "/es".to_owned() }),
        progress: some.clone(),
        missing: 3,
        counts: Counts { commitments: 1, milestones: 58, completed: 20, overdue: 1 },
        overdue_path: Some("/es/buscar".to_owned()),
        themes: vec![theme(CommitmentLine::samples())],
        axis: Some(Markup::default()),
        line: Some(Line::sample()),
        gantt: vec![row],
        proposals: Some(335),
        cities: vec!["Quito".to_owned(), "Loja".to_owned()],
        notes: vec![NoteShown { number: "3.2".to_owned(), path: "/es".to_owned(), text: said_sample() }],
        assessments: Some(SummaryShown::sample()),
        assessments_path: "/es".to_owned(),
        report: "/es".to_owned(),
        report_pdf: Some("/es.pdf".to_owned()),
        editions: "/es".to_owned(),
        history: vec![HistoryEntry::sample()],
    };
    [bare, full].into_iter().map(|plan| PlanPage { plan, slots: Slots::default() }).collect()
}
