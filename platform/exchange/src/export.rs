use crate::{Chosen, Sheets};
use minga_kernel::table::Table;
use minga_kernel::{Lang, Ref};
use minga_store::{Conn, References, StoreError};
use std::sync::Arc;

/// A thing and everything that it needs, as tables that [`crate::import`] takes back.
///
/// Features export in the reverse of the order in which they import, because what a
/// later one mentions an earlier one owns; the tables come in the order of import.
pub async fn export(
    db: &Conn,
    features: &[Arc<dyn Sheets>],
    references: &References,
    root: Ref,
) -> Result<Vec<Table>, StoreError> {
    let mut chosen = Chosen { references, things: vec![root], language: Lang::default().code().to_owned() };
    let mut parts = Vec::new();
    for feature in features.iter().rev() {
        parts.push(feature.export(db, &mut chosen).await?);
    }
    Ok(parts.into_iter().rev().flatten().filter(|table| !table.rows.is_empty()).collect())
}
