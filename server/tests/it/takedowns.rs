//! Files that are taken down: their bytes are gone, everything else stays and can be proven.

use crate::archive::link;
use crate::harness::World;
use crate::http::get;
use crate::people::Person;
use crate::sent_once::send_file;
use crate::two_keys::MILESTONE;
use http::StatusCode;
use minga_files::Hash;
use minga_kernel::Role;
use minga_record::verify::{self, Fault, Finding};
use minga_testkit::on_both_databases;

const FILE: &[u8] = b"Cedula 1712345678 de Ana";

/// Everything that taking down needs.
const SAID: [(&str, &str); 3] = [("reason", "personal"), ("words", "Una lista de cédulas"), ("sure", "yes")];

impl World {
    /// Somebody takes a file down.
    pub(crate) async fn taken_down(&self, who: &Person, hash: &str, fields: &[(&str, &str)]) -> StatusCode {
        self.send(who, &format!("/es/archivos/{hash}/retirar"), fields).await.status
    }
}

on_both_databases! {
    what_is_taken_down_is_gone_and_is_not_missing, async |store| {
        let world = World::demo(store).await;
        let officer = world.person(Role::Officer, Some("SERCOP")).await;
        let moderator = world.person(Role::Moderator, None).await;
        let fields = [("percent", "40"), ("text", "Con un archivo")];
        assert_eq!(send_file(&world, &officer, &fields, FILE).await.status, StatusCode::SEE_OTHER);
        let hash = Hash::of(FILE).to_string();
        // The same content lies among the copies too.
        world.app.files.copies().put_bytes(FILE.into(), 1_000).await.unwrap();
        let page = get(&world, MILESTONE).await.text();
        let path = link(&page, "/files/");
        assert_eq!(get(&world, &path).await.body, FILE);

        for wrong in [&[][..], &SAID[..2], &SAID[1..], &[SAID[0], SAID[2]]] {
            assert_eq!(world.taken_down(&moderator, &hash, wrong).await, StatusCode::UNPROCESSABLE_ENTITY);
        }
        let long = "a".repeat(1_001);
        let wrong = [SAID[0], ("words", long.as_str()), SAID[2]];
        assert_eq!(world.taken_down(&moderator, &hash, &wrong).await, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(world.taken_down(&officer, &hash, &SAID).await, StatusCode::FORBIDDEN);
        let nobodys = Hash::of(b"nobody sent this").to_string();
        assert_eq!(world.taken_down(&moderator, &nobodys, &SAID).await, StatusCode::NOT_FOUND);
        assert_eq!(get(&world, &path).await.status, StatusCode::OK, "nothing happened");

        // Whoever moderates has the address of the file.
        let asked = get(&world, &format!("/es/archivos-retirados?file=https://minga.example{path}")).await;
        assert_eq!(asked.status, StatusCode::SEE_OTHER);
        assert_eq!(asked.header(http::header::LOCATION), format!("/es/archivos/{hash}/retirar"));
        assert_eq!(world.taken_down(&moderator, &hash, &SAID).await, StatusCode::SEE_OTHER);
        // At once, before any job ran.
        for address in [path.clone(), format!("/copies/{hash}/bin"), format!("/files/{hash}/otro.txt")] {
            let gone = get(&world, &address).await;
            assert_eq!(gone.status, StatusCode::GONE, "{address}");
            assert!(gone.text().contains("datos personales"), "{}", gone.text());
        }
        let found = world.wrong().await;
        assert!(matches!(&found[..], [Finding::Kept { fault: Fault::NotDeleted, .. }]), "{found:?}");
        world.work().await;
        assert!(world.stored("sha256").is_empty() && world.stored("copies").is_empty());
        assert_eq!(world.taken_down(&moderator, &hash, &SAID).await, StatusCode::GONE);

        // It is not taken in again, neither now nor under another name.
        let again = send_file(&world, &officer, &fields, FILE).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(again.text().contains("se retiró antes"), "{}", again.text());
        assert!(world.stored("sha256").is_empty());

        let list = get(&world, "/es/archivos-retirados").await.text();
        assert!(list.contains("Una lista de cédulas") && list.contains(&hash));
        let data = get(&world, "/es/archivos-retirados.json").await.json();
        assert_eq!((&data[0]["reason"], &data[0]["sha256"]), (&"personal".into(), &hash.as_str().into()));
        // What was reported with it stands.
        assert!(get(&world, MILESTONE).await.text().contains("Con un archivo"));

        world.app.record.publish().await.unwrap();
        let mut verified = verify::installation(&world.app.record, &world.app.store).await.unwrap();
        verify::kept(&world.app.store, &world.app.files, &mut verified).await.unwrap();
        assert!(verified.findings.is_empty(), "{:?}", verified.findings);
        assert_eq!(verified.taken_down, 1);
        let entries = world.entries();
        assert!(entries.contains("takedown.decided") && entries.contains("\"role\":\"moderator\""));
        assert!(!entries.contains("cédulas") && !entries.contains("1712345678"));

        // Nobody hides a loss behind a takedown that was never decided.
        world.store.tamper("DELETE FROM takedowns").await;
        let found = world.wrong().await;
        assert!(found.iter().any(|it| matches!(it, Finding::Gone { .. })), "{found:?}");
        assert!(found.iter().any(|it| matches!(it, Finding::Kept { fault: Fault::Missing, .. })), "{found:?}");
    };

    two_who_take_it_down_at_once_are_one, async |store| {
        let world = World::demo(store).await;
        let (one, two) = (world.person(Role::Moderator, None).await, world.person(Role::Administrator, None).await);
        let hash = world.app.files.put_bytes(FILE.into(), 1_000).await.unwrap().hash.to_string();
        let (one, two) = tokio::join!(world.taken_down(&one, &hash, &SAID), world.taken_down(&two, &hash, &SAID));
        let mut statuses = [one, two];
        statuses.sort();
        assert_eq!(statuses[0], StatusCode::SEE_OTHER);
        assert!([StatusCode::CONFLICT, StatusCode::GONE].contains(&statuses[1]), "{statuses:?}");
        assert_eq!(get(&world, "/es/archivos-retirados.json").await.json().as_array().unwrap().len(), 1);
    };
}
