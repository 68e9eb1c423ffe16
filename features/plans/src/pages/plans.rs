use super::parts::PlanLine;
use super::{PLANS, plan_data};
use crate::api::plan::{PlanResource, plan_resource};
use crate::queries;
use minga_kernel::Lang;
use minga_kernel::table::{Column, ColumnKind, Schema, Table, Value};
use minga_store::{Conn, newest_events};
use minga_web::http::State;
use minga_web::pages::{HOME, Pages, feed_of};
use minga_web::{App, Crumb, Format, PageError, PageMeta, PageResult, View, Visit, answer};
use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct PlansPage {
    plans: Shown,
}

#[derive(Default, Serialize)]
struct Shown {
    rows: Vec<PlanLine>,
    pages: Pages,
    template: String,
}

impl View for PlansPage {
    const TEMPLATE: &'static str = "plans/plans.html";

    fn samples() -> Vec<PlansPage> {
        let pages = Pages::of(50, 20, 1, 10, |page| format!("?page={page}"));
        let full = Shown { rows: vec![PlanLine::sample()], pages, template: "/es/plantilla.xlsx".to_owned() };
        vec![PlansPage { plans: Shown::default() }, PlansPage { plans: full }]
    }
}

/// Plans to a page.
const SIZE: u64 = 10;
/// The last page that can be reached; the API gives everything.
const DEEPEST: u64 = 200;
/// The most plans in one data file.
const IN_FILE: u64 = 10_000;

pub(crate) async fn show(State(app): State<App>, visit: Visit) -> PageResult {
    let lang = visit.lang;
    let db = app.store.read().await?;
    let title = app.words.plain(lang, "nav-plans");
    match visit.format {
        Format::Html => {}
        Format::Json | Format::Csv | Format::Xlsx => return data(&app, &db, &visit).await,
        Format::Atom => {
            let events = newest_events(&db, plan_data::IN_FEED).await?;
            return feed_of(&app, &db, lang, &title, &PLANS.path(lang, &[]), &events).await;
        }
        Format::Ics | Format::Pdf | Format::Odt => return Err(PageError::not_found("")),
    }
    let page = visit.asked("page").and_then(|page| page.parse().ok()).unwrap_or(1).clamp(1, DEEPEST);
    let total = queries::plan_count(&db).await?;
    let plans = queries::plans(&db, None, (page - 1) * SIZE, SIZE).await?;
    let summaries = queries::summaries(&db, plans).await?;
    let rows = summaries.iter().map(|it| PlanLine::of(&app, lang, visit.today, it)).collect();
    let path = PLANS.path(lang, &[]);
    let shown = Shown {
        rows,
        pages: Pages::of(total, SIZE, page, DEEPEST, |page| format!("{path}?page={page}")),
        template: format!("{}.xlsx", minga_web::pages::TEMPLATE.path(lang, &[])),
    };
    let meta = PageMeta {
        description: app.words.plain(lang, "plans-list-lead"),
        paths: PLANS.paths(&[]),
        crumbs: vec![
            Crumb::to(app.words.plain(lang, "shell-home"), HOME.path(lang, &[])),
            Crumb::here(&title),
        ],
        formats: vec![Format::Csv, Format::Xlsx, Format::Json, Format::Atom],
        section: "plans",
        title,
        ..PageMeta::default()
    };
    app.page(&visit, &meta, &PlansPage { plans: shown })
}

async fn data(app: &App, db: &Conn, visit: &Visit) -> PageResult {
    let plans = queries::plans(db, None, 0, IN_FILE).await?;
    let summaries = queries::summaries(db, plans).await?;
    let resources: Vec<_> = summaries.iter().map(|it| plan_resource(app, it)).collect();
    if visit.format == Format::Json {
        return answer::json(&serde_json::json!({ "items": resources, "next": null }));
    }
    answer::tables(app, visit, "plans", &[table(visit.lang, &resources)])
}

/// The columns of the list of plans.
const PLANS_LIST: Schema = Schema {
    name: "plans",
    columns: &[
        Column::new("code", ColumnKind::Code),
        Column::new("title", ColumnKind::Text),
        Column::new("kind", ColumnKind::Code),
        Column::new("state", ColumnKind::Code),
        Column::new("country", ColumnKind::Code),
        Column::new("cycle_start", ColumnKind::Date),
        Column::new("cycle_end", ColumnKind::Date),
        Column::new("commitments", ColumnKind::Integer),
        Column::new("milestones", ColumnKind::Integer),
        Column::new("progress_reported", ColumnKind::Number),
        Column::new("progress_confirmed", ColumnKind::Number),
        Column::new("url", ColumnKind::Url),
    ],
};

fn table(lang: Lang, all: &[PlanResource]) -> Table {
    let number = |value: Option<f64>| value.map_or(Value::Empty, Value::Number);
    let count = |value: usize| Value::Integer(i64::try_from(value).unwrap_or(i64::MAX));
    let rows = all.iter().map(|it| {
        vec![
            Value::from(it.code.as_str()),
            Value::from(it.title.for_reader(lang)),
            Value::from(it.kind.as_str()),
            Value::from(it.state.as_str()),
            Value::from(it.country.as_str()),
            Value::from(it.period.in_force.start),
            Value::from(it.period.in_force.end),
            count(it.counts.commitments),
            count(it.counts.milestones),
            number(it.progress.map(|progress| progress.reported)),
            number(it.progress.map(|progress| progress.confirmed)),
            Value::from(it.html_url.as_str()),
        ]
    });
    Table { rows: rows.collect(), ..Table::of(&PLANS_LIST) }
}
