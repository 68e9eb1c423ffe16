//! Finished answers for readers who did not sign in.
//!
//! An answer is kept under its address, the hour, and the number of the newest event: days
//! begin at other hours elsewhere, and so a deadline may end in the middle of a day in UTC. The
//! number is asked of the database for every request (all that ask at once share one
//! question), so what is shown is right at once after any change, whoever made it. An answer
//! of the search index is kept once the index has seen that event.

use crate::{App, Format, PageError};
use axum::body::Body;
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use bytes::{Bytes, BytesMut};
use futures_util::StreamExt;
use http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use moka::sync::Cache;
use sha2::{Digest, Sha256};
use std::sync::Arc;

struct Kept {
    headers: HeaderMap,
    body: Bytes,
}

/// Kept answers, bounded by their size.
pub(crate) struct PageCache {
    kept: Option<Cache<String, Arc<Kept>>>,
}

impl PageCache {
    /// A cache of at most so many bytes; none if 0.
    pub(crate) fn new(bytes: u64) -> PageCache {
        if bytes == 0 {
            return PageCache { kept: None };
        }
        let weigh = |key: &String, kept: &Arc<Kept>| {
            u32::try_from(key.len() + kept.body.len() + 1_000).unwrap_or(u32::MAX)
        };
        PageCache { kept: Some(Cache::builder().max_capacity(bytes).weigher(weigh).build()) }
    }
}

/// The number of the newest event that an answer knows of, where it does not come from the
/// database: the search index is a little behind it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct AsOf(pub(crate) u64);

/// The largest answer that is kept.
const LARGEST: usize = 1024 * 1024;

/// Answers from what is kept, or asks the page and keeps what it says.
pub(crate) async fn remember(State(app): State<App>, request: Request, next: Next) -> Response {
    let Some(kept) = app.cache.kept.clone().filter(|_| cacheable(&request)) else {
        return next.run(request).await;
    };
    let sequence = match app.store.head().await {
        Ok(sequence) => sequence,
        Err(error) => return PageError::from(error).into_response(),
    };
    let target = request.uri().path_and_query().map_or("/", |target| target.as_str());
    let encoding = encoding(request.headers());
    let form = request.extensions().get::<Format>().copied().unwrap_or_default();
    let hour = app.clock.now().format("%Y-%m-%dT%H");
    let key = format!("{sequence} {hour} {encoding} {form:?} {target}");
    let asked = request.headers().get(header::IF_NONE_MATCH).cloned();
    if let Some(kept) = kept.get(&key) {
        return answer(&kept, asked.as_ref());
    }
    let response = next.run(request).await;
    // A page that says itself how long it holds is not kept here.
    if response.status() != StatusCode::OK || response.headers().contains_key(header::CACHE_CONTROL) {
        return response;
    }
    // What is behind now would stay so until the next event.
    if response.extensions().get::<AsOf>().is_some_and(|AsOf(seen)| *seen < sequence) {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let body = match gather(body).await {
        Gathered::Whole(body) => body,
        // Too large to keep: it goes on its way, what was read of it first.
        Gathered::TooLarge(body) => return Response::from_parts(parts, body),
        Gathered::Broken(error) => {
            return PageError::Internal(format!("an answer could not be gathered: {error}")).into_response();
        }
    };
    // What can be changed by a program comes with a tag of its own, which `If-Match` knows.
    if !parts.headers.contains_key(header::ETAG) {
        let tag = format!("\"{}\"", hex::encode(&Sha256::digest(&body)[..12]));
        if let Ok(tag) = HeaderValue::try_from(tag) {
            parts.headers.insert(header::ETAG, tag);
        }
    }
    parts.headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, no-cache"));
    parts.headers.remove(header::TRANSFER_ENCODING);
    let found = Arc::new(Kept { headers: parts.headers, body });
    kept.insert(key, found.clone());
    answer(&found, asked.as_ref())
}

enum Gathered {
    Whole(Bytes),
    TooLarge(Body),
    Broken(axum::Error),
}

async fn gather(body: Body) -> Gathered {
    let mut stream = body.into_data_stream();
    let mut read = BytesMut::new();
    while let Some(piece) = stream.next().await {
        match piece {
            Err(error) => return Gathered::Broken(error),
            Ok(piece) => read.extend_from_slice(&piece),
        }
        if read.len() > LARGEST {
            let first = futures_util::stream::iter([Ok(read.freeze())]);
            return Gathered::TooLarge(Body::from_stream(first.chain(stream)));
        }
    }
    Gathered::Whole(read.freeze())
}

fn cacheable(request: &Request) -> bool {
    let path = request.uri().path();
    request.method() == Method::GET
        && !request.headers().contains_key(header::AUTHORIZATION)
        && (crate::visit::lang_of(path).is_some() || path.starts_with("/api/v1/"))
        // A bulk file may be larger than what is kept; it is made anew each time.
        && !matches!(request.extensions().get::<Format>(), Some(Format::Xlsx | Format::Csv))
}

fn encoding(headers: &HeaderMap) -> &'static str {
    let accepted =
        headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    match accepted {
        list if list.contains("br") => "br",
        list if list.contains("gzip") => "gzip",
        _ => "identity",
    }
}

fn answer(kept: &Kept, asked: Option<&HeaderValue>) -> Response {
    let same = match (asked, kept.headers.get(header::ETAG)) {
        (Some(asked), Some(tag)) => asked.to_str().is_ok_and(|list| {
            list.split(',').any(|each| each.trim().trim_start_matches("W/").as_bytes() == tag.as_bytes())
        }),
        _ => false,
    };
    let mut response = if same {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        Response::new(Body::from(kept.body.clone()))
    };
    *response.headers_mut() = kept.headers.clone();
    if same {
        response.headers_mut().remove(header::CONTENT_LENGTH);
    }
    response
}
