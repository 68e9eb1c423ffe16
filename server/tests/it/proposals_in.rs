//! Proposals from elsewhere: what a file would change is shown, exactly that is written, and
//! nobody is named.

use crate::cocreation::DONE;
use crate::harness::World;
use crate::http::get;
use crate::people::Person;
use http::{StatusCode, header};
use minga_exchange::{Deed, ImportError, Intent, Means, Outcome};
use minga_kernel::{Actor, Lang, Role};
use minga_tabular::{Limits, Problems, inspect_bytes};
use minga_testkit::on_both_databases;
use std::path::{Path, PathBuf};

const IMPORT: &str = "/es/procesos/P1/importar";
const REFUSED: StatusCode = StatusCode::UNPROCESSABLE_ENTITY;

const CONSUL: &str = "\u{feff}\"id\";\"title\";\"description\";\"cached_votes_up\";\"created_at\";\"retired_at\"\n\
    \"7\";\"Agua <b>limpia</b>\";\"<p>Faltan pozos</p><script>alert(1)</script><p>y tubos</p>\";\"15\";\"01/02/2021\";\"\"\n\
    \"8\";\"=cmd|' /C calc'!A0\";\"\";\"0\";\"02/02/2021\";\"\"\n\
    \"9\";\"SECRETO-RETIRADA\";\"x\";\"1\";\"02/02/2021\";\"2021-02-03 10:00:00\"\n";

impl World {
    /// Sends a file of proposals; the path of the page that shows what it changes.
    async fn bring_proposals(&self, who: &Person, name: &str, content: &[u8]) -> String {
        let fields = [("source", "Otra ciudad SECRETO-F")];
        let sent = self.send_parts(who, IMPORT, &fields, Some(("file", name, content))).await;
        assert_eq!(sent.status, DONE, "{}", sent.text());
        sent.header(header::LOCATION).to_owned()
    }

    async fn bring_in_proposals(&self, who: &Person, content: &[u8]) -> String {
        let path = self.bring_proposals(who, "propuestas.csv", content).await;
        let page = self.see(who, &path).await.text();
        let seen = page.split("name=\"seen\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let applied = self.send(who, &path, &[("deed", "apply"), ("seen", &seen)]).await;
        assert_eq!(applied.status, DONE, "{}", applied.text());
        page
    }

    /// The same as the command line does it.
    async fn take_in_proposals(&self, file: &[u8], intent: Intent) -> Result<Outcome, ImportError> {
        let db = self.app.store.read().await.unwrap();
        let incoming = minga_cocreation::Incoming::into(&db, "P1", "Decide Madrid").await.unwrap().unwrap();
        drop(db);
        let mut problems = Problems::default();
        let input =
            minga_cocreation::understand(inspect_bytes("x.csv", file, &Limits::default()), &mut problems);
        let features = incoming.sheets();
        let means = Means { store: &self.app.store, features: &features, references: &self.app.references };
        let cx = self.app.cx(Actor::Operator, Lang::Es);
        minga_exchange::import(&cx, means, &input, problems, intent).await
    }
}

/// Real proposals, if this machine has them.
#[expect(clippy::print_stderr, reason = "a test that is skipped must be seen")]
pub(crate) fn real_proposals() -> Option<PathBuf> {
    let inside = "shared/data/proposals-es/decide-madrid-2024.csv";
    let found =
        Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().map(|it| it.join(inside)).find(|it| it.exists());
    if found.is_none() {
        eprintln!("skipped: {inside} is not on this machine");
    }
    found
}

on_both_databases! {
    proposals_from_elsewhere_are_shown_first_and_then_written, async |store| {
        let world = World::new(store).await;
        let leader = world.process(&[]).await;
        let stranger = world.stranger("ana").await;
        assert_eq!(world.see(&stranger, IMPORT).await.status, StatusCode::FORBIDDEN);
        let file = Some(("file", "x.csv", CONSUL.as_bytes()));
        let refused = world.send_parts(&stranger, IMPORT, &[("source", "x")], file).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN);
        assert_eq!(world.send_parts(&leader, IMPORT, &[], file).await.status, REFUSED, "from where?");
        assert_eq!(world.send_parts(&leader, IMPORT, &[("source", "x")], None).await.status, REFUSED);

        let page = world.bring_in_proposals(&leader, CONSUL.as_bytes()).await;
        assert!(page.contains("Nuevo: 2. Cambia: 0."), "{page}");
        assert!(page.contains("se retiraron donde estaban") && !page.contains("SECRETO-RETIRADA"));
        let all = world.proposals().await;
        assert_eq!(all.len(), 2);
        let first = &all[&1];
        assert_eq!(first["title"], "Agua limpia");
        assert_eq!(first["solution"], "Faltan pozos\n\ny tubos");
        assert_eq!((&first["supports"], &first["author"]), (&0.into(), &serde_json::Value::Null));
        let shown = get(&world, "/es/procesos/P1/propuestas/1").await.text();
        assert!(shown.contains("Otra ciudad SECRETO-F") && shown.contains("con el número 7"), "{shown}");
        assert!(shown.contains("Allá declaran 15 apoyos") && shown.contains("1 de febrero de 2021"));
        assert!(!shown.contains("alert(1)"));
        // A cell that begins like a formula goes out as words.
        let csv = get(&world, "/es/procesos/P1/propuestas.csv").await.text();
        assert!(csv.contains("'=cmd"), "{csv}");
        // Supports that are given here are counted from none.
        assert_eq!(world.deed(&stranger, 1, "apoyar", &[("deed", "support")]).await.status, DONE);
        assert_eq!(world.proposals().await[&1]["supports"], 1);

        // The same file again changes nothing; a corrected one shows what.
        let path = world.bring_proposals(&leader, "otra.csv", CONSUL.as_bytes()).await;
        let page = world.see(&leader, &path).await.text();
        assert!(page.contains("no cambia nada") && !page.contains("value=\"apply\""), "{page}");
        let corrected = CONSUL.replace("Faltan pozos", "Faltan ríos").replace("\"15\"", "\"16\"");
        let page = world.bring_in_proposals(&leader, corrected.as_bytes()).await;
        assert!(page.contains("Nuevo: 0. Cambia: 1.") && page.contains("Faltan ríos"), "{page}");
        let first = world.proposals().await[&1].clone();
        assert_eq!(first["solution"], "Faltan ríos\n\ny tubos");
        assert_eq!(first["supports"], 1, "what people did here stays");
        assert!(get(&world, "/es/procesos/P1/propuestas/1").await.text().contains("Allá declaran 16 apoyos"));

        // Somebody else's file is nobody's, and nothing is applied that was not shown.
        let other = world.person(Role::Coordinator, None).await;
        let path = world.bring_proposals(&leader, "x.csv", CONSUL.as_bytes()).await;
        assert_eq!(world.see(&other, &path).await.status, StatusCode::NOT_FOUND);
        assert_eq!(world.send(&leader, &path, &[("deed", "apply"), ("seen", &"0".repeat(64))]).await.status, REFUSED);
        assert_eq!(world.proposals().await[&1]["solution"], "Faltan ríos\n\ny tubos");

        // What was decided here stays as it was decided, whatever a file says.
        assert_eq!(world.deed(&leader, 1, "clasificar", &[("theme", "2")]).await.status, DONE);
        let reply = [("outcome", "accepted"), ("text", "Sí"), ("after", "0")];
        assert_eq!(world.deed(&leader, 1, "responder", &reply).await.status, DONE);
        let path = world.bring_proposals(&leader, "x.csv", CONSUL.as_bytes()).await;
        let page = world.see(&leader, &path).await.text();
        assert!(page.contains("no cambia nada") && page.contains("sus palabras no cambian"), "{page}");
        world.nothing_is_amiss().await;
        let entries = world.entries();
        assert!(entries.contains("proposal.imported") && entries.contains("proposal.origin_stated"));
        assert!(!entries.contains("SECRETO") && !entries.contains("pozos") && !entries.contains("Otra ciudad"));
    };

    everything_wrong_with_a_file_of_proposals_is_told_before_anything_is_written, async |store| {
        let world = World::new(store).await;
        let leader = world.process(&[]).await;
        let wrong = "id,title,body,votes,created_at\n1,,x,-4,2021-01-01\n2,Uno,x,muchos,ayer\n3,Bien,x,1,2021-01-01\n";
        let fields = [("source", "x")];
        let sent = world.send_parts(&leader, IMPORT, &fields, Some(("file", "x.csv", wrong.as_bytes()))).await;
        assert_eq!(sent.status, REFUSED);
        let page = sent.text();
        for told in ["x.csv", "votes", "created_at", "muchos", "ayer", "Bien"] {
            assert_eq!(page.contains(told), told != "Bien", "{told} {page}");
        }
        assert!(world.proposals().await.is_empty());
        for (name, content) in [("x.pdf", &b"%PDF-1.4"[..]), ("x.csv", &b"\xff\xfe\x00"[..]), ("x.csv", b""), ("x.csv", b"a,b\n1,2\n")] {
            let sent = world.send_parts(&leader, IMPORT, &fields, Some(("file", name, content))).await;
            assert_eq!(sent.status, REFUSED, "{name}");
        }
        // Texts in the encoding of an old spreadsheet are read too.
        let latin: Vec<u8> = "id;title;body\n1;Señal del año;Más\n".chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
        world.bring_in_proposals(&leader, &latin).await;
        assert_eq!(world.proposals().await[&1]["title"], "Señal del año");
    };

    what_this_program_gave_out_comes_in_again, async |store| {
        let world = World::new(store).await;
        let leader = world.process(&[]).await;
        let ana = world.stranger("ana").await;
        world.propose(&ana, "Agua").await;
        world.propose(&ana, "Aire").await;
        let file = get(&world, "/es/procesos/P1/propuestas.xlsx").await.body;
        let page = world.bring_in_proposals(&leader, &file).await;
        assert!(page.contains("Nuevo: 2."), "{page}");
        let all = world.proposals().await;
        assert_eq!(all.len(), 4);
        let texts = |number: i64| (all[&number]["title"].clone(), all[&number]["problem"].clone(), all[&number]["whom"].clone());
        let mut came = [texts(3), texts(4)];
        came.sort_by_key(|it| it.0.to_string());
        assert_eq!(came, [texts(1), texts(2)]);
        assert_eq!(all[&3]["author"], serde_json::Value::Null);
        assert_eq!(all[&3]["supports"], 0, "stated, and not counted");
    };

    real_proposals_come_in_whole, async |store| {
        let Some(path) = real_proposals() else { return };
        let file = std::fs::read(path).unwrap();
        let world = World::new(store).await;
        world.process(&[]).await;
        let outcome = world.take_in_proposals(&file, Intent::Apply).await.unwrap();
        assert_eq!(outcome.count(Deed::Created), 1_421);
        assert_eq!(outcome.notices.len(), 1, "one for all 16 that were withdrawn there");
        let again = world.take_in_proposals(&file, Intent::Preview).await.unwrap();
        assert_eq!((again.count(Deed::Created), again.count(Deed::Changed)), (0, 0));
        assert_eq!(again.count(Deed::Unchanged), 1_421);
        let corrected = String::from_utf8(file).unwrap().replacen("Campamento", "Campamentos", 1);
        let changed = world.take_in_proposals(corrected.as_bytes(), Intent::Preview).await.unwrap();
        assert_eq!(changed.count(Deed::Changed), 1);
        let list = get(&world, "/es/procesos/P1/propuestas").await.text();
        assert!(!list.contains("&lt;p&gt;"));
        world.nothing_is_amiss().await;
    };
}
