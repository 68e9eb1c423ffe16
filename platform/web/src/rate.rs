//! How often one address may ask the API.
//!
//! Counted in memory, so each server of an installation counts by itself. Only the address is
//! looked at: a key that somebody makes up costs nothing, and would be a way around.

use crate::{App, PageError, api};
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use http::{HeaderMap, HeaderValue, header};
use minga_kernel::Moment;
use moka::sync::Cache;
use parking_lot::Mutex;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::Arc;
use std::time::Duration;

/// Who is at the other end of the connection. Whoever serves puts it into each request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Peer(pub IpAddr);

/// What a web server that stands before says of whom it asks for.
const FORWARDED_FOR: &str = "x-forwarded-for";
/// How many addresses are remembered; the ones not seen for longest are forgotten.
const REMEMBERED: u64 = 100_000;

/// What each address may still ask.
pub(crate) struct Rates {
    /// How many requests in a minute.
    each_minute: u32,
    buckets: Cache<IpAddr, Arc<Mutex<Bucket>>>,
}

/// A bucket that fills evenly, and from which each request takes one.
struct Bucket {
    /// How many requests it holds.
    left: f64,
    /// When that was so.
    at: Moment,
}

impl Rates {
    pub(crate) fn new(each_minute: u32) -> Rates {
        let idle = Duration::from_mins(2);
        Rates { each_minute, buckets: Cache::builder().max_capacity(REMEMBERED).time_to_idle(idle).build() }
    }

    /// Takes one request; after how many seconds there is one again if there is none now.
    fn take(&self, who: IpAddr, now: Moment) -> Result<(), Duration> {
        let most = f64::from(self.each_minute);
        let bucket =
            self.buckets.get_with(one_of(who), || Arc::new(Mutex::new(Bucket { left: most, at: now })));
        let mut bucket = bucket.lock();
        let passed = (now - bucket.at).num_milliseconds().max(0) as f64 / 60_000.0;
        bucket.left = (bucket.left + passed * most).min(most);
        bucket.at = now;
        if bucket.left >= 1.0 {
            bucket.left -= 1.0;
            return Ok(());
        }
        let seconds = (1.0 - bucket.left) * 60.0 / most;
        Err(Duration::from_secs_f64(seconds.ceil().max(1.0)))
    }
}

/// Whoever has one address of the sixth version has the 2^64 beside it.
pub(crate) fn one_of(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(six) => six.to_ipv4_mapped().map_or_else(
            || IpAddr::V6(Ipv6Addr::from_bits(six.to_bits() & !u128::from(u64::MAX))),
            IpAddr::V4,
        ),
    }
}

/// The address of whoever asks; nothing on this machine itself, which is not counted. What a
/// header says is believed only where the operator's own web server wrote it.
pub(crate) fn asker(proxies: &[IpAddr], peer: Peer, headers: &HeaderMap) -> Option<IpAddr> {
    let Peer(address) = peer;
    if proxies.contains(&address.to_canonical()) {
        // The last one is what our own web server saw; before it stands what it was told.
        let mut lines = headers.get_all(FORWARDED_FOR).into_iter().filter_map(|line| line.to_str().ok());
        let told = lines.next_back().and_then(|line| line.rsplit(',').next()?.trim().parse().ok());
        if told.is_some() {
            return told;
        }
    }
    (!address.to_canonical().is_loopback()).then_some(address)
}

/// Refuses whoever asks the API more often than they may.
pub(crate) async fn bound(State(app): State<App>, request: Request, next: Next) -> Response {
    if app.rates.each_minute == 0 || !request.uri().path().starts_with("/api/") {
        return next.run(request).await;
    }
    let lang = api::lang(request.headers());
    let peer = request.extensions().get::<Peer>().copied();
    let asker = peer.and_then(|peer| asker(&app.settings.proxies, peer, request.headers()));
    match asker.map_or(Ok(()), |asker| app.rates.take(asker, app.clock.now())) {
        Ok(()) => next.run(request).await,
        Err(wait) => {
            let mut response = api::problem(&app, lang, &PageError::TooMany);
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(wait.as_secs()));
            response
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bucket_fills_again() {
        let rates = Rates::new(60);
        let who: IpAddr = "203.0.113.7".parse().expect("an address");
        let start = Moment::default();
        for _ in 0..60 {
            assert_eq!(rates.take(who, start), Ok(()));
        }
        assert_eq!(rates.take(who, start), Err(Duration::from_secs(1)));
        assert_eq!(rates.take("203.0.113.8".parse().expect("an address"), start), Ok(()));
        let later = start + chrono::Duration::seconds(2);
        assert_eq!((rates.take(who, later), rates.take(who, later)), (Ok(()), Ok(())));
        assert_eq!(rates.take(who, later), Err(Duration::from_secs(1)));
        // A clock that goes back gives nothing.
        assert_eq!(rates.take(who, start), Err(Duration::from_secs(1)));
    }

    #[test]
    fn nobody_chooses_where_they_come_from() {
        let said = |peer: &str, forwarded: &[&'static str]| {
            let mut headers = HeaderMap::new();
            for line in forwarded {
                headers.append(FORWARDED_FOR, HeaderValue::from_static(line));
            }
            let proxies = ["10.0.0.1".parse().expect("an address")];
            let peer = Peer(peer.parse().expect("an address"));
            asker(&proxies, peer, &headers).map(|address| address.to_string())
        };
        let is = |text: &str| Some(text.to_owned());
        assert_eq!(said("192.0.2.1", &["198.51.100.7"]), is("192.0.2.1"));
        assert_eq!(said("10.0.0.1", &["1.1.1.1, 198.51.100.7"]), is("198.51.100.7"));
        assert_eq!(said("10.0.0.1", &["1.1.1.1", "9.9.9.9, 198.51.100.7"]), is("198.51.100.7"));
        assert_eq!(said("10.0.0.1", &[]), is("10.0.0.1"));
        assert_eq!(said("10.0.0.1", &["nonsense"]), is("10.0.0.1"));
        assert_eq!(said("127.0.0.1", &[]), None);
    }

    #[test]
    fn neighbours_of_the_sixth_version_are_one() {
        let one = |text: &str| one_of(text.parse().expect("an address"));
        assert_eq!(one("2001:db8:1:2:3::1"), one("2001:db8:1:2:ffff::9"));
        assert_ne!(one("2001:db8:1:2::1"), one("2001:db8:1:3::1"));
        assert_eq!(one("::ffff:203.0.113.7"), one("203.0.113.7"));
    }
}
