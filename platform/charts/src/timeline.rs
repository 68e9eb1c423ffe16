use chrono::Datelike;
use minga_kernel::Day;

use crate::caption::tidy_id;
use crate::svg::share;

/// Some days in a row; both ends belong to it. Invariant: `start <= end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Span {
    start: Day,
    end: Day,
}

impl Span {
    /// The days from one to the other, whichever comes first.
    pub fn new(one: Day, other: Day) -> Span {
        Span { start: one.min(other), end: one.max(other) }
    }

    /// The first day.
    pub fn start(self) -> Day {
        self.start
    }

    /// The last day.
    pub fn end(self) -> Day {
        self.end
    }

    /// How many days: at least 1.
    pub fn days(self) -> i64 {
        (self.end - self.start).num_days() + 1
    }

    fn holds(self, day: Day) -> bool {
        self.start <= day && day <= self.end
    }

    /// How many calendar months it touches: at least 1.
    fn months(self) -> i32 {
        month_of(self.end) - month_of(self.start) + 1
    }
}

/// The present day as a line across the timeline.
#[derive(Clone, Debug)]
pub struct Today {
    /// Which day it is; nothing is drawn when the timeline does not reach it.
    pub day: Day,
    /// The word written at the line.
    pub label: String,
}

/// How long the piece of time is that begins at a tick.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TickUnit {
    /// A year: the upper row of the axis.
    Year,
    /// Three months from January, April, July or October: the lower row.
    Quarter,
    /// A month: the lower row.
    Month,
}

/// A day at which the axis has a line and, where there is room, a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Tick {
    /// The first day of the piece; for a year that is cut, the first day of the timeline.
    pub day: Day,
    /// What begins there, and so what the label should name.
    pub unit: TickUnit,
}

/// A scale of days shared by the axis, the rows of a Gantt chart, and a line chart.
///
/// `axis` must be on the page before or after the tracks: they borrow its grid.
#[derive(Clone, Debug)]
pub struct Timeline {
    pub(crate) id: String,
    pub(crate) span: Span,
    pub(crate) today: Option<Today>,
}

impl Timeline {
    /// A timeline of exactly these days. `id` must be unique on the page.
    pub fn new(id: &str, span: Span, today: Option<Today>) -> Timeline {
        Timeline { id: tidy_id(id), span, today }
    }

    /// A timeline that shows every span given, rounded out to whole months, quarters or years, so
    /// that the axis begins and ends on a tick. `None` when there is nothing to show.
    pub fn covering(
        id: &str,
        spans: impl IntoIterator<Item = Span>,
        today: Option<Today>,
    ) -> Option<Timeline> {
        let all = spans
            .into_iter()
            .reduce(|all, span| Span { start: all.start.min(span.start), end: all.end.max(span.end) })?;
        let step = match part_of(all) {
            Some(TickUnit::Month) => 1,
            Some(TickUnit::Quarter) => 3,
            _ => 12,
        };
        let first = month_of(all.start).div_euclid(step) * step;
        let after = (month_of(all.end).div_euclid(step) + 1) * step;
        let start = first_day(first).unwrap_or(all.start);
        let end = first_day(after).and_then(|day| day.pred_opt()).unwrap_or(all.end);
        Some(Timeline::new(id, Span { start, end }, today))
    }

    /// The days that it shows.
    pub fn span(&self) -> Span {
        self.span
    }

    /// Where a day begins, in percent of the width, held within 0..=100.
    pub fn at(&self, day: Day) -> f64 {
        self.place((day - self.span.start).num_days())
    }

    /// Where a day ends, in percent of the width, held within 0..=100.
    pub(crate) fn after(&self, day: Day) -> f64 {
        self.place((day - self.span.start).num_days() + 1)
    }

    #[expect(clippy::cast_precision_loss, reason = "chrono's longest range of days is far below 2^52")]
    fn place(&self, days: i64) -> f64 {
        share(days as f64 / self.span.days() as f64 * 100.0)
    }

    /// Today, when it is one of the days shown.
    pub(crate) fn visible_today(&self) -> Option<&Today> {
        self.today.as_ref().filter(|today| self.span.holds(today.day))
    }

    /// The years: at most about ten, in steps of 1, 2, 5, 10 ... The first is the start of the
    /// timeline, even in the middle of a year.
    pub fn years(&self) -> Vec<Tick> {
        let step = round_step((self.span.months() + 11) / 12, 9) * 12;
        let year = |day| Tick { day, unit: TickUnit::Year };
        let mut ticks = vec![year(self.span.start)];
        ticks.extend(self.starts(step).filter(|day| *day != self.span.start).map(year));
        ticks
    }

    /// The months of up to 18 months, the quarters of up to 4 years; beyond that nothing.
    pub fn parts(&self) -> Vec<Tick> {
        let Some(unit) = part_of(self.span) else {
            return Vec::new();
        };
        let step = if unit == TickUnit::Month { 1 } else { 3 };
        self.starts(step).map(|day| Tick { day, unit }).collect()
    }

    /// First days of months within the timeline whose number since year 0 is a multiple of `step`.
    fn starts(&self, step: i32) -> impl Iterator<Item = Day> {
        let (first, last) = (month_of(self.span.start), month_of(self.span.end));
        (first.div_euclid(step)..=last.div_euclid(step))
            .filter_map(move |n| first_day(n * step))
            .filter(|day| self.span.holds(*day))
    }
}

/// The finest piece of time that an axis of this length has room for, below the year.
fn part_of(span: Span) -> Option<TickUnit> {
    match span.months() {
        ..=18 => Some(TickUnit::Month),
        19..=48 => Some(TickUnit::Quarter),
        _ => None,
    }
}

/// The smallest of 1, 2, 5, 10, 20, 50 ... that cuts `length` into at most `pieces`.
fn round_step(length: i32, pieces: i32) -> i32 {
    let mut magnitude = 1;
    loop {
        for step in [magnitude, 2 * magnitude, 5 * magnitude] {
            if length <= step * pieces {
                return step;
            }
        }
        magnitude *= 10;
    }
}

/// Months since January of year 0.
pub(crate) fn month_of(day: Day) -> i32 {
    day.year() * 12 + day.month0().cast_signed()
}

fn first_day(month: i32) -> Option<Day> {
    Day::from_ymd_opt(month.div_euclid(12), month.rem_euclid(12).cast_unsigned() + 1, 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().expect("tests write days as year-month-day")
    }

    fn covering(start: &str, end: &str) -> Timeline {
        Timeline::covering("t", [Span::new(day(start), day(end))], None).expect("one span is enough")
    }

    #[test]
    fn short_ranges_have_months() {
        let line = covering("2025-01-15", "2026-05-20");
        assert_eq!(line.span(), Span::new(day("2025-01-01"), day("2026-05-31")));
        assert_eq!(line.parts().len(), 17);
        assert_eq!(
            line.years().iter().map(|t| t.day).collect::<Vec<_>>(),
            [day("2025-01-01"), day("2026-01-01")]
        );
    }

    #[test]
    fn middle_ranges_have_quarters() {
        let line = covering("2024-11-03", "2026-08-01");
        assert_eq!(line.span(), Span::new(day("2024-10-01"), day("2026-09-30")));
        assert!(line.parts().iter().all(|tick| tick.unit == TickUnit::Quarter));
        assert_eq!(line.parts().len(), 8);
    }

    #[test]
    fn long_ranges_have_round_years() {
        let line = covering("1999-03-01", "2031-08-01");
        assert_eq!(line.parts(), []);
        let years: Vec<i32> = line.years().iter().map(|tick| tick.day.year()).collect();
        assert_eq!(years, [1999, 2000, 2005, 2010, 2015, 2020, 2025, 2030]);
    }

    #[test]
    fn days_have_places() {
        let line = Timeline::new("t", Span::new(day("2025-01-10"), day("2025-01-01")), None);
        assert!((line.at(day("2025-01-06")) - 50.0).abs() < 1e-9);
        assert!((line.after(day("2025-01-10")) - 100.0).abs() < 1e-9);
        assert!(line.at(day("2024-01-01")).abs() < 1e-9);
    }

    #[test]
    fn the_ends_of_time_are_no_trouble() {
        let line = Timeline::covering("t", [Span::new(Day::MIN, Day::MAX)], None).expect("a span");
        assert!(line.years().len() < 12);
    }
}
