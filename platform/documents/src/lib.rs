//! The press: documents as tagged PDF, and as text that can be edited.
//!
//! | file | what it settles |
//! |---|---|
//! | `pdf.rs`, `assets/document.typ` | a PDF after PDF/UA-1, typeset with Typst |
//! | `fonts.rs` | the fonts, and what of a text they cannot show |
//! | `text.rs`, `xml.rs` | an OpenDocument text |
//!
//! Invariants:
//! - no word of a document is ever markup: Typst gets them as values, XML escapes them;
//! - the same document gives the same bytes, on any day and any machine;
//! - nothing is read from the disk or fetched: fonts and layout are in the program.

mod fonts;
mod pdf;
mod text;
mod xml;

pub use fonts::Fonts;

use minga_kernel::document::{Document, Press, PressError};

/// The press.
pub struct Typesetter {
    fonts: Fonts,
}

impl Typesetter {
    /// A press with these fonts.
    pub fn new(fonts: Fonts) -> Typesetter {
        Typesetter { fonts }
    }
}

impl Default for Typesetter {
    /// A press with the fonts that the program carries.
    fn default() -> Typesetter {
        Typesetter::new(Fonts::carried())
    }
}

impl Press for Typesetter {
    fn pdf(&self, document: &Document) -> Result<Vec<u8>, PressError> {
        pdf::write(&self.fonts, document)
    }

    fn text(&self, document: &Document) -> Result<Vec<u8>, PressError> {
        text::write(document)
    }
}
