//! Whoever leads a process merges several proposals.

use super::letters::tell;
use super::{MERGE, PROPOSAL, done, led, list_crumb, path_of, way};
use crate::commands::merge::{NewMerger, merge};
use crate::model::Process;
use minga_kernel::Problem;
use minga_store::CommandError;
use minga_web::http::{Path, State};
use minga_web::{App, Field, FieldError, Fields, Form, PageMeta, PageResult, Signed, View, Visit, mended};
use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct MergePage {
    merge: Shown,
}

#[derive(Serialize)]
struct Shown {
    action: String,
    numbers: Field,
    into: Field,
    title: Field,
    problem: Field,
    solution: Field,
    reason: Field,
    errors: Vec<FieldError>,
}

impl View for MergePage {
    const TEMPLATE: &'static str = "cocreation/merge.html";

    fn samples() -> Vec<MergePage> {
        let sample = |errors| Shown {
            action: "/es".to_owned(),
            numbers: Field::sample(),
            into: Field::sample(),
            title: Field::sample(),
            problem: Field::sample(),
            solution: Field::sample(),
            reason: Field::sample(),
            errors,
        };
        vec![MergePage { merge: sample(Vec::new()) }, MergePage { merge: sample(vec![FieldError::sample()]) }]
    }
}

pub(crate) async fn show(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(code): Path<String>,
) -> PageResult {
    let db = app.store.read().await?;
    let process = led(&app, &db, &visit, &signed, &code, "cocreation.merge").await?;
    page(&app, &visit, &process, None, &[])
}

pub(crate) async fn send(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(code): Path<String>,
    form: Form,
) -> PageResult {
    let db = app.store.read().await?;
    let process = led(&app, &db, &visit, &signed, &code, "cocreation.merge").await?;
    drop(db);
    let numbers = form.text("numbers");
    let numbers =
        numbers.split(|c: char| c == ',' || c == ';' || c.is_whitespace()).filter(|it| !it.is_empty());
    let numbers: Option<Vec<i64>> = numbers.map(|it| it.parse().ok()).collect();
    let Ok(into) = form.number("into") else {
        let problems = [Problem::error(minga_kernel::Place::default().column("into"), "cocreation-unknown")];
        return Ok(mended(page(&app, &visit, &process, Some(&form), &problems)?, &problems));
    };
    let new = NewMerger {
        process: process.id,
        numbers,
        into,
        title: form.text("title"),
        problem: form.text("problem"),
        solution: form.text("solution"),
        reason: form.text("reason"),
    };
    let cx = signed.cx(&app, visit.lang);
    let tx = app.store.write().await?;
    match merge(&cx, &tx, new).await {
        Ok(merged) => {
            tell(&app, &cx, &tx, &merged.process, &merged.originals, Some(&merged.joint), "merged").await?;
            tx.commit().await?;
            Ok(done(&path_of(&PROPOSAL, visit.lang, &merged.process, merged.joint.number), "merged"))
        }
        Err(CommandError::Problems(problems)) => {
            drop(tx);
            Ok(mended(page(&app, &visit, &process, Some(&form), &problems)?, &problems))
        }
        Err(error) => Err(error.into()),
    }
}

fn page(
    app: &App,
    visit: &Visit,
    process: &Process,
    form: Option<&Form>,
    problems: &[Problem],
) -> PageResult {
    let lang = visit.lang;
    let parts = [("process", process.code.as_str())];
    let fields = Fields::new(app, lang, "cocreation-merge", problems);
    let typed = |name: &str| match form {
        Some(form) => form.text(name),
        // A group of proposals that are alike comes with a number each.
        None => visit.asked_all(name).collect::<Vec<_>>().join(", "),
    };
    let field = |name: &str, required| fields.field(name, typed(name), required);
    let shown = Shown {
        action: MERGE.path(lang, &parts),
        numbers: field("numbers", true),
        into: field("into", false),
        title: field("title", false),
        problem: field("problem", false),
        solution: field("solution", false),
        reason: field("reason", true),
        errors: fields.errors(),
    };
    let title = app.words.plain(lang, "cocreation-merge");
    let meta = PageMeta {
        paths: MERGE.paths(&parts),
        crumbs: way(app, lang, Some(process), &[list_crumb(app, lang, process)], &title),
        section: "processes",
        title,
        ..PageMeta::default()
    };
    app.page(visit, &meta, &MergePage { merge: shown })
}
