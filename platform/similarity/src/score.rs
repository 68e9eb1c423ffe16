//! How alike two texts are: a number from 0 to 1.
//!
//! What people ask for is in the title, and *where* is in its names. So a title is taken apart
//! into names and other words, and two texts are alike if they agree in both: a cycle lane in one
//! street and a cycle lane in another share most words and are two ideas, and so are a library
//! and a bus in one quarter. What the whole texts share counts beside that, and the less two texts
//! share at all, the less their agreement says.
//!
//! | part | what it is |
//! |---|---|
//! | `whole` | cosine of all words, those of the title three times |
//! | `others` | the same of the words that are no names; `names` of those that are |
//! | `title` | cosine of the titles' words that are no names |
//! | `covered` | how much of one title's words that are no names is in the other text; the better of both |
//! | `placed` | how much of one title's names is in the other text; the worse of both |
//! | `evidence` | how rare all that both share is, added up |

use crate::vocabulary::{TermId, Vocabulary, is_name};
use crate::words::Word;

/// How many times a word of the title counts.
const TITLE: u32 = 3;
/// Weights are whole numbers of this part, so that sums are the same in whatever order they are made.
const UNIT: f64 = 256.0;
/// How much a word counts that is one letter away from the other's.
/// Three quarters, so that sums stay exact.
const SLIP: f64 = 0.75;

/// What the parts weigh. Found on the part of the labelled pairs that is for tuning.
const COVERED: f64 = 0.5;
const TITLES: f64 = 0.25;
const OTHERS: f64 = 0.25;
const STEEPNESS: f64 = 1.5;
const AGREEMENT: f64 = 0.7;
/// The evidence at which agreement counts half: that of about one rare word.
const LITTLE: f64 = 5.0;
/// The evidence at which the whole text counts half: that of a long paragraph.
const MUCH: f64 = 300.0;

/// A stem in a text that is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Entry {
    pub(crate) term: TermId,
    pub(crate) in_title: u8,
    pub(crate) in_body: u8,
    pub(crate) inside: u8,
    pub(crate) capital: u8,
}

/// A stem in a text, weighed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Weight {
    /// Its number, or one that no stem has if no text has it.
    pub(crate) key: u64,
    pub(crate) rarity: u64,
    whole: u64,
    pub(crate) in_title: bool,
    is_name: bool,
}

/// A text, weighed, its stems by number, and the sums over them that every comparison needs.
#[derive(Clone, Debug, Default)]
pub(crate) struct Weighed {
    pub(crate) weights: Vec<Weight>,
    own: Sums,
}

/// Squares of weights, added up: of one text or of what two have in common.
#[derive(Clone, Copy, Debug, Default)]
struct Sums {
    others: f64,
    names: f64,
    title_others: f64,
    title_names: f64,
}

impl Weighed {
    /// A text that is kept.
    pub(crate) fn kept(entries: &[Entry], all: &Vocabulary, texts: usize) -> Weighed {
        let weights = entries.iter().map(|entry| {
            let rarity = rarity(all.texts(entry.term).len(), texts);
            let key = u64::from(entry.term);
            Weight::new(key, rarity, all.is_name(entry.term), entry.in_title, entry.in_body)
        });
        Weighed::of(weights.collect())
    }

    /// A text that is not kept, and the place of each of its weights among its stems.
    pub(crate) fn new(stems: &[Word], all: &Vocabulary, texts: usize) -> (Weighed, Vec<usize>) {
        let mut weights: Vec<(Weight, usize)> = stems
            .iter()
            .enumerate()
            .map(|(place, stem)| {
                let (key, rarity, name) = match all.id(&stem.stem) {
                    Some(term) => (u64::from(term), rarity(all.texts(term).len(), texts), all.is_name(term)),
                    None => (
                        u64::from(TermId::MAX) + 1 + place as u64,
                        rarity(1, texts),
                        is_name(stem.inside.into(), stem.capital.into()),
                    ),
                };
                (Weight::new(key, rarity, name, stem.in_title, stem.in_body), place)
            })
            .collect();
        weights.sort_unstable_by_key(|(weight, _)| weight.key);
        let (weights, places) = weights.into_iter().unzip();
        (Weighed::of(weights), places)
    }

    fn of(weights: Vec<Weight>) -> Weighed {
        let mut own = Sums::default();
        for weight in &weights {
            own.add(weight, weight, 1.0);
        }
        Weighed { weights, own }
    }
}

impl Weight {
    fn new(key: u64, rarity: u64, is_name: bool, in_title: u8, in_body: u8) -> Weight {
        let count = f64::from(u32::from(in_body) + TITLE * u32::from(in_title));
        let whole = rarity * whole((1.0 + count.max(1.0).ln()) * 16.0);
        Weight { key, rarity, whole, in_title: in_title > 0, is_name }
    }
}

impl Sums {
    /// Adds what two weights have in common.
    fn add(&mut self, one: &Weight, other: &Weight, share: f64) {
        let whole = (one.whole as f64) * (other.whole as f64) * share;
        let titles = if one.in_title && other.in_title { square(one, other) * share } else { 0.0 };
        if one.is_name && other.is_name {
            self.names += whole;
            self.title_names += titles;
        } else {
            self.others += whole;
            self.title_others += titles;
        }
    }
}

fn square(one: &Weight, other: &Weight) -> f64 {
    let rarity = one.rarity.min(other.rarity);
    (rarity * rarity) as f64
}

/// What two texts have in common.
#[derive(Clone, Debug, Default)]
pub(crate) struct Common {
    pub(crate) score: f64,
    /// The places of what they share among the weights of the first, each once.
    pub(crate) shared: Vec<usize>,
}

/// How alike two texts are. `slips` are stems of the second that are one letter away from one of
/// the first: the number of the one, and the place of the other among the first's weights.
pub(crate) fn compare(one: &Weighed, other: &Weighed, slips: &[(u64, usize)]) -> Common {
    let mut matched: Vec<(usize, usize, f64)> = Vec::new();
    let (mut a, mut b) = (0, 0);
    while let (Some(first), Some(second)) = (one.weights.get(a), other.weights.get(b)) {
        if first.key == second.key {
            matched.push((a, b, 1.0));
        }
        (a, b) = (a + usize::from(first.key <= second.key), b + usize::from(second.key <= first.key));
    }
    let exact = matched.len();
    for &(key, place) in slips {
        let Ok(at) = other.weights.binary_search_by_key(&key, |weight| weight.key) else { continue };
        let taken = |matched: &[(usize, usize, f64)]| matched.iter().any(|it| it.0 == place || it.1 == at);
        if !taken(&matched[..exact]) && !taken(&matched[exact..]) {
            matched.push((place, at, SLIP));
        }
    }
    let score = agreement(one, other, &matched);
    matched.sort_unstable_by_key(|it| it.0);
    Common { score, shared: matched.into_iter().map(|it| it.0).collect() }
}

fn agreement(one: &Weighed, other: &Weighed, matched: &[(usize, usize, f64)]) -> f64 {
    let mut common = Sums::default();
    let mut evidence = 0.0;
    // What of each title is in the other text, without its names and of its names.
    let mut found = [Sums::default(), Sums::default()];
    for &(a, b, share) in matched {
        let (a, b) = (&one.weights[a], &other.weights[b]);
        common.add(a, b, share);
        evidence += a.rarity.min(b.rarity) as f64 / UNIT * share;
        for (found, own) in found.iter_mut().zip([a, b]) {
            if own.in_title {
                found.add(own, own, share);
            }
        }
    }
    let cosine = |common: f64, one: f64, other: f64| {
        if one <= 0.0 && other <= 0.0 { None } else { Some(ratio(common, (one * other).sqrt())) }
    };
    let (first, second) = (&one.own, &other.own);
    let whole =
        cosine(common.others + common.names, first.others + first.names, second.others + second.names);
    let others = cosine(common.others, first.others, second.others).unwrap_or(1.0);
    let names = cosine(common.names, first.names, second.names).unwrap_or(1.0);
    let title = cosine(common.title_others, first.title_others, second.title_others).unwrap_or(others);
    let share = |part: fn(&Sums) -> f64| {
        let shares = [(&found[0], first), (&found[1], second)].into_iter();
        shares.filter(move |(_, own)| part(own) > 0.0).map(move |(found, own)| ratio(part(found), part(own)))
    };
    let covered = share(|sums| sums.title_others).reduce(f64::max).unwrap_or(others);
    let place = match share(|sums| sums.title_names).reduce(f64::min) {
        Some(placed) => f64::midpoint(placed, names),
        None => others,
    };
    let content = COVERED * covered + TITLES * title + OTHERS * others;
    let agreement = content.powf(STEEPNESS) * place * evidence / (evidence + LITTLE);
    let much = whole.unwrap_or(0.0).sqrt() * evidence / (evidence + MUCH);
    AGREEMENT * agreement + (1.0 - AGREEMENT) * much
}

fn ratio(part: f64, all: f64) -> f64 {
    if all > 0.0 { (part / all).min(1.0) } else { 0.0 }
}

/// Of fewer texts nobody knows which words are rare: each of theirs counts as it would among so
/// many, or two proposals of a process that begins would be like nothing.
const FEW: usize = 100;

/// How much a word that `texts` of `all` texts have says: nothing if all of many have it.
pub(crate) fn rarity(texts: usize, all: usize) -> u64 {
    let share = (all.max(FEW) + 1) as f64 / texts.max(1) as f64;
    whole(share.ln() * UNIT)
}

fn whole(number: f64) -> u64 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "small, and not negative")]
    let whole = number.round().max(0.0) as u64;
    whole
}
