//! Whoever looks after the directory writes it: an organisation, a jurisdiction. A form has the
//! columns of its sheet.

use super::{ORGANISATIONS, jurisdictions};
use crate::commands::edit::EditGate;
use crate::model::{self, Jurisdiction, Organisation};
use crate::resolver::resolved;
use crate::{policy, queries, rows};
use minga_auth::standing;
use minga_exchange::{Seen, Values};
use minga_kernel::Lang;
use minga_store::{CommandError, Conn, StoreError};
use minga_web::http::{IntoResponse, Path, Redirect, State};
use minga_web::pages::WORK;
use minga_web::{Address, App, Crumb, Form, PageError, PageMeta, PageResult, RowForm, Sent, Signed, Visit};
use uuid::Uuid;

/// Where an organisation is made.
pub(crate) const CREATE: Address = Address::new("crear-organizacion", "create-organisation");
/// Where one is edited.
pub(crate) const EDIT: Address =
    Address::new("organizaciones/{organisation}/editar", "organisations/{organisation}/edit");
/// Where a jurisdiction is made.
pub(crate) const CREATE_PLACE: Address = Address::new("crear-jurisdiccion", "create-jurisdiction");
/// Where one is edited.
pub(crate) const EDIT_PLACE: Address = Address::new(
    "administracion/jurisdicciones/{jurisdiction}",
    "administration/jurisdictions/{jurisdiction}",
);

/// The columns that a form does not have: a former code is remembered by itself, and a day is
/// confirmed where contacts are.
const NOT_BY_FORM: &[&str] = &["former_code", "confirmed"];

/// A form and its frame.
struct Subject {
    form: RowForm,
    meta: PageMeta,
}

/// Lets only those pass who may write the directory.
pub(super) async fn pass(app: &App, db: &Conn, visit: &Visit, signed: &Signed) -> Result<(), PageError> {
    let standing = standing(&signed.cx(app, visit.lang), db).await?;
    policy::may_edit(&standing).map_err(CommandError::from)?;
    Ok(())
}

impl Subject {
    async fn organisation(
        app: &App,
        db: &Conn,
        visit: &Visit,
        signed: &Signed,
        code: &str,
    ) -> Result<Subject, PageError> {
        pass(app, db, visit, signed).await?;
        let gone = || PageError::not_found(code);
        let found = queries::organisation_by_code(db, code).await?;
        let it = found.filter(|it| !it.is_merged()).ok_or_else(gone)?;
        let (place, whole) = named_by(db, &it).await?;
        let known = rows::organisation_row(&it, place.as_deref(), whole.as_deref(), Lang::default().code());
        let seen = Seen::now(db, model::ORGANISATION.with(it.id)).await?;
        let lang = visit.lang;
        let short = it.short().unwrap_or_else(|| it.name.for_reader(lang)).to_owned();
        let way = vec![
            Crumb::to(app.words.plain(lang, "people-directory"), ORGANISATIONS.path(lang, &[])),
            Crumb::to(short, resolved(&it).path(lang)),
        ];
        let meta = frame(app, lang, "people-edit", EDIT.paths(&[("organisation", &it.code)]), way);
        let form = form(&rows::ORGANISATIONS, NOT_BY_FORM, known, Some(seen));
        Ok(Subject { form, meta })
    }

    async fn new_organisation(
        app: &App,
        db: &Conn,
        visit: &Visit,
        signed: &Signed,
    ) -> Result<Subject, PageError> {
        pass(app, db, visit, signed).await?;
        let lang = visit.lang;
        let way = vec![Crumb::to(app.words.plain(lang, "people-directory"), ORGANISATIONS.path(lang, &[]))];
        let meta = frame(app, lang, "people-create", CREATE.paths(&[]), way);
        let form = form(&rows::ORGANISATIONS, NOT_BY_FORM, Values::new(), None);
        Ok(Subject { form, meta })
    }

    async fn place(
        app: &App,
        db: &Conn,
        visit: &Visit,
        signed: &Signed,
        code: &str,
    ) -> Result<Subject, PageError> {
        pass(app, db, visit, signed).await?;
        let gone = || PageError::not_found(code);
        let it = queries::jurisdiction_by_code(db, code).await?.ok_or_else(gone)?;
        let whole = place_of(db, it.parent).await?.map(|whole| whole.code);
        let known = rows::jurisdiction_row(&it, whole.as_deref(), Lang::default().code());
        let seen = Seen::now(db, model::JURISDICTION.with(it.id)).await?;
        let paths = EDIT_PLACE.paths(&[("jurisdiction", &it.code)]);
        let meta = frame(app, visit.lang, "people-place-edit", paths, places(app, visit.lang));
        // Other things name it by its code, which has no former one to lead from.
        Ok(Subject { form: form(&rows::JURISDICTIONS, &["code"], known, Some(seen)), meta })
    }

    async fn new_place(app: &App, db: &Conn, visit: &Visit, signed: &Signed) -> Result<Subject, PageError> {
        pass(app, db, visit, signed).await?;
        let way = places(app, visit.lang);
        let meta = frame(app, visit.lang, "people-place-create", CREATE_PLACE.paths(&[]), way);
        Ok(Subject { form: form(&rows::JURISDICTIONS, &[], Values::new(), None), meta })
    }

    async fn show(self, app: &App, db: &Conn, visit: &Visit, signed: &Signed) -> PageResult {
        self.form.page(app, db, visit, signed, &self.meta).await
    }

    /// Writes it. A new code of an organisation leaves the former one leading to it.
    async fn save(self, app: &App, visit: &Visit, signed: &Signed, filled: &Form) -> PageResult {
        let mut row = self.form.row(filled);
        let former = self.form.known.iter().find(|(key, _)| key == "code");
        if let Some((_, former)) = former.filter(|_| row.sheet == rows::ORGANISATIONS.name) {
            row.cells.push(("former_code".to_owned(), minga_web::written(former)));
        }
        let gate = EditGate { seen: self.form.seen_by(filled), row: row.clone() };
        match self.form.send(app, visit, signed, &self.meta, (filled, row), &gate).await? {
            Sent::Saved => {
                let back = format!("{}?done=saved", WORK.path(visit.lang, &[]));
                Ok(Redirect::to(&back).into_response())
            }
            Sent::Again(response) => Ok(response),
        }
    }
}

fn form(
    schema: &'static minga_kernel::table::Schema,
    left_out: &'static [&'static str],
    known: Values,
    seen: Option<Seen>,
) -> RowForm {
    RowForm {
        schema,
        left_out: left_out.to_vec(),
        known: known.into_iter().collect(),
        seen,
        before: Vec::new(),
    }
}

fn frame(app: &App, lang: Lang, title: &str, paths: [String; 2], way: Vec<Crumb>) -> PageMeta {
    let title = app.words.plain(lang, title);
    let work = Crumb::to(app.words.plain(lang, "work-title"), WORK.path(lang, &[]));
    let crumbs = [work].into_iter().chain(way).chain([Crumb::here(&title)]).collect();
    PageMeta { paths, crumbs, section: "organisations", title, ..PageMeta::default() }
}

fn places(app: &App, lang: Lang) -> Vec<Crumb> {
    let list = jurisdictions::JURISDICTIONS.path(lang, &[]);
    vec![Crumb::to(app.words.plain(lang, "people-places"), list)]
}

/// The codes of an organisation's jurisdiction and of what it is part of.
async fn named_by(db: &Conn, it: &Organisation) -> Result<(Option<String>, Option<String>), StoreError> {
    let place = place_of(db, it.jurisdiction).await?.map(|place| place.code);
    let whole = match it.part_of {
        Some(id) => queries::organisations_by_id(db, &[id]).await?.pop(),
        None => None,
    };
    Ok((place, whole.map(|whole| whole.code)))
}

async fn place_of(db: &Conn, id: Option<Uuid>) -> Result<Option<Jurisdiction>, StoreError> {
    let Some(id) = id else { return Ok(None) };
    Ok(queries::jurisdictions_by_id(db, &[id]).await?.pop())
}

pub(crate) async fn show(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(code): Path<String>,
) -> PageResult {
    let db = app.store.read().await?;
    Subject::organisation(&app, &db, &visit, &signed, &code).await?.show(&app, &db, &visit, &signed).await
}

pub(crate) async fn send(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(code): Path<String>,
    form: Form,
) -> PageResult {
    let db = app.store.read().await?;
    let subject = Subject::organisation(&app, &db, &visit, &signed, &code).await?;
    drop(db);
    subject.save(&app, &visit, &signed, &form).await
}

pub(crate) async fn show_new(State(app): State<App>, visit: Visit, signed: Signed) -> PageResult {
    let db = app.store.read().await?;
    Subject::new_organisation(&app, &db, &visit, &signed).await?.show(&app, &db, &visit, &signed).await
}

pub(crate) async fn send_new(State(app): State<App>, visit: Visit, signed: Signed, form: Form) -> PageResult {
    let db = app.store.read().await?;
    let subject = Subject::new_organisation(&app, &db, &visit, &signed).await?;
    drop(db);
    subject.save(&app, &visit, &signed, &form).await
}

pub(crate) async fn show_place(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(code): Path<String>,
) -> PageResult {
    let db = app.store.read().await?;
    Subject::place(&app, &db, &visit, &signed, &code).await?.show(&app, &db, &visit, &signed).await
}

pub(crate) async fn send_place(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(code): Path<String>,
    form: Form,
) -> PageResult {
    let db = app.store.read().await?;
    let subject = Subject::place(&app, &db, &visit, &signed, &code).await?;
    drop(db);
    subject.save(&app, &visit, &signed, &form).await
}

pub(crate) async fn show_new_place(State(app): State<App>, visit: Visit, signed: Signed) -> PageResult {
    let db = app.store.read().await?;
    Subject::new_place(&app, &db, &visit, &signed).await?.show(&app, &db, &visit, &signed).await
}

pub(crate) async fn send_new_place(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    form: Form,
) -> PageResult {
    let db = app.store.read().await?;
    let subject = Subject::new_place(&app, &db, &visit, &signed).await?;
    drop(db);
    subject.save(&app, &visit, &signed, &form).await
}
