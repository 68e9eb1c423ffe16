//! What came of a proposal, and what something came from: told from either side.

use super::shown::{Known, Line};
use super::{ORIGINS as ORIGINS_OF, PROPOSAL, TRACE, done_of, found, list_crumb, only_html, path_of, way};
use crate::commands::trace::{Trace, trace};
use crate::model::proposal::Proposal;
use crate::model::{COMMITMENT, PROPOSAL as PROPOSAL_KIND, Process};
use crate::{policy, queries};
use minga_auth::standing;
use minga_kernel::{Problem, Ref, Resolved};
use minga_store::{CommandError, Conn, ORIGINS, Origin, origins_of, outcomes_of};
use minga_web::http::{Path, State};
use minga_web::{
    App, Crumb, Field, FieldError, Fields, Form, PageError, PageMeta, PageResult, Said, Signed, View, Visit,
    mended,
};
use serde::Serialize;
use std::collections::HashMap;
use uuid::Uuid;

#[derive(Serialize)]
pub(crate) struct TracePage {
    trace: Shown,
}

#[derive(Serialize)]
struct Shown {
    /// `proposal` or `commitment`: from which side it is told.
    side: &'static str,
    about: Said,
    about_path: String,
    done: Option<String>,
    action: String,
    known: Vec<KnownShown>,
    fields: Vec<(Field, &'static str)>,
    errors: Vec<FieldError>,
}

/// Something at the other end.
#[derive(Serialize)]
struct KnownShown {
    code: String,
    title: Said,
    path: String,
    share: &'static str,
    /// As the form names it, to take it back.
    other: String,
    supports: Option<i64>,
}

impl View for TracePage {
    const TEMPLATE: &'static str = "cocreation/trace.html";

    fn samples() -> Vec<TracePage> {
        let text = |words: &str| Said { words: words.to_owned(), lang: "es".to_owned(), foreign: true };
        let sample = |side, full: bool| Shown {
            side,
            about: text("<b>Agua</b>"),
            about_path: "/es".to_owned(),
            done: full.then(|| "traced".to_owned()),
            action: "/es".to_owned(),
            known: if full {
                vec![KnownShown {
                    code: "P1-3".to_owned(),
                    title: text("Agua & <suelo>"),
                    path: "/es".to_owned(),
                    share: "inspired",
                    other: "commitment:x\"".to_owned(),
                    supports: Some(12),
                }]
            } else {
                Vec::new()
            },
            fields: vec![(Field::sample(), "text"), (Field::sample(), "select")],
            errors: if full { vec![FieldError::sample()] } else { Vec::new() },
        };
        let all = ["proposal", "commitment"].into_iter();
        all.flat_map(|side| [false, true].map(|full| TracePage { trace: sample(side, full) })).collect()
    }
}

/// From where it is told.
enum Side {
    Proposal(Box<(Process, Proposal)>),
    Thing(Box<Resolved>),
}

impl Side {
    fn paths(&self) -> [String; 2] {
        match self {
            Side::Proposal(it) => {
                TRACE.paths(&[("process", &it.0.code), ("number", &it.1.number.to_string())])
            }
            Side::Thing(it) => ORIGINS_OF
                .paths(&[("kind", it.reference.kind.as_str()), ("id", &it.reference.id.to_string())]),
        }
    }
}

async fn of_proposal(
    app: &App,
    db: &Conn,
    visit: &Visit,
    signed: &Signed,
    (code, number): &(String, String),
) -> Result<Side, PageError> {
    only_html(visit)?;
    let (process, it) = found(db, code, number).await?;
    let standing = standing(&signed.cx(app, visit.lang), db).await?;
    policy::may_lead(&standing, "cocreation.trace", process.id).map_err(CommandError::from)?;
    Ok(Side::Proposal(Box::new((process, it))))
}

async fn of_thing(
    app: &App,
    db: &Conn,
    visit: &Visit,
    signed: &Signed,
    (kind, id): &(String, String),
) -> Result<Side, PageError> {
    only_html(visit)?;
    let standing = standing(&signed.cx(app, visit.lang), db).await?;
    let id: Uuid = id.parse().map_err(|_| PageError::not_found(id))?;
    if kind != COMMITMENT.as_str() {
        return Err(PageError::not_found(kind));
    }
    let thing = COMMITMENT.with(id);
    let known = app.references.one(db, &thing).await?.ok_or_else(|| PageError::not_found(kind))?;
    let parts = app.references.parts(db, std::slice::from_ref(&thing)).await?.remove(&thing);
    let scope = parts.and_then(|it| it.scope).ok_or_else(|| PageError::not_found(kind))?;
    policy::may_trace_in(&standing, &scope).map_err(CommandError::from)?;
    Ok(Side::Thing(Box::new(known)))
}

macro_rules! pages {
    ($show:ident, $send:ident, $side:ident) => {
        pub(crate) async fn $show(
            State(app): State<App>,
            visit: Visit,
            signed: Signed,
            Path(path): Path<(String, String)>,
        ) -> PageResult {
            let db = app.store.read().await?;
            let side = $side(&app, &db, &visit, &signed, &path).await?;
            page(&app, &db, &visit, &side, None, &[]).await
        }

        pub(crate) async fn $send(
            State(app): State<App>,
            visit: Visit,
            signed: Signed,
            Path(path): Path<(String, String)>,
            form: Form,
        ) -> PageResult {
            let db = app.store.read().await?;
            let side = $side(&app, &db, &visit, &signed, &path).await?;
            drop(db);
            tell(&app, &visit, &signed, &side, &form).await
        }
    };
}

pages!(show, send, of_proposal);
pages!(show_origins, send_origins, of_thing);

async fn tell(app: &App, visit: &Visit, signed: &Signed, side: &Side, form: &Form) -> PageResult {
    let db = app.store.read().await?;
    // What stands there already is named by its reference, what is new by its code.
    let gone: Option<Ref> = form.text("gone").parse().ok();
    let other = form.text("other");
    let share = Some(form.text("share")).filter(|_| gone.is_none());
    let told = match side {
        Side::Proposal(it) => {
            let to = match gone {
                Some(gone) => Some(gone),
                None => app.references.find(&db, &COMMITMENT, &other).await?,
            };
            Some(Trace { proposal: it.1.id, to, share })
        }
        Side::Thing(it) => {
            let from = match gone {
                Some(gone) => Some(gone),
                None => app.references.find(&db, &PROPOSAL_KIND, &other).await?,
            };
            let from = from.filter(|from| from.kind == PROPOSAL_KIND);
            from.map(|from| Trace { proposal: from.id, to: Some(it.reference.clone()), share })
        }
    };
    drop(db);
    let cx = signed.cx(app, visit.lang);
    let done = match told {
        Some(told) => trace(&cx, &app.store, &app.references, told, "other").await,
        None => Err(minga_web::refused("other", "trace-unknown")),
    };
    match done {
        Ok(()) => Ok(super::done(&side.paths()[visit.lang as usize], "traced")),
        Err(CommandError::Problems(problems)) => {
            let db = app.store.read().await?;
            Ok(mended(page(app, &db, visit, side, Some(form), &problems).await?, &problems))
        }
        Err(error) => Err(error.into()),
    }
}

async fn page(
    app: &App,
    db: &Conn,
    visit: &Visit,
    side: &Side,
    form: Option<&Form>,
    problems: &[Problem],
) -> PageResult {
    let lang = visit.lang;
    let fields = Fields::new(app, lang, "cocreation-trace", problems);
    let typed = |name: &str| form.map(|form| form.text(name)).unwrap_or_default();
    let share = |(code, _): (&str, &str)| {
        let mut args = minga_i18n::FluentArgs::new();
        args.set("share", code.to_owned());
        (code.to_owned(), app.words.say(lang, "trace-share", &args))
    };
    let first = (String::new(), app.words.plain(lang, "cocreation-choose"));
    let options = std::iter::once(first).chain(ORIGINS.map(share));
    let name = if matches!(side, Side::Proposal(_)) { "commitment" } else { "proposal" };
    // The same field, with the help of what is asked for here.
    let other = Field { name: "other".to_owned(), ..fields.field(name, typed("other"), true) };
    let wrong = problems.iter().find(|it| it.place.column.as_deref() == Some("other"));
    let other = Field { error: wrong.map(|it| app.problem_in_words(lang, it)), ..other };
    let (about, about_path, came, title) = match side {
        Side::Proposal(it) => (
            super::shown::said(lang, &it.1.written.lang, &it.1.written.title),
            path_of(&PROPOSAL, lang, &it.0, it.1.number),
            outcomes_of(db, &[it.1.reference()]).await?,
            app.words.plain(lang, "trace-of-proposal"),
        ),
        Side::Thing(it) => (
            Said::title(lang, &it.title),
            it.path(lang).to_owned(),
            origins_of(db, std::slice::from_ref(&it.reference)).await?,
            app.words.plain(lang, "trace-of-commitment"),
        ),
    };
    let shown = Shown {
        side: if matches!(side, Side::Proposal(_)) { "proposal" } else { "commitment" },
        about,
        about_path: about_path.clone(),
        done: done_of(visit),
        action: side.paths()[lang as usize].clone(),
        known: known(app, db, visit, &came, matches!(side, Side::Proposal(_))).await?,
        fields: vec![(other, "text"), (fields.choice("share", &typed("share"), true, options), "select")],
        errors: fields.errors(),
    };
    let crumbs = match side {
        Side::Proposal(it) => {
            let mut args = minga_i18n::FluentArgs::new();
            args.set("number", it.1.number);
            let own = Crumb::to(app.words.say(lang, "cocreation-number", &args), about_path);
            way(app, lang, Some(&it.0), &[list_crumb(app, lang, &it.0), own], &title)
        }
        Side::Thing(it) => vec![Crumb::to(it.title.for_reader(lang), about_path), Crumb::here(&title)],
    };
    let section = if matches!(side, Side::Proposal(_)) { "processes" } else { "plans" };
    let meta = PageMeta { paths: side.paths(), crumbs, section, title, ..PageMeta::default() };
    app.page(visit, &meta, &TracePage { trace: shown })
}

async fn known(
    app: &App,
    db: &Conn,
    visit: &Visit,
    came: &[Origin],
    outcomes: bool,
) -> Result<Vec<KnownShown>, PageError> {
    let other = |it: &Origin| if outcomes { it.to.clone() } else { it.from.clone() };
    let refs: Vec<Ref> = came.iter().map(other).collect();
    let things = app.references.resolve(db, &refs).await?;
    let supports = supports(db, &refs).await?;
    let shown = came.iter().filter_map(|it| {
        let other = other(it);
        let thing = things.get(&other)?;
        Some(KnownShown {
            code: thing.code.clone(),
            title: Said::title(visit.lang, &thing.title),
            path: thing.path(visit.lang).to_owned(),
            share: it.share,
            supports: supports.get(&other.id).copied(),
            other: other.to_string(),
        })
    });
    Ok(shown.collect())
}

/// How many people support those of these that are proposals.
async fn supports(db: &Conn, refs: &[Ref]) -> Result<HashMap<Uuid, i64>, PageError> {
    let ids: Vec<Uuid> = refs.iter().filter(|it| it.kind == PROPOSAL_KIND).map(|it| it.id).collect();
    let found = queries::proposals_by_id(db, &ids).await?;
    Ok(found.into_iter().map(|it| (it.id, it.supports)).collect())
}

/// The proposals from which something came, as lines with their share, the most supported first.
pub(crate) async fn came_from(
    app: &App,
    db: &Conn,
    visit: &Visit,
    thing: &Ref,
) -> Result<Vec<(&'static str, Said, Line)>, minga_store::StoreError> {
    let came = origins_of(db, std::slice::from_ref(thing)).await?;
    let ids: Vec<Uuid> =
        came.iter().filter(|it| it.from.kind == PROPOSAL_KIND).map(|it| it.from.id).collect();
    let mut found = queries::proposals_by_id(db, &ids).await?;
    found.sort_by_key(|it| (std::cmp::Reverse(it.supports), it.number));
    let processes: Vec<Uuid> = found.iter().map(|it| it.process).collect();
    let processes = queries::processes_by_id(db, &processes).await?;
    let known = Known::of(app, db, &found).await?;
    let line = |it: &Proposal| {
        let process = processes.iter().find(|process| process.id == it.process && process.is_public())?;
        let share = came.iter().find(|origin| origin.from.id == it.id)?.share;
        Some((share, Said::title(visit.lang, &process.title), known.line(visit.lang, process, it)))
    };
    Ok(found.iter().filter_map(line).collect())
}
