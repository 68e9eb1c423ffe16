//! Documents about plans: each as a page, as a PDF and as a text to edit.

use super::editions::EDITIONS;
use super::find;
use super::parts::{LevelNames, crumbs, step};
use crate::model::{ORGANISATION, Plan};
use crate::papers::{self, Paper};
use crate::resolver;
use minga_kernel::Lang;
use minga_kernel::document::Document;
use minga_web::http::{IntoResponse, Path, Redirect, State};
use minga_web::{Address, App, Crumb, Format, PageError, PageMeta, PageResult, Visit, answer};

/// How far a plan is.
pub(crate) const REPORT: Address = Address::new("planes/{plan}/informe", "plans/{plan}/report");
/// What its government says of it.
pub(crate) const SELF_ASSESSMENT: Address =
    Address::new("planes/{plan}/autoevaluacion", "plans/{plan}/self-assessment");
/// The same for a meeting.
pub(crate) const SLIDES: Address = Address::new("planes/{plan}/diapositivas", "plans/{plan}/slides");
/// A commitment on one page.
pub(crate) const SHEET: Address = Address::new(
    "planes/{plan}/compromisos/{commitment}/ficha",
    "plans/{plan}/commitments/{commitment}/sheet",
);
/// The act of a commitment, to sign.
pub(crate) const ACT: Address =
    Address::new("planes/{plan}/compromisos/{commitment}/acta", "plans/{plan}/commitments/{commitment}/act");
/// What an organisation answers for in a plan.
pub(crate) const BODY: Address =
    Address::new("planes/{plan}/organizaciones/{organisation}", "plans/{plan}/organisations/{organisation}");

impl Paper {
    /// Where it is.
    pub(crate) const fn address(self) -> Address {
        match self {
            Paper::Report => REPORT,
            Paper::SelfAssessment => SELF_ASSESSMENT,
            Paper::Slides => SLIDES,
        }
    }

    /// What it is called.
    pub(crate) fn title(self, app: &App, lang: Lang) -> String {
        app.words.plain(
            lang,
            match self {
                Paper::Report => "plans-paper-report",
                Paper::SelfAssessment => "plans-paper-self-assessment",
                Paper::Slides => "plans-paper-slides",
            },
        )
    }
}

pub(crate) async fn report(state: State<App>, visit: Visit, code: Path<String>) -> PageResult {
    of_plan(state, visit, code, Paper::Report).await
}

pub(crate) async fn self_assessment(state: State<App>, visit: Visit, code: Path<String>) -> PageResult {
    of_plan(state, visit, code, Paper::SelfAssessment).await
}

pub(crate) async fn slides(state: State<App>, visit: Visit, code: Path<String>) -> PageResult {
    of_plan(state, visit, code, Paper::Slides).await
}

async fn of_plan(State(app): State<App>, visit: Visit, Path(code): Path<String>, paper: Paper) -> PageResult {
    let lang = visit.lang;
    let db = app.store.read().await?;
    let plan = find::plan(&app, &db, &visit, &code).await?;
    let facts = papers::whole(&app, &db, lang, visit.today, plan).await?;
    let document = paper.write(&facts);
    let plan = facts.whole.plan;
    drop(db);
    let parts = [("plan", plan.code.as_str())];
    // What takes long is made in the background, and kept.
    let long = u64::try_from(document.size()).unwrap_or(u64::MAX) > app.settings.document_rows;
    if long && Format::DOCUMENT.contains(&visit.format) {
        return Ok(Redirect::to(&EDITIONS.path(lang, &parts)).into_response());
    }
    let title = paper.title(&app, lang);
    let mut way = crumbs(&app, lang, &plan);
    way.push(Crumb::here(&title));
    let meta = PageMeta {
        description: app.words.plain(lang, "plans-papers-lead"),
        paths: paper.address().paths(&parts),
        crumbs: way,
        section: "plans",
        title,
        ..PageMeta::default()
    };
    let stem = format!("{}-{}-{}", plan.code, paper.code().replace('_', "-"), visit.today);
    answer::document(&app, &visit, meta, &stem, document).await
}

pub(crate) async fn sheet(state: State<App>, visit: Visit, place: Path<(String, String)>) -> PageResult {
    of_commitment(state, visit, place, SHEET, "sheet").await
}

pub(crate) async fn act(state: State<App>, visit: Visit, place: Path<(String, String)>) -> PageResult {
    of_commitment(state, visit, place, ACT, "act").await
}

async fn of_commitment(
    State(app): State<App>,
    visit: Visit,
    Path((code, number)): Path<(String, String)>,
    address: Address,
    which: &str,
) -> PageResult {
    let lang = visit.lang;
    let db = app.store.read().await?;
    let plan = find::plan(&app, &db, &visit, &code).await?;
    let (mut all, position) = find::commitment(&db, &plan, &number).await?;
    let facts = papers::one_commitment(&app, &db, lang, visit.today, plan, all.swap_remove(position)).await?;
    drop(db);
    let (document, title) = match which {
        "act" => (papers::act::act(&facts), "plans-act-title"),
        _ => (papers::sheet(&facts), "plans-paper-sheet"),
    };
    let (plan, commitment) = (&facts.whole.plan, &facts.whole.commitments[0]);
    let number = commitment.number.to_string();
    let mut way = crumbs(&app, lang, plan);
    let levels = LevelNames::of(&app, lang, &plan.levels);
    let path = resolver::commitment(commitment, &plan.code);
    way.push(Crumb::to(step(&levels.commitment, &number), path.path(lang)));
    let title = app.words.plain(lang, title);
    way.push(Crumb::here(&title));
    let meta = PageMeta {
        description: commitment.title.for_reader(lang).to_owned(),
        paths: address.paths(&[("plan", &plan.code), ("commitment", &number)]),
        crumbs: way,
        section: "plans",
        title,
        ..PageMeta::default()
    };
    let document = document.ok_or_else(|| PageError::not_found(""))?;
    answer::document(&app, &visit, meta, &format!("{}-{number}-{which}", plan.code), document).await
}

pub(crate) async fn body(
    State(app): State<App>,
    visit: Visit,
    Path((code, organisation)): Path<(String, String)>,
) -> PageResult {
    let lang = visit.lang;
    let db = app.store.read().await?;
    let plan = find::plan(&app, &db, &visit, &code).await?;
    let not_found = || PageError::not_found(organisation.replace(['-', '_'], " "));
    let reference = app.references.find(&db, &ORGANISATION, &organisation).await?.ok_or_else(not_found)?;
    let known = app.references.one(&db, &reference).await?.ok_or_else(not_found)?;
    let facts = papers::whole(&app, &db, lang, visit.today, plan).await?;
    drop(db);
    let document: Document = papers::body(&facts, &known).ok_or_else(not_found)?;
    let plan: &Plan = &facts.whole.plan;
    let mut way = crumbs(&app, lang, plan);
    way.push(Crumb::here(&document.title));
    let meta = PageMeta {
        description: document.title.clone(),
        paths: BODY.paths(&[("plan", &plan.code), ("organisation", &known.code)]),
        crumbs: way,
        section: "plans",
        title: document.title.clone(),
        ..PageMeta::default()
    };
    answer::document(&app, &visit, meta, &format!("{}-{}", plan.code, known.code), document).await
}
