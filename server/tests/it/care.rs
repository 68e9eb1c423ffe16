//! Proposals are reported, decided on and appealed for as comments are, and moderators decide on
//! many at once and undo it.

use crate::cocreation::DONE;
use crate::harness::World;
use crate::http::{Answer, get};
use crate::people::Person;
use http::{StatusCode, header};
use minga_kernel::Role;
use minga_testkit::on_both_databases;
use std::time::Duration;

const REFUSED: StatusCode = StatusCode::UNPROCESSABLE_ENTITY;
const PROPOSAL: &str = "/es/procesos/P1/propuestas";
const PENDING: &str = "/es/moderacion/pendiente";

impl World {
    /// The reference of a proposal, as addresses of moderation have it.
    pub(crate) async fn thing(&self, number: i64) -> String {
        let id = self.proposals().await[&number]["id"].as_str().unwrap().to_owned();
        format!("proposal/{id}")
    }

    /// What a moderator decides on a proposal.
    pub(crate) async fn judge(&self, who: &Person, number: i64, outcome: &str, words: &str) -> Answer {
        let reason = if outcome == "hide" { "spam" } else { "within_rules" };
        let fields = [("outcome", outcome), ("reason", reason), ("words", words)];
        let path = format!("/es/moderacion/{}/decidir", self.thing(number).await);
        let done = self.send(who, &path, &fields).await;
        self.clock.advance(Duration::from_secs(1));
        done
    }

    async fn reports_it(&self, who: &Person, number: i64, reason: &str) -> Answer {
        let path = format!("/es/moderacion/{}/denunciar", self.thing(number).await);
        self.send(who, &path, &[("reason", reason), ("text", "Me ofende SECRETO-D")]).await
    }

    /// The same decision on several things.
    pub(crate) async fn judge_all(&self, who: &Person, things: &[String], outcome: &str) -> Answer {
        let reason = if outcome == "hide" { "spam" } else { "within_rules" };
        let mut fields = vec![("outcome", outcome), ("reason", reason), ("words", "Por la regla 4")];
        fields.extend(things.iter().map(|it| ("thing", it.as_str())));
        let done = self.send(who, PENDING, &fields).await;
        self.clock.advance(Duration::from_secs(1));
        done
    }
}

on_both_databases! {
    a_proposal_is_reported_hidden_and_appealed_for, async |store| {
        let world = World::new(store).await;
        world.process(&[]).await;
        let (ana, ben) = (world.stranger("ana").await, world.stranger("ben").await);
        let (one, two) = (world.person(Role::Moderator, None).await, world.person(Role::Moderator, None).await);
        let number = world.propose(&ana, "Zampoña").await;
        let own = format!("{PROPOSAL}/{number}");
        let thing = world.thing(number).await;
        assert!(get(&world, &own).await.text().contains(&format!("/es/moderacion/{thing}/denunciar")));
        // Whoever did not sign in, whoever made it, and whoever gives no reason, do not report.
        let path = format!("/es/moderacion/{thing}/denunciar");
        assert_eq!(world.send_unsigned(&path, &[("reason", "spam")]).await.status, StatusCode::UNAUTHORIZED);
        assert_eq!(world.reports_it(&ana, number, "insult").await.status, StatusCode::FORBIDDEN);
        for wrong in ["", "undone", "within_rules", "feo"] {
            assert_eq!(world.reports_it(&ben, number, wrong).await.status, REFUSED, "{wrong}");
        }
        assert_eq!(world.reports_it(&ben, number, "insult").await.status, DONE);
        assert_eq!(world.reports_it(&ben, number, "insult").await.status, REFUSED, "once by each person");
        for wrong in ["comment", "commitment", "account", "x"] {
            let other = path.replace("proposal/", &format!("{wrong}/"));
            assert_eq!(world.send(&ben, &other, &[("reason", "spam")]).await.status, StatusCode::NOT_FOUND, "{wrong}");
        }
        // Moderators see why, and not who.
        assert!(world.see(&one, "/es/mi-trabajo").await.text().contains(&format!("/es/moderacion/{thing}/decidir")));
        let page = world.see(&one, &format!("/es/moderacion/{thing}/decidir")).await.text();
        assert!(page.contains("SECRETO-D") && page.contains("Insulta") && !page.contains("ben@") && !page.contains(">ben<"), "{page}");
        assert_eq!(world.see(&ben, PENDING).await.status, StatusCode::FORBIDDEN);
        assert_eq!(world.judge(&ben, number, "hide", "No").await.status, StatusCode::FORBIDDEN);
        assert_eq!(world.judge(&one, number, "hide", "Rompe la regla 3").await.status, DONE);
        let page = get(&world, &own).await.text();
        assert!(page.contains("Rompe la regla 3") && page.contains("Ocultado por la moderación") && !page.contains("Zampoña"), "{page}");
        assert!(!world.see(&one, "/es/mi-trabajo").await.text().contains(&format!("{thing}/decidir")));
        // Its author appeals, once; the same moderator does not decide on it.
        let appeal = format!("/es/moderacion/{thing}/apelar");
        assert!(world.see(&ana, "/es/mi-trabajo").await.text().contains(&appeal));
        assert!(world.see(&ana, &appeal).await.text().contains("Zampoña"), "its author reads it");
        assert_eq!(world.see(&ben, &appeal).await.status, StatusCode::FORBIDDEN);
        assert_eq!(world.send(&ben, &appeal, &[("text", "Es mía")]).await.status, StatusCode::FORBIDDEN);
        assert_eq!(world.send(&ana, &appeal, &[("text", "")]).await.status, REFUSED);
        assert_eq!(world.send(&ana, &appeal, &[("text", "No insulto SECRETO-A")]).await.status, DONE);
        assert_eq!(world.send(&ana, &appeal, &[("text", "Otra vez")]).await.status, StatusCode::CONFLICT);
        assert!(!world.see(&ana, "/es/mi-trabajo").await.text().contains(&appeal));
        assert_eq!(world.judge(&one, number, "keep", "Yo mismo").await.status, REFUSED, "another one decides");
        assert_eq!(world.judge(&two, number, "keep", "Es una crítica").await.status, DONE);
        assert!(get(&world, &own).await.text().contains("Zampoña"));
        // What was decided on an appeal is final.
        assert_eq!(world.judge(&one, number, "hide", "Otra vez").await.status, StatusCode::CONFLICT);
        assert_eq!(world.reports_it(&two, number, "spam").await.status, StatusCode::CONFLICT);
        for path in ["/es/moderacion", "/en/moderation", "/es/moderacion.csv", "/es/moderacion.json"] {
            let log = get(&world, path).await.text();
            assert!(log.contains("Rompe la regla 3") && log.contains("Es una crítica"), "{path}: {log}");
            for secret in ["SECRETO", "@example.org", "moderator-", ">ana<", ">ben<"] {
                assert!(!log.contains(secret), "{path} tells {secret}");
            }
        }
        world.nothing_is_amiss().await;
        let entries = world.entries();
        for action in ["reported", "hidden", "appealed", "appeal_granted"] {
            assert!(entries.contains(&format!("moderation.{action}")), "{action}");
        }
        assert!(!entries.contains("SECRETO") && entries.contains("\"reporter_id\":{\"sha256\""), "{entries}");
        assert!(!entries.contains(&format!("\"reporter_id\":\"{}\"", ben.id)));
        // The former address leads to where it is decided now.
        let moved = get(&world, &format!("{own}/moderar")).await;
        assert_eq!((moved.status, moved.header(header::LOCATION)), (StatusCode::SEE_OTHER, &*own));
        // What was written to moderators goes with what it is about.
        let told = async |world: &World| {
            let ben = world.again(&ben).await;
            let own = world.see(&ben, "/es/cuenta/mis-datos").await;
            assert_eq!(own.status, StatusCode::OK, "{}", own.text());
            own.text().contains("SECRETO-D")
        };
        assert!(told(&world).await);
        assert_eq!(world.deed(&ana, number, "retirar", &[]).await.status, DONE);
        minga_web::go_round(&world.app).await.unwrap();
        assert!(!told(&world).await, "the report of what is gone is empty");
        world.nothing_is_amiss().await;
    };

    many_are_decided_at_once_and_undone, async |store| {
        let world = World::new(store).await;
        world.process(&[]).await;
        let (ana, ben) = (world.stranger("ana").await, world.stranger("ben").await);
        let moderator = world.person(Role::Moderator, None).await;
        let mut all = Vec::new();
        for title in ["Uno", "Dos", "Tres"] {
            let number = world.propose(&ana, title).await;
            assert_eq!(world.reports_it(&ben, number, "spam").await.status, DONE);
            all.push((number, world.thing(number).await.replace('/', ":")));
        }
        let things: Vec<String> = all.iter().map(|(_, it)| it.clone()).collect();
        let pending = world.see(&moderator, PENDING).await.text();
        assert!(things.iter().all(|it| pending.contains(it)), "{pending}");
        // Nothing ticked, something that is not there, a reason that does not fit: nothing happens.
        assert_eq!(world.judge_all(&moderator, &[], "hide").await.status, REFUSED);
        let strange = [things[0].clone(), "proposal:00000000-0000-7000-8000-000000000009".to_owned()];
        assert_eq!(world.judge_all(&moderator, &strange, "hide").await.status, StatusCode::NOT_FOUND);
        let wrong = [("outcome", "hide"), ("reason", "criticism"), ("words", "x"), ("thing", &*things[0])];
        let refused = world.send(&moderator, PENDING, &wrong).await;
        assert!(refused.status == REFUSED && refused.text().contains("checked"), "what was ticked is kept");
        assert_eq!(world.judge_all(&ben, &things, "hide").await.status, StatusCode::FORBIDDEN);
        assert!(world.proposals().await.values().all(|it| it["state"] == "submitted"), "all of them or none");

        let done = world.judge_all(&moderator, &things, "hide").await;
        assert_eq!(done.status, DONE, "{}", done.text());
        assert!(world.proposals().await.values().all(|it| it["state"] == "hidden" && it["title"].is_null()));
        assert_eq!(world.judge_all(&moderator, &things, "hide").await.status, REFUSED, "they are decided");
        let batch = done.header(header::LOCATION).split('?').next().unwrap().to_owned();
        assert_eq!(world.see(&ben, &batch).await.status, StatusCode::FORBIDDEN);
        // One of them is appealed meanwhile: that one stays as it is.
        let appeal = format!("/es/moderacion/{}/apelar", world.thing(all[0].0).await);
        assert_eq!(world.send(&ana, &appeal, &[("text", "No es publicidad")]).await.status, DONE);
        assert!(world.see(&moderator, &batch).await.text().contains("2 vuelven a estar"));
        assert_eq!(world.send(&moderator, &batch, &[("words", "")]).await.status, REFUSED);
        assert_eq!(world.send(&ben, &batch, &[("words", "Porque sí")]).await.status, StatusCode::FORBIDDEN);
        assert_eq!(world.send(&moderator, &batch, &[("words", "Fue un error de dedo")]).await.status, DONE);
        world.clock.advance(Duration::from_secs(1));
        let states = world.proposals().await;
        assert_eq!(states[&all[0].0]["state"], "hidden");
        assert!(all[1..].iter().all(|(number, _)| states[number]["state"] == "submitted"));
        assert_eq!(world.send(&moderator, &batch, &[("words", "Otra vez")]).await.status, StatusCode::CONFLICT);
        // They wait again, and the log has both.
        let pending = world.see(&moderator, PENDING).await.text();
        assert!(things[1..].iter().all(|it| pending.contains(&format!("value=\"{it}\""))), "{pending}");
        let log = get(&world, "/es/moderacion").await.text();
        assert!(log.contains("Por la regla 4") && log.contains("Fue un error de dedo") && log.contains("deshizo"), "{log}");
        assert_eq!(world.judge_all(&moderator, &things[1..], "keep").await.status, DONE);
        world.nothing_is_amiss().await;
    };
}
