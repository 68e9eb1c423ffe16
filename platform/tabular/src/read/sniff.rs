//! What a file is, by its first bytes: a name can say anything.

/// What the bytes look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    /// Text: a CSV file.
    Text,
    /// An archive: `.xlsx`, `.ods` and much else.
    Zip,
    /// Excel 97 to 2003.
    Xls,
    /// A workbook with a password.
    Encrypted,
    /// Something well known that is no table.
    Other(&'static str),
    /// Nothing at all.
    Empty,
}

const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

const KNOWN: [(&[u8], &str); 8] = [
    (b"%PDF", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG", "png"),
    (b"\xff\xd8\xff", "jpg"),
    (b"GIF8", "gif"),
    (b"Rar!", "rar"),
    (b"7z\xbc\xaf", "7z"),
    (b"\x1f\x8b", "gz"),
];

/// Looks at the beginning, and for old Excel files at the names inside.
pub(crate) fn format(bytes: &[u8]) -> Format {
    if bytes.is_empty() {
        return Format::Empty;
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Format::Zip;
    }
    if bytes.starts_with(COMPOUND) {
        return compound(bytes);
    }
    if let Some((_, name)) = KNOWN.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Format::Other(name);
    }
    // "Excel" files of many programs are web pages or XML in disguise.
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(512)]).to_lowercase();
    let start = start.trim_start_matches(|c: char| c == '\u{feff}' || c.is_whitespace());
    if ["<!doctype", "<html", "<table", "<head", "<meta", "<style", "<div"]
        .iter()
        .any(|tag| start.starts_with(tag))
    {
        return Format::Other("html");
    }
    if start.starts_with("<?xml") {
        return Format::Other("xml");
    }
    Format::Text
}

fn compound(bytes: &[u8]) -> Format {
    if has_wide(bytes, "EncryptedPackage") {
        Format::Encrypted
    } else if has_wide(bytes, "WordDocument") {
        Format::Other("doc")
    } else if has_wide(bytes, "PowerPoint Document") {
        Format::Other("ppt")
    } else {
        // A damaged one may have lost its names.
        Format::Xls
    }
}

/// Whether this name stands somewhere in the file, in UTF-16 as old Office writes names.
pub(crate) fn has_wide(bytes: &[u8], name: &str) -> bool {
    let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    memchr::memmem::find(bytes, &wide).is_some()
}
