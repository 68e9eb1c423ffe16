//! The analyst's table: the proposals of a process, a page at a time, each with what the program
//! suggests for it. What is done leads back to the same place of the list.

use super::edit::places;
use super::proposals::themes;
use super::shown::{Known, said, theme as theme_of};
use super::suggest::{Suggested, hints};
use super::{ANALYSE, GROUPS, MERGE, PROPOSAL, led, list_crumb, path_of, way};
use crate::commands::sort::{Item, sort, undo};
use crate::model::analysis::Classification;
use crate::model::proposal::Proposal;
use crate::model::{JURISDICTION, ORGANISATION, Process};
use crate::queries::{self, Pile};
use minga_i18n::FluentArgs;
use minga_kernel::{Day, Lang, Problem, Ref};
use minga_store::{CommandError, Conn};
use minga_web::http::{IntoResponse, Path, Redirect, State};
use minga_web::{
    App, Choice, Crumb, Field, FieldError, Fields, Form, PageError, PageMeta, PageResult, Said, Signed, View,
    Visit, mended,
};
use serde::Serialize;
use std::collections::HashMap;
use uuid::Uuid;

#[derive(Serialize)]
pub(crate) struct AnalysePage {
    analyse: Shown,
}

#[derive(Serialize)]
struct Shown {
    process: Said,
    process_path: String,
    path: String,
    /// Where the form is sent: the same page of the same list.
    action: String,
    groups: String,
    merge: String,
    piles: Vec<Choice>,
    total: u64,
    done: Option<i64>,
    rows: Vec<Row>,
    /// Whether suggestions are not there yet.
    reading: bool,
    fields: Vec<(Field, &'static str)>,
    errors: Vec<FieldError>,
    first: Option<String>,
    next: Option<String>,
    acts: Vec<Act>,
}

/// A proposal in the table.
#[derive(Serialize)]
struct Row {
    number: i64,
    title: Said,
    path: String,
    start: Said,
    supports: i64,
    stated: Option<i64>,
    theme: Option<Said>,
    place: Option<Said>,
    assigned: Option<String>,
    ticked: bool,
    hint: Option<Hint>,
}

/// What the program suggests, and the proposals for whose sake.
#[derive(Serialize)]
struct Hint {
    /// As the form sends it.
    value: String,
    theme: Option<Said>,
    place: Option<Said>,
    assigned: Option<String>,
    because: Vec<(i64, String)>,
}

/// What was classified at once, which can be undone at once.
#[derive(Serialize)]
struct Act {
    id: String,
    day: Day,
    count: usize,
    reason: Said,
    undone: bool,
    suggested: bool,
}

impl View for AnalysePage {
    const TEMPLATE: &'static str = "cocreation/analyse.html";

    fn samples() -> Vec<AnalysePage> {
        let text = |words: &str| Said { words: words.to_owned(), lang: "es".to_owned(), foreign: true };
        let hint = || Hint {
            value: "1 2 - - 3,4".to_owned(),
            theme: Some(text("Agua <y> \"más\"")),
            place: Some(text("Loja")),
            assigned: Some("A&B".to_owned()),
            because: vec![(3, "/es".to_owned()), (4, "/es".to_owned())],
        };
        let row = |full: bool| Row {
            number: 12,
            title: text("<b>Agua</b> & \"más\""),
            path: "/es".to_owned(),
            start: text("{{ 7*7 }} <script>"),
            supports: 1_234,
            stated: full.then_some(15),
            theme: full.then(|| text("Suelo")),
            place: full.then(|| text("Loja")),
            assigned: full.then(|| "MINTEL".to_owned()),
            ticked: full,
            hint: full.then(hint),
        };
        let act = |undone| Act {
            id: Uuid::nil().to_string(),
            day: Day::default(),
            count: 3,
            reason: text("Dicen <lo> mismo"),
            undone,
            suggested: undone,
        };
        let sample = |full: bool| Shown {
            process: text("Plan <b>"),
            process_path: "/es".to_owned(),
            path: "/es".to_owned(),
            action: "/es?pile=open".to_owned(),
            groups: "/es".to_owned(),
            merge: "/es".to_owned(),
            piles: vec![Choice { value: "open".to_owned(), label: "Todas".to_owned(), selected: true }],
            total: if full { 2_700 } else { 0 },
            done: full.then_some(3),
            rows: if full { vec![row(true), row(false)] } else { Vec::new() },
            reading: full,
            fields: vec![(Field::sample(), "text")],
            errors: if full { vec![FieldError::sample()] } else { Vec::new() },
            first: full.then(|| "/es".to_owned()),
            next: full.then(|| "/es?from=12".to_owned()),
            acts: if full { vec![act(false), act(true)] } else { Vec::new() },
        };
        [false, true].map(|full| AnalysePage { analyse: sample(full) }).into_iter().collect()
    }
}

/// Rows to a page.
const SIZE: u64 = 50;
/// Letters of a proposal that a row shows.
const LETTERS: usize = 220;
/// Classifications that are looked at for what can be undone.
const ACTS: u64 = 400;
/// What can be undone on the page.
const SHOWN: usize = 8;

/// Which part of which list.
#[derive(Clone, Copy)]
struct Where {
    pile: Pile,
    from: i64,
}

impl Where {
    fn of(visit: &Visit) -> Where {
        let asked = visit.asked("pile").unwrap_or_default();
        let pile = Pile::ALL.into_iter().find(|it| it.code() == asked).unwrap_or_default();
        let from = visit.asked("from").and_then(|from| from.parse().ok()).unwrap_or(1);
        Where { pile, from }
    }

    fn path(self, path: &str) -> String {
        format!("{path}?pile={}&from={}", self.pile.code(), self.from)
    }
}

pub(crate) async fn show(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(code): Path<String>,
) -> PageResult {
    let db = app.store.read().await?;
    let process = led(&app, &db, &visit, &signed, &code, "cocreation.merge").await?;
    page(&app, &db, &visit, &process, None, &[]).await
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
    let here = Where::of(&visit);
    let path = here.path(&ANALYSE.path(visit.lang, &[("process", &process.code)]));
    let cx = signed.cx(&app, visit.lang);
    let done = if let Ok(together) = form.text("undo").parse::<Uuid>() {
        drop(db);
        undo(&cx, &app.store, process.id, together).await.map(|count| (count, here.from))
    } else {
        let items = match items(&app, &db, visit.lang, &form).await? {
            Ok(items) => items,
            Err(problem) => {
                let problems = [problem];
                let page = page(&app, &db, &visit, &process, Some(&form), &problems).await?;
                return Ok(mended(page, &problems));
            }
        };
        drop(db);
        let last = items.iter().map(|it| it.number).max().unwrap_or(here.from);
        sort(&cx, &app.store, process.id, &items).await.map(|count| (count, last))
    };
    match done {
        Ok((count, last)) => {
            // The row after the last one that was done, if the page still has it.
            let db = app.store.read().await?;
            let rows = queries::pile(&db, process.id, here.pile, here.from, SIZE).await?;
            let next = rows.iter().map(|it| it.number).find(|it| *it > last);
            let anchor = next.map(|number| format!("#p-{number}")).unwrap_or_default();
            Ok(Redirect::to(&format!("{path}&done={count}{anchor}")).into_response())
        }
        Err(CommandError::Problems(problems)) => {
            let db = app.store.read().await?;
            Ok(mended(page(&app, &db, &visit, &process, Some(&form), &problems).await?, &problems))
        }
        Err(error) => Err(error.into()),
    }
}

/// What a form says: a suggestion that was confirmed, those of all that are ticked, or the same
/// for all that are ticked.
async fn items(
    app: &App,
    db: &Conn,
    lang: Lang,
    form: &Form,
) -> Result<Result<Vec<Item>, Problem>, PageError> {
    let ticked: Vec<i64> = form.all("numbers").filter_map(|it| it.parse().ok()).collect();
    let one = form.text("take");
    if !one.is_empty() {
        return Ok(Ok(hint(app, lang, &one).into_iter().collect()));
    }
    if form.has("take-ticked") {
        let all = form.all("hint").filter_map(|it| hint(app, lang, it));
        return Ok(Ok(all.filter(|it| ticked.contains(&it.number)).collect()));
    }
    let place = match &*form.text("place") {
        "" => None,
        // What is unknown is refused with the others.
        code => Some(app.references.find(db, &JURISDICTION, code).await?.map_or(Uuid::nil(), |it| it.id)),
    };
    let assigned = match &*form.text("assigned") {
        "" => None,
        code => {
            let Some(body) = app.references.find(db, &ORGANISATION, code).await? else {
                let place = minga_kernel::Place::default().column("assigned");
                return Ok(Err(Problem::error(place, "cocreation-body")));
            };
            Some(body.id)
        }
    };
    let theme = form.number("theme").ok().flatten();
    let reason = form.text("reason");
    let item = |number| Item { number, theme, place, assigned, reason: reason.clone(), suggested: false };
    Ok(Ok(ticked.into_iter().map(item).collect()))
}

/// A suggestion as a form sends it: number, theme, territory, body, and for whose sake.
fn hint(app: &App, lang: Lang, value: &str) -> Option<Item> {
    let mut parts = value.split(' ');
    let number = parts.next()?.parse().ok()?;
    let theme = parts.next()?.parse().ok();
    let place = parts.next()?.parse().ok();
    let assigned = parts.next()?.parse().ok();
    let because: Vec<String> =
        parts.next()?.split(',').filter_map(|it| it.parse::<i64>().ok()).map(|it| it.to_string()).collect();
    let mut args = FluentArgs::new();
    args.set("numbers", because.join(", "));
    let reason = app.words.say(lang, "cocreation-sort-like", &args);
    Some(Item { number, theme, place, assigned, reason, suggested: true })
}

async fn page(
    app: &App,
    db: &Conn,
    visit: &Visit,
    process: &Process,
    form: Option<&Form>,
    problems: &[Problem],
) -> PageResult {
    let lang = visit.lang;
    let here = Where::of(visit);
    let parts = [("process", process.code.as_str())];
    let path = ANALYSE.path(lang, &parts);
    // The extra row only tells that there are more.
    let mut all = queries::pile(db, process.id, here.pile, here.from, SIZE + 1).await?;
    let next = (all.len() as u64 > SIZE).then(|| all.pop()).flatten();
    let hints = hints(app, db, process, &all).await?;
    let rows = rows(app, db, lang, process, &all, (&hints, form)).await?;
    let fields = Fields::new(app, lang, "cocreation-sort", problems);
    let shown = Shown {
        process: Said::title(lang, &process.title),
        process_path: super::PROCESS.path(lang, &parts),
        action: here.path(&path),
        groups: GROUPS.path(lang, &parts),
        merge: MERGE.path(lang, &parts),
        piles: piles(app, lang, here.pile),
        total: queries::pile_size(db, process.id, here.pile).await?,
        done: visit.asked("done").and_then(|done| done.parse().ok()),
        reading: hints.is_none() && !all.is_empty(),
        rows,
        fields: sort_fields(app, db, lang, process, form, &fields).await?,
        errors: fields.errors(),
        first: (here.from > 1).then(|| Where { from: 1, ..here }.path(&path)),
        next: next.map(|it| Where { from: it.number, ..here }.path(&path)),
        acts: acts(db, lang, process).await?,
        path,
    };
    let title = app.words.plain(lang, "cocreation-analyse");
    let meta = PageMeta {
        paths: ANALYSE.paths(&parts),
        crumbs: way(app, lang, Some(process), &[list_crumb(app, lang, process)], &title),
        section: "processes",
        title,
        ..PageMeta::default()
    };
    app.page(visit, &meta, &AnalysePage { analyse: shown })
}

fn piles(app: &App, lang: Lang, chosen: Pile) -> Vec<Choice> {
    let choice = |pile: Pile| {
        let mut args = FluentArgs::new();
        args.set("pile", pile.code());
        Choice {
            value: pile.code().to_owned(),
            label: app.words.say(lang, "cocreation-pile", &args),
            selected: pile == chosen,
        }
    };
    Pile::ALL.into_iter().map(choice).collect()
}

async fn sort_fields(
    app: &App,
    db: &Conn,
    lang: Lang,
    process: &Process,
    form: Option<&Form>,
    fields: &Fields<'_>,
) -> Result<Vec<(Field, &'static str)>, PageError> {
    let typed = |name: &str| form.map(|form| form.text(name)).unwrap_or_default();
    let leave = || Choice {
        value: String::new(),
        label: app.words.plain(lang, "cocreation-sort-leave"),
        selected: false,
    };
    let mut all = Vec::new();
    if !process.themes.is_empty() {
        let chosen = typed("theme").parse().ok();
        let options = [leave()].into_iter().chain(themes(lang, process, chosen)).collect();
        all.push((Field { options, ..fields.field("theme", "", false) }, "select"));
    }
    if !process.places.is_empty() {
        let mut options = vec![leave()];
        options.extend(places(app, db, lang, process, None).await?);
        let place = typed("place");
        for option in &mut options {
            option.selected = !place.is_empty() && option.value == place;
        }
        all.push((Field { options, ..fields.field("place", "", false) }, "select"));
    }
    all.push((fields.field("assigned", typed("assigned"), false), "text"));
    all.push((fields.field("reason", typed("reason"), false), "text"));
    Ok(all)
}

async fn rows(
    app: &App,
    db: &Conn,
    lang: Lang,
    process: &Process,
    all: &[Proposal],
    (hints, form): (&Option<HashMap<Uuid, Suggested>>, Option<&Form>),
) -> Result<Vec<Row>, PageError> {
    let ids: Vec<Uuid> = all.iter().map(|it| it.id).collect();
    let origins = queries::origins_of(db, &ids).await?;
    let stated: HashMap<Uuid, i64> =
        origins.iter().filter_map(|it| Some((it.proposal, it.supports?))).collect();
    let known = Known::of(app, db, all).await?;
    let suggested = hints.iter().flat_map(HashMap::values);
    let named: Vec<Ref> = suggested
        .flat_map(|it| {
            it.place
                .map(|id| JURISDICTION.with(id))
                .into_iter()
                .chain(it.assigned.map(|id| ORGANISATION.with(id)))
        })
        .collect();
    let named = app.references.resolve(db, &named).await?;
    let ticked: Vec<i64> =
        form.into_iter().flat_map(|form| form.all("numbers")).filter_map(|it| it.parse().ok()).collect();
    let code = |id: Option<Uuid>| Some(known.things.get(&ORGANISATION.with(id?))?.code.clone());
    let row = |it: &Proposal| {
        let words = &it.written;
        let text = if words.problem.is_empty() { &words.solution } else { &words.problem };
        let mut start: String = text.chars().take(LETTERS).collect();
        if start.len() < text.len() {
            start.push('…');
        }
        Row {
            number: it.number,
            title: said(lang, &words.lang, &words.title),
            path: path_of(&PROPOSAL, lang, process, it.number),
            start: said(lang, &words.lang, &start),
            supports: it.supports,
            stated: stated.get(&it.id).copied(),
            theme: theme_of(lang, process, it),
            place: known.place(lang, it),
            assigned: code(it.assigned),
            ticked: ticked.contains(&it.number),
            hint: hints.as_ref().and_then(|hints| hints.get(&it.id)).map(|hint| Hint {
                value: hint.value(it.number),
                theme: hint.theme.and_then(|theme| process.theme(theme)).map(|it| Said::title(lang, it)),
                place: hint
                    .place
                    .and_then(|id| named.get(&JURISDICTION.with(id)))
                    .map(|it| Said::title(lang, &it.title)),
                assigned: hint
                    .assigned
                    .and_then(|id| named.get(&ORGANISATION.with(id)))
                    .map(|it| it.code.clone()),
                because: hint
                    .because
                    .iter()
                    .map(|number| (*number, path_of(&PROPOSAL, lang, process, *number)))
                    .collect(),
            }),
        }
    };
    Ok(all.iter().map(row).collect())
}

/// What was classified at once, the newest first.
async fn acts(db: &Conn, lang: Lang, process: &Process) -> Result<Vec<Act>, PageError> {
    let mut acts: Vec<Act> = Vec::new();
    for it in queries::newest_classifications(db, process.id, ACTS).await? {
        let Classification { together, undone_at, made_at, suggested, .. } = it;
        let id = together.to_string();
        if let Some(act) = acts.iter_mut().find(|act| act.id == id) {
            act.count += 1;
        } else if acts.len() < SHOWN {
            acts.push(Act {
                id,
                day: made_at.date_naive(),
                count: 1,
                reason: said(lang, &it.lang, &it.reason),
                undone: undone_at.is_some(),
                suggested,
            });
        }
    }
    Ok(acts)
}

/// The way to the table, for pages below it.
pub(super) fn crumb(app: &App, lang: Lang, process: &Process) -> Crumb {
    let path = ANALYSE.path(lang, &[("process", &process.code)]);
    Crumb::to(app.words.plain(lang, "cocreation-analyse"), path)
}
