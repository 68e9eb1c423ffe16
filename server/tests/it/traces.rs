//! Requests are told to a collector of traces, and nothing of who asked, or for what.

use crate::doors::{raw, serve};
use crate::killed::ask;
use serde_json::Value;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::Command;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

const TRACE: &str = "4bf92f3577b34da6a3ce929d0e0e4736";

/// A collector: what was sent to it.
fn collector() -> (String, Arc<Mutex<Vec<Value>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/v1/traces", listener.local_addr().unwrap());
    let taken: Arc<Mutex<Vec<Value>>> = Arc::default();
    let kept = taken.clone();
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let body = received(stream);
            kept.lock().unwrap().push(serde_json::from_slice(&body).unwrap());
        }
    });
    (address, taken)
}

/// The body of one request, which is answered.
fn received(mut stream: TcpStream) -> Vec<u8> {
    let mut lines = BufReader::new(stream.try_clone().unwrap());
    let mut length = 0;
    loop {
        let mut line = String::new();
        lines.read_line(&mut line).unwrap();
        let line = line.trim().to_lowercase();
        if line.is_empty() {
            break;
        }
        if let Some(told) = line.strip_prefix("content-length: ") {
            length = told.parse().unwrap();
        }
    }
    let mut body = vec![0; length];
    lines.read_exact(&mut body).unwrap();
    stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}").unwrap();
    body
}

fn spans(taken: &[Value]) -> Vec<Value> {
    let all = |value: &Value, name: &str| value[name].as_array().cloned().unwrap_or_default();
    let of = |it: &Value| all(it, "scopeSpans").iter().flat_map(|it| all(it, "spans")).collect::<Vec<_>>();
    taken.iter().flat_map(|it| all(it, "resourceSpans")).flat_map(|it| of(&it)).collect()
}

fn attribute(span: &Value, name: &str) -> Value {
    let all = span["attributes"].as_array().unwrap();
    let found = all.iter().find(|it| it["key"] == name).unwrap_or_else(|| panic!("no {name}: {span}"));
    found["value"].clone()
}

#[tokio::test]
async fn a_collector_is_told_of_requests_and_of_nobody() {
    let folder = tempfile::tempdir().unwrap();
    let (data, log) = (folder.path().join("data"), folder.path().join("log"));
    let (address, taken) = collector();
    let (mut child, listen) = serve(&data, &log, &[("MINGA_TRACES_TO", &address)]);
    let work = move || {
        let parent = format!("traceparent: 00-{TRACE}-00f067aa0ba902b7-01");
        let head = format!("Host: localhost\r\nConnection: close\r\n{parent}\r\nCookie: session=SECRETO3");
        let answer = raw(listen, &format!("GET /es/planes/SECRETO1?q=SECRETO2 HTTP/1.1\r\n{head}\r\n\r\n"));
        assert!(answer.starts_with("HTTP/1.1 404"), "{answer}");
        assert!(answer.contains(&format!("x-request-id: {TRACE}")), "{answer}");
        // It is asked to stop, and tells the rest first.
        let asked = Command::new("kill").args(["-TERM", &child.id().to_string()]).status().unwrap();
        assert!(asked.success() && child.wait().unwrap().success());
        let taken = taken.lock().unwrap();
        let found = spans(&taken);
        let ours: Vec<&Value> = found.iter().filter(|it| it["traceId"] == TRACE).collect();
        assert_eq!(ours.len(), 1, "{found:?}");
        let span = ours[0];
        assert_eq!(span["parentSpanId"], "00f067aa0ba902b7");
        assert_eq!(span["name"], "GET /es/planes/{plan}");
        assert_eq!(attribute(span, "http.route")["stringValue"], "/es/planes/{plan}");
        assert_eq!(attribute(span, "http.request.method")["stringValue"], "GET");
        assert_eq!(
            attribute(span, "http.response.status_code")["intValue"].to_string().replace('"', ""),
            "404"
        );
        let all = serde_json::to_string(&*taken).unwrap();
        assert!(!all.contains("SECRETO"), "{all}");
        assert!(all.contains("\"minga\""), "{all}");
    };
    tokio::task::spawn_blocking(work).await.unwrap();
}

/// Nobody listens, or somebody takes what is said and never answers.
#[tokio::test]
async fn nobody_waits_for_a_collector() {
    let folder = tempfile::tempdir().unwrap();
    let (data, log) = (folder.path().join("data"), folder.path().join("log"));
    let mute = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/v1/traces", mute.local_addr().unwrap());
    let (mut child, listen) = serve(&data, &log, &[("MINGA_TRACES_TO", &address)]);
    let work = move || {
        let begun = Instant::now();
        for _ in 0..3_000 {
            assert_eq!(ask(listen, "GET", "/health", "", "").unwrap().0, 200);
            if begun.elapsed() > Duration::from_secs(8) {
                break;
            }
        }
        let asked = Instant::now();
        assert_eq!(ask(listen, "GET", "/es", "", "").unwrap().0, 200);
        assert!(asked.elapsed() < Duration::from_secs(5), "somebody waited for the collector");
        child.kill().unwrap();
        child.wait().unwrap();
    };
    tokio::task::spawn_blocking(work).await.unwrap();
    drop(mute);
}
