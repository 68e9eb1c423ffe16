//! People open accounts by themselves, and nobody learns by that who has one.

use crate::cocreation::DONE;
use crate::following::path_in;
use crate::harness::World;
use crate::http::{Answer, get, send};
use crate::people::Person;
use axum::body::Body;
use http::{Request, StatusCode, header};
use minga_auth::{account_by_address, block_account, has_confirmed_address};
use minga_kernel::{Actor, Lang};
use minga_testkit::on_both_databases;
use minga_web::{Peer, Settings};
use std::net::IpAddr;
use std::time::Duration;
use uuid::Uuid;

const OPEN: &str = "/es/abrir-cuenta";
const PROPOSE: &str = "/es/procesos/P1/proponer";
const REFUSED: StatusCode = StatusCode::UNPROCESSABLE_ENTITY;

impl World {
    async fn asks(&self, name: &str, address: &str, next: &str) -> Answer {
        self.send_unsigned(OPEN, &[("name", name), ("address", address), ("next", next)]).await
    }

    /// The same from this place on the network.
    async fn asks_from(&self, place: &str, address: &str) -> Answer {
        let body = format!("name=Ana&address={address}");
        let mut request = Request::post(OPEN)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(body))
            .unwrap();
        request.extensions_mut().insert(Peer(place.parse::<IpAddr>().unwrap()));
        send(self, request).await
    }

    /// The path of the only letter that waits.
    async fn opening_link(&self) -> String {
        let mails = self.mails().await;
        assert_eq!(mails.len(), 1);
        path_in(&mails[0].text, "abrir-cuenta/")
    }

    async fn account_with(&self, address: &str) -> Option<Uuid> {
        let db = self.app.store.read().await.unwrap();
        account_by_address(&db, address).await.unwrap().map(|(account, _)| account.id)
    }

    /// Somebody who opens an account by themselves.
    pub(crate) async fn citizen(&self, name: &str) -> Person {
        let address = format!("{name}@citizens.example");
        assert_eq!(self.asks(name, &address, "").await.status, StatusCode::OK);
        let entered = self.send_unsigned(&self.opening_link().await, &[("name", name)]).await;
        assert_eq!(entered.status, DONE, "{}", entered.text());
        let id = self.account_with(&address).await.unwrap();
        Person { id, membership: None, cookie: cookie(&entered) }
    }
}

fn cookie(answer: &Answer) -> String {
    answer.header(header::SET_COOKIE).split(';').next().unwrap().to_owned()
}

on_both_databases! {
    somebody_opens_an_account_and_goes_on_where_they_were, async |store| {
        let world = World::new(store).await;
        world.process(&[]).await;
        // Wherever somebody is told to sign in, they are told that they can open an account.
        let led = get(&world, PROPOSE).await;
        assert_eq!(led.status, DONE);
        let sign_in = get(&world, led.header(header::LOCATION)).await.text();
        assert!(sign_in.contains("/es/abrir-cuenta?next=%2Fes%2Fprocesos%2FP1%2Fproponer"), "{sign_in}");
        assert!(get(&world, "/es/procesos/P1").await.text().contains(&format!("{OPEN}?next={PROPOSE}")));
        let told = world.send_unsigned(PROPOSE, &[("step", "1"), ("problem", "x")]).await;
        assert!(told.status == StatusCode::UNAUTHORIZED && told.text().contains(OPEN), "{}", told.text());
        let form = get(&world, &format!("{OPEN}?next={PROPOSE}")).await.text();
        assert!(form.contains(&format!("value=\"{PROPOSE}\"")) && form.contains("Qué se guarda") && form.contains("48 horas"));
        for (name, address) in [("", "nueva@example.org"), ("Ana", "nueva"), (" \u{200b} ", ""), (&"x".repeat(121), "a@b.example")] {
            let wrong = world.asks(name, address, PROPOSE).await;
            assert_eq!(wrong.status, REFUSED, "{name} {address}");
            assert!(wrong.text().contains(&format!("value=\"{PROPOSE}\"")), "nothing is lost");
        }
        let head = world.app.store.head().await.unwrap();
        let asked = world.asks("Nusta <b> SECRETA\u{202e}", " Nueva@Example.org ", PROPOSE).await;
        assert!(asked.status == StatusCode::OK && asked.text().contains("Revise su correo"), "{}", asked.text());
        let mail = world.mails().await.pop().unwrap();
        // It may be for somebody who never asked: nothing in it was chosen by who asked.
        assert!(mail.to == "nueva@example.org" && !mail.text.contains("SECRETA") && !mail.text.contains("proponer"));
        let link = path_in(&mail.text, "abrir-cuenta/");
        let secret = link.rsplit('/').next().unwrap();
        assert_eq!(world.rows_with(&[secret]).await, Vec::<String>::new(), "only its hash is kept");
        // A program that opens the link opens no account.
        let looked = get(&world, &link).await;
        assert!(looked.text().contains("Nusta &lt;b&gt; SECRETA") && looked.header(header::SET_COOKIE).is_empty());
        assert_eq!(looked.header(header::CACHE_CONTROL), "private, no-store");
        assert_eq!(world.send_unsigned(&link, &[("name", "")]).await.status, REFUSED);
        assert_eq!((world.account_with("nueva@example.org").await, world.app.store.head().await.unwrap()), (None, head));

        let entered = world.send_unsigned(&link, &[("name", "Nusta Quispe")]).await;
        assert_eq!((entered.status, entered.header(header::LOCATION)), (DONE, PROPOSE), "{}", entered.text());
        let id = world.account_with("nueva@example.org").await.unwrap();
        let person = Person { id, membership: None, cookie: cookie(&entered) };
        assert_eq!(world.see(&person, PROPOSE).await.status, StatusCode::OK);
        let db = world.app.store.read().await.unwrap();
        assert!(has_confirmed_address(&db, id).await.unwrap());
        drop(db);
        for again in [world.send_unsigned(&link, &[("name", "Otra")]).await, get(&world, &link).await] {
            assert_eq!(again.status, StatusCode::FORBIDDEN);
        }
        // They hold no role, and their own page says what they can do.
        let work = world.see(&person, "/es/mi-trabajo?done=opened").await.text();
        assert!(work.contains("Su cuenta está abierta") && work.contains("Lo que puede hacer") && work.contains(PROPOSE), "{work}");
        assert!(!work.contains("Nada espera por usted"));
        let number = world.propose(&person, "Agua").await;
        assert_eq!(number, 1);
        world.nothing_is_amiss().await;
        let entries = world.entries();
        assert!(entries.contains("account.opened"));
        for personal in ["nueva@", "Nusta", "Quispe", "SECRETA"] {
            assert!(!entries.contains(personal), "{personal}");
        }
    };

    nobody_learns_whether_an_address_has_an_account, async |store| {
        let world = World::new(store).await;
        let (ana, locked) = (world.stranger("ana").await, world.stranger("locked").await);
        let cx = world.app.cx(Actor::Operator, Lang::Es);
        block_account(&cx, &world.app.store, locked.id, true).await.unwrap();
        let head = world.app.store.head().await.unwrap();
        let unknown = world.asks("Eva", "eva@example.org", PROPOSE).await.text();
        assert!(world.mails().await[0].text.contains("pulse el botón"));
        let known = world.asks("Intruso", "ANA@example.org", PROPOSE).await.text();
        let mail = world.mails().await.pop().unwrap();
        let theirs = path_in(&mail.text, "abrir-cuenta/");
        assert!(mail.text.contains("ya tiene una") && !mail.text.contains("Intruso"), "{}", mail.text);
        let blocked = world.asks("Intruso", "locked@example.org", PROPOSE).await.text();
        let mail = world.mails().await.pop().unwrap();
        assert!(mail.text.contains("bloqueada") && !mail.text.contains("abrir-cuenta/"), "{}", mail.text);
        let fields = [("name", "Bot"), ("address", "bot@example.org"), ("next", PROPOSE), ("fax", "1")];
        let trapped = world.send_unsigned(OPEN, &fields).await.text();
        assert_eq!(world.mails().await.len(), 0, "a program is sent nothing, and not told");
        for other in [&known, &blocked, &trapped] {
            assert_eq!(*other, unknown);
        }
        // The link of somebody who has an account signs them in, and changes nothing of it.
        assert!(get(&world, &theirs).await.text().contains("Usted ya tiene cuenta"));
        let entered = world.send_unsigned(&theirs, &[("name", "Intruso")]).await;
        assert_eq!((entered.status, entered.header(header::LOCATION)), (DONE, PROPOSE));
        let own = Person { id: ana.id, membership: None, cookie: cookie(&entered) };
        let page = world.see(&own, "/es/cuenta").await.text();
        assert!(page.contains("ana@example.org") && !page.contains("Intruso"));
        assert_eq!(world.send_unsigned(&theirs, &[]).await.status, StatusCode::FORBIDDEN);
        assert_eq!(world.app.store.head().await.unwrap(), head, "nothing official happened");
    };

    two_letters_to_one_address_open_one_account, async |store| {
        let world = World::new(store).await;
        let mut links = Vec::new();
        for _ in 0..2 {
            world.asks("Ana", "ana@citizens.example", "").await;
            links.push(world.opening_link().await);
        }
        let open = |link| world.send_unsigned(link, &[("name", "Ana")]);
        let (one, two, three) = tokio::join!(open(&links[0]), open(&links[0]), open(&links[1]));
        let mut all = [one.status, two.status, three.status];
        all.sort_unstable();
        assert_eq!(all, [DONE, StatusCode::FORBIDDEN, StatusCode::FORBIDDEN]);
        world.app.record.publish().await.unwrap();
        assert_eq!(world.entries().matches("account.opened").count(), 1);
        world.nothing_is_amiss().await;
    };

    what_nobody_confirms_is_gone_in_its_time, async |store| {
        let world = World::with(store, Settings { opening_hours: 5, ..Settings::default() }).await;
        assert!(get(&world, "/es/datos-personales").await.text().contains("Cuentas que se pidieron"));
        world.asks("Nusta", "nusta@citizens.example", "").await;
        let link = world.opening_link().await;
        let kept = world.rows_with(&["nusta@citizens"]).await;
        assert!(kept.len() == 1 && kept[0].starts_with("account_openings"), "{kept:?}");
        world.clock.advance(Duration::from_hours(5));
        assert_eq!(get(&world, &link).await.status, StatusCode::FORBIDDEN);
        assert_eq!(world.send_unsigned(&link, &[("name", "Nusta")]).await.status, StatusCode::FORBIDDEN);
        minga_web::sweep(&world.app).await.unwrap();
        assert_eq!(world.rows_with(&["nusta@citizens", "Nusta"]).await, Vec::<String>::new());
        assert_eq!(world.account_with("nusta@citizens.example").await, None);
        // Whoever has an account takes what was asked with their address, and leaves nothing of it.
        let ana = world.citizen("ana").await;
        world.asks("Intrusa", "ana@citizens.example", "").await;
        let given = world.see(&ana, "/es/cuenta/mis-datos").await.json();
        assert_eq!(given["openings"][0]["name"], "Intrusa");
        world.mails().await;
        assert_eq!(world.send(&ana, "/es/cuenta/borrar", &[("sure", "yes")]).await.status, DONE);
        assert_eq!(world.rows_with(&["ana@citizens", "Intrusa"]).await, Vec::<String>::new());
    };

    a_workshop_opens_accounts_and_a_flood_does_not, async |store| {
        let world = World::new(store).await;
        // Thirty people behind one address, some of whom type theirs wrong at first.
        for n in 0..60 {
            let asked = world.asks_from("203.0.113.7", &format!("mesa{n}@citizens.example")).await;
            assert_eq!(asked.status, StatusCode::OK, "{n}: {}", asked.text());
        }
        let flood = world.asks_from("203.0.113.7", "una-mas@citizens.example").await;
        assert_eq!(flood.status, StatusCode::TOO_MANY_REQUESTS);
        assert!(flood.text().contains("value=\"una-mas@citizens.example\""), "what was typed stays");
        assert_eq!(world.asks_from("203.0.113.8", "otra@citizens.example").await.status, StatusCode::OK);
        world.clock.advance(Duration::from_hours(1));
        assert_eq!(world.asks_from("203.0.113.7", "una-mas@citizens.example").await.status, StatusCode::OK);
        // Nobody's mailbox is filled by strangers, who read the same each time.
        let mut said = Vec::new();
        for n in 0..6 {
            said.push(world.asks_from(&format!("198.51.100.{n}"), "victima@example.org").await.text());
        }
        said.dedup();
        assert_eq!(said.len(), 1);
        let mut to_her = 0;
        loop {
            let mails = world.mails().await;
            if mails.is_empty() {
                break;
            }
            to_her += mails.iter().filter(|mail| mail.to == "victima@example.org").count();
        }
        assert_eq!(to_her, 3);
    };

    where_accounts_are_given_nobody_opens_one, async |store| {
        let world = World::with(store, Settings { self_registration: false, ..Settings::default() }).await;
        let page = get(&world, OPEN).await.text();
        assert!(page.contains("por invitación") && !page.contains("name=\"address\""), "{page}");
        assert_eq!(world.asks("Ana", "ana@citizens.example", "").await.status, StatusCode::FORBIDDEN);
        assert!(!get(&world, "/es/entrar").await.text().contains(OPEN));
        assert_eq!(world.mails().await.len(), 0);
    };
}

#[tokio::test]
async fn a_letter_leads_to_our_own_pages_only() {
    let world = World::new(minga_testkit::sqlite().await).await;
    let long = format!("/es/{}", "x".repeat(600));
    for (n, next) in
        ["//evil.example", "https://evil.example/es", "/\\evil.example", "/es\\..\\x", "javascript:x", &long]
            .iter()
            .enumerate()
    {
        assert!(!world.asks("Ana", &format!("a{n}@citizens.example"), next).await.text().contains("evil"));
        let entered = world.send_unsigned(&world.opening_link().await, &[("name", "Ana")]).await;
        assert_eq!(entered.header(header::LOCATION), "/es/mi-trabajo?done=opened", "{next}");
    }
    assert!(!get(&world, &format!("{OPEN}?next=https%3A%2F%2Fevil.example")).await.text().contains("evil"));
}
