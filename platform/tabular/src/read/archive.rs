//! Looking into a zip archive before anybody trusts it.
//!
//! What an archive says about itself may be a lie: every entry is unpacked once, into
//! nothing, and must be exactly as long as it says. Only then does a reader that keeps
//! what it unpacks get to see it. An archive bomb costs at most the time to unpack
//! [`Limits::unpacked_bytes`], and no memory. What a reader would keep whole (shared
//! texts, styles, one single text) is counted in the same pass, by what it looks like
//! and not by the part's name, which a forger chooses.

use std::io::{Cursor, Read};

use memchr::{memchr, memchr2_iter};
use minga_kernel::{Place, Problem};
use zip::ZipArchive;

use crate::Limits;

/// The most entries: a workbook has a handful for each sheet.
const MOST_ENTRIES: usize = 4096;
/// The longest stretch without any tag: one cell's text, with room to spare.
const LONGEST_TEXT: usize = 1 << 20;
/// The most texts that cells share, and the most bytes of the part that holds them.
const MOST_SHARED: u32 = 2_000_000;
const MOST_SHARED_BYTES: u64 = 64 << 20;
/// What is larger than this and packed more tightly than that is a trap: the XML of an
/// honest sheet packs ten to thirty times smaller.
const SMALL: u64 = 8 << 20;
const TIGHTEST: u64 = 100;
/// The most tags for each cell that may be read, and for all that is not a cell: reading
/// XML takes time by the tag and not by the byte.
const TAGS_FOR_A_CELL: u64 = 6;
const OTHER_TAGS: u64 = 4_000_000;
/// The most styles; Excel itself stops at 65,490.
const MOST_STYLES: u32 = 200_000;

/// An archive that has passed, and what is in it.
pub(crate) struct Contents<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    pub(crate) names: Vec<String>,
    /// Whether any sheet has merged cells.
    pub(crate) has_merged: bool,
    /// Whether any sheet has formulas.
    pub(crate) has_formulas: bool,
}

/// Checks everything; the problem is about the whole file.
pub(crate) fn open<'a>(bytes: &'a [u8], limits: &Limits) -> Result<Contents<'a>, Problem> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| corrupt(&error))?;
    if archive.len() > MOST_ENTRIES {
        return Err(too_big(limits));
    }
    let mut declared = 0u64;
    for index in 0..archive.len() {
        let entry = archive.by_index_raw(index).map_err(|error| corrupt(&error))?;
        if entry.encrypted() {
            return Err(Problem::error(Place::default(), "encrypted"));
        }
        declared = declared.saturating_add(entry.size());
        let is_trap = entry.size() > SMALL && entry.size() / TIGHTEST > entry.compressed_size();
        if is_trap || declared > limits.unpacked_bytes {
            return Err(too_big(limits));
        }
    }
    let mut names = Vec::with_capacity(archive.len());
    let mut look = Look::default();
    for index in 0..archive.len() {
        names.push(look.at(&mut archive, index, limits)?);
    }
    Ok(Contents { archive, names, has_merged: look.has_merged, has_formulas: look.has_formulas })
}

impl Contents<'_> {
    /// Whether there is an entry with this name.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.names.iter().any(|other| other == name)
    }

    /// The bytes of this entry as they are unpacked.
    pub(crate) fn entry(&mut self, name: &str) -> Result<impl Read, Problem> {
        self.archive.by_name(name).map_err(|error| corrupt(&error))
    }
}

fn corrupt(error: &dyn std::fmt::Display) -> Problem {
    Problem::error(Place::default(), "corrupt").with("value", error)
}

fn too_big(limits: &Limits) -> Problem {
    Problem::error(Place::default(), "unpacks-too-big").with("limit", limits.unpacked_bytes >> 20)
}

/// What has been seen in all entries so far.
#[derive(Default)]
struct Look {
    has_merged: bool,
    has_formulas: bool,
    shared: u32,
    shared_bytes: u64,
    styles: u32,
    tags: u64,
}

/// The longest beginning of a tag that matters: `<mergeCell `.
const TAG: usize = 11;

impl Look {
    /// Unpacks one entry and answers with its name.
    fn at(
        &mut self,
        archive: &mut ZipArchive<Cursor<&[u8]>>,
        index: usize,
        limits: &Limits,
    ) -> Result<String, Problem> {
        let mut entry = archive.by_index(index).map_err(|error| corrupt(&error))?;
        let name = entry.name().map_err(|error| corrupt(&error))?.into_owned();
        let size = entry.size();
        let is_picture =
            name.contains("media/") || name.contains("Pictures/") || name.contains("embeddings/");
        let shared_before = self.shared;
        let mut read = 0u64;
        let mut without_tag = 0;
        let mut buffer = vec![0u8; 64 << 10];
        // The buffer's end may cut a tag in two: it is carried over to the next round.
        let mut carried = 0;
        loop {
            let fresh = entry.read(&mut buffer[carried..]).map_err(|error| corrupt(&error))?;
            read += fresh as u64;
            if read > size || (fresh == 0 && read < size) {
                return Err(corrupt(&format_args!("{name}: its length is not what it says")));
            }
            let filled = carried + fresh;
            let whole = if fresh == 0 { filled } else { filled.saturating_sub(TAG) };
            self.tags(&buffer[..filled], whole);
            without_tag = match memchr(b'<', &buffer[carried..filled]) {
                Some(_) => 0,
                None => without_tag + fresh,
            };
            let is_too_much = (without_tag > LONGEST_TEXT && !is_picture)
                || self.shared > MOST_SHARED
                || self.styles > MOST_STYLES
                || self.tags > u64::from(limits.cells) * TAGS_FOR_A_CELL + OTHER_TAGS;
            if is_too_much {
                return Err(too_big(limits));
            }
            if fresh == 0 {
                break;
            }
            buffer.copy_within(whole..filled, 0);
            carried = filled - whole;
        }
        if self.shared > shared_before {
            self.shared_bytes = self.shared_bytes.saturating_add(size);
            if self.shared_bytes > MOST_SHARED_BYTES {
                return Err(too_big(limits));
            }
        }
        Ok(name)
    }

    /// Counts the tags, with or without a name space, that begin before `end`.
    fn tags(&mut self, bytes: &[u8], end: usize) {
        for at in memchr2_iter(b'<', b':', &bytes[..end]) {
            self.tags += 1;
            match &bytes[at + 1..] {
                [b's', b'i', b'>' | b' ' | b'/', ..] => self.shared += 1,
                [b'x', b'f', b'>' | b' ' | b'/', ..] => self.styles += 1,
                [b'f', b'>' | b' ' | b'/', ..] => self.has_formulas = true,
                tag if !self.has_merged => self.has_merged = tag.starts_with(b"mergeCell"),
                _ => {}
            }
        }
    }
}
