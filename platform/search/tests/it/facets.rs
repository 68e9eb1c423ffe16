//! Filters, counts, order and pages.

use crate::corpus::{day, find, index, names, query};
use minga_kernel::search::{Hits, Query, Search};
use minga_search::Index;

fn filtered(index: &Index, text: &str, filters: &[(&str, &str)]) -> Hits {
    let filters = filters.iter().map(|&(facet, value)| (facet.to_owned(), value.to_owned())).collect();
    index.find(&Query { filters, ..query(text) }).unwrap()
}

fn counts(hits: &Hits, facet: &str) -> Vec<(String, u64)> {
    hits.facets.iter().find(|counts| counts.facet == facet).unwrap().values.clone()
}

fn pairs(expected: &[(&str, u64)]) -> Vec<(String, u64)> {
    expected.iter().map(|&(value, count)| (value.to_owned(), count)).collect()
}

#[test]
fn the_kind_is_always_a_facet() {
    let hits = find(&index(), "");
    assert_eq!(hits.total, 14);
    let expected = [("commitment", 4), ("organisation", 4), ("milestone", 3), ("post", 2), ("plan", 1)];
    assert_eq!(counts(&hits, "kind"), pairs(&expected));
    assert_eq!(filtered(&index(), "", &[("kind", "plan")]).total, 1);
}

#[test]
fn values_of_a_facet_are_alternatives_and_facets_add_up() {
    let index = index();
    let hits = filtered(&index, "", &[("sdg", "8"), ("sdg", "17")]);
    assert_eq!(names(&hits), ["EC-PAGA-1-1", "EC-PAGA-1-2", "EC-PAGA-1-3"]);
    let hits = filtered(&index, "", &[("sdg", "8"), ("sdg", "17"), ("responsible", "STPE")]);
    assert_eq!(names(&hits), ["EC-PAGA-1-2"]);
    let hits = filtered(&index, "abierta", &[("kind", "commitment"), ("sdg", "16")]);
    let mut open = names(&hits);
    open.sort();
    assert_eq!(open, ["EC-PAGA-1-1", "EC-PAGA-1-3"]);
}

#[test]
fn counts_ignore_their_own_filter_only() {
    let index = index();
    let hits = filtered(&index, "", &[("sdg", "8")]);
    assert_eq!(hits.total, 1);
    assert_eq!(counts(&hits, "sdg"), pairs(&[("16", 3), ("9", 3), ("17", 2), ("8", 1)]));
    assert_eq!(counts(&hits, "kind"), pairs(&[("commitment", 1)]));
    assert_eq!(counts(&hits, "responsible"), pairs(&[("SERCOP", 1)]));

    let hits = filtered(&index, "", &[("sdg", "8"), ("responsible", "SERCOP")]);
    assert_eq!(counts(&hits, "sdg"), pairs(&[("16", 1), ("8", 1), ("9", 1)]));
    assert_eq!(counts(&hits, "responsible"), pairs(&[("SERCOP", 1)]));

    let hits = filtered(&index, "datos", &[("sdg", "8")]);
    assert_eq!(hits.total, 0);
    assert_eq!(counts(&hits, "sdg"), pairs(&[("17", 2), ("9", 2), ("16", 1), ("8", 0)]), "chosen, so shown");
}

#[test]
fn a_filter_that_nothing_has_finds_nothing() {
    let index = index();
    for filter in
        [("state", "no such"), ("no such", "x"), ("", ""), ("kind", ""), ("sdg", "1"), ("sd", "g\09")]
    {
        let hits = filtered(&index, "", &[filter]);
        assert_eq!((hits.total, hits.items.len()), (0, 0), "{filter:?}");
    }
    // The words are there; a filter must not make the search look for others.
    let hits = filtered(&index, "datos abiertos", &[("kind", "organisation")]);
    assert_eq!((hits.total, hits.suggestion), (0, None));
}

#[test]
fn overdue_is_counted_and_filtered() {
    let index = index();
    let hits = find(&index, "");
    assert_eq!((hits.total, hits.overdue), (14, 1));
    let ask = |today, overdue, text: &str| index.find(&Query { today, overdue, ..query(text) }).unwrap();
    let hits = ask(day(2021, 6, 1), true, "");
    assert_eq!((names(&hits), hits.overdue), (vec!["EC-PAGA-1-3.2".to_owned()], 1));
    assert_eq!(counts(&hits, "state"), pairs(&[("delayed", 1)]));
    let hits = ask(day(2021, 12, 1), true, "");
    assert_eq!((hits.total, hits.overdue), (2, 2));
    let hits = ask(day(2021, 12, 1), true, "portal");
    assert_eq!(names(&hits), ["EC-PAGA-1-3.10"]);
    assert_eq!(ask(day(2021, 3, 31), true, "").total, 0, "due today is not overdue");
    assert_eq!(ask(day(2021, 4, 1), true, "").total, 1);
}

#[test]
fn without_words_things_are_in_the_order_of_their_names() {
    let index = index();
    let all = names(&find(&index, " \n\t "));
    assert_eq!(all.len(), 14);
    let expected = ["Ano nuevo en la sierra", "EC-PAGA-1", "EC-PAGA-1-1", "EC-PAGA-1-2", "EC-PAGA-1-3"];
    assert_eq!(all[..5], expected);
    assert_eq!(all[5..8], ["EC-PAGA-1-3.1", "EC-PAGA-1-3.2", "EC-PAGA-1-3.10"]);
    assert_eq!(all[9..], ["ESQUEL", "GFARO", "MINTEL", "Presupuesto para la niñez", "SERCOP"]);
}

#[test]
fn pages_follow_one_another() {
    let index = index();
    for text in ["", "datos portal abierto"] {
        let whole = names(&find(&index, text));
        let mut pages = Vec::new();
        for offset in (0..).step_by(2) {
            let hits = index.find(&Query { offset, limit: 2, ..query(text) }).unwrap();
            assert_eq!(hits.total, whole.len() as u64);
            if hits.items.is_empty() {
                break;
            }
            pages.extend(names(&hits));
        }
        assert_eq!(pages, whole);
    }
    for (offset, limit) in [(usize::MAX, usize::MAX), (14, 20), (0, 0), (9_999_999, 1)] {
        let hits = index.find(&Query { offset, limit, ..query("") }).unwrap();
        assert_eq!((hits.total, hits.items.len()), (14, 0), "{offset} {limit}");
    }
    let hits = index.find(&Query { limit: usize::MAX, ..query("") }).unwrap();
    assert_eq!(hits.items.len(), 14);
}
