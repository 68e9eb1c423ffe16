//! Themes for a text, from what people decided for texts that are like it.

use crate::Match;
use std::collections::BTreeMap;
use uuid::Uuid;

/// How many of the most alike texts that have a theme are asked.
const VOTERS: usize = 10;

/// A theme that may fit. A person decides.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    /// The theme.
    pub theme: Uuid,
    /// Which part of the votes it has, from 0 to 1.
    pub share: f64,
    /// The texts that speak for it, the most alike first.
    pub because: Vec<Uuid>,
}

/// The themes that the texts most like one have, by what `theme` says of each; what most speaks
/// for comes first.
///
/// Each of the ten most alike that have a theme votes with how alike it is, so one that is nearly
/// the same counts more than several that share a word.
pub fn suggest_themes(nearest: &[Match], theme: &dyn Fn(Uuid) -> Option<Uuid>) -> Vec<Suggestion> {
    let mut votes: BTreeMap<Uuid, (f64, Vec<Uuid>)> = BTreeMap::new();
    let voters = nearest.iter().filter_map(|near| theme(near.id).map(|theme| (near, theme)));
    for (near, theme) in voters.take(VOTERS) {
        let (sum, because) = votes.entry(theme).or_default();
        *sum += near.score;
        because.push(near.id);
    }
    let all: f64 = votes.values().map(|(sum, _)| sum).sum();
    let mut found: Vec<Suggestion> = votes
        .into_iter()
        .filter(|(_, (sum, _))| *sum > 0.0)
        .map(|(theme, (sum, because))| Suggestion { theme, share: sum / all, because })
        .collect();
    found.sort_by(|a, b| b.share.total_cmp(&a.share).then(a.theme.cmp(&b.theme)));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_most_alike_decide_and_are_named() {
        let id = Uuid::from_u128;
        let near = |number, score| Match { id: id(number), score, shared: Vec::new() };
        let nearest = [near(1, 0.9), near(2, 0.5), near(3, 0.3), near(4, 0.3)];
        let theme = |text: Uuid| match text.as_u128() {
            1 => Some(id(70)),
            3 | 4 => Some(id(80)),
            _ => None,
        };
        let found = suggest_themes(&nearest, &theme);
        let told: Vec<_> = found.iter().map(|it| (it.theme.as_u128(), it.because.len())).collect();
        assert_eq!(told, [(70, 1), (80, 2)]);
        assert!((found.iter().map(|it| it.share).sum::<f64>() - 1.0).abs() < 1e-9);
        assert_eq!(suggest_themes(&nearest, &|_| None), []);
        assert_eq!(suggest_themes(&[near(1, 0.0)], &theme), []);
    }
}
