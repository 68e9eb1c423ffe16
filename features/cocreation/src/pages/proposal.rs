//! One proposal: what it says, where it is on its way, and what became of it.

use super::chain::chain;
use super::evaluation::published::published;
use super::shown::{Known, Line, said};
use super::{
    ANSWER, CLASSIFY, OBJECT, PART, PROCESS, PROPOSAL, SUPPORT, WITHDRAW, done_of, found, list_crumb,
    path_of, way,
};
use crate::api::proposals::resources;
use crate::commands::matter::day_there;
use crate::model::evaluation::Panel;
use crate::model::proposal::{Answer, Merger, MergerKind, Proposal, State as Stands};
use crate::model::{ORGANISATION, Process};
use crate::queries;
use minga_kernel::{Day, Lang};
use minga_store::{Conn, events_about};
use minga_web::http::{Path, State};
use minga_web::pages::{HistoryEntry, feed_of, history};
use minga_web::{
    App, Body, Format, Markup, PageError, PageMeta, PageResult, Place, Said, View, Visit, answer,
};
use serde::Serialize;
use std::collections::HashMap;
use uuid::Uuid;

#[derive(Serialize)]
pub(crate) struct ProposalPage {
    proposal: Shown,
    /// Beside what it says, also where that is hidden: what moderators decided.
    aside: Vec<Markup>,
    slots: Vec<Markup>,
}

#[derive(Serialize)]
struct Shown {
    line: Line,
    process: Said,
    process_path: String,
    done: Option<String>,
    words: Option<Words>,
    /// The moderator's words, of what is hidden.
    hidden: Option<String>,
    /// Its author, where they want their name shown.
    by: Option<String>,
    body: Option<Body>,
    assigned: Option<Body>,
    /// Why it is classified as it is, the newest first.
    reasons: Vec<(Day, Said)>,
    /// Where it comes from, if it was imported.
    origin: Option<OriginShown>,
    /// Where it is on its way, each step with whether it was reached.
    way: Vec<(&'static str, bool)>,
    /// What it is a part of.
    whole: Option<Line>,
    /// Why, and what was said against it, the newest first.
    mergers: Vec<MergerShown>,
    /// What is a part of it.
    parts: Vec<Line>,
    answers: Vec<AnswerShown>,
    /// Whether the answer is one to what it is a part of.
    answered_as_whole: bool,
    supported: bool,
    deeds: Vec<(&'static str, String)>,
    support: String,
    history: Vec<HistoryEntry>,
}

#[derive(Serialize)]
struct OriginShown {
    source: String,
    original: String,
    day: Option<Day>,
    supports: Option<i64>,
    url: Option<String>,
}

#[derive(Serialize)]
struct Words {
    problem: Said,
    solution: Said,
    whom: Option<Said>,
}

#[derive(Serialize)]
struct MergerShown {
    kind: &'static str,
    day: Day,
    reason: Option<Said>,
    ended: Option<Day>,
    end_reason: Option<Said>,
    objection: Option<Said>,
}

#[derive(Serialize)]
struct AnswerShown {
    outcome: &'static str,
    body: Option<Body>,
    day: Day,
    text: Said,
}

impl View for ProposalPage {
    const TEMPLATE: &'static str = "cocreation/proposal.html";

    fn samples() -> Vec<ProposalPage> {
        let text = |words: &str| Said { words: words.to_owned(), lang: "en".to_owned(), foreign: true };
        let body =
            || Body { name: text("Agua <S.A.>"), short: Some("A".to_owned()), path: Some("/es".to_owned()) };
        let merger = |full: bool| MergerShown {
            kind: if full { "merged" } else { "joined" },
            day: Day::default(),
            reason: full.then(|| text("Dicen lo <mismo>")),
            ended: full.then(Day::default),
            end_reason: full.then(|| text("No lo dicen")),
            objection: full.then(|| text("\"No\" & no")),
        };
        let reply =
            |outcome, body| AnswerShown { outcome, body, day: Day::default(), text: text("<b>Sí</b>") };
        let sample = |line: Line, full: bool| Shown {
            words: line.title.is_some().then(|| Words {
                problem: text("No hay <agua>"),
                solution: text("{{ 7*7 }}"),
                whom: full.then(|| text("A todos")),
            }),
            hidden: (line.state == "hidden").then(|| "Por <la> regla".to_owned()),
            process: text("Plan <b>"),
            process_path: "/es".to_owned(),
            done: full.then(|| "sent".to_owned()),
            by: full.then(|| "Ana <b>".to_owned()),
            body: full.then(body),
            assigned: full.then(body),
            reasons: if full { vec![(Day::default(), text("Como <12>"))] } else { Vec::new() },
            origin: full.then(|| OriginShown {
                source: "Otra <b> parte".to_owned(),
                original: "7\"".to_owned(),
                day: Some(Day::default()),
                supports: Some(1_200),
                url: Some("https://example.org/?a=1&b=\"".to_owned()),
            }),
            way: vec![("submitted", true), ("in_evaluation", full), ("answered", false)],
            whole: full.then(|| Line::samples().remove(0)),
            mergers: if full { vec![merger(true), merger(false)] } else { Vec::new() },
            parts: if full { Line::samples() } else { Vec::new() },
            answers: if full {
                vec![reply("accepted", Some(body())), reply("not_accepted", None)]
            } else {
                Vec::new()
            },
            answered_as_whole: full,
            supported: full,
            deeds: if full { vec![("answer", "/es".to_owned())] } else { Vec::new() },
            support: "/es".to_owned(),
            history: if full { vec![HistoryEntry::sample()] } else { Vec::new() },
            line,
        };
        let all = Line::samples().into_iter();
        let both = all.flat_map(|line| [sample(line.clone(), false), sample(line, true)]);
        both.map(|proposal| ProposalPage { proposal, aside: Vec::new(), slots: Vec::new() }).collect()
    }
}

/// Official changes that are shown, and entries of the feed.
const NEWEST: u64 = 20;
const FEED: u64 = 50;
/// The most originals that a page shows; the rest are in the data.
const PARTS: usize = 200;
/// The most reasons for its classification that a page shows.
const REASONS: u64 = 10;

pub(crate) async fn show(
    State(app): State<App>,
    visit: Visit,
    Path((code, number)): Path<(String, String)>,
) -> PageResult {
    let lang = visit.lang;
    let db = app.store.read().await?;
    let (process, it) = found(&db, &code, &number).await?;
    // What waits for a first look is known to its author only, who sees it elsewhere.
    if it.state == Stands::Waiting {
        return Err(PageError::not_found(code));
    }
    let path = path_of(&PROPOSAL, lang, &process, it.number);
    let title = if it.state.is_readable() {
        it.written.title.clone()
    } else {
        let mut args = minga_i18n::FluentArgs::new();
        args.set("number", it.number);
        app.words.say(lang, "cocreation-number", &args)
    };
    match visit.format {
        Format::Html => {}
        Format::Json => {
            let resource = resources(&app, &db, std::slice::from_ref(&it)).await?.pop();
            return answer::json(&resource.ok_or_else(|| PageError::not_found(code))?);
        }
        Format::Atom => {
            let events = events_about(&db, &it.reference(), FEED).await?;
            return feed_of(&app, &db, lang, &title, &path, &events).await;
        }
        _ => return Err(PageError::not_found(code)),
    }
    let view = shown(&app, &db, &visit, &process, &it).await?;
    let aside = app.slot(&db, &visit, Place::Aside, Some(&it.reference())).await?;
    // What it is a part of is evaluated and answered, and it with that.
    let whole = queries::chains(&db, &[it.id]).await?.remove(&it.id).unwrap_or_default();
    let top = match whole.last().filter(|id| **id != it.id) {
        Some(id) => queries::proposal_by_id(&db, *id).await?.unwrap_or_else(|| it.clone()),
        None => it.clone(),
    };
    // Nothing else was ever evaluated.
    let panel = match top.state {
        Stands::InEvaluation | Stands::Answered => queries::panel(&db, &top, app.clock.now()).await?,
        _ => Panel::default(),
    };
    let mut slots = vec![chain(&app, &db, &visit, &process, &it, &top, &panel).await?];
    if it.state.is_readable() {
        slots.extend(published(&app, &db, lang, &process, &top, &panel).await?);
        slots.extend(app.slot(&db, &visit, Place::Below, Some(&it.reference())).await?);
    }
    let number = it.number.to_string();
    let readable = it.state.is_readable();
    let meta = PageMeta {
        description: description(&it).chars().take(200).filter(|_| readable).collect(),
        paths: PROPOSAL.paths(&[("process", &process.code), ("number", &number)]),
        crumbs: way(&app, lang, Some(&process), &[list_crumb(&app, lang, &process)], &title),
        formats: vec![Format::Json, Format::Atom],
        section: "processes",
        title,
        ..PageMeta::default()
    };
    app.page(&visit, &meta, &ProposalPage { proposal: view, aside, slots })
}

async fn shown(
    app: &App,
    db: &Conn,
    visit: &Visit,
    process: &Process,
    it: &Proposal,
) -> Result<Shown, PageError> {
    let lang = visit.lang;
    let today = day_there(db, &app.references, process, app.clock.now()).await?;
    let mut parts = queries::parts_of(db, &[it.id]).await?;
    parts.truncate(PARTS);
    // What it is a part of, the nearest first.
    let chain = queries::chains(db, &[it.id]).await?.remove(&it.id).unwrap_or_default();
    let mut wholes: HashMap<Uuid, Proposal> = queries::proposals_by_id(db, &chain[1.min(chain.len())..])
        .await?
        .into_iter()
        .map(|it| (it.id, it))
        .collect();
    let whole = it.merged_into.and_then(|id| wholes.get(&id).cloned());
    let top = chain.last().and_then(|id| wholes.remove(id));
    let mut answers = queries::answers_to(db, &[it.id]).await?;
    let mut answered_as_whole = false;
    if let (true, Some(top)) = (answers.is_empty(), &top) {
        answers = queries::answers_to(db, &[top.id]).await?;
        answered_as_whole = !answers.is_empty();
    }
    let mergers = queries::mergers_of(db, it.id).await?;
    let mut all = vec![it.clone()];
    all.extend(parts.iter().cloned());
    all.extend(whole.clone());
    let known = Known::of(app, db, &all).await?;
    let bodies: Vec<_> = answers.iter().filter_map(|it| it.body.clone()).collect();
    let bodies = app.references.resolve(db, &bodies).await?;
    let assigned = it.assigned.map(|id| ORGANISATION.with(id));
    let origin = queries::origins_of(db, &[it.id]).await?.pop();
    let reasons = queries::classifications_of(db, it.id, REASONS).await?;
    let events = events_about(db, &it.reference(), NEWEST).await?;
    let reached = top.as_ref().unwrap_or(it).state;
    let readable = it.state.is_readable();
    let answer = |one: &Answer| AnswerShown {
        outcome: one.outcome.code(),
        body: one.body.as_ref().and_then(|body| bodies.get(body)).map(|body| Body::of(lang, body)),
        day: one.made_at.date_naive(),
        text: said(lang, &one.lang, &one.text),
    };
    Ok(Shown {
        line: known.line(lang, process, it),
        process: Said::title(lang, &process.title),
        process_path: PROCESS.path(lang, &[("process", &process.code)]),
        done: done_of(visit),
        words: readable.then(|| words(lang, it)),
        hidden: (it.state == Stands::Hidden).then(|| it.hidden_why.clone()),
        by: known.name(it),
        body: known.body(lang, it.written.body.as_ref()).filter(|_| readable),
        assigned: known.body(lang, assigned.as_ref()),
        reasons: reasons
            .iter()
            .filter(|it| readable && it.undone_at.is_none())
            .map(|it| (it.made_at.date_naive(), said(lang, &it.lang, &it.reason)))
            .collect(),
        origin: origin.filter(|_| readable).map(|it| OriginShown {
            source: it.source,
            original: it.original,
            day: it.day,
            supports: it.supports,
            url: it.url,
        }),
        way: steps(reached),
        whole: whole.as_ref().map(|whole| known.line(lang, process, whole)),
        mergers: mergers.iter().rev().map(|one| merger(lang, it, one)).collect(),
        parts: parts.iter().map(|part| known.line(lang, process, part)).collect(),
        // The newest holds.
        answers: answers.iter().rev().map(answer).collect(),
        answered_as_whole,
        supported: process.takes_supports(today) && Stands::OPEN.contains(&it.state),
        deeds: deeds(lang, process, it, !parts.is_empty()),
        support: path_of(&SUPPORT, lang, process, it.number),
        history: history(app, db, lang, Some(&it.reference()), &events).await?,
    })
}

/// What was imported may have one text only.
fn description(it: &Proposal) -> &str {
    if it.written.problem.is_empty() { &it.written.solution } else { &it.written.problem }
}

fn words(lang: Lang, it: &Proposal) -> Words {
    let own = |words: &str| said(lang, &it.written.lang, words);
    Words {
        problem: own(&it.written.problem),
        solution: own(&it.written.solution),
        whom: Some(own(&it.written.whom)).filter(|whom| !whom.words.is_empty()),
    }
}

/// The way of a proposal, or of what it is a part of. Not every one is evaluated before it is
/// answered.
fn steps(reached: Stands) -> Vec<(&'static str, bool)> {
    let evaluated = (reached == Stands::InEvaluation).then_some((Stands::InEvaluation.code(), true));
    let answered = (Stands::Answered.code(), reached == Stands::Answered);
    [(Stands::Submitted.code(), true)].into_iter().chain(evaluated).chain([answered]).collect()
}

fn merger(lang: Lang, it: &Proposal, one: &Merger) -> MergerShown {
    let words = |text: &str| Some(said(lang, &one.lang, text)).filter(|said| !said.words.is_empty());
    // What the author says against it is theirs, in the language of what they proposed.
    let objection = said(lang, &it.written.lang, &one.objection);
    MergerShown {
        kind: one.kind.code(),
        day: one.made_at.date_naive(),
        reason: words(&one.reason).filter(|_| one.kind == MergerKind::Merged),
        ended: one.ended_at.map(|at| at.date_naive()),
        end_reason: words(&one.end_reason),
        objection: Some(objection).filter(|said| !said.words.is_empty()),
    }
}

/// What can be done with it, each with its address; whoever may not is told so there.
fn deeds(lang: Lang, process: &Process, it: &Proposal, holds: bool) -> Vec<(&'static str, String)> {
    let mut deeds = Vec::new();
    let open = Stands::OPEN.contains(&it.state);
    for (name, address, can) in [
        ("answer", &ANSWER, open || it.state == Stands::Answered),
        ("classify", &CLASSIFY, open),
        ("part", &PART, (it.joint && holds && open) || it.merged_into.is_some()),
        ("object", &OBJECT, it.state == Stands::Merged),
        ("withdraw", &WITHDRAW, !it.joint && (open || it.state == Stands::Merged)),
    ] {
        if can {
            deeds.push((name, path_of(address, lang, process, it.number)));
        }
    }
    deeds
}
