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
/// From one lane to the next, in em.
const LANE: f64 = 0.78;
/// What is kept free beside a bar that shares its lane, in percent.
const SIGN: f64 = 1.25;

/// How a bar is drawn: lengths in em, measured from the middle of its lane.
struct Look {
    top: f64,
    height: f64,
    corner: &'static str,
    /// How the sign at its end is scaled.
    scale: &'static str,
}

/// The bars of a track that needs one lane.
const ALONE: Look = Look { top: -0.7, height: 1.05, corner: "3", scale: "" };
/// The bars of a track that needs several.
const IN_LANE: Look = Look { top: -0.275, height: 0.55, corner: "2", scale: " scale(0.65)" };

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

    /// One row of the chart: the grid of the axis and, halfway down, the bars over it. Bars that
    /// would cover one another are thinner and get lanes of their own, one below the other, without
    /// what was signed; the row is then `is-many` and as high as its lanes need, else 32 px. A
    /// track may be stretched to the height of a long label without the bars growing. Bars outside
    /// the timeline are left out.
    pub fn track(&self, caption: &Caption, bars: &[Bar]) -> Svg {
        let visible = |bar: &&Bar| {
            [Some(bar.span), bar.signed].into_iter().flatten().any(|s| self.stretch(s).is_some())
        };
        let lanes = self.lanes(bars.iter().filter(visible));
        let track = |class: &str, height: &str| caption.frame(class, height).child(self.grid_here());
        if lanes.len() <= 1 {
            let bars = lanes.concat();
            let drawn = bars.into_iter().map(|bar| self.bar(bar, &ALONE).children(self.signed(bar)));
            return track("chart-track", "32").child(middle().children(drawn)).into_svg();
        }
        let many = count(lanes.len());
        let drawn = lanes.iter().zip(0..).map(|(bars, lane)| {
            let y = em((count(lane) - (many - 1.0) / 2.0) * LANE);
            let lane = El::new("svg").attr("y", y).attr("overflow", "visible");
            lane.children(bars.iter().map(|bar| self.bar(bar, &IN_LANE)))
        });
        track("chart-track is-many", &em(many * LANE + 1.2)).child(middle().children(drawn)).into_svg()
    }

    /// Each bar in the first lane that has room for it and for the sign at its end.
    fn lanes<'a>(&self, bars: impl Iterator<Item = &'a Bar>) -> Vec<Vec<&'a Bar>> {
        let covers = |bar: &Bar| {
            self.stretch(bar.span).map_or((0.0, 0.0), |(from, width)| (from - SIGN, from + width + SIGN))
        };
        let mut lanes: Vec<Vec<&Bar>> = Vec::new();
        for bar in bars {
            let (from, to) = covers(bar);
            let room = |lane: &&mut Vec<&Bar>| {
                lane.iter().map(|other| covers(other)).all(|(start, end)| to <= start || end <= from)
            };
            match lanes.iter_mut().find(room) {
                Some(lane) => lane.push(bar),
                None => lanes.push(vec![bar]),
            }
        }
        lanes
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

    /// The days in force, the part of them that is done, and the sign of the state.
    fn bar(&self, bar: &Bar, look: &Look) -> El {
        let group = El::new("g")
            .class(format!("bar {}", Tone::from(bar.state).class()))
            .child(El::new("title").text(&bar.title));
        let Some((from, width)) = self.stretch(bar.span) else { return group };
        let rect = |class: &str, width: f64| {
            El::new("rect")
                .class(class)
                .attr("x", pct(from))
                .attr("y", em(look.top))
                .attr("width", pct(width))
                .attr("height", em(look.height))
                .attr("rx", look.corner)
        };
        let done =
            bar.percent.filter(|percent| *percent > 0).map(|percent| f64::from(percent.min(100)) / 100.0);
        group
            .child(rect("bar-body", width))
            .children(done.map(|done| rect("bar-done", width * done)))
            .children(bar.state.glyph().map(|glyph| mark(glyph, from + width, look)))
    }

    /// The days that were signed, beneath those in force, if they differ.
    fn signed(&self, bar: &Bar) -> Option<El> {
        let (from, width) = self.stretch(bar.signed.filter(|signed| *signed != bar.span)?)?;
        let outline = El::new("rect")
            .class("bar-signed")
            .attr("x", pct(from))
            .attr("y", "0.6em")
            .attr("width", pct(width))
            .attr("height", "0.3em")
            .attr("rx", "2");
        Some(outline)
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
fn mark(glyph: &'static str, at: f64, look: &Look) -> El {
    let x = if at > 96.0 { "-8" } else { "0" };
    let middle = em(look.top + look.height / 2.0);
    El::new("svg").attr("x", pct(at)).attr("y", middle).attr("overflow", "visible").child(
        El::new("g")
            .attr("transform", format!("translate({x} 0){}", look.scale))
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
