//! What is like what somebody is about to propose, and what words find.

use crate::model::proposal::{Proposal, State, Written};
use crate::model::{PROPOSAL, Process};
use crate::queries;
use crate::queries::alike;
use minga_kernel::Lang;
use minga_kernel::search::Query;
use minga_store::Conn;
use minga_web::{App, PageError};
use std::collections::HashMap;
use uuid::Uuid;

/// How alike somebody's own words and a proposal have to be to be shown. Less than for groups: a
/// person looks at each, and what is like nothing does no harm at the end of a short list.
const LEAST: f64 = 0.1;
/// The most that are looked at: some of them were merged, or answered already.
const LOOKED: usize = 40;

/// The proposals of a process that are most like this one and can be joined, the most alike first.
pub(crate) async fn similar(
    app: &App,
    db: &Conn,
    lang: Lang,
    process: &Process,
    written: &Written,
    most: usize,
) -> Result<Vec<Proposal>, PageError> {
    let body = format!("{}\n{}", written.problem, written.solution);
    let near = alike::nearest(app, db, process.id, &written.title, &body, LEAST, LOOKED).await?;
    let Some(near) = near else {
        // A large process is still being read: the search knows it already.
        let (found, _) = search(app, db, lang, process, written.title.clone(), 0, LOOKED).await?;
        let open = found.into_iter().filter(|it| State::OPEN.contains(&it.state));
        return Ok(open.take(most).collect());
    };
    let ids: Vec<Uuid> = near.iter().map(|it| it.id).collect();
    let found = queries::proposals_by_id(db, &ids).await?;
    let wholes: Vec<Uuid> = found.iter().filter_map(|it| it.merged_into).collect();
    let mut known: HashMap<Uuid, Proposal> =
        queries::proposals_by_id(db, &wholes).await?.into_iter().chain(found).map(|it| (it.id, it)).collect();
    // Whoever is like a part joins the whole, once.
    let standing = |id: &Uuid| known.get(id).map(|it| it.merged_into.unwrap_or(it.id));
    let order: Vec<Uuid> = ids.iter().filter_map(standing).collect();
    let open = order.iter().filter_map(|id| known.remove(id));
    let open = open.filter(|it| it.process == process.id && State::OPEN.contains(&it.state));
    Ok(open.take(most).collect())
}

/// The proposals of a process that these words find, the best first, and how many they find.
pub(crate) async fn search(
    app: &App,
    db: &Conn,
    lang: Lang,
    process: &Process,
    text: String,
    offset: usize,
    limit: usize,
) -> Result<(Vec<Proposal>, u64), PageError> {
    let filters = vec![("kind".to_owned(), PROPOSAL.to_string()), ("whole".to_owned(), process.code.clone())];
    let query = Query { text, lang, filters, offset, limit, ..Query::default() };
    let engine = app.search.clone();
    let hits = tokio::task::spawn_blocking(move || engine.find(&query))
        .await
        .map_err(|error| PageError::Internal(error.to_string()))??;
    let ids: Vec<Uuid> = hits.items.iter().map(|hit| hit.reference.id).collect();
    let mut known: HashMap<Uuid, Proposal> =
        queries::proposals_by_id(db, &ids).await?.into_iter().map(|it| (it.id, it)).collect();
    let found = ids.iter().filter_map(|id| known.remove(id));
    // The index follows a moment behind.
    let readable = found.filter(|it| it.process == process.id && it.state.is_readable());
    Ok((readable.collect(), hits.total))
}
