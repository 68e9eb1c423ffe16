//! What stands before every handler: how often somebody may ask, the number of a request, what
//! is logged, and where measurements are given out.

use crate::harness::{World, demo_folder};
use crate::http::{get, send};
use crate::killed::ask;
use axum::body::Body;
use http::{HeaderName, Request, StatusCode, header};
use minga_testkit::on_both_databases;
use minga_web::{Peer, Settings};
use std::io::{Read, Write};
use std::net::{IpAddr, SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const PROGRAM: &str = env!("CARGO_BIN_EXE_minga");
const API: &str = "/api/v1/plans";

/// One request of whoever has this address, with what they claim of it.
async fn asked(world: &World, from: &str, headers: &[(&str, &str)]) -> crate::http::Answer {
    let mut request = Request::get(API);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let mut request = request.body(Body::empty()).unwrap();
    request.extensions_mut().insert(Peer(from.parse::<IpAddr>().unwrap()));
    send(world, request).await
}

/// A free address.
fn free() -> SocketAddr {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap()
}

/// A server whose log lies in this file.
pub(crate) fn serve(data: &Path, log: &Path, settings: &[(&str, &str)]) -> (Child, SocketAddr) {
    let listen = free();
    let mut command = Command::new(PROGRAM);
    command.env_clear().args(["--data"]).arg(data).args(["--listen", &listen.to_string(), "serve"]);
    command.envs(settings.iter().copied()).stdin(Stdio::null()).stdout(Stdio::null());
    let child = command.stderr(std::fs::File::create(log).unwrap()).spawn().unwrap();
    let begun = Instant::now();
    while ask(listen, "GET", "/ready", "", "").is_none_or(|(status, _)| status != 200) {
        assert!(
            begun.elapsed() < Duration::from_mins(1),
            "it does not come up: {}",
            std::fs::read_to_string(log).unwrap()
        );
        std::thread::sleep(Duration::from_millis(50));
    }
    (child, listen)
}

/// A request written by hand.
pub(crate) fn raw(to: SocketAddr, request: &str) -> String {
    let mut stream = TcpStream::connect(to).unwrap();
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = String::new();
    let _ = stream.read_to_string(&mut answer);
    answer
}

on_both_databases! {
    nobody_asks_the_api_more_often_than_they_may, async |store| {
        let world = World::with(store, Settings { api_rate: 5, ..Settings::default() }).await;
        for _ in 0..5 {
            assert_eq!(asked(&world, "203.0.113.7", &[]).await.status, StatusCode::OK);
        }
        let refused = asked(&world, "203.0.113.7", &[]).await;
        assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
        assert_eq!(refused.header(header::RETRY_AFTER), "12");
        assert_eq!(refused.header(header::CONTENT_TYPE), "application/problem+json");
        // Neither another key nor a header of their own makes somebody else of them.
        for claim in [("authorization", "Bearer made-up"), ("x-forwarded-for", "198.51.100.1"), ("x-real-ip", "198.51.100.1")] {
            assert_eq!(asked(&world, "203.0.113.7", &[claim]).await.status, StatusCode::TOO_MANY_REQUESTS, "{claim:?}");
        }
        assert_eq!(asked(&world, "203.0.113.8", &[]).await.status, StatusCode::OK);
        world.clock.advance(Duration::from_secs(12));
        assert_eq!(asked(&world, "203.0.113.7", &[]).await.status, StatusCode::OK);
        // Pages are for people, who are not counted.
        assert_eq!(get(&world, "/es").await.status, StatusCode::OK);
    };

    a_web_server_before_it_says_for_whom_it_asks, async |store| {
        let world = World::with(store, Settings { api_rate: 2, ..Settings::default() }).await;
        // What the client wrote stands before what the web server saw.
        for forged in ["1.1.1.1", "2.2.2.2", "3.3.3.3"] {
            let told = format!("{forged}, 203.0.113.7");
            asked(&world, "127.0.0.1", &[("x-forwarded-for", &told)]).await;
        }
        let again = asked(&world, "::ffff:127.0.0.1", &[("x-forwarded-for", "203.0.113.7")]).await;
        assert_eq!(again.status, StatusCode::TOO_MANY_REQUESTS);
        assert_eq!(asked(&world, "127.0.0.1", &[("x-forwarded-for", "203.0.113.9")]).await.status, StatusCode::OK);
        // This machine's own requests are not counted.
        for _ in 0..5 {
            assert_eq!(asked(&world, "127.0.0.1", &[]).await.status, StatusCode::OK);
        }
    };

    each_request_has_a_number, async |store| {
        let world = World::new(store).await;
        let id = HeaderName::from_static("x-request-id");
        let first = get(&world, "/es").await.header(id.clone()).to_owned();
        let second = get(&world, "/es").await.header(id.clone()).to_owned();
        assert!(first.len() == 32 && first != second, "{first} {second}");
        let trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        let with = |parent: String| Request::get("/es").header("traceparent", parent).body(Body::empty()).unwrap();
        let answer = send(&world, with(format!("00-{trace}-00f067aa0ba902b7-01"))).await;
        assert_eq!(answer.header(id.clone()), trace);
        for bad in ["00-x-00f067aa0ba902b7-01", "00-00000000000000000000000000000000-00f067aa0ba902b7-01", "nonsense"] {
            let answer = send(&world, with(bad.to_owned())).await;
            assert!(answer.header(id.clone()).len() == 32 && !bad.contains(answer.header(id.clone())), "{bad}");
        }
    };
}

#[tokio::test]
async fn measurements_are_for_the_operator_alone() {
    let folder = tempfile::tempdir().unwrap();
    let metrics = free();
    let (data, log) = (folder.path().join("data"), folder.path().join("log"));
    let (mut child, listen) = serve(&data, &log, &[("MINGA_METRICS_LISTEN", &metrics.to_string())]);
    let work = move || {
        assert_eq!(ask(listen, "GET", "/metrics", "", "").unwrap().0, 404);
        assert_eq!(ask(listen, "GET", "/es/buscar?q=secreto", "", "").unwrap().0, 200);
        let (status, told) = ask(metrics, "GET", "/metrics", "", "").unwrap();
        assert_eq!(status, 200);
        assert_eq!(ask(metrics, "GET", "/es", "", "").unwrap().0, 404);
        // Every name is documented, and of those that are documented none is missing.
        let document = crate::docs::document("docs/operating.md");
        let names: std::collections::BTreeSet<&str> =
            told.lines().filter_map(|line| line.strip_prefix("# TYPE ")?.split(' ').next()).collect();
        for name in &names {
            assert!(document.contains(&format!("| `{name}` |")), "{name} is not documented");
        }
        for name in
            ["minga_http_answers_total", "minga_events", "minga_jobs_parked", "minga_jobs_late_seconds"]
        {
            assert!(names.contains(name), "{name} is missing from {names:?}");
        }
        assert!(!told.contains("secreto"), "{told}");
    };
    tokio::task::spawn_blocking(work).await.unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
}

/// Signing in, keys, links, wrong addresses, a mail server that refuses, a job that fails: what
/// is logged of it holds nobody.
#[tokio::test]
async fn nothing_personal_is_logged() {
    let folder = tempfile::tempdir().unwrap();
    let (data, log) = (folder.path().join("data"), folder.path().join("log"));
    let run = |words: &[&str]| {
        let mut command = Command::new(PROGRAM);
        let output = command.env_clear().args(["--data"]).arg(&data).args(words).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8_lossy(&output.stdout).into_owned()
    };
    run(&["import", "plan", demo_folder().to_str().unwrap()]);
    let invited = run(&["account", "invite", "nusta@persona.example", "--name", "Ñusta Quispe"]);
    let link = invited.lines().find_map(|line| line.split_once("/entrar/con/")).unwrap().1.trim().to_owned();
    // A mail server that takes nothing.
    let refusing = TcpListener::bind("127.0.0.1:0").unwrap();
    let smtp = format!("smtp://{}?tls=none", refusing.local_addr().unwrap());
    std::thread::spawn(move || {
        for stream in refusing.incoming().flatten() {
            let _ = (&stream).write_all(b"554 5.7.1 nusta@persona.example is not welcome\r\n");
        }
    });
    let settings =
        [("MINGA_LOG_FORMAT", "json"), ("MINGA_LOG_REQUESTS", "true"), ("MINGA_MAIL_SERVER", smtp.as_str())];
    let (mut child, listen) = serve(&data, &log, &settings);
    let work = move || {
        let head = "Host: localhost\r\nConnection: close\r\nX-Forwarded-For: 203.0.113.77\r\nUser-Agent: Navegador-Secreto\r\n";
        let form = |path: &str, body: &str| {
            raw(
                listen,
                &format!(
                    "POST {path} HTTP/1.1\r\n{head}Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
                    body.len()
                ),
            )
        };
        let see = |path: &str, more: &str| raw(listen, &format!("GET {path} HTTP/1.1\r\n{head}{more}\r\n"));
        for _ in 0..12 {
            form("/es/entrar", "address=nusta%40persona.example&password=contrasena-secreta");
        }
        form("/es/entrar/enlace", "address=nusta%40persona.example");
        see(&format!("/es/entrar/con/{link}"), "");
        let taken = form(&format!("/es/entrar/con/{link}"), "name=Nusta+Quispe&password=quinua+y+paramo+7");
        let cookie = taken
            .lines()
            .find_map(|line| line.strip_prefix("set-cookie: "))
            .unwrap()
            .split(';')
            .next()
            .unwrap()
            .to_owned();
        assert!(see("/es/cuenta", &format!("Cookie: {cookie}\r\n")).contains("200 OK"));
        see("/api/v1/webhooks", "Authorization: Bearer llave-secreta\r\n");
        see("/es/no-hay/nusta@persona.example?token=secreto", "");
        see("/es/planes/%00", "");
        form("/es/importar", "x=nusta@persona.example");
        raw(listen, "GARBAGE nusta@persona.example\r\n\r\n");
        std::thread::sleep(Duration::from_secs(3));
        let told = std::fs::read_to_string(&log).unwrap();
        assert!(told.contains("\"answered\"") && told.contains("a job was not done"), "{told}");
        let secret = cookie.split('=').nth(1).unwrap();
        for private in [
            "nusta",
            "Quispe",
            "persona.example",
            "203.0.113.77",
            "contrasena",
            "paramo",
            "Navegador",
            "llave-secreta",
            "token=secreto",
            secret,
            &link,
        ] {
            assert!(
                !told.contains(private),
                "{private} is logged: {}",
                told.lines().find(|line| line.contains(private)).unwrap()
            );
        }
        for line in told.lines() {
            let line: serde_json::Value =
                serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
            assert!(
                line["timestamp"].is_string() && line["level"].is_string() && line["fields"].is_object(),
                "{line}"
            );
        }
    };
    tokio::task::spawn_blocking(work).await.unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
}
