//! The stems of all texts: in how many each is, and in which.

use std::collections::{BTreeSet, HashMap};

/// A stem, as long as some text has it.
pub(crate) type TermId = u32;
/// The place of a text.
pub(crate) type Slot = u32;

/// Stems that are shorter are not corrected: too many short words are one letter apart.
const SHORTEST_MISSPELT: usize = 5;
/// A stem that more texts have is no slip of the pen.
const MOST_MISSPELT: usize = 2;

#[derive(Clone, Debug, Default)]
struct Term {
    stem: Box<str>,
    /// The texts that have it, in order.
    texts: Vec<Slot>,
    /// How often it is where capitals are for names only, in all texts.
    inside: u64,
    /// How often of these it has one.
    capital: u64,
}

/// All stems.
#[derive(Clone, Debug, Default)]
pub(crate) struct Vocabulary {
    ids: HashMap<Box<str>, TermId>,
    terms: Vec<Term>,
    free: Vec<TermId>,
    /// Each longer stem under what stays of it when one letter is left out, and under itself.
    shortened: BTreeSet<(u32, TermId)>,
}

impl Vocabulary {
    pub(crate) fn id(&self, stem: &str) -> Option<TermId> {
        self.ids.get(stem).copied()
    }

    pub(crate) fn stem(&self, term: TermId) -> &str {
        &self.terms[term as usize].stem
    }

    pub(crate) fn texts(&self, term: TermId) -> &[Slot] {
        &self.terms[term as usize].texts
    }

    /// Whether a stem is mostly written as a name is: that of a street, a town, a person.
    pub(crate) fn is_name(&self, term: TermId) -> bool {
        let term = &self.terms[term as usize];
        is_name(term.inside, term.capital)
    }

    /// Notes that a text has a stem that it did not have.
    pub(crate) fn add(&mut self, stem: &str, slot: Slot, (inside, capital): (u8, u8)) -> TermId {
        let id = self.id(stem).unwrap_or_else(|| self.begin(stem));
        let term = &mut self.terms[id as usize];
        if let Err(at) = term.texts.binary_search(&slot) {
            term.texts.insert(at, slot);
            term.inside += u64::from(inside);
            term.capital += u64::from(capital);
        }
        id
    }

    /// Notes that a text does not have a stem any more, with what was told of it.
    pub(crate) fn remove(&mut self, id: TermId, slot: Slot, (inside, capital): (u8, u8)) {
        let term = &mut self.terms[id as usize];
        if let Ok(at) = term.texts.binary_search(&slot) {
            term.texts.remove(at);
            term.inside -= u64::from(inside);
            term.capital -= u64::from(capital);
        }
        if term.texts.is_empty() {
            let stem = std::mem::take(term).stem;
            for key in shortened(&stem) {
                self.shortened.remove(&(key, id));
            }
            self.ids.remove(&stem);
            self.free.push(id);
        }
    }

    fn begin(&mut self, stem: &str) -> TermId {
        let id = self.free.pop().unwrap_or_else(|| {
            self.terms.push(Term::default());
            TermId::try_from(self.terms.len() - 1).expect("fewer stems than memory has bytes")
        });
        self.terms[id as usize].stem = stem.into();
        self.ids.insert(stem.into(), id);
        self.shortened.extend(shortened(stem).into_iter().map(|key| (key, id)));
        id
    }

    /// The stems that are one letter away, if this one or the other is so rare that it may be a
    /// slip of the pen.
    pub(crate) fn near(&self, stem: &str) -> Vec<TermId> {
        let own = self.id(stem);
        let rare = |term: TermId| self.texts(term).len() <= MOST_MISSPELT;
        let own_rare = own.is_none_or(rare);
        let mut found: Vec<TermId> = shortened(stem)
            .into_iter()
            .flat_map(|key| self.shortened.range((key, 0)..=(key, TermId::MAX)))
            .map(|(_, term)| *term)
            .filter(|&term| own != Some(term) && (own_rare || rare(term)))
            .filter(|&term| is_one_away(stem, self.stem(term)))
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// Whether a word that had a capital in so many of the places where only names have one is a name.
pub(crate) fn is_name(inside: u64, capital: u64) -> bool {
    inside > 0 && capital * 2 >= inside
}

/// Sums of the letters of a stem with one left out, and of the whole; nothing for those that are
/// not corrected. Only the letters `a` to `z` are, of which a word has few neighbours.
fn shortened(stem: &str) -> Vec<u32> {
    let letters = stem.as_bytes();
    if letters.len() < SHORTEST_MISSPELT || !letters.iter().all(u8::is_ascii_lowercase) {
        return Vec::new();
    }
    let mut sums: Vec<u32> = (0..=letters.len())
        .map(|left_out| {
            let kept = letters.iter().enumerate().filter(|(at, _)| *at != left_out);
            // FNV-1a: a meeting of two sums costs a comparison and nothing else.
            kept.fold(0x811c_9dc5, |sum, (_, letter)| (sum ^ u32::from(*letter)).wrapping_mul(0x0100_0193))
        })
        .collect();
    sums.sort_unstable();
    sums.dedup();
    sums
}

/// Whether a letter too many, one too few, another one, or two that changed places make one word
/// of the other. The first letter is rarely mistaken, and telling *casado* from *pasado* matters.
fn is_one_away(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    if one == other || one.first() != other.first() {
        return false;
    }
    let start = one.iter().zip(other).take_while(|(a, b)| a == b).count();
    let (one, other) = (&one[start..], &other[start..]);
    let end = one.iter().rev().zip(other.iter().rev()).take_while(|(a, b)| a == b).count();
    match (&one[..one.len() - end], &other[..other.len() - end]) {
        ([], [_]) | ([_], [] | [_]) => true,
        ([a, b], [c, d]) => a == d && b == c,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_slip_of_the_pen_is_one_away() {
        for (one, other) in [
            ("bibliotec", "biblotec"),
            ("bibliotec", "bibliootec"),
            ("bibliotec", "biblioteg"),
            ("bibliotec", "bibilotec"),
            ("parqu", "parque"),
        ] {
            assert!(is_one_away(one, other), "{one} {other}");
            assert!(is_one_away(other, one), "{other} {one}");
        }
        assert!(!is_one_away("bibliotec", "bibiloteccc"));
        assert!(!is_one_away("casado", "pasado") && !is_one_away("calle", "calle"));
    }

    #[test]
    fn near_words_are_found_if_one_of_them_is_rare() {
        let mut all = Vocabulary::default();
        for slot in 0..5 {
            all.add("bibliotec", slot, (0, 0));
            all.add("bibliotem", slot, (0, 0));
        }
        let slip = all.add("biblotec", 9, (0, 0));
        let right = all.id("bibliotec");
        assert_eq!(Some(all.near("biblotec")), right.map(|right| vec![right]));
        assert_eq!(all.near("bibliotec"), [slip]);
        assert_eq!(all.near("bibliotek").len(), 2);
        all.remove(slip, 9, (0, 0));
        assert!(all.near("bibliotec").is_empty());
        assert!(all.shortened.iter().all(|(_, term)| *term != slip));
    }
}
