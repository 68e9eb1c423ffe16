//! Workshops and meetings: called, found, moved, cancelled.

use crate::harness::World;
use crate::http::{Answer, get};
use crate::people::Person;
use http::{StatusCode, header};
use minga_kernel::Role;
use minga_record::verify;
use minga_testkit::on_both_databases;
use std::time::Duration;

/// A workshop in nine days, from nine to noon in Quito.
pub(crate) const WORKSHOP: [(&str, &str); 12] = [
    ("title", "Taller sobre <b>datos</b> abiertos"),
    ("sort", "workshop"),
    ("summary", "Para quienes publican datos"),
    ("day", "2021-06-10"),
    ("from", "09:00"),
    ("until", "12:00"),
    ("venue", "Casa de la Cultura"),
    ("territory", "EC"),
    ("call", "https://llamada.example/secreta"),
    ("agenda", "9:00 Bienvenida\n9:30 Mesas con marimba"),
    ("organiser", "MINTEL"),
    ("places", "2"),
];

/// The workshop with other fields; a field that is left out by `-`.
pub(crate) fn but<'a>(others: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut fields: Vec<(&str, &str)> = WORKSHOP.to_vec();
    for (name, value) in others {
        fields.retain(|(own, _)| own != name);
        if *value != "-" {
            fields.push((name, value));
        }
    }
    fields
}

impl World {
    /// Where an event of the demo's plan is prepared.
    pub(crate) async fn events_add(&self) -> String {
        format!("/es/eventos/agregar/plan/{}", self.plan("EC-PAGA-1").await.unwrap().id)
    }

    /// A draft; the path of its page.
    pub(crate) async fn drafted(&self, who: &Person, fields: &[(&str, &str)]) -> String {
        let made = self.send(who, &self.events_add().await, fields).await;
        assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.text());
        made.header(header::LOCATION).split("/editar").next().unwrap().to_owned()
    }

    /// Something is done on the page where an event is edited.
    pub(crate) async fn did(&self, who: &Person, event: &str, what: &str) -> Answer {
        self.send(who, &format!("{event}/editar"), &[("do", what), ("reason", "No hay local")]).await
    }

    /// An event that was published; the path of its page.
    pub(crate) async fn event(&self, who: &Person, fields: &[(&str, &str)]) -> String {
        let event = self.drafted(who, fields).await;
        let published = self.did(who, &event, "publish").await;
        assert_eq!(published.status, StatusCode::SEE_OTHER, "{}", published.text());
        event
    }
}

/// An event with everything, for whoever needs a row of each table.
pub(crate) async fn called(world: &World) {
    let leader = world.person(Role::Coordinator, None).await;
    crate::event_minutes::minuted(world, &leader).await;
}

on_both_databases! {
    an_event_is_prepared_called_moved_and_held, async |store| {
        let world = World::demo(store).await;
        let leader = world.person(Role::Coordinator, None).await;
        let plan = "/es/planes/EC-PAGA-1";
        assert!(get(&world, plan).await.text().contains(&world.events_add().await), "the plan's page leads there");
        let form = world.see(&leader, &world.events_add().await).await.text();
        assert!(form.contains(r#"list="l-organiser""#) && form.contains(r#"<option value="MINTEL">Ministerio"#), "{form}");
        assert!(form.contains(r#"<option value="EC">Ecuador</option>"#), "places are offered by their names");
        let head = world.app.store.head().await.unwrap();
        let event = world.drafted(&leader, &WORKSHOP).await;
        let id = event.rsplit('/').next().unwrap();
        // A draft is nobody's business.
        assert_eq!(get(&world, &event).await.status, StatusCode::NOT_FOUND);
        assert_eq!(get(&world, &format!("/api/v1/gatherings/{id}")).await.status, StatusCode::NOT_FOUND);
        assert!(!get(&world, "/es/eventos").await.text().contains("Taller sobre"));
        assert_eq!(world.app.store.head().await.unwrap(), head, "nothing of it is in the record");
        assert!(world.see(&leader, "/es/mi-trabajo").await.text().contains("Publicar o desechar"));
        let early = world.did(&leader, &event, "hold").await;
        assert_eq!(early.status, StatusCode::CONFLICT, "a draft does not take place");

        assert_eq!(world.did(&leader, &event, "publish").await.status, StatusCode::SEE_OTHER);
        let page = get(&world, &event).await.text();
        for said in ["Taller sobre &lt;b&gt;datos&lt;/b&gt; abiertos", "10 de junio de 2021", "De 09:00 a 12:00 (UTC−5)",
            "Casa de la Cultura", "Bienvenida", "Mesas con marimba", "https://llamada.example/secreta", "Se convocó un evento"] {
            assert!(page.contains(said), "{said}: {page}");
        }
        assert!(get(&world, plan).await.text().contains(&event));
        for list in ["/es/eventos", "/es/eventos?sort=workshop&territory=EC", "/en/events"] {
            assert!(get(&world, list).await.text().contains(id), "{list}");
        }
        assert!(!get(&world, "/es/eventos?sort=webinar").await.text().contains(id));
        let ics = get(&world, "/es/eventos.ics").await.text();
        assert!(ics.contains("DTSTART:20210610T140000Z") && ics.contains("DTEND:20210610T170000Z"), "{ics}");
        assert!(get(&world, &format!("{event}.ics")).await.text().contains("STATUS:CONFIRMED"));
        let csv = get(&world, "/es/eventos.csv").await.text();
        assert!(csv.contains("2021-06-10T09:00:00-05:00") && csv.contains("MINTEL"), "{csv}");
        assert!(get(&world, "/es/eventos.atom").await.text().contains("&lt;b&gt;datos"));
        let api = get(&world, &format!("/api/v1/gatherings/{id}")).await.json();
        assert_eq!((&api["starts"], &api["plan"]), (&"2021-06-10T09:00:00-05:00".into(), &"EC-PAGA-1".into()));
        assert_eq!(api["agenda"][1]["time"], "09:30");
        assert_eq!(get(&world, "/api/v1/gatherings?plan=EC-PAGA-1").await.json()["items"][0]["id"], id);
        assert_eq!(get(&world, "/api/v1/gatherings?plan=NADA").await.status, StatusCode::NOT_FOUND);
        while world.app.search.sequence() < world.app.store.head().await.unwrap() {
            minga_web::catch_up(&world.app).await.unwrap();
        }
        assert!(get(&world, "/es/buscar?q=marimba&kind=gathering&plan=EC-PAGA-1").await.text().contains(&event));

        // It moves to the evening, which is the next day in UTC.
        let later = but(&[("from", "20:00"), ("until", "22:00"), ("agenda", "")]);
        assert_eq!(world.send(&leader, &format!("{event}/editar"), &later).await.status, StatusCode::SEE_OTHER);
        let page = get(&world, &event).await.text();
        assert!(page.contains("De 20:00 a 22:00") && page.contains("2021-06-10 09:00"), "{page}");
        assert_eq!(world.did(&leader, &event, "hold").await.status, StatusCode::UNPROCESSABLE_ENTITY, "it has not begun");
        world.clock.set("2021-06-11T05:00:00Z");
        let leader = world.person(Role::Coordinator, None).await;
        assert!(world.see(&leader, "/es/mi-trabajo").await.text().contains("Decir si un evento se realizó"));
        assert_eq!(world.did(&leader, &event, "hold").await.status, StatusCode::SEE_OTHER);
        assert!(get(&world, &event).await.text().contains("Realizado"));
        for again in ["hold", "cancel", "publish", "discard"] {
            assert_eq!(world.did(&leader, &event, again).await.status, StatusCode::CONFLICT, "{again}");
        }
        assert_eq!(world.send(&leader, &format!("{event}/editar"), &WORKSHOP).await.status, StatusCode::CONFLICT);
        assert!(get(&world, "/es/eventos?when=past").await.text().contains(id) || get(&world, "/es/eventos").await.text().contains(id));

        world.app.record.publish().await.unwrap();
        let verified = verify::installation(&world.app.record, &world.app.store).await.unwrap();
        assert!(verified.findings.is_empty(), "{:?}", verified.findings);
        let entries = world.entries();
        assert!(entries.contains("gathering.held") && !entries.contains("Casa de la Cultura") && !entries.contains("secreta"));
    };

    a_cancelled_event_says_why_and_a_discarded_draft_is_gone, async |store| {
        let world = World::demo(store).await;
        let leader = world.person(Role::Coordinator, None).await;
        let event = world.event(&leader, &WORKSHOP).await;
        let silent = world.send(&leader, &format!("{event}/editar"), &[("do", "cancel"), ("reason", " ")]).await;
        assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(world.did(&leader, &event, "cancel").await.status, StatusCode::SEE_OTHER);
        let page = get(&world, &event).await.text();
        assert!(page.contains("Este evento se canceló") && page.contains("No hay local"));
        assert!(get(&world, "/es/eventos.ics").await.text().contains("STATUS:CANCELLED"));
        assert_eq!(world.send(&leader, &format!("{event}/editar"), &WORKSHOP).await.status, StatusCode::CONFLICT);

        let head = world.app.store.head().await.unwrap();
        let draft = world.drafted(&leader, &WORKSHOP).await;
        assert_eq!(world.did(&leader, &draft, "discard").await.status, StatusCode::SEE_OTHER);
        assert_eq!(world.see(&leader, &format!("{draft}/editar")).await.status, StatusCode::NOT_FOUND);
        assert_eq!(world.app.store.head().await.unwrap(), head);
        assert_eq!(world.did(&leader, &event, "discard").await.status, StatusCode::CONFLICT, "what is public stays");
    };

    what_is_wrong_with_an_event_is_said_all_at_once, async |store| {
        let world = World::demo(store).await;
        let leader = world.person(Role::Coordinator, None).await;
        let add = world.events_add().await;
        let long = "x".repeat(301);
        for (name, value) in [("title", ""), ("title", &*long), ("sort", "party"), ("day", ""), ("day", "mañana"),
            ("from", "9"), ("from", "24:00"), ("until", ""), ("until", "09:00"), ("last", "2021-06-09"), ("last", "2021-08-01"),
            ("last", "x"), ("territory", "NADA"), ("organiser", "NADA"), ("organiser", ""), ("places", "0"), ("places", "-1"),
            ("places", "muchos"), ("call", "javascript:alert(1)"), ("call", "https://a b"), ("call", "https://"),
            ("agenda", "Bienvenida"), ("agenda", "10:00 Uno\n9:00 Dos")] {
            let refused = world.send(&leader, &add, &but(&[(name, value)])).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{name} {value}");
            assert!(refused.text().contains("Casa de la Cultura"), "what was written is still there: {name} {value}");
        }
        let nowhere = world.send(&leader, &add, &but(&[("venue", ""), ("call", "")])).await;
        assert_eq!(nowhere.status, StatusCode::UNPROCESSABLE_ENTITY);
        let all = world.send(&leader, &add, &[]).await;
        for said in ["Escriba la hora", "Diga dónde es", "No hay una organización"] {
            assert!(all.text().contains(said), "{said}");
        }
        for path in ["/es/eventos/agregar/commitment/018f0000-0000-7000-8000-000000000000",
            "/es/eventos/agregar/plan/018f0000-0000-7000-8000-000000000000", "/es/eventos/agregar/plan/x"] {
            assert_eq!(world.send(&leader, path, &WORKSHOP).await.status, StatusCode::NOT_FOUND, "{path}");
        }
        for path in ["/es/eventos/x", "/es/eventos?about=plan:x", "/es/eventos?territory=NADA", "/es/eventos/x/editar"] {
            assert_eq!(world.see(&leader, path).await.status, StatusCode::NOT_FOUND, "{path}");
        }
    };

    where_people_register_nobody_else_learns_the_address_of_the_call, async |store| {
        let world = World::demo(store).await;
        let leader = world.person(Role::Coordinator, None).await;
        let event = world.event(&leader, &but(&[("registers", "yes")])).await;
        let id = event.rsplit('/').next().unwrap();
        world.app.record.publish().await.unwrap();
        for path in [event.clone(), format!("{event}.json"), format!("{event}.ics"), "/es/eventos.csv".to_owned(),
            "/es/eventos.json".to_owned(), "/es/eventos.ics".to_owned(), format!("/api/v1/gatherings/{id}"),
            "/api/v1/record/facts?limit=200".to_owned()] {
            let answer = get(&world, &path).await;
            assert_eq!(answer.status, StatusCode::OK, "{path}");
            assert!(!answer.text().contains("llamada.example"), "{path}");
        }
        assert!(!world.entries().contains("llamada.example"));
    };

    nobody_else_calls_events, async |store| {
        let world = World::demo(store).await;
        let leader = world.person(Role::Coordinator, None).await;
        let (draft, event) = (world.drafted(&leader, &WORKSHOP).await, world.event(&leader, &WORKSHOP).await);
        let other = minga_kernel::Kind::new("plan").with(uuid::Uuid::from_u128(7));
        let mut all = vec![world.leader_of(other).await, world.stranger("nadie").await];
        for role in Role::GIVEN.into_iter().filter(|role| *role != Role::Coordinator) {
            let body = matches!(role, Role::Officer | Role::Counterpart).then_some("MINTEL");
            all.push(world.person(role, body).await);
        }
        world.clock.advance(Duration::from_secs(1));
        let head = world.app.store.head().await.unwrap();
        let add = world.events_add().await;
        for who in &all {
            for path in [&add, &format!("{draft}/editar"), &format!("{event}/editar")] {
                assert_eq!(world.see(who, path).await.status, StatusCode::FORBIDDEN, "{path}");
                assert_eq!(world.send(who, path, &WORKSHOP).await.status, StatusCode::FORBIDDEN, "{path}");
            }
            for what in ["publish", "cancel", "discard", "hold"] {
                assert_eq!(world.did(who, &draft, what).await.status, StatusCode::FORBIDDEN, "{what}");
            }
        }
        assert_eq!(world.send_unsigned(&add, &WORKSHOP).await.status, StatusCode::UNAUTHORIZED);
        assert_eq!(world.app.store.head().await.unwrap(), head);
        // Whoever leads this plan only may.
        let own = world.leader_of(world.plan("EC-PAGA-1").await.unwrap()).await;
        assert_eq!(world.see(&own, &format!("{draft}/editar")).await.status, StatusCode::OK);
        assert!(world.see(&own, "/es/mi-trabajo").await.text().contains(&add));
    };
}
