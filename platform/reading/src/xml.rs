//! Documents that are archives of XML: Office Open XML (ECMA-376) and OpenDocument (ISO 26300).
//! No entity is expanded but the five of XML itself, and nothing outside is fetched.

use crate::{Limits, Unreadable};
use quick_xml::Reader;
use quick_xml::events::Event;
use std::io::{BufReader, Cursor, Read};
use zip::ZipArchive;

/// The most parts of which a text is gathered: slides, notes.
const PARTS: usize = 2_000;

pub(crate) fn text_of(ending: &str, bytes: &[u8], limits: &Limits) -> Result<String, Unreadable> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unreadable::Broken)?;
    let mut names: Vec<String> = Vec::new();
    for index in 0..archive.len() {
        let entry = archive.by_index_raw(index).map_err(|_| Unreadable::Broken)?;
        if entry.encrypted() {
            return Err(Unreadable::Locked);
        }
        let name = entry.name().map_err(|_| Unreadable::Broken)?.into_owned();
        if holds_text(ending, &name) {
            names.push(name);
        }
    }
    // Slides in their order: `slide2` before `slide10`.
    names.sort_by_key(|name| (name.len(), name.clone()));
    let (mut text, mut left) = (String::new(), limits.unpacked);
    for name in names.iter().take(PARTS) {
        let entry = archive.by_name(name).map_err(|_| Unreadable::Broken)?;
        let read = gather(entry.take(left.saturating_add(1)), limits, &mut text)?;
        left = left.checked_sub(read).ok_or(Unreadable::TooLarge)?;
    }
    if names.is_empty() { Err(Unreadable::Broken) } else { Ok(text) }
}

/// Whether this part holds what people read.
fn holds_text(ending: &str, name: &str) -> bool {
    let is_part = |folder: &str, stem: &str| {
        let rest = name.strip_prefix(folder).and_then(|rest| rest.strip_prefix(stem));
        rest.and_then(|rest| rest.strip_suffix(".xml"))
            .is_some_and(|number| number.bytes().all(|it| it.is_ascii_digit()))
    };
    match ending {
        "docx" => {
            ["document", "footnotes", "endnotes", "header", "footer"].iter().any(|it| is_part("word/", it))
        }
        "pptx" => is_part("ppt/slides/", "slide") || is_part("ppt/notesSlides/", "notesSlide"),
        _ => name == "content.xml",
    }
}

/// Adds the text of one part; how many bytes it had.
fn gather(part: impl Read, limits: &Limits, text: &mut String) -> Result<u64, Unreadable> {
    let mut reader = Reader::from_reader(BufReader::new(part));
    let config = reader.config_mut();
    config.check_end_names = false;
    let mut buffer = Vec::new();
    let most = limits.letters.saturating_mul(4);
    loop {
        match reader.read_event_into(&mut buffer).map_err(|_| Unreadable::Broken)? {
            Event::Eof => break,
            Event::Text(words) if text.len() < most => {
                text.push_str(&words.xml10_content());
            }
            Event::GeneralRef(name) if text.len() < most => {
                if let Ok(Some(letter)) = name.resolve_char_ref() {
                    text.push(letter);
                } else {
                    text.push_str(match name.into_inner().as_ref() {
                        "amp" => "&",
                        "lt" => "<",
                        "gt" => ">",
                        "quot" => "\"",
                        "apos" => "'",
                        _ => " ",
                    });
                }
            }
            // Where a paragraph, a line, a cell or a tab ends, a word does.
            Event::End(tag) => match tag.local_name().as_ref() {
                "p" | "h" | "tr" | "table-row" => text.push('\n'),
                "tc" | "table-cell" => text.push(' '),
                _ => {}
            },
            Event::Empty(tag) => match tag.local_name().as_ref() {
                "p" | "br" | "cr" | "line-break" => text.push('\n'),
                "tab" | "s" => text.push(' '),
                _ => {}
            },
            _ => {}
        }
        if buffer.capacity() > 1 << 22 {
            buffer = Vec::new();
        }
        buffer.clear();
        if reader.buffer_position() > limits.unpacked {
            return Err(Unreadable::TooLarge);
        }
    }
    Ok(reader.buffer_position())
}
