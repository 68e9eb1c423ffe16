use crate::{MailError, is_address};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A mail to one person: in plain text, and where it is given in HTML beside it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mail {
    /// Its own, and the same when it is sent a second time: it becomes the `Message-ID`, by
    /// which many programs show what came twice once.
    pub id: Uuid,
    /// The address of whoever gets it, without a name.
    pub to: String,
    /// One line.
    pub subject: String,
    /// What it says, with `\n` between lines.
    pub text: String,
    /// The same as HTML, with nothing in it that is fetched from anywhere.
    #[serde(default)]
    pub html: Option<String>,
    /// The address at which one request ends all mail of this kind (RFC 8058).
    #[serde(default)]
    pub unsubscribe: Option<String>,
    /// The address to which mail servers return it; by itself the sender's.
    #[serde(default)]
    pub returns: Option<String>,
}

impl Mail {
    /// The most characters of a subject.
    pub const LONGEST_SUBJECT: usize = 200;
    /// The most bytes of a text.
    pub const LONGEST_TEXT: usize = 200_000;

    /// A mail in plain text.
    pub fn plain(id: Uuid, to: &str, subject: &str, text: &str) -> Mail {
        let (to, subject, text) = (to.to_owned(), subject.to_owned(), text.to_owned());
        Mail { id, to, subject, text, html: None, unsubscribe: None, returns: None }
    }

    /// Whether it can be sent. Every mailer asks first; whoever puts a mail aside for later
    /// may want to know at once.
    pub fn check(&self) -> Result<(), MailError> {
        let subject = self.subject.trim();
        if !is_address(&self.to) {
            return Err(MailError::Address);
        }
        if subject.is_empty() || subject.chars().count() > Mail::LONGEST_SUBJECT || !is_line(subject) {
            return Err(MailError::Subject);
        }
        let allowed = |letter: char| !letter.is_control() || matches!(letter, '\n' | '\r' | '\t');
        for text in [Some(&self.text), self.html.as_ref()].into_iter().flatten() {
            if text.len() > Mail::LONGEST_TEXT || !text.chars().all(allowed) {
                return Err(MailError::Text);
            }
        }
        let is_web = |text: &String| {
            text.starts_with("http")
                && text.bytes().all(|it| it.is_ascii_graphic() && it != b'<' && it != b'>')
        };
        if !self.unsubscribe.as_ref().is_none_or(is_web)
            || !self.returns.as_ref().is_none_or(|it| is_address(it))
        {
            return Err(MailError::Address);
        }
        Ok(())
    }
}

/// Says nothing of a person, because it may end in a log.
impl std::fmt::Debug for Mail {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Mail").field("id", &self.id).finish_non_exhaustive()
    }
}

/// Whether nobody could see a second line in it (Unicode has line ends that are no controls).
pub(crate) fn is_line(text: &str) -> bool {
    !text.chars().any(|letter| letter.is_control() || matches!(letter, '\u{2028}' | '\u{2029}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mail(to: &str, subject: &str, text: &str) -> Mail {
        Mail::plain(Uuid::nil(), to, subject, text)
    }

    #[test]
    fn what_would_write_a_header_is_refused() {
        assert_eq!(mail("ana@example.org", "¿Ya está?", "Sí.\r\n\tAquí.\n").check(), Ok(()));
        let hostile = ["", " ", "a\nBcc: b@c.example", "a\rb", "a\r\n\r\nb", "\0", "a\u{85}b", "a\u{2028}b"];
        for subject in hostile.into_iter().chain([&*"ñ".repeat(201)]) {
            assert_eq!(mail("ana@example.org", subject, "").check(), Err(MailError::Subject), "{subject:?}");
        }
        assert_eq!(mail("ana@example.org", &"ñ".repeat(200), "").check(), Ok(()));
        for to in ["", "ana", "ana@example.org\nBcc: b@c.example"] {
            assert_eq!(mail(to, "a", "").check(), Err(MailError::Address), "{to:?}");
        }
        for text in ["a\0b", "\u{1b}[2J", &*"a".repeat(200_001)] {
            assert_eq!(mail("ana@example.org", "a", text).check(), Err(MailError::Text));
        }
    }

    #[test]
    fn no_other_part_writes_a_header_either() {
        let fine = Mail {
            html: Some("<p>Sí.</p>".to_owned()),
            unsubscribe: Some("https://minga.example/es/seguir/baja/x".to_owned()),
            returns: Some("bounces+x@minga.example".to_owned()),
            ..mail("ana@example.org", "a", "b")
        };
        assert_eq!(fine.check(), Ok(()));
        for bad in ["javascript:alert(1)", "https://a.example/>\r\nBcc: b@c.example", "https://a b"] {
            let mail = Mail { unsubscribe: Some(bad.to_owned()), ..fine.clone() };
            assert_eq!(mail.check(), Err(MailError::Address), "{bad}");
        }
        let returns = Mail { returns: Some("a@b.co>\nx".to_owned()), ..fine.clone() };
        assert_eq!(returns.check(), Err(MailError::Address));
        assert_eq!(Mail { html: Some("a\0b".to_owned()), ..fine }.check(), Err(MailError::Text));
    }

    #[test]
    fn a_log_does_not_tell_who_got_what() {
        let shown = format!("{:?}", mail("ana@example.org", "Tema", "Texto"));
        assert!(!["ana", "Tema", "Texto"].iter().any(|word| shown.contains(word)), "{shown}");
    }
}
