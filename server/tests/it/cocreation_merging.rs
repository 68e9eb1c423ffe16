//! Whatever is merged, parted, withdrawn or hidden, nobody who supports anything is lost or counted
//! twice: many deeds in an order that dice choose, compared with plain sets.

use crate::cocreation::{DONE, number_in};
use crate::harness::World;
use minga_kernel::Role;
use minga_testkit::on_both_databases;
use std::collections::{BTreeMap, BTreeSet};

on_both_databases! {
    no_supporter_is_lost_or_counted_twice, async |store| {
        let world = World::new(store).await;
        let leader = world.process(&[]).await;
        let moderator = world.person(Role::Moderator, None).await;
        let mut people = Vec::new();
        for name in ["ana", "ben", "cleo", "dora", "eva"] {
            people.push(world.stranger(name).await);
        }
        let mut known = Known::default();
        let mut dice = Dice(20_210_601);
        let mut done: BTreeMap<&str, u32> = BTreeMap::new();
        for turn in 0..110 {
            let who = dice.roll(people.len());
            let one = known.pick(&mut dice);
            let two = known.pick(&mut dice);
            let before = known.everybody();
            // What was given is lost only by whoever takes it back.
            let mut excused = BTreeSet::new();
            let deed = if known.own.len() < 3 { 0 } else { dice.roll(11) };
            match deed {
                0 | 1 => {
                    let into = if deed == 1 { known.root(one) } else { 0 };
                    let into_words = into.to_string();
                    let last = if into > 0 { [("join", &*into_words)] } else { [("send", "yes")] };
                    let sent = world.propose_as(&people[who], &format!("idea {turn}"), &last).await;
                    if sent.status == DONE {
                        let number = number_in(&sent);
                        known.own.insert(number, BTreeSet::from([who]));
                        known.author.insert(number, who);
                        if into > 0 {
                            known.parent.insert(number, into);
                        }
                        *done.entry("propose").or_default() += 1;
                    }
                }
                2..=4 => {
                    if world.deed(&people[who], one, "apoyar", &[("deed", "support")]).await.status == DONE {
                        if !known.people(one).contains(&who) {
                            known.own.get_mut(&one).unwrap().insert(who);
                        }
                        *done.entry("support").or_default() += 1;
                    }
                }
                5 => {
                    // Somebody who stands behind it, more often than not.
                    let stands = |it: &i64| known.own.get(it).is_some_and(|people| people.contains(&who));
                    let others = |it: &i64| known.author.get(it) != Some(&who) && !known.withdrawn.contains(it);
                    let given = |it: &i64| stands(it) && others(it) && !known.parent.contains_key(it);
                    let one = known.pick_where(&mut dice, given).unwrap_or(one);
                    if world.deed(&people[who], one, "apoyar", &[("deed", "take_back")]).await.status == DONE {
                        for number in known.family(one) {
                            let authored = known.author.get(&number) == Some(&who);
                            if !authored || known.withdrawn.contains(&number) {
                                known.own.get_mut(&number).unwrap().remove(&who);
                            }
                        }
                        excused.insert(who);
                        *done.entry("take back").or_default() += 1;
                    }
                }
                6 | 7 => {
                    let open = |it: &i64| !known.parent.contains_key(it) && !known.withdrawn.contains(it);
                    let one = known.pick_where(&mut dice, open).unwrap_or(one);
                    let two = known.pick_where(&mut dice, open).unwrap_or(two);
                    let numbers = format!("{one} {two}");
                    let merged = world.merge(&leader, &[("numbers", &numbers)]).await;
                    if merged.status == DONE {
                        let joint = number_in(&merged);
                        known.own.insert(joint, BTreeSet::new());
                        known.joint.insert(joint);
                        known.parent.insert(one, joint);
                        known.parent.insert(two, joint);
                        *done.entry("merge").or_default() += 1;
                    }
                }
                8 => {
                    let at = dice.roll(known.parent.len());
                    let part = known.parent.iter().nth(at).map_or((one, one), |(part, whole)| (*part, *whole));
                    let one = if dice.roll(3) == 0 { part.1 } else { part.0 };
                    let parted = world.deed(&leader, one, "separar", &[("reason", "Son distintas")]).await;
                    if parted.status == DONE {
                        known.part(one);
                        *done.entry("part").or_default() += 1;
                    }
                }
                9 => {
                    let who = known.author.get(&one).copied().unwrap_or(who);
                    if world.deed(&people[who], one, "retirar", &[]).await.status == DONE {
                        if !known.parent.contains_key(&one) {
                            for child in known.children(one) {
                                known.parent.remove(&child);
                            }
                        }
                        known.withdrawn.insert(one);
                        *done.entry("withdraw").or_default() += 1;
                    }
                }
                _ => {
                    let outcome = if dice.roll(2) == 0 { "hide" } else { "keep" };
                    if world.judge(&moderator, one, outcome, "Por las reglas").await.status == DONE {
                        *done.entry("moderate").or_default() += 1;
                    }
                }
            }
            let after = known.everybody();
            assert!(before.difference(&after).all(|it| excused.contains(it)), "turn {turn}: somebody is lost");
            for (number, it) in world.proposals().await {
                let counted = usize::try_from(it["supports"].as_i64().unwrap()).unwrap();
                assert_eq!(counted, known.people(number).len(), "turn {turn}, deed {deed}, proposal {number}");
                assert_eq!(it["merged_into"].as_i64(), known.parent.get(&number).copied(), "turn {turn}, {number}");
            }
        }
        for deed in ["propose", "support", "take back", "merge", "part", "withdraw", "moderate"] {
            assert!(done.get(deed).is_some_and(|count| *count > 1), "{deed} was hardly tried: {done:?}");
        }
        world.nothing_is_amiss().await;
    };
}

/// Dice that repeat themselves.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides.max(1)
    }
}

/// What has to be so, by nothing but sets: who supports what directly, and what is a part of what.
#[derive(Default)]
struct Known {
    own: BTreeMap<i64, BTreeSet<usize>>,
    parent: BTreeMap<i64, i64>,
    author: BTreeMap<i64, usize>,
    joint: BTreeSet<i64>,
    withdrawn: BTreeSet<i64>,
}

impl Known {
    fn pick(&self, dice: &mut Dice) -> i64 {
        let at = dice.roll(self.own.len());
        self.own.keys().nth(at).copied().unwrap_or(1)
    }

    fn pick_where(&self, dice: &mut Dice, fits: impl Fn(&i64) -> bool) -> Option<i64> {
        let fitting: Vec<i64> = self.own.keys().copied().filter(|it| fits(it)).collect();
        fitting.get(dice.roll(fitting.len())).copied()
    }

    fn root(&self, number: i64) -> i64 {
        self.parent.get(&number).map_or(number, |parent| self.root(*parent))
    }

    fn children(&self, of: i64) -> Vec<i64> {
        self.parent.iter().filter(|(_, parent)| **parent == of).map(|(child, _)| *child).collect()
    }

    fn family(&self, of: i64) -> Vec<i64> {
        let within = self.children(of).into_iter().flat_map(|child| self.family(child));
        [of].into_iter().chain(within).collect()
    }

    fn people(&self, of: i64) -> BTreeSet<usize> {
        self.family(of).iter().filter_map(|number| self.own.get(number)).flatten().copied().collect()
    }

    fn everybody(&self) -> BTreeSet<usize> {
        self.own.values().flatten().copied().collect()
    }

    /// What is parted by asking for it at this one.
    fn part(&mut self, at: i64) {
        let whole = self.parent.get(&at).copied();
        let of = whole.unwrap_or(at);
        let all = self.children(of);
        let parted: Vec<i64> = if whole.is_some() { vec![at] } else { all.clone() };
        for child in &parted {
            self.parent.remove(child);
        }
        if self.joint.contains(&of) && parted.len() == all.len() {
            for child in parted {
                let there = self.people(child);
                let carried: Vec<usize> = self.own[&of].difference(&there).copied().collect();
                self.own.get_mut(&child).unwrap().extend(carried);
            }
            self.withdrawn.insert(of);
        }
    }
}
