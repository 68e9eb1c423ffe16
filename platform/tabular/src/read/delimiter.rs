//! Which character separates the fields of a CSV file.

/// In the order in which they win a draw.
const CANDIDATES: [u8; 4] = [b',', b';', b'\t', b'|'];
const LINES: usize = 30;
const BYTES: usize = 64 << 10;

/// Excel's own first line, `sep=;`: the delimiter, and where the table begins.
pub(crate) fn declared(text: &str) -> Option<(u8, usize)> {
    let line = text.lines().next()?;
    let sign = line.trim().trim_matches('"').strip_prefix("sep=")?.as_bytes();
    let sign = match sign {
        // The tab may have been trimmed away.
        [] => b'\t',
        &[sign] => sign,
        _ => return None,
    };
    let rest = &text[line.len()..];
    let after = rest.len() - rest.strip_prefix('\r').unwrap_or(rest).len();
    let newline = usize::from(rest[after..].starts_with('\n'));
    Some((sign, line.len() + after + newline))
}

/// The delimiter under which the greatest part of the first lines have the same number
/// of fields, more than one; if that is a draw, the one that makes more fields; a comma
/// if there is only one column.
pub(crate) fn guess(text: &str) -> u8 {
    // The lines that agree, all lines, and the fields of those that agree.
    let mut best = (0, 1, 0, CANDIDATES[0]);
    for sign in CANDIDATES {
        let widths = widths(text, sign);
        for &width in widths.iter().filter(|&&width| width > 1) {
            let agreeing = widths.iter().filter(|&&other| other == width).count();
            // Fractions compared without dividing.
            let (ours, theirs) = (agreeing * best.1, best.0 * widths.len());
            if ours > theirs || (ours == theirs && width > best.2) {
                best = (agreeing, widths.len(), width, sign);
            }
        }
    }
    best.3
}

fn widths(text: &str, sign: u8) -> Vec<usize> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(sign)
        .from_reader(&text.as_bytes()[..text.len().min(BYTES)]);
    let mut record = csv::ByteRecord::new();
    let mut widths = Vec::new();
    while widths.len() < LINES && reader.read_byte_record(&mut record).unwrap_or(false) {
        widths.push(record.len());
    }
    // The last line that fits may be cut in the middle.
    if text.len() > BYTES && widths.len() > 1 && widths.len() < LINES {
        widths.pop();
    }
    widths
}
