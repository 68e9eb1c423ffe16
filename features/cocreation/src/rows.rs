//! Everything of a process, to be taken away whole: its proposals, what was merged into what, what
//! institutions answered, and what other features have about the proposals.

use crate::model::proposal::{MergerKind, Outcome, Proposal};
use crate::model::{JURISDICTION, ORGANISATION, PROPOSAL, Process};
use crate::queries::Brief;
use crate::{queries, resolver};
use minga_kernel::table::{Column, ColumnKind, Schema, Value};
use minga_kernel::{Lang, Ref};
use minga_store::orm::async_trait;
use minga_store::{Conn, StoreError};
use minga_web::App;
use minga_web::answer::{Bulk, Piece, Rows};
use std::collections::HashMap;
use std::sync::Arc;
use uuid::Uuid;

/// Proposals that are read at once.
const SOME: u64 = 500;

const PROPOSALS: Schema = Schema {
    name: "proposals",
    columns: &[
        Column::new("number", ColumnKind::Integer),
        Column::new("date", ColumnKind::Date),
        Column::new("state", ColumnKind::Code),
        Column::new("outcome", ColumnKind::Code),
        Column::new("supports", ColumnKind::Integer),
        Column::new("joint", ColumnKind::Code),
        Column::new("merged_into", ColumnKind::Integer),
        Column::new("theme", ColumnKind::Integer),
        Column::new("theme_name", ColumnKind::Text),
        Column::new("territory", ColumnKind::Code),
        Column::new("assigned_to", ColumnKind::Code),
        Column::new("organisation", ColumnKind::Code),
        Column::new("language", ColumnKind::Code),
        Column::new("title", ColumnKind::Text),
        Column::new("problem", ColumnKind::LongText),
        Column::new("solution", ColumnKind::LongText),
        Column::new("whom", ColumnKind::LongText),
        Column::new("source", ColumnKind::Text),
        Column::new("source_number", ColumnKind::Text),
        Column::new("source_date", ColumnKind::Date),
        Column::new("stated_supports", ColumnKind::Integer),
        Column::new("url", ColumnKind::Url),
    ],
};

const MERGERS: Schema = Schema {
    name: "mergers",
    columns: &[
        Column::new("original", ColumnKind::Integer),
        Column::new("into", ColumnKind::Integer),
        Column::new("kind", ColumnKind::Code),
        Column::new("date", ColumnKind::Date),
        Column::new("reason", ColumnKind::LongText),
        Column::new("objection", ColumnKind::LongText),
        Column::new("ended", ColumnKind::Date),
        Column::new("end_reason", ColumnKind::LongText),
    ],
};

const ANSWERS: Schema = Schema {
    name: "answers",
    columns: &[
        Column::new("proposal", ColumnKind::Integer),
        Column::new("number", ColumnKind::Integer),
        Column::new("outcome", ColumnKind::Code),
        Column::new("organisation", ColumnKind::Code),
        Column::new("date", ColumnKind::Date),
        Column::new("text", ColumnKind::LongText),
    ],
};

/// All tables of a process, the proposals first.
pub(crate) fn tables(app: &App, process: &Process) -> Vec<Arc<dyn Rows>> {
    let process = Arc::new(process.clone());
    let own = [Own::Proposals, Own::Mergers, Own::Answers];
    let own = own.map(|what| Arc::new(OwnRows { what, process: process.clone() }) as Arc<dyn Rows>);
    let others = app
        .modules
        .iter()
        .filter_map(|module| module.bulk)
        .map(|bulk| Arc::new(Others { bulk: bulk(), process: process.clone() }) as Arc<dyn Rows>);
    own.into_iter().chain(others).collect()
}

/// Which of this feature's tables.
#[derive(Clone, Copy)]
enum Own {
    Proposals,
    Mergers,
    Answers,
}

struct OwnRows {
    what: Own,
    process: Arc<Process>,
}

#[async_trait]
impl Rows for OwnRows {
    fn schema(&self) -> &'static Schema {
        match self.what {
            Own::Proposals => const { &PROPOSALS },
            Own::Mergers => const { &MERGERS },
            Own::Answers => const { &ANSWERS },
        }
    }

    async fn next(&self, app: &App, after: Option<String>) -> Result<Piece, StoreError> {
        let db = app.store.read().await?;
        let after = after.and_then(|after| after.parse().ok());
        let (rows, count, last) = if let Own::Proposals = self.what {
            let all = queries::proposals_after(&db, Some(self.process.id), after, SOME).await?;
            let rows = proposals(app, &db, &self.process, &all).await?;
            (rows, all.len(), all.last().map(|it| it.id))
        } else {
            let all = queries::brief_after(&db, self.process.id, after, SOME).await?;
            let rows = match self.what {
                Own::Mergers => mergers(&db, &all).await?,
                _ => answers(app, &db, &all).await?,
            };
            (rows, all.len(), all.last().map(|it| it.id))
        };
        let last = last.filter(|_| count as u64 == SOME);
        Ok(Piece { rows, next: last.map(|id| id.to_string()) })
    }
}

async fn proposals(
    app: &App,
    db: &Conn,
    process: &Process,
    all: &[Proposal],
) -> Result<Vec<Vec<Value>>, StoreError> {
    let ids: Vec<Uuid> = all.iter().map(|it| it.id).collect();
    let origins = queries::origins_of(db, &ids).await?;
    let origins: HashMap<Uuid, _> = origins.into_iter().map(|it| (it.proposal, it)).collect();
    let mut wholes: Vec<Uuid> = all.iter().filter_map(|it| it.merged_into).collect();
    wholes.sort_unstable();
    wholes.dedup();
    let numbers = queries::numbers_of(db, &wholes).await?;
    let mut things: Vec<Ref> = Vec::new();
    for it in all {
        things.extend(it.written.place.map(|id| JURISDICTION.with(id)));
        things.extend(it.assigned.map(|id| ORGANISATION.with(id)));
        things.extend(it.written.body.clone());
    }
    things.sort();
    things.dedup();
    let things = app.references.resolve(db, &things).await?;
    let code = |thing: Option<Ref>| {
        Value::from(thing.and_then(|it| things.get(&it)).map_or("", |it| it.code.as_str()))
    };
    let rows = all.iter().map(|it| {
        // Of what nobody may read any more its place stays.
        let public = it.state.is_readable();
        let words = |text: &str| Value::from(if public { text } else { "" });
        let origin = origins.get(&it.id).filter(|_| public);
        let theme = it.written.theme.and_then(|theme| process.theme(theme));
        vec![
            Value::Integer(it.number),
            Value::from(it.made_at.date_naive()),
            Value::from(it.state.code()),
            Value::from(it.outcome.map_or("", Outcome::code)),
            Value::Integer(it.supports),
            Value::from(if it.joint { "yes" } else { "no" }),
            Value::from(it.merged_into.and_then(|id| numbers.get(&id).copied())),
            Value::from(it.written.theme),
            Value::from(theme.map_or("", |theme| theme.for_reader(Lang::default()))),
            code(it.written.place.map(|id| JURISDICTION.with(id))),
            code(it.assigned.map(|id| ORGANISATION.with(id))),
            code(it.written.body.clone().filter(|_| public)),
            Value::from(it.written.lang.as_str()),
            words(&it.written.title),
            words(&it.written.problem),
            words(&it.written.solution),
            words(&it.written.whom),
            Value::from(origin.map_or("", |it| it.source.as_str())),
            Value::from(origin.map_or("", |it| it.original.as_str())),
            Value::from(origin.and_then(|it| it.day)),
            Value::from(origin.and_then(|it| it.supports)),
            Value::from(app.absolute(resolver::proposal(it, process).path(Lang::default()))),
        ]
    });
    Ok(rows.collect())
}

async fn mergers(db: &Conn, all: &[Brief]) -> Result<Vec<Vec<Value>>, StoreError> {
    let known: HashMap<Uuid, &Brief> = all.iter().map(|it| (it.id, it)).collect();
    let ids: Vec<Uuid> = all.iter().map(|it| it.id).collect();
    let found = queries::mergers_of_any(db, &ids).await?;
    let wholes: Vec<Uuid> = found.iter().map(|it| it.into).collect();
    let numbers = queries::numbers_of(db, &wholes).await?;
    let rows = found.iter().filter_map(|it| {
        let original = known.get(&it.original)?;
        let words = |text: &str| Value::from(if it.kind == MergerKind::Merged { text } else { "" });
        let objection = if original.state.is_readable() { it.objection.as_str() } else { "" };
        Some(vec![
            Value::Integer(original.number),
            Value::from(numbers.get(&it.into).copied()),
            Value::from(it.kind.code()),
            Value::from(it.made_at.date_naive()),
            words(&it.reason),
            Value::from(objection),
            Value::from(it.ended_at.map(|at| at.date_naive())),
            Value::from(it.end_reason.as_str()),
        ])
    });
    Ok(rows.collect())
}

async fn answers(app: &App, db: &Conn, all: &[Brief]) -> Result<Vec<Vec<Value>>, StoreError> {
    let numbers: HashMap<Uuid, i64> = all.iter().map(|it| (it.id, it.number)).collect();
    let ids: Vec<Uuid> = all.iter().map(|it| it.id).collect();
    let found = queries::answers_to(db, &ids).await?;
    let bodies: Vec<Ref> = found.iter().filter_map(|it| it.body.clone()).collect();
    let bodies = app.references.resolve(db, &bodies).await?;
    let rows = found.iter().map(|it| {
        let body = it.body.as_ref().and_then(|body| bodies.get(body)).map_or("", |it| it.code.as_str());
        vec![
            Value::from(numbers.get(&it.proposal).copied()),
            Value::Integer(it.number),
            Value::from(it.outcome.code()),
            Value::from(body),
            Value::from(it.made_at.date_naive()),
            Value::from(it.text.as_str()),
        ]
    });
    Ok(rows.collect())
}

/// What another feature has about the proposals of a process.
struct Others {
    bulk: Arc<dyn Bulk>,
    process: Arc<Process>,
}

#[async_trait]
impl Rows for Others {
    fn schema(&self) -> &'static Schema {
        self.bulk.schema()
    }

    /// A cursor is the proposal after which those that are looked at begin, and the last row about
    /// them.
    async fn next(&self, app: &App, after: Option<String>) -> Result<Piece, StoreError> {
        let after = after.unwrap_or_default();
        let (proposal, row) = after.split_once('/').unwrap_or_default();
        let db = app.store.read().await?;
        let id = |text: &str| text.parse::<Uuid>().ok();
        let all = queries::brief_after(&db, self.process.id, id(proposal), SOME).await?;
        let code = &self.process.code;
        let things: Vec<(Ref, String)> = all
            .iter()
            .filter(|it| it.state.is_readable())
            .map(|it| (PROPOSAL.with(it.id), format!("{code}-{}", it.number)))
            .collect();
        let (rows, last) = self.bulk.rows(app, &db, &things, id(row), SOME).await?;
        let next = match (last, all.last()) {
            (Some(last), _) => Some(format!("{proposal}/{last}")),
            (None, Some(beyond)) if all.len() as u64 == SOME => Some(format!("{}/", beyond.id)),
            (None, _) => None,
        };
        Ok(Piece { rows, next })
    }
}
