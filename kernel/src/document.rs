//! Documents to print and to take along: described once, written by an engine in every form.
//!
//! A document is a plain tree. Nothing in it is markup: every text is shown as it stands.

use crate::{Day, Lang};
use serde::{Deserialize, Serialize};

/// A document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// Its title.
    pub title: String,
    /// One line below the title.
    pub subtitle: String,
    /// In which language it speaks.
    pub lang: Lang,
    /// Whose it is: the place and the program's name in that language.
    pub author: String,
    /// The day of whose facts it tells.
    pub day: Day,
    /// How it lies on paper.
    pub shape: Shape,
    /// What the cover says besides the title, as labels and values.
    pub cover: Vec<(Said, Said)>,
    /// The heading of the list of contents; without one there is no such list.
    pub contents: Option<String>,
    /// What stands at the foot of each page, before its number.
    pub foot: String,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// How a document lies on paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shape {
    /// A cover, then pages.
    Report,
    /// Pages without a cover.
    Sheet,
    /// To be shown on a wall: each heading of the first level begins a picture.
    Slides,
}

/// Words in a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// The words.
    pub words: String,
    /// The language that they are in (BCP 47), where it is not the document's.
    pub lang: Option<String>,
}

impl<T: Into<String>> From<T> for Said {
    fn from(words: T) -> Said {
        Said { words: words.into(), lang: None }
    }
}

/// A part of a document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Block {
    /// A heading; the document's title is level 0, so levels begin at 1.
    Heading {
        /// From 1.
        level: u8,
        /// Its words.
        said: Said,
    },
    /// A paragraph.
    Paragraph {
        /// Its words.
        said: Said,
    },
    /// What is said in passing, in small letters.
    Note {
        /// Its words.
        said: Said,
    },
    /// Several things of one kind.
    List {
        /// Each of them.
        items: Vec<Said>,
    },
    /// Labels with their values.
    Facts {
        /// What it is about, for whoever cannot see it.
        about: String,
        /// Label and value.
        rows: Vec<(Said, Said)>,
    },
    /// A table with a row of headings.
    Table {
        /// What it is about.
        about: String,
        /// The headings.
        columns: Vec<Column>,
        /// The rows, each as long as the headings.
        rows: Vec<Vec<Said>>,
    },
    /// Figures as bars, with each figure in words beside its bar.
    Bars {
        /// What it is about.
        about: String,
        /// The headings of its two columns.
        columns: [String; 2],
        /// Each bar.
        rows: Vec<Bar>,
    },
    /// Places to sign.
    Signatures {
        /// What it is about.
        about: String,
        /// Who signs, and what to write there.
        rows: Vec<Signer>,
    },
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Column {
    /// Its heading.
    pub title: String,
    /// Its share of the width.
    pub share: u8,
}

/// A bar with its figures, in percent.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Bar {
    /// Of what.
    pub label: Said,
    /// What the bar shows lightly.
    pub reported: f64,
    /// What it shows fully.
    pub confirmed: f64,
    /// Both in words.
    pub figures: String,
}

/// Somebody who signs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Signer {
    /// For which body.
    pub body: Said,
    /// In which part.
    pub part: String,
    /// What is to be filled in: name, post, date.
    pub lines: Vec<String>,
}

impl Document {
    /// How much there is to write: paragraphs, rows and bars.
    pub fn size(&self) -> usize {
        let of = |block: &Block| match block {
            Block::Heading { .. } | Block::Paragraph { .. } | Block::Note { .. } => 1,
            Block::List { items } => items.len(),
            Block::Facts { rows, .. } => rows.len(),
            Block::Table { rows, .. } => rows.len(),
            Block::Bars { rows, .. } => rows.len(),
            Block::Signatures { rows, .. } => rows.len(),
        };
        self.blocks.iter().map(of).sum()
    }
}

/// Writes documents as files. It takes time and memory: never on a thread that serves.
pub trait Press: Send + Sync {
    /// A tagged, accessible PDF. The same document gives the same bytes.
    fn pdf(&self, document: &Document) -> Result<Vec<u8>, PressError>;

    /// A text that can be edited (OpenDocument). The same document gives the same bytes.
    fn text(&self, document: &Document) -> Result<Vec<u8>, PressError>;
}

/// A document could not be written: a fault of ours. No caller decides by it.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct PressError(pub String);
