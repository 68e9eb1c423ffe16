use minga_store::orm::sea_orm::{ConnectionTrait, Database, DbErr};
use minga_store::{Store, StoreOptions};
use std::ops::Deref;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};
use tempfile::TempDir;

/// The environment variable with the address of a PostgreSQL server on which tests may
/// make databases: `postgres://user@127.0.0.1:5432/postgres`.
pub const POSTGRES: &str = "MINGA_TEST_POSTGRES";

/// How many connections may read at once: enough to see one disturb another.
const READERS: u32 = 4;

/// An empty database that nobody else sees, and that is gone when this is dropped.
pub struct TestStore {
    store: Store,
    url: String,
    _place: Place,
}

enum Place {
    Folder { _folder: TempDir },
    Server { admin: String, name: String },
}

impl TestStore {
    /// Changes something behind the program's back.
    ///
    /// # Panics
    ///
    /// If the database refuses.
    pub async fn tamper(&self, sql: &str) {
        tell(&self.url, sql).await.unwrap_or_else(|error| panic!("{sql}: {error}"));
    }

    /// Its address, for whoever opens it a second time.
    pub fn url(&self) -> &str {
        &self.url
    }
}

impl Deref for TestStore {
    type Target = Store;

    fn deref(&self) -> &Store {
        &self.store
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let Place::Server { admin, name } = self else { return };
        let (admin, name) = (std::mem::take(admin), std::mem::take(name));
        // A thread of its own, because a drop cannot wait for what is asynchronous. A
        // database that stays behind harms nobody, so a failure is not told.
        let _ = std::thread::spawn(move || drop_database(&admin, &name)).join();
    }
}

fn drop_database(admin: &str, name: &str) {
    let Ok(runtime) = tokio::runtime::Builder::new_current_thread().enable_all().build() else { return };
    let _ = runtime.block_on(tell(admin, &format!("DROP DATABASE IF EXISTS \"{name}\" WITH (FORCE)")));
}

/// A fresh SQLite database in a temporary folder.
///
/// # Panics
///
/// If it cannot be made.
pub async fn sqlite() -> TestStore {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let url = format!("sqlite:{}", folder.path().join("minga.db").display());
    let store = connect(&url).await;
    TestStore { store, url, _place: Place::Folder { _folder: folder } }
}

/// A fresh database on the PostgreSQL server that [`POSTGRES`] names; `None`, and a line
/// that says so, if it names none.
///
/// # Panics
///
/// If the server does not do what it is asked.
#[expect(clippy::disallowed_methods, reason = "tests have no configuration but the environment")]
#[expect(clippy::print_stderr, reason = "a test that is skipped must be seen")]
pub async fn postgres() -> Option<TestStore> {
    let Ok(admin) = std::env::var(POSTGRES) else {
        eprintln!("skipped: {POSTGRES} is not set");
        return None;
    };
    let name = unique_name();
    // From template0, to which nobody can be connected.
    tell(&admin, &format!("CREATE DATABASE \"{name}\" TEMPLATE template0"))
        .await
        .unwrap_or_else(|error| panic!("{POSTGRES}: no database can be made: {error}"));
    let place = Place::Server { admin: admin.clone(), name: name.clone() };
    let url = with_database(&admin, &name);
    let store = connect(&url).await;
    Some(TestStore { store, url, _place: place })
}

async fn connect(url: &str) -> Store {
    let options = StoreOptions { url: url.to_owned(), readers: READERS, mapped: StoreOptions::MAPPED };
    Store::connect(&options).await.unwrap_or_else(|error| panic!("{url} cannot be opened: {error}"))
}

async fn tell(admin: &str, sql: &str) -> Result<(), DbErr> {
    let server = Box::pin(Database::connect(admin)).await?;
    server.execute_unprepared(sql).await?;
    server.close().await
}

/// Different in every test, thread, process and run.
fn unique_name() -> String {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_micros();
    format!("minga_{since}_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed))
}

/// The address with another database.
fn with_database(url: &str, name: &str) -> String {
    let (address, query) = match url.split_once('?') {
        Some((address, query)) => (address, format!("?{query}")),
        None => (url, String::new()),
    };
    let server = match address.split_once("://") {
        Some((scheme, rest)) => format!("{scheme}://{}", rest.split('/').next().unwrap_or_default()),
        None => address.to_owned(),
    };
    format!("{server}/{name}{query}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_database_changes_in_an_address() {
        let swapped = |url| with_database(url, "x");
        assert_eq!(swapped("postgres://me:pw@host:5432/postgres"), "postgres://me:pw@host:5432/x");
        assert_eq!(swapped("postgres://host"), "postgres://host/x");
        assert_eq!(swapped("postgres://host/a?sslmode=disable"), "postgres://host/x?sslmode=disable");
    }

    #[test]
    fn names_do_not_repeat() {
        assert_ne!(unique_name(), unique_name());
    }
}
