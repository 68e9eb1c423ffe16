//! Anybody follows something by mail or Atom; whoever answers for something is reminded.

use crate::harness::{World, edited_demo};
use crate::http::{Answer, get, send};
use crate::people::Person;
use async_trait::async_trait;
use axum::body::Body;
use http::{Request, StatusCode, header};
use minga_files::ArchiveOptions;
use minga_jobs::{Handler, Worker};
use minga_kernel::{Clock, Role};
use minga_mail::{Mail, MailError, Mailer};
use minga_testkit::{TestStore, on_both_databases};
use minga_web::{Settings, catch_up, go_round};
use std::sync::{Arc, Mutex};
use std::time::Duration;

pub(crate) const PLAN: &str = "/es/planes/EC-PAGA-1";
pub(crate) const ANA: &str = "ana@example.org";

/// A post office that keeps what it was given, and does what a test says with it.
#[derive(Default)]
pub(crate) struct Office {
    pub(crate) sent: Mutex<Vec<Mail>>,
    /// What is said to each mail, by its address; to every other one that it was taken.
    pub(crate) says: Mutex<Vec<(&'static str, MailError)>>,
    /// How long it takes over each.
    pub(crate) takes: Mutex<Duration>,
    /// What is said to every mail.
    pub(crate) out: Mutex<Option<MailError>>,
}

#[async_trait]
impl Mailer for Office {
    async fn send(&self, mail: &Mail) -> Result<(), MailError> {
        mail.check()?;
        let takes = *self.takes.lock().unwrap();
        tokio::time::sleep(takes).await;
        if let Some(error) = &*self.out.lock().unwrap() {
            return Err(error.clone());
        }
        let says = self.says.lock().unwrap().clone();
        if let Some((_, error)) = says.into_iter().find(|(to, _)| *to == mail.to) {
            return Err(error);
        }
        self.sent.lock().unwrap().push(mail.clone());
        Ok(())
    }

    async fn check(&self) -> Result<(), MailError> {
        Ok(())
    }
}

impl Office {
    /// What it was given since the last question.
    pub(crate) fn take(&self) -> Vec<Mail> {
        std::mem::take(&mut *self.sent.lock().unwrap())
    }
}

/// A world with the demo's plan and a post office.
pub(crate) async fn world(store: TestStore) -> (World, Arc<Office>) {
    with(store, Settings::default()).await
}

async fn with(store: TestStore, settings: Settings) -> (World, Arc<Office>) {
    let office = Arc::new(Office::default());
    let settings = Settings { mail_bounces: "bounces@minga.example".to_owned(), ..settings };
    let world = World::mailing(store, settings, ArchiveOptions::default(), office.clone()).await;
    world.import(&crate::harness::demo_folder()).await.unwrap();
    // The first look sets the marks: nothing of before is told.
    go_round(&world.app).await.unwrap();
    world.clock.advance(Duration::from_secs(1));
    (world, office)
}

impl World {
    /// Does the jobs of features and sends the mails that wait.
    pub(crate) async fn do_jobs(&self) {
        let app = &self.app;
        let mail: Arc<dyn Handler> = Arc::new(minga_web::SendMail(app.mailer.clone()));
        let handlers = app.modules.iter().flat_map(|module| (module.jobs)(app)).chain([mail]);
        let worker = Worker::new(app.store.clone(), app.clock.clone(), app.random.clone(), handlers);
        worker.run_once().await.unwrap();
    }

    /// Lets so many hours pass, and does what is due.
    pub(crate) async fn later(&self, hours: u64) {
        self.clock.advance(Duration::from_hours(hours));
        catch_up(&self.app).await.unwrap();
        go_round(&self.app).await.unwrap();
        self.do_jobs().await;
    }

    /// The path where the thing of a page is followed, as the page says.
    pub(crate) async fn follow_path(&self, page: &str) -> String {
        let text = get(self, page).await.text();
        let at = ["/es/seguir/", "/en/follow/", "/es/seguir-busqueda"].iter().find_map(|it| text.find(it));
        text[at.expect(page)..].split('"').next().unwrap().replace("&amp;", "&")
    }

    /// Asks, confirms, and gives the path of what they follow.
    pub(crate) async fn follow(&self, office: &Office, page: &str, to: &str, rhythm: &str) -> String {
        let path = self.follow_path(page).await;
        let query = path.split_once('?').map_or("", |(_, query)| query);
        let fields = [("address", to), ("rhythm", rhythm), ("query", query)];
        let asked = self.send_unsigned(&path, &fields).await;
        assert_eq!(asked.status, StatusCode::OK, "{}", asked.text());
        self.do_jobs().await;
        let mail = office.take().pop().expect("a link");
        assert_eq!(mail.to, to);
        let confirmed = self.send_unsigned(&path_in(&mail.text, "scrip"), &[]).await;
        assert_eq!(confirmed.status, StatusCode::SEE_OTHER, "{}", confirmed.text());
        confirmed.header(header::LOCATION).split('?').next().unwrap().to_owned()
    }
}

/// The first path on this site in a text with these letters in it.
pub(crate) fn path_in(text: &str, with: &str) -> String {
    let address = text.split_whitespace().find(|word| word.starts_with("http") && word.contains(with));
    address.expect("an address").trim_start_matches("http://127.0.0.1:8080").to_owned()
}

/// A question about commitment 3, which is an official change of it.
pub(crate) async fn ask_about(world: &World, who: &Person, words: &str) {
    let path = format!("{}/escribir", world.talk().await);
    let answer = world.send(who, &path, &[("stance", "question"), ("text", words)]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
}

async fn one_click(world: &World, address: &str) -> Answer {
    let path = address.trim_start_matches("http://127.0.0.1:8080");
    let request = Request::post(path)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from("List-Unsubscribe=One-Click"));
    send(world, request.unwrap()).await
}

on_both_databases! {
    somebody_follows_a_plan_and_leaves, async |store| {
        let (world, office) = world(store).await;
        let who = world.stranger("eva").await;
        let path = world.follow_path(PLAN).await;
        assert!(get(&world, &path).await.text().contains("Atom"));
        let asked = world.send_unsigned(&path, &[("address", " Ana@Example.org "), ("rhythm", "immediate")]).await;
        assert!(asked.text().contains("Revise su correo"));
        world.do_jobs().await;
        let mails = office.take();
        let link = path_in(&mails[0].text, "confirmar-suscripcion");
        assert_eq!((mails.len(), &*mails[0].to), (1, ANA));
        // Until it is confirmed nothing is sent; a program that opens the link confirms nothing.
        let opened = get(&world, &link).await;
        assert!(opened.text().contains("apenas ocurra") || opened.text().contains("Apenas ocurra"));
        assert_eq!(opened.header(header::CACHE_CONTROL), "private, no-store");
        ask_about(&world, &who, "Antes SECRETO1").await;
        world.later(1).await;
        assert!(office.take().is_empty());
        let confirmed = world.send_unsigned(&link, &[]).await;
        let mine = confirmed.header(header::LOCATION).to_owned();
        assert_eq!(world.send_unsigned(&link, &[]).await.status, StatusCode::FORBIDDEN, "once");
        assert!(get(&world, &mine).await.text().contains("a…@example.org"));

        // What happened before they followed is nothing to them.
        world.later(1).await;
        assert!(office.take().is_empty());
        ask_about(&world, &who, "Bien SECRETO2").await;
        world.later(1).await;
        let mails = office.take();
        assert_eq!(mails.len(), 1);
        let mail = &mails[0];
        let html = mail.html.as_deref().unwrap();
        assert!(mail.text.contains("Plan de Acción") && html.contains("<h2>"), "{} {html}", mail.text);
        assert!(!html.contains("SECRETO") && !html.contains("src=") && !mail.text.contains("SECRETO"));
        assert!(mail.returns.as_deref().unwrap().starts_with("bounces+"));
        let end = mail.unsubscribe.clone().unwrap();
        assert!(mail.text.contains(&end) && html.contains(&end));
        // Nothing more happened: nothing more is sent.
        world.later(30).await;
        assert!(office.take().is_empty());

        // A program that opens the link ends nothing; one request without cookies ends all.
        assert_eq!(get(&world, end.trim_start_matches("http://127.0.0.1:8080")).await.status, StatusCode::OK);
        assert_eq!(get(&world, &mine).await.status, StatusCode::OK);
        for _ in 0..2 {
            assert_eq!(one_click(&world, &end).await.status, StatusCode::OK);
        }
        assert_eq!(get(&world, &mine).await.status, StatusCode::GONE);
        ask_about(&world, &who, "Tarde").await;
        world.later(30).await;
        assert!(office.take().is_empty());
        for table in ["followers", "follows", "follow_wishes", "digest_letters"] {
            assert_eq!(world.rows(table).await, 0, "{table}");
        }
        world.app.record.publish().await.unwrap();
        assert!(!world.entries().contains("example.org"));
    };

    digests_come_in_their_rhythm_and_their_language, async |store| {
        let (world, office) = world(store).await;
        let who = world.stranger("eva").await;
        // 1 June 2021 is a Tuesday.
        let weekly = world.follow(&office, PLAN, ANA, "weekly").await;
        let _ = world.follow(&office, "/en/plans/EC-PAGA-1/commitments/3", "bob@example.org", "daily").await;
        ask_about(&world, &who, "Uno").await;
        world.later(2).await;
        assert!(office.take().is_empty(), "it is no time yet");
        world.later(24).await;
        let mails = office.take();
        assert_eq!(mails.iter().map(|it| &*it.to).collect::<Vec<_>>(), ["bob@example.org"]);
        assert!(mails[0].text.contains("open government") && mails[0].html.as_deref().unwrap().contains("lang=\"en\""));
        world.later(24 * 5).await;
        let mails = office.take();
        assert_eq!(mails.iter().map(|it| &*it.to).collect::<Vec<_>>(), [ANA]);
        assert!(mails[0].text.contains("gobierno abierto"));
        // They change the rhythm and the language, and end one thing.
        let page = get(&world, &weekly).await.text();
        let id = page.split("name=\"id\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let change = async |fields: &[(&str, &str)]| world.send_unsigned(&weekly, fields).await;
        assert_eq!(change(&[("deed", "rhythm"), ("id", &id), ("rhythm", "immediate")]).await.status, StatusCode::SEE_OTHER);
        assert_eq!(change(&[("deed", "language"), ("lang", "en")]).await.status, StatusCode::SEE_OTHER);
        assert_eq!(change(&[("deed", "rhythm"), ("id", &id), ("rhythm", "hourly")]).await.status, StatusCode::BAD_REQUEST);
        // The session of the one before is over by now.
        let who = world.stranger("eve").await;
        ask_about(&world, &who, "Dos").await;
        world.later(1).await;
        let mails = office.take();
        assert!(mails.len() == 1 && mails[0].text.contains("open government"), "{mails:?}");
        let last = change(&[("deed", "unfollow"), ("id", &id)]).await;
        assert_eq!(last.header(header::LOCATION), format!("{weekly}/baja"));
        assert_eq!(world.rows("followers").await, 1);
    };

    bodies_themes_territories_and_searches_are_followed, async |store| {
        let (world, office) = world(store).await;
        let who = world.stranger("eva").await;
        catch_up(&world.app).await.unwrap();
        let pages = [
            "/es/organizaciones/SERCOP",
            "/es/organizaciones/FCD",
            "/es/territorios/EC",
            "/es/planes/EC-PAGA-1/compromisos/3",
            "/es/buscar?q=contratacion",
        ];
        for (number, page) in pages.iter().enumerate() {
            world.follow(&office, page, &format!("p{number}@example.org"), "immediate").await;
        }
        world.follow(&office, "/es/organizaciones/MINTEL", "other@example.org", "immediate").await;
        world.follow(&office, "/es/buscar?q=zarigüeya", "nothing@example.org", "immediate").await;
        world.later(1).await;
        office.take();
        ask_about(&world, &who, "Uno").await;
        world.later(1).await;
        let mut to: Vec<String> = office.take().into_iter().map(|it| it.to).collect();
        to.sort();
        let all: Vec<String> = (0..pages.len()).map(|number| format!("p{number}@example.org")).collect();
        assert_eq!(to, all);
        // The same by Atom.
        for page in pages {
            let feed = match page.split_once('?') {
                Some((path, query)) => format!("{path}.atom?{query}"),
                None => format!("{page}.atom"),
            };
            let text = get(&world, &feed).await.text();
            assert!(text.contains("<entry>") && text.contains("/compromisos/3"), "{feed}: {text}");
        }
        let theme = get(&world, "/es/planes/EC-PAGA-1/temas/1.atom").await.text();
        assert!(theme.contains("<entry>"), "{theme}");
        assert!(!get(&world, "/es/buscar.atom?q=zarigueya").await.text().contains("<entry>"));
    };

    many_changes_at_once_are_one_mail, async |store| {
        let (world, office) = world(store).await;
        world.follow(&office, PLAN, ANA, "immediate").await;
        world.follow(&office, "/es/organizaciones/SERCOP", ANA, "immediate").await;
        let before = world.app.store.head().await.unwrap();
        let other = edited_demo("milestones", |text| text.replace("2021-08-31", "2022-02-28"));
        world.import(other.path()).await.unwrap();
        let who = world.stranger("eva").await;
        for number in 0..3 {
            ask_about(&world, &who, &format!("Comentario {number}")).await;
        }
        assert!(world.app.store.head().await.unwrap() > before + 5);
        world.later(1).await;
        let mails = office.take();
        assert_eq!(mails.len(), 1, "both things, and all that happened");
        assert_eq!(mails[0].html.as_deref().unwrap().matches("<h2>").count(), 2, "{}", mails[0].text);
        // However often it happens again, there is one mail in a quarter of an hour.
        for number in 0..5 {
            ask_about(&world, &who, &format!("Otra vez {number}")).await;
            world.clock.advance(Duration::from_mins(2));
            go_round(&world.app).await.unwrap();
            world.do_jobs().await;
        }
        assert!(office.take().is_empty());
        world.later(1).await;
        assert_eq!(office.take().len(), 1);
    };

    nobody_learns_who_follows_and_nobody_is_bombed, async |store| {
        let (world, office) = world(store).await;
        world.follow(&office, PLAN, ANA, "weekly").await;
        let path = world.follow_path("/es/buscar?q=Compre+aqui+http://malo.example").await;
        let form = path.split('?').next().unwrap().to_owned();
        let query = path.split_once('?').unwrap().1.to_owned();
        let ask = async |to: &str| {
            world.send_unsigned(&form, &[("address", to), ("rhythm", "daily"), ("query", &query)]).await
        };
        let (known, unknown) = (ask(ANA).await, ask("bob@example.org").await);
        assert_eq!((known.status, known.text()), (unknown.status, unknown.text()));
        world.do_jobs().await;
        let mails = office.take();
        assert_eq!(mails.len(), 2);
        for mail in &mails {
            // What a stranger typed is not sent to somebody who never asked.
            assert!(!mail.text.contains("malo") && !mail.html.as_deref().unwrap().contains("malo"));
            assert!(!mail.subject.contains("malo"));
        }
        // Three links a day, and the page says the same.
        for _ in 0..6 {
            assert_eq!(ask("bob@example.org").await.text(), unknown.text());
        }
        world.do_jobs().await;
        assert_eq!(office.take().len(), 2);
        // One place asks for only so many.
        let mut last = StatusCode::OK;
        for number in 0..60 {
            last = ask(&format!("n{number}@example.org")).await.status;
        }
        assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
        world.do_jobs().await;
        assert!(office.take().len() < 60);
        // Guessing leads nowhere.
        for path in ["/es/suscripcion/x", "/es/suscripcion/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"] {
            assert_eq!(get(&world, path).await.status, StatusCode::GONE);
        }
        assert_eq!(get(&world, "/es/confirmar-suscripcion/x").await.status, StatusCode::FORBIDDEN);
        assert_eq!(get(&world, "/es/seguir/account/00000000-0000-0000-0000-000000000000").await.status, StatusCode::NOT_FOUND);
        assert_eq!(get(&world, "/es/seguir/plan/00000000-0000-0000-0000-000000000000").await.status, StatusCode::NOT_FOUND);
    };

    addresses_with_line_breaks_and_other_nonsense_are_refused, async |store| {
        let (world, office) = world(store).await;
        let path = world.follow_path(PLAN).await;
        let bad = ["", "ana", "ana@example.org\nBcc: eva@example.org", "ana@example.org\r\n\r\nHola", "<ana@example.org>", "ana@example.org,eva@example.org"];
        for address in bad {
            let refused = world.send_unsigned(&path, &[("address", address), ("rhythm", "daily")]).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{address:?}");
        }
        for rhythm in ["", "hourly"] {
            let refused = world.send_unsigned(&path, &[("address", ANA), ("rhythm", rhythm)]).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{rhythm}");
        }
        let long = format!("/es/seguir-busqueda?q={}", "%C3%B1".repeat(200));
        let query = long.split_once('?').unwrap().1;
        let refused = world.send_unsigned("/es/seguir-busqueda", &[("address", ANA), ("rhythm", "daily"), ("query", query)]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        world.do_jobs().await;
        assert!(office.take().is_empty());
        assert_eq!(get(&world, "/es/seguir-busqueda").await.status, StatusCode::NOT_FOUND);
    };

    one_address_follows_only_so_many_things, async |store| {
        let (world, office) = with(store, Settings { follow_most: 1, ..Settings::default() }).await;
        world.follow(&office, PLAN, ANA, "weekly").await;
        // The same thing again is no further one.
        let mine = world.follow(&office, PLAN, ANA, "daily").await;
        assert_eq!(get(&world, &mine).await.text().matches("name=\"id\"").count(), 1);
        let path = world.follow_path("/es/organizaciones/SERCOP").await;
        world.send_unsigned(&path, &[("address", ANA), ("rhythm", "daily")]).await;
        world.do_jobs().await;
        let link = path_in(&office.take()[0].text, "scrip");
        let refused = world.send_unsigned(&link, &[]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.text().contains("Ya sigue el máximo"));
        assert_eq!(world.rows("follows").await, 1);
    };

    those_who_answer_are_reminded_before_deadlines, async |store| {
        let (world, office) = world(store).await;
        let officer = world.person(Role::Officer, Some("SERCOP")).await;
        // How SERCOP is reached is not asked again for a year.
        let contact = "/es/organizaciones/SERCOP/contacto/confirmar";
        let known = [("email", "info@sercop.example")];
        assert_eq!(world.fill(&officer, contact, &known).await.status, StatusCode::SEE_OTHER);
        let _coordinator = world.person(Role::Coordinator, None).await;
        // Two milestones of SERCOP's end on 31 July 2021; nothing of theirs is due in June.
        let mut told: Vec<(String, String, String)> = Vec::new();
        for day in 0..100 {
            world.later(24).await;
            for mail in office.take() {
                told.push((world.clock.today().to_string(), mail.to.clone(), mail.text.clone()));
            }
            if day == 50 {
                // Nobody is reminded twice on a day, however often it is looked.
                world.do_jobs().await;
                assert!(office.take().is_empty());
            }
        }
        let own = |prefix: &str| told.iter().filter(|it| it.1.starts_with(prefix)).collect::<Vec<_>>();
        let reminded = own("officer-");
        assert!(!reminded.is_empty() && reminded.len() < 20, "{reminded:?}");
        assert!(reminded.iter().all(|it| it.2.contains("3.") && it.2.contains("/es/mi-trabajo")), "{reminded:?}");
        // Every Monday the coordinator hears what slipped, as long as anything is late.
        let weekly = own("coordinator-");
        assert!(weekly.len() > 8, "{}", weekly.len());
        assert!(weekly.iter().all(|it| it.0.parse::<chrono::NaiveDate>().is_ok_and(|day| chrono::Datelike::weekday(&day) == chrono::Weekday::Mon)));
        // They can have done with it.
        let before: Vec<String> = told.into_iter().map(|it| it.1).collect();
        let (late, other) = (world.person(Role::Coordinator, None).await, world.person(Role::Coordinator, None).await);
        assert!(world.see(&late, "/es/recordatorios").await.text().contains("30"));
        world.send(&late, "/es/recordatorios", &[("deed", "off")]).await;
        assert!(world.see(&late, "/es/recordatorios").await.text().contains("no los recibe"));
        assert!(!world.see(&other, "/es/recordatorios").await.text().contains("no los recibe"));
        let mut new = Vec::new();
        for _ in 0..8 {
            world.later(24).await;
            new.extend(office.take().into_iter().map(|it| it.to).filter(|to| !before.contains(to)));
        }
        new.sort();
        new.dedup();
        assert_eq!(new.len(), 1, "the one who did not turn it off");
        assert_eq!(get(&world, "/es/recordatorios").await.status, StatusCode::SEE_OTHER);
    };
}
