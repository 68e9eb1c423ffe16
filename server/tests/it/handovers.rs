//! Somebody leaves, and nothing stops: what they leave, who takes it up, and the gap until then.

use crate::harness::World;
use crate::http::{Answer, get};
use crate::people::Person;
use crate::two_keys;
use http::{StatusCode, header};
use minga_kernel::Role;
use minga_record::verify;
use minga_testkit::on_both_databases;

const DONE: StatusCode = StatusCode::SEE_OTHER;
const REFUSED: StatusCode = StatusCode::UNPROCESSABLE_ENTITY;
const PLAN: &str = "/es/administracion/traspasos/planes/EC-PAGA-1";

impl World {
    /// An administrator ends the role of somebody; where they are led to.
    async fn leaves(&self, admin: &Person, who: &Person) -> String {
        let membership = who.membership.unwrap().to_string();
        let path = format!("/es/administracion/cuentas/{}", who.id);
        let ended = self.send(admin, &path, &[("deed", "end"), ("membership", &membership)]).await;
        assert_eq!(ended.status, DONE, "{}", ended.text());
        ended.header(header::LOCATION).to_owned()
    }

    /// Somebody is named to come after.
    async fn named(&self, admin: &Person, who: &Person, address: &str, name: &str) -> Answer {
        let id = who.membership.unwrap();
        let (to, called) = (format!("address-{id}"), format!("name-{id}"));
        let note = "Llame a Ana SECRETO-T los lunes";
        let fields = [
            ("deed", "name"),
            (to.as_str(), address),
            (called.as_str(), name),
            ("lang", "es"),
            ("note", note),
        ];
        self.send(admin, &pack(who), &fields).await
    }

    /// Signs in by the link of the newest of these mails to somebody.
    async fn arrives(&self, mails: &[minga_mail::Mail], address: &str) -> Person {
        let mail = mails.iter().rev().find(|mail| mail.to == address).expect("they were invited");
        let at = mail.text.find("/es/entrar/con/").expect("with a link to sign in");
        let link = mail.text[at..].lines().next().unwrap().to_owned();
        let fields = [("name", "Nueva"), ("password", "quinua y páramo")];
        let taken = self.send_unsigned(&link, &fields).await;
        let cookie = taken.header(header::SET_COOKIE).split(';').next().unwrap().to_owned();
        Person { id: uuid::Uuid::nil(), membership: None, cookie }
    }

    async fn nothing_personal_and_nothing_wrong(&self) {
        self.app.record.publish().await.unwrap();
        let verified = verify::installation(&self.app.record, &self.app.store).await.unwrap();
        assert!(verified.findings.is_empty(), "{:?}", verified.findings);
        let entries = self.entries();
        for secret in ["SECRETO-T", "nueva@example.org", "Nueva"] {
            assert!(!entries.contains(secret), "{secret}");
        }
    }
}

fn pack(who: &Person) -> String {
    format!("/es/traspasos/{}", who.membership.unwrap())
}

/// A row in the table: for the test that changes every column.
pub(crate) async fn one(world: &World) {
    let admin = world.person(Role::Administrator, None).await;
    let evaluator = world.person(Role::Evaluator, None).await;
    world.leaves(&admin, &evaluator).await;
    assert_eq!(world.named(&admin, &evaluator, "otra@example.org", "Otra").await.status, DONE);
}

on_both_databases! {
    what_somebody_leaves_is_taken_up, async |store| {
        let world = World::demo(store).await;
        let admin = world.person(Role::Administrator, None).await;
        let leader = world.leader_of(world.plan("EC-PAGA-1").await.unwrap()).await;
        let officer = world.person(Role::Officer, Some("SERCOP")).await;
        two_keys::reported(&world, &officer).await;
        assert!(world.see(&officer, &pack(&officer)).await.text().contains("De qué responde"), "they see it before they go");
        assert!(!world.see(&leader, "/es/mi-trabajo").await.text().contains("Falta quien reciba"));

        let led = world.leaves(&admin, &officer).await;
        assert_eq!(led, format!("{}?done=ended", pack(&officer)));
        let page = world.see(&admin, &led).await.text();
        for words in ["Papel terminado", "Nadie lo recibe todavía", "De qué responde", "Lo dirige", "Los últimos informes",
            "Informado", "Dónde están los documentos", "Acta SECRETO3", "Con qué organizaciones trabaja", "A quién llamar",
            "El plan", "Informar avance"] {
            assert!(page.contains(words), "{words}: {page}");
        }
        assert!(page.contains("<time datetime="), "what waits has its day");
        // The same to print, for the same people and for nobody's cache.
        let paper = format!("{}.pdf", pack(&officer));
        let printed = world.see(&admin, &paper).await;
        assert!(printed.status == StatusCode::OK && printed.body.starts_with(b"%PDF-1.7"), "{}", printed.text());
        assert_eq!(printed.header(header::CACHE_CONTROL), "private, no-store");
        let on_paper = minga_reading::text_of("pdf", &printed.body, &minga_reading::Limits::default()).unwrap();
        assert!(on_paper.contains("no lo publique"), "{on_paper}");
        assert_eq!(get(&world, &paper).await.status, StatusCode::UNAUTHORIZED, "nobody else is shown anything");
        let text = world.see(&admin, &format!("{}.odt", pack(&officer))).await;
        let text = minga_reading::text_of("odt", &text.body, &minga_reading::Limits::default()).unwrap();
        for words in ["De qué responde", "Informar avance", "Acta SECRETO3", "A quién llamar"] {
            assert!(text.contains(words), "{words}: {text}");
        }
        // The gap is seen by whoever leads.
        for who in [&leader, &admin] {
            let work = world.see(who, "/es/mi-trabajo").await.text();
            assert!(work.contains("Falta quien reciba") && work.contains(&pack(&officer)), "{work}");
            assert!(world.see(who, "/es/administracion/traspasos").await.text().contains("Un papel que nadie ha recibido"));
        }

        let named = world.named(&admin, &officer, "Nueva@Example.org", "Nueva Persona").await;
        assert_eq!(named.status, DONE, "{}", named.text());
        assert!(world.see(&leader, "/es/mi-trabajo").await.text().contains("Falta quien reciba"), "a name is not enough");
        let mails = world.mails().await;
        let mail = mails.iter().find(|mail| mail.to == "nueva@example.org").unwrap();
        assert!(mail.text.contains(&pack(&officer)) && !mail.text.contains("SECRETO"), "{}", mail.text);

        let nueva = world.arrives(&mails, "nueva@example.org").await;
        let start = world.see(&nueva, "/es/empezar").await.text();
        for words in ["Alguien le dejó su trabajo", "Las tres primeras cosas", "El plan", "De qué responde"] {
            assert!(start.contains(words), "{words}: {start}");
        }
        assert_eq!(start.matches("class=\"work-when\"").count(), 3);
        assert!(world.see(&nueva, "/es/mi-trabajo").await.text().contains("Leer y recibir lo que le dejaron"));
        let page = world.see(&nueva, &pack(&officer)).await.text();
        assert!(page.contains("Llame a Ana SECRETO-T") && page.contains("Lo leí y lo recibo"));
        assert!(!page.contains("Dar el papel e invitar"));
        assert_eq!(world.send(&nueva, &pack(&officer), &[("deed", "acknowledge")]).await.status, DONE);
        assert_eq!(world.send(&nueva, &pack(&officer), &[("deed", "acknowledge")]).await.status, StatusCode::CONFLICT);
        assert!(!world.see(&nueva, "/es/mi-trabajo").await.text().contains("Leer y recibir"));
        assert!(!world.see(&leader, "/es/mi-trabajo").await.text().contains("Falta quien reciba"));
        assert!(world.see(&leader, "/es/administracion/traspasos").await.text().contains("Recibido"));
        assert!(get(&world, "/es/organizaciones/SERCOP").await.text().contains("Un papel fue recibido"));
        // They can do what the other did.
        assert_eq!(world.see(&nueva, &format!("{}/informar", two_keys::MILESTONE)).await.status, StatusCode::OK);
        assert_eq!(world.named(&admin, &officer, "tercera@example.org", "T").await.status, StatusCode::CONFLICT);
        world.nothing_personal_and_nothing_wrong().await;
    };

    only_those_whom_it_concerns_read_or_settle_it, async |store| {
        let world = World::demo(store).await;
        let admin = world.person(Role::Administrator, None).await;
        let officer = world.person(Role::Officer, Some("SERCOP")).await;
        let colleague = world.person(Role::Officer, Some("SERCOP")).await;
        let coordinator = world.person(Role::Coordinator, None).await;
        world.leaves(&admin, &officer).await;
        let address = format!("{}@example.org", "ana");
        let ana = world.stranger("ana").await;
        let mut others = vec![world.stranger("nadie").await, colleague];
        for role in [Role::Counterpart, Role::Evaluator, Role::Moderator, Role::Participant] {
            others.push(world.person(role, (role == Role::Counterpart).then_some("FCD")).await);
        }
        let head = world.app.store.head().await.unwrap();
        for who in &others {
            assert_eq!(world.see(who, &pack(&officer)).await.status, StatusCode::FORBIDDEN);
            for page in ["/es/administracion/traspasos", PLAN] {
                assert_eq!(world.see(who, page).await.status, StatusCode::FORBIDDEN, "{page}");
            }
        }
        others.push(coordinator);
        for who in &others {
            assert_eq!(world.named(who, &officer, "x@example.org", "X").await.status, StatusCode::FORBIDDEN);
            assert_eq!(world.send(who, &pack(&officer), &[("deed", "close"), ("reason", "x")]).await.status, StatusCode::FORBIDDEN);
            assert_eq!(world.send(who, PLAN, &[("note", "")]).await.status, StatusCode::FORBIDDEN);
            // Nothing was left to them.
            assert_eq!(world.send(who, &pack(&officer), &[("deed", "acknowledge")]).await.status, StatusCode::NOT_FOUND);
        }
        assert_eq!(get(&world, &pack(&officer)).await.status, DONE, "it asks to sign in");
        assert_eq!(world.app.store.head().await.unwrap(), head);

        // The one who leaves is nobody's successor, and what is wrong is told by its field.
        let own = world.app.store.read().await.unwrap();
        let own_address = minga_auth::account(&own, officer.id).await.unwrap().unwrap().address;
        drop(own);
        for (to, name) in [("", ""), ("no-address", "X"), (own_address.as_str(), ""), ("nueva@example.org", "")] {
            let refused = world.named(&admin, &officer, to, name).await;
            assert_eq!(refused.status, REFUSED, "{to}");
            assert!(refused.text().contains("has-error") && refused.text().contains("SECRETO-T"), "what was typed is kept");
        }
        assert_eq!(world.app.store.head().await.unwrap(), head);
        assert!(world.mails().await.is_empty());

        assert_eq!(world.named(&admin, &officer, &address, "").await.status, DONE);
        for who in &others {
            assert_eq!(world.send(who, &pack(&officer), &[("deed", "acknowledge")]).await.status, StatusCode::FORBIDDEN);
        }
        assert_eq!(world.send(&admin, &pack(&officer), &[("deed", "acknowledge")]).await.status, StatusCode::FORBIDDEN);
        // Whoever loses the role before taking it up takes nothing up, and the gap stays.
        let page = world.see(&admin, &format!("/es/administracion/cuentas/{}", ana.id)).await.text();
        let held = page.split("name=\"membership\" value=\"").nth(1).unwrap().split('"').next().unwrap();
        let path = format!("/es/administracion/cuentas/{}", ana.id);
        assert_eq!(world.send(&admin, &path, &[("deed", "end"), ("membership", held)]).await.status, DONE);
        assert_eq!(world.send(&ana, &pack(&officer), &[("deed", "acknowledge")]).await.status, StatusCode::FORBIDDEN);
        assert_eq!(world.see(&ana, &pack(&officer)).await.status, StatusCode::FORBIDDEN);
        assert!(world.see(&admin, "/es/administracion/traspasos").await.text().contains("2 papeles que nadie ha recibido"));

        assert_eq!(world.send(&admin, &pack(&officer), &[("deed", "close"), ("reason", " ")]).await.status, REFUSED);
        let close = [("deed", "close"), ("reason", "La institución se suprimió SECRETO-T")];
        assert_eq!(world.send(&admin, &pack(&officer), &close).await.status, DONE);
        assert!(world.see(&admin, &pack(&officer)).await.text().contains("La institución se suprimió"));
        assert_eq!(world.send(&admin, &pack(&officer), &close).await.status, StatusCode::CONFLICT);
        for nothing in ["/es/traspasos/00000000-0000-7000-8000-000000000001", "/es/administracion/traspasos/planes/NADA"] {
            assert_eq!(world.see(&admin, nothing).await.status, StatusCode::NOT_FOUND, "{nothing}");
        }
        assert_eq!(world.send(&admin, &pack(&officer), &[("deed", "burn")]).await.status, StatusCode::BAD_REQUEST);
        world.nothing_personal_and_nothing_wrong().await;
    };

    a_whole_plan_is_handed_over_in_one_act, async |store| {
        let world = World::demo(store).await;
        let admin = world.person(Role::Administrator, None).await;
        let leader = world.leader_of(world.plan("EC-PAGA-1").await.unwrap()).await;
        let officer = world.person(Role::Officer, Some("SERCOP")).await;
        let stays = world.person(Role::Officer, Some("MINTEL")).await;
        let page = world.see(&admin, PLAN).await.text();
        for who in [&leader, &officer, &stays] {
            assert!(page.contains(&format!("name=\"address-{}\"", who.membership.unwrap())), "{page}");
        }
        assert_eq!(world.send(&admin, PLAN, &[("note", "")]).await.status, REFUSED, "somebody has to be named");
        let field = |name: &str, who: &Person| format!("{name}-{}", who.membership.unwrap());
        let (to_leader, to_officer) = (field("address", &leader), field("address", &officer));
        let (as_leader, as_officer) = (field("name", &leader), field("name", &officer));
        let act = |second: &'static str| vec![
            (to_leader.as_str(), "nueva@example.org"), (as_leader.as_str(), "Nueva"),
            (to_officer.as_str(), second), (as_officer.as_str(), "Segunda"), ("note", "Cambio de gobierno SECRETO-T"),
        ];
        let head = world.app.store.head().await.unwrap();
        // One address is wrong: nothing happens, and what was typed stays.
        let refused = world.send(&admin, PLAN, &act("segunda")).await;
        assert_eq!(refused.status, REFUSED);
        assert!(refused.text().contains("nueva@example.org") && refused.text().contains("value=\"segunda\""));
        assert_eq!((world.app.store.head().await.unwrap(), world.mails().await.len()), (head, 0));

        let done = world.send(&admin, PLAN, &act("segunda@example.org")).await;
        assert_eq!(done.status, DONE, "{}", done.text());
        assert!(world.see(&admin, done.header(header::LOCATION)).await.text().contains("2 papeles entregados"));
        let mails = world.mails().await;
        assert_eq!(mails.len(), 2);
        for left in [&leader, &officer] {
            assert!(!world.see(left, "/es/mi-trabajo").await.text().contains("Informar avance"), "their role has ended");
        }
        assert!(world.see(&stays, "/es/mi-trabajo").await.text().contains("Informar avance"));
        assert!(world.see(&admin, "/es/administracion/traspasos").await.text().contains("2 papeles que nadie ha recibido"));
        let nueva = world.arrives(&mails, "nueva@example.org").await;
        assert!(world.see(&nueva, "/es/empezar").await.text().contains("EC-PAGA-1"), "the plan is theirs");
        assert_eq!(world.send(&nueva, &pack(&leader), &[("deed", "acknowledge")]).await.status, DONE);
        let segunda = world.arrives(&mails, "segunda@example.org").await;
        assert_eq!(world.send(&segunda, &pack(&officer), &[("deed", "acknowledge")]).await.status, DONE);
        assert!(world.see(&admin, "/es/administracion/traspasos").await.text().contains("Sin vacíos"));
        world.nothing_personal_and_nothing_wrong().await;
    };
}
