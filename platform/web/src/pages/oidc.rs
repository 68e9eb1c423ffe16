//! Signing in at a provider of OpenID Connect: on the way there, and back.

use super::sign_in::{onward, own_path};
use super::{SIGN_IN, preferred};
use crate::{App, Crumb, Form, PageError, PageMeta, PageResult, View, Visit, session};
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use chrono::Duration;
use http::{HeaderMap, HeaderValue, header};
use minga_auth::{
    Allowance, Ceremony, Entrance, Flow, Oidc, OidcError, Token, allow, begin_ceremony, end_ceremony,
    enter_by_identity,
};
use minga_kernel::{Actor, Lang};
use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct OidcPage {
    name: String,
    address: String,
}

impl View for OidcPage {
    const TEMPLATE: &'static str = "oidc.html";

    fn samples() -> Vec<OidcPage> {
        let address = "https://id.example/authorize?a=\"b\"&c=<d>".to_owned();
        vec![OidcPage { name: "\"<Mintel>\"".to_owned(), address }]
    }
}

/// Why the provider's word did not let somebody in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outside {
    Over,
    Refused,
    Unreachable,
    Unknown,
    Unverified,
    Blocked,
}

impl Outside {
    const ALL: [Outside; 6] = [
        Outside::Over,
        Outside::Refused,
        Outside::Unreachable,
        Outside::Unknown,
        Outside::Unverified,
        Outside::Blocked,
    ];

    /// As the address of the page for signing in tells it; also the code of the problem.
    pub(super) const fn code(self) -> &'static str {
        match self {
            Outside::Over => "oidc-over",
            Outside::Refused => "oidc-refused",
            Outside::Unreachable => "oidc-unreachable",
            Outside::Unknown => "oidc-unknown",
            Outside::Unverified => "oidc-unverified",
            Outside::Blocked => "oidc-blocked",
        }
    }

    /// Reads what [`Outside::code`] wrote.
    pub(super) fn from_code(code: &str) -> Option<Outside> {
        Outside::ALL.into_iter().find(|it| it.code() == code)
    }
}

impl From<OidcError> for Outside {
    fn from(error: OidcError) -> Outside {
        match error {
            OidcError::Unreachable => Outside::Unreachable,
            OidcError::Refused => Outside::Refused,
        }
    }
}

/// How many ceremonies are begun by everybody together, so that nobody fills the database.
pub(crate) const BEGUN: Allowance = Allowance { times: 6_000, within: Duration::minutes(10) };

/// Leads on to the provider. By a page and not by a redirect: the policy `form-action` holds
/// for every redirect after a form, and no list of ours knows where a provider leads on to.
pub(crate) async fn go(State(app): State<App>, visit: Visit, form: Form) -> PageResult {
    let oidc = configured(&app)?;
    let cx = app.cx(Actor::Anonymous, visit.lang);
    let next = own_path(&form.text("next")).unwrap_or_default().to_owned();
    let departure = match oidc.depart(&cx, next, visit.lang).await {
        Ok(departure) => departure,
        Err(error) => return Ok(refused(&app, visit.lang, error.into())),
    };
    let browser = Token::new(&*app.random);
    let tx = app.store.write().await?;
    let allowed = allow(&cx, &tx, "ceremony", "", BEGUN).await?;
    if allowed {
        begin_ceremony(&cx, &tx, Ceremony::Oidc, &departure.state, &browser, &departure.flow).await?;
    }
    tx.commit().await?;
    if !allowed {
        return Err(PageError::TooMany);
    }
    let refresh = HeaderValue::try_from(format!("0; url={}", departure.address));
    let refresh = refresh.map_err(|error| PageError::Internal(error.to_string()))?;
    let view = OidcPage { name: oidc.name().to_owned(), address: departure.address };
    let mut args = minga_i18n::FluentArgs::new();
    args.set("name", view.name.clone());
    let title = app.words.say(visit.lang, "oidc-title", &args);
    let meta = PageMeta {
        paths: SIGN_IN.paths(&[]),
        crumbs: vec![Crumb::here(&title)],
        title,
        ..PageMeta::default()
    };
    let mut response = app.page(&visit, &meta, &view)?;
    response.headers_mut().insert(header::REFRESH, refresh);
    response.headers_mut().insert(header::SET_COOKIE, session::begin_ceremony(&app, &browser));
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

/// Somebody comes back from the provider.
pub(crate) async fn come_back(State(app): State<App>, visit: Visit, headers: HeaderMap) -> PageResult {
    let oidc = configured(&app)?;
    let Some(flow) = begun(&app, &visit, &headers).await? else {
        return Ok(refused(&app, preferred(&headers, app.face().language), Outside::Over));
    };
    let cx = app.cx(Actor::Anonymous, flow.lang);
    // The issuer in the answer is RFC 9207; not every provider sends it.
    let other = visit.asked("iss").is_some_and(|issuer| issuer != oidc.issuer());
    let code = visit.asked("code").filter(|_| !other && visit.asked("error").is_none());
    let Some(code) = code else { return Ok(refused(&app, flow.lang, Outside::Refused)) };
    let asked = async {
        let arrival = oidc.arrive(&cx, &flow, code.to_owned()).await?;
        let email = oidc.email(&cx, &app.store, &arrival).await?;
        Ok((arrival, email))
    };
    let (arrival, email) = match asked.await {
        Ok(found) => found,
        Err(error) => return Ok(refused(&app, flow.lang, OidcError::into(error))),
    };
    let tx = app.store.write().await?;
    let id = match enter_by_identity(&cx, &tx, &arrival.identity, email.as_ref()).await? {
        Entrance::Account(id) => id,
        Entrance::Unknown => return Ok(refused(&app, flow.lang, Outside::Unknown)),
        Entrance::Unverified => return Ok(refused(&app, flow.lang, Outside::Unverified)),
        Entrance::Blocked => return Ok(refused(&app, flow.lang, Outside::Blocked)),
    };
    let cookie = session::sign_in(&app, &tx, &cx, id, &headers).await?;
    tx.commit().await?;
    let mut response = onward(flow.lang, &flow.next, cookie);
    response.headers_mut().append(header::SET_COOKIE, session::end_ceremony(&app));
    Ok(response)
}

/// What this browser began, taken once.
async fn begun(app: &App, visit: &Visit, headers: &HeaderMap) -> Result<Option<Flow>, PageError> {
    let state = visit.asked("state").and_then(Token::parse);
    let (Some(state), Some(browser)) = (state, session::ceremony(app, headers)) else { return Ok(None) };
    let cx = app.cx(Actor::Anonymous, visit.lang);
    let tx = app.store.write().await?;
    let flow = end_ceremony(&cx, &tx, Ceremony::Oidc, &state, &browser).await?;
    tx.commit().await?;
    Ok(flow)
}

fn configured(app: &App) -> Result<&Oidc, PageError> {
    app.oidc.as_ref().ok_or_else(|| PageError::not_found(""))
}

/// Back to the page for signing in, which says why in words of ours.
fn refused(app: &App, lang: Lang, why: Outside) -> Response {
    let there = format!("{}?refused={}", SIGN_IN.path(lang, &[]), why.code());
    ([(header::SET_COOKIE, session::end_ceremony(app))], Redirect::to(&there)).into_response()
}
