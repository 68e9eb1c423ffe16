//! Fetching from servers that stand on this machine; to go there, a test must name the address.

use minga_files::{ArchiveError, ArchiveOptions, Archived, fetch};
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// A server on this machine that gives each visitor the same treatment.
struct Server {
    port: u16,
    visits: Arc<AtomicUsize>,
}

impl Server {
    fn at(host: &str, treat: impl Fn(TcpStream, &str) + Send + 'static) -> Server {
        let listener = TcpListener::bind((host, 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let visits = Arc::new(AtomicUsize::new(0));
        let seen = visits.clone();
        std::thread::spawn(move || {
            for visitor in listener.incoming() {
                let mut visitor = visitor.unwrap();
                seen.fetch_add(1, Ordering::Relaxed);
                let mut asked = Vec::new();
                let mut chunk = [0; 1024];
                while !asked.ends_with(b"\r\n\r\n") {
                    match visitor.read(&mut chunk) {
                        Ok(length) if length > 0 => asked.extend(&chunk[..length]),
                        _ => break,
                    }
                }
                treat(visitor, &String::from_utf8_lossy(&asked));
            }
        });
        Server { port, visits }
    }

    fn saying(answer: impl Fn(&str) -> String + Send + 'static) -> Server {
        Server::at("127.0.0.1", move |mut visitor, asked| {
            let _ = visitor.write_all(answer(asked).as_bytes());
        })
    }

    fn address(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }

    fn options(&self) -> ArchiveOptions {
        ArchiveOptions {
            ports: vec![80, 443, self.port],
            although_private: vec!["127.0.0.1".parse().unwrap()],
            time: Duration::from_secs(10),
            ..ArchiveOptions::default()
        }
    }

    async fn fetch(&self) -> Result<Archived, ArchiveError> {
        fetch(&self.address(), &self.options()).await
    }
}

fn ok(headers: &str, body: &str) -> String {
    format!("HTTP/1.1 200 OK\r\nConnection: close\r\n{headers}Content-Length: {}\r\n\r\n{body}", body.len())
}

fn to(address: &str) -> String {
    format!("HTTP/1.1 302 Found\r\nConnection: close\r\nLocation: {address}\r\nContent-Length: 0\r\n\r\n")
}

#[tokio::test]
async fn an_answer_comes_with_its_address_its_type_and_its_status() {
    let server = Server::saying(|asked| match asked.split(' ').nth(1) {
        Some("/") => to("/here?a=1#there"),
        _ if asked.to_lowercase().contains("accept-encoding: identity") => {
            ok("Content-Type: text/html\r\n", "Hola")
        }
        _ => String::new(),
    });
    let found = server.fetch().await.unwrap();
    assert_eq!(found.address, format!("{}here?a=1", server.address()));
    assert_eq!(
        (found.status, found.declared.as_deref(), &*found.content),
        (200, Some("text/html"), &b"Hola"[..])
    );
    let gone = Server::saying(|_| "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n".to_owned());
    assert_eq!(gone.fetch().await.unwrap().status, 404);
}

#[tokio::test]
async fn nothing_private_is_visited_however_it_is_written() {
    let server = Server::saying(|_| ok("", "secret"));
    let port = server.port;
    let options = ArchiveOptions { although_private: Vec::new(), ..server.options() };
    let hosts = [
        "127.0.0.1",
        "localhost",
        "localhost.",
        "LOCALHOST",
        "0x7f.1",
        "0x7f000001",
        "2130706433",
        "0177.0.0.1",
        "127.1",
        "127.0.0.1.",
        "0",
        "0.0.0.0",
        "[::1]",
        "[::]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[::127.0.0.1]",
        "[64:ff9b::127.0.0.1]",
        "[2002:7f00:1::]",
        "[fe80::1]",
        "１２７.0.0.1",
        "127。0。0。1",
        "169.254.169.254",
        "10.0.0.1",
        "192.168.1.1",
        "100.64.0.1",
        "[fd00:ec2::254]",
    ];
    for host in hosts {
        let answer = fetch(&format!("http://{host}:{port}/"), &options).await;
        // Not every system knows the name with its dot.
        let is_unknown = host == "localhost." && matches!(answer, Err(ArchiveError::Unreachable(_)));
        assert!(is_unknown || matches!(answer, Err(ArchiveError::Private)), "{host}: {answer:?}");
    }
    assert_eq!(server.visits.load(Ordering::Relaxed), 0);
}

#[tokio::test]
async fn what_is_no_plain_address_of_the_web_is_refused() {
    let options = ArchiveOptions::default();
    let wrong = [
        "",
        "plan.pdf",
        "//example.org/",
        "file:///etc/passwd",
        "ftp://example.org/",
        "gopher://example.org/",
        "data:text/plain,hola",
        "javascript:alert(1)",
        "http://",
        "http:///",
        "http://ana:secret@example.org/",
        "http://ana@example.org/",
        "http://example.org@127.0.0.1/",
        "http://a b/",
        "http://[::1",
        "http://1.2.3.4.5.6.7/x:y@z:99999",
        "http://[fe80::1%25eth0]/",
    ];
    for address in wrong {
        let answer = fetch(address, &options).await;
        assert!(matches!(answer, Err(ArchiveError::Address)), "{address}: {answer:?}");
    }
    let long = format!("http://example.org/{}", "a".repeat(2048));
    assert!(matches!(fetch(&long, &options).await, Err(ArchiveError::Address)));
    for (address, port) in [("http://example.org:22/", 22), ("https://example.org:8443/", 8443)] {
        assert!(matches!(fetch(address, &options).await, Err(ArchiveError::Port(other)) if other == port));
    }
}

#[tokio::test]
async fn each_redirect_is_checked_anew() {
    let inside = Server::at("127.0.0.2", |mut visitor, _| {
        let _ = visitor.write_all(ok("", "secret").as_bytes());
    });
    let port = inside.port;
    let places = [
        format!("http://127.0.0.2:{port}/"),
        format!("//127.0.0.2:{port}/"),
        format!("http://0x7f.2:{port}/"),
        "http://[::1]/".to_owned(),
        "http://169.254.169.254/latest/meta-data/".to_owned(),
    ];
    for place in places {
        let server = Server::saying(move |_| to(&place));
        let mut options = server.options();
        options.ports.push(port);
        let answer = fetch(&server.address(), &options).await;
        assert!(matches!(answer, Err(ArchiveError::Private)), "{answer:?}");
    }
    for place in ["file:///etc/passwd", "http://ana:secret@127.0.0.1/", "gopher://127.0.0.1/"] {
        let answer = Server::saying(move |_| to(place)).fetch().await;
        assert!(matches!(answer, Err(ArchiveError::Address)), "{answer:?}");
    }
    let answer = Server::saying(|_| to("http://127.0.0.1:6379/")).fetch().await;
    assert!(matches!(answer, Err(ArchiveError::Port(6379))), "{answer:?}");
    assert_eq!(inside.visits.load(Ordering::Relaxed), 0);
}

#[tokio::test]
async fn redirects_have_an_end() {
    let server = Server::saying(|_| to("/again"));
    assert!(matches!(server.fetch().await, Err(ArchiveError::Redirects)));
    assert_eq!(server.visits.load(Ordering::Relaxed), 6);
}

#[tokio::test]
async fn an_answer_without_end_is_cut() {
    let server = Server::at("127.0.0.1", |mut visitor, _| {
        let _ = visitor.write_all(b"HTTP/1.1 200 OK\r\n\r\n");
        while visitor.write_all(&[b'a'; 8192]).is_ok() {}
    });
    let options = ArchiveOptions { bytes: 1 << 20, ..server.options() };
    assert!(matches!(fetch(&server.address(), &options).await, Err(ArchiveError::TooLarge)));
    // One of exactly as much as may be is taken.
    let server = Server::saying(|_| ok("", &"a".repeat(1000)));
    let options = ArchiveOptions { bytes: 1000, ..server.options() };
    assert_eq!(fetch(&server.address(), &options).await.unwrap().content.len(), 1000);
    let options = ArchiveOptions { bytes: 999, ..server.options() };
    assert!(matches!(fetch(&server.address(), &options).await, Err(ArchiveError::TooLarge)));
}

#[tokio::test]
async fn a_slow_answer_does_not_hold_us() {
    let drip = |beginning: &'static [u8]| {
        Server::at("127.0.0.1", move |mut visitor, _| {
            let _ = visitor.write_all(beginning);
            for _ in 0..200 {
                std::thread::sleep(Duration::from_millis(50));
                if visitor.write_all(b"a").is_err() {
                    break;
                }
            }
        })
    };
    // Slow in its body, and slow in its head.
    for beginning in [&b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n"[..], b"HTTP/1.1 200 OK\r\nX: "] {
        let server = drip(beginning);
        let options = ArchiveOptions { time: Duration::from_millis(600), ..server.options() };
        let begun = Instant::now();
        let answer = fetch(&server.address(), &options).await;
        assert!(matches!(answer, Err(ArchiveError::Slow)), "{answer:?}");
        assert!(begun.elapsed() < Duration::from_secs(4));
    }
    // Redirects do not begin the time anew.
    let server = Server::at("127.0.0.1", |mut visitor, _| {
        std::thread::sleep(Duration::from_millis(250));
        let _ = visitor.write_all(to("/again").as_bytes());
    });
    let options = ArchiveOptions { time: Duration::from_millis(600), ..server.options() };
    assert!(matches!(fetch(&server.address(), &options).await, Err(ArchiveError::Slow)));
}

#[tokio::test]
async fn an_answer_that_is_packed_is_not_unpacked() {
    let server = Server::saying(|_| ok("Content-Encoding: gzip\r\n", "bomb"));
    assert!(matches!(server.fetch().await, Err(ArchiveError::Packed)));
}

#[tokio::test]
async fn no_answer_is_told() {
    let options = Server::saying(|_| String::new());
    assert!(matches!(options.fetch().await, Err(ArchiveError::Unreachable(_))));
    let error = ArchiveError::Unreachable(String::new());
    assert_eq!(error.code(), "unreachable");
}
