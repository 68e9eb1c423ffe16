//! The registration of somebody with an account.

use super::shown::When;
use super::{GATHERING, OWN, TICKET, below, registers};
use crate::commands::join::join;
use crate::model::Gathering;
use crate::queries;
use minga_kernel::Problem;
use minga_store::CommandError;
use minga_web::http::{IntoResponse, Path, Redirect, State};
use minga_web::{App, Field, FieldError, Fields, Form, PageResult, Said, Signed, View, Visit, mended};
use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct OwnPage {
    event: Shown,
}

#[derive(Serialize)]
struct Shown {
    title: Said,
    path: String,
    when: String,
    open: bool,
    /// The page of their registration, if they have one.
    ticket: Option<String>,
    action: String,
    address: String,
    name: Field,
    errors: Vec<FieldError>,
    days: u32,
}

impl View for OwnPage {
    const TEMPLATE: &'static str = "events/own.html";

    fn samples() -> Vec<OwnPage> {
        let sample = |open, ticket: bool| Shown {
            title: Said { words: "<b>Taller</b>".to_owned(), lang: "es".to_owned(), foreign: true },
            path: "/es".to_owned(),
            when: "…".to_owned(),
            open,
            ticket: ticket.then(|| "/es".to_owned()),
            action: "/es".to_owned(),
            address: "a@example.org".to_owned(),
            name: Field::sample(),
            errors: if ticket { Vec::new() } else { vec![FieldError::sample()] },
            days: 30,
        };
        [(true, false), (true, true), (false, false)]
            .into_iter()
            .map(|(open, ticket)| OwnPage { event: sample(open, ticket) })
            .collect()
    }
}

pub(crate) async fn show(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(id): Path<String>,
) -> PageResult {
    let it = registers(&app, &visit, &id).await?;
    page(&app, &visit, &signed, &it, None, &[]).await
}

pub(crate) async fn send(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(id): Path<String>,
    form: Form,
) -> PageResult {
    let it = registers(&app, &visit, &id).await?;
    let cx = signed.cx(&app, visit.lang);
    match join(&cx, &app, &signed.account, it.id, &form.text("name")).await {
        Ok(()) => {
            let path = OWN.path(visit.lang, &[("event", &it.id.to_string())]);
            Ok(Redirect::to(&path).into_response())
        }
        Err(CommandError::Problems(problems)) => {
            Ok(mended(page(&app, &visit, &signed, &it, Some(&form), &problems).await?, &problems))
        }
        Err(error) => Err(error.into()),
    }
}

async fn page(
    app: &App,
    visit: &Visit,
    signed: &Signed,
    it: &Gathering,
    form: Option<&Form>,
    problems: &[Problem],
) -> PageResult {
    let lang = visit.lang;
    let db = app.store.read().await?;
    let known = queries::registration_of_account(&db, it.id, signed.account.id).await?;
    let key = known.and_then(|it| it.key);
    let own = it.id.to_string();
    let parts = [("event", own.as_str())];
    let fields = Fields::new(app, lang, "registration", problems);
    let path = GATHERING.path(lang, &parts);
    let event = Shown {
        title: Said::title(lang, &it.title),
        when: When::of(it).in_words(app, lang),
        open: it.is_open(app.clock.now()),
        ticket: key.map(|key| TICKET.path(lang, &[("key", &key)])),
        action: OWN.path(lang, &parts),
        address: signed.account.address.clone(),
        name: fields.field(
            "name",
            form.map_or_else(|| signed.account.name.clone(), |form| form.text("name")),
            true,
        ),
        errors: fields.errors(),
        days: app.settings.attendee_days,
        path: path.clone(),
    };
    let meta = below(app, lang, it, &OWN, "events-own");
    app.page(visit, &meta, &OwnPage { event })
}
