//! Mail into a folder and into memory.

use crate::{mail, sender};
use minga_mail::{FileMailer, Mail, MailError, Mailer, MemoryMailer, Outbox};
use std::os::unix::fs::PermissionsExt;

#[tokio::test]
async fn a_folder_holds_what_was_sent_and_only_its_owner_reads_it() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("mail/out");
    let mailer = FileMailer::new(&folder, sender());
    // The second time is the same mail, not another.
    for _ in 0..2 {
        mailer.send(&mail("ana@example.org")).await.unwrap();
    }
    let mut names: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    names.sort();
    let name = |ending| folder.join(format!("00000000-0000-0000-0000-000000000009.{ending}"));
    assert_eq!(names, [name("eml"), name("json")]);
    let text = std::fs::read_to_string(&names[0]).unwrap();
    assert!(text.starts_with("Date: Mon, 23 Nov 2026 08:00:00 +0000\r\n"), "{text}");
    assert!(text.contains("\r\nTo: ana@example.org\r\n"), "{text}");
    let mode = |path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&names[0]), mode(&names[1]), mode(&folder)), (0o600, 0o600, 0o700));
    let outbox = Outbox::new(&folder);
    assert_eq!(
        outbox.newest(5).unwrap().into_iter().map(|it| it.mail).collect::<Vec<_>>(),
        [mail("ana@example.org")]
    );
    assert!(outbox.one(uuid::Uuid::nil()).unwrap().is_none());
    assert!(Outbox::new(&place.path().join("none")).newest(5).unwrap().is_empty());
}

#[tokio::test]
async fn a_folder_that_cannot_be_written_is_told_without_its_mail() {
    let place = tempfile::NamedTempFile::new().unwrap();
    let error = FileMailer::new(place.path(), sender()).send(&mail("ana@example.org")).await.unwrap_err();
    assert!(matches!(error, MailError::Folder(_)), "{error}");
    assert!(!error.is_final());
    assert!(!error.to_string().contains("ana"));
}

#[tokio::test]
async fn memory_keeps_what_was_sent_in_order() {
    let mailer = MemoryMailer::default();
    mailer.send(&mail("ana@example.org")).await.unwrap();
    mailer.send(&mail("eva@example.org")).await.unwrap();
    assert_eq!(mailer.sent(), [mail("ana@example.org"), mail("eva@example.org")]);
}

#[tokio::test]
async fn every_mailer_refuses_what_would_write_a_header() {
    let place = tempfile::tempdir().unwrap();
    let (files, memory) = (FileMailer::new(place.path(), sender()), MemoryMailer::default());
    let hostile = Mail { subject: "Hola\r\nBcc: eva@example.org".to_owned(), ..mail("ana@example.org") };
    let mailers: [&dyn Mailer; 2] = [&files, &memory];
    for mailer in mailers {
        assert_eq!(mailer.send(&hostile).await, Err(MailError::Subject));
        assert_eq!(mailer.send(&mail("ana@example.org\n")).await, Err(MailError::Address));
    }
    assert!(memory.sent().is_empty());
    assert_eq!(std::fs::read_dir(place.path()).unwrap().count(), 0);
}

#[test]
fn a_mail_survives_being_put_aside_as_json() {
    let mail = mail("ana@example.org");
    let json = serde_json::to_string(&mail).unwrap();
    assert_eq!(serde_json::from_str::<Mail>(&json).unwrap(), mail);
}
