//! What the markup looks like, so that a change to it is seen in review.

use insta::assert_snapshot;
use minga_charts::{Bar, Caption, PairedBar, Span, State, Svg, Timeline, Today};
use minga_kernel::Day;

fn day(text: &str) -> Day {
    text.parse().expect("tests write days as year-month-day")
}

/// One element a line.
fn lines(svg: &Svg) -> String {
    svg.as_str().replace("><", ">\n<")
}

fn timeline() -> Timeline {
    let today = Today { day: day("2025-04-10"), label: "hoy".into() };
    let span = Span::new(day("2024-11-03"), day("2025-06-20"));
    Timeline::covering("plan", [span], Some(today)).expect("one span is enough")
}

#[test]
fn an_axis_names_years_and_months() {
    assert_snapshot!(lines(&timeline().axis(|tick| tick.day.format("%m").to_string())));
}

#[test]
fn a_late_bar_shows_what_was_signed() {
    let bar = Bar {
        span: Span::new(day("2024-12-01"), day("2025-03-31")),
        state: State::Overdue,
        signed: Some(Span::new(day("2024-12-01"), day("2025-02-28"))),
        percent: Some(40),
        title: "Portal <abierto>".into(),
    };
    let caption = Caption::new("track-1", "Portal, del 1 dic 2024 al 31 mar 2025", "Atrasado, 40 %");
    assert_snapshot!(lines(&timeline().track(&caption, &[bar])));
}

#[test]
fn bars_that_overlap_get_lanes_of_their_own() {
    let bar = |start: &str, end: &str, state| Bar {
        span: Span::new(day(start), day(end)),
        state,
        signed: None,
        percent: None,
        title: format!("{start} – {end}"),
    };
    let bars = [
        bar("2024-12-01", "2025-01-31", State::Completed),
        bar("2025-01-15", "2025-03-31", State::InProgress),
        bar("2025-03-01", "2025-04-30", State::NotStarted),
    ];
    assert_snapshot!(lines(&timeline().track(&Caption::new("track-2", "Portal", ""), &bars)));
}

#[test]
fn reported_is_hatched_under_confirmed() {
    let caption = Caption::new("progress", "Avance", "Reportado 60 %, confirmado 35 %");
    assert_snapshot!(lines(&PairedBar { reported: 60.0, confirmed: 35.0 }.draw(&caption)));
}
