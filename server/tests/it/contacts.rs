//! How organisations are reached: confirmed once a year, said to be dead by anybody, filtered.

use crate::following::world as with_mail;
use crate::harness::World;
use crate::http::get;
use http::{StatusCode, header};
use minga_kernel::Role;
use minga_record::verify;
use minga_testkit::on_both_databases;
use std::time::Duration;

const CONTACT: &str = "/es/organizaciones/SERCOP/contacto";
const KEEP: &str = "/es/organizaciones/SERCOP/contacto/confirmar";
const WORK: &str = "/es/mi-trabajo";
const FOUR: [(&str, &str); 4] = [
    ("website", "https://sercop.example"),
    ("email", "info@sercop.example"),
    ("phone", "+593 2 244 0050"),
    ("postal", "Av. SECRETA 1"),
];

on_both_databases! {
    contacts_are_confirmed_at_a_visible_day, async |store| {
        let world = World::demo(store).await;
        let officer = world.person(Role::Officer, Some("SERCOP")).await;
        let page = get(&world, "/es/organizaciones/SERCOP").await.text();
        assert!(page.contains("Sin confirmar") && page.contains(CONTACT), "{page}");
        let nothing = [("website", ""), ("email", ""), ("phone", ""), ("postal", "")];
        assert!(world.fill(&officer, KEEP, &nothing).await.text().contains("No hay ningún contacto que confirmar"));
        for (field, wrong) in [("email", "nadie"), ("email", "a@b.c\nBcc: x@y.z"), ("website", "javascript:alert(1)"), ("phone", "llámeme")] {
            let refused = world.fill(&officer, KEEP, &[(field, wrong)]).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{field} {wrong}");
        }
        assert_eq!(world.fill(&officer, KEEP, &FOUR).await.status, StatusCode::SEE_OTHER);
        let it = get(&world, "/api/v1/organisations/SERCOP").await.json();
        assert_eq!(it["email"], "info@sercop.example");
        let today = it["confirmed"].as_str().unwrap().to_owned();
        let page = get(&world, "/es/organizaciones/SERCOP").await.text();
        assert!(page.contains("mailto:info@sercop.example") && page.contains(&format!("datetime=\"{today}\"")), "{page}");
        assert!(!page.contains("hace más de un año"));
        // A year later it says so.
        world.clock.advance(Duration::from_hours(24 * 366));
        for path in ["/es/organizaciones/SERCOP", "/es/organizaciones?q=sercop", CONTACT] {
            assert!(get(&world, path).await.text().contains("hace más de un año"), "{path}");
        }
        let officer = world.person(Role::Officer, Some("SERCOP")).await;
        assert!(world.see(&officer, WORK).await.text().contains("Confirmar el contacto"));
        assert_eq!(world.fill(&officer, KEEP, &[]).await.status, StatusCode::SEE_OTHER);
        assert!(!get(&world, CONTACT).await.text().contains("hace más de un año"));
        assert!(!world.see(&officer, WORK).await.text().contains("Confirmar el contacto"));
        world.app.record.publish().await.unwrap();
        let verified = verify::installation(&world.app.record, &world.app.store).await.unwrap();
        assert!(verified.findings.is_empty(), "{:?}", verified.findings);
        let entries = world.entries();
        assert!(entries.contains("organisation.confirmed"));
        for text in ["info@sercop", "244 0050", "SECRETA"] {
            assert!(!entries.contains(text), "{text} stands in the record");
        }
    };

    only_its_people_and_the_keepers_confirm, async |store| {
        let world = World::demo(store).await;
        let keepers = [
            world.person(Role::Administrator, None).await,
            world.person(Role::Coordinator, None).await,
            world.person(Role::Officer, Some("SERCOP")).await,
            world.person(Role::Counterpart, Some("SERCOP")).await,
        ];
        for who in &keepers {
            assert_eq!(world.see(who, KEEP).await.status, StatusCode::OK);
        }
        let own = crate::edit::fields(&world.see(&keepers[0], KEEP).await.text());
        let own: Vec<(&str, &str)> = own.iter().map(|(name, value)| (&**name, &**value)).collect();
        let plan = world.plan("EC-PAGA-1").await.unwrap();
        let others = [
            world.person(Role::Officer, Some("MINTEL")).await,
            world.person(Role::Counterpart, Some("FCD")).await,
            world.person(Role::Moderator, None).await,
            world.leader_of(plan).await,
            world.stranger("nadie").await,
        ];
        for who in &others {
            assert_eq!(world.see(who, KEEP).await.status, StatusCode::FORBIDDEN);
            assert_eq!(world.send(who, KEEP, &own).await.status, StatusCode::FORBIDDEN);
        }
        assert_eq!(world.send_unsigned(KEEP, &own).await.status, StatusCode::UNAUTHORIZED);
        // Of two who look at the same time, the second is told.
        world.clock.advance(Duration::from_secs(1));
        assert_eq!(world.fill(&keepers[1], KEEP, &FOUR).await.status, StatusCode::SEE_OTHER);
        assert_eq!(world.send(&keepers[2], KEEP, &own).await.status, StatusCode::CONFLICT);
        assert_eq!(get(&world, "/api/v1/organisations/SERCOP").await.json()["phone"], "+593 2 244 0050");
    };

    anybody_says_that_a_contact_is_dead, async |store| {
        let world = World::demo(store).await;
        let officer = world.person(Role::Officer, Some("SERCOP")).await;
        let other = world.person(Role::Officer, Some("MINTEL")).await;
        let keeper = world.person(Role::Administrator, None).await;
        // What is not there cannot be dead.
        assert_eq!(world.send_unsigned(CONTACT, &[("contact", "email")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(world.fill(&officer, KEEP, &FOUR).await.status, StatusCode::SEE_OTHER);
        let head = world.app.store.head().await.unwrap();
        // A program that fills in everything reads that it went well, and nothing is kept.
        let trapped = world.send_unsigned(CONTACT, &[("contact", "email"), ("fax", "1")]).await;
        assert_eq!(trapped.status, StatusCode::SEE_OTHER);
        assert!(!world.see(&keeper, WORK).await.text().contains("no funcionaría"));
        let told = world.send_unsigned(CONTACT, &[("contact", "email")]).await;
        assert!(get(&world, told.header(header::LOCATION)).await.text().contains("Gracias"));
        for who in [&officer, &keeper] {
            assert!(world.see(who, WORK).await.text().contains("no funcionaría"));
            assert!(world.see(who, KEEP).await.text().contains("Alguien avisó"));
        }
        assert!(!world.see(&other, WORK).await.text().contains("no funcionaría"));
        // Nobody else learns of it, and nothing public moves.
        assert!(!get(&world, CONTACT).await.text().contains("Alguien avisó"));
        assert_eq!(world.app.store.head().await.unwrap(), head);
        world.clock.advance(Duration::from_secs(1));
        // The keeper takes it away without saying that the rest is right.
        let before = get(&world, "/api/v1/organisations/SERCOP").await.json()["confirmed"].clone();
        let known = crate::edit::fields(&world.see(&keeper, KEEP).await.text());
        let mut sent: Vec<(&str, &str)> = vec![("deed", "keep")];
        sent.extend(known.iter().map(|(name, value)| (&**name, &**value)).filter(|(name, _)| *name != "email"));
        assert_eq!(world.send(&keeper, KEEP, &sent).await.status, StatusCode::SEE_OTHER);
        let it = get(&world, "/api/v1/organisations/SERCOP").await.json();
        assert!(it["email"].is_null());
        assert_eq!(it["confirmed"], before);
        assert!(!world.see(&keeper, WORK).await.text().contains("no funcionaría"));
        // A contact that is new is not confirmed by the day of the one before, and what was said
        // of that one is settled.
        world.send_unsigned(CONTACT, &[("contact", "phone")]).await;
        world.clock.advance(Duration::from_secs(1));
        let edit = "/es/organizaciones/SERCOP/editar";
        assert_eq!(world.fill(&keeper, edit, &[("phone", "+593 2 999")]).await.status, StatusCode::SEE_OTHER);
        assert!(get(&world, "/api/v1/organisations/SERCOP").await.json()["confirmed"].is_null());
        assert!(!world.see(&keeper, WORK).await.text().contains("no funcionaría"));
        // One place does not say it without end.
        let mut last = StatusCode::OK;
        for _ in 0..61 {
            last = world.send_unsigned(CONTACT, &[("contact", "phone")]).await.status;
        }
        assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
    };

    its_people_are_reminded_once_a_year, async |store| {
        let (world, office) = with_mail(store).await;
        let officer = world.person(Role::Officer, Some("FCD")).await;
        let own = "/es/organizaciones/FCD/contacto/confirmar";
        assert_eq!(world.fill(&officer, own, &FOUR).await.status, StatusCode::SEE_OTHER);
        world.later(48).await;
        office.take();
        world.later(24 * 334).await;
        let mails = office.take();
        let told = mails.iter().any(|it| it.text.contains("Confirmar el contacto") && it.text.contains(own));
        assert!(told, "{:?}", mails.iter().map(|it| &it.text).collect::<Vec<_>>());
        // Not every day.
        world.later(24).await;
        assert!(!office.take().iter().any(|it| it.text.contains(own)));
    };

    an_organisation_without_people_is_asked_by_mail, async |store| {
        let (world, office) = with_mail(store).await;
        let keeper = world.person(Role::Administrator, None).await;
        for code in ["SERCOP", "FCD"] {
            let own = format!("/es/organizaciones/{code}/contacto/confirmar");
            let email = format!("{code}@red.example");
            assert_eq!(world.fill(&keeper, &own, &[("email", &email)]).await.status, StatusCode::SEE_OTHER);
        }
        // Whoever has people is not asked beside them.
        world.person(Role::Officer, Some("FCD")).await;
        world.later(24 * 300).await;
        assert!(office.take().is_empty());
        world.later(24 * 40).await;
        let mails: Vec<_> = office.take().into_iter().filter(|it| it.to.contains("red.example")).collect();
        assert_eq!(mails.iter().map(|it| &*it.to).collect::<Vec<_>>(), ["SERCOP@red.example"]);
        // Nobody there told which language they read.
        assert!(mails[0].text.contains("Is the contact of your organisation still right?"), "{}", mails[0].text);
        let link = crate::following::path_in(&mails[0].text, "confirmar-contacto");
        world.later(24).await;
        assert!(!office.take().iter().any(|it| it.to.contains("red.example")), "once");
        let before = get(&world, "/api/v1/organisations/SERCOP").await.json()["confirmed"].clone();
        assert!(get(&world, &link).await.text().contains("SERCOP@red.example"));
        assert_eq!(get(&world, "/api/v1/organisations/SERCOP").await.json()["confirmed"], before);
        assert!(world.send_unsigned(&link, &[]).await.text().contains("Quedó confirmado"));
        assert_eq!(world.send_unsigned(&link, &[]).await.status, StatusCode::FORBIDDEN);
        assert_ne!(get(&world, "/api/v1/organisations/SERCOP").await.json()["confirmed"], before);
        assert_eq!(world.send_unsigned("/es/confirmar-contacto/nada", &[]).await.status, StatusCode::FORBIDDEN);
        // Whoever does not answer is asked again a year later.
        world.later(24 * 340).await;
        assert!(office.take().iter().any(|it| it.to.contains("SERCOP")));
        world.later(24 * 300).await;
        assert!(!office.take().iter().any(|it| it.to.contains("SERCOP")));
        // A letter to an address that was dead meanwhile confirms nothing.
        world.later(24 * 66).await;
        let mail = office.take().into_iter().find(|it| it.to.contains("SERCOP")).expect("a letter");
        let link = crate::following::path_in(&mail.text, "confirmar-contacto");
        let keeper = world.person(Role::Administrator, None).await;
        let other = [("email", "nueva@red.example")];
        assert_eq!(world.fill(&keeper, "/es/organizaciones/SERCOP/editar", &other).await.status, StatusCode::SEE_OTHER);
        assert_eq!(world.send_unsigned(&link, &[]).await.status, StatusCode::FORBIDDEN);
    };

    the_directory_is_filtered_by_address, async |store| {
        let world = World::demo(store).await;
        let keeper = world.person(Role::Administrator, None).await;
        for (code, name, level, part_of) in [("EC-P", "Pichincha", "province", "EC"), ("EC-P-Q", "Quito", "municipality", "EC-P")] {
            let place = [("code", code), ("name", name), ("level", level), ("part_of", part_of)];
            assert_eq!(world.fill(&keeper, "/es/crear-jurisdiccion", &place).await.status, StatusCode::SEE_OTHER);
        }
        let row = [("code", "AGUA"), ("name", "Red de agua"), ("sector", "community"), ("jurisdiction", "EC-P-Q"), ("themes", "Agua; Niñez")];
        assert_eq!(world.fill(&keeper, "/es/crear-organizacion", &row).await.status, StatusCode::SEE_OTHER);
        for (query, found) in [
            ("theme=ninez", true),
            ("theme=NI%C3%91EZ&sector=community", true),
            ("theme=agua&territory=EC-P", true),
            ("territory=EC-P-Q&q=red", true),
            ("theme=agua&sector=public", false),
            ("theme=%25", true),
            ("territory=BO&theme=agua", false),
            ("q=red+de+agua&territory=EC", true),
        ] {
            for form in ["", ".json", ".csv"] {
                let text = get(&world, &format!("/es/organizaciones{form}?{query}")).await.text();
                assert_eq!(text.contains("Red de agua"), found, "{form} {query}: {text}");
            }
            let listed = get(&world, &format!("/api/v1/organisations?{query}")).await.text();
            assert_eq!(listed.contains("Red de agua"), found, "{query}");
        }
        let page = get(&world, "/es/organizaciones?theme=agua&territory=EC-P").await.text();
        for ending in ["csv", "xlsx", "json"] {
            assert!(page.contains(&format!("/es/organizaciones.{ending}?theme=agua&amp;territory=EC-P")), "{ending}: {page}");
        }
        assert_eq!(get(&world, "/api/v1/organisations?territory=NADA").await.status, StatusCode::BAD_REQUEST);
        assert!(get(&world, "/es/organizaciones?territory=NADA").await.text().contains("Ninguna organización"));
        // What it works on is in its own words: the record has a hash of them.
        assert_eq!(world.fill(&keeper, "/es/organizaciones/AGUA/editar", &[("themes", "Otra PALABRA")]).await.status, StatusCode::SEE_OTHER);
        world.app.record.publish().await.unwrap();
        assert!(!world.entries().contains("PALABRA") && !world.entries().contains("Niñez"));
    };
}
