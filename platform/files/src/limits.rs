/// The bounds of one file that a stranger sends. Whatever passes them is refused before the
/// memory or the time is spent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The bytes of the file as it was sent.
    pub bytes: u64,
    /// The entries of a document that is an archive (`.docx`, `.ods`).
    pub entries: usize,
    /// The bytes that such a document may unpack to.
    pub unpacked: u64,
    /// How many times larger it may become, once it is larger than `packed_freely`.
    pub ratio: u64,
    /// Up to here it may be packed as tightly as it likes, in bytes: a short text repeats itself.
    pub packed_freely: u64,
    /// The width and the height of a picture as it was sent, in pixels.
    pub pixels: u32,
    /// The bytes of a picture in memory.
    pub memory: u64,
    /// The longest side of a picture that is kept, in pixels.
    pub side: u32,
    /// The quality of a JPEG that is kept, from 1 to 100.
    pub quality: u8,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            bytes: 20 << 20,
            entries: 10_000,
            unpacked: 256 << 20,
            ratio: 100,
            packed_freely: 8 << 20,
            pixels: 16_000,
            memory: 256 << 20,
            side: 2560,
            quality: 82,
        }
    }
}
