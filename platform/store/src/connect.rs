use crate::{Conn, Ledger, StoreError, Tx, dialect, head::Head};
use minga_kernel::Moment;
use sea_orm::DatabaseConnection;
use sea_orm_migration::{MigrationTrait, MigratorTraitSelf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// How to reach the database.
#[derive(Clone, Debug)]
pub struct StoreOptions {
    /// `sqlite:<path>` or `postgres://…`.
    pub url: String,
    /// How many connections may read at once.
    pub readers: u32,
    /// How much of an SQLite file each connection maps into memory, in bytes.
    pub mapped: u64,
}

impl StoreOptions {
    /// What a serving program maps, in each of its connections: what is mapped counts as held by
    /// each, though the kernel has it once.
    pub const MAPPED: u64 = 32 << 20;
    /// What is enough for whoever reads everything once: it would all count as held.
    pub const MAPPED_LITTLE: u64 = 16 << 20;
}

/// The database.
#[derive(Clone)]
pub struct Store {
    writer: DatabaseConnection,
    reader: DatabaseConnection,
    head: Head,
    statements: Arc<AtomicU64>,
    ledger: Ledger,
}

/// Where a migration comes from: each feature lists its own.
pub type Migrations = fn() -> Vec<Box<dyn MigrationTrait>>;

struct Migrator {
    lists: Vec<Migrations>,
    only: Option<Vec<String>>,
}

impl MigratorTraitSelf for Migrator {
    fn migrations(&self) -> Vec<Box<dyn MigrationTrait>> {
        let mut all: Vec<_> = self.lists.iter().flat_map(|list| list()).collect();
        if let Some(only) = &self.only {
            all.retain(|migration| only.iter().any(|name| name == migration.name()));
        }
        all.sort_by(|a, b| a.name().cmp(b.name()));
        all
    }
}

impl Store {
    /// Connects. A SQLite file that does not exist is made.
    pub async fn connect(options: &StoreOptions) -> Result<Store, StoreError> {
        let (write, read) = dialect::connections(options);
        let mut writer = Box::pin(dialect::connect(write)).await?;
        let mut reader = Box::pin(dialect::connect(read)).await?;
        let statements = Arc::new(AtomicU64::new(0));
        for connection in [&mut writer, &mut reader] {
            let count = statements.clone();
            connection.set_metric_callback(move |_| {
                count.fetch_add(1, Ordering::Relaxed);
            });
        }
        let head = Head::follow(reader.clone());
        Ok(Store { writer, reader, head, statements, ledger: Ledger::default() })
    }

    /// The same database, whose changes are stated with the facts of this ledger.
    #[must_use]
    pub fn with_ledger(self, ledger: Ledger) -> Store {
        Store { ledger, ..self }
    }

    /// The official facts of every kind of thing.
    pub fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    /// A consistent view of the database, for reading.
    pub async fn read(&self) -> Result<Conn, StoreError> {
        let options = dialect::snapshot(self.reader.get_database_backend());
        dialect::begin(&self.reader, options).await
    }

    /// A change, for writing.
    pub async fn write(&self) -> Result<Tx, StoreError> {
        let options = dialect::change(self.writer.get_database_backend());
        Ok(Tx::new(dialect::begin(&self.writer, options).await?, self.ledger.clone()))
    }

    /// The number of the newest event that anybody can see now; 0 before the first.
    ///
    /// The answer is never older than the question, whoever wrote the event: this
    /// process, another replica or the command line.
    pub async fn head(&self) -> Result<u64, StoreError> {
        self.head.now().await
    }

    /// Brings the tables to the newest form; returns how many migrations were applied.
    ///
    /// All of them are one change: whoever is killed or has no room left on the disk leaves
    /// the tables as they were, and whoever comes at the same time waits and finds them done.
    pub async fn migrate(&self, migrations: &[Migrations]) -> Result<usize, StoreError> {
        // Nothing is written, and nobody waited for, where nothing is to be done.
        if self.pending(migrations).await?.is_empty() {
            return Ok(0);
        }
        let tx = self.write().await?;
        tx.lock("migrate").await?;
        let applied = tx.migrate(migrations, None).await?;
        tx.commit().await?;
        Ok(applied)
    }

    /// The names of all migrations, in their order.
    pub fn known(&self, migrations: &[Migrations]) -> Vec<String> {
        let all = Migrator { lists: migrations.to_vec(), only: None }.migrations();
        all.iter().map(|migration| migration.name().to_owned()).collect()
    }

    /// The names of the migrations that were applied, in their order. Writes nothing.
    pub async fn applied(&self, migrations: &[Migrations]) -> Result<Vec<String>, StoreError> {
        let pending = self.pending(migrations).await?;
        Ok(self.known(migrations).into_iter().filter(|name| !pending.contains(name)).collect())
    }

    /// The names of the migrations that wait to be applied. Writes nothing.
    pub async fn pending(&self, migrations: &[Migrations]) -> Result<Vec<String>, StoreError> {
        let migrator = Migrator { lists: migrations.to_vec(), only: None };
        let pending = migrator.get_pending_migrations_read_only(&self.reader).await?;
        Ok(pending.iter().map(|migration| migration.name().to_owned()).collect())
    }

    /// Whether the database answers.
    pub async fn ping(&self) -> Result<(), StoreError> {
        Ok(self.reader.ping().await?)
    }

    /// What the clock of the database's own machine says; nothing if that is this machine.
    pub async fn clock(&self) -> Result<Option<Moment>, StoreError> {
        let db = self.read().await?;
        let micros = dialect::clock(&db).await?;
        Ok(micros.and_then(Moment::from_timestamp_micros))
    }

    /// How many statements have been executed outside of transactions' begin and end.
    pub fn statements(&self) -> u64 {
        self.statements.load(Ordering::Relaxed)
    }

    /// Closes every connection; on SQLite this also folds the write-ahead log back.
    pub async fn close(self) -> Result<(), StoreError> {
        self.reader.close().await?;
        Ok(self.writer.close().await?)
    }
}

impl Tx {
    /// Brings the tables to the newest form, or to the one that these migrations alone give, as
    /// a part of this change; returns how many migrations were applied.
    pub async fn migrate(
        &self,
        migrations: &[Migrations],
        only: Option<&[String]>,
    ) -> Result<usize, StoreError> {
        let migrator = Migrator { lists: migrations.to_vec(), only: only.map(<[String]>::to_vec) };
        let pending = migrator.get_pending_migrations(&**self).await?.len();
        migrator.up(&**self, None).await?;
        Ok(pending)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use sea_orm::TransactionTrait;
    use sea_orm::{ConnectionTrait, Database};
    use std::time::Duration;

    /// Whoever writes into a file that is not yet in the write-ahead mode holds off the change
    /// to it, and SQLite does not wait there by itself.
    #[tokio::test]
    async fn a_locked_file_is_waited_for() {
        let folder = tempfile::tempdir().expect("a folder");
        let url = format!("sqlite:{}", folder.path().join("minga.db").display());
        let other = Box::pin(Database::connect(format!("{url}?mode=rwc"))).await.expect("a database");
        other.execute_unprepared("CREATE TABLE other (it INTEGER)").await.expect("a table");
        let options = dialect::change(other.get_database_backend());
        let writing = other.begin_with_options(options).await.expect("a transaction");
        let options = StoreOptions { url, readers: 1, mapped: 0 };
        let ours = tokio::spawn(async move { Store::connect(&options).await.map(drop) });
        tokio::time::sleep(Duration::from_millis(300)).await;
        assert!(!ours.is_finished(), "it did not wait");
        writing.commit().await.expect("the end of the change");
        ours.await.expect("no panic").expect("a connection");
    }
}
