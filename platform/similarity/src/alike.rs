//! The texts that are kept, and which of them are like another.

use crate::Limits;
use crate::score::{Common, Entry, Weighed, compare, rarity};
use crate::vocabulary::{Slot, Vocabulary};
use crate::words::{Reader, Word};
use std::collections::BTreeMap;
use uuid::Uuid;

/// The most words of a text that are looked for as slips of the pen of others. A text that was
/// not made to have more has a handful.
const MOST_SLIPS: usize = 1_000;

/// A text as it was written: with markup, accents, capitals and mistakes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Writing<'a> {
    /// What stands above it.
    pub title: &'a str,
    /// The rest; may be empty, and may be HTML.
    pub body: &'a str,
}

/// A text that is like another.
#[derive(Clone, Debug, PartialEq)]
pub struct Match {
    /// The text that is kept.
    pub id: Uuid,
    /// How alike the two are, from 0 to 1.
    pub score: f64,
    /// The words that both share, what says most first, as the text that was asked about writes
    /// them (for a text that is kept: their stems).
    pub shared: Vec<String>,
}

/// A text that is kept.
#[derive(Clone, Debug)]
pub(crate) struct Held {
    pub(crate) id: Uuid,
    /// By the number of the stem.
    pub(crate) entries: Box<[Entry]>,
}

/// All texts among which like ones are found.
///
/// It is derived state: whoever has the texts can fill it again at any time.
#[derive(Clone)]
pub struct Alike {
    limits: Limits,
    reader: Reader,
    pub(crate) vocabulary: Vocabulary,
    pub(crate) texts: Vec<Option<Held>>,
    free: Vec<Slot>,
    pub(crate) slots: BTreeMap<Uuid, Slot>,
}

/// A text that is asked about.
pub(crate) struct Asked {
    weighed: Weighed,
    /// The stem of each weight, and how the word was written.
    stems: Vec<(String, String)>,
    slips: Vec<(u64, usize)>,
}

impl Alike {
    /// No text yet.
    pub fn new(limits: Limits) -> Alike {
        Alike {
            limits,
            reader: Reader::new(),
            vocabulary: Vocabulary::default(),
            texts: Vec::new(),
            free: Vec::new(),
            slots: BTreeMap::new(),
        }
    }

    /// How many texts there are.
    pub fn len(&self) -> usize {
        self.slots.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.slots.is_empty()
    }

    /// Adds a text, or puts it in the place of what was there under this identifier.
    pub fn put(&mut self, id: Uuid, writing: Writing<'_>) {
        self.remove(id);
        let slot = self.free.pop().unwrap_or_else(|| {
            self.texts.push(None);
            Slot::try_from(self.texts.len() - 1).expect("fewer texts than memory has bytes")
        });
        let stems = self.reader.read(writing.title, writing.body, &self.limits);
        let mut entries: Vec<Entry> = stems
            .iter()
            .map(|stem| {
                let term = self.vocabulary.add(&stem.stem, slot, (stem.inside, stem.capital));
                let &Word { in_title, in_body, inside, capital, .. } = stem;
                Entry { term, in_title, in_body, inside, capital }
            })
            .collect();
        entries.sort_unstable();
        self.texts[slot as usize] = Some(Held { id, entries: entries.into() });
        self.slots.insert(id, slot);
    }

    /// Takes a text out; whether it was there.
    pub fn remove(&mut self, id: Uuid) -> bool {
        let Some(slot) = self.slots.remove(&id) else { return false };
        if let Some(held) = self.texts[slot as usize].take() {
            for entry in &held.entries {
                self.vocabulary.remove(entry.term, slot, (entry.inside, entry.capital));
            }
        }
        self.free.push(slot);
        true
    }

    /// The texts that are most like what somebody writes, the most alike first, at most `most`.
    ///
    /// What is below `least` is left out; [`crate::REPEATED`] leaves those that say the same.
    pub fn nearest(&self, writing: Writing<'_>, least: f64, most: usize) -> Vec<Match> {
        let asked = self.asked(&self.reader.read(writing.title, writing.body, &self.limits));
        self.found(&asked, None, least, most)
    }

    /// The texts that are most like one that is kept, without itself.
    pub fn nearest_to(&self, id: Uuid, least: f64, most: usize) -> Vec<Match> {
        match self.kept(id) {
            Some(held) => self.found(&self.asked_again(held), Some(id), least, most),
            None => Vec::new(),
        }
    }

    /// How alike what somebody writes is to a text that is kept; `None` if it is not kept.
    pub fn compare(&self, writing: Writing<'_>, id: Uuid) -> Option<Match> {
        let asked = self.asked(&self.reader.read(writing.title, writing.body, &self.limits));
        self.kept(id).map(|held| as_match(&asked, held, &self.common(&asked, held)))
    }

    fn kept(&self, id: Uuid) -> Option<&Held> {
        self.slots.get(&id).and_then(|slot| self.texts[*slot as usize].as_ref())
    }

    fn asked(&self, stems: &[Word]) -> Asked {
        let (weighed, places) = Weighed::new(stems, &self.vocabulary, self.len());
        let named = places.iter().map(|&place| (stems[place].stem.clone(), stems[place].shown.clone()));
        self.with_slips(weighed, named.collect())
    }

    pub(crate) fn asked_again(&self, held: &Held) -> Asked {
        let stem = |entry: &Entry| self.vocabulary.stem(entry.term).to_owned();
        let stems = held.entries.iter().map(|entry| (stem(entry), stem(entry)));
        self.with_slips(Weighed::kept(&held.entries, &self.vocabulary, self.len()), stems.collect())
    }

    /// Finds what may be a slip of the pen, in an order that is the same from both sides.
    fn with_slips(&self, weighed: Weighed, stems: Vec<(String, String)>) -> Asked {
        let mut slips: Vec<(&str, &str, u64, usize)> = Vec::new();
        for (place, (stem, _)) in stems.iter().enumerate() {
            for near in self.vocabulary.near(stem) {
                let other = self.vocabulary.stem(near);
                slips.push((stem.as_str().min(other), stem.as_str().max(other), near.into(), place));
            }
        }
        slips.sort_unstable();
        slips.truncate(MOST_SLIPS);
        let slips = slips.into_iter().map(|(_, _, key, place)| (key, place)).collect();
        Asked { weighed, stems, slips }
    }

    pub(crate) fn common(&self, asked: &Asked, held: &Held) -> Common {
        compare(&asked.weighed, &Weighed::kept(&held.entries, &self.vocabulary, self.len()), &asked.slips)
    }

    fn found(&self, asked: &Asked, own: Option<Uuid>, least: f64, most: usize) -> Vec<Match> {
        let mut seen = Seen::default();
        let mut found: Vec<(Common, &Held)> = self
            .candidates(asked, &mut seen)
            .into_iter()
            .filter_map(|slot| self.texts[slot as usize].as_ref())
            .filter(|held| own != Some(held.id))
            .map(|held| (self.common(asked, held), held))
            .filter(|(common, _)| common.score >= least && !common.shared.is_empty())
            .collect();
        found.sort_by(|a, b| b.0.score.total_cmp(&a.0.score).then(a.1.id.cmp(&b.1.id)));
        found.truncate(most);
        found.iter().map(|(common, held)| as_match(asked, held, common)).collect()
    }

    /// The texts that may be most alike, by a rough sum over the words that they share.
    ///
    /// The rarest words come first, until the limit of entries is reached. The sum does not know
    /// how often a word is in a text; it is divided by the root of how many words the text has, so
    /// that a long one is not like everything.
    pub(crate) fn candidates(&self, asked: &Asked, seen: &mut Seen) -> Vec<Slot> {
        seen.sums.resize(self.texts.len(), 0.0);
        let own = |place: usize| asked.weighed.weights[place];
        let mut lists: Vec<(&[Slot], &str, f32)> = Vec::new();
        let list = |term: u64| {
            let term = u32::try_from(term).ok();
            term.map(|term| (self.vocabulary.texts(term), self.vocabulary.stem(term)))
        };
        let weight = |texts: &[Slot]| {
            let rarity = rarity(texts.len(), self.len()) as f32 / 256.0;
            rarity * rarity
        };
        for place in 0..asked.weighed.weights.len() {
            if let Some((texts, stem)) = list(own(place).key) {
                // What stands in the title says twice as much.
                let twice = if own(place).in_title { 2.0 } else { 1.0 };
                lists.push((texts, stem, weight(texts) * twice));
            }
        }
        for &(key, _) in &asked.slips {
            if let Some((texts, stem)) = list(key) {
                lists.push((texts, stem, weight(texts)));
            }
        }
        lists.sort_by(|a, b| (a.0.len(), a.1).cmp(&(b.0.len(), b.1)));
        let mut left = self.limits.entries;
        for (texts, _, weight) in lists {
            let Some(rest) = left.checked_sub(texts.len()) else { break };
            left = rest;
            for &slot in texts {
                let sum = &mut seen.sums[slot as usize];
                if *sum == 0.0 {
                    seen.touched.push(slot);
                }
                // Never nothing, so that a text is noted once.
                *sum += weight.max(f32::MIN_POSITIVE);
            }
        }
        self.best(seen)
    }

    /// The best of what was seen, and forgets it.
    fn best(&self, seen: &mut Seen) -> Vec<Slot> {
        let mut rated: Vec<(f32, Uuid, Slot)> = Vec::with_capacity(seen.touched.len());
        for &slot in &seen.touched {
            if let Some(held) = &self.texts[slot as usize] {
                let sum = seen.sums[slot as usize] / (held.entries.len() as f32).sqrt();
                rated.push((sum, held.id, slot));
            }
            seen.sums[slot as usize] = 0.0;
        }
        seen.touched.clear();
        let order = |a: &(f32, Uuid, Slot), b: &(f32, Uuid, Slot)| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1));
        let most = self.limits.candidates;
        if rated.len() > most && most > 0 {
            rated.select_nth_unstable_by(most - 1, order);
        }
        rated.truncate(most);
        rated.into_iter().map(|(_, _, slot)| slot).collect()
    }

    pub(crate) fn limits(&self) -> &Limits {
        &self.limits
    }
}

fn as_match(asked: &Asked, held: &Held, common: &Common) -> Match {
    let rarest =
        |place: &usize| (std::cmp::Reverse(asked.weighed.weights[*place].rarity), &asked.stems[*place].0);
    let mut shared = common.shared.clone();
    shared.sort_by_key(rarest);
    let shared = shared.into_iter().map(|place| asked.stems[place].1.clone()).collect();
    Match { id: held.id, score: common.score, shared }
}

/// Room for the sums of one look-up after the other.
#[derive(Default)]
pub(crate) struct Seen {
    sums: Vec<f32>,
    touched: Vec<Slot>,
}

impl std::fmt::Debug for Alike {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Alike")
            .field("limits", &self.limits)
            .field("texts", &self.len())
            .finish_non_exhaustive()
    }
}
