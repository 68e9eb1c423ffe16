//! What an evaluator still has to evaluate, what they did, and what they may not.

use super::super::shown::{Known, Line};
use super::super::{EVALUATE, EVALUATE_ONE, PROCESS, only_html, path_of, public, way};
use crate::commands::evaluation::bench::rules_of;
use crate::commands::matter::day_there;
use crate::{policy, queries};
use minga_auth::standing;
use minga_kernel::{Day, Refusal};
use minga_store::CommandError;
use minga_web::http::{Path, State};
use minga_web::{App, PageMeta, PageResult, Said, Signed, View, Visit};
use serde::Serialize;
use uuid::Uuid;

#[derive(Serialize)]
pub(crate) struct ListPage {
    list: Shown,
}

#[derive(Serialize)]
struct Shown {
    process: Said,
    process_path: String,
    due: Option<Day>,
    over: bool,
    tabs: Vec<Tab>,
    kind: &'static str,
    rows: Vec<Line>,
    next: Option<String>,
}

#[derive(Serialize)]
struct Tab {
    label: String,
    href: String,
    current: bool,
    count: Option<usize>,
}

impl View for ListPage {
    const TEMPLATE: &'static str = "cocreation/evaluate_list.html";

    fn samples() -> Vec<ListPage> {
        let said = || Said { words: "Plan <b>".to_owned(), lang: "es".to_owned(), foreign: true };
        let tab = |current| Tab {
            label: "…".to_owned(),
            href: "/es?list=done".to_owned(),
            current,
            count: Some(3),
        };
        let sample = |kind, full: bool| Shown {
            process: said(),
            process_path: "/es".to_owned(),
            due: full.then(Day::default),
            over: full,
            tabs: vec![tab(true), tab(false)],
            kind,
            rows: if full { Line::samples() } else { Vec::new() },
            next: full.then(|| "/es?after=25".to_owned()),
        };
        let all = KINDS.into_iter().flat_map(|kind| [sample(kind, false), sample(kind, true)]);
        all.map(|list| ListPage { list }).collect()
    }
}

const KINDS: [&str; 3] = ["todo", "done", "conflict"];
/// Rows to a page.
const SIZE: usize = 25;

pub(crate) async fn show(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(code): Path<String>,
) -> PageResult {
    only_html(&visit)?;
    let lang = visit.lang;
    let db = app.store.read().await?;
    let process = public(&db, &code).await?;
    let standing = standing(&signed.cx(&app, lang), &db).await?;
    if policy::named_for(&standing, process.id).offices.is_empty() {
        return Err(CommandError::from(Refusal::Role).into());
    }
    let own = signed.account.id;
    let now = app.clock.now();
    let progress = queries::progress(&db, process.id, now).await?;
    let todo = progress.todo(own);
    let has = |of: &std::collections::HashMap<Uuid, std::collections::HashSet<Uuid>>| -> Vec<(Uuid, i64)> {
        let own = of.get(&own);
        let has = |it: &&(Uuid, i64)| own.is_some_and(|all| all.contains(&it.0));
        progress.open.iter().filter(has).copied().collect()
    };
    let conflict = has(&progress.conflicts);
    let mut done = has(&progress.scored);
    done.retain(|it| !conflict.contains(it));
    let kind = KINDS.into_iter().find(|it| visit.asked("list") == Some(*it)).unwrap_or(KINDS[0]);
    let path = EVALUATE.path(lang, &[("process", &process.code)]);
    let counts = [todo.len(), done.len(), conflict.len()];
    let tab = |(name, count): (&'static str, usize)| {
        let mut args = minga_i18n::FluentArgs::new();
        args.set("list", name);
        Tab {
            label: app.words.say(lang, "evaluation-list", &args),
            href: format!("{path}?list={name}"),
            current: name == kind,
            count: Some(count),
        }
    };
    let all = match kind {
        "todo" => todo,
        "done" => done,
        _ => conflict,
    };
    let after: i64 = visit.asked("after").and_then(|it| it.parse().ok()).unwrap_or(0);
    let mut rest = all.iter().filter(|(_, number)| *number > after);
    let some: Vec<(Uuid, i64)> = rest.by_ref().take(SIZE).copied().collect();
    let next = rest.next().and(some.last()).map(|(_, number)| format!("{path}?list={kind}&after={number}"));
    let ids: Vec<Uuid> = some.iter().map(|(id, _)| *id).collect();
    let mut rows = queries::proposals_by_id(&db, &ids).await?;
    rows.sort_by_key(|it| it.number);
    let known = Known::of(&app, &db, &rows).await?;
    let rules = rules_of(&db, &process).await?;
    let today = day_there(&db, &app.references, &process, now).await?;
    let line = |it: &crate::model::proposal::Proposal| Line {
        path: path_of(&EVALUATE_ONE, lang, &process, it.number),
        ..known.line(lang, &process, it)
    };
    let parts = [("process", process.code.as_str())];
    let shown = Shown {
        process: Said::title(lang, &process.title),
        process_path: PROCESS.path(lang, &parts),
        due: rules.due,
        over: rules.is_over(today),
        tabs: KINDS.into_iter().zip(counts).map(tab).collect(),
        kind,
        rows: rows.iter().map(line).collect(),
        next,
    };
    let title = app.words.plain(lang, "evaluation-own");
    let meta = PageMeta {
        paths: EVALUATE.paths(&parts),
        crumbs: way(&app, lang, Some(&process), &[], &title),
        section: "processes",
        title,
        ..PageMeta::default()
    };
    app.page(&visit, &meta, &ListPage { list: shown })
}
