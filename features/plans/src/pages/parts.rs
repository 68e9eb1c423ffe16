//! The shapes that several pages share; `templates/parts.html` shows them.

use super::PLANS;
use crate::model::rules::Rule;
use crate::model::{
    Body as ModelBody, BodyRole, CommitmentFacts, Levels, Milestone, Plan, PlanSummary, State,
};
use crate::progress::Progress;
use crate::resolver;
use minga_charts::{Caption, PairedBar};
use minga_i18n::FluentArgs;
use minga_kernel::{Day, Lang, Ref, Resolved, Text};
use minga_web::pages::HOME;
use minga_web::{App, Body, Crumb, Markup, Said};
use serde::Serialize;
use std::collections::HashMap;

/// What the plan calls its levels, for one reader, in lower case.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct LevelNames {
    pub(crate) theme: LevelPair,
    pub(crate) commitment: LevelPair,
    pub(crate) milestone: LevelPair,
}

/// One and several of a level.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct LevelPair {
    pub(crate) one: String,
    pub(crate) many: String,
}

impl LevelNames {
    /// The plan's own names, or the usual ones where it has none.
    pub(crate) fn of(app: &App, lang: Lang, levels: &Levels) -> LevelNames {
        let pair = |name: &str, its: &crate::model::LevelName| {
            let usual = |count: f64| {
                let mut args = FluentArgs::new();
                args.set("count", count);
                app.words.say(lang, &format!("plans-level-{name}"), &args)
            };
            let own = |text: &Text| text.best(lang).map(|(_, words)| words.to_lowercase());
            LevelPair {
                one: own(&its.one).unwrap_or_else(|| usual(1.0)),
                many: own(&its.many).unwrap_or_else(|| usual(2.0)),
            }
        };
        LevelNames {
            theme: pair("theme", &levels.theme),
            commitment: pair("commitment", &levels.commitment),
            milestone: pair("milestone", &levels.milestone),
        }
    }

    /// For samples.
    pub(crate) fn sample() -> LevelNames {
        let pair = |one: &str, many: &str| LevelPair { one: one.to_owned(), many: many.to_owned() };
        LevelNames {
            theme: pair("eje", "ejes"),
            commitment: pair("pilar", "pilares"),
            milestone: pair("línea de acción", "líneas de acción"),
        }
    }
}

/// The pair, with its drawing.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct ProgressShown {
    reported: Option<f64>,
    confirmed: Option<f64>,
    svg: Markup,
}

impl ProgressShown {
    /// `id` is unique on the page.
    pub(crate) fn of(progress: Option<Progress>, id: &str) -> ProgressShown {
        let rounded = progress.map(Progress::rounded);
        let drawn = rounded.unwrap_or(Progress { reported: 0.0, confirmed: 0.0 });
        let bar = PairedBar { reported: drawn.reported, confirmed: drawn.confirmed };
        ProgressShown {
            reported: rounded.map(|it| it.reported),
            confirmed: rounded.map(|it| it.confirmed),
            // The figures stand beside the bar, so it says nothing of its own.
            svg: bar.draw(&Caption::decorative(id)).into(),
        }
    }

    /// For samples: with figures, and without.
    pub(crate) fn samples() -> [ProgressShown; 2] {
        let some = Progress { reported: 42.86, confirmed: 12.0 };
        [ProgressShown::of(Some(some), "a"), ProgressShown::of(None, "b")]
    }
}

/// How many there are of what.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct Counts {
    pub(crate) commitments: usize,
    pub(crate) milestones: usize,
    pub(crate) completed: usize,
    pub(crate) overdue: usize,
}

impl Counts {
    /// Counts over some commitments.
    pub(crate) fn of(facts: &[&CommitmentFacts<'_>], today: Day) -> Counts {
        Counts {
            commitments: facts.len(),
            milestones: facts.iter().map(|it| it.milestones.len()).sum(),
            completed: facts.iter().map(|it| it.completed()).sum(),
            overdue: facts.iter().map(|it| it.overdue(today)).sum(),
        }
    }
}

/// Why something is overdue.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Overdue {
    due: Day,
    as_of: Day,
    days: i64,
}

impl Overdue {
    /// How overdue a milestone is on this day, if it is.
    pub(crate) fn of(it: &Milestone, today: Day) -> Option<Overdue> {
        let due = it.schedule.in_force.end.filter(|_| it.is_overdue(today))?;
        Some(Overdue { due, as_of: today, days: (today - due).num_days() })
    }

    pub(crate) fn sample() -> Overdue {
        Overdue { due: Day::default(), as_of: Day::default(), days: 800 }
    }
}

/// A rule by which a page says something, with its source.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct RuleShown {
    days: i64,
    since: Day,
    source: String,
    url: &'static str,
}

impl RuleShown {
    pub(crate) fn of(app: &App, lang: Lang, rule: &Rule) -> RuleShown {
        RuleShown {
            days: rule.days,
            since: rule.valid_from,
            source: app.words.plain(lang, rule.source.title),
            url: rule.source.url(lang),
        }
    }

    pub(crate) fn sample() -> RuleShown {
        RuleShown {
            days: 183,
            since: Day::default(),
            source: "OGP <2>".to_owned(),
            url: "https://example.org",
        }
    }
}

/// A thing, to name and to link.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Named {
    pub(crate) number: String,
    pub(crate) title: Said,
    pub(crate) path: String,
}

impl Named {
    /// For samples.
    pub(crate) fn sample() -> Named {
        Named { number: "2".to_owned(), title: said_sample(), path: "/es".to_owned() }
    }
}

/// The open milestone whose date comes first.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Next {
    number: String,
    title: Said,
    path: String,
    due: Option<Day>,
}

impl Next {
    pub(crate) fn of(lang: Lang, plan: &str, it: &Milestone) -> Next {
        let resolved = resolver::milestone(it, plan);
        Next {
            number: it.label(),
            title: Said::title(lang, &it.title),
            path: resolved.path(lang).to_owned(),
            due: it.schedule.in_force.end,
        }
    }

    pub(crate) fn sample() -> Next {
        let title = said_sample();
        Next { number: "3.5".to_owned(), title, path: "/es".to_owned(), due: Some(Day::default()) }
    }
}

/// The open milestone to do next: the earliest date, then the lowest number.
pub(crate) fn next_open<'a>(milestones: &[&'a Milestone]) -> Option<&'a Milestone> {
    let open = milestones.iter().copied().filter(|it| it.state.is_open());
    open.min_by_key(|it| (it.schedule.in_force.end.unwrap_or(Day::MAX), it.number))
}

/// A plan as a row.
#[derive(Serialize)]
pub(crate) struct PlanLine {
    title: Said,
    path: String,
    kind: String,
    state: String,
    start: Option<Day>,
    end: Option<Day>,
    progress: ProgressShown,
    commitments: usize,
    overdue: usize,
    levels: LevelNames,
}

impl PlanLine {
    pub(crate) fn of(app: &App, lang: Lang, today: Day, it: &PlanSummary) -> PlanLine {
        let plan = &it.plan;
        PlanLine {
            title: Said::title(lang, &plan.title),
            path: resolver::plan(plan).path(lang).to_owned(),
            kind: plan.kind.clone(),
            state: plan.state.clone(),
            start: plan.period.in_force.start,
            end: plan.period.in_force.end,
            progress: ProgressShown::of(it.progress(), &plan.code),
            commitments: it.commitments.len(),
            overdue: it.overdue(today),
            levels: LevelNames::of(app, lang, &plan.levels),
        }
    }

    /// For samples.
    pub(crate) fn sample() -> PlanLine {
        PlanLine {
            title: said_sample(),
            path: "/es".to_owned(),
            kind: "digital_agenda".to_owned(),
            state: "closed".to_owned(),
            start: Some(Day::default()),
            end: None,
            progress: ProgressShown::of(None, "p"),
            commitments: 18,
            overdue: 2,
            levels: LevelNames::sample(),
        }
    }
}

/// A commitment as a row.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct CommitmentLine {
    pub(crate) number: String,
    pub(crate) title: Said,
    pub(crate) path: String,
    pub(crate) state: &'static str,
    pub(crate) progress: ProgressShown,
    pub(crate) milestones: usize,
    pub(crate) completed: usize,
    pub(crate) overdue: usize,
    pub(crate) leads: Vec<Body>,
    pub(crate) counterparts: Vec<Body>,
    pub(crate) next: Option<Next>,
}

impl CommitmentLine {
    pub(crate) fn of(facts: &CommitmentFacts<'_>, lang: Lang, today: Day) -> CommitmentLine {
        let it = facts.commitment;
        CommitmentLine {
            number: it.number.to_string(),
            title: Said::title(lang, &it.title),
            path: resolver::commitment(it, facts.plan).path(lang).to_owned(),
            state: facts.state().code(),
            progress: ProgressShown::of(facts.progress(), &format!("c{}", it.number)),
            milestones: facts.milestones.len(),
            completed: facts.completed(),
            overdue: facts.overdue(today),
            leads: bodies(lang, facts.bodies, facts.known, BodyRole::Lead),
            counterparts: bodies(lang, facts.bodies, facts.known, BodyRole::Counterpart),
            next: next_open(&facts.milestones).map(|it| Next::of(lang, facts.plan, it)),
        }
    }

    /// For samples: full, and bare.
    pub(crate) fn samples() -> Vec<CommitmentLine> {
        let [some, none] = ProgressShown::samples();
        let full = CommitmentLine {
            number: "3".to_owned(),
            title: said_sample(),
            path: "/es".to_owned(),
            state: "in_progress",
            progress: some,
            milestones: 8,
            completed: 4,
            overdue: 1,
            leads: vec![body_sample()],
            counterparts: vec![body_sample()],
            next: Some(Next::sample()),
        };
        let bare = CommitmentLine {
            progress: none,
            overdue: 0,
            leads: Vec::new(),
            counterparts: Vec::new(),
            next: None,
            ..full.clone()
        };
        vec![full, bare]
    }
}

/// The bodies in one role, as a reader sees them.
pub(crate) fn bodies(
    lang: Lang,
    bodies: &[ModelBody],
    known: &HashMap<Ref, Resolved>,
    role: BodyRole,
) -> Vec<Body> {
    let of_role = bodies.iter().filter(|body| body.role == role);
    of_role.filter_map(|body| known.get(&body.organisation)).map(|it| Body::of(lang, it)).collect()
}

/// What the source says beside a fact.
pub(crate) fn notes(lang: Lang, notes: &[&Text]) -> Vec<Said> {
    notes.iter().filter_map(|note| Said::to(lang, note)).collect()
}

/// Where a commitment stands, as the chart draws it.
pub(crate) fn chart_state(it: &Milestone, today: Day) -> minga_charts::State {
    match it.state {
        _ if it.is_overdue(today) => minga_charts::State::Overdue,
        State::NotStarted => minga_charts::State::NotStarted,
        State::InProgress if it.delay_reported => minga_charts::State::Delayed,
        State::InProgress => minga_charts::State::InProgress,
        State::Completed => minga_charts::State::Completed,
        State::Cancelled => minga_charts::State::Cancelled,
    }
}

/// The way to a page below a plan.
pub(crate) fn crumbs(app: &App, lang: Lang, plan: &Plan) -> Vec<Crumb> {
    vec![
        Crumb::to(app.words.plain(lang, "shell-home"), HOME.path(lang, &[])),
        Crumb::to(app.words.plain(lang, "nav-plans"), PLANS.path(lang, &[])),
        Crumb::to(plan.code.clone(), resolver::plan(plan).path(lang)),
    ]
}

/// A label of a step that is called by its level and number: *Compromiso 3*.
pub(crate) fn step(level: &LevelPair, number: impl std::fmt::Display) -> String {
    let mut letters = level.one.chars();
    let capital: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    format!("{capital}{} {number}", letters.as_str())
}

/// For samples.
pub(crate) fn said_sample() -> Said {
    Said { words: "Hoja de <ruta> & «más»".to_owned(), lang: "es".to_owned(), foreign: true }
}

/// For samples.
pub(crate) fn body_sample() -> Body {
    Body { name: said_sample(), short: Some("MT".to_owned()), path: Some("/es".to_owned()) }
}
