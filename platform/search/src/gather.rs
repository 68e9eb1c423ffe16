//! Collecting results: the best of them, how many there are, and what each facet counts.
//!
//! The query of the index is about the words only. Filters are looked up here, document
//! by document, because a facet's counts ignore the facet's own filter: a document that
//! fails exactly one facet's filter still counts for that facet.

use crate::schema::{DUE, FACET, FACET_VALUE, ORDER, facet_term};
use std::cmp::Ordering;
use std::collections::{BTreeMap, BinaryHeap};
use std::ops::{Bound, Range};
use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::{Column, StrColumn};
use tantivy::{DocAddress, DocId, Score, SegmentOrdinal, SegmentReader};

/// What to collect.
pub(crate) struct Gather {
    /// Chosen values by facet.
    pub(crate) filters: BTreeMap<String, Vec<String>>,
    /// What is due before this day is overdue.
    pub(crate) today: i64,
    /// Only what is overdue.
    pub(crate) overdue: bool,
    /// How many of the best.
    pub(crate) best: usize,
    /// Whether results have scores; else they come in their order.
    pub(crate) scored: bool,
}

/// What was collected.
#[derive(Default)]
pub(crate) struct Gathered {
    /// How many documents have the words, whatever the filters.
    pub(crate) matched: u64,
    pub(crate) total: u64,
    pub(crate) overdue: u64,
    pub(crate) best: Vec<DocAddress>,
    /// By [`facet_term`].
    pub(crate) counts: BTreeMap<String, u64>,
}

/// One of the best, as long as others of its segment are all that it is compared with.
/// The greatest is the worst, which is the one that a heap lets go.
#[derive(PartialEq)]
struct Candidate {
    score: Score,
    order: u64,
    doc: DocId,
}

impl Eq for Candidate {}

impl PartialOrd for Candidate {
    fn partial_cmp(&self, other: &Candidate) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Candidate {
    fn cmp(&self, other: &Candidate) -> Ordering {
        let by_score = other.score.total_cmp(&self.score);
        by_score.then(self.order.cmp(&other.order)).then(self.doc.cmp(&other.doc))
    }
}

/// A facet that is filtered by, in one segment.
struct Group {
    /// The ordinals of all its values.
    values: Range<u64>,
    /// Those that were chosen.
    chosen: Vec<u64>,
}

/// Collects from one segment.
pub(crate) struct Segment {
    number: SegmentOrdinal,
    facets: Option<StrColumn>,
    due: Option<Column<i64>>,
    order: Option<StrColumn>,
    groups: Vec<Group>,
    today: i64,
    overdue_only: bool,
    most: usize,
    /// The facet values of the document at hand.
    values: Vec<u64>,
    matched: u64,
    total: u64,
    overdue: u64,
    counts: Vec<u32>,
    best: BinaryHeap<Candidate>,
}

/// What one segment gives, comparable with what others give.
pub(crate) struct Harvest {
    matched: u64,
    total: u64,
    overdue: u64,
    best: Vec<(Score, String, DocAddress)>,
    counts: Vec<(String, u64)>,
}

impl Collector for Gather {
    type Fruit = Gathered;
    type Child = Segment;

    fn for_segment(&self, number: SegmentOrdinal, reader: &SegmentReader) -> tantivy::Result<Segment> {
        let fast = reader.fast_fields();
        let facets = fast.str(FACET)?;
        let mut groups = Vec::new();
        for (facet, values) in &self.filters {
            groups.push(group(facets.as_ref(), facet, values)?);
        }
        let values = facets.as_ref().map_or(0, |facets| facets.dictionary().num_terms());
        Ok(Segment {
            number,
            facets,
            due: fast.column_opt(DUE)?,
            order: fast.str(ORDER)?,
            groups,
            today: self.today,
            overdue_only: self.overdue,
            most: self.best,
            values: Vec::new(),
            matched: 0,
            total: 0,
            overdue: 0,
            counts: vec![0; values],
            best: BinaryHeap::new(),
        })
    }

    fn requires_scoring(&self) -> bool {
        self.scored
    }

    fn merge_fruits(&self, harvests: Vec<tantivy::Result<Harvest>>) -> tantivy::Result<Gathered> {
        let mut out = Gathered::default();
        let mut best = Vec::new();
        for harvest in harvests {
            let harvest = harvest?;
            out.matched += harvest.matched;
            out.total += harvest.total;
            out.overdue += harvest.overdue;
            best.extend(harvest.best);
            for (value, count) in harvest.counts {
                *out.counts.entry(value).or_default() += count;
            }
        }
        best.sort_by(|(a_score, a_order, a_doc), (b_score, b_order, b_doc)| {
            b_score.total_cmp(a_score).then_with(|| a_order.cmp(b_order)).then_with(|| a_doc.cmp(b_doc))
        });
        out.best = best.into_iter().take(self.best).map(|(_, _, doc)| doc).collect();
        Ok(out)
    }
}

fn group(facets: Option<&StrColumn>, facet: &str, values: &[String]) -> tantivy::Result<Group> {
    let Some(facets) = facets else {
        return Ok(Group { values: 0..0, chosen: Vec::new() });
    };
    let dictionary = facets.dictionary();
    let mut chosen = Vec::new();
    for value in values {
        chosen.extend(dictionary.term_ord(facet_term(facet, value))?);
    }
    let from = facet_term(facet, "");
    let mut to = from.clone().into_bytes();
    if let Some(last) = to.last_mut() {
        *last = FACET_VALUE as u8 + 1;
    }
    let end = dictionary.num_terms() as u64;
    let range = dictionary.term_bounds_to_ord(Bound::Included(from.as_bytes()), Bound::Excluded(&to[..]))?;
    let at = |bound| match bound {
        Bound::Included(ord) | Bound::Excluded(ord) => ord,
        Bound::Unbounded => end,
    };
    Ok(Group { values: at(range.0).min(end)..at(range.1).min(end), chosen })
}

impl Segment {
    fn count(&mut self, among: &Range<u64>) {
        for &value in &self.values {
            if among.contains(&value)
                && let Ok(value) = usize::try_from(value)
                && let Some(count) = self.counts.get_mut(value)
            {
                *count += 1;
            }
        }
    }

    fn offer(&mut self, doc: DocId, score: Score) {
        let full = self.best.len() >= self.most;
        if full && self.best.peek().is_none_or(|worst| score < worst.score) {
            return;
        }
        let order = self.order.as_ref().and_then(|order| order.ords().first(doc)).unwrap_or_default();
        let candidate = Candidate { score, order, doc };
        if !full {
            self.best.push(candidate);
        } else if let Some(mut worst) = self.best.peek_mut()
            && candidate < *worst
        {
            *worst = candidate;
        }
    }
}

impl SegmentCollector for Segment {
    type Fruit = tantivy::Result<Harvest>;

    fn collect(&mut self, doc: DocId, score: Score) {
        self.matched += 1;
        self.values.clear();
        if let Some(facets) = &self.facets {
            self.values.extend(facets.ords().values_for_doc(doc));
        }
        let mut failing = self
            .groups
            .iter()
            .filter(|group| !group.chosen.iter().any(|chosen| self.values.contains(chosen)))
            .map(|group| group.values.clone());
        let (failed, hopeless) = (failing.next(), failing.next().is_some());
        drop(failing);
        if hopeless {
            return;
        }
        let due = self.due.as_ref().and_then(|due| due.first(doc));
        let overdue = due.is_some_and(|due| due < self.today);
        if overdue && failed.is_none() {
            self.overdue += 1;
        }
        if self.overdue_only && !overdue {
            return;
        }
        if let Some(facet) = failed {
            self.count(&facet);
        } else {
            self.total += 1;
            self.count(&(0..u64::MAX));
            self.offer(doc, score);
        }
    }

    fn harvest(self) -> tantivy::Result<Harvest> {
        let mut counts = Vec::new();
        if let Some(facets) = &self.facets {
            let counted = self.counts.iter().zip(0_u64..).filter(|&(&count, _)| count > 0);
            let (found, ords): (Vec<u32>, Vec<u64>) = counted.map(|(&count, ord)| (count, ord)).unzip();
            let mut found = found.into_iter();
            facets.dictionary().sorted_ords_to_term_cb(&ords, |term| {
                let term = String::from_utf8_lossy(term).into_owned();
                counts.extend(found.next().map(|count| (term, u64::from(count))));
            })?;
        }
        let mut best = self.best.into_vec();
        best.sort_unstable_by_key(|candidate| candidate.order);
        let mut orders = Vec::with_capacity(best.len());
        if let Some(order) = &self.order {
            let ords: Vec<u64> = best.iter().map(|candidate| candidate.order).collect();
            order.dictionary().sorted_ords_to_term_cb(&ords, |term| {
                orders.push(String::from_utf8_lossy(term).into_owned());
            })?;
        }
        orders.resize(best.len(), String::new());
        let best = best.into_iter().zip(orders);
        let best = best.map(|(it, order)| (it.score, order, DocAddress::new(self.number, it.doc))).collect();
        Ok(Harvest { matched: self.matched, total: self.total, overdue: self.overdue, best, counts })
    }
}
