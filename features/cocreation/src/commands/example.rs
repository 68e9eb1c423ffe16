//! A finished process that nobody took part in, for whoever looks around: its pages say that it is
//! an example. It is made by the same commands as any other, but for its dates, which are over.

use crate::commands::answer::{NewAnswer, answer};
use crate::commands::classify::{Assigned, Class, classify};
use crate::commands::import::{Incoming, understand};
use crate::commands::matter::told;
use crate::commands::merge::{NewMerger, merge};
use crate::commands::trace::{Trace, trace};
use crate::model::phases::{Phase, PhaseKind};
use crate::model::proposal::Outcome;
use crate::model::{COMMITMENT, EXAMPLE, JURISDICTION, ORGANISATION, Process, Publicity, Who};
use crate::{policy, queries};
use chrono::NaiveTime;
use minga_auth::standing;
use minga_exchange::{ImportError, Intent, Means, import};
use minga_kernel::{Cx, Day, Text};
use minga_store::{CommandError, StoreError};
use minga_tabular::{Cell, Inspection, Problems, Row, Sheet, inspect_bytes};
use minga_web::App;
use serde_json::json;
use std::collections::HashMap;
use uuid::Uuid;

/// Makes the example of these files (`process.csv`, `proposals.csv`, `mergers.csv`, `answers.csv`),
/// as somebody who may lead processes; whether it was not there yet. What fails midway is made
/// whole by nobody: whoever looks around begins with an empty folder again.
pub async fn example(
    app: &App,
    cx: &Cx,
    file: &(dyn Fn(&str) -> Option<Vec<u8>> + Sync),
) -> Result<bool, CommandError> {
    let read = |name: &str| -> Result<Inspection, CommandError> {
        let bytes = file(name).ok_or(CommandError::NotFound)?;
        Ok(inspect_bytes(name, &bytes, &app.settings.import))
    };
    let rows = |name: &str| read(name).map(|it| it.sheets.first().map(table).unwrap_or_default());
    let said = rows("process.csv")?;
    let one = |key: &str| said.iter().find(|row| row["key"] == key).map(|row| row["es"].clone());
    let code = one("code").ok_or(CommandError::NotFound)?;
    let db = app.store.read().await?;
    if queries::process_by_code(&db, &code).await?.is_some() {
        return Ok(false);
    }
    let jurisdiction =
        app.references.find(&db, &JURISDICTION, &one("jurisdiction").unwrap_or_default()).await?;
    drop(db);
    let jurisdiction = jurisdiction.ok_or(CommandError::NotFound)?.id;
    let process = process_of(cx, code, jurisdiction, &said)?;
    make(app, cx, &process).await?;

    let mut problems = Problems::default();
    let input = understand(read("proposals.csv")?, &mut problems);
    let features = Incoming::of(process.clone(), &one("source").unwrap_or_default()).sheets();
    let means = Means { store: &app.store, features: &features, references: &app.references };
    import(cx, means, &input, problems, Intent::Apply).await.map_err(|error| match error {
        ImportError::Problems(problems) => CommandError::Problems(problems),
        other => other.into(),
    })?;
    for row in rows("mergers.csv")? {
        let numbers = row["originals"].split(';').map(|it| it.trim().parse().ok()).collect();
        let text = |key: &str| row[key].clone();
        let new = NewMerger {
            process: process.id,
            numbers,
            into: None,
            title: text("title"),
            problem: text("problem"),
            solution: text("solution"),
            reason: text("reason"),
        };
        let tx = app.store.write().await?;
        merge(cx, &tx, new).await?;
        tx.commit().await?;
    }
    let plan = one("plan").unwrap_or_default();
    for row in rows("answers.csv")? {
        reply(app, cx, &process, &plan, &row).await?;
    }
    Ok(true)
}

/// Who is to answer, the answer, and the commitment of the plan that came of it.
async fn reply(
    app: &App,
    cx: &Cx,
    process: &Process,
    plan: &str,
    row: &HashMap<String, String>,
) -> Result<(), CommandError> {
    let db = app.store.read().await?;
    let number = row["number"].parse().map_err(|_| CommandError::NotFound)?;
    let it = queries::proposal_by_number(&db, process.id, number).await?.ok_or(CommandError::NotFound)?;
    let body = app.references.find(&db, &ORGANISATION, &row["organisation"]).await?;
    let commitment = format!("{plan}/{}", row["commitment"]);
    let commitment = app.references.find(&db, &COMMITMENT, &commitment).await?;
    drop(db);
    let assigned = body.map_or(Assigned::Nobody, |body| Assigned::Body(body.id));
    let class = Class { theme: it.written.theme, place: it.written.place, assigned, evaluated: true };
    classify(cx, &app.store, it.id, class).await?;
    let new = NewAnswer {
        proposal: it.id,
        outcome: Outcome::from_code(&row["outcome"]),
        text: row["text"].clone(),
        after: None,
    };
    let tx = app.store.write().await?;
    answer(cx, &tx, new).await?;
    tx.commit().await?;
    if commitment.is_some() {
        let led = Trace { proposal: it.id, to: commitment, share: Some(row["share"].clone()) };
        trace(cx, &app.store, &app.references, led, "commitment").await?;
    }
    Ok(())
}

/// Writes the process as one that is published, and that it is an example.
async fn make(app: &App, cx: &Cx, it: &Process) -> Result<(), CommandError> {
    let tx = app.store.write().await?;
    let actor = policy::may_create(&standing(cx, &tx).await?)?;
    tx.lock("processes").await?;
    queries::add_process(&tx, it).await?;
    let mark = cx.new_id();
    queries::mark_example(&tx, mark, it.id, cx.now()).await?;
    let own = it.reference();
    let facts = json!({ "changes": { "code": [null, it.code], "state": [null, "published"] } });
    let events = vec![
        told(it.id, own.clone(), own.clone(), "process.created", facts),
        told(it.id, own, EXAMPLE.with(mark), "process.is_example", json!({})),
    ];
    tx.publish(cx, &actor, events).await?;
    Ok(tx.commit().await?)
}

fn process_of(
    cx: &Cx,
    code: String,
    jurisdiction: Uuid,
    said: &[HashMap<String, String>],
) -> Result<Process, CommandError> {
    let day = |text: &str| text.parse::<Day>().map_err(StoreError::corrupt);
    let all = |key: &'static str| said.iter().filter(move |row| row["key"] == key);
    let text = |row: &HashMap<String, String>| {
        let mut text = Text::new("es", row["es"].as_str());
        if !row["en"].is_empty() {
            text.set("en", row["en"].clone());
        }
        text
    };
    let first = |key: &'static str| all(key).next().map(text).unwrap_or_default();
    let mut phases = Vec::new();
    for kind in PhaseKind::ALL {
        for row in all(kind.code()) {
            phases.push(Phase {
                kind: *kind,
                begins: day(&row["es"])?,
                ends: day(&row["en"])?,
                proposals: *kind == PhaseKind::Reception,
                supports: matches!(kind, PhaseKind::Reception | PhaseKind::Analysis),
            });
        }
    }
    let published = all("published").next().map(|row| day(&row["es"])).transpose()?;
    Ok(Process {
        id: cx.new_id(),
        code,
        title: first("title"),
        summary: first("summary"),
        jurisdiction,
        state: Publicity::Published,
        who: Who::Account,
        phases,
        themes: all("theme").map(text).collect(),
        places: Vec::new(),
        criteria: Vec::new(),
        hurry: Text::default(),
        published_at: published.map(|day| day.and_time(NaiveTime::MIN).and_utc()),
        made_at: cx.now(),
    })
}

/// The rows of a sheet by their headers; what is not there is empty.
fn table(sheet: &Sheet) -> Vec<HashMap<String, String>> {
    let text = |cell: Option<&Cell>| match cell {
        Some(Cell::Text(text)) => text.trim().to_owned(),
        _ => String::new(),
    };
    let row = |row: &Row| {
        let each = sheet.headers.iter().enumerate();
        each.map(|(at, header)| (header.clone(), text(row.cells.get(at)))).collect()
    };
    sheet.rows.iter().map(row).collect()
}
