use crate::svg::{El, Svg, count, em, label_px, pct};
use crate::timeline::{Span, Tick, TickUnit, Timeline, month_of};
use crate::{Caption, State, Tone};

/// One piece of work in a track of a Gantt chart.
#[derive(Clone, Debug)]
pub struct Bar {
    /// The days in force.
    pub span: Span,
    /// Where it stands.
    pub state: State,
    /// The days that were signed; a thin outline beneath when they differ from those in force.
    pub signed: Option<Span>,
    /// How much is done, in percent; the part of the bar drawn solid.
    pub percent: Option<u8>,
    /// Shown when a pointer rests on the bar: name, days, state.
    pub title: String,
}

/// The height of a row of labels in the axis, in em.
const ROW: f64 = 1.45;
/// The widths of an axis at which the stylesheet begins to show labels, in CSS pixels.
const WIDTHS: [(f64, &str); 3] = [(280.0, ""), (560.0, " at-medium"), (840.0, " at-wide")];
/// The narrowest bar, in percent, so that one day of ten years is still a sliver.
const SLIVER: f64 = 0.5;

impl Timeline {
    /// The axis above the tracks: years, below them quarters or months, below them today.
    ///
    /// `label` names a tick; it is called once for each. Labels with no room on a narrow axis carry
    /// `at-medium` (560 px and wider) or `at-wide` (840 px and wider). Hidden from assistive
    /// technology, because the title of each track says its days.
    pub fn axis(&self, label: impl Fn(Tick) -> String) -> Svg {
        let (rows, height) = self.axis_rows(label);
        El::new("svg")
            .class("chart chart-axis")
            .attr("width", "100%")
            .attr("height", em(height))
            .attr("aria-hidden", "true")
            .child(El::new("defs").child(self.grid()))
            .child(self.grid_here())
            .children(rows)
            .into_svg()
    }

    /// One row of the chart, 32 px high unless the stylesheet says otherwise: the grid of the axis
    /// and, halfway down, the bars over it. A track may be stretched to the height of a long label
    /// without the bars growing. Bars outside the timeline are left out.
    pub fn track(&self, caption: &Caption, bars: &[Bar]) -> Svg {
        let visible = |bar: &&Bar| {
            [Some(bar.span), bar.signed].into_iter().flatten().any(|s| self.stretch(s).is_some())
        };
        caption
            .frame("chart-track", "32")
            .child(self.grid_here())
            .child(middle().children(bars.iter().filter(visible).map(|bar| self.bar(bar))))
            .into_svg()
    }

    /// The lines of the axis, to be defined once and shown in every track.
    pub(crate) fn grid(&self) -> El {
        let line = |class: &str, at: f64| {
            El::new("line").class(class).attr("x1", pct(at)).attr("x2", pct(at)).attr("y2", "100%")
        };
        let parts = self.parts().into_iter().filter(|tick| month_of(tick.day) % 12 != 0);
        El::new("g")
            .attr("id", format!("{}-grid", self.id))
            .children(parts.map(|tick| line("grid", self.at(tick.day))))
            .children(self.years().into_iter().map(|tick| line("grid is-major", self.at(tick.day))))
            .children(self.visible_today().map(|today| line("today", self.at(today.day))))
    }

    pub(crate) fn grid_here(&self) -> El {
        El::new("use").attr("href", format!("#{}-grid", self.id))
    }

    /// The labels of the axis and their height in em.
    pub(crate) fn axis_rows(&self, label: impl Fn(Tick) -> String) -> (Vec<El>, f64) {
        let named = |ticks: Vec<Tick>| -> Vec<(Tick, String)> {
            ticks.into_iter().map(|tick| (tick, label(tick))).collect()
        };
        let mut labels = Vec::new();
        let mut height = ROW;
        let years = named(self.years());
        for (i, (tick, text)) in years.iter().enumerate() {
            let next = years.get(i + 1).map_or(100.0, |(next, _)| self.at(next.day));
            let room = next - self.at(tick.day);
            labels.extend(self.label("axis-label is-major", *tick, text, room, label_px(text), height));
        }
        let parts = named(self.parts());
        if !parts.is_empty() {
            height += ROW;
            let wanted = parts.iter().map(|(_, text)| label_px(text)).fold(0.0, f64::max);
            let room = 100.0 / count(parts.len());
            for (tick, text) in &parts {
                // On a narrow axis one month in three, or one quarter in two, speaks for the others.
                let (months, pieces) = if tick.unit == TickUnit::Month { (3, 3.0) } else { (6, 2.0) };
                let room = if month_of(tick.day) % months == 0 { room * pieces } else { room };
                labels.extend(self.label("axis-label", *tick, text, room, wanted, height));
            }
        }
        if let Some(today) = self.visible_today() {
            height += ROW;
            labels.push(today_label(self.at(today.day), &today.label, height));
        }
        (labels, height + 0.2)
    }

    fn label(&self, class: &str, tick: Tick, text: &str, room: f64, wanted: f64, bottom: f64) -> Option<El> {
        let fits = |(width, _): &&(f64, &str)| room / 100.0 * width >= wanted;
        let (_, from) = WIDTHS.iter().find(fits)?;
        let el = El::new("text")
            .class(format!("{class}{from}"))
            .attr("x", pct(self.at(tick.day)))
            .attr("y", em(bottom - 0.4))
            .attr("dx", "0.35em");
        Some(el.text(text))
    }

    fn bar(&self, bar: &Bar) -> El {
        let group = El::new("g")
            .class(format!("bar {}", Tone::from(bar.state).class()))
            .child(El::new("title").text(&bar.title))
            .children(self.body(bar));
        let signed = bar.signed.filter(|signed| *signed != bar.span).and_then(|signed| self.stretch(signed));
        group.children(signed.map(|(from, width)| {
            El::new("rect")
                .class("bar-signed")
                .attr("x", pct(from))
                .attr("y", "0.6em")
                .attr("width", pct(width))
                .attr("height", "0.3em")
                .attr("rx", "2")
        }))
    }

    /// The days in force, the part of them that is done, and the sign of the state.
    fn body(&self, bar: &Bar) -> Vec<El> {
        let Some((from, width)) = self.stretch(bar.span) else {
            return Vec::new();
        };
        let rect = |class: &str, width: f64| {
            El::new("rect")
                .class(class)
                .attr("x", pct(from))
                .attr("y", "-0.7em")
                .attr("width", pct(width))
                .attr("height", "1.05em")
                .attr("rx", "3")
        };
        let done =
            bar.percent.filter(|percent| *percent > 0).map(|percent| f64::from(percent.min(100)) / 100.0);
        let mut parts = vec![rect("bar-body", width)];
        parts.extend(done.map(|done| rect("bar-done", width * done)));
        parts.extend(bar.state.glyph().map(|glyph| mark(glyph, from + width)));
        parts
    }

    /// Where some days begin and how wide they are, in percent; `None` when none of them is shown.
    fn stretch(&self, span: Span) -> Option<(f64, f64)> {
        if span.end() < self.span.start() || self.span.end() < span.start() {
            return None;
        }
        let from = self.at(span.start()).min(100.0 - SLIVER);
        Some((from, (self.after(span.end()) - from).max(SLIVER)))
    }
}

/// A place whose origin is halfway down, so that bars are measured in the size of the text.
fn middle() -> El {
    El::new("svg").attr("y", "50%").attr("overflow", "visible")
}

/// A round sign centred on the end of a bar, held inside the picture.
fn mark(glyph: &'static str, at: f64) -> El {
    let x = if at > 96.0 { "-8" } else { "0" };
    El::new("svg").attr("x", pct(at)).attr("y", "-0.17em").attr("overflow", "visible").child(
        El::new("g")
            .attr("transform", format!("translate({x} 0)"))
            .child(El::new("circle").class("mark").attr("r", "7"))
            .child(El::new("path").class("mark-glyph").attr("d", glyph)),
    )
}

/// The word at today's line, on the side that has room.
fn today_label(at: f64, label: &str, bottom: f64) -> El {
    let (anchor, dx) = if at > 50.0 { ("end", "-0.35em") } else { ("start", "0.35em") };
    El::new("text")
        .class("today-label")
        .attr("x", pct(at))
        .attr("y", em(bottom - 0.4))
        .attr("dx", dx)
        .attr("text-anchor", anchor)
        .text(label)
}
