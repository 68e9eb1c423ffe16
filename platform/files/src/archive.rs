//! Fetches what stands at an outside address, so that a copy can be kept. Each redirect begins
//! anew, with everything that `outside.rs` checks.

use crate::outside::{agent, checked};
use crate::{ArchiveError, ArchiveOptions};
use std::time::Instant;
use ureq::Body;
use ureq::http::header::{ACCEPT_ENCODING, CONTENT_ENCODING, CONTENT_TYPE, LOCATION};
use ureq::http::{HeaderValue, Response};
use url::Url;

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Archived {
    /// The address that answered, after all redirects.
    pub address: String,
    /// The status of the answer; it may well be 404.
    pub status: u16,
    /// What the server says it is. Nobody should believe it.
    pub declared: Option<String>,
    /// The answer.
    pub content: Vec<u8>,
}

/// Fetches what stands at an address, on a thread of its own.
pub async fn fetch(address: &str, options: &ArchiveOptions) -> Result<Archived, ArchiveError> {
    let (address, options) = (address.to_owned(), options.clone());
    let work = tokio::task::spawn_blocking(move || follow(&address, &options));
    work.await.unwrap_or_else(|error| Err(ArchiveError::Unreachable(error.to_string())))
}

fn follow(address: &str, options: &ArchiveOptions) -> Result<Archived, ArchiveError> {
    let end = Instant::now() + options.time;
    let mut address = checked(Url::parse(address), options)?;
    for _ in 0..=options.redirects {
        let asked = agent(end, options)?.get(address.as_str()).header(ACCEPT_ENCODING, "identity");
        let mut answer = asked.call()?;
        if let Some(next) = redirect(&answer) {
            address = checked(address.join(&next), options)?;
            continue;
        }
        let header = |name| answer.headers().get(name).map(HeaderValue::as_bytes);
        if header(CONTENT_ENCODING).is_some_and(|encoding| !encoding.eq_ignore_ascii_case(b"identity")) {
            return Err(ArchiveError::Packed);
        }
        let declared = header(CONTENT_TYPE).map(|value| String::from_utf8_lossy(value).into_owned());
        let status = answer.status().as_u16();
        let content = answer.body_mut().with_config().limit(options.bytes).read_to_vec()?;
        return Ok(Archived { address: address.into(), status, declared, content });
    }
    Err(ArchiveError::Redirects)
}

fn redirect(answer: &Response<Body>) -> Option<String> {
    let place = answer.headers().get(LOCATION)?;
    let leads_on = matches!(answer.status().as_u16(), 301 | 302 | 303 | 307 | 308);
    leads_on.then(|| String::from_utf8_lossy(place.as_bytes()).into_owned())
}
