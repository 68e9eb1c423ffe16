use super::PlanFacts;
use crate::model::{Dates, Milestone, State};
use crate::progress::Progress;
use minga_i18n::{FluentArgs, FluentValue};
use minga_kernel::document::{Bar, Block, Column, Document, Said, Shape};
use minga_kernel::{Day, Text};

/// Writes a document, part by part.
pub(super) struct Pen<'a> {
    facts: &'a PlanFacts<'a>,
    blocks: Vec<Block>,
}

impl<'a> Pen<'a> {
    pub(super) fn new(facts: &'a PlanFacts<'a>) -> Pen<'a> {
        Pen { facts, blocks: Vec::new() }
    }

    /// What was written, as a document.
    pub(super) fn document(
        self,
        shape: Shape,
        title: String,
        subtitle: String,
        cover: Vec<(Said, Said)>,
    ) -> Document {
        let facts = self.facts;
        let author = format!("{} · {}", facts.place, self.word("shell-site-name"));
        let day = self.day(facts.today);
        let foot = self.say("plans-paper-foot", &[("title", title.as_str().into()), ("date", day.into())]);
        Document {
            contents: (shape == Shape::Report).then(|| self.word("plans-paper-contents")),
            title,
            subtitle,
            lang: facts.lang,
            author,
            day: facts.today,
            shape,
            cover,
            foot,
            blocks: self.blocks,
        }
    }

    // Words.

    pub(super) fn word(&self, key: &str) -> String {
        self.facts.app.words.plain(self.facts.lang, key)
    }

    pub(super) fn say(&self, key: &str, all: &[(&'static str, FluentValue<'_>)]) -> String {
        let mut args = FluentArgs::new();
        for (name, value) in all {
            args.set(*name, value.clone());
        }
        self.facts.app.words.say(self.facts.lang, key, &args)
    }

    pub(super) fn day(&self, day: Day) -> String {
        self.facts.app.words.formats(self.facts.lang).day(day)
    }

    pub(super) fn number(&self, value: usize) -> String {
        self.facts.app.words.formats(self.facts.lang).number(value as f64, 0)
    }

    pub(super) fn percent(&self, value: f64) -> String {
        self.facts.app.words.formats(self.facts.lang).percent(value)
    }

    pub(super) fn state(&self, state: State) -> String {
        self.say("plans-state", &[("state", state.code().into())])
    }

    /// A text that people wrote, in the language that it is in; nothing if it is empty.
    pub(super) fn text(&self, text: &Text) -> Option<Said> {
        let (code, words) = text.best(self.facts.lang)?;
        Some(Said {
            words: words.to_owned(),
            lang: (code != self.facts.lang.code()).then(|| code.to_owned()),
        })
    }

    /// The same for what is never empty.
    pub(super) fn title(&self, text: &Text) -> Said {
        self.text(text).unwrap_or_else(|| "".into())
    }

    /// From when until when, as far as it is known.
    pub(super) fn dates(&self, dates: Dates) -> String {
        match (dates.start, dates.end) {
            (Some(start), Some(end)) => self.say(
                "plans-paper-dates",
                &[("start", self.day(start).into()), ("end", self.day(end).into())],
            ),
            (None, Some(end)) => self.day(end),
            (Some(start), None) => self.say("plans-from", &[("date", self.day(start).into())]),
            (None, None) => self.word("plans-no-date"),
        }
    }

    /// The pair in words.
    pub(super) fn pair(&self, progress: Option<Progress>) -> String {
        match progress.map(Progress::rounded) {
            None => self.word("shell-no-figure"),
            Some(it) => self.say(
                "plans-paper-pair",
                &[
                    ("reported", self.percent(it.reported).into()),
                    ("confirmed", self.percent(it.confirmed).into()),
                ],
            ),
        }
    }

    /// What is reported of a milestone, and what is confirmed.
    pub(super) fn figures(&self, it: &Milestone) -> String {
        let figure =
            |value: Option<i64>| value.map_or_else(|| "none".to_owned(), |value| self.percent(value as f64));
        let figures = [("reported", figure(it.reported).into()), ("confirmed", figure(it.confirmed).into())];
        self.say("plans-paper-milestone-figures", &figures)
    }

    /// The state of a milestone with what there is to say of its time.
    pub(super) fn standing(&self, it: &Milestone) -> String {
        let mut said = vec![self.state(it.state)];
        if it.delay_reported {
            said.push(self.word("plans-delayed"));
        }
        if it.is_overdue(self.facts.today) {
            said.push(self.word("plans-overdue"));
        }
        if it.is_completed_late() {
            said.push(self.word("plans-completed-late"));
        }
        said.join(". ")
    }

    // Parts of the document.

    pub(super) fn heading(&mut self, level: u8, said: impl Into<Said>) {
        self.blocks.push(Block::Heading { level, said: said.into() });
    }

    pub(super) fn heading_of(&mut self, level: u8, key: &str) {
        let said = self.word(key);
        self.heading(level, said);
    }

    pub(super) fn paragraph(&mut self, said: impl Into<Said>) {
        self.blocks.push(Block::Paragraph { said: said.into() });
    }

    pub(super) fn paragraph_of(&mut self, key: &str) {
        let said = self.word(key);
        self.paragraph(said);
    }

    pub(super) fn note(&mut self, said: impl Into<Said>) {
        self.blocks.push(Block::Note { said: said.into() });
    }

    /// Something that somebody wrote under a heading; nothing if they did not.
    pub(super) fn under(&mut self, level: u8, key: &str, text: &Text) {
        if let Some(said) = self.text(text) {
            self.heading_of(level, key);
            self.paragraphs(&said);
        }
    }

    /// What somebody wrote, each of its paragraphs as one.
    pub(super) fn paragraphs(&mut self, said: &Said) {
        for words in said.words.lines().map(str::trim).filter(|line| !line.is_empty()) {
            self.paragraph(Said { words: words.to_owned(), lang: said.lang.clone() });
        }
    }

    pub(super) fn list(&mut self, items: Vec<Said>) {
        if !items.is_empty() {
            self.blocks.push(Block::List { items });
        }
    }

    pub(super) fn facts(&mut self, about: String, rows: Vec<(Said, Said)>) {
        if !rows.is_empty() {
            self.blocks.push(Block::Facts { about, rows });
        }
    }

    /// A table: each column by the key of its heading and its share of the width.
    pub(super) fn table(&mut self, about: String, columns: &[(&str, u8)], rows: Vec<Vec<Said>>) {
        if !rows.is_empty() {
            let columns = columns.iter().map(|(key, share)| Column { title: self.word(key), share: *share });
            let columns = columns.collect();
            self.blocks.push(Block::Table { about, columns, rows });
        }
    }

    pub(super) fn bars(&mut self, about: String, of: String, rows: Vec<(Said, Option<Progress>)>) {
        let rows: Vec<Bar> = rows.into_iter().map(|(label, progress)| self.bar(label, progress)).collect();
        if !rows.is_empty() {
            self.blocks.push(Block::Bars { about, columns: [of, self.word("plans-progress")], rows });
        }
    }

    pub(super) fn push(&mut self, block: Block) {
        self.blocks.push(block);
    }

    fn bar(&self, label: Said, progress: Option<Progress>) -> Bar {
        let shown = progress.map(Progress::rounded);
        let drawn = shown.unwrap_or(Progress { reported: 0.0, confirmed: 0.0 });
        Bar { label, reported: drawn.reported, confirmed: drawn.confirmed, figures: self.pair(progress) }
    }
}
