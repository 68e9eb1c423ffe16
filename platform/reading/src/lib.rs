//! The text of documents that people upload, for the search; and what was added to a PDF since.
//!
//! A document is written by strangers: it may be broken, or made to break whoever reads it.
//! What is read here is bounded by [`Limits`] as far as a reader can bound itself; what goes
//! beyond (memory that a library takes, a stack that overflows) is bounded by whoever runs it in
//! a process of its own, as the server does.
//!
//! Invariant: nothing here knows a feature, writes a file or asks the network.

mod added;
mod odd;
mod pdf;
mod xml;

pub use added::only_proofs_since;
pub use minga_kernel::Unreadable;

/// The bounds of what is read.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// The most letters of a text; what is beyond is left out.
    pub letters: usize,
    /// The most bytes that a part of a document may unpack to.
    pub unpacked: u64,
    /// The most pages of a PDF that are read.
    pub pages: usize,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits { letters: 1_000_000, unpacked: 64 << 20, pages: 2_000 }
    }
}

/// The text of a document of the kind with this ending.
pub fn text_of(ending: &str, bytes: &[u8], limits: &Limits) -> Result<String, Unreadable> {
    let text = match ending {
        "pdf" => pdf::text_of(bytes, limits)?,
        "docx" | "odt" | "odp" | "pptx" => xml::text_of(ending, bytes, limits)?,
        "txt" | "csv" => odd::text_of(bytes),
        _ => return Err(Unreadable::Kind),
    };
    let text = tidied(&text, limits.letters);
    if text.is_empty() { Err(Unreadable::Empty) } else { Ok(text) }
}

/// Without letters that nobody sees, and with one space or line where there were many.
fn tidied(text: &str, most: usize) -> String {
    let mut out = String::new();
    let mut letters = 0;
    for line in text.lines() {
        let mut words = line.split(|letter: char| letter.is_whitespace() || letter.is_control());
        let mut begun = false;
        for word in words.by_ref().filter(|word| !word.is_empty()) {
            let count = word.chars().count() + 1;
            if letters + count > most {
                return out.trim_end().to_owned();
            }
            if begun {
                out.push(' ');
            }
            out.push_str(word);
            letters += count;
            begun = true;
        }
        if begun {
            out.push('\n');
        }
    }
    out.trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_tidied_and_cut_at_a_word() {
        assert_eq!(tidied("  Acta \u{0}\t de\r\n\n\nreunión  ", 100), "Acta de\nreunión");
        assert_eq!(tidied("uno dos tres", 8), "uno dos");
        assert_eq!(text_of("txt", b" \n", &Limits::default()), Err(Unreadable::Empty));
        assert_eq!(text_of("xls", b"x", &Limits::default()), Err(Unreadable::Kind));
    }
}
