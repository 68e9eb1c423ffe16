use crate::svg::{El, Svg, count, num, pct};
use crate::{Caption, Tone};

/// A trend the size of a word: 96 by 24 px, from the smallest to the largest of `values`.
///
/// Values that are not finite are skipped. One value alone is a dot.
pub fn sparkline(caption: &Caption, tone: impl Into<Tone>, values: &[f64]) -> Svg {
    let values: Vec<f64> = values.iter().filter(|v| v.is_finite()).map(|v| v.clamp(-1e12, 1e12)).collect();
    let least = values.iter().copied().fold(f64::INFINITY, f64::min);
    let most = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let spread = most - least;
    let steps = count(values.len().saturating_sub(1)).max(1.0);
    let places: Vec<(f64, f64)> = values
        .iter()
        .enumerate()
        .map(|(i, v)| {
            let high = if spread > 0.0 { (v - least) / spread } else { 0.5 };
            (2.0 + count(i) / steps * 94.0, 88.0 - high * 76.0)
        })
        .collect();

    let frame = caption.frame(&format!("chart-spark {}", tone.into().class()), "24");
    let Some(&(x, y)) = places.last() else {
        return frame.into_svg();
    };
    frame
        .child(trace(&places))
        .child(El::new("circle").class("line-dot").attr("cx", pct(x)).attr("cy", pct(y)).attr("r", "2.5"))
        .into_svg()
}

/// A line through places in percent of the picture, whose stroke does not stretch with it.
///
/// A polyline takes no percentages, so it gets a coordinate system of its own of 100 by 100.
pub(crate) fn trace(places: &[(f64, f64)]) -> El {
    let points: Vec<String> = places.iter().map(|(x, y)| format!("{},{}", num(*x), num(*y))).collect();
    El::new("svg")
        .attr("width", "100%")
        .attr("height", "100%")
        .attr("viewBox", "0 0 100 100")
        .attr("preserveAspectRatio", "none")
        .attr("overflow", "visible")
        .child(
            El::new("polyline")
                .class("line-path")
                .attr("points", points.join(" "))
                .attr("fill", "none")
                .attr("vector-effect", "non-scaling-stroke"),
        )
}
