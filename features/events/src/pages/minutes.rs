//! Where staff writes down what was said, agreed and noted.

use super::attendance::staff;
use super::shown::When;
use super::{AGREEMENT, GATHERING, MINUTES, TABLE, below, only_html};
use crate::commands::minute::{Written, minute};
use crate::model::{Gathering, ORGANISATION};
use crate::queries;
use minga_kernel::{Lang, Problem, Text};
use minga_store::CommandError;
use minga_web::http::{IntoResponse, Path, Redirect, State};
use minga_web::{App, Field, FieldError, Fields, Form, PageResult, Said, Signed, View, Visit, mended};
use serde::Serialize;
use uuid::Uuid;

#[derive(Serialize)]
pub(crate) struct MinutesPage {
    event: Shown,
}

#[derive(Serialize)]
struct Shown {
    title: Said,
    when: String,
    action: String,
    path: String,
    minutes: Field,
    agreements: Vec<Part>,
    /// Which one is corrected; a new one where there is none.
    agreement: Option<Uuid>,
    words: Field,
    organisation: Field,
    due: Field,
    tables: Vec<Part>,
    table: Option<Uuid>,
    table_title: Field,
    notes: Field,
    errors: Vec<FieldError>,
    done: bool,
}

/// An agreement or a table, in a list.
#[derive(Serialize)]
struct Part {
    number: i64,
    words: Said,
    path: String,
    correct: String,
}

impl View for MinutesPage {
    const TEMPLATE: &'static str = "events/minutes.html";

    fn samples() -> Vec<MinutesPage> {
        let said = || Said { words: "<b>Acta</b>".to_owned(), lang: "es".to_owned(), foreign: true };
        let part = || Part {
            number: 1,
            words: said(),
            path: "/es".to_owned(),
            correct: "/es?agreement=1".to_owned(),
        };
        let sample = |full: bool| Shown {
            title: said(),
            when: "…".to_owned(),
            action: "/es".to_owned(),
            path: "/es".to_owned(),
            minutes: Field::sample(),
            agreements: if full { vec![part()] } else { Vec::new() },
            agreement: full.then(Uuid::nil),
            words: Field::sample(),
            organisation: Field::sample(),
            due: Field::sample(),
            tables: if full { vec![part()] } else { Vec::new() },
            table: full.then(Uuid::nil),
            table_title: Field::sample(),
            notes: Field::sample(),
            errors: if full { vec![FieldError::sample()] } else { Vec::new() },
            done: full,
        };
        [false, true].into_iter().map(|full| MinutesPage { event: sample(full) }).collect()
    }
}

pub(crate) async fn show(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(id): Path<String>,
) -> PageResult {
    only_html(&visit)?;
    let it = staff(&app, &visit, &signed, &id, "events.minute").await?;
    page(&app, &visit, &it, None, &[]).await
}

pub(crate) async fn send(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(id): Path<String>,
    form: Form,
) -> PageResult {
    only_html(&visit)?;
    let it = staff(&app, &visit, &signed, &id, "events.minute").await?;
    let lang = visit.lang;
    let text = |name: &str| Text::new(lang.code(), form.text(name));
    let known = || Uuid::parse_str(&form.text("known")).ok();
    let written = match form.text("do").as_str() {
        "agreement" => Written::Agreement {
            known: known(),
            words: text("words"),
            organisation: form.text("organisation"),
            due: form.day("due"),
        },
        "table" => Written::Table { known: known(), title: text("title"), notes: text("notes") },
        _ => Written::Minutes(text("minutes")),
    };
    match minute(&signed.cx(&app, lang), &app, it.id, written).await {
        Ok(()) => {
            let path = MINUTES.path(lang, &[("event", &it.id.to_string())]);
            Ok(Redirect::to(&format!("{path}?done=yes")).into_response())
        }
        Err(CommandError::Problems(problems)) => {
            Ok(mended(page(&app, &visit, &it, Some(&form), &problems).await?, &problems))
        }
        Err(error) => Err(error.into()),
    }
}

async fn page(
    app: &App,
    visit: &Visit,
    it: &Gathering,
    form: Option<&Form>,
    problems: &[Problem],
) -> PageResult {
    let lang = visit.lang;
    let db = app.store.read().await?;
    let minutes = queries::minutes_of(&db, it.id).await?;
    let agreements = queries::agreements_of(&db, it.id).await?;
    let tables = queries::roundtables_of(&db, it.id).await?;
    let own = it.id.to_string();
    let parts = [("event", own.as_str())];
    let here = MINUTES.path(lang, &parts);
    // Which one is corrected: what the form says that came back, or the address.
    let known = |what: &str| -> Option<Uuid> {
        match form {
            Some(form) if form.text("do") == what => form.text("known").parse().ok(),
            _ => visit.asked(what)?.parse().ok(),
        }
    };
    let agreement = known("agreement").and_then(|id| agreements.iter().find(|it| it.id == id));
    let table = known("table").and_then(|id| tables.iter().find(|it| it.id == id));
    let body = match agreement {
        Some(it) => app.references.one(&db, &it.organisation()).await?.map(|it| it.code),
        None => None,
    };
    let bodies = app.offered(&db, &ORGANISATION, lang).await?;
    let fields = Fields::new(app, lang, "minutes", problems);
    // Of the forms on the page only the one that was sent comes back as it was.
    let value = |what: &str, name: &str, now: Option<String>| match form {
        Some(form) if form.text("do") == what => form.text(name),
        _ => now.unwrap_or_default(),
    };
    let text = |text: &Text| text.get(lang.code()).unwrap_or_else(|| text.for_reader(lang)).to_owned();
    let event = Shown {
        title: Said::title(lang, &it.title),
        when: When::of(it).in_words(app, lang),
        path: GATHERING.path(lang, &parts),
        minutes: fields.field(
            "minutes",
            value("minutes", "minutes", minutes.as_ref().map(|it| text(&it.words))),
            true,
        ),
        agreement: agreement.map(|it| it.id),
        words: fields.field("words", value("agreement", "words", agreement.map(|it| text(&it.words))), true),
        organisation: fields.offer("organisation", &value("agreement", "organisation", body), true, &bodies),
        due: fields.field(
            "due",
            value("agreement", "due", agreement.and_then(|it| it.due).map(|it| it.to_string())),
            false,
        ),
        table: table.map(|it| it.id),
        table_title: fields.field("title", value("table", "title", table.map(|it| text(&it.title))), true),
        notes: fields.field("notes", value("table", "notes", table.map(|it| text(&it.notes))), true),
        agreements: agreements
            .iter()
            .map(|it| part(lang, &here, it.number, &it.words, ("agreement", it.id)))
            .collect(),
        tables: tables.iter().map(|it| part(lang, &here, it.number, &it.title, ("table", it.id))).collect(),
        errors: fields.errors(),
        done: visit.asked("done").is_some() && problems.is_empty(),
        action: here,
    };
    let meta = below(app, lang, it, &MINUTES, "events-minutes");
    app.page(visit, &meta, &MinutesPage { event })
}

fn part(lang: Lang, here: &str, number: i64, words: &Text, (what, id): (&str, Uuid)) -> Part {
    let own = id.to_string();
    let address = if what == "table" { TABLE } else { AGREEMENT };
    Part {
        number,
        words: Said::title(lang, words),
        path: address.path(lang, &[(what, &own)]),
        correct: format!("{here}?{what}={id}#{what}"),
    }
}
