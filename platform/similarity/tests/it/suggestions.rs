//! What a person is shown.

use minga_kernel::{Nobody, Watch};
use minga_similarity::{Alike, Limits, Writing, suggest_themes};
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use uuid::Uuid;

const PROPOSALS: [(u128, &str, &str); 8] = [
    (1, "Biblioteca en Valdebebas", "En el barrio no hay ninguna biblioteca donde estudiar."),
    (
        2,
        "Una biblioteca pública para Valdebebas",
        "Los vecinos de Valdebebas necesitan donde leer y estudiar.",
    ),
    (3, "Biblioteca en Moratalaz", "Queremos que el barrio de Moratalaz tenga una biblioteca."),
    (4, "Autobús a Valdebebas", "La línea no llega hasta Valdebebas por la noche."),
    (5, "Poda de árboles", "Las ramas tapan las farolas de nuestra calle."),
    (6, "More trees in the parks", "Children need shade in the parks of Quito."),
    (7, "Trees for every park", "The parks of Quito have no shade."),
    (8, "Fuentes de agua", "Faltan fuentes."),
];

fn filled() -> Alike {
    let mut all = Alike::new(Limits::default());
    for (id, title, body) in PROPOSALS {
        all.put(Uuid::from_u128(id), Writing { title, body });
    }
    all
}

fn ids(found: &[minga_similarity::Match]) -> Vec<u128> {
    found.iter().map(|near| near.id.as_u128()).collect()
}

#[test]
fn the_same_thing_in_the_same_place_comes_first_and_says_why() {
    let all = filled();
    let found = all.nearest(Writing { title: "bibliotecas valdebebas", body: "" }, 0.0, 10);
    assert_eq!(ids(&found)[..2], [1, 2]);
    assert_eq!(found[0].shared, ["bibliotecas", "valdebebas"]);
    let score = |id: u128| found.iter().find(|near| near.id.as_u128() == id).map_or(0.0, |near| near.score);
    assert!(score(2) > 2.0 * score(3) && score(2) > 2.0 * score(4), "{found:?}");
    assert_eq!(ids(&all.nearest(Writing { title: "bibliotecas valdebebas", body: "" }, 0.0, 1)), [1]);
}

#[test]
fn english_is_understood_as_well() {
    let found = filled().nearest(Writing { title: "Shade trees, Quito park", body: "" }, 0.0, 2);
    let mut found = ids(&found);
    found.sort_unstable();
    assert_eq!(found, [6, 7]);
}

#[test]
fn a_text_that_is_kept_is_not_shown_to_itself() {
    let all = filled();
    let found = all.nearest_to(Uuid::from_u128(1), 0.0, 10);
    assert_eq!(ids(&found)[0], 2);
    assert!(!ids(&found).contains(&1));
    assert!(all.nearest_to(Uuid::from_u128(99), 0.0, 10).is_empty());
    assert!(all.compare(Writing::default(), Uuid::from_u128(99)).is_none());
    assert!(all.nearest_to(Uuid::from_u128(1), 0.999, 10).is_empty());
}

#[derive(Default)]
struct Counted {
    all: AtomicU64,
    done: AtomicU64,
}

impl Watch for Counted {
    fn begins(&self, steps: u64) {
        self.all.fetch_add(steps, Relaxed);
    }

    fn done(&self, steps: u64) {
        self.done.fetch_add(steps, Relaxed);
    }
}

#[test]
fn grouping_tells_how_far_it_is() {
    let mut all = filled();
    all.put(Uuid::from_u128(80), Writing { title: PROPOSALS[7].1, body: PROPOSALS[7].2 });
    let watch = Counted::default();
    let groups = all.groups(0.1, &watch);
    assert_eq!((watch.all.into_inner(), watch.done.into_inner()), (9, 9));
    let members = |centre: u128| {
        let group = groups.iter().find(|group| group.centre.as_u128() == centre);
        group.map(|group| group.others.iter().map(|it| it.0.as_u128()).collect::<Vec<_>>())
    };
    assert_eq!(members(8), Some(vec![80]));
    assert!(members(1).or_else(|| members(2)).is_some(), "{groups:?}");
    assert!(Alike::new(Limits::default()).groups(0.2, &Nobody).is_empty());
}

#[test]
fn themes_come_from_what_was_decided_for_like_texts() {
    let (culture, transport) = (Uuid::from_u128(100), Uuid::from_u128(200));
    let theme = |text: Uuid| match text.as_u128() {
        1 | 3 => Some(culture),
        4 => Some(transport),
        _ => None,
    };
    let all = filled();
    let nearest = all.nearest(Writing { title: "Biblioteca con sala de estudio", body: "" }, 0.0, 50);
    let themes = suggest_themes(&nearest, &theme);
    assert_eq!(themes[0].theme, culture);
    assert!(themes[0].because.contains(&Uuid::from_u128(1)));
    let nearest = all.nearest(Writing { title: "Autobús de noche", body: "" }, 0.0, 50);
    assert_eq!(suggest_themes(&nearest, &theme)[0].theme, transport);
}
