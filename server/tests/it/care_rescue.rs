//! What one process did not select is offered again in a later one, and nobody counts there who did
//! not say so.

use crate::cocreation::DONE;
use crate::harness::World;
use crate::http::get;
use crate::people::Person;
use http::StatusCode;
use minga_kernel::Role;
use minga_testkit::on_both_databases;
use std::collections::BTreeSet;
use std::time::Duration;

const REFUSED: StatusCode = StatusCode::UNPROCESSABLE_ENTITY;
const RESCUE: &str = "/es/procesos/P2/rescate";

/// A later process, which takes proposals in July.
const LATER: [(&str, &str); 11] = [
    ("code", "P2"),
    ("title", "Otro plan"),
    ("summary", "Lo que sigue"),
    ("jurisdiction", "EC"),
    ("who", "account"),
    ("begins-reception", "2021-06-01"),
    ("ends-reception", "2021-08-31"),
    ("proposals-reception", "yes"),
    ("supports-reception", "yes"),
    ("criteria", "100 Relevancia"),
    ("hurry", "Sigue al anterior"),
];

impl World {
    /// A process after the first one.
    async fn process_after(&self, leader: &Person) {
        self.clock.advance(Duration::from_mins(1));
        let made = self.send(leader, "/es/crear-proceso", &LATER).await;
        assert_eq!(made.status, DONE, "{}", made.text());
        let published = self.send(leader, "/es/procesos/P2/publicar", &[]).await;
        assert_eq!(published.status, DONE, "{}", published.text());
    }

    async fn answered_so(&self, leader: &Person, number: i64, outcome: &str) {
        let reply = [("outcome", outcome), ("text", "Por esto"), ("after", "0")];
        let done = self.deed(leader, number, "responder", &reply).await;
        assert_eq!(done.status, DONE, "{}", done.text());
    }

    /// Every mail that waits to be sent.
    async fn all_mails(&self) -> Vec<minga_mail::Mail> {
        let mut all = Vec::new();
        loop {
            let some = self.mails().await;
            if some.is_empty() {
                return all;
            }
            all.extend(some);
        }
    }

    /// What was offered in the later process, by its title.
    async fn offered_again(&self) -> std::collections::BTreeMap<String, serde_json::Value> {
        let found = get(self, "/api/v1/proposals?process=P2&limit=200").await.json();
        let items = found["items"].as_array().unwrap().iter();
        items.map(|it| (it["title"].as_str().unwrap_or_default().to_owned(), it.clone())).collect()
    }
}

/// A row in each table: for the test that changes every column.
pub(crate) async fn everything(world: &World) {
    let leader = world.person(Role::Coordinator, None).await;
    world.entered(&leader, &[]).await;
    let number = *world.proposals().await.keys().last().unwrap();
    world.answered_so(&leader, number, "not_accepted").await;
    world.process_after(&leader).await;
    let opened = world.send(&leader, RESCUE, &[("from", "P1")]).await;
    assert_eq!(opened.status, DONE, "{}", opened.text());
}

on_both_databases! {
    what_was_not_selected_is_offered_again, async |store| {
        let world = World::new(store).await;
        let leader = world.process(&[]).await;
        let (ana, ben, cleo) = (world.stranger("ana").await, world.stranger("ben").await, world.stranger("cleo").await);
        let mut numbers = Vec::new();
        for (who, title) in [(&ana, "Silencio"), (&ana, "Con nombre"), (&ben, "Rechazada"), (&ben, "Aceptada"), (&ana, "Abierta")] {
            numbers.push(world.propose(who, title).await);
        }
        for number in &numbers[..3] {
            assert_eq!(world.deed(&cleo, *number, "apoyar", &[("deed", "support")]).await.status, DONE);
        }
        // A joint one is nobody's.
        let parts = [world.propose(&ana, "Parte una").await, world.propose(&ben, "Parte dos").await];
        let merged = world.merge(&leader, &[("numbers", &format!("{},{}", parts[0], parts[1]))]).await;
        let joint = crate::cocreation::number_in(&merged);
        for (number, outcome) in [(numbers[0], "not_accepted"), (numbers[1], "partly_accepted"), (numbers[2], "not_accepted"), (numbers[3], "accepted"), (joint, "not_accepted")] {
            world.answered_so(&leader, number, outcome).await;
        }
        world.all_mails().await;
        world.process_after(&leader).await;
        assert_eq!(world.send(&ana, RESCUE, &[("from", "P1")]).await.status, StatusCode::FORBIDDEN);
        assert_eq!(world.see(&ana, RESCUE).await.status, StatusCode::FORBIDDEN);
        for wrong in ["", "P2", "NADA"] {
            assert_eq!(world.send(&leader, RESCUE, &[("from", wrong)]).await.status, REFUSED, "{wrong}");
        }
        let back = world.send(&leader, "/es/procesos/P1/rescate", &[("from", "P2")]).await;
        assert_eq!(back.status, REFUSED, "nothing goes back in time");
        let opened = world.send(&leader, RESCUE, &[("from", "P1")]).await;
        assert_eq!(opened.status, DONE, "{}", opened.text());
        assert_eq!(world.send(&leader, RESCUE, &[("from", "P1")]).await.status, REFUSED, "nothing is asked twice");
        assert!(world.offered_again().await.is_empty(), "nobody had time to say anything");
        // Authors are asked by mail and in their work; nobody else sees the page.
        let mails = world.all_mails().await;
        let to = |name: &str| mails.iter().filter(|it| it.to == format!("{name}@example.org") && it.subject.contains("otra vez")).count();
        assert_eq!((to("ana"), to("ben"), to("cleo")), (2, 1, 0));
        let page_of = |title: &str| {
            let mail = mails.iter().find(|it| it.text.contains(&format!("«{title}»"))).unwrap();
            let at = mail.text.find("/es/rescates/").unwrap();
            mail.text[at..].split_whitespace().next().unwrap().to_owned()
        };
        let (named, refused) = (page_of("Con nombre"), page_of("Rechazada"));
        assert!(world.see(&ana, "/es/mi-trabajo").await.text().contains(&named));
        assert_eq!(world.see(&ben, &named).await.status, StatusCode::NOT_FOUND);
        assert_eq!(world.send(&ben, &named, &[("wish", "refuse")]).await.status, StatusCode::FORBIDDEN);
        assert_eq!(world.send_unsigned(&named, &[("wish", "refuse")]).await.status, StatusCode::UNAUTHORIZED);
        assert_eq!(world.send(&ana, &named, &[("wish", "sí")]).await.status, REFUSED);
        assert_eq!(world.send(&ana, &named, &[("wish", "named")]).await.status, DONE);
        assert_eq!(world.send(&ben, &refused, &[("wish", "refuse")]).await.status, DONE);
        let offered = world.offered_again().await;
        assert_eq!(offered.len(), 1);
        assert_eq!((&offered["Con nombre"]["author"], &offered["Con nombre"]["supports"]), (&"ana".into(), &1.into()));
        // The others have their time.
        minga_web::go_round(&world.app).await.unwrap();
        assert_eq!(world.offered_again().await.len(), 1);
        world.clock.advance(Duration::from_mins(14 * 24 * 60 + 1));
        minga_web::go_round(&world.app).await.unwrap();
        let offered = world.offered_again().await;
        let titles: BTreeSet<&str> = offered.keys().map(String::as_str).collect();
        assert_eq!(titles, BTreeSet::from(["Con nombre", "Conjunta", "Silencio"]), "not what was accepted, refused or has no answer");
        // Silence is a yes without a name; whoever supported it does not count until they say so.
        assert_eq!((&offered["Silencio"]["author"], &offered["Silencio"]["supports"]), (&serde_json::Value::Null, &0.into()));
        minga_web::go_round(&world.app).await.unwrap();
        minga_web::go_round(&world.app).await.unwrap();
        let asked: Vec<_> = world.all_mails().await.into_iter().filter(|it| it.subject.contains("Sigue de acuerdo")).collect();
        let to_cleo = asked.iter().filter(|it| it.to == "cleo@example.org").count();
        assert_eq!(to_cleo, 2, "once for each that is offered: {:?}", asked.iter().map(|it| (&it.to, &it.subject)).collect::<Vec<_>>());
        assert!(asked.iter().filter(|it| it.to == "ana@example.org").all(|it| !it.text.contains("Con nombre")), "nobody is asked what they said");
        let number = offered["Silencio"]["number"].as_i64().unwrap();
        let support = format!("/es/procesos/P2/propuestas/{number}/apoyar");
        world.clock.advance(Duration::from_secs(1));
        let cleo = world.again(&cleo).await;
        for _ in 0..2 {
            assert_eq!(world.send(&cleo, &support, &[("deed", "support")]).await.status, DONE);
        }
        assert_eq!(world.offered_again().await["Silencio"]["supports"], 1);
        assert_eq!(world.proposals().await[&numbers[0]]["supports"], 2, "what counted then counts still");
        // Each side shows the other, and the history.
        let old = get(&world, &format!("/es/procesos/P1/propuestas/{}", numbers[0])).await.text();
        let new = get(&world, &format!("/es/procesos/P2/propuestas/{number}")).await.text();
        assert!(old.contains(&format!("/es/procesos/P2/propuestas/{number}")), "{old}");
        assert!(new.contains(&format!("/es/procesos/P1/propuestas/{}", numbers[0])) && new.contains("no se aceptó del todo"), "{new}");
        // Whoever was silent can still take it back.
        let ana = world.again(&ana).await;
        let silent = page_of("Silencio");
        assert_eq!(world.send(&ana, &silent, &[("wish", "named")]).await.status, StatusCode::CONFLICT);
        assert_eq!(world.send(&ana, &silent, &[("wish", "refuse")]).await.status, DONE);
        assert!(!world.offered_again().await.contains_key("Silencio"));
        world.nothing_is_amiss().await;
        assert!(world.entries().contains("proposal.rescued") && world.entries().contains("proposal.rescue_refused"));
    };

    what_somebody_proposed_again_themselves_is_not_doubled, async |store| {
        let world = World::new(store).await;
        let leader = world.process(&[]).await;
        let ana = world.stranger("ana").await;
        let number = world.propose(&ana, "Molino").await;
        world.answered_so(&leader, number, "not_accepted").await;
        world.process_after(&leader).await;
        for step in [
            vec![("step", "1"), ("problem", "No hay nada de Molino")],
            vec![("step", "2"), ("title", "Molino"), ("solution", "Poner Molino SECRETO-P")],
            vec![("step", "3")],
            vec![("step", "4"), ("send", "yes")],
        ] {
            assert_eq!(world.send(&ana, "/es/procesos/P2/proponer", &step).await.status, DONE, "{step:?}");
        }
        assert_eq!(world.send(&leader, RESCUE, &[("from", "P1")]).await.status, DONE);
        world.clock.advance(Duration::from_hours(15 * 24));
        minga_web::go_round(&world.app).await.unwrap();
        let offered = world.offered_again().await;
        assert_eq!((offered.len(), &offered["Molino"]["supports"]), (1, &1.into()));
        let new = get(&world, "/es/procesos/P2/propuestas/1").await.text();
        assert!(new.contains(&format!("/es/procesos/P1/propuestas/{number}")), "{new}");
        world.nothing_is_amiss().await;
    };
}

impl World {
    /// Somebody who signs in again after days.
    pub(crate) async fn again(&self, who: &Person) -> Person {
        let cx = self.app.cx(minga_kernel::Actor::Operator, minga_kernel::Lang::Es);
        let tx = self.app.store.write().await.unwrap();
        let token = minga_auth::open_session(&cx, &tx, who.id, "", chrono::Duration::days(1)).await.unwrap();
        tx.commit().await.unwrap();
        Person { id: who.id, membership: None, cookie: format!("minga={}", token.reveal()) }
    }
}
