use crate::svg::El;

/// What a picture says to somebody who cannot see it, and the prefix of its ids.
///
/// Invariant: every id in the picture starts with the prefix, so pictures with different prefixes
/// can share a page. The prefix is reduced to ASCII letters, digits, `-` and `_`.
#[derive(Clone, Debug)]
pub struct Caption {
    id: String,
    words: Option<(String, String)>,
}

impl Caption {
    /// A picture that is read aloud: `title` says what it shows, `desc` the numbers that matter.
    ///
    /// `id` must be unique on the page. An empty `desc` is left out.
    pub fn new(id: &str, title: impl Into<String>, desc: impl Into<String>) -> Caption {
        Caption { id: tidy_id(id), words: Some((title.into(), desc.into())) }
    }

    /// A picture hidden from assistive technology, for when the same numbers stand as text next
    /// to it, in the same table row for instance.
    pub fn decorative(id: &str) -> Caption {
        Caption { id: tidy_id(id), words: None }
    }

    /// The id of a part of the picture.
    pub(crate) fn part(&self, part: &str) -> String {
        format!("{}-{part}", self.id)
    }

    /// The outermost element: full width, `height` as given, named or hidden.
    pub(crate) fn frame(&self, class: &str, height: &str) -> El {
        let svg = El::new("svg").class(format!("chart {class}")).attr("width", "100%").attr("height", height);
        let Some((title, desc)) = &self.words else {
            return svg.attr("aria-hidden", "true");
        };
        let (title_id, desc_id) = (self.part("title"), self.part("desc"));
        let titled = El::new("title").attr("id", &title_id).text(title);
        if desc.is_empty() {
            return svg.attr("role", "img").attr("aria-labelledby", title_id).child(titled);
        }
        svg.attr("role", "img")
            .attr("aria-labelledby", format!("{title_id} {desc_id}"))
            .child(titled)
            .child(El::new("desc").attr("id", desc_id).text(desc))
    }
}

/// An id that is also safe inside `url(#…)` and in a list of ids.
pub(crate) fn tidy_id(id: &str) -> String {
    let tidy: String =
        id.chars().map(|c| if c.is_ascii_alphanumeric() || c == '_' { c } else { '-' }).collect();
    if tidy.starts_with(|c: char| c.is_ascii_alphabetic()) { tidy } else { format!("c{tidy}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_safe_in_references() {
        assert_eq!(tidy_id("plan:2025 #1"), "plan-2025--1");
        assert_eq!(tidy_id("7"), "c7");
        assert_eq!(tidy_id(""), "c");
    }
}
