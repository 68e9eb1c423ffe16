//! From proposals to commitments: told from either side, shown on both, and in the record; and
//! what whoever leads a process sees of it.

use crate::cocreation::{DONE, number_in};
use crate::harness::World;
use crate::http::get;
use http::StatusCode;
use minga_kernel::{Kind, Role};
use minga_record::verify::Finding;
use minga_testkit::on_both_databases;
use serde_json::json;

const REFUSED: StatusCode = StatusCode::UNPROCESSABLE_ENTITY;
const COMMITMENT: &str = "/es/planes/EC-PAGA-1/compromisos/3";
const BOARD: &str = "/es/procesos/P1/tablero";

on_both_databases! {
    a_commitment_tells_from_which_proposals_it_came, async |store| {
        let world = World::demo(store).await;
        let leader = world.process(&[]).await;
        let (ana, ben) = (world.stranger("ana").await, world.stranger("ben").await);
        let (first, second) = (world.propose(&ana, "Agua").await, world.propose(&ben, "Aire <b>").await);
        let commitment = get(&world, &format!("{COMMITMENT}.json")).await.json();
        let id = commitment["id"].as_str().unwrap().to_owned();
        assert_eq!(commitment["origins"], json!([]));
        let from = format!("/es/procesos/P1/propuestas/{first}/compromisos");
        let to = format!("/es/origenes/commitment/{id}");
        assert!(get(&world, COMMITMENT).await.text().contains(&to));

        // Only whoever leads either, and only what there is.
        let told = [("other", "EC-PAGA-1/3"), ("share", "partial")];
        for other in [world.stranger("nadie").await, world.person(Role::Officer, Some("SERCOP")).await, world.person(Role::Evaluator, None).await] {
            for path in [&from, &to] {
                assert_eq!(world.see(&other, path).await.status, StatusCode::FORBIDDEN);
                assert_eq!(world.send(&other, path, &told).await.status, StatusCode::FORBIDDEN);
            }
        }
        for (other, share) in [("EC-PAGA-1/99", "full"), ("EC-PAGA-1", "full"), ("XX/3", "full"), ("EC-PAGA-1/3", "whole"), ("EC-PAGA-1/3", ""), ("", "full"), ("EC-PAGA-1/x", "full")] {
            let refused = world.send(&leader, &from, &[("other", other), ("share", share)]).await;
            assert_eq!(refused.status, REFUSED, "{other} {share}");
        }
        for wrong in ["/es/origenes/plan/00000000-0000-7000-8000-000000000001", "/es/origenes/commitment/x", "/es/origenes/commitment/00000000-0000-7000-8000-000000000001"] {
            assert_eq!(world.see(&leader, wrong).await.status, StatusCode::NOT_FOUND, "{wrong}");
        }
        let head = world.app.store.head().await.unwrap();
        assert_eq!(world.send(&leader, &from, &told).await.status, DONE);
        assert_eq!(world.send(&leader, &from, &told).await.status, DONE, "twice is once");
        assert_eq!(world.app.store.head().await.unwrap(), head + 2);
        // Whoever leads only the plan tells it from there, and not from the other side.
        let planner = world.leader_of(world.plan("EC-PAGA-1").await.unwrap()).await;
        assert_eq!(world.see(&planner, &from).await.status, StatusCode::FORBIDDEN);
        let code = format!("P1-{second}");
        assert_eq!(world.send(&planner, &to, &[("other", &code), ("share", "inspired")]).await.status, DONE);
        assert_eq!(world.send(&planner, &to, &[("other", "P1-99"), ("share", "inspired")]).await.status, REFUSED);
        let stranger = world.leader_of(Kind::new("plan").with(uuid::Uuid::from_u128(7))).await;
        assert_eq!(world.send(&stranger, &to, &[("other", &code), ("share", "full")]).await.status, StatusCode::FORBIDDEN);

        // On both pages and in the API of both.
        let page = get(&world, COMMITMENT).await.text();
        assert!(page.contains("De qué propuestas viene") && page.contains("sale en parte") && page.contains("Aire &lt;b&gt;"), "{page}");
        assert!(page.contains("1 persona la apoya"));
        let page = get(&world, &format!("/es/procesos/P1/propuestas/{first}")).await.text();
        assert!(page.contains("Dio origen a un compromiso") && page.contains(COMMITMENT) && page.contains("hitos cumplidos"), "{page}");
        let origins = get(&world, &format!("/api/v1/commitments/{id}")).await.json()["origins"].clone();
        let shares: Vec<_> = origins.as_array().unwrap().iter().map(|it| (it["code"].as_str().unwrap(), it["share"].as_str().unwrap())).collect();
        assert_eq!(shares, [("P1-1", "partial"), ("P1-2", "inspired")]);
        let came = world.proposals().await[&first]["led_to"].clone();
        assert_eq!((&came[0]["id"], &came[0]["share"], &came[0]["kind"]), (&id.clone().into(), &"partial".into(), &"commitment".into()));
        world.nothing_is_amiss().await;
        let events = get(&world, &format!("/api/v1/events?subject=commitment:{id}&limit=50")).await.json();
        let told = events["items"].as_array().unwrap().iter().filter(|it| it["action"] == "origin.told").count();
        assert_eq!(told, 2);

        // The share is said anew, and taken back.
        assert_eq!(world.send(&leader, &from, &[("other", "EC-PAGA-1/3"), ("share", "full")]).await.status, DONE);
        assert_eq!(world.proposals().await[&first]["led_to"][0]["share"], "full");
        let gone = format!("commitment:{id}");
        assert_eq!(world.send(&leader, &from, &[("gone", &gone)]).await.status, DONE);
        assert_eq!(world.proposals().await[&first]["led_to"], json!([]));
        world.nothing_is_amiss().await;

        // Behind the program's back it is found.
        world.store.tamper("UPDATE links SET relation = 'originates' WHERE relation = 'inspires'").await;
        let found = world.findings().await;
        let ours = found.iter().any(|it| matches!(it, Finding::Facts { names, .. } if names.as_slice() == ["led_to"]));
        assert!(ours, "{found:?}");
    };

    the_chain_leads_from_the_proposal_to_the_evidence, async |store| {
        let world = World::demo(store).await;
        let leader = world.process(&[]).await;
        let (ana, ben) = (world.stranger("ana").await, world.stranger("ben").await);
        let (first, second) = (world.propose(&ana, "Agua").await, world.propose(&ben, "Aguas").await);
        let joint = number_in(&world.merge(&leader, &[("numbers", &format!("{first}, {second}"))]).await);
        let officer = world.person(Role::Officer, Some("SERCOP")).await;
        assert_eq!(world.deed(&leader, joint, "clasificar", &[("theme", "1"), ("assigned", "SERCOP")]).await.status, DONE);
        let reply = [("outcome", "partly_accepted"), ("text", "Sí"), ("after", "0")];
        assert_eq!(world.deed(&officer, joint, "responder", &reply).await.status, DONE);
        let told = [("other", "EC-PAGA-1/3"), ("share", "full")];
        assert_eq!(world.send(&leader, &format!("/es/procesos/P1/propuestas/{joint}/compromisos"), &told).await.status, DONE);
        // Whoever wrote an original sees all of it there.
        let page = get(&world, &format!("/es/procesos/P1/propuestas/{first}")).await.text();
        let mut from = 0;
        for step in ["Se recibió", "Se integró en otra", "La institución respondió", "Dio origen a un compromiso", "hitos cumplidos"] {
            let chain = page.split("id=\"chain\"").nth(1).unwrap();
            let at = chain[from..].find(step).unwrap_or_else(|| panic!("{step} is not after the others in {chain}"));
            from += at;
        }
        for path in ["/es/procesos/P1/propuestas/1", COMMITMENT] {
            let english = path.replace("/es/procesos", "/en/processes").replace("propuestas", "proposals")
                .replace("/es/planes", "/en/plans").replace("compromisos", "commitments");
            assert_eq!(get(&world, &english).await.status, StatusCode::OK, "{english}");
        }
    };

    groups_are_never_small_and_tied_to_nobody, async |store| {
        let world = World::new(store).await;
        let leader = world.process(&[("places", "EC")]).await;
        for other in [world.stranger("nadie").await, world.person(Role::Moderator, None).await] {
            assert_eq!(world.see(&other, BOARD).await.status, StatusCode::FORBIDDEN);
            assert_eq!(world.see(&other, &format!("{BOARD}.csv")).await.status, StatusCode::FORBIDDEN);
        }
        assert_eq!(get(&world, &format!("{BOARD}.json")).await.status, StatusCode::UNAUTHORIZED);
        let board = async || world.see(&leader, &format!("{BOARD}.json")).await.json();
        let said = [("woman", 12), ("man", 7), ("non_binary", 1), ("x<y", 2)];
        let mut people = 0;
        let mut seen = Vec::new();
        for (gender, count) in said {
            for _ in 0..count {
                let person = world.stranger(&format!("p{people}")).await;
                people += 1;
                let last = [("send", "yes"), ("gender", gender), ("sector", "academia")];
                let sent = world.propose_as(&person, &format!("idea número {people}"), &last).await;
                assert_eq!(sent.status, DONE, "{}", sent.text());
                seen.push(board().await["declared"].to_string());
            }
        }
        // Nobody learns by looking before and after one person: four in five see no change.
        let changes = seen.windows(2).filter(|two| two[0] != two[1]).count();
        assert!(changes <= people / 5, "{changes} changes for {people} people");
        let told = board().await;
        assert_eq!((&told["received"], &told["unanswered"]), (&people.into(), &people.into()));
        let gender = &told["declared"]["gender"];
        // 20 of the 22 are shown: 12 women, 7 men and 1 other stand in lots of five.
        assert_eq!(gender["groups"], json!([{ "code": "woman", "label": "Mujer", "count": 12 }]));
        assert_eq!(gender["together_count"], 8);
        assert!(gender["together"].as_array().unwrap().len() == 4, "{gender}");
        // All of one sector: there is nothing to tell apart.
        assert_eq!(told["declared"]["sector"]["groups"], json!([]));
        assert_eq!(told["by"]["theme"][0]["count"], people);
        assert_eq!(told["by_day"].as_array().unwrap().len(), 1);
        let csv = world.see(&leader, &format!("{BOARD}.csv")).await.text();
        assert!(csv.contains("received") && csv.contains("woman") && !csv.contains("non_binary,No binario,1"), "{csv}");
        let page = world.see(&leader, BOARD).await.text();
        assert!(page.contains("Mujer") && page.contains("Estos grupos juntos"), "{page}");
        for since in ["7 días o menos", "8 a 30 días", "31 a 90 días", "más de 90 días"] {
            assert_eq!(page.matches(since).count(), 1, "{since}: {page}");
        }
        // It is nowhere beside a person or a proposal.
        let db = world.app.store.read().await.unwrap();
        let columns = minga_store::describe_schema(&db).await.unwrap();
        drop(db);
        let own: Vec<_> = columns.iter().filter_map(|it| it.strip_prefix("process_declared.")).collect();
        let mut named: Vec<_> = own.iter().map(|it| it.split(':').next().unwrap()).collect();
        named.sort_unstable();
        assert_eq!(named, ["asked", "count", "process_id", "said", "shown"]);
        assert!(!world.proposals().await.values().any(|it| it.to_string().contains("woman")));
        world.nothing_is_amiss().await;
        assert!(!world.entries().contains("woman"));
    };
}
