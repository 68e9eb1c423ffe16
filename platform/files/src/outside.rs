//! How requests go out, and where they never go.
//!
//! The address comes from a person, and the request goes out from inside: whoever may give the
//! address must not reach what only we can reach (CWE-918). The host is resolved here, every
//! address that it has must be public, and the connection goes to those addresses and no
//! others, so that a name cannot change its mind in between.

use crate::is_public;
use std::net::IpAddr;
use std::time::{Duration, Instant};
use ureq::Agent;
use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::{DefaultConnector, NextTimeout};
use url::Url;

/// Who asks.
const NAME: &str = concat!("minga/", env!("CARGO_PKG_VERSION"));
/// The longest address.
const LONGEST: usize = 2048;

/// The bounds of one request that goes out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArchiveOptions {
    /// The most bytes of the answer.
    pub bytes: u64,
    /// The time for everything, from the first name that is resolved to the last byte.
    pub time: Duration,
    /// How many redirects are followed.
    pub redirects: usize,
    /// The ports that may be asked.
    pub ports: Vec<u16>,
    /// Addresses that may be asked though they are not public. For tests.
    pub although_private: Vec<IpAddr>,
}

impl Default for ArchiveOptions {
    fn default() -> ArchiveOptions {
        ArchiveOptions {
            bytes: 20 << 20,
            time: Duration::from_secs(30),
            redirects: 5,
            ports: vec![80, 443],
            although_private: Vec::new(),
        }
    }
}

/// Why nothing was fetched, or sent.
#[derive(Debug, thiserror::Error)]
pub enum ArchiveError {
    /// It is no address of the web, or has a password in it.
    #[error("this is not an address that can be fetched")]
    Address,
    /// It names a port that is not asked.
    #[error("port {0} is not asked")]
    Port(u16),
    /// It leads, or one of its addresses does, to a place that is not public.
    #[error("it leads to an address that is not public")]
    Private,
    /// It leads on and on.
    #[error("it redirects too often")]
    Redirects,
    /// The answer is larger than may be.
    #[error("the answer is too large")]
    TooLarge,
    /// It took longer than may be.
    #[error("it took too long")]
    Slow,
    /// The answer is packed although we asked for it as it is.
    #[error("the answer is packed")]
    Packed,
    /// Nobody answered, or not as one does.
    #[error("no answer: {0}")]
    Unreachable(String),
}

impl ArchiveError {
    /// The code by which the words for it are found.
    pub const fn code(&self) -> &'static str {
        match self {
            ArchiveError::Address => "address",
            ArchiveError::Port(_) => "port",
            ArchiveError::Private => "private",
            ArchiveError::Redirects => "redirects",
            ArchiveError::TooLarge => "too_large",
            ArchiveError::Slow => "slow",
            ArchiveError::Packed => "packed",
            ArchiveError::Unreachable(_) => "unreachable",
        }
    }
}

impl From<ureq::Error> for ArchiveError {
    fn from(error: ureq::Error) -> ArchiveError {
        match error {
            ureq::Error::Timeout(_) => ArchiveError::Slow,
            ureq::Error::BodyExceedsLimit(_) => ArchiveError::TooLarge,
            ureq::Error::Io(error) if is_not_public(&error) => ArchiveError::Private,
            other => ArchiveError::Unreachable(other.to_string()),
        }
    }
}

/// What sends one request, and no other: it has no cookies, no proxy and no open connections,
/// and it follows nothing.
pub(crate) fn agent(end: Instant, options: &ArchiveOptions) -> Result<Agent, ArchiveError> {
    let left = end.saturating_duration_since(Instant::now());
    if left.is_zero() {
        return Err(ArchiveError::Slow);
    }
    let config = Config::builder()
        .timeout_global(Some(left))
        .http_status_as_error(false)
        .max_redirects(0)
        .proxy(None)
        .user_agent(NAME)
        .build();
    let guard =
        Guard { names: DefaultResolver::default(), although_private: options.although_private.clone() };
    Ok(Agent::with_parts(config, DefaultConnector::default(), guard))
}

/// Whether an address can be asked at all, before its host is resolved.
pub fn check_address(address: &str, options: &ArchiveOptions) -> Result<(), ArchiveError> {
    checked(Url::parse(address), options).map(drop)
}

/// What can be said of an address before its host is resolved. Reading it has already made
/// `0x7f.1` and its like into addresses as everybody writes them.
pub(crate) fn checked(
    read: Result<Url, url::ParseError>,
    options: &ArchiveOptions,
) -> Result<Url, ArchiveError> {
    let mut address = read.map_err(|_| ArchiveError::Address)?;
    address.set_fragment(None);
    let is_web = matches!(address.scheme(), "http" | "https");
    let is_bare = address.username().is_empty() && address.password().is_none();
    if !is_web || !is_bare || address.as_str().len() > LONGEST {
        return Err(ArchiveError::Address);
    }
    let port = address.port_or_known_default().ok_or(ArchiveError::Address)?;
    if options.ports.contains(&port) { Ok(address) } else { Err(ArchiveError::Port(port)) }
}

/// A name has an address that is not public.
#[derive(Debug, thiserror::Error)]
#[error("not a public address")]
struct NotPublic;

fn is_not_public(error: &std::io::Error) -> bool {
    error.get_ref().is_some_and(|inner| inner.downcast_ref::<NotPublic>().is_some())
}

/// Lets through what another resolver found, if all of it may be visited.
#[derive(Debug)]
struct Guard<R> {
    names: R,
    although_private: Vec<IpAddr>,
}

impl<R: Resolver> Resolver for Guard<R> {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let found = self.names.resolve(uri, config, timeout)?;
        let may_visit = |address: IpAddr| is_public(address) || self.although_private.contains(&address);
        if found.iter().all(|it| may_visit(it.ip())) {
            Ok(found)
        } else {
            Err(ureq::Error::Io(std::io::Error::other(NotPublic)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Read as _, Write as _};
    use std::net::{SocketAddr, TcpListener};
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};

    /// Names that have other addresses each time somebody asks, as an attacker's have.
    #[derive(Debug)]
    struct Changing {
        answers: Vec<Vec<SocketAddr>>,
        asked: Arc<AtomicUsize>,
    }

    impl Resolver for Changing {
        fn resolve(&self, _: &Uri, _: &Config, _: NextTimeout) -> Result<ResolvedSocketAddrs, ureq::Error> {
            let turn = self.asked.fetch_add(1, Ordering::Relaxed);
            let mut found = self.empty();
            self.answers[turn.min(self.answers.len() - 1)].iter().for_each(|address| found.push(*address));
            Ok(found)
        }
    }

    fn get(answers: Vec<Vec<SocketAddr>>, allowed: &[&str]) -> (Result<String, ArchiveError>, usize) {
        let asked = Arc::new(AtomicUsize::new(0));
        let names = Changing { answers, asked: asked.clone() };
        let although_private = allowed.iter().map(|it| it.parse().expect("an address")).collect();
        let config = Config::builder().timeout_global(Some(Duration::from_secs(5))).build();
        let guard = Guard { names, although_private };
        let agent = Agent::with_parts(config, DefaultConnector::default(), guard);
        let answer = agent.get("http://attacker.example/").call();
        let body = answer.and_then(|mut answer| answer.body_mut().read_to_string());
        (body.map_err(ArchiveError::from), asked.load(Ordering::Relaxed))
    }

    #[test]
    fn one_private_address_among_many_is_enough_to_refuse() {
        let mixed = ["93.184.215.14:80", "127.0.0.1:80"].map(|it| it.parse().expect("an address"));
        let (answer, _) = get(vec![mixed.to_vec()], &[]);
        assert!(matches!(answer, Err(ArchiveError::Private)), "{answer:?}");
    }

    #[test]
    fn the_address_that_was_checked_is_the_one_that_is_visited() {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let first = listener.local_addr().expect("an address");
        let server = std::thread::spawn(move || {
            let (mut visitor, _) = listener.accept().expect("a visitor");
            let _ = visitor.read(&mut [0; 1024]);
            visitor.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nfirst").expect("an answer");
        });
        // Whoever asked a second time would be sent elsewhere.
        let second = SocketAddr::new(IpAddr::from([127, 0, 0, 2]), first.port());
        let (answer, asked) = get(vec![vec![first], vec![second]], &["127.0.0.1"]);
        server.join().expect("a server");
        assert_eq!((answer.expect("an answer").as_str(), asked), ("first", 1));
    }
}
