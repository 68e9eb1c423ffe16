use crate::Caption;
use crate::svg::{El, Svg, pct, share};

/// Progress with two keys: what the institution reports, and over it what is confirmed.
///
/// Confirmed is solid and full height; reported is hatched with an edge at its end, so the two
/// are told apart without colour. Both are percentages and are held within 0..=100.
#[derive(Clone, Copy, Debug)]
pub struct PairedBar {
    /// What the institution says, in percent.
    pub reported: f64,
    /// What the counterpart agrees with, in percent. May be more than reported.
    pub confirmed: f64,
}

impl PairedBar {
    /// Draws the bar, 12 px high unless the stylesheet says otherwise.
    pub fn draw(&self, caption: &Caption) -> Svg {
        let hatch = caption.part("hatch");
        let filled = |class: &str, percent: f64| {
            El::new("rect").class(class).attr("width", pct(percent)).attr("height", "100%")
        };
        let mut svg = caption
            .frame("chart-pair", "12")
            .child(El::new("defs").child(hatching(&hatch)))
            .child(filled("pair-ground", 100.0));
        if share(self.reported) > 0.0 {
            let hatched = filled("pair-hatched", self.reported).attr("fill", format!("url(#{hatch})"));
            svg = svg.child(filled("pair-reported", self.reported)).child(hatched);
        }
        if share(self.confirmed) > 0.0 {
            svg = svg.child(filled("pair-confirmed", self.confirmed));
        }
        let class = if self.confirmed > self.reported { "pair-edge is-inside" } else { "pair-edge" };
        let edge = pct(self.reported);
        if (0.01..99.99).contains(&share(self.reported)) {
            svg = svg
                .child(El::new("line").class(class).attr("x1", &edge).attr("x2", &edge).attr("y2", "100%"));
        }
        svg.child(filled("pair-frame", 100.0)).into_svg()
    }
}

/// Diagonal lines, drawn one and a half times so that they join at the tile's corners.
fn hatching(id: &str) -> El {
    El::new("pattern")
        .attr("id", id)
        .attr("width", "6")
        .attr("height", "6")
        .attr("patternUnits", "userSpaceOnUse")
        .child(
            El::new("path")
                .class("pair-hatch")
                .attr("d", "M-1.5 1.5L1.5-1.5M-1.5 7.5L7.5-1.5M4.5 7.5L7.5 4.5"),
        )
}
