use super::{DEVELOPERS, HOME, TEMPLATE};
use crate::{App, Crumb, Format, PageError, PageMeta, PageResult, View, Visit, api};
use axum::extract::State;
use minga_kernel::Lang;
use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct Developers {
    developers: Doors,
}

#[derive(Default, Serialize)]
struct Doors {
    openapi: String,
    template: String,
    examples: Vec<Example>,
    endpoints: Vec<Endpoint>,
    lists: Vec<ListOfRows>,
}

#[derive(Serialize)]
struct Example {
    title: String,
    command: String,
}

#[derive(Serialize)]
struct Endpoint {
    method: &'static str,
    path: String,
    summary: String,
}

#[derive(Serialize)]
struct ListOfRows {
    title: String,
    files: Vec<File>,
}

#[derive(Serialize)]
struct File {
    format: &'static str,
    mime: &'static str,
    href: String,
}

impl View for Developers {
    const TEMPLATE: &'static str = "developers.html";

    fn samples() -> Vec<Developers> {
        let endpoint =
            Endpoint { method: "GET", path: "/api/v1/plans".to_owned(), summary: "…".to_owned() };
        let file = File { format: "csv", mime: "text/csv", href: "/es/planes.csv".to_owned() };
        let full = Doors {
            openapi: "/api/openapi.json".to_owned(),
            template: "/es/plantilla.xlsx".to_owned(),
            examples: vec![Example { title: "…".to_owned(), command: "curl 'a' | jq \"<b>\"".to_owned() }],
            endpoints: vec![endpoint],
            lists: vec![ListOfRows { title: "Planes".to_owned(), files: vec![file] }],
        };
        vec![Developers { developers: Doors::default() }, Developers { developers: full }]
    }
}

/// Commands that run as they stand against the demo; a test runs each.
pub(crate) const EXAMPLES: [(&str, &str); 5] = [
    ("example-plan", "curl -s {base}/api/v1/plans/EC-PAGA-1"),
    ("example-overdue", "curl -s '{base}/api/v1/milestones?plan=EC-PAGA-1&overdue=true&limit=200'"),
    ("example-workbook", "curl -sO {base}/es/planes/EC-PAGA-1.xlsx"),
    ("example-calendar", "curl -s {base}/es/planes/EC-PAGA-1.ics"),
    ("example-search", "curl -s '{base}/es/buscar.json?q=contratacion'"),
];

pub(crate) async fn get(State(app): State<App>, visit: Visit) -> PageResult {
    if visit.format.ending().is_some() {
        return Err(PageError::not_found(""));
    }
    let lang = visit.lang;
    let title = app.words.plain(lang, "shell-developers-title");
    let meta = PageMeta {
        description: app.words.plain(lang, "shell-developers-lead"),
        paths: DEVELOPERS.paths(&[]),
        crumbs: vec![
            Crumb::to(app.words.plain(lang, "shell-home"), HOME.path(lang, &[])),
            Crumb::here(&title),
        ],
        title,
        section: "developers",
        ..PageMeta::default()
    };
    let examples = EXAMPLES.map(|(key, command)| Example {
        title: app.words.plain(lang, &format!("shell-{key}")),
        command: command.replace("{base}", &app.settings.base_url),
    });
    let lists = app.modules.iter().flat_map(|module| module.lists).map(|(section, address)| ListOfRows {
        title: app.words.plain(lang, &format!("nav-{section}")),
        files: [Format::Json, Format::Csv, Format::Xlsx]
            .into_iter()
            .filter_map(|format| {
                let href = format!("{}.{}", address.path(lang, &[]), format.ending()?);
                Some(File { format: format.ending()?, mime: format.media_type(), href })
            })
            .collect(),
    });
    let doors = Doors {
        openapi: "/api/openapi.json".to_owned(),
        template: format!("{}.xlsx", TEMPLATE.path(lang, &[])),
        examples: examples.into(),
        endpoints: endpoints(&app, lang),
        lists: lists.collect(),
    };
    app.page(&visit, &meta, &Developers { developers: doors })
}

/// The API's endpoints, from its own description, in the reader's words.
fn endpoints(app: &App, lang: Lang) -> Vec<Endpoint> {
    let description = api::description(app);
    let paths = description.paths.paths.into_iter();
    paths
        .flat_map(|(path, item)| {
            let operations =
                [("GET", item.get), ("POST", item.post), ("PUT", item.put), ("DELETE", item.delete)];
            operations
                .into_iter()
                .filter_map(move |(method, operation)| Some((method, path.clone(), operation?.operation_id?)))
        })
        .map(|(method, path, id)| {
            let summary = app.words.plain(lang, &api::words_key(&id));
            Endpoint { method, path, summary }
        })
        .collect()
}
