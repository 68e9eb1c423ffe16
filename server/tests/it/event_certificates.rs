//! Certificates of participation: for whoever came, checked by anybody who has the paper, also after
//! it was deleted who came.

use crate::following::{Office, world};
use crate::harness::World;
use crate::http::get;
use http::{StatusCode, header};
use minga_kernel::Role;
use minga_testkit::on_both_databases;

/// The code on somebody's certificate.
async fn code_on(world: &World, ticket: &str) -> String {
    let page = get(world, &format!("{ticket}/constancia")).await.text();
    let at = page.find("/es/constancias/").expect("where it is checked") + "/es/constancias/".len();
    page[at..].chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').collect()
}

/// A certificate: for whoever needs a row of each table.
pub(crate) async fn certified(world: &World, office: &Office) -> (String, String) {
    let (_, event) = world.a_workshop().await;
    let ana = world.takes_place(office, &event, "Anastasia").await;
    world.takes_place(office, &event, "Evangelina").await;
    world.clock.set("2021-06-10T17:05:00Z");
    let leader = world.person(Role::Coordinator, None).await;
    let came = [("do", "numbers"), ("numbers", "1")];
    assert_eq!(
        world.send(&leader, &format!("{event}/asistencia"), &came).await.status,
        StatusCode::SEE_OTHER
    );
    let early = world.send_unsigned(&format!("{ana}/constancia"), &[]).await;
    assert_eq!(early.status, StatusCode::CONFLICT, "it is not said yet that it took place");
    assert_eq!(world.did(&leader, &event, "hold").await.status, StatusCode::SEE_OTHER);
    assert_eq!(get(world, &format!("{ana}/constancia")).await.status, StatusCode::NOT_FOUND);
    let given = world.send_unsigned(&format!("{ana}/constancia"), &[]).await;
    assert_eq!(given.status, StatusCode::SEE_OTHER, "{}", given.text());
    (event, ana)
}

on_both_databases! {
    whoever_came_has_a_paper_that_strangers_can_check, async |store| {
        let (world, office) = world(store).await;
        let (event, ana) = certified(&world, &office).await;
        assert!(get(&world, &ana).await.text().contains("Recibir mi constancia"));
        let page = get(&world, &format!("{ana}/constancia")).await;
        assert_eq!(page.header(header::CACHE_CONTROL), "private, no-store");
        assert!(page.text().contains("Anastasia") && page.text().contains("Constancia número"), "{}", page.text());
        let pdf = get(&world, &format!("{ana}/constancia.pdf")).await;
        assert!(pdf.body.starts_with(b"%PDF"), "{}", pdf.text());
        // Asked for twice it is one.
        let code = code_on(&world, &ana).await;
        assert_eq!(world.send_unsigned(&format!("{ana}/constancia"), &[]).await.status, StatusCode::SEE_OTHER);
        assert_eq!(code_on(&world, &ana).await, code);
        // Whoever has the paper checks it; the page does not tell the name.
        let check = format!("/es/constancias/{code}");
        let page = get(&world, &check).await.text();
        assert!(page.contains("es válida") && page.contains(&event) && !page.contains("Anastasia"), "{page}");
        let typed = format!("/es/constancias/{}", code.to_lowercase().replace('-', ""));
        assert_eq!(get(&world, &typed).await.status, StatusCode::OK);
        let asks = async |name: &str| world.send_unsigned(&check, &[("name", name)]).await.text();
        assert!(asks(" anastasia ").await.contains("Es el nombre") && asks("Evangelina").await.contains("No es el nombre"));
        for wrong in ["AAAAA-AAAAA-AAAAA-AAAAA", "x", "%20", &code[..10]] {
            assert_eq!(get(&world, &format!("/es/constancias/{wrong}")).await.status, StatusCode::NOT_FOUND, "{wrong}");
        }
        // Nothing personal of it is in the record.
        world.nothing_is_amiss().await;
        let entries = world.entries();
        assert!(entries.contains("certificate.issued") && !entries.contains("Anastasia") && !entries.contains(&code));
        // Who came is deleted in its time; the paper is checked as before, and no other can be made.
        world.clock.set("2021-08-01T12:00:00Z");
        minga_web::go_round(&world.app).await.unwrap();
        assert_ne!(world.send_unsigned(&format!("{ana}/constancia"), &[]).await.status, StatusCode::SEE_OTHER);
        assert_eq!(get(&world, &format!("{ana}/constancia")).await.status, StatusCode::NOT_FOUND);
        assert!(get(&world, &check).await.text().contains("es válida"));
        assert!(asks("ANASTASIA").await.contains("Es el nombre") && asks("Evangelina").await.contains("No es el nombre"));
        world.nothing_is_amiss().await;
    };

    who_did_not_come_has_none, async |store| {
        let (world, office) = world(store).await;
        let (event, ana) = certified(&world, &office).await;
        let code = code_on(&world, &ana).await;
        let leader = world.person(Role::Coordinator, None).await;
        // It was a mistake: the paper says so when it is checked.
        let unmark = [("do", "unmark"), ("number", "1")];
        assert_eq!(world.send(&leader, &format!("{event}/asistencia"), &unmark).await.status, StatusCode::SEE_OTHER);
        let page = get(&world, &format!("/es/constancias/{code}")).await.text();
        assert!(page.contains("ya no vale") && !page.contains("es válida"), "{page}");
        assert_eq!(world.send_unsigned(&format!("{ana}/constancia"), &[]).await.status, StatusCode::CONFLICT);
        assert_eq!(get(&world, &format!("{ana}/constancia")).await.status, StatusCode::NOT_FOUND);
        assert_eq!(world.send_unsigned("/es/inscripciones/AAAA/constancia", &[]).await.status, StatusCode::NOT_FOUND);
        // And that it was one is a mistake too.
        let came = [("do", "numbers"), ("numbers", "1")];
        assert_eq!(world.send(&leader, &format!("{event}/asistencia"), &came).await.status, StatusCode::SEE_OTHER);
        assert_eq!(world.send_unsigned(&format!("{ana}/constancia"), &[]).await.status, StatusCode::SEE_OTHER);
        assert!(get(&world, &format!("/es/constancias/{code}")).await.text().contains("es válida"));
        world.nothing_is_amiss().await;
    };
}
