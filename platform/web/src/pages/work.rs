//! What waits for the person who is signed in, in order.

use super::{ACCOUNT, IMPORT, MAILS, SEARCH, WORK};
use crate::{App, Crumb, PageMeta, PageResult, Signed, Urgency, View, Visit, WorkItem};
use axum::extract::State;
use minga_auth::standing;
use minga_exchange::may_begin;
use minga_kernel::{Day, Office};
use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct WorkPage {
    work: Shown,
}

#[derive(Serialize)]
struct Shown {
    name: String,
    account: String,
    end_session: String,
    /// What was just done, if anything: a part of a message's key.
    done: Option<String>,
    offices: Vec<String>,
    items: Vec<WorkItem>,
    beginnings: Vec<Beginning>,
    /// Whether they hold no role: what waits is not what they come for.
    citizen: bool,
    search: String,
}

#[derive(Serialize)]
struct Beginning {
    words: String,
    path: String,
}

impl View for WorkPage {
    const TEMPLATE: &'static str = "work.html";

    fn samples() -> Vec<WorkPage> {
        let item = |urgency, due| WorkItem {
            urgency,
            due,
            deed: "Informar el avance".to_owned(),
            title: "1.1 <Hito>".to_owned(),
            note: "…".to_owned(),
            path: "/es".to_owned(),
        };
        let empty = Shown {
            name: "<Ana>".to_owned(),
            account: "/es/cuenta".to_owned(),
            end_session: "/es/cuenta/sesiones/x/cerrar".to_owned(),
            done: None,
            offices: Vec::new(),
            items: Vec::new(),
            beginnings: Vec::new(),
            citizen: true,
            search: "/es/buscar".to_owned(),
        };
        let all = [Urgency::Returned, Urgency::Overdue, Urgency::Waiting, Urgency::Soon, Urgency::Later];
        let full = Shown {
            name: String::new(),
            account: String::new(),
            end_session: String::new(),
            done: Some("reported".to_owned()),
            offices: vec!["…".to_owned()],
            items: all
                .into_iter()
                .map(|it| item(it, Some(Day::default())))
                .chain([item(all[0], None)])
                .collect(),
            beginnings: vec![Beginning { words: "…".to_owned(), path: "/es".to_owned() }],
            citizen: false,
            search: String::new(),
        };
        vec![WorkPage { work: empty }, WorkPage { work: full }]
    }
}

/// What may stand behind `done=` in the address: each has a message `work-done-<it>`.
const DONE: &[&str] = &[
    "reported",
    "completed",
    "confirmed",
    "disputed",
    "asked",
    "answered",
    "returned",
    "proposed",
    "decided",
    "saved",
    "closed",
    "draft",
    "opened",
];

pub(crate) async fn show(State(app): State<App>, visit: Visit, signed: Signed) -> PageResult {
    let lang = visit.lang;
    let cx = signed.cx(&app, lang);
    let db = app.store.read().await?;
    let standing = standing(&cx, &db).await?;
    let mut items = Vec::new();
    let mut beginnings = Vec::new();
    for work in &app.work {
        items.extend(work.items(&app, &db, &visit, &standing).await?);
        let own = work.beginnings(&app, &db, &visit, &standing).await?;
        beginnings.extend(own.into_iter().map(|(words, path)| Beginning { words, path }));
    }
    if may_begin(&app.sheets, &standing).is_ok() {
        let words = app.words.plain(lang, "import-title");
        beginnings.push(Beginning { words, path: IMPORT.path(lang, &[]) });
    }
    if minga_auth::may_set_up(&cx, &db).await.is_ok() {
        beginnings
            .extend(super::admin::beginnings(&app, lang).map(|(words, path)| Beginning { words, path }));
        if app.settings.mail_shown.is_some() {
            let words = app.words.plain(lang, "mails-title");
            beginnings.push(Beginning { words, path: MAILS.path(lang, &[]) });
        }
    }
    items.sort_by_key(|item| (item.urgency, item.due.is_none(), item.due));
    let mut offices = Vec::new();
    for office in &standing.offices {
        offices.push(office_in_words(&app, &db, lang, office).await?);
    }
    let session = signed.session.id.to_string();
    let shown = Shown {
        name: signed.account.name.clone(),
        account: ACCOUNT.path(lang, &[]),
        end_session: super::SESSION_END.path(lang, &[("id", &session)]),
        citizen: standing.offices.is_empty(),
        search: SEARCH.path(lang, &[]),
        done: visit.asked("done").filter(|done| DONE.contains(done)).map(str::to_owned),
        offices,
        items,
        beginnings,
    };
    let title = app.words.plain(lang, "work-title");
    let meta = PageMeta {
        description: app.words.plain(lang, "work-lead"),
        paths: WORK.paths(&[]),
        crumbs: vec![Crumb::here(&title)],
        drafts: Some(signed.account.id),
        title,
        ..PageMeta::default()
    };
    app.page(&visit, &meta, &WorkPage { work: shown })
}

/// An office in words: the role, for which body, limited to what.
async fn office_in_words(
    app: &App,
    db: &minga_store::Conn,
    lang: minga_kernel::Lang,
    office: &Office,
) -> Result<String, minga_store::StoreError> {
    let mut words = app.words.plain(lang, &format!("role-{}", office.role.code()));
    for thing in [&office.body, &office.scope].into_iter().flatten() {
        if let Some(known) = app.references.one(db, thing).await? {
            let name = known.short.unwrap_or_else(|| known.title.for_reader(lang).to_owned());
            words.push_str(", ");
            words.push_str(&name);
        }
    }
    Ok(words)
}
