use crate::model::{CommitmentFacts, Milestone};
use crate::pages::parts::{Overdue, ProgressShown};
use crate::pages::timeline::{self, Line, Row, Shown};
use crate::{progress, resolver};
use minga_i18n::FluentArgs;
use minga_kernel::{Day, Lang};
use minga_web::{App, Markup, Said};
use serde::Serialize;
use std::collections::HashMap;
use uuid::Uuid;

/// A milestone as a row of the schedule.
#[derive(Clone, Serialize)]
pub(super) struct MilestoneLine {
    pub(super) number: String,
    pub(super) title: Said,
    pub(super) path: String,
    pub(super) state: &'static str,
    pub(super) state_label: String,
    pub(super) delayed: bool,
    pub(super) overdue: Option<Overdue>,
    pub(super) start: Option<Day>,
    pub(super) due: Option<Day>,
    pub(super) signed_due: Option<Day>,
    pub(super) progress: ProgressShown,
    pub(super) note: Option<Said>,
    pub(super) track: Option<Markup>,
}

/// A schedule: the axis, and a row for each milestone, with a track if it has a date.
pub(super) struct Schedule {
    pub(super) axis: Option<Markup>,
    pub(super) signed_drawn: bool,
    pub(super) milestones: Vec<MilestoneLine>,
}

pub(super) fn of(
    app: &App,
    lang: Lang,
    today: Day,
    line: Option<Line>,
    facts: &CommitmentFacts<'_>,
) -> Schedule {
    let dated: Vec<&Milestone> =
        facts.milestones.iter().copied().filter(|it| !it.schedule.in_force.are_unknown()).collect();
    let rows: Vec<_> = dated
        .iter()
        .map(|it| Row {
            title: it.title.for_reader(lang).to_owned(),
            milestones: vec![*it],
            dates: Shown::Both,
        })
        .collect();
    let (axis, tracks, signed_drawn) = match timeline::draw(app, lang, today, line, &rows) {
        Some(drawn) => (Some(drawn.axis), drawn.tracks, drawn.signed),
        None => (None, Vec::new(), false),
    };
    let mut drawn: HashMap<Uuid, Markup> = dated.iter().map(|it| it.id).zip(tracks).collect();
    let lines = facts.milestones.iter().map(|it| {
        let mut args = FluentArgs::new();
        args.set("state", it.state.code());
        MilestoneLine {
            number: it.label(),
            title: Said::title(lang, &it.title),
            path: resolver::milestone(it, facts.plan).path(lang).to_owned(),
            state: it.state.code(),
            state_label: app.words.say(lang, "plans-state", &args),
            delayed: it.delay_reported,
            overdue: Overdue::of(it, today),
            start: it.schedule.in_force.start,
            due: it.schedule.in_force.end,
            signed_due: it.schedule.signed.end,
            progress: ProgressShown::of(
                Some(progress::of_milestone(it.standing())),
                &format!("m{}", it.number),
            ),
            note: Said::to(lang, &it.note),
            track: drawn.remove(&it.id),
        }
    });
    Schedule { axis, signed_drawn, milestones: lines.collect() }
}
