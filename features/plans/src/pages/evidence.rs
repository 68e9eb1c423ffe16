//! Means of verification as pages show them, with the copies of their addresses.

use super::act::ARCHIVE;
use super::parts::said_sample;
use crate::model::{ArchiveState, Evidence};
use minga_kernel::{Day, Lang};
use minga_web::{Said, copy_path};
use serde::Serialize;

/// A means of verification.
#[derive(Clone, Serialize)]
pub(crate) struct EvidenceShown {
    title: Said,
    href: String,
    day: Option<Day>,
    /// The copy of its address; nothing of a file, which lies here itself.
    copy: Option<CopyShown>,
}

/// Where the copy of an address stands.
#[derive(Clone, Serialize)]
struct CopyShown {
    /// `none`, `waiting`, `kept` or `failed`.
    state: &'static str,
    day: Option<Day>,
    /// Where it is given out.
    path: String,
    /// What its server said that it is, without parameters; `none` if it said nothing.
    kind: String,
    /// In kilobytes, at least one.
    size: i64,
    /// Why there is none, as a code, with the status that the server answered.
    why: String,
    status: i64,
    /// Where one is asked for, by those who may.
    ask: String,
}

impl EvidenceShown {
    /// One of the plan with this code.
    pub(crate) fn of(lang: Lang, plan: &str, it: &Evidence) -> EvidenceShown {
        let archive = &it.given.archive;
        let kind = archive.media_type.as_deref().unwrap_or_default();
        let copy = it.given.file.is_none().then(|| CopyShown {
            state: archive.state.map_or("none", ArchiveState::code),
            day: archive.at.map(|at| at.date_naive()),
            path: copy_path(archive.copy.as_deref().unwrap_or_default(), Some(kind)),
            kind: said_kind(kind).unwrap_or("none").to_owned(),
            size: (archive.size.unwrap_or_default() + 1023) / 1024,
            why: archive.failed.clone().unwrap_or_default(),
            status: archive.status.unwrap_or_default(),
            ask: ARCHIVE.path(lang, &[("plan", plan), ("evidence", &it.id.to_string())]),
        });
        EvidenceShown { title: Said::title(lang, &it.title), href: it.url.clone(), day: it.dated, copy }
    }

    /// For samples: a file, and an address in each state of its copy.
    pub(crate) fn samples() -> Vec<EvidenceShown> {
        let file = EvidenceShown {
            title: said_sample(),
            href: "https://example.org/?a=1&b".to_owned(),
            day: Some(Day::default()),
            copy: None,
        };
        let address = |state, why: &str| EvidenceShown {
            day: None,
            copy: Some(CopyShown {
                state,
                day: Some(Day::default()),
                path: "/copies/ab/txt".to_owned(),
                kind: "text/<html>".to_owned(),
                size: 12,
                why: why.to_owned(),
                status: 404,
                ask: "/es".to_owned(),
            }),
            ..file.clone()
        };
        let states = ["none", "waiting", "kept"].map(|state| address(state, ""));
        let failures = FAILURES.map(|why| address("failed", why));
        [file.clone()].into_iter().chain(states).chain(failures).collect()
    }
}

/// What a server said, if it is a media type that a page can show; without its parameters.
fn said_kind(said: &str) -> Option<&str> {
    let kind = said.split(';').next().unwrap_or_default().trim();
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/+.-_".contains(&byte);
    (!kind.is_empty() && kind.len() <= 80 && kind.bytes().all(is_plain)).then_some(kind)
}

/// Why there is no copy, for samples.
const FAILURES: [&str; 13] = [
    "address",
    "port",
    "private",
    "redirects",
    "too_large",
    "slow",
    "packed",
    "unreachable",
    "status",
    "empty",
    "store",
    "taken_down",
    "off",
];
