use crate::model::CommitmentFacts;
use crate::pages::timeline::{self, Line, Row, Shown};
use crate::resolver;
use minga_kernel::{Day, Lang};
use minga_web::{App, Markup, Said};
use serde::Serialize;

/// A commitment as a row of the schedule.
#[derive(Serialize)]
pub(super) struct GanttRow {
    pub(super) number: String,
    pub(super) title: Said,
    pub(super) path: String,
    pub(super) state_label: String,
    pub(super) start: Option<Day>,
    pub(super) due: Option<Day>,
    pub(super) track: Markup,
}

/// The axis, and a track for each commitment that has a date.
pub(super) fn gantt(
    app: &App,
    lang: Lang,
    today: Day,
    line: Option<Line>,
    facts: &[CommitmentFacts<'_>],
) -> (Option<Markup>, Vec<GanttRow>) {
    let dated: Vec<_> = facts
        .iter()
        .filter(|it| it.milestones.iter().any(|milestone| !milestone.schedule.in_force.are_unknown()))
        .collect();
    let rows: Vec<_> = dated
        .iter()
        .map(|it| Row {
            title: it.commitment.title.for_reader(lang).to_owned(),
            milestones: it.milestones.clone(),
            dates: Shown::InForce,
        })
        .collect();
    let Some(drawn) = timeline::draw(app, lang, today, line, &rows) else { return (None, Vec::new()) };
    let rows = dated.iter().zip(drawn.tracks).map(|(it, track)| {
        let mut args = minga_i18n::FluentArgs::new();
        args.set("state", it.state().code());
        GanttRow {
            number: it.commitment.number.to_string(),
            title: Said::title(lang, &it.commitment.title),
            path: resolver::commitment(it.commitment, it.plan).path(lang).to_owned(),
            state_label: app.words.say(lang, "plans-state", &args),
            start: it.milestones.iter().filter_map(|milestone| milestone.schedule.in_force.start).min(),
            due: it.milestones.iter().filter_map(|milestone| milestone.schedule.in_force.end).max(),
            track,
        }
    });
    (Some(drawn.axis), rows.collect())
}
