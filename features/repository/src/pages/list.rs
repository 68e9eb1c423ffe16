//! The documents of a plan, with the clock of its repository.

use super::sheet::sort_words;
use super::{ADD, DOCUMENT, REPOSITORY, REQUIREMENTS, plan};
use crate::model::requirements::newest;
use crate::model::rules::{due, fresh};
use crate::model::{Document, Sort, Version};
use crate::queries;
use minga_kernel::table::{Column, ColumnKind, Schema, Table, Value};
use minga_kernel::{Day, Lang};
use minga_web::http::{Path, State};
use minga_web::pages::SEARCH;
use minga_web::{
    App, Choice, Crumb, Format, PageError, PageMeta, PageResult, Said, View, Visit, answer, file_path,
};
use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct ListPage {
    repository: Shown,
}

#[derive(Serialize)]
struct Shown {
    plan: String,
    plan_path: String,
    action: String,
    add: String,
    requirements: String,
    search: String,
    code: String,
    sorts: Vec<Choice>,
    filtered: bool,
    newest: Option<Day>,
    due: Option<Day>,
    late: bool,
    rule: Option<Rule>,
    rows: Vec<Row>,
}

#[derive(Serialize)]
struct Rule {
    title: String,
    url: &'static str,
}

#[derive(Serialize)]
struct Row {
    path: String,
    title: Said,
    sort: String,
    dated: Day,
    file: Option<String>,
    name: String,
    size: i64,
    versions: usize,
    proves: Vec<&'static str>,
}

impl View for ListPage {
    const TEMPLATE: &'static str = "repository/list.html";

    fn samples() -> Vec<ListPage> {
        let row = |full: bool| Row {
            path: "/es".to_owned(),
            title: Said { words: "<b>Acta</b>".to_owned(), lang: "es".to_owned(), foreign: true },
            sort: "…".to_owned(),
            dated: Day::default(),
            file: full.then(|| "/files/x/a.pdf".to_owned()),
            name: "a.pdf".to_owned(),
            size: 1_500_000,
            versions: 2,
            proves: if full { vec!["1.1"] } else { Vec::new() },
        };
        let sample = |full: bool| Shown {
            plan: "<Plan>".to_owned(),
            plan_path: "/es".to_owned(),
            action: "/es".to_owned(),
            add: "/es".to_owned(),
            requirements: "/es".to_owned(),
            search: "/es/buscar".to_owned(),
            code: "EC-1".to_owned(),
            sorts: vec![Choice { value: "act".to_owned(), label: "…".to_owned(), selected: full }],
            filtered: full,
            newest: full.then(Day::default),
            due: full.then(Day::default),
            late: full,
            rule: full.then(|| Rule { title: "…".to_owned(), url: "https://example.org" }),
            rows: if full { vec![row(true), row(false)] } else { Vec::new() },
        };
        [false, true].into_iter().map(|full| ListPage { repository: sample(full) }).collect()
    }
}

pub(crate) async fn show(State(app): State<App>, visit: Visit, Path(code): Path<String>) -> PageResult {
    let lang = visit.lang;
    let db = app.store.read().await?;
    let plan = plan(&app, &db, &code).await?;
    let all = queries::documents_of(&db, plan.reference.id).await?;
    let ids: Vec<_> = all.iter().map(|it| it.id).collect();
    let versions = queries::versions_of(&db, &ids).await?;
    drop(db);
    let newest = newest(&versions);
    let due = newest.and_then(|day| due(day, visit.today));
    let chosen = visit.asked("sort").and_then(Sort::from_code);
    let none = Vec::new();
    let of = |it: &Document| versions.get(&it.id).unwrap_or(&none).clone();
    let rows: Vec<(&Document, Vec<Version>)> =
        all.iter().filter(|it| chosen.is_none_or(|sort| it.sort == sort)).map(|it| (it, of(it))).collect();
    match visit.format {
        Format::Html => {}
        Format::Csv | Format::Xlsx => {
            let table = table(&app, lang, &rows);
            return answer::tables(&app, &visit, &format!("{}-documents", plan.code), &[table]);
        }
        _ => return Err(PageError::not_found("")),
    }
    let parts = [("plan", plan.code.as_str())];
    let rule = fresh(visit.today)
        .map(|rule| Rule { title: app.words.plain(lang, rule.source.title), url: rule.source.url(lang) });
    let shown = Shown {
        plan: plan.title.for_reader(lang).to_owned(),
        plan_path: plan.path(lang).to_owned(),
        action: REPOSITORY.path(lang, &parts),
        add: ADD.path(lang, &parts),
        requirements: REQUIREMENTS.path(lang, &parts),
        search: SEARCH.path(lang, &[]),
        code: plan.code.clone(),
        sorts: Sort::ALL
            .into_iter()
            .filter(|sort| all.iter().any(|it| it.sort == *sort))
            .map(|sort| Choice {
                value: sort.code().to_owned(),
                label: sort_words(&app, lang, sort),
                selected: chosen == Some(sort),
            })
            .collect(),
        filtered: chosen.is_some(),
        newest,
        late: due.is_some_and(|due| visit.today > due),
        due,
        rule,
        rows: rows.iter().map(|(it, versions)| row(&app, lang, it, versions)).collect(),
    };
    let title = app.words.plain(lang, "repository-title");
    let meta = PageMeta {
        description: app.words.plain(lang, "repository-lead"),
        paths: REPOSITORY.paths(&parts),
        crumbs: vec![Crumb::to(shown.plan.clone(), shown.plan_path.clone()), Crumb::here(&title)],
        formats: vec![Format::Csv, Format::Xlsx],
        title,
        ..PageMeta::default()
    };
    app.page(&visit, &meta, &ListPage { repository: shown })
}

fn row(app: &App, lang: Lang, it: &Document, versions: &[Version]) -> Row {
    let newest = versions.first();
    Row {
        path: DOCUMENT.path(lang, &[("document", &it.id.to_string())]),
        title: Said::title(lang, &it.title),
        sort: sort_words(app, lang, it.sort),
        dated: it.dated,
        file: newest.map(|it| file_path(&it.file, &it.name)),
        name: newest.map(|it| it.name.clone()).unwrap_or_default(),
        size: newest.map_or(0, |it| it.size),
        versions: versions.len(),
        proves: it.proves.iter().map(|it| it.code()).collect(),
    }
}

const DOCUMENTS: Schema = Schema {
    name: "documents",
    columns: &[
        Column::new("id", ColumnKind::Code),
        Column::new("date", ColumnKind::Date),
        Column::new("sort", ColumnKind::Code),
        Column::new("title", ColumnKind::Text),
        Column::new("requirements", ColumnKind::Text),
        Column::new("versions", ColumnKind::Integer),
        Column::new("sha256", ColumnKind::Text),
        Column::new("url", ColumnKind::Url),
    ],
};

fn table(app: &App, lang: Lang, all: &[(&Document, Vec<Version>)]) -> Table {
    let rows = all.iter().map(|(it, versions)| {
        let newest = versions.first();
        let proves: Vec<&str> = it.proves.iter().map(|it| it.code()).collect();
        let file = newest.map(|it| app.absolute(&file_path(&it.file, &it.name))).unwrap_or_default();
        vec![
            Value::from(it.id.to_string().as_str()),
            Value::from(Some(it.dated)),
            Value::from(it.sort.code()),
            Value::from(it.title.for_reader(lang)),
            Value::from(proves.join(" ").as_str()),
            Value::from(i64::try_from(versions.len()).unwrap_or(i64::MAX)),
            Value::from(newest.map(|it| it.file.as_str()).unwrap_or_default()),
            Value::from(file.as_str()),
        ]
    });
    Table { rows: rows.collect(), ..Table::of(&DOCUMENTS) }
}
