//! Asking for a place without an account.

use super::shown::{When, named, place};
use super::{GATHERING, OWN, REGISTER, below, private, registers};
use crate::commands::ask::ask;
use crate::model::Gathering;
use crate::model::registration::Standing;
use crate::queries;
use minga_kernel::{Actor, Problem};
use minga_store::CommandError;
use minga_web::http::{Path, State};
use minga_web::{
    App, Asker, Field, FieldError, Fields, Form, PageError, PageResult, Said, View, Visit, mended,
};
use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct RegisterPage {
    event: Shown,
}

#[derive(Serialize)]
struct Shown {
    title: Said,
    path: String,
    when: String,
    place: String,
    /// Whether one can register at all.
    open: bool,
    /// How many places are free; nothing where there is no limit.
    free: Option<i64>,
    waiting: i64,
    sent: bool,
    action: String,
    own: String,
    name: Field,
    address: Field,
    errors: Vec<FieldError>,
    /// For how many days names and addresses are kept after it.
    days: u32,
}

impl View for RegisterPage {
    const TEMPLATE: &'static str = "events/register.html";

    fn samples() -> Vec<RegisterPage> {
        let sample = |open, free, sent| Shown {
            title: Said { words: "<b>Taller</b>".to_owned(), lang: "es".to_owned(), foreign: true },
            path: "/es".to_owned(),
            when: "…".to_owned(),
            place: if sent { "Casa".to_owned() } else { String::new() },
            open,
            free,
            waiting: 1,
            sent,
            action: "/es".to_owned(),
            own: "/es".to_owned(),
            name: Field::sample(),
            address: Field::sample(),
            errors: if sent { Vec::new() } else { vec![FieldError::sample()] },
            days: 30,
        };
        [
            (true, None, false),
            (true, Some(1), false),
            (true, Some(0), false),
            (true, Some(2), true),
            (false, None, false),
        ]
        .into_iter()
        .map(|(open, free, sent)| RegisterPage { event: sample(open, free, sent) })
        .collect()
    }
}

pub(crate) async fn show(State(app): State<App>, visit: Visit, Path(id): Path<String>) -> PageResult {
    let it = registers(&app, &visit, &id).await?;
    page(&app, &visit, &it, None, &[], false).await
}

pub(crate) async fn send(
    State(app): State<App>,
    visit: Visit,
    source: Asker,
    Path(id): Path<String>,
    form: Form,
) -> PageResult {
    let it = registers(&app, &visit, &id).await?;
    let cx = app.cx(Actor::Anonymous, visit.lang);
    match ask(&cx, &app, &source, it.id, &form.text("name"), &form.text("address")).await {
        Ok(true) => page(&app, &visit, &it, None, &[], true).await,
        Ok(false) => Err(PageError::TooMany),
        Err(CommandError::Problems(problems)) => {
            Ok(mended(page(&app, &visit, &it, Some(&form), &problems, false).await?, &problems))
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
    sent: bool,
) -> PageResult {
    let lang = visit.lang;
    let db = app.store.read().await?;
    let known = named(app, &db, std::slice::from_ref(it)).await?;
    let placed = queries::standing_count(&db, it.id, Standing::Placed).await?;
    let own = it.id.to_string();
    let parts = [("event", own.as_str())];
    let fields = Fields::new(app, lang, "registration", problems);
    let typed = |name| form.map(|form| form.text(name)).unwrap_or_default();
    let path = GATHERING.path(lang, &parts);
    let event = Shown {
        title: Said::title(lang, &it.title),
        when: When::of(it).in_words(app, lang),
        place: place(lang, it, &known),
        open: it.is_open(app.clock.now()),
        free: it.places.map(|places| (places - placed).max(0)),
        waiting: queries::standing_count(&db, it.id, Standing::Waiting).await?,
        sent,
        action: REGISTER.path(lang, &parts),
        own: OWN.path(lang, &parts),
        name: fields.field("name", typed("name"), true),
        address: fields.field("address", typed("address"), true),
        errors: fields.errors(),
        days: app.settings.attendee_days,
        path: path.clone(),
    };
    let meta = below(app, lang, it, &REGISTER, "events-register");
    // How many places are free is true at this moment only.
    Ok(private(app.page(visit, &meta, &RegisterPage { event })?))
}
