//! Two entries of one organisation become one, and nothing is lost.

use crate::following::{ANA, world as with_mail};
use crate::harness::World;
use crate::http::get;
use crate::people::Person;
use http::{StatusCode, header};
use minga_kernel::Role;
use minga_record::verify;
use minga_testkit::on_both_databases;
use std::time::Duration;

const MERGE: &str = "/es/organizaciones/SERCOP/unir";
const REPORT: &str = "/es/planes/EC-PAGA-1/compromisos/3/hitos/5/informar";

/// SERCOP, which leads commitment 3, is there once more.
async fn twice(world: &World, keeper: &Person) {
    let row = [
        ("code", "CONTRATACION"),
        ("name", "Servicio de Contratación"),
        ("sector", "public"),
        ("themes", "compras"),
    ];
    assert_eq!(world.fill(keeper, "/es/crear-organizacion", &row).await.status, StatusCode::SEE_OTHER);
    let contact = [("email", "info@compras.example"), ("phone", "+593 2 1")];
    let own = "/es/organizaciones/SERCOP/contacto/confirmar";
    assert_eq!(world.fill(keeper, own, &contact).await.status, StatusCode::SEE_OTHER);
    world.clock.advance(Duration::from_secs(1));
}

async fn merge(world: &World, keeper: &Person) {
    let merged = world.fill(keeper, MERGE, &[("into", "CONTRATACION"), ("reason", "Es la MISMA")]).await;
    assert_eq!(merged.status, StatusCode::SEE_OTHER, "{}", merged.text());
    assert_eq!(merged.header(header::LOCATION), "/es/organizaciones/CONTRATACION");
    world.clock.advance(Duration::from_secs(1));
}

on_both_databases! {
    a_merge_loses_nothing, async |store| {
        let world = World::demo(store).await;
        let keeper = world.person(Role::Administrator, None).await;
        let of_gone = world.person(Role::Officer, Some("SERCOP")).await;
        twice(&world, &keeper).await;
        let of_left = world.person(Role::Officer, Some("CONTRATACION")).await;
        assert_eq!(world.see(&of_left, REPORT).await.status, StatusCode::FORBIDDEN);
        let plan = get(&world, "/es/planes/EC-PAGA-1.json").await.text();
        merge(&world, &keeper).await;

        // The former address leads to it, in every form.
        for form in ["", ".json", ".csv", ".atom"] {
            let moved = get(&world, &format!("/es/organizaciones/SERCOP{form}")).await;
            let to = format!("/es/organizaciones/CONTRATACION{form}");
            assert_eq!((moved.status, moved.header(header::LOCATION)), (StatusCode::PERMANENT_REDIRECT, &*to));
        }
        for gone in ["editar", "contacto/confirmar", "unir"] {
            assert_eq!(world.see(&keeper, &format!("/es/organizaciones/SERCOP/{gone}")).await.status, StatusCode::NOT_FOUND, "{gone}");
        }
        // What named it stays as it was said, and is seen at the one that is left.
        assert_eq!(get(&world, "/es/planes/EC-PAGA-1.json").await.text(), plan);
        let page = get(&world, "/es/organizaciones/CONTRATACION").await.text();
        for told in ["Plataforma de información abierta", "Servicio Nacional de Contratación", "Es la MISMA", "mailto:info@compras.example", "compras", "Quito", "se unió"] {
            assert!(page.contains(told), "{told}: {page}");
        }
        let feed = get(&world, "/es/organizaciones/CONTRATACION.atom").await.text();
        assert!(feed.contains("Plataforma de información abierta"), "{feed}");
        // Lists show one; data says of the other what it is.
        let listed = get(&world, "/es/organizaciones").await.text();
        assert!(listed.contains("/es/organizaciones/CONTRATACION\"") && !listed.contains("/es/organizaciones/SERCOP\""));
        let gone = get(&world, "/api/v1/organisations/SERCOP").await.json();
        assert_eq!((&gone["code"], &gone["merged_into"]), (&"SERCOP".into(), &"CONTRATACION".into()));
        assert!(get(&world, "/api/v1/organisations/CONTRATACION").await.json()["merged_into"].is_null());
        let table = get(&world, "/es/organizaciones.csv").await.text();
        let line = table.lines().find(|it| it.starts_with("SERCOP,")).expect("a row");
        assert!(line.ends_with(",CONTRATACION"), "{line}");
        // Whoever acts for one acts for both.
        for who in [&of_gone, &of_left] {
            assert_eq!(world.see(who, REPORT).await.status, StatusCode::OK);
            assert!(world.see(who, "/es/mi-trabajo").await.text().contains("/compromisos/3/"));
            let own = world.see(who, "/es/organizaciones/CONTRATACION/contacto/confirmar").await;
            assert_eq!(own.status, StatusCode::OK);
        }
        let found = get(&world, "/es/buscar?q=SERCOP").await;
        assert_eq!(found.status, StatusCode::OK);

        world.app.record.publish().await.unwrap();
        let verified = verify::installation(&world.app.record, &world.app.store).await.unwrap();
        assert!(verified.findings.is_empty(), "{:?}", verified.findings);
        let entries = world.entries();
        assert!(entries.contains("organisation.merged") && entries.contains("organisation.joined"));
        assert!(!entries.contains("MISMA") && !entries.contains("compras.example"));
        // Nobody says behind the program's back that it is another one, or none.
        world.store.tamper("DELETE FROM links WHERE relation = 'merged'").await;
        let verified = verify::installation(&world.app.record, &world.app.store).await.unwrap();
        assert!(!verified.findings.is_empty());
    };

    what_was_exported_comes_back_after_a_merge, async |store| {
        let world = World::demo(store).await;
        let keeper = world.person(Role::Administrator, None).await;
        twice(&world, &keeper).await;
        merge(&world, &keeper).await;
        let head = world.app.store.head().await.unwrap();
        world.import(&crate::harness::demo_folder()).await.unwrap();
        assert_eq!(world.app.store.head().await.unwrap(), head);
        // What is another one now is not changed any more.
        let row = "code,name,sector,city\nSERCOP,Servicio Nacional de Contratación Pública,public,Loja\n";
        let files = crate::harness::folder(&[("organisations", row)]);
        let refused = format!("{:?}", world.import(files.path()).await.unwrap_err());
        assert!(refused.contains("organisation-merged"), "{refused}");
        assert_eq!(world.app.store.head().await.unwrap(), head);
    };

    followers_of_either_hear_of_both, async |store| {
        let (world, office) = with_mail(store).await;
        let keeper = world.person(Role::Administrator, None).await;
        twice(&world, &keeper).await;
        world.follow(&office, "/es/organizaciones/CONTRATACION", ANA, "immediate").await;
        merge(&world, &keeper).await;
        world.later(1).await;
        office.take();
        let who = world.stranger("eva").await;
        crate::following::ask_about(&world, &who, "¿Cuándo?").await;
        world.later(1).await;
        let mails = office.take();
        assert!(mails.iter().any(|it| it.to == ANA), "{mails:?}");
    };

    a_merge_that_makes_no_sense_is_refused, async |store| {
        let world = World::demo(store).await;
        let keeper = world.person(Role::Administrator, None).await;
        twice(&world, &keeper).await;
        let part = [("code", "PARTE"), ("name", "Dirección"), ("sector", "public"), ("part_of", "SERCOP")];
        assert_eq!(world.fill(&keeper, "/es/crear-organizacion", &part).await.status, StatusCode::SEE_OTHER);
        for (into, reason) in [("SERCOP", "x"), ("NADIE", "x"), ("", "x"), ("CONTRATACION", ""), ("PARTE", "x")] {
            let refused = world.fill(&keeper, MERGE, &[("into", into), ("reason", reason)]).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{into} {reason}");
        }
        let fields = [("into", "CONTRATACION"), ("reason", "x")];
        for who in [world.person(Role::Coordinator, None).await, world.person(Role::Officer, Some("SERCOP")).await, world.stranger("nadie").await] {
            assert_eq!(world.see(&who, MERGE).await.status, StatusCode::FORBIDDEN);
            assert_eq!(world.send(&who, MERGE, &fields).await.status, StatusCode::FORBIDDEN);
        }
        assert_eq!(world.send_unsigned(MERGE, &fields).await.status, StatusCode::UNAUTHORIZED);
        merge(&world, &keeper).await;
        // Neither back, nor twice, nor is what is gone edited, nor made a part of its own part.
        let back = world.fill(&keeper, "/es/organizaciones/CONTRATACION/unir", &[("into", "SERCOP"), ("reason", "x")]).await;
        assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(world.send(&keeper, MERGE, &fields).await.status, StatusCode::NOT_FOUND);
        let circle = world.fill(&keeper, "/es/organizaciones/CONTRATACION/editar", &[("part_of", "PARTE")]).await;
        assert_eq!(circle.status, StatusCode::UNPROCESSABLE_ENTITY);
        let page = get(&world, "/es/organizaciones/CONTRATACION").await.text();
        assert!(page.contains("/es/organizaciones/PARTE"), "{page}");
        // A third entry: the chain leads to its end.
        let third = [("code", "TERCERA"), ("name", "Tercera"), ("sector", "public")];
        assert_eq!(world.fill(&keeper, "/es/crear-organizacion", &third).await.status, StatusCode::SEE_OTHER);
        let next = world.fill(&keeper, "/es/organizaciones/CONTRATACION/unir", &[("into", "TERCERA"), ("reason", "x")]).await;
        assert_eq!(next.status, StatusCode::SEE_OTHER);
        let moved = get(&world, "/es/organizaciones/SERCOP").await;
        assert_eq!(moved.header(header::LOCATION), "/es/organizaciones/TERCERA");
        assert!(get(&world, "/es/organizaciones/TERCERA").await.text().contains("Plataforma de información abierta"));
        assert_eq!(get(&world, "/api/v1/organisations/SERCOP").await.json()["merged_into"], "TERCERA");
    };

    no_organisation_is_independent_of_its_other_entry, async |store| {
        let world = World::demo(store).await;
        let keeper = world.person(Role::Administrator, None).await;
        twice(&world, &keeper).await;
        let path = "/es/planes/EC-PAGA-1/compromisos/3/evaluar";
        merge(&world, &keeper).await;
        // SERCOP leads commitment 3; it is CONTRATACION now.
        for (code, status) in [("CONTRATACION", StatusCode::UNPROCESSABLE_ENTITY), ("MINTEL", StatusCode::SEE_OTHER)] {
            let judge = world.person(Role::Evaluator, Some(code)).await;
            let said = [
                ("set", "ogp_before_2021"), ("completion", "limited"), ("did_it_open_government", "marginal"),
                ("specificity", "medium"), ("technology", "no"), ("dated", "2021-05-31"), ("summary", "Falta"),
                ("url", "https://example.org/1"),
            ];
            let told = world.send(&judge, path, &said).await;
            assert_eq!(told.status, status, "{code}: {}", told.text());
            assert_eq!(told.text().contains("no es independiente"), code == "CONTRATACION", "{code}");
        }
    };
}
