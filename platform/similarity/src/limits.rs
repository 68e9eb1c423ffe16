//! How much one text may cost.

/// Bounds on what one text and one look-up cost.
///
/// What is beyond them is not looked at: no text is refused, and none makes a look-up slow.
/// The defaults read a proposal of any honest length whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The most bytes of a title, and of a body, that are read, with their markup.
    pub bytes: usize,
    /// The most words of a title and its body together.
    pub words: usize,
    /// The most different stems of a text, the first ones.
    pub stems: usize,
    /// The most entries of the inverted index that a look-up walks through. It begins with the
    /// rarest words, so what falls away says least.
    pub entries: usize,
    /// The most texts that a look-up compares in full.
    pub candidates: usize,
    /// The most texts that one text is tied to when groups are made. Exact copies of one text do
    /// not count: they stand for one.
    pub neighbours: usize,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            bytes: 64 * 1024,
            words: 2_000,
            stems: 300,
            entries: 200_000,
            candidates: 200,
            neighbours: 40,
        }
    }
}
