//! Which words find what, and what comes first.

use crate::corpus::{POST, document, filed, find, found, index, names, query};
use minga_kernel::search::{Answer, Query, Search};
use minga_kernel::{Lang, Text};
use minga_search::Index;

#[test]
fn what_is_found_can_be_asked_for_among_some_things() {
    let index = index();
    let all = find(&index, "datos");
    assert!(all.total > 1, "{all:?}");
    let some: Vec<_> = all.items.iter().take(1).map(|hit| hit.reference.clone()).collect();
    let other = minga_kernel::Kind::new("plan").with(uuid::Uuid::from_u128(99));
    for text in ["datos", ""] {
        let only: Vec<_> = some.iter().cloned().chain([other.clone()]).collect();
        let hits = index.find(&Query { only, ..query(text) }).unwrap();
        assert_eq!((hits.total, hits.items.len()), (1, 1), "{text}");
        let none = index.find(&Query { only: vec![other.clone()], ..query(text) }).unwrap();
        assert_eq!(none.total, 0, "{text}");
    }
}

#[test]
fn every_form_of_a_word_finds_it() {
    let index = index();
    let expected = ["SERCOP", "EC-PAGA-1-3", "EC-PAGA-1-3.2"];
    for form in ["contratacion", "Contratación", "CONTRATACIONES", "contrataciones", "contratacio\u{301}n"] {
        let mut found = found(&index, form);
        found.sort();
        let mut expected = expected.map(str::to_owned);
        expected.sort();
        assert_eq!(found, expected, "{form}");
    }
    assert_eq!(found(&index, "politicas"), ["EC-PAGA-1-1"]);
    assert_eq!(found(&index, "escazu"), ["EC-PAGA-1-4"]);
    assert_eq!(found(&index, "policies"), ["EC-PAGA-1-1"], "English is found by a reader of Spanish");
    assert_eq!(found(&index, "citizen"), ["EC-PAGA-1-1"]);
    assert_eq!(found(&index, "fundaciones")[..], ["ESQUEL", "GFARO"]);
}

#[test]
fn other_languages_are_found_as_written() {
    let index = index();
    for form in ["pachamamata", "PACHAMAMATA", "q'uma", "q’uma", "quma"] {
        assert_eq!(found(&index, form), ["EC-PAGA-1-4"], "{form}");
    }
}

#[test]
fn an_n_finds_an_enye_and_an_enye_comes_first() {
    let index = index();
    let child = "Presupuesto para la niñez";
    for form in ["nino", "niño", "NINOS", "niños", "montana"] {
        assert_eq!(found(&index, form), [child], "{form}");
    }
    // The title has "Ano"; the others have "año" only in their body.
    let year = found(&index, "año");
    assert_eq!(year.len(), 3);
    assert_eq!(year[2], "Ano nuevo en la sierra");
    let year = found(&index, "ano");
    assert_eq!((year.len(), year[0].as_str()), (3, "Ano nuevo en la sierra"));
}

#[test]
fn the_thing_of_that_name_comes_first() {
    let index = index();
    for (text, first) in [
        ("MINTEL", "MINTEL"),
        ("mintel", "MINTEL"),
        ("EC-PAGA-1", "EC-PAGA-1"),
        ("ec paga 1", "EC-PAGA-1"),
        ("Grupo FARO", "GFARO"),
        ("grupo faro", "GFARO"),
        ("\"Grupo FARO\"", "GFARO"),
        ("fundacion esquel", "ESQUEL"),
        ("EC-PAGA-1-3.2", "EC-PAGA-1-3.2"),
        ("Plataforma de información abierta de contratación pública", "EC-PAGA-1-3"),
    ] {
        assert_eq!(found(&index, text)[0], first, "{text}");
    }
    // "MINTEL" is in the body of both commitments, which must not be lost.
    let mut mintel = found(&index, "MINTEL");
    mintel.sort();
    assert_eq!(mintel, ["EC-PAGA-1-1", "EC-PAGA-1-2", "MINTEL"]);
}

#[test]
fn a_name_outranks_any_number_of_words() {
    let index = Index::in_memory().unwrap();
    let long = "agua agua agua agua ".repeat(50);
    let mut named = document(&POST, "P-1", "Otra cosa", "");
    named.names = vec!["Agua".to_owned()];
    let documents = vec![
        document(&POST, "P-2", &long, &long),
        document(&POST, "P-3", "Título cualquiera", &long),
        document(&POST, "AGUA", "Código", "nada"),
        document(&POST, "P-4", "Agua", "nada"),
        named,
    ];
    index.replace(None, &mut filed(documents), 1).unwrap();
    assert_eq!(found(&index, "agua"), ["AGUA", "P-1", "P-4", "P-2", "P-3"]);
}

#[test]
fn codes_are_found_by_their_beginning() {
    let index = index();
    let expected = [
        "EC-PAGA-1",
        "EC-PAGA-1-1",
        "EC-PAGA-1-2",
        "EC-PAGA-1-3",
        "EC-PAGA-1-3.1",
        "EC-PAGA-1-3.2",
        "EC-PAGA-1-3.10",
        "EC-PAGA-1-4",
    ];
    for start in ["EC-PAGA", "ec-pa", "EC", "EC-", "ec paga"] {
        assert_eq!(found(&index, start), expected, "{start}");
    }
    let about = document(&POST, "A-1", "EC PAGA, EC PAGA", "EC PAGA");
    index.replace(Some(&[]), &mut filed(vec![about]), 2).unwrap();
    let codes = found(&index, "EC-PAGA");
    assert_eq!(
        (&codes[..8], codes[8].as_str()),
        (&expected.map(str::to_owned)[..], "A-1"),
        "codes come first"
    );
    assert_eq!(found(&index, "EC-PAGA-1-3")[..2], ["EC-PAGA-1-3", "EC-PAGA-1-3.1"]);
    assert_eq!(found(&index, "merc"), [""; 0], "only beginnings");
}

#[test]
fn titles_come_before_bodies() {
    let index = index();
    // In the title of 1-4 and the bodies of 1-1 and 1-2.
    let participation = found(&index, "participación");
    assert_eq!(participation[0], "EC-PAGA-1-4");
    assert_eq!(participation.len(), 3);

    // Rare in bodies and frequent in long titles, which would weigh less by the usual count.
    let index = Index::in_memory().unwrap();
    let title = "El cuidado de las fuentes de agua en las comunidades de la sierra y de la costa";
    let mut documents: Vec<_> =
        (0..9).map(|number| document(&POST, &format!("T-{number}"), title, "Nada.")).collect();
    documents.push(document(&POST, "B-1", "Nada", "Agua, agua."));
    index.replace(None, &mut filed(documents), 1).unwrap();
    assert_eq!(found(&index, "agua")[9], "B-1");
}

#[test]
fn the_last_word_may_be_unfinished() {
    let index = index();
    assert_eq!(found(&index, "telecom"), ["MINTEL"]);
    assert_eq!(found(&index, "portal redise"), ["EC-PAGA-1-2", "EC-PAGA-1-3.10"]);
    assert_eq!(find(&index, "redise portal").answer, Answer::Part, "only the last");
    assert_eq!(found(&index, "\"telecom\""), [""; 0], "what is quoted is finished");
    assert_eq!(found(&index, "form"), ["EC-PAGA-1-2"], "in a body");
    assert_eq!(found(&index, "fo"), [""; 0], "too short for bodies");
    assert_eq!(found(&index, "te"), ["MINTEL"], "in a title");
    assert_eq!(found(&index, "t"), [""; 0]);
}

#[test]
fn all_words_and_else_some() {
    let index = index();
    let hits = find(&index, "portal datos");
    assert_eq!((hits.answer, hits.total), (Answer::Whole, 1));
    let hits = find(&index, "datos abiertos telecomunicaciones");
    assert_eq!(hits.answer, Answer::Part);
    assert_eq!(hits.suggestion, None, "no word is misspelt");
    let mut both = names(&hits);
    both.sort();
    assert_eq!(both, ["EC-PAGA-1-1", "EC-PAGA-1-2"], "two of three words, not one");
    let hits = find(&index, "telecomunicaciones escazú");
    assert_eq!((hits.answer, hits.total), (Answer::Part, 2));
}

#[test]
fn fillers_do_not_decide() {
    let index = index();
    assert_eq!(found(&index, "el portal de las telecomunicaciones").len(), 3, "either, as no thing has both");
    assert_eq!(found(&index, "un rediseño para los portales")[0], "EC-PAGA-1-2");
    assert_eq!(find(&index, "the open data of a policy").answer, Answer::Whole);
    assert_eq!(found(&index, "estado"), ["Presupuesto para la niñez"], "the State is no filler");
    assert_eq!(find(&index, "estado telecomunicaciones").answer, Answer::Part);
    assert!(find(&index, "de la").total > 3, "fillers are words when there is nothing else");
}

#[test]
fn quoted_words_stand_together() {
    let index = index();
    assert_eq!(found(&index, "\"datos personales\""), ["EC-PAGA-1-1"]);
    assert_eq!(found(&index, "«datos personales»"), ["EC-PAGA-1-1"]);
    assert_eq!(find(&index, "\"personales datos\"").total, 0);
    assert_eq!(found(&index, "personales datos"), ["EC-PAGA-1-1"]);
    assert_eq!(found(&index, "\"personales datos"), ["EC-PAGA-1-1"], "a lone quote is nothing");
}

#[test]
fn the_readers_language_comes_first_among_equals() {
    let index = Index::in_memory().unwrap();
    let mut english = document(&POST, "P-1", "x", "");
    english.title = Text::new("en", "Social control");
    let spanish = document(&POST, "P-2", "Control social", "");
    index.replace(None, &mut filed(vec![english, spanish]), 1).unwrap();
    let first = |lang| names(&index.find(&Query { lang, ..query("control") }).unwrap())[0].clone();
    assert_eq!(first(Lang::En), "P-1");
    assert_eq!(first(Lang::Es), "P-2");
}

#[test]
fn the_excerpt_is_in_the_readers_language() {
    let index = index();
    let marked = |text: &str, lang| {
        let hits = index.find(&Query { lang, ..query(text) }).unwrap();
        let hit = &hits.items[0];
        let words = hit.excerpt.iter().filter(|(matched, _)| *matched).map(|(_, word)| word.clone());
        (hit.excerpt_lang.clone(), words.collect::<Vec<String>>())
    };
    assert_eq!(marked("politicas", Lang::Es), ("es".to_owned(), vec!["Política".to_owned()]));
    assert_eq!(marked("policies", Lang::En), ("en".to_owned(), vec!["policy".to_owned()]));
    assert_eq!(marked("formato", Lang::En), ("es".to_owned(), vec!["formatos".to_owned()]));
    assert_eq!(marked("telecom", Lang::En), (String::new(), vec![]));
}

#[test]
fn a_hit_brings_what_a_page_shows() {
    let hits = find(&index(), "EC-PAGA-1-1");
    let hit = &hits.items[0];
    assert_eq!(hit.reference.kind.as_str(), "commitment");
    assert_eq!(hit.paths, ["/es/EC-PAGA-1-1", "/en/EC-PAGA-1-1"]);
    assert!(hit.title.get("en").unwrap().starts_with("Collaborative"));
}
