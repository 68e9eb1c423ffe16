//! Everything that differs between SQLite and PostgreSQL, and nothing else.

use crate::tables::Family;
use crate::{StoreError, StoreOptions};
use sea_orm::sea_query::{Expr, SelectStatement};
use sea_orm::{
    AccessMode, Condition, ConnectOptions, ConnectionTrait, Database, DatabaseBackend, DatabaseConnection,
    DatabaseTransaction, DbErr, IsolationLevel, RuntimeErr, SqliteTransactionMode, Statement,
    TransactionOptions, TransactionTrait,
};
use std::time::{Duration, Instant};

/// The options of the writer and of the readers.
pub(crate) fn connections(asked: &StoreOptions) -> (ConnectOptions, ConnectOptions) {
    let StoreOptions { url, readers, mapped } = asked;
    // Whoever reads may need a second view, and one of two waits for the other for ever.
    let (readers, mapped) = ((*readers).max(2), *mapped);
    let base = || {
        let mut options = ConnectOptions::new(url);
        options.sqlx_logging(false).test_before_acquire(false).acquire_timeout(PATIENCE);
        options
    };
    let (mut write, mut read) = (base(), base());
    if url.starts_with("sqlite:") {
        // SQLite has one writer; waiting in our queue is fairer than in its busy handler.
        write.max_connections(1).min_connections(1).idle_timeout(None).max_lifetime(None);
        read.max_connections(readers).idle_timeout(Duration::from_mins(1));
        write.map_sqlx_sqlite_opts(move |options| pragmas(options, mapped).create_if_missing(true));
        read.map_sqlx_sqlite_opts(move |options| pragmas(options, mapped).pragma("query_only", "ON"));
    } else {
        write.max_connections(readers).test_before_acquire_if_idle_for(Duration::from_secs(30));
        read.max_connections(readers).test_before_acquire_if_idle_for(Duration::from_secs(30));
    }
    (write, read)
}

/// How long a locked SQLite file is waited for, and a free connection.
const PATIENCE: Duration = Duration::from_secs(10);

/// Connects. A SQLite file changes to its write-ahead log when it is made, and that one
/// change does not wait for its turn: of two who make the file at once one is told that it
/// is locked, and tries again here.
pub(crate) async fn connect(options: ConnectOptions) -> Result<DatabaseConnection, DbErr> {
    let until = Instant::now() + PATIENCE;
    loop {
        match Box::pin(Database::connect(options.clone())).await {
            Err(error) if is_locked(&error) && Instant::now() < until => {
                tokio::time::sleep(Duration::from_millis(10)).await;
            }
            ended => return ended,
        }
    }
}

/// Whether SQLite said `SQLITE_BUSY`, in any of its kinds (sqlite.org/rescode.html).
fn is_locked(error: &DbErr) -> bool {
    let DbErr::Conn(RuntimeErr::SqlxError(error)) = error else { return false };
    error.as_database_error().is_some_and(|error| error.message().contains("database is locked"))
}

fn pragmas(
    options: sea_orm::sqlx::sqlite::SqliteConnectOptions,
    mapped: u64,
) -> sea_orm::sqlx::sqlite::SqliteConnectOptions {
    use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
    options
        .journal_mode(SqliteJournalMode::Wal)
        // Acknowledged means durable: NORMAL may lose the last commits on power loss.
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(PATIENCE)
        .pragma("mmap_size", mapped.to_string())
        .pragma("cache_size", "-4096")
        .pragma("temp_store", "MEMORY")
        .statement_cache_capacity(200)
        .row_buffer_size(1000)
}

/// Whether this column holds an identifier: SQLite keeps whatever it is given, PostgreSQL only
/// what fits.
pub(crate) fn is_identifier(backend: DatabaseBackend, column: &str) -> Condition {
    match backend {
        DatabaseBackend::Sqlite => Condition::all()
            .add(Expr::cust(format!("typeof(\"{column}\") = 'blob' AND length(\"{column}\") = 16"))),
        _ => Condition::all().add(Expr::cust(format!("\"{column}\" IS NOT NULL"))),
    }
}

/// Whether a row holds something that its columns cannot: SQLite keeps it, and we cannot read it.
pub(crate) fn is_unreadable(error: &DbErr) -> bool {
    use sea_orm::sqlx::Error::{ColumnDecode, Decode};
    match error {
        DbErr::Type(_) => true,
        DbErr::Query(RuntimeErr::SqlxError(error)) => matches!(**error, ColumnDecode { .. } | Decode(_)),
        _ => false,
    }
}

/// Begins a transaction, and goes on beginning it when nobody waits any more. The driver for
/// PostgreSQL undoes only what has begun: who leaves meanwhile would leave their connection
/// within a transaction that nobody ends, and whoever gets it next fails.
pub(crate) async fn begin(
    connection: &DatabaseConnection,
    options: TransactionOptions,
) -> Result<DatabaseTransaction, StoreError> {
    if connection.get_database_backend() != DatabaseBackend::Postgres {
        return Ok(connection.begin_with_options(options).await?);
    }
    let connection = connection.clone();
    let begun = tokio::spawn(async move { connection.begin_with_options(options).await });
    Ok(begun.await.map_err(|error| StoreError::new(error.to_string()))??)
}

/// A transaction that sees one state of the database from its first read to its last.
pub(crate) fn snapshot(backend: DatabaseBackend) -> TransactionOptions {
    match backend {
        DatabaseBackend::Postgres => TransactionOptions {
            isolation_level: Some(IsolationLevel::RepeatableRead),
            access_mode: Some(AccessMode::ReadOnly),
            sqlite_transaction_mode: None,
        },
        _ => TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Deferred),
            ..TransactionOptions::default()
        },
    }
}

/// A transaction that will write: it takes the writer's place before its first read.
pub(crate) fn change(backend: DatabaseBackend) -> TransactionOptions {
    match backend {
        DatabaseBackend::Postgres => TransactionOptions::default(),
        _ => TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        },
    }
}

/// Holds everybody else who asks for the same name until this transaction ends.
pub(crate) async fn lock(tx: &DatabaseTransaction, name: &str) -> Result<(), StoreError> {
    // On SQLite a writing transaction is already alone.
    if tx.get_database_backend() == DatabaseBackend::Postgres {
        let sql = "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))";
        tx.execute_raw(Statement::from_sql_and_values(DatabaseBackend::Postgres, sql, [name.into()])).await?;
    }
    Ok(())
}

/// What the database says that it is now; nothing where it has no clock but this machine's.
pub(crate) async fn clock(db: &DatabaseTransaction) -> Result<Option<i64>, StoreError> {
    if db.get_database_backend() != DatabaseBackend::Postgres {
        return Ok(None);
    }
    let sql = "SELECT CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000000 AS BIGINT) AS now";
    let row = db.query_one_raw(Statement::from_string(DatabaseBackend::Postgres, sql)).await?;
    Ok(row.map(|row| row.try_get("", "now")).transpose()?)
}

/// A question in the words of this database.
pub(crate) fn statement(db: &DatabaseTransaction, select: &SelectStatement) -> Statement {
    ConnectionTrait::get_database_backend(db).build(select)
}

/// A column as the database has it.
pub(crate) struct Found {
    pub(crate) table: String,
    pub(crate) column: String,
    pub(crate) family: Option<Family>,
    pub(crate) nullable: bool,
}

/// Every column of every table, in the order of their names.
pub(crate) async fn columns(db: &DatabaseTransaction) -> Result<Vec<Found>, StoreError> {
    let backend = db.get_database_backend();
    let sql = match backend {
        DatabaseBackend::Postgres => {
            "SELECT table_name AS t, column_name AS c, data_type AS d, \
             CASE is_nullable WHEN 'YES' THEN 1 ELSE 0 END AS n \
             FROM information_schema.columns WHERE table_schema = current_schema()"
        }
        _ => {
            "SELECT m.name AS t, p.name AS c, p.type AS d, \
             CASE WHEN p.\"notnull\" = 1 OR p.pk > 0 THEN 0 ELSE 1 END AS n \
             FROM sqlite_master m JOIN pragma_table_info(m.name) p \
             WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'"
        }
    };
    let mut columns = Vec::new();
    for row in db.query_all_raw(Statement::from_string(backend, sql)).await? {
        let kind: String = row.try_get("", "d")?;
        let nullable: i32 = row.try_get("", "n")?;
        columns.push(Found {
            table: row.try_get("", "t")?,
            column: row.try_get("", "c")?,
            family: family(&kind),
            nullable: nullable == 1,
        });
    }
    columns.sort_by(|a, b| (&a.table, &a.column).cmp(&(&b.table, &b.column)));
    Ok(columns)
}

fn family(kind: &str) -> Option<Family> {
    let kind = kind.to_ascii_lowercase();
    Some(match kind.as_str() {
        "uuid" | "uuid_text" => Family::Uuid,
        "date" | "date_text" => Family::Day,
        "boolean" => Family::Boolean,
        "bytea" => Family::Bytes,
        "double precision" | "double" | "real" => Family::Number,
        _ if kind.starts_with("timestamp") => Family::Moment,
        _ if kind.contains("blob") => Family::Bytes,
        _ if kind.contains("int") => Family::Integer,
        _ if kind.contains("char") || kind.contains("text") => Family::Text,
        _ => return None,
    })
}
