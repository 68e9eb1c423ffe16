use minga_kernel::Day;

use crate::sparkline::trace;
use crate::svg::{El, Svg, em, num, pct};
use crate::timeline::{Span, Tick, Timeline};
use crate::{Caption, Tone};

/// Quantities over time, on one scale that always includes zero.
#[derive(Clone, Debug)]
pub struct Line {
    /// The lines; later ones are drawn over earlier ones.
    pub series: Vec<Series>,
    /// The scale reaches at least this high: 100 for percentages.
    pub reach: Option<f64>,
}

/// One quantity over time.
#[derive(Clone, Debug)]
pub struct Series {
    /// Its colour, and its kind of stroke and point.
    pub tone: Tone,
    /// Values by day, in order. Values that are not finite are skipped.
    pub points: Vec<(Day, f64)>,
}

/// The height of the plot, in em.
const PLOT: f64 = 11.0;
/// What is kept free above the plot for the label of its highest line, in em.
const ABOVE: f64 = 1.5;
/// What is kept free between the plot and the axis, in em.
const GAP: f64 = 0.4;

impl Line {
    /// Draws the chart. `day` names a tick of the days' axis, `value` a line of the values' scale.
    pub fn draw(
        &self,
        caption: &Caption,
        day: impl Fn(Tick) -> String,
        value: impl Fn(f64) -> String,
    ) -> Svg {
        let series: Vec<(Tone, Vec<(Day, f64)>)> = self.series.iter().map(|s| (s.tone, s.usable())).collect();
        let days = series.iter().flat_map(|(_, points)| points).map(|(day, _)| Span::new(*day, *day));
        let Some(timeline) = Timeline::covering(&caption.part("days"), days, None) else {
            return caption.frame("chart-line", &em(ABOVE + PLOT)).into_svg();
        };
        let values = series.iter().flat_map(|(_, points)| points).map(|(_, value)| *value);
        let scale = Scale::covering(values.chain(self.reach.filter(|reach| reach.is_finite())));
        let (labels, foot) = timeline.axis_rows(day);

        let plot = inset(ABOVE, PLOT)
            .child(El::new("defs").child(timeline.grid()))
            .child(timeline.grid_here())
            .children(scale.steps().into_iter().map(|step| {
                let y = pct(scale.at(step));
                let class = if step == 0.0 { "scale is-zero" } else { "scale" };
                El::new("line").class(class).attr("x2", "100%").attr("y1", &y).attr("y2", &y)
            }))
            .children(series.iter().map(|(tone, points)| draw_series(*tone, points, &timeline, &scale)))
            .children(scale.steps().into_iter().map(|step| {
                let y = pct(scale.at(step));
                El::new("text").class("scale-label").attr("y", y).attr("dy", "-0.35em").text(&value(step))
            }));
        caption
            .frame("chart-line", &em(ABOVE + PLOT + GAP + foot))
            .child(plot)
            .child(inset(ABOVE + PLOT + GAP, foot).children(labels))
            .into_svg()
    }
}

impl Series {
    fn usable(&self) -> Vec<(Day, f64)> {
        self.points
            .iter()
            .filter(|(_, value)| value.is_finite())
            .map(|(day, value)| (*day, value.clamp(-1e12, 1e12)))
            .collect()
    }
}

/// An area that leaves room for half a point at both sides.
fn inset(top: f64, height: f64) -> El {
    El::new("svg")
        .attr("x", "1.5%")
        .attr("y", em(top))
        .attr("width", "97%")
        .attr("height", em(height))
        .attr("overflow", "visible")
}

fn draw_series(tone: Tone, points: &[(Day, f64)], timeline: &Timeline, scale: &Scale) -> El {
    let places: Vec<(f64, f64)> = points.iter().map(|(day, v)| (timeline.at(*day), scale.at(*v))).collect();
    let group = El::new("g").class(tone.class());
    if places.is_empty() {
        return group;
    }
    let dots = places.iter().map(|(x, y)| {
        El::new("circle").class("line-dot").attr("cx", pct(*x)).attr("cy", pct(*y)).attr("r", "3")
    });
    group.child(trace(&places)).children(dots)
}

/// A scale of values between round numbers. Invariant: `low <= 0 <= high`, `low < high`.
struct Scale {
    low: f64,
    high: f64,
    step: f64,
}

impl Scale {
    fn covering(values: impl Iterator<Item = f64>) -> Scale {
        let (low, high) = values.fold((0.0_f64, 0.0_f64), |(low, high), v| (low.min(v), high.max(v)));
        let rough = ((high - low) / 4.0).max(0.01);
        let magnitude = 10_f64.powf(rough.log10().floor());
        let step = [1.0, 2.0, 2.5, 5.0, 10.0]
            .into_iter()
            .map(|factor| factor * magnitude)
            .find(|step| *step >= rough * 0.999)
            .unwrap_or(10.0 * magnitude);
        let high = (high / step).ceil() * step;
        let low = (low / step).floor() * step;
        Scale { low, high: if high > low { high } else { low + step }, step }
    }

    /// How far below the top, in percent.
    fn at(&self, value: f64) -> f64 {
        (self.high - value) / (self.high - self.low) * 100.0
    }

    /// The round numbers, from the lowest; at most seven.
    fn steps(&self) -> Vec<f64> {
        let round = |value: f64| num(value / self.step).parse().unwrap_or(0.0) * self.step;
        let mut steps = vec![];
        let mut at = self.low;
        while at <= self.high + self.step / 2.0 && steps.len() < 8 {
            steps.push(round(at));
            at += self.step;
        }
        steps
    }
}

#[cfg(test)]
mod tests {
    use super::Scale;

    #[test]
    fn scales_are_round() {
        assert_eq!(Scale::covering([3.0, 87.0].into_iter()).steps(), [0.0, 25.0, 50.0, 75.0, 100.0]);
        assert_eq!(Scale::covering([-3.0, 5.0].into_iter()).steps(), [-4.0, -2.0, 0.0, 2.0, 4.0, 6.0]);
        assert_eq!(Scale::covering([0.0].into_iter()).steps().len(), 2);
    }
}
