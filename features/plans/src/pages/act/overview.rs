//! What of a plan can be written by whoever leads it.

use super::edit::{EDIT, NEW, allowed};
use super::{CLOSE, DATES};
use crate::pages::parts::{LevelNames, crumbs, said_sample};
use crate::queries::{self, Among};
use crate::{resolver, rows};
use minga_web::http::{Path, State};
use minga_web::pages::IMPORT;
use minga_web::{Address, App, Crumb, PageMeta, PageResult, Said, Signed, View, Visit};
use serde::Serialize;

/// Its address.
pub(crate) const OVERVIEW: Address = Address::new("planes/{plan}/editar", "plans/{plan}/edit");

#[derive(Serialize)]
pub(crate) struct OverviewPage {
    overview: Overview,
}

#[derive(Serialize)]
struct Overview {
    plan: Said,
    path: String,
    edit_plan: String,
    dates: String,
    close: Option<String>,
    import: String,
    workbook: String,
    levels: LevelNames,
    new_theme: String,
    themes: Vec<Line>,
    new_commitment: String,
    commitments: Vec<Line>,
}

#[derive(Serialize)]
struct Line {
    label: String,
    title: Said,
    edit: String,
    new: String,
    children: Vec<Line>,
}

impl View for OverviewPage {
    const TEMPLATE: &'static str = "plans/overview.html";

    fn samples() -> Vec<OverviewPage> {
        let path = || "/es".to_owned();
        let line = |children| Line {
            label: "3".to_owned(),
            title: said_sample(),
            edit: path(),
            new: path(),
            children,
        };
        let sample = |full: bool| Overview {
            plan: said_sample(),
            path: path(),
            edit_plan: path(),
            dates: path(),
            close: full.then(path),
            import: path(),
            workbook: path(),
            levels: LevelNames::sample(),
            new_theme: path(),
            themes: if full { vec![line(Vec::new())] } else { Vec::new() },
            new_commitment: path(),
            commitments: if full { vec![line(vec![line(Vec::new())])] } else { Vec::new() },
        };
        [false, true].into_iter().map(|full| OverviewPage { overview: sample(full) }).collect()
    }
}

pub(crate) async fn show(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(code): Path<String>,
) -> PageResult {
    let lang = visit.lang;
    let db = app.store.read().await?;
    let plan = allowed(&app, &db, &visit, &signed, &code).await?;
    let themes = queries::themes(&db, plan.id).await?;
    let commitments = queries::commitments(&db, plan.id).await?;
    let milestones = queries::milestones(&db, Among::Plan(plan.id)).await?;
    let path =
        |sheet: &str, row: &str| EDIT.path(lang, &[("plan", &plan.code), ("sheet", sheet), ("row", row)]);
    let line = |sheet: &str, label: String, title, children| Line {
        edit: path(sheet, &label),
        new: path("milestones", &format!("{NEW}-{label}")),
        title: Said::title(lang, title),
        label,
        children,
    };
    let shown = Overview {
        plan: Said::title(lang, &plan.title),
        path: resolver::plan(&plan).path(lang).to_owned(),
        edit_plan: path(rows::PLAN.name, "plan"),
        dates: DATES.path(lang, &[("plan", &plan.code)]),
        close: plan.is_carried_out().then(|| CLOSE.path(lang, &[("plan", &plan.code)])),
        import: IMPORT.path(lang, &[]),
        workbook: format!("{}.xlsx", resolver::plan(&plan).path(lang)),
        levels: LevelNames::of(&app, lang, &plan.levels),
        new_theme: path(rows::THEMES.name, NEW),
        themes: themes
            .iter()
            .map(|it| line(rows::THEMES.name, it.number.to_string(), &it.title, Vec::new()))
            .collect(),
        new_commitment: path(rows::COMMITMENTS.name, NEW),
        commitments: commitments
            .iter()
            .map(|it| {
                let own = milestones.iter().filter(|milestone| milestone.commitment == it.id);
                let children = own.map(|it| line(rows::MILESTONES.name, it.label(), &it.title, Vec::new()));
                line(rows::COMMITMENTS.name, it.number.to_string(), &it.title, children.collect())
            })
            .collect(),
    };
    let title = app.words.plain(lang, "plans-edit-title");
    let mut way = crumbs(&app, lang, &plan);
    way.push(Crumb::here(&title));
    let paths = OVERVIEW.paths(&[("plan", &plan.code)]);
    let meta = PageMeta { paths, crumbs: way, section: "plans", title, ..PageMeta::default() };
    app.page(&visit, &meta, &OverviewPage { overview: shown })
}
