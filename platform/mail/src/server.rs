//! The address of a mail server, with what is to be known of it.

use crate::MailError;
use percent_encoding::percent_decode_str;
use url::{Host, Url};

/// How others are kept from reading what travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Encryption {
    /// From the first byte (RFC 8314).
    FromTheStart,
    /// After `STARTTLS` (RFC 3207), without which nothing is sent.
    Upgrade,
    /// Not at all.
    None,
}

/// A mail server.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Server {
    pub(crate) host: String,
    pub(crate) port: u16,
    pub(crate) encryption: Encryption,
    pub(crate) login: Option<(String, String)>,
}

impl Server {
    /// Reads `smtps://user:password@host:port` or `smtp://…?tls=required`. Without `tls`,
    /// `smtp` asks for it; `tls=none` does without, and then without a password too, unless
    /// the server is on this machine.
    pub(crate) fn parse(text: &str) -> Result<Server, MailError> {
        let url = Url::parse(text).map_err(|_| MailError::Server("it is not an address"))?;
        let (port, usual) = match url.scheme() {
            "smtps" => (465, Encryption::FromTheStart),
            "smtp" => (587, Encryption::Upgrade),
            _ => return Err(MailError::Server("it begins with smtp:// or smtps://")),
        };
        let mut encryption = usual;
        for (name, value) in url.query_pairs() {
            encryption = match (&*name, &*value, usual) {
                ("tls", "required", _) => usual,
                ("tls", "none", Encryption::Upgrade) => Encryption::None,
                ("tls", ..) => return Err(MailError::Server("tls is `required`, or with smtp:// `none`")),
                _ => return Err(MailError::Server("it knows no other parameter than `tls`")),
            };
        }
        if !matches!(url.path(), "" | "/") || url.fragment().is_some() {
            return Err(MailError::Server("it ends with the port or `?tls=`"));
        }
        let host = match url.host_str() {
            Some(host) if !host.is_empty() => host.trim_matches(['[', ']']).to_ascii_lowercase(),
            _ => return Err(MailError::Server("it names no host")),
        };
        let login = match (url.username(), url.password()) {
            ("", None) => None,
            (user, Some(password)) if !user.is_empty() => Some((decoded(user)?, decoded(password)?)),
            _ => return Err(MailError::Server("a user and a password come together")),
        };
        if login.is_some() && encryption == Encryption::None && !is_here(&host) {
            return Err(MailError::Server("a password needs tls"));
        }
        Ok(Server { host, port: url.port().unwrap_or(port), encryption, login })
    }
}

fn decoded(part: &str) -> Result<String, MailError> {
    let text = percent_decode_str(part).decode_utf8();
    Ok(text.map_err(|_| MailError::Server("the user or the password is not UTF-8"))?.into_owned())
}

/// Whether the host is this machine.
fn is_here(host: &str) -> bool {
    match Host::parse(host).or_else(|_| Host::parse(&format!("[{host}]"))) {
        Ok(Host::Domain(name)) => name == "localhost",
        Ok(Host::Ipv4(address)) => address.is_loopback(),
        Ok(Host::Ipv6(address)) => address.is_loopback(),
        Err(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> (String, u16, Encryption, Option<(String, String)>) {
        let Ok(it) = Server::parse(text) else { panic!("{text}") };
        (it.host, it.port, it.encryption, it.login)
    }

    #[test]
    fn an_address_says_how_to_reach_a_server() {
        let login = |user: &str, password: &str| Some((user.to_owned(), password.to_owned()));
        let host = || "correo.example.ec".to_owned();
        let (start, upgrade) = (Encryption::FromTheStart, Encryption::Upgrade);
        assert_eq!(parsed("smtps://correo.example.ec"), (host(), 465, start, None));
        assert_eq!(parsed("smtp://correo.example.ec"), (host(), 587, upgrade, None));
        assert_eq!(parsed("smtp://Correo.example.ec:25/?tls=required"), (host(), 25, upgrade, None));
        assert_eq!(parsed("smtp://correo.example.ec:25?tls=none"), (host(), 25, Encryption::None, None));
        let full = "smtps://minga%40example.ec:a%3Ab%2F%C3%B1@correo.example.ec:2465?tls=required";
        assert_eq!(parsed(full), (host(), 2465, start, login("minga@example.ec", "a:b/ñ")));
        for here in ["localhost", "127.0.0.1", "[::1]"] {
            assert_eq!(parsed(&format!("smtp://a:b@{here}?tls=none")).3, login("a", "b"));
        }
    }

    #[test]
    fn what_is_unclear_or_unsafe_is_refused_without_repeating_it() {
        let bad = [
            "",
            "correo.example.ec",
            "http://correo.example.ec",
            "smtp://",
            "smtp://correo.example.ec?tls=opportunistic",
            "smtps://correo.example.ec?tls=none",
            "smtp://correo.example.ec?TLS=none",
            "smtp://correo.example.ec/name",
            "smtp://correo.example.ec#name",
            "smtp://secret@correo.example.ec",
            "smtp://:secret@correo.example.ec",
            "smtp://user:secret@correo.example.ec?tls=none",
            "smtp://user:secret@correo.example.ec:port",
            "smtp://user:secret%ff@correo.example.ec",
        ];
        for text in bad {
            let Err(error) = Server::parse(text) else { panic!("{text}") };
            assert!(!error.to_string().contains("secret"), "{error}");
        }
    }
}
