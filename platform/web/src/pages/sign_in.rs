//! Signing in: by password, or by a link that is sent by mail.

use super::{SIGN_IN, SIGN_IN_LINK, SIGN_IN_OIDC, WORK, oidc};
use crate::accounts::LINK;
use crate::{
    App, Crumb, Field, FieldError, Fields, Form, PageError, PageMeta, PageResult, View, Visit, escape_query,
    mended, security, session,
};
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use http::{HeaderMap, header};
use minga_auth::{Purpose, account_by_address, address_of, allow, issue_ticket};
use minga_kernel::{Actor, Lang, Place, Problem};
use serde::Serialize;

/// The most letters of a path to which somebody is led back, in pages and in mails.
const LONGEST: usize = 500;

#[derive(Serialize)]
pub(crate) struct SignInPage {
    action: String,
    link_action: String,
    next: String,
    oidc: Option<Elsewhere>,
    /// Where a passkey leads, if browsers allow any here.
    passkey_next: Option<String>,
    /// Where an account is opened, if people can by themselves.
    open: Option<String>,
    /// A link was sent, if the address has an account.
    sent: bool,
    address: Field,
    password: Field,
    errors: Vec<FieldError>,
}

/// The provider at which people can sign in.
#[derive(Serialize)]
struct Elsewhere {
    name: String,
    action: String,
}

impl View for SignInPage {
    const TEMPLATE: &'static str = "sign_in.html";

    fn samples() -> Vec<SignInPage> {
        let elsewhere = || Elsewhere { name: "<Mintel>".to_owned(), action: "/es/entrar/oidc".to_owned() };
        let sample = |sent, errors| SignInPage {
            action: "/es/entrar".to_owned(),
            link_action: "/es/entrar/enlace".to_owned(),
            next: "/es".to_owned(),
            oidc: Some(elsewhere()).filter(|_| sent),
            passkey_next: Some("/es".to_owned()).filter(|_| sent),
            open: Some("/es/abrir-cuenta?next=%2Fes".to_owned()).filter(|_| !sent),
            sent,
            address: Field::sample(),
            password: Field::sample(),
            errors,
        };
        vec![sample(true, Vec::new()), sample(false, vec![FieldError::sample()])]
    }
}

pub(crate) async fn show(State(app): State<App>, visit: Visit) -> PageResult {
    let next = own_path(visit.asked("next").unwrap_or_default()).unwrap_or_default().to_owned();
    // Why the provider's word did not let somebody in.
    let refused = visit.asked("refused").and_then(oidc::Outside::from_code);
    let problems: Vec<Problem> =
        refused.map(|it| Problem::error(Place::default(), it.code())).into_iter().collect();
    page(&app, &visit, &next, "", &problems, false)
}

/// Signs in by password. An address without an account and a wrong password look the same,
/// and take the same time.
pub(crate) async fn enter(
    State(app): State<App>,
    visit: Visit,
    headers: HeaderMap,
    form: Form,
) -> PageResult {
    let next = form.text("next");
    let typed = form.text("address");
    let cx = app.cx(Actor::Anonymous, visit.lang);
    let tx = app.store.write().await?;
    let who = address_of(&typed).unwrap_or_else(|| typed.to_lowercase());
    let allowed = allow(&cx, &tx, "password", &who, app.tries()).await?;
    tx.commit().await?;
    if !allowed {
        return Err(PageError::TooMany);
    }
    let db = app.store.read().await?;
    let known = account_by_address(&db, &who).await?;
    drop(db);
    let (known, hash) = known.unzip();
    let right = app.passwords.check(hash.flatten(), &form.text("password")).await;
    let Some(account) = known.filter(|account| right && !account.blocked) else {
        let problems = [Problem::error(Place::default().column("address"), "sign-in")];
        return Ok(mended(page(&app, &visit, &next, &typed, &problems, false)?, &problems));
    };
    let tx = app.store.write().await?;
    let cookie = session::sign_in(&app, &tx, &cx, account.id, &headers).await?;
    tx.commit().await?;
    Ok(onward(visit.lang, &next, cookie))
}

/// Sends a link to whoever has an account; the page says the same to everybody.
pub(crate) async fn send_link(State(app): State<App>, visit: Visit, form: Form) -> PageResult {
    let next = form.text("next");
    let typed = form.text("address");
    let cx = app.cx(Actor::Anonymous, visit.lang);
    let Some(address) = address_of(&typed) else {
        let problems = [Problem::error(Place::default().column("address"), "address")];
        return Ok(mended(page(&app, &visit, &next, &typed, &problems, false)?, &problems));
    };
    let tx = app.store.write().await?;
    if !allow(&cx, &tx, "link", &address, app.tries()).await? {
        tx.commit().await?;
        return Err(PageError::TooMany);
    }
    if let Some((account, _)) = account_by_address(&tx, &address).await?
        && !account.blocked
    {
        let token = issue_ticket(&cx, &tx, Purpose::SignIn, account.id, LINK).await?;
        app.send_mail(&cx, &tx, &account.address, app.link_letter(&account, &token, LINK, &next)).await?;
    }
    tx.commit().await?;
    page(&app, &visit, &next, "", &[], true)
}

fn page(app: &App, visit: &Visit, next: &str, typed: &str, problems: &[Problem], sent: bool) -> PageResult {
    let lang = visit.lang;
    let fields = Fields::new(app, lang, "sign-in", problems);
    let view = SignInPage {
        action: SIGN_IN.path(lang, &[]),
        link_action: SIGN_IN_LINK.path(lang, &[]),
        next: own_path(next).unwrap_or_default().to_owned(),
        oidc: app.oidc.as_ref().map(|provider| Elsewhere {
            name: provider.name().to_owned(),
            action: SIGN_IN_OIDC.path(lang, &[]),
        }),
        passkey_next: app.passkeys.is_some().then(|| after(lang, next)),
        open: app.opening_path(lang, next),
        sent,
        address: fields.field("address", typed, true),
        password: fields.field("password", "", true),
        errors: fields.errors(),
    };
    let title = app.words.plain(lang, "sign-in-title");
    let meta = PageMeta {
        description: app.words.plain(lang, "sign-in-lead"),
        paths: SIGN_IN.paths(&[]),
        crumbs: vec![
            Crumb::to(app.words.plain(lang, "shell-home"), super::HOME.path(lang, &[])),
            Crumb::here(&title),
        ],
        title,
        ..PageMeta::default()
    };
    Ok(if view.passkey_next.is_some() {
        security::with_script(app.page(visit, &meta, &view)?)
    } else {
        app.page(visit, &meta, &view)?
    })
}

/// Leads on after signing in, with the cookie.
pub(super) fn onward(lang: Lang, next: &str, cookie: http::HeaderValue) -> Response {
    ([(header::SET_COOKIE, cookie)], Redirect::to(&after(lang, next))).into_response()
}

/// An address of ours that leads on to `next`, if that is a page of ours too.
pub(crate) fn leading_on(address: &str, next: &str) -> String {
    match own_path(next) {
        Some(next) => format!("{address}?next={}", escape_query(next)),
        None => address.to_owned(),
    }
}

/// Where somebody goes who signed in.
fn after(lang: Lang, next: &str) -> String {
    own_path(next).map_or_else(|| WORK.path(lang, &[]), str::to_owned)
}

/// A path of our own pages; anything else could lead to another site.
pub fn own_path(text: &str) -> Option<&str> {
    let ours = crate::visit::lang_of(text).is_some() && text.starts_with('/') && !text.starts_with("//");
    let plain = text.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    (ours && plain && text.len() <= LONGEST).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::own_path;

    #[test]
    fn only_our_own_pages_are_led_to() {
        assert_eq!(own_path("/es/mi-trabajo?x=1"), Some("/es/mi-trabajo?x=1"));
        for other in [
            "",
            "es",
            "//es/x",
            "/\\es",
            "/evil.example",
            "https://evil.example/es",
            "/es\\..\\x",
            "/es\nx",
            "///es",
            &format!("/es/{}", "x".repeat(500)),
        ] {
            assert_eq!(own_path(other), None, "{other}");
        }
    }
}
