//! From a mail to the lines that travel (RFC 5322).

use crate::mail::is_line;
use crate::{Mail, MailError, is_address};
use lettre::address::Envelope;
use lettre::message::header::{ContentType, Header, HeaderName, HeaderValue};
use lettre::message::{Mailbox, Message, MultiPart, SinglePart};
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

/// RFC 2369: where one says that one wants no more of it.
#[derive(Clone)]
struct ListUnsubscribe(String);

impl Header for ListUnsubscribe {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("List-Unsubscribe")
    }

    fn parse(text: &str) -> Result<Self, Box<dyn Error + Send + Sync>> {
        Ok(ListUnsubscribe(text.to_owned()))
    }

    fn display(&self) -> HeaderValue {
        // Programs look for the address in one piece, however long it is.
        HeaderValue::dangerous_new_pre_encoded(ListUnsubscribe::name(), self.0.clone(), self.0.clone())
    }
}

/// RFC 8058: that one request without a question is enough.
#[derive(Clone)]
struct ListUnsubscribePost;

impl Header for ListUnsubscribePost {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("List-Unsubscribe-Post")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn Error + Send + Sync>> {
        Ok(ListUnsubscribePost)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(ListUnsubscribePost::name(), "List-Unsubscribe=One-Click".to_owned())
    }
}

/// The mail as it travels.
pub(crate) fn letter(sender: &Sender, mail: &Mail) -> Result<Message, MailError> {
    mail.check()?;
    let to: lettre::Address = mail.to.parse().map_err(|_| MailError::Address)?;
    let mut letter = Message::builder()
        .date(SystemTime::from(sender.now()))
        .from(sender.from.clone())
        .to(Mailbox::new(None, to.clone()))
        .subject(mail.subject.trim())
        .message_id(Some(["<", &mail.id.to_string(), "@", sender.domain(), ">"].concat()))
        .header(AutoSubmitted);
    if let Some(address) = &mail.unsubscribe {
        letter = letter.header(ListUnsubscribe(["<", address, ">"].concat())).header(ListUnsubscribePost);
    }
    if let Some(returns) = &mail.returns {
        let returns = returns.parse().map_err(|_| MailError::Address)?;
        letter = letter.envelope(Envelope::new(Some(returns), vec![to]).map_err(|_| MailError::Address)?);
    }
    // A lone carriage return ends a line for some programs and not for others.
    let plain = |text: &str| text.replace("\r\n", "\n").replace('\r', "\n");
    let letter = match &mail.html {
        None => letter.header(ContentType::TEXT_PLAIN).body(plain(&mail.text)),
        Some(html) => {
            // The same for the same mail, so that it is the same letter when it is sent again.
            let parts = MultiPart::alternative().boundary(["minga-", &mail.id.simple().to_string()].concat());
            let parts = parts.singlepart(SinglePart::plain(plain(&mail.text)));
            letter.multipart(parts.singlepart(SinglePart::html(plain(html))))
        }
    };
    letter.map_err(|_| MailError::Address)
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
        let mail = Mail::plain(Uuid::from_u128(7), "ana@example.org", subject, text);
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
    fn a_letter_with_html_has_both_and_says_how_to_end_it() {
        let mail = Mail {
            html: Some("<p>¡Hola! <a href=\"https://minga.example/es\">Ver</a></p>".to_owned()),
            unsubscribe: Some(format!("https://minga.example/es/seguir/baja/{}", "x".repeat(43))),
            returns: Some("bounces+abc@minga.example".to_owned()),
            ..Mail::plain(Uuid::from_u128(7), "ana@example.org", "Hola", "¡Hola!")
        };
        let sender = sender("minga@datos.example.ec").expect("a sender");
        let letter = letter(&sender, &mail).expect("a letter");
        assert_eq!(letter.envelope().from().map(ToString::to_string).as_deref(), mail.returns.as_deref());
        let text = String::from_utf8(letter.formatted()).expect("UTF-8");
        let unsubscribe = mail.unsubscribe.as_deref().expect("an address");
        assert!(text.contains(&format!("\r\nList-Unsubscribe: <{unsubscribe}>\r\n")), "{text}");
        assert!(text.contains("\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"), "{text}");
        let (plain, html) = (text.find("Content-Type: text/plain"), text.find("Content-Type: text/html"));
        assert!(text.contains("multipart/alternative") && plain.is_some() && plain < html, "{text}");
        assert!(text.is_ascii() && !text.contains("bounces+"), "{text}");
        assert_eq!(super::letter(&sender, &mail).expect("a letter").formatted(), text.into_bytes());
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
