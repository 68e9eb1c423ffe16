//! The serving program is killed at random moments while programs write through it. What was
//! acknowledged is there, nothing is there by half, and the record verifies.

use crate::harness::demo_folder;
use minga_auth::{NewRole, Scope, add_account, give_role, make_key};
use minga_kernel::{Actor, Kind, Lang, Random, Role};
use minga_server::compose::{Purpose, compose};
use minga_server::config::Config;
use minga_testkit::{SeededRandom, on_both_databases};
use std::collections::HashMap;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

const PROGRAM: &str = env!("CARGO_BIN_EXE_minga");
/// How many writes are acknowledged before it is enough.
const WRITES: usize = 1_000;
/// How many write at once.
const WRITERS: usize = 4;

/// The program's command line with no setting but these.
pub(crate) fn minga(data: &Path, database: &str, words: &[&str]) -> Command {
    let mut command = Command::new(PROGRAM);
    command.env_clear().env("MINGA_DATABASE_URL", database).arg("--data").arg(data).args(words);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// Serves, and waits until it answers.
pub(crate) fn serve(data: &Path, database: &str, listen: SocketAddr) -> Child {
    let child = minga(data, database, &["--listen", &listen.to_string(), "serve"]).spawn().unwrap();
    let begun = Instant::now();
    while ask(listen, "GET", "/health", "", "").is_none_or(|(status, _)| status != 200) {
        assert!(begun.elapsed() < Duration::from_mins(1), "it does not come up again");
        std::thread::sleep(Duration::from_millis(20));
    }
    child
}

/// One request on a connection of its own: status and the whole answer; nothing if the
/// connection broke.
pub(crate) fn ask(to: SocketAddr, method: &str, path: &str, key: &str, body: &str) -> Option<(u16, String)> {
    let mut stream = TcpStream::connect_timeout(&to, Duration::from_secs(2)).ok()?;
    stream.set_read_timeout(Some(Duration::from_secs(20))).ok()?;
    let authorization =
        if key.is_empty() { String::new() } else { format!("Authorization: Bearer {key}\r\n") };
    let length = body.len();
    let request = format!(
        "{method} {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{authorization}\
         Content-Type: application/json\r\nContent-Length: {length}\r\n\r\n{body}"
    );
    stream.write_all(request.as_bytes()).ok()?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).ok()?;
    let answer = String::from_utf8_lossy(&answer).into_owned();
    let status = answer.split(' ').nth(1)?.parse().ok()?;
    // An answer that was cut short acknowledges nothing.
    let (head, body) = answer.split_once("\r\n\r\n")?;
    let whole =
        head.to_lowercase().lines().find_map(|line| line.strip_prefix("content-length: ")?.parse().ok());
    (whole.is_none_or(|length: usize| body.len() == length)).then_some((status, answer))
}

fn chance(random: &SeededRandom, most: u16) -> u16 {
    let mut bytes = [0; 2];
    random.fill(&mut bytes);
    u16::from_le_bytes(bytes) % most
}

/// Makes an installation with the demo's plan and an officer of SERCOP; their key and the
/// milestones on which they report.
pub(crate) async fn prepare(data: &Path, database: &str) -> (String, Vec<String>) {
    let plan = demo_folder();
    let imported =
        minga(data, database, &["import", "plan", plan.to_str().unwrap(), "--yes"]).status().unwrap();
    assert!(imported.success());
    let config = Config { data: data.to_owned(), database_url: database.to_owned(), ..Config::default() };
    let app = compose(&config, Purpose::OneDeed).await.unwrap();
    let cx = app.cx(Actor::Operator, Lang::Es);
    let tx = app.store.write().await.unwrap();
    let account = add_account(&cx, &tx, "olga@example.org", "Olga", Lang::Es).await.unwrap();
    let key = make_key(&cx, &tx, account.id, "test", &Scope::ALL, None).await.unwrap();
    tx.commit().await.unwrap();
    let db = app.store.read().await.unwrap();
    let body = app.references.find(&db, &Kind::new("organisation"), "SERCOP").await.unwrap();
    let found = get_milestones(&app).await;
    drop(db);
    let (account, begins) = (account.id, cx.now());
    let new = NewRole { account, role: Role::Officer, body, scope: None, begins, ends: None };
    give_role(&cx, &app.store, new).await.unwrap();
    app.store.clone().close().await.unwrap();
    (key.reveal(), found)
}

async fn get_milestones(app: &minga_web::App) -> Vec<String> {
    use http_body_util::BodyExt;
    use tower::ServiceExt;
    let path = "/api/v1/milestones?plan=EC-PAGA-1&commitment=3&limit=50";
    let request = http::Request::get(path).body(axum::body::Body::empty()).unwrap();
    let answer = minga_web::service(app.clone()).oneshot(request).await.unwrap();
    let body = answer.into_body().collect().await.unwrap().to_bytes();
    let list: serde_json::Value = serde_json::from_slice(&body).unwrap();
    let open = list["items"].as_array().unwrap().iter().filter(|it| it["state"] == "in_progress");
    open.map(|it| it["id"].as_str().unwrap().to_owned()).collect()
}

on_both_databases! {
    what_was_acknowledged_survives_being_killed, async |store| {
        let folder = tempfile::tempdir().unwrap();
        let (data, database) = (folder.path().to_owned(), store.url().to_owned());
        let (key, milestones) = prepare(&data, &database).await;
        assert!(milestones.len() >= 3, "{milestones:?}");
        let work = move || {
            let listen = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
            let mut child = serve(&data, &database, listen);
            let acknowledged: Mutex<HashMap<String, u16>> = Mutex::default();
            let done = AtomicUsize::new(0);
            let mut kills = 0;
            std::thread::scope(|scope| {
                for writer in 0..WRITERS {
                    let (acknowledged, done, key, milestones) = (&acknowledged, &done, &key, &milestones);
                    scope.spawn(move || {
                        let random = SeededRandom::new(100 + writer as u64);
                        while done.load(Ordering::Relaxed) < WRITES {
                            let percent = chance(&random, 100);
                            let milestone = &milestones[usize::from(chance(&random, 1_000)) % milestones.len()];
                            let path = format!("/api/v1/milestones/{milestone}/reports");
                            let body = format!("{{\"percent\":{percent},\"text\":\"avance {percent}\"}}");
                            match ask(listen, "POST", &path, key, &body) {
                                Some((201, answer)) => {
                                    let head = answer.to_lowercase();
                                    let at = head.lines().find_map(|line| line.strip_prefix("location: ")).unwrap();
                                    let at = at.split_once("/api/").map_or(at, |(_, rest)| rest).to_owned();
                                    acknowledged.lock().unwrap().insert(format!("/api/{at}"), percent);
                                    done.fetch_add(1, Ordering::Relaxed);
                                }
                                Some((status, answer)) if status < 500 => panic!("{status}: {answer}"),
                                // Killed before it answered, or not up again yet.
                                _ => std::thread::sleep(Duration::from_millis(30)),
                            }
                        }
                    });
                }
                let random = SeededRandom::new(7);
                while done.load(Ordering::Relaxed) < WRITES {
                    std::thread::sleep(Duration::from_millis(300 + u64::from(chance(&random, 1_500))));
                    // SIGKILL: nothing is put in order first.
                    child.kill().unwrap();
                    child.wait().unwrap();
                    kills += 1;
                    child = serve(&data, &database, listen);
                }
            });
            let acknowledged = acknowledged.into_inner().unwrap();
            assert!(acknowledged.len() >= WRITES && kills >= 3, "{} writes, {kills} kills", acknowledged.len());
            for (path, percent) in &acknowledged {
                let (status, answer) = ask(listen, "GET", path, "", "").unwrap();
                assert_eq!(status, 200, "{path} was acknowledged and is lost");
                assert!(answer.contains(&format!("\"percent\":{percent},")), "{path}: {answer}");
            }
            child.kill().unwrap();
            child.wait().unwrap();
            // Every report, statement and milestone is as its last entry says, and has one.
            let verified = minga(&data, &database, &["verify"]).stdout(Stdio::piped()).stderr(Stdio::piped()).output().unwrap();
            let told = String::from_utf8_lossy(&verified.stdout).into_owned() + &String::from_utf8_lossy(&verified.stderr);
            assert!(verified.status.success(), "{told}");
        };
        tokio::task::spawn_blocking(work).await.unwrap();
    };
}
