use super::HOME;
use crate::visit::lang_of;
use crate::{App, Crumb, Format, PageError, PageMeta, Said, View, Visit, api, escape_query};
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use http::{StatusCode, header};
use minga_i18n::FluentArgs;
use minga_kernel::Lang;
use minga_kernel::search::Query;
use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct ErrorPage {
    error: Failure,
}

#[derive(Serialize)]
struct Failure {
    status: u16,
    kind: &'static str,
    detail: Option<String>,
    nearest: Vec<Near>,
}

#[derive(Serialize)]
struct Near {
    kind: String,
    title: Said,
    path: String,
}

impl View for ErrorPage {
    const TEMPLATE: &'static str = "error.html";

    fn samples() -> Vec<ErrorPage> {
        let near = Near {
            kind: "plan".to_owned(),
            title: Said { words: "Plan".to_owned(), lang: "es".to_owned(), foreign: true },
            path: "/es".to_owned(),
        };
        let not_found = Failure { status: 404, kind: "not_found", detail: None, nearest: vec![near] };
        let invalid =
            Failure { status: 400, kind: "invalid", detail: Some("…".to_owned()), nearest: Vec::new() };
        let internal = Failure { status: 500, kind: "internal", detail: None, nearest: Vec::new() };
        let sign_in =
            Failure { status: 401, kind: "sign_in", detail: Some("…".to_owned()), nearest: Vec::new() };
        [not_found, invalid, internal, sign_in].into_iter().map(|error| ErrorPage { error }).collect()
    }
}

/// Gives an error its page, or its problem document where data was asked for.
pub(crate) async fn dress(State(app): State<App>, request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let format = request.extensions().get::<Format>().copied().unwrap_or_default();
    let wanted = request
        .headers()
        .get(header::ACCEPT_LANGUAGE)
        .and_then(|value| Lang::from_code(value.to_str().ok()?.get(..2)?));
    let target = request.uri().path_and_query().map_or("", |target| target.as_str());
    // No text has a zero in it, and PostgreSQL takes none.
    let mut response = if target.contains("%00") {
        PageError::Bad("request").into_response()
    } else {
        next.run(request).await
    };
    let error = match response.extensions_mut().remove::<PageError>() {
        Some(error) => error,
        // Refusals of the framework's own (a broken escape in the path) have no page yet.
        None if response.status() == StatusCode::BAD_REQUEST => PageError::Bad("request"),
        None => return response,
    };
    if matches!(error, PageError::Moved(_)) {
        return response;
    }
    let lang = lang_of(&path).or(wanted).unwrap_or_default();
    if let PageError::SignIn(Some(back)) = &error
        && format == Format::Html
        && lang_of(&path).is_some()
    {
        let there = format!("{}?next={}", super::SIGN_IN.path(lang, &[]), escape_query(back));
        return Redirect::to(&there).into_response();
    }
    if lang_of(&path).is_none() && path.starts_with("/api") || format != Format::Html {
        return api::problem(&app, lang, &error);
    }
    page(&app, lang, &path, &error).await.unwrap_or_else(|failed| {
        tracing::error!(?failed, "the error page failed");
        StatusCode::INTERNAL_SERVER_ERROR.into_response()
    })
}

async fn page(app: &App, lang: Lang, path: &str, error: &PageError) -> Result<Response, PageError> {
    let (kind, words) = match error {
        PageError::NotFound { words } => ("not_found", words.clone()),
        PageError::Bad(_) | PageError::Refused(..) | PageError::Problems(_) => ("invalid", String::new()),
        PageError::SignIn(_) => ("sign_in", String::new()),
        PageError::Forbidden(_) => ("forbidden", String::new()),
        PageError::Conflict(_) => ("conflict", String::new()),
        PageError::Gone(_) => ("gone", String::new()),
        PageError::TooMany => ("too_many", String::new()),
        PageError::TooLarge => ("too_large", String::new()),
        PageError::Moved(_) | PageError::Internal(_) => ("internal", String::new()),
    };
    let detail = match error {
        PageError::Bad(key)
        | PageError::Forbidden(key)
        | PageError::Conflict(key)
        | PageError::Gone(key)
        | PageError::Refused(_, key) => Some(app.words.plain(lang, &format!("error-{key}.help"))),
        PageError::SignIn(_) => Some(app.words.plain(lang, "error-sign-in.help")),
        _ => None,
    };
    let status = error.status();
    let mut args = FluentArgs::new();
    args.set("kind", kind);
    let title = app.words.say(lang, "shell-error-title", &args);
    let meta = PageMeta {
        description: app.words.say(lang, "shell-error-why", &args),
        paths: HOME.paths(&[]),
        crumbs: vec![
            Crumb::to(app.words.plain(lang, "shell-home"), HOME.path(lang, &[])),
            Crumb::here(&title),
        ],
        query: words.clone(),
        title,
        ..PageMeta::default()
    };
    let nearest = nearest(app, lang, words).await;
    let view = ErrorPage { error: Failure { status: status.as_u16(), kind, detail, nearest } };
    let visit = Visit {
        lang,
        format: Format::Html,
        path: path.to_owned(),
        query: Vec::new(),
        today: app.clock.today(),
    };
    app.page_with_status(&visit, &meta, &view, status)
}

/// What exists and is closest to the words of an address.
async fn nearest(app: &App, lang: Lang, words: String) -> Vec<Near> {
    if words.trim().is_empty() {
        return Vec::new();
    }
    let search = app.search.clone();
    let today = app.clock.today();
    let looked = tokio::task::spawn_blocking(move || {
        let query = Query { text: words, lang, today, limit: 3, ..Query::default() };
        let hits = search.find(&query)?;
        match hits.suggestion {
            Some(suggestion) if hits.items.is_empty() => search.find(&Query { text: suggestion, ..query }),
            _ => Ok(hits),
        }
    });
    let Ok(Ok(hits)) = looked.await else { return Vec::new() };
    hits.items
        .into_iter()
        .map(|hit| Near {
            kind: app.words.plain(lang, &format!("facet-kind-{}", hit.reference.kind)),
            title: Said::title(lang, &hit.title),
            path: hit.paths[lang as usize].clone(),
        })
        .collect()
}
