//! Programs that write with keys, through HTTP.

use crate::harness::World;
use crate::http::{Answer, get, send};
use axum::body::Body;
use chrono::Duration;
use http::{HeaderName, Request, StatusCode, header};
use minga_auth::{
    Membership, NewRole, Scope, Token, add_account, block_account, close_key, end_role, give_role, keys_of,
    make_key, open_session,
};
use minga_kernel::{Actor, Kind, Lang, Role};
use minga_testkit::on_both_databases;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use uuid::Uuid;

/// A program with its key.
#[derive(Clone)]
pub(crate) struct Client {
    pub(crate) account: Uuid,
    role: Option<Membership>,
    pub(crate) key: String,
}

impl Client {
    /// A client of a new account with this role for the organisation with this code.
    pub(crate) async fn new(
        world: &World,
        role: Option<Role>,
        code: Option<&str>,
        scopes: &[Scope],
    ) -> Client {
        let cx = world.app.cx(Actor::Operator, Lang::Es);
        let db = world.app.store.read().await.unwrap();
        let body = match code {
            Some(code) => {
                Some(world.app.references.find(&db, &Kind::new("organisation"), code).await.unwrap().unwrap())
            }
            None => None,
        };
        drop(db);
        let tx = world.app.store.write().await.unwrap();
        let address = format!("{}@example.org", cx.new_id().simple());
        let account = add_account(&cx, &tx, &address, "Ana Secreta", Lang::Es).await.unwrap().id;
        let key = make_key(&cx, &tx, account, "test", scopes, None).await.unwrap().reveal();
        tx.commit().await.unwrap();
        let begins = cx.now();
        let role = match role {
            Some(role) => {
                let new = NewRole { account, role, body, scope: None, begins, ends: None };
                Some(give_role(&cx, &world.app.store, new).await.unwrap())
            }
            None => None,
        };
        Client { account, role, key }
    }

    /// Who reports for the body that answers for commitment 3.
    pub(crate) async fn officer(world: &World) -> Client {
        Client::new(world, Some(Role::Officer), Some("SERCOP"), &Scope::ALL).await
    }

    /// Who holds the second key of commitment 3.
    pub(crate) async fn counterpart(world: &World) -> Client {
        Client::new(world, Some(Role::Counterpart), Some("FCD"), &Scope::ALL).await
    }

    pub(crate) async fn coordinator(world: &World) -> Client {
        Client::new(world, Some(Role::Coordinator), None, &Scope::ALL).await
    }

    fn request(&self, method: &str, path: &str, headers: &[(&str, &str)], body: String) -> Request<Body> {
        let mut request = Request::builder().method(method).uri(path);
        request = request.header(header::AUTHORIZATION, format!("Bearer {}", self.key));
        if !headers.iter().any(|(name, _)| name.eq_ignore_ascii_case("content-type")) {
            request = request.header(header::CONTENT_TYPE, "application/json");
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        request.body(Body::from(body)).unwrap()
    }

    pub(crate) async fn post(&self, world: &World, path: &str, body: &Value) -> Answer {
        self.post_with(world, path, body, &[]).await
    }

    async fn post_with(&self, world: &World, path: &str, body: &Value, headers: &[(&str, &str)]) -> Answer {
        send(world, self.request("POST", path, headers, body.to_string())).await
    }

    pub(crate) async fn ask(&self, world: &World, method: &str, path: &str, body: &str) -> Answer {
        send(world, self.request(method, path, &[], body.to_owned())).await
    }
}

/// The identifiers of the open milestones of commitment 3.
pub(crate) async fn open_milestones(world: &World) -> Vec<String> {
    let all = get(world, "/api/v1/milestones?plan=EC-PAGA-1&commitment=3").await.json();
    let open = all["items"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|it| matches!(it["state"].as_str().unwrap(), "not_started" | "in_progress"));
    open.map(|it| it["id"].as_str().unwrap().to_owned()).collect()
}

async fn open_milestone(world: &World) -> String {
    open_milestones(world).await.swap_remove(0)
}

fn progress(percent: i64) -> Value {
    json!({ "percent": percent, "until": "2021-05-31", "text": "Se hizo la mitad." })
}

async fn count(world: &World) -> usize {
    get(world, "/api/v1/reports?limit=200").await.json()["items"].as_array().unwrap().len()
}

#[track_caller]
fn is_problem(answer: &Answer, status: u16, kind: &str) {
    assert_eq!(answer.status.as_u16(), status, "{}", answer.text());
    assert_eq!(answer.header(header::CONTENT_TYPE), "application/problem+json", "{}", answer.text());
    let problem = answer.json();
    assert_eq!(problem["type"], format!("urn:minga:problem:{kind}"), "{problem}");
    assert!(!answer.text().contains('⟦'), "{problem}");
}

on_both_databases! {
    a_report_goes_its_way_through_the_api, async |store| {
        let world = World::demo(store).await;
        let (officer, counterpart) = (Client::officer(&world).await, Client::counterpart(&world).await);
        let milestone = open_milestone(&world).await;
        let body = json!({
            "percent": 60,
            "until": "2021-05-31",
            "text": "  Primera línea.\r\nSegunda. ",
            "obstacles": { "es": "Ninguno", "qu": "Manam" },
            "evidence": [{ "url": "https://www.example.org/acta.pdf" }],
        });
        let made = officer.post(&world, &format!("/api/v1/milestones/{milestone}/reports"), &body).await;
        assert_eq!(made.status, StatusCode::CREATED, "{}", made.text());
        assert!(made.header(header::CACHE_CONTROL).contains("no-store"));
        let report = made.json();
        let address = made.header(header::LOCATION).to_owned();
        assert!(address.ends_with(&format!("/api/v1/reports/{}", report["id"].as_str().unwrap())), "{address}");
        let path = address.strip_prefix(&world.app.settings.base_url).unwrap();
        let found = get(&world, path).await;
        assert_eq!(found.json(), report);
        assert_eq!(found.header(header::ETAG), made.header(header::ETAG));
        assert_eq!(report["text"], json!({ "es": "Primera línea.\nSegunda." }));
        assert_eq!(report["obstacles"], json!({ "es": "Ninguno", "qu": "Manam" }));
        assert_eq!(report["body"]["code"], "SERCOP");
        assert_eq!(report["evidence"][0]["url"], "https://www.example.org/acta.pdf");
        assert_eq!(report["state"], "reported");

        let disputed = json!({ "confirm": false, "text": { "en": "Where is it?" } });
        let answer = counterpart.post(&world, &format!("{path}/confirmation"), &disputed).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text());
        assert_eq!(answer.json()["state"], "disputed");
        assert_ne!(answer.header(header::ETAG), made.header(header::ETAG));
        let answered = json!({ "say": "answer", "text": "Aquí.", "evidence": [{ "url": "https://x.example/a", "title": { "es": "Acta" } }] });
        let answer = officer.post(&world, &format!("{path}/statements"), &answered).await;
        assert_eq!(answer.json()["state"], "reported", "{}", answer.text());
        assert_eq!(answer.json()["statements"][1]["evidence"][0]["title"], json!({ "es": "Acta" }));
        let confirmed = counterpart.post(&world, &format!("{path}/confirmation"), &json!({ "confirm": true })).await;
        assert_eq!(confirmed.json()["state"], "confirmed", "{}", confirmed.text());
        assert_eq!(confirmed.json()["evidence"][0]["validated"], true);
        let milestone = get(&world, &format!("/api/v1/milestones/{milestone}")).await.json();
        assert_eq!(milestone["progress"], json!({ "reported": 60.0, "confirmed": 60.0 }));

        let list = get(&world, "/api/v1/reports?plan=EC-PAGA-1").await.json();
        assert_eq!(list["items"], json!([confirmed.json()]));
        let actions: Vec<String> = get(&world, "/api/v1/events?after=0&limit=200").await.json()["items"]
            .as_array().unwrap().iter().map(|it| it["action"].as_str().unwrap().to_owned()).collect();
        for action in ["report.reported", "report.disputed", "report.answered", "report.confirmed"] {
            assert!(actions.iter().any(|it| it == action), "{action}: {actions:?}");
        }
        // It is settled: nothing more can be said.
        is_problem(&counterpart.post(&world, &format!("{path}/confirmation"), &json!({ "confirm": true })).await, 409, "not-now");
    };

    a_milestone_is_completed_and_its_report_returned, async |store| {
        let world = World::demo(store).await;
        let (officer, coordinator) = (Client::officer(&world).await, Client::coordinator(&world).await);
        let path = format!("/api/v1/milestones/{}/reports", open_milestone(&world).await);
        let body = json!({ "kind": "completion", "until": "2021-05-30", "text": { "es": "Listo" }, "evidence": [{ "url": "https://x.example/a" }] });
        let made = officer.post(&world, &path, &body).await;
        assert_eq!((made.status, &made.json()["percent"]), (StatusCode::CREATED, &json!(100)), "{}", made.text());
        let statements = format!("/api/v1/reports/{}/statements", made.json()["id"].as_str().unwrap());
        let returned = coordinator.post(&world, &statements, &json!({ "say": "return", "text": "Falta el acta." })).await;
        assert_eq!(returned.json()["state"], "returned", "{}", returned.text());
    };

    dates_are_proposed_and_decided, async |store| {
        let world = World::demo(store).await;
        let (officer, coordinator) = (Client::officer(&world).await, Client::coordinator(&world).await);
        let milestones = open_milestones(&world).await;
        let path = format!("/api/v1/milestones/{}/reschedules", milestones[0]);
        let proposal = json!({ "to": "2022-03-31", "reason": "Faltan fondos." });
        let made = officer.post(&world, &path, &proposal).await;
        assert_eq!((made.status, &made.json()["state"]), (StatusCode::CREATED, &json!("proposed")), "{}", made.text());
        let address = made.header(header::LOCATION).strip_prefix(&world.app.settings.base_url).unwrap().to_owned();
        assert_eq!(get(&world, &address).await.json(), made.json());
        is_problem(&officer.post(&world, &path, &proposal).await, 409, "not-now");
        // Only who leads the plan decides.
        let decision = json!({ "to": "2022-03-31", "reason": "Acuerdo", "decision": "Mesa del 1 de junio" });
        let path = format!("/api/v1/milestones/{}/reschedules", milestones[1]);
        is_problem(&officer.post(&world, &path, &decision).await, 403, "role");
        is_problem(&coordinator.post(&world, &path, &proposal).await, 403, "role");
        let decided = coordinator.post(&world, &path, &decision).await;
        assert_eq!(decided.json()["state"], "decided", "{}", decided.text());
        let milestone = get(&world, &format!("/api/v1/milestones/{}", milestones[1])).await.json();
        assert_eq!(milestone["schedule"]["in_force"]["end"], "2022-03-31");
        let same = coordinator.post(&world, &path, &decision).await;
        is_problem(&same, 422, "problems");
        assert_eq!((&same.json()["errors"][0]["field"], &same.json()["errors"][0]["code"]), (&json!("to"), &json!("same-day")));
    };

    whoever_may_not_is_refused, async |store| {
        let world = World::demo(store).await;
        let app = &world.app;
        let operator = app.cx(Actor::Operator, Lang::Es);
        let officer = Client::officer(&world).await;
        let path = format!("/api/v1/milestones/{}/reports", open_milestone(&world).await);
        let body = progress(40);
        let bare = |headers: &[(HeaderName, &str)]| {
            let mut request = Request::post(&path).header(header::CONTENT_TYPE, "application/json");
            for (name, value) in headers {
                request = request.header(name, *value);
            }
            request.body(Body::from(body.to_string())).unwrap()
        };
        // No key, and what is none. A session is none.
        let tx = app.store.write().await.unwrap();
        let session = open_session(&operator, &tx, officer.account, "", Duration::days(1)).await.unwrap();
        tx.commit().await.unwrap();
        let cookie = format!("minga={}", session.reveal());
        for headers in [vec![], vec![(header::COOKIE, &*cookie)]] {
            let answer = send(&world, bare(&headers)).await;
            is_problem(&answer, 401, "key");
            assert_eq!(answer.header(header::WWW_AUTHENTICATE), "Bearer");
        }
        let stranger = format!("Bearer {}", Token::new(&*app.random).reveal());
        let of_session = format!("Bearer {}", session.reveal());
        for shown in ["Bearer", "Bearer x", "Basic YTpi", &stranger, &of_session] {
            let answer = send(&world, bare(&[(header::AUTHORIZATION, shown)])).await;
            is_problem(&answer, 401, "key-void");
            assert_eq!(answer.header(header::WWW_AUTHENTICATE), "Bearer error=\"invalid_token\"");
        }
        let own = format!("Bearer {}", officer.key);
        is_problem(&send(&world, bare(&[(header::AUTHORIZATION, &own), (header::AUTHORIZATION, &stranger)])).await, 401, "key-void");
        // Another site cannot lend itself a cookie beside a key.
        let site = HeaderName::from_static("sec-fetch-site");
        let other = [(header::AUTHORIZATION, &*own), (header::COOKIE, &*cookie), (site.clone(), "cross-site")];
        assert_eq!(send(&world, bare(&other)).await.status, StatusCode::FORBIDDEN);
        let foreign = bare(&[(header::ORIGIN, "https://evil.example")]);
        assert_eq!(send(&world, foreign).await.status, StatusCode::FORBIDDEN);

        // Scopes.
        for scopes in [&[][..], &[Scope::Confirm, Scope::Plan, Scope::Webhooks]] {
            let other = Client::new(&world, Some(Role::Officer), Some("SERCOP"), scopes).await;
            let answer = other.post(&world, &path, &body).await;
            is_problem(&answer, 403, "scope");
            assert_eq!(answer.header(header::WWW_AUTHENTICATE), "Bearer error=\"insufficient_scope\"");
        }
        // Roles: none, another, for another body.
        let none = Client::new(&world, None, None, &Scope::ALL).await;
        let other = Client::new(&world, Some(Role::Officer), Some("MINTEL"), &Scope::ALL).await;
        for client in [none, other, Client::counterpart(&world).await, Client::coordinator(&world).await] {
            is_problem(&client.post(&world, &path, &body).await, 403, "role");
        }
        // What is guessed.
        let guessed = Uuid::from_u128(7);
        for path in [
            format!("/api/v1/milestones/{guessed}/reports"),
            format!("/api/v1/milestones/{guessed}/reschedules"),
            "/api/v1/milestones/x/reports".to_owned(),
            format!("/api/v1/reports/{guessed}/confirmation"),
            format!("/api/v1/reports/{guessed}/statements"),
        ] {
            let body = match path.rsplit('/').next().unwrap() {
                "confirmation" => json!({ "confirm": true }),
                "statements" => json!({ "say": "confirm" }),
                "reschedules" => json!({ "to": "2022-01-01", "reason": "x" }),
                _ => body.clone(),
            };
            is_problem(&officer.post(&world, &path, &body).await, 404, "not-found");
        }
        assert_eq!(get(&world, &format!("/api/v1/reports/{guessed}")).await.status, StatusCode::NOT_FOUND);
        // A key that ended, by its owner and by its day.
        let ended = Client::officer(&world).await;
        let tx = app.store.write().await.unwrap();
        let id = keys_of(&tx, ended.account).await.unwrap()[0].id;
        assert!(close_key(&tx, ended.account, id).await.unwrap());
        let until = Some(operator.now() + Duration::seconds(1));
        let brief = make_key(&operator, &tx, ended.account, "brief", &Scope::ALL, until).await.unwrap().reveal();
        tx.commit().await.unwrap();
        is_problem(&ended.post(&world, &path, &body).await, 401, "key-void");
        let brief = Client { key: brief, ..ended };
        world.clock.advance(std::time::Duration::from_secs(1));
        is_problem(&brief.post(&world, &path, &body).await, 401, "key-void");
        // A role that ended a second ago, and an account that is blocked.
        let former = Client::officer(&world).await;
        let former_cx = app.cx(Actor::Operator, Lang::Es);
        end_role(&former_cx, &app.store, former.role.as_ref().unwrap().id).await.unwrap();
        world.clock.advance(std::time::Duration::from_secs(1));
        is_problem(&former.post(&world, &path, &body).await, 403, "role");
        let blocked = Client::officer(&world).await;
        block_account(&operator, &app.store, blocked.account, true).await.unwrap();
        is_problem(&blocked.post(&world, &path, &body).await, 401, "key-void");
        assert_eq!(count(&world).await, 0);
        // From anywhere with a key alone, whatever its case.
        let lower = own.replace("Bearer", "bearer");
        let answer = send(&world, bare(&[(header::AUTHORIZATION, &lower), (site, "cross-site")])).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.text());
        // A plan that is closed.
        world.store.tamper("UPDATE plans SET state = 'closed'").await;
        is_problem(&officer.post(&world, &path, &body).await, 409, "not-now");
        assert_eq!(count(&world).await, 1);
    };

    what_has_to_be_mended_is_named, async |store| {
        let world = World::demo(store).await;
        let officer = Client::officer(&world).await;
        let path = format!("/api/v1/milestones/{}/reports", open_milestone(&world).await);
        let with = |more: Value| {
            let mut body = progress(40);
            body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            body
        };
        let long = "x".repeat(5_001);
        let cases = [
            (with(json!({ "state": "completed" })), "state unknown-field"),
            (with(json!({ "confirmed": 100 })), "confirmed unknown-field"),
            (with(json!({ "body": "MINTEL" })), "body unknown-field"),
            (with(json!({ "evidence": [{ "url": "https://x.example", "validated_by": "FCD" }] })), "evidence[0].validated_by unknown-field"),
            (json!({ "percent": 40 }), "text missing-field"),
            (json!({ "text": "x" }), "percent percent"),
            (with(json!({ "percent": "40" })), "percent wrong-type"),
            (with(json!({ "percent": 1e300 })), "percent wrong-type"),
            (with(json!({ "percent": 101 })), "percent percent"),
            (with(json!({ "percent": -1 })), "percent percent"),
            (with(json!({ "kind": "completion", "evidence": [{ "url": "https://x.example" }] })), "percent percent"),
            (with(json!({ "kind": "end" })), "kind choice"),
            (with(json!({ "until": "31/05/2021" })), "until wrong-type"),
            (with(json!({ "until": "2021-06-02" })), "until future-day"),
            (with(json!({ "text": "  " })), "text missing-text"),
            (with(json!({ "text": ["a"] })), "text wrong-type"),
            (with(json!({ "text": { "<b>": "a" } })), "text text-language"),
            (with(json!({ "text": long })), "text long-text"),
            (with(json!({ "evidence": [{ "url": "javascript:alert(1)" }] })), "evidence.url evidence-address"),
            (with(json!({ "evidence": [{ "url": "https://a b" }] })), "evidence.url evidence-address"),
            (json!({ "kind": "completion", "text": "x" }), "until completion-day"),
            (json!([]), ". wrong-type"),
        ];
        for (body, expected) in cases {
            let answer = officer.post(&world, &path, &body).await;
            is_problem(&answer, 422, "problems");
            let errors = answer.json()["errors"].clone();
            let found: Vec<String> = errors.as_array().unwrap().iter()
                .map(|it| format!("{} {}", it["field"].as_str().unwrap(), it["code"].as_str().unwrap())).collect();
            assert!(found.iter().any(|it| it == expected), "{expected}: {found:?}");
            assert!(errors[0]["detail"].as_str().unwrap().len() > 5, "{errors}");
        }
        // All at once, in the language that is asked for.
        let many = json!({ "percent": 101, "text": "", "until": "2030-01-01" });
        let [es, en] = ["es", "en"].map(|lang| officer.request("POST", &path, &[("accept-language", lang)], many.to_string()));
        let (es, en) = (send(&world, es).await.json(), send(&world, en).await.json());
        assert_eq!(es["errors"].as_array().unwrap().len(), 3, "{es}");
        assert_ne!(es["errors"][0]["detail"], en["errors"][0]["detail"]);

        let raw = async |headers: &[(&str, &str)], body: String| {
            send(&world, officer.request("POST", &path, headers, body)).await
        };
        let deep = format!("{{\"text\":{}", "[".repeat(100_000));
        for broken in ["", "{", "percent=40", "{\"percent\":40,\"text\":\"a\\u0000b\"}", &deep, "\u{1F}"] {
            is_problem(&raw(&[], broken.to_owned()).await, 400, "json");
        }
        let huge = json!({ "percent": 40, "text": "x".repeat(300_000) }).to_string();
        is_problem(&raw(&[], huge).await, 413, "too-large");
        let fine = progress(40).to_string();
        for kind in ["text/plain", "application/x-www-form-urlencoded", "", "application/jsonp"] {
            is_problem(&raw(&[("content-type", kind)], fine.clone()).await, 415, "media-type");
        }
        assert_eq!(count(&world).await, 0);
        let kind = ("content-type", "Application/JSON; charset=utf-8");
        assert_eq!(raw(&[kind], fine).await.status, StatusCode::CREATED);
    };

    the_same_key_with_the_same_request_writes_once, async |store| {
        let world = World::demo(store).await;
        let (officer, other) = (Client::officer(&world).await, Client::officer(&world).await);
        let milestone = open_milestone(&world).await;
        let path = format!("/api/v1/milestones/{milestone}/reports");
        let key = [("Idempotency-Key", "\"8e03978e-40d5-43dd-bc93-6894a57f9324\"")];
        // What was refused is not remembered.
        is_problem(&officer.post_with(&world, &path, &progress(400), &key).await, 422, "problems");
        let first = officer.post_with(&world, &path, &progress(40), &key).await;
        assert_eq!(first.status, StatusCode::CREATED, "{}", first.text());
        let head = world.app.store.head().await.unwrap();
        let again = officer.post_with(&world, &path, &progress(40), &[("Idempotency-Key", "8e03978e-40d5-43dd-bc93-6894a57f9324")]).await;
        assert_eq!((again.status, &again.body), (first.status, &first.body));
        for name in [header::LOCATION, header::ETAG, header::CONTENT_TYPE] {
            assert_eq!(again.header(name.clone()), first.header(name));
        }
        assert_eq!((count(&world).await, world.app.store.head().await.unwrap()), (1, head));
        is_problem(&officer.post_with(&world, &path, &progress(41), &key).await, 422, "idempotency");
        let dates = format!("/api/v1/milestones/{milestone}/reschedules");
        let proposal = json!({ "to": "2022-03-31", "reason": "x" });
        is_problem(&officer.post_with(&world, &dates, &proposal, &key).await, 422, "idempotency");
        for wrong in ["", "a b", &"a".repeat(256)] {
            is_problem(&officer.post_with(&world, &path, &progress(40), &[("Idempotency-Key", wrong)]).await, 400, "idempotency-key");
        }
        // Another account's is another.
        assert_eq!(other.post_with(&world, &path, &progress(41), &key).await.status, StatusCode::CREATED);
        assert_eq!(count(&world).await, 2);
        // After a day it is forgotten, swept or not.
        world.clock.advance(std::time::Duration::from_hours(24));
        let later = officer.post_with(&world, &path, &progress(40), &key).await;
        assert_eq!(later.status, StatusCode::CREATED, "{}", later.text());
        assert_ne!(later.body, first.body);
        assert_eq!(count(&world).await, 3);
        minga_web::sweep(&world.app).await.unwrap();
        let again = officer.post_with(&world, &path, &progress(40), &key).await;
        assert_eq!(again.body, later.body, "what is a minute old was swept");
    };

    of_many_that_come_at_once_one_writes, async |store| {
        let world = std::sync::Arc::new(World::demo(store).await);
        let officer = Client::officer(&world).await;
        let milestones = open_milestones(&world).await;
        let path = format!("/api/v1/milestones/{}/reports", milestones[0]);
        let at_once = async |path: &str, headers: Vec<(&'static str, String)>| {
            let tasks: Vec<_> = (0..8).map(|_| {
                let (world, officer, path, headers) = (world.clone(), officer.clone(), path.to_owned(), headers.clone());
                tokio::spawn(async move {
                    let headers: Vec<_> = headers.iter().map(|(name, value)| (*name, &**value)).collect();
                    officer.post_with(&world, &path, &progress(40), &headers).await
                })
            }).collect();
            let mut answers = Vec::new();
            for task in tasks {
                answers.push(task.await.unwrap());
            }
            answers
        };
        let answers = at_once(&path, vec![("Idempotency-Key", "k1".to_owned())]).await;
        let bodies: BTreeSet<_> = answers.iter().map(|it| (it.status.as_u16(), it.body.clone())).collect();
        assert_eq!(bodies.len(), 1, "{:?}", answers.iter().map(Answer::text).collect::<Vec<_>>());
        assert_eq!(answers[0].status, StatusCode::CREATED, "{}", answers[0].text());
        assert_eq!(count(&world).await, 1);
        // Without a key, who saw the same state: one goes through, the others are told.
        let path = format!("/api/v1/milestones/{}/reports", milestones[1]);
        let tag = get(&world, &format!("/api/v1/milestones/{}", milestones[1])).await.header(header::ETAG).to_owned();
        let answers = at_once(&path, vec![("If-Match", tag)]).await;
        let mut statuses: Vec<u16> = answers.iter().map(|it| it.status.as_u16()).collect();
        statuses.sort_unstable();
        assert_eq!(statuses, [201, 412, 412, 412, 412, 412, 412, 412]);
        assert_eq!(count(&world).await, 2);
    };

    what_changed_meanwhile_is_not_written_over, async |store| {
        let world = World::demo(store).await;
        let (officer, counterpart) = (Client::officer(&world).await, Client::counterpart(&world).await);
        let milestone = open_milestone(&world).await;
        let thing = format!("/api/v1/milestones/{milestone}");
        let path = format!("{thing}/reports");
        let tag = get(&world, &thing).await.header(header::ETAG).to_owned();
        let shown = send(&world, officer.request("GET", &thing, &[], String::new())).await;
        assert_eq!(shown.header(header::ETAG), tag, "a key reads the same");
        assert!(shown.header(header::CACHE_CONTROL).contains("no-store"));
        let kept = Request::get(&thing).header(header::IF_NONE_MATCH, &tag).body(Body::empty()).unwrap();
        assert_eq!(send(&world, kept).await.status, StatusCode::NOT_MODIFIED);
        for stale in ["\"0.0\"", "\"x\"", "", &format!("W/{tag}")] {
            is_problem(&officer.post_with(&world, &path, &progress(40), &[("If-Match", stale)]).await, 412, "stale");
        }
        // What is computed from the day makes another tag, and not another state.
        world.clock.set("2021-12-31T12:00:00Z");
        let later = get(&world, &thing).await.header(header::ETAG).to_owned();
        let made = officer.post_with(&world, &path, &progress(40), &[("If-Match", &tag)]).await;
        assert_eq!(made.status, StatusCode::CREATED, "{}", made.text());
        for stale in [&tag, &later] {
            is_problem(&officer.post_with(&world, &path, &progress(50), &[("If-Match", stale)]).await, 412, "stale");
        }
        let report = made.header(header::LOCATION).strip_prefix(&world.app.settings.base_url).unwrap().to_owned();
        let seen = made.header(header::ETAG).to_owned();
        let asked = json!({ "say": "ask", "text": "¿Dónde?" });
        assert_eq!(counterpart.post_with(&world, &format!("{report}/statements"), &asked, &[("If-Match", &seen)]).await.status, StatusCode::CREATED);
        let yes = json!({ "confirm": true });
        is_problem(&counterpart.post_with(&world, &format!("{report}/confirmation"), &yes, &[("If-Match", &seen)]).await, 412, "stale");
        let seen = get(&world, &report).await.header(header::ETAG).to_owned();
        let dates = json!({ "to": "2022-03-31", "reason": "x" });
        is_problem(&officer.post_with(&world, &format!("{thing}/reschedules"), &dates, &[("If-Match", &tag)]).await, 412, "stale");
        assert_eq!(officer.post_with(&world, &format!("{thing}/reschedules"), &dates, &[("If-Match", "*")]).await.status, StatusCode::CREATED);
        let both = format!("\"1.a\", {seen}");
        let answer = counterpart.post_with(&world, &format!("{report}/confirmation"), &yes, &[("If-Match", &both)]).await;
        assert_eq!(answer.json()["state"], "confirmed", "{}", answer.text());
    };

    hostile_texts_come_back_as_json_only, async |store| {
        let world = World::demo(store).await;
        let officer = Client::officer(&world).await;
        let attack = "</script><script>alert(1)</script>\"'><img src=x onerror=alert(1)>{{7*7}}\u{202e}";
        let body = json!({
            "percent": 40, "text": attack, "obstacles": { "en": attack },
            "evidence": [{ "url": "https://x.example/\"><script>alert(1)</script>", "title": attack }],
        });
        let made = officer.post(&world, &format!("/api/v1/milestones/{}/reports", open_milestone(&world).await), &body).await;
        assert_eq!(made.status, StatusCode::CREATED, "{}", made.text());
        let report = made.json();
        for answer in [made, get(&world, &format!("/api/v1/reports/{}", report["id"].as_str().unwrap())).await] {
            assert_eq!(answer.header(header::CONTENT_TYPE), "application/json");
            assert_eq!(answer.header(header::X_CONTENT_TYPE_OPTIONS), "nosniff");
            assert_eq!(answer.json()["text"]["es"], attack);
        }
        let page = report["html_url"].as_str().unwrap().strip_prefix(&world.app.settings.base_url).unwrap();
        let html = get(&world, page).await;
        assert_eq!(html.status, StatusCode::OK);
        assert!(!html.text().contains("<script>alert") && !html.text().contains("<img src=x"));
        let events = get(&world, "/api/v1/events?limit=200&after=130").await.text();
        assert!(!events.contains("alert"));
    };

    events_are_walked_in_order_without_gap, async |store| {
        let world = World::demo(store).await;
        let officer = Client::officer(&world).await;
        let milestone = open_milestone(&world).await;
        officer.post(&world, &format!("/api/v1/milestones/{milestone}/reports"), &progress(40)).await;
        let head = world.app.store.head().await.unwrap();
        let (mut seen, mut after, mut text) = (Vec::new(), 0, String::new());
        while after < head {
            let answer = get(&world, &format!("/api/v1/events?after={after}&limit=37")).await;
            text.push_str(&answer.text());
            let page = answer.json();
            seen.extend(page["items"].as_array().unwrap().iter().map(|it| it["sequence"].as_u64().unwrap()));
            after = page["next"].as_u64().unwrap();
        }
        assert_eq!(seen, (1..=head).collect::<Vec<_>>());
        for private in ["Ana Secreta", "@", "Se hizo la mitad"] {
            assert!(!text.contains(private), "{private}");
        }
        assert!(text.contains("\"account.made\"") && text.contains("\"role.given\""));
        let quiet = get(&world, &format!("/api/v1/events?after={head}")).await.json();
        assert_eq!(quiet, json!({ "items": [], "next": head }));

        let subject = get(&world, &format!("/api/v1/events?subject=milestone:{milestone}&limit=200")).await.json();
        assert_eq!(subject["next"], head, "what was passed over is not asked for again");
        let event = subject["items"].as_array().unwrap().iter().find(|it| it["action"] == "report.reported").unwrap();
        let plan = world.plan("EC-PAGA-1").await.unwrap();
        assert_eq!(event["root"], plan.to_string());
        assert!(event["thing"].as_str().unwrap().starts_with("report:"), "{event}");
        assert_eq!(event["actor"]["role"], "officer");
        assert!(event["actor"]["body"].as_str().unwrap().starts_with("organisation:"));
        assert_eq!(event["facts"], json!({ "number": 1, "percent": 40 }));
        world.app.record.publish().await.unwrap();
        let receipt = event["receipt"].as_str().unwrap().strip_prefix(&world.app.settings.base_url).unwrap();
        assert_eq!(get(&world, receipt).await.status, StatusCode::OK);
        let root = get(&world, &format!("/api/v1/events?root={plan}&limit=200")).await.json();
        assert!(root["items"].as_array().unwrap().iter().all(|it| it["root"] == plan.to_string()));
        for (query, kind) in [("after=-1", "after"), ("after=x", "after"), ("limit=0", "limit"), ("limit=201", "limit"), ("root=x", "reference"), ("subject=plan:x", "reference")] {
            is_problem(&get(&world, &format!("/api/v1/events?{query}")).await, 400, kind);
        }
    };

    reports_are_walked_by_cursor, async |store| {
        let world = World::demo(store).await;
        let officer = Client::officer(&world).await;
        let milestone = open_milestone(&world).await;
        for percent in [10, 20, 30, 40, 50] {
            world.clock.advance(std::time::Duration::from_mins(1));
            let made = officer.post(&world, &format!("/api/v1/milestones/{milestone}/reports"), &progress(percent)).await;
            assert_eq!(made.status, StatusCode::CREATED, "{}", made.text());
        }
        let (mut seen, mut cursor) = (Vec::new(), String::new());
        loop {
            let page = get(&world, &format!("/api/v1/reports?milestone={milestone}&limit=2{cursor}")).await.json();
            seen.extend(page["items"].as_array().unwrap().iter().map(|it| it["percent"].as_i64().unwrap()));
            let Some(next) = page["next"].as_str() else { break };
            cursor = format!("&cursor={next}");
        }
        assert_eq!(seen, [50, 40, 30, 20, 10]);
        let none = get(&world, &format!("/api/v1/reports?milestone={}", Uuid::from_u128(7))).await.json();
        assert_eq!(none, json!({ "items": [], "next": null }));
        is_problem(&get(&world, "/api/v1/reports?milestone=x").await, 400, "milestone");
        is_problem(&get(&world, "/api/v1/reports?plan=NADA").await, 404, "not-found");
    };
}
