use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

/// The families with which documents are set, in the order in which a letter is looked for.
const FAMILIES: [&str; 2] = ["Libertinus Serif", "DejaVu Sans Mono"];

/// What stands for a letter that no font has.
const MISSING: char = '\u{fffd}';

/// Fonts to set documents with.
pub struct Fonts {
    all: Vec<Font>,
    book: LazyHash<FontBook>,
}

impl Fonts {
    /// Those that the program carries.
    pub fn carried() -> Fonts {
        Fonts::of(typst_assets::fonts().flat_map(|data| Font::iter(Bytes::new(data))))
    }

    /// Those in these files; what is no font is passed over.
    pub fn read(files: impl IntoIterator<Item = Vec<u8>>) -> Fonts {
        Fonts::of(files.into_iter().flat_map(|data| Font::iter(Bytes::new(data))))
    }

    fn of(all: impl Iterator<Item = Font>) -> Fonts {
        let all: Vec<Font> = all.filter(|font| FAMILIES.contains(&font.info().family.as_str())).collect();
        let book = LazyHash::new(FontBook::from_fonts(&all));
        Fonts { all, book }
    }

    pub(crate) fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    pub(crate) fn font(&self, index: usize) -> Option<Font> {
        self.all.get(index).cloned()
    }

    /// Whether there is a font of the family in which documents are set.
    pub(crate) fn are_there(&self) -> bool {
        self.book.contains_family(&FAMILIES[0].to_lowercase())
    }

    /// The text with a mark in place of each letter that no font has, and without what is no
    /// letter at all.
    pub(crate) fn showable(&self, text: &str) -> String {
        let shown = text.chars().filter_map(|c| match c {
            '\n' | '\t' => Some(' '),
            c if c.is_control() || is_unseen(c) => None,
            c if c.is_whitespace() || self.have(c) => Some(c),
            _ => Some(MISSING),
        });
        shown.collect()
    }

    fn have(&self, c: char) -> bool {
        self.all.iter().any(|font| font.info().coverage.contains(c.into()))
    }
}

/// What changes the direction of other letters, joins or parts them, and shows nothing itself.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e0fff}')
}
