use crate::svg::{El, Svg, label_px, num, pct};
use crate::{Caption, Tone};

/// A whole in parts: milestones by state, for instance. Parts keep the order given.
#[derive(Clone, Debug)]
pub struct StackedBar {
    /// The parts. A value that is not a positive number draws nothing.
    pub segments: Vec<Segment>,
}

/// One part of a whole.
#[derive(Clone, Debug)]
pub struct Segment {
    /// Its colour.
    pub tone: Tone,
    /// How much, in any unit that all parts share.
    pub value: f64,
    /// Written inside the part when a phone has room for it: the formatted number. With more room
    /// the sign of the state stands before it.
    pub label: String,
    /// Shown when a pointer rests on the part: the word and the number.
    pub title: String,
}

impl StackedBar {
    /// Draws the bar, 28 px high unless the stylesheet says otherwise.
    pub fn draw(&self, caption: &Caption) -> Svg {
        let weight = |segment: &Segment| if segment.value > 0.0 { segment.value.min(1e12) } else { 0.0 };
        let total: f64 = self.segments.iter().map(weight).sum();
        let mut svg = caption
            .frame("chart-stack", "28")
            .child(El::new("rect").class("stack-ground").attr("width", "100%").attr("height", "100%"));
        let mut before = 0.0;
        for segment in self.segments.iter().filter(|segment| segment.value > 0.0) {
            let (from, width) = (before / total * 100.0, weight(segment) / total * 100.0);
            before += weight(segment);
            svg = svg.child(part(segment, from, width));
        }
        svg.into_svg()
    }
}

/// The narrowest bar that is drawn, in CSS pixels: a phone of 320 with margins.
const NARROW: f64 = 280.0;
/// What the sign of a state takes beside a label, in CSS pixels.
const SIGN: f64 = 12.0;

fn part(segment: &Segment, from: f64, width: f64) -> El {
    let group = El::new("g").class(segment.tone.class()).child(El::new("title").text(&segment.title)).child(
        El::new("rect").class("seg").attr("x", pct(from)).attr("width", pct(width)).attr("height", "100%"),
    );
    let room = width / 100.0 * NARROW - label_px(&segment.label);
    if segment.label.is_empty() || room < 0.0 {
        return group;
    }
    let glyph = match segment.tone {
        Tone::State(state) if room >= SIGN => state.glyph(),
        _ => None,
    };
    let middle =
        El::new("svg").attr("x", pct(from + width / 2.0)).attr("y", "50%").attr("overflow", "visible");
    let label = El::new("text").class("seg-label").attr("dy", "0.35em").attr("text-anchor", "middle");
    let label = if glyph.is_some() { label.attr("dx", num(SIGN / 2.0)) } else { label };
    // The sign stands before the label, and the two together are centred.
    let aside = format!("translate({} 0)", num(-label_px(&segment.label) / 2.0));
    let sign = glyph.map(|d| El::new("path").class("mark-glyph").attr("d", d).attr("transform", aside));
    group.child(middle.children(sign).child(label.text(&segment.label)))
}
