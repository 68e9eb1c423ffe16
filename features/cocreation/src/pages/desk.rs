//! Where staff enters what people without internet propose: one at a time, or a table's sheet.

use super::edit::places;
use super::proposals::themes;
use super::{DESK, PROCESS, RECEIPT, led, way};
use crate::commands::enter::{NewEntry, enter, enter_all};
use crate::model::entry::{Consent, TABLE, Way};
use crate::model::proposal::Written;
use crate::model::{JURISDICTION, Process};
use minga_exchange::{Input, InputRow};
use minga_kernel::table::{Column, ColumnKind, Schema, Value};
use minga_kernel::{Lang, Place, Problem, Ref, Resolved, Severity};
use minga_store::{CommandError, Conn};
use minga_tabular::{Problems, inspect_bytes};
use minga_web::http::{IntoResponse, Path, Redirect, State};
use minga_web::{
    App, Choice, Field, FieldError, Fields, Form, PageError, PageMeta, PageResult, Said, Signed, View, Visit,
    mended,
};
use serde::Serialize;

/// One proposal in a row, as a table writes them down.
const ENTRIES: Schema = Schema {
    name: "desk_proposals",
    columns: &[
        Column::new("title", ColumnKind::Text).required(),
        Column::new("problem", ColumnKind::LongText).required(),
        Column::new("solution", ColumnKind::LongText).required(),
        Column::new("whom", ColumnKind::LongText),
        Column::new("theme", ColumnKind::Integer),
        Column::new("territory", ColumnKind::Code),
        Column::new("consent", ColumnKind::Choice(&["words", "words_and_name"])).required(),
        Column::new("consented_on", ColumnKind::Date).required(),
        Column::new("name", ColumnKind::Text),
        Column::new("signatures", ColumnKind::Integer),
    ],
};

/// The most rows of one file: a table writes down fewer.
const MOST: usize = 500;

#[derive(Serialize)]
pub(crate) struct DeskPage {
    desk: Shown,
}

#[derive(Serialize)]
struct Shown {
    process: Said,
    process_path: String,
    action: String,
    sheet: String,
    /// The table whose notes these are, and what it noted.
    table: Option<TableShown>,
    fields: Vec<(Field, &'static str)>,
    columns: Vec<ColumnShown>,
    /// What was entered of a file: the title and the receipt of each.
    entered: Option<Vec<Receipt>>,
    /// What is wrong with a file.
    found: Vec<String>,
    errors: Vec<FieldError>,
}

#[derive(Serialize)]
struct TableShown {
    thing: String,
    title: Said,
    notes: Said,
    path: String,
}

#[derive(Serialize)]
struct ColumnShown {
    label: String,
    help: String,
    required: bool,
}

#[derive(Serialize)]
struct Receipt {
    title: String,
    path: String,
}

impl View for DeskPage {
    const TEMPLATE: &'static str = "cocreation/desk.html";

    fn samples() -> Vec<DeskPage> {
        let text =
            || Said { words: "<b>Mesa</b> & {{ 7*7 }}".to_owned(), lang: "en".to_owned(), foreign: true };
        let sample = |full: bool| Shown {
            process: text(),
            process_path: "/es".to_owned(),
            action: "/es".to_owned(),
            sheet: "/es".to_owned(),
            table: full.then(|| TableShown {
                thing: "roundtable:\"><b>".to_owned(),
                title: text(),
                notes: text(),
                path: "/es".to_owned(),
            }),
            fields: vec![(Field::sample(), "textarea"), (Field::sample(), "select")],
            columns: vec![ColumnShown {
                label: "Título".to_owned(), help: "…".to_owned(), required: full
            }],
            entered: full.then(|| vec![Receipt { title: "<i>".to_owned(), path: "/es".to_owned() }]),
            found: if full { vec!["<script>".to_owned()] } else { Vec::new() },
            errors: if full { vec![FieldError::sample()] } else { Vec::new() },
        };
        [false, true].map(|full| DeskPage { desk: sample(full) }).into_iter().collect()
    }
}

struct Desk {
    process: Process,
    table: Option<Resolved>,
}

async fn desk(
    app: &App,
    db: &Conn,
    visit: &Visit,
    signed: &Signed,
    code: &str,
    table: &str,
) -> Result<Desk, PageError> {
    let process = led(app, db, visit, signed, code, "cocreation.enter").await?;
    let table: Option<Ref> = table.parse().ok().filter(|it: &Ref| it.kind == TABLE);
    let table = match table {
        Some(table) => app.references.one(db, &table).await?,
        None => None,
    };
    Ok(Desk { process, table })
}

pub(crate) async fn show(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(code): Path<String>,
) -> PageResult {
    let db = app.store.read().await?;
    let table = visit.asked("table").unwrap_or_default();
    let desk = desk(&app, &db, &visit, &signed, &code, table).await?;
    page(&app, &db, &visit, &desk, None, &[], Told::Nothing).await
}

/// What became of a file.
enum Told {
    Nothing,
    Entered(Vec<Receipt>),
    Found(Vec<String>),
}

pub(crate) async fn send(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(code): Path<String>,
    form: Form,
) -> PageResult {
    let db = app.store.read().await?;
    let desk = desk(&app, &db, &visit, &signed, &code, &form.text("table")).await?;
    let cx = signed.cx(&app, visit.lang);
    let table = desk.table.as_ref().map(|it| it.reference.clone());
    if form.has("sheet") {
        let read = match form.files("file").next() {
            Some(file) => read_file(&app, &db, &visit, &desk, &file.name, &file.content).await?,
            None => Err(vec![app.problem_in_words(visit.lang, &missing("file"))]),
        };
        drop(db);
        let told = match read {
            Err(found) => Told::Found(found),
            Ok((rows, all)) => {
                let titles: Vec<String> = all.iter().map(|it| it.written.title.clone()).collect();
                match enter_all(&cx, &app.store, &app.references, all).await {
                    Ok(entered) => Told::Entered(
                        entered
                            .into_iter()
                            .map(|(at, it)| Receipt {
                                title: titles[at].clone(),
                                path: RECEIPT.path(visit.lang, &[("key", &it.reveal())]),
                            })
                            .collect(),
                    ),
                    Err((at, CommandError::Problems(problems))) => {
                        Told::Found(in_words(&app, visit.lang, rows.get(at).copied(), &problems))
                    }
                    Err((_, error)) => return Err(error.into()),
                }
            }
        };
        let db = app.store.read().await?;
        let wrong = matches!(told, Told::Found(_));
        let page = page(&app, &db, &visit, &desk, None, &[], told).await?;
        return Ok(if wrong { mended(page, &[]) } else { page });
    }
    let place = territory(&app, &db, &form.text("place")).await?;
    drop(db);
    let new = NewEntry {
        process: desk.process.id,
        written: Written {
            title: form.text("title"),
            problem: form.text("problem"),
            solution: form.text("solution"),
            whom: form.text("whom"),
            theme: form.number("theme").ok().flatten(),
            place,
            lang: visit.lang.code().to_owned(),
            ..Written::default()
        },
        consent: Consent::from_code(&form.text("consent")),
        consented_on: form.day("consented").ok().flatten(),
        name: form.text("name"),
        paper: form.number("paper").ok().map(Option::unwrap_or_default),
        table,
        way: Way::Desk,
    };
    match enter(&cx, &app.store, &app.references, new).await {
        Ok(it) => {
            let path = RECEIPT.path(visit.lang, &[("key", &it.reveal())]);
            Ok(Redirect::to(&path).into_response())
        }
        Err(CommandError::Problems(problems)) => {
            let db = app.store.read().await?;
            let page = page(&app, &db, &visit, &desk, Some(&form), &problems, Told::Nothing).await?;
            Ok(mended(page, &problems))
        }
        Err(error) => Err(error.into()),
    }
}

fn missing(field: &str) -> Problem {
    Problem::error(Place::default().column(field), "missing-text")
}

async fn territory(app: &App, db: &Conn, code: &str) -> Result<Option<uuid::Uuid>, PageError> {
    if code.is_empty() {
        return Ok(None);
    }
    Ok(app.references.find(db, &JURISDICTION, code).await?.map(|place| place.id))
}

/// What a file says, each with its row; or everything that has to be mended first, in words.
async fn read_file(
    app: &App,
    db: &Conn,
    visit: &Visit,
    desk: &Desk,
    name: &str,
    content: &[u8],
) -> Result<Result<(Vec<u32>, Vec<NewEntry>), Vec<String>>, PageError> {
    let lang = visit.lang;
    let mut problems = Problems::default();
    let limits = app.settings.import;
    let (name, content) = (name.to_owned(), content.to_vec());
    // Unpacking is work for another thread.
    let inspected = tokio::task::spawn_blocking(move || inspect_bytes(&name, &content, &limits)).await;
    let mut inspected = inspected.map_err(|error| PageError::Internal(error.to_string()))?;
    // Whoever wrote it called the sheet and the file as they liked.
    inspected.sheets.truncate(1);
    for sheet in &mut inspected.sheets {
        ENTRIES.name.clone_into(&mut sheet.name);
    }
    let input = Input::of_file(inspected, &[&ENTRIES], &app.words, &mut problems);
    let rows = input.sheet(ENTRIES.name).map_or(&[][..], |sheet| &sheet.rows);
    let found = problems.into_vec().into_iter();
    let wrong: Vec<Problem> = found.filter(|it| it.severity == Severity::Error).collect();
    if !wrong.is_empty() || rows.is_empty() || rows.len() > MOST {
        let mut found: Vec<String> = wrong.iter().map(|it| placed(app, lang, it)).collect();
        if found.is_empty() {
            let code = Problem::error(Place::default(), "cocreation-rows").with("most", MOST);
            found.push(app.problem_in_words(lang, &code));
        }
        return Ok(Err(found));
    }
    let mut all = Vec::new();
    for row in rows {
        let text = |key: &str| match row.values.get(key) {
            Some(Value::Text(text)) => text.clone(),
            _ => String::new(),
        };
        let place = text("territory");
        let found = territory(app, db, &place).await?;
        if !place.is_empty() && found.is_none() {
            let code = Problem::error(Place::default().column("place"), "cocreation-choice");
            return Ok(Err(in_words(app, lang, Some(row.number), &[code])));
        }
        all.push(entry(desk, row, &text, found, lang));
    }
    Ok(Ok((rows.iter().map(|row| row.number).collect(), all)))
}

fn entry(
    desk: &Desk,
    row: &InputRow,
    text: &dyn Fn(&str) -> String,
    place: Option<uuid::Uuid>,
    lang: Lang,
) -> NewEntry {
    let number = |key: &str| match row.values.get(key) {
        Some(Value::Integer(number)) => Some(*number),
        _ => None,
    };
    NewEntry {
        process: desk.process.id,
        written: Written {
            title: text("title"),
            problem: text("problem"),
            solution: text("solution"),
            whom: text("whom"),
            theme: number("theme"),
            place,
            lang: lang.code().to_owned(),
            ..Written::default()
        },
        consent: Consent::from_code(&text("consent")),
        consented_on: match row.values.get("consented_on") {
            Some(Value::Date(day)) => Some(*day),
            _ => None,
        },
        name: text("name"),
        paper: Some(number("signatures").unwrap_or_default()),
        table: desk.table.as_ref().map(|it| it.reference.clone()),
        way: Way::Sheet,
    }
}

/// What is wrong with a row, and where.
fn in_words(app: &App, lang: Lang, row: Option<u32>, problems: &[Problem]) -> Vec<String> {
    let told = problems.iter().map(|it| {
        let mut args = minga_i18n::FluentArgs::new();
        args.set("row", row.unwrap_or_default());
        args.set("field", it.place.column.clone().unwrap_or_default());
        args.set("words", app.problem_in_words(lang, it));
        app.words.say(lang, "cocreation-row", &args)
    });
    told.collect()
}

fn placed(app: &App, lang: Lang, it: &Problem) -> String {
    in_words(app, lang, it.place.row, std::slice::from_ref(it)).remove(0)
}

async fn page(
    app: &App,
    db: &Conn,
    visit: &Visit,
    desk: &Desk,
    form: Option<&Form>,
    problems: &[Problem],
    told: Told,
) -> PageResult {
    let lang = visit.lang;
    let process = &desk.process;
    let parts = [("process", process.code.as_str())];
    let fields = Fields::new(app, lang, "cocreation-desk", problems);
    let (entered, found) = match told {
        Told::Nothing => (None, Vec::new()),
        Told::Entered(receipts) => (Some(receipts), Vec::new()),
        Told::Found(found) => (None, found),
    };
    let shown = Shown {
        process: Said::title(lang, &process.title),
        process_path: PROCESS.path(lang, &parts),
        action: DESK.path(lang, &parts),
        sheet: super::PAPER.path(lang, &parts),
        table: desk.table.as_ref().map(|it| TableShown {
            thing: it.reference.to_string(),
            title: Said::title(lang, &it.title),
            notes: Said::title(lang, &it.summary),
            path: it.path(lang).to_owned(),
        }),
        fields: desk_fields(app, db, lang, desk, form, &fields).await?,
        columns: ENTRIES
            .columns
            .iter()
            .map(|column| {
                let key = format!("column-desk-proposals-{}", column.key.replace('_', "-"));
                ColumnShown {
                    label: app.words.plain(lang, &key),
                    help: app.words.plain(lang, &format!("{key}.help")),
                    required: column.required,
                }
            })
            .collect(),
        entered,
        found,
        errors: fields.errors(),
    };
    let title = app.words.plain(lang, "cocreation-desk-title");
    let meta = PageMeta {
        paths: DESK.paths(&parts),
        crumbs: way(app, lang, Some(process), &[], &title),
        section: "processes",
        title,
        ..PageMeta::default()
    };
    app.page(visit, &meta, &DeskPage { desk: shown })
}

async fn desk_fields(
    app: &App,
    db: &Conn,
    lang: Lang,
    desk: &Desk,
    form: Option<&Form>,
    fields: &Fields<'_>,
) -> Result<Vec<(Field, &'static str)>, PageError> {
    let typed = |name: &str| form.map(|form| form.text(name)).unwrap_or_default();
    let nothing = |key| Choice { value: String::new(), label: app.words.plain(lang, key), selected: false };
    let mut all = vec![
        (fields.field("title", typed("title"), true), "text"),
        (fields.field("problem", typed("problem"), true), "textarea"),
        (fields.field("solution", typed("solution"), true), "textarea"),
        (fields.field("whom", typed("whom"), false), "textarea"),
    ];
    if !desk.process.themes.is_empty() {
        let mut options = vec![nothing("cocreation-choose")];
        let chosen = form.and_then(|form| form.number("theme").ok().flatten());
        options.extend(themes(lang, &desk.process, chosen));
        all.push((Field { options, ..fields.field("theme", "", true) }, "select"));
    }
    if !desk.process.places.is_empty() {
        let mut options = vec![nothing("cocreation-everywhere")];
        let chosen = territory(app, db, &typed("place")).await?;
        options.extend(places(app, db, lang, &desk.process, chosen).await?);
        all.push((Field { options, ..fields.field("place", "", false) }, "select"));
    }
    let consent = |it: &Consent| {
        let mut args = minga_i18n::FluentArgs::new();
        args.set("consent", it.code());
        (it.code().to_owned(), app.words.say(lang, "cocreation-consent", &args))
    };
    let first = (String::new(), app.words.plain(lang, "cocreation-choose"));
    let consents = [first].into_iter().chain(Consent::ALL.iter().map(consent));
    all.push((fields.choice("consent", &typed("consent"), true, consents), "select"));
    all.push((fields.field("consented", typed("consented"), true), "date"));
    all.push((fields.field("name", typed("name"), false), "text"));
    all.push((fields.field("paper", typed("paper"), false), "number"));
    Ok(all)
}
