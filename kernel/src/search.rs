//! The port of the search engine: what can be found, how it is asked for, what comes back.
//!
//! The index is derived state. Losing it loses nothing; it can be built again from
//! the database at any time.

use crate::{Day, Lang, Ref, Text};

/// A thing that can be found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// The thing itself; its kind is a facet.
    pub reference: Ref,
    /// The code by which people name it (`MINTEL`, `EC-PAGA-1`).
    pub code: String,
    /// Its title, which weighs most.
    pub title: Text,
    /// Other names by which it is known (an acronym, a former name).
    pub names: Vec<String>,
    /// Everything else that it says.
    pub body: Text,
    /// The path of its page in each language, in the order of [`Lang::ALL`].
    pub paths: [String; 2],
    /// Values to filter by, as `(facet, value)`: `("state", "completed")`, `("sdg", "16")`.
    pub facets: Vec<(&'static str, String)>,
    /// The deadline, if it is still open: whatever is due before today is overdue.
    pub due: Option<Day>,
}

/// What somebody looks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// The words; may be empty, which finds everything.
    pub text: String,
    /// The language of the reader.
    pub lang: Lang,
    /// Chosen filters, as `(facet, value)`. Values of one facet are alternatives;
    /// different facets must all hold.
    pub filters: Vec<(String, String)>,
    /// The reader's day: what is due before it is overdue.
    pub today: Day,
    /// Only what is overdue.
    pub overdue: bool,
    /// Only these things; nothing in it: whatever is found.
    pub only: Vec<Ref>,
    /// How many results to pass over.
    pub offset: usize,
    /// How many results to return.
    pub limit: usize,
}

/// One result.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// What was found.
    pub reference: Ref,
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: Text,
    /// The path of its page in each language.
    pub paths: [String; 2],
    /// The part of the text that matched, in pieces; `true` marks a matched word.
    pub excerpt: Vec<(bool, String)>,
    /// The language that the excerpt is in, which is not always the reader's.
    /// Empty if there is no excerpt.
    pub excerpt_lang: String,
}

/// How many results carry each value of a facet, most frequent first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetCounts {
    /// The facet's name.
    pub facet: String,
    /// Values with their counts. The counts ignore this facet's own filter, so that
    /// a person sees what another choice would find.
    pub values: Vec<(String, u64)>,
}

/// How far the results answer the words, so that a page can say so.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Answer {
    /// Every word was found (or there were no words).
    #[default]
    Whole,
    /// Nothing has all the words; these results have some of them.
    Part,
    /// Nothing has any of the words; these results are for the suggestion.
    Respelled,
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Hits {
    /// How far the results answer the words.
    pub answer: Answer,
    /// How many in all.
    pub total: u64,
    /// How many of what the words and filters find is overdue, whether or not the
    /// query asks for only that.
    pub overdue: u64,
    /// The asked page of them, best first.
    pub items: Vec<Hit>,
    /// Counts for each facet.
    pub facets: Vec<FacetCounts>,
    /// The text in a spelling that finds more, if not all of its words were found.
    pub suggestion: Option<String>,
}

/// Why a search could not be done. The person is told to try again; the log has the rest.
#[derive(Debug, thiserror::Error)]
#[error("search index: {0}")]
pub struct SearchError(pub String);

/// The search engine.
///
/// Methods block; callers on an asynchronous runtime use a blocking thread.
pub trait Search: Send + Sync {
    /// Finds.
    fn find(&self, query: &Query) -> Result<Hits, SearchError>;

    /// The sequence of the last event that the index has seen; 0 when it is empty.
    fn sequence(&self) -> u64;

    /// Replaces everything under `roots` (documents are filed under the root that they
    /// were put with) by `documents`, and remembers `sequence`, in one step.
    ///
    /// `None` as `roots` empties the whole index first. If `documents` yields an error
    /// (they are read from somewhere that can fail), nothing changes at all.
    fn replace(
        &self,
        roots: Option<&[Ref]>,
        documents: &mut dyn Iterator<Item = Result<(Ref, Document), SearchError>>,
        sequence: u64,
    ) -> Result<(), SearchError>;
}
