//! What the Open Government Partnership asks of a plan, and what shows that it is met.

use super::sheet::requirement_words;
use super::{DOCUMENT, REPOSITORY, REQUIREMENTS, plan};
use crate::model::requirements::{Requirement, newest, proof};
use crate::queries;
use minga_kernel::Day;
use minga_web::http::{Path, State};
use minga_web::{App, Crumb, Format, PageError, PageMeta, PageResult, Said, View, Visit, answer};
use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct RequirementsPage {
    requirements: Shown,
}

#[derive(Serialize)]
struct Shown {
    plan: String,
    plan_path: String,
    repository: String,
    proved: usize,
    total: usize,
    rows: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    number: &'static str,
    words: String,
    asked: String,
    proof: &'static str,
    /// The day of the newest evidence.
    newest: Option<Day>,
    documents: Vec<Evidence>,
    /// A page that is evidence itself.
    own: Option<String>,
}

#[derive(Serialize)]
struct Evidence {
    title: Said,
    path: String,
    dated: Day,
}

impl View for RequirementsPage {
    const TEMPLATE: &'static str = "repository/requirements.html";

    fn samples() -> Vec<RequirementsPage> {
        let evidence = || Evidence {
            title: Said { words: "<b>Acta</b>".to_owned(), lang: "es".to_owned(), foreign: true },
            path: "/es".to_owned(),
            dated: Day::default(),
        };
        let row = |proof| Row {
            number: "1.1",
            words: "…".to_owned(),
            asked: "…".to_owned(),
            proof,
            newest: (proof != "missing").then(Day::default),
            documents: if proof == "shown" { vec![evidence()] } else { Vec::new() },
            own: (proof == "old").then(|| "/es".to_owned()),
        };
        let sample = Shown {
            plan: "<Plan>".to_owned(),
            plan_path: "/es".to_owned(),
            repository: "/es".to_owned(),
            proved: 1,
            total: 3,
            rows: ["shown", "old", "missing"].into_iter().map(row).collect(),
        };
        vec![RequirementsPage { requirements: sample }]
    }
}

/// Documents that are named for each.
const NAMED: usize = 10;

pub(crate) async fn show(State(app): State<App>, visit: Visit, Path(code): Path<String>) -> PageResult {
    let lang = visit.lang;
    let db = app.store.read().await?;
    let plan = plan(&app, &db, &code).await?;
    let all = queries::documents_of(&db, plan.reference.id).await?;
    let ids: Vec<_> = all.iter().map(|it| it.id).collect();
    let newest = newest(&queries::versions_of(&db, &ids).await?);
    drop(db);
    let parts = [("plan", plan.code.as_str())];
    let repository = REPOSITORY.path(lang, &parts);
    let rows: Vec<Row> = Requirement::ALL
        .into_iter()
        .map(|it| {
            let documents: Vec<_> = all.iter().filter(|document| document.proves.contains(&it)).collect();
            Row {
                number: it.code(),
                words: requirement_words(&app, lang, it),
                asked: app.words.plain(lang, &format!("requirement-{}-asked", it.key())),
                proof: proof(it, &all, newest, visit.today).code(),
                newest: match it {
                    Requirement::Repository => newest,
                    _ => documents.first().map(|document| document.dated),
                },
                documents: documents
                    .iter()
                    .take(NAMED)
                    .map(|document| Evidence {
                        title: Said::title(lang, &document.title),
                        path: DOCUMENT.path(lang, &[("document", &document.id.to_string())]),
                        dated: document.dated,
                    })
                    .collect(),
                own: match it {
                    Requirement::Website => Some(plan.path(lang).to_owned()),
                    Requirement::Repository => Some(repository.clone()),
                    _ => None,
                },
            }
        })
        .collect();
    match visit.format {
        Format::Html => {}
        Format::Json => return answer::json(&rows),
        _ => return Err(PageError::not_found("")),
    }
    let title = app.words.plain(lang, "requirements-title");
    let shown = Shown {
        plan: plan.title.for_reader(lang).to_owned(),
        plan_path: plan.path(lang).to_owned(),
        repository,
        proved: rows.iter().filter(|row| row.proof == "shown").count(),
        total: rows.len(),
        rows,
    };
    let meta = PageMeta {
        description: app.words.plain(lang, "requirements-lead"),
        paths: REQUIREMENTS.paths(&parts),
        crumbs: vec![
            Crumb::to(shown.plan.clone(), shown.plan_path.clone()),
            Crumb::to(app.words.plain(lang, "repository-title"), shown.repository.clone()),
            Crumb::here(&title),
        ],
        formats: vec![Format::Json],
        title,
        ..PageMeta::default()
    };
    app.page(&visit, &meta, &RequirementsPage { requirements: shown })
}
