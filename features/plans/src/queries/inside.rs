//! What is within what, by identifiers alone.

use crate::entity::{commitment, milestone, plan};
use minga_store::orm::sea_orm::QuerySelect;
use minga_store::orm::*;
use minga_store::{Conn, StoreError};

/// Rows that are asked for at once.
const SOME: usize = 1_000;

/// The plans of these jurisdictions.
pub(crate) async fn plans_of_places(db: &Conn, places: &[Uuid]) -> Result<Vec<Uuid>, StoreError> {
    let mut all = Vec::new();
    for some in places.chunks(SOME) {
        let chosen = plan::Column::JurisdictionId.is_in(some.iter().copied());
        let found = plan::Entity::find().filter(chosen).select_only().column(plan::Column::Id);
        all.extend(found.into_tuple::<Uuid>().all(db).await?);
    }
    Ok(all)
}

/// The commitments of these themes.
pub(crate) async fn commitments_of_themes(db: &Conn, themes: &[Uuid]) -> Result<Vec<Uuid>, StoreError> {
    let mut all = Vec::new();
    for some in themes.chunks(SOME) {
        let chosen = commitment::Column::ThemeId.is_in(some.iter().copied());
        let found = commitment::Entity::find().filter(chosen).select_only().column(commitment::Column::Id);
        all.extend(found.into_tuple::<Uuid>().all(db).await?);
    }
    Ok(all)
}

/// The milestones of these commitments.
pub(crate) async fn milestones_in(db: &Conn, commitments: &[Uuid]) -> Result<Vec<Uuid>, StoreError> {
    let mut all = Vec::new();
    for some in commitments.chunks(SOME) {
        let chosen = milestone::Column::CommitmentId.is_in(some.iter().copied());
        let found = milestone::Entity::find().filter(chosen).select_only().column(milestone::Column::Id);
        all.extend(found.into_tuple::<Uuid>().all(db).await?);
    }
    Ok(all)
}
