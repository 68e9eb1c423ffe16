//! People propose, support and join; whoever leads merges and undoes; institutions answer.

use crate::harness::World;
use crate::http::{Answer, get};
use crate::people::Person;
use http::{StatusCode, header};
use minga_auth::{Purpose, issue_ticket, redeem_ticket};
use minga_kernel::{Actor, Lang, Role};
use minga_record::verify;
use minga_testkit::on_both_databases;
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

pub(crate) const DONE: StatusCode = StatusCode::SEE_OTHER;
const REFUSED: StatusCode = StatusCode::UNPROCESSABLE_ENTITY;
const PROCESS: &str = "/es/procesos/P1";
const PROPOSE: &str = "/es/procesos/P1/proponer";

/// A process that receives proposals today and lets them be supported until July is over.
const PLAN: [(&str, &str); 15] = [
    ("code", "P1"),
    ("title", "Cocreación del plan <b>"),
    ("summary", "Proponga qué hacer"),
    ("jurisdiction", "EC"),
    ("who", "account"),
    ("begins-reception", "2021-06-01"),
    ("ends-reception", "2021-06-30"),
    ("proposals-reception", "yes"),
    ("supports-reception", "yes"),
    ("begins-analysis", "2021-07-01"),
    ("ends-analysis", "2021-07-31"),
    ("supports-analysis", "yes"),
    ("themes", "Agua\nSuelo"),
    ("criteria", "40 Relevancia\n60% Viabilidad"),
    ("hurry", "Hay que entregar el plan en julio"),
];

pub(crate) fn but<'a>(changed: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let new = |name: &str| changed.iter().find(|(own, _)| *own == name).map(|(_, value)| *value);
    let known = PLAN.iter().map(|(name, value)| (*name, new(name).unwrap_or(value)));
    let others = changed.iter().filter(|(name, _)| PLAN.iter().all(|(own, _)| own != name));
    known.chain(others.copied()).collect()
}

impl World {
    /// A process that is published, and whoever leads it.
    pub(crate) async fn process(&self, changed: &[(&str, &str)]) -> Person {
        let leader = self.person(Role::Coordinator, None).await;
        let made = self.send(&leader, "/es/crear-proceso", &but(changed)).await;
        assert_eq!(made.status, DONE, "{}", made.text());
        let published = self.send(&leader, &format!("{PROCESS}/publicar"), &[]).await;
        assert_eq!(published.status, DONE, "{}", published.text());
        leader
    }

    /// What comes of the last step.
    pub(crate) async fn propose_as(&self, who: &Person, title: &str, last: &[(&str, &str)]) -> Answer {
        let problem = format!("No hay nada de {title}");
        let solution = format!("Poner {title} SECRETO-P");
        for step in [
            vec![("step", "1"), ("problem", &*problem)],
            vec![("step", "2"), ("title", title), ("solution", &*solution)],
            vec![("step", "3"), ("theme", "1"), ("whom", "A todos")],
        ] {
            let went = self.send(who, PROPOSE, &step).await;
            assert_eq!(went.status, DONE, "{step:?} {}", went.text());
        }
        self.send(who, PROPOSE, &[&[("step", "4")], last].concat()).await
    }

    /// The number of what was proposed.
    pub(crate) async fn propose(&self, who: &Person, title: &str) -> i64 {
        let sent = self.propose_as(who, title, &[("send", "yes")]).await;
        assert_eq!(sent.status, DONE, "{}", sent.text());
        self.clock.advance(Duration::from_secs(1));
        number_in(&sent)
    }

    pub(crate) async fn deed(
        &self,
        who: &Person,
        number: i64,
        deed: &str,
        fields: &[(&str, &str)],
    ) -> Answer {
        let done = self.send(who, &format!("{PROCESS}/propuestas/{number}/{deed}"), fields).await;
        self.clock.advance(Duration::from_secs(1));
        done
    }

    pub(crate) async fn merge(&self, leader: &Person, fields: &[(&str, &str)]) -> Answer {
        let words = [("title", "Conjunta"), ("problem", "Lo mismo"), ("solution", "Juntos")];
        let fields = [&words[..], &[("reason", "Dicen lo mismo SECRETO-R")], fields].concat();
        let done = self.send(leader, &format!("{PROCESS}/integrar"), &fields).await;
        self.clock.advance(Duration::from_secs(1));
        done
    }

    /// Every proposal as the API gives it, by its number.
    pub(crate) async fn proposals(&self) -> BTreeMap<i64, serde_json::Value> {
        let found = get(self, "/api/v1/proposals?process=P1&limit=200").await.json();
        let items = found["items"].as_array().unwrap().iter();
        items.map(|it| (it["number"].as_i64().unwrap(), it.clone())).collect()
    }

    async fn supports(&self, number: i64) -> i64 {
        self.proposals().await[&number]["supports"].as_i64().unwrap()
    }

    pub(crate) async fn nothing_is_amiss(&self) {
        self.app.record.publish().await.unwrap();
        let verified = verify::installation(&self.app.record, &self.app.store).await.unwrap();
        assert!(verified.findings.is_empty(), "{:?}", verified.findings);
    }

    async fn indexed(&self) {
        while self.app.search.sequence() < self.app.store.head().await.unwrap() {
            minga_web::catch_up(&self.app).await.unwrap();
        }
    }
}

/// The number of the proposal to which an answer leads.
pub(crate) fn number_in(answer: &Answer) -> i64 {
    let path = answer.header(header::LOCATION).split('?').next().unwrap();
    path.rsplit('/').next().unwrap().parse().unwrap()
}

/// A proposal in a process, by its path.
pub(crate) async fn proposed(world: &World) -> String {
    world.process(&[]).await;
    let person = world.stranger("propone").await;
    let number = world.propose(&person, "Agua").await;
    format!("{PROCESS}/propuestas/{number}")
}

/// A row in each table: for the test that changes every column.
pub(crate) async fn everything(world: &World, officer: &Person) {
    let leader = world.process(&[]).await;
    let people = [world.stranger("propone").await, world.stranger("apoya").await];
    let [one, two] = [world.propose(&people[0], "Agua").await, world.propose(&people[1], "Aire").await];
    assert_eq!(world.deed(&people[1], one, "apoyar", &[("deed", "support")]).await.status, DONE);
    let numbers = format!("{one}, {two}");
    let merged = world.merge(&leader, &[("numbers", &numbers)]).await;
    assert_eq!(merged.status, DONE, "{}", merged.text());
    let joint = number_in(&merged);
    assert_eq!(
        world.deed(&leader, joint, "clasificar", &[("theme", "1"), ("assigned", "SERCOP")]).await.status,
        DONE
    );
    let reply = [("outcome", "accepted"), ("text", "Sí"), ("after", "0")];
    let answered = world.deed(officer, joint, "responder", &reply).await;
    assert_eq!(answered.status, DONE, "{}", answered.text());
    crate::analysis::everything(world, &leader).await;
}

on_both_databases! {
    somebody_proposes_in_three_steps_and_others_support_it, async |store| {
        let world = World::new(store).await;
        world.process(&[]).await;
        let (ana, ben) = (world.stranger("ana").await, world.stranger("ben").await);
        let page = get(&world, PROCESS).await.text();
        assert!(page.contains("Cocreación del plan &lt;b&gt;") && page.contains("Hay que entregar el plan en julio"), "{page}");
        assert!(page.contains("Recepción de propuestas") && page.contains(PROPOSE) && page.contains("Viabilidad"));
        assert!(get(&world, "/es/procesos").await.text().contains(PROCESS));
        assert!(get(&world, "/es").await.text().contains(PROCESS), "the first page says what one can do today");

        // What is missing is said, and what was written so far is kept.
        assert_eq!(world.send(&ana, PROPOSE, &[("step", "1"), ("problem", " \u{200b} ")]).await.status, REFUSED);
        let later = world.send(&ana, PROPOSE, &[("step", "1"), ("problem", "Sin agua \u{202e}\u{200b}x"), ("later", "yes")]).await;
        assert_eq!(later.status, DONE);
        assert!(world.see(&ana, PROPOSE).await.text().contains("Sin agua x"), "without letters that lead astray");
        assert!(world.see(&ana, "/es/mi-trabajo").await.text().contains(PROPOSE));
        assert!(!world.see(&ben, PROPOSE).await.text().contains("Sin agua"));
        assert!(world.see(&ana, &format!("{PROPOSE}?step=4")).await.text().contains("Paso 2 de 3"), "nobody skips a step");

        let number = world.propose(&ana, "Agua segura en las escuelas <script>").await;
        let own = format!("{PROCESS}/propuestas/{number}");
        let page = get(&world, &own).await.text();
        assert!(page.contains("Agua segura en las escuelas &lt;script&gt;") && page.contains("1 persona la apoya"), "{page}");
        assert!(page.contains("Seguir por correo") || page.contains("/es/seguir/proposal/"));
        assert!(page.contains("/es/conversacion/proposal/"), "people can comment on it");
        assert!(!page.contains("ana@example.org") && !page.contains(">ana<"));
        assert!(!world.see(&ana, PROPOSE).await.text().contains("No hay nada de"), "the draft is gone");

        // One person, one support, however often it is sent.
        assert_eq!(world.supports(number).await, 1, "whoever proposes supports");
        for _ in 0..3 {
            assert_eq!(world.deed(&ben, number, "apoyar", &[("deed", "support")]).await.status, DONE);
        }
        assert_eq!(world.deed(&ana, number, "apoyar", &[("deed", "support")]).await.status, DONE);
        assert_eq!(world.supports(number).await, 2);
        for _ in 0..2 {
            assert_eq!(world.deed(&ben, number, "apoyar", &[("deed", "take_back")]).await.status, DONE);
        }
        assert_eq!(world.supports(number).await, 1);
        let own_support = world.deed(&ana, number, "apoyar", &[("deed", "take_back")]).await;
        assert_eq!(own_support.status, REFUSED, "it is withdrawn, not left without anybody");
        assert_eq!(world.send_unsigned(&format!("{own}/apoyar"), &[("deed", "support")]).await.status, StatusCode::UNAUTHORIZED);

        // Found by its words, and like what somebody else is about to propose.
        world.indexed().await;
        assert!(get(&world, "/es/buscar?q=escuelas&kind=proposal").await.text().contains(&own));
        assert!(get(&world, &format!("{PROCESS}/propuestas?q=escuelas")).await.text().contains(&own));
        assert!(!get(&world, &format!("{PROCESS}/propuestas?theme=2")).await.text().contains(&own));
        for step in [
            vec![("step", "1"), ("problem", "Falta agua")],
            vec![("step", "2"), ("title", "Escuelas con agua segura"), ("solution", "Filtros")],
            vec![("step", "3"), ("theme", "1")],
        ] {
            assert_eq!(world.send(&ben, PROPOSE, &step).await.status, DONE);
        }
        let preview = world.see(&ben, &format!("{PROPOSE}?step=4")).await.text();
        assert!(preview.contains(&own) && preview.contains("Sumarme a esta"), "{preview}");
        let joined = world.send(&ben, PROPOSE, &[("step", "4"), ("join", &number.to_string())]).await;
        assert_eq!(joined.status, DONE, "{}", joined.text());
        assert_eq!(world.supports(number).await, 2, "whoever joins supports");
        let part = get(&world, joined.header(header::LOCATION)).await.text();
        assert!(part.contains("Filtros") && part.contains("Es parte de otra propuesta") && part.contains(&own));
        assert!(get(&world, &own).await.text().contains("Escuelas con agua segura"));

        // The same as data.
        let csv = get(&world, &format!("{PROCESS}/propuestas.csv")).await.text();
        assert!(csv.contains("Agua segura en las escuelas") && !csv.contains("example.org"), "{csv}");
        let json = get(&world, &format!("{own}.json")).await.json();
        assert_eq!((&json["supports"], &json["state"], &json["theme"]), (&2.into(), &"submitted".into(), &1.into()));
        for path in ["/es/procesos.json", "/es/procesos.csv", "/es/procesos.atom", "/es/procesos/P1.json", "/es/procesos/P1.atom",
            "/es/procesos/P1/propuestas.xlsx", "/es/procesos/P1/propuestas.atom", "/es/procesos/P1/propuestas/1.atom", "/api/v1/processes"] {
            assert_eq!(get(&world, path).await.status, StatusCode::OK, "{path}");
        }
        for path in ["/es/procesos/P2", "/es/procesos/P1/propuestas/99", "/es/procesos/P1/propuestas/x", "/api/v1/proposals?process=P2"] {
            assert_eq!(get(&world, path).await.status, StatusCode::NOT_FOUND, "{path}");
        }
        world.nothing_is_amiss().await;
        let entries = world.entries();
        assert!(entries.contains("support.given") && entries.contains("proposal.submitted"));
        for secret in ["SECRETO", "escuelas", "Cocreación", "example.org"] {
            assert!(!entries.contains(secret), "{secret} is in the record");
        }
        // That there is an account is in the record; what it proposed and supports is not tied to it.
        let acts = entries.split("{\"action\":").filter(|it| !it.starts_with("\"account."));
        let acts: Vec<&str> = acts.collect();
        assert!(acts.iter().any(|it| it.starts_with("\"support.given\"")), "{entries}");
        for person in [&ana, &ben] {
            assert!(!acts.iter().any(|it| it.contains(&person.id.to_string())), "somebody is named");
        }
    };

    two_weeks_lie_before_a_process_or_a_reason, async |store| {
        let world = World::new(store).await;
        let leader = world.person(Role::Coordinator, None).await;
        let publish = format!("{PROCESS}/publicar");
        let soon = but(&[("hurry", ""), ("begins-reception", "2021-06-14")]);
        assert_eq!(world.send(&leader, "/es/crear-proceso", &soon).await.status, DONE);
        assert_eq!(get(&world, PROCESS).await.status, StatusCode::NOT_FOUND, "nobody sees a draft");
        let refused = world.send(&leader, &publish, &[]).await;
        assert!(refused.status == REFUSED && refused.text().contains("Empieza antes de dos semanas"));
        // Fourteen days before it begins, by the day where it is.
        let edit = format!("{PROCESS}/editar");
        assert_eq!(world.send(&leader, &edit, &but(&[("hurry", ""), ("begins-reception", "2021-06-15")])).await.status, DONE);
        assert_eq!(world.send(&leader, &publish, &[]).await.status, DONE);
        assert_eq!(world.send(&leader, &publish, &[]).await.status, StatusCode::CONFLICT);
        assert_eq!(world.send(&leader, "/es/crear-proceso", &but(&[])).await.status, REFUSED, "the code is taken");
        // What is published does not begin sooner in silence, and loses no theme.
        assert_eq!(world.send(&leader, &edit, &but(&[("hurry", "")])).await.status, REFUSED);
        assert_eq!(world.send(&leader, &edit, &but(&[("themes", "Agua")])).await.status, REFUSED);
        assert_eq!(world.send(&leader, &edit, &but(&[("hurry", "Porque sí")])).await.status, DONE);
        assert!(get(&world, PROCESS).await.text().contains("Porque sí"));
        let head = world.app.store.head().await.unwrap();
        for wrong in [("title", ""), ("jurisdiction", "XX"), ("who", "king"), ("begins-reception", "mañana"), ("ends-reception", "2021-05-01"),
            ("begins-analysis", "2021-06-30"), ("criteria", "Relevancia"), ("criteria", "40 Relevancia"), ("places", "EC, XX"),
            ("title", &*"x".repeat(301))] {
            assert_eq!(world.send(&leader, &edit, &but(&[wrong])).await.status, REFUSED, "{wrong:?}");
        }
        assert_eq!(world.app.store.head().await.unwrap(), head);
        for who in [world.stranger("nadie").await, world.person(Role::Moderator, None).await] {
            assert_eq!(world.send(&who, &edit, &but(&[])).await.status, StatusCode::FORBIDDEN);
            assert_eq!(world.send(&who, "/es/crear-proceso", &but(&[("code", "P9")])).await.status, StatusCode::FORBIDDEN);
        }
        world.nothing_is_amiss().await;
    };

    a_phase_ends_by_the_clock_of_where_the_process_is, async |store| {
        let world = World::new(store).await;
        world.process(&[("ends-reception", "2021-06-01"), ("begins-analysis", "2021-06-03")]).await;
        let (ana, ben) = (world.stranger("ana").await, world.stranger("ben").await);
        // One minute to midnight in Ecuador, and the next day in Greenwich.
        world.clock.set("2021-06-02T04:59:00Z");
        let number = world.propose(&ana, "Agua").await;
        world.clock.set("2021-06-02T04:59:59Z");
        assert_eq!(world.send(&ben, PROPOSE, &[("step", "1"), ("problem", "Tarde"), ("later", "yes")]).await.status, DONE);
        world.clock.set("2021-06-02T05:00:00Z");
        assert!(world.see(&ben, PROPOSE).await.text().contains("Ahora no se reciben propuestas"));
        for fields in [vec![("step", "1"), ("problem", "Tarde")], vec![("step", "4"), ("send", "yes")]] {
            assert_eq!(world.send(&ben, PROPOSE, &fields).await.status, StatusCode::CONFLICT);
        }
        let own = format!("{PROCESS}/propuestas/{number}/apoyar");
        for deed in ["support", "take_back"] {
            assert_eq!(world.send(&ben, &own, &[("deed", deed)]).await.status, StatusCode::CONFLICT, "no phase, no support");
        }
        world.clock.set("2021-06-03T05:00:00Z");
        let ben = world.stranger("ben2").await;
        assert_eq!(world.send(&ben, &own, &[("deed", "support")]).await.status, DONE);
        assert_eq!(world.send(&ben, PROPOSE, &[("step", "1"), ("problem", "Tarde")]).await.status, StatusCode::CONFLICT);
        assert_eq!(world.supports(number).await, 2);
    };

    supports_that_come_at_once_count_once, async |store| {
        let world = World::new(store).await;
        world.process(&[]).await;
        let (ana, ben) = (world.stranger("ana").await, world.stranger("ben").await);
        let others = [world.stranger("c").await, world.stranger("d").await];
        let path = format!("{PROCESS}/propuestas/{}/apoyar", world.propose(&ana, "Agua").await);
        let once = |who| world.send(who, &path, &[("deed", "support")]);
        let all = tokio::join!(once(&ben), once(&ben), once(&ben), once(&ben), once(&others[0]), once(&others[1]));
        for answer in [all.0, all.1, all.2, all.3, all.4, all.5] {
            assert_eq!(answer.status, DONE, "{}", answer.text());
        }
        assert_eq!(world.supports(1).await, 4);
        world.nothing_is_amiss().await;
    };

    a_process_may_ask_for_a_confirmed_address, async |store| {
        let world = World::new(store).await;
        let leader = world.process(&[]).await;
        let (ana, ben) = (world.stranger("ana").await, world.stranger("ben").await);
        let number = world.propose(&ana, "Agua").await;
        assert_eq!(world.deed(&ben, number, "apoyar", &[("deed", "support")]).await.status, DONE);
        assert_eq!(world.send(&leader, &format!("{PROCESS}/editar"), &but(&[("who", "confirmed")])).await.status, DONE);
        assert_eq!(world.supports(number).await, 2, "changing the rule takes nothing away");
        let cleo = world.stranger("cleo").await;
        assert!(world.see(&cleo, PROPOSE).await.text().contains("Falta confirmar su correo"));
        assert_eq!(world.send(&cleo, PROPOSE, &[("step", "1"), ("problem", "x")]).await.status, StatusCode::CONFLICT);
        assert_eq!(world.deed(&cleo, number, "apoyar", &[("deed", "support")]).await.status, REFUSED);
        // Whoever comes by a link that was sent to their address reads its mail.
        let cx = world.app.cx(Actor::Operator, Lang::Es);
        let tx = world.app.store.write().await.unwrap();
        let token = issue_ticket(&cx, &tx, Purpose::SignIn, cleo.id, chrono::Duration::hours(1)).await.unwrap();
        redeem_ticket(&cx, &tx, &token).await.unwrap().unwrap();
        tx.commit().await.unwrap();
        assert_eq!(world.deed(&cleo, number, "apoyar", &[("deed", "support")]).await.status, DONE);
        assert_eq!(world.supports(number).await, 3);
        world.propose(&cleo, "Aire").await;
    };

    attacks_are_refused_and_workshops_are_not, async |store| {
        let world = World::new(store).await;
        world.process(&[]).await;
        let bot = world.stranger("bot").await;
        // A field that nobody sees; the program reads that it went well.
        assert_eq!(world.propose_as(&bot, "Compre", &[("send", "yes"), ("fax", "1")]).await.status, DONE);
        assert!(world.proposals().await.is_empty());
        let links = "http://a.example http://b.example www.c.example http://169.254.169.254/latest";
        let step = [("step", "1"), ("problem", links)];
        assert_eq!(world.send(&bot, PROPOSE, &step).await.status, DONE);
        let refused = world.send(&bot, PROPOSE, &[("step", "4"), ("send", "yes")]).await;
        assert!(refused.status == REFUSED && refused.text().contains("demasiados enlaces"), "{}", refused.text());
        // The same words, from somebody else and in another case.
        let first = world.propose(&world.stranger("ana").await, "Agua limpia").await;
        let again = world.propose_as(&world.stranger("eco").await, "AGUA   limpia", &[("send", "yes")]).await;
        assert!(again.status == REFUSED && again.text().contains("mismas palabras"), "{}", again.text());
        // Thirty people at one table, behind one address.
        for n in 0..30 {
            let person = world.stranger(&format!("mesa{n}")).await;
            world.propose(&person, &format!("idea número {n}")).await;
            assert_eq!(world.deed(&person, first, "apoyar", &[("deed", "support")]).await.status, DONE);
        }
        assert_eq!((world.supports(first).await, world.proposals().await.len()), (31, 31));
        // One person who floods.
        let mut said = Vec::new();
        for n in 0..12 {
            said.push(world.propose_as(&bot, &format!("spam {n}"), &[("send", "yes")]).await.status);
        }
        assert_eq!(said.iter().filter(|it| **it == DONE).count(), 10, "{said:?}");
        assert_eq!(said[11], StatusCode::TOO_MANY_REQUESTS);
        let huge = "x".repeat(1_000_000);
        assert_eq!(world.send(&bot, PROPOSE, &[("step", "1"), ("problem", &huge)]).await.status, StatusCode::PAYLOAD_TOO_LARGE);
        // Nobody speaks for an organisation for which they do not act.
        let body = world.stranger("falso").await;
        for step in [
            vec![("step", "1"), ("problem", "Falta luz")],
            vec![("step", "2"), ("title", "Luz"), ("solution", "Postes")],
            vec![("step", "3"), ("theme", "1"), ("body", "organisation:00000000-0000-7000-8000-000000000001")],
        ] {
            assert_eq!(world.send(&body, PROPOSE, &step).await.status, DONE);
        }
        assert_eq!(world.send(&body, PROPOSE, &[("step", "4"), ("send", "yes")]).await.status, REFUSED);
        // The list goes on where it ended, in both orders.
        for order in ["newest", "supported"] {
            let mut seen = BTreeSet::new();
            let mut path = format!("{PROCESS}/propuestas?order={order}");
            loop {
                let page = get(&world, &path).await.text();
                for part in page.split("href=\"/es/procesos/P1/propuestas/").skip(1) {
                    if let Ok(number) = part.split('"').next().unwrap().parse::<i64>() {
                        assert!(seen.insert(number), "{number} twice in {order}");
                    }
                }
                let Some(next) = page.split("rel=\"next\"").next().filter(|_| page.contains("rel=\"next\"")) else { break };
                path = next.rsplit("href=\"").next().unwrap().split('"').next().unwrap().replace("&amp;", "&");
            }
            assert_eq!(seen.len(), 41, "{order}");
        }
        world.nothing_is_amiss().await;
    };

    an_institution_answers_and_authors_are_told, async |store| {
        let world = World::demo(store).await;
        let leader = world.process(&[]).await;
        let officer = world.person(Role::Officer, Some("SERCOP")).await;
        let other = world.person(Role::Officer, Some("MINTEL")).await;
        let (ana, ben) = (world.stranger("ana").await, world.stranger("ben").await);
        let [one, two] = [world.propose(&ana, "Agua").await, world.propose(&ben, "Aire").await];
        let numbers = format!("{one},{two}");
        assert_eq!(world.merge(&ana, &[("numbers", &numbers)]).await.status, StatusCode::FORBIDDEN);
        for wrong in [("numbers", "1"), ("numbers", "1, 99"), ("numbers", "uno, dos"), ("numbers", "1,1"), ("reason", "")] {
            let fields = if wrong.0 == "reason" { vec![("numbers", &*numbers), ("title", "T")] } else { vec![wrong] };
            let answer = if wrong.0 == "reason" {
                world.send(&leader, &format!("{PROCESS}/integrar"), &fields).await
            } else {
                world.merge(&leader, &fields).await
            };
            assert_eq!(answer.status, REFUSED, "{wrong:?}");
        }
        let merged = world.merge(&leader, &[("numbers", &numbers)]).await;
        assert_eq!(merged.status, DONE, "{}", merged.text());
        let joint = number_in(&merged);
        let mails = world.mails().await;
        assert_eq!(mails.iter().map(|mail| &*mail.to).collect::<BTreeSet<_>>(), BTreeSet::from(["ana@example.org", "ben@example.org"]));
        assert!(mails.iter().all(|mail| mail.subject.contains("conjunta") && mail.text.contains(&format!("/propuestas/{joint}"))));
        let original = get(&world, &format!("{PROCESS}/propuestas/{one}")).await.text();
        assert!(original.contains("No hay nada de Agua") && original.contains("Dicen lo mismo"), "it stays readable, with the reason");
        // What was merged cannot be merged again, and only its author objects, once.
        assert_eq!(world.merge(&leader, &[("numbers", &numbers)]).await.status, REFUSED);
        assert_eq!(world.deed(&ben, one, "objetar", &[("text", "No")]).await.status, StatusCode::FORBIDDEN);
        assert_eq!(world.deed(&ana, one, "objetar", &[("text", "No digo eso")]).await.status, DONE);
        assert_eq!(world.deed(&ana, one, "objetar", &[("text", "No")]).await.status, StatusCode::CONFLICT);
        assert!(get(&world, &format!("{PROCESS}/propuestas/{one}")).await.text().contains("No digo eso"));
        assert!(world.see(&leader, "/es/mi-trabajo").await.text().contains(&format!("/propuestas/{one}/separar")));

        let list = format!("{PROCESS}/propuestas?state=unanswered");
        assert!(get(&world, &list).await.text().contains(&format!("/propuestas/{joint}\"")));
        let reply = [("outcome", "partly_accepted"), ("text", "Se hará en parte SECRETO-A"), ("after", "0")];
        assert_eq!(world.deed(&officer, joint, "responder", &reply).await.status, StatusCode::FORBIDDEN, "nobody asked them");
        assert_eq!(world.deed(&leader, joint, "clasificar", &[("assigned", "NADIE")]).await.status, REFUSED);
        let class = [("theme", "2"), ("assigned", "SERCOP"), ("evaluated", "yes")];
        assert_eq!(world.deed(&leader, joint, "clasificar", &class).await.status, DONE);
        assert!(world.see(&officer, "/es/mi-trabajo").await.text().contains(&format!("/propuestas/{joint}/responder")));
        assert_eq!(world.deed(&other, joint, "responder", &reply).await.status, StatusCode::FORBIDDEN);
        assert_eq!(world.deed(&officer, joint, "responder", &[("outcome", "accepted"), ("text", "")]).await.status, REFUSED);
        assert_eq!(world.deed(&officer, joint, "responder", &reply).await.status, DONE);
        assert_eq!(world.deed(&officer, joint, "responder", &reply).await.status, REFUSED, "made after no answer, and there is one");
        let again = [("outcome", "accepted"), ("text", "Se hará todo"), ("after", "1")];
        assert_eq!(world.deed(&officer, joint, "responder", &again).await.status, DONE);
        let page = get(&world, &format!("{PROCESS}/propuestas/{joint}")).await.text();
        assert!(page.contains("Aceptada") && page.contains("Se hará en parte") && page.contains("Se hará todo"));
        let part = get(&world, &format!("{PROCESS}/propuestas/{two}")).await.text();
        assert!(part.contains("Se hará todo") && part.contains("Es la respuesta a la propuesta conjunta"));
        assert!(!get(&world, &list).await.text().contains(&format!("/propuestas/{joint}\"")));
        assert_eq!(world.mails().await.iter().filter(|mail| mail.subject.contains("Hay respuesta")).count(), 4);
        // What was answered is not undone, withdrawn or supported any more.
        assert_eq!(world.deed(&leader, joint, "separar", &[("reason", "No")]).await.status, StatusCode::CONFLICT);
        assert_eq!(world.deed(&ben, joint, "apoyar", &[("deed", "support")]).await.status, StatusCode::CONFLICT);
        world.nothing_is_amiss().await;
        let entries = world.entries();
        assert!(entries.contains("proposal.answered") && !entries.contains("SECRETO") && !entries.contains("digo eso"));
    };

    what_is_hidden_or_withdrawn_shows_nothing_of_it, async |store| {
        let world = World::new(store).await;
        world.process(&[]).await;
        let (ana, ben) = (world.stranger("ana").await, world.stranger("ben").await);
        let moderator = world.person(Role::Moderator, None).await;
        let number = world.propose(&ana, "Xilófono").await;
        world.indexed().await;
        let own = format!("{PROCESS}/propuestas/{number}");
        assert_eq!(world.judge(&ben, number, "hide", "Feo").await.status, StatusCode::FORBIDDEN);
        assert_eq!(world.judge(&moderator, number, "hide", "").await.status, REFUSED);
        assert_eq!(world.judge(&moderator, number, "hide", "Rompe la regla 3").await.status, DONE);
        world.indexed().await;
        let gone = async |world: &World, told: &str| {
            let page = get(world, &own).await.text();
            assert!(page.contains(told) && !page.contains("Xilófono"), "{page}");
            for path in ["/es/buscar?q=xilofono", "/es/procesos/P1/propuestas", "/es/procesos/P1/propuestas.csv", "/es/procesos/P1",
                "/api/v1/proposals?process=P1", "/es/procesos/P1.atom", "/es/procesos/P1/propuestas/1.json"] {
                assert!(!get(world, path).await.text().contains("Xilófono"), "{path}");
            }
        };
        gone(&world, "Rompe la regla 3").await;
        assert_eq!(world.deed(&ben, number, "apoyar", &[("deed", "support")]).await.status, StatusCode::CONFLICT);
        assert_eq!(world.judge(&moderator, number, "keep", "No rompe ninguna").await.status, DONE);
        assert!(get(&world, &own).await.text().contains("Xilófono"));
        assert_eq!(world.deed(&ben, number, "retirar", &[]).await.status, StatusCode::FORBIDDEN);
        assert_eq!(world.deed(&ana, number, "retirar", &[]).await.status, DONE);
        world.indexed().await;
        gone(&world, "Sus palabras se borraron").await;
        assert_eq!(world.supports(number).await, 1, "who supported it is still counted");
        assert_eq!(world.deed(&ana, number, "retirar", &[]).await.status, StatusCode::FORBIDDEN, "it is nobody's now");
        world.nothing_is_amiss().await;

        // Whoever goes takes everything with them that they may take back.
        let other = world.propose(&ben, "Marimba").await;
        let third = world.propose(&world.stranger("cleo").await, "Bombo").await;
        assert_eq!(world.deed(&ben, third, "apoyar", &[("deed", "support")]).await.status, DONE);
        let cx = world.app.cx(Actor::Account(ben.id), Lang::Es);
        world.app.delete_person(&cx, ben.id, true).await.unwrap();
        let all = world.proposals().await;
        assert_eq!((&all[&other]["state"], &all[&other]["supports"]), (&"withdrawn".into(), &0.into()));
        assert_eq!(all[&third]["supports"], 1);
        world.nothing_is_amiss().await;
    };
}
