//! Input that means harm, or nothing.

use crate::corpus::{POST, document, filed, find, found, index, query};
use minga_kernel::search::{Query, Search};
use minga_kernel::{Lang, Text};
use minga_search::Index;
use proptest::prelude::*;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

static INDEX: LazyLock<Index> = LazyLock::new(index);

#[test]
fn no_text_is_a_syntax_error() {
    for text in [
        "AND OR NOT ( [ * ~ ^ \"",
        "AND",
        "title_es:datos",
        "datos AND -portal",
        "+datos^9 (portal",
        "*",
        "\"\"",
        "\"\"\"",
        "\" \" \" \"",
        "«»",
        "/.*/",
        "[a TO z]",
        "\\",
        "\0\u{1}\u{2}\u{1b}[31m",
        "🙂🙂 👩‍👩‍👧‍👧",
        "مرحبا بالعالم",
        "\u{202e}sotad\u{202c}",
        "שלום",
        "数据开放",
        "'",
        "''''",
        "a'",
        "\u{301}\u{301}",
        "<script>alert(1)</script>",
        "%00%27",
        "ﷺ ﷺ",
        "İstanbul ẞ ǅ ŉ",
        "c\u{1}contratación",
        "e\u{301}\u{301}\u{301}",
    ] {
        let hits = find(&INDEX, text);
        assert!(hits.items.len() as u64 <= hits.total.max(1), "{text}");
    }
    assert_eq!(found(&INDEX, "(portal* -AND- [datos^2]~"), ["EC-PAGA-1-2"]);
    assert_eq!(found(&INDEX, "\u{202e}telecomunicaciones\u{0}"), ["MINTEL"]);
}

#[test]
fn a_text_without_words_finds_nothing() {
    for text in ["!!!", "🙂", "\"", "\u{0}", "¿?"] {
        let hits = find(&INDEX, text);
        assert_eq!((hits.total, hits.items.len()), (0, 0), "{text}");
    }
}

#[test]
fn a_huge_query_costs_little() {
    let started = Instant::now();
    for piece in ["a", "a ", "\"", "datos ", "\" a b", "ñ", "é\u{301}", "\u{301}", "x-", "gobireno ", "🙂"]
    {
        let text = piece.repeat(100_000);
        let filters = vec![(text.clone(), text.clone()); 100];
        INDEX.find(&Query { text: text.clone(), ..query("") }).unwrap();
        INDEX.find(&Query { filters, ..query(&text) }).unwrap();
    }
    assert!(started.elapsed() < Duration::from_secs(5), "{:?}", started.elapsed());
}

#[test]
fn any_document_can_be_indexed() {
    let index = Index::in_memory().unwrap();
    let strange =
        ["\0\u{1}\u{7f}", &"a".repeat(70_000), &"é ".repeat(8_000), "🙂", "", "\u{301}", "مرحبا", "'"];
    let mut documents = Vec::new();
    for (number, text) in strange.iter().enumerate() {
        let mut it = document(&POST, &format!("{text}{number}"), text, text);
        it.title.set("zz-Zzzz", *text);
        it.body = Text::new("", *text);
        it.names = vec![(*text).to_owned(); 3];
        it.facets = vec![("x", (*text).to_owned()), ("x", "\0".to_owned())];
        documents.push(it);
    }
    index.replace(None, &mut filed(documents), 1).unwrap();
    assert_eq!(find(&index, "").total, strange.len() as u64);
    for text in strange {
        find(&index, text);
    }
    assert_eq!(find(&index, &"a".repeat(70_000)).total, 1);
    assert_eq!(find(&index, "مرحبا").total, 1);
}

#[test]
fn an_excerpt_holds_no_control_characters() {
    let index = Index::in_memory().unwrap();
    let text = "uno\u{0}dos\u{1b}[31m tres <b>cuatro</b>";
    index.replace(None, &mut filed(vec![document(&POST, "P", "p", text)]), 1).unwrap();
    let hits = find(&index, "tres");
    let pieces: Vec<(bool, &str)> =
        hits.items[0].excerpt.iter().map(|(matched, piece)| (*matched, piece.as_str())).collect();
    assert_eq!(pieces, [(false, "uno dos [31m "), (true, "tres"), (false, " <b>cuatro</b>")]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn find_never_fails(
        text in prop_oneof![
            "\\PC{0,60}",
            "(?s).{0,60}",
            "([a-zñáé\"«' -]|datos|de|EC-|gobireno| ){0,14}",
        ],
        facet in "(kind|sdg|\\PC{0,3})",
        value in "(commitment|16|\\PC{0,3})",
        english in any::<bool>(),
        overdue in any::<bool>(),
        offset in 0_usize..20,
        limit in 0_usize..20,
        filtered in any::<bool>(),
    ) {
        let filters = if filtered { vec![(facet, value)] } else { Vec::new() };
        let lang = if english { Lang::En } else { Lang::Es };
        let asked = Query { filters, overdue, offset, limit, lang, ..query(&text) };
        let hits = INDEX.find(&asked).unwrap();
        let shown = usize::try_from(hits.total).unwrap().saturating_sub(offset).min(limit);
        prop_assert_eq!(hits.items.len(), shown);
        prop_assert!(hits.overdue <= 14 && hits.total <= 14);
        if overdue {
            prop_assert_eq!(hits.total, hits.overdue);
        }
    }
}
