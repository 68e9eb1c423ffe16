//! Organisations ask to be listed, without an account, and somebody decides.

use crate::following::{Office, path_in, world as with_mail};
use crate::harness::World;
use crate::http::get;
use http::{StatusCode, header};
use minga_kernel::Role;
use minga_record::verify;
use minga_testkit::on_both_databases;
use minga_web::go_round;
use std::time::Duration;

const REGISTER: &str = "/es/registrar-organizacion";
const LIST: &str = "/es/administracion/registros";
const ASKED: [(&str, &str); 9] = [
    ("name", "Red <de> mujeres RESERVADA"),
    ("acronym", "RMR"),
    ("sector", "civil_society"),
    ("territory", "EC"),
    ("city", "Loja"),
    ("themes", "agua; cuidados\nsalud"),
    ("email", " Oficina@RED.example "),
    ("phone", "+593 7 1"),
    ("why", "Porque SECRETO"),
];

async fn with(world: &World, changes: &[(&str, &str)]) -> crate::http::Answer {
    let mut all: Vec<(&str, &str)> = ASKED.to_vec();
    for (name, value) in changes {
        all.retain(|(known, _)| known != name);
        all.push((name, value));
    }
    world.send_unsigned(REGISTER, &all).await
}

/// Asked for, confirmed by mail, and refused.
pub(crate) async fn refused(world: &World, office: &Office, keeper: &crate::people::Person) {
    with(world, &[]).await;
    world.do_jobs().await;
    let mails = office.take();
    let asked = mails.iter().find(|it| it.text.contains("confirmar-registro")).unwrap();
    world.send_unsigned(&path_in(&asked.text, "confirmar-registro"), &[]).await;
    let path = waiting(world, keeper).await;
    let refused = world.send(keeper, &path, &[("deed", "refuse"), ("reason", "Ya está: es FCD")]).await;
    assert_eq!(refused.status, StatusCode::SEE_OTHER, "{}", refused.text());
}

/// The path of the only one that waits.
async fn waiting(world: &World, who: &crate::people::Person) -> String {
    let text = world.see(who, LIST).await.text();
    let at = text.find(&format!("{LIST}/")).expect("one that waits");
    text[at..].split('"').next().unwrap().to_owned()
}

async fn is_public(world: &World) -> bool {
    let mut found = false;
    for path in [
        "/es/organizaciones",
        "/api/v1/organisations",
        "/es/organizaciones.csv",
        "/api/v1/events",
        "/es/organizaciones/RMR",
    ] {
        found |= get(world, path).await.text().contains("RESERVADA");
    }
    found
}

on_both_databases! {
    an_organisation_registers_and_is_accepted, async |store| {
        let (world, office) = with_mail(store).await;
        let keeper = world.person(Role::Administrator, None).await;
        let head = world.app.store.head().await.unwrap();
        let sent = with(&world, &[]).await;
        assert!(sent.text().contains("Revise el correo"), "{}", sent.text());
        world.do_jobs().await;
        let mail = office.take().pop().expect("a link");
        assert_eq!(mail.to, "oficina@red.example");
        // It may be for somebody who never asked: nothing in it was chosen by who asked.
        assert!(!mail.text.contains("RESERVADA") && !mail.text.contains("SECRETO"));
        let link = path_in(&mail.text, "confirmar-registro");
        assert!(world.see(&keeper, LIST).await.text().contains("Nada por revisar"));
        // A program that opens the link confirms nothing.
        let opened = get(&world, &link).await;
        assert!(opened.text().contains("RESERVADA") && opened.header(header::CACHE_CONTROL) == "private, no-store");
        assert!(world.see(&keeper, LIST).await.text().contains("Nada por revisar"));
        assert!(world.send_unsigned(&link, &[]).await.text().contains("Confirmado"));
        assert_eq!(world.send_unsigned(&link, &[]).await.status, StatusCode::FORBIDDEN);
        assert!(world.see(&keeper, "/es/mi-trabajo").await.text().contains("RESERVADA"));
        assert!(!is_public(&world).await);
        assert_eq!(world.app.store.head().await.unwrap(), head);

        let path = waiting(&world, &keeper).await;
        let page = world.see(&keeper, &path).await.text();
        assert!(page.contains("Porque SECRETO") && page.contains("value=\"RMR\"") && page.contains("cuidados"), "{page}");
        for (code, told) in [("SERCOP", "ya está tomado"), ("a/b", "no sirve"), ("", "no sirve"), ("ñ", "no sirve")] {
            let refused = world.send(&keeper, &path, &[("deed", "accept"), ("code", code)]).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{code}");
            assert!(refused.text().contains(told));
        }
        world.clock.advance(Duration::from_hours(20));
        let accepted = world.send(&keeper, &path, &[("deed", "accept"), ("code", "RMR")]).await;
        assert_eq!(accepted.status, StatusCode::SEE_OTHER, "{}", accepted.text());
        assert_eq!(world.send(&keeper, &path, &[("deed", "accept"), ("code", "RMR2")]).await.status, StatusCode::NOT_FOUND);
        world.do_jobs().await;
        let mails = office.take();
        assert!(mails.iter().any(|it| it.to == "oficina@red.example" && it.text.contains("/es/organizaciones/RMR")));
        let it = get(&world, "/api/v1/organisations/RMR").await.json();
        assert_eq!((&it["sector"], &it["jurisdiction"], &it["email"]), (&"civil_society".into(), &"EC".into(), &"oficina@red.example".into()));
        assert_eq!(it["themes"].as_array().unwrap().len(), 3);
        assert!(it["confirmed"].is_string());
        assert!(is_public(&world).await);
        let page = get(&world, "/es/organizaciones/RMR").await.text();
        assert!(page.contains("Red &lt;de&gt; mujeres") && !page.contains("SECRETO"), "{page}");
        world.app.record.publish().await.unwrap();
        let verified = verify::installation(&world.app.record, &world.app.store).await.unwrap();
        assert!(verified.findings.is_empty(), "{:?}", verified.findings);
        let entries = world.entries();
        assert!(entries.contains("organisation.registered"));
        for text in ["RESERVADA", "SECRETO", "red.example", "cuidados"] {
            assert!(!entries.contains(text), "{text} stands in the record");
        }
    };

    a_refusal_has_a_reason_and_keeps_nothing, async |store| {
        let (world, office) = with_mail(store).await;
        let keeper = world.person(Role::Administrator, None).await;
        with(&world, &[]).await;
        world.do_jobs().await;
        let link = path_in(&office.take().pop().unwrap().text, "confirmar-registro");
        world.send_unsigned(&link, &[]).await;
        let path = waiting(&world, &keeper).await;
        let mute = world.send(&keeper, &path, &[("deed", "refuse"), ("reason", " ")]).await;
        assert_eq!(mute.status, StatusCode::UNPROCESSABLE_ENTITY);
        // Only administrators see and decide.
        for who in [world.person(Role::Coordinator, None).await, world.person(Role::Officer, Some("SERCOP")).await, world.stranger("nadie").await] {
            for path in [LIST, &*path] {
                assert_eq!(world.see(&who, path).await.status, StatusCode::FORBIDDEN);
            }
            let tried = world.send(&who, &path, &[("deed", "accept"), ("code", "RMR")]).await;
            assert_eq!(tried.status, StatusCode::FORBIDDEN);
        }
        assert_eq!(world.send_unsigned(&path, &[("deed", "accept"), ("code", "RMR")]).await.status, StatusCode::UNAUTHORIZED);
        let refused = world.send(&keeper, &path, &[("deed", "refuse"), ("reason", "Ya está: es FCD")]).await;
        assert_eq!(refused.status, StatusCode::SEE_OTHER);
        world.do_jobs().await;
        let mails = office.take();
        assert!(mails.iter().any(|it| it.to == "oficina@red.example" && it.text.contains("Ya está: es FCD")));
        assert_eq!(world.see(&keeper, &path).await.status, StatusCode::NOT_FOUND);
        assert!(!is_public(&world).await);
        // That it was refused is a public act; of what was asked, the record has the sector.
        world.app.record.publish().await.unwrap();
        assert_eq!(world.findings().await, []);
        let entries = world.entries();
        assert!(entries.contains("organisation.refused") && entries.contains("civil_society"));
        for text in ["RESERVADA", "SECRETO", "red.example", "cuidados", "Ya está"] {
            assert!(!entries.contains(text), "{text} stands in the record");
        }
        assert!(get(&world, "/es/registro").await.text().contains("no fue aceptada"));
    };

    nobody_floods_the_directory, async |store| {
        let (world, office) = with_mail(store).await;
        for (field, wrong) in [
            ("name", ""), ("why", ""), ("themes", " ; "), ("email", "x"), ("sector", "public"), ("sector", "nada"),
            ("territory", "NADA"), ("website", "ftp://x"), ("themes", "1;2;3;4;5;6;7;8;9;10;11;12;13"),
        ] {
            let refused = with(&world, &[(field, wrong)]).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{field}={wrong}");
        }
        // A program that fills in everything reads that it went well.
        assert!(with(&world, &[("fax", "1")]).await.text().contains("Revise el correo"));
        world.do_jobs().await;
        assert!(office.take().is_empty());
        // One address gets three links a day, and whoever asks is not told that it got enough.
        for _ in 0..4 {
            assert!(with(&world, &[]).await.text().contains("Revise el correo"));
        }
        world.do_jobs().await;
        let mails = office.take();
        assert_eq!(mails.len(), 3);
        assert_eq!(with(&world, &[("email", "b@red.example")]).await.status, StatusCode::OK);
        for number in 0..55 {
            let address = format!("n{number}@red.example");
            assert_eq!(with(&world, &[("email", &address)]).await.status, StatusCode::OK, "{number}");
        }
        assert_eq!(with(&world, &[("email", "c@red.example")]).await.status, StatusCode::TOO_MANY_REQUESTS);
        // A link that nobody followed in two days serves no more, and what was asked is forgotten.
        let link = path_in(&mails[0].text, "confirmar-registro");
        assert_eq!(get(&world, &link).await.status, StatusCode::OK);
        world.clock.advance(Duration::from_hours(49));
        for answer in [get(&world, &link).await, world.send_unsigned(&link, &[]).await] {
            assert_eq!(answer.status, StatusCode::FORBIDDEN);
        }
        for (table, rule) in [("kept", "number > 0"), ("forgotten", "number = 0")] {
            // The database refuses the row if the rule does not hold.
            world.store.tamper(&format!("CREATE TABLE {table} (number BIGINT NOT NULL CHECK ({rule}))")).await;
            world.store.tamper(&format!("INSERT INTO {table} SELECT COUNT(*) FROM registrations")).await;
            go_round(&world.app).await.unwrap();
        }
    };
}
