//! People comment and ask, bodies answer, moderators decide: as everybody meets it.

use crate::harness::World;
use crate::http::{Answer, get};
use crate::people::Person;
use http::{StatusCode, header};
use minga_auth::{Account, block_account, give_role, save_account};
use minga_kernel::{Actor, Kind, Lang, Role};
use minga_record::verify;
use minga_store::stated_after;
use minga_testkit::on_both_databases;
use std::time::Duration;
use uuid::Uuid;

/// SERCOP leads it, FCD is its counterpart.
const COMMITMENT: &str = "/es/planes/EC-PAGA-1/compromisos/3";

const DONE: StatusCode = StatusCode::SEE_OTHER;
const REFUSED: StatusCode = StatusCode::UNPROCESSABLE_ENTITY;

/// Letters that hurt, in every way that pages have been hurt.
const HOSTILE: &str = "\"'><script>alert(1)</script><img src=x onerror=alert(2)>{{ 7*7 }}{% raw %}javascript:alert(3)</textarea><svg onload=alert(4)>";

impl World {
    /// The conversation about the commitment.
    pub(crate) async fn talk(&self) -> String {
        let found = get(self, "/api/v1/commitments?plan=EC-PAGA-1").await.json();
        let all = found["items"].as_array().unwrap();
        let id = all.iter().find(|it| it["number"] == 3).unwrap()["id"].as_str().unwrap().to_owned();
        format!("/es/conversacion/commitment/{id}")
    }

    async fn say(&self, who: &Person, stance: &str, text: &str) -> Answer {
        let path = format!("{}/escribir", self.talk().await);
        self.send(who, &path, &[("stance", stance), ("text", text)]).await
    }

    /// What the API gives, in the order in which it was said.
    async fn comments(&self) -> Vec<serde_json::Value> {
        let about = self.talk().await.replace("/es/conversacion/commitment/", "commitment:");
        let found = get(self, &format!("/api/v1/comments?about={about}&limit=200")).await.json();
        found["items"].as_array().unwrap().clone()
    }

    /// The path of the comment that was said last.
    async fn last(&self) -> String {
        let id = self.comments().await.last().unwrap()["id"].as_str().unwrap().to_owned();
        self.clock.advance(Duration::from_secs(1));
        format!("/es/comentarios/{id}")
    }

    /// Somebody says it, and it is there.
    async fn said_by(&self, who: &Person, stance: &str, text: &str) -> String {
        let answer = self.say(who, stance, text).await;
        assert_eq!(answer.status, DONE, "{}", answer.text());
        self.last().await
    }

    async fn report(&self, who: &Person, comment: &str) -> StatusCode {
        let fields = [("reason", "insult"), ("text", "Me insulta SECRETO-D")];
        self.send(who, &format!("{comment}/denunciar"), &fields).await.status
    }

    async fn decide(&self, who: &Person, comment: &str, outcome: &str) -> Answer {
        let reason = if outcome == "hide" { "insult" } else { "criticism" };
        let fields = [("outcome", outcome), ("reason", reason), ("words", "Por la regla SECRETO-M")];
        self.send(who, &format!("{comment}/moderar"), &fields).await
    }

    async fn appeal(&self, who: &Person, comment: &str) -> StatusCode {
        self.send(who, &format!("{comment}/apelar"), &[("text", "No insulto SECRETO-A")]).await.status
    }

    async fn nothing_is_wrong(&self) {
        self.app.record.publish().await.unwrap();
        let verified = verify::installation(&self.app.record, &self.app.store).await.unwrap();
        assert!(verified.findings.is_empty(), "{:?}", verified.findings);
    }
}

/// A row in each table: for the test that changes every column.
pub(crate) async fn everything(world: &World, officer: &Person) {
    let people = [world.stranger("escribe").await, world.stranger("denuncia").await];
    let moderator = world.person(Role::Moderator, None).await;
    let comment = world.said_by(&people[0], "question", "¿Cuándo?").await;
    assert_eq!(
        world.send(officer, &format!("{comment}/responder"), &[("text", "Pronto")]).await.status,
        DONE
    );
    assert_eq!(world.report(&people[1], &comment).await, DONE);
    assert_eq!(world.decide(&moderator, &comment, "hide").await.status, DONE);
    assert_eq!(world.appeal(&people[0], &comment).await, DONE);
}

on_both_databases! {
    a_question_is_answered_in_public, async |store| {
        let world = World::demo(store).await;
        let person = world.stranger("ana").await;
        let officer = world.person(Role::Officer, Some("SERCOP")).await;
        let other = world.person(Role::Officer, Some("MINTEL")).await;
        let counterpart = world.person(Role::Counterpart, Some("FCD")).await;
        assert!(get(&world, COMMITMENT).await.text().contains("Todavía nadie ha comentado"));

        let write = format!("{}/escribir", world.talk().await);
        let unsigned = get(&world, &write).await;
        assert_eq!(unsigned.status, StatusCode::SEE_OTHER, "it asks to sign in");
        assert!(unsigned.header(header::LOCATION).starts_with("/es/entrar?next="));
        let form = world.see(&person, &format!("{write}?stance=question")).await;
        assert!(form.text().contains("value=\"question\" id=\"f-stance\" required checked"), "{}", form.text());
        assert_eq!(form.header(header::CACHE_CONTROL), "private, no-store");

        // Tuesday 1 June: the fifteenth working day is Tuesday the 22nd.
        let question = world.said_by(&person, "question", "¿Cuándo abre el portal?").await;
        let page = get(&world, COMMITMENT).await.text();
        assert!(page.contains("¿Cuándo abre el portal?") && page.contains("Una persona"));
        assert!(page.contains("hasta el 22 de junio de 2021") && page.contains("Espera respuesta"));
        assert!(page.contains("15 días hábiles") && page.contains("Regla de este sitio"));
        assert!(!page.contains("ana@example.org"));
        assert!(page.contains("Una persona preguntó"), "it is in the history of the commitment");
        assert!(world.see(&officer, "/es/mi-trabajo").await.text().contains(&format!("{question}/responder")));
        for stranger in [&other, &counterpart, &person] {
            assert!(!world.see(stranger, "/es/mi-trabajo").await.text().contains("/responder"));
        }

        // The day ends where the plan is.
        world.clock.set("2021-06-23T04:59:59Z");
        assert!(!get(&world, &question).await.text().contains("Sin respuesta"));
        world.clock.set("2021-06-23T05:00:00Z");
        assert!(get(&world, &question).await.text().contains("Sin respuesta"));
        assert!(get(&world, &question.replace("/es/comentarios", "/en/comments")).await.text().contains("Unanswered"));
        assert_eq!(world.comments().await[0]["unanswered"], true);

        // Three weeks later other people are signed in.
        let person = world.stranger("eva").await;
        let officer = world.person(Role::Officer, Some("SERCOP")).await;
        let other = world.person(Role::Officer, Some("MINTEL")).await;
        let counterpart = world.person(Role::Counterpart, Some("FCD")).await;
        let work = world.see(&officer, "/es/mi-trabajo").await.text();
        let waits = work.split(&format!("{question}/responder")).next().unwrap();
        assert!(waits.rsplit("<li").next().unwrap().contains("is-overdue"), "{work}");

        let answer = |who, text| {
            let (world, path) = (&world, format!("{question}/responder"));
            async move { world.send(who, &path, &[("text", text), ("after", "0")]).await.status }
        };
        assert_eq!(answer(&other, "No me toca").await, StatusCode::FORBIDDEN);
        assert_eq!(answer(&person, "Yo misma").await, StatusCode::FORBIDDEN);
        assert_eq!(answer(&officer, " \u{200b}\n").await, REFUSED);
        assert_eq!(answer(&counterpart, "Nosotros también esperamos").await, DONE);
        // A counterpart's words are no answer of whoever owes it.
        assert_eq!(world.comments().await[0]["unanswered"], true);
        assert_eq!(answer(&officer, "En julio").await, REFUSED, "somebody answered meanwhile");
        world.clock.advance(Duration::from_secs(1));
        let path = format!("{question}/responder");
        assert_eq!(world.send(&officer, &path, &[("text", "En julio"), ("after", "1")]).await.status, DONE);
        let page = get(&world, COMMITMENT).await.text();
        assert!(page.contains("En julio") && page.contains("Respondida") && page.contains("Respuesta de"));
        assert!(!world.see(&officer, "/es/mi-trabajo").await.text().contains("/responder"));
        let told = &world.comments().await[0];
        assert_eq!((&told["unanswered"], &told["answers"][1]["organisation"]), (&false.into(), &"SERCOP".into()));
        assert!(get(&world, "/es/organizaciones/SERCOP").await.status == StatusCode::OK);
        world.nothing_is_wrong().await;
    };

    comments_are_people_s, async |store| {
        let world = World::demo(store).await;
        let ana = world.stranger("ana").await;
        let officer = world.person(Role::Officer, Some("SERCOP")).await;
        world.said_by(&ana, "for", "Sirve").await;
        let path = format!("{}/escribir", world.talk().await);
        let named = [("stance", "against"), ("text", "No alcanza"), ("named", "yes")];
        assert_eq!(world.send(&ana, &path, &named).await.status, DONE);
        world.clock.advance(Duration::from_secs(1));
        // What an officer says as a person is said by a person.
        world.said_by(&officer, "neither", "Yo opino").await;
        let all = world.comments().await;
        let authors: Vec<_> = all.iter().map(|it| it["author"].clone()).collect();
        assert_eq!(authors, [serde_json::Value::Null, "ana".into(), serde_json::Value::Null]);
        let page = get(&world, &world.talk().await).await.text();
        assert!(page.contains("<bdi>ana</bdi>") && !page.contains("officer-"));
        for form in [".json", ".csv", ".xlsx"] {
            let answer = get(&world, &format!("{}{form}", world.talk().await)).await;
            assert_eq!(answer.status, StatusCode::OK, "{form}");
            assert!(form == ".xlsx" || answer.text().contains("No alcanza"));
        }
        assert!(!get(&world, &format!("{}?stance=for", world.talk().await)).await.text().contains("No alcanza"));
        assert_eq!(get(&world, &format!("{}?stance=official", world.talk().await)).await.status, StatusCode::BAD_REQUEST);
        world.nothing_is_wrong().await;
        let entries = world.entries();
        assert!(entries.contains("comment.published") && entries.contains("\"participant\""));
        for secret in ["Sirve", "No alcanza", "ana@"] {
            assert!(!entries.contains(secret), "{secret} is in the record");
        }
        // Accounts and roles are in the record; what was said must not be tied to them.
        let db = world.app.store.read().await.unwrap();
        let stated = stated_after(&db, 0, 10_000).await.unwrap();
        drop(db);
        let said = stated.iter().filter(|it| it.event.action.starts_with("comment."));
        for it in said {
            let whole = format!("{} {} {} {}", it.event.root, it.event.actor, it.event.facts, it.state);
            assert!(!whole.contains(&ana.id.to_string()) && !whole.contains(&officer.id.to_string()), "{whole}");
        }
        // Whoever is blocked says nothing more, and their name is not shown.
        let cx = world.app.cx(Actor::Operator, Lang::Es);
        block_account(&cx, &world.app.store, ana.id, true).await.unwrap();
        assert_eq!(world.say(&ana, "for", "Otra vez").await.status, StatusCode::UNAUTHORIZED);
        assert!(!get(&world, &world.talk().await).await.text().contains("<bdi>ana</bdi>"));
    };

    what_is_reported_is_decided_and_appealed, async |store| {
        let world = World::demo(store).await;
        let author = world.stranger("autora").await;
        let reader = world.stranger("lectora").await;
        let one = world.person(Role::Moderator, None).await;
        let two = world.person(Role::Moderator, None).await;
        let comment = world.said_by(&author, "against", "Son unos inútiles").await;

        // Nothing is decided that nobody reported.
        assert_eq!(world.decide(&one, &comment, "hide").await.status, StatusCode::CONFLICT);
        assert_eq!(world.report(&author, &comment).await, StatusCode::FORBIDDEN, "one's own");
        assert_eq!(world.report(&reader, &comment).await, DONE);
        assert_eq!(world.report(&reader, &comment).await, REFUSED, "once");
        let flagged = world.see(&one, &format!("{comment}/moderar")).await.text();
        assert!(flagged.contains("SECRETO-D") && flagged.contains("Una denuncia") && !flagged.contains("lectora"));
        assert!(world.see(&one, "/es/mi-trabajo").await.text().contains(&format!("{comment}/moderar")));

        // Kept: whoever reports later reports anew.
        assert_eq!(world.decide(&one, &comment, "keep").await.status, DONE);
        assert!(!world.see(&one, "/es/mi-trabajo").await.text().contains("/moderar"));
        let later = world.stranger("otra").await;
        assert_eq!(world.report(&later, &comment).await, DONE);
        assert!(world.see(&two, "/es/mi-trabajo").await.text().contains(&format!("{comment}/moderar")));

        let wrong = [("outcome", "hide"), ("reason", "criticism"), ("words", "x")];
        assert_eq!(world.send(&one, &format!("{comment}/moderar"), &wrong).await.status, REFUSED);
        let bare = world.send(&one, &format!("{comment}/moderar"), &[("words", "Lo escrito")]).await;
        assert!(bare.status == REFUSED && bare.text().contains("Lo escrito"), "nothing is lost");
        assert_eq!(world.decide(&one, &comment, "hide").await.status, DONE);
        assert_eq!(world.decide(&one, &comment, "hide").await.status, StatusCode::CONFLICT);
        for path in [COMMITMENT.to_owned(), comment.clone(), world.talk().await, format!("{}.csv", world.talk().await)] {
            let text = get(&world, &path).await.text();
            assert!(!text.contains("inútiles"), "{path}");
            assert!(path.contains(".csv") || text.contains("Insulta o amenaza") && text.contains("SECRETO-M"));
        }
        let told = &world.comments().await[0];
        assert_eq!((&told["text"], &told["hidden_for"]), (&serde_json::Value::Null, &"insult".into()));

        // Its author sees it, and appeals once; nobody else does either.
        assert!(world.see(&author, "/es/mi-trabajo").await.text().contains(&format!("{comment}/apelar")));
        assert!(world.see(&author, &format!("{comment}/apelar")).await.text().contains("inútiles"));
        for other in [&reader, &one] {
            let seen = world.see(other, &format!("{comment}/apelar")).await;
            assert!(seen.status == StatusCode::FORBIDDEN && !seen.text().contains("inútiles"));
            assert_eq!(world.appeal(other, &comment).await, StatusCode::FORBIDDEN);
        }
        assert_eq!(world.decide(&two, &comment, "keep").await.status, StatusCode::CONFLICT, "no appeal yet");
        assert_eq!(world.appeal(&author, &comment).await, DONE);
        assert_eq!(world.appeal(&author, &comment).await, StatusCode::CONFLICT);

        // Somebody else decides, for good.
        assert!(world.see(&two, &format!("{comment}/moderar")).await.text().contains("SECRETO-A"));
        let again = world.decide(&one, &comment, "keep").await;
        assert!(again.status == REFUSED && again.text().contains("decide otra persona"));
        assert_eq!(world.decide(&two, &comment, "keep").await.status, DONE);
        assert!(get(&world, COMMITMENT).await.text().contains("inútiles"));
        assert_eq!(world.report(&world.stranger("tarde").await, &comment).await, StatusCode::CONFLICT);
        assert_eq!(world.decide(&two, &comment, "hide").await.status, StatusCode::CONFLICT);

        for path in ["/es/moderacion", "/en/moderation", "/es/moderacion.csv", "/es/moderacion.json"] {
            let log = get(&world, path).await.text();
            assert!(log.contains("SECRETO-M"), "{path}");
            for secret in ["inútiles", "SECRETO-D", "SECRETO-A", "@example.org", "moderator-", "autora"] {
                assert!(!log.contains(secret), "{path}: {secret}");
            }
        }
        assert_eq!(get(&world, "/es/moderacion.json").await.json().as_array().unwrap().len(), 3);
        world.nothing_is_wrong().await;
        let entries = world.entries();
        for action in ["reported", "kept", "hidden", "appealed", "appeal_granted", "moved"] {
            assert!(entries.contains(&format!("comment.{action}")), "{action}");
        }
        for secret in ["SECRETO", "inútiles"] {
            assert!(!entries.contains(secret), "{secret} is in the record");
        }
    };

    a_moderator_alone_decides_and_it_says_so, async |store| {
        let world = World::demo(store).await;
        let author = world.stranger("autora").await;
        let moderator = world.person(Role::Moderator, None).await;
        let comment = world.said_by(&author, "against", "No").await;
        world.report(&world.stranger("lectora").await, &comment).await;
        assert_eq!(world.decide(&moderator, &comment, "hide").await.status, DONE);
        assert_eq!(world.appeal(&author, &comment).await, DONE);
        // An author who moderates is nobody else: they may not decide on their own.
        let cx = world.app.cx(Actor::Operator, Lang::Es);
        let role = |account| minga_auth::NewRole {
            account, role: Role::Administrator, body: None, scope: None, begins: cx.now(), ends: None,
        };
        give_role(&cx, &world.app.store, role(author.id)).await.unwrap();
        assert_eq!(world.decide(&author, &comment, "keep").await.status, StatusCode::FORBIDDEN);
        assert!(world.see(&moderator, &format!("{comment}/moderar")).await.text().contains("Usted ya decidió"));
        assert_eq!(world.decide(&moderator, &comment, "hide").await.status, DONE);
        assert!(get(&world, &comment).await.text().contains("no hay otra con ese papel"));
        assert!(get(&world, "/en/moderation").await.text().contains("nobody else has that role"));
        assert_eq!(world.appeal(&author, &comment).await, StatusCode::CONFLICT);
        world.nothing_is_wrong().await;
    };

    what_is_withdrawn_is_gone, async |store| {
        let world = World::demo(store).await;
        let author = world.stranger("autora").await;
        let other = world.person(Role::Administrator, None).await;
        let officer = world.person(Role::Officer, Some("SERCOP")).await;
        let answered = world.said_by(&author, "question", "¿Cuánto cuesta SECRETO-Q?").await;
        assert_eq!(world.send(&officer, &format!("{answered}/responder"), &[("text", "Cien")]).await.status, DONE);
        let alone = world.said_by(&author, "for", "A favor SECRETO-F").await;
        world.report(&other, &alone).await;
        world.nothing_is_wrong().await;
        for comment in [&answered, &alone] {
            let path = format!("{comment}/retirar");
            assert_eq!(world.send(&other, &path, &[]).await.status, StatusCode::FORBIDDEN);
            assert_eq!(world.send(&officer, &path, &[]).await.status, StatusCode::FORBIDDEN);
            assert_eq!(world.send_unsigned(&path, &[]).await.status, StatusCode::UNAUTHORIZED);
            assert_eq!(world.see(&other, &path).await.status, StatusCode::FORBIDDEN);
            assert_eq!(world.send(&author, &path, &[]).await.status, DONE);
            assert_eq!(world.send(&author, &path, &[]).await.status, StatusCode::FORBIDDEN, "it is nobody's");
        }
        let page = get(&world, COMMITMENT).await.text();
        assert!(page.contains("lo retiró") && page.contains("Cien") && !page.contains("SECRETO"));
        assert_eq!(get(&world, &alone).await.status, StatusCode::NOT_FOUND);
        assert!(get(&world, &answered).await.text().contains("Cien"));
        assert_eq!(world.comments().await.len(), 1);
        // Nobody can show any more what it was: of what stated it, no salt is left but the last.
        let db = world.app.store.read().await.unwrap();
        for comment in [&answered, &alone] {
            let id: Uuid = comment.rsplit('/').next().unwrap().parse().unwrap();
            let thing = Kind::new("comment").with(id);
            let stated = stated_after(&db, 0, 10_000).await.unwrap();
            let own: Vec<_> = stated.iter().filter(|it| it.thing.as_ref() == Some(&thing)).collect();
            assert_eq!(own.iter().filter(|it| it.salt.is_some()).count(), 1);
            assert_eq!(own.last().unwrap().state["author_id"], serde_json::Value::Null);
        }
        drop(db);
        world.nothing_is_wrong().await;
        // What was reported of it waits for nobody.
        assert!(!world.see(&other, "/es/mi-trabajo").await.text().contains("/moderar"));
    };

    hostile_words_in_conversations_stay_words, async |store| {
        let world = World::demo(store).await;
        let author = world.stranger("autora").await;
        let officer = world.person(Role::Officer, Some("SERCOP")).await;
        let moderator = world.person(Role::Moderator, None).await;
        let db = world.app.store.read().await.unwrap();
        let account = minga_auth::account(&db, author.id).await.unwrap().unwrap();
        drop(db);
        let tx = world.app.store.write().await.unwrap();
        let name = "<b>SERCOP\u{202e}\u{200b}\u{2066}</b>\n\"onmouseover=alert(5)".to_owned();
        save_account(&tx, &Account { name, ..account }).await.unwrap();
        tx.commit().await.unwrap();

        let path = format!("{}/escribir", world.talk().await);
        let text = format!("{HOSTILE}\u{202e}\u{2066}\u{200b}");
        // What a form does not ask for is not taken.
        let fields = [
            ("stance", "question"), ("text", text.as_str()), ("named", "yes"),
            ("state", "hidden"), ("author_id", "00000000-0000-0000-0000-000000000000"), ("about", "plan:x"),
            ("body", "organisation:x"), ("made_at", "1999-01-01T00:00:00Z"), ("id", "1"),
        ];
        let sent = world.send(&author, &path, &fields).await;
        assert_eq!(sent.status, DONE, "{}", sent.text());
        let comment = world.last().await;
        let told = &world.comments().await[0];
        assert_eq!((&told["state"], &told["text"]), (&"published".into(), &HOSTILE.into()));
        assert!(told["made_at"].as_str().unwrap().starts_with("2021-06-01"));
        assert_eq!(told["author"], "<b>SERCOP</b> \"onmouseover=alert(5)");
        let reply = [("text", HOSTILE), ("body", "x"), ("part", "lead")];
        assert_eq!(world.send(&officer, &format!("{comment}/responder"), &reply).await.status, DONE);
        let flag = [("reason", "other"), ("text", HOSTILE)];
        assert_eq!(world.send(&moderator, &format!("{comment}/denunciar"), &flag).await.status, DONE);
        let pages = [
            get(&world, COMMITMENT).await,
            get(&world, &world.talk().await).await,
            get(&world, &comment).await,
            world.see(&moderator, &format!("{comment}/moderar")).await,
            world.see(&author, &format!("{comment}/retirar")).await,
            world.see(&author, &path).await,
            world.see(&officer, "/es/mi-trabajo").await,
            world.see(&author, &format!("{}?done=%3Cscript%3Ealert(1)", world.talk().await)).await,
        ];
        let decision = [("outcome", "hide"), ("reason", "other"), ("words", HOSTILE)];
        assert_eq!(world.send(&moderator, &format!("{comment}/moderar"), &decision).await.status, DONE);
        let appealed = world.send(&author, &format!("{comment}/apelar"), &[("text", HOSTILE)]).await;
        assert_eq!(appealed.status, DONE);
        let after = [
            get(&world, COMMITMENT).await,
            get(&world, "/es/moderacion").await,
            get(&world, &comment).await,
            world.see(&moderator, &format!("{comment}/moderar")).await,
            world.see(&author, &format!("{comment}/apelar")).await,
            get(&world, "/es/registro").await,
        ];
        for page in pages.into_iter().chain(after) {
            assert_eq!(page.status, StatusCode::OK);
            let text = page.text();
            for hurts in ["<script>alert", "<img src=x", "<svg onload", "</textarea><svg", "49{%", "\"onmouseover", "<b>SERCOP", "\u{202e}", "\u{200b}"] {
                assert!(!text.contains(hurts), "{hurts}");
            }
        }
        world.nothing_is_wrong().await;
    };

    what_makes_no_sense_is_refused, async |store| {
        let world = World::demo(store).await;
        let person = world.stranger("ana").await;
        let path = format!("{}/escribir", world.talk().await);
        let long = "ñ".repeat(2_001);
        for (stance, text) in [
            ("question", ""), ("question", " \u{200b}\u{202e}\n\u{2800} "), ("official", "Hola"), ("", "Hola"), ("for", long.as_str()),
        ] {
            let answer = world.send(&person, &path, &[("stance", stance), ("text", text)]).await;
            assert_eq!(answer.status, REFUSED, "{stance} {}", text.len());
            assert!(answer.text().contains("id=\"errors\""));
        }
        let huge = "a".repeat(1_000_000);
        assert_eq!(world.send(&person, &path, &[("stance", "for"), ("text", &huge)]).await.status, StatusCode::PAYLOAD_TOO_LARGE);
        assert_eq!(world.say(&person, "for", &"ñ".repeat(2_000)).await.status, DONE);
        // A form that is sent twice is said once.
        assert_eq!(world.say(&person, "for", "Dos veces").await.status, DONE);
        assert_eq!(world.say(&person, "for", "Dos veces").await.status, REFUSED);
        assert_eq!(world.comments().await.len(), 2);

        let nil = Uuid::nil();
        let plan = world.plan("EC-PAGA-1").await.unwrap();
        for path in [
            format!("/es/conversacion/commitment/{nil}"),
            format!("/es/conversacion/plan/{}", plan.id),
            format!("/es/conversacion/account/{}", person.id),
            "/es/conversacion/commitment/3".to_owned(),
            "/es/conversacion/COMMITMENT/%00".to_owned(),
            format!("/es/comentarios/{nil}"),
            "/es/comentarios/1".to_owned(),
        ] {
            let status = get(&world, &path).await.status;
            assert!(status == StatusCode::NOT_FOUND || status == StatusCode::BAD_REQUEST, "{path} {status}");
            if !path.contains("%00") {
                for deed in ["escribir", "responder", "denunciar", "retirar", "apelar", "moderar"] {
                    let sent = world.send(&person, &format!("{path}/{deed}"), &[("stance", "for"), ("text", "x")]).await;
                    assert_eq!(sent.status, StatusCode::NOT_FOUND, "{path}/{deed}");
                }
            }
        }
        for query in ["?about=", "?about=commitment", "?about=commitment:1"] {
            assert_eq!(get(&world, &format!("/api/v1/comments{query}")).await.status, StatusCode::BAD_REQUEST, "{query}");
        }
        for about in [format!("commitment:{nil}"), format!("account:{}", person.id), plan.to_string()] {
            let answer = get(&world, &format!("/api/v1/comments?about={about}")).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{about}");
        }
    };

    nobody_floods_a_page, async |store| {
        let world = World::demo(store).await;
        let person = world.stranger("ana").await;
        for number in 0..10 {
            assert_eq!(world.say(&person, "for", &format!("Número {number}")).await.status, DONE);
        }
        let refused = world.say(&person, "for", "Lo que escribí").await;
        assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
        assert!(refused.text().contains("Lo que escribí"), "nothing is lost");
        assert_eq!(world.say(&world.stranger("luz").await, "for", "Otra persona").await.status, DONE);
        world.clock.advance(Duration::from_hours(1));
        assert_eq!(world.say(&person, "for", "Lo que escribí").await.status, DONE);
        // They are walked without gap or repeat.
        let about = world.talk().await.replace("/es/conversacion/commitment/", "commitment:");
        let mut seen = Vec::new();
        let mut path = format!("/api/v1/comments?about={about}&limit=5");
        loop {
            let page = get(&world, &path).await.json();
            seen.extend(page["items"].as_array().unwrap().iter().map(|it| it["id"].to_string()));
            let Some(next) = page["next"].as_str() else { break };
            path = format!("/api/v1/comments?about={about}&limit=5&cursor={next}");
        }
        seen.sort();
        seen.dedup();
        assert_eq!(seen.len(), 12);
        assert_eq!(get(&world, "/api/v1/comments").await.json()["items"].as_array().unwrap().len(), 12);
        // A full page asks as often as one with a single comment.
        let before = world.app.store.statements();
        assert_eq!(get(&world, &format!("{}?x=1", world.talk().await)).await.status, StatusCode::OK);
        assert!(world.app.store.statements() - before < 14);
        // And many reports are no more than one.
        let comment = world.last().await;
        let reader = world.stranger("lectora").await;
        assert_eq!(world.report(&reader, &comment).await, DONE);
        for _ in 0..3 {
            assert_eq!(world.report(&reader, &comment).await, REFUSED);
        }
    };

    only_moderators_moderate, async |store| {
        let world = World::demo(store).await;
        let author = world.stranger("autora").await;
        let comment = world.said_by(&author, "question", "¿Y?").await;
        world.report(&world.stranger("lectora").await, &comment).await;
        let path = format!("{comment}/moderar");
        assert_eq!(world.send_unsigned(&path, &[("outcome", "hide")]).await.status, StatusCode::UNAUTHORIZED);
        for role in Role::GIVEN {
            let body = matches!(role, Role::Officer | Role::Counterpart).then_some("SERCOP");
            let person = world.person(role, body).await;
            let may = matches!(role, Role::Moderator | Role::Administrator);
            let seen = world.see(&person, &path).await;
            assert_eq!(seen.status, if may { StatusCode::OK } else { StatusCode::FORBIDDEN }, "{role:?}");
            assert_eq!(seen.header(header::CACHE_CONTROL), "private, no-store");
            let sent = world.send(&person, &path, &[("outcome", "hide"), ("text", "x")]).await;
            assert_eq!(sent.status, if may { REFUSED } else { StatusCode::FORBIDDEN }, "{role:?}");
            let answer = world.send(&person, &format!("{comment}/responder"), &[("text", "")]).await;
            let may = role == Role::Officer;
            assert_eq!(answer.status, if may { REFUSED } else { StatusCode::FORBIDDEN }, "{role:?}");
        }
        assert_eq!(world.decide(&author, &comment, "keep").await.status, StatusCode::FORBIDDEN);
        assert_eq!(world.comments().await[0]["state"], "published");
        // A role that ended a second ago has ended.
        let moderator = world.person(Role::Moderator, None).await;
        let cx = world.app.cx(Actor::Operator, Lang::Es);
        minga_auth::end_role(&cx, &world.app.store, moderator.membership.unwrap()).await.unwrap();
        assert_eq!(world.decide(&moderator, &comment, "hide").await.status, StatusCode::FORBIDDEN);
    };
}
