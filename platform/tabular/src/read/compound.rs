//! The container of old Office files: a small file system in one file (MS-CFB).
//!
//! Every chain of sectors is followed at most as far as the file is long, so that a
//! forged one that bites its own tail ends.

const HEADER: usize = 512;
const END: u32 = 0xffff_fffa;
const NAMED_SECTORS: usize = 109;
const ENTRY: usize = 128;

/// The bytes of the stream with this name; `None` if there is none or the file is damaged.
pub(crate) fn stream(bytes: &[u8], name: &str) -> Option<Vec<u8>> {
    let file = File::open(bytes)?;
    let directory = file.chain(u32_at(bytes, 48)?)?;
    let root = directory.get(..ENTRY)?;
    let wanted: Vec<u8> = name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
    let entry = directory.chunks_exact(ENTRY).find(|entry| entry.starts_with(&wanted) && entry[66] == 2)?;
    let (start, size) = (u32_at(entry, 116)?, usize::try_from(u32_at(entry, 120)?).ok()?);
    let mut stream = if u32_at(entry, 120)? < u32_at(bytes, 56)? {
        file.small(u32_at(root, 116)?, start)?
    } else {
        file.chain(start)?
    };
    stream.truncate(size);
    (stream.len() == size).then_some(stream)
}

struct File<'a> {
    bytes: &'a [u8],
    /// A sector's size as a power of two.
    shift: u16,
    /// For each sector the next one of its chain.
    next: Vec<u32>,
}

impl<'a> File<'a> {
    fn open(bytes: &'a [u8]) -> Option<File<'a>> {
        let shift = u16_at(bytes, 30)?;
        if shift != 9 && shift != 12 {
            return None;
        }
        let mut file = File { bytes, shift, next: Vec::new() };
        let mut tables: Vec<u32> = (0..NAMED_SECTORS).map_while(|at| u32_at(bytes, 76 + 4 * at)).collect();
        let mut more = u32_at(bytes, 68)?;
        let mut rounds = 0;
        while more < END && rounds <= bytes.len() >> shift {
            let sector = file.sector(more)?;
            let (last, named) = sector.split_last_chunk::<4>().map(|(named, last)| (last, named))?;
            tables.extend(named.chunks_exact(4).filter_map(|entry| u32_at(entry, 0)));
            more = u32::from_le_bytes(*last);
            rounds += 1;
        }
        for table in tables.into_iter().filter(|&table| table < END) {
            if file.next.len() > bytes.len() >> shift {
                break;
            }
            let sector = file.sector(table)?;
            let entries: Vec<u32> = sector.chunks_exact(4).filter_map(|entry| u32_at(entry, 0)).collect();
            file.next.extend(entries);
        }
        Some(file)
    }

    fn sector(&self, number: u32) -> Option<&'a [u8]> {
        let size = 1usize << self.shift;
        let start = usize::try_from(number).ok()?.checked_mul(size)?.checked_add(size.max(HEADER))?;
        // The last sector of a file may be cut short.
        let rest = self.bytes.get(start..)?;
        Some(&rest[..rest.len().min(size)])
    }

    fn chain(&self, start: u32) -> Option<Vec<u8>> {
        let mut data = Vec::new();
        let mut sector = start;
        while sector < END {
            if data.len() > self.bytes.len() {
                return None;
            }
            data.extend_from_slice(self.sector(sector)?);
            sector = *self.next.get(usize::try_from(sector).ok()?)?;
        }
        Some(data)
    }

    /// A stream shorter than the header's limit lives in sectors of 64 bytes inside another.
    fn small(&self, root: u32, start: u32) -> Option<Vec<u8>> {
        const SIZE: usize = 64;
        let sectors = self.chain(root)?;
        let next = self.chain(u32_at(self.bytes, 60)?)?;
        let mut data = Vec::new();
        let mut sector = start;
        while sector < END {
            if data.len() > sectors.len() {
                return None;
            }
            let at = usize::try_from(sector).ok()?;
            data.extend_from_slice(sectors.get(at * SIZE..(at + 1) * SIZE)?);
            sector = u32_at(&next, 4 * at)?;
        }
        Some(data)
    }
}

/// Two bytes, the lower first.
pub(crate) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..)?.first_chunk().copied()?))
}

/// Four bytes, the lowest first.
pub(crate) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..)?.first_chunk().copied()?))
}
