//! What is like what somebody is about to propose. By the words of the search index for now: a
//! better measure takes the place of this one function.

use crate::model::proposal::{Proposal, State, Written};
use crate::model::{PROPOSAL, Process};
use crate::queries;
use minga_kernel::search::Query;
use minga_kernel::{Lang, fold};
use minga_store::Conn;
use minga_web::{App, PageError};
use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};
use uuid::Uuid;

/// The most words that are looked for.
const WORDS: usize = 12;
/// The most proposals that are looked at for each word.
const EACH: usize = 20;

/// The proposals of a process that share most words with this title, the most alike first.
pub(crate) async fn similar(
    app: &App,
    db: &Conn,
    lang: Lang,
    process: &Process,
    written: &Written,
    most: usize,
) -> Result<Vec<Proposal>, PageError> {
    // Short words say little of what a text is about.
    let title = fold(&written.title);
    let long = title.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() > 3);
    let words: BTreeSet<&str> = long.take(WORDS).collect();
    let mut shared: HashMap<Uuid, (usize, Proposal)> = HashMap::new();
    for word in words {
        let (found, _) = search(app, db, lang, process, word.to_owned(), 0, EACH).await?;
        for it in found.into_iter().filter(|it| State::OPEN.contains(&it.state)) {
            shared.entry(it.id).or_insert_with(|| (0, it)).0 += 1;
        }
    }
    let mut alike: Vec<(usize, Proposal)> = shared.into_values().collect();
    alike.sort_by_key(|(words, it)| (Reverse(*words), Reverse(it.supports), it.number));
    Ok(alike.into_iter().take(most).map(|(_, it)| it).collect())
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
