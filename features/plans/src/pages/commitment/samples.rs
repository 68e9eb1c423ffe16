use super::{
    Budget, CommitmentPage, DetailsShown, LatestReport, LearningGroup, MilestoneLine, RiskShown, Shown, Slots,
};
use crate::model::LEARNINGS;
use crate::pages::assessments::SideShown;
use crate::pages::evidence::EvidenceShown;
use crate::pages::parts::{LevelNames, Named, Next, Overdue, ProgressShown, body_sample, said_sample};
use crate::pages::reports::ReportShown;
use crate::pages::timeline::Line;
use minga_kernel::Day;
use minga_web::Markup;
use minga_web::pages::HistoryEntry;

pub(super) fn all() -> Vec<CommitmentPage> {
    [bare(), full()]
        .into_iter()
        .map(|commitment| CommitmentPage { commitment, slots: Slots::default() })
        .collect()
}

fn bare() -> Shown {
    let [_, none] = ProgressShown::samples();
    Shown {
        number: "3".to_owned(),
        code: None,
        title: said_sample(),
        summary: None,
        plan: Named::sample(),
        theme: None,
        levels: LevelNames::sample(),
        state: "not_started",
        progress: none,
        missing: 0,
        milestones_done: 0,
        milestones_stated: Some(6),
        overdue: 0,
        start: None,
        due: None,
        signed_due: None,
        signed_known: false,
        today: Day::default(),
        last_report: None,
        leads: Vec::new(),
        supports: Vec::new(),
        counterparts: Vec::new(),
        contact: None,
        next: None,
        next_overdue: None,
        evidence: Vec::new(),
        notes: Vec::new(),
        details: DetailsShown::default(),
        axis: None,
        signed_drawn: false,
        line: None,
        milestones: Vec::new(),
        learnings: Vec::new(),
        report: None,
        risks: Vec::new(),
        assessments: Vec::new(),
        assess: None,
        sheet: "/es".to_owned(),
        act: "/es".to_owned(),
        acts: "/es".to_owned(),
        newest_act: None,
        acts_count: 0,
        learn: None,
        sdgs: Vec::new(),
        budget: None,
        policy_areas: Vec::new(),
        related: Vec::new(),
        history: Vec::new(),
        previous: None,
        following: None,
    }
}

fn full() -> Shown {
    let [some, none] = ProgressShown::samples();
    let said = || Some(said_sample());
    let day = Some(Day::default());
    let line = MilestoneLine {
        number: "3.1".to_owned(),
        title: said_sample(),
        path: "/es".to_owned(),
        state: "in_progress",
        state_label: "…".to_owned(),
        delayed: true,
        overdue: Some(Overdue::sample()),
        start: day,
        due: day,
        signed_due: day,
        progress: some.clone(),
        note: said(),
        track: Some(Markup::default()),
    };
    let unknown = MilestoneLine {
        state: "cancelled",
        delayed: true,
        overdue: None,
        start: None,
        due: None,
        signed_due: None,
        progress: none,
        note: None,
        track: None,
        ..line.clone()
    };
    Shown {
        code: Some("EC0003".to_owned()),
        summary: said(),
        theme: Some(Named::sample()),
        state: "completed",
        progress: some,
        missing: 2,
        milestones_done: 4,
        overdue: 1,
        start: day,
        due: day,
        signed_due: day,
        signed_known: true,
        last_report: day,
        leads: vec![body_sample(), body_sample()],
        supports: vec![body_sample()],
        counterparts: vec![body_sample()],
        contact: Some("Dirección de <datos>".to_owned()),
        next: Some(Next::sample()),
        next_overdue: Some(Overdue::sample()),
        evidence: EvidenceShown::samples(),
        notes: vec![said_sample()],
        details: DetailsShown {
            problem: said(),
            causes: said(),
            baseline: said(),
            solution: said(),
            results: said(),
            transparency: said(),
            participation: said(),
            accountability: said(),
            national_plan: said(),
        },
        axis: Some(Markup::default()),
        signed_drawn: true,
        line: Some(Line::sample()),
        milestones: vec![line, unknown],
        report: Some(LatestReport { milestone: Named::sample(), report: ReportShown::sample() }),
        risks: RiskShown::samples(),
        assessments: SideShown::samples(),
        assess: Some("/es".to_owned()),
        learn: Some("/es".to_owned()),
        learnings: LEARNINGS
            .iter()
            .map(|kind| LearningGroup { kind: (*kind).to_owned(), items: vec![said_sample()] })
            .collect(),
        sdgs: (1..=17).collect(),
        budget: Some(Budget { amount: "USD 1.200,50".to_owned(), source: said() }),
        policy_areas: vec!["Agua & suelo".to_owned()],
        related: vec![Named::sample()],
        history: vec![HistoryEntry::sample()],
        previous: Some(Named::sample()),
        following: Some(Named::sample()),
        ..bare()
    }
}
