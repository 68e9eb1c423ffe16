//! Mail leaves as a job, so that it is sent exactly if the change that asks for it happens.

use crate::{App, PageError, View};
use async_trait::async_trait;
use minga_i18n::FluentArgs;
use minga_jobs::{Handler, JobError};
use minga_kernel::{Cx, Lang};
use minga_mail::{Mail, Mailer};
use minga_store::{StoreError, Tx};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// The kind of job that sends a mail.
const KIND: &str = "mail";

/// What is written to somebody, in their language.
#[derive(Clone, Debug)]
pub struct Letter {
    /// The language.
    pub lang: Lang,
    /// One line.
    pub subject: String,
    /// What it says. An address that stands alone on its line is a link in HTML.
    pub text: String,
    /// The address at which one request ends all mail of this kind.
    pub unsubscribe: Option<String>,
}

/// A mail of nothing but words, as HTML.
#[derive(Serialize)]
pub(crate) struct LetterHtml {
    subject: String,
    paragraphs: Vec<Vec<Line>>,
}

/// A line of it.
#[derive(Serialize)]
struct Line {
    words: String,
    /// Whether the line is an address.
    link: bool,
}

impl View for LetterHtml {
    const TEMPLATE: &'static str = "letter.html";

    fn samples() -> Vec<LetterHtml> {
        vec![
            LetterHtml::of("", ""),
            LetterHtml::of("<b>Hola</b>", "Hola, <b>:\n\nuno\nhttps://a.example/?a=1&b=\"\n\ndos"),
        ]
    }
}

impl LetterHtml {
    fn of(subject: &str, text: &str) -> LetterHtml {
        let line = |line: &str| Line {
            link: (line.starts_with("https://") || line.starts_with("http://")) && !line.contains(' '),
            words: line.to_owned(),
        };
        let paragraphs = text.split("\n\n").map(|it| it.lines().map(|it| line(it.trim())).collect());
        LetterHtml { subject: subject.to_owned(), paragraphs: paragraphs.collect() }
    }
}

impl App {
    /// What is written to somebody: two messages, its subject and its text, to both of which
    /// `place` is this site's name.
    pub fn letter(&self, lang: Lang, [subject, text]: [&str; 2], mut args: FluentArgs<'_>) -> Letter {
        args.set("place", self.face().place.clone());
        Letter {
            lang,
            subject: self.words.say(lang, subject, &args),
            text: self.words.say(lang, text, &args),
            unsubscribe: None,
        }
    }

    /// Sends a mail once this change is committed. An address or a subject that no mail can
    /// have is an error now, and not of a job that nobody looks at.
    pub async fn send_mail(&self, cx: &Cx, tx: &Tx, to: &str, letter: Letter) -> Result<(), StoreError> {
        let html = self.fragment(letter.lang, &LetterHtml::of(&letter.subject, &letter.text))?;
        let mail = Mail {
            html: Some(html.as_str().to_owned()),
            unsubscribe: letter.unsubscribe,
            ..Mail::plain(cx.new_id(), to, &letter.subject, &letter.text)
        };
        mail.check().map_err(|error| StoreError::new(error.to_string()))?;
        minga_jobs::enqueue(cx, tx, KIND, &mail).await?;
        Ok(())
    }
}

/// Sends what was asked for.
pub struct SendMail(pub Arc<dyn Mailer>);

#[async_trait]
impl Handler for SendMail {
    fn kind(&self) -> &'static str {
        KIND
    }

    async fn run(&self, payload: serde_json::Value, _attempt: u32) -> Result<(), JobError> {
        let mail: Mail = serde_json::from_value(payload).map_err(|_| JobError::give_up("mail-unreadable"))?;
        self.0.send(&mail).await.map_err(|error| {
            let reason = error.to_string();
            if error.is_final() { JobError::give_up(reason) } else { JobError::retry(reason) }
        })
    }
}

/// The kind of job that says that a mail came back. Whoever sent the mail does it.
pub const RETURNED: &str = "mail.returned";

/// A mail that came back.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct MailReturned {
    /// What stood behind the `+` in the address to which it was returned.
    pub code: String,
    /// Whether it will never be delivered.
    pub for_ever: bool,
}

impl App {
    /// The address to which servers return a mail that this code names; nothing where the
    /// operator reads no returned mail.
    pub fn returns_to(&self, code: &str) -> Option<String> {
        let (name, host) = self.settings.mail_bounces.split_once('@')?;
        Some(format!("{name}+{code}@{host}"))
    }
}

impl From<PageError> for StoreError {
    /// For work without a page: the text goes to the log.
    fn from(error: PageError) -> StoreError {
        StoreError::new(format!("{error:?}"))
    }
}
