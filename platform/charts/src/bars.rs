use crate::svg::{El, Svg, count, em, pct};
use crate::{Caption, Tone};

/// Quantities side by side, one line each: label and number above, bar below.
///
/// The label stands above its bar and wraps, so that long names of institutions stay readable on
/// a phone.
#[derive(Clone, Debug)]
pub struct Bars {
    /// The lines, in the order in which they are drawn.
    pub rows: Vec<BarRow>,
    /// The colour of all of them.
    pub tone: Tone,
    /// The value of a full bar; the largest value when absent.
    pub full: Option<f64>,
}

/// One quantity.
#[derive(Clone, Debug)]
pub struct BarRow {
    /// What it counts.
    pub label: String,
    /// How much. What is negative or not a number is drawn as nothing.
    pub value: f64,
    /// The number as the reader writes it, with its unit.
    pub number: String,
}

/// Letters that fit beside the number at 320 px.
const LETTERS: usize = 34;
/// The height of a line of text, in em.
const LEADING: f64 = 1.35;
/// The height of a bar, in em.
const THICK: f64 = 0.75;

impl Bars {
    /// Draws the chart; its height grows with the rows.
    pub fn draw(&self, caption: &Caption) -> Svg {
        let most = self.rows.iter().map(|row| row.value).fold(0.0, f64::max);
        let full = self.full.unwrap_or(most);
        let mut top = 0.0;
        let mut drawn = Vec::with_capacity(self.rows.len());
        for row in &self.rows {
            let lines = wrap(&row.label, LETTERS);
            let bar_top = top + count(lines.len()) * LEADING + 0.3;
            let mut group = El::new("g").child(El::new("title").text(&row.label));
            for (i, line) in lines.iter().enumerate() {
                let y = em(top + (count(i) + 1.0) * LEADING - 0.35);
                group = group.child(El::new("text").class("bars-label").attr("y", y).text(line));
            }
            let number = El::new("text")
                .class("bars-number")
                .attr("x", "100%")
                .attr("y", em(top + LEADING - 0.35))
                .attr("text-anchor", "end")
                .text(&row.number);
            drawn.push(group.child(number).children(bar(row.value, full, &em(bar_top), &em(THICK))));
            top = bar_top + THICK + 0.55;
        }
        caption
            .frame(&format!("chart-bars {}", self.tone.class()), &em(top.max(1.0)))
            .children(drawn)
            .into_svg()
    }
}

/// One bar without words, for a table cell beside its number; 12 px high, hidden from assistive
/// technology. A full bar is `full`, in the unit of `value`.
pub fn bar_cell(tone: impl Into<Tone>, value: f64, full: f64) -> Svg {
    El::new("svg")
        .class(format!("chart chart-cell {}", tone.into().class()))
        .attr("width", "100%")
        .attr("height", "12")
        .attr("aria-hidden", "true")
        .children(bar(value, full, "0", "100%"))
        .into_svg()
}

fn bar(value: f64, full: f64, y: &str, height: &str) -> [El; 2] {
    let percent = if value > 0.0 && full > 0.0 { value.min(1e12) / full * 100.0 } else { 0.0 };
    let rect = |class: &str, percent: f64| {
        El::new("rect")
            .class(class)
            .attr("y", y)
            .attr("width", pct(percent))
            .attr("height", height)
            .attr("rx", "2")
    };
    [rect("bars-ground", 100.0), rect("bars-fill", percent)]
}

/// Breaks a label into at most three lines between words; the rest ends in an ellipsis.
fn wrap(label: &str, letters: usize) -> Vec<String> {
    let mut lines: Vec<String> = vec![String::new()];
    for word in label.split_whitespace() {
        let last = lines.len() - 1;
        let used = lines[last].chars().count();
        if used > 0 && used + 1 + word.chars().count() > letters {
            lines.push(word.into());
        } else {
            if used > 0 {
                lines[last].push(' ');
            }
            lines[last].push_str(word);
        }
    }
    let too_many = lines.len() > 3;
    lines.truncate(3);
    let last = lines.len() - 1;
    for (i, line) in lines.iter_mut().enumerate() {
        let too_long = line.chars().count() > letters;
        if too_long || (too_many && i == last) {
            *line = line.chars().take(letters - 1).chain(['…']).collect();
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::wrap;

    #[test]
    fn labels_wrap_between_words() {
        assert_eq!(
            wrap("Secretaría Nacional de Planificación", 20),
            ["Secretaría Nacional", "de Planificación"]
        );
        assert_eq!(wrap("", 20), [""]);
        assert_eq!(wrap("aaaaaaaaaa", 5), ["aaaa…"]);
        assert_eq!(wrap("aa bb cc dd", 2), ["aa", "bb", "c…"]);
    }
}
