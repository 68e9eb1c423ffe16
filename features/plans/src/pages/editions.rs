//! Documents about a plan that were kept as they were on one day, and keeping one of today.

use super::find;
use super::parts::{crumbs, said_sample};
use crate::commands::edition::{keep, words};
use crate::model::{Edition, EditionState, Plan};
use crate::papers::Paper;
use crate::queries;
use crate::resolver;
use minga_kernel::{Actor, Day, Lang};
use minga_web::http::{IntoResponse, Path, Redirect, State};
use minga_web::{
    Address, App, Crumb, Form, Format, PageError, PageMeta, PageResult, Said, View, Visit, answer, file_path,
};
use serde::Serialize;

/// The list.
pub(crate) const EDITIONS: Address = Address::new("planes/{plan}/ediciones", "plans/{plan}/editions");
/// One of them.
pub(crate) const EDITION: Address =
    Address::new("planes/{plan}/ediciones/{edition}", "plans/{plan}/editions/{edition}");
/// Its words, as a page.
pub(crate) const EDITION_TEXT: Address =
    Address::new("planes/{plan}/ediciones/{edition}/texto", "plans/{plan}/editions/{edition}/text");

/// How many the list shows.
const SHOWN: u64 = 200;

#[derive(Serialize)]
pub(crate) struct EditionsPage {
    editions: Shown,
}

#[derive(Serialize)]
struct Shown {
    plan: Said,
    path: String,
    today: Day,
    /// The documents of today.
    papers: Vec<PaperShown>,
    /// Where one of them is kept; nothing where the program has no press.
    action: Option<String>,
    kept: Vec<EditionShown>,
}

#[derive(Serialize)]
struct PaperShown {
    code: &'static str,
    title: String,
    path: String,
}

#[derive(Serialize)]
struct EditionShown {
    number: i64,
    title: String,
    /// The language in which it speaks.
    language: &'static str,
    day: Day,
    state: &'static str,
    path: String,
    /// Its words, as a page.
    text: String,
    pdf: Option<FileShown>,
    odt: Option<FileShown>,
    /// SHA-256 of its words.
    tree: String,
}

#[derive(Serialize)]
struct FileShown {
    path: String,
    sha256: String,
}

impl View for EditionsPage {
    const TEMPLATE: &'static str = "plans/editions.html";

    fn samples() -> Vec<EditionsPage> {
        let sample = |full: bool| Shown {
            plan: said_sample(),
            path: "/es".to_owned(),
            today: Day::default(),
            papers: vec![PaperShown { code: "report", title: "<b>".to_owned(), path: "/es".to_owned() }],
            action: full.then(|| "/es".to_owned()),
            kept: if full { EditionShown::samples() } else { Vec::new() },
        };
        [false, true].into_iter().map(|full| EditionsPage { editions: sample(full) }).collect()
    }
}

#[derive(Serialize)]
pub(crate) struct EditionPage {
    edition: EditionShown,
    list: String,
}

impl View for EditionPage {
    const TEMPLATE: &'static str = "plans/edition.html";

    fn samples() -> Vec<EditionPage> {
        let list = || "/es".to_owned();
        EditionShown::samples().into_iter().map(|edition| EditionPage { edition, list: list() }).collect()
    }
}

impl EditionShown {
    fn of(app: &App, lang: Lang, plan: &Plan, it: &Edition) -> EditionShown {
        let number = it.number.to_string();
        let parts = [("plan", plan.code.as_str()), ("edition", number.as_str())];
        let stem = format!("{}-{}-{}", plan.code, it.paper.code().replace('_', "-"), it.day);
        let file = |sha256: &Option<String>, ending: &str| {
            sha256.as_ref().map(|sha256| FileShown {
                path: file_path(sha256, &format!("{stem}.{ending}")),
                sha256: sha256.clone(),
            })
        };
        EditionShown {
            number: it.number,
            title: it.paper.title(app, lang),
            language: it.lang.own_name(),
            day: it.day,
            state: it.state.code(),
            path: EDITION.path(lang, &parts),
            text: EDITION_TEXT.path(it.lang, &parts),
            pdf: file(&it.pdf, "pdf"),
            odt: file(&it.text, "odt"),
            tree: it.tree.clone(),
        }
    }

    fn samples() -> Vec<EditionShown> {
        let sample = |state: EditionState| {
            let file = || {
                (state == EditionState::Made)
                    .then(|| FileShown { path: "/files/ab/a.pdf".to_owned(), sha256: "ab".to_owned() })
            };
            EditionShown {
                number: 3,
                title: "Informe <1>".to_owned(),
                language: "Español",
                day: Day::default(),
                state: state.code(),
                path: "/es".to_owned(),
                text: "/es".to_owned(),
                pdf: file(),
                odt: file(),
                tree: "cd".to_owned(),
            }
        };
        [EditionState::Waiting, EditionState::Made, EditionState::Failed].map(sample).into()
    }
}

pub(crate) async fn list(State(app): State<App>, visit: Visit, Path(code): Path<String>) -> PageResult {
    let lang = visit.lang;
    let db = app.store.read().await?;
    let plan = find::plan(&app, &db, &visit, &code).await?;
    let kept = queries::editions(&db, plan.id, SHOWN).await?;
    drop(db);
    let parts = [("plan", plan.code.as_str())];
    if visit.format != Format::Html {
        return Err(PageError::not_found(code));
    }
    let papers = Paper::ALL.into_iter().map(|paper| PaperShown {
        code: paper.code(),
        title: paper.title(&app, lang),
        path: paper.address().path(lang, &parts),
    });
    let shown = Shown {
        plan: Said::title(lang, &plan.title),
        path: resolver::plan(&plan).path(lang).to_owned(),
        today: visit.today,
        papers: papers.collect(),
        action: app.press.is_some().then(|| EDITIONS.path(lang, &parts)),
        kept: kept.iter().map(|it| EditionShown::of(&app, lang, &plan, it)).collect(),
    };
    let title = app.words.plain(lang, "plans-papers");
    let mut way = crumbs(&app, lang, &plan);
    way.push(Crumb::here(&title));
    let meta = PageMeta {
        description: app.words.plain(lang, "plans-papers-lead"),
        paths: EDITIONS.paths(&parts),
        crumbs: way,
        section: "plans",
        title,
        ..PageMeta::default()
    };
    app.page(&visit, &meta, &EditionsPage { editions: shown })
}

/// Anybody may ask: what is kept is what is public.
pub(crate) async fn send(
    State(app): State<App>,
    visit: Visit,
    Path(code): Path<String>,
    form: Form,
) -> PageResult {
    let lang = visit.lang;
    let paper = Paper::from_code(&form.text("paper")).ok_or(PageError::Bad("form"))?;
    if app.press.is_none() {
        return Err(PageError::not_found(code));
    }
    let db = app.store.read().await?;
    let plan = find::plan(&app, &db, &visit, &code).await?;
    drop(db);
    let code = plan.code.clone();
    let edition = keep(&app.cx(Actor::Program, lang), &app, plan, paper).await?;
    let number = edition.number.to_string();
    Ok(Redirect::to(&EDITION.path(lang, &[("plan", &code), ("edition", &number)])).into_response())
}

pub(crate) async fn show(
    State(app): State<App>,
    visit: Visit,
    Path((code, number)): Path<(String, String)>,
) -> PageResult {
    let lang = visit.lang;
    let (plan, edition) = found(&app, &visit, &code, &number).await?;
    let shown = EditionShown::of(&app, lang, &plan, &edition);
    if visit.format != Format::Html {
        let file = match visit.format {
            Format::Pdf => shown.pdf,
            Format::Odt => shown.odt,
            _ => None,
        };
        let file = file.ok_or_else(|| PageError::not_found(code))?;
        return Ok(Redirect::to(&file.path).into_response());
    }
    let meta = meta(&app, lang, &plan, &edition, &EDITION);
    let list = EDITIONS.path(lang, &[("plan", &plan.code)]);
    app.page(&visit, &meta, &EditionPage { edition: shown, list })
}

/// The words of an edition, as a page. It stands in the language in which it was kept.
pub(crate) async fn text(
    State(app): State<App>,
    visit: Visit,
    Path((code, number)): Path<(String, String)>,
) -> PageResult {
    let (plan, edition) = found(&app, &visit, &code, &number).await?;
    let parts = [("plan", plan.code.as_str()), ("edition", number.as_str())];
    if visit.lang != edition.lang {
        return Err(PageError::Moved(EDITION_TEXT.path(edition.lang, &parts)));
    }
    if visit.format != Format::Html {
        return Err(PageError::Moved(visit.with_ending(&EDITION.path(visit.lang, &parts))));
    }
    let document = words(&app, &edition).await?;
    let meta = meta(&app, visit.lang, &plan, &edition, &EDITION_TEXT);
    answer::document(&app, &visit, meta, &plan.code, document).await
}

async fn found(app: &App, visit: &Visit, code: &str, number: &str) -> Result<(Plan, Edition), PageError> {
    let db = app.store.read().await?;
    let plan = find::plan(app, &db, visit, code).await?;
    let not_found = || PageError::not_found(code.replace(['-', '_'], " "));
    let number: i64 = number.parse().map_err(|_| not_found())?;
    let edition = queries::edition_by_number(&db, plan.id, number).await?.ok_or_else(not_found)?;
    Ok((plan, edition))
}

fn meta(app: &App, lang: Lang, plan: &Plan, it: &Edition, address: &Address) -> PageMeta {
    let number = it.number.to_string();
    let mut way = crumbs(app, lang, plan);
    let list = EDITIONS.path(lang, &[("plan", &plan.code)]);
    way.push(Crumb::to(app.words.plain(lang, "plans-papers"), list));
    let title = format!("{} {}", app.words.plain(lang, "plans-edition"), it.number);
    way.push(Crumb::here(&title));
    PageMeta {
        paths: address.paths(&[("plan", &plan.code), ("edition", &number)]),
        crumbs: way,
        section: "plans",
        title,
        ..PageMeta::default()
    }
}
