use super::file;
use crate::shell::with_ending;
use crate::{App, PageResult};
use atom_syndication::{Entry as AtomEntry, Feed, FixedDateTime, Link, Person, Text};
use minga_kernel::Moment;

/// One entry of a feed.
#[derive(Clone, Debug)]
pub struct Entry {
    /// What never changes about it, unique on this installation.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What happened, in a sentence.
    pub summary: String,
    /// The path of the page about it.
    pub path: String,
    /// When.
    pub at: Moment,
}

/// An Atom feed (RFC 4287) of the newest entries first.
pub fn feed(app: &App, title: &str, path: &str, entries: Vec<Entry>) -> PageResult {
    let updated = entries.iter().map(|entry| entry.at).max().unwrap_or(Moment::UNIX_EPOCH);
    let feed = Feed {
        title: Text::plain(title.to_owned()),
        id: app.absolute(path),
        updated: fixed(updated),
        links: vec![
            link("alternate", &app.absolute(path)),
            link("self", &app.absolute(&with_ending(path, "atom"))),
        ],
        authors: vec![Person { name: app.face().place.clone(), ..Person::default() }],
        entries: entries.into_iter().map(|entry| atom(app, entry)).collect(),
        ..Feed::default()
    };
    Ok(file("application/atom+xml; charset=utf-8", None, feed.to_string().into_bytes()))
}

fn atom(app: &App, entry: Entry) -> AtomEntry {
    AtomEntry {
        id: app.absolute(&format!("/#{}", entry.id)),
        title: Text::plain(entry.title),
        summary: Some(Text::plain(entry.summary)),
        links: vec![link("alternate", &app.absolute(&entry.path))],
        updated: fixed(entry.at),
        published: Some(fixed(entry.at)),
        ..AtomEntry::default()
    }
}

fn link(rel: &str, href: &str) -> Link {
    Link { rel: rel.to_owned(), href: href.to_owned(), ..Link::default() }
}

fn fixed(moment: Moment) -> FixedDateTime {
    moment.fixed_offset()
}
