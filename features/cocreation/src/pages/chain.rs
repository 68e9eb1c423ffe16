//! What became of a proposal, step by step: the joint proposal, the evaluation, the answer, and
//! what came of it, as far as that has come.

use super::shown::Known;
use super::{EVALUATE_ONE, PROPOSAL, TRACE, path_of};
use crate::model::Process;
use crate::model::evaluation::Panel;
use crate::model::proposal::{Outcome, Proposal, State};
use crate::queries;
use minga_kernel::{Day, Ref};
use minga_store::{Conn, StoreError, outcomes_of};
use minga_web::{App, Body, Markup, Place, Said, View, Visit};
use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct Chain {
    chain: Shown,
}

#[derive(Serialize)]
struct Shown {
    steps: Vec<Step>,
    /// Where it is evaluated, and where it is told what came of it.
    evaluate: Option<String>,
    trace: String,
}

/// A step, reached or not.
#[derive(Serialize)]
struct Step {
    /// A part of the keys of its words.
    kind: &'static str,
    reached: bool,
    day: Option<Day>,
    /// What it is about, with its address.
    title: Option<Said>,
    path: Option<String>,
    /// A code that says more: the verdict, the outcome, the share.
    code: Option<&'static str>,
    body: Option<Body>,
    /// How many of how many evaluated it.
    of: Option<(usize, usize)>,
    /// What others say of what came of it.
    onward: Vec<Markup>,
}

impl Step {
    fn new(kind: &'static str, day: Option<Day>) -> Step {
        Step {
            kind,
            reached: true,
            day,
            title: None,
            path: None,
            code: None,
            body: None,
            of: None,
            onward: Vec::new(),
        }
    }
}

impl View for Chain {
    const TEMPLATE: &'static str = "cocreation/slot_chain.html";

    fn samples() -> Vec<Chain> {
        let text = |words: &str| Said { words: words.to_owned(), lang: "es".to_owned(), foreign: true };
        let body = || Body { name: text("Agua <S.A.>"), short: None, path: Some("/es".to_owned()) };
        let day = || Some(Day::default());
        let titled = |kind, code| Step {
            title: Some(text("<b>Conjunta</b> & \"más\"")),
            path: Some("/es".to_owned()),
            code,
            ..Step::new(kind, day())
        };
        let full = vec![
            Step::new("received", day()),
            titled("joined", None),
            Step { of: Some((1, 3)), ..Step::new("evaluated", None) },
            Step { code: Some("with_changes"), of: Some((3, 3)), ..Step::new("evaluated", day()) },
            Step { code: Some("partly_accepted"), body: Some(body()), ..Step::new("answered", day()) },
            titled("led_to", Some("partial")),
        ];
        let waiting =
            vec![Step::new("received", day()), Step { reached: false, ..Step::new("answered", None) }];
        let chain = |steps, evaluate: bool| Chain {
            chain: Shown { steps, evaluate: evaluate.then(|| "/es".to_owned()), trace: "/es".to_owned() },
        };
        vec![chain(waiting, true), chain(full, false)]
    }
}

/// The chain of a proposal, whose panel is that of what it is a part of.
pub(crate) async fn chain(
    app: &App,
    db: &Conn,
    visit: &Visit,
    process: &Process,
    it: &Proposal,
    top: &Proposal,
    panel: &Panel,
) -> Result<Markup, StoreError> {
    let lang = visit.lang;
    let mut steps = vec![Step::new("received", Some(it.made_at.date_naive()))];
    let mut at = it.clone();
    let known = Known::of(app, db, std::slice::from_ref(top)).await?;
    // Nothing is a part of something in more steps than there are proposals that hold others.
    for _ in 0..16 {
        let Some(merger) = queries::open_merger(db, at.id).await? else { break };
        let Some(whole) = queries::proposal_by_id(db, merger.into).await? else { break };
        steps.push(Step {
            title: known.line(lang, process, &whole).title,
            path: Some(path_of(&PROPOSAL, lang, process, whole.number)),
            ..Step::new("joined", Some(merger.made_at.date_naive()))
        });
        at = whole;
    }
    let of = Some((panel.sheets().len(), panel.expected()));
    if let Some(decision) = panel.decided() {
        let day = decision.decided_at.map(|at| at.date_naive());
        steps.push(Step { code: Some(decision.verdict.code()), of, ..Step::new("evaluated", day) });
    } else if top.state == State::InEvaluation {
        steps.push(Step { of, ..Step::new("evaluated", None) });
    }
    let answers = queries::answers_to(db, &[top.id]).await?;
    match answers.last() {
        Some(answer) => {
            let body = match &answer.body {
                Some(body) => app.references.one(db, body).await?.map(|it| Body::of(lang, &it)),
                None => None,
            };
            let day = Some(answer.made_at.date_naive());
            steps.push(Step {
                code: Some(Outcome::code(answer.outcome)),
                body,
                ..Step::new("answered", day)
            });
        }
        None if top.state != State::Withdrawn && top.state != State::Hidden => {
            steps.push(Step { reached: false, ..Step::new("answered", None) });
        }
        None => {}
    }
    let mut from = vec![it.reference()];
    if top.id != it.id {
        from.push(top.reference());
    }
    let came = outcomes_of(db, &from).await?;
    let things: Vec<Ref> = came.iter().map(|it| it.to.clone()).collect();
    let things = app.references.resolve(db, &things).await?;
    for one in came {
        let Some(thing) = things.get(&one.to) else { continue };
        steps.push(Step {
            title: Some(Said::title(lang, &thing.title)),
            path: Some(thing.path(lang).to_owned()),
            code: Some(one.share),
            onward: app.slot(db, visit, Place::Onward, Some(&one.to)).await?,
            ..Step::new("led_to", None)
        });
    }
    let evaluate =
        (it.state == State::InEvaluation).then(|| path_of(&EVALUATE_ONE, lang, process, it.number));
    let trace = path_of(&TRACE, lang, process, it.number);
    app.fragment(lang, &Chain { chain: Shown { steps, evaluate, trace } })
}
