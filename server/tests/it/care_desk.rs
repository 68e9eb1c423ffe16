//! Staff enters what people without internet propose, from a desk and from a workshop's table; they
//! follow it by a receipt.

use crate::cocreation::DONE;
use crate::harness::World;
use crate::http::get;
use crate::people::Person;
use http::{StatusCode, header};
use minga_kernel::Role;
use minga_testkit::on_both_databases;
use std::time::Duration;

const REFUSED: StatusCode = StatusCode::UNPROCESSABLE_ENTITY;
const DESK: &str = "/es/procesos/P1/ventanilla";

const PAPER: [(&str, &str); 9] = [
    ("title", "Agua para la comuna"),
    ("problem", "El pozo está seco desde mayo"),
    ("solution", "Una cisterna para todas las casas"),
    ("whom", "A cien familias"),
    ("theme", "1"),
    ("consent", "words_and_name"),
    ("consented", "2021-06-01"),
    ("name", "Rosa <b>Quishpe</b>"),
    ("paper", "12"),
];

fn but<'a>(changed: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let new = |name: &str| changed.iter().find(|(own, _)| *own == name).map(|(_, value)| *value);
    let known = PAPER.iter().map(|(name, value)| (*name, new(name).unwrap_or(value)));
    let others = changed.iter().filter(|(name, _)| PAPER.iter().all(|(own, _)| own != name));
    known.chain(others.copied()).collect()
}

impl World {
    /// Enters a proposal on paper; the path of its receipt.
    pub(crate) async fn entered(&self, who: &Person, changed: &[(&str, &str)]) -> String {
        let sent = self.send(who, DESK, &but(changed)).await;
        assert_eq!(sent.status, DONE, "{}", sent.text());
        self.clock.advance(Duration::from_secs(1));
        sent.header(header::LOCATION).to_owned()
    }
}

on_both_databases! {
    somebody_without_internet_proposes_at_a_desk, async |store| {
        let world = World::demo(store).await;
        world.process(&[]).await;
        let officer = world.person(Role::Officer, Some("SERCOP")).await;
        let nobody = world.stranger("nadie").await;
        assert_eq!(world.see(&nobody, DESK).await.status, StatusCode::FORBIDDEN);
        assert_eq!(world.send(&nobody, DESK, &PAPER).await.status, StatusCode::FORBIDDEN);
        assert_eq!(world.send_unsigned(DESK, &PAPER).await.status, StatusCode::UNAUTHORIZED);
        assert!(world.see(&officer, "/es/mi-trabajo").await.text().contains(DESK));
        // Without consent nothing is entered; nothing of what was typed is lost, and all is said at once.
        for wrong in [
            &[("consent", "")][..],
            &[("consent", "todo")],
            &[("consent", "words")],
            &[("name", "")],
            &[("consented", "")],
            &[("consented", "2021-06-02")],
            &[("consented", "2021-05-31")],
            &[("paper", "-1")],
            &[("paper", "muchas")],
            &[("title", "")],
            &[("theme", "9")],
        ] {
            let sent = world.send(&officer, DESK, &but(wrong)).await;
            assert!(sent.status == REFUSED && sent.text().contains("El pozo está seco"), "{wrong:?} {}", sent.text());
        }
        let all = world.send(&officer, DESK, &but(&[("title", ""), ("consent", ""), ("consented", ""), ("paper", "x")])).await;
        assert!(all.text().contains("Falta corregir 4 datos"), "{}", all.text());
        let receipt = world.entered(&officer, &[]).await;
        let again = world.send(&officer, DESK, &PAPER).await;
        assert_eq!(again.status, REFUSED, "the same words are there");

        // The receipt is for whoever holds it: it is kept by nobody, and leads to the proposal.
        let page = get(&world, &receipt).await;
        assert_eq!(page.header(header::CACHE_CONTROL), "private, no-store");
        let page = page.text();
        assert!(page.contains("class=\"qr\"") && page.contains("Agua para la comuna") && page.contains("/es/procesos/P1/propuestas/1"), "{page}");
        assert_eq!(get(&world, "/es/recibos/AAAA").await.status, StatusCode::NOT_FOUND);
        let own = get(&world, "/es/procesos/P1/propuestas/1").await.text();
        assert!(own.contains("Rosa &lt;b&gt;Quishpe") && own.contains("12 personas firmaron") && own.contains("ventanilla"), "{own}");
        // Signatures on paper are told, and never counted among the supports; nobody has an account of it.
        let known = world.proposals().await;
        assert_eq!((&known[&1]["supports"], &known[&1]["author"]), (&0.into(), &serde_json::Value::Null));
        world.nothing_is_amiss().await;
        let entries = world.entries();
        assert!(entries.contains("proposal.entered") && entries.contains("words_and_name") && !entries.contains("Quishpe"));
        assert!(!entries.contains(receipt.rsplit('/').next().unwrap()));

        // They take it back: words and name are gone for ever.
        assert_eq!(world.send_unsigned(&receipt, &[]).await.status, DONE);
        for path in ["/es/procesos/P1/propuestas/1", &receipt, "/api/v1/proposals?process=P1"] {
            let page = get(&world, path).await.text();
            assert!(!page.contains("Quishpe") && !page.contains("El pozo"), "{path}: {page}");
        }
        assert_eq!(world.send_unsigned(&receipt, &[]).await.status, StatusCode::CONFLICT);
        world.nothing_is_amiss().await;
        // The sheet to print leads to where one proposes.
        let sheet = get(&world, "/es/procesos/P1/hoja").await.text();
        assert!(sheet.contains("class=\"qr\"") && sheet.contains("/es/procesos/P1/proponer") && sheet.contains("Mi nombre"));
    };

    paper_that_was_written_in_time_is_entered_later, async |store| {
        let world = World::demo(store).await;
        world.process(&[]).await;
        world.clock.set("2021-07-14T12:00:00Z");
        let officer = world.person(Role::Officer, Some("SERCOP")).await;
        world.entered(&officer, &[("consented", "2021-06-30")]).await;
        let late = world.send(&officer, DESK, &but(&[("title", "Otra"), ("consented", "2021-07-01")])).await;
        assert_eq!(late.status, REFUSED, "the reception was over");
        world.clock.set("2021-07-15T12:00:00Z");
        let officer = world.person(Role::Officer, Some("SERCOP")).await;
        let late = world.send(&officer, DESK, &but(&[("title", "Otra"), ("consented", "2021-06-30")])).await;
        assert_eq!(late.status, REFUSED, "so is the time for paper");
    };

    a_tables_notes_become_proposals, async |store| {
        let world = World::demo(store).await;
        world.process(&[]).await;
        let event = crate::event_minutes::minuted(&world, &world.person(Role::Coordinator, None).await).await;
        let page = get(&world, &event).await.text();
        let table = crate::event_minutes::link(&page, "/es/mesas/");
        let thing = format!("roundtable:{}", table.rsplit('/').next().unwrap());
        let below = get(&world, &table).await.text();
        assert!(below.contains(&format!("{DESK}?table={thing}")), "{below}");
        let leader = world.person(Role::Coordinator, None).await;
        let desk = world.see(&leader, &format!("{DESK}?table={thing}")).await.text();
        assert!(desk.contains("Notas de la mesa") && desk.contains(&format!("value=\"{thing}\"")), "{desk}");
        world.entered(&leader, &[("table", &thing), ("consent", "words"), ("name", "")]).await;
        assert!(get(&world, &table).await.text().contains("Agua para la comuna"));
        let own = get(&world, "/es/procesos/P1/propuestas/1").await.text();
        assert!(own.contains("Nació en la mesa") && own.contains(&table), "{own}");
        // What is no table is none.
        for strange in ["roundtable:00000000-0000-7000-8000-000000000001", "plan:00000000-0000-7000-8000-000000000001", "x"] {
            let sent = world.send(&leader, DESK, &but(&[("title", strange), ("table", strange), ("consent", "words"), ("name", "")])).await;
            assert!(sent.status == DONE, "{strange}: {}", sent.text());
        }
        assert_eq!(get(&world, &table).await.text().matches("/es/procesos/P1/propuestas/").count(), 1, "only one came of it");

        // A table's sheet: one row a proposal, all of them or none, and the same file twice once.
        let file = "title,problem,solution,theme,consent,consented_on,name,signatures\n\
                    Luz,No hay luz,Postes,1,words,2021-06-01,,3\n\
                    Riego,No llueve,Canales,2,con nombre,2021-06-01,Juan Pérez,\n";
        let fields = [("sheet", "yes"), ("table", &*thing)];
        let send = async |content: &str| world.send_parts(&leader, DESK, &fields, Some(("file", "mesa 3.csv", content.as_bytes()))).await;
        let broken = format!("{file}Feria,,Toldos,9,words,2021-06-01,Ana,\n");
        let refused = send(&broken).await;
        assert!(refused.status == REFUSED && refused.text().contains("Fila 4"), "{}", refused.text());
        let named = format!("{file}Feria,No hay,Toldos,1,words,2021-06-01,Ana,\n");
        let refused = send(&named).await;
        assert!(refused.status == REFUSED && refused.text().contains("Fila 4") && refused.text().contains("consentimiento"), "{}", refused.text());
        assert_eq!(world.proposals().await.len(), 4, "nothing of a wrong file comes in");
        let entered = send(file).await;
        assert!(entered.status == StatusCode::OK && entered.text().contains("Se ingresaron 2"), "{}", entered.text());
        assert_eq!(entered.text().matches("/es/recibos/").count(), 2);
        assert!(send(file).await.text().contains("ingresado ya"));
        assert_eq!(world.proposals().await.len(), 6);
        assert!(get(&world, &table).await.text().contains("Riego"));
        for nonsense in ["", "a,b\n1,2\n", "PK\u{3}\u{4}"] {
            assert_eq!(send(nonsense).await.status, REFUSED, "{nonsense:?}");
        }
        world.nothing_is_amiss().await;
        assert!(!world.entries().contains("Juan Pérez"));
    };
}
