//! Who came, for staff: a code that is typed, numbers from paper, counts, and everybody's row.

use super::shown::When;
use super::{ATTENDANCE, CHECK_IN, SHEET, below, only_html, parsed};
use crate::commands::attend::{Came, attend, tidy};
use crate::model::Gathering;
use crate::model::attendance::Gender;
use crate::model::registration::{Registration, Standing};
use crate::{policy, queries};
use minga_auth::standing;
use minga_kernel::Problem;
use minga_store::CommandError;
use minga_web::http::{IntoResponse, Path, Redirect, State};
use minga_web::{
    App, Field, FieldError, Fields, Form, PageError, PageResult, Said, Signed, View, Visit, mended,
};
use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct AttendancePage {
    event: Shown,
}

#[derive(Serialize)]
struct Shown {
    title: Said,
    when: String,
    state: &'static str,
    action: String,
    sheet: String,
    came: usize,
    people: Vec<PersonShown>,
    code: Field,
    numbers: Field,
    counts: Vec<Field>,
    errors: Vec<FieldError>,
    done: bool,
}

#[derive(Serialize)]
struct PersonShown {
    number: i64,
    /// Empty once it was deleted.
    name: String,
    standing: &'static str,
    came: bool,
}

impl View for AttendancePage {
    const TEMPLATE: &'static str = "events/attendance.html";

    fn samples() -> Vec<AttendancePage> {
        let person = |number, came| PersonShown {
            number,
            name: if came { "Ana <i>".to_owned() } else { String::new() },
            standing: if came { "placed" } else { "waiting" },
            came,
        };
        let sample = |full: bool| Shown {
            title: Said { words: "<b>Taller</b>".to_owned(), lang: "es".to_owned(), foreign: true },
            when: "…".to_owned(),
            state: "published",
            action: "/es".to_owned(),
            sheet: "/es".to_owned(),
            came: 1,
            people: if full { vec![person(1, true), person(2, false)] } else { Vec::new() },
            code: Field::sample(),
            numbers: Field::sample(),
            counts: vec![Field::sample()],
            errors: if full { vec![FieldError::sample()] } else { Vec::new() },
            done: full,
        };
        [false, true].into_iter().map(|full| AttendancePage { event: sample(full) }).collect()
    }
}

pub(crate) async fn show(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(id): Path<String>,
) -> PageResult {
    let it = pass(&app, &visit, &signed, &id).await?;
    page(&app, &visit, &it, None, &[]).await
}

pub(crate) async fn send(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(id): Path<String>,
    form: Form,
) -> PageResult {
    let it = pass(&app, &visit, &signed, &id).await?;
    let cx = signed.cx(&app, visit.lang);
    let own = it.id.to_string();
    let here = format!("{}?done=yes", ATTENDANCE.path(visit.lang, &[("event", &own)]));
    let (came, next) = match form.text("do").as_str() {
        "numbers" => (Came::Numbers(form.text("numbers")), here),
        "counts" => {
            let counts =
                Gender::ALL.map(|it| (it, form.number(it.code()).ok().map(Option::unwrap_or_default)));
            (Came::Without(counts.into()), here)
        }
        "mark" => (Came::Numbers(form.text("number")), here),
        "unmark" => (Came::NotNumber(form.text("number").parse().unwrap_or_default()), here),
        _ => {
            let code = tidy(&form.text("code"));
            let parts = [("event", own.as_str()), ("code", code.as_str())];
            let next = CHECK_IN.path(visit.lang, &parts);
            (Came::Code(code), next)
        }
    };
    match attend(&cx, &app, it.id, came).await {
        Ok(()) => Ok(Redirect::to(&next).into_response()),
        Err(CommandError::Problems(problems)) => {
            Ok(mended(page(&app, &visit, &it, Some(&form), &problems).await?, &problems))
        }
        Err(error) => Err(error.into()),
    }
}

/// The gathering, for somebody who may say who came.
pub(super) async fn pass(
    app: &App,
    visit: &Visit,
    signed: &Signed,
    id: &str,
) -> Result<Gathering, PageError> {
    only_html(visit)?;
    staff(app, visit, signed, id, "events.attend").await
}

/// The gathering, for somebody who may do this to it.
pub(super) async fn staff(
    app: &App,
    visit: &Visit,
    signed: &Signed,
    id: &str,
    action: &str,
) -> Result<Gathering, PageError> {
    let db = app.store.read().await?;
    let it = queries::gathering_by_id(&db, parsed(id)?).await?.ok_or_else(|| PageError::not_found(""))?;
    let standing = standing(&signed.cx(app, visit.lang), &db).await?;
    policy::may(&standing, action, &it).map_err(CommandError::from)?;
    Ok(it)
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
    let all = queries::registrations_of(&db, it.id, &[Standing::Placed, Standing::Waiting]).await?;
    let counts = queries::walk_ins(&db, it.id).await?;
    drop(db);
    let own = it.id.to_string();
    let parts = [("event", own.as_str())];
    let fields = Fields::new(app, lang, "attendance", problems);
    let typed = |name: &str| form.map(|form| form.text(name)).unwrap_or_default();
    let counted = form.filter(|form| form.text("do") == "counts");
    let counts = counts.into_iter().map(|(gender, count)| {
        let value = counted.map_or_else(|| count.to_string(), |form| form.text(gender.code()));
        fields.field(gender.code(), value, false)
    });
    let event = Shown {
        title: Said::title(lang, &it.title),
        when: When::of(it).in_words(app, lang),
        state: it.state.code(),
        action: ATTENDANCE.path(lang, &parts),
        sheet: SHEET.path(lang, &parts),
        came: all.iter().filter(|it| it.came).count(),
        people: all.into_iter().map(person).collect(),
        code: fields.field("code", typed("code"), true),
        numbers: fields.field("numbers", typed("numbers"), true),
        counts: counts.collect(),
        errors: fields.errors(),
        done: visit.asked("done").is_some() && problems.is_empty(),
    };
    let meta = below(app, lang, it, &ATTENDANCE, "events-attendance");
    app.page(visit, &meta, &AttendancePage { event })
}

fn person(it: Registration) -> PersonShown {
    PersonShown { number: it.number, name: it.name, standing: it.standing.code(), came: it.came }
}
