//! Copies of the addresses that are given as evidence: what is kept of them, how it goes out, and
//! what those who give an address, or answer at it, cannot do.

use crate::harness::{World, folder};
use crate::http::{Answer, get};
use crate::people::Person;
use crate::two_keys::MILESTONE;
use http::{StatusCode, header};
use minga_files::ArchiveOptions;
use minga_jobs::{Worker, waiting};
use minga_kernel::Role;
use minga_record::verify::{self, Fault, Finding};
use minga_testkit::{TestStore, on_both_databases};
use minga_web::{Archiving, Settings};
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// Somebody's server on this machine.
struct Site {
    port: u16,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Site {
    /// It treats each visitor in this way, by the path that they ask for.
    fn that(treat: impl Fn(&mut TcpStream, &str) + Send + Sync + 'static) -> Site {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let (seen, treat) = (asked.clone(), Arc::new(treat));
        std::thread::spawn(move || {
            for visitor in listener.incoming() {
                let (mut visitor, seen, treat) = (visitor.unwrap(), seen.clone(), treat.clone());
                std::thread::spawn(move || {
                    let mut head = Vec::new();
                    let mut chunk = [0; 1024];
                    while !head.ends_with(b"\r\n\r\n") {
                        match visitor.read(&mut chunk) {
                            Ok(length) if length > 0 => head.extend(&chunk[..length]),
                            _ => return,
                        }
                    }
                    let head = String::from_utf8_lossy(&head).into_owned();
                    let path = head.split(' ').nth(1).unwrap_or_default().to_owned();
                    seen.lock().unwrap().push(head);
                    treat(&mut visitor, &path);
                });
            }
        });
        Site { port, asked }
    }

    fn address(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    fn visits(&self) -> usize {
        self.asked.lock().unwrap().len()
    }

    /// The program with the demo, which may go to this server though it is not public.
    async fn world(&self, store: TestStore, settings: Settings) -> World {
        let outside = ArchiveOptions {
            ports: vec![80, 443, self.port],
            although_private: vec!["127.0.0.1".parse().unwrap()],
            ..ArchiveOptions::default()
        };
        let world = World::reaching(store, settings, outside).await;
        world.import(&crate::harness::demo_folder()).await.unwrap();
        world
    }
}

fn answer(visitor: &mut TcpStream, head: &str, body: &[u8]) {
    let length = body.len();
    let head = format!("HTTP/1.1 {head}\r\nConnection: close\r\nContent-Length: {length}\r\n\r\n");
    let _ = visitor.write_all(head.as_bytes());
    let _ = visitor.write_all(body);
}

impl World {
    /// Does every job of the features that is due.
    pub(crate) async fn work(&self) {
        let app = &self.app;
        let handlers = app.modules.iter().flat_map(|module| (module.jobs)(app));
        let worker = Worker::new(app.store.clone(), app.clock.clone(), app.random.clone(), handlers);
        worker.run_once().await.unwrap();
    }

    /// Reports with this address as evidence.
    async fn gave(&self, officer: &Person, address: &str) {
        let fields =
            [("percent", "40"), ("text", "Hecho"), ("evidence_url", address), ("evidence_title", "Acta")];
        let answer = self.send(officer, &format!("{MILESTONE}/informar"), &fields).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{address}: {}", answer.text());
    }

    /// Everything that is wrong, in the store of files too.
    pub(crate) async fn wrong(&self) -> Vec<Finding> {
        let mut verified = verify::installation(&self.app.record, &self.app.store).await.unwrap();
        verify::kept(&self.app.store, &self.app.files, &mut verified).await.unwrap();
        verified.findings.into_iter().collect()
    }

    /// The files below a folder of the store.
    pub(crate) fn stored(&self, shelf: &str) -> Vec<PathBuf> {
        let mut found = Vec::new();
        let mut waiting = vec![self.files.path().join("files").join(shelf)];
        while let Some(folder) = waiting.pop() {
            for entry in std::fs::read_dir(folder).into_iter().flatten() {
                let path = entry.unwrap().path();
                if path.is_dir() { waiting.push(path) } else { found.push(path) }
            }
        }
        found
    }
}

/// The first address in a page that begins so.
pub(crate) fn link(page: &str, beginning: &str) -> String {
    let at = page.find(beginning).unwrap_or_else(|| panic!("nothing begins with {beginning}"));
    page[at..].split('"').next().unwrap().to_owned()
}

/// Whatever it is, a browser saves it and shows nothing of it.
fn is_harmless(copy: &Answer) {
    assert_eq!(copy.status, StatusCode::OK);
    assert_eq!(copy.header(header::CONTENT_TYPE), "application/octet-stream");
    assert_eq!(copy.header(header::X_CONTENT_TYPE_OPTIONS), "nosniff");
    assert!(copy.header(header::CONTENT_DISPOSITION).starts_with("attachment;"));
    assert!(copy.header(header::CONTENT_SECURITY_POLICY).starts_with("sandbox; default-src 'none';"));
}

const PAGE: &[u8] = b"<!doctype html><title>Acta</title><script>alert(document.cookie)</script>";

on_both_databases! {
    what_stands_at_an_address_is_kept_and_proven, async |store| {
        let site = Site::that(|visitor, path| match path {
            "/acta" => answer(visitor, "302 Found\r\nLocation: /acta.html\r\nSet-Cookie: a=b", b""),
            _ => answer(visitor, "200 OK\r\nContent-Type: text/html; charset=utf-8", PAGE),
        });
        let world = site.world(store, Settings::default()).await;
        let officer = world.person(Role::Officer, Some("SERCOP")).await;
        world.gave(&officer, &site.address("/acta#aqui")).await;
        assert_eq!(site.visits(), 0, "it is a job");
        assert!(get(&world, MILESTONE).await.text().contains("La copia está en camino"));
        world.work().await;
        let page = get(&world, MILESTONE).await.text();
        assert!(page.contains("Copia archivada del 1 de junio de 2021"), "{page}");
        assert!(page.contains("text/html") && page.contains("no se abre aquí"));
        assert!(get(&world, "/es/planes/EC-PAGA-1/compromisos/3").await.text().contains("Copia archivada"));
        let english = get(&world, "/en/plans/EC-PAGA-1/commitments/3/milestones/5").await.text();
        assert!(english.contains("Archived copy of 1 June 2021"));
        // No cookie that one answer sets comes with the next question, and none of ours.
        assert!(site.asked.lock().unwrap().iter().all(|head| !head.to_lowercase().contains("cookie:")));

        let path = link(&page, "/copies/");
        let copy = get(&world, &path).await;
        assert_eq!(copy.body, PAGE);
        is_harmless(&copy);
        let hash = path.split('/').nth(2).unwrap();
        // It is no file of ours, whatever it is asked for as.
        for name in ["acta.pdf", "acta.png", "acta.txt", "acta.csv"] {
            assert_eq!(get(&world, &format!("/files/{hash}/{name}")).await.status, StatusCode::NOT_FOUND);
        }
        for wrong in ["html", "svg", "js", "..%2fcheckpoint", "x"] {
            assert_eq!(get(&world, &format!("/copies/{hash}/{wrong}")).await.status, StatusCode::NOT_FOUND);
        }
        is_harmless(&get(&world, &format!("/copies/{hash}/pdf")).await);

        let reports = get(&world, "/api/v1/reports?plan=EC-PAGA-1").await.json();
        let evidence = &reports["items"][0]["evidence"][0];
        assert_eq!((&evidence["archive"], &evidence["archive_sha256"]), (&"kept".into(), &hash.into()));

        world.app.record.publish().await.unwrap();
        let entries = world.entries();
        assert!(entries.contains("evidence.archived") && entries.contains(hash), "{entries}");
        assert!(entries.contains("\"actor\":{\"role\":\"program\"}"));
        assert!(!entries.contains("127.0.0.1") && !entries.contains("text/html"), "no words of others");
        assert_eq!(world.wrong().await, []);
        // Done once, it is done.
        world.work().await;
        let db = world.app.store.read().await.unwrap();
        assert_eq!(waiting(&db).await.unwrap(), 0);
        drop(db);

        let stored = world.stored("copies");
        std::fs::write(&stored[0], "Otra cosa").unwrap();
        let found = world.wrong().await;
        assert!(matches!(&found[..], [Finding::Kept { file, fault: Fault::Replaced, .. }] if file == hash), "{found:?}");
        std::fs::remove_file(&stored[0]).unwrap();
        let found = world.wrong().await;
        assert!(matches!(&found[..], [Finding::Kept { fault: Fault::Missing, .. }]), "{found:?}");
    };

    what_is_hostile_is_not_kept_and_why_is_told, async |store| {
        let site = Site::that(|visitor, path| match path {
            "/meta" => answer(visitor, "302 Found\r\nLocation: http://169.254.169.254/latest/meta-data/", b""),
            "/inside" => answer(visitor, "302 Found\r\nLocation: http://[::1]/", b""),
            "/redis" => answer(visitor, "302 Found\r\nLocation: http://127.0.0.1:6379/", b""),
            "/file" => answer(visitor, "302 Found\r\nLocation: file:///etc/passwd", b""),
            "/round" => answer(visitor, "302 Found\r\nLocation: /round", b""),
            "/bomb" => answer(visitor, "200 OK\r\nContent-Encoding: gzip", &[0x1F, 0x8B, 8, 0]),
            "/large" => answer(visitor, "200 OK", &vec![b'a'; 100_001]),
            "/lies" => {
                let _ = visitor.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n");
                while visitor.write_all(&[b'a'; 8192]).is_ok() {}
            }
            "/endless" => {
                let _ = visitor.write_all(b"HTTP/1.1 200 OK\r\n\r\n");
                while visitor.write_all(&[b'a'; 8192]).is_ok() {}
            }
            "/nothing" => answer(visitor, "200 OK", b""),
            "/gone" => answer(visitor, "404 Not Found", b"<h1>404</h1>"),
            "/secret" => answer(visitor, "401 Unauthorized", b"who are you"),
            _ => answer(visitor, "200 OK", b"hola"),
        });
        let settings = Settings { archive_bytes: 100_000, archive_seconds: 20, ..Settings::default() };
        let world = site.world(store, settings).await;
        let officer = world.person(Role::Officer, Some("SERCOP")).await;
        let inside = "una red que no es pública";
        let told = [
            (site.address("/meta"), inside),
            (site.address("/inside"), inside),
            (site.address("/redis"), "una puerta que no visitamos"),
            (site.address("/file"), "no es una dirección que se pueda visitar"),
            (site.address("/round"), "y esa a otra, sin fin"),
            (site.address("/bomb"), "solo lo da comprimido"),
            (site.address("/large"), "demasiado grande"),
            (site.address("/lies"), "demasiado grande"),
            (site.address("/endless"), "demasiado grande"),
            (site.address("/nothing"), "ahí no hay nada"),
            (site.address("/gone"), "código 404"),
            (site.address("/secret"), "código 401"),
            ("http://169.254.169.254/latest/meta-data/".to_owned(), inside),
            ("http://localhost:80/".to_owned(), ""),
            ("http://0x0a000001/".to_owned(), inside),
            ("http://[fd00:ec2::254]/".to_owned(), inside),
            ("http://ana:secreto@127.0.0.1/".to_owned(), "no es una dirección que se pueda visitar"),
            ("http://127.0.0.1:22/".to_owned(), "una puerta que no visitamos"),
        ];
        for (address, words) in &told {
            world.gave(&officer, address).await;
            world.work().await;
            let page = get(&world, MILESTONE).await.text();
            let newest = &page[page.find("class=\"report").unwrap()..];
            let newest = &newest[..newest.find("</article>").unwrap()];
            let visited = newest.contains("No se pudo archivar") || newest.contains("en camino");
            assert!(visited && newest.contains(words), "{address}: {newest}");
        }
        assert_eq!(world.stored("copies"), Vec::<PathBuf>::new());
        // A password in an address is in no entry, and in no reason of a job.
        world.app.record.publish().await.unwrap();
        assert!(!world.entries().contains("secreto"));
        assert_eq!(world.wrong().await, []);
    };

    whatever_a_server_says_that_it_is_goes_out_as_bytes, async |store| {
        let site = Site::that(|visitor, path| {
            let svg = b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>";
            match path {
                "/svg" => answer(visitor, "200 OK\r\nContent-Type: image/svg+xml", svg),
                "/png" => answer(visitor, "200 OK\r\nContent-Type: image/png", PAGE),
                "/pdf" => answer(visitor, "200 OK\r\nContent-Type: application/pdf", PAGE),
                "/exe" => answer(visitor, "200 OK\r\nContent-Type: application/x-msdownload", b"MZ\x90\0"),
                "/long" => answer(visitor, &format!("200 OK\r\nContent-Type: {}", "a/".repeat(2_000)), b"x"),
                "/words" => answer(visitor, "200 OK\r\nContent-Type: <script>alert(7)</script>", b"y"),
                _ => answer(visitor, "200 OK\r\nContent-Type: text/ñhtml", b"z"),
            }
        });
        let world = site.world(store, Settings::default()).await;
        let officer = world.person(Role::Officer, Some("SERCOP")).await;
        for path in ["/svg", "/png", "/pdf", "/exe", "/long", "/words", "/odd"] {
            world.gave(&officer, &site.address(path)).await;
            world.work().await;
            let page = get(&world, MILESTONE).await.text();
            assert!(!page.contains("<script>alert"), "{path}");
            is_harmless(&get(&world, &link(&page, "/copies/")).await);
        }
        // Two of them gave the same content.
        assert_eq!(world.stored("copies").len(), 6);
        assert_eq!(world.stored("sha256").len(), 0);
    };

    who_does_not_answer_is_asked_again_and_then_by_hand, async |store| {
        let works = Arc::new(Mutex::new(false));
        let does = works.clone();
        let site = Site::that(move |visitor, _| {
            let head = if *does.lock().unwrap() { "200 OK" } else { "503 Service Unavailable" };
            answer(visitor, head, b"hola");
        });
        let world = site.world(store, Settings::default()).await;
        let officer = world.person(Role::Officer, Some("SERCOP")).await;
        world.gave(&officer, &site.address("/")).await;
        for tries in 1..=10 {
            world.work().await;
            assert_eq!(site.visits(), tries);
            let page = get(&world, MILESTONE).await.text();
            assert_eq!(page.contains("La copia está en camino"), tries < 10);
            assert_eq!(page.contains("código 503"), tries == 10);
            world.clock.advance(Duration::from_hours(4));
        }
        world.work().await;
        assert_eq!(site.visits(), 10, "it is over");

        let again = link(&get(&world, MILESTONE).await.text(), "/es/planes/EC-PAGA-1/medios/");
        let other = world.person(Role::Officer, Some("MINTEL")).await;
        for stranger in [&other, &world.stranger("nadie").await] {
            assert_eq!(world.see(stranger, &again).await.status, StatusCode::FORBIDDEN);
            assert_eq!(world.send(stranger, &again, &[]).await.status, StatusCode::FORBIDDEN);
        }
        // The first one's session is over.
        let officer = world.person(Role::Officer, Some("SERCOP")).await;
        assert!(world.see(&officer, &again).await.text().contains("Pedir una copia"));
        assert_eq!(world.send(&officer, &again, &[]).await.status, StatusCode::SEE_OTHER);
        // While it is on its way nobody asks for another.
        assert_eq!(world.send(&officer, &again, &[]).await.status, StatusCode::CONFLICT);
        *works.lock().unwrap() = true;
        world.work().await;
        assert_eq!(site.visits(), 11);
        assert!(get(&world, MILESTONE).await.text().contains("Copia archivada"));
        assert_eq!(world.send(&officer, &again, &[]).await.status, StatusCode::CONFLICT);
        let plan = again.replace("EC-PAGA-1", "EC-OTRO-1");
        assert_eq!(world.see(&officer, &plan).await.status, StatusCode::NOT_FOUND);
        assert_eq!(world.wrong().await, []);
    };

    what_is_imported_is_visited_only_where_the_operator_wants_it, async |store| {
        let site = Site::that(|visitor, _| answer(visitor, "200 OK", b"hola"));
        let sheets = |title: &str| {
            folder(&[
                ("plan", "code,title,country,cycle_start,cycle_end\nEC-PAGA-1,Plan,EC,2019-12-01,2022-08-31\n"),
                ("evidence", &format!("commitment,milestone,title,url\n3,5,{title},{0}\n3,,B,{0}\n", site.address("/b"))),
            ])
        };
        let world = site.world(store, Settings::default()).await;
        world.import(sheets("A").path()).await.unwrap();
        world.work().await;
        assert_eq!(site.visits(), 0);
        let page = get(&world, MILESTONE).await.text();
        assert!(page.contains("Pedir una copia") && !page.contains("en camino"));
        // Whoever leads the plan asks for one by hand.
        let coordinator = world.person(Role::Coordinator, None).await;
        let ask = link(&page, "/es/planes/EC-PAGA-1/medios/");
        assert_eq!(world.send(&coordinator, &ask, &[]).await.status, StatusCode::SEE_OTHER);
        world.work().await;
        assert_eq!(site.visits(), 1);
        assert_eq!(world.wrong().await, []);
    };

    all_that_is_imported_is_visited_where_the_operator_wants_it, async |store| {
        let site = Site::that(|visitor, path| answer(visitor, "200 OK", path.as_bytes()));
        let settings = Settings { archive: Archiving::All, ..Settings::default() };
        let world = site.world(store, settings).await;
        let sheets = |path: &str| {
            folder(&[
                ("plan", "code,title,country,cycle_start,cycle_end\nEC-PAGA-1,Plan,EC,2019-12-01,2022-08-31\n"),
                ("evidence", &format!("commitment,milestone,title,url\n3,5,A,{}\n", site.address(path))),
            ])
        };
        world.import(sheets("/a").path()).await.unwrap();
        world.work().await;
        assert_eq!((site.visits(), world.stored("copies").len()), (1, 1));
        // Another address is another copy; the same one is not visited again.
        world.import(sheets("/a").path()).await.unwrap();
        world.work().await;
        assert_eq!(site.visits(), 1);
        world.import(sheets("/b").path()).await.unwrap();
        world.work().await;
        assert_eq!((site.visits(), world.stored("copies").len()), (2, 2));
        assert_eq!(world.wrong().await, []);
    };
}

/// Somebody who drips, and an installation that keeps no copies.
#[tokio::test]
async fn who_drips_does_not_hold_us_and_none_is_none() {
    let site = Site::that(|visitor, _| {
        let _ = visitor.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
        while visitor.write_all(b"a").is_ok() {
            std::thread::sleep(Duration::from_millis(50));
        }
    });
    let settings = Settings { archive_seconds: 1, ..Settings::default() };
    let world = site.world(minga_testkit::sqlite().await, settings).await;
    let officer = world.person(Role::Officer, Some("SERCOP")).await;
    world.gave(&officer, &site.address("/")).await;
    let begun = std::time::Instant::now();
    world.work().await;
    assert!(begun.elapsed() < Duration::from_secs(8));
    assert!(get(&world, MILESTONE).await.text().contains("en camino"), "it is tried again");

    let settings = Settings { archive: Archiving::None, ..Settings::default() };
    let world = site.world(minga_testkit::sqlite().await, settings).await;
    let officer = world.person(Role::Officer, Some("SERCOP")).await;
    world.gave(&officer, &site.address("/")).await;
    world.work().await;
    assert_eq!(site.visits(), 1);
    assert!(get(&world, MILESTONE).await.text().contains("esta instalación no guarda copias"));
}
