//! Where proposals come from, on their own pages and on those of the tables at which they came up.

use crate::commands::matter::day_there;
use crate::model::entry::{ORIGINATES, TABLE};
use crate::model::proposal::Proposal;
use crate::model::rescue::RESCUED;
use crate::model::{PROPOSAL, Process};
use crate::pages::shown::{Known, Line};
use crate::{pages, queries};
use minga_kernel::{Day, Lang, Ref};
use minga_store::orm::{Uuid, async_trait};
use minga_store::{Conn, Link, StoreError, links_of};
use minga_web::{App, Body, Markup, Place, Said, SlotContent, View, Visit};
use serde::Serialize;
use std::collections::HashMap;

/// How a proposal came in, beside what it says.
#[derive(Serialize)]
pub(crate) struct OriginSlot {
    origin: Origin,
}

#[derive(Serialize)]
struct Origin {
    /// The workshop's table.
    table: Option<(Said, String)>,
    /// The earlier proposals as which it was not selected, each with its path.
    before: Vec<(Said, String)>,
    /// The later ones as which it is offered again.
    after: Vec<(Said, String)>,
    entry: Option<EntryShown>,
}

#[derive(Serialize)]
struct EntryShown {
    way: &'static str,
    day: Day,
    body: Option<Body>,
    name: String,
    paper: i64,
}

impl View for OriginSlot {
    const TEMPLATE: &'static str = "cocreation/slot_origin.html";

    fn samples() -> Vec<OriginSlot> {
        let text = || Said { words: "Mesa <b>".to_owned(), lang: "en".to_owned(), foreign: true };
        let link = || (text(), "/es".to_owned());
        let entry = |full: bool| EntryShown {
            way: if full { "sheet" } else { "desk" },
            day: Day::default(),
            body: full.then(|| Body { name: text(), short: None, path: Some("/es".to_owned()) }),
            name: if full { "Ana \"&".to_owned() } else { String::new() },
            paper: if full { 12 } else { 0 },
        };
        vec![
            OriginSlot {
                origin: Origin { table: Some(link()), before: Vec::new(), after: vec![link()], entry: None },
            },
            OriginSlot {
                origin: Origin {
                    table: None,
                    before: vec![link()],
                    after: Vec::new(),
                    entry: Some(entry(false)),
                },
            },
            OriginSlot {
                origin: Origin {
                    table: Some(link()),
                    before: vec![link()],
                    after: vec![link()],
                    entry: Some(entry(true)),
                },
            },
        ]
    }
}

/// Fills [`Place::Aside`] of proposals.
pub(crate) struct BesideProposal;

#[async_trait]
impl SlotContent for BesideProposal {
    fn place(&self) -> Place {
        Place::Aside
    }

    async fn fill(
        &self,
        app: &App,
        db: &Conn,
        visit: &Visit,
        thing: Option<&Ref>,
    ) -> Result<Option<Markup>, StoreError> {
        let Some(it) = thing.filter(|thing| thing.kind == PROPOSAL) else { return Ok(None) };
        let lang = visit.lang;
        let entry = queries::entry_of(db, it.id).await?;
        let links = links_of(db, it).await?;
        let from = |link: &&Link| link.relation == ORIGINATES && link.from.kind == TABLE;
        let table = links.iter().find(from).map(|link| link.from.clone());
        let rescued = || links.iter().filter(|link| link.relation == RESCUED);
        let before: Vec<Ref> =
            rescued().filter(|link| link.to == *it).map(|link| link.from.clone()).collect();
        let after: Vec<Ref> = rescued().filter(|link| link.from == *it).map(|link| link.to.clone()).collect();
        if entry.is_none() && table.is_none() && before.is_empty() && after.is_empty() {
            return Ok(None);
        }
        let body = entry.as_ref().and_then(|it| it.body.clone());
        let named: Vec<Ref> =
            [&before, &after].into_iter().flatten().chain(&table).chain(&body).cloned().collect();
        let known = app.references.resolve(db, &named).await?;
        let shown = entry.map(|it| EntryShown {
            way: it.way.code(),
            day: it.consented_on,
            body: it.body.as_ref().and_then(|body| known.get(body)).map(|body| Body::of(lang, body)),
            name: it.name,
            paper: it.paper,
        });
        // The name goes with the words: what is hidden has none.
        let readable = queries::proposal_by_id(db, it.id).await?.is_some_and(|it| it.state.is_readable());
        let entry = shown.map(|it| EntryShown { name: if readable { it.name } else { String::new() }, ..it });
        let shown =
            |it: &Ref| known.get(it).map(|it| (Said::title(lang, &it.title), it.path(lang).to_owned()));
        let origin = Origin {
            table: table.as_ref().and_then(shown),
            before: before.iter().filter_map(shown).collect(),
            after: after.iter().filter_map(shown).collect(),
            entry,
        };
        Ok(Some(app.fragment(lang, &OriginSlot { origin })?))
    }
}

/// What came of a table's notes, below them.
#[derive(Serialize)]
pub(crate) struct TableSlot {
    came: Came,
}

#[derive(Serialize)]
struct Came {
    lines: Vec<Line>,
    /// Processes into which staff can take them today.
    open: Vec<(Said, String)>,
}

impl View for TableSlot {
    const TEMPLATE: &'static str = "cocreation/slot_table.html";

    fn samples() -> Vec<TableSlot> {
        let open = || {
            (Said { words: "Plan <b>".to_owned(), lang: "es".to_owned(), foreign: true }, "/es".to_owned())
        };
        vec![
            TableSlot { came: Came { lines: Vec::new(), open: vec![open()] } },
            TableSlot { came: Came { lines: Line::samples(), open: Vec::new() } },
        ]
    }
}

/// The most proposals and processes that a table's page shows.
const MOST: usize = 100;
const PROCESSES: usize = 5;

/// Fills [`Place::Below`] of a workshop's tables.
pub(crate) struct BelowTable;

#[async_trait]
impl SlotContent for BelowTable {
    fn place(&self) -> Place {
        Place::Below
    }

    async fn fill(
        &self,
        app: &App,
        db: &Conn,
        visit: &Visit,
        thing: Option<&Ref>,
    ) -> Result<Option<Markup>, StoreError> {
        let Some(table) = thing.filter(|thing| thing.kind == TABLE) else { return Ok(None) };
        let lang = visit.lang;
        let lines = lines(app, db, lang, table).await?;
        let mut open = Vec::new();
        for it in queries::public_processes(db).await? {
            if open.len() == PROCESSES {
                break;
            }
            let today = day_there(db, &app.references, &it, app.clock.now()).await?;
            if it.takes_proposals(today) {
                let path = pages::DESK.path(lang, &[("process", &it.code)]);
                open.push((Said::title(lang, &it.title), format!("{path}?table={table}")));
            }
        }
        if lines.is_empty() && open.is_empty() {
            return Ok(None);
        }
        Ok(Some(app.fragment(lang, &TableSlot { came: Came { lines, open } })?))
    }
}

async fn lines(app: &App, db: &Conn, lang: Lang, table: &Ref) -> Result<Vec<Line>, StoreError> {
    let links = links_of(db, table).await?.into_iter();
    let came = links.filter(|link| link.relation == ORIGINATES && link.from == *table);
    let ids: Vec<Uuid> = came.map(|link| link.to.id).take(MOST).collect();
    let mut all = queries::proposals_by_id(db, &ids).await?;
    all.sort_by_key(|it| (it.process, it.number));
    let of: Vec<Uuid> = all.iter().map(|it| it.process).collect();
    let processes = queries::processes_by_id(db, &of).await?;
    let processes: HashMap<Uuid, Process> = processes.into_iter().map(|it| (it.id, it)).collect();
    let known = Known::of(app, db, &all).await?;
    let line = |it: &Proposal| Some(known.line(lang, processes.get(&it.process)?, it));
    Ok(all.iter().filter_map(line).collect())
}
