use std::fmt;

/// A finished picture: well-formed, escaped, ready to be placed in a page as it is.
///
/// Only this crate can make one, which is what makes it safe to mark as HTML in a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Svg(String);

impl Svg {
    /// The markup.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The markup, taken out.
    pub fn into_string(self) -> String {
        self.0
    }
}

impl fmt::Display for Svg {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One element under construction: its attributes first, then what is in it. Names are
/// constants; values and text are escaped on the way in.
pub(crate) struct El {
    name: &'static str,
    /// All of it but its end.
    markup: String,
    /// Whether something is in it, so that its attributes are complete.
    filled: bool,
}

impl El {
    pub(crate) fn new(name: &'static str) -> El {
        let mut markup = String::with_capacity(160);
        markup.push('<');
        markup.push_str(name);
        El { name, markup, filled: false }
    }

    pub(crate) fn attr(mut self, name: &'static str, value: impl AsRef<str>) -> El {
        assert!(!self.filled, "an attribute after what is in the element");
        self.markup.push(' ');
        self.markup.push_str(name);
        self.markup.push_str("=\"");
        escape_into(&mut self.markup, value.as_ref());
        self.markup.push('"');
        self
    }

    pub(crate) fn class(self, value: impl AsRef<str>) -> El {
        self.attr("class", value)
    }

    pub(crate) fn text(mut self, text: &str) -> El {
        self.fill();
        escape_into(&mut self.markup, text);
        self
    }

    pub(crate) fn child(mut self, child: El) -> El {
        self.fill();
        self.markup.push_str(&child.into_markup());
        self
    }

    pub(crate) fn children(self, children: impl IntoIterator<Item = El>) -> El {
        children.into_iter().fold(self, El::child)
    }

    pub(crate) fn into_svg(self) -> Svg {
        Svg(self.into_markup())
    }

    fn fill(&mut self) {
        if !self.filled {
            self.filled = true;
            self.markup.push('>');
        }
    }

    fn into_markup(mut self) -> String {
        if self.filled {
            self.markup.push_str("</");
            self.markup.push_str(self.name);
            self.markup.push('>');
        } else {
            self.markup.push_str("/>");
        }
        self.markup
    }
}

/// The one place where text becomes markup.
///
/// Characters that XML 1.0 forbids are replaced, since a single one would make a saved SVG
/// unreadable as a whole.
fn escape_into(out: &mut String, text: &str) {
    // A page has thousands of these texts, and hardly any of them holds anything to escape.
    let is_plain =
        |byte: u8| matches!(byte, b' '..=b'~') && !matches!(byte, b'&' | b'<' | b'>' | b'"' | b'\'');
    if text.bytes().all(is_plain) {
        out.push_str(text);
        return;
    }
    for c in text.chars() {
        match stand_in(c) {
            Some(other) => out.push_str(other),
            None => out.push(c),
        }
    }
}

/// What stands for a character that cannot stand for itself.
fn stand_in(c: char) -> Option<&'static str> {
    match c {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        '"' => Some("&quot;"),
        '\'' => Some("&#39;"),
        '\t' | '\n' | '\r' => Some(" "),
        c if c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}') => Some("\u{FFFD}"),
        _ => None,
    }
}

/// A number with at most two decimals and no trailing zeros; what is not finite becomes 0.
pub(crate) fn num(value: f64) -> String {
    let value = if value.is_finite() { value } else { 0.0 };
    // In whole hundredths, which are written many times faster than a floating point number.
    #[expect(clippy::cast_possible_truncation, reason = "pictures are smaller than 10^16; `as` saturates")]
    let hundredths = (value * 100.0).round() as i64;
    let (whole, part) = (hundredths.unsigned_abs() / 100, hundredths.unsigned_abs() % 100);
    let sign = if hundredths < 0 { "-" } else { "" };
    match part {
        0 => format!("{sign}{whole}"),
        _ if part % 10 == 0 => format!("{sign}{whole}.{}", part / 10),
        _ => format!("{sign}{whole}.{part:02}"),
    }
}

/// A share of the picture's width or height, held within 0..=100.
pub(crate) fn pct(value: f64) -> String {
    let mut text = num(share(value));
    text.push('%');
    text
}

/// A length in the size of the text around it.
pub(crate) fn em(value: f64) -> String {
    let mut text = num(value);
    text.push_str("em");
    text
}

/// Holds a percentage within 0..=100; what is not a number becomes 0.
pub(crate) fn share(value: f64) -> f64 {
    if value.is_nan() { 0.0 } else { value.clamp(0.0, 100.0) }
}

/// A count as a number to draw with. Charts never have enough rows to lose a digit.
pub(crate) fn count(n: usize) -> f64 {
    u32::try_from(n).map_or(f64::from(u32::MAX), f64::from)
}

/// About how many CSS pixels a label takes at the size that the stylesheet sets labels in.
///
/// A generous estimate: a label that is left out is better than two that overlap.
pub(crate) fn label_px(label: &str) -> f64 {
    count(label.chars().count()) * 7.0 + 10.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short_and_finite() {
        for (value, text) in [
            (0.0, "0"),
            (-0.001, "0"),
            (33.333_33, "33.33"),
            (12.5, "12.5"),
            (100.0, "100"),
            (f64::NAN, "0"),
            (f64::INFINITY, "0"),
        ] {
            assert_eq!(num(value), text);
        }
        assert_eq!(pct(-3.0), "0%");
        assert_eq!(pct(f64::INFINITY), "100%");
        assert_eq!(pct(f64::NAN), "0%");
    }

    #[test]
    fn hostile_text_stays_text() {
        let svg =
            El::new("text").attr("class", "\" onload='x'").text("</text><script>\u{0}\u{FFFE}").into_svg();
        assert_eq!(
            svg.as_str(),
            "<text class=\"&quot; onload=&#39;x&#39;\">&lt;/text&gt;&lt;script&gt;\u{FFFD}\u{FFFD}</text>"
        );
    }
}
