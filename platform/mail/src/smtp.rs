use crate::letter::letter;
use crate::server::{Encryption, Server};
use crate::{Mail, MailError, Mailer, Sender};
use async_trait::async_trait;
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Certificate, Tls, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use lettre::transport::smtp::{self, AsyncSmtpTransport};
use lettre::{AsyncTransport, Tokio1Executor};
use std::error::Error;
use std::io;
use std::time::Duration;
use tokio::time::timeout;

/// How long a mail may take from the first word to the last.
const PATIENCE: Duration = Duration::from_mins(1);
/// How long greeting and login may take where nothing is sent.
const CHECK: Duration = Duration::from_secs(15);

/// Codes that speak of our login and not of the mail (RFC 4954).
const LOGIN: [u16; 5] = [454, 530, 534, 535, 538];

/// How a certificate begins (RFC 7468).
const BEGIN: &[u8] = b"-----BEGIN CERTIFICATE-----";

/// Hands mail to a server, each over a connection of its own.
#[derive(Clone)]
pub struct SmtpMailer {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    sender: Sender,
    patience: Duration,
}

impl SmtpMailer {
    /// The server at this address:
    /// - `smtps://user:password@host:port`: encrypted from the start, port 465 if none is named;
    /// - `smtp://user:password@host:port`: encrypted by `STARTTLS`, without which nothing is
    ///   sent; port 587 if none is named;
    /// - `smtp://host:port?tls=none`: not encrypted, and with a password only on this machine.
    ///
    /// `tls=required` may be written and changes nothing. Special characters of the user and
    /// the password are percent-encoded.
    pub fn new(url: &str, sender: Sender) -> Result<SmtpMailer, MailError> {
        SmtpMailer::connecting(url, sender, None)
    }

    /// The same, trusting these certificates (PEM) besides those that everybody trusts: many
    /// an institution signs its own.
    pub fn trusting(url: &str, sender: Sender, certificates: &[u8]) -> Result<SmtpMailer, MailError> {
        SmtpMailer::connecting(url, sender, Some(certificates))
    }

    fn connecting(url: &str, sender: Sender, trusted: Option<&[u8]>) -> Result<SmtpMailer, MailError> {
        let server = Server::parse(url)?;
        let mut parameters = TlsParameters::builder(server.host.clone());
        if let Some(pem) = trusted {
            parameters = parameters.add_root_certificate(certificates(pem)?);
        }
        let unusable = |_| MailError::Server("the host or the certificates cannot be used");
        let parameters = || parameters.build_rustls().map_err(unusable);
        let tls = match server.encryption {
            Encryption::FromTheStart => Tls::Wrapper(parameters()?),
            Encryption::Upgrade => Tls::Required(parameters()?),
            Encryption::None => Tls::None,
        };
        // Called dangerous because it is not encrypted until it is told to be.
        let mut builder = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(server.host)
            .port(server.port)
            .tls(tls)
            .hello_name(ClientId::Domain(sender.domain().to_owned()));
        if let Some((user, password)) = server.login {
            builder = builder.credentials(Credentials::new(user, password));
        }
        Ok(SmtpMailer { transport: builder.build(), sender, patience: PATIENCE })
    }

    /// The same, with another time that a mail may take than a minute.
    #[must_use]
    pub fn with_patience(self, patience: Duration) -> SmtpMailer {
        SmtpMailer { patience, ..self }
    }
}

#[async_trait]
impl Mailer for SmtpMailer {
    async fn send(&self, mail: &Mail) -> Result<(), MailError> {
        let letter = letter(&self.sender, mail)?;
        // The transport's own limit is for the connection only, not for what is said over it.
        match timeout(self.patience, self.transport.send(letter)).await {
            Err(_) => Err(MailError::Connection),
            Ok(sent) => sent.map(drop).map_err(|error| understood(&error)),
        }
    }

    async fn check(&self) -> Result<(), MailError> {
        match timeout(self.patience.min(CHECK), self.transport.test_connection()).await {
            Err(_) | Ok(Ok(false)) => Err(MailError::Connection),
            Ok(Ok(true)) => Ok(()),
            Ok(Err(error)) => Err(understood(&error)),
        }
    }
}

/// Reads them. Where there are none, something else was meant.
fn certificates(pem: &[u8]) -> Result<Certificate, MailError> {
    let some = pem.windows(BEGIN.len()).any(|part| part == BEGIN);
    let read = Certificate::from_pem(pem).ok().filter(|_| some);
    read.ok_or(MailError::Server("the certificates cannot be read"))
}

/// What a server says may hold the address, so only its code is kept.
fn understood(error: &smtp::Error) -> MailError {
    match error.status().map(u16::from) {
        Some(code) if LOGIN.contains(&code) => MailError::Credentials,
        Some(code) if is_nobody(code, error.source().map(ToString::to_string)) => MailError::Nobody,
        Some(code) => MailError::Refused(code),
        None if error.is_client() || is_of_encryption(error) => MailError::Unfit,
        None => MailError::Connection,
    }
}

/// Whether a refusal is about the address and not about us, the mail or a full mailbox: by its
/// status (RFC 3463: `5.1.x`, or `5.2.1` for a mailbox that was closed), where it has one.
fn is_nobody(code: u16, said: Option<String>) -> bool {
    let said = said.unwrap_or_default();
    let status = said.split_whitespace().find(|word| word.split('.').count() == 3 && word.starts_with("5."));
    match status {
        Some(status) => status.starts_with("5.1.") && code >= 500 || status == "5.2.1",
        None => [550, 551, 553].contains(&code),
    }
}

/// A failed handshake comes as invalid data.
fn is_of_encryption(error: &smtp::Error) -> bool {
    let mut cause = error.source();
    while let Some(inner) = cause {
        if inner.downcast_ref::<io::Error>().is_some_and(|it| it.kind() == io::ErrorKind::InvalidData) {
            return true;
        }
        cause = inner.source();
    }
    false
}

#[cfg(test)]
mod tests {
    use super::is_nobody;

    #[test]
    fn who_is_not_there_is_told_from_who_does_not_want_us() {
        let told = |code, said: &str| is_nobody(code, Some(said.to_owned()));
        assert!(told(550, "5.1.1 <ana@example.org>: no such user"));
        assert!(told(550, "no such user here") && told(553, "") && told(550, "5.2.1 disabled"));
        for (code, said) in
            [(550, "5.7.1 blocked"), (552, "5.2.2 full"), (554, "no"), (450, "4.1.1 later"), (552, "too big")]
        {
            assert!(!told(code, said), "{code} {said}");
        }
    }
}
