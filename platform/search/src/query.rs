//! From words to a query of the index, and what outranks what.
//!
//! Scores come in floors that no sum on a lower floor can reach: the thing of exactly
//! this name, then codes that begin so, then a word as written with its `ñ`, then words
//! in titles, then words in bodies.

use crate::analysis::SPELLING;
use crate::parse::{Parsed, Part, Word};
use crate::schema::{CODE_START, Fields, KeyOf};
use minga_kernel::{Lang, Ref};
use std::collections::HashMap;
use tantivy::collector::Count;
use tantivy::query::{
    BooleanQuery, BoostQuery, ConstScoreQuery, EmptyQuery, Occur, PhraseQuery, Query, TermQuery, TermSetQuery,
};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{Searcher, Term};

const IS_CODE: f32 = 40_000.0;
const IS_NAME: f32 = 30_000.0;
const IS_TITLE: f32 = 20_000.0;
const CODE_BEGINS: f32 = 5_000.0;
const WITH_ENYE: f32 = 1_000.0;
const IN_TITLE: f32 = 100.0;
/// A word that only begins as the typed one does comes after those that are it.
const BEGINS_IN_TITLE: f32 = 0.05;
const BEGINS: f32 = 0.01;
/// Between equals, what speaks the reader's language.
const READERS_LANGUAGE: f32 = 1.3;

/// How many completions of the last word are looked for, the most frequent first.
const COMPLETIONS: usize = 64;
/// How many spellings are looked at to find these.
const LOOKED_AT: usize = 10_000;

/// What queries are made with.
pub(crate) struct Maker<'a> {
    pub(crate) searcher: &'a Searcher,
    pub(crate) fields: &'a Fields,
    pub(crate) lang: Lang,
}

/// The pieces of a query: what each part of the text finds, and what all of it names.
pub(crate) struct Made {
    parts: Vec<Box<dyn Query>>,
    names: Vec<Box<dyn Query>>,
}

impl Made {
    /// The query for documents with at least `least` of the parts, or of this very name.
    pub(crate) fn with_at_least(&self, least: usize) -> Box<dyn Query> {
        let parts = self.parts.iter().map(|part| part.box_clone());
        let words: Box<dyn Query> = if least >= self.parts.len() {
            all(parts.collect())
        } else {
            Box::new(BooleanQuery::union_with_minimum_required_clauses(parts.collect(), least))
        };
        any(std::iter::once(words).chain(self.names.iter().map(|name| name.box_clone())).collect())
    }

    /// How many parts there are.
    pub(crate) fn len(&self) -> usize {
        self.parts.len()
    }
}

impl Maker<'_> {
    pub(crate) fn make(&self, parsed: &Parsed) -> tantivy::Result<Made> {
        let last = parsed.parts.len().saturating_sub(1);
        let mut parts = Vec::new();
        for (number, part) in parsed.parts.iter().enumerate() {
            parts.push(match part {
                Part::Word(word) => self.word(word, parsed.open && number == last)?,
                Part::Phrase(words) => self.phrase(words),
            });
        }
        Ok(Made { parts, names: self.names(&parsed.key)? })
    }

    fn names(&self, key: &str) -> tantivy::Result<Vec<Box<dyn Query>>> {
        let mut out: Vec<Box<dyn Query>> = Vec::new();
        for (key_of, score) in [
            (KeyOf::Code, IS_CODE),
            (KeyOf::Name, IS_NAME),
            (KeyOf::Title, IS_TITLE),
            (KeyOf::CodeStart, CODE_BEGINS),
        ] {
            if key.is_empty()
                || matches!(key_of, KeyOf::CodeStart) && !CODE_START.contains(&key.chars().count())
            {
                continue;
            }
            let term = Term::from_field_text(self.fields.key, &key_of.term(key));
            if self.searcher.doc_freq(&term)? > 0 {
                out.push(constant(Box::new(TermQuery::new(term, IndexRecordOption::Basic)), score));
            }
        }
        Ok(out)
    }

    fn word(&self, word: &Word, open: bool) -> tantivy::Result<Box<dyn Query>> {
        let mut scored: Vec<Box<dyn Query>> = Vec::new();
        let mut titles: Vec<Box<dyn Query>> = Vec::new();
        let mut enye: Vec<Box<dyn Query>> = Vec::new();
        for (number, lang) in self.fields.langs.iter().enumerate() {
            let boost = self.boost(number);
            let stem = lang.analysis.term(&word.folded);
            for field in [lang.title, lang.body] {
                let Some(term) = self.term(field, &stem)? else { continue };
                scored.push(boosted(term.box_clone(), boost));
                if field == lang.title {
                    titles.push(term);
                }
            }
            if let Some(kept) = &word.enye {
                let stem = lang.analysis.term(kept);
                for field in [lang.title, lang.body] {
                    enye.extend(self.term(field, &stem)?);
                }
            }
        }
        for (group, score) in [(titles, IN_TITLE), (enye, WITH_ENYE)] {
            if !group.is_empty() {
                scored.push(constant(any(group), score));
            }
        }
        if open {
            self.complete(word, &mut scored)?;
        }
        Ok(any(scored))
    }

    /// Whether any document has the word.
    pub(crate) fn knows(&self, word: &Word, open: bool) -> tantivy::Result<bool> {
        Ok(self.searcher.search(&*self.word(word, open)?, &Count)? > 0)
    }

    /// The query for a term, if any document has it.
    fn term(&self, field: Field, term: &str) -> tantivy::Result<Option<Box<dyn Query>>> {
        let term = Term::from_field_text(field, term);
        let found = self.searcher.doc_freq(&term)? > 0;
        Ok(found.then(|| Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs)) as Box<dyn Query>))
    }

    fn boost(&self, lang: usize) -> f32 {
        let readers = match self.lang {
            Lang::Es => 0,
            Lang::En => 1,
        };
        if lang == readers { READERS_LANGUAGE } else { 1.0 }
    }

    fn phrase(&self, words: &[Word]) -> Box<dyn Query> {
        let mut scored: Vec<Box<dyn Query>> = Vec::new();
        let mut titles: Vec<Box<dyn Query>> = Vec::new();
        for (number, lang) in self.fields.langs.iter().enumerate() {
            for field in [lang.title, lang.body] {
                let terms = words.iter().map(|word| {
                    // Whoever quotes means what they wrote, so `ñ` is `ñ` here.
                    let word = word.enye.as_ref().unwrap_or(&word.folded);
                    Term::from_field_text(field, &lang.analysis.term(word))
                });
                let phrase = PhraseQuery::new(terms.collect());
                scored.push(boosted(Box::new(phrase.clone()), self.boost(number)));
                if field == lang.title {
                    titles.push(Box::new(phrase));
                }
            }
        }
        scored.push(constant(any(titles), IN_TITLE));
        any(scored)
    }

    /// Adds what is found by the words that begin with this one. Two letters say
    /// something of a title, but begin some word of most bodies; one says nothing.
    fn complete(&self, word: &Word, out: &mut Vec<Box<dyn Query>>) -> tantivy::Result<()> {
        let letters = word.folded.chars().count();
        if letters < 2 {
            return Ok(());
        }
        let completions = self.completions(&word.folded)?;
        if completions.is_empty() {
            return Ok(());
        }
        let Fields { title_spellings, spellings, .. } = *self.fields;
        let mut add = |field, score| {
            let terms = completions.iter().map(|spelling| Term::from_field_text(field, spelling));
            out.push(constant(Box::new(TermSetQuery::new(terms)), score));
        };
        add(title_spellings, BEGINS_IN_TITLE);
        if letters > 2 {
            add(spellings, BEGINS);
        }
        Ok(())
    }

    /// The most frequent spellings of longer words that begin so.
    fn completions(&self, start: &str) -> tantivy::Result<Vec<String>> {
        let mut found: HashMap<Vec<u8>, u32> = HashMap::new();
        for segment in self.searcher.segment_readers() {
            let index = segment.inverted_index(self.fields.spellings)?;
            let mut stream = index.terms().range().ge(start).into_stream()?;
            let mut looked = 0;
            while looked < LOOKED_AT && stream.advance() && stream.key().starts_with(start.as_bytes()) {
                // What is this very word is found by its stem already.
                let more = stream.key().get(start.len()).is_some_and(|&byte| byte != SPELLING as u8);
                if more {
                    *found.entry(stream.key().to_vec()).or_default() += stream.value().doc_freq;
                }
                looked += 1;
            }
        }
        let mut found: Vec<(Vec<u8>, u32)> = found.into_iter().collect();
        found.sort_unstable_by(|(a, a_count), (b, b_count)| b_count.cmp(a_count).then_with(|| a.cmp(b)));
        found.truncate(COMPLETIONS);
        Ok(found.into_iter().filter_map(|(spelling, _)| String::from_utf8(spelling).ok()).collect())
    }
}

fn constant(query: Box<dyn Query>, score: f32) -> Box<dyn Query> {
    Box::new(ConstScoreQuery::new(query, score))
}

fn boosted(query: Box<dyn Query>, boost: f32) -> Box<dyn Query> {
    Box::new(BoostQuery::new(query, boost))
}

/// The query for what this one finds among these things; all of it where none are named.
pub(crate) fn among(fields: &Fields, only: &[Ref], query: Box<dyn Query>) -> Box<dyn Query> {
    if only.is_empty() {
        return query;
    }
    let term = |thing: &Ref| Term::from_field_text(fields.key, &KeyOf::Itself.term(&thing.to_string()));
    all(vec![query, constant(Box::new(TermSetQuery::new(only.iter().map(term))), 0.0)])
}

fn any(mut queries: Vec<Box<dyn Query>>) -> Box<dyn Query> {
    match queries.len() {
        0 => Box::new(EmptyQuery),
        1 => queries.swap_remove(0),
        _ => Box::new(BooleanQuery::union(queries)),
    }
}

fn all(mut queries: Vec<Box<dyn Query>>) -> Box<dyn Query> {
    match queries.len() {
        0 => Box::new(EmptyQuery),
        1 => queries.swap_remove(0),
        _ => Box::new(BooleanQuery::new(queries.into_iter().map(|query| (Occur::Must, query)).collect())),
    }
}
