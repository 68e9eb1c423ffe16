//! What a mail server says when it returns a mail (RFC 3464, in a report of RFC 6522).

/// A mail that came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Returned {
    /// What stands behind the `+` in the address to which it was returned.
    pub code: String,
    /// Whether it will never be delivered: nobody has the address. What may pass (a full mailbox,
    /// a server that does not want us today) is not.
    pub for_ever: bool,
}

/// The longest mail that is looked at.
const LONGEST: usize = 4 * 1024 * 1024;

impl Returned {
    /// Understands a mail that came to the address for what is returned, `name@host`, with a code
    /// behind a `+`. Nothing for any other mail (an answer of somebody on holiday), and for a
    /// report that says only that delivery takes longer.
    ///
    /// Nothing in the mail is believed but the code: whoever does not know it can only guess.
    pub fn read(mail: &[u8], address: &str) -> Option<Returned> {
        let text = String::from_utf8_lossy(&mail[..mail.len().min(LONGEST)]).replace("\r\n", "\n");
        let (head, body) = text.split_once("\n\n")?;
        let head = unfolded(head);
        let kind = field(&head, "content-type")?.to_ascii_lowercase();
        if !kind.starts_with("multipart/report") || !kind.contains("delivery-status") {
            return None;
        }
        let to = ["to", "delivered-to", "x-original-to", "envelope-to"];
        let code = to.iter().find_map(|name| code(field(&head, name)?, address))?;
        let boundary = parameter(field(&head, "content-type")?, "boundary")?;
        let status = body.split(&format!("--{boundary}")).find_map(|part| {
            let (head, content) = part.trim_start_matches('\n').split_once("\n\n")?;
            let kind = field(&unfolded(head), "content-type")?.to_ascii_lowercase();
            kind.starts_with("message/delivery-status").then(|| content.to_owned())
        })?;
        // The first group is of the mail, each further one of a receiver; ours has one.
        let failed = status.split("\n\n").map(unfolded).find(|group| {
            field(group, "action").is_some_and(|action| action.eq_ignore_ascii_case("failed"))
        })?;
        let status = field(&failed, "status").unwrap_or_default();
        let never = ["5.1.", "5.2.1", "5.4.4"].iter().any(|start| status.starts_with(start));
        Some(Returned { code, for_ever: never })
    }
}

/// The lines of a head, those that go on joined to the one before.
fn unfolded(head: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for line in head.lines() {
        match lines.last_mut() {
            Some(last) if line.starts_with([' ', '\t']) => last.push_str(line),
            _ => lines.push(line.to_owned()),
        }
    }
    lines
}

fn field<'a>(lines: &'a [String], name: &str) -> Option<&'a str> {
    lines.iter().find_map(|line| {
        let (own, value) = line.split_once(':')?;
        own.trim().eq_ignore_ascii_case(name).then(|| value.trim())
    })
}

fn parameter<'a>(value: &'a str, name: &str) -> Option<&'a str> {
    value.split(';').skip(1).find_map(|part| {
        let (own, value) = part.split_once('=')?;
        own.trim().eq_ignore_ascii_case(name).then(|| value.trim().trim_matches('"'))
    })
}

/// The code in an address such as `bounces+code@host`, wherever it stands in the value.
fn code(value: &str, address: &str) -> Option<String> {
    let (name, host) = address.split_once('@')?;
    let value = value.to_ascii_lowercase();
    let start = value.find(&format!("{}+", name.to_ascii_lowercase()))? + name.len() + 1;
    let (code, rest) = value[start..].split_once('@')?;
    let plain = !code.is_empty() && code.bytes().all(|byte| byte.is_ascii_alphanumeric());
    (plain && rest.starts_with(&host.to_ascii_lowercase())).then(|| code.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const ADDRESS: &str = "bounces@minga.example";

    fn report(to: &str, kind: &str, action: &str, status: &str) -> String {
        format!(
            "Return-Path: <>\r\nFrom: MAILER-DAEMON@mx.example\r\nTo: {to}\r\nSubject: Undelivered\r\n\
             MIME-Version: 1.0\r\nContent-Type: {kind};\r\n\tboundary=\"b1\"\r\n\r\n\
             This is a MIME message.\r\n\r\n--b1\r\nContent-Type: text/plain\r\n\r\nSorry.\r\n\
             --b1\r\nContent-Description: Delivery report\r\nContent-Type: message/delivery-status\r\n\r\n\
             Reporting-MTA: dns; mx.example\r\nArrival-Date: Mon, 23 Nov 2026 08:00:00 +0000\r\n\r\n\
             Final-Recipient: rfc822; ana@example.org\r\nAction: {action}\r\nStatus: {status}\r\n\
             Diagnostic-Code: smtp; 550 {status} said\r\n at length\r\n\r\n\
             --b1\r\nContent-Type: text/rfc822-headers\r\n\r\nSubject: Hola\r\n\r\n--b1--\r\n"
        )
    }

    #[test]
    fn a_report_says_whose_mail_came_back_and_whether_for_ever() {
        let kind = "multipart/report; report-type=delivery-status";
        let read = |action: &str, status: &str| {
            let mail = report("<bounces+00ab12@minga.example>", kind, action, status);
            Returned::read(mail.as_bytes(), ADDRESS).map(|it| (it.code, it.for_ever))
        };
        let own = || "00ab12".to_owned();
        assert_eq!(read("failed", "5.1.1"), Some((own(), true)));
        assert_eq!(read("Failed", "5.2.1"), Some((own(), true)));
        assert_eq!(read("failed", "5.2.2"), Some((own(), false)));
        assert_eq!(read("failed", "5.7.1"), Some((own(), false)));
        assert_eq!(read("failed", "4.4.7"), Some((own(), false)));
        assert_eq!(read("delayed", "4.4.1"), None);
        assert_eq!(read("delivered", "2.0.0"), None);
    }

    #[test]
    fn what_is_no_report_or_not_ours_says_nothing() {
        let kind = "multipart/report; report-type=delivery-status";
        let to = |to: &str| Returned::read(report(to, kind, "failed", "5.1.1").as_bytes(), ADDRESS);
        for other in [
            "bounces@minga.example",
            "bounces+@minga.example",
            "bounces+a b@minga.example",
            "bounces+ab@other.example",
            "ana@example.org",
            "",
        ] {
            assert_eq!(to(other), None, "{other}");
        }
        let holiday = report("bounces+00ab@minga.example", "multipart/mixed", "failed", "5.1.1");
        for mail in [&holiday[..], "", "\n\n", "Content-Type: multipart/report; delivery-status\n\nx"] {
            assert_eq!(Returned::read(mail.as_bytes(), ADDRESS), None);
        }
        assert_eq!(Returned::read(&[0xff; 64], ADDRESS), None);
    }
}
