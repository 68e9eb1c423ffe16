//! A process: when it is, what can be done now, and what came of it.

use super::shown::{Known, Line, PhaseShown};
use super::{
    ANALYSE, DASHBOARD, EDIT, ENTER, EVALUATE, EVALUATION, EXPORT, IMPORT, MERGE, PROCESS, PROPOSALS,
    PROPOSE, done_of, public, way,
};
use crate::api::processes::resources;
use crate::commands::matter::day_there;
use crate::model::proposal::State as Stands;
use crate::model::rules;
use crate::model::{JURISDICTION, Process, Who};
use crate::queries::{self, Filter, Order};
use minga_kernel::{Day, Ref};
use minga_store::{Conn, events_about};
use minga_web::http::{Path, State};
use minga_web::pages::{HistoryEntry, feed_of, history};
use minga_web::{
    App, Body, Format, Markup, PageError, PageMeta, PageResult, Place, Said, View, Visit, answer,
};
use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct ProcessPage {
    process: Shown,
    slots: Vec<Markup>,
}

#[derive(Serialize)]
struct Shown {
    title: Said,
    summary: Option<Said>,
    done: Option<String>,
    phases: Vec<PhaseShown>,
    open: bool,
    propose: String,
    list: String,
    /// The number of proposals, of those that wait for an answer, of those that were answered.
    proposals: u64,
    unanswered: u64,
    answered: u64,
    newest: Vec<Line>,
    who: &'static str,
    /// Where people show that they may take part, where not everybody may.
    enter: Option<String>,
    place: Option<Body>,
    themes: Vec<Said>,
    places: Vec<Body>,
    criteria: Vec<(Said, i64)>,
    published: Option<Day>,
    hurry: Option<Said>,
    rule: Option<(String, &'static str, i64)>,
    edit: String,
    merge: String,
    /// Where it is evaluated, and looked over.
    evaluation: Vec<(&'static str, String)>,
    import: String,
    analyse: String,
    export: String,
    /// Whether it shows how things go, and nobody took part.
    example: bool,
    history: Vec<HistoryEntry>,
}

impl View for ProcessPage {
    const TEMPLATE: &'static str = "cocreation/process.html";

    fn samples() -> Vec<ProcessPage> {
        let said = |words: &str| Said { words: words.to_owned(), lang: "es".to_owned(), foreign: true };
        let body = || Body { name: said("Loja <b>"), short: None, path: Some("/es".to_owned()) };
        let sample = |full: bool| Shown {
            title: said("<b>Plan</b> & \"más\""),
            summary: full.then(|| said("…")),
            done: full.then(|| "published".to_owned()),
            phases: PhaseShown::samples(),
            open: full,
            propose: "/es".to_owned(),
            list: "/es".to_owned(),
            proposals: if full { 120 } else { 0 },
            unanswered: if full { 3 } else { 0 },
            answered: u64::from(full),
            newest: if full { Line::samples() } else { Vec::new() },
            who: if full { "confirmed" } else { "account" },
            enter: full.then(|| "/es".to_owned()),
            place: full.then(body),
            themes: if full { vec![said("<Agua>")] } else { Vec::new() },
            places: if full { vec![body()] } else { Vec::new() },
            criteria: if full { vec![(said("Relevancia"), 100)] } else { Vec::new() },
            published: full.then(Day::default),
            hurry: full.then(|| said("Porque <b>")),
            rule: full.then(|| ("…".to_owned(), "https://example.org", 14)),
            edit: "/es".to_owned(),
            merge: "/es".to_owned(),
            evaluation: vec![("evaluate", "/es".to_owned())],
            import: "/es".to_owned(),
            analyse: "/es".to_owned(),
            export: "/es".to_owned(),
            example: full,
            history: if full { vec![HistoryEntry::sample()] } else { Vec::new() },
        };
        [false, true]
            .map(|full| ProcessPage { process: sample(full), slots: Vec::new() })
            .into_iter()
            .collect()
    }
}

/// Official changes that are shown, and entries of the feed.
const NEWEST: u64 = 10;
const FEED: u64 = 50;
/// Proposals that are shown.
const LINES: u64 = 5;

pub(crate) async fn show(State(app): State<App>, visit: Visit, Path(code): Path<String>) -> PageResult {
    let lang = visit.lang;
    let db = app.store.read().await?;
    let it = public(&db, &code).await?;
    let parts = [("process", it.code.as_str())];
    let title = it.title.for_reader(lang).to_owned();
    match visit.format {
        Format::Html => {}
        Format::Json => {
            let resource = resources(&app, &db, std::slice::from_ref(&it)).await?.pop();
            return answer::json(&resource.ok_or_else(|| PageError::not_found(code))?);
        }
        Format::Atom => {
            let events = events_about(&db, &it.reference(), FEED).await?;
            return feed_of(&app, &db, lang, &title, &PROCESS.path(lang, &parts), &events).await;
        }
        _ => return Err(PageError::not_found(code)),
    }
    let view = shown(&app, &db, &visit, &it).await?;
    let slots = app.slot(&db, &visit, Place::Below, Some(&it.reference())).await?;
    let meta = PageMeta {
        description: it.summary.for_reader(lang).chars().take(200).collect(),
        paths: PROCESS.paths(&parts),
        crumbs: way(&app, lang, None, &[], &title),
        formats: vec![Format::Json, Format::Atom],
        section: "processes",
        title,
        ..PageMeta::default()
    };
    app.page(&visit, &meta, &ProcessPage { process: view, slots })
}

async fn shown(app: &App, db: &Conn, visit: &Visit, it: &Process) -> Result<Shown, PageError> {
    let lang = visit.lang;
    let parts = [("process", it.code.as_str())];
    let now = app.clock.now();
    let today = day_there(db, &app.references, it, now).await?;
    let published = match it.published_at {
        Some(at) => Some(day_there(db, &app.references, it, at).await?),
        None => None,
    };
    let states = queries::states(db, it.id).await?;
    let count = |some: &[Stands]| some.iter().filter_map(|state| states.get(state)).sum();
    let filter = Filter { process: it.id, order: Order::Newest, ..Filter::default() };
    let newest = queries::proposals(db, &filter, None, LINES).await?;
    let known = Known::of(app, db, &newest).await?;
    let own = JURISDICTION.with(it.jurisdiction);
    let refs: Vec<Ref> = it.places.iter().map(|id| JURISDICTION.with(*id)).chain([own.clone()]).collect();
    let places = app.references.resolve(db, &refs).await?;
    let body = |place: &Ref| places.get(place).map(|place| Body::of(lang, place));
    let events = events_about(db, &it.reference(), NEWEST).await?;
    let rule = published.and_then(rules::notice);
    Ok(Shown {
        title: Said::title(lang, &it.title),
        summary: Said::to(lang, &it.summary),
        done: done_of(visit),
        phases: it.phases.iter().map(|it| PhaseShown::of(it, today)).collect(),
        open: it.takes_proposals(today),
        propose: PROPOSE.path(lang, &parts),
        list: PROPOSALS.path(lang, &parts),
        proposals: count(&Stands::LISTED),
        unanswered: count(&Stands::OPEN),
        answered: count(&[Stands::Answered]),
        newest: newest.iter().map(|line| known.line(lang, it, line)).collect(),
        who: it.who.code(),
        enter: (!matches!(it.who, Who::Account | Who::Confirmed)).then(|| ENTER.path(lang, &parts)),
        place: body(&own),
        themes: it.themes.iter().map(|theme| Said::title(lang, theme)).collect(),
        places: it.places.iter().filter_map(|id| body(&JURISDICTION.with(*id))).collect(),
        criteria: it.criteria.iter().map(|it| (Said::title(lang, &it.title), it.weight)).collect(),
        published,
        hurry: Said::to(lang, &it.hurry),
        rule: rule.map(|it| (app.words.plain(lang, it.source.title), it.source.url(lang), it.days)),
        edit: EDIT.path(lang, &parts),
        merge: MERGE.path(lang, &parts),
        evaluation: [("dashboard", &DASHBOARD), ("evaluation", &EVALUATION), ("evaluate", &EVALUATE)]
            .map(|(to, address)| (to, address.path(lang, &parts)))
            .into_iter()
            .collect(),
        import: IMPORT.path(lang, &parts),
        analyse: ANALYSE.path(lang, &parts),
        export: EXPORT.path(lang, &parts),
        example: queries::is_example(db, it.id).await?,
        history: history(app, db, lang, Some(&it.reference()), &events).await?,
    })
}
