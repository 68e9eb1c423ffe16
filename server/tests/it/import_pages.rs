//! Importing in the browser: what a file would change is shown, and exactly that is applied.

use crate::harness::World;
use crate::http::{Answer, get, send};
use crate::people::Person;
use axum::body::Body;
use http::{Request, StatusCode, header};
use minga_auth::end_role;
use minga_kernel::table::{Table, Value};
use minga_kernel::{Actor, Lang, Role};
use minga_record::verify;
use minga_tabular::{Limits, inspect_bytes};
use minga_testkit::on_both_databases;
use minga_web::Settings;
use std::io::Write as _;
use std::time::Duration;

const IMPORT: &str = "/es/importar";

/// The workbook of a plan in which some cells say something else: sheet, row, column, value.
fn workbook(world: &World, mut tables: Vec<Table>, cells: &[(&str, usize, &str, &str)]) -> Vec<u8> {
    for (sheet, row, column, value) in cells {
        let table = tables.iter_mut().find(|table| table.name == *sheet).unwrap();
        let at = table.columns.iter().position(|it| it == column).unwrap();
        table.rows[*row][at] = Value::from(*value);
    }
    minga_exchange::workbook(&tables, &world.app.words, Lang::Es).unwrap()
}

/// The fingerprint in a page.
fn seen(page: &str) -> String {
    page.split("name=\"seen\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
}

impl World {
    /// Sends a file that has nothing to mend; the path of the page that shows what it changes.
    async fn sent(&self, who: &Person, name: &str, content: &[u8]) -> String {
        let sent = self.send_file(who, IMPORT, name, content).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text());
        sent.header(header::LOCATION).to_owned()
    }

    async fn apply(&self, who: &Person, path: &str, seen: &str) -> Answer {
        self.send(who, path, &[("deed", "apply"), ("seen", seen)]).await
    }

    /// How many files wait, whoever's they are.
    async fn waiting(&self, who: &Person) -> usize {
        let db = self.app.store.read().await.unwrap();
        minga_exchange::uploads_of(&db, who.id, minga_kernel::Moment::UNIX_EPOCH).await.unwrap().len()
    }
}

on_both_databases! {
    what_was_shown_is_applied, async |store| {
        let world = World::demo(store).await;
        let leader = world.person(Role::Coordinator, None).await;
        assert!(world.see(&leader, "/es/mi-trabajo").await.text().contains(IMPORT));
        let tables = world.export("EC-PAGA-1").await;
        let cells = [("milestones", 0, "title", "Un título <nuevo>"), ("plan", 0, "adopted", "2021-06-01")];
        let path = world.sent(&leader, "../mi plan.xlsx", &workbook(&world, tables.clone(), &cells)).await;
        let page = world.see(&leader, &path).await;
        assert_eq!(page.header(header::CACHE_CONTROL), "private, no-store");
        let text = page.text();
        let old = match &tables.iter().find(|it| it.name == "milestones").unwrap().rows[0][2] {
            Value::Text(old) => old.clone(),
            other => panic!("{other:?}"),
        };
        assert!(text.contains("Un título &lt;nuevo&gt;") && text.contains(&old), "{text}");
        assert!(text.contains("mi plan.xlsx") && !text.contains("../"));
        assert!(text.contains("1 de junio de 2021"), "{text}");
        assert!(text.contains("Nuevo: 0. Cambia: 2."), "{text}");
        // Looking wrote nothing.
        assert_eq!(world.export("EC-PAGA-1").await, tables);
        assert!(world.see(&leader, IMPORT).await.text().contains(&path));
        let english = path.replace("/es/importar", "/en/import");
        assert!(world.see(&leader, &english).await.text().contains("Import exactly this"));

        let applied = world.apply(&leader, &path, &seen(&text)).await;
        assert_eq!(applied.status, StatusCode::SEE_OTHER, "{}", applied.text());
        assert!(get(&world, "/es/planes/EC-PAGA-1").await.text().contains("se cargó desde una hoja de cálculo"));
        let after = world.export("EC-PAGA-1").await;
        let changed: Vec<_> = tables.iter().zip(&after).filter(|(a, b)| a != b).map(|(a, _)| a.name).collect();
        assert_eq!(changed, ["plan", "milestones"]);
        // It is gone, and saying yes again does nothing.
        assert_eq!(world.waiting(&leader).await, 0);
        assert_eq!(world.see(&leader, &path).await.status, StatusCode::NOT_FOUND);
        assert_eq!(world.apply(&leader, &path, &seen(&text)).await.status, StatusCode::NOT_FOUND);

        world.app.record.publish().await.unwrap();
        let verified = verify::installation(&world.app.record, &world.app.store).await.unwrap();
        assert!(verified.findings.is_empty(), "{:?}", verified.findings);
        let entries = world.entries();
        assert!(entries.contains("plan.imported") && !entries.contains("mi plan") && !entries.contains("nuevo>"));
    };

    a_whole_plan_is_new, async |store| {
        let world = World::demo(store).await;
        let tables = world.export("EC-PAGA-1").await;
        let leader = world.person(Role::Coordinator, None).await;
        let path = world.sent(&leader, "otro.xlsx", &workbook(&world, tables, &[("plan", 0, "code", "EC-2")])).await;
        let text = world.see(&leader, &path).await.text();
        assert!(text.contains("Nuevo: 114. Cambia: 0."), "{text}");
        assert_eq!(world.apply(&leader, &path, &seen(&text)).await.status, StatusCode::SEE_OTHER);
        assert_eq!(get(&world, "/es/planes/EC-2").await.status, StatusCode::OK);
        // The same file again changes nothing, and says so.
        let tables = world.export("EC-2").await;
        let path = world.sent(&leader, "otro.xlsx", &workbook(&world, tables, &[])).await;
        let text = world.see(&leader, &path).await.text();
        assert!(text.contains("no cambia nada") && !text.contains("value=\"apply\""), "{text}");
        let dropped = world.send(&leader, &path, &[("deed", "drop")]).await;
        assert_eq!((dropped.status, world.waiting(&leader).await), (StatusCode::SEE_OTHER, 0));
    };

    what_has_an_act_of_its_own_is_not_imported, async |store| {
        let world = World::demo(store).await;
        let leader = world.person(Role::Coordinator, None).await;
        let tables = world.export("EC-PAGA-1").await;
        let own_acts = [
            ("plan", 0, "state", "closed"),
            ("plan", 0, "report_date", "2021-06-01"),
            ("milestones", 0, "progress", "99"),
            ("milestones", 0, "completed_on", "2021-05-05"),
            ("milestones", 0, "end", "2030-01-01"),
        ];
        for cell in own_acts {
            let refused = world.send_file(&leader, IMPORT, "plan.xlsx", &workbook(&world, tables.clone(), &[cell])).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{cell:?}");
            assert!(refused.text().contains("tiene su propio trámite"), "{cell:?} {}", refused.text());
        }
        world.store.tamper("UPDATE plans SET state = 'closed'").await;
        let tables = world.export("EC-PAGA-1").await;
        let file = workbook(&world, tables.clone(), &[("commitments", 2, "title", "Otra historia")]);
        let refused = world.send_file(&leader, IMPORT, "plan.xlsx", &file).await;
        assert!(refused.text().contains("El plan ya se cerró"), "{}", refused.text());
        assert_eq!((world.waiting(&leader).await, world.export("EC-PAGA-1").await), (0, tables));
    };

    what_changed_meanwhile_is_shown_and_not_written, async |store| {
        let world = World::demo(store).await;
        let leader = world.person(Role::Coordinator, None).await;
        let tables = world.export("EC-PAGA-1").await;
        let file = workbook(&world, tables, &[("commitments", 2, "title", "Del archivo")]);
        let path = world.sent(&leader, "plan.xlsx", &file).await;
        let shown = seen(&world.see(&leader, &path).await.text());
        let edit = "/es/planes/EC-PAGA-1/editar/commitments/3";
        assert_eq!(world.fill(&leader, edit, &[("title", "De otra persona")]).await.status, StatusCode::SEE_OTHER);
        let head = world.app.store.head().await.unwrap();
        for fingerprint in [&*shown, "", "zz", &"0".repeat(64), &"é".repeat(32)] {
            let refused = world.apply(&leader, &path, fingerprint).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{fingerprint}");
            let text = refused.text();
            assert!(text.contains("Los datos cambiaron mientras tanto") && text.contains("De otra persona"), "{text}");
            assert_ne!(seen(&text), shown);
        }
        assert_eq!(world.app.store.head().await.unwrap(), head, "nothing was written");
        // Having seen it, saying yes writes it.
        let now = seen(&world.see(&leader, &path).await.text());
        assert_eq!(world.apply(&leader, &path, &now).await.status, StatusCode::SEE_OTHER);
        let once = world.app.store.head().await.unwrap() - head;
        assert!(get(&world, "/es/planes/EC-PAGA-1/compromisos/3").await.text().contains("Del archivo"));
        // Two who say yes at once write it once.
        let file = workbook(&world, world.export("EC-PAGA-1").await, &[("commitments", 2, "title", "Dos veces")]);
        let path = world.sent(&leader, "plan.xlsx", &file).await;
        let shown = seen(&world.see(&leader, &path).await.text());
        let (one, two) = tokio::join!(world.apply(&leader, &path, &shown), world.apply(&leader, &path, &shown));
        let done = [one.status, two.status].iter().filter(|it| **it == StatusCode::SEE_OTHER).count();
        assert_eq!(done, 1, "{} {}", one.status, two.status);
        assert_eq!(world.app.store.head().await.unwrap(), head + 2 * once);
    };

    a_file_is_its_owners_alone_and_for_a_time, async |store| {
        let world = World::demo(store).await;
        let leader = world.person(Role::Coordinator, None).await;
        let other = world.person(Role::Coordinator, None).await;
        let file = workbook(&world, world.export("EC-PAGA-1").await, &[("plan", 0, "title", "Secreto todavía")]);
        let path = world.sent(&leader, "secreto.xlsx", &file).await;
        let shown = seen(&world.see(&leader, &path).await.text());
        let before = world.export("EC-PAGA-1").await;
        for deed in ["apply", "drop"] {
            let taken = world.send(&other, &path, &[("deed", deed), ("seen", &shown)]).await;
            assert_eq!(taken.status, StatusCode::NOT_FOUND);
        }
        let peek = world.see(&other, &path).await;
        assert_eq!(peek.status, StatusCode::NOT_FOUND);
        assert!(!peek.text().contains("secreto.xlsx") && !peek.text().contains("Secreto todavía"));
        assert!(!world.see(&other, IMPORT).await.text().contains(&path));
        for guess in ["/es/importar/x", "/es/importar/00000000-0000-0000-0000-000000000000", "/es/importar/%20"] {
            assert_eq!(world.see(&leader, guess).await.status, StatusCode::NOT_FOUND, "{guess}");
        }
        assert_eq!(get(&world, &path).await.status, StatusCode::SEE_OTHER, "leads to signing in");
        assert_eq!(world.send_unsigned(&path, &[("deed", "apply"), ("seen", &shown)]).await.status, StatusCode::UNAUTHORIZED);
        // Another site makes the browser of its owner send it.
        let forged = Request::post(&path)
            .header(header::COOKIE, &leader.cookie)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "cross-site")
            .body(Body::from(format!("deed=apply&seen={shown}")));
        assert_eq!(send(&world, forged.unwrap()).await.status, StatusCode::FORBIDDEN);
        assert_eq!(world.send(&leader, &path, &[("deed", "jump")]).await.status, StatusCode::BAD_REQUEST);
        assert_eq!(world.export("EC-PAGA-1").await, before);

        // Three wait at most; the oldest makes room, and nobody else's.
        let theirs = world.sent(&other, "otro.xlsx", &file).await;
        for _ in 0..3 {
            world.clock.advance(Duration::from_mins(1));
            world.sent(&leader, "secreto.xlsx", &file).await;
        }
        assert_eq!((world.waiting(&leader).await, world.waiting(&other).await), (3, 1));
        assert_eq!(world.see(&leader, &path).await.status, StatusCode::NOT_FOUND);

        // What ended a second ago has ended, between looking and saying yes.
        let cx = world.app.cx(Actor::Operator, Lang::Es);
        let shown = seen(&world.see(&other, &theirs).await.text());
        end_role(&cx, &world.app.store, other.membership.unwrap()).await.unwrap();
        world.clock.advance(Duration::from_secs(1));
        assert_eq!(world.see(&other, &theirs).await.status, StatusCode::FORBIDDEN);
        assert_eq!(world.apply(&other, &theirs, &shown).await.status, StatusCode::FORBIDDEN);

        // After its time it is not there, and is swept.
        world.clock.advance(Duration::from_hours(23));
        let path = world.see(&leader, IMPORT).await.text();
        let path = path.split("href=\"/es/importar/").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let path = format!("/es/importar/{path}");
        let shown = seen(&world.see(&leader, &path).await.text());
        world.clock.advance(Duration::from_hours(1));
        assert_eq!(world.see(&leader, &path).await.status, StatusCode::NOT_FOUND);
        assert_eq!(world.apply(&leader, &path, &shown).await.status, StatusCode::NOT_FOUND);
        assert_eq!(world.waiting(&leader).await, 3, "it is still in the table");
        minga_web::sweep(&world.app).await.unwrap();
        assert_eq!((world.waiting(&leader).await, world.waiting(&other).await), (0, 0));
        assert_eq!(world.export("EC-PAGA-1").await, before);
    };

    each_imports_what_is_theirs, async |store| {
        let world = World::demo(store).await;
        let tables = world.export("EC-PAGA-1").await;
        let all = world.person(Role::Coordinator, None).await;
        let path = world.sent(&all, "otro.xlsx", &workbook(&world, tables.clone(), &[("plan", 0, "code", "EC-2")])).await;
        let shown = seen(&world.see(&all, &path).await.text());
        assert_eq!(world.apply(&all, &path, &shown).await.status, StatusCode::SEE_OTHER);

        // Whoever leads one plan imports into it, with the sheets of others that change nothing.
        let leader = world.leader_of(world.plan("EC-2").await.unwrap()).await;
        let page = world.see(&leader, IMPORT).await.text();
        assert!(page.contains("/es/planes/EC-2.xlsx") && !page.contains("EC-PAGA-1"));
        let own = world.export("EC-2").await;
        let path = world.sent(&leader, "mio.xlsx", &workbook(&world, own.clone(), &[("themes", 0, "title", "Mío")])).await;
        let shown = seen(&world.see(&leader, &path).await.text());
        assert_eq!(world.apply(&leader, &path, &shown).await.status, StatusCode::SEE_OTHER);
        let head = world.app.store.head().await.unwrap();
        let before = world.export("EC-PAGA-1").await;
        let own = world.export("EC-2").await;
        let former = {
            // Another plan, taken over under a new code.
            let mut tables = tables.clone();
            let plan = tables.iter_mut().find(|it| it.name == "plan").unwrap();
            plan.columns.push("former_code".into());
            plan.rows[0].push(Value::from("EC-PAGA-1"));
            workbook(&world, tables, &[("plan", 0, "code", "EC-3")])
        };
        let two = {
            let mut tables = own.clone();
            let other = tables.iter().find(|it| it.name == "plan").unwrap().clone();
            let row = before.iter().find(|it| it.name == "plan").unwrap().rows[0].clone();
            let own = tables.iter_mut().find(|it| it.name == "plan").unwrap();
            own.rows.push(row);
            assert_eq!(own.columns, other.columns);
            workbook(&world, tables, &[])
        };
        for (what, file) in [
            ("another plan", workbook(&world, tables.clone(), &[("milestones", 3, "title", "Ajeno")])),
            ("a new plan", workbook(&world, tables.clone(), &[("plan", 0, "code", "EC-4")])),
            ("another plan by its former code", former),
            ("a second plan", two),
            ("an organisation among its own", workbook(&world, own.clone(), &[("themes", 0, "title", "x"), ("organisations", 0, "name", "Ajena")])),
        ] {
            let refused = world.send_file(&leader, IMPORT, "plan.xlsx", &file).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{what}: {}", refused.text());
            let told = if what == "a second plan" { "un plan a la vez" } else { "Su papel no alcanza" };
            assert!(refused.text().contains(told), "{what}: {}", refused.text());
        }
        assert_eq!(world.waiting(&leader).await, 0);

        // An administrator imports organisations, and no plan.
        assert_eq!(world.app.store.head().await.unwrap(), head);
        let admin = world.person(Role::Administrator, None).await;
        let head = world.app.store.head().await.unwrap();
        let refused = world.send_file(&admin, IMPORT, "plan.xlsx", &workbook(&world, own, &[("themes", 0, "title", "x")])).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.text().contains("Su papel no alcanza"));
        assert_eq!(world.app.store.head().await.unwrap(), head);
        let rows = "code,name,sector\nNUEVA,Nueva,community\n";
        let path = world.sent(&admin, "organisations.csv", rows.as_bytes()).await;
        let shown = seen(&world.see(&admin, &path).await.text());
        assert_eq!(world.apply(&admin, &path, &shown).await.status, StatusCode::SEE_OTHER);
        assert_eq!(get(&world, "/es/organizaciones/NUEVA").await.status, StatusCode::OK);
        assert_eq!(world.export("EC-PAGA-1").await, before);

        // Nobody else gets as far as being read.
        let bodied = ["SERCOP"];
        let mut others = vec![world.stranger("nadie").await];
        for role in Role::GIVEN.into_iter().filter(|it| ![Role::Administrator, Role::Coordinator].contains(it)) {
            let body = matches!(role, Role::Officer | Role::Counterpart).then_some(bodied[0]);
            others.push(world.person(role, body).await);
        }
        for who in &others {
            assert_eq!(world.see(who, IMPORT).await.status, StatusCode::FORBIDDEN);
            assert_eq!(world.send_file(who, IMPORT, "organisations.csv", rows.as_bytes()).await.status, StatusCode::FORBIDDEN);
            assert_eq!(world.see(who, &path).await.status, StatusCode::FORBIDDEN);
            assert!(!world.see(who, "/es/mi-trabajo").await.text().contains(IMPORT));
        }
        let verified = verify::installation(&world.app.record, &world.app.store).await.unwrap();
        assert!(verified.findings.is_empty(), "{:?}", verified.findings);
    };

    everything_wrong_is_told_at_once, async |store| {
        let world = World::demo(store).await;
        let leader = world.person(Role::Coordinator, None).await;
        let rows = "code,name,sector,website,extra\nA,Uno,public,javascript:alert(1),1\nA,<b>Dos,nada,,\n,Tres,public,,\n";
        let refused = world.send_file(&leader, IMPORT, "organisations.csv", rows.as_bytes()).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        let text = refused.text();
        for told in ["javascript:alert(1)", "nada", "no tiene esta columna", "obligatorio", "organisations", "sector", "website"] {
            assert!(text.contains(told), "{told}: {text}");
        }
        assert!(text.matches("<tr role=\"row\">").count() >= 5, "{text}");
        assert!(!text.contains("<b>Dos"));
        assert_eq!(world.waiting(&leader).await, 0, "what cannot be imported is not kept");
        let nothing = world.send(&leader, IMPORT, &[]).await;
        assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(nothing.text().contains("Falta el archivo"));
    };

    a_hostile_file_is_told_of_as_on_the_command_line, async |store| {
        let world = World::demo(store).await;
        let leader = world.person(Role::Coordinator, None).await;
        let head = world.app.store.head().await.unwrap();
        let options = zip::write::SimpleFileOptions::default();
        let zipped = |entries: &[(&str, &[u8])]| {
            let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
            for (name, content) in entries {
                writer.start_file(*name, options).unwrap();
                writer.write_all(content).unwrap();
            }
            writer.finish().unwrap().into_inner()
        };
        let bomb = zipped(&[("xl/workbook.xml", &vec![b' '; 24 << 20])]);
        let rows = "code,name,sector\nA,Uno,public\n";
        for (name, content, code) in [
            ("bomba.xlsx", bomb, "unpacks-too-big"),
            ("carpeta.zip", zipped(&[("organisations.csv", rows.as_bytes())]), "unsupported-format"),
            ("grande.csv", vec![b'a'; 50 << 20], "file-too-big"),
            ("acta.pdf", b"%PDF-1.4".to_vec(), "unsupported-format"),
            ("pagina.xls", b"<html><table></table>".to_vec(), "unsupported-format"),
            ("roto.xlsx", b"PK\x03\x04roto".to_vec(), "corrupt"),
            ("vacio.csv", Vec::new(), "nothing-inside"),
        ] {
            let expected = inspect_bytes(name, &content, &Limits::default()).problems;
            let refused = world.send_file(&leader, IMPORT, name, &content).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}: {}", refused.text());
            let text = refused.text();
            let Some(problem) = expected.iter().find(|it| it.code == code) else { panic!("{name}: {expected:?}") };
            let (what, _) = world.app.problem_and_mend(Lang::Es, problem);
            let what = what.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;").replace('\'', "&#39;");
            assert!(text.contains(&what), "{name}: {what}: {text}");
        }
        // Far beyond every limit it is not even listened to.
        let settings = Settings { import: Limits { file_bytes: 1 << 20, ..Limits::default() }, ..Settings::default() };
        assert_eq!(world.waiting(&leader).await, 0);
        assert_eq!(world.app.store.head().await.unwrap(), head);
        drop(world);
        let world = World::with(minga_testkit::sqlite().await, settings).await;
        let leader = world.person(Role::Coordinator, None).await;
        let told = world.send_file(&leader, IMPORT, "a.csv", &vec![b'a'; 2 << 20]).await;
        assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(told.text().contains("1 MB"), "{}", told.text());
        let refused = world.send_file(&leader, IMPORT, "a.csv", &vec![b'a'; 9 << 20]).await;
        assert_eq!(refused.status, StatusCode::PAYLOAD_TOO_LARGE);
    };

    macros_and_formulas_do_not_run, async |store| {
        let world = World::demo(store).await;
        let leader = world.person(Role::Coordinator, None).await;
        let tables = world.export("EC-PAGA-1").await;
        let formula = "=HYPERLINK(\"https://evil.example\",\"x\")";
        let book = workbook(&world, tables, &[("milestones", 0, "title", formula)]);
        // The same with macros in it.
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(book)).unwrap();
        let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        for index in 0..archive.len() {
            let entry = archive.by_index_raw(index).unwrap();
            writer.raw_copy_file(entry).unwrap();
        }
        let options = zip::write::SimpleFileOptions::default();
        writer.start_file("xl/vbaProject.bin", options).unwrap();
        writer.write_all(b"Sub Auto_Open()").unwrap();
        let book = writer.finish().unwrap().into_inner();
        let path = world.sent(&leader, "plan.xlsm", &book).await;
        let text = world.see(&leader, &path).await.text();
        assert!(text.to_lowercase().contains("macros") && text.contains("=HYPERLINK(&quot;https:"), "{text}");
        assert!(!text.contains("href=\"https://evil.example"));
        assert_eq!(world.apply(&leader, &path, &seen(&text)).await.status, StatusCode::SEE_OTHER);
        // It is words, and goes out as words.
        let csv = get(&world, "/es/planes/EC-PAGA-1/compromisos/1.csv").await.text();
        assert!(csv.contains("'=HYPERLINK"), "{csv}");
    };

    a_large_file_is_counted_whole_and_shown_in_part, async |store| {
        let world = World::demo(store).await;
        let leader = world.person(Role::Coordinator, None).await;
        let mut rows = String::from("code,name,sector\nSERCOP,Con otro nombre,public\n");
        for number in 0..3_000 {
            rows.push_str(&format!("N{number},Organización {number},community\n"));
        }
        let path = world.sent(&leader, "organisations.csv", rows.as_bytes()).await;
        let text = world.see(&leader, &path).await.text();
        assert!(text.contains("Nuevo: 3.000. Cambia: 1."), "{}", &text[text.find("Nuevo:").unwrap()..][..60]);
        assert!(text.contains("primeras 200 de 3.001"));
        assert_eq!(text.matches("<h3>").count(), 200);
        // What is there and changes comes first.
        assert!(text.find("Con otro nombre").unwrap() < text.find("N1<").or_else(|| text.find("N1 ")).unwrap());
        assert!(text.len() < 300_000);
        let applied = world.apply(&leader, &path, &seen(&text)).await;
        assert_eq!(applied.status, StatusCode::SEE_OTHER);
        assert_eq!(get(&world, "/es/organizaciones/N2999").await.status, StatusCode::OK);
    };
}
