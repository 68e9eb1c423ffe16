//! Signing in, and everything that somebody tries who is not who they say.

use crate::harness::World;
use crate::http::{Answer, get, send};
use axum::body::Body;
use chrono::Duration;
use http::{Request, StatusCode, header};
use minga_auth::{Passwords, Purpose, block_account, issue_ticket, set_password};
use minga_jobs::Worker;
use minga_kernel::{Actor, Lang, Role};
use minga_mail::MemoryMailer;
use minga_testkit::on_both_databases;
use minga_web::SendMail;
use std::sync::Arc;

const PASSWORD: &str = "quinua y páramo";

impl World {
    /// Somebody with a password; their address.
    async fn with_password(&self, name: &str) -> (uuid::Uuid, String) {
        let person = self.stranger(name).await;
        let hash = Passwords::default().hash(&*self.app.random, PASSWORD).await;
        let tx = self.app.store.write().await.unwrap();
        set_password(&tx, person.id, &hash).await.unwrap();
        tx.commit().await.unwrap();
        (person.id, format!("{name}@example.org"))
    }

    async fn enter(&self, address: &str, password: &str, next: &str) -> Answer {
        let fields = [("address", address), ("password", password), ("next", next)];
        self.send_unsigned("/es/entrar", &fields).await
    }

    /// Sends what waits to be sent, and gives it.
    pub(crate) async fn mails(&self) -> Vec<minga_mail::Mail> {
        let mailer = Arc::new(MemoryMailer::default());
        let send: Arc<dyn minga_jobs::Handler> = Arc::new(SendMail(mailer.clone()));
        let app = &self.app;
        let worker = Worker::new(app.store.clone(), app.clock.clone(), app.random.clone(), [send]);
        worker.run_once().await.unwrap();
        mailer.sent()
    }
}

fn cookie(answer: &Answer) -> String {
    answer.header(header::SET_COOKIE).split(';').next().unwrap().to_owned()
}

async fn with_cookie(world: &World, cookie: &str, path: &str) -> Answer {
    send(world, Request::get(path).header(header::COOKIE, cookie).body(Body::empty()).unwrap()).await
}

on_both_databases! {
    a_password_signs_in_and_each_time_anew, async |store| {
        let world = World::new(store).await;
        let (_, address) = world.with_password("ana").await;
        let first = world.enter(&address.to_uppercase(), PASSWORD, "").await;
        assert_eq!((first.status, first.header(header::LOCATION)), (StatusCode::SEE_OTHER, "/es/mi-trabajo"));
        let line = first.header(header::SET_COOKIE).to_owned();
        assert!(line.contains("HttpOnly") && line.contains("SameSite=Lax") && line.contains("Path=/"), "{line}");
        let own = cookie(&first);
        assert_eq!(with_cookie(&world, &own, "/es/mi-trabajo").await.status, StatusCode::OK);
        // A cookie that somebody prepared is not the one that one gets.
        let prepared = "minga=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
        let request = Request::post("/es/entrar")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(header::COOKIE, prepared)
            .body(Body::from(format!("address={address}&password={}", minga_web::escape_query(PASSWORD))));
        let second = cookie(&send(&world, request.unwrap()).await);
        assert!(second != own && second != prepared && second.len() > 40);
        assert_eq!(with_cookie(&world, prepared, "/es/mi-trabajo").await.status, StatusCode::SEE_OTHER);
        // Time ends it.
        world.clock.advance(std::time::Duration::from_hours(15 * 24));
        let late = with_cookie(&world, &own, "/es/mi-trabajo").await;
        assert_eq!(late.header(header::LOCATION), "/es/entrar?next=%2Fes%2Fmi-trabajo");
    };

    nobody_learns_who_has_an_account, async |store| {
        let world = World::new(store).await;
        let (_, address) = world.with_password("ana").await;
        let known = world.enter(&address, "no es esta clave", "").await;
        let unknown = world.enter("eva@example.org", "no es esta clave", "").await;
        assert_eq!((known.status, unknown.status), (StatusCode::UNPROCESSABLE_ENTITY, StatusCode::UNPROCESSABLE_ENTITY));
        assert_eq!(known.text().replace("ana@", "X@"), unknown.text().replace("eva@", "X@"));
        let link = async |address| world.send_unsigned("/es/entrar/enlace", &[("address", address)]).await;
        let (known, unknown) = (link(address.as_str()).await, link("eva@example.org").await);
        assert_eq!((known.status, unknown.status), (StatusCode::OK, StatusCode::OK));
        assert_eq!(known.text(), unknown.text());
        assert_eq!(world.mails().await.len(), 1);
    };

    guessing_is_slowed_down, async |store| {
        let world = World::new(store).await;
        let (_, address) = world.with_password("ana").await;
        for _ in 0..10 {
            assert_eq!(world.enter(&address, "adivino adivino", "").await.status, StatusCode::UNPROCESSABLE_ENTITY);
        }
        assert_eq!(world.enter(&address, PASSWORD, "").await.status, StatusCode::TOO_MANY_REQUESTS);
        // Somebody else is not held up, and time passes.
        let (_, other) = world.with_password("eva").await;
        assert_eq!(world.enter(&other, PASSWORD, "").await.status, StatusCode::SEE_OTHER);
        world.clock.advance(std::time::Duration::from_mins(16));
        assert_eq!(world.enter(&address, PASSWORD, "").await.status, StatusCode::SEE_OTHER);
    };

    a_link_signs_in_once_and_by_its_button_alone, async |store| {
        let world = World::new(store).await;
        let (_, address) = world.with_password("ana").await;
        world.send_unsigned("/es/entrar/enlace", &[("address", &address)]).await;
        let mails = world.mails().await;
        assert_eq!(mails[0].to, address);
        let at = mails[0].text.find("/es/entrar/con/").unwrap();
        let path = mails[0].text[at..].lines().next().unwrap().to_owned();
        // What looks into mails opens every link.
        let looked = get(&world, &path).await;
        assert_eq!((looked.status, looked.header(header::SET_COOKIE)), (StatusCode::OK, ""));
        let entered = world.send_unsigned(&path, &[]).await;
        assert_eq!(entered.status, StatusCode::SEE_OTHER);
        assert_eq!(with_cookie(&world, &cookie(&entered), "/es/cuenta").await.status, StatusCode::OK);
        assert_eq!(world.send_unsigned(&path, &[]).await.status, StatusCode::FORBIDDEN);
        assert_eq!(get(&world, &path).await.status, StatusCode::FORBIDDEN);
        // The one before is void, and so is one that is too old.
        world.send_unsigned("/es/entrar/enlace", &[("address", &address)]).await;
        let mails = world.mails().await;
        let at = mails[0].text.find("/es/entrar/con/").unwrap();
        let path = mails[0].text[at..].lines().next().unwrap().to_owned();
        world.clock.advance(std::time::Duration::from_mins(31));
        assert_eq!(world.send_unsigned(&path, &[]).await.status, StatusCode::FORBIDDEN);
    };

    a_link_leads_back_to_where_one_was_and_nowhere_else, async |store| {
        let world = World::new(store).await;
        let (_, address) = world.with_password("ana").await;
        let there = "/es/cuenta?x=1&y=2";
        for (next, led) in [(there, there), ("https://evil.example/es", "/es/mi-trabajo")] {
            world.send_unsigned("/es/entrar/enlace", &[("address", &address), ("next", next)]).await;
            let mails = world.mails().await;
            let at = mails[0].text.find("/es/entrar/con/").unwrap();
            let path = mails[0].text[at..].lines().next().unwrap().to_owned();
            assert_eq!(path.contains("?next="), next == there, "{path}");
            // The button sends to the address that the page has.
            let page = get(&world, &path).await.text();
            assert!(page.contains(&format!("action=\"{path}\"")), "{page}");
            let entered = world.send_unsigned(&path, &[]).await;
            assert_eq!((entered.status, entered.header(header::LOCATION)), (StatusCode::SEE_OTHER, led));
        }
    };

    an_invitation_sets_a_name_and_a_password, async |store| {
        let world = World::new(store).await;
        let person = world.stranger("ana").await;
        let cx = world.app.cx(Actor::Operator, Lang::Es);
        let tx = world.app.store.write().await.unwrap();
        let token = issue_ticket(&cx, &tx, Purpose::Invitation, person.id, Duration::days(7)).await.unwrap();
        tx.commit().await.unwrap();
        let path = format!("/es/entrar/con/{}", token.reveal());
        let short = world.send_unsigned(&path, &[("name", "Ana"), ("password", "corta")]).await;
        assert_eq!(short.status, StatusCode::UNPROCESSABLE_ENTITY);
        let taken = world.send_unsigned(&path, &[("name", "Ana"), ("password", PASSWORD)]).await;
        assert_eq!(taken.status, StatusCode::SEE_OTHER);
        assert_eq!(world.enter("ana@example.org", PASSWORD, "").await.status, StatusCode::SEE_OTHER);
    };

    who_is_blocked_is_out_at_once, async |store| {
        let world = World::new(store).await;
        let (id, address) = world.with_password("ana").await;
        let own = cookie(&world.enter(&address, PASSWORD, "").await);
        let cx = world.app.cx(Actor::Operator, Lang::Es);
        block_account(&cx, &world.app.store, id, true).await.unwrap();
        assert_eq!(with_cookie(&world, &own, "/es/mi-trabajo").await.status, StatusCode::SEE_OTHER);
        assert_eq!(world.enter(&address, PASSWORD, "").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    };

    sessions_are_listed_and_ended_by_their_owner, async |store| {
        let world = World::new(store).await;
        let (_, address) = world.with_password("ana").await;
        let (_, other) = world.with_password("eva").await;
        let one = cookie(&world.enter(&address, PASSWORD, "").await);
        let two = cookie(&world.enter(&address, PASSWORD, "").await);
        let eva = cookie(&world.enter(&other, PASSWORD, "").await);
        let ends = |text: &str| {
            let found = text.split("action=\"").skip(1).filter_map(|rest| rest.split('"').next());
            found.filter(|it| it.contains("/sesiones/")).map(str::to_owned).collect::<Vec<_>>()
        };
        let listed = ends(&with_cookie(&world, &one, "/es/cuenta").await.text());
        let of_eva = ends(&with_cookie(&world, &eva, "/es/cuenta").await.text());
        let post = async |cookie: &str, path: &str| {
            send(&world, Request::post(path).header(header::COOKIE, cookie).body(Body::empty()).unwrap()).await
        };
        // Another's session is as if it did not exist.
        assert_eq!(post(&one, &of_eva[0]).await.status, StatusCode::NOT_FOUND);
        for path in &listed {
            if with_cookie(&world, &two, "/es/cuenta").await.status == StatusCode::OK {
                post(&two, path).await;
            }
        }
        assert_eq!(with_cookie(&world, &two, "/es/mi-trabajo").await.status, StatusCode::SEE_OTHER);
        assert_eq!(with_cookie(&world, &eva, "/es/mi-trabajo").await.status, StatusCode::OK);
    };
}

#[tokio::test]
async fn no_other_site_sends_anything_or_is_led_to() {
    let world = World::demo(minga_testkit::sqlite().await).await;
    let (_, address) = world.with_password("ana").await;
    for next in
        ["//evil.example", "https://evil.example", "/\\evil.example", "/es\\..\\..", "javascript:alert(1)"]
    {
        let answer = world.enter(&address, PASSWORD, next).await;
        assert_eq!(answer.header(header::LOCATION), "/es/mi-trabajo", "{next}");
        world.clock.advance(std::time::Duration::from_hours(1));
    }
    let page = get(&world, "/es/entrar?next=https%3A%2F%2Fevil.example").await.text();
    assert!(!page.contains("evil.example"));
    let officer = world.person(Role::Officer, Some("SERCOP")).await;
    let path = "/es/planes/EC-PAGA-1/compromisos/3/hitos/5/informar";
    for (name, value) in [
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
        ("origin", "https://evil.example"),
        ("origin", "null"),
    ] {
        let request = Request::post(path)
            .header(header::COOKIE, &officer.cookie)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header(name, value)
            .body(Body::from("percent=40&text=x"));
        assert_eq!(send(&world, request.unwrap()).await.status, StatusCode::FORBIDDEN, "{name} {value}");
    }
}

#[tokio::test]
async fn secrets_stand_nowhere() {
    let world = World::new(minga_testkit::sqlite().await).await;
    let (_, address) = world.with_password("ana").await;
    let own = cookie(&world.enter(&address, PASSWORD, "").await);
    let token = own.split_once('=').unwrap().1;
    let path = world.store.url().trim_start_matches("sqlite:").to_owned();
    let mut all = Vec::new();
    for ending in ["", "-wal"] {
        all.extend(std::fs::read(format!("{path}{ending}")).unwrap_or_default());
    }
    assert!(memchr::memmem::find(&all, b"ana@example.org").is_some(), "this looks at the right file");
    for secret in [token, PASSWORD] {
        assert!(memchr::memmem::find(&all, secret.as_bytes()).is_none(), "{secret} is in the database");
    }
}
