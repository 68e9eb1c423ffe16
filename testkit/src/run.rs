use crate::{TestStore, database};

/// Makes two tests of one: `sqlite::<name>` and `postgres::<name>`.
///
/// The second does nothing but say that it was skipped where no PostgreSQL server is
/// named. Each runs on several threads, as the program does.
///
/// Attributes before the name, such as `#[ignore = "…"]`, apply to both tests. In a module
/// that has more than one of them, list them in one call:
///
/// ```ignore
/// minga_testkit::on_both_databases! {
///     a_change_is_seen, async |store| { … };
///     a_change_is_undone, async |store| { … };
/// }
/// ```
#[macro_export]
macro_rules! on_both_databases {
    ($($(#[$attribute:meta])* $name:ident, $test:expr);+ $(;)?) => {
        mod sqlite {
            #[allow(unused_imports, reason = "a test may need nothing from around it")]
            use super::*;
            $(
                $(#[$attribute])*
                #[test]
                fn $name() {
                    $crate::on_sqlite($test);
                }
            )+
        }
        mod postgres {
            #[allow(unused_imports, reason = "a test may need nothing from around it")]
            use super::*;
            $(
                $(#[$attribute])*
                #[test]
                fn $name() {
                    $crate::on_postgres($test);
                }
            )+
        }
    };
}

/// Runs a test on a fresh SQLite database.
///
/// # Panics
///
/// If the test does, or the database cannot be made.
pub fn on_sqlite(test: impl AsyncFnOnce(TestStore)) {
    block_on(async { test(database::sqlite().await).await });
}

/// Runs a test on a fresh PostgreSQL database, or says that it does not.
///
/// # Panics
///
/// If the test does, or the database cannot be made.
pub fn on_postgres(test: impl AsyncFnOnce(TestStore)) {
    block_on(async {
        if let Some(store) = database::postgres().await {
            test(store).await;
        }
    });
}

fn block_on(test: impl Future<Output = ()>) {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .expect("a runtime for the test");
    runtime.block_on(test);
}
