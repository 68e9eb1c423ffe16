//! Where a request comes from, for counting what one place asks for too often.

use crate::rate::{Peer, asker, one_of};
use crate::{App, PageError};
use axum::extract::FromRequestParts;
use http::request::Parts;
use std::net::IpAddr;

/// The place that a request comes from: a network address, of IPv6 the part that a household or
/// an office has. It is only ever kept as a hash, for as long as something is counted by it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asker(String);

impl Asker {
    /// As text, to count by.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromRequestParts<App> for Asker {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Asker, PageError> {
        let peer = parts.extensions.get::<Peer>().copied();
        // This machine itself is counted too: whoever sits at it is one place like another.
        let place = peer.map(|peer| {
            let Peer(address) = peer;
            one_of(asker(&app.settings.proxies, peer, &parts.headers).unwrap_or(address))
        });
        Ok(Asker(place.as_ref().map(IpAddr::to_string).unwrap_or_default()))
    }
}
