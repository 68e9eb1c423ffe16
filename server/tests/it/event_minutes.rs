//! What is written down of events: minutes, agreements that bodies fulfil, tables with notes.

use crate::events::but;
use crate::harness::World;
use crate::http::get;
use crate::people::Person;
use http::StatusCode;
use minga_kernel::Role;
use minga_record::verify;
use minga_testkit::on_both_databases;

/// An event of yesterday with minutes, an agreement of MINTEL and a table; its path.
pub(crate) async fn minuted(world: &World, leader: &Person) -> String {
    let event = world.event(leader, &but(&[("day", "2021-05-31")])).await;
    let path = format!("{event}/acta");
    let agreement = [
        ("do", "agreement"),
        ("words", "Publicar la <i>marimba</i>"),
        ("organisation", "MINTEL"),
        ("due", "2021-06-20"),
    ];
    let table = [("do", "table"), ("title", "Mesa de agua"), ("notes", "Faltan datos\nSobran formularios")];
    for fields in [&[("do", "minutes"), ("minutes", "Se habló\n<b>mucho</b>")][..], &agreement, &table] {
        let written = world.send(leader, &path, fields).await;
        assert_eq!(written.status, StatusCode::SEE_OTHER, "{}", written.text());
    }
    event
}

/// The first path on a page that begins so and goes on.
pub(crate) fn link(page: &str, begins: &str) -> String {
    let at = page.find(&format!("href=\"{begins}")).expect("a link");
    page[at + 6..].split('"').next().unwrap().to_owned()
}

on_both_databases! {
    what_was_agreed_is_done_by_whoever_answers_for_it, async |store| {
        let world = World::demo(store).await;
        let leader = world.person(Role::Coordinator, None).await;
        let event = minuted(&world, &leader).await;
        let page = get(&world, &event).await.text();
        for said in ["Se habló", "&lt;b&gt;mucho&lt;/b&gt;", "Publicar la &lt;i&gt;marimba&lt;/i&gt;", "Abierto", "Mesa de agua"] {
            assert!(page.contains(said), "{said}: {page}");
        }
        let (agreement, table) = (link(&page, "/es/acuerdos/"), link(&page, "/es/mesas/"));
        let notes = get(&world, &table).await.text();
        assert!(notes.contains("<p class=\"prose\">Faltan datos</p>") && notes.contains("Sobran formularios"), "{notes}");
        let said = get(&world, &agreement).await.text();
        assert!(said.contains("20 de junio de 2021") && said.contains("Se publicó un acuerdo"), "{said}");

        // It waits for those who act for the body, and for nobody else.
        let officer = world.person(Role::Officer, Some("MINTEL")).await;
        let other = world.person(Role::Officer, Some("SERCOP")).await;
        let fulfil = format!("{agreement}/cumplir");
        assert!(world.see(&officer, "/es/mi-trabajo").await.text().contains(&fulfil));
        assert!(!world.see(&other, "/es/mi-trabajo").await.text().contains(&fulfil));
        let done = [("done", "2021-06-01"), ("note", "Está publicada")];
        for who in [&other, &world.person(Role::Administrator, None).await, &world.stranger("nadie").await] {
            assert_eq!(world.see(who, &fulfil).await.status, StatusCode::FORBIDDEN);
            assert_eq!(world.send(who, &fulfil, &done).await.status, StatusCode::FORBIDDEN);
        }
        assert_eq!(get(&world, &fulfil).await.status, StatusCode::SEE_OTHER);
        for wrong in [[("done", "2021-06-02"), ("note", "Mañana")], [("done", ""), ("note", "x")], [("done", "2021-06-01"), ("note", "")]] {
            assert_eq!(world.send(&officer, &fulfil, &wrong).await.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong:?}");
        }
        assert_eq!(world.send(&officer, &fulfil, &done).await.status, StatusCode::SEE_OTHER);
        assert_eq!(world.send(&officer, &fulfil, &done).await.status, StatusCode::CONFLICT, "once");
        let said = get(&world, &agreement).await.text();
        assert!(said.contains("Cumplido") && said.contains("Está publicada"), "{said}");
        assert!(!world.see(&officer, "/es/mi-trabajo").await.text().contains(&fulfil));

        world.app.record.publish().await.unwrap();
        let verified = verify::installation(&world.app.record, &world.app.store).await.unwrap();
        assert!(verified.findings.is_empty(), "{:?}", verified.findings);
        let entries = world.entries();
        assert!(["agreement.made", "agreement.fulfilled", "roundtable.noted", "gathering.minuted"].iter().all(|it| entries.contains(it)) && !entries.contains("marimba") && !entries.contains("Sobran"));
    };

    what_was_written_down_can_be_corrected, async |store| {
        let world = World::demo(store).await;
        let leader = world.person(Role::Coordinator, None).await;
        let event = minuted(&world, &leader).await;
        let path = format!("{event}/acta");
        let page = world.see(&leader, &path).await.text();
        let correct = link(&page, &format!("{path}?agreement=")).replace("&amp;", "&");
        let id = correct.split("agreement=").nth(1).unwrap().split('#').next().unwrap().to_owned();
        let filled = world.see(&leader, correct.split('#').next().unwrap()).await.text();
        assert!(filled.contains("Corregir el acuerdo") && filled.contains("value=\"2021-06-20\""), "{filled}");
        let better = [("do", "agreement"), ("known", &*id), ("words", "Publicar el arpa"), ("organisation", "SERCOP"), ("due", "")];
        assert_eq!(world.send(&leader, &path, &better).await.status, StatusCode::SEE_OTHER);
        let page = get(&world, &event).await.text();
        assert!(page.contains("Publicar el arpa") && !page.contains("Publicar la"), "{page}");
        for wrong in [&[("do", "minutes"), ("minutes", " ")][..], &[("do", "table"), ("title", ""), ("notes", "x")],
            &[("do", "agreement"), ("words", "x"), ("organisation", "NADA")],
            &[("do", "agreement"), ("words", "x"), ("organisation", "MINTEL"), ("due", "pronto")]] {
            assert_eq!(world.send(&leader, &path, wrong).await.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong:?}");
        }
        // An agreement of another event is not corrected here.
        let other = minuted(&world, &leader).await;
        assert_eq!(world.send(&leader, &format!("{other}/acta"), &better).await.status, StatusCode::NOT_FOUND);
        // Nothing is written down of what has not begun, nor by others.
        let later = world.event(&leader, &but(&[])).await;
        let early = world.send(&leader, &format!("{later}/acta"), &[("do", "minutes"), ("minutes", "x")]).await;
        assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY);
        for who in [world.person(Role::Officer, Some("SERCOP")).await, world.person(Role::Moderator, None).await] {
            assert_eq!(world.see(&who, &path).await.status, StatusCode::FORBIDDEN);
            assert_eq!(world.send(&who, &path, &[("do", "minutes"), ("minutes", "x")]).await.status, StatusCode::FORBIDDEN);
        }
        let organiser = world.person(Role::Officer, Some("MINTEL")).await;
        assert_eq!(world.send(&organiser, &path, &[("do", "minutes"), ("minutes", "Corregida")]).await.status, StatusCode::SEE_OTHER);
        assert!(get(&world, &event).await.text().contains("Corregida"));
    };
}
