//! Several servers of one installation: one database (PostgreSQL), one bucket, one folder of the
//! record. What one does the other knows; one that dies takes nothing with it.

use crate::harness::demo_folder;
use crate::killed::{ask, prepare};
use minga_kernel::Random;
use minga_testkit::{ObjectServer, SeededRandom, TestStore, postgres};
use std::collections::{BTreeSet, HashMap};
use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};
use tempfile::TempDir;

const PROGRAM: &str = env!("CARGO_BIN_EXE_minga");

/// Everything that the servers share, and each one's own folder beside it.
struct Installation {
    folder: TempDir,
    store: TestStore,
    objects: ObjectServer,
}

impl Installation {
    /// Nothing where this machine has no PostgreSQL or no object store.
    async fn new() -> Option<Installation> {
        let (store, objects) = (postgres().await?, ObjectServer::start()?);
        objects.make_bucket("minga");
        Some(Installation { folder: tempfile::tempdir().unwrap(), store, objects })
    }

    /// The data folder of a server: the record is the one of the first.
    fn data(&self, name: &str) -> PathBuf {
        let data = self.folder.path().join(name);
        if name != "a" && !data.exists() {
            std::fs::create_dir_all(&data).unwrap();
            std::os::unix::fs::symlink(self.folder.path().join("a/record"), data.join("record")).unwrap();
        }
        data
    }

    fn command(&self, name: &str, words: &[&str]) -> Command {
        let mut command = Command::new(PROGRAM);
        command.env_clear().env("MINGA_DATABASE_URL", self.store.url()).env("MINGA_LANG", "en");
        command.env("MINGA_FILES_BUCKET", "minga").env("MINGA_FILES_ENDPOINT", self.objects.url());
        command.env("MINGA_FILES_KEY_ID", "id").env("MINGA_FILES_SECRET", "secret");
        command
            .env("MINGA_API_RATE", "0")
            .env("MINGA_BASE_URL", "http://localhost")
            .arg("--data")
            .arg(self.data(name))
            .args(words);
        command.stdin(Stdio::null());
        command
    }

    fn done(&self, words: &[&str]) -> String {
        let Output { status, stdout, stderr } = self.command("a", words).output().unwrap();
        let told = String::from_utf8_lossy(&stdout).into_owned() + &String::from_utf8_lossy(&stderr);
        assert!(status.success(), "{told}");
        told
    }

    fn serve(&self, name: &str) -> Server {
        let listen = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let mut command = self.command(name, &["--listen", &listen.to_string(), "serve"]);
        let child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        let begun = Instant::now();
        while ask(listen, "GET", "/ready", "", "").is_none_or(|(status, _)| status != 200) {
            assert!(begun.elapsed() < Duration::from_mins(1), "{name} does not come up");
            std::thread::sleep(Duration::from_millis(50));
        }
        Server { child, listen }
    }
}

struct Server {
    child: Child,
    listen: SocketAddr,
}

impl Server {
    fn kill(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.kill();
    }
}

/// What a browser with this cookie sees, and what it sends.
fn browse(to: SocketAddr, method: &str, path: &str, cookie: &str, body: &str) -> String {
    use std::io::{Read, Write};
    let mut stream = std::net::TcpStream::connect(to).unwrap();
    write!(
        stream,
        "{method} {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nCookie: {cookie}\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    )
    .unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    String::from_utf8_lossy(&answer).into_owned()
}

/// Waits until it holds.
#[track_caller]
fn soon(what: &str, holds: impl Fn() -> bool) {
    let begun = Instant::now();
    while !holds() {
        assert!(begun.elapsed() < Duration::from_secs(20), "not within 20 seconds: {what}");
        std::thread::sleep(Duration::from_millis(100));
    }
}

fn letters(folder: &Path) -> BTreeSet<String> {
    let found = std::fs::read_dir(folder.join("mail")).into_iter().flatten().flatten();
    let mails = found.filter(|entry| entry.path().extension().is_some_and(|it| it == "eml"));
    mails.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect()
}

#[tokio::test]
async fn what_one_server_does_the_other_knows() {
    let Some(here) = Installation::new().await else { return };
    let work = move || {
        here.done(&["import", "plan", demo_folder().to_str().unwrap()]);
        let invited =
            here.done(&["account", "invite", "ana@example.org", "--name", "Ana", "--role", "administrator"]);
        let (a, b) = (here.serve("a"), here.serve("b"));
        // A session of one is one of the other, and so is its end.
        let path =
            invited.lines().find_map(|line| line.strip_prefix("http://localhost")).unwrap().trim().to_owned();
        let taken = browse(a.listen, "POST", &path, "", "name=Ana&password=quinua+y+paramo");
        let cookie = taken
            .lines()
            .find_map(|line| line.strip_prefix("set-cookie: "))
            .unwrap()
            .split(';')
            .next()
            .unwrap()
            .to_owned();
        for server in [&a, &b] {
            assert!(browse(server.listen, "GET", "/es/cuenta", &cookie, "").contains(" 200 OK"));
        }
        // Jobs are done once, whoever does them: each letter lies in one of the two folders.
        for number in 0..40 {
            let to = [&a, &b][number % 2].listen;
            let form = format!("address=persona{number}%40example.org&name=Persona&lang=es");
            let sent = browse(to, "POST", "/es/administracion/cuentas", &cookie, &form);
            assert!(sent.contains(" 303 "), "{sent}");
        }
        let folders = ["a", "b"].map(|name| here.data(name));
        // One more from the invitation at the beginning.
        soon("41 letters", || folders.iter().map(|folder| letters(folder).len()).sum::<usize>() >= 41);
        std::thread::sleep(Duration::from_secs(2));
        let [first, second] = [letters(&folders[0]), letters(&folders[1])];
        assert_eq!((first.len() + second.len(), first.intersection(&second).count()), (41, 0));
        // What was remembered by one is not shown after a change by the other.
        for server in [&a, &b] {
            assert!(!browse(server.listen, "GET", "/es/organizaciones", "", "").contains("Casa Nueva"));
        }
        let sheet =
            crate::harness::folder(&[("organisations", "code,name,sector\nCASA,Casa Nueva,public\n")]);
        let leader = here.done(&["import", "plan", sheet.path().to_str().unwrap(), "--yes"]);
        assert!(leader.contains("Imported"), "{leader}");
        for server in [&a, &b] {
            assert!(
                browse(server.listen, "GET", "/es/organizaciones?sector=public", "", "")
                    .contains("Casa Nueva")
            );
            soon("the search knows", || {
                browse(server.listen, "GET", "/es/buscar?q=%22Casa+Nueva%22", "", "")
                    .contains("/es/organizaciones/CASA")
            });
        }
        assert!(browse(b.listen, "POST", &session_of(&a, &cookie), &cookie, "").contains(" 303 "));
        for server in [&a, &b] {
            assert!(!browse(server.listen, "GET", "/es/cuenta", &cookie, "").contains(" 200 OK"));
        }
        here.done(&["verify"]);
    };
    tokio::task::spawn_blocking(work).await.unwrap();
}

/// Where the session of this cookie is ended.
fn session_of(server: &Server, cookie: &str) -> String {
    let work = browse(server.listen, "GET", "/es/mi-trabajo", cookie, "");
    let at = work.find("/es/cuenta/sesiones/").expect("the page offers to sign out");
    work[at..].split('"').next().unwrap().to_owned()
}

/// How many writes are acknowledged before it is enough.
const WRITES: usize = 400;

/// Through a web server in front, as `packaging/nginx.conf` sets it up: one of two servers is
/// killed while people read and programs write.
#[tokio::test]
#[expect(clippy::print_stderr, reason = "what was measured")]
async fn one_of_two_is_killed_and_nothing_is_lost() {
    if !crate::packaging::has("nginx") {
        return;
    }
    let Some(here) = Installation::new().await else { return };
    let (data, url) = (here.data("a"), here.store.url().to_owned());
    let (key, milestones) = prepare(&data, &url).await;
    let work = move || {
        let (mut a, b) = (here.serve("a"), here.serve("b"));
        let front = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let place = here.folder.path().join("nginx");
        std::fs::create_dir(&place).unwrap();
        let _nginx = crate::packaging::nginx(&place, front, &[a.listen, b.listen]);
        soon("nginx answers", || ask(front, "GET", "/ready", "", "").is_some());
        let acknowledged: Mutex<HashMap<String, u16>> = Mutex::default();
        let (done, over) = (AtomicUsize::new(0), AtomicBool::new(false));
        let failed: Mutex<Vec<Instant>> = Mutex::default();
        let reads = AtomicUsize::new(0);
        let begun = Instant::now();
        let killed = std::thread::scope(|scope| {
            for writer in 0..4 {
                let (acknowledged, done, key, milestones) = (&acknowledged, &done, &key, &milestones);
                scope.spawn(move || {
                    let random = SeededRandom::new(100 + writer);
                    while done.load(Ordering::Relaxed) < WRITES {
                        let mut dice = [0; 2];
                        random.fill(&mut dice);
                        let percent = u16::from(dice[0]) % 100;
                        let milestone = &milestones[usize::from(dice[1]) % milestones.len()];
                        let body = format!("{{\"percent\":{percent},\"text\":\"avance {percent}\"}}");
                        let path = format!("/api/v1/milestones/{milestone}/reports");
                        match ask(front, "POST", &path, key, &body) {
                            Some((201, answer)) => {
                                let head = answer.to_lowercase();
                                let at =
                                    head.lines().find_map(|line| line.strip_prefix("location: ")).unwrap();
                                let at = at.split_once("/api/").map_or(at, |(_, rest)| rest).to_owned();
                                acknowledged.lock().unwrap().insert(format!("/api/{at}"), percent);
                                done.fetch_add(1, Ordering::Relaxed);
                            }
                            Some((status, answer)) if status < 500 => panic!("{status}: {answer}"),
                            _ => std::thread::sleep(Duration::from_millis(20)),
                        }
                    }
                });
            }
            for reader in 0..2 {
                let (failed, over, reads) = (&failed, &over, &reads);
                scope.spawn(move || {
                    let pages = [
                        "/es",
                        "/es/planes/EC-PAGA-1",
                        "/api/v1/milestones?plan=EC-PAGA-1&limit=200",
                        "/es/buscar?q=datos",
                    ];
                    for page in pages.iter().cycle().skip(reader) {
                        if over.load(Ordering::Relaxed) {
                            return;
                        }
                        let answer = ask(front, "GET", page, "", "");
                        reads.fetch_add(1, Ordering::Relaxed);
                        if answer.is_none_or(|(status, _)| status != 200) {
                            failed.lock().unwrap().push(Instant::now());
                        }
                    }
                });
            }
            while done.load(Ordering::Relaxed) < WRITES / 3 {
                std::thread::sleep(Duration::from_millis(20));
            }
            a.kill();
            let killed = Instant::now();
            while done.load(Ordering::Relaxed) < WRITES || killed.elapsed() < Duration::from_secs(10) {
                std::thread::sleep(Duration::from_millis(20));
            }
            over.store(true, Ordering::Relaxed);
            killed
        });
        let rate = WRITES as f64 / begun.elapsed().as_secs_f64();
        let failed = failed.into_inner().unwrap();
        eprintln!("{rate:.0} writes/s, {} reads, {} failed", reads.into_inner(), failed.len());
        let late =
            failed.iter().filter(|at| at.saturating_duration_since(killed) > Duration::from_secs(5)).count();
        assert_eq!(late, 0, "reads failed more than five seconds after the other was killed");
        let acknowledged = acknowledged.into_inner().unwrap();
        assert!(acknowledged.len() >= WRITES);
        for (path, percent) in &acknowledged {
            let (status, answer) = ask(b.listen, "GET", path, "", "").unwrap();
            assert_eq!(status, 200, "{path} was acknowledged and is lost");
            assert!(answer.contains(&format!("\"percent\":{percent},")), "{path}: {answer}");
        }
        drop(b);
        here.done(&["verify"]);
    };
    tokio::task::spawn_blocking(work).await.unwrap();
}
