use crate::BackupError;
use futures_util::StreamExt;
use minga_kernel::Watch;
use minga_store::{Migrations, Store, empty, fill, newest_number, rows, tables};

/// How many rows are written at once.
const BATCH: usize = 500;

/// Copies every row of one database into another, in which nothing is yet; returns how many.
/// Refuses, and leaves the other one empty, if an official change came in between.
pub async fn transfer(
    from: &Store,
    to: &Store,
    migrations: &[Migrations],
    watch: &dyn Watch,
) -> Result<u64, BackupError> {
    if !to.applied(migrations).await?.is_empty() {
        return Err(BackupError::NotEmpty("database".to_owned()));
    }
    let db = from.read().await?;
    let tx = to.write().await?;
    tx.lock("migrate").await?;
    tx.migrate(migrations, None).await?;
    let shapes = tables(&db).await?;
    if shapes != tables(&tx).await? {
        return Err(BackupError::Damaged("schema".to_owned()));
    }
    watch.begins(shapes.len() as u64);
    let mut count = 0;
    for shape in &shapes {
        empty(&tx, shape).await?;
        let mut some = Box::pin(rows(&db, shape).await?).chunks(BATCH);
        while let Some(rows) = some.next().await {
            let rows = rows.into_iter().collect::<Result<Vec<_>, _>>()?;
            fill(&tx, shape, &rows).await?;
            count += rows.len() as u64;
        }
        watch.done(1);
    }
    if from.head().await? != newest_number(&db).await? {
        return Err(BackupError::Moved);
    }
    tx.commit().await?;
    Ok(count)
}
