//! What came into a process, for whoever leads it: by day, theme, territory and state, what has no
//! answer and for how long, which evaluators are late, and what people said of themselves, in
//! groups that are never small.

use super::{DASHBOARD, EVALUATION, PROCESS, PROPOSALS, public, way};
use crate::commands::evaluation::bench::rules_of;
use crate::model::declared::{self, ASKED, LEAST};
use crate::model::proposal::State as Stands;
use crate::model::{JURISDICTION, Process};
use crate::{policy, queries};
use minga_auth::standing;
use minga_calendar::calendars_of;
use minga_i18n::FluentArgs;
use minga_kernel::table::{Column, ColumnKind, Schema, Table, Value};
use minga_kernel::{Day, Lang, Ref};
use minga_store::{CommandError, Conn};
use minga_web::http::{Path, State};
use minga_web::{App, Format, PageError, PageMeta, PageResult, Said, Signed, View, Visit, answer};
use serde::Serialize;
use std::collections::BTreeMap;
use uuid::Uuid;

#[derive(Serialize)]
pub(crate) struct DashboardPage {
    dashboard: Shown,
}

#[derive(Serialize)]
struct Shown {
    process: Said,
    process_path: String,
    proposals: String,
    evaluation: String,
    today: Day,
    received: u64,
    unanswered: u64,
    oldest: Option<i64>,
    groups: Vec<Group>,
    days: Vec<(Day, u64)>,
    earlier: u64,
    late: Vec<Late>,
    declared: Vec<Declared>,
    least: u64,
}

/// How many there are of each kind.
#[derive(Clone, Serialize)]
struct Group {
    /// A part of the keys of the words, and of the data.
    name: &'static str,
    rows: Vec<Row>,
}

#[derive(Clone, Serialize)]
struct Row {
    code: String,
    label: String,
    count: u64,
}

#[derive(Serialize)]
struct Late {
    /// The organisation's code, or nothing.
    body: Option<String>,
    left: usize,
    days: i64,
}

/// What people said of themselves, as far as it can be told.
#[derive(Clone, Serialize)]
struct Declared {
    name: &'static str,
    rows: Vec<Row>,
    /// Those that are told of together, and how many they are if they are enough.
    together: Vec<String>,
    sum: Option<u64>,
}

impl View for DashboardPage {
    const TEMPLATE: &'static str = "cocreation/dashboard.html";

    fn samples() -> Vec<DashboardPage> {
        let row = || Row { code: "1".to_owned(), label: "<Agua> & \"más\"".to_owned(), count: 12 };
        let sample = |full: bool| Shown {
            process: Said { words: "Plan <b>".to_owned(), lang: "es".to_owned(), foreign: true },
            process_path: "/es".to_owned(),
            proposals: "/es".to_owned(),
            evaluation: "/es".to_owned(),
            today: Day::default(),
            received: u64::from(full) * 1_400,
            unanswered: u64::from(full) * 3,
            oldest: full.then_some(40),
            groups: NAMES
                .map(|name| Group { name, rows: if full { vec![row()] } else { Vec::new() } })
                .into_iter()
                .collect(),
            days: if full { vec![(Day::default(), 3)] } else { Vec::new() },
            earlier: u64::from(full) * 7,
            late: if full {
                vec![
                    Late { body: Some("A<b>".to_owned()), left: 2, days: 3 },
                    Late { body: None, left: 1, days: 1 },
                ]
            } else {
                Vec::new()
            },
            declared: ASKED
                .map(|(name, _)| Declared {
                    name,
                    rows: if full { vec![row()] } else { Vec::new() },
                    together: if full { vec!["…".to_owned()] } else { Vec::new() },
                    sum: full.then_some(9),
                })
                .into_iter()
                .collect(),
            least: 5,
        };
        [false, true].map(|full| DashboardPage { dashboard: sample(full) }).into_iter().collect()
    }
}

const NAMES: [&str; 4] = ["state", "theme", "territory", "waiting"];
/// The newest days that are shown each by itself.
const DAYS: usize = 60;
/// Since how many days something has no answer: up to these, and more.
const WAITING: [i64; 3] = [7, 30, 90];

pub(crate) async fn show(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(code): Path<String>,
) -> PageResult {
    let lang = visit.lang;
    let db = app.store.read().await?;
    let process = public(&db, &code).await?;
    let standing = standing(&signed.cx(&app, lang), &db).await?;
    policy::may_lead(&standing, "cocreation.oversee", process.id).map_err(CommandError::from)?;
    let shown = shown(&app, &db, lang, &process).await?;
    match visit.format {
        Format::Html => {}
        Format::Json => return answer::json(&data(&shown)),
        Format::Csv | Format::Xlsx => {
            let stem = format!("{}-dashboard", process.code);
            return answer::tables(&app, &visit, &stem, &[table(&shown)]);
        }
        _ => return Err(PageError::not_found(code)),
    }
    let title = app.words.plain(lang, "dashboard-title");
    let parts = [("process", process.code.as_str())];
    let meta = PageMeta {
        paths: DASHBOARD.paths(&parts),
        crumbs: way(&app, lang, Some(&process), &[], &title),
        formats: vec![Format::Json, Format::Csv, Format::Xlsx],
        section: "processes",
        title,
        ..PageMeta::default()
    };
    app.page(&visit, &meta, &DashboardPage { dashboard: shown })
}

async fn shown(app: &App, db: &Conn, lang: Lang, process: &Process) -> Result<Shown, PageError> {
    let parts = [("process", process.code.as_str())];
    let now = app.clock.now();
    let place = vec![JURISDICTION.with(process.jurisdiction)];
    let calendar = calendars_of(db, &app.references, &[place]).await?.pop().unwrap_or_default();
    let today = calendar.day_of(now);
    let mut all = queries::tallies(db, process.id).await?;
    // What was made of several was not received.
    all.retain(|it| !it.joint);
    let mut states: BTreeMap<usize, u64> = BTreeMap::new();
    let mut themes: BTreeMap<Option<i64>, u64> = BTreeMap::new();
    let mut places: BTreeMap<Option<Uuid>, u64> = BTreeMap::new();
    let mut days: BTreeMap<Day, u64> = BTreeMap::new();
    let mut waiting = [0_u64; WAITING.len() + 1];
    let mut oldest: Option<i64> = None;
    for it in &all {
        let state = Stands::ALL.iter().position(|state| *state == it.state).unwrap_or_default();
        *states.entry(state).or_default() += 1;
        *themes.entry(it.theme).or_default() += 1;
        *places.entry(it.place).or_default() += 1;
        let day = calendar.day_of(it.made_at);
        *days.entry(day).or_default() += 1;
        if Stands::OPEN.contains(&it.state) {
            let since = (today - day).num_days();
            oldest = Some(oldest.unwrap_or(0).max(since));
            let at = WAITING.iter().position(|most| since <= *most).unwrap_or(WAITING.len());
            waiting[at] += 1;
        }
    }
    let refs: Vec<Ref> = places.keys().flatten().map(|id| JURISDICTION.with(*id)).collect();
    let known = app.references.resolve(db, &refs).await?;
    let word = |key: &str, name: &'static str, code: &str| {
        let mut args = FluentArgs::new();
        args.set(name, code.to_owned());
        app.words.say(lang, key, &args)
    };
    let unsaid = || app.words.plain(lang, "dashboard-unsaid");
    let of_states = states.iter().map(|(at, count)| {
        let code = Stands::ALL[*at].code();
        Row { code: code.to_owned(), label: word("cocreation-state", "state", code), count: *count }
    });
    let of_themes = themes.iter().map(|(theme, count)| Row {
        code: theme.map(|it| it.to_string()).unwrap_or_default(),
        label: theme
            .and_then(|it| process.theme(it))
            .map_or_else(unsaid, |it| it.for_reader(lang).to_owned()),
        count: *count,
    });
    let mut of_places: Vec<Row> = places
        .iter()
        .map(|(place, count)| {
            let known = place.and_then(|id| known.get(&JURISDICTION.with(id)));
            Row {
                code: known.map(|it| it.code.clone()).unwrap_or_default(),
                label: known.map_or_else(unsaid, |it| it.title.for_reader(lang).to_owned()),
                count: *count,
            }
        })
        .collect();
    of_places.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.code.cmp(&b.code)));
    let codes = ["days_7", "days_30", "days_90", "more"];
    let of_waiting = codes.iter().zip(waiting).map(|(code, count)| Row {
        code: (*code).to_owned(),
        label: word("dashboard-waiting", "days", code),
        count,
    });
    let mut newest: Vec<(Day, u64)> = days.into_iter().rev().collect();
    let rest = newest.split_off(DAYS.min(newest.len()));
    let least = app.settings.smallest_group.max(LEAST);
    Ok(Shown {
        process: Said::title(lang, &process.title),
        process_path: PROCESS.path(lang, &parts),
        proposals: PROPOSALS.path(lang, &parts),
        evaluation: EVALUATION.path(lang, &parts),
        today,
        received: all.len() as u64,
        unanswered: waiting.iter().sum(),
        oldest,
        groups: vec![
            Group { name: "state", rows: of_states.collect() },
            Group { name: "theme", rows: of_themes.collect() },
            Group { name: "territory", rows: of_places },
            Group { name: "waiting", rows: of_waiting.collect() },
        ],
        days: newest,
        earlier: rest.iter().map(|(_, count)| count).sum(),
        late: late(app, db, process, today).await?,
        declared: declared_shown(app, db, lang, process, least).await?,
        least,
    })
}

/// Evaluators whose last day has passed, by the codes of their bodies.
async fn late(app: &App, db: &Conn, process: &Process, today: Day) -> Result<Vec<Late>, PageError> {
    let rules = rules_of(db, process).await?;
    let Some(due) = rules.due.filter(|due| *due < today) else { return Ok(Vec::new()) };
    let progress = queries::progress(db, process.id, app.clock.now()).await?;
    let bodies: Vec<Ref> = progress.named.iter().filter_map(|it| it.body.clone()).collect();
    let known = app.references.resolve(db, &bodies).await?;
    let late = progress.named.iter().filter_map(|it| {
        let left = progress.todo(it.account).len();
        let body = it.body.as_ref().and_then(|body| known.get(body)).map(|body| body.code.clone());
        (left > 0).then(|| Late { body, left, days: (today - due).num_days() })
    });
    Ok(late.collect())
}

async fn declared_shown(
    app: &App,
    db: &Conn,
    lang: Lang,
    process: &Process,
    least: u64,
) -> Result<Vec<Declared>, PageError> {
    let counted = queries::declared_in(db, process.id).await?;
    let shown = ASKED.map(|(asked, codes)| {
        let count = |code: &str| counted.get(&(asked.to_owned(), code.to_owned())).copied().unwrap_or(0);
        let counts: Vec<u64> = codes.iter().map(|code| count(code)).collect();
        let told = declared::shown(&counts, least);
        let label = |at: usize| {
            let mut args = FluentArgs::new();
            args.set("said", codes[at]);
            app.words.say(lang, declared::words_of(asked), &args)
        };
        let row = |(at, count): &(usize, u64)| Row {
            code: codes[*at].to_owned(),
            label: label(*at),
            count: *count,
        };
        Declared {
            name: asked,
            rows: told.shown.iter().map(row).collect(),
            together: told.together.iter().map(|at| label(*at)).collect(),
            sum: told.sum,
        }
    });
    Ok(shown.into_iter().collect())
}

fn data(it: &Shown) -> serde_json::Value {
    let rows = |rows: &[Row]| -> Vec<serde_json::Value> {
        rows.iter()
            .map(|row| serde_json::json!({ "code": row.code, "label": row.label, "count": row.count }))
            .collect()
    };
    let groups: serde_json::Map<String, serde_json::Value> =
        it.groups.iter().map(|group| (group.name.to_owned(), rows(&group.rows).into())).collect();
    let declared: serde_json::Map<String, serde_json::Value> = it
        .declared
        .iter()
        .map(|one| {
            let told = serde_json::json!({
                "groups": rows(&one.rows), "together": one.together, "together_count": one.sum,
            });
            (one.name.to_owned(), told)
        })
        .collect();
    serde_json::json!({
        "received": it.received,
        "unanswered": it.unanswered,
        "oldest_unanswered_days": it.oldest,
        "by": groups,
        "by_day": it.days,
        "earlier": it.earlier,
        "late_evaluators": it.late,
        "declared": declared,
        "smallest_group": it.least,
    })
}

const DASHBOARD_TABLE: Schema = Schema {
    name: "dashboard",
    columns: &[
        Column::new("by", ColumnKind::Code),
        Column::new("code", ColumnKind::Text),
        Column::new("label", ColumnKind::Text),
        Column::new("count", ColumnKind::Integer),
    ],
};

fn table(it: &Shown) -> Table {
    let integer = |count: u64| Value::Integer(i64::try_from(count).unwrap_or(i64::MAX));
    let row = |by: &str, code: &str, label: &str, count: u64| {
        vec![Value::from(by), Value::from(code), Value::from(label), integer(count)]
    };
    let mut rows = vec![row("received", "", "", it.received), row("unanswered", "", "", it.unanswered)];
    for group in &it.groups {
        rows.extend(group.rows.iter().map(|one| row(group.name, &one.code, &one.label, one.count)));
    }
    rows.extend(it.days.iter().map(|(day, count)| row("day", &day.to_string(), "", *count)));
    if it.earlier > 0 {
        rows.push(row("day", "earlier", "", it.earlier));
    }
    for one in &it.late {
        rows.push(row("late", one.body.as_deref().unwrap_or_default(), "", one.left as u64));
    }
    for one in &it.declared {
        rows.extend(one.rows.iter().map(|said| row(one.name, &said.code, &said.label, said.count)));
        let together = one.together.join("; ");
        if !together.is_empty() {
            let mut told = row(one.name, "together", &together, 0);
            told[3] = one.sum.map_or(Value::Empty, integer);
            rows.push(told);
        }
    }
    Table { rows, ..Table::of(&DASHBOARD_TABLE) }
}
