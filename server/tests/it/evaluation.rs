//! Evaluators score alone, then see the others, and something is said together; whoever has an
//! interest counts for nothing, also if that turns out later.

use crate::cocreation::{DONE, number_in};
use crate::harness::World;
use crate::http::{Answer, get};
use crate::people::Person;
use http::StatusCode;
use minga_auth::{NewRole, give_role};
use minga_kernel::{Actor, Lang, Role};
use minga_testkit::on_both_databases;
use std::time::Duration;

const REFUSED: StatusCode = StatusCode::UNPROCESSABLE_ENTITY;
const EVALUATION: &str = "/es/procesos/P1/evaluacion";
const LIST: &str = "/es/procesos/P1/evaluar";

fn one(number: i64) -> String {
    format!("/es/procesos/P1/propuestas/{number}")
}

impl World {
    /// Somebody who is named to evaluate, for an organisation by its code or for none.
    async fn evaluator(&self, leader: &Person, name: &str, body: &str) -> Person {
        let person = self.stranger(name).await;
        let address = format!("{name}@example.org");
        let named = [("deed", "name"), ("address", &*address), ("body", body)];
        let named = self.send(leader, EVALUATION, &named).await;
        assert_eq!(named.status, DONE, "{}", named.text());
        person
    }

    async fn sent_to_evaluation(&self, leader: &Person, numbers: &str) {
        let sent = self.send(leader, EVALUATION, &[("deed", "numbers"), ("numbers", numbers)]).await;
        assert_eq!(sent.status, DONE, "{}", sent.text());
    }

    async fn scored(&self, who: &Person, number: i64, scores: [&str; 2], why: &str, after: &str) -> Answer {
        let fields = [
            ("deed", "score"),
            ("score-1", scores[0]),
            ("score-2", scores[1]),
            ("reason", why),
            ("after", after),
        ];
        self.deed(who, number, "evaluar", &fields).await
    }

    async fn said_together(&self, who: &Person, number: i64, deed: &str, after: &str) -> Answer {
        let fields =
            [("deed", deed), ("verdict", "with_changes"), ("text", "Sí SECRETO-D"), ("after", after)];
        self.deed(who, number, "evaluar", &fields).await
    }

    async fn before(&self, who: &Person, number: i64) -> String {
        let page = self.see(who, &format!("{}/evaluar", one(number))).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.text());
        page.text()
    }
}

/// A row in each table: for the test that changes every column. There is a process.
pub(crate) async fn everything(world: &World) {
    let leader = world.person(Role::Coordinator, None).await;
    let number = world.propose(&world.stranger("otra").await, "Bosques").await;
    let rules = [("deed", "rules"), ("due", "2021-07-20"), ("lowest", "1"), ("highest", "5")];
    assert_eq!(world.send(&leader, EVALUATION, &rules).await.status, DONE);
    let eva = world.evaluator(&leader, "eva-e", "FCD").await;
    let elo = world.evaluator(&leader, "elo-e", "MINTEL").await;
    world.sent_to_evaluation(&leader, &number.to_string()).await;
    assert_eq!(world.scored(&eva, number, ["5", "1"], "Bien", "0").await.status, DONE);
    let interest = [("deed", "conflict"), ("interest", "Mi hermana")];
    assert_eq!(world.deed(&elo, number, "evaluar", &interest).await.status, DONE);
    let decided = world.said_together(&eva, number, "propose", "0").await;
    assert_eq!(decided.status, DONE, "{}", decided.text());
}

on_both_databases! {
    evaluators_score_alone_and_then_see_the_others, async |store| {
        let world = World::demo(store).await;
        let leader = world.process(&[]).await;
        let author = world.stranger("ana").await;
        let number = world.propose(&author, "Agua").await;
        let eva = world.evaluator(&leader, "eva", "FCD").await;
        let elo = world.evaluator(&leader, "elo", "").await;
        let ema = world.evaluator(&leader, "ema", "MINTEL").await;
        let page = format!("{}/evaluar", one(number));
        assert_eq!(world.see(&eva, &page).await.status, StatusCode::CONFLICT, "it was not sent to evaluation");
        world.sent_to_evaluation(&leader, &number.to_string()).await;
        assert!(world.see(&eva, LIST).await.text().contains(&page));
        assert!(world.see(&eva, "/es/mi-trabajo").await.text().contains(LIST));

        // Nobody else, whatever they evaluate elsewhere.
        for other in [world.stranger("nadie").await, world.person(Role::Evaluator, Some("FCD")).await, world.person(Role::Moderator, None).await] {
            assert_eq!(world.see(&other, &page).await.status, StatusCode::FORBIDDEN);
            assert_eq!(world.scored(&other, number, ["1", "1"], "x", "0").await.status, StatusCode::FORBIDDEN);
            assert_eq!(world.see(&other, LIST).await.status, StatusCode::FORBIDDEN);
            assert_eq!(world.see(&other, EVALUATION).await.status, StatusCode::FORBIDDEN);
        }
        assert_eq!(world.send_unsigned(&page, &[("deed", "score")]).await.status, StatusCode::UNAUTHORIZED);

        for (scores, why) in [(["9", "1"], "x"), (["0", "1"], "x"), (["", "1"], "x"), (["dos", "1"], "x"), (["5", "1"], " ")] {
            let refused = world.scored(&eva, number, scores, why, "0").await;
            assert_eq!(refused.status, REFUSED, "{scores:?}");
            assert!(refused.text().contains("id=\"errors\""), "it is said what to mend");
        }
        let done = world.scored(&eva, number, ["5", "1"], "Bien pensada SECRETO-EVA", "0").await;
        assert_eq!(done.status, DONE, "{}", done.text());

        // Nobody sees it before their own is in, by whatever door.
        let hidden = |text: &str, door: &str| assert!(!text.contains("SECRETO-EVA"), "{door} tells it");
        hidden(&world.before(&elo, number).await, "the page of another evaluator");
        hidden(&world.before(&leader, number).await, "the page of whoever leads");
        for path in [one(number), format!("{}.json", one(number)), format!("{}.atom", one(number)), "/es/procesos/P1".to_owned(),
            "/es/procesos/P1/propuestas.csv".to_owned(), "/es/procesos/P1/propuestas.json".to_owned(), "/api/v1/proposals".to_owned(),
            "/api/v1/evaluations".to_owned(), "/api/v1/evaluations?process=P1".to_owned(), "/api/v1/events?limit=200".to_owned(),
            "/api/v1/record/facts?limit=200".to_owned()] {
            let text = get(&world, &path).await.text();
            hidden(&text, &path);
            assert!(!text.contains("[5,1]") && !text.contains("[5, 1]"), "{path} tells the scores");
            hidden(&world.see(&elo, &path).await.text(), &path);
        }
        for data in ["/es/cuenta/mis-datos", "/es/procesos/P1/tablero.json"] {
            hidden(&world.see(&elo, data).await.text(), data);
        }
        assert_eq!(get(&world, "/api/v1/evaluations").await.json()["items"].as_array().unwrap().len(), 0);
        assert!(get(&world, &one(number)).await.text().contains("Evaluaron 1 de 3"));
        for fields in [[("deed", "note"), ("note", "?")], [("deed", "propose"), ("verdict", "recommended")], [("deed", "agree"), ("after", "1")]] {
            assert_eq!(world.deed(&elo, number, "evaluar", &fields).await.status, StatusCode::CONFLICT, "{fields:?}");
        }
        // Whoever leads waits too, and cannot name themselves to see more.
        assert_eq!(world.said_together(&leader, number, "decide", "0").await.status, REFUSED);
        assert_eq!(world.said_together(&eva, number, "decide", "0").await.status, StatusCode::FORBIDDEN);
        let own = world.app.store.read().await.unwrap();
        let own = minga_auth::account(&own, leader.id).await.unwrap().unwrap().address;
        let itself = world.send(&leader, EVALUATION, &[("deed", "name"), ("address", &own)]).await;
        assert!(itself.status == REFUSED && itself.text().contains("Nadie se nombra a sí mismo"));

        assert_eq!(world.scored(&elo, number, ["3", "3"], "Regular", "0").await.status, DONE);
        let seen = world.before(&elo, number).await;
        assert!(seen.contains("SECRETO-EVA") && seen.contains("2.6") || seen.contains("2,6"), "{seen}");
        assert_eq!(world.deed(&elo, number, "evaluar", &[("deed", "note"), ("note", "Hablemos SECRETO-N")]).await.status, DONE);
        assert!(world.before(&eva, number).await.contains("SECRETO-N"));
        assert!(!world.before(&leader, number).await.contains("SECRETO-N"), "one is left");
        hidden(&world.before(&ema, number).await, "the third one's page");

        // A change is a further version; an old form changes nothing.
        assert_eq!(world.scored(&eva, number, ["1", "1"], "Vieja", "0").await.status, REFUSED);
        assert_eq!(world.scored(&eva, number, ["4", "2"], "Mejor así", "1").await.status, DONE);
        assert_eq!(world.scored(&eva, number, ["4", "2"], "Mejor así", "2").await.status, DONE, "the same again");

        // Who has an interest neither scores nor sees.
        let interest = [("deed", "conflict"), ("interest", "Trabajé ahí SECRETO-C")];
        assert_eq!(world.deed(&ema, number, "evaluar", &interest).await.status, DONE);
        assert_eq!(world.scored(&ema, number, ["1", "1"], "x", "0").await.status, REFUSED);
        hidden(&world.before(&ema, number).await, "the page of whoever has an interest");
        assert!(world.see(&ema, &format!("{LIST}?list=conflict")).await.text().contains(&page));

        // Everybody scored who may: whoever leads sees it, and says something.
        let seen = world.before(&leader, number).await;
        assert!(seen.contains("Mejor así") && seen.contains("SECRETO-N") && !seen.contains("SECRETO-C"));
        assert_eq!(world.said_together(&leader, number, "decide", "7").await.status, REFUSED, "an old form");
        assert_eq!(world.said_together(&leader, number, "decide", "0").await.status, DONE);
        let page = get(&world, &one(number)).await.text();
        for told in ["Recomendada con cambios", "Sí SECRETO-D", "Mejor así", "Fundación", "Evaluaron 2 de 2", "√(Σ(x − promedio)² ÷ n)"] {
            assert!(page.contains(told), "{told} is missing in {page}");
        }
        for secret in [">eva<", ">elo<", "eva@example.org", "SECRETO-N", "SECRETO-C"] {
            assert!(!page.contains(secret), "{secret} is told");
        }
        let told = get(&world, &format!("{}.json", one(number))).await.json()["evaluation"].clone();
        assert_eq!((&told["verdict"], &told["evaluated"], &told["of"]), (&"with_changes".into(), &2.into(), &2.into()));
        // 0.4·4 + 0.6·2 = 2.8 and 0.4·3 + 0.6·3 = 3.
        assert_eq!(told["total"], serde_json::json!({ "mean": 2.9, "least": 2.8, "most": 3.0, "deviation": 0.1 }));
        assert_eq!(told["criteria"][1]["spread"]["mean"], 2.5);
        let sheets = told["sheets"].as_array().unwrap();
        assert!(sheets.iter().any(|it| it["organisation"] == "FCD" && it["version"] == 2 && it["scores"] == serde_json::json!([4, 2])), "{told}");
        assert_eq!(told["conflicts"], serde_json::json!([{ "organisation": "MINTEL", "cause": "declared" }]));
        let listed = get(&world, "/api/v1/evaluations?process=P1").await.json();
        assert_eq!(listed["items"][0], told);

        // What was decided is scored no more; whoever leads may correct it.
        assert_eq!(world.scored(&eva, number, ["5", "5"], "x", "2").await.status, StatusCode::CONFLICT);
        assert_eq!(world.said_together(&leader, number, "decide", "1").await.status, DONE);
        assert!(get(&world, &one(number)).await.text().contains("decisión anterior"));
        world.nothing_is_amiss().await;
        let entries = world.entries();
        assert!(entries.contains("evaluation.scored") && entries.contains("evaluation.decided"));
        for secret in ["SECRETO", "[5,1]", "[4,2]", "Mejor"] {
            assert!(!entries.contains(secret), "{secret} is in the record");
        }
        let own = world.see(&eva, "/es/cuenta/mis-datos").await.text();
        assert!(own.contains("SECRETO-EVA") && !own.contains("Regular"), "{own}");
    };

    an_interest_that_turns_out_later_takes_the_scores_away, async |store| {
        let world = World::demo(store).await;
        let leader = world.process(&[]).await;
        let (ana, ben) = (world.stranger("ana").await, world.stranger("ben").await);
        let one_of = [world.propose(&ana, "Agua").await, world.propose(&ben, "Aguas").await];
        let merged = world.merge(&leader, &[("numbers", &format!("{}, {}", one_of[0], one_of[1]))]).await;
        let joint = number_in(&merged);
        let eva = world.evaluator(&leader, "eva", "FCD").await;
        let elo = world.evaluator(&leader, "elo", "MINTEL").await;
        let own = world.propose(&eva, "Agua mía").await;
        world.sent_to_evaluation(&leader, &joint.to_string()).await;
        assert_eq!(world.scored(&eva, joint, ["5", "5"], "Me gusta", "0").await.status, DONE);
        assert_eq!(world.scored(&elo, joint, ["2", "2"], "No tanto SECRETO-ELO", "0").await.status, DONE);
        assert!(world.before(&eva, joint).await.contains("SECRETO-ELO"));
        assert!(get(&world, &one(joint)).await.text().contains("Evaluaron 2 de 2"));

        // What the evaluator proposed becomes a part of what they scored.
        let more = world.merge(&leader, &[("numbers", &own.to_string()), ("into", &joint.to_string()), ("title", ""), ("problem", ""), ("solution", "")]).await;
        assert_eq!(more.status, DONE, "{}", more.text());
        assert!(get(&world, &one(joint)).await.text().contains("Evaluaron 1 de 1. 1 con conflicto"), "{}", get(&world, &one(joint)).await.text());
        let page = world.before(&eva, joint).await;
        assert!(page.contains("es autora o autor") && page.contains("dejaron de contar") && !page.contains("SECRETO-ELO"), "{page}");
        assert_eq!(world.scored(&eva, joint, ["4", "4"], "x", "1").await.status, REFUSED);
        assert_eq!(world.deed(&eva, joint, "evaluar", &[("deed", "note"), ("note", "x")]).await.status, StatusCode::CONFLICT);
        assert_eq!(world.said_together(&eva, joint, "propose", "0").await.status, REFUSED);
        assert_eq!(world.said_together(&leader, joint, "decide", "0").await.status, DONE);
        let json = get(&world, &format!("{}.json", one(joint))).await.json();
        assert_eq!((&json["evaluation"]["total"]["mean"], &json["evaluation"]["evaluated"]), (&2.0.into(), &1.into()));
        let page = get(&world, &one(joint)).await.text();
        assert!(page.contains("No cuenta.") && page.contains("dejaron de contar"), "{page}");

        // Whoever begins to act for the organisation that proposed has an interest from then on.
        let officer = world.person(Role::Officer, Some("SERCOP")).await;
        let body = world.organisation("SERCOP").await.to_string();
        for step in [
            vec![("step", "1"), ("problem", "Falta luz")],
            vec![("step", "2"), ("title", "Luz"), ("solution", "Postes")],
            vec![("step", "3"), ("theme", "1"), ("body", &*body)],
        ] {
            assert_eq!(world.send(&officer, "/es/procesos/P1/proponer", &step).await.status, DONE);
        }
        let sent = world.send(&officer, "/es/procesos/P1/proponer", &[("step", "4"), ("send", "yes")]).await;
        let theirs = number_in(&sent);
        world.sent_to_evaluation(&leader, &theirs.to_string()).await;
        assert_eq!(world.scored(&elo, theirs, ["3", "3"], "x", "0").await.status, DONE);
        let cx = world.app.cx(Actor::Operator, Lang::Es);
        let (account, role, begins) = (elo.id, Role::Officer, cx.now());
        let body = Some(world.organisation("SERCOP").await);
        give_role(&cx, &world.app.store, NewRole { account, role, body, scope: None, begins, ends: None }).await.unwrap();
        assert!(get(&world, &one(theirs)).await.text().contains("Evaluaron 0 de 1"));
        assert!(world.before(&elo, theirs).await.contains("Su organización hizo la propuesta"));
        // Of a colleague who is named, too.
        let sercop = world.evaluator(&leader, "sercop", "SERCOP").await;
        assert_eq!(world.scored(&sercop, theirs, ["5", "5"], "x", "0").await.status, REFUSED);
        assert!(world.see(&sercop, &format!("{LIST}?list=conflict")).await.text().contains(&format!("{}/evaluar", one(theirs))));
        world.nothing_is_amiss().await;
    };

    evaluators_say_something_together_once_all_agree, async |store| {
        let world = World::demo(store).await;
        let leader = world.process(&[]).await;
        let number = world.propose(&world.stranger("ana").await, "Agua").await;
        let eva = world.evaluator(&leader, "eva", "FCD").await;
        let elo = world.evaluator(&leader, "elo", "MINTEL").await;
        world.sent_to_evaluation(&leader, &number.to_string()).await;
        assert_eq!(world.scored(&eva, number, ["5", "1"], "Bien", "0").await.status, DONE);
        assert_eq!(world.said_together(&eva, number, "propose", "0").await.status, REFUSED, "one is left");
        assert_eq!(world.scored(&elo, number, ["3", "3"], "Regular", "0").await.status, DONE);
        assert_eq!(world.said_together(&eva, number, "propose", "0").await.status, DONE);
        assert!(!get(&world, &one(number)).await.text().contains("SECRETO-D"), "not all agree");
        assert!(world.before(&elo, number).await.contains("SECRETO-D"));
        // Whoever changes their scores overtakes it.
        assert_eq!(world.scored(&elo, number, ["2", "3"], "Menos", "1").await.status, DONE);
        assert_eq!(world.deed(&elo, number, "evaluar", &[("deed", "agree"), ("after", "1")]).await.status, REFUSED);
        assert_eq!(world.said_together(&eva, number, "propose", "1").await.status, DONE);
        assert_eq!(world.deed(&eva, number, "evaluar", &[("deed", "agree"), ("after", "2")]).await.status, DONE, "twice is once");
        assert!(!get(&world, &one(number)).await.text().contains("SECRETO-D"));
        assert_eq!(world.deed(&elo, number, "evaluar", &[("deed", "agree"), ("after", "2")]).await.status, DONE);
        let page = get(&world, &one(number)).await.text();
        assert!(page.contains("SECRETO-D") && page.contains("Evaluaron 2 de 2"), "{page}");
        assert!(!world.see(&eva, "/es/mi-trabajo").await.text().contains(LIST), "nothing is left");
        world.nothing_is_amiss().await;
    };

    what_was_scored_keeps_its_yardstick_and_late_evaluators_are_known, async |store| {
        let world = World::demo(store).await;
        let leader = world.process(&[]).await;
        let author = world.stranger("ana").await;
        let (first, second) = (world.propose(&author, "Agua").await, world.propose(&author, "Aire").await);
        let rules = |due, low, high| [("deed", "rules"), ("due", due), ("lowest", low), ("highest", high)];
        for wrong in [rules("mañana", "1", "5"), rules("", "5", "1"), rules("", "x", "5"), rules("", "0", "21")] {
            assert_eq!(world.send(&leader, EVALUATION, &wrong).await.status, REFUSED, "{wrong:?}");
        }
        assert_eq!(world.send(&leader, EVALUATION, &rules("2021-06-10", "0", "10")).await.status, DONE);
        for wrong in [("numbers", "99"), ("numbers", ""), ("numbers", "x"), ("numbers", "-1")] {
            assert_eq!(world.send(&leader, EVALUATION, &[("deed", "numbers"), wrong]).await.status, REFUSED, "{wrong:?}");
        }
        for wrong in [vec![("address", "nadie@example.org")], vec![("address", "x")], vec![("address", "ana@example.org"), ("body", "XX")]] {
            let fields = [&[("deed", "name")][..], &wrong].concat();
            assert_eq!(world.send(&leader, EVALUATION, &fields).await.status, REFUSED, "{wrong:?}");
        }
        let eva = world.evaluator(&leader, "eva", "FCD").await;
        let again = [("deed", "name"), ("address", "eva@example.org")];
        assert_eq!(world.send(&leader, EVALUATION, &again).await.status, REFUSED, "once is enough");
        // Everything about a theme, with one support at least.
        let kind = [("deed", "kind"), ("theme", "1"), ("supports", "1")];
        assert_eq!(world.send(&leader, EVALUATION, &kind).await.status, DONE);
        assert_eq!(world.send(&leader, EVALUATION, &kind).await.status, REFUSED, "there is no more of it");
        let states: Vec<_> = world.proposals().await.into_values().map(|it| it["state"].clone()).collect();
        assert_eq!(states, ["in_evaluation", "in_evaluation"]);
        assert_eq!(world.scored(&eva, first, ["10", "0"], "x", "0").await.status, DONE);
        assert_eq!(world.send(&leader, EVALUATION, &rules("2021-06-10", "1", "5")).await.status, REFUSED);
        let edit = "/es/procesos/P1/editar";
        let changed = |criteria| crate::cocreation::but(&[("criteria", criteria)]);
        assert_eq!(world.send(&leader, edit, &changed("60 Relevancia\n40 Viabilidad")).await.status, REFUSED);
        assert_eq!(world.send(&leader, edit, &changed("40 Otra cosa\n60 Viabilidad")).await.status, REFUSED);
        assert_eq!(world.send(&leader, edit, &changed("40 Relevancia\n60 Viabilidad")).await.status, DONE);

        // The last day is over: whoever is late is told, and named nowhere but to whoever leads.
        assert!(!world.see(&leader, EVALUATION).await.text().contains("Atrasada"));
        world.clock.set("2021-06-11T12:00:00Z");
        let eva = world.back(&eva).await;
        let leader = world.back(&leader).await;
        assert!(world.see(&leader, EVALUATION).await.text().contains("Atrasada"));
        assert!(world.see(&eva, "/es/mi-trabajo").await.text().contains("Falta 1 propuesta"));
        assert!(world.see(&leader, "/es/mi-trabajo").await.text().contains("1 persona está atrasada"));
        let board = world.see(&leader, "/es/procesos/P1/tablero.json").await.json();
        assert_eq!(board["late_evaluators"], serde_json::json!([{ "body": "FCD", "left": 1, "days": 1 }]));
        // Without any scores nothing is decided, with some it is once the day has passed.
        assert_eq!(world.said_together(&leader, second, "decide", "0").await.status, REFUSED);
        assert_eq!(world.said_together(&leader, first, "decide", "0").await.status, DONE);
        // Whoever is named no more gives nothing more; what they gave counts.
        let id = world.see(&leader, EVALUATION).await.text();
        let id = id.split("name=\"evaluator\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        assert_eq!(world.send(&leader, EVALUATION, &[("deed", "end"), ("evaluator", &id)]).await.status, DONE);
        world.clock.advance(Duration::from_secs(1));
        assert_eq!(world.scored(&eva, second, ["1", "1"], "x", "0").await.status, StatusCode::FORBIDDEN);
        assert_eq!(get(&world, &format!("{}.json", one(first))).await.json()["evaluation"]["evaluated"], 1);
        // Nobody ends a role of another process, or of none.
        let other = world.person(Role::Evaluator, None).await;
        let other = [("deed", "end"), ("evaluator", &*other.membership.unwrap().to_string())];
        assert_eq!(world.send(&leader, EVALUATION, &other).await.status, StatusCode::NOT_FOUND);
        world.nothing_is_amiss().await;
    };
}

impl World {
    /// The same person, signed in again.
    async fn back(&self, who: &Person) -> Person {
        let cx = self.app.cx(Actor::Operator, Lang::Es);
        let tx = self.app.store.write().await.unwrap();
        let days = chrono::Duration::days(1);
        let token = minga_auth::open_session(&cx, &tx, who.id, "", days).await.unwrap();
        tx.commit().await.unwrap();
        Person { id: who.id, membership: who.membership, cookie: format!("minga={}", token.reveal()) }
    }
}
