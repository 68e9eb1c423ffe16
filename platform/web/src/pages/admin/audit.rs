//! What administrators, moderators and the operator did, from the events of the public record.

use super::super::history::sentence;
use super::super::record::receipt_path;
use super::{AUDIT, meta, pass};
use crate::{App, Choice, PageResult, Signed, View, Visit, escape_query};
use axum::extract::State;
use chrono::Datelike;
use minga_kernel::{Day, Moment, Ref, Role};
use minga_store::{Acts, acts_before};
use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct AuditPage {
    audit: Shown,
}

#[derive(Serialize)]
struct Shown {
    action: String,
    whats: Vec<Choice>,
    roles: Vec<Choice>,
    from: String,
    to: String,
    filtered: bool,
    acts: Vec<Act>,
    older: Option<String>,
}

#[derive(Serialize)]
struct Act {
    number: u64,
    when: String,
    words: String,
    by: String,
    title: Option<String>,
    path: Option<String>,
    receipt: String,
}

impl View for AuditPage {
    const TEMPLATE: &'static str = "admin_audit.html";

    fn samples() -> Vec<AuditPage> {
        let choice = || vec![Choice { value: "a".to_owned(), label: "A".to_owned(), selected: true }];
        let act = |named: bool| Act {
            number: 1,
            when: "2021-06-01 12:00".to_owned(),
            words: "<…>".to_owned(),
            by: "…".to_owned(),
            title: named.then(|| "…".to_owned()),
            path: named.then(|| "/es".to_owned()),
            receipt: "/record/receipts/1.tlog-proof".to_owned(),
        };
        let sample = |full: bool| Shown {
            action: "/es".to_owned(),
            whats: choice(),
            roles: choice(),
            from: if full { "2021-06-01".to_owned() } else { String::new() },
            to: String::new(),
            filtered: full,
            acts: if full { vec![act(true), act(false)] } else { Vec::new() },
            older: full.then(|| "/es".to_owned()),
        };
        [false, true].into_iter().map(|full| AuditPage { audit: sample(full) }).collect()
    }
}

/// What can be looked through, and the beginnings of its actions.
const WHATS: [(&str, &[&str]); 6] = [
    ("accounts", &["account"]),
    ("roles", &["role"]),
    ("moderation", &["takedown", "comment"]),
    ("imports", &["plan.imported", "organisation.imported", "jurisdiction.imported"]),
    ("site", &["site"]),
    ("record", &["record"]),
];

/// Acts on one page.
const ROWS: u64 = 50;

pub(crate) async fn show(State(app): State<App>, visit: Visit, signed: Signed) -> PageResult {
    let lang = visit.lang;
    let db = app.store.read().await?;
    pass(&app, &db, &visit, &signed).await?;
    let what = visit.asked("what").and_then(|asked| WHATS.iter().find(|(name, _)| *name == asked));
    let role = visit.asked("role").and_then(Role::from_code);
    let day = |name| visit.asked(name).and_then(|day| day.parse::<Day>().ok()).filter(|day| is_plain(*day));
    let (from, to) = (day("from"), day("to"));
    let all: Vec<&str> = WHATS.iter().flat_map(|(_, actions)| *actions).copied().collect();
    let acts = Acts {
        actions: what.map_or(&*all, |(_, actions)| actions),
        role,
        from: from.map(first_moment),
        until: to.and_then(|to| to.succ_opt()).map(first_moment),
        before: visit.asked("before").and_then(|number| number.parse().ok()),
    };
    let events = acts_before(&db, &acts, ROWS).await?;
    let subjects: Vec<Ref> = events.iter().map(|event| event.subject.clone()).collect();
    let known = app.references.resolve(&db, &subjects).await?;
    let shown = events.iter().map(|event| {
        let subject = known.get(&event.subject);
        let role = event.capacity().map(|it| it.role.code());
        // Of an account nothing public tells; administrators have a page of it.
        let account = (event.subject.kind == minga_auth::ACCOUNT).then(|| {
            format!("/{lang}/{}/{}", app.words.plain(lang, "admin-accounts-path"), event.subject.id)
        });
        Act {
            number: event.sequence,
            when: event.at.format("%Y-%m-%d %H:%M").to_string(),
            words: sentence(&app, lang, event, 1),
            by: role.map(|role| app.words.plain(lang, &format!("role-{role}"))).unwrap_or_default(),
            title: subject.map(|it| it.title.for_reader(lang).to_owned()),
            path: subject.map(|it| it.path(lang).to_owned()).or(account),
            receipt: receipt_path(&app, event.sequence),
        }
    });
    let choice = |value: &str, key: String, selected| Choice {
        value: value.to_owned(),
        label: app.words.plain(lang, &key),
        selected,
    };
    let own = AUDIT.path(lang, &[]);
    let older = events.last().filter(|_| events.len() as u64 == ROWS).map(|last| {
        let mut path = format!("{own}?before={}", last.sequence);
        for name in ["what", "role", "from", "to"] {
            if let Some(value) = visit.asked(name) {
                path.push_str(&format!("&{name}={}", escape_query(value)));
            }
        }
        path
    });
    let roles = [Role::Operator, Role::Program].into_iter().chain(Role::GIVEN);
    let page = Shown {
        whats: WHATS
            .iter()
            .map(|(name, _)| {
                choice(name, format!("admin-audit-{name}"), what.is_some_and(|it| it.0 == *name))
            })
            .collect(),
        roles: roles.map(|it| choice(it.code(), format!("role-{}", it.code()), role == Some(it))).collect(),
        from: from.map(|day| day.to_string()).unwrap_or_default(),
        to: to.map(|day| day.to_string()).unwrap_or_default(),
        filtered: what.is_some() || role.is_some() || from.is_some() || to.is_some(),
        acts: shown.collect(),
        action: own,
        older,
    };
    app.page(&visit, &meta(&app, lang, AUDIT, "admin-audit"), &AuditPage { audit: page })
}

/// Whether both databases can hold it.
fn is_plain(day: Day) -> bool {
    (1970..=9999).contains(&day.year())
}

fn first_moment(day: Day) -> Moment {
    day.and_time(chrono::NaiveTime::MIN).and_utc()
}
