use crate::{App, PageError};
use axum::extract::FromRequestParts;
use http::request::Parts;
use http::{HeaderMap, StatusCode, header};
use minga_auth::{ApiKey, Scope, Token, holder_of_key};
use minga_kernel::{Actor, Cx, Lang};
use uuid::Uuid;

/// A program that shows a key (RFC 6750). The API knows nobody in any other way: a cookie is
/// not looked at.
#[derive(Clone, Debug)]
pub struct Caller {
    key: ApiKey,
    lang: Lang,
}

impl Caller {
    /// The account for which it acts.
    pub fn account(&self) -> Uuid {
        self.key.account
    }

    /// The circumstances of something that needs this scope. What the account may do, each
    /// command asks anew.
    pub fn cx(&self, app: &App, scope: Scope) -> Result<Cx, PageError> {
        if self.key.scopes.contains(&scope) {
            Ok(app.cx(Actor::Account(self.key.account), self.lang))
        } else {
            Err(PageError::Refused(StatusCode::FORBIDDEN, "scope"))
        }
    }
}

impl FromRequestParts<App> for Caller {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Caller, PageError> {
        if !parts.headers.contains_key(header::AUTHORIZATION) {
            return Err(PageError::Refused(StatusCode::UNAUTHORIZED, "key"));
        }
        let void = || PageError::Refused(StatusCode::UNAUTHORIZED, "key-void");
        let token = bearer(&parts.headers).and_then(Token::parse).ok_or_else(void)?;
        let db = app.store.read().await?;
        let key = holder_of_key(&db, &token, app.clock.now()).await?.ok_or_else(void)?;
        Ok(Caller { key, lang: lang(&parts.headers) })
    }
}

/// The key that a request shows, if it shows one and no other.
pub(crate) fn bearer(headers: &HeaderMap) -> Option<&str> {
    let mut shown = headers.get_all(header::AUTHORIZATION).into_iter();
    let (first, None) = (shown.next()?, shown.next()) else { return None };
    let (scheme, key) = first.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| key.trim())
}

/// The language in which a program wants to be told what is wrong.
pub(crate) fn lang(headers: &HeaderMap) -> Lang {
    let wanted = headers.get(header::ACCEPT_LANGUAGE).and_then(|it| it.to_str().ok());
    wanted.and_then(|it| Lang::from_code(it.get(..2)?)).unwrap_or_default()
}
