//! Who may take part in a process where not everybody may: codes of organisations, a list of which
//! only hashes are kept, a provider of identities.

use crate::browser::Browser;
use crate::cocreation::DONE;
use crate::harness::World;
use crate::http::{Answer, get};
use crate::oidc::dance;
use crate::people::Person;
use crate::provider::{CLIENT, Provider, SECRET};
use http::{StatusCode, header};
use minga_auth::OidcSettings;
use minga_kernel::{Actor, Lang, Role};
use minga_testkit::on_both_databases;
use minga_web::Settings;
use serde_json::json;
use std::time::Duration;

const REFUSED: StatusCode = StatusCode::UNPROCESSABLE_ENTITY;
const PROCESS: &str = "/es/procesos/P1";
const PROPOSE: &str = "/es/procesos/P1/proponer";
const DOORS: &str = "/es/procesos/P1/participacion";
const ENTER: &str = "/es/procesos/P1/entrar";
/// The plan of the process as the form sends it, but who takes part.
const PLAN: [(&str, &str); 12] = [
    ("title", "Cocreación"),
    ("summary", "Proponga qué hacer"),
    ("jurisdiction", "EC"),
    ("begins-reception", "2021-06-01"),
    ("ends-reception", "2021-06-30"),
    ("proposals-reception", "yes"),
    ("supports-reception", "yes"),
    ("begins-analysis", "2021-07-01"),
    ("ends-analysis", "2021-07-31"),
    ("supports-analysis", "yes"),
    ("themes", "Agua\nSuelo"),
    ("hurry", "Hay que entregar el plan en julio"),
];

impl World {
    /// The text of a code that was made just now.
    async fn code(&self, leader: &Person, uses: &str, ends: &str) -> String {
        let fields = [("deed", "code"), ("organisation", "FCD"), ("uses", uses), ("ends", ends)];
        let made = self.send(leader, DOORS, &fields).await;
        assert_eq!(made.status, StatusCode::OK, "{}", made.text());
        assert_eq!(made.header(header::CACHE_CONTROL), "private, no-store");
        let text = made.text();
        let at = text.split("<code class=\"secret\">").nth(1).expect("a code");
        at.split('<').next().unwrap().to_owned()
    }

    /// A list that is sent, under this name.
    async fn list(&self, leader: &Person, name: &str, content: &[u8], more: &[(&str, &str)]) -> Answer {
        let fields = [&[("deed", "list")], more].concat();
        self.send_parts(leader, DOORS, &fields, Some(("file", name, content))).await
    }

    async fn enters(&self, who: &Person, typed: &str) -> Answer {
        self.send(who, ENTER, &[("typed", typed)]).await
    }

    async fn supporting(&self, who: &Person, number: i64) -> Answer {
        self.deed(who, number, "apoyar", &[("deed", "support")]).await
    }

    /// Lets others take part.
    async fn ruled(&self, leader: &Person, who: &str) {
        let fields = [&PLAN[..], &[("who", who)]].concat();
        let saved = self.send(leader, &format!("{PROCESS}/editar"), &fields).await;
        assert_eq!(saved.status, DONE, "{}", saved.text());
    }

    async fn backers(&self, number: i64) -> i64 {
        self.proposals().await[&number]["supports"].as_i64().unwrap()
    }
}

/// A row in each table: for the test that changes every column.
pub(crate) async fn everything(world: &World) {
    let leader = world.person(Role::Coordinator, None).await;
    let code = world.code(&leader, "3", "2021-12-31").await;
    assert!(!code.is_empty());
    assert_eq!(world.list(&leader, "censo.csv", b"id\n1712345678\n", &[]).await.status, DONE);
}

/// Whether an answer leads to where somebody shows that they may take part.
fn leads_to_enter(answer: &Answer) -> bool {
    answer.status == DONE && answer.header(header::LOCATION).starts_with(&format!("{ENTER}?next="))
}

on_both_databases! {
    a_code_lets_in_as_many_as_it_says, async |store| {
        let world = World::demo(store).await;
        let leader = world.process(&[]).await;
        let [ana, ben, cleo] = [world.citizen("ana").await, world.citizen("ben").await, world.citizen("cleo").await];
        let number = world.propose(&ben, "Agua").await;
        world.ruled(&leader, "code").await;
        assert_eq!(world.backers(number).await, 1, "changing the rule takes nothing away");
        assert!(world.see(&leader, DOORS).await.text().contains("falta un código vigente"));
        let process = get(&world, PROCESS).await.text();
        assert!(process.contains("Quien tenga un código") && process.contains(ENTER));
        assert_eq!(get(&world, "/api/v1/processes").await.json()["items"][0]["who"], "code");
        // Nobody but whoever leads makes codes, and what makes no sense is none.
        for who in [&ana, &world.person(Role::Officer, Some("SERCOP")).await] {
            let fields = [("deed", "code"), ("organisation", "FCD"), ("uses", "9"), ("ends", "2021-06-30")];
            assert_eq!(world.send(who, DOORS, &fields).await.status, StatusCode::FORBIDDEN);
            assert_eq!(world.see(who, DOORS).await.status, StatusCode::FORBIDDEN);
        }
        for wrong in [("organisation", "NADIE"), ("uses", "0"), ("uses", "10001"), ("uses", "x"), ("ends", "2021-05-31"), ("ends", "ayer")] {
            let known = [("deed", "code"), ("organisation", "FCD"), ("uses", "2"), ("ends", "2021-06-30")];
            let fields = known.map(|(name, value)| if name == wrong.0 { wrong } else { (name, value) });
            assert_eq!(world.send(&leader, DOORS, &fields).await.status, REFUSED, "{wrong:?}");
        }
        let code = world.code(&leader, "2", "2021-06-30").await;
        assert_eq!(code.len(), 11, "{code}");
        assert!(!world.see(&leader, DOORS).await.text().contains(&code), "it is shown once");
        let bare = code.replace('-', "");
        assert_eq!(world.rows_with(&[&code, &bare]).await, Vec::<String>::new(), "only its hash is kept");

        // Whoever has to show first that they may take part is led there, and back.
        let led = world.see(&ana, PROPOSE).await;
        assert!(leads_to_enter(&led), "{}", led.text());
        assert!(leads_to_enter(&world.supporting(&ana, number).await));
        assert!(leads_to_enter(&world.send(&ana, PROPOSE, &[("step", "1"), ("problem", "x")]).await));
        let page = world.see(&ana, led.header(header::LOCATION)).await.text();
        assert!(page.contains("Escriba el código") && page.contains(&format!("value=\"{PROPOSE}\"")), "{page}");
        let wrong = world.enters(&ana, "ABCDE-FGHJK").await;
        assert!(wrong.status == REFUSED && wrong.text().contains("no sirve para entrar"), "{}", wrong.text());
        assert_eq!(world.enters(&ana, " - ").await.status, REFUSED);
        let copied = [("typed", &*bare.to_lowercase()), ("next", PROPOSE)];
        let entered = world.send(&ana, ENTER, &copied).await;
        assert_eq!((entered.status, entered.header(header::LOCATION)), (DONE, PROPOSE), "{}", entered.text());
        assert_eq!(world.enters(&ana, &code).await.status, DONE, "again, and nothing is used up");
        assert!(world.see(&ana, ENTER).await.text().contains("Usted puede participar"));
        assert_eq!(world.supporting(&ana, number).await.status, DONE);
        // Where they go on is here.
        let hostile = world.send(&ana, ENTER, &[("typed", &*code), ("next", "//evil.example")]).await;
        assert_eq!(hostile.header(header::LOCATION), PROPOSE);
        // Of many who come at once for the last place, one gets it.
        let (one, two, three) =
            tokio::join!(world.enters(&ben, &code), world.enters(&cleo, &code), world.enters(&leader, &code));
        let came = [&one, &two, &three].into_iter().filter(|it| it.status == DONE).count();
        assert_eq!(came, 1);
        let used_up = [&one, &two, &three].into_iter().find(|it| it.status != DONE).unwrap().text();
        assert!(used_up.contains("no sirve para entrar"));
        assert!(world.see(&leader, DOORS).await.text().contains("2 de 2 usados"));

        // A code ends with its day, and when it is revoked; whoever came by it stays.
        let short = world.code(&leader, "5", "2021-06-01").await;
        let late = world.citizen("late").await;
        world.clock.set("2021-06-02T09:00:00Z");
        assert_eq!(world.enters(&late, &short).await.status, REFUSED);
        let revoked = world.code(&leader, "5", "2021-06-30").await;
        let text = world.see(&leader, DOORS).await.text();
        let id = text.split("name=\"code\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        assert_eq!(world.send(&late, DOORS, &[("deed", "end"), ("code", &id)]).await.status, StatusCode::FORBIDDEN);
        assert_eq!(world.send(&leader, DOORS, &[("deed", "end"), ("code", &id)]).await.status, DONE);
        assert_eq!(world.send(&leader, DOORS, &[("deed", "end"), ("code", &id)]).await.status, StatusCode::CONFLICT);
        assert_eq!(world.enters(&late, &revoked).await.status, REFUSED);
        assert_eq!(world.propose(&ana, "Aire").await, number + 1);
        world.nothing_is_amiss().await;
        let entries = world.entries();
        assert!(entries.contains("process.code_made") && entries.contains("process.code_ended"));
        for secret in [&code, &bare, &revoked] {
            assert!(!entries.contains(secret.as_str()), "{secret}");
        }
        assert!(!entries.contains("admission"), "nor of who was let in");
    };

    a_list_is_kept_as_hashes_alone, async |store| {
        let world = World::new(store).await;
        let leader = world.process(&[]).await;
        let [ana, ben] = [world.citizen("ana").await, world.citizen("ben").await];
        let number = world.propose(&ben, "Agua").await;
        world.ruled(&leader, "list").await;
        assert!(world.see(&leader, DOORS).await.text().contains("la lista está vacía"));
        assert_eq!(world.enters(&ana, "0102030405").await.status, REFUSED, "nobody is in it yet");
        // What cannot be understood is told by its row, and takes nothing in.
        for (name, content, told) in [
            ("censo.csv", "nombre,cedula\nAna,0102030405\n", "nombre, cedula"),
            ("censo.csv", "cedula\n0102030405\n1.71E+09\n", "fila 3"),
            ("censo.csv", "cedula\n0102030405\nx\n", "fila 3"),
            ("censo.csv", "cedula\n", "ningún identificador"),
            ("censo.xlsx", "\0\u{1}\u{2}no es una hoja", ""),
        ] {
            let refused = world.list(&leader, name, content.as_bytes(), &[]).await;
            assert!(refused.status == REFUSED && refused.text().contains(told), "{told} {}", refused.text());
        }
        assert_eq!(world.send_parts(&leader, DOORS, &[("deed", "list")], None).await.status, REFUSED);
        assert_eq!(world.list(&ana, "c.csv", b"id\n0102030405\n", &[]).await.status, StatusCode::FORBIDDEN);
        assert!(world.see(&leader, DOORS).await.text().contains("La lista está vacía"));

        let table = "Nombre,Cédula\nNusta SECRETA,0102030405\nQuien,171234567-8\nOtra,1720304050\nMás,0102030405\n";
        let sent = world.list(&leader, "censo.csv", table.as_bytes(), &[("column", "cédula")]).await;
        assert_eq!(sent.status, DONE, "{}", sent.text());
        assert!(world.see(&leader, DOORS).await.text().contains("3 identificadores en la lista"));
        // The same again changes nothing, and nobody reads any of it anywhere.
        assert_eq!(world.list(&leader, "censo.csv", table.as_bytes(), &[("column", "cédula")]).await.status, DONE);
        assert!(world.see(&leader, DOORS).await.text().contains("3 identificadores en la lista"));
        assert_eq!(world.rows_with(&["SECRETA", "0102030405", "102030405", "1712345678"]).await, Vec::<String>::new());

        let unknown = world.enters(&ana, "9999999999").await.text();
        assert_eq!(world.enters(&ana, "010203040-5").await.status, DONE);
        assert_eq!(world.supporting(&ana, number).await.status, DONE);
        assert_eq!(world.backers(number).await, 2);
        // One identifier serves one account, and whoever tries it reads what they read of any other.
        let taken = world.enters(&ben, "0102030405").await;
        assert_eq!(taken.status, REFUSED);
        assert_eq!(taken.text().replace("0102030405", ""), unknown.replace("9999999999", ""));
        let cleo = world.citizen("cleo").await;
        let (one, two) = tokio::join!(world.enters(&ben, "1712345678"), world.enters(&cleo, "1712345678"));
        assert_eq!([one.status, two.status].iter().filter(|it| **it == DONE).count(), 1);
        // However often somebody supports at once, they count once, and who is not in the list does not.
        let (inside, outside) = if one.status == DONE { (&ben, &cleo) } else { (&cleo, &ben) };
        let other = world.propose(&ana, "Aire").await;
        let path = format!("{PROCESS}/propuestas/{other}/apoyar");
        let once = |who| world.send(who, &path, &[("deed", "support")]);
        let all = tokio::join!(once(inside), once(outside), once(inside), once(outside), once(inside));
        assert!(leads_to_enter(&all.1) && leads_to_enter(&all.3));
        assert_eq!((all.0.status, all.2.status, all.4.status), (DONE, DONE, DONE));
        assert_eq!(world.backers(other).await, 2, "its author and one more");

        // A list without her: she takes part no more, and what she supported stays.
        let corrected = world.list(&leader, "c.csv", b"id\n1712345678\n1720304050\n", &[("replace", "yes")]).await;
        assert_eq!(corrected.status, DONE);
        assert!(leads_to_enter(&world.see(&ana, PROPOSE).await));
        assert_eq!((world.backers(number).await, world.backers(other).await), (2, 2));
        // With another identifier she comes in again; the former one is nobody else's.
        assert_eq!(world.enters(&ana, "1720304050").await.status, DONE);
        assert_eq!(world.list(&leader, "c.csv", b"id\n0102030405\n", &[]).await.status, DONE);
        assert_eq!(world.enters(outside, "0102030405").await.status, REFUSED);
        assert_eq!(world.send(&leader, DOORS, &[("deed", "empty")]).await.status, DONE);
        assert!(leads_to_enter(&world.see(&ana, PROPOSE).await));
        assert_eq!((world.backers(number).await, world.backers(other).await), (2, 2));
        world.nothing_is_amiss().await;
        let entries = world.entries();
        assert!(entries.contains("process.list_changed") && !entries.contains("SECRETA"));
        assert!(!entries.contains("102030405") && !entries.contains("1712345678"));
    };

    who_goes_leaves_no_way_to_count_twice, async |store| {
        let world = World::new(store).await;
        let leader = world.process(&[("who", "list")]).await;
        assert_eq!(world.list(&leader, "c.csv", b"id\n1712345678\n1720304050\n", &[]).await.status, DONE);
        let [ana, ben] = [world.citizen("ana").await, world.citizen("ben").await];
        assert_eq!(world.enters(&ana, "1712345678").await.status, DONE);
        let given = world.see(&ana, "/es/cuenta/mis-datos").await.json();
        assert_eq!(given["admitted"][0]["by"], "list");
        let number = world.propose(&ana, "Agua").await;
        // She goes, and what she said stays: so her identifier stays used.
        assert_eq!(world.send(&ana, "/es/cuenta/borrar", &[("sure", "yes")]).await.status, DONE);
        assert_eq!(world.backers(number).await, 1);
        assert_eq!(world.enters(&ben, "1712345678").await.status, REFUSED);
        assert_eq!(world.rows_with(&[&ana.id.simple().to_string()]).await.iter().filter(|it| it.starts_with("process_admissions")).count(), 0);
        // He goes with everything that he said, and may come again.
        assert_eq!(world.enters(&ben, "1720304050").await.status, DONE);
        assert_eq!(world.supporting(&ben, number).await.status, DONE);
        let cx = world.app.cx(Actor::Account(ben.id), Lang::Es);
        world.app.delete_person(&cx, ben.id, true).await.unwrap();
        assert_eq!(world.backers(number).await, 1);
        let ben = world.citizen("ben").await;
        assert_eq!(world.enters(&ben, "1720304050").await.status, DONE);
        world.nothing_is_amiss().await;
    };

    whoever_guesses_is_held_up_and_others_are_not, async |store| {
        let world = World::new(store).await;
        let leader = world.process(&[("who", "list")]).await;
        let list = (0..40).map(|n| format!("17{n:08}")).collect::<Vec<_>>().join("\n");
        assert_eq!(world.list(&leader, "c.csv", format!("id\n{list}").as_bytes(), &[]).await.status, DONE);
        let guesser = world.stranger("adivina").await;
        for n in 0..10 {
            assert_eq!(world.enters(&guesser, &format!("99{n:08}")).await.status, REFUSED);
        }
        // A right one helps no more, and it is not used up.
        assert_eq!(world.enters(&guesser, "1700000000").await.status, StatusCode::TOO_MANY_REQUESTS);
        // Thirty people behind one address, each of whom types it wrong once.
        for n in 0..30 {
            let person = world.stranger(&format!("mesa{n}")).await;
            assert_eq!(world.enters(&person, "12345").await.status, REFUSED);
            assert_eq!(world.enters(&person, &format!("17{n:08}")).await.status, DONE, "{n}");
        }
        world.clock.advance(Duration::from_hours(1));
        assert_eq!(world.enters(&guesser, "1700000030").await.status, DONE);
    };

    a_provider_decides, async |store| {
        let provider = Provider::start();
        let oidc = OidcSettings {
            issuer: provider.issuer(),
            client_id: CLIENT.to_owned(),
            client_secret: SECRET.to_owned(),
            name: "Ciudadanía <ID>".to_owned(),
        };
        let world = World::with(store, Settings { oidc: Some(oidc), ..Settings::default() }).await;
        let leader = world.process(&[("who", "provider")]).await;
        let ana = world.citizen("ana").await;
        assert!(world.see(&leader, DOORS).await.text().contains("falta decir qué proveedor"));
        assert!(leads_to_enter(&world.see(&ana, PROPOSE).await));
        assert_eq!(world.send(&ana, DOORS, &[("deed", "provider")]).await.status, StatusCode::FORBIDDEN);
        assert_eq!(world.send(&leader, DOORS, &[("deed", "provider")]).await.status, DONE);
        assert!(world.see(&leader, DOORS).await.text().contains(&provider.issuer()));
        assert_eq!(get(&world, "/api/v1/processes").await.json()["items"][0]["provider"], json!(provider.issuer()));
        // No code and no identifier helps here.
        assert_eq!(world.enters(&ana, "1712345678").await.status, StatusCode::CONFLICT);
        let page = world.see(&ana, &format!("{ENTER}?next={PROPOSE}")).await.text();
        assert!(page.contains("Entrar con Ciudadanía &lt;ID&gt;</button>") && page.contains("action=\"/es/entrar/oidc\""), "{page}");

        provider.set(|it| it.claims = json!({ "sub": "a", "email": "ana@citizens.example", "email_verified": true }));
        let mut browser = Browser::new(&world);
        let form = format!("next={}", minga_web::escape_query(PROPOSE));
        let back = dance(&mut browser, &provider, "/es/entrar/oidc", &form).await;
        assert_eq!(back.header(header::LOCATION), PROPOSE, "{}", back.text);
        let proposing = browser.get(PROPOSE).await;
        assert!(proposing.status == StatusCode::OK && proposing.text.contains("Paso 1 de 3"), "{}", proposing.text);
        assert_eq!(world.see(&ana, PROPOSE).await.status, StatusCode::OK, "it is the account that is known");
        world.nothing_is_amiss().await;
    };
}
