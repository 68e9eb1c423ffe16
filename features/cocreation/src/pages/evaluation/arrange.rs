//! Whoever leads a process arranges its evaluation: until when and on which scale, by whom, of
//! what; and sees how far everybody is.

use super::super::edit::places;
use super::super::proposals::themes;
use super::super::shown::{Known, Line};
use super::super::{DASHBOARD, EVALUATE_ONE, EVALUATION, PROCESS, done_of, led, path_of, way};
use crate::commands::evaluation::bench::rules_of;
use crate::commands::evaluation::name::{For, end, name};
use crate::commands::evaluation::rules::{NewRules, set_rules};
use crate::commands::evaluation::send::{Chosen, send as send_all};
use crate::commands::matter::day_there;
use crate::model::{JURISDICTION, ORGANISATION, Process};
use crate::queries;
use minga_auth::names_of;
use minga_kernel::{Day, Problem, Ref};
use minga_store::{CommandError, Conn};
use minga_web::http::{Path, State};
use minga_web::{
    App, Body, Choice, Field, FieldError, Fields, Form, PageMeta, PageResult, Said, Signed, View, Visit,
    mended,
};
use serde::Serialize;
use uuid::Uuid;

#[derive(Serialize)]
pub(crate) struct ArrangePage {
    arrange: Shown,
}

#[derive(Serialize)]
struct Shown {
    process: Said,
    process_path: String,
    dashboard: String,
    done: Option<String>,
    action: String,
    due: Option<Day>,
    over: bool,
    criteria: Vec<(Said, i64)>,
    /// What is being evaluated, of how much everybody scored, of how much something was said.
    open: usize,
    complete: usize,
    decided: usize,
    evaluators: Vec<EvaluatorShown>,
    /// What waits for something to be said together.
    ready: Vec<Line>,
    rules: Vec<(Field, &'static str)>,
    name: Vec<(Field, &'static str)>,
    numbers: Field,
    kind: Vec<(Field, &'static str)>,
    errors: Vec<FieldError>,
}

#[derive(Serialize)]
struct EvaluatorShown {
    id: Uuid,
    name: String,
    body: Option<Body>,
    scored: usize,
    left: usize,
    conflicts: usize,
    late: bool,
}

impl View for ArrangePage {
    const TEMPLATE: &'static str = "cocreation/evaluation.html";

    fn samples() -> Vec<ArrangePage> {
        let text = |words: &str| Said { words: words.to_owned(), lang: "es".to_owned(), foreign: true };
        let body = || Body { name: text("Agua <S.A.>"), short: None, path: Some("/es".to_owned()) };
        let evaluator = |full: bool| EvaluatorShown {
            id: Uuid::nil(),
            name: "Ana <b>".to_owned(),
            body: full.then(body),
            scored: 2,
            left: usize::from(full),
            conflicts: usize::from(full),
            late: full,
        };
        let sample = |full: bool| Shown {
            process: text("Plan <b>"),
            process_path: "/es".to_owned(),
            dashboard: "/es".to_owned(),
            done: full.then(|| "named".to_owned()),
            action: "/es".to_owned(),
            due: full.then(Day::default),
            over: full,
            criteria: if full { vec![(text("<Relevancia>"), 100)] } else { Vec::new() },
            open: usize::from(full) * 3,
            complete: usize::from(full),
            decided: usize::from(full),
            evaluators: if full { vec![evaluator(true), evaluator(false)] } else { Vec::new() },
            ready: if full { Line::samples() } else { Vec::new() },
            rules: vec![(Field::sample(), "date")],
            name: vec![(Field::sample(), "text")],
            numbers: Field::sample(),
            kind: vec![(Field::sample(), "select")],
            errors: if full { vec![FieldError::sample()] } else { Vec::new() },
        };
        [false, true].map(|full| ArrangePage { arrange: sample(full) }).into_iter().collect()
    }
}

/// What waits for a decision and is shown.
const READY: usize = 25;

pub(crate) async fn show(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(code): Path<String>,
) -> PageResult {
    let db = app.store.read().await?;
    let process = led(&app, &db, &visit, &signed, &code, "cocreation.name_evaluators").await?;
    page(&app, &db, &visit, &process, None, &[]).await
}

pub(crate) async fn send(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(code): Path<String>,
    form: Form,
) -> PageResult {
    let db = app.store.read().await?;
    let process = led(&app, &db, &visit, &signed, &code, "cocreation.name_evaluators").await?;
    drop(db);
    match act(&app, &visit, &signed, &process, &form).await {
        Ok(what) => {
            let own = EVALUATION.path(visit.lang, &[("process", &process.code)]);
            Ok(super::super::done(&own, what))
        }
        Err(CommandError::Problems(problems)) => {
            let db = app.store.read().await?;
            Ok(mended(page(&app, &db, &visit, &process, Some(&form), &problems).await?, &problems))
        }
        Err(error) => Err(error.into()),
    }
}

async fn act(
    app: &App,
    visit: &Visit,
    signed: &Signed,
    process: &Process,
    form: &Form,
) -> Result<&'static str, CommandError> {
    let cx = signed.cx(app, visit.lang);
    let store = &app.store;
    match &*form.text("deed") {
        "name" => {
            let body = match &*form.text("body") {
                "" => For::Themselves,
                code => {
                    let db = store.read().await?;
                    let found = app.references.find(&db, &ORGANISATION, code).await?;
                    found.map_or(For::Unknown, For::Body)
                }
            };
            name(&cx, store, process.id, &form.text("address"), body).await?;
            Ok("named")
        }
        "end" => {
            let id = form.text("evaluator").parse().map_err(|_| CommandError::NotFound)?;
            end(&cx, store, process.id, id).await?;
            Ok("ended")
        }
        "numbers" => {
            let numbers = form.text("numbers");
            let split = numbers.split(|c: char| c == ',' || c == ';' || c.is_whitespace());
            let numbers = split.filter(|it| !it.is_empty()).map(|it| it.parse().ok()).collect();
            send_all(&cx, store, process.id, Chosen::Numbers(numbers)).await?;
            Ok("opened")
        }
        "kind" => {
            let place = match &*form.text("place") {
                "" => None,
                code => {
                    let db = store.read().await?;
                    let found = app.references.find(&db, &JURISDICTION, code).await?;
                    Some(found.ok_or_else(|| minga_web::refused("place", "cocreation-place"))?.id)
                }
            };
            let number = |name: &'static str| {
                form.number(name).map_err(|_| minga_web::refused(name, "cocreation-choice"))
            };
            let (theme, supports) = (number("theme")?, number("supports")?);
            send_all(&cx, store, process.id, Chosen::Kind { theme, place, supports }).await?;
            Ok("opened")
        }
        _ => {
            let number = |name: &str| form.number(name).ok().flatten();
            let new = NewRules { due: form.day("due"), lowest: number("lowest"), highest: number("highest") };
            set_rules(&cx, store, process.id, new).await?;
            Ok("saved")
        }
    }
}

async fn page(
    app: &App,
    db: &Conn,
    visit: &Visit,
    process: &Process,
    form: Option<&Form>,
    problems: &[Problem],
) -> PageResult {
    let lang = visit.lang;
    let now = app.clock.now();
    let parts = [("process", process.code.as_str())];
    let rules = rules_of(db, process).await?;
    let today = day_there(db, &app.references, process, now).await?;
    let over = rules.is_over(today);
    let progress = queries::progress(db, process.id, now).await?;
    let people: Vec<Uuid> = progress.named.iter().map(|it| it.account).collect();
    let names = names_of(db, &people).await?;
    let bodies: Vec<Ref> = progress.named.iter().filter_map(|it| it.body.clone()).collect();
    let bodies = app.references.resolve(db, &bodies).await?;
    let among_open = |of: Option<&std::collections::HashSet<Uuid>>| {
        of.map_or(0, |all| progress.open.iter().filter(|(id, _)| all.contains(id)).count())
    };
    let evaluators = progress.named.iter().map(|it| {
        let left = progress.todo(it.account).len();
        EvaluatorShown {
            id: it.id,
            name: names.get(&it.account).cloned().unwrap_or_default(),
            body: it.body.as_ref().and_then(|body| bodies.get(body)).map(|body| Body::of(lang, body)),
            scored: among_open(progress.scored.get(&it.account)),
            left,
            conflicts: among_open(progress.conflicts.get(&it.account)),
            late: over && left > 0,
        }
    });
    let undecided: Vec<Uuid> =
        progress.open.iter().map(|(id, _)| *id).filter(|id| progress.undecided.contains(id)).collect();
    let complete: Vec<Uuid> = undecided.iter().copied().filter(|id| progress.is_complete(*id)).collect();
    let waiting: Vec<Uuid> = if over { undecided.clone() } else { complete.clone() };
    let first: Vec<Uuid> = waiting.into_iter().take(READY).collect();
    let mut ready = queries::proposals_by_id(db, &first).await?;
    ready.sort_by_key(|it| it.number);
    let known = Known::of(app, db, &ready).await?;
    let line = |it: &crate::model::proposal::Proposal| Line {
        path: path_of(&EVALUATE_ONE, lang, process, it.number),
        ..known.line(lang, process, it)
    };
    let fields = Fields::new(app, lang, "cocreation-evaluation", problems);
    let typed = |name: &str| form.map(|form| form.text(name)).unwrap_or_default();
    let offered = app.offered(db, &ORGANISATION, lang).await?;
    let or = |name: &str, value: String| match form.filter(|form| form.has(name)) {
        Some(form) => form.text(name),
        None => value,
    };
    let nothing = |key| Choice { value: String::new(), label: app.words.plain(lang, key), selected: false };
    let mut of_themes = vec![nothing("cocreation-every")];
    of_themes.extend(themes(lang, process, typed("theme").parse().ok()));
    let mut of_places = vec![nothing("cocreation-every")];
    of_places.extend(places(app, db, lang, process, None).await?);
    let shown = Shown {
        process: Said::title(lang, &process.title),
        process_path: PROCESS.path(lang, &parts),
        dashboard: DASHBOARD.path(lang, &parts),
        done: done_of(visit),
        action: EVALUATION.path(lang, &parts),
        due: rules.due,
        over,
        criteria: process.criteria.iter().map(|it| (Said::title(lang, &it.title), it.weight)).collect(),
        open: progress.open.len(),
        complete: complete.len(),
        decided: progress.open.len() - undecided.len(),
        evaluators: evaluators.collect(),
        ready: ready.iter().map(line).collect(),
        rules: vec![
            (
                fields.field(
                    "due",
                    or("due", rules.due.map(|day| day.to_string()).unwrap_or_default()),
                    false,
                ),
                "date",
            ),
            (fields.field("lowest", or("lowest", rules.lowest.to_string()), true), "number"),
            (fields.field("highest", or("highest", rules.highest.to_string()), true), "number"),
        ],
        name: vec![
            (fields.field("address", typed("address"), true), "email"),
            (fields.offer("body", &typed("body"), false, &offered), "text"),
        ],
        numbers: fields.field("numbers", typed("numbers"), true),
        kind: vec![
            (Field { options: of_themes, ..fields.field("theme", "", false) }, "select"),
            (Field { options: of_places, ..fields.field("place", "", false) }, "select"),
            (fields.field("supports", typed("supports"), false), "number"),
        ],
        errors: fields.errors(),
    };
    let title = app.words.plain(lang, "evaluation-arrange");
    let meta = PageMeta {
        paths: EVALUATION.paths(&parts),
        crumbs: way(app, lang, Some(process), &[], &title),
        section: "processes",
        title,
        ..PageMeta::default()
    };
    app.page(visit, &meta, &ArrangePage { arrange: shown })
}
