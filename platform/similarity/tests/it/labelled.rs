//! Real proposals, pairs of them that a person judged, and how often this crate agrees.

use minga_similarity::{Alike, Limits, Writing};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use uuid::Uuid;

/// A proposal as the platform published it.
pub(crate) struct Proposal {
    pub(crate) id: u128,
    pub(crate) title: String,
    pub(crate) body: String,
}

/// The proposals, if this machine has them: `shared/data` beside one of the folders above.
pub(crate) fn proposals() -> Option<Vec<Proposal>> {
    let inside = "shared/data/proposals-es/decide-madrid-2024.csv";
    let above = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors();
    let file: PathBuf = above.map(|folder| folder.join(inside)).find(|file| file.is_file())?;
    let mut rows = csv::ReaderBuilder::new().delimiter(b';').from_path(file).expect("it can be read");
    let read = |row: csv::Result<csv::StringRecord>| {
        let row = row.expect("a row");
        Proposal { id: row[0].parse().expect("a number"), title: row[1].to_owned(), body: row[2].to_owned() }
    };
    Some(rows.records().map(read).collect())
}

/// Two proposals and whether they have the same idea.
pub(crate) struct Pair {
    pub(crate) ids: (u128, u128),
    pub(crate) same: bool,
    /// Whether it was kept from the choice of weights, for the figure only.
    pub(crate) check: bool,
}

pub(crate) fn pairs() -> Vec<Pair> {
    let mut rows = csv::Reader::from_reader(include_str!("../labels/pairs.csv").as_bytes());
    let read = |row: csv::Result<csv::StringRecord>| {
        let row = row.expect("a row");
        let id = |at: usize| row[at].parse().expect("a number");
        Pair { ids: (id(0), id(1)), same: &row[2] == "yes", check: &row[3] == "check" }
    };
    rows.records().map(read).collect()
}

pub(crate) fn filled(proposals: &[Proposal]) -> Alike {
    let mut all = Alike::new(Limits::default());
    for it in proposals {
        all.put(Uuid::from_u128(it.id), Writing { title: &it.title, body: &it.body });
    }
    all
}

/// Every pair that is at least as alike, the smaller number first.
pub(crate) fn found(all: &Alike, proposals: &[Proposal], least: f64) -> BTreeSet<(u128, u128)> {
    let near = |it: &Proposal| {
        let id = it.id;
        let near = all.nearest_to(Uuid::from_u128(id), least, 100).into_iter();
        near.map(move |near| (id.min(near.id.as_u128()), id.max(near.id.as_u128())))
    };
    proposals.iter().flat_map(near).collect()
}

/// How often it was right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Figure {
    pub(crate) right: usize,
    pub(crate) wrong: usize,
    pub(crate) missed: usize,
}

impl Figure {
    pub(crate) fn precision(self) -> f64 {
        self.right as f64 / (self.right + self.wrong).max(1) as f64
    }

    pub(crate) fn recall(self) -> f64 {
        self.right as f64 / (self.right + self.missed).max(1) as f64
    }

    fn count(&mut self, same: bool, found: bool) {
        self.right += usize::from(same && found);
        self.wrong += usize::from(!same && found);
        self.missed += usize::from(same && !found);
    }
}

/// The first proposal with exactly the same text, but for case and spaces.
pub(crate) fn firsts(proposals: &[Proposal]) -> BTreeMap<u128, u128> {
    let mut seen: HashMap<String, u128> = HashMap::new();
    let mut firsts = BTreeMap::new();
    for it in proposals {
        let text = format!("{} {}", it.title, it.body).to_lowercase();
        let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
        firsts.insert(it.id, *seen.entry(words).or_insert(it.id));
    }
    firsts
}

/// Over the judged pairs of one part that are no copies of one text.
pub(crate) fn reworded(
    firsts: &BTreeMap<u128, u128>,
    found: &BTreeSet<(u128, u128)>,
    part: impl Fn(&Pair) -> bool,
) -> Figure {
    let mut figure = Figure::default();
    for pair in pairs().iter().filter(|pair| part(pair) && firsts[&pair.ids.0] != firsts[&pair.ids.1]) {
        figure.count(pair.same, found.contains(&pair.ids));
    }
    figure
}

/// Over all pairs of proposals as they came, with their many copies. What was found and nobody
/// judged counts as wrong.
pub(crate) fn as_they_came(
    proposals: &[Proposal],
    firsts: &BTreeMap<u128, u128>,
    found: &BTreeSet<(u128, u128)>,
) -> Figure {
    let between = |a: u128, b: u128| (firsts[&a].min(firsts[&b]), firsts[&a].max(firsts[&b]));
    let same = pairs().into_iter().filter(|pair| pair.same);
    let same: BTreeSet<(u128, u128)> = same.map(|pair| between(pair.ids.0, pair.ids.1)).collect();
    let mut figure = Figure::default();
    for (place, first) in proposals.iter().enumerate() {
        for second in &proposals[place + 1..] {
            let (a, b) = between(first.id, second.id);
            let ids = (first.id.min(second.id), first.id.max(second.id));
            figure.count(a == b || same.contains(&(a, b)), found.contains(&ids));
        }
    }
    figure
}

/// Of the proposals that another one rewords, the share for which one of those is among the first
/// `most` that a person is shown.
pub(crate) fn shown(all: &Alike, firsts: &BTreeMap<u128, u128>, most: usize) -> f64 {
    let mut others: BTreeMap<u128, BTreeSet<u128>> = BTreeMap::new();
    for pair in pairs().iter().filter(|pair| pair.same && firsts[&pair.ids.0] != firsts[&pair.ids.1]) {
        let (a, b) = pair.ids;
        others.entry(a).or_default().insert(firsts[&b]);
        others.entry(b).or_default().insert(firsts[&a]);
    }
    let helped = others.iter().filter(|(id, same)| {
        // Copies of one text are shown as one.
        let mut seen = BTreeSet::from([firsts[*id]]);
        let near = all.nearest_to(Uuid::from_u128(**id), 0.0, 200).into_iter();
        let near = near.map(|near| firsts[&near.id.as_u128()]).filter(|first| seen.insert(*first));
        near.take(most).any(|first| same.contains(&first))
    });
    helped.count() as f64 / others.len() as f64
}
