//! Proposals and phases as pages show them.

use super::{PROPOSAL, path_of};
use crate::model::JURISDICTION;
use crate::model::Process;
use crate::model::phases::Phase;
use crate::model::proposal::{Outcome, Proposal};
use minga_auth::names_of;
use minga_kernel::{Day, Lang, Ref, Resolved, clean};
use minga_store::{Conn, StoreError};
use minga_web::{App, Body, Said};
use serde::Serialize;
use std::collections::HashMap;
use uuid::Uuid;

/// A proposal in a row.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Line {
    pub(crate) number: i64,
    /// Nothing where nobody may read it any more.
    pub(crate) title: Option<Said>,
    pub(crate) path: String,
    pub(crate) state: &'static str,
    pub(crate) outcome: Option<&'static str>,
    pub(crate) joint: bool,
    pub(crate) supports: i64,
    pub(crate) theme: Option<Said>,
    pub(crate) place: Option<Said>,
    pub(crate) day: Day,
}

impl Line {
    pub(crate) fn samples() -> Vec<Line> {
        let said = |words: &str| Said { words: words.to_owned(), lang: "es".to_owned(), foreign: true };
        let line = |full: bool, state, outcome| Line {
            number: 12,
            title: full.then(|| said("<b>Agua</b> & \"más\"")),
            path: "/es".to_owned(),
            state,
            outcome,
            joint: full,
            supports: 1_234,
            theme: full.then(|| said("Agua <y> suelo")),
            place: full.then(|| said("Loja")),
            day: Day::default(),
        };
        vec![
            line(true, "submitted", None),
            line(true, "answered", Some("partly_accepted")),
            line(false, "hidden", None),
            line(false, "withdrawn", None),
        ]
    }
}

/// What some proposals name.
pub(crate) struct Known {
    pub(crate) things: HashMap<Ref, Resolved>,
    names: HashMap<Uuid, String>,
}

impl Known {
    /// Reads it in a fixed number of statements.
    pub(crate) async fn of(app: &App, db: &Conn, all: &[Proposal]) -> Result<Known, StoreError> {
        let mut things: Vec<Ref> = Vec::new();
        for it in all {
            things.extend(it.written.place.map(|id| JURISDICTION.with(id)));
            things.extend(it.written.body.clone());
            things.extend(it.assigned.map(|id| crate::model::ORGANISATION.with(id)));
        }
        let named = all.iter().filter(|it| it.written.named).filter_map(|it| it.author);
        let named: Vec<Uuid> = named.collect();
        Ok(Known {
            things: if things.is_empty() {
                HashMap::new()
            } else {
                app.references.resolve(db, &things).await?
            },
            names: if named.is_empty() { HashMap::new() } else { names_of(db, &named).await? },
        })
    }

    /// The author's name, where they want it shown.
    pub(crate) fn name(&self, it: &Proposal) -> Option<String> {
        let name = it.author.filter(|_| it.written.named && it.state.is_readable())?;
        Some(clean::name(self.names.get(&name)?)).filter(|name| !name.is_empty())
    }

    pub(crate) fn place(&self, lang: Lang, it: &Proposal) -> Option<Said> {
        let place = self.things.get(&JURISDICTION.with(it.written.place?))?;
        Some(Said::title(lang, &place.title))
    }

    pub(crate) fn body(&self, lang: Lang, body: Option<&Ref>) -> Option<Body> {
        Some(Body::of(lang, self.things.get(body?)?))
    }

    pub(crate) fn line(&self, lang: Lang, process: &Process, it: &Proposal) -> Line {
        Line {
            number: it.number,
            title: it.state.is_readable().then(|| said(lang, &it.written.lang, &it.written.title)),
            path: path_of(&PROPOSAL, lang, process, it.number),
            state: it.state.code(),
            outcome: it.outcome.map(Outcome::code),
            joint: it.joint,
            supports: it.supports,
            theme: theme(lang, process, it),
            place: self.place(lang, it),
            day: it.made_at.date_naive(),
        }
    }
}

/// What a proposal is about.
pub(crate) fn theme(lang: Lang, process: &Process, it: &Proposal) -> Option<Said> {
    Some(Said::title(lang, process.theme(it.written.theme?)?))
}

/// Words that somebody wrote on a page of that language.
pub(crate) fn said(lang: Lang, written: &str, words: &str) -> Said {
    Said { words: words.to_owned(), lang: written.to_owned(), foreign: written != lang.code() }
}

/// A phase of a process.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct PhaseShown {
    kind: &'static str,
    begins: Day,
    ends: Day,
    proposals: bool,
    supports: bool,
    /// `past`, `now` or `ahead`.
    when: &'static str,
}

impl PhaseShown {
    pub(crate) fn of(it: &Phase, today: Day) -> PhaseShown {
        PhaseShown {
            kind: it.kind.code(),
            begins: it.begins,
            ends: it.ends,
            proposals: it.proposals,
            supports: it.supports,
            when: match () {
                () if it.ends < today => "past",
                () if it.begins > today => "ahead",
                () => "now",
            },
        }
    }

    pub(crate) fn samples() -> Vec<PhaseShown> {
        let one = |kind, when, allows| PhaseShown {
            kind,
            begins: Day::default(),
            ends: Day::default(),
            proposals: allows,
            supports: allows,
            when,
        };
        vec![one("reception", "past", true), one("analysis", "now", false), one("selection", "ahead", false)]
    }
}
