//! Measures how often it is right, how long people wait and how much memory it takes.
//!
//! `cargo run --release -p minga-similarity --example alike [texts ...]`
//!
//! Without numbers it measures with the real proposals, 2,700 and 100,000 texts. The larger sets
//! are made of the real proposals with words exchanged among them, the same on every run. Memory
//! is read from the kernel, so it is told on Linux only; each size should run on its own for it.
#![expect(clippy::print_stdout, reason = "what it measured is its output")]

#[path = "../tests/it/labelled.rs"]
mod labelled;

use labelled::{Proposal, as_they_came, filled, firsts, found, proposals, reworded, shown};
use minga_kernel::Watch;
use minga_similarity::{Alike, REPEATED, Writing};
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::time::{Duration, Instant};
use uuid::Uuid;

/// A small generator of numbers that look random (xorshift): the same on every run.
struct Numbers(u64);

impl Numbers {
    fn next(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 11).unwrap_or(0) % below.max(1)
    }
}

/// How many of the texts it has looked at.
#[derive(Default)]
struct Looked(AtomicU64);

impl Watch for Looked {
    fn begins(&self, _: u64) {}

    fn done(&self, steps: u64) {
        self.0.fetch_add(steps, Relaxed);
    }
}

fn main() {
    let Some(real) = proposals() else {
        println!("shared/data/proposals-es is not on this machine");
        return;
    };
    let sizes: Vec<usize> = std::env::args().skip(1).filter_map(|number| number.parse().ok()).collect();
    if sizes.is_empty() {
        figures(&real);
    }
    for size in if sizes.is_empty() { vec![real.len(), 2_700, 100_000] } else { sizes } {
        times(&real, size);
    }
}

fn figures(real: &[Proposal]) {
    let (all, firsts) = (filled(real), firsts(real));
    println!("| at least | as they came: precision | recall | reworded, for tuning | for the figure |");
    for least in [0.10, 0.15, 0.20, REPEATED, 0.25, 0.30, 0.40] {
        let found = found(&all, real, least);
        let came = as_they_came(real, &firsts, &found);
        let [tuning, check] = [false, true].map(|part| reworded(&firsts, &found, |pair| pair.check == part));
        println!(
            "| {least} | {:.3} | {:.3} | {:.2} / {:.2} | {:.2} / {:.2} | {check:?}",
            came.precision(),
            came.recall(),
            tuning.precision(),
            tuning.recall(),
            check.precision(),
            check.recall()
        );
    }
    for most in [1, 3, 5, 10] {
        println!("a rewording is among the first {most}: {:.2}", shown(&all, &firsts, most));
    }
}

/// As many texts: the real ones, and then real ones in which words are exchanged for words of
/// others.
fn resampled(real: &[Proposal], size: usize) -> Vec<Proposal> {
    let mut numbers = Numbers(42);
    let words: Vec<&str> =
        real.iter().flat_map(|it| it.title.split_whitespace().chain(it.body.split_whitespace())).collect();
    let mut noisy = |text: &str, one_in: usize| {
        let word = |word| if numbers.next(one_in) == 0 { words[numbers.next(words.len())] } else { word };
        text.split_whitespace().map(word).collect::<Vec<_>>().join(" ")
    };
    let text = |place: usize| {
        let it = &real[place % real.len()];
        let (title, body) = if place < real.len() {
            (it.title.clone(), it.body.clone())
        } else {
            (noisy(&it.title, 3), noisy(&it.body, 3))
        };
        Proposal { id: place as u128 + 1, title, body }
    };
    (0..size).map(text).collect()
}

fn times(real: &[Proposal], size: usize) {
    let texts = resampled(real, size);
    let before = memory("VmRSS:");
    let started = Instant::now();
    let mut all = filled(&texts);
    let filling = started.elapsed();
    let kept = memory("VmRSS:").saturating_sub(before);

    let mut whole = Vec::new();
    let mut titles = Vec::new();
    let mut changes = Vec::new();
    for it in texts.iter().step_by((size / 1_000).max(1)) {
        whole.push(time(|| drop(all.nearest(Writing { title: &it.title, body: &it.body }, 0.1, 5))));
        titles.push(time(|| drop(all.nearest(Writing { title: &it.title, body: "" }, 0.1, 5))));
        let id = Uuid::from_u128(it.id);
        changes.push(time(|| all.put(id, Writing { title: &it.title, body: &it.body })));
    }
    println!("{size} texts: filled in {filling:.1?}, {kept} MB");
    for (what, mut taken) in [("whole text", whole), ("title only", titles), ("change", changes)] {
        taken.sort_unstable();
        let at = |share: usize| taken[(taken.len() - 1) * share / 100];
        println!("  {what}: p50 {:.2?}, p99 {:.2?}, longest {:.2?}", at(50), at(99), at(100));
    }
    println!("  {}", grouped(&all));
}

fn grouped(all: &Alike) -> String {
    let looked = Looked::default();
    let started = Instant::now();
    let groups = all.groups(REPEATED, &looked);
    let members: usize = groups.iter().map(|group| group.others.len() + 1).sum();
    format!(
        "grouped in {:.1?} ({} looked at): {} groups with {members} texts, at most {} MB",
        started.elapsed(),
        looked.0.into_inner(),
        groups.len(),
        memory("VmHWM:")
    )
}

fn time(work: impl FnOnce()) -> Duration {
    let started = Instant::now();
    work();
    started.elapsed()
}

/// Megabytes of this process, by what the kernel calls it.
fn memory(what: &str) -> u64 {
    let told = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = told.lines().find_map(|line| line.strip_prefix(what)).unwrap_or_default();
    line.split_whitespace().next().and_then(|kilobytes| kilobytes.parse::<u64>().ok()).unwrap_or(0) / 1024
}
