//! What somebody searches for, apart from the page of results that they look at: so that a search
//! can be followed.

use super::{FACETS, LONGEST};
use crate::{App, PageError, Visit, escape_query};
use minga_kernel::search::{Answer, Query};
use minga_kernel::{Day, Lang, Ref};
use std::fmt::Write;

/// A search: words and filters.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Asked {
    /// The words.
    pub text: String,
    /// The filters, as facet and value, in order.
    pub filters: Vec<(String, String)>,
    /// Only what is overdue.
    pub overdue: bool,
}

impl Asked {
    /// What the address of a visit asks for.
    pub fn of(visit: &Visit) -> Asked {
        Asked::from_pairs(&visit.query)
    }

    /// Reads what [`Asked::query`] wrote.
    pub fn parse(query: &str) -> Asked {
        let pairs: Vec<_> = query.split('&').map(crate::visit::parameter).collect();
        Asked::from_pairs(&pairs)
    }

    fn from_pairs(pairs: &[(String, String)]) -> Asked {
        let values = |name: &str| {
            let found = pairs.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.trim());
            found.filter(|value| !value.is_empty()).map(str::to_owned).collect::<Vec<_>>()
        };
        let filters = FACETS.iter().flat_map(|facet| {
            let mut chosen = values(facet);
            chosen.sort_unstable();
            chosen.dedup();
            chosen.into_iter().map(|value| ((*facet).to_owned(), value))
        });
        Asked {
            text: values("q").into_iter().next().unwrap_or_default().chars().take(LONGEST).collect(),
            filters: filters.collect(),
            overdue: !values("overdue").is_empty(),
        }
    }

    /// Whether it asks for anything at all.
    pub fn is_empty(&self) -> bool {
        *self == Asked::default()
    }

    /// The same search always as the same text: the query of its address.
    pub fn query(&self) -> String {
        let mut query = format!("q={}", escape_query(&self.text));
        for (facet, value) in &self.filters {
            // Writing to a string cannot fail.
            let _ = write!(query, "&{facet}={}", escape_query(value));
        }
        if self.overdue {
            query.push_str("&overdue=1");
        }
        query
    }

    /// The path of its results.
    pub fn path(&self, lang: Lang) -> String {
        format!("{}?{}", super::SEARCH.path(lang, &[]), self.query())
    }

    /// What a person calls it: its words, and its filters in words.
    pub fn label(&self, app: &App, lang: Lang) -> String {
        let mut parts: Vec<String> = Vec::new();
        if !self.text.is_empty() {
            parts.push(self.text.clone());
        }
        parts.extend(self.filters.iter().map(|(facet, value)| {
            let label = super::value_label(app, lang, facet, value);
            format!("{}: {label}", app.words.plain(lang, &format!("facet-{facet}")))
        }));
        if self.overdue {
            parts.push(app.words.plain(lang, "shell-search-overdue"));
        }
        parts.join(" · ")
    }

    /// The question for the search engine.
    pub(super) fn question(&self, lang: Lang, today: Day) -> Query {
        Query {
            text: self.text.clone(),
            lang,
            filters: self.filters.clone(),
            today,
            overdue: self.overdue,
            ..Query::default()
        }
    }

    /// Which of these things it finds, with all of its words.
    pub async fn among(&self, app: &App, things: &[Ref], today: Day) -> Result<Vec<Ref>, PageError> {
        let mut found = Vec::new();
        for some in things.chunks(MOST) {
            let question =
                Query { only: some.to_vec(), limit: some.len(), ..self.question(Lang::default(), today) };
            let search = app.search.clone();
            let hits = tokio::task::spawn_blocking(move || search.find(&question))
                .await
                .map_err(|error| PageError::Internal(error.to_string()))??;
            // What has some of the words only is nothing that somebody asked to hear of.
            if hits.answer == Answer::Whole {
                found.extend(hits.items.into_iter().map(|hit| hit.reference));
            }
        }
        Ok(found)
    }
}

/// Things that are asked about at once.
const MOST: usize = 1_000;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_search_is_the_same_text() {
        let one = Asked::parse("kind=plan&q=+agua+%26+más&theme=&state=b&state=a&state=b&page=3&x=1");
        let other = Asked::parse("state=a&state=b&q=agua%20%26%20m%C3%A1s&kind=plan");
        assert_eq!(one, other);
        assert_eq!(one.query(), "q=agua%20%26%20m%C3%A1s&kind=plan&state=a&state=b");
        assert_eq!(Asked::parse(&one.query()), one);
        assert!(Asked::parse("").is_empty() && Asked::parse("q=+&page=2").is_empty());
        assert!(!Asked::parse("overdue=1").is_empty());
        assert_eq!(Asked::parse(&format!("q={}", "ñ".repeat(500))).text.chars().count(), LONGEST);
    }
}
