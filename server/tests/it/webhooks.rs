//! Webhooks: programs ask for them, events are told, signed, tried again, and given up.

use crate::api_writes::Client;
use crate::harness::World;
use crate::http::get;
use crate::judges::judge;
use http::{StatusCode, header};
use minga_auth::{Scope, block_account};
use minga_clients::Secret;
use minga_files::ArchiveOptions;
use minga_jobs::{Handler, Settings as JobSettings, Worker, waiting};
use minga_kernel::{Actor, Clock, Lang};
use minga_server::SystemClock;
use minga_testkit::{TestStore, on_both_databases};
use minga_web::{Settings, TellHook, hand_over};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU16, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// What came to somebody's server.
#[derive(Clone, Debug)]
struct Message {
    headers: BTreeMap<String, String>,
    content: String,
}

/// Somebody's server on this machine.
struct Server {
    port: u16,
    status: Arc<AtomicU16>,
    came: Arc<Mutex<Vec<Message>>>,
}

impl Server {
    fn new() -> Server {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let (status, came) = (Arc::new(AtomicU16::new(204)), Arc::new(Mutex::new(Vec::new())));
        let (answers, keeps) = (status.clone(), came.clone());
        std::thread::spawn(move || {
            for visitor in listener.incoming() {
                let mut visitor = visitor.unwrap();
                if let Some(message) = read(&mut visitor) {
                    keeps.lock().unwrap().push(message);
                }
                let status = answers.load(Ordering::Relaxed);
                // Where it would lead, if anybody followed.
                let location = format!("http://127.0.0.1:{port}/followed");
                let answer = format!(
                    "HTTP/1.1 {status} X\r\nConnection: close\r\nLocation: {location}\r\nContent-Length: 0\r\n\r\n"
                );
                let _ = visitor.write_all(answer.as_bytes());
            }
        });
        Server { port, status, came }
    }

    fn address(&self) -> String {
        format!("http://127.0.0.1:{}/hook", self.port)
    }

    fn says(&self, status: u16) {
        self.status.store(status, Ordering::Relaxed);
    }

    /// What came since somebody asked last.
    fn take(&self) -> Vec<Message> {
        std::mem::take(&mut *self.came.lock().unwrap())
    }

    /// The program, which may go to this server though it is not public.
    async fn world(&self, store: TestStore) -> World {
        let outside = ArchiveOptions {
            ports: vec![self.port],
            although_private: vec!["127.0.0.1".parse().unwrap()],
            ..ArchiveOptions::default()
        };
        let world = World::reaching(store, Settings::default(), outside).await;
        world.import(&crate::harness::demo_folder()).await.unwrap();
        world
    }
}

fn read(visitor: &mut TcpStream) -> Option<Message> {
    let mut bytes = Vec::new();
    let mut chunk = [0; 1024];
    let split = loop {
        if let Some(at) = bytes.windows(4).position(|it| it == b"\r\n\r\n") {
            break at;
        }
        match visitor.read(&mut chunk) {
            Ok(length) if length > 0 => bytes.extend(&chunk[..length]),
            _ => return None,
        }
    };
    let head = String::from_utf8_lossy(&bytes[..split]).into_owned();
    let mut lines = head.split("\r\n");
    let first = lines.next()?.to_owned();
    let mut headers: BTreeMap<String, String> = lines
        .filter_map(|line| line.split_once(": "))
        .map(|(name, value)| (name.to_lowercase(), value.to_owned()))
        .collect();
    headers.insert("asked".to_owned(), first);
    let length: usize = headers.get("content-length")?.parse().ok()?;
    while bytes.len() < split + 4 + length {
        let read = visitor.read(&mut chunk).ok().filter(|length| *length > 0)?;
        bytes.extend(&chunk[..read]);
    }
    Some(Message { headers, content: String::from_utf8(bytes[split + 4..].to_vec()).ok()? })
}

/// Hands over what happened and does every job that is due.
async fn tell(world: &World) {
    hand_over(&world.app).await.unwrap();
    let settings = JobSettings {
        attempts: 50,
        back_off: Duration::from_secs(1),
        longest: Duration::from_secs(1),
        ..JobSettings::default()
    };
    let app = &world.app;
    let handler: Arc<dyn Handler> = Arc::new(TellHook(app.clone()));
    let worker = Worker::new(app.store.clone(), app.clock.clone(), app.random.clone(), [handler]);
    worker.with_settings(settings).run_once().await.unwrap();
}

async fn add(world: &World, client: &Client, body: &Value) -> Value {
    let made = client.post(world, "/api/v1/webhooks", body).await;
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.text());
    made.json()
}

async fn shown(world: &World, client: &Client, hook: &Value) -> Value {
    let path = format!("/api/v1/webhooks/{}", hook["id"].as_str().unwrap());
    client.ask(world, "GET", &path, "").await.json()
}

/// Something happens to the plan: three events about a milestone, at most.
async fn report(world: &World, officer: &Client, percent: i64) -> u64 {
    let before = world.app.store.head().await.unwrap();
    let milestone = crate::api_writes::open_milestones(world).await.swap_remove(0);
    let body = json!({ "percent": percent, "text": "Avance" });
    let made = officer.post(world, &format!("/api/v1/milestones/{milestone}/reports"), &body).await;
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.text());
    world.app.store.head().await.unwrap() - before
}

on_both_databases! {
    a_webhook_is_told_of_what_happens_from_then_on, async |store| {
        let server = Server::new();
        let world = server.world(store).await;
        let (officer, client) = (Client::officer(&world).await, Client::new(&world, None, None, &[Scope::Webhooks]).await);
        let hook = add(&world, &client, &json!({ "address": server.address() })).await;
        tell(&world).await;
        assert!(server.take().is_empty(), "what was before");
        let happened = report(&world, &officer, 40).await;
        tell(&world).await;
        let mut came = server.take();
        assert_eq!(came.len() as u64, happened);
        // They may come in any order; their numbers are told.
        came.sort_by_key(|it| serde_json::from_str::<Value>(&it.content).unwrap()["sequence"].as_u64());
        let head = world.app.store.head().await.unwrap();
        let feed = get(&world, &format!("/api/v1/events?after={}", head - happened)).await.json();
        let secret = Secret::parse(hook["secret"].as_str().unwrap()).unwrap();
        let told: Vec<Value> = came.iter().map(|it| serde_json::from_str(&it.content).unwrap()).collect();
        assert_eq!(json!(told), feed["items"]);
        for (message, event) in came.iter().zip(&told) {
            let header = |name: &str| message.headers[name].as_str();
            assert_eq!(header("asked"), "POST /hook HTTP/1.1");
            assert_eq!(header("content-type"), "application/json");
            let id = header("webhook-id");
            assert!(id.starts_with("msg_") && id.ends_with(&format!("_{}", event["sequence"])), "{id}");
            let now = world.app.clock.now();
            assert_eq!(header("webhook-timestamp"), now.timestamp().to_string());
            assert_eq!(header("webhook-signature"), secret.sign(id, now, message.content.as_bytes()));
        }
        let told = shown(&world, &client, &hook).await;
        assert_eq!((&told["failures"], &told["active"]), (&json!(0), &json!(true)));
        assert!(told["delivered_at"].is_string() && told["secret"].is_null(), "{told}");
        // Nothing twice.
        tell(&world).await;
        assert!(server.take().is_empty());
    };

    two_servers_hand_each_event_over_once, async |store| {
        let server = Server::new();
        let world = server.world(store).await;
        let (officer, client) = (Client::officer(&world).await, Client::officer(&world).await);
        for _ in 0..3 {
            add(&world, &client, &json!({ "address": server.address() })).await;
        }
        let mut happened = 0;
        for percent in [10, 20, 30] {
            happened += report(&world, &officer, percent).await;
        }
        let (one, two) = tokio::join!(hand_over(&world.app), hand_over(&world.app));
        one.unwrap();
        two.unwrap();
        let db = world.app.store.read().await.unwrap();
        assert_eq!(waiting(&db).await.unwrap(), happened * 3);
        drop(db);
        tell(&world).await;
        let ids: std::collections::BTreeSet<String> =
            server.take().iter().map(|it| it.headers["webhook-id"].clone()).collect();
        assert_eq!(ids.len() as u64, happened * 3);
    };

    what_is_not_taken_comes_again_until_the_webhook_is_switched_off, async |store| {
        let server = Server::new();
        let world = server.world(store).await;
        let (officer, client) = (Client::officer(&world).await, Client::officer(&world).await);
        let plan = world.plan("EC-PAGA-1").await.unwrap();
        let hook = add(&world, &client, &json!({ "address": server.address(), "root": plan.to_string() })).await;
        // A redirect is a failure, and not followed.
        server.says(307);
        let happened = report(&world, &officer, 40).await;
        tell(&world).await;
        let first = server.take();
        assert_eq!(first.len() as u64, happened);
        assert!(first.iter().all(|it| it.headers["asked"] == "POST /hook HTTP/1.1"));
        let told = shown(&world, &client, &hook).await;
        assert_eq!((&told["failures"], &told["last_failure"]), (&json!(happened), &json!("status-307")));
        // Not at once, but later, and as the same message.
        tell(&world).await;
        assert!(server.take().is_empty());
        server.says(200);
        world.clock.advance(Duration::from_secs(2));
        tell(&world).await;
        let ids = |all: &[Message]| all.iter().map(|it| it.headers["webhook-id"].clone()).collect::<std::collections::BTreeSet<_>>();
        let again = server.take();
        assert_eq!(ids(&again), ids(&first));
        let told = shown(&world, &client, &hook).await;
        assert_eq!((&told["failures"], &told["last_failure"]), (&json!(0), &Value::Null));

        server.says(500);
        report(&world, &officer, 50).await;
        for _ in 0..30 {
            world.clock.advance(Duration::from_secs(2));
            tell(&world).await;
        }
        assert_eq!(server.take().len(), 20, "it was switched off after twenty failures in a row");
        let told = shown(&world, &client, &hook).await;
        assert_eq!((&told["active"], &told["failures"]), (&json!(false), &json!(20)), "{told}");
        assert_eq!(told["last_failure"], "status-500");
        assert!(told["switched_off_at"].is_string());
        let db = world.app.store.read().await.unwrap();
        assert_eq!(waiting(&db).await.unwrap(), 0, "nothing is left to be tried");
        assert_eq!(minga_jobs::failed(&db, 10).await.unwrap(), []);
        drop(db);
        // What happens meanwhile is not told, and from then on it is again.
        server.says(200);
        report(&world, &officer, 60).await;
        let path = format!("/api/v1/webhooks/{}", hook["id"].as_str().unwrap());
        let body = json!({ "address": server.address() }).to_string();
        let replaced = client.ask(&world, "PUT", &path, &body).await;
        assert_eq!(replaced.status, StatusCode::OK, "{}", replaced.text());
        assert_eq!((&replaced.json()["active"], &replaced.json()["root"]), (&json!(true), &Value::Null));
        tell(&world).await;
        assert!(server.take().is_empty());
        let happened = report(&world, &officer, 70).await;
        tell(&world).await;
        assert_eq!(server.take().len() as u64, happened);
    };

    nothing_goes_where_it_must_not, async |store| {
        let server = Server::new();
        // The port is open here, and the address is not.
        let outside = ArchiveOptions { ports: vec![server.port], ..ArchiveOptions::default() };
        let world = World::reaching(store, Settings::default(), outside).await;
        world.import(&crate::harness::demo_folder()).await.unwrap();
        let officer = Client::officer(&world).await;
        let hook = add(&world, &officer, &json!({ "address": server.address() })).await;
        report(&world, &officer, 40).await;
        tell(&world).await;
        assert!(server.take().is_empty());
        assert_eq!(shown(&world, &officer, &hook).await["last_failure"], "private");
        for address in ["", "ftp://x.example/", "http://ana:x@x.example/", "http://x.example:22/", "file:///etc/passwd", "https://"] {
            let answer = officer.post(&world, "/api/v1/webhooks", &json!({ "address": address })).await;
            assert_eq!(answer.status.as_u16(), 422, "{address}: {}", answer.text());
            assert_eq!(answer.json()["errors"][0]["code"], "webhook-address");
        }
    };

    webhooks_are_their_accounts_alone, async |store| {
        let server = Server::new();
        let world = server.world(store).await;
        let (officer, other) = (Client::officer(&world).await, Client::officer(&world).await);
        let plan = world.plan("EC-PAGA-1").await.unwrap();
        let key = Client::new(&world, None, None, &[Scope::Report, Scope::Confirm, Scope::Plan]).await;
        let good = json!({ "address": server.address(), "root": plan.to_string() });
        for (method, path) in [("POST", "/api/v1/webhooks"), ("GET", "/api/v1/webhooks")] {
            let answer = key.ask(&world, method, path, &good.to_string()).await;
            assert_eq!((answer.status.as_u16(), &answer.json()["type"]), (403, &json!("urn:minga:problem:scope")));
        }
        assert_eq!(get(&world, "/api/v1/webhooks").await.status, StatusCode::UNAUTHORIZED);
        let bad = json!({ "address": server.address(), "root": "plan:00000000-0000-0000-0000-000000000007" });
        assert_eq!(officer.post(&world, "/api/v1/webhooks", &bad).await.json()["errors"][0]["code"], "webhook-root");
        let more = json!({ "address": server.address(), "secret": "whsec_x" });
        assert_eq!(officer.post(&world, "/api/v1/webhooks", &more).await.json()["errors"][0]["code"], "unknown-field");

        let hook = add(&world, &officer, &good).await;
        let path = format!("/api/v1/webhooks/{}", hook["id"].as_str().unwrap());
        for (method, body) in [("GET", ""), ("PUT", &*good.to_string()), ("DELETE", "")] {
            assert_eq!(other.ask(&world, method, &path, body).await.status, StatusCode::NOT_FOUND, "{method}");
        }
        let list = officer.ask(&world, "GET", "/api/v1/webhooks", "").await;
        assert!(list.header(header::CACHE_CONTROL).contains("no-store"));
        assert_eq!(list.json()["items"].as_array().unwrap().len(), 1);
        assert!(!list.text().contains("whsec_"));
        assert_eq!(other.ask(&world, "GET", "/api/v1/webhooks", "").await.json(), json!({ "items": [], "next": null }));
        for _ in 1..10 {
            add(&world, &officer, &good).await;
        }
        let full = officer.post(&world, "/api/v1/webhooks", &good).await;
        assert_eq!((full.status.as_u16(), &full.json()["type"]), (409, &json!("urn:minga:problem:webhooks")));
        // What is removed is told nothing more, nor who is blocked, nor who asked for another plan.
        let organisation = world.app.references.find(
            &world.app.store.read().await.unwrap(), &minga_kernel::Kind::new("organisation"), "MINTEL",
        ).await.unwrap().unwrap();
        add(&world, &other, &json!({ "address": server.address(), "root": organisation.to_string() })).await;
        report(&world, &officer, 40).await;
        hand_over(&world.app).await.unwrap();
        assert_eq!(officer.ask(&world, "DELETE", &path, "").await.status, StatusCode::NO_CONTENT);
        assert_eq!(officer.ask(&world, "DELETE", &path, "").await.status, StatusCode::NOT_FOUND);
        block_account(&world.app.cx(Actor::Operator, Lang::Es), &world.app.store, officer.account, true).await.unwrap();
        tell(&world).await;
        assert_eq!(server.take().len(), 0);
    };
}

/// What the library of the convention's authors says of a message of ours.
const JUDGEMENT: &str = "
import json, sys
from standardwebhooks.webhooks import Webhook
told = json.load(sys.stdin)
Webhook(told['secret']).verify(told['content'], told['headers'])
";

#[tokio::test]
async fn an_independent_library_believes_our_signatures() {
    let Some(python) = judge("python3") else { return };
    let server = Server::new();
    let world = server.world(minga_testkit::sqlite().await).await;
    // The library wants messages of the last five minutes.
    world.clock.set(&SystemClock.now().to_rfc3339());
    let officer = Client::officer(&world).await;
    let hook = add(&world, &officer, &json!({ "address": server.address() })).await;
    report(&world, &officer, 40).await;
    tell(&world).await;
    let came = server.take();
    let believes = |secret: &Value, message: &Message| {
        let told = json!({ "secret": secret, "headers": message.headers, "content": message.content });
        let mut judge = Command::new(&python);
        judge.args(["-c", JUDGEMENT]).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped());
        let mut judge = judge.spawn().unwrap();
        judge.stdin.take().unwrap().write_all(told.to_string().as_bytes()).unwrap();
        let output = judge.wait_with_output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success() || said.contains("WebhookVerificationError"), "{said}");
        output.status.success()
    };
    assert!(!came.is_empty() && came.iter().all(|message| believes(&hook["secret"], message)));
    let altered = Message { content: came[0].content.replace("40", "41"), ..came[0].clone() };
    assert!(!believes(&hook["secret"], &altered));
    let other = add(&world, &officer, &json!({ "address": server.address() })).await;
    assert!(!believes(&other["secret"], &came[0]));
}
