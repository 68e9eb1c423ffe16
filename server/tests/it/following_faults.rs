//! What goes wrong when mail is sent: servers that hang, refuse, accept and die; mail that comes
//! back; programs that die in the middle.

use crate::following::{ANA, Office, PLAN, ask_about, world};
use crate::harness::World;
use crate::http::get;
use futures_util::TryStreamExt;
use http::StatusCode;
use minga_jobs::enqueue;
use minga_kernel::{Actor, Lang, Role};
use minga_mail::MailError;
use minga_store::{rows, tables};
use minga_testkit::on_both_databases;
use minga_web::{MailReturned, RETURNED};
use std::time::Duration;

impl World {
    /// How many rows a table has.
    pub(crate) async fn rows(&self, table: &str) -> usize {
        let db = self.app.store.read().await.unwrap();
        let shape = tables(&db).await.unwrap().into_iter().find(|it| it.table == table).unwrap();
        rows(&db, &shape).await.unwrap().try_collect::<Vec<_>>().await.unwrap().len()
    }

    async fn returned(&self, code: &str, for_ever: bool) {
        let cx = self.app.cx(Actor::Operator, Lang::Es);
        let tx = self.app.store.write().await.unwrap();
        let it = MailReturned { code: code.to_owned(), for_ever };
        enqueue(&cx, &tx, RETURNED, &it).await.unwrap();
        tx.commit().await.unwrap();
        self.do_jobs().await;
    }
}

async fn three(world: &World, office: &Office) {
    for to in ["a@example.org", "b@example.org", "c@example.org"] {
        world.follow(office, PLAN, to, "immediate").await;
    }
}

on_both_databases! {
    a_server_that_is_away_delays_and_doubles_nothing, async |store| {
        let (world, office) = world(store).await;
        three(&world, &office).await;
        let who = world.stranger("eva").await;
        *office.out.lock().unwrap() = Some(MailError::Connection);
        ask_about(&world, &who, "Uno").await;
        world.later(1).await;
        assert!(office.take().is_empty());
        *office.out.lock().unwrap() = None;
        world.later(1).await;
        let mut to: Vec<_> = office.take().into_iter().map(|it| it.to).collect();
        to.sort();
        assert_eq!(to, ["a@example.org", "b@example.org", "c@example.org"]);
        world.later(24).await;
        assert!(office.take().is_empty());
    };

    a_job_that_always_fails_is_parked_and_shown, async |store| {
        let (world, office) = world(store).await;
        three(&world, &office).await;
        let who = world.stranger("eva").await;
        *office.out.lock().unwrap() = Some(MailError::Credentials);
        ask_about(&world, &who, "Uno").await;
        for _ in 0..15 {
            world.later(4).await;
        }
        let administrator = world.person(Role::Administrator, None).await;
        let who = world.stranger("eve").await;
        let page = world.see(&administrator, "/es/administracion/sistema").await.text();
        assert!(page.contains("following.deliver") && page.contains("mail-credentials"), "{page}");
        assert!(!page.contains("example.org</"), "nobody's address is shown");
        assert!(world.see(&administrator, "/es/mi-trabajo").await.text().contains("/es/administracion/sistema"));
        assert_eq!(world.see(&who, "/es/administracion/sistema").await.status, StatusCode::FORBIDDEN);
        let id = page.split("name=\"job\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        *office.out.lock().unwrap() = None;
        let fields = [("job", &*id), ("deed", "retry")];
        assert_eq!(world.send(&who, "/es/administracion/sistema", &fields).await.status, StatusCode::FORBIDDEN);
        assert_eq!(world.send(&administrator, "/es/administracion/sistema", &fields).await.status, StatusCode::SEE_OTHER);
        world.do_jobs().await;
        assert_eq!(office.take().len(), 3);
        assert!(!world.see(&administrator, "/es/administracion/sistema").await.text().contains("following.deliver"));
    };

    who_cannot_be_reached_is_not_written_to_any_more, async |store| {
        let (world, office) = world(store).await;
        three(&world, &office).await;
        let who = world.stranger("eva").await;
        *office.says.lock().unwrap() =
            vec![("a@example.org", MailError::Nobody), ("b@example.org", MailError::Refused(451))];
        ask_about(&world, &who, "Uno").await;
        for _ in 0..30 {
            world.later(1).await;
        }
        assert_eq!(office.take().len(), 1, "the third is not held up");
        // The server of the second wants mail again; the first is not asked any more.
        office.says.lock().unwrap().clear();
        let who = world.stranger("eve").await;
        ask_about(&world, &who, "Dos").await;
        world.later(1).await;
        let mut to: Vec<_> = office.take().into_iter().map(|it| it.to).collect();
        to.sort();
        assert_eq!(to, ["b@example.org", "c@example.org"]);
        // After a month the first is forgotten.
        assert_eq!(world.rows("followers").await, 3);
        world.later(24 * 31).await;
        assert_eq!(world.rows("followers").await, 2);
    };

    mail_that_comes_back_is_counted_and_stops, async |store| {
        let (world, office) = world(store).await;
        three(&world, &office).await;
        let who = world.stranger("eva").await;
        ask_about(&world, &who, "Uno").await;
        world.later(1).await;
        let mails = office.take();
        let code = |to: &str| {
            let returns = mails.iter().find(|it| it.to == to).and_then(|it| it.returns.clone()).unwrap();
            returns.trim_start_matches("bounces+").split('@').next().unwrap().to_owned()
        };
        world.returned(&code("a@example.org"), true).await;
        for _ in 0..4 {
            world.returned(&code("b@example.org"), false).await;
        }
        world.returned("0000000000000000000f", true).await;
        ask_about(&world, &who, "Dos").await;
        world.later(1).await;
        assert_eq!(office.take().len(), 2);
        world.returned(&code("b@example.org"), false).await;
        ask_about(&world, &who, "Tres").await;
        world.later(1).await;
        assert_eq!(office.take().len(), 1);
        // Whoever confirms again by a mail that arrived is written to again.
        world.clock.advance(Duration::from_hours(24));
        let mine = world.follow(&office, PLAN, "a@example.org", "immediate").await;
        assert_eq!(get(&world, &mine).await.status, StatusCode::OK);
        let who = world.stranger("eve").await;
        ask_about(&world, &who, "Cuatro").await;
        world.later(1).await;
        assert!(office.take().iter().any(|it| it.to == "a@example.org"));
    };

    whoever_dies_in_the_middle_sends_nobody_the_same_twice, async |store| {
        let (world, office) = world(store).await;
        for number in 0..40 {
            world.clock.advance(Duration::from_mins(4)); // One place asks for twenty an hour.
            world.follow(&office, PLAN, &format!("n{number}@example.org"), "daily").await;
        }
        let who = world.stranger("eva").await;
        ask_about(&world, &who, "Uno").await;
        world.clock.advance(Duration::from_hours(24));
        minga_web::go_round(&world.app).await.unwrap();
        // Somebody breaks the worker off again and again, wherever it is.
        *office.takes.lock().unwrap() = Duration::from_millis(5);
        for wait in [40, 60, 80, 100, 130, 160, 200, 250] {
            let _ = tokio::time::timeout(Duration::from_millis(wait), world.do_jobs()).await;
            // What was taken is taken again when its lease is over.
            world.clock.advance(Duration::from_mins(6));
        }
        world.do_jobs().await;
        let mails = office.take();
        let mut to: Vec<_> = mails.iter().map(|it| it.to.clone()).collect();
        to.sort();
        let all = to.len();
        to.dedup();
        assert_eq!(to.len(), all, "somebody got the same twice");
        // What was under way when somebody broke it off may be lost, and nothing else.
        assert!(all + 8 * 16 >= 40 && all > 0, "{all}");
        // A second look at the same digest writes nobody again.
        world.later(1).await;
        assert!(office.take().is_empty());
    };

    a_demo_shows_its_mails_to_administrators_only, async |store| {
        let folder = tempfile::tempdir().unwrap();
        let clock = std::sync::Arc::new(minga_testkit::FixedClock::at("2021-06-01T12:00:00Z"));
        let sender = minga_mail::Sender::parse("Minga <minga@minga.example>", clock).unwrap();
        let mailer = std::sync::Arc::new(minga_mail::FileMailer::new(folder.path(), sender));
        let settings = minga_web::Settings { mail_shown: Some(folder.path().to_owned()), ..Default::default() };
        let world = World::mailing(store, settings, minga_files::ArchiveOptions::default(), mailer).await;
        world.import(&crate::harness::demo_folder()).await.unwrap();
        let administrator = world.person(Role::Administrator, None).await;
        let who = world.stranger("eva").await;
        assert!(world.see(&administrator, "/es/administracion/correos").await.text().contains("Todavía no hay correos"));
        let path = world.follow_path(PLAN).await;
        world.send_unsigned(&path, &[("address", ANA), ("rhythm", "daily")]).await;
        world.do_jobs().await;
        let list = world.see(&administrator, "/es/administracion/correos").await.text();
        assert!(list.contains(ANA), "{list}");
        let at = list.find("/es/administracion/correos/").unwrap();
        let one = list[at..].split('"').next().unwrap().to_owned();
        assert!(world.see(&administrator, &one).await.text().contains("/es/confirmar-suscripcion/"));
        let html = world.see(&administrator, &format!("{one}/html")).await;
        assert!(html.text().contains("<a href=\"http://127.0.0.1:8080/es/confirmar-suscripcion/"));
        assert!(html.header(http::header::CONTENT_SECURITY_POLICY).contains("sandbox"));
        for path in ["/es/administracion/correos", &one, &format!("{one}/html")] {
            assert_eq!(world.see(&who, path).await.status, StatusCode::FORBIDDEN, "{path}");
            assert!([StatusCode::SEE_OTHER, StatusCode::UNAUTHORIZED].contains(&get(&world, path).await.status));
        }
    };
}
