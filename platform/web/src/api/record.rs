//! The public record for programs that compare it with what is shown: where its files lie, and
//! every official fact as it is now.

use super::{Cursor, List, ListQuery, ProblemDocument};
use crate::{App, PageError, answer};
use axum::extract::{Query, State};
use axum::response::Response;
use http::{HeaderValue, header};
use minga_kernel::{Kind, Moment, Ref};
use minga_record::{RecordError, Volume};
use minga_store::{Conn, Fact, Facts, last_told};
use serde::Serialize;
use serde_json::Value;
use std::collections::{BTreeMap, HashMap};
use utoipa::ToSchema;

/// One record of this installation. There is one; another follows only where a record could
/// not go on.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = Record)]
pub(crate) struct RecordResource {
    /// Its place among them, from 1; the last one is the one that grows.
    number: u32,
    /// Its name, which its checkpoints begin with.
    #[schema(example = "minga.example/record")]
    origin: String,
    /// The path under which its files lie (C2SP tlog-tiles).
    #[schema(example = "/record")]
    path: String,
    /// Its public keys, the newest first.
    keys: Vec<String>,
    /// How it began, if it follows another one.
    begun: Option<BegunResource>,
}

/// How a record began that follows another one.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = RecordBegun)]
struct BegunResource {
    /// Its first entry, as it stands in the record.
    #[schema(value_type = Object)]
    entry: Value,
    #[schema(value_type = String, format = DateTime)]
    at: Moment,
    /// Why, in the words of whoever began it; the entry has their salted hash.
    reason: Option<String>,
    /// The salt of the reason.
    salt: Option<String>,
    /// How many entries of the record before were signed.
    former_size: u64,
}

/// The records of this installation.
#[utoipa::path(
    get,
    path = "/record",
    operation_id = "get_record",
    responses((status = 200, description = "The first one first", body = Vec<RecordResource>)),
    tag = "record"
)]
pub(crate) async fn get(State(app): State<App>) -> Result<Response, PageError> {
    let record = app.record.clone();
    let read = tokio::task::spawn_blocking(move || {
        record.volumes()?.iter().map(resource).collect::<Result<Vec<_>, RecordError>>()
    });
    let read = read.await.map_err(|error| PageError::Internal(error.to_string()))?;
    Ok(fresh(answer::json(&read.map_err(|error| PageError::Internal(error.to_string()))?)?))
}

/// What changes without an event, by whoever goes behind the program's back too, is never an
/// answer of before.
fn fresh(mut response: Response) -> Response {
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    response
}

fn resource(volume: &Volume) -> Result<RecordResource, RecordError> {
    let begun = match (volume.begun()?, volume.first_entry()?) {
        (Some(begun), Some(entry)) => Some(BegunResource {
            at: begun.at,
            former_size: begun.former_size(),
            entry: serde_json::from_slice(&entry).unwrap_or_default(),
            salt: begun.reason.as_ref().map(|it| it.salt.clone()),
            reason: begun.reason.map(|it| it.text),
        }),
        _ => None,
    };
    Ok(RecordResource {
        number: volume.number,
        origin: volume.keys.origin().to_owned(),
        path: volume.path(),
        keys: volume.keys.all().map(|key| key.as_str().to_owned()).collect(),
        begun,
    })
}

/// The official facts of a thing as they are now, to compare with its last entry in the public
/// record.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = Facts)]
pub(crate) struct FactsResource {
    #[schema(value_type = String, example = "milestone:01a204ba-d421-7b68-a3b2-d6fe1ce32cf3")]
    thing: Ref,
    /// The number of the last event about it; absent if there is none.
    sequence: Option<u64>,
    /// Dates, states, numbers, codes and identifiers, as they stand in the member `state` of
    /// its last entry.
    #[schema(value_type = Object)]
    facts: BTreeMap<&'static str, Value>,
    /// The names of its texts. The record has their salted hashes, and the salts are not
    /// given out.
    texts: Vec<&'static str>,
}

/// The official facts of every thing, by kind and identifier.
#[utoipa::path(
    get,
    path = "/record/facts",
    operation_id = "list_facts",
    params(ListQuery),
    responses(
        (status = 200, description = "Some of them, and the cursor of the next", body = List<FactsResource>),
        (status = 400, description = "What is wrong with the question", body = ProblemDocument, content_type = "application/problem+json"),
    ),
    tag = "record"
)]
pub(crate) async fn facts(
    State(app): State<App>,
    Query(query): Query<ListQuery>,
) -> Result<Response, PageError> {
    let limit = query.limit(&app.settings)?;
    let after: Option<Ref> = match query.cursor.as_deref() {
        None => None,
        Some(cursor) => Some(Cursor::read(cursor).ok_or(PageError::Bad("cursor"))?),
    };
    let db = app.store.read().await?;
    let mut found: Vec<(Ref, Facts)> = Vec::new();
    let kinds: Vec<Kind> = app.store.ledger().kinds();
    for kind in kinds.into_iter().filter(|kind| after.as_ref().is_none_or(|after| *kind >= after.kind)) {
        let wanted = (limit + 1).saturating_sub(found.len() as u64);
        if wanted == 0 {
            break;
        }
        let after = after.as_ref().filter(|after| after.kind == kind).map(|after| after.id);
        let next = app.store.ledger().next(&db, &kind, after, wanted).await?;
        found.extend(next.into_iter().map(|(id, facts)| (kind.with(id), facts)));
    }
    let limit = usize::try_from(limit).unwrap_or(usize::MAX);
    let more = found.len() > limit;
    found.truncate(limit);
    let next = found.last().filter(|_| more).map(|(thing, _)| Cursor::write(thing));
    Ok(fresh(answer::json(&List { items: resources(&db, found).await?, next })?))
}

async fn resources(db: &Conn, found: Vec<(Ref, Facts)>) -> Result<Vec<FactsResource>, PageError> {
    let things: Vec<Ref> = found.iter().map(|(thing, _)| thing.clone()).collect();
    let mut told: HashMap<Ref, u64> = HashMap::new();
    for told_of in last_told(db, &things).await? {
        told.insert(told_of.thing, told_of.sequence);
    }
    let resource = |(thing, facts): (Ref, Facts)| {
        let (mut open, mut texts) = (BTreeMap::new(), Vec::new());
        for (name, fact) in facts {
            match fact {
                Fact::Open(value) => {
                    open.insert(name, value);
                }
                Fact::Words(_) => texts.push(name),
            }
        }
        FactsResource { sequence: told.get(&thing).copied(), thing, facts: open, texts }
    };
    Ok(found.into_iter().map(resource).collect())
}
