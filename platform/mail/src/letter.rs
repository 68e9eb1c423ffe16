//! From a mail to the lines that travel (RFC 5322).

use crate::mail::is_line;
use crate::{Mail, MailError, is_address};
use lettre::message::header::{ContentType, Header, HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message};
use minga_kernel::{Clock, Moment};
use std::error::Error;
use std::sync::Arc;
use std::time::SystemTime;

/// Who sends, and when it is. The host of the address is the domain of every `Message-ID`.
#[derive(Clone)]
pub struct Sender {
    from: Mailbox,
    clock: Arc<dyn Clock>,
}

impl Sender {
    /// Reads `name@host.example` or `Name <name@host.example>`.
    pub fn parse(from: &str, clock: Arc<dyn Clock>) -> Result<Sender, MailError> {
        let (name, address) = match from.trim().strip_suffix('>').and_then(|it| it.split_once('<')) {
            Some((name, address)) => (Some(name.trim()).filter(|it| !it.is_empty()), address),
            None => (None, from.trim()),
        };
        if !is_address(address) || !name.is_none_or(is_line) {
            return Err(MailError::Sender);
        }
        let address = address.parse().map_err(|_| MailError::Sender)?;
        Ok(Sender { from: Mailbox::new(name.map(str::to_owned), address), clock })
    }

    /// The domain of the address.
    pub(crate) fn domain(&self) -> &str {
        self.from.email.domain()
    }

    /// The present moment.
    pub(crate) fn now(&self) -> Moment {
        self.clock.now()
    }
}

/// RFC 3834: no machine shall answer this, such as one that says that somebody is on holiday.
#[derive(Clone)]
struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn Error + Send + Sync>> {
        Ok(AutoSubmitted)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(AutoSubmitted::name(), "auto-generated".to_owned())
    }
}

/// The mail as it travels.
pub(crate) fn letter(sender: &Sender, mail: &Mail) -> Result<Message, MailError> {
    mail.check()?;
    let to = mail.to.parse().map_err(|_| MailError::Address)?;
    Message::builder()
        .date(SystemTime::from(sender.now()))
        .from(sender.from.clone())
        .to(Mailbox::new(None, to))
        .subject(mail.subject.trim())
        .message_id(Some(["<", &mail.id.to_string(), "@", sender.domain(), ">"].concat()))
        .header(AutoSubmitted)
        .header(ContentType::TEXT_PLAIN)
        // A lone carriage return ends a line for some programs and not for others.
        .body(mail.text.replace("\r\n", "\n").replace('\r', "\n"))
        .map_err(|_| MailError::Address)
}

#[cfg(test)]
mod tests {
    use super::*;
    use minga_testkit::FixedClock;
    use uuid::Uuid;

    fn sender(from: &str) -> Result<Sender, MailError> {
        Sender::parse(from, Arc::new(FixedClock::at("2026-11-23T08:00:00Z")))
    }

    fn lines(from: &str, subject: &str, text: &str) -> String {
        let mail = Mail {
            id: Uuid::from_u128(7),
            to: "ana@example.org".to_owned(),
            subject: subject.to_owned(),
            text: text.to_owned(),
        };
        let letter = letter(&sender(from).expect("a sender"), &mail).expect("a letter");
        String::from_utf8(letter.formatted()).expect("UTF-8")
    }

    #[test]
    fn a_letter_has_these_lines_and_no_others() {
        let expected = "Date: Mon, 23 Nov 2026 08:00:00 +0000\r\n\
            From: Minga <minga@datos.example.ec>\r\n\
            To: ana@example.org\r\n\
            Subject: Hola\r\n\
            Message-ID: <00000000-0000-0000-0000-000000000007@datos.example.ec>\r\n\
            Auto-Submitted: auto-generated\r\n\
            Content-Type: text/plain; charset=utf-8\r\n\
            Content-Transfer-Encoding: 7bit\r\n\r\n\
            Uno\r\ndos\r\ntres\r\n.";
        assert_eq!(lines("Minga <minga@datos.example.ec>", "Hola", "Uno\ndos\r\ntres\r."), expected);
    }

    #[test]
    fn what_travels_is_ascii_in_short_lines() {
        let words = "¿Qué pasó? ".repeat(18);
        let text = lines("Información pública <minga@example.ec>", &words, &words.repeat(20));
        assert!(text.is_ascii());
        let longest = text.split("\r\n").map(str::len).max();
        assert!(longest < Some(200), "{longest:?}");
        assert!(!text.replace("\r\n", "").contains(['\r', '\n']), "only whole line ends");
    }

    #[test]
    fn who_sends_is_an_address_with_or_without_a_name() {
        for good in
            ["minga@example.ec", " Minga <minga@example.ec> ", "<minga@example.ec>", "A, b: \"c\" <a@b.co>"]
        {
            assert!(sender(good).is_ok(), "{good}");
        }
        for bad in [
            "",
            "Minga",
            "Minga <minga>",
            "Minga\nBcc: a@b.co <minga@example.ec>",
            "a@b.co <",
            "a <b> <c@d.co>",
        ] {
            assert_eq!(sender(bad).err(), Some(MailError::Sender), "{bad}");
        }
        let odd = lines("Pe\"r, ez: <a@b.co>", "a", "");
        assert!(odd.contains("\r\nFrom: =?utf-8?b?UGUiciwgZXo6?= <a@b.co>\r\n"), "{odd}");
    }
}
