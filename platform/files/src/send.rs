//! Sends something to an outside address, with everything that `outside.rs` checks.

use crate::outside::{agent, checked};
use crate::{ArchiveError, ArchiveOptions};
use std::time::Instant;
use ureq::http::header::CONTENT_TYPE;
use url::Url;

/// What is sent.
#[derive(Clone, Debug)]
pub struct Posted {
    /// Its media type.
    pub media_type: &'static str,
    /// What is said beside it.
    pub headers: Vec<(&'static str, String)>,
    /// The content.
    pub content: Vec<u8>,
}

/// Sends it with POST, on a thread of its own; the status of the answer. Nothing else of the
/// answer is read, and a redirect is not followed.
pub async fn post(address: &str, posted: Posted, options: &ArchiveOptions) -> Result<u16, ArchiveError> {
    let (address, options) = (address.to_owned(), options.clone());
    let work = tokio::task::spawn_blocking(move || send(&address, &posted, &options));
    work.await.unwrap_or_else(|error| Err(ArchiveError::Unreachable(error.to_string())))
}

fn send(address: &str, posted: &Posted, options: &ArchiveOptions) -> Result<u16, ArchiveError> {
    let address = checked(Url::parse(address), options)?;
    let agent = agent(Instant::now() + options.time, options)?;
    let mut request = agent.post(address.as_str()).header(CONTENT_TYPE, posted.media_type);
    for (name, value) in &posted.headers {
        request = request.header(*name, value);
    }
    Ok(request.send(&posted.content)?.status().as_u16())
}
