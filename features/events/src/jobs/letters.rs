//! What is written to those who register.

use crate::commands::ask::LINK;
use crate::model::Gathering;
use crate::model::registration::Registration;
use crate::pages::shown::{When, named, place};
use crate::pages::{CONFIRM, TICKET};
use minga_auth::Token;
use minga_i18n::FluentArgs;
use minga_kernel::{Cx, Lang};
use minga_store::{StoreError, Tx};
use minga_web::{App, Letter};

/// What there is to tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum News {
    /// They have a place.
    Placed,
    /// They wait for one.
    Waiting,
    /// It is at another time or place now.
    Changed,
    /// It does not take place.
    Cancelled,
    /// It is soon.
    Reminder,
}

impl News {
    const fn code(self) -> &'static str {
        match self {
            News::Placed => "placed",
            News::Waiting => "waiting",
            News::Changed => "changed",
            News::Cancelled => "cancelled",
            News::Reminder => "reminder",
        }
    }

    /// Whether whoever reads it is told how to come.
    const fn invites(self) -> bool {
        matches!(self, News::Placed | News::Changed | News::Reminder)
    }
}

/// The mail with the link. It says nothing that whoever asked could choose: it may be for somebody
/// who never asked.
pub(crate) fn confirm(app: &App, lang: Lang, token: &Token) -> Letter {
    let mut args = FluentArgs::new();
    args.set("place", app.face().place.clone());
    args.set("address", app.absolute(&CONFIRM.path(lang, &[("token", &token.reveal())])));
    args.set("hours", LINK.num_hours() as f64);
    Letter {
        lang,
        subject: app.words.say(lang, "events-confirm-subject", &args),
        text: app.words.say(lang, "events-confirm-mail", &args),
        unsubscribe: None,
    }
}

/// Writes to somebody who registered once the change is committed. Whoever left is not written to.
pub(crate) async fn tell(
    cx: &Cx,
    app: &App,
    tx: &Tx,
    it: &Gathering,
    to: &Registration,
    news: News,
) -> Result<(), StoreError> {
    let (Some(address), Some(key)) = (&to.address, &to.key) else { return Ok(()) };
    let lang = to.lang;
    let known = named(app, tx, std::slice::from_ref(it)).await?;
    let mut args = FluentArgs::new();
    args.set("news", news.code());
    args.set("title", one_line(it.title.for_reader(lang)));
    args.set("site", app.face().place.clone());
    let mut parts = vec![
        app.words.say(lang, "events-mail", &args),
        format!("{}\n{}", it.title.for_reader(lang), When::of(it).in_words(app, lang)),
    ];
    let place = place(lang, it, &known);
    if news.invites() && !place.is_empty() {
        parts.push(place);
    }
    if news.invites() && !it.call.is_empty() && to.standing == crate::model::registration::Standing::Placed {
        parts.push(format!("{}\n{}", app.words.plain(lang, "events-mail-call"), it.call));
    }
    if news == News::Cancelled {
        parts.push(it.reason.for_reader(lang).to_owned());
    } else {
        let path = app.absolute(&TICKET.path(lang, &[("key", key)]));
        parts.push(format!("{}\n{path}", app.words.plain(lang, "events-mail-own")));
    }
    let letter = Letter {
        lang,
        subject: app.words.say(lang, "events-mail-subject", &args),
        text: parts.join("\n\n"),
        unsubscribe: None,
    };
    app.send_mail(cx, tx, address, letter).await
}

/// A title as a subject can have it.
fn one_line(title: &str) -> String {
    title
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .chars()
        .filter(|c| !c.is_control())
        .take(150)
        .collect()
}
