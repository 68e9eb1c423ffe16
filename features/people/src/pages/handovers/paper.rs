//! What one person leaves, to print and to take along.

use super::shown::RoleShown;
use minga_i18n::{FluentArgs, FluentValue};
use minga_kernel::document::{Block, Document, Said, Shape};
use minga_kernel::{Day, Lang};
use minga_web::{App, Entrusted, WorkItem};

/// The pack as a document: the same words as on its page, in the same order.
pub(super) struct Paper<'a> {
    pub(super) app: &'a App,
    pub(super) lang: Lang,
    pub(super) today: Day,
    pub(super) role: &'a RoleShown,
    pub(super) note: Option<&'a str>,
    pub(super) items: &'a [WorkItem],
    pub(super) sections: &'a [Entrusted],
}

impl Paper<'_> {
    pub(super) fn write(&self, title: String) -> Document {
        let mut blocks = vec![Block::Paragraph { said: self.word("handover-how").into() }];
        let state = [("state", FluentValue::from(self.role.state))];
        if let Some(note) = self.note {
            blocks.push(heading(self.say("handover-note", &state)));
            // What people wrote keeps its lines.
            let lines = note.lines().filter(|line| !line.trim().is_empty());
            blocks.extend(lines.map(|line| Block::Paragraph { said: line.into() }));
        }
        blocks.push(heading(self.say("handover-waits", &[("count", self.items.len().into())])));
        blocks.push(match self.items {
            [] => Block::Paragraph { said: self.word("handover-waits-none").into() },
            items => Block::List { items: items.iter().map(|it| self.waiting(it)).collect() },
        });
        for section in self.sections {
            blocks.push(heading(section.title.clone()));
            if !section.words.is_empty() {
                blocks.push(Block::Paragraph { said: section.words.as_str().into() });
            }
            let things = section.things.iter().map(|it| {
                let day = it.day.map(|day| self.day(day));
                parts([Some(it.title.clone()), some(&it.note), day]).into()
            });
            blocks.push(Block::List { items: things.collect() });
        }
        let foot = [("title", title.as_str().into()), ("date", self.day(self.today).into())];
        Document {
            subtitle: self.office(),
            lang: self.lang,
            author: format!("{} · {}", self.app.face().place, self.word("shell-site-name")),
            day: self.today,
            shape: Shape::Sheet,
            cover: self.cover(&state),
            contents: None,
            foot: self.say("handover-foot", &foot),
            title,
            blocks,
        }
    }

    /// Where it stands, and who comes after.
    fn cover(&self, state: &[(&'static str, FluentValue<'_>)]) -> Vec<(Said, Said)> {
        let mut cover =
            vec![(self.word("handover-paper-state").into(), self.say("handover-state", state).into())];
        if let Some(person) = &self.role.successor {
            cover.push((self.word("handover-next").into(), person.as_str().into()));
        }
        cover
    }

    /// The role in words: which, for whom, from when to when.
    fn office(&self) -> String {
        let role = self.role;
        let from = self.say("people-role-from", &[("day", self.day(role.begins).into())]);
        let to = role.ends.map(|ends| self.say("people-role-to", &[("day", self.day(ends).into())]));
        let named = [Some(self.word(&format!("role-{}", role.role))), role.body.clone(), role.scope.clone()];
        let named = named.into_iter().flatten().collect::<Vec<_>>().join(", ");
        parts([Some(named), Some(from), to])
    }

    fn waiting(&self, it: &WorkItem) -> Said {
        let urgency = self.say("work-urgency", &[("urgency", it.urgency.code().into())]);
        let when = it.due.map_or(urgency.clone(), |due| format!("{urgency} {}", self.day(due)));
        parts([Some(when), Some(format!("{}: {}", it.deed, it.title)), some(&it.note)]).into()
    }

    fn word(&self, key: &str) -> String {
        self.app.words.plain(self.lang, key)
    }

    fn say(&self, key: &str, all: &[(&'static str, FluentValue<'_>)]) -> String {
        let mut args = FluentArgs::new();
        for (name, value) in all {
            args.set(*name, value.clone());
        }
        self.app.words.say(self.lang, key, &args)
    }

    fn day(&self, day: Day) -> String {
        self.app.words.formats(self.lang).day(day)
    }
}

fn heading(words: String) -> Block {
    Block::Heading { level: 1, said: words.into() }
}

fn some(words: &str) -> Option<String> {
    (!words.is_empty()).then(|| words.to_owned())
}

fn parts(all: [Option<String>; 3]) -> String {
    all.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
