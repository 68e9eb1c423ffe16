//! Who came to events: by code, from paper, counted; and who may say so.

use crate::following::world;
use crate::harness::World;
use crate::http::get;
use crate::people::Person;
use http::{StatusCode, header};
use minga_kernel::Role;
use minga_testkit::on_both_databases;

/// The code that the page of a registration shows.
async fn code_of(world: &World, ticket: &str) -> String {
    let page = get(world, ticket).await.text();
    let at = page.find("Código: ").expect("a code") + "Código: ".len();
    page[at..].split('<').next().unwrap().to_owned()
}

/// How many came, as staff reads it.
async fn came(world: &World, who: &Person, event: &str) -> String {
    let page = world.see(who, &format!("{event}/asistencia")).await.text();
    let at = page.find("Vinieron ").expect("how many came");
    page[at..].split('<').next().unwrap().to_owned()
}

on_both_databases! {
    who_came_is_marked_by_code_and_from_paper, async |store| {
        let (world, office) = world(store).await;
        let (leader, event) = world.a_workshop().await;
        let ana = world.takes_place(&office, &event, "Ana").await;
        world.takes_place(&office, &event, "Eva").await;
        let luz = world.takes_place(&office, &event, "Luz").await;
        let own = get(&world, &ana).await.text();
        let code = code_of(&world, &ana).await;
        assert!(own.contains("class=\"qr\"") && code.len() == 6, "{own}");
        assert!(!get(&world, &luz).await.text().contains("class=\"qr\""), "whoever waits has no code yet");
        let attendance = format!("{event}/asistencia");
        let by_code = [("do", "code"), ("code", &*code)];
        let early = world.send(&leader, &attendance, &by_code).await;
        assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY, "nobody has come so early");
        world.clock.set("2021-06-10T14:05:00Z");
        let leader = world.person(Role::Coordinator, None).await;
        // The address in the QR code is for staff; looking at it marks nobody.
        let check_in = format!("{attendance}/{code}");
        assert_eq!(get(&world, &check_in).await.status, StatusCode::SEE_OTHER);
        let seen = world.see(&leader, &check_in).await;
        assert!(seen.status == StatusCode::OK && seen.text().contains("Ana"), "{}", seen.text());
        assert_eq!(came(&world, &leader, &event).await, "Vinieron 0 de 3 personas inscritas.");
        for _ in 0..2 {
            assert_eq!(world.send(&leader, &check_in, &[]).await.status, StatusCode::SEE_OTHER);
        }
        // Typed in small letters, with a hyphen and a letter that looks like a digit.
        let typed = format!("{}-{}", &code[..3].to_lowercase(), code[3..].replace('0', "o"));
        let again = world.send(&leader, &attendance, &[("do", "code"), ("code", &typed)]).await;
        assert_eq!(again.status, StatusCode::SEE_OTHER, "{}", again.text());
        assert_eq!(came(&world, &leader, &event).await, "Vinieron 1 de 3 personas inscritas.");
        for (what, field, value) in [("code", "code", "ZZZZZZ"), ("numbers", "numbers", "2, cuatro"), ("numbers", "numbers", "2 99"),
            ("counts", "woman", "muchas"), ("counts", "man", "-1")] {
            let refused = world.send(&leader, &attendance, &[("do", what), (field, value)]).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{what} {value}");
        }
        assert_eq!(came(&world, &leader, &event).await, "Vinieron 1 de 3 personas inscritas.", "nothing of a wrong list counts");
        for _ in 0..2 {
            let paper = world.send(&leader, &attendance, &[("do", "numbers"), ("numbers", "1-2; 3")]).await;
            assert_eq!(paper.status, StatusCode::SEE_OTHER, "{}", paper.text());
        }
        world.send(&leader, &attendance, &[("do", "unmark"), ("number", "3")]).await;
        assert_eq!(came(&world, &leader, &event).await, "Vinieron 2 de 3 personas inscritas.");
        for _ in 0..2 {
            let counts = [("do", "counts"), ("woman", "6"), ("man", "5"), ("other", ""), ("unsaid", "0")];
            assert_eq!(world.send(&leader, &attendance, &counts).await.status, StatusCode::SEE_OTHER);
        }
        // While people come in nothing of it is public.
        assert!(!get(&world, &event).await.text().contains("13 personas"));
        assert_eq!(world.did(&leader, &event, "hold").await.status, StatusCode::SEE_OTHER);
        let page = get(&world, &event).await.text();
        assert!(page.contains("13 personas") && page.contains("6 mujeres y 5 hombres"), "{page}");
        // Somebody of a small group would be known: of none of them is told.
        let small = [("do", "counts"), ("woman", "6"), ("man", "5"), ("other", "1"), ("unsaid", "0")];
        world.send(&leader, &attendance, &small).await;
        let page = get(&world, &event).await.text();
        assert!(page.contains("14 personas") && !page.contains("mujeres"), "{page}");
        world.app.record.publish().await.unwrap();
        assert!(world.entries().contains("\"people\":14") && !world.entries().contains("woman"));
        // Names go in their time; that they came stays.
        world.clock.set("2021-08-01T12:00:00Z");
        minga_web::go_round(&world.app).await.unwrap();
        assert!(get(&world, &event).await.text().contains("14 personas"));
        let leader = world.person(Role::Coordinator, None).await;
        let left = world.see(&leader, &attendance).await.text();
        assert!(left.contains("(nombre borrado)") && !left.contains("Ana"), "{left}");
    };

    the_sheet_has_names_and_is_for_staff, async |store| {
        let (world, office) = world(store).await;
        let (_, event) = world.a_workshop().await;
        world.takes_place(&office, &event, "Ximena").await;
        let pages = [format!("{event}/hoja"), format!("{event}/hoja.pdf"), format!("{event}/asistencia")];
        let organiser = world.person(Role::Officer, Some("MINTEL")).await;
        let mut all = vec![world.stranger("nadie").await, world.person(Role::Officer, Some("SERCOP")).await,
            world.person(Role::Counterpart, Some("MINTEL")).await, world.person(Role::Administrator, None).await];
        for page in &pages {
            let seen = world.see(&organiser, page).await;
            assert_eq!(seen.status, StatusCode::OK, "{page}");
            assert_eq!(seen.header(header::CACHE_CONTROL), "private, no-store");
            assert_ne!(get(&world, page).await.status, StatusCode::OK, "{page}");
            for who in &all {
                assert_eq!(world.see(who, page).await.status, StatusCode::FORBIDDEN, "{page}");
            }
        }
        assert!(world.see(&organiser, &pages[0]).await.text().contains("Ximena"));
        let who = all.remove(1);
        let sent = world.send(&who, &pages[2], &[("do", "numbers"), ("numbers", "1")]).await;
        assert_eq!(sent.status, StatusCode::FORBIDDEN);
    };
}
