//! Acts that are handed in, signed: who signed is told to everybody, and nobody hands in for
//! somebody else. (What signatures prove is tested beside tools by others in
//! `platform/signatures/tests`.)

use crate::harness::{World, demo_folder};
use crate::http::{Answer, get, send};
use crate::judges::judge;
use crate::people::Person;
use axum::body::Body;
use base64::Engine;
use http::{Request, StatusCode, header};
use minga_kernel::{Clock, Role};
use minga_record::verify;
use minga_signatures::Roots;
use minga_testkit::on_both_databases;
use minga_web::Settings;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;

const COMMITMENT: &str = "/es/planes/EC-PAGA-1/compromisos/1";
const FORM: &str = "/es/planes/EC-PAGA-1/compromisos/1/acta/entregar";
const LIST: &str = "/es/planes/EC-PAGA-1/compromisos/1/actas";

/// A picture of one point.
const PICTURE: &str =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

/// The act of a commitment of the demo as pyHanko signed it in many ways; nothing where it is not
/// installed.
struct Cases(tempfile::TempDir);

impl Cases {
    async fn make() -> Option<Cases> {
        let python = judge("python")?;
        let world = World::demo(minga_testkit::sqlite().await).await;
        let act = get(&world, &format!("{COMMITMENT}/acta.pdf")).await.body;
        let folder = tempfile::tempdir().unwrap();
        let source = folder.path().join("source.pdf");
        std::fs::write(&source, act).unwrap();
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../platform/signatures/tests/it/sign.py");
        let told = Command::new(python).arg(script).arg(folder.path()).arg(&source).output().unwrap();
        assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
        Some(Cases(folder))
    }

    fn file(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.0.path().join(name)).unwrap()
    }

    /// The demo on the day on which the files were signed, trusting who vouches for them.
    async fn world(&self, store: minga_testkit::TestStore) -> World {
        let roots = Arc::new(Roots::read(&self.file("root.pem")).unwrap());
        let world = World::with(store, Settings { signature_roots: roots, ..Settings::default() }).await;
        world.import(&demo_folder()).await.unwrap();
        world.clock.set(&minga_server::SystemClock.now().to_rfc3339());
        world
    }
}

impl World {
    /// Hands in these files at once.
    async fn hand_in(&self, who: &Person, files: &[(&str, &[u8])]) -> Answer {
        self.hand_in_at(FORM, who, files).await
    }

    async fn hand_in_at(&self, form: &str, who: &Person, files: &[(&str, &[u8])]) -> Answer {
        let mut body = Vec::new();
        for (name, content) in files {
            let head =
                format!("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n");
            body.extend(head.bytes());
            body.extend_from_slice(content);
            body.extend(b"\r\n");
        }
        body.extend(b"--b--\r\n");
        let request = Request::post(form)
            .header(header::COOKIE, &who.cookie)
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=b");
        send(self, request.body(Body::from(body)).unwrap()).await
    }

    /// What the list of acts says of the newest one.
    async fn newest_act(&self) -> String {
        let list = get(self, LIST).await.text();
        list.split("<section").nth(1).unwrap().to_owned()
    }
}

/// Hands in a scan of the act of a commitment of SERCOP's.
pub(crate) async fn handed_in(world: &World, officer: &Person) {
    let form = "/es/planes/EC-PAGA-1/compromisos/3/acta/entregar";
    let answer = world.hand_in_at(form, officer, &[("acta.pdf", b"%PDF-1.4\n%%EOF")]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
}

on_both_databases! {
    an_act_is_handed_in_and_says_who_signed, async |store| {
        let Some(cases) = Cases::make().await else { return };
        let world = cases.world(store).await;
        let officer = world.person(Role::Officer, Some("MINTEL")).await;
        assert!(get(&world, LIST).await.text().contains("Todavía no hay un acta firmada"));
        assert!(get(&world, COMMITMENT).await.text().contains("Todavía no hay un acta firmada"));
        let hostile = "&lt;script&gt;alert(1)&lt;/script&gt;";
        for (file, words) in [
            ("valid.pdf", &["Firma válida", "Ana Ñáñez", "Raíz de prueba", "Fecha según quien firmó"][..]),
            ("valid-two.pdf", &["Firma válida", "Beto Largo", "otras firmas o pruebas"]),
            ("valid-proofs.pdf", &["Firma válida", "otras firmas o pruebas"]),
            ("valid-stamped-former.pdf", &["Firma válida", "según el sello de tiempo de Sello de tiempo"]),
            ("valid.p7m", &["Firma válida"]),
            ("valid-streamed.p7m", &["Firma válida"]),
            ("altered-page.pdf", &["Documento alterado", "Dice ser de"]),
            ("altered-between.pdf", &["Documento alterado", "Firma válida"]),
            ("altered.p7m", &["Documento alterado"]),
            ("unknown.pdf", &["Emisor desconocido", "Dice ser de", "Desconocida"]),
            ("unknown-same-name.pdf", &["Emisor desconocido"]),
            ("expired.pdf", &["Certificado vencido", "Vencida"]),
            ("weak.pdf", &["Firma débil"]),
            ("valid-hostile.pdf", &["Firma válida", hostile, "{{ 7*7 }}"]),
            ("scan.pdf", &["Copia escaneada", "Nada en él prueba quién lo firmó"]),
        ] {
            let answer = world.hand_in(&officer, &[(file, &cases.file(file))]).await;
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{file}: {}", answer.text());
            let (newest, page) = (world.newest_act().await, get(&world, COMMITMENT).await.text());
            for words in words {
                assert!(newest.contains(words), "{file}: {words} in {newest}");
                assert!(page.contains(words), "{file}: {words} in the commitment's page");
            }
            for hurts in ["<script>alert", "<img src=x", "\u{202e}", "49<img"] {
                assert!(!newest.contains(hurts) && !page.contains(hurts), "{hurts}");
            }
        }
        // The signature in a file of its own, with the document; and without it, or with another.
        let (document, signature) = (cases.file("scan.pdf"), cases.file("valid.p7s"));
        let alone = world.hand_in(&officer, &[("a.p7s", &signature)]).await;
        assert_eq!(alone.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(alone.text().contains("solo la firma"), "{}", alone.text());
        let both = world.hand_in(&officer, &[("a.p7s", &signature), ("a.pdf", &document)]).await;
        assert_eq!(both.status, StatusCode::SEE_OTHER, "{}", both.text());
        let newest = world.newest_act().await;
        assert!(newest.contains("Firma válida") && newest.contains(".p7s"), "{newest}");
        let other = cases.file("valid.pdf");
        assert_eq!(world.hand_in(&officer, &[("a.pdf", &other), ("a.p7s", &signature)]).await.status, StatusCode::SEE_OTHER);
        assert!(world.newest_act().await.contains("Documento alterado"));
        // What it says is given out is what was handed in.
        let href = newest.split("href=\"").find(|it| it.starts_with("/files/")).unwrap();
        let given = get(&world, href.split('"').next().unwrap()).await;
        assert_eq!((given.status, given.body == document), (StatusCode::OK, true));
        let english = get(&world, "/en/plans/EC-PAGA-1/commitments/1/acts").await.text();
        assert!(english.contains("Valid signature") && english.contains("Nobody is asked whether a certificate was revoked"));

        // The record has the files and what was found of them, and nobody's name.
        world.app.record.publish().await.unwrap();
        let entries = world.entries();
        for told in ["act.received", "act.scan_received", "unknown_issuer", "file_signature"] {
            assert!(entries.contains(told), "{told}");
        }
        for name in ["Ñáñez", "Beto", "Raíz", "Sello de tiempo", "alert(1)"] {
            assert!(!entries.contains(name), "{name} is in the record");
        }
        let mut seen = verify::installation(&world.app.record, &world.app.store).await.unwrap();
        verify::kept(&world.app.store, &world.app.files, &mut seen).await.unwrap();
        assert!(seen.findings.is_empty(), "{:?}", seen.findings);
    };

    the_same_act_is_taken_again_only_if_more_is_known_of_it, async |store| {
        let Some(cases) = Cases::make().await else { return };
        let world = cases.world(store).await;
        let officer = world.person(Role::Officer, Some("MINTEL")).await;
        let file = cases.file("valid.pdf");
        assert_eq!(world.hand_in(&officer, &[("a.pdf", &file)]).await.status, StatusCode::SEE_OTHER);
        let again = world.hand_in(&officer, &[("b.pdf", &file)]).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(again.text().contains("ya fue entregado"), "{}", again.text());
        world.clock.advance(std::time::Duration::from_hours(400 * 24));
        let officer = world.person(Role::Officer, Some("MINTEL")).await;
        assert_eq!(world.hand_in(&officer, &[("b.pdf", &file)]).await.status, StatusCode::SEE_OTHER);
        let list = get(&world, LIST).await.text();
        assert!(list.contains("Certificado vencido") && list.contains("Firma válida"), "what was found stays");
    };

    only_those_with_a_part_hand_in_and_only_acts, async |store| {
        let world = World::demo(store).await;
        let officer = world.person(Role::Officer, Some("MINTEL")).await;
        let stranger = world.person(Role::Officer, Some("SERCOP")).await;
        let reviewer = world.person(Role::Reviewer, None).await;
        let scan = get(&world, &format!("{COMMITMENT}/acta.pdf")).await.body;
        for who in [&stranger, &reviewer] {
            assert_eq!(world.hand_in(who, &[("a.pdf", &scan)]).await.status, StatusCode::FORBIDDEN);
        }
        // What claims to be a PDF and is none, and what is no act.
        let signed_nothing = b"0\x0f\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02\xa0\x02\x30\x00";
        let fakes: [&[u8]; 7] = [
            b"%PDF-1.7 no",
            b"<html>%PDF-1.7 %%EOF",
            b"Esto es un texto que se llama acta.pdf",
            b"a,b\n1,2\n3,4\n",
            b"0\x82\x01\x00no",
            signed_nothing,
            b"",
        ];
        for fake in fakes {
            let answer = world.hand_in(&officer, &[("acta.pdf", fake)]).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", String::from_utf8_lossy(fake));
        }
        let none = world.hand_in(&officer, &[]).await;
        assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(none.text().contains("No se eligió ningún archivo"), "{}", none.text());
        let two = world.hand_in(&officer, &[("a.pdf", &scan), ("b.pdf", &[&scan[..], b"\n"].concat())]).await;
        assert_eq!(two.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(get(&world, LIST).await.text().contains("Todavía no hay un acta firmada"));
        // A PDF that nobody signed is a scan, and so is one in which something only looks signed.
        assert_eq!(world.hand_in(&officer, &[("a.pdf", &scan)]).await.status, StatusCode::SEE_OTHER);
        let newest = world.newest_act().await;
        assert!(newest.contains("Copia escaneada"), "{newest}");
        let at = scan.windows(5).rposition(|some| some == b"%%EOF").unwrap();
        let looks = [&scan[..at], b"% /ByteRange [0 4 6 20] <00>\n", &scan[at..]].concat();
        assert_eq!(world.hand_in(&officer, &[("a.pdf", &looks)]).await.status, StatusCode::SEE_OTHER);
        assert!(world.newest_act().await.contains("Firma ilegible"));
        // Whoever hands in a picture gets it drawn anew, and called a scan.
        let picture = base64::engine::general_purpose::STANDARD.decode(PICTURE).unwrap();
        assert_eq!(world.hand_in(&officer, &[("a.png", &picture)]).await.status, StatusCode::SEE_OTHER);
        assert!(world.newest_act().await.contains("Copia escaneada"));
    };
}

/// What the program itself says of a file, in a process of its own.
#[tokio::test]
async fn what_was_added_is_read_in_a_process_of_its_own() {
    let Some(cases) = Cases::make().await else { return };
    let ends = |name: &str| {
        let (before, file) = (cases.file("valid.pdf"), cases.file(name));
        assert!(file.starts_with(&before), "{name}");
        (before.len(), file)
    };
    for (name, only) in [("valid-two.pdf", "proofs\n"), ("altered-page.pdf", "more\n")] {
        let (length, file) = ends(name);
        let mut child = Command::new(env!("CARGO_BIN_EXE_minga"))
            .args(["read-added", &length.to_string()])
            .stdin(std::process::Stdio::piped())
            .stdout(std::process::Stdio::piped())
            .spawn()
            .unwrap();
        std::io::Write::write_all(&mut child.stdin.take().unwrap(), &file).unwrap();
        let told = child.wait_with_output().unwrap();
        assert_eq!(String::from_utf8_lossy(&told.stdout), only, "{name}");
    }
}
