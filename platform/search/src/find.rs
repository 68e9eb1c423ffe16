//! Answering one query on one state of the index.

use crate::excerpt::excerpt;
use crate::gather::{Gather, Gathered};
use crate::parse::Parsed;
use crate::query::{Maker, among};
use crate::schema::{FACET_VALUE, Fields, Stored, days};
use crate::suggest::correct;
use minga_kernel::Ref;
use minga_kernel::search::{Answer, FacetCounts, Hit, Hits, Query};
use std::cmp::Reverse;
use std::collections::BTreeMap;
use tantivy::query::AllQuery;
use tantivy::schema::Value;
use tantivy::{DocAddress, Searcher, TantivyDocument, TantivyError};

/// How far results can be paged through, and how many fit on a page.
const FARTHEST: usize = 10_000;
const LONGEST_PAGE: usize = 1_000;
/// How many filters are used.
const MOST_FILTERS: usize = 64;
/// How many values of one facet are counted, besides those that were chosen.
const MOST_VALUES: usize = 200;

/// Finds.
pub(crate) fn find(searcher: &Searcher, fields: &Fields, query: &Query) -> tantivy::Result<Hits> {
    let gather = gather(query);
    let maker = Maker { searcher, fields, lang: query.lang };
    let mut parsed = Parsed::new(&query.text);
    let mut hits = Hits::default();
    let gathered = if query.text.trim().is_empty() {
        searcher.search(&*among(fields, &query.only, Box::new(AllQuery)), &gather)?
    } else {
        let (answer, mut gathered) = look(&maker, &parsed, &query.only, &gather)?;
        hits.answer = answer;
        if answer != Answer::Whole
            && let Some(text) = correct(&maker, &parsed)?
        {
            let better = Parsed::new(&text);
            if gathered.matched == 0 {
                gathered = look(&maker, &better, &query.only, &gather)?.1;
                if gathered.matched > 0 {
                    hits.answer = Answer::Respelled;
                    hits.suggestion = Some(text);
                    parsed = better;
                }
            } else {
                hits.suggestion = Some(text);
            }
        }
        gathered
    };
    hits.total = gathered.total;
    hits.overdue = gathered.overdue;
    let limit = query.limit.min(LONGEST_PAGE);
    for &address in gathered.best.iter().skip(query.offset).take(limit) {
        hits.items.push(hit(&maker, address, &parsed)?);
    }
    hits.facets = facets(gathered, &gather.filters);
    Ok(hits)
}

/// What to collect; what cannot be shown is not kept.
fn gather(query: &Query) -> Gather {
    let mut filters: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (facet, value) in query.filters.iter().take(MOST_FILTERS) {
        let values = filters.entry(facet.clone()).or_default();
        if !values.contains(value) {
            values.push(value.clone());
        }
    }
    let best = query.offset.saturating_add(query.limit.min(LONGEST_PAGE));
    Gather {
        filters,
        today: days(query.today),
        overdue: query.overdue,
        best: if best > FARTHEST { 0 } else { best },
        scored: !query.text.trim().is_empty(),
    }
}

/// Looks for all the words, then for most, then for any.
fn look(
    maker: &Maker<'_>,
    parsed: &Parsed,
    only: &[Ref],
    gather: &Gather,
) -> tantivy::Result<(Answer, Gathered)> {
    let made = maker.make(parsed)?;
    let all = made.len();
    let search =
        |least| maker.searcher.search(&*among(maker.fields, only, made.with_at_least(least)), gather);
    let mut gathered = search(all)?;
    if gathered.matched > 0 {
        return Ok((Answer::Whole, gathered));
    }
    let most = all / 2 + 1;
    for least in [most, 1] {
        if least < all {
            gathered = search(least)?;
            if gathered.matched > 0 {
                break;
            }
        }
    }
    Ok((Answer::Part, gathered))
}

fn hit(maker: &Maker<'_>, address: DocAddress, parsed: &Parsed) -> tantivy::Result<Hit> {
    let document: TantivyDocument = maker.searcher.doc(address)?;
    let stored = document.get_first(maker.fields.stored).and_then(|value| value.as_str());
    let stored: Stored<'_> = serde_json::from_str(stored.unwrap_or_default())
        .map_err(|error| TantivyError::InternalError(format!("stored document: {error}")))?;
    let (excerpt_lang, excerpt) = excerpt(&stored.body, maker.lang, parsed);
    Ok(Hit {
        reference: stored.reference,
        code: stored.code.into_owned(),
        title: stored.title.into_owned(),
        paths: stored.paths.into_owned(),
        excerpt,
        excerpt_lang,
    })
}

/// Counts by facet. What was chosen is there even if it finds nothing, so that it can
/// be seen and taken back.
fn facets(gathered: Gathered, chosen: &BTreeMap<String, Vec<String>>) -> Vec<FacetCounts> {
    let mut facets: BTreeMap<String, Vec<(String, u64)>> = BTreeMap::new();
    for (term, count) in gathered.counts {
        if let Some((facet, value)) = term.split_once(FACET_VALUE) {
            facets.entry(facet.to_owned()).or_default().push((value.to_owned(), count));
        }
    }
    for (facet, values) in chosen {
        let counted = facets.entry(facet.clone()).or_default();
        for value in values {
            if !counted.iter().any(|(known, _)| known == value) {
                counted.push((value.clone(), 0));
            }
        }
    }
    let counts = facets.into_iter().map(|(facet, mut values)| {
        values.sort_by(|(a, a_count), (b, b_count)| (Reverse(a_count), a).cmp(&(Reverse(b_count), b)));
        let mut kept = 0;
        values.retain(|(value, _)| {
            kept += 1;
            kept <= MOST_VALUES || chosen.get(&facet).is_some_and(|chosen| chosen.contains(value))
        });
        FacetCounts { facet, values }
    });
    counts.collect()
}
