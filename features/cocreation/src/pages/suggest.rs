//! What earlier decisions suggest for proposals that nobody classified yet.

use crate::model::Process;
use crate::model::proposal::Proposal;
use crate::queries;
use crate::queries::alike;
use minga_similarity::{Match, suggest_themes};
use minga_store::Conn;
use minga_web::{App, PageError};
use std::collections::HashMap;
use uuid::Uuid;

/// How alike a proposal has to be to have a say.
const LEAST: f64 = 0.08;
/// How alike the one that is most alike has to be for anything to be suggested.
const NEAR: f64 = 0.12;
/// Which part of the votes a suggestion needs.
const SHARE: f64 = 0.5;
/// Proposals that are asked.
const ASKED: usize = 30;
/// Proposals that a suggestion names.
const NAMED: usize = 3;

/// What earlier decisions suggest for a proposal.
pub(super) struct Suggested {
    pub(super) theme: Option<i64>,
    pub(super) place: Option<Uuid>,
    pub(super) assigned: Option<Uuid>,
    /// The numbers of some of the proposals for whose sake.
    pub(super) because: Vec<i64>,
}

impl Suggested {
    /// As a form sends it.
    pub(super) fn value(&self, number: i64) -> String {
        let theme = self.theme.map_or("-".to_owned(), |it| it.to_string());
        let id = |id: Option<Uuid>| id.map_or("-".to_owned(), |it| it.to_string());
        let because: Vec<String> = self.because.iter().map(i64::to_string).collect();
        format!("{number} {theme} {} {} {}", id(self.place), id(self.assigned), because.join(","))
    }
}

/// The votes of the proposals that are most like each of these and that a person classified, for
/// what is still open of it; `None` while the texts are still being read.
pub(super) async fn hints(
    app: &App,
    db: &Conn,
    process: &Process,
    all: &[Proposal],
) -> Result<Option<HashMap<Uuid, Suggested>>, PageError> {
    let ids: Vec<Uuid> = all.iter().map(|it| it.id).collect();
    if ids.is_empty() {
        return Ok(None);
    }
    let Some(near) = alike::nearest_to(app, db, process.id, &ids, LEAST, ASKED).await? else {
        return Ok(None);
    };
    let asked: Vec<Uuid> = near.values().flatten().map(|it| it.id).collect();
    let known = queries::sorted_of_any(db, &asked).await?;
    let mut found = HashMap::new();
    for it in all {
        let Some(near) = near.get(&it.id) else { continue };
        let theme = |id: Uuid| known.get(&id).and_then(|(_, sorted)| sorted.theme);
        let vote = |of: &dyn Fn(Uuid) -> Option<Uuid>| winner(near, of);
        // The vote knows identifiers only.
        let of_theme = vote(&|id| theme(id).map(|theme| Uuid::from_u128(u128::from(theme.unsigned_abs()))));
        let of_place = vote(&|id| known.get(&id).and_then(|(_, sorted)| sorted.place));
        let of_body = vote(&|id| known.get(&id).and_then(|(_, sorted)| sorted.assigned));
        let theme = of_theme.as_ref().filter(|_| it.written.theme.is_none());
        let place = of_place.filter(|_| it.written.place.is_none());
        let body = of_body.filter(|_| it.assigned.is_none());
        let because = theme.or(place.as_ref()).or(body.as_ref()).map(|(_, because)| because.clone());
        let Some(because) = because else { continue };
        let numbers = because.iter().filter_map(|id| Some(known.get(id)?.0)).take(NAMED);
        let suggested = Suggested {
            theme: theme.and_then(|(id, _)| i64::try_from(id.as_u128()).ok()),
            place: place.map(|(id, _)| id),
            assigned: body.map(|(id, _)| id),
            because: numbers.collect(),
        };
        found.insert(it.id, suggested);
    }
    Ok(Some(found))
}

/// What most of the votes are for, if they are clear, and who gave them.
fn winner(near: &[Match], of: &dyn Fn(Uuid) -> Option<Uuid>) -> Option<(Uuid, Vec<Uuid>)> {
    let best = suggest_themes(near, of).into_iter().next()?;
    let nearest = near.iter().find(|it| it.id == *best.because.first().unwrap_or(&Uuid::nil()))?;
    (best.share >= SHARE && nearest.score >= NEAR).then_some((best.theme, best.because))
}
