//! Who looks after the directory writes it through forms: organisations and jurisdictions.

use crate::edit::fields;
use crate::harness::World;
use crate::http::get;
use http::{StatusCode, header};
use minga_auth::end_role;
use minga_kernel::{Actor, Lang, Role};
use minga_record::verify;
use minga_testkit::on_both_databases;

const NEW: &str = "/es/crear-organizacion";
const EDIT: &str = "/es/organizaciones/SERCOP/editar";

on_both_databases! {
    an_organisation_is_made_and_edited, async |store| {
        let world = World::demo(store).await;
        for role in [Role::Administrator, Role::Coordinator] {
            let who = world.person(role, None).await;
            assert!(world.see(&who, "/es/mi-trabajo").await.text().contains(NEW));
            let code = role.code().to_uppercase();
            let sheet = [("code", &*code), ("name", "Red <de> aguas"), ("sector", "civil_society"), ("part_of", "SERCOP"), ("jurisdiction", "EC"), ("website", "https://example.org")];
            let made = world.fill(&who, NEW, &sheet).await;
            assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.text());
            // The same code again would write over it.
            let again = world.fill(&who, NEW, &sheet).await;
            assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(again.text().contains("Ese código ya está tomado") && again.text().contains("Red &lt;de&gt; aguas"));
            let page = get(&world, &format!("/es/organizaciones/{code}")).await.text();
            assert!(page.contains("Red &lt;de&gt; aguas") && page.contains("Se registró la organización"), "{page}");
            assert!(page.contains(&format!("/es/organizaciones/{code}/editar")));

            world.clock.advance(std::time::Duration::from_mins(1));
            // A new code leaves the former one leading to it.
            let edit = format!("/es/organizaciones/{code}/editar");
            let renamed = format!("{code}-2");
            assert_eq!(world.fill(&who, &edit, &[("code", &renamed), ("city", "Loja")]).await.status, StatusCode::SEE_OTHER);
            let moved = get(&world, &format!("/es/organizaciones/{code}")).await;
            assert_eq!((moved.status, moved.header(header::LOCATION)), (StatusCode::PERMANENT_REDIRECT, &*format!("/es/organizaciones/{renamed}")));
            let edit = format!("/es/organizaciones/{renamed}/editar");
            let seen = world.see(&who, &edit).await.text();
            assert!(seen.contains("Loja") && seen.contains("Cambiaron datos de la organización"), "{seen}");
            // Not over another one, not part of itself, not without a name.
            for (change, told) in [
                (("code", "MINTEL"), "ya está tomado"),
                (("part_of", &*renamed), "parte de sí misma"),
                (("part_of", "NADIE"), "NADIE"),
                (("name", ""), "obligatorio"),
                (("website", "javascript:alert(1)"), "javascript:alert(1)"),
            ] {
                let refused = world.fill(&who, &edit, &[change]).await;
                assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{change:?}");
                assert!(refused.text().contains(told), "{change:?}: {}", refused.text());
            }
        }
        assert_eq!(get(&world, "/api/v1/organisations/MINTEL").await.json()["city"], "Quito");
        world.app.record.publish().await.unwrap();
        let verified = verify::installation(&world.app.record, &world.app.store).await.unwrap();
        assert!(verified.findings.is_empty(), "{:?}", verified.findings);
        let entries = world.entries();
        assert!(entries.contains("organisation.created") && entries.contains(r#""role":"administrator""#));
        assert!(!entries.contains("aguas") && !entries.contains("Loja"), "texts are hashes");
    };

    a_jurisdiction_is_made_and_edited, async |store| {
        let world = World::demo(store).await;
        let who = world.person(Role::Administrator, None).await;
        let place = [("code", "EC-L"), ("name", "Loja"), ("level", "province"), ("part_of", "EC")];
        let new = "/es/crear-jurisdiccion";
        assert_eq!(world.fill(&who, new, &place).await.status, StatusCode::SEE_OTHER);
        assert_eq!(world.fill(&who, new, &place).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        let edit = "/es/administracion/jurisdicciones/EC-L";
        assert!(world.see(&who, "/es/administracion/jurisdicciones").await.text().contains(edit));
        world.clock.advance(std::time::Duration::from_mins(1));
        // Its code names it elsewhere and stays.
        assert_eq!(world.fill(&who, edit, &[("name", "Provincia de Loja")]).await.status, StatusCode::SEE_OTHER);
        let form = world.see(&who, edit).await.text();
        assert!(form.contains("Provincia de Loja") && form.contains("Cambiaron datos de la jurisdicción"), "{form}");
        assert!(!form.contains("name=\"code\""));
        let circle = world.fill(&who, edit, &[("part_of", "EC-L")]).await;
        assert_eq!(circle.status, StatusCode::UNPROCESSABLE_ENTITY);
        let verified = verify::installation(&world.app.record, &world.app.store).await.unwrap();
        assert!(verified.findings.is_empty(), "{:?}", verified.findings);
    };

    opening_and_saving_an_organisation_changes_nothing, async |store| {
        let world = World::demo(store).await;
        let who = world.person(Role::Administrator, None).await;
        let head = world.app.store.head().await.unwrap();
        for path in [EDIT, "/en/organisations/FCD/edit", "/es/administracion/jurisdicciones/EC"] {
            let saved = world.fill(&who, path, &[]).await;
            assert_eq!(saved.status, StatusCode::SEE_OTHER, "{path}: {}", saved.text());
        }
        assert_eq!(world.app.store.head().await.unwrap(), head);
    };

    two_who_edit_an_organisation_lose_nothing, async |store| {
        let world = World::demo(store).await;
        let (one, two) = (world.person(Role::Administrator, None).await, world.person(Role::Coordinator, None).await);
        let opened = fields(&world.see(&two, EDIT).await.text());
        assert_eq!(world.fill(&one, EDIT, &[("city", "Ibarra")]).await.status, StatusCode::SEE_OTHER);
        let late: Vec<(&str, &str)> = opened
            .iter()
            .map(|(name, value)| (&**name, if name == "city" { "Manta" } else { &**value }))
            .collect();
        let answer = world.send(&two, EDIT, &late).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        let text = answer.text();
        assert!(text.contains("«Ibarra»") && text.contains("value=\"Manta\""), "{text}");
        assert_eq!(get(&world, "/api/v1/organisations/SERCOP").await.json()["city"], "Ibarra");
        let again = fields(&text);
        let again: Vec<(&str, &str)> = again.iter().map(|(name, value)| (&**name, &**value)).collect();
        assert_eq!(world.send(&two, EDIT, &again).await.status, StatusCode::SEE_OTHER);
        assert_eq!(get(&world, "/api/v1/organisations/SERCOP").await.json()["city"], "Manta");
    };

    nobody_else_writes_the_directory, async |store| {
        let world = World::demo(store).await;
        let plan = world.plan("EC-PAGA-1").await.unwrap();
        let mut others = vec![world.leader_of(plan).await, world.stranger("nadie").await];
        for role in Role::GIVEN.into_iter().filter(|it| ![Role::Administrator, Role::Coordinator].contains(it)) {
            let body = matches!(role, Role::Officer | Role::Counterpart).then_some("SERCOP");
            others.push(world.person(role, body).await);
        }
        let ended = world.person(Role::Administrator, None).await;
        assert_eq!(world.see(&ended, EDIT).await.status, StatusCode::OK);
        end_role(&world.app.cx(Actor::Operator, Lang::Es), &world.app.store, ended.membership.unwrap()).await.unwrap();
        world.clock.advance(std::time::Duration::from_secs(1));
        others.push(ended);
        let head = world.app.store.head().await.unwrap();
        let row = [("code", "MIA"), ("name", "Mía"), ("sector", "public"), ("level", "country")];
        for who in &others {
            for path in [NEW, EDIT, "/es/crear-jurisdiccion", "/es/administracion/jurisdicciones/EC"] {
                assert_eq!(world.see(who, path).await.status, StatusCode::FORBIDDEN, "{path}");
                assert_eq!(world.send(who, path, &row).await.status, StatusCode::FORBIDDEN, "{path}");
            }
            assert_eq!(world.see(who, "/es/administracion/jurisdicciones").await.status, StatusCode::FORBIDDEN);
        }
        let unsigned = world.send_unsigned(EDIT, &row).await;
        assert_eq!(unsigned.status, StatusCode::UNAUTHORIZED);
        assert_eq!(world.app.store.head().await.unwrap(), head);
        // Mass assignment: what the form does not ask for is passed over.
        let who = world.person(Role::Administrator, None).await;
        let more = [("id", "x"), ("city", "Otra"), ("former_code", "MINTEL"), ("seen", "99")];
        let mut all = fields(&world.see(&who, EDIT).await.text());
        all.retain(|(name, _)| !["seen", "city"].contains(&&**name));
        let all: Vec<(&str, &str)> = all.iter().map(|(name, value)| (&**name, &**value)).chain(more).collect();
        assert_eq!(world.send(&who, EDIT, &all).await.status, StatusCode::UNPROCESSABLE_ENTITY, "nobody saw event 99");
        assert_eq!(get(&world, "/es/organizaciones/MINTEL").await.status, StatusCode::OK);
    };
}
