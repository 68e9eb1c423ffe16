//! Which days count, who says so, and which deadlines move when that changes.

use crate::harness::World;
use crate::http::get;
use crate::people::Person;
use crate::two_keys;
use http::{StatusCode, header};
use minga_kernel::Role;
use minga_record::verify;
use minga_testkit::on_both_databases;

const KEEP: &str = "/es/administracion/calendarios/EC";
const SEEN: StatusCode = StatusCode::OK;
const DONE: StatusCode = StatusCode::SEE_OTHER;
const REFUSED: StatusCode = StatusCode::UNPROCESSABLE_ENTITY;

/// A decree that suspends deadlines, with what is to be done about it.
fn decree<'a>(deed: &'a str, occurs: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("form", "entry"),
        ("deed", deed),
        ("effect", "suspension"),
        ("occurs", occurs),
        ("name_es", "Estado de excepción"),
        ("source", "Decreto Ejecutivo 1, de 1 de junio de 2021"),
    ]
}

impl World {
    async fn head(&self) -> u64 {
        self.app.store.head().await.unwrap()
    }

    async fn last_day(&self, query: &str) -> serde_json::Value {
        get(self, &format!("/es/plazos.json?{query}")).await.json()["last"].clone()
    }

    /// Asks about the commitment that SERCOP leads.
    async fn asked(&self) -> Person {
        let person = self.stranger("pregunta").await;
        let path = format!("{}/escribir", self.talk().await);
        let sent = self.send(&person, &path, &[("stance", "question"), ("text", "¿Cuándo?")]).await;
        assert_eq!(sent.status, DONE);
        person
    }

    async fn answer_due(&self) -> serde_json::Value {
        let about = self.talk().await.replace("/es/conversacion/commitment/", "commitment:");
        get(self, &format!("/api/v1/comments?about={about}")).await.json()["items"][0].clone()
    }
}

on_both_databases! {
    a_calendar_is_public_with_its_sources, async |store| {
        let world = World::demo(store).await;
        let page = get(&world, "/es/calendarios/EC?year=2021").await;
        assert_eq!(page.status, SEEN);
        let html = page.text();
        for words in ["Primer Grito de Independencia", "trasladado del 10 de agosto de 2021", "Registro Oficial", "UTC−05:00"] {
            assert!(html.contains(words), "{words}: {html}");
        }
        assert!(get(&world, "/en/calendars/BO?year=2026").await.text().contains("Plurinational State Day (moved)"));
        let data = get(&world, "/es/calendarios/EC.json?year=2021").await.json();
        let days: Vec<&str> = data["days"].as_array().unwrap().iter().map(|it| it["day"].as_str().unwrap()).collect();
        assert!(days.contains(&"2021-08-09") && !days.contains(&"2021-08-10"), "{days:?}");
        let csv = get(&world, "/es/calendarios/EC.csv?year=2021").await.text();
        assert!(csv.contains("2021-08-09,holiday,Primer Grito de Independencia,2021-08-10,EC,"), "{csv}");
        let ics = get(&world, "/es/calendarios/EC.ics?year=2021").await.text();
        assert!(ics.contains("DTSTART;VALUE=DATE:20210809") && ics.contains("BEGIN:VCALENDAR"), "{ics}");
        assert_eq!(get(&world, "/es/calendarios/EC.xlsx?year=2021").await.status, SEEN);
        // Before the law, and where no calendar is kept, a page says so.
        assert!(get(&world, "/es/calendarios/EC?year=2010").await.text().contains("No se conoce el calendario"));
        assert!(get(&world, "/es/calendarios/AR").await.text().contains("No hay feriados registrados"));
        for nothing in ["/es/calendarios/XX", "/es/calendarios/EC?year=x", "/es/calendarios/EC?year=99999",
            "/es/calendarios/EC?year=-1", "/es/calendarios/EC.atom"] {
            assert_eq!(get(&world, nothing).await.status, StatusCode::NOT_FOUND, "{nothing}");
        }
    };

    any_deadline_is_explained_day_by_day, async |store| {
        let world = World::demo(store).await;
        assert_eq!(get(&world, "/es/plazos").await.status, SEEN);
        let query = "since=2021-07-30&days=10&count=working&in=EC";
        let html = get(&world, &format!("/es/plazos?{query}")).await.text();
        // Monday 9 August, because the 10th is a Tuesday.
        assert!(html.contains("El último día es el 16 de agosto de 2021") && html.contains("Primer Grito"), "{html}");
        assert!(html.contains("trasladado del 10 de agosto de 2021") && html.contains("/es/territorios/EC"));
        assert_eq!(world.last_day(query).await, "2021-08-16");
        assert_eq!(world.last_day(&query.replace("EC", "")).await, "2021-08-13");
        assert_eq!(world.last_day(&query.replace("EC", "EC+BO")).await, "2021-08-17", "6 August is Bolivia's");
        assert_eq!(world.last_day(&query.replace("working", "every")).await, "2021-08-09");
        let csv = get(&world, &format!("/en/deadlines.csv?{query}")).await.text();
        assert!(csv.contains("2021-08-09,false,,First Cry of Independence"), "{csv}");
        assert!(csv.contains("2021-08-16,true,10,"), "{csv}");
        // A leap day counts, where there is one.
        assert_eq!(world.last_day("since=2024-02-28&days=1&in=EC").await, "2024-02-29");
        assert_eq!(world.last_day("since=2023-02-28&days=1&in=EC").await, "2023-03-01");
        for wrong in [
            "since=x&days=10", "since=2021-02-30&days=1", "since=2021-06-01&days=0", "since=2021-06-01&days=-3",
            "since=2021-06-01&days=9999999999999999999", "since=2021-06-01&days=367", "since=2021-06-01&days=1&in=XX",
            "since=2021-06-01&days=1&count=lunar", "since=99999-01-01&days=1", "days=3", "x=%3Cscript%3E",
        ] {
            let page = get(&world, &format!("/es/plazos?{wrong}")).await;
            assert_eq!(page.status, REFUSED, "{wrong}");
            assert!(page.text().contains("id=\"errors\"") && !page.text().contains("<script>"), "{wrong}");
            assert_eq!(get(&world, &format!("/es/plazos.json?{wrong}")).await.status, StatusCode::BAD_REQUEST, "{wrong}");
        }
    };

    a_decree_moves_open_deadlines_and_says_so, async |store| {
        let world = World::demo(store).await;
        let keeper = world.person(Role::Coordinator, None).await;
        let officer = world.person(Role::Officer, Some("SERCOP")).await;
        world.asked().await;
        two_keys::reported(&world, &officer).await;
        assert_eq!(world.answer_due().await["answer_due"], "2021-06-22");
        assert!(get(&world, two_keys::MILESTONE).await.text().contains("hasta el 15 de junio de 2021"));

        let head = world.head().await;
        let seen = world.send(&keeper, KEEP, &decree("preview", "2021-06-07/2021-06-11")).await;
        assert_eq!(seen.status, SEEN, "{}", seen.text());
        let html = seen.text();
        for words in ["Se moverán 2 plazos abiertos", "22 de junio de 2021", "29 de junio de 2021", "Respuesta a una pregunta",
            "Respuesta de la contraparte"] {
            assert!(html.contains(words), "{words}: {html}");
        }
        assert_eq!(world.head().await, head, "looking changes nothing");
        assert_eq!(world.answer_due().await["answer_due"], "2021-06-22");

        let done = world.send(&keeper, KEEP, &decree("apply", "2021-06-07/2021-06-11")).await;
        assert_eq!(done.status, DONE, "{}", done.text());
        assert!(world.see(&keeper, done.header(header::LOCATION)).await.text().contains("Se movieron 2 plazos"));
        assert_eq!(world.head().await, head + 3);
        assert_eq!(world.answer_due().await["answer_due"], "2021-06-29");
        assert!(get(&world, two_keys::MILESTONE).await.text().contains("hasta el 22 de junio de 2021"));
        for page in ["/es/planes/EC-PAGA-1/compromisos/3", two_keys::MILESTONE] {
            let html = get(&world, page).await.text();
            assert!(html.contains("Se movió un plazo, porque cambió el calendario"), "{page}");
            assert!(html.contains("Último día"), "{page}");
        }
        let calendar = get(&world, "/es/calendarios/EC?year=2021").await.text();
        assert!(calendar.contains("Estado de excepción") && calendar.contains("Se añadió al calendario"));
        let explained = get(&world, "/es/plazos?since=2021-06-01&days=15&in=EC").await.text();
        assert!(explained.contains("Plazos suspendidos:") && explained.contains("Decreto Ejecutivo 1"));
        // Whoever sends it twice changes nothing more.
        assert_eq!(world.send(&keeper, KEEP, &decree("apply", "2021-06-07/2021-06-11")).await.status, REFUSED);

        // It is ended after two days, by another decree.
        let page = world.see(&keeper, KEEP).await.text();
        let place = page.split("Estado de excepción").nth(1).unwrap();
        let entry = place.split("?end=").nth(1).unwrap().split('"').next().unwrap();
        assert!(world.see(&keeper, &format!("{KEEP}?end={entry}")).await.text().contains("Terminar la vigencia"));
        let end = |deed, until| [("form", "end"), ("deed", deed), ("entry", entry), ("until", until), ("end_source", "Decreto 2")];
        assert_eq!(world.send(&keeper, KEEP, &end("preview", "pronto")).await.status, REFUSED);
        assert!(world.send(&keeper, KEEP, &end("preview", "2021-06-08")).await.text().contains("Se moverán 2"));
        assert_eq!(world.send(&keeper, KEEP, &end("apply", "2021-06-08")).await.status, DONE);
        assert_eq!(world.answer_due().await["answer_due"], "2021-06-24");
        assert_eq!(world.send(&keeper, KEEP, &end("apply", "2021-06-09")).await.status, StatusCode::CONFLICT);
        let elsewhere = KEEP.replace("/EC", "/BO");
        assert_eq!(world.send(&keeper, &elsewhere, &end("apply", "2021-06-09")).await.status, StatusCode::NOT_FOUND);

        world.app.record.publish().await.unwrap();
        let verified = verify::installation(&world.app.record, &world.app.store).await.unwrap();
        assert!(verified.findings.is_empty(), "{:?}", verified.findings);
        let entries = world.entries();
        assert!(entries.contains("deadline.moved") && entries.contains("calendar.entry_added"));
        assert!(!entries.contains("Estado de excep") && !entries.contains("Decreto Ejecutivo"));
    };

    a_suspension_also_stops_the_days_without_news, async |store| {
        let world = World::demo(store).await;
        world.clock.set("2022-02-01T12:00:00Z");
        let keeper = world.person(Role::Administrator, None).await;
        let before = get(&world, "/es/planes/EC-PAGA-1").await.text();
        let explained = before.split("/es/plazos?").nth(1).expect("it was silent for too long").split('"').next().unwrap();
        let last = world.last_day(&explained.replace("&amp;", "&")).await;
        let sent = world.send(&keeper, KEEP, &decree("apply", "2021-06-07/2022-01-31")).await;
        assert_eq!(sent.status, DONE, "{}", sent.text());
        let after = get(&world, "/es/planes/EC-PAGA-1").await.text();
        assert!(!after.contains("/es/plazos?"), "most of those days do not count");
        assert!(after.contains("Se movió un plazo, porque cambió el calendario"));
        assert_ne!(world.last_day(&explained.replace("&amp;", "&")).await, last);
    };

    while_the_clock_stands_still_nobody_is_late, async |store| {
        let world = World::demo(store).await;
        let keeper = world.person(Role::Administrator, None).await;
        world.asked().await;
        assert_eq!(world.send(&keeper, KEEP, &decree("apply", "2021-06-07/")).await.status, DONE);
        world.clock.set("2021-09-01T12:00:00Z");
        let question = world.answer_due().await;
        assert_eq!((&question["answer_due"], &question["unanswered"]), (&serde_json::Value::Null, &false.into()));
        assert!(get(&world, "/es/planes/EC-PAGA-1/compromisos/3").await.text().contains("Los plazos están suspendidos"));
        assert!(get(&world, "/es/plazos?since=2021-06-01&days=15&in=EC").await.text().contains("está suspendido"));
        // It never should have been there.
        let keeper = world.person(Role::Administrator, None).await;
        let page = world.see(&keeper, KEEP).await.text();
        let entry = page.split("Estado de excepción").nth(1).unwrap().split("?end=").nth(1).unwrap();
        let entry = entry.split('"').next().unwrap();
        let void = [("form", "end"), ("deed", "apply"), ("entry", entry), ("until", "2021-06-06"), ("end_source", "Error")];
        assert_eq!(world.send(&keeper, KEEP, &void).await.status, DONE);
        assert_eq!(world.answer_due().await["answer_due"], "2021-06-22");
        assert!(world.see(&keeper, KEEP).await.text().contains("Nunca rigió"));
    };

    a_time_zone_that_changes_moves_what_was_asked_at_night, async |store| {
        let world = World::demo(store).await;
        world.clock.set("2021-06-02T03:30:00Z");
        world.asked().await;
        // It was asked at half past ten in the evening of 1 June.
        assert_eq!(world.answer_due().await["answer_due"], "2021-06-22");
        world.clock.set("2021-06-23T04:59:00Z");
        assert_eq!(world.answer_due().await["unanswered"], false);
        world.clock.set("2021-06-23T05:00:00Z");
        assert_eq!(world.answer_due().await["unanswered"], true);
        let keeper = world.person(Role::Administrator, None).await;
        let law = |from, rest, shifts, offset| [("form", "law"), ("deed", "apply"), ("law_from", from), ("rest", rest),
            ("law_shifts", shifts), ("offset", offset), ("law_source", "Ley de la hora")];
        for (from, rest, shifts, offset) in [
            ("", "6,7", "0,0,0,0,0,0,0", "-180"), ("2021-06-01", "1,2,3,4,5,6,7", "0,0,0,0,0,0,0", "-180"),
            ("2021-06-01", "6,7", "0,0", "-180"), ("2021-06-01", "6,7", "0,0,0,0,0,0,0", "5000"),
            ("2016-12-20", "6,7", "0,0,0,0,0,0,0", "-180"),
        ] {
            assert_eq!(world.send(&keeper, KEEP, &law(from, rest, shifts, offset)).await.status, REFUSED, "{from} {rest}");
        }
        let changed = law("2021-06-01", "6,7", "0,-1,2,1,0,-1,1", "-180");
        assert_eq!(world.send(&keeper, KEEP, &changed).await.status, DONE);
        assert_eq!(world.answer_due().await["answer_due"], "2021-06-23");
    };

    only_who_keeps_calendars_changes_them, async |store| {
        let world = World::demo(store).await;
        let plan = world.plan("EC-PAGA-1").await.unwrap();
        let mut people = vec![world.stranger("nadie").await, world.leader_of(plan).await];
        for role in Role::GIVEN.into_iter().filter(|it| !matches!(it, Role::Administrator | Role::Coordinator)) {
            let body = matches!(role, Role::Officer | Role::Counterpart).then_some("SERCOP");
            people.push(world.person(role, body).await);
        }
        let head = world.head().await;
        for who in &people {
            assert_eq!(world.see(who, KEEP).await.status, StatusCode::FORBIDDEN);
            for deed in ["preview", "apply"] {
                let sent = world.send(who, KEEP, &decree(deed, "2021-06-07/")).await;
                assert_eq!(sent.status, StatusCode::FORBIDDEN);
            }
        }
        assert_eq!(get(&world, KEEP).await.status, DONE, "it asks to sign in");
        assert_eq!(world.send_unsigned(KEEP, &decree("apply", "2021-06-07/")).await.status, StatusCode::UNAUTHORIZED);
        assert_eq!(world.head().await, head);

        let keeper = world.person(Role::Administrator, None).await;
        let head = world.head().await;
        let with = |name: &'static str, value: &'static str| {
            let mut fields = decree("apply", "2021-06-07/2021-06-11");
            fields.retain(|(key, _)| *key != name);
            fields.push((name, value));
            fields
        };
        for fields in [
            with("effect", "party"), with("occurs", ""), with("occurs", "2021-06-11/2021-06-07"), with("occurs", "08-10"),
            with("occurs", "2021-02-29"), with("name_es", ""), with("source", ""), with("source_url", "javascript:alert(1)"),
            with("shifts", "9,9,9,9,9,9,9"), with("effect", "worked").into_iter().map(|it| if it.0 == "occurs" { ("occurs", "easter") } else { it }).collect(),
        ] {
            let sent = world.send(&keeper, KEEP, &fields).await;
            assert_eq!(sent.status, REFUSED, "{fields:?}");
            assert!(sent.text().contains("Decreto Ejecutivo 1") || fields.contains(&("source", "")), "what was typed is kept");
        }
        for (path, fields) in [
            ("/es/administracion/calendarios/XX", decree("apply", "2021-06-07")),
            (KEEP, vec![("form", "end"), ("deed", "apply"), ("entry", "00000000-0000-7000-8000-000000000001"), ("until", "2021-01-01"), ("end_source", "x")]),
        ] {
            assert_eq!(world.send(&keeper, path, &fields).await.status, StatusCode::NOT_FOUND);
        }
        assert_eq!(world.send(&keeper, KEEP, &decree("burn", "2021-06-07")).await.status, StatusCode::BAD_REQUEST);
        assert_eq!(world.head().await, head);
    };
}
