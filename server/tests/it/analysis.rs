//! The analyst's work: classifying with suggestions, groups of proposals that are alike, a whole
//! process taken away, and what is similar before somebody sends.

use crate::cocreation::DONE;
use crate::harness::World;
use crate::http::get;
use crate::people::Person;
use crate::proposals_in::real_proposals;
use http::{StatusCode, header};
use minga_kernel::{Actor, Lang, Role};
use minga_testkit::on_both_databases;
use std::time::Duration;

const ANALYSE: &str = "/es/procesos/P1/analizar";
const GROUPS: &str = "/es/procesos/P1/parecidas";
const EXPORT: &str = "/es/procesos/P1/exportar";
const REFUSED: StatusCode = StatusCode::UNPROCESSABLE_ENTITY;

impl World {
    /// Proposals by a file, each a title and a text, without a theme.
    async fn brought(&self, all: &[(&str, &str)]) {
        let rows = all.iter().enumerate().map(|(at, (title, text))| format!("{},{title},{text}\n", at + 1));
        let file: String = ["id,title,body\n".to_owned()].into_iter().chain(rows).collect();
        let db = self.app.store.read().await.unwrap();
        let incoming = minga_cocreation::Incoming::into(&db, "P1", "Otra").await.unwrap().unwrap();
        drop(db);
        self.take_in_with(incoming, file.as_bytes()).await;
    }

    async fn take_in_with(&self, incoming: minga_cocreation::Incoming, file: &[u8]) {
        let mut problems = minga_tabular::Problems::default();
        let inspected = minga_tabular::inspect_bytes("x.csv", file, &minga_tabular::Limits::default());
        let input = minga_cocreation::understand(inspected, &mut problems);
        let features = incoming.sheets();
        let means = minga_exchange::Means {
            store: &self.app.store,
            features: &features,
            references: &self.app.references,
        };
        let cx = self.app.cx(Actor::Operator, Lang::Es);
        minga_exchange::import(&cx, means, &input, problems, minga_exchange::Intent::Apply).await.unwrap();
    }

    /// Waits until the groups are worked out; the page.
    async fn grouped(&self, leader: &Person) -> String {
        assert_eq!(self.send(leader, GROUPS, &[("search", "yes")]).await.status, DONE);
        for _ in 0..600 {
            let page = self.see(leader, GROUPS).await.text();
            if !page.contains("Se están buscando") {
                return page;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("the groups are never worked out");
    }
}

/// A row in each table of an analyst's work: for the test that changes every column.
pub(crate) async fn everything(world: &World, leader: &Person) {
    world.brought(&WATER).await;
    let known = world.proposals().await;
    let mut new = known.iter().filter(|(_, it)| it["author"].is_null() && it["state"] == "submitted");
    let mut next = || new.next().unwrap().0.to_string();
    let (one, two) = (next(), next());
    let sorted = [("numbers", &*one), ("theme", "1"), ("assigned", "SERCOP"), ("reason", "Agua")];
    assert_eq!(world.send(leader, ANALYSE, &sorted).await.status, DONE);
    let both = format!("{one},{two}");
    let apart = [("members", &*both), ("numbers", &*one), ("apart", "yes")];
    assert_eq!(world.send(leader, GROUPS, &apart).await.status, DONE);
    let cx = world.app.cx(Actor::Account(leader.id), Lang::Es);
    assert!(minga_cocreation::example(&world.app, &cx, &demo_file).await.unwrap());
}

/// A file of the example in the repository.
fn demo_file(name: &str) -> Option<Vec<u8>> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../demo/ecuador-process-1");
    std::fs::read(folder.join(name)).ok()
}

const WATER: [(&str, &str); 6] = [
    ("Agua potable para Tumbaco", "Falta agua potable limpia en las casas de Tumbaco"),
    ("Agua potable en Tumbaco ya", "En Tumbaco falta agua potable limpia en cada casa"),
    ("Más árboles en la avenida", "Sembrar árboles y sombra en la avenida"),
    ("Árboles para la avenida", "Que siembren árboles con sombra en la avenida"),
    ("Bibliotecas abiertas de noche", "Abrir las bibliotecas de noche para estudiar"),
    ("Pozos de agua potable", "Agua potable limpia con pozos en Tumbaco"),
];

on_both_databases! {
    an_analyst_classifies_by_ticking_and_by_confirming_and_undoes_it, async |store| {
        let world = World::demo(store).await;
        let leader = world.process(&[]).await;
        world.brought(&WATER).await;
        let stranger = world.stranger("ana").await;
        for path in [ANALYSE, GROUPS] {
            assert_eq!(world.see(&stranger, path).await.status, StatusCode::FORBIDDEN, "{path}");
            let sent = world.send(&stranger, path, &[("numbers", "1"), ("theme", "1"), ("reason", "x"), ("search", "yes")]).await;
            assert_eq!(sent.status, StatusCode::FORBIDDEN, "{path}");
        }
        let page = world.see(&leader, ANALYSE).await.text();
        assert!(page.contains("id=\"p-6\"") && !page.contains("name=\"take\""), "nothing was decided, so nothing is suggested: {page}");
        // Nothing is done without a reason, a tick, or something to say.
        for wrong in [
            &[("numbers", "1"), ("theme", "1")][..],
            &[("theme", "1"), ("reason", "x")],
            &[("numbers", "1"), ("reason", "x")],
            &[("numbers", "1"), ("theme", "9"), ("reason", "x")],
            &[("numbers", "1"), ("assigned", "NADIE"), ("reason", "x")],
            &[("numbers", "1"), ("place", "XX"), ("reason", "x")],
            &[("numbers", "99"), ("theme", "1"), ("reason", "x")],
            &[("take", "1 9 - - 2")],
            &[("undo", "00000000-0000-7000-8000-000000000000")],
        ] {
            let refused = world.send(&leader, ANALYSE, wrong).await;
            assert_eq!(refused.status, REFUSED, "{wrong:?}");
        }
        let all = [("numbers", "1"), ("numbers", "2"), ("theme", "1"), ("assigned", "MINTEL"), ("reason", "Hablan de agua SECRETO-C")];
        let done = world.send(&leader, &format!("{ANALYSE}?pile=unsorted&from=1"), &all).await;
        assert_eq!(done.status, DONE, "{}", done.text());
        assert_eq!(done.header(header::LOCATION), format!("{ANALYSE}?pile=unsorted&from=1&done=2#p-3"), "it keeps its place");
        world.clock.advance(Duration::from_secs(1));
        let known = world.proposals().await;
        assert_eq!((&known[&1]["theme"], &known[&2]["assigned_to"]), (&1.into(), &"MINTEL".into()));
        assert!(get(&world, "/es/procesos/P1/propuestas/1").await.text().contains("Hablan de agua SECRETO-C"));

        // Like those, so it is suggested, and says for whose sake; nothing else is.
        let page = world.see(&leader, ANALYSE).await.text();
        assert!(!page.contains("id=\"p-1\"") && page.contains("id=\"p-3\""));
        let hints: Vec<&str> = page.split("name=\"take\" value=\"").skip(1).map(|it| it.split('"').next().unwrap()).collect();
        assert_eq!(hints.len(), 1, "{hints:?}");
        assert!(hints[0].starts_with("6 1 - "), "{hints:?}");
        let done = world.send(&leader, ANALYSE, &[("take", hints[0])]).await;
        assert_eq!(done.status, DONE);
        let known = world.proposals().await;
        assert_eq!((&known[&6]["theme"], &known[&6]["assigned_to"]), (&1.into(), &"MINTEL".into()));
        let shown = get(&world, "/es/procesos/P1/propuestas/6").await.text();
        assert!(shown.contains("Se parece a las propuestas"), "{shown}");

        // Undone at once, but for what somebody decided since.
        world.clock.advance(Duration::from_secs(1));
        assert_eq!(world.deed(&leader, 2, "clasificar", &[("theme", "2"), ("assigned", "MINTEL")]).await.status, DONE);
        let page = world.see(&leader, ANALYSE).await.text();
        let together: Vec<&str> = page.split("name=\"undo\" value=\"").skip(1).map(|it| it.split('"').next().unwrap()).collect();
        assert_eq!(together.len(), 2);
        assert_eq!(world.send(&leader, ANALYSE, &[("undo", together[1])]).await.status, DONE);
        let known = world.proposals().await;
        assert_eq!((&known[&1]["theme"], &known[&1]["assigned_to"]), (&serde_json::Value::Null, &serde_json::Value::Null));
        assert_eq!((&known[&2]["theme"], &known[&2]["assigned_to"]), (&2.into(), &serde_json::Value::Null));
        assert_eq!(world.send(&leader, ANALYSE, &[("undo", together[1])]).await.status, REFUSED);
        // What is answered is classified no more.
        let reply = [("outcome", "accepted"), ("text", "Sí"), ("after", "0")];
        assert_eq!(world.deed(&leader, 3, "responder", &reply).await.status, DONE);
        assert_eq!(world.send(&leader, ANALYSE, &[("numbers", "3"), ("theme", "1"), ("reason", "x")]).await.status, REFUSED);
        world.nothing_is_amiss().await;
        let entries = world.entries();
        assert!(entries.contains("proposal.classification_reasoned") && !entries.contains("SECRETO"));
    };

    groups_are_merged_or_told_apart_and_that_is_remembered, async |store| {
        let world = World::new(store).await;
        let leader = world.process(&[]).await;
        world.brought(&WATER).await;
        assert!(world.see(&leader, GROUPS).await.text().contains("Buscar grupos"));
        let page = world.grouped(&leader).await;
        assert!(page.contains("Agua potable en Tumbaco ya") && page.contains("Árboles para la avenida"), "{page}");
        assert!(!page.contains("Bibliotecas"), "{page}");
        let trees = |page: &str| page.contains("Árboles para la avenida");
        // The merge begins with those that were ticked.
        let merge = world.see(&leader, "/es/procesos/P1/integrar?members=3,4&position=2&numbers=3&numbers=4").await.text();
        assert!(merge.contains("value=\"3, 4\""), "{merge}");
        let apart = |members: &'static str, numbers: &'static [(&'static str, &'static str)]| {
            let mut fields = vec![("members", members), ("position", "2"), ("apart", "yes")];
            fields.extend_from_slice(numbers);
            fields
        };
        for wrong in [apart("3,4", &[]), apart("3", &[("numbers", "3")]), apart("3,99", &[("numbers", "3")]), apart("x", &[("numbers", "3")])] {
            assert_eq!(world.send(&leader, GROUPS, &wrong).await.status, REFUSED, "{wrong:?}");
        }
        let told = world.send(&leader, GROUPS, &apart("3,4", &[("numbers", "4")])).await;
        assert_eq!(told.status, DONE, "{}", told.text());
        assert!(!trees(&world.see(&leader, GROUPS).await.text()));
        assert!(!trees(&world.grouped(&leader).await), "also when it is worked out anew");
        // Twice the same says it once.
        assert_eq!(world.send(&leader, GROUPS, &apart("3,4", &[("numbers", "4")])).await.status, DONE);
        assert_eq!(world.rows("proposals_apart").await, 1);
        // What was merged is in no group any more.
        let merged = world.merge(&leader, &[("numbers", "1, 2, 6")]).await;
        assert_eq!(merged.status, DONE, "{}", merged.text());
        assert!(!world.see(&leader, GROUPS).await.text().contains("Agua potable en Tumbaco ya"));
        world.nothing_is_amiss().await;
    };

    what_is_similar_is_found_right_after_it_was_sent, async |store| {
        let world = World::new(store).await;
        world.process(&[]).await;
        let (ana, ben) = (world.stranger("ana").await, world.stranger("ben").await);
        let one = world.propose(&ana, "bicicletas compartidas").await;
        let preview = async |title: &str| {
            let problem = "En la ciudad faltan ciclovías";
            for step in [vec![("step", "1"), ("problem", problem)], vec![("step", "2"), ("title", title), ("solution", "Comprarlas")],
                vec![("step", "3"), ("theme", "1")]] {
                assert_eq!(world.send(&ben, "/es/procesos/P1/proponer", &step).await.status, DONE);
            }
            world.see(&ben, "/es/procesos/P1/proponer?step=4").await.text()
        };
        // No index of words was filled: what is alike is known by itself.
        assert!(preview("Bicicleta compartida para todos").await.contains(&format!("name=\"join\" value=\"{one}\"")));
        let two = world.propose(&ana, "más bicicletas compartidas").await;
        let page = preview("Bicicletas compartidas").await;
        assert!(page.contains(&format!("name=\"join\" value=\"{two}\"")), "{page}");
        assert_eq!(world.deed(&ana, two, "retirar", &[]).await.status, DONE);
        assert!(!preview("Bicicletas compartidas").await.contains(&format!("name=\"join\" value=\"{two}\"")));
        assert!(!preview("Xilófonos").await.contains("name=\"join\""));
    };

    a_whole_process_is_taken_away_without_anybody_in_it, async |store| {
        let world = World::new(store).await;
        let leader = world.process(&[]).await;
        let ana = world.stranger("ana-secreta").await;
        let (one, two) = (world.propose(&ana, "=1+1 Agua").await, world.propose(&ana, "Aire").await);
        let numbers = format!("{one}, {two}");
        let merged = world.merge(&leader, &[("numbers", &numbers)]).await;
        assert_eq!(merged.status, DONE);
        let joint = crate::cocreation::number_in(&merged);
        let reply = [("outcome", "accepted"), ("text", "+Se hará"), ("after", "0")];
        assert_eq!(world.deed(&leader, joint, "responder", &reply).await.status, DONE);
        let third = world.propose(&ana, "Retirada SECRETO-Q").await;
        assert_eq!(world.deed(&ana, third, "retirar", &[]).await.status, DONE);
        let db = world.app.store.read().await.unwrap();
        let about = world.app.references.find(&db, &minga_kernel::Kind::new("proposal"), &format!("P1-{joint}")).await.unwrap().unwrap();
        drop(db);
        let talk = format!("/es/conversacion/proposal/{}/escribir", about.id);
        let said = world.send(&ana, &talk, &[("stance", "for"), ("text", "@Estoy de acuerdo"), ("named", "yes")]).await;
        assert_eq!(said.status, DONE, "{}", said.text());

        let all = get(&world, &format!("{EXPORT}.json")).await.json();
        assert_eq!(all["proposals"].as_array().unwrap().len(), 4);
        assert_eq!(all["mergers"].as_array().unwrap().len(), 2);
        assert_eq!(all["answers"][0]["text"], "+Se hará");
        assert_eq!((&all["comments"][0]["text"], &all["comments"][0]["about"]), (&"@Estoy de acuerdo".into(), &format!("P1-{joint}").into()));
        assert_eq!(all["proposals"][0]["merged_into"], joint);
        let csv = get(&world, &format!("{EXPORT}.csv")).await;
        assert!(csv.text().starts_with("number,date,state") && csv.text().contains("'=1+1 Agua"), "{}", csv.text());
        assert!(csv.header(header::CONTENT_DISPOSITION).contains("P1-proposals.csv"));
        assert!(get(&world, &format!("{EXPORT}.csv?table=comments")).await.text().contains("'@Estoy de acuerdo"));
        assert!(get(&world, &format!("{EXPORT}.csv?table=answers")).await.text().contains("'+Se hará"));
        assert_eq!(get(&world, &format!("{EXPORT}.csv?table=nada")).await.status, StatusCode::NOT_FOUND);
        assert_eq!(get(&world, "/es/procesos/NADA/exportar.json").await.status, StatusCode::NOT_FOUND);
        let xlsx = get(&world, &format!("{EXPORT}.xlsx")).await.body;
        let read = minga_tabular::read("x.xlsx", &xlsx, &minga_tabular::Limits::default()).unwrap();
        let names: Vec<&str> = read.sheets.iter().map(|it| it.name.as_str()).collect();
        assert_eq!(names, ["Propuestas", "Integraciones", "Respuestas", "Comentarios"]);
        assert_eq!(read.sheets[0].rows.len(), 4);
        for whole in [format!("{all}"), csv.text(), String::from_utf8_lossy(&xlsx).into_owned()] {
            for secret in ["SECRETO-Q", "ana-secreta", &ana.id.to_string()] {
                assert!(!whole.contains(secret), "{secret}");
            }
        }
        let page = get(&world, EXPORT).await.text();
        assert!(page.contains("exportar.csv?table=comments"), "{page}");
    };

    real_proposals_are_listed_grouped_and_taken_away, async |store| {
        let Some(path) = real_proposals() else { return };
        let world = World::new(store).await;
        let leader = world.process(&[]).await;
        let db = world.app.store.read().await.unwrap();
        let incoming = minga_cocreation::Incoming::into(&db, "P1", "Madrid").await.unwrap().unwrap();
        drop(db);
        world.take_in_with(incoming, &std::fs::read(path).unwrap()).await;
        let page = world.grouped(&leader).await;
        assert!(page.matches("name=\"members\"").count() >= 15, "a page of groups");
        let page = world.see(&leader, &format!("{ANALYSE}?pile=open&from=700")).await.text();
        assert_eq!(page.matches("<tr role=\"row\" id=\"p-").count(), 50);
        assert!(page.contains("from=750"));
        let all = get(&world, &format!("{EXPORT}.csv")).await;
        let read = minga_tabular::read("x.csv", &all.body, &minga_tabular::Limits::default()).unwrap();
        assert_eq!(read.sheets[0].rows.len(), 1_421);
        let read = get(&world, &format!("{EXPORT}.xlsx")).await.body;
        let read = minga_tabular::read("x.xlsx", &read, &minga_tabular::Limits::default()).unwrap();
        assert_eq!(read.sheets[0].rows.len(), 1_421);
    };

    the_demo_shows_the_way_from_an_idea_to_an_answer, async |store| {
        let world = World::demo(store).await;
        let leader = world.person(Role::Coordinator, None).await;
        let cx = world.app.cx(Actor::Account(leader.id), Lang::Es);
        assert!(minga_cocreation::example(&world.app, &cx, &demo_file).await.unwrap());
        assert!(!minga_cocreation::example(&world.app, &cx, &demo_file).await.unwrap(), "once");
        let page = get(&world, "/es/procesos/EC-COCREACION-EJEMPLO").await.text();
        assert!(page.contains("Es un ejemplo") && page.contains("Nadie las hizo"), "{page}");
        let found = get(&world, "/api/v1/proposals?process=EC-COCREACION-EJEMPLO&limit=200").await.json();
        let items = found["items"].as_array().unwrap();
        assert_eq!(items.len(), 30);
        let open = items.iter().filter(|it| it["state"] != "answered" && it["state"] != "merged");
        assert_eq!(open.count(), 0, "none is left without an answer");
        assert!(items.iter().all(|it| it["author"].is_null() && it["supports"] == 0));
        // Every commitment of the plan tells from which proposals it came.
        for commitment in 1..=10 {
            let page = get(&world, &format!("/es/planes/EC-PAGA-1/compromisos/{commitment}")).await.text();
            assert!(page.contains("/es/procesos/EC-COCREACION-EJEMPLO/propuestas/"), "{commitment}: {page}");
        }
        let one = get(&world, "/es/procesos/EC-COCREACION-EJEMPLO/propuestas/1").await.text();
        assert!(one.contains("Ejemplos inventados") && one.contains("Lleva al compromiso 1"), "{one}");
        world.nothing_is_amiss().await;
    };
}
