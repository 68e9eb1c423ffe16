//! Where whoever leads a process offers again what an earlier one did not select, and where authors
//! say what they think of it.

use super::shown::said;
use super::{PROCESS, PROPOSAL, RESCUE, RESCUE_OWN, led, only_html, path_of, way};
use crate::commands::rescue::{answer, open};
use crate::model::Process;
use crate::model::rescue::{Rescue, RescueState, Wish};
use crate::queries;
use minga_kernel::{Day, Problem};
use minga_store::{CommandError, Conn};
use minga_web::http::{IntoResponse, Path, Redirect, State};
use minga_web::{
    App, Crumb, Field, FieldError, Fields, Form, PageError, PageMeta, PageResult, Said, Signed, View, Visit,
    mended,
};
use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct RescuePage {
    rescue: Shown,
}

#[derive(Serialize)]
struct Shown {
    process: Said,
    process_path: String,
    action: String,
    from: Field,
    days: u32,
    /// How many stand how.
    states: Vec<(&'static str, u64)>,
    done: bool,
    errors: Vec<FieldError>,
}

impl View for RescuePage {
    const TEMPLATE: &'static str = "cocreation/rescue.html";

    fn samples() -> Vec<RescuePage> {
        let sample = |full: bool| Shown {
            process: Said { words: "Plan <b>".to_owned(), lang: "en".to_owned(), foreign: true },
            process_path: "/es".to_owned(),
            action: "/es".to_owned(),
            from: Field::sample(),
            days: 14,
            states: if full { vec![("asked", 3), ("offered", 1_234)] } else { Vec::new() },
            done: full,
            errors: if full { vec![FieldError::sample()] } else { Vec::new() },
        };
        [false, true].map(|full| RescuePage { rescue: sample(full) }).into_iter().collect()
    }
}

pub(crate) async fn show(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(code): Path<String>,
) -> PageResult {
    let db = app.store.read().await?;
    let process = led(&app, &db, &visit, &signed, &code, "cocreation.rescue").await?;
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
    let process = led(&app, &db, &visit, &signed, &code, "cocreation.rescue").await?;
    let from = queries::process_by_code(&db, &form.text("from")).await?.map(|it| it.id);
    drop(db);
    let cx = signed.cx(&app, visit.lang);
    let tx = app.store.write().await?;
    match open(&cx, &tx, process.id, from).await {
        Ok(opened) => {
            super::rescue_letters::ask_authors(&app, &cx, &tx, &opened).await?;
            tx.commit().await?;
            let path = RESCUE.path(visit.lang, &[("process", &process.code)]);
            Ok(Redirect::to(&format!("{path}?done=opened")).into_response())
        }
        Err(CommandError::Problems(problems)) => {
            drop(tx);
            let db = app.store.read().await?;
            let page = page(&app, &db, &visit, &process, Some(&form), &problems).await?;
            Ok(mended(page, &problems))
        }
        Err(error) => Err(error.into()),
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
    let parts = [("process", process.code.as_str())];
    let fields = Fields::new(app, lang, "cocreation-rescue", problems);
    let earlier = queries::public_processes(db).await?.into_iter();
    let earlier = earlier.filter(|it| it.published_at < process.published_at && it.id != process.id);
    let first = (String::new(), app.words.plain(lang, "cocreation-choose"));
    let options = earlier.map(|it| (it.code.clone(), it.title.for_reader(lang).to_owned()));
    let chosen = form.map(|form| form.text("from")).unwrap_or_default();
    let states = queries::rescue_states(db, process.id).await?;
    let states = RescueState::ALL.iter().filter_map(|it| Some((it.code(), *states.get(it)?)));
    let shown = Shown {
        process: Said::title(lang, &process.title),
        process_path: PROCESS.path(lang, &parts),
        action: RESCUE.path(lang, &parts),
        from: fields.choice("from", &chosen, true, [first].into_iter().chain(options)),
        days: app.settings.writing.rescue_days,
        states: states.collect(),
        done: visit.asked("done") == Some("opened"),
        errors: fields.errors(),
    };
    let title = app.words.plain(lang, "cocreation-rescue-title");
    let meta = PageMeta {
        paths: RESCUE.paths(&parts),
        crumbs: way(app, lang, Some(process), &[], &title),
        section: "processes",
        title,
        ..PageMeta::default()
    };
    app.page(visit, &meta, &RescuePage { rescue: shown })
}

#[derive(Serialize)]
pub(crate) struct RescueOwnPage {
    own: Own,
}

#[derive(Serialize)]
struct Own {
    title: Said,
    problem: Said,
    solution: Said,
    original: String,
    to: Said,
    to_path: String,
    state: &'static str,
    until: Day,
    /// Where it is offered.
    offered: Option<String>,
    wishes: Vec<&'static str>,
    action: String,
    errors: Vec<FieldError>,
}

impl View for RescueOwnPage {
    const TEMPLATE: &'static str = "cocreation/rescue_own.html";

    fn samples() -> Vec<RescueOwnPage> {
        let text = || Said { words: "<b>Agua</b>".to_owned(), lang: "en".to_owned(), foreign: true };
        let sample = |state, wishes: Vec<&'static str>, full: bool| Own {
            title: text(),
            problem: text(),
            solution: text(),
            original: "/es".to_owned(),
            to: text(),
            to_path: "/es".to_owned(),
            state,
            until: Day::default(),
            offered: full.then(|| "/es".to_owned()),
            wishes,
            action: "/es".to_owned(),
            errors: if full { vec![FieldError::sample()] } else { Vec::new() },
        };
        [
            sample("asked", vec!["unnamed", "named", "refuse"], false),
            sample("offered", vec!["refuse"], true),
            sample("refused", Vec::new(), false),
        ]
        .into_iter()
        .map(|own| RescueOwnPage { own })
        .collect()
    }
}

pub(crate) async fn show_own(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(id): Path<String>,
) -> PageResult {
    let db = app.store.read().await?;
    own_page(&app, &db, &visit, &signed, &id, &[]).await
}

pub(crate) async fn send_own(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(id): Path<String>,
    form: Form,
) -> PageResult {
    only_html(&visit)?;
    let rescue = id.parse().map_err(|_| PageError::not_found(""))?;
    let cx = signed.cx(&app, visit.lang);
    let tx = app.store.write().await?;
    match answer(&cx, &tx, rescue, Wish::from_code(&form.text("wish"))).await {
        Ok(_) => {
            tx.commit().await?;
            Ok(Redirect::to(&RESCUE_OWN.path(visit.lang, &[("rescue", &id)])).into_response())
        }
        Err(CommandError::Problems(problems)) => {
            drop(tx);
            let db = app.store.read().await?;
            Ok(mended(own_page(&app, &db, &visit, &signed, &id, &problems).await?, &problems))
        }
        Err(error) => Err(error.into()),
    }
}

async fn own_page(
    app: &App,
    db: &Conn,
    visit: &Visit,
    signed: &Signed,
    id: &str,
    problems: &[Problem],
) -> PageResult {
    only_html(visit)?;
    let lang = visit.lang;
    let gone = || PageError::not_found("");
    let rescue: Rescue =
        queries::rescue_by_id(db, id.parse().map_err(|_| gone())?).await?.ok_or_else(gone)?;
    let original = queries::proposal_by_id(db, rescue.original).await?.ok_or_else(gone)?;
    // Whose it is, is nobody else's: whoever it is not does not learn that it is there.
    if original.author != Some(signed.account.id) {
        return Err(gone());
    }
    let processes = queries::processes_by_id(db, &[rescue.from, rescue.to]).await?;
    let process = |id| processes.iter().find(|it| it.id == id).ok_or_else(gone);
    let (from, to) = (process(rescue.from)?, process(rescue.to)?);
    let offered = match rescue.offered {
        Some(id) => queries::proposal_by_id(db, id).await?,
        None => None,
    };
    let words = |text: &str| said(lang, &original.written.lang, text);
    let fields = Fields::new(app, lang, "cocreation-rescue", problems);
    let own = Own {
        title: words(&original.written.title),
        problem: words(&original.written.problem),
        solution: words(&original.written.solution),
        original: path_of(&PROPOSAL, lang, from, original.number),
        to: Said::title(lang, &to.title),
        to_path: PROCESS.path(lang, &[("process", &to.code)]),
        state: rescue.state.code(),
        until: rescue.until.date_naive(),
        offered: offered.map(|it| path_of(&PROPOSAL, lang, to, it.number)),
        wishes: match rescue.state {
            RescueState::Asked => Wish::ALL.iter().map(|it| it.code()).collect(),
            RescueState::Offered => vec![Wish::Refuse.code()],
            RescueState::Refused => Vec::new(),
        },
        action: RESCUE_OWN.path(lang, &[("rescue", id)]),
        errors: fields.errors(),
    };
    let title = app.words.plain(lang, "cocreation-rescue-own-title");
    let meta = PageMeta {
        paths: RESCUE_OWN.paths(&[("rescue", id)]),
        crumbs: vec![Crumb::to(from.title.for_reader(lang), own.original.clone()), Crumb::here(&title)],
        section: "processes",
        title,
        ..PageMeta::default()
    };
    app.page(visit, &meta, &RescueOwnPage { own })
}
