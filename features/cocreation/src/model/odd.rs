//! What about a contribution is odd enough that a person looks at it first, if the account is young.
//!
//! It says nothing of where somebody sits: a workshop, a school and half a country of telephones are
//! behind one address. It says nothing of what somebody thinks either: only of marks that programs
//! leave, which look for weaknesses or for readers.

use super::spam;
use minga_kernel::fold;
use sha2::{Digest, Sha256};

/// A mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Odd {
    /// It is written for a machine: an address inside a network, a script, a command.
    Payload,
    /// Much of it is addresses of the web.
    Links,
    /// It has hardly any words.
    Empty,
}

/// The fewest words of what is wrong and what would help together, for a person who explains
/// something.
const FEWEST: usize = 4;
/// How many words there are at least for each address.
const WORDS_PER_LINK: usize = 15;

/// What is odd about these texts by themselves.
pub(crate) fn marks(title: &str, problem: &str, solution: &str, whom: &str) -> Vec<Odd> {
    let all = [title, problem, solution, whom].join("\n");
    let mut marks = Vec::new();
    if is_payload(&all) {
        marks.push(Odd::Payload);
    }
    let links = spam::links(&all);
    let words = words(&all).count();
    if links > 0 && words < links * WORDS_PER_LINK {
        marks.push(Odd::Links);
    }
    if self::words(&[problem, solution].join("\n")).count() < FEWEST {
        marks.push(Odd::Empty);
    }
    marks
}

/// What stands in requests that look for a weakness, and in no proposal to a government.
const PAYLOADS: &[&str] = &[
    "<script",
    "javascript:",
    "data:text/html",
    "onerror=",
    "onload=",
    "<iframe",
    "<svg",
    "<img",
    "../../",
    "..\\..\\",
    "/etc/passwd",
    "win.ini",
    "file://",
    "gopher://",
    "dict://",
    "ldap://",
    "php://",
    "expect://",
    "jar:http",
    "${jndi",
    "{{7*7",
    "${7*7",
    "<%=",
    "<?php",
    "<!entity",
    "<!doctype",
    "union select",
    "union all select",
    "or 1=1",
    "' or '1'='1",
    "sleep(",
    "waitfor delay",
    "pg_sleep",
    "benchmark(",
    "xp_cmdshell",
    "information_schema",
    "$(curl",
    "`curl",
    "|curl",
    ";wget",
    "/bin/sh",
    "cmd.exe",
    "powershell",
    ".burpcollaborator.",
    ".oastify.",
    ".interact.sh",
    ".oast.",
];

/// Hosts that mean a machine itself, or one inside its network.
const INSIDE: &[&str] = &[
    "localhost",
    "127.",
    "0.0.0.0",
    "10.",
    "192.168.",
    "169.254.",
    "metadata.google",
    "[::",
    "0x7f",
    "2130706433",
];

fn is_payload(text: &str) -> bool {
    let lower = text.to_lowercase();
    // Whoever writes an address twice encoded wants it to be read by a machine.
    let plain = lower.replace("%2e", ".").replace("%2f", "/").replace("%3c", "<").replace("%00", "");
    if PAYLOADS.iter().any(|it| plain.contains(it)) {
        return true;
    }
    plain.split("://").skip(1).any(|rest| {
        // What stands before an @ is nobody's host.
        let host = rest.split(['/', '?', '#', ' ', '\n', '"', '\'', ')']).next().unwrap_or_default();
        let host = host.rsplit('@').next().unwrap_or_default();
        INSIDE.iter().any(|it| host.starts_with(it)) || is_private(host)
    })
}

/// 172.16.0.0/12, and addresses that are written as one number.
fn is_private(host: &str) -> bool {
    let name = host.split(':').next().unwrap_or_default();
    let mut parts = name.split('.');
    let (first, second) =
        (parts.next().unwrap_or_default(), parts.next().and_then(|it| it.parse::<u8>().ok()));
    let whole = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_digit());
    whole || (first == "172" && second.is_some_and(|it| (16..=31).contains(&it)))
}

/// By what texts are known that differ only in numbers and addresses: `URL Test 7` is
/// `URL Test 8`.
pub(crate) fn skeleton(title: &str, problem: &str, solution: &str) -> String {
    let mut hash = Sha256::new();
    for text in [title, problem, solution] {
        for word in words(text) {
            hash.update(word);
            hash.update([0]);
        }
        hash.update([1]);
    }
    hex::encode(hash.finalize())
}

/// The words of a text, without numbers and addresses.
fn words(text: &str) -> impl Iterator<Item = String> {
    let text = fold(text);
    let pieces: Vec<String> = text
        .split_whitespace()
        .filter(|piece| !piece.contains("://") && !piece.starts_with("www."))
        .flat_map(|piece| piece.split(|c: char| !c.is_alphanumeric()))
        .filter(|word| word.chars().any(char::is_alphabetic))
        .map(|word| word.chars().filter(|c| !c.is_numeric()).collect())
        .collect();
    pieces.into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_programs_send_is_odd() {
        for payload in [
            "http://169.254.169.254/latest/meta-data/",
            "mire https://user@127.0.0.1:8080/admin",
            "http://2130706433/",
            "http://172.20.3.4",
            "file:///etc/hosts",
            "${jndi:ldap://x}",
            "<ScRiPt>alert(1)</ScRiPt>",
            "%2e%2e/%2e%2e/etc",
            "' OR '1'='1",
            "http://abc.oastify.com/x",
        ] {
            assert!(
                marks("Una idea", payload, "que sirva para todas", "").contains(&Odd::Payload),
                "{payload}"
            );
        }
        assert!(marks("testsia", "testsia", "testsia", "").contains(&Odd::Empty));
        assert!(
            marks("Compre", "mire http://a.example", "http://b.example y compre", "").contains(&Odd::Links)
        );
    }

    #[test]
    fn what_people_write_is_not() {
        for (title, problem, solution) in [
            (
                "Agua en las escuelas",
                "Faltan baños & lavamanos en 10.000 escuelas",
                "Poner tanques < 500 litros cada uno",
            ),
            (
                "Más luz",
                "En el km 172.20 de la vía no hay luz",
                "Postes solares; ver la norma 10.3 del municipio",
            ),
            (
                "Datos abiertos",
                "El portal https://datosabiertos.gob.ec no tiene los contratos de los municipios pequeños",
                "Que cada municipio publique sus contratos en un formato que se pueda leer sin pagar",
            ),
            (
                "Seguridad",
                "No se puede caminar de noche por el barrio",
                "Select y unión de vecinos con la policía",
            ),
        ] {
            assert_eq!(marks(title, problem, solution, "A todos"), Vec::new(), "{title}");
        }
    }

    #[test]
    fn numbers_and_addresses_do_not_make_another_text() {
        let one = skeleton("URL Test 1", "http://a.example/1", "prueba 12");
        assert_eq!(skeleton("url  test 77", "https://b.example", "Prueba 3!"), one);
        assert_ne!(skeleton("URL Test 1", "http://a.example/1", "otra 12"), one);
        assert_ne!(skeleton("URL Test", "prueba", ""), one);
    }
}
