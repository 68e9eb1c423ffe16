//! Texts that are made to do harm.

use minga_kernel::Nobody;
use minga_similarity::{Alike, Limits, Match, REPEATED, Writing};
use std::fmt::Write as _;
use std::time::{Duration, Instant};
use uuid::Uuid;

/// Far more than any of these takes without optimisation, far less than without limits.
const PATIENCE: Duration = Duration::from_secs(20);

fn near(kept: (&str, &str), asked: (&str, &str)) -> Option<Match> {
    let mut all = Alike::new(Limits::default());
    // Others, so that words are not in every text.
    for (number, title) in ["Poda de árboles", "Más autobuses de noche", "Fuentes de agua"].iter().enumerate()
    {
        all.put(Uuid::from_u128(900 + number as u128), Writing { title, body: "" });
    }
    all.put(Uuid::from_u128(1), Writing { title: kept.0, body: kept.1 });
    let found = all.nearest(Writing { title: asked.0, body: asked.1 }, 0.0, 5);
    found.into_iter().find(|near| near.id == Uuid::from_u128(1))
}

#[test]
fn disguised_copies_are_recognised() {
    let honest = ("Biblioteca pública en Valdebebas", "Faltan salas de estudio para jóvenes");
    let own = near(honest, honest).expect("itself").score;
    for disguised in [
        ("BIBLIOTECA PUBLICA EN VALDEBEBAS", "FALTAN SALAS DE ESTUDIO PARA JOVENES"),
        (
            "Bi\u{200B}blio\u{AD}teca p\u{202E}ública en Val\u{2060}debebas",
            "Faltan salas de estudio para jó\u{200D}venes",
        ),
        (
            "<b>Biblio</b>teca p&uacute;blica en Valdebebas",
            "<p>Faltan</p><p>salas<br>de&nbsp;estudio para j&#243;venes<script>x()</script>",
        ),
        ("Ｂｉｂｌｉｏｔｅｃａ pu\u{301}blica en Valdebebas", "Faltan salas de estudio para jo\u{301}venes"),
        (
            "Biblioteca pública en Valdebebas",
            "<!-- otra cosa muy distinta -->Faltan salas de estudio para jóvenes",
        ),
    ] {
        let found = near(honest, disguised).expect("it is found");
        assert!((found.score - own).abs() < 1e-9, "{disguised:?}: {found:?}, not {own}");
    }
}

#[test]
fn a_slip_of_the_pen_is_forgiven_and_told_as_it_was_written() {
    let found =
        near(("Biblioteca en Valdebebas", ""), ("Biblotecas en Valdebevas", "")).expect("it is found");
    assert_eq!(found.shared.len(), 2);
    assert!(found.shared.contains(&"Biblotecas".to_owned()), "{found:?}");
    assert!(found.score > 0.08, "{found:?}");
    assert!(near(("Casado", ""), ("Pasado", "")).is_none());
}

#[test]
fn nothing_is_like_nothing() {
    for asked in [("", ""), ("\u{200B}", "<p></p>"), ("de la que", "!!! ¿? …"), ("<", "&")] {
        assert_eq!(near(("Biblioteca", ""), asked), None);
        assert_eq!(near(asked, ("Biblioteca", "")), None);
        assert_eq!(near(asked, asked), None);
    }
}

#[test]
fn large_texts_cost_what_the_limits_say() {
    let started = Instant::now();
    let million = "biblioteca ".repeat(1_000_000);
    let mut different = String::new();
    for number in 0..100_000 {
        write!(different, "palabra{number} ").expect("memory");
    }
    let hostile = [
        million.clone(),
        different,
        "<p>".repeat(400_000),
        "<".repeat(1_000_000),
        "&".repeat(1_000_000),
        "<script>".repeat(200_000),
        "\u{202E}".repeat(400_000),
        format!("a{}", "\u{301}".repeat(500_000)),
        "x".repeat(1_000_000),
        "S.".repeat(500_000),
        "m-3".repeat(400_000),
    ];
    let mut all = Alike::new(Limits::default());
    for (number, body) in hostile.iter().enumerate() {
        all.put(Uuid::from_u128(number as u128), Writing { title: body, body });
        all.nearest(Writing { title: body, body }, 0.0, 10);
    }
    all.groups(REPEATED, &Nobody);
    assert!(started.elapsed() < PATIENCE, "{:?}", started.elapsed());
}

#[test]
fn a_flood_of_one_text_makes_one_group() {
    let started = Instant::now();
    let mut all = Alike::new(Limits::default());
    for number in 0..3_000 {
        all.put(
            Uuid::from_u128(number),
            Writing { title: "Parque infantil en Vallecas", body: "<p>Por favor</p>" },
        );
    }
    for number in 3_000..3_010 {
        all.put(Uuid::from_u128(number), Writing { title: &format!("Otra cosa{number}"), body: "distinta" });
    }
    let groups = all.groups(0.9, &Nobody);
    assert_eq!((groups.len(), groups[0].others.len()), (1, 2_999));
    assert_eq!(all.nearest(Writing { title: "Parque infantil en Vallecas", body: "" }, 0.0, 7).len(), 7);
    assert!(started.elapsed() < PATIENCE, "{:?}", started.elapsed());
}

#[test]
fn limits_of_nothing_find_nothing() {
    let none = Limits { bytes: 0, words: 0, stems: 0, entries: 0, candidates: 0, neighbours: 0 };
    for limits in
        [none, Limits { entries: 0, ..Limits::default() }, Limits { candidates: 0, ..Limits::default() }]
    {
        let mut all = Alike::new(limits);
        let writing = Writing { title: "Biblioteca en Valdebebas", body: "" };
        all.put(Uuid::from_u128(1), writing);
        all.put(Uuid::from_u128(2), Writing { title: "Biblioteca", body: "en Valdebebas" });
        assert_eq!(all.nearest(writing, 0.0, 10), []);
        assert_eq!(all.groups(0.1, &Nobody), []);
        assert!(all.remove(Uuid::from_u128(1)) && all.len() == 1 && !all.is_empty());
    }
}
