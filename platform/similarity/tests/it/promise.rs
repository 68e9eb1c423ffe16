//! The invariants of the crate, for any texts.

use minga_kernel::Nobody;
use minga_similarity::{Alike, Limits, Match, Writing};
use proptest::collection::vec;
use proptest::prelude::*;
use std::collections::BTreeSet;
use uuid::Uuid;

/// Texts of few words, so that many share some; a few are one letter away from another.
fn texts() -> impl Strategy<Value = Vec<(String, String)>> {
    let word = prop::sample::select(vec![
        "biblioteca",
        "biblotecas",
        "Goya",
        "parque",
        "parques",
        "carril",
        "carriles",
        "Moratalaz",
        "metro",
        "árbol",
        "arbol",
        "sombra",
        "sonbra",
        "de",
        "la",
        "Quinta",
        "ruido",
        "noche",
        "M-30",
    ]);
    let words = |most: usize| vec(word.clone(), 0..most).prop_map(|words| words.join(" "));
    vec((words(5), words(12)), 1..12)
}

fn id(number: usize) -> Uuid {
    Uuid::from_u128(number as u128 + 1)
}

fn put(all: &mut Alike, number: usize, text: &(String, String)) {
    all.put(id(number), Writing { title: &text.0, body: &text.1 });
}

fn filled<'a>(texts: impl IntoIterator<Item = (usize, &'a (String, String))>) -> Alike {
    let mut all = Alike::new(Limits::default());
    texts.into_iter().for_each(|(number, text)| put(&mut all, number, text));
    all
}

/// Everything that can be asked.
fn told(all: &Alike, texts: &[(String, String)]) -> (Vec<Vec<Match>>, String) {
    let near = texts.iter().enumerate().flat_map(|(number, text)| {
        let writing = Writing { title: &text.0, body: &text.1 };
        [all.nearest(writing, 0.0, 100), all.nearest_to(id(number), 0.0, 100)]
    });
    (near.collect(), format!("{:?}", all.groups(0.2, &Nobody)))
}

proptest! {
    #[test]
    fn the_order_of_adding_does_not_matter(texts in texts()) {
        let forth = filled(texts.iter().enumerate());
        let back = filled(texts.iter().enumerate().rev());
        prop_assert_eq!(told(&forth, &texts), told(&back, &texts));
    }

    #[test]
    fn adding_and_removing_a_text_changes_nothing(texts in texts(), others in texts()) {
        let before = filled(texts.iter().enumerate());
        let mut after = before.clone();
        for (number, other) in others.iter().enumerate() {
            put(&mut after, 100 + number, other);
        }
        for number in 0..others.len() {
            prop_assert!(after.remove(id(100 + number)));
            prop_assert!(!after.remove(id(100 + number)));
        }
        prop_assert_eq!(after.len(), texts.len());
        prop_assert_eq!(told(&before, &texts), told(&after, &texts));
    }

    #[test]
    fn a_changed_text_is_as_if_it_had_always_been_so(texts in texts(), others in texts()) {
        let mut changed = filled(others.iter().enumerate().take(texts.len()));
        for (number, text) in texts.iter().enumerate() {
            put(&mut changed, number, text);
        }
        prop_assert_eq!(told(&changed, &texts), told(&filled(texts.iter().enumerate()), &texts));
    }

    #[test]
    fn nothing_is_like_a_text_more_than_itself(texts in texts()) {
        let all = filled(texts.iter().enumerate());
        for (number, text) in texts.iter().enumerate() {
            let writing = Writing { title: &text.0, body: &text.1 };
            let own = all.compare(writing, id(number)).expect("it is there").score;
            for near in all.nearest(writing, 0.0, 100) {
                prop_assert!(near.score <= own, "{text:?}: {near:?} > {own}");
                prop_assert!((0.0..=1.0).contains(&near.score) && !near.shared.is_empty());
            }
        }
    }

    #[test]
    fn two_texts_are_as_alike_from_either_side(texts in texts()) {
        let all = filled(texts.iter().enumerate());
        for (number, text) in texts.iter().enumerate() {
            for (other, back) in texts.iter().enumerate() {
                let score = |text: &(String, String), other| {
                    let writing = Writing { title: &text.0, body: &text.1 };
                    all.compare(writing, id(other)).map(|it| it.score.to_bits())
                };
                prop_assert_eq!(score(text, other), score(back, number));
            }
        }
    }

    #[test]
    fn groups_do_not_overlap_and_hold_what_is_alike(texts in texts(), least in 0.05..0.9_f64) {
        let all = filled(texts.iter().enumerate());
        let mut seen = BTreeSet::new();
        for group in all.groups(least, &Nobody) {
            prop_assert!(!group.others.is_empty());
            prop_assert!(seen.insert(group.centre));
            let number = usize::try_from(group.centre.as_u128() - 1).expect("small");
            let writing = Writing { title: &texts[number].0, body: &texts[number].1 };
            for (other, score) in &group.others {
                prop_assert!(seen.insert(*other), "{} is in two groups", other);
                let direct = all.compare(writing, *other).expect("it is there").score;
                prop_assert!(*score >= least && (*score - 1.0).abs().min((*score - direct).abs()) < 1e-12);
            }
        }
    }
}
