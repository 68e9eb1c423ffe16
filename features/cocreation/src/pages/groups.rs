//! Proposals that may say the same: whoever leads the process looks at each group, and merges it
//! or says that it is none.

use super::shown::{Known, Line};
use super::{ANALYSE, GROUPS, MERGE, analyse, led, list_crumb, way};
use crate::commands::apart::tell_apart;
use crate::jobs::grouping;
use crate::model::Process;
use crate::model::analysis::{Group, GroupSearch, pair};
use crate::model::proposal::{Proposal, State as Stands};
use crate::queries;
use minga_kernel::{Day, Problem};
use minga_store::{CommandError, Conn};
use minga_web::http::{IntoResponse, Path, Redirect, State};
use minga_web::{
    App, FieldError, Fields, Form, PageError, PageMeta, PageResult, Said, Signed, View, Visit, mended,
};
use serde::Serialize;
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

#[derive(Serialize)]
pub(crate) struct GroupsPage {
    groups: Shown,
}

#[derive(Serialize)]
struct Shown {
    process: Said,
    process_path: String,
    path: String,
    action: String,
    analyse: String,
    merge: String,
    /// `none`, `going`, or `done`.
    search: &'static str,
    /// How far it is, in percent.
    far: Option<u64>,
    /// When it was worked out.
    day: Option<Day>,
    total: u64,
    groups: Vec<GroupShown>,
    done: bool,
    errors: Vec<FieldError>,
    first: Option<String>,
    next: Option<String>,
}

#[derive(Serialize)]
struct GroupShown {
    /// Its place in the list.
    position: i64,
    /// The numbers of all, as the form sends them.
    members: String,
    rows: Vec<GroupRow>,
    /// Those that are not shown.
    more: usize,
}

#[derive(Serialize)]
struct GroupRow {
    line: Line,
    start: Said,
    /// How alike it is to the first one, in percent; nothing for that one itself.
    alike: Option<i64>,
}

impl View for GroupsPage {
    const TEMPLATE: &'static str = "cocreation/groups.html";

    fn samples() -> Vec<GroupsPage> {
        let text = |words: &str| Said { words: words.to_owned(), lang: "es".to_owned(), foreign: true };
        let row = |alike| GroupRow { line: Line::samples().remove(0), start: text("<i>Así</i>"), alike };
        let group = || GroupShown {
            position: 3,
            members: "12,14".to_owned(),
            rows: vec![row(None), row(Some(83))],
            more: 2,
        };
        let sample = |search: &'static str, full: bool| Shown {
            process: text("Plan <b>"),
            process_path: "/es".to_owned(),
            path: "/es".to_owned(),
            action: "/es?from=1".to_owned(),
            analyse: "/es".to_owned(),
            merge: "/es".to_owned(),
            search,
            far: (search == "going").then_some(42),
            day: full.then(Day::default),
            total: u64::from(full),
            groups: if full { vec![group()] } else { Vec::new() },
            done: full,
            errors: if full { vec![FieldError::sample()] } else { Vec::new() },
            first: full.then(|| "/es".to_owned()),
            next: full.then(|| "/es?from=40".to_owned()),
        };
        let all = [sample("none", false), sample("going", true), sample("done", true), sample("done", false)];
        all.map(|groups| GroupsPage { groups }).into_iter().collect()
    }
}

/// Groups to a page.
const SIZE: u64 = 20;
/// Members of a group that are shown; the others come back when these are merged.
const MEMBERS: usize = 50;
/// Letters of a proposal that a row shows.
const LETTERS: usize = 160;

pub(crate) async fn show(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(code): Path<String>,
) -> PageResult {
    let db = app.store.read().await?;
    let process = led(&app, &db, &visit, &signed, &code, "cocreation.merge").await?;
    page(&app, &db, &visit, &process, &[]).await
}

pub(crate) async fn send(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(code): Path<String>,
    form: Form,
) -> PageResult {
    let db = app.store.read().await?;
    let process = led(&app, &db, &visit, &signed, &code, "cocreation.merge").await?;
    drop(db);
    let cx = signed.cx(&app, visit.lang);
    let path = GROUPS.path(visit.lang, &[("process", &process.code)]);
    if form.has("search") {
        grouping::ask(&cx, &app, process.id).await?;
        return Ok(Redirect::to(&path).into_response());
    }
    let numbers = |text: &str| text.split(',').filter_map(|it| it.trim().parse().ok()).collect::<Vec<i64>>();
    let chosen: Vec<i64> = form.all("numbers").filter_map(|it| it.parse().ok()).collect();
    let members = numbers(&form.text("members"));
    match tell_apart(&cx, &app.store, process.id, &members, &chosen).await {
        Ok(()) => {
            let from = from(&visit);
            let position: i64 = form.number("position").ok().flatten().unwrap_or(from);
            Ok(Redirect::to(&format!("{path}?from={from}&done=apart#g-{position}")).into_response())
        }
        Err(CommandError::Problems(problems)) => {
            let db = app.store.read().await?;
            Ok(mended(page(&app, &db, &visit, &process, &problems).await?, &problems))
        }
        Err(error) => Err(error.into()),
    }
}

fn from(visit: &Visit) -> i64 {
    visit.asked("from").and_then(|from| from.parse().ok()).unwrap_or(1)
}

async fn page(app: &App, db: &Conn, visit: &Visit, process: &Process, problems: &[Problem]) -> PageResult {
    let lang = visit.lang;
    let parts = [("process", process.code.as_str())];
    let path = GROUPS.path(lang, &parts);
    let from = from(visit);
    let mut found = queries::groups(db, process.id, from, SIZE + 1).await?;
    let next = (found.len() as u64 > SIZE).then(|| found.pop()).flatten();
    let search = queries::group_search(db, process.id).await?;
    let fields = Fields::new(app, lang, "cocreation-sort", problems);
    let going = search.filter(GroupSearch::is_open);
    let far = going.filter(|it| it.total > 0).map(|it| (it.done.max(0) * 100 / it.total).clamp(0, 99));
    let shown = Shown {
        process: Said::title(lang, &process.title),
        process_path: super::PROCESS.path(lang, &parts),
        action: format!("{path}?from={from}"),
        analyse: ANALYSE.path(lang, &parts),
        merge: MERGE.path(lang, &parts),
        search: match (search, going) {
            (None, _) => "none",
            (_, Some(_)) => "going",
            _ => "done",
        },
        far: far.and_then(|far| u64::try_from(far).ok()),
        day: found
            .first()
            .map(|it| it.made_at)
            .or(search.and_then(|it| it.ended_at))
            .map(|at| at.date_naive()),
        total: queries::group_count(db, process.id).await?,
        groups: shown(app, db, visit, process, &found).await?,
        done: visit.asked("done") == Some("apart"),
        errors: fields.errors().into_iter().map(|it| FieldError { field: String::new(), ..it }).collect(),
        first: (from > 1).then(|| path.clone()),
        next: next.map(|it| format!("{path}?from={}", it.position)),
        path,
    };
    let title = app.words.plain(lang, "cocreation-groups");
    let below = [list_crumb(app, lang, process), analyse::crumb(app, lang, process)];
    let meta = PageMeta {
        paths: GROUPS.paths(&parts),
        crumbs: way(app, lang, Some(process), &below, &title),
        section: "processes",
        title,
        ..PageMeta::default()
    };
    app.page(visit, &meta, &GroupsPage { groups: shown })
}

/// The groups without what was merged, answered or hidden since, and parted where somebody said
/// that they are not the same. One alone is none.
async fn shown(
    app: &App,
    db: &Conn,
    visit: &Visit,
    process: &Process,
    found: &[Group],
) -> Result<Vec<GroupShown>, PageError> {
    let of = |group: &Group| {
        let others = group.others.iter().map(|(id, alike)| (*id, Some(*alike)));
        [(group.centre, None)].into_iter().chain(others).take(MEMBERS * 2).collect::<Vec<_>>()
    };
    let ids: Vec<Uuid> = found.iter().flat_map(of).map(|it| it.0).collect();
    let all = queries::proposals_by_id(db, &ids).await?;
    let known = Known::of(app, db, &all).await?;
    let all: HashMap<Uuid, Proposal> = all.into_iter().map(|it| (it.id, it)).collect();
    let apart = queries::apart_among(db, process.id, &ids).await?;
    let mut shown = Vec::new();
    for group in found {
        let open = of(group).into_iter().filter_map(|(id, alike)| {
            let it = all.get(&id).filter(|it| it.state == Stands::Submitted)?;
            Some((it, alike))
        });
        for members in parted(open.collect(), &apart) {
            let more = members.len().saturating_sub(MEMBERS);
            let members = &members[..members.len().min(MEMBERS)];
            let numbers: Vec<String> = members.iter().map(|(it, _)| it.number.to_string()).collect();
            let rows = members.iter().map(|(it, alike)| {
                let words = &it.written;
                let text = if words.problem.is_empty() { &words.solution } else { &words.problem };
                let start: String = text.chars().take(LETTERS).collect();
                GroupRow {
                    line: known.line(visit.lang, process, it),
                    start: super::shown::said(visit.lang, &words.lang, &start),
                    alike: *alike,
                }
            });
            shown.push(GroupShown {
                position: group.position,
                members: numbers.join(","),
                rows: rows.collect(),
                more,
            });
        }
    }
    Ok(shown)
}

type Member<'a> = (&'a Proposal, Option<i64>);

/// A group in as few parts as it takes that nobody stands with whom it was told apart from.
fn parted<'a>(members: Vec<Member<'a>>, apart: &HashSet<(Uuid, Uuid)>) -> Vec<Vec<Member<'a>>> {
    let mut parts: Vec<Vec<Member<'a>>> = Vec::new();
    for it in members {
        let fits = |part: &&mut Vec<Member<'a>>| {
            part.iter().all(|other| !apart.contains(&pair(it.0.id, other.0.id)))
        };
        match parts.iter_mut().find(fits) {
            Some(part) => part.push(it),
            None => parts.push(vec![it]),
        }
    }
    parts.retain(|part| part.len() > 1);
    parts
}
