//! How often the default threshold is right on real proposals, as the README states it.

use crate::labelled::{as_they_came, filled, firsts, found, pairs, proposals, reworded, shown};
use minga_kernel::Nobody;
use minga_similarity::REPEATED;
use std::collections::BTreeSet;

#[expect(clippy::print_stderr, reason = "a test that is skipped must be seen")]
fn skipped() {
    eprintln!("skipped: shared/data/proposals-es is not on this machine");
}

#[test]
fn the_threshold_is_as_right_as_the_readme_says() {
    let Some(proposals) = proposals() else { return skipped() };
    let all = filled(&proposals);
    let found = found(&all, &proposals, REPEATED);
    let firsts = firsts(&proposals);

    let came = as_they_came(&proposals, &firsts, &found);
    assert!(came.precision() >= 0.89 && came.recall() >= 0.71, "{came:?}");
    let check = reworded(&firsts, &found, |pair| pair.check);
    assert!(check.precision() >= 0.74 && check.recall() >= 0.28, "{check:?}");
    let shown = shown(&all, &firsts, 5);
    assert!(shown >= 0.8, "{shown}");
}

#[test]
fn groups_hold_the_copies_and_few_strangers() {
    let Some(proposals) = proposals() else { return skipped() };
    let firsts = firsts(&proposals);
    let groups = filled(&proposals).groups(REPEATED, &Nobody);
    let group_of = |id: u128| {
        groups.iter().position(|group| {
            group.centre.as_u128() == id || group.others.iter().any(|it| it.0.as_u128() == id)
        })
    };
    for (id, first) in &firsts {
        assert!(
            id == first || (group_of(*id).is_some() && group_of(*id) == group_of(*first)),
            "{id} {first}"
        );
    }
    let together = |ids: (u128, u128)| group_of(ids.0).is_some() && group_of(ids.0) == group_of(ids.1);
    let judged = pairs();
    let (same, strange): (Vec<_>, Vec<_>) =
        judged.iter().filter(|pair| together(pair.ids)).partition(|pair| pair.same);
    assert!(same.len() > 3 * strange.len(), "{} and {}", same.len(), strange.len());
}

#[test]
fn the_judged_pairs_are_enough_and_none_is_judged_twice() {
    let pairs = pairs();
    let different: BTreeSet<_> = pairs.iter().map(|pair| pair.ids).collect();
    assert!(pairs.iter().all(|pair| pair.ids.0 < pair.ids.1) && different.len() == pairs.len());
    assert!(pairs.len() >= 300 && pairs.iter().filter(|pair| pair.same).count() >= 80);
    for same in [true, false] {
        let (check, tuning): (Vec<_>, Vec<_>) =
            pairs.iter().filter(|pair| pair.same == same).partition(|pair| pair.check);
        assert!(check.len() >= 40 && tuning.len() >= 40);
    }
}
