//! Documents that are archives inside: Office Open XML (ECMA-376) and OpenDocument (ISO 26300).

use crate::{Kind, Limits, Refusal};
use memchr::memmem;
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// The part of an Office document that says what its parts are.
const TYPES: &str = "[Content_Types].xml";
/// The part of an OpenDocument that says what it is; it is the first one.
const MIMETYPE: &str = "mimetype";
/// The most that is read of either, in bytes.
const MOST: u64 = 1 << 20;
/// Where programs are: macros of Office, sheets of old Excel macros, macros of LibreOffice.
const PROGRAMS: [&str; 5] = ["vbaproject", "vbadata", "macrosheets/", "basic/", "scripts/"];

/// The end of an archive's directory, with which an archive ends but for a comment.
const END: &[u8] = b"PK\x05\x06";
/// How long that is without a comment, and with the longest.
const END_LENGTH: usize = 22;
const LONGEST_END: usize = END_LENGTH + 0xFFFF;

/// What kind of document this archive is. All of it is unpacked once and thrown away, so that
/// its sizes are not only what it says.
pub(crate) fn kind(bytes: &[u8], limits: &Limits) -> Result<Kind, Refusal> {
    if declared_entries(bytes)? > limits.entries {
        return Err(Refusal::Bomb);
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| refusal(&error))?;
    if archive.len() > limits.entries {
        return Err(Refusal::Bomb);
    }
    // Of two parts with one name, or of two archives, programs choose differently.
    if archive.offset() != 0 || archive.has_duplicate_names() {
        return Err(Refusal::NotAllowed);
    }
    let most = (bytes.len() as u64).saturating_mul(limits.ratio).max(limits.packed_freely);
    let mut left = most.min(limits.unpacked);
    let mut told = None;
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).map_err(|error| refusal(&error))?;
        let name = entry.name().map_err(|error| refusal(&error))?.replace('\\', "/");
        let lower = name.to_ascii_lowercase();
        if entry.enclosed_name().is_none() || PROGRAMS.iter().any(|program| is_at(&lower, program)) {
            return Err(Refusal::NotAllowed);
        }
        let mut head = Vec::new();
        if name == TYPES || (index == 0 && name == MIMETYPE) {
            read(&mut (&mut entry).take(MOST.min(left)), &mut head)?;
            left -= head.len() as u64;
            let kind = if name == TYPES { office(&head)? } else { open_document(&head)? };
            // One that says it twice is two things at once.
            if told.replace(kind).is_some() {
                return Err(Refusal::NotAllowed);
            }
        }
        // One more than may be, so that it shows.
        let rest = std::io::copy(&mut entry.take(left + 1), &mut std::io::sink());
        left = left.checked_sub(rest.map_err(|_| Refusal::Broken)?).ok_or(Refusal::Bomb)?;
    }
    told.ok_or(Refusal::NotAllowed)
}

/// Whether a reader of archives, who looks from the end, finds one here.
pub(crate) fn ends_here(bytes: &[u8]) -> bool {
    let tail = &bytes[bytes.len().saturating_sub(LONGEST_END)..];
    memmem::find_iter(tail, END).any(|at| {
        let comment = tail[at..].get(END_LENGTH - 2..END_LENGTH);
        comment
            .is_some_and(|it| at + END_LENGTH + usize::from(it[0]) + (usize::from(it[1]) << 8) == tail.len())
    })
}

/// How many entries an archive says it has. With anything behind its end, a comment too, it
/// may be something else as well.
fn declared_entries(bytes: &[u8]) -> Result<usize, Refusal> {
    let at = memmem::rfind(bytes, END).ok_or(Refusal::Broken)?;
    match bytes[at..] {
        [_, _, _, _, _, _, _, _, _, _, low, high, .., 0, 0] if bytes.len() - at == END_LENGTH => {
            Ok(usize::from(low) + (usize::from(high) << 8))
        }
        _ => Err(Refusal::NotAllowed),
    }
}

/// Whether this is the name, or the folder, of a program, wherever it stands.
fn is_at(name: &str, program: &str) -> bool {
    name.starts_with(program) || name.contains(&format!("/{program}"))
}

/// By the type of the main part. A document with macros has another, or a part with theirs.
fn office(types: &[u8]) -> Result<Kind, Refusal> {
    let types = types.to_ascii_lowercase();
    let says = |word: &str| memmem::find(&types, word.as_bytes()).is_some();
    // No program writes these types in a way that a search for words would not see.
    let hides = says("&#") || says("<!") || types.contains(&0);
    if hides || says("vbaproject") || says("macroenabled") || says("ms-excel.macrosheet") {
        return Err(Refusal::NotAllowed);
    }
    let main = [
        ("wordprocessingml.document.main+xml", Kind::Docx),
        ("spreadsheetml.sheet.main+xml", Kind::Xlsx),
        ("presentationml.presentation.main+xml", Kind::Pptx),
    ];
    main.into_iter().find(|(word, _)| says(word)).map(|(_, kind)| kind).ok_or(Refusal::NotAllowed)
}

fn open_document(told: &[u8]) -> Result<Kind, Refusal> {
    let kinds = [Kind::Odt, Kind::Ods, Kind::Odp];
    let told = told.trim_ascii();
    kinds.into_iter().find(|kind| kind.media_type().as_bytes() == told).ok_or(Refusal::NotAllowed)
}

fn read(from: &mut impl Read, into: &mut Vec<u8>) -> Result<(), Refusal> {
    from.read_to_end(into).map(drop).map_err(|_| Refusal::Broken)
}

/// An archive with a password, or packed in a way that no office program packs, is not broken.
fn refusal(error: &ZipError) -> Refusal {
    match error {
        ZipError::UnsupportedArchive(_) | ZipError::InvalidPassword => Refusal::NotAllowed,
        _ => Refusal::Broken,
    }
}
