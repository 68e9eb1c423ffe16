//! A link that proves who one is: asked for by mail, an invitation, or the demo's.

use super::sign_in::onward;
use super::{SIGN_IN, TICKET, leading_on};
use crate::{
    App, Crumb, Field, FieldError, Fields, Form, PageError, PageMeta, PageResult, View, Visit, mended,
    session,
};
use axum::extract::{Path, State};
use http::{HeaderMap, HeaderValue, header};
use minga_auth::{
    Account, PasswordFault, Passwords, Purpose, Token, account, holder_of_ticket, redeem_ticket,
    save_account, set_password,
};
use minga_kernel::{Actor, Lang, Place, Problem};
use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct TicketPage {
    action: String,
    /// Whether the account is taken up for the first time.
    invited: bool,
    name: Field,
    password: Field,
    errors: Vec<FieldError>,
}

impl View for TicketPage {
    const TEMPLATE: &'static str = "ticket.html";

    fn samples() -> Vec<TicketPage> {
        let sample = |invited, errors| TicketPage {
            action: "/es/entrar/x?next=%2Fes%22".to_owned(),
            invited,
            name: Field::sample(),
            password: Field::sample(),
            errors,
        };
        vec![sample(false, Vec::new()), sample(true, vec![FieldError::sample()])]
    }
}

impl App {
    /// The whole address of a link that proves who one is, for a mail.
    pub fn ticket_address(&self, lang: Lang, token: &Token) -> String {
        self.absolute(&TICKET.path(lang, &[("token", &token.reveal())]))
    }
}

/// Programs that look into mails open every link: only the button signs in. The demo's links
/// are no mail.
pub(crate) async fn show(
    State(app): State<App>,
    visit: Visit,
    headers: HeaderMap,
    Path(token): Path<String>,
) -> PageResult {
    let (token, holder, purpose) = held(&app, &token).await?;
    if purpose == Purpose::Demo {
        return redeem(&app, &visit, &headers, &token, None).await;
    }
    page(&app, &visit, &token, purpose, &holder.name, &[])
}

pub(crate) async fn enter(
    State(app): State<App>,
    visit: Visit,
    headers: HeaderMap,
    Path(token): Path<String>,
    form: Form,
) -> PageResult {
    let (token, holder, purpose) = held(&app, &token).await?;
    if purpose != Purpose::Invitation {
        return redeem(&app, &visit, &headers, &token, None).await;
    }
    let (name, password) = (form.text("name"), form.text("password"));
    let mut problems = Vec::new();
    if name.is_empty() || name.chars().count() > 120 {
        problems.push(Problem::error(Place::default().column("name"), "person-name"));
    }
    problems.extend(password_problem(&password, &[&holder.address, &name]));
    if !problems.is_empty() {
        return Ok(mended(page(&app, &visit, &token, purpose, &name, &problems)?, &problems));
    }
    let hash = app.passwords.hash(&*app.random, &password).await;
    redeem(&app, &visit, &headers, &token, Some((Account { name, ..holder }, hash))).await
}

/// What is wrong with a new password.
pub(super) fn password_problem(password: &str, names: &[&str]) -> Option<Problem> {
    let code = match Passwords::judge(password, names).err()? {
        PasswordFault::TooShort => "password-short",
        PasswordFault::TooLong => "password-long",
        PasswordFault::Obvious => "password-obvious",
    };
    let least = Passwords::SHORTEST;
    Some(Problem::error(Place::default().column("password"), code).with("least", least))
}

async fn held(app: &App, token: &str) -> Result<(Token, Account, Purpose), PageError> {
    let gone = || PageError::Forbidden("ticket");
    let token = Token::parse(token).ok_or_else(gone)?;
    let db = app.store.read().await?;
    let (id, purpose) = holder_of_ticket(&db, &token, app.clock.now()).await?.ok_or_else(gone)?;
    let holder = account(&db, id).await?.ok_or_else(gone)?;
    Ok((token, holder, purpose))
}

async fn redeem(
    app: &App,
    visit: &Visit,
    headers: &HeaderMap,
    token: &Token,
    taken_up: Option<(Account, String)>,
) -> PageResult {
    let cx = app.cx(Actor::Anonymous, visit.lang);
    let tx = app.store.write().await?;
    let Some((id, _)) = redeem_ticket(&cx, &tx, token).await? else {
        return Err(PageError::Forbidden("ticket"));
    };
    if let Some((account, hash)) = taken_up {
        save_account(&tx, &account).await?;
        set_password(&tx, id, &hash).await?;
    }
    let cookie = session::sign_in(app, &tx, &cx, id, headers).await?;
    tx.commit().await?;
    Ok(onward(visit.lang, visit.asked("next").unwrap_or_default(), cookie))
}

fn page(
    app: &App,
    visit: &Visit,
    token: &Token,
    purpose: Purpose,
    name: &str,
    problems: &[Problem],
) -> PageResult {
    let lang = visit.lang;
    let fields = Fields::new(app, lang, "ticket", problems);
    let view = TicketPage {
        action: leading_on(
            &TICKET.path(lang, &[("token", &token.reveal())]),
            visit.asked("next").unwrap_or_default(),
        ),
        invited: purpose == Purpose::Invitation,
        name: fields.field("name", name, true),
        password: fields.field("password", "", true),
        errors: fields.errors(),
    };
    let title = app.words.plain(lang, "ticket-title");
    let meta = PageMeta {
        // The frame offers this page in the other language; the secret is not repeated there.
        paths: SIGN_IN.paths(&[]),
        crumbs: vec![Crumb::here(&title)],
        title,
        ..PageMeta::default()
    };
    let mut response = app.page(visit, &meta, &view)?;
    // The address is a secret, and what it says changes once it is used.
    let private = HeaderValue::from_static("private, no-store");
    response.headers_mut().insert(header::CACHE_CONTROL, private);
    Ok(response)
}
