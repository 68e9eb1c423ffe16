//! Mail to a server that others wrote. `cargo xtask test` installs it and names its folder.

use crate::{TEXT, mail, sender};
use minga_mail::{Mail, MailError, Mailer, SmtpMailer};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::path::PathBuf;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::Duration;

/// The variable with the folder of the programs by others.
const JUDGES: &str = "MINGA_TEST_JUDGES";
const LOGIN: &str = "minga%40example.ec:a%3Ab%2F%C3%B1";

#[expect(clippy::print_stderr, reason = "a test that is skipped must be seen")]
fn python() -> Option<PathBuf> {
    let found = std::env::var_os(JUDGES).map(|folder| PathBuf::from(folder).join("python"));
    if found.is_none() {
        eprintln!("skipped: {JUDGES} names no folder; `cargo xtask test` does");
    }
    found
}

/// A mail server that runs; it ends when this is dropped.
struct Server {
    child: Child,
    told: BufReader<ChildStdout>,
    port: u64,
    authority: String,
}

impl Server {
    /// Starts it, with a certificate for this host; `None` if there is none to start.
    fn start(mode: &str, host: &str) -> Option<Server> {
        let script = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/it/server.py");
        let mut command = Command::new(python()?);
        command.arg(script).args([mode, host]).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let told = BufReader::new(child.stdout.take().unwrap());
        let mut server = Server { child, told, port: 0, authority: String::new() };
        let ready = server.next();
        server.port = ready["port"].as_u64().unwrap();
        ready["authority"].as_str().unwrap().clone_into(&mut server.authority);
        Some(server)
    }

    /// What it tells next.
    fn next(&mut self) -> Value {
        let mut line = String::new();
        self.told.read_line(&mut line).unwrap();
        serde_json::from_str(&line).unwrap()
    }

    /// The server at this address, where `{}` is the port.
    fn mailer(&self, url: &str) -> SmtpMailer {
        let url = url.replace("{}", &self.port.to_string());
        SmtpMailer::trusting(&url, sender(), self.authority.as_bytes()).unwrap()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[track_caller]
fn is_whole(got: &Value) {
    assert_eq!(got["defects"], json!([]));
    assert_eq!(got["hello"], "datos.example.ec");
    assert_eq!((&got["from"], &got["to"]), (&json!("minga@datos.example.ec"), &json!(["ana@example.org"])));
    let headers = json!([
        ["Date", "Mon, 23 Nov 2026 08:00:00 +0000"],
        ["From", "Información pública <minga@datos.example.ec>"],
        ["To", "ana@example.org"],
        ["Subject", mail("").subject],
        ["Message-ID", "<00000000-0000-0000-0000-000000000009@datos.example.ec>"],
        ["Auto-Submitted", "auto-generated"],
        ["Content-Type", "text/plain; charset=\"utf-8\""],
        ["Content-Transfer-Encoding", "quoted-printable"],
    ]);
    assert_eq!(got["headers"], headers);
    assert_eq!(text_of(got), TEXT.trim_end_matches('\n'));
}

/// The text with our line ends. The end of a mail is the end of a line.
fn text_of(got: &Value) -> String {
    got["text"].as_str().unwrap().replace("\r\n", "\n").trim_end_matches('\n').to_owned()
}

#[tokio::test]
async fn a_server_gets_what_was_written() {
    let Some(mut server) = Server::start("plain", "localhost") else { return };
    server.mailer("smtp://127.0.0.1:{}?tls=none").send(&mail("ana@example.org")).await.unwrap();
    let got = server.next();
    is_whole(&got);
    assert_eq!((&got["encrypted"], &got["user"]), (&json!(false), &json!(false)));
}

#[tokio::test]
async fn html_and_what_ends_it_arrive_beside_the_text() {
    let Some(mut server) = Server::start("plain", "localhost") else { return };
    let address = format!("https://minga.example/es/seguir/baja/{}", "a".repeat(43));
    let html = format!("<p>Señora Pérez: <a href=\"{address}\">{}</a></p>", "palabra ".repeat(300));
    let whole = Mail {
        html: Some(html.clone()),
        unsubscribe: Some(address.clone()),
        returns: Some("bounces+abc@datos.example.ec".to_owned()),
        ..mail("ana@example.org")
    };
    server.mailer("smtp://127.0.0.1:{}?tls=none").send(&whole).await.unwrap();
    let got = server.next();
    assert_eq!((&got["defects"], &got["from"]), (&json!([]), &json!("bounces+abc@datos.example.ec")));
    assert_eq!(text_of(&got), TEXT.trim_end_matches('\n'));
    assert_eq!(got["html"].as_str().unwrap().trim_end(), html);
    let headers = got["headers"].as_array().unwrap();
    let has = |name: &str, value: &str| headers.contains(&json!([name, value]));
    assert!(has("List-Unsubscribe", &format!("<{address}>")), "{headers:?}");
    assert!(has("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"), "{headers:?}");
}

#[tokio::test]
async fn texts_of_every_kind_arrive() {
    let Some(mut server) = Server::start("plain", "localhost") else { return };
    let mailer = server.mailer("smtp://127.0.0.1:{}?tls=none");
    let long = "palabra ".repeat(2_000);
    let texts = ["", "ascii", ".", "\n.\n", "..\n.a", "ñ", "漢字\t🌱", "From here\n", "=20=\n", &long];
    for text in texts {
        mailer.send(&Mail { text: text.to_owned(), ..mail("ana@example.org") }).await.unwrap();
        let got = server.next();
        assert_eq!(text_of(&got), text.trim_end_matches('\n'), "{text:?}");
        assert_eq!(got["defects"], json!([]), "{text:?}");
    }
}

#[tokio::test]
async fn a_connection_is_encrypted_and_we_say_who_we_are() {
    for (mode, url) in [("upgrade", "smtp://{login}@localhost:{}"), ("start", "smtps://{login}@localhost:{}")]
    {
        let Some(mut server) = Server::start(mode, "localhost") else { return };
        let right = url.replace("{login}", LOGIN);
        server.mailer(&right).send(&mail("ana@example.org")).await.unwrap();
        let got = server.next();
        is_whole(&got);
        assert_eq!((&got["encrypted"], &got["user"]), (&json!(true), &json!(true)), "{mode}");

        let wrong = url.replace("{login}", "minga%40example.ec:wrong");
        assert_eq!(
            server.mailer(&wrong).send(&mail("ana@example.org")).await,
            Err(MailError::Credentials),
            "{mode}"
        );
        let nobody = url.replace("{login}@", "");
        assert_eq!(
            server.mailer(&nobody).send(&mail("ana@example.org")).await,
            Err(MailError::Credentials),
            "{mode}"
        );
        // Nobody vouches for the server.
        let url = right.replace("{}", &server.port.to_string());
        let distrustful = SmtpMailer::new(&url, sender()).unwrap();
        assert_eq!(distrustful.send(&mail("ana@example.org")).await, Err(MailError::Unfit), "{mode}");
    }
}

#[tokio::test]
async fn a_certificate_of_another_host_is_refused() {
    for (mode, url) in [("upgrade", "smtp://{login}@localhost:{}"), ("start", "smtps://{login}@localhost:{}")]
    {
        let Some(server) = Server::start(mode, "other.example") else { return };
        let mailer = server.mailer(&url.replace("{login}", LOGIN));
        assert_eq!(mailer.send(&mail("ana@example.org")).await, Err(MailError::Unfit), "{mode}");
    }
}

#[tokio::test]
async fn nothing_is_sent_where_encryption_is_asked_for_and_not_offered() {
    let Some(server) = Server::start("plain", "localhost") else { return };
    let mailer = server.mailer("smtp://localhost:{}");
    assert_eq!(mailer.send(&mail("ana@example.org")).await, Err(MailError::Unfit));
    // And none that cannot be proved who sends it.
    let mailer = server.mailer(&format!("smtp://{LOGIN}@localhost:{{}}?tls=none"));
    assert_eq!(mailer.send(&mail("ana@example.org")).await, Err(MailError::Unfit));
}

#[tokio::test]
async fn a_refusal_says_whether_it_is_for_ever_and_not_to_whom() {
    let Some(server) = Server::start("plain", "localhost") else { return };
    let mailer = server.mailer("smtp://127.0.0.1:{}?tls=none");
    let refusals = [
        ("nobody@example.org", MailError::Nobody, true),
        ("blocked@example.org", MailError::Refused(550), true),
        ("later@example.org", MailError::Refused(451), false),
    ];
    for (to, refusal, for_ever) in refusals {
        let error = mailer.send(&mail(to)).await.unwrap_err();
        assert_eq!((&error, error.is_final()), (&refusal, for_ever));
        assert!(!format!("{error} {error:?}").contains('@'), "{error:?}");
    }
}

#[tokio::test]
async fn a_server_that_is_away_or_silent_is_not_waited_for_for_ever() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("smtp://127.0.0.1:{}?tls=none", listener.local_addr().unwrap().port());
    let mailer = SmtpMailer::new(&url, sender()).unwrap().with_patience(Duration::from_millis(200));
    assert_eq!(mailer.send(&mail("ana@example.org")).await, Err(MailError::Connection));
    drop(listener);
    let error = mailer.send(&mail("ana@example.org")).await.unwrap_err();
    assert_eq!((&error, error.is_final()), (&MailError::Connection, false));
}

#[test]
fn certificates_that_are_none_are_refused() {
    let broken = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
    for pem in ["", "words", broken] {
        let made = SmtpMailer::trusting("smtps://mail.example", sender(), pem.as_bytes());
        assert!(matches!(made.err(), Some(MailError::Server(_))), "{pem}");
    }
}
