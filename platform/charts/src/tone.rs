use crate::svg::{El, Svg, num};

/// Where a commitment or a milestone stands, as far as a picture needs to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// Its first day has not come, or nobody has begun.
    NotStarted,
    /// Under way and in time.
    InProgress,
    /// Under way, with a new date that was agreed.
    Delayed,
    /// Its last day has passed and it is not done.
    Overdue,
    /// Done.
    Completed,
    /// Given up, with a reason.
    Cancelled,
}

impl State {
    /// Every state, in the order in which a legend or a stacked bar shows them.
    pub const ALL: [State; 6] = [
        State::Completed,
        State::InProgress,
        State::Delayed,
        State::Overdue,
        State::NotStarted,
        State::Cancelled,
    ];

    /// The sign that tells this state apart without colour, drawn around the origin within ±4.
    pub(crate) fn glyph(self) -> Option<&'static str> {
        match self {
            State::NotStarted | State::InProgress => None,
            State::Delayed => Some("M0-3.2V0.4L2.4 1.8"),
            State::Overdue => Some("M0-3.4V0.8M0 3.1V3.3"),
            State::Completed => Some("M-2.9 0.1L-0.9 2.2L3-2.2"),
            State::Cancelled => Some("M-2.3-2.3L2.3 2.3M2.3-2.3L-2.3 2.3"),
        }
    }
}

/// What a colour means. The stylesheet gives each class its colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tone {
    /// A state.
    State(State),
    /// What an institution says about itself.
    Reported,
    /// What the counterpart agrees with.
    Confirmed,
    /// What the counterpart does not agree with.
    Disputed,
    /// One of six colours without a meaning; counts from 1 and starts again after 6.
    Series(u8),
}

impl Tone {
    /// The class that carries the colour.
    pub fn class(self) -> &'static str {
        match self {
            Tone::State(State::NotStarted) => "is-not-started",
            Tone::State(State::InProgress) => "is-in-progress",
            Tone::State(State::Delayed) => "is-delayed",
            Tone::State(State::Overdue) => "is-overdue",
            Tone::State(State::Completed) => "is-completed",
            Tone::State(State::Cancelled) => "is-cancelled",
            Tone::Reported => "is-reported",
            Tone::Confirmed => "is-confirmed",
            Tone::Disputed => "is-disputed",
            Tone::Series(n) => match n.saturating_sub(1) % 6 {
                0 => "is-series-1",
                1 => "is-series-2",
                2 => "is-series-3",
                3 => "is-series-4",
                4 => "is-series-5",
                _ => "is-series-6",
            },
        }
    }
}

impl From<State> for Tone {
    fn from(state: State) -> Tone {
        Tone::State(state)
    }
}

/// The little square of a legend, 14 px a side, beside a word; hidden from assistive technology.
pub fn swatch(tone: impl Into<Tone>) -> Svg {
    let tone = tone.into();
    let square = El::new("rect")
        .class("seg")
        .attr("x", "1")
        .attr("y", "1")
        .attr("width", "12")
        .attr("height", "12")
        .attr("rx", "3");
    let svg = El::new("svg")
        .class(format!("chart-swatch {}", tone.class()))
        .attr("width", "14")
        .attr("height", "14")
        .attr("aria-hidden", "true")
        .child(square);
    match tone {
        Tone::State(state) => svg.children(state.glyph().map(|glyph| sign(glyph, 7.0))),
        Tone::Reported => {
            svg.child(El::new("path").class("pair-hatch").attr("d", "M2 7L7 2M2 12L12 2M7 12L12 7"))
        }
        _ => svg,
    }
    .into_svg()
}

/// A glyph moved to (`at`, `at`).
fn sign(glyph: &'static str, at: f64) -> El {
    let at = num(at);
    El::new("path").class("mark-glyph").attr("d", glyph).attr("transform", format!("translate({at} {at})"))
}
