//! What is kept of people: given to them, deleted in its time and when they go. What is official
//! stays, and holds nobody.

use crate::following::{self, PLAN};
use crate::harness::World;
use crate::http::get;
use crate::people::Person;
use crate::sent_once::send_file;
use crate::two_keys::{MILESTONE, reported};
use bytes::Bytes;
use futures_util::TryStreamExt;
use http::{StatusCode, header};
use minga_files::Hash;
use minga_jobs::{Handler, JobError, Worker, count_failed, enqueue, upkeep};
use minga_kernel::{Actor, Lang, Role};
use minga_record::verify;
use minga_store::{rows, tables};
use minga_testkit::on_both_databases;
use std::sync::Arc;
use std::time::Duration;

struct Never;

#[async_trait::async_trait]
impl Handler for Never {
    fn kind(&self) -> &'static str {
        "never"
    }

    async fn run(&self, _payload: serde_json::Value, _attempt: u32) -> Result<(), JobError> {
        Err(JobError::give_up("no-luck"))
    }
}

impl World {
    /// Every row of every table that holds one of these words, as `table row`.
    pub(crate) async fn rows_with(&self, words: &[&str]) -> Vec<String> {
        let db = self.app.store.read().await.unwrap();
        let mut found = Vec::new();
        for shape in tables(&db).await.unwrap() {
            let all: Vec<_> = rows(&db, &shape).await.unwrap().try_collect().await.unwrap();
            let lines = all.iter().map(|row| format!("{} {row}", shape.table));
            found.extend(lines.filter(|line| words.iter().any(|word| line.contains(word))));
        }
        found
    }

    async fn account_of(&self, who: &Person) -> minga_auth::Account {
        let db = self.app.store.read().await.unwrap();
        minga_auth::account(&db, who.id).await.unwrap().unwrap()
    }

    async fn still_verifies(&self) {
        self.app.record.publish().await.unwrap();
        let verified = verify::installation(&self.app.record, &self.app.store).await.unwrap();
        assert!(verified.findings.is_empty(), "{:?}", verified.findings);
    }
}

on_both_databases! {
    a_person_takes_everything_about_them, async |store| {
        let (world, office) = following::world(store).await;
        let officer = world.person(Role::Officer, Some("SERCOP")).await;
        let other = world.stranger("otra-persona").await;
        let said = [("stance", "question"), ("text", "¿Cuándo abre el portal?"), ("named", "yes")];
        let talk = format!("{}/escribir", world.talk().await);
        let answer = world.send(&officer, &talk, &said).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
        let own = world.account_of(&officer).await;
        world.follow(&office, PLAN, &own.address, "daily").await;
        let draft = [("keep", "yes"), ("percent", "40"), ("text", "Borrador de un informe")];
        world.send(&officer, &format!("{MILESTONE}/informar"), &draft).await;
        let given = world.see(&officer, "/es/cuenta/mis-datos").await;
        assert_eq!(given.status, StatusCode::OK, "{}", given.text());
        assert!(given.header(header::CONTENT_DISPOSITION).starts_with("attachment"));
        assert_eq!(given.header(header::CACHE_CONTROL), "private, no-store");
        let all = given.json();
        assert!(all["account"]["address"].as_str().unwrap().starts_with("officer-"));
        assert_eq!((&all["roles"][0]["role"], all["sessions"].as_array().unwrap().len()), (&"officer".into(), 1));
        assert_eq!(all["said"][0]["text"], "¿Cuándo abre el portal?");
        assert_eq!((&all["follows"][0]["rhythm"], &all["reminders"]["off"]), (&"daily".into(), &false.into()));
        assert!(all["drafts"][0].to_string().contains("Borrador de un informe"), "{all:#}");
        // Nothing that opens anything, and nothing of anybody else.
        let text = given.text();
        let secret = officer.cookie.split('=').nth(1).unwrap();
        assert!(!text.contains(secret) && !text.contains("otra-persona") && !text.contains("hash"), "{text}");
        assert_eq!(get(&world, "/es/cuenta/mis-datos").await.status, StatusCode::SEE_OTHER);
        // Whoever finds a browser open an hour later takes nothing away.
        world.clock.advance(Duration::from_hours(1));
        for path in ["/es/cuenta/mis-datos"] {
            assert_eq!(world.see(&other, path).await.status, StatusCode::FORBIDDEN);
        }
        assert_eq!(world.send(&other, "/es/cuenta/borrar", &[("sure", "yes")]).await.status, StatusCode::FORBIDDEN);
    };

    who_goes_leaves_the_official_record_and_nothing_else, async |store| {
        let (world, office) = following::world(store).await;
        let officer = world.person(Role::Officer, Some("SERCOP")).await;
        reported(&world, &officer).await;
        world.app.record.publish().await.unwrap();
        let own = world.account_of(&officer).await;
        // They follow one thing, and asked to follow another.
        world.follow(&office, PLAN, &own.address, "weekly").await;
        let more = world.follow_path("/es/planes/EC-PAGA-1/compromisos/3").await;
        world.send_unsigned(&more, &[("address", &own.address), ("rhythm", "daily")]).await;
        world.do_jobs().await;
        assert!(!world.rows_with(&[&own.address]).await.is_empty());
        let unsure = world.send(&officer, "/es/cuenta/borrar", &[]).await;
        assert_eq!(unsure.status, StatusCode::UNPROCESSABLE_ENTITY);
        let gone = world.send(&officer, "/es/cuenta/borrar", &[("sure", "yes"), ("said", "yes")]).await;
        assert_eq!(gone.status, StatusCode::SEE_OTHER, "{}", gone.text());
        assert_eq!(world.rows_with(&[&own.address, &own.name]).await, Vec::<String>::new());
        assert_eq!(world.see(&officer, "/es/cuenta").await.status, StatusCode::SEE_OTHER);
        // What SERCOP reported is there, word for word, and the record goes on and verifies.
        assert!(get(&world, MILESTONE).await.text().contains("Se habilitó el portal"));
        world.still_verifies().await;
        let after = world.entries();
        assert!(after.contains("account.deleted") && after.contains("role.ended"));
        assert!(!after.contains(&own.address) && !after.contains("officer-"));
        // The address is free again.
        world.stranger(own.address.split('@').next().unwrap()).await;
    };

    the_last_administrator_stays, async |store| {
        let world = World::demo(store).await;
        let first = world.person(Role::Administrator, None).await;
        let sure = [("sure", "yes")];
        let refused = world.send(&first, "/es/cuenta/borrar", &sure).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.text().contains("única persona que administra"));
        assert_eq!(world.see(&first, "/es/administracion/cuentas").await.status, StatusCode::OK);
        world.person(Role::Administrator, None).await;
        assert_eq!(world.send(&first, "/es/cuenta/borrar", &sure).await.status, StatusCode::SEE_OTHER);
    };

    what_has_had_its_time_is_deleted_and_told, async |store| {
        let world = World::demo(store).await;
        let officer = world.person(Role::Officer, Some("SERCOP")).await;
        // One file comes with a report that is sent, one with a draft, one with nothing.
        let sent = [("percent", "40"), ("text", "Listo"), ("after", "0")];
        let sent = send_file(&world, &officer, &sent, b"Un acta que se envia").await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text());
        let draft = [("keep", "yes"), ("percent", "50"), ("text", "Borrador")];
        let kept = send_file(&world, &officer, &draft, b"Un acta que espera").await;
        assert_eq!(kept.status, StatusCode::SEE_OTHER, "{}", kept.text());
        let waits = Hash::of(b"Un acta que espera");
        assert!(world.app.files.exists(waits).await.unwrap());
        let stray = Bytes::from_static(b"Un acta que nadie envia");
        let stray = world.app.files.put_bytes(stray, 1 << 20).await.unwrap().hash;
        let handler: Arc<dyn Handler> = Arc::new(Never);
        let app = &world.app;
        let tx = app.store.write().await.unwrap();
        enqueue(&app.cx(Actor::Operator, Lang::Es), &tx, "never", &"nusta@example.org").await.unwrap();
        tx.commit().await.unwrap();
        let worker = Worker::new(app.store.clone(), app.clock.clone(), app.random.clone(), [handler]);
        worker.run_once().await.unwrap();

        let count = async |app: &minga_web::App| {
            let db = app.store.read().await.unwrap();
            count_failed(&db).await.unwrap()
        };
        minga_web::sweep(app).await.unwrap();
        minga_web::sweep_files(app).await.unwrap();
        assert_eq!(count(app).await, 1);
        assert!(app.files.exists(stray).await.unwrap());

        // The machine's clock says how old a file is, and the program's when it is too old.
        world.clock.set("2099-01-01T00:00:00Z");
        minga_web::sweep(app).await.unwrap();
        minga_web::sweep_files(app).await.unwrap();
        assert_eq!(count(app).await, 0);
        for file in [stray, waits] {
            assert!(!app.files.exists(file).await.unwrap(), "what nothing names is still there");
        }
        let named: Vec<Hash> = verify::named_files(&app.store).await.unwrap().into_iter().collect();
        assert!(!named.is_empty());
        assert_eq!(world.rows_with(&["Borrador", "nusta@"]).await, Vec::<String>::new());
        let db = app.store.read().await.unwrap();
        let told = upkeep(&db).await.unwrap();
        let total = |name: &str| told.iter().find(|it| it.name == name).map_or(0, |it| it.total);
        assert!(total("files") >= 1 && total("parked") == 1 && total("sessions") >= 1 && total("drafts") >= 1, "{told:?}");
        drop(db);
        // What is official is untouched, its file too.
        world.still_verifies().await;
        let mut verified = verify::installation(&app.record, &app.store).await.unwrap();
        verify::kept(&app.store, &app.files, &mut verified).await.unwrap();
        assert!(verified.findings.is_empty(), "{:?}", verified.findings);
    };

    everybody_reads_what_is_kept_and_why, async |store| {
        let world = World::with(store, minga_web::Settings { draft_days: 7, ..Default::default() }).await;
        for (path, days) in [("/es/datos-personales", "7 días"), ("/en/personal-data", "7 days")] {
            let page = get(&world, path).await;
            assert_eq!(page.status, StatusCode::OK);
            assert!(page.text().contains(days) && page.text().contains("<dt>"), "{path}");
        }
    };
}
