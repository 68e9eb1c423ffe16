//! Where a request comes from, for counting what one place asks for too often.

use crate::{App, PageError};
use axum::extract::FromRequestParts;
use http::HeaderMap;
use http::request::Parts;
use std::net::{IpAddr, Ipv6Addr};

/// The other end of a connection, as the server saw it.
#[derive(Clone, Copy, Debug)]
pub struct Peer(pub IpAddr);

/// The place that a request comes from: a network address, of IPv6 the part that a household or
/// an office has. It is only ever kept as a hash, for as long as something is counted by it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source(String);

impl Source {
    /// As text, to count by.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn of(peer: Option<IpAddr>, headers: &HeaderMap, proxies: u32) -> Source {
        let lines = headers.get_all("x-forwarded-for").into_iter().filter_map(|line| line.to_str().ok());
        let named: Vec<&str> = lines.flat_map(|line| line.split(',')).map(str::trim).collect();
        // Each proxy puts the address that it saw at the end: only as many are believed as the
        // operator says that there are, for anybody can write the others.
        let depth = usize::try_from(proxies).unwrap_or(usize::MAX);
        let told = named.len().checked_sub(depth).and_then(|at| named.get(at)).and_then(|it| it.parse().ok());
        let address = if proxies == 0 { peer } else { told.or(peer) };
        Source(address.map(shortened).unwrap_or_default())
    }
}

/// Of IPv6 the first 64 bits: the rest one machine changes as it likes.
fn shortened(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => Ipv6Addr::from_bits(address.to_bits() >> 64 << 64).to_string(),
    }
}

impl FromRequestParts<App> for Source {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Source, PageError> {
        let peer = parts.extensions.get::<Peer>().map(|peer| peer.0);
        Ok(Source::of(peer, &parts.headers, app.settings.proxies))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use http::HeaderValue;

    fn source(peer: &str, forwarded: &[&'static str], proxies: u32) -> String {
        let mut headers = HeaderMap::new();
        for line in forwarded {
            headers.append("x-forwarded-for", HeaderValue::from_static(line));
        }
        Source::of(peer.parse().ok(), &headers, proxies).0
    }

    #[test]
    fn nobody_chooses_where_they_come_from() {
        assert_eq!(source("192.0.2.1", &["198.51.100.7"], 0), "192.0.2.1");
        assert_eq!(source("10.0.0.1", &["1.1.1.1, 198.51.100.7"], 1), "198.51.100.7");
        assert_eq!(source("10.0.0.1", &["1.1.1.1", "198.51.100.7, 10.0.0.2"], 2), "198.51.100.7");
        assert_eq!(source("10.0.0.1", &[], 1), "10.0.0.1");
        assert_eq!(source("10.0.0.1", &["nonsense"], 1), "10.0.0.1");
        assert_eq!(source("10.0.0.1", &["198.51.100.7"], 5), "10.0.0.1");
        assert_eq!(source("2001:db8:1:2:3:4:5:6", &[], 0), "2001:db8:1:2::");
        assert_eq!(source("::ffff:192.0.2.1", &[], 0), "192.0.2.1");
    }
}
