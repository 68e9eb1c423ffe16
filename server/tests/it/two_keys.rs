//! An institution reports, its counterpart turns the second key, who leads the plan decides.

use crate::harness::{World, folder};
use crate::http::{Answer, get};
use crate::people::Person;
use http::{StatusCode, header};
use minga_auth::{block_account, end_role};
use minga_kernel::{Actor, Lang, Role};
use minga_record::verify;
use minga_testkit::on_both_databases;
use std::fmt::Write;
use std::time::Duration;

/// A milestone of SERCOP's, with FCD as counterpart.
pub(crate) const MILESTONE: &str = "/es/planes/EC-PAGA-1/compromisos/3/hitos/5";
/// Its first report.
const FIRST: &str = "/es/planes/EC-PAGA-1/compromisos/3/hitos/5/informes/1";

/// Reports progress with a piece of evidence.
pub(crate) async fn reported(world: &World, officer: &Person) {
    let fields = [
        ("percent", "40"),
        ("until", "2021-05-31"),
        ("text", "Se habilitó el portal SECRETO1"),
        ("obstacles", "Falta personal SECRETO2"),
        ("evidence_url", "https://example.org/acta"),
        ("evidence_title", "Acta SECRETO3"),
        ("after", "0"),
    ];
    let answer = world.send(officer, &format!("{MILESTONE}/informar"), &fields).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
}

/// Proposes another day.
pub(crate) async fn proposed(world: &World, officer: &Person) {
    let fields = [("to", "2022-03-31"), ("reason", "La emergencia SECRETO4")];
    let answer = world.send(officer, &format!("{MILESTONE}/proponer-fecha"), &fields).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
}

impl World {
    /// Something said to the first report.
    pub(crate) async fn said(&self, who: &Person, say: &str, text: &str) -> Answer {
        self.send(who, FIRST, &[("say", say), ("text", text)]).await
    }

    async fn milestone(&self) -> serde_json::Value {
        let found = get(self, "/api/v1/milestones?plan=EC-PAGA-1&commitment=3&limit=50").await.json();
        found["items"].as_array().unwrap().iter().find(|it| it["number"] == 5).unwrap().clone()
    }

    /// The path of the proposal that waits, as who leads the plan finds it.
    async fn proposal(&self, coordinator: &Person) -> String {
        let work = self.see(coordinator, "/es/mi-trabajo").await.text();
        let at = work.find("/es/planes/EC-PAGA-1/propuestas-de-fecha/").expect("a proposal waits");
        work[at..].split('"').next().unwrap().to_owned()
    }
}

on_both_databases! {
    the_story_of_a_milestone, async |store| {
        let world = World::demo(store).await;
        let officer = world.person(Role::Officer, Some("SERCOP")).await;
        let counterpart = world.person(Role::Counterpart, Some("FCD")).await;
        let coordinator = world.person(Role::Coordinator, None).await;
        assert!(world.see(&officer, "/es/mi-trabajo").await.text().contains("3.5 "));

        reported(&world, &officer).await;
        let it = world.milestone().await;
        assert_eq!((&it["state"], &it["stated_progress"]), (&"in_progress".into(), &40.into()));
        assert_eq!(it["progress"]["confirmed"], 0.0);
        let page = get(&world, MILESTONE).await.text();
        assert!(page.contains("Se habilitó el portal") && page.contains("Espera la segunda llave"));
        let above = get(&world, "/es/planes/EC-PAGA-1/compromisos/3").await.text();
        assert!(above.contains("Se habilitó el portal") && above.contains("Espera la segunda llave"));

        assert!(world.see(&counterpart, "/es/mi-trabajo").await.text().contains(FIRST));
        assert_eq!(world.said(&counterpart, "dispute", "").await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(world.said(&counterpart, "dispute", "No abre SECRETO5").await.status, StatusCode::SEE_OTHER);
        assert!(get(&world, MILESTONE).await.text().contains("Objetado"));
        // What is disputed cannot be disputed again.
        assert_eq!(world.said(&counterpart, "dispute", "Otra vez").await.status, StatusCode::CONFLICT);
        assert!(world.see(&officer, "/es/mi-trabajo").await.text().contains("Responder a una objeción"));
        assert_eq!(world.said(&officer, "answer", "Ya abre SECRETO6").await.status, StatusCode::SEE_OTHER);
        assert_eq!(world.said(&counterpart, "confirm", "").await.status, StatusCode::SEE_OTHER);
        assert_eq!(world.milestone().await["progress"]["confirmed"], 40.0);
        for say in ["confirm", "dispute", "ask"] {
            assert_eq!(world.said(&counterpart, say, "Tarde").await.status, StatusCode::CONFLICT, "{say}");
        }

        proposed(&world, &officer).await;
        let proposal = world.proposal(&coordinator).await;
        let before = world.milestone().await["schedule"].clone();
        let decided = [("accept", "yes"), ("decision", "Grupo Núcleo, acta 7 SECRETO7")];
        assert_eq!(world.send(&officer, &proposal, &decided).await.status, StatusCode::FORBIDDEN);
        assert_eq!(world.milestone().await["schedule"], before);
        assert_eq!(world.send(&coordinator, &proposal, &decided).await.status, StatusCode::SEE_OTHER);
        assert_eq!(world.milestone().await["schedule"]["in_force"]["end"], "2022-03-31");
        assert_eq!(world.send(&coordinator, &proposal, &decided).await.status, StatusCode::CONFLICT);

        let whole = [("what", "plan"), ("months", "6"), ("reason", "Emergencia"), ("decision", "Acta 8")];
        let moved = world.send(&coordinator, "/es/planes/EC-PAGA-1/reprogramar", &whole).await;
        assert_eq!(moved.status, StatusCode::SEE_OTHER, "{}", moved.text());
        assert_eq!(world.milestone().await["schedule"]["in_force"]["end"], "2022-09-30");
        let plan = get(&world, "/api/v1/plans/EC-PAGA-1").await.json();
        assert_eq!(plan["period"]["in_force"]["end"], "2023-02-28", "{plan:#}");

        world.app.record.publish().await.unwrap();
        let verified = verify::installation(&world.app.record, &world.app.store).await.unwrap();
        assert!(verified.findings.is_empty(), "{:?}", verified.findings);
        let entries = world.entries();
        assert!(entries.contains("counterpart") && entries.contains("report.confirmed"));
        for secret in ["SECRETO", "@example.org", "officer-"] {
            assert!(!entries.contains(secret), "{secret} is in the record");
        }
    };

    completing_takes_evidence_and_a_day, async |store| {
        let world = World::demo(store).await;
        let officer = world.person(Role::Officer, Some("SERCOP")).await;
        let path = format!("{MILESTONE}/terminar");
        let bare = [("text", "Listo"), ("until", "2021-05-31")];
        let refused = world.send(&officer, &path, &bare).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.text().contains("al menos un medio de verificación") && refused.text().contains("Listo"));
        let early = [("text", "Listo"), ("until", "2021-06-02"), ("evidence_url", "https://example.org/a")];
        assert!(world.send(&officer, &path, &early).await.text().contains("todavía no llega"));
        let whole = [("text", "Listo"), ("until", "2021-05-31"), ("evidence_url", "https://example.org/a")];
        assert_eq!(world.send(&officer, &path, &whole).await.status, StatusCode::SEE_OTHER);
        let it = world.milestone().await;
        assert_eq!((&it["state"], &it["completed_on"]), (&"completed".into(), &"2021-05-31".into()));
        // What is done is not reported on any more.
        assert_eq!(world.send(&officer, &path, &whole).await.status, StatusCode::CONFLICT);
    };

    a_file_is_taken_in_by_its_content_and_watched, async |store| {
        let world = World::demo(store).await;
        let officer = world.person(Role::Officer, Some("SERCOP")).await;
        let path = format!("{MILESTONE}/informar");
        let send = async |name: &str, content: &[u8]| {
            let mut body = Vec::new();
            for (field, value) in [("percent", "40"), ("text", "Con un archivo")] {
                body.extend(format!("--b\r\nContent-Disposition: form-data; name=\"{field}\"\r\n\r\n{value}\r\n").bytes());
            }
            let head = format!("--b\r\nContent-Disposition: form-data; name=\"evidence_file\"; filename=\"{name}\"\r\n\r\n");
            body.extend(head.bytes());
            body.extend_from_slice(content);
            body.extend(b"\r\n--b--\r\n");
            let request = http::Request::post(&path)
                .header(header::COOKIE, &officer.cookie)
                .header(header::CONTENT_TYPE, "multipart/form-data; boundary=b")
                .body(axum::body::Body::from(body));
            crate::http::send(&world, request.unwrap()).await
        };
        // What is no file that is taken, whatever it is called, is told and changes nothing.
        for (name, content) in [
            ("foto.svg", &b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>"[..]),
            ("foto.png", b"<html><script>alert(1)</script>"),
            ("acta.pdf", b"<script>alert(1)</script>%PDF-1.4"),
            ("programa.txt", b"MZ\x00\x00"),
            ("vacio.txt", b""),
        ] {
            let answer = send(name, content).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
            assert!(answer.text().contains("Con un archivo"), "{name}: what was written is still there");
        }
        let large = vec![b'a'; 21 << 20];
        assert_eq!(send("grande.txt", &large).await.status, StatusCode::PAYLOAD_TOO_LARGE);
        assert_eq!(world.milestone().await["evidence_count"], 0);
        let taken = send("../../etc/acta de la reunión.txt", "Se acordó publicar.".as_bytes()).await;
        assert_eq!(taken.status, StatusCode::SEE_OTHER, "{}", taken.text());
        let page = get(&world, MILESTONE).await.text();
        let at = page.find("/files/").unwrap();
        let file = page[at..].split('"').next().unwrap().to_owned();
        assert!(!file.contains("etc"), "{file}");
        let given = get(&world, &file).await;
        assert_eq!((given.status, given.text().as_str()), (StatusCode::OK, "Se acordó publicar."));
        assert!(given.header(header::CONTENT_DISPOSITION).starts_with("attachment"));
        assert_eq!(given.header(header::X_CONTENT_TYPE_OPTIONS), "nosniff");
        assert!(given.header(header::CONTENT_SECURITY_POLICY).contains("sandbox"));

        // Replaced behind the program's back, it is found and named; and so is a missing one.
        let hash = file.split('/').nth(2).unwrap();
        let findings = async || {
            let mut verified = verify::installation(&world.app.record, &world.app.store).await.unwrap();
            verify::kept(&world.app.store, &world.app.files, &mut verified).await.unwrap();
            verified.findings.into_iter().collect::<Vec<_>>()
        };
        assert_eq!(findings().await, []);
        let mut waiting = vec![world.files.path().join("files")];
        let mut stored = None;
        while let Some(folder) = waiting.pop() {
            for entry in std::fs::read_dir(folder).unwrap().map(|it| it.unwrap().path()) {
                if entry.is_dir() {
                    waiting.push(entry);
                } else if entry.to_string_lossy().replace(['/', '\\'], "").ends_with(hash) {
                    stored = Some(entry);
                }
            }
        }
        let stored = stored.unwrap();
        std::fs::write(&stored, "Se acordó callar.").unwrap();
        let found = findings().await;
        assert!(matches!(&found[..], [verify::Finding::Kept { file, fault: verify::Fault::Replaced, .. }] if file == hash), "{found:?}");
        std::fs::remove_file(&stored).unwrap();
        let found = findings().await;
        assert!(matches!(&found[..], [verify::Finding::Kept { file, fault: verify::Fault::Missing, .. }] if file == hash), "{found:?}");
    };

    silence_is_shown_and_is_no_agreement, async |store| {
        let world = World::demo(store).await;
        let officer = world.person(Role::Officer, Some("SERCOP")).await;
        reported(&world, &officer).await;
        // Tuesday 1 June: the tenth working day is Tuesday the 15th.
        world.clock.set("2021-06-15T12:00:00Z");
        assert!(!get(&world, MILESTONE).await.text().contains("Sin respuesta"));
        world.clock.set("2021-06-16T12:00:00Z");
        assert!(get(&world, MILESTONE).await.text().contains("Sin respuesta de la contraparte: 11 días hábiles"));
        assert_eq!(world.milestone().await["progress"]["confirmed"], 0.0);
    };

    two_who_write_at_once_lose_nothing, async |store| {
        let world = World::demo(store).await;
        let officer = world.person(Role::Officer, Some("SERCOP")).await;
        let path = format!("{MILESTONE}/informar");
        reported(&world, &officer).await;
        // The second one opened the form before the first one sent it.
        let late = [("percent", "55"), ("text", "Mi versión"), ("after", "0")];
        let answer = world.send(&officer, &path, &late).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        let text = answer.text();
        assert!(text.contains("Alguien informó") && text.contains("Mi versión") && text.contains("value=\"1\""));
        assert_eq!(world.milestone().await["stated_progress"], 40);

        let counterpart = world.person(Role::Counterpart, Some("FCD")).await;
        let (one, two) = tokio::join!(
            world.said(&counterpart, "confirm", ""),
            world.said(&counterpart, "dispute", "No")
        );
        let mut statuses = [one.status, two.status];
        statuses.sort();
        // Either the dispute came first, and confirming it after is allowed, or it was too late.
        let first = [StatusCode::SEE_OTHER, StatusCode::SEE_OTHER];
        assert!(statuses == first || statuses == [StatusCode::SEE_OTHER, StatusCode::CONFLICT], "{statuses:?}");
        assert_eq!(world.milestone().await["progress"]["confirmed"], 40.0);
    };

    what_ended_a_second_ago_has_ended, async |store| {
        let world = World::demo(store).await;
        let cx = world.app.cx(Actor::Operator, Lang::Es);
        let officer = world.person(Role::Officer, Some("SERCOP")).await;
        let path = format!("{MILESTONE}/informar");
        let fields = [("percent", "40"), ("text", "Hecho")];
        assert_eq!(world.see(&officer, &path).await.status, StatusCode::OK);
        end_role(&cx, &world.app.store, officer.membership.unwrap()).await.unwrap();
        world.clock.advance(Duration::from_secs(1));
        assert_eq!(world.see(&officer, &path).await.status, StatusCode::FORBIDDEN);
        assert_eq!(world.send(&officer, &path, &fields).await.status, StatusCode::FORBIDDEN);

        let other = world.person(Role::Officer, Some("SERCOP")).await;
        block_account(&cx, &world.app.store, other.id, true).await.unwrap();
        assert_eq!(world.send(&other, &path, &fields).await.status, StatusCode::UNAUTHORIZED);
        assert_eq!(world.milestone().await["progress"]["reported"], 0.0);
        let verified = verify::installation(&world.app.record, &world.app.store).await.unwrap();
        assert!(verified.findings.is_empty(), "{:?}", verified.findings);
    };

    drafts_are_their_authors_alone, async |store| {
        let world = World::demo(store).await;
        let officer = world.person(Role::Officer, Some("SERCOP")).await;
        let other = world.person(Role::Officer, Some("SERCOP")).await;
        let path = format!("{MILESTONE}/informar");
        let kept = world.send(&officer, &path, &[("percent", "x"), ("text", "A medias"), ("keep", "yes")]).await;
        assert_eq!(kept.status, StatusCode::SEE_OTHER);
        assert!(world.see(&officer, &path).await.text().contains("A medias"));
        assert!(!world.see(&other, &path).await.text().contains("A medias"));
        assert!(!get(&world, MILESTONE).await.text().contains("A medias"));
        reported(&world, &officer).await;
        assert!(!world.see(&officer, &path).await.text().contains("A medias"), "it was sent");
    };

    hostile_words_stay_words, async |store| {
        let world = World::demo(store).await;
        let officer = world.person(Role::Officer, Some("SERCOP")).await;
        let counterpart = world.person(Role::Counterpart, Some("FCD")).await;
        let hostile = "\"'><script>alert(1)</script><img src=x onerror=alert(2)>{{ 7*7 }}javascript:alert(3)";
        let fields = [
            ("percent", "10"),
            ("text", hostile),
            ("obstacles", hostile),
            ("help_needed", hostile),
            ("next_steps", hostile),
            ("evidence_url", "https://example.org/\"onmouseover=\"alert(1)"),
            ("evidence_title", hostile),
            // Not asked for, and not taken.
            ("state", "confirmed"),
            ("confirmed", "100"),
            ("body", "00000000-0000-0000-0000-000000000000"),
        ];
        assert_eq!(world.send(&officer, &format!("{MILESTONE}/informar"), &fields).await.status, StatusCode::SEE_OTHER);
        for scheme in ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "https://a b"] {
            let refused = [("percent", "10"), ("text", "x"), ("evidence_url", scheme)];
            let answer = world.send(&officer, &format!("{MILESTONE}/informar"), &refused).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{scheme}");
        }
        assert_eq!(world.said(&counterpart, "ask", hostile).await.status, StatusCode::SEE_OTHER);
        for page in [get(&world, MILESTONE).await, world.see(&officer, "/es/mi-trabajo").await, world.see(&officer, FIRST).await] {
            assert_eq!(page.status, StatusCode::OK);
            let text = page.text();
            assert!(!text.contains("<script>alert") && !text.contains("<img src=x") && !text.contains("\"onmouseover"));
            assert!(!text.contains("49javascript"));
        }
        let it = world.milestone().await;
        assert_eq!((&it["stated_progress"], &it["progress"]["confirmed"]), (&10.into(), &0.0.into()));
    };
}

/// Each page on which people act, opened and sent by everybody: the table of permissions as
/// strangers meet it.
#[tokio::test]
#[expect(clippy::too_many_lines, reason = "a list of pages")]
async fn every_page_of_a_deed_answers_every_role_as_the_table_says() {
    let world = World::demo(minga_testkit::sqlite().await).await;
    let mut people = vec![("nobody", None)];
    for role in Role::GIVEN {
        let body = matches!(role, Role::Officer | Role::Counterpart).then_some("SERCOP");
        people.push((role.code(), Some(world.person(role, body).await)));
    }
    people.push(("counterpart of it", Some(world.person(Role::Counterpart, Some("FCD")).await)));
    people.push(("officer of another", Some(world.person(Role::Officer, Some("MINTEL")).await)));
    people.push(("without a role", Some(world.stranger("nadie").await)));
    let officer = world.person(Role::Officer, Some("SERCOP")).await;
    let coordinator = world.person(Role::Coordinator, None).await;
    let imported = folder(&[
        ("plan", "code,title,country,cycle_start,cycle_end\nEC-PAGA-1,Plan,EC,2019-12-01,2022-08-31\n"),
        ("evidence", "commitment,milestone,title,url\n3,5,Acta,https://example.org/a\n"),
    ]);
    world.import(imported.path()).await.unwrap();
    reported(&world, &officer).await;
    proposed(&world, &officer).await;
    let proposal = world.proposal(&coordinator).await;
    let copy = crate::archive::link(&get(&world, MILESTONE).await.text(), "/es/planes/EC-PAGA-1/medios/");
    let file = world.app.files.put_bytes("a".into(), 10).await.unwrap().hash;
    let take_down = format!("/es/archivos/{file}/retirar");
    let proposed = crate::cocreation::proposed(&world).await;
    let moderated = format!("/es/moderacion/{}", world.thing(1).await);
    let event = crate::event_minutes::minuted(&world, &coordinator).await;
    let agreement = crate::event_minutes::link(&get(&world, &event).await.text(), "/es/acuerdos/");
    let add_event = world.events_add().await;
    let pages = [
        "/es/crear-proceso".to_owned(),
        "/es/procesos/P1/editar".to_owned(),
        "/es/procesos/P1/publicar".to_owned(),
        "/es/procesos/P1/proponer".to_owned(),
        "/es/procesos/P1/integrar".to_owned(),
        format!("{proposed}/apoyar"),
        format!("{proposed}/retirar"),
        format!("{proposed}/objetar"),
        format!("{proposed}/clasificar"),
        format!("{proposed}/responder"),
        format!("{proposed}/separar"),
        format!("{proposed}/evaluar"),
        format!("{proposed}/compromisos"),
        "/es/procesos/P1/evaluacion".to_owned(),
        "/es/procesos/P1/evaluar".to_owned(),
        "/es/procesos/P1/tablero".to_owned(),
        "/es/procesos/P1/ventanilla".to_owned(),
        "/es/procesos/P1/rescate".to_owned(),
        "/es/moderacion/pendiente".to_owned(),
        format!("{moderated}/denunciar"),
        format!("{moderated}/apelar"),
        format!("{moderated}/decidir"),
        format!("{MILESTONE}/informar"),
        format!("{MILESTONE}/terminar"),
        format!("{MILESTONE}/proponer-fecha"),
        FIRST.to_owned(),
        "/es/planes/EC-PAGA-1/reprogramar".to_owned(),
        crate::assessments::ASSESS.to_owned(),
        crate::assessments::ASSESS_PLAN.to_owned(),
        crate::assessments::MARK.to_owned(),
        "/es/planes/EC-PAGA-1/compromisos/3/acta/entregar".to_owned(),
        proposal.clone(),
        copy.clone(),
        take_down.clone(),
        "/es/mi-trabajo".to_owned(),
        "/es/cuenta".to_owned(),
        "/es/importar".to_owned(),
        "/es/importar/00000000-0000-0000-0000-000000000000".to_owned(),
        "/es/crear-organizacion".to_owned(),
        "/es/organizaciones/SERCOP/editar".to_owned(),
        "/es/crear-jurisdiccion".to_owned(),
        "/es/administracion/jurisdicciones/EC".to_owned(),
        add_event.clone(),
        format!("{event}/editar"),
        format!("{event}/asistencia"),
        format!("{event}/acta"),
        format!("{agreement}/cumplir"),
    ];
    let mut drawn = String::new();
    for page in &pages {
        let name = page
            .replace(&proposal, "/es/planes/EC-PAGA-1/propuestas-de-fecha/{id}")
            .replace(&copy, "/es/planes/EC-PAGA-1/medios/{id}/copia")
            .replace(&take_down, "/es/archivos/{file}/retirar")
            .replace(&add_event, "/es/eventos/agregar/plan/{id}")
            .replace(&moderated, "/es/moderacion/{kind}/{id}")
            .replace(&event, "/es/eventos/{event}")
            .replace(&agreement, "/es/acuerdos/{agreement}");
        writeln!(drawn, "{name}").unwrap();
        for (role, person) in &people {
            let seen = match person {
                Some(person) => world.see(person, page).await,
                None => get(&world, page).await,
            };
            // Nothing that a person sees of their own is kept anywhere.
            assert_eq!(seen.header(header::CACHE_CONTROL), "private, no-store", "{role} {page}");
            // A form without anything in it: refused for its content only where the role is right.
            let sent = match person {
                Some(person) => world.send(person, page, &[("say", "confirm"), ("accept", "no")]).await,
                None => world.send_unsigned(page, &[("say", "confirm"), ("accept", "no")]).await,
            };
            let shown = if role == &"counterpart of it" && page == FIRST { "done" } else { "" };
            writeln!(drawn, "  {role}: {} {} {shown}", seen.status.as_u16(), sent.status.as_u16()).unwrap();
        }
    }
    insta::assert_snapshot!(drawn);
}
