//! What evaluators gave, as pages show it: by the names of bodies, never of people.

use crate::model::Process;
use crate::model::evaluation::{Cause, Decision, Panel, Rules, Seat, Spread};
use crate::pages::shown::said;
use minga_kernel::{Day, Lang, Ref, Resolved};
use minga_store::{Conn, StoreError};
use minga_web::{App, Body, Said};
use serde::Serialize;
use std::collections::HashMap;

/// How far some numbers lie apart, to two decimals.
#[derive(Clone, Copy, Debug, Serialize)]
pub(crate) struct SpreadShown {
    mean: f64,
    least: f64,
    most: f64,
    deviation: f64,
}

impl SpreadShown {
    fn of(it: Spread) -> SpreadShown {
        let Spread { mean, least, most, deviation } = it.rounded();
        SpreadShown { mean, least, most, deviation }
    }
}

/// A criterion with what was given by it.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct CriterionShown {
    title: Said,
    weight: i64,
    spread: Option<SpreadShown>,
}

/// What one evaluator gave.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct SheetShown {
    body: Option<Body>,
    own: bool,
    day: Day,
    scores: Vec<i64>,
    whole: f64,
    reason: Said,
    /// What it was at first, where it was changed since.
    first: Option<f64>,
    /// Why it does not count, if so.
    conflict: Option<&'static str>,
}

/// Somebody who may not score.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct ConflictShown {
    body: Option<Body>,
    cause: &'static str,
    /// Whether they had given something before.
    scored: bool,
}

/// What is said together.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct DecisionShown {
    pub(crate) number: i64,
    verdict: &'static str,
    day: Day,
    text: Said,
    /// How many still have to agree.
    waits: usize,
}

impl DecisionShown {
    /// For samples.
    pub(crate) fn sample() -> DecisionShown {
        let text = Said { words: "Sí & <no>".to_owned(), lang: "es".to_owned(), foreign: true };
        DecisionShown { number: 1, verdict: "with_changes", day: Day::default(), text, waits: 1 }
    }
}

/// An evaluation.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct AppraisalShown {
    evaluated: usize,
    of: usize,
    conflicts: Vec<ConflictShown>,
    scale: (i64, i64),
    criteria: Vec<CriterionShown>,
    whole: Option<SpreadShown>,
    sheets: Vec<SheetShown>,
    /// The newest first: the first one holds.
    decisions: Vec<DecisionShown>,
}

impl AppraisalShown {
    pub(crate) fn samples() -> Vec<AppraisalShown> {
        let text = |words: &str| Said { words: words.to_owned(), lang: "es".to_owned(), foreign: true };
        let body = || Body { name: text("Agua <S.A.>"), short: None, path: Some("/es".to_owned()) };
        let spread = SpreadShown { mean: 3.5, least: 1.0, most: 5.0, deviation: 1.25 };
        let sample = |full: bool| AppraisalShown {
            evaluated: usize::from(full) * 2,
            of: 3,
            conflicts: if full {
                vec![
                    ConflictShown { body: Some(body()), cause: "organisation", scored: true },
                    ConflictShown { body: None, cause: "declared", scored: false },
                ]
            } else {
                Vec::new()
            },
            scale: (1, 5),
            criteria: vec![CriterionShown {
                title: text("<Relevancia> & \"más\""),
                weight: 100,
                spread: full.then_some(spread),
            }],
            whole: full.then_some(spread),
            sheets: if full {
                vec![
                    SheetShown {
                        body: Some(body()),
                        own: true,
                        day: Day::default(),
                        scores: vec![4],
                        whole: 4.0,
                        reason: text("<script>"),
                        first: Some(2.0),
                        conflict: None,
                    },
                    SheetShown {
                        body: None,
                        own: false,
                        day: Day::default(),
                        scores: vec![1],
                        whole: 1.0,
                        reason: text("{{ 7*7 }}"),
                        first: None,
                        conflict: Some("author"),
                    },
                ]
            } else {
                Vec::new()
            },
            decisions: if full { vec![DecisionShown::sample()] } else { Vec::new() },
        };
        vec![sample(false), sample(true)]
    }
}

/// Every body that a panel names.
pub(crate) async fn bodies(
    app: &App,
    db: &Conn,
    panels: &[&Panel],
) -> Result<HashMap<Ref, Resolved>, StoreError> {
    let all: Vec<Ref> = panels.iter().flat_map(|it| &it.seats).filter_map(|seat| seat.body.clone()).collect();
    if all.is_empty() { Ok(HashMap::new()) } else { app.references.resolve(db, &all).await }
}

/// An evaluation as whoever may see all of it sees it.
pub(crate) fn appraisal(
    lang: Lang,
    process: &Process,
    rules: &Rules,
    panel: &Panel,
    known: &HashMap<Ref, Resolved>,
    viewer: Option<uuid::Uuid>,
) -> AppraisalShown {
    let (each, whole) = panel.appraised(&process.criteria);
    let criteria = process.criteria.iter().zip(each).map(|(it, spread)| CriterionShown {
        title: Said::title(lang, &it.title),
        weight: it.weight,
        spread: spread.map(SpreadShown::of),
    });
    let decided = panel.decisions.iter().rev().filter(|it| it.decided_at.is_some());
    AppraisalShown {
        evaluated: panel.sheets().len(),
        of: panel.expected(),
        conflicts: conflicts(lang, panel, known),
        scale: (rules.lowest, rules.highest),
        criteria: criteria.collect(),
        whole: whole.map(SpreadShown::of),
        sheets: panel.seats.iter().filter_map(|it| sheet(lang, process, it, known, viewer)).collect(),
        decisions: decided.map(|it| decision(lang, panel, it)).collect(),
    }
}

/// What is said together, or may be.
pub(crate) fn decision(lang: Lang, panel: &Panel, it: &Decision) -> DecisionShown {
    DecisionShown {
        number: it.number,
        verdict: it.verdict.code(),
        day: it.decided_at.unwrap_or(it.made_at).date_naive(),
        text: said(lang, &it.lang, &it.text),
        waits: panel.waits_for(it),
    }
}

fn body(lang: Lang, seat: &Seat, known: &HashMap<Ref, Resolved>) -> Option<Body> {
    Some(Body::of(lang, known.get(seat.body.as_ref()?)?))
}

/// Whoever may not score.
pub(crate) fn conflicts(lang: Lang, panel: &Panel, known: &HashMap<Ref, Resolved>) -> Vec<ConflictShown> {
    let shown = panel.seats.iter().filter_map(|seat| {
        Some(ConflictShown {
            body: body(lang, seat, known),
            cause: seat.conflict.map(Cause::code)?,
            scored: !seat.sheets.is_empty(),
        })
    });
    shown.collect()
}

fn sheet(
    lang: Lang,
    process: &Process,
    seat: &Seat,
    known: &HashMap<Ref, Resolved>,
    viewer: Option<uuid::Uuid>,
) -> Option<SheetShown> {
    let last = seat.sheets.last()?;
    let first = seat.sheets.first().filter(|it| it.version != last.version);
    let round = |it: f64| (it * 100.0).round() / 100.0;
    Some(SheetShown {
        body: body(lang, seat, known),
        own: viewer == Some(seat.account),
        day: last.made_at.date_naive(),
        scores: last.scores.clone(),
        whole: round(last.weighted(&process.criteria)),
        reason: said(lang, &last.lang, &last.reason),
        first: first.map(|it| round(it.weighted(&process.criteria))),
        conflict: seat.conflict.map(Cause::code),
    })
}
