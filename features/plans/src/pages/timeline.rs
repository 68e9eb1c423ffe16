//! Schedules as drawings: the axis, and one track a row.

use super::parts::chart_state;
use crate::model::{Dates, Milestone};
use minga_charts::{Bar, Caption, Span, Tick, TickUnit, Timeline, Today};
use minga_i18n::FluentArgs;
use minga_kernel::{Day, Lang};
use minga_web::{App, Markup};
use serde::Serialize;

/// A drawn schedule: the axis and the tracks, in the order of the rows.
pub(crate) struct Drawn {
    pub(crate) axis: Markup,
    pub(crate) tracks: Vec<Markup>,
    /// Whether any track shows signed dates, because they are not those in force.
    pub(crate) signed: bool,
}

/// The day that a vertical line marks in a schedule.
#[derive(Clone, Copy, Debug, Serialize)]
pub(crate) struct Line {
    /// `today`, or `report` where the schedule lies wholly in the past.
    marks: &'static str,
    day: Day,
}

impl Line {
    /// Today, if the schedule goes on; else the day of the last report.
    pub(crate) fn of(today: Day, milestones: &[Milestone], last_report: Option<Day>) -> Option<Line> {
        let last = milestones.iter().filter_map(|it| it.schedule.in_force.end).max()?;
        if today <= last {
            return Some(Line { marks: "today", day: today });
        }
        last_report.map(|day| Line { marks: "report", day })
    }

    /// For samples.
    pub(crate) fn sample() -> Line {
        Line { marks: "report", day: Day::default() }
    }
}

/// One row of a schedule.
pub(crate) struct Row<'a> {
    /// What it is about.
    pub(crate) title: String,
    /// Its bars.
    pub(crate) milestones: Vec<&'a Milestone>,
    pub(crate) dates: Shown,
}

/// Which dates a row draws.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shown {
    /// Those in force and those that were signed.
    Both,
    /// Those in force, where there is no room for more.
    InForce,
}

/// Draws the rows; `None` if none of them has a date.
pub(crate) fn draw(app: &App, lang: Lang, today: Day, line: Option<Line>, rows: &[Row<'_>]) -> Option<Drawn> {
    let dates = rows.iter().flat_map(|row| &row.milestones);
    let spans: Vec<Span> =
        dates.flat_map(|it| [it.schedule.in_force, it.schedule.signed]).filter_map(span).collect();
    let marked = line.map(|line| Today {
        day: line.day,
        label: app.words.plain(lang, &format!("plans-line-{}", line.marks)),
    });
    let timeline = Timeline::covering("plan", spans, marked)?;
    let axis = timeline.axis(|tick| tick_label(app, lang, tick)).into();
    let mut signed = false;
    let tracks = rows.iter().zip(1..).map(|(row, number)| {
        let bars: Vec<Bar> =
            row.milestones.iter().filter_map(|it| bar(app, lang, today, it, row.dates)).collect();
        signed |= bars.iter().any(|bar| bar.signed.is_some_and(|signed| signed != bar.span));
        let described: Vec<&str> = bars.iter().map(|bar| bar.title.as_str()).collect();
        let caption = Caption::new(&format!("track-{number}"), row.title.clone(), described.join("; "));
        timeline.track(&caption, &bars).into()
    });
    let tracks = tracks.collect();
    Some(Drawn { axis, tracks, signed })
}

fn bar(app: &App, lang: Lang, today: Day, it: &Milestone, dates: Shown) -> Option<Bar> {
    let in_force = span(it.schedule.in_force)?;
    let formats = app.words.formats(lang);
    let mut args = FluentArgs::new();
    args.set("state", it.state.code());
    let state = app.words.say(lang, "plans-state", &args);
    let days = format!("{} – {}", formats.short_day(in_force.start()), formats.short_day(in_force.end()));
    Some(Bar {
        span: in_force,
        state: chart_state(it, today),
        signed: span(it.schedule.signed).filter(|_| dates == Shown::Both),
        percent: it.reported.and_then(|percent| u8::try_from(percent).ok()),
        title: format!("{} {}: {days}, {state}", it.label(), it.title.for_reader(lang)),
    })
}

/// A span from dates of which at least the last is known.
fn span(dates: Dates) -> Option<Span> {
    let end = dates.end.or(dates.start)?;
    Some(Span::new(dates.start.unwrap_or(end), end))
}

fn tick_label(app: &App, lang: Lang, tick: Tick) -> String {
    use chrono::Datelike;
    match tick.unit {
        TickUnit::Year => tick.day.year().to_string(),
        TickUnit::Quarter => {
            let mut args = FluentArgs::new();
            args.set("quarter", f64::from(tick.day.month0() / 3 + 1));
            app.words.say(lang, "plans-quarter", &args)
        }
        TickUnit::Month => app.words.formats(lang).month_name(tick.day),
    }
}
