//! Who is signed in, for the handlers that ask. What they answer is private: it is never kept.

use crate::api::bearer;
use crate::{App, PageError};
use axum::extract::{FromRequestParts, OptionalFromRequestParts, Request};
use axum::middleware::Next;
use axum::response::Response;
use chrono::Duration;
use http::request::Parts;
use http::{HeaderMap, HeaderValue, Method, header};
use minga_auth::{Account, CEREMONY_MINUTES, Session, Token, account, open_session, resume, touch};
use minga_kernel::{Actor, Cx, Lang};
use minga_store::{StoreError, Tx};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Somebody who signed in. A handler that takes it is for them alone.
#[derive(Clone, Debug)]
pub struct Signed {
    /// Their account.
    pub account: Account,
    /// The session by which they are known.
    pub session: Session,
}

impl Signed {
    /// Whether they proved a moment ago who they are, and did not only leave a browser open.
    pub(crate) fn is_fresh(&self, app: &App) -> bool {
        app.clock.now() - self.session.made_at < Duration::minutes(15)
    }

    /// The circumstances of a command by them.
    pub fn cx(&self, app: &App, lang: Lang) -> Cx {
        app.cx(Actor::Account(self.account.id), lang)
    }
}

/// Whether any handler asked who is signed in.
#[derive(Clone)]
struct Asked(Arc<AtomicBool>);

/// Marks answers that depend on who asked as nobody else's, and answers to a key as such.
pub(crate) async fn keep_private(mut request: Request, next: Next) -> Response {
    let asked = Asked(Arc::new(AtomicBool::new(bearer(request.headers()).is_some())));
    request.extensions_mut().insert(asked.clone());
    let mut response = next.run(request).await;
    if asked.0.load(Ordering::Relaxed) {
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    }
    response
}

impl FromRequestParts<App> for Signed {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Signed, PageError> {
        if let Some(signed) = signed(parts, app).await? {
            return Ok(signed);
        }
        // What somebody sent is not repeated after they sign in: they are told to send it again.
        let back = (parts.method == Method::GET)
            .then(|| parts.uri.path_and_query().map(|target| target.as_str().to_owned()));
        Err(PageError::SignIn(back.flatten()))
    }
}

impl OptionalFromRequestParts<App> for Signed {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Option<Signed>, PageError> {
        signed(parts, app).await
    }
}

async fn signed(parts: &Parts, app: &App) -> Result<Option<Signed>, PageError> {
    if let Some(asked) = parts.extensions.get::<Asked>() {
        asked.0.store(true, Ordering::Relaxed);
    }
    let Some(token) = cookie(&parts.headers, name(app)).and_then(Token::parse) else { return Ok(None) };
    let now = app.clock.now();
    let db = app.store.read().await?;
    let Some(session) = resume(&db, &token, now).await? else { return Ok(None) };
    let Some(account) = account(&db, session.account).await? else { return Ok(None) };
    drop(db);
    if touch(&session, now) {
        let tx = app.store.write().await?;
        session.seen(&tx, now, lasts(app)).await?;
        tx.commit().await?;
    }
    Ok(Some(Signed { account, session }))
}

/// Opens a session in this browser; the header that gives it the cookie.
pub(crate) async fn sign_in(
    app: &App,
    tx: &Tx,
    cx: &Cx,
    id: uuid::Uuid,
    headers: &HeaderMap,
) -> Result<HeaderValue, StoreError> {
    let token = open_session(cx, tx, id, &device(headers), lasts(app)).await?;
    Ok(set_cookie(app, name(app), &token.reveal(), lasts(app)))
}

/// The header by which a browser forgets what a site left in it (over TLS only).
pub(crate) const CLEAR_SITE_DATA: header::HeaderName = header::HeaderName::from_static("clear-site-data");

/// The header that takes the cookie away.
pub(crate) fn sign_out(app: &App) -> HeaderValue {
    set_cookie(app, name(app), "", Duration::zero())
}

/// The header that ties a ceremony to this browser. The newest one counts.
pub(crate) fn begin_ceremony(app: &App, browser: &Token) -> HeaderValue {
    set_cookie(app, ceremony_name(app), &browser.reveal(), Duration::minutes(CEREMONY_MINUTES))
}

/// By what this browser is tied to its ceremony.
pub(crate) fn ceremony(app: &App, headers: &HeaderMap) -> Option<Token> {
    cookie(headers, ceremony_name(app)).and_then(Token::parse)
}

/// The header that unties it.
pub(crate) fn end_ceremony(app: &App) -> HeaderValue {
    set_cookie(app, ceremony_name(app), "", Duration::zero())
}

fn lasts(app: &App) -> Duration {
    Duration::days(i64::from(app.settings.session_days))
}

/// With the prefix, browsers take the cookie over TLS only, from this host only.
fn name(app: &App) -> &'static str {
    if is_secure(app) { "__Host-minga" } else { "minga" }
}

fn ceremony_name(app: &App) -> &'static str {
    if is_secure(app) { "__Host-minga-ceremony" } else { "minga-ceremony" }
}

fn is_secure(app: &App) -> bool {
    app.settings.base_url.starts_with("https:")
}

fn set_cookie(app: &App, name: &str, value: &str, lasts: Duration) -> HeaderValue {
    let secure = if is_secure(app) { "; Secure" } else { "" };
    let text =
        format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={}{secure}", lasts.num_seconds());
    HeaderValue::try_from(text).expect("a token has plain letters only")
}

fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let lines = headers.get_all(header::COOKIE).into_iter().filter_map(|line| line.to_str().ok());
    lines.flat_map(|line| line.split(';')).find_map(|pair| pair.trim().strip_prefix(name)?.strip_prefix('='))
}

/// The family of browser and system: enough for its owner to know it, too little for others.
fn device(headers: &HeaderMap) -> String {
    let agent = headers.get(header::USER_AGENT).and_then(|it| it.to_str().ok()).unwrap_or_default();
    let first = |names: &[(&str, &'static str)]| {
        names.iter().find(|(sign, _)| agent.contains(sign)).map(|(_, name)| *name)
    };
    let browser =
        first(&[("Edg", "Edge"), ("Firefox", "Firefox"), ("Chrom", "Chrome"), ("Safari", "Safari")]);
    let system = first(&[
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS", "macOS"),
        ("Linux", "Linux"),
    ]);
    [browser, system].into_iter().flatten().collect::<Vec<_>>().join(", ")
}
