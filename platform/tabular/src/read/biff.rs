//! The records of an old Excel file, and the texts in them (MS-XLS).

use super::compound::{u16_at, u32_at};

/// A record's kind and its bytes.
pub(crate) type Record<'a> = (u16, &'a [u8]);

/// What a record's bytes go on in when there are more than fit.
pub(crate) const CONTINUE: u16 = 0x003c;

/// The records from here on. Ends with the bytes, or where they stop making sense.
pub(crate) fn records(stream: &[u8], start: usize) -> impl Iterator<Item = Record<'_>> {
    let mut at = start;
    std::iter::from_fn(move || {
        let kind = u16_at(stream, at)?;
        let length = usize::from(u16_at(stream, at + 2)?);
        let data = stream.get(at + 4..at + 4 + length)?;
        at += 4 + length;
        Some((kind, data))
    })
}

/// A text whose length stands before it, in one record.
pub(crate) fn text(data: &[u8], length: usize) -> Option<String> {
    Pieces { all: vec![data], piece: 0, at: 0 }.characters(length)
}

/// The texts that cells share; as many as can be read.
pub(crate) fn shared(pieces: Vec<&[u8]>) -> Vec<String> {
    let mut pieces = Pieces { all: pieces, piece: 0, at: 8 };
    let mut texts = Vec::new();
    while let Some(text) = pieces.rich_text() {
        texts.push(text);
    }
    texts
}

/// The bytes of a record and of those that continue it.
struct Pieces<'a> {
    all: Vec<&'a [u8]>,
    piece: usize,
    at: usize,
}

impl Pieces<'_> {
    fn byte(&mut self) -> Option<u8> {
        loop {
            let piece = self.all.get(self.piece)?;
            if let Some(&byte) = piece.get(self.at) {
                self.at += 1;
                return Some(byte);
            }
            self.piece += 1;
            self.at = 0;
        }
    }

    fn number<const BYTES: usize>(&mut self) -> Option<usize> {
        let mut number = 0;
        for place in 0..BYTES {
            number |= usize::from(self.byte()?) << (8 * place);
        }
        Some(number)
    }

    fn pass_over(&mut self, mut count: usize) -> Option<()> {
        while count > 0 {
            let here = self.all.get(self.piece)?.len().saturating_sub(self.at);
            let step = here.min(count);
            self.at += step;
            count -= step;
            if count > 0 {
                self.piece += 1;
                self.at = 0;
            }
        }
        Some(())
    }

    fn rich_text(&mut self) -> Option<String> {
        let length = self.number::<2>()?;
        let flags = self.byte()?;
        let runs = if flags & 8 == 0 { 0 } else { self.number::<2>()? };
        let phonetic = if flags & 4 == 0 { 0 } else { self.number::<4>()? };
        let text = self.wide_or_narrow(length, flags)?;
        self.pass_over(runs * 4 + phonetic)?;
        Some(text)
    }

    fn characters(&mut self, length: usize) -> Option<String> {
        let flags = self.byte()?;
        self.wide_or_narrow(length, flags)
    }

    /// Where a text goes on in the next piece, that begins by saying anew how wide it is.
    fn wide_or_narrow(&mut self, length: usize, mut flags: u8) -> Option<String> {
        let mut units = Vec::with_capacity(length);
        while units.len() < length {
            if self.at >= self.all.get(self.piece)?.len() {
                self.piece += 1;
                self.at = 0;
                flags = self.byte()?;
            }
            let unit = if flags & 1 == 0 {
                u16::from(self.byte()?)
            } else {
                u16::try_from(self.number::<2>()?).ok()?
            };
            units.push(unit);
        }
        Some(String::from_utf16_lossy(&units))
    }
}

/// The packed number of an RK cell: a whole number of 30 bits or half of a
/// floating-point one, perhaps a hundred times too large.
pub(crate) fn packed(data: &[u8], at: usize) -> Option<f64> {
    let bits = u32_at(data, at)?;
    let number = if bits & 2 == 0 {
        f64::from_bits(u64::from(bits & !3) << 32)
    } else {
        f64::from(bits.cast_signed() >> 2)
    };
    Some(if bits & 1 == 0 { number } else { number / 100.0 })
}

/// A floating-point number.
pub(crate) fn float(data: &[u8], at: usize) -> Option<f64> {
    Some(f64::from_le_bytes(data.get(at..)?.first_chunk().copied()?))
}
