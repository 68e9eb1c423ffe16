//! Pages of gatherings.

mod add;
mod agreement;
mod attendance;
mod certificate;
mod check_in;
mod confirm;
mod edit;
mod gathering;
mod list;
mod minutes;
mod own;
mod paper;
mod register;
mod sheet;
pub(crate) mod shown;
mod table;
mod ticket;

use crate::model::Gathering;
use crate::queries;
use crate::slots::EventsSlot;
use minga_kernel::Lang;
use minga_store::Conn;
use minga_web::http::{HeaderValue, Response, Router, get, header};
use minga_web::{Address, App, Crumb, PageError, PageMeta, ViewSamples, Visit};
use uuid::Uuid;

/// Those that come, and those that are over.
pub(crate) const EVENTS: Address = Address::new("eventos", "events");
/// One of them.
pub(crate) const GATHERING: Address = Address::new("eventos/{event}", "events/{event}");
/// Where one is prepared, about a thing.
pub(crate) const ADD: Address = Address::new("eventos/agregar/{kind}/{id}", "events/add/{kind}/{id}");
/// Where it is edited, published, held and cancelled.
pub(crate) const EDIT: Address = Address::new("eventos/{event}/editar", "events/{event}/edit");
/// Where somebody without an account asks for a place.
pub(crate) const REGISTER: Address = Address::new("eventos/{event}/inscribirse", "events/{event}/register");
/// Where somebody with an account takes one.
pub(crate) const OWN: Address =
    Address::new("eventos/{event}/mi-inscripcion", "events/{event}/my-registration");
/// Where it is confirmed.
pub(crate) const CONFIRM: Address = Address::new("confirmar-cupo/{token}", "confirm-place/{token}");
/// What somebody registered for, for whoever has the key in their mails.
pub(crate) const TICKET: Address = Address::new("inscripciones/{key}", "registrations/{key}");
/// The certificate of whoever has the key and came.
pub(crate) const CERTIFICATE: Address =
    Address::new("inscripciones/{key}/constancia", "registrations/{key}/certificate");
/// Where anybody checks one.
pub(crate) const CHECK: Address = Address::new("constancias/{code}", "certificates/{code}");
/// Who came, for staff.
pub(crate) const ATTENDANCE: Address =
    Address::new("eventos/{event}/asistencia", "events/{event}/attendance");
/// Where staff marks whoever shows this code.
pub(crate) const CHECK_IN: Address =
    Address::new("eventos/{event}/asistencia/{code}", "events/{event}/attendance/{code}");
/// The sheet on which people sign.
pub(crate) const SHEET: Address = Address::new("eventos/{event}/hoja", "events/{event}/sheet");
/// Where staff writes down what was said, agreed and noted.
pub(crate) const MINUTES: Address = Address::new("eventos/{event}/acta", "events/{event}/minutes");
/// What was agreed.
pub(crate) const AGREEMENT: Address = Address::new("acuerdos/{agreement}", "agreements/{agreement}");
/// Where a body says that it is done.
pub(crate) const FULFIL: Address =
    Address::new("acuerdos/{agreement}/cumplir", "agreements/{agreement}/fulfil");
/// A table with its notes.
pub(crate) const TABLE: Address = Address::new("mesas/{table}", "tables/{table}");

/// The routes.
pub(crate) fn routes() -> Router<App> {
    let pages = [
        (EVENTS, get(list::show)),
        (GATHERING, get(gathering::show)),
        (ADD, get(add::show).post(add::send)),
        (EDIT, get(edit::show).post(edit::send)),
        (ATTENDANCE, get(attendance::show).post(attendance::send)),
        (CHECK_IN, get(check_in::show).post(check_in::send)),
        (SHEET, get(paper::show)),
        (MINUTES, get(minutes::show).post(minutes::send)),
        (AGREEMENT, get(agreement::show)),
        (FULFIL, get(agreement::ask).post(agreement::send)),
        (TABLE, get(table::show)),
        (REGISTER, get(register::show).post(register::send)),
        (OWN, get(own::show).post(own::send)),
        (CONFIRM, get(confirm::show).post(confirm::send)),
        (CERTIFICATE, get(certificate::show).post(certificate::send)),
        (CHECK, get(certificate::check).post(certificate::check_name)),
        (TICKET, get(ticket::show).post(ticket::send)),
    ];
    pages.into_iter().fold(Router::new(), |router, (address, handler)| address.serve(router, &handler))
}

/// Samples of the views.
pub(crate) fn views() -> Vec<ViewSamples> {
    vec![
        ViewSamples::of::<EventsSlot>(),
        ViewSamples::of::<list::ListPage>(),
        ViewSamples::of::<gathering::GatheringPage>(),
        ViewSamples::of::<add::AddPage>(),
        ViewSamples::of::<edit::EditPage>(),
        ViewSamples::of::<attendance::AttendancePage>(),
        ViewSamples::of::<check_in::CheckInPage>(),
        ViewSamples::of::<minutes::MinutesPage>(),
        ViewSamples::of::<agreement::AgreementPage>(),
        ViewSamples::of::<table::TablePage>(),
        ViewSamples::of::<register::RegisterPage>(),
        ViewSamples::of::<own::OwnPage>(),
        ViewSamples::of::<confirm::ConfirmPage>(),
        ViewSamples::of::<ticket::TicketPage>(),
        ViewSamples::of::<certificate::CheckPage>(),
    ]
}

/// Pages have no other form.
fn only_html(visit: &Visit) -> Result<(), PageError> {
    if visit.format.ending().is_some() { Err(PageError::not_found("")) } else { Ok(()) }
}

/// The gathering of an address, if everybody may know of it.
async fn public(db: &Conn, id: &str) -> Result<Gathering, PageError> {
    let found = queries::gatherings_by_id(db, &[parsed(id)?]).await?.pop();
    found.ok_or_else(|| PageError::not_found(""))
}

/// The same, if people register for it.
async fn registers(app: &App, visit: &Visit, id: &str) -> Result<Gathering, PageError> {
    only_html(visit)?;
    let db = app.store.read().await?;
    let it = public(&db, id).await?;
    if it.registers { Ok(it) } else { Err(PageError::not_found("")) }
}

/// A page below that of a gathering.
fn below(app: &App, lang: Lang, it: &Gathering, address: &Address, title: &str) -> PageMeta {
    let id = it.id.to_string();
    let parts = [("event", id.as_str())];
    let title = app.words.plain(lang, title);
    PageMeta {
        paths: address.paths(&parts),
        crumbs: vec![
            Crumb::to(app.words.plain(lang, "events-title"), EVENTS.path(lang, &[])),
            Crumb::to(it.title.for_reader(lang), GATHERING.path(lang, &parts)),
            Crumb::here(&title),
        ],
        title,
        section: "events",
        ..PageMeta::default()
    }
}

/// The identifier of an address.
fn parsed(id: &str) -> Result<Uuid, PageError> {
    id.parse().map_err(|_| PageError::not_found(""))
}

/// An answer whose address is a secret, or that holds at this moment only.
fn private(mut response: Response) -> Response {
    let value = HeaderValue::from_static("private, no-store");
    response.headers_mut().insert(header::CACHE_CONTROL, value);
    let value = HeaderValue::from_static("noindex");
    response.headers_mut().insert("x-robots-tag", value);
    response
}
