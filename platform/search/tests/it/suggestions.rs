//! Typing errors.

use crate::corpus::{POST, document, filed, find, index, names, query};
use minga_kernel::search::{Answer, Query, Search};
use minga_search::Index;

#[test]
fn a_typing_error_is_corrected_and_answered() {
    let index = index();
    for (typed, meant) in [
        ("contratasion", "contratación"),
        ("Contratasion", "Contratación"),
        ("gobireno", "gobierno"),
        ("GOBIRENO", "GOBIERNO"),
        ("minsterio", "ministerio"),
        ("portsl", "portal"),
        ("ambeintal!", "ambiental!"),
        ("gobireno  avierto", "gobierno  abierto"),
    ] {
        let hits = find(&index, typed);
        assert_eq!(hits.suggestion.as_deref(), Some(meant), "{typed}");
        assert_eq!(hits.answer, Answer::Respelled, "{typed}");
        assert_eq!(names(&hits), names(&find(&index, meant)), "{typed}");
        assert!(hits.total > 0, "{typed}");
    }
}

#[test]
fn what_was_found_in_part_is_shown_beside_the_suggestion() {
    let hits = find(&index(), "portal gobireno");
    assert_eq!(hits.answer, Answer::Part);
    assert_eq!(hits.suggestion.as_deref(), Some("portal gobierno"));
    assert_eq!(names(&hits), names(&find(&index(), "portal")));
}

#[test]
fn nothing_is_corrected_needlessly() {
    let index = index();
    assert_eq!(find(&index, "gobierno").suggestion, None);
    assert_eq!(find(&index, "gobier").suggestion, None, "unfinished, not misspelt");
    for nonsense in ["xyzzyxyzzy", "qqq", "pprtsl", "2O21", "EC-PAGA-9"] {
        let hits = find(&index, nonsense);
        assert_eq!(hits.suggestion, None, "{nonsense}");
    }
    let hits = find(&index, "xyzzyxyzzy");
    assert_eq!((hits.total, hits.answer), (0, Answer::Part));
}

#[test]
fn the_nearest_and_then_the_most_frequent_spelling_wins() {
    let index = Index::in_memory().unwrap();
    let documents = vec![
        document(&POST, "1", "casas", ""),
        document(&POST, "2", "cosas", ""),
        document(&POST, "3", "Cosas", ""),
        document(&POST, "4", "educacion", ""),
        document(&POST, "5", "educación", ""),
        document(&POST, "6", "Educación", ""),
    ];
    index.replace(None, &mut filed(documents), 1).unwrap();
    assert_eq!(find(&index, "cxsas").suggestion.as_deref(), Some("cosas"));
    assert_eq!(find(&index, "educasion").suggestion.as_deref(), Some("educación"));
}

#[test]
fn a_word_that_is_gone_is_not_suggested() {
    let index = Index::in_memory().unwrap();
    let word = |code: &str, word: &str| document(&POST, code, word, "");
    let gone = vec![word("1", "casas"), word("2", "Casas"), word("3", "ambiental")];
    let roots: Vec<_> = gone.iter().map(|document| document.reference.clone()).collect();
    // Enough of others that the segment is not written anew, without the words.
    let others = (10..30).map(|number| word(&number.to_string(), "gobierno"));
    let all = gone.into_iter().chain([word("4", "cosas")]).chain(others).collect();
    index.replace(None, &mut filed(all), 1).unwrap();
    assert_eq!(find(&index, "cxsas").suggestion.as_deref(), Some("casas"));
    index.replace(Some(&roots), &mut filed(Vec::new()), 2).unwrap();
    assert_eq!(find(&index, "cxsas").suggestion.as_deref(), Some("cosas"));
    let hits = find(&index, "ambeintal");
    assert_eq!((hits.total, hits.suggestion), (0, None));
}

#[test]
fn filters_do_not_change_what_was_meant() {
    let filters = vec![("kind".to_owned(), "commitment".to_owned())];
    let hits = index().find(&Query { filters, ..query("contratasion") }).unwrap();
    assert_eq!(names(&hits), ["EC-PAGA-1-3"]);
    assert_eq!(hits.suggestion.as_deref(), Some("contratación"));
}
