//! What a file is, by what is in it. Its name and what the client says of it are not asked.

use crate::{Limits, Refusal, package};
use memchr::memmem;
use minga_signatures::Kept;

/// How far browsers and readers look for the beginning of what they like to find.
const SNIFFED: usize = 1024;
/// What makes a file a page or a program for somebody, wherever it stands in its beginning.
const MARKERS: [&[u8]; 8] =
    [b"<!doctype", b"<html", b"<head", b"<body", b"<script", b"<svg", b"<iframe", b"<?php"];

/// The kinds of files that are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Kind {
    Pdf,
    Png,
    Jpeg,
    Webp,
    Gif,
    Docx,
    Xlsx,
    Pptx,
    Odt,
    Ods,
    Odp,
    Csv,
    Text,
    Signed,
    Signature,
}

impl Kind {
    /// All of them.
    pub const ALL: [Kind; 15] = [
        Kind::Pdf,
        Kind::Png,
        Kind::Jpeg,
        Kind::Webp,
        Kind::Gif,
        Kind::Docx,
        Kind::Xlsx,
        Kind::Pptx,
        Kind::Odt,
        Kind::Ods,
        Kind::Odp,
        Kind::Csv,
        Kind::Text,
        Kind::Signed,
        Kind::Signature,
    ];

    /// What this is. Everything that is not known to be harmless is refused.
    ///
    /// A picture is only looked at from outside here; [`crate::accept`] opens it.
    pub fn of(bytes: &[u8], limits: &Limits) -> Result<Kind, Refusal> {
        if bytes.is_empty() {
            return Err(Refusal::Empty);
        }
        if bytes.len() as u64 > limits.bytes {
            return Err(Refusal::TooLarge);
        }
        match bytes {
            [b'%', b'P', b'D', b'F', b'-', ..] => pdf(bytes),
            [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1A, b'\n', ..] => Ok(Kind::Png),
            [0xFF, 0xD8, 0xFF, ..] => Ok(Kind::Jpeg),
            [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Ok(Kind::Webp),
            [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Ok(Kind::Gif),
            [b'P', b'K', 3, 4, ..] => package::kind(bytes, limits),
            _ if minga_signatures::is_message(bytes) => signed(bytes, limits),
            _ => text(bytes),
        }
    }

    /// The kind with this ending, in small letters: how a kind is written down.
    pub fn from_ending(ending: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.ending() == ending)
    }

    /// The ending of a file's name, without its dot.
    pub const fn ending(self) -> &'static str {
        match self {
            Kind::Pdf => "pdf",
            Kind::Png => "png",
            Kind::Jpeg => "jpg",
            Kind::Webp => "webp",
            Kind::Gif => "gif",
            Kind::Docx => "docx",
            Kind::Xlsx => "xlsx",
            Kind::Pptx => "pptx",
            Kind::Odt => "odt",
            Kind::Ods => "ods",
            Kind::Odp => "odp",
            Kind::Csv => "csv",
            Kind::Text => "txt",
            Kind::Signed => "p7m",
            Kind::Signature => "p7s",
        }
    }

    /// The media type. Texts say no encoding: they are kept as they were written.
    pub const fn media_type(self) -> &'static str {
        match self {
            Kind::Pdf => "application/pdf",
            Kind::Png => "image/png",
            Kind::Jpeg => "image/jpeg",
            Kind::Webp => "image/webp",
            Kind::Gif => "image/gif",
            Kind::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Kind::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Kind::Pptx => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            Kind::Odt => "application/vnd.oasis.opendocument.text",
            Kind::Ods => "application/vnd.oasis.opendocument.spreadsheet",
            Kind::Odp => "application/vnd.oasis.opendocument.presentation",
            Kind::Csv => "text/csv",
            Kind::Text => "text/plain",
            Kind::Signed => "application/pkcs7-mime",
            Kind::Signature => "application/pkcs7-signature",
        }
    }

    /// Whether it is a picture.
    pub const fn is_image(self) -> bool {
        matches!(self, Kind::Png | Kind::Jpeg | Kind::Webp | Kind::Gif)
    }
}

/// A PDF ends with its mark, and is neither a page nor an archive at the same time.
fn pdf(bytes: &[u8]) -> Result<Kind, Refusal> {
    if is_marked(bytes) || package::ends_here(bytes) {
        return Err(Refusal::NotAllowed);
    }
    let end = memmem::rfind(bytes, b"%%EOF").ok_or(Refusal::Broken)?;
    let rest = &bytes[end + b"%%EOF".len()..];
    if !rest.iter().all(|byte| byte.is_ascii_whitespace() || *byte == 0) {
        return Err(Refusal::NotAllowed);
    }
    Ok(Kind::Pdf)
}

/// A signed message holds what was signed, which has to be a file that is taken itself, or stands
/// beside it.
fn signed(bytes: &[u8], limits: &Limits) -> Result<Kind, Refusal> {
    match minga_signatures::kept_in(bytes).ok_or(Refusal::Broken)? {
        Kept::Elsewhere => Ok(Kind::Signature),
        Kept::Content(held) if minga_signatures::is_message(&held) => Err(Refusal::NotAllowed),
        Kept::Content(held) => Kind::of(&held, limits).map(|_| Kind::Signed),
    }
}

/// A text has characters and ends of lines, in UTF-8 or in an encoding with a byte for each
/// character. Readers of PDF accept one that begins later, so a text is none either.
fn text(bytes: &[u8]) -> Result<Kind, Refusal> {
    let is_control = |byte: &u8| (*byte < 0x20 && !b"\t\n\r\x0C".contains(byte)) || *byte == 0x7F;
    // What Windows-1252 leaves empty. Nobody writes it, and what is no text is full of it.
    let is_hole = |byte: &u8| matches!(byte, 0x81 | 0x8D | 0x8F | 0x90 | 0x9D);
    let head = &bytes[..bytes.len().min(SNIFFED)];
    let is_text =
        !bytes.iter().any(is_control) && (std::str::from_utf8(bytes).is_ok() || !bytes.iter().any(is_hole));
    let content = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    let is_program = content.starts_with(b"<") || content.starts_with(b"#!");
    if !is_text || is_program || is_marked(bytes) || memmem::find(head, b"%PDF-").is_some() {
        return Err(Refusal::NotAllowed);
    }
    if content.is_empty() {
        return Err(Refusal::Empty);
    }
    Ok(if is_table(content) { Kind::Csv } else { Kind::Text })
}

/// Whether every line has the same number of fields, and more than one.
fn is_table(bytes: &[u8]) -> bool {
    b",;\t".iter().any(|delimiter| {
        let mut reader =
            csv::ReaderBuilder::new().has_headers(false).delimiter(*delimiter).from_reader(bytes);
        let mut rows = 0;
        // A line with another number of fields is an error of this reader.
        let fits = reader.byte_records().all(|row| {
            rows += 1;
            row.is_ok_and(|row| row.len() > 1)
        });
        fits && rows > 1
    })
}

fn is_marked(bytes: &[u8]) -> bool {
    let head = bytes[..bytes.len().min(SNIFFED)].to_ascii_lowercase();
    MARKERS.iter().any(|marker| memmem::find(&head, marker).is_some())
}
