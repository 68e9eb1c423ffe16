//! The fields of the index, and what a document puts into them.

use crate::analysis::{Analysis, fold, key, words};
use crate::flow::Flow;
use minga_kernel::search::Document;
use minga_kernel::{Day, Lang, Ref, Text};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use tantivy::TantivyDocument;
use tantivy::schema::{
    Field, IndexRecordOption, NumericOptions, STORED, Schema, TextFieldIndexing, TextOptions,
};
use tantivy::tokenizer::TokenizerManager;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// Raised with every change to what a document puts into the index, which makes
/// [`Index::open`](crate::Index::open) start anew.
pub(crate) const VERSION: u32 = 2;

/// Fast fields are opened by name.
pub(crate) const FACET: &str = "facet";
pub(crate) const DUE: &str = "due";
pub(crate) const ORDER: &str = "order";

/// Between a facet and its value. Sorts before every letter, so that the values of one
/// facet are neighbours.
pub(crate) const FACET_VALUE: char = '\0';

/// Text in one language: as a title and as a body.
#[derive(Clone, Copy)]
pub(crate) struct LangFields {
    pub(crate) title: Field,
    pub(crate) body: Field,
    pub(crate) analysis: Analysis,
}

/// The fields.
#[derive(Clone)]
pub(crate) struct Fields {
    /// What the document is filed under.
    pub(crate) root: Field,
    /// Whole names, each with a mark before it that says what it names ([`KeyOf`]).
    pub(crate) key: Field,
    /// Spanish, English, any other language.
    pub(crate) langs: [LangFields; 3],
    /// Spellings of the words in titles, names and codes.
    pub(crate) title_spellings: Field,
    /// Spellings of all words.
    pub(crate) spellings: Field,
    /// `facet` NUL `value`.
    facet: Field,
    /// The deadline, in [`days`].
    due: Field,
    /// What sorts the documents when nothing else does.
    order: Field,
    /// The [`Stored`] document.
    pub(crate) stored: Field,
}

/// What a whole name names.
#[derive(Clone, Copy)]
pub(crate) enum KeyOf {
    Code,
    Name,
    Title,
    /// Not a whole name: what a code begins with.
    CodeStart,
    /// No name that people know: the reference.
    Itself,
}

impl KeyOf {
    /// The term of a [`key`].
    pub(crate) fn term(self, key: &str) -> String {
        let mark = match self {
            KeyOf::Code => 'c',
            KeyOf::Name => 'n',
            KeyOf::Title => 't',
            KeyOf::CodeStart => 'p',
            KeyOf::Itself => 'r',
        };
        format!("{mark}{key}")
    }
}

/// The first letters of a code are a name for it from the second on and up to here.
pub(crate) const CODE_START: std::ops::RangeInclusive<usize> = 2..=32;

/// What comes back with a result.
#[derive(Serialize, Deserialize)]
pub(crate) struct Stored<'a> {
    pub(crate) reference: Ref,
    pub(crate) code: Cow<'a, str>,
    pub(crate) title: Cow<'a, Text>,
    pub(crate) paths: Cow<'a, [String; 2]>,
    pub(crate) body: Cow<'a, Text>,
}

impl Fields {
    /// The schema with its fields.
    pub(crate) fn schema() -> (Schema, Fields) {
        let mut schema = Schema::builder();
        let indexed = |tokenizer: &str, record, norms| {
            let indexing = TextFieldIndexing::default();
            let indexing = indexing.set_tokenizer(tokenizer).set_index_option(record).set_fieldnorms(norms);
            TextOptions::default().set_indexing_options(indexing)
        };
        let name = |tokenizer| indexed(tokenizer, IndexRecordOption::Basic, false);
        let spelling = || indexed("spelling", IndexRecordOption::Basic, false);
        let fast = || TextOptions::default().set_fast("raw");
        let mut lang = |code: &str, analysis| {
            let prose = || indexed(code, IndexRecordOption::WithFreqsAndPositions, true);
            LangFields {
                title: schema.add_text_field(&format!("title_{code}"), prose()),
                body: schema.add_text_field(&format!("body_{code}"), prose()),
                analysis,
            }
        };
        let fields = Fields {
            langs: [
                lang("es", Analysis::spanish()),
                lang("en", Analysis::english()),
                lang("plain", Analysis::Plain),
            ],
            root: schema.add_text_field("root", name("root")),
            key: schema.add_text_field("key", name("raw")),
            title_spellings: schema.add_text_field("title_spellings", spelling()),
            spellings: schema.add_text_field("spellings", spelling()),
            facet: schema.add_text_field(FACET, fast()),
            due: schema.add_i64_field(DUE, NumericOptions::default().set_fast()),
            order: schema.add_text_field(ORDER, fast()),
            stored: schema.add_text_field("stored", STORED),
        };
        (schema.build(), fields)
    }

    /// The tokenizers that the schema names.
    pub(crate) fn tokenizers(flow: &Flow) -> TokenizerManager {
        let tokenizers = TokenizerManager::default();
        tokenizers.register("root", flow.clone());
        tokenizers.register("es", Analysis::spanish());
        tokenizers.register("en", Analysis::english());
        tokenizers.register("plain", Analysis::Plain);
        tokenizers.register("spelling", Analysis::Spelling);
        tokenizers
    }

    /// The fields for text in the language with this code.
    fn lang(&self, code: &str) -> LangFields {
        let [spanish, english, plain] = self.langs;
        match code.split('-').next().unwrap_or_default() {
            "es" => spanish,
            "en" => english,
            _ => plain,
        }
    }

    /// A document for the index, filed under `root`.
    pub(crate) fn document(&self, root: &Ref, document: &Document) -> serde_json::Result<TantivyDocument> {
        let Document { reference, code, title, names, body, paths, facets, due } = document;
        let (title, body) = (normal(title), normal(body));
        let stored = Stored {
            reference: reference.clone(),
            code: Cow::Borrowed(code),
            title: Cow::Borrowed(&title),
            paths: Cow::Borrowed(paths),
            body: Cow::Borrowed(&body),
        };
        let mut out = TantivyDocument::default();
        out.add_text(self.stored, serde_json::to_string(&stored)?);
        out.add_text(self.root, root.to_string());
        self.add_keys(&mut out, document);

        for (lang, words) in title.iter() {
            out.add_text(self.lang(lang).title, words);
            out.add_text(self.title_spellings, words);
            out.add_text(self.spellings, words);
        }
        for (lang, words) in body.iter() {
            out.add_text(self.lang(lang).body, words);
            out.add_text(self.spellings, words);
        }
        let [spanish, english, plain] = self.langs;
        for name in names {
            // A name has no language: whoever looks for a word of it should find it.
            let name: String = name.nfc().collect();
            out.add_text(spanish.title, &name);
            out.add_text(english.title, &name);
            out.add_text(self.title_spellings, &name);
            out.add_text(self.spellings, &name);
        }
        out.add_text(plain.title, code);
        out.add_text(self.title_spellings, code);
        out.add_text(self.spellings, code);

        out.add_text(self.facet, facet_term("kind", reference.kind.as_str()));
        for (facet, value) in facets {
            out.add_text(self.facet, facet_term(facet, value));
        }
        if let Some(due) = due {
            out.add_i64(self.due, days(*due));
        }
        out.add_text(self.order, order(code, title.for_reader(Lang::default()), reference));
        Ok(out)
    }

    fn add_keys(&self, out: &mut TantivyDocument, document: &Document) {
        out.add_text(self.key, KeyOf::Itself.term(&document.reference.to_string()));
        let code = key(&document.code);
        if !code.is_empty() {
            for length in CODE_START {
                let Some((end, _)) = code.char_indices().nth(length - 1) else { break };
                let end = end + code[end..].chars().next().map_or(0, char::len_utf8);
                out.add_text(self.key, KeyOf::CodeStart.term(&code[..end]));
            }
            out.add_text(self.key, KeyOf::Code.term(&code));
        }
        for name in &document.names {
            out.add_text(self.key, KeyOf::Name.term(&key(name)));
        }
        for (_, title) in document.title.iter() {
            out.add_text(self.key, KeyOf::Title.term(&key(title)));
        }
    }
}

/// The term of a facet's value.
pub(crate) fn facet_term(facet: &str, value: &str) -> String {
    format!("{facet}{FACET_VALUE}{value}")
}

/// A day as a number.
pub(crate) fn days(day: Day) -> i64 {
    day.signed_duration_since(Day::default()).num_days()
}

/// A text whose letters are composed, so that where a word is in it stays true.
fn normal(text: &Text) -> Cow<'_, Text> {
    if text.iter().all(|(_, words)| is_nfc(words)) {
        return Cow::Borrowed(text);
    }
    let mut out = Text::default();
    for (lang, words) in text.iter() {
        out.set(lang, words.nfc().collect::<String>());
    }
    Cow::Owned(out)
}

/// What sorts documents as people sort them: `3.2` before `3.10`, `Índice` among the i.
fn order(code: &str, title: &str, reference: &Ref) -> String {
    const LONGEST: usize = 60;
    let mut out = String::new();
    for (_, word) in words(code) {
        push_ordered(&mut out, word);
    }
    if !out.is_empty() {
        // Below every letter and digit: what a code belongs to comes before what belongs to it.
        out.push('\u{1}');
    }
    for (_, word) in words(title).take_while(|(range, _)| range.start < LONGEST) {
        push_ordered(&mut out, word);
    }
    // Only a code is the document's own; two titles can be the same.
    if code.is_empty() {
        out.push_str(&reference.id.to_string());
    }
    out
}

fn push_ordered(out: &mut String, word: &str) {
    let word = fold(word);
    if word.bytes().all(|byte| byte.is_ascii_digit()) {
        out.extend(std::iter::repeat_n('0', 9_usize.saturating_sub(word.len())));
    }
    out.push_str(&word);
    out.push(' ');
}
