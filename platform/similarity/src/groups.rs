//! Groups of texts that say the same.
//!
//! A group has a centre, and every other member is like the centre itself. Chains (one like the
//! next, the last like nothing of the first) would make one group of a whole theme.

use crate::Alike;
use crate::alike::Seen;
use crate::vocabulary::Slot;
use minga_kernel::Watch;
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};
use uuid::Uuid;

/// Texts that say the same, two or more.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// The text that all others are like.
    pub centre: Uuid,
    /// The others and how alike each is to the centre, the most alike first.
    pub others: Vec<(Uuid, f64)>,
}

impl Alike {
    /// All groups of texts that are at least as alike as `least`, the largest first. No text is in
    /// two groups, and one that is like no other is in none.
    ///
    /// `watch` is told of every text that was looked at. This takes long for many texts: whoever
    /// keeps changing them meanwhile clones them first.
    pub fn groups(&self, least: f64, watch: &dyn Watch) -> Vec<Group> {
        let copies = self.copies(watch);
        let ties = self.ties(least, &copies, watch);
        let centres = centres(&ties);
        let mut groups: BTreeMap<Uuid, Vec<(Uuid, f64)>> = BTreeMap::new();
        for (first, same) in &copies {
            // Where it belongs, and how alike it is to the centre; to itself, if it is one.
            let (centre, score) = match centres.get(first) {
                Some(None) | None => (*first, None),
                Some(Some(own)) => (own.0, Some(own.1)),
            };
            let members = groups.entry(centre).or_default();
            members.extend(score.map(|score| (*first, score)));
            members.extend(same.iter().map(|copy| (*copy, score.unwrap_or(1.0))));
        }
        groups.retain(|_, others| !others.is_empty());
        let mut groups: Vec<Group> = groups
            .into_iter()
            .map(|(centre, mut others)| {
                others.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
                Group { centre, others }
            })
            .collect();
        groups.sort_by_key(|group| (Reverse(group.others.len()), group.centre));
        groups
    }

    /// The first of each text that is there once or more with exactly the same words, and the
    /// others: a flood of one text costs what one text costs.
    fn copies(&self, watch: &dyn Watch) -> BTreeMap<Uuid, Vec<Uuid>> {
        watch.begins(self.len() as u64);
        let mut firsts: HashMap<Vec<(u32, u8, u8)>, Uuid> = HashMap::new();
        let mut copies: BTreeMap<Uuid, Vec<Uuid>> = BTreeMap::new();
        for (id, slot) in &self.slots {
            let Some(held) = &self.texts[*slot as usize] else { continue };
            let words: Vec<_> = held.entries.iter().map(|it| (it.term, it.in_title, it.in_body)).collect();
            // A text without words is like none.
            let first = if words.is_empty() { *id } else { *firsts.entry(words).or_insert(*id) };
            let same = copies.entry(first).or_default();
            if first != *id {
                same.push(*id);
                watch.done(1);
            }
        }
        copies
    }

    /// Which texts are alike, seen from both sides.
    fn ties(
        &self,
        least: f64,
        copies: &BTreeMap<Uuid, Vec<Uuid>>,
        watch: &dyn Watch,
    ) -> BTreeMap<Uuid, Vec<(Uuid, f64)>> {
        let mut seen = Seen::default();
        let mut ties: BTreeMap<Uuid, Vec<(Uuid, f64)>> = BTreeMap::new();
        for id in copies.keys() {
            for (other, score) in self.neighbours(*id, least, copies, &mut seen) {
                ties.entry(*id).or_default().push((other, score));
                ties.entry(other).or_default().push((*id, score));
            }
            watch.done(1);
        }
        for tied in ties.values_mut() {
            tied.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
            tied.dedup_by_key(|it| it.0);
        }
        ties
    }

    fn neighbours(
        &self,
        id: Uuid,
        least: f64,
        copies: &BTreeMap<Uuid, Vec<Uuid>>,
        seen: &mut Seen,
    ) -> Vec<(Uuid, f64)> {
        let held = |slot: Slot| self.texts[slot as usize].as_ref();
        let Some(own) = self.slots.get(&id).and_then(|slot| held(*slot)) else { return Vec::new() };
        let asked = self.asked_again(own);
        let mut found: Vec<(Uuid, f64)> = self
            .candidates(&asked, seen)
            .into_iter()
            .filter_map(held)
            .filter(|other| other.id != id && copies.contains_key(&other.id))
            .map(|other| (other.id, self.common(&asked, other).score))
            .filter(|(_, score)| *score >= least)
            .collect();
        found.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        found.truncate(self.limits().neighbours);
        found
    }
}

/// The centre of each text that is tied to another, and how alike they are; `None` for a centre.
///
/// Who is tied to most becomes a centre first. Whoever is tied to several belongs to that which it
/// is most like.
fn centres(ties: &BTreeMap<Uuid, Vec<(Uuid, f64)>>) -> BTreeMap<Uuid, Option<(Uuid, f64)>> {
    let mut order: Vec<(&Uuid, &Vec<(Uuid, f64)>)> = ties.iter().collect();
    let strength = |tied: &[(Uuid, f64)]| tied.iter().map(|it| it.1).sum::<f64>();
    order.sort_by(|a, b| {
        let stronger = strength(b.1).total_cmp(&strength(a.1));
        b.1.len().cmp(&a.1.len()).then(stronger).then(a.0.cmp(b.0))
    });
    let mut found: BTreeMap<Uuid, Option<(Uuid, f64)>> = BTreeMap::new();
    for (id, tied) in &order {
        if !found.contains_key(*id) {
            found.insert(**id, None);
            for (other, score) in *tied {
                found.entry(*other).or_insert(Some((**id, *score)));
            }
        }
    }
    let chosen: Vec<Uuid> = found.iter().filter(|(_, own)| own.is_none()).map(|(id, _)| *id).collect();
    for (id, own) in &mut found {
        if own.is_some() {
            *own = ties[id].iter().find(|(other, _)| chosen.binary_search(other).is_ok()).copied();
        }
    }
    found
}
