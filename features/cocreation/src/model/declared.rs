//! What people say of themselves by choice when they propose, as numbers of groups that are never
//! so small that somebody could be found in them.

use minga_kernel::codes;

codes! {
    /// What somebody says of their gender.
    Gender {
        Woman = "woman",
        Man = "man",
        NonBinary = "non_binary",
        Other = "other",
        /// They would rather not say, or did not.
        Unsaid = "unsaid",
    }
}

codes! {
    /// In which part of society somebody sees themselves.
    Sector {
        Person = "person",
        CivilSociety = "civil_society",
        Academia = "academia",
        Private = "private",
        Public = "public",
        Other = "other",
        Unsaid = "unsaid",
    }
}

/// What is asked.
pub(crate) const ASKED: [(&str, &[&str]); 2] = [
    ("gender", &["woman", "man", "non_binary", "other", "unsaid"]),
    ("sector", &["person", "civil_society", "academia", "private", "public", "other", "unsaid"]),
];

/// The key of the words for what can be said to a question.
pub(crate) fn words_of(asked: &str) -> &'static str {
    if asked == "gender" { "declared-gender" } else { "declared-sector" }
}

/// No group that is shown is smaller, whatever a setting says.
pub(crate) const LEAST: u64 = 5;

/// Groups as they are shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Groups {
    /// Those that are large enough, each with how many.
    pub(crate) shown: Vec<(usize, u64)>,
    /// Those that are told of together only.
    pub(crate) together: Vec<usize>,
    /// How many those are together; nothing while that is too few.
    pub(crate) sum: Option<u64>,
}

/// What can be shown of groups without telling of a smaller one, not by subtraction either.
///
/// Groups of fewer than `least` are told of together. Alone, together fewer than `least`, or all as
/// large as a small group can be, the next larger ones join them (every one of the same size, or the
/// order in which they are listed would tell which), until nothing follows from their sum. Which
/// ones joined is not told.
pub(crate) fn shown(counts: &[u64], least: u64) -> Groups {
    let mut order: Vec<usize> = (0..counts.len()).collect();
    order.sort_by_key(|at| (counts[*at], *at));
    let sum = |so_many: usize| order[..so_many].iter().map(|at| counts[*at]).sum::<u64>();
    let up_to = |most: u64| counts.iter().filter(|count| **count <= most).count();
    let mut small = up_to(least - 1);
    let follows = |small: usize| {
        let alike = counts[order[0]] == counts[order[small - 1]];
        small == 1 || sum(small) < least || (alike && counts[order[0]] == least - 1)
    };
    while small > 0 && small < counts.len() && follows(small) {
        small = up_to(counts[order[small]]);
    }
    let mut together = order[..small].to_vec();
    together.sort_unstable();
    let mut large = order[small..].to_vec();
    large.sort_unstable();
    let sum = Some(sum(small)).filter(|sum| small > 0 && *sum >= least);
    Groups { shown: large.into_iter().map(|at| (at, counts[at])).collect(), together, sum }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::{BTreeMap, BTreeSet};

    #[test]
    fn large_groups_are_shown_and_small_ones_together() {
        let told = shown(&[60, 40, 1, 0, 10], 5);
        assert_eq!(told.shown, [(0, 60), (1, 40)]);
        assert_eq!((told.together, told.sum), (vec![2, 3, 4], Some(11)));
        let told = shown(&[9, 8, 7], 5);
        assert_eq!((told.shown.len(), told.together.len(), told.sum), (3, 0, None));
        let told = shown(&[9, 8, 4], 5);
        assert_eq!((told.shown, told.together, told.sum), (vec![(0, 9)], vec![1, 2], Some(12)));
        let told = shown(&[2, 1, 0], 5);
        assert_eq!((told.shown, told.together.len(), told.sum), (vec![], 3, None));
    }

    /// Whoever knows the rule and everything that is shown, and thinks through every table that
    /// would look like that, never learns the size of a group that is not shown.
    #[test]
    fn nothing_can_be_computed_by_subtraction() {
        for groups in [2_usize, 3, 4] {
            let most: u64 = if groups == 4 { 13 } else { 20 };
            let mut alike: BTreeMap<String, Vec<Vec<u64>>> = BTreeMap::new();
            for code in 0..most.pow(u32::try_from(groups).expect("few")) {
                let mut rest = code;
                let counts: Vec<u64> = (0..groups)
                    .map(|_| {
                        let count = rest % most;
                        rest /= most;
                        count
                    })
                    .collect();
                let told = shown(&counts, 5);
                assert!(told.shown.iter().all(|(_, count)| *count >= 5), "{counts:?}");
                alike.entry(format!("{told:?}")).or_default().push(counts);
            }
            for (told, tables) in alike {
                let hidden = shown(&tables[0], 5).together;
                for at in hidden {
                    let possible: BTreeSet<u64> = tables.iter().map(|counts| counts[at]).collect();
                    assert!(possible.len() > 1, "{told} tells {possible:?} of group {at}");
                }
            }
        }
    }

    #[test]
    fn what_is_asked_is_what_can_be_said() {
        assert_eq!(Gender::ALL.iter().map(|it| it.code()).collect::<Vec<_>>(), ASKED[0].1);
        assert_eq!(Sector::ALL.iter().map(|it| it.code()).collect::<Vec<_>>(), ASKED[1].1);
        assert_eq!(Gender::from_code("x"), None);
        assert_eq!(Sector::from_code("person"), Some(Sector::Person));
    }
}
