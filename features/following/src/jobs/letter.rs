//! The words of digests: what is said of one topic, and the letter around it.

use crate::model::{Digest, Follower, Piece, Topic};
use crate::pages::{END, MINE};
use minga_i18n::FluentArgs;
use minga_kernel::{Day, Lang};
use minga_mail::Mail;
use minga_store::{Conn, StoreError};
use minga_web::pages::HistoryEntry;
use minga_web::{App, View};
use serde::Serialize;
use std::collections::HashMap;
use uuid::Uuid;

/// The most changes of one topic that a letter tells; it says how many there were.
const CHANGES: usize = 10;
/// The most topics of which a letter tells; it names how many more there are.
const TOPICS: usize = 30;

/// Stand where a letter that is written once for everybody differs from reader to reader.
const PIECES: char = '\u{e000}';
const KEY: &str = "\u{e001}";

/// What is said of one topic, as HTML.
#[derive(Serialize)]
pub(crate) struct PieceHtml {
    title: String,
    href: String,
    changes: Vec<Change>,
    more: u64,
}

/// A change.
#[derive(Serialize)]
struct Change {
    day: Day,
    words: String,
    title: Option<String>,
    href: Option<String>,
}

impl View for PieceHtml {
    const TEMPLATE: &'static str = "following/piece.html";

    fn samples() -> Vec<PieceHtml> {
        let change = |full: bool| Change {
            day: Day::default(),
            words: "Cambió <algo>.".to_owned(),
            title: full.then(|| "Hito <3>".to_owned()),
            href: full.then(|| "https://minga.example/es?a=1&b=2".to_owned()),
        };
        let piece = |changes: Vec<Change>, more| PieceHtml {
            title: "Plan <b>".to_owned(),
            href: "https://minga.example/es".to_owned(),
            changes,
            more,
        };
        vec![piece(Vec::new(), 0), piece(vec![change(true), change(false)], 7)]
    }
}

/// The letter around the pieces, as HTML.
#[derive(Serialize)]
pub(crate) struct FrameHtml {
    title: String,
    rhythm: &'static str,
    pieces: String,
    mine: String,
    end: String,
}

impl View for FrameHtml {
    const TEMPLATE: &'static str = "following/digest.html";

    fn samples() -> Vec<FrameHtml> {
        vec![FrameHtml {
            title: "…".to_owned(),
            rhythm: "weekly",
            pieces: PIECES.to_string(),
            mine: "https://minga.example/es/x".to_owned(),
            end: "https://minga.example/es/y".to_owned(),
        }]
    }
}

/// What a digest says of one topic in one language; nothing if there is nothing to say. `older`
/// is how many changes there were besides those that are told.
pub(crate) async fn piece(
    app: &App,
    db: &Conn,
    lang: Lang,
    topic: &str,
    older: u64,
    told: Vec<HistoryEntry>,
) -> Result<Option<Piece>, StoreError> {
    let Some((title, path)) = title_of(app, db, lang, topic).await? else { return Ok(None) };
    let more = told.len().saturating_sub(CHANGES) as u64 + older;
    let shown: Vec<Change> = told
        .into_iter()
        .take(CHANGES)
        .map(|it| Change {
            day: it.when,
            words: it.words,
            // What happened to the thing itself needs no title again.
            title: it.title.filter(|own| *own != title),
            href: it.path.map(|path| app.absolute(&path)),
        })
        .collect();
    if shown.is_empty() {
        return Ok(None);
    }
    let view = PieceHtml { href: app.absolute(&path), title, changes: shown, more };
    let text = in_text(app, lang, &view);
    let html = app.fragment(lang, &view)?;
    Ok(Some(Piece { topic: topic.to_owned(), lang, html: html.as_str().to_owned(), text }))
}

/// What people call a topic, and the path of its page.
pub(crate) async fn title_of(
    app: &App,
    db: &Conn,
    lang: Lang,
    topic: &str,
) -> Result<Option<(String, String)>, StoreError> {
    Ok(match topic.parse() {
        Ok(Topic::Thing(thing)) => {
            let known = app.references.one(db, &thing).await?;
            known.map(|it| (it.title.for_reader(lang).to_owned(), it.path(lang).to_owned()))
        }
        Ok(Topic::Search(asked)) => {
            let mut args = FluentArgs::new();
            args.set("words", asked.label(app, lang));
            Some((app.words.say(lang, "following-search", &args), asked.path(lang)))
        }
        Err(_) => None,
    })
}

fn in_text(app: &App, lang: Lang, it: &PieceHtml) -> String {
    let mut text = format!("{}\n{}\n", it.title, it.href);
    for change in &it.changes {
        let day = app.words.formats(lang).day(change.day);
        text.push_str(&format!("\n- {day}: {}", change.words));
        if let Some(title) = &change.title {
            text.push_str(&format!("\n  {title}"));
        }
        if let Some(href) = &change.href {
            text.push_str(&format!("\n  {href}"));
        }
    }
    if it.more > 0 {
        text.push_str(&format!("\n- {}", more(app, lang, it.more)));
    }
    text.push('\n');
    text
}

fn more(app: &App, lang: Lang, count: u64) -> String {
    let mut args = FluentArgs::new();
    args.set("count", count as f64);
    app.words.say(lang, "following-more", &args)
}

/// The letter around the pieces in one language, written once for all its readers.
pub(crate) struct Frame {
    html: [String; 2],
    text: [String; 2],
    lang: Lang,
}

impl Frame {
    /// The letter of this digest.
    pub(crate) fn of(app: &App, lang: Lang, digest: &Digest) -> Result<Frame, StoreError> {
        let absolute = |address: minga_web::Address| {
            // The key stands in for itself until the letter has a reader.
            app.absolute(&address.path(lang, &[("key", "KEY")])).replace("KEY", KEY)
        };
        let mut args = FluentArgs::new();
        args.set("place", app.face().place.clone());
        args.set("rhythm", digest.rhythm.code());
        args.set("mine", absolute(MINE));
        args.set("end", absolute(END));
        let view = FrameHtml {
            title: app.words.say(lang, "following-digest-title", &args),
            rhythm: digest.rhythm.code(),
            pieces: PIECES.to_string(),
            mine: absolute(MINE),
            end: absolute(END),
        };
        let html = app.fragment(lang, &view)?;
        let text =
            format!("{}\n\n{PIECES}\n{}\n", view.title, app.words.say(lang, "following-digest-foot", &args));
        Ok(Frame { html: halves(html.as_str()), text: halves(&text), lang })
    }

    /// The mail for one reader; nothing if none of these pieces is for them.
    pub(crate) fn mail(
        &self,
        app: &App,
        id: Uuid,
        to: &Follower,
        topics: &[String],
        pieces: &HashMap<&str, &Piece>,
    ) -> Result<Option<Mail>, StoreError> {
        let own: Vec<&&Piece> = topics.iter().filter_map(|topic| pieces.get(topic.as_str())).collect();
        if own.is_empty() {
            return Ok(None);
        }
        let left = own.len().saturating_sub(TOPICS) as u64;
        let (mut html, mut text) = (self.html[0].clone(), self.text[0].clone());
        for piece in own.iter().take(TOPICS) {
            html.push_str(&piece.html);
            text.push_str(&piece.text);
            text.push('\n');
        }
        if left > 0 {
            let mut args = FluentArgs::new();
            args.set("count", left as f64);
            let title = app.words.say(self.lang, "following-left", &args);
            let href = app.absolute(&MINE.path(self.lang, &[("key", &to.key)]));
            let rest = PieceHtml { title, href, changes: Vec::new(), more: 0 };
            text.push_str(&in_text(app, self.lang, &rest));
            html.push_str(app.fragment(self.lang, &rest)?.as_str());
        }
        html.push_str(&self.html[1].replace(KEY, &to.key));
        text.push_str(&self.text[1].replace(KEY, &to.key));
        let mut args = FluentArgs::new();
        args.set("place", app.face().place.clone());
        args.set("count", own.len() as f64);
        let subject = app.words.say(self.lang, "following-digest-subject", &args);
        Ok(Some(Mail {
            html: Some(html),
            unsubscribe: Some(app.absolute(&END.path(self.lang, &[("key", &to.key)]))),
            returns: app.returns_to(&to.returns),
            ..Mail::plain(id, &to.address, &subject, &text)
        }))
    }
}

/// What stands before the pieces, and what behind them.
fn halves(text: &str) -> [String; 2] {
    let (before, behind) = text.split_once(PIECES).unwrap_or((text, ""));
    [before.to_owned(), behind.to_owned()]
}
