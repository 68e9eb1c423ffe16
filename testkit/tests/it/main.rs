//! The databases that tests are given.

use minga_store::describe_schema;

minga_testkit::on_both_databases! {
    a_database_is_empty_and_takes_the_migrations, async |store| {
        assert_eq!(store.migrate(&[minga_store::migrations]).await.expect("migrations"), minga_store::migrations().len());
        assert_eq!(store.head().await.expect("head"), 0);
        let conn = store.read().await.expect("a snapshot");
        let schema = describe_schema(&conn).await.expect("a schema");
        assert!(schema.contains(&"events.sequence: integer".to_owned()), "{schema:?}");
    };
    two_databases_do_not_see_each_other, async |first| {
        let second = if first.url().starts_with("sqlite:") {
            minga_testkit::sqlite().await
        } else {
            minga_testkit::postgres().await.expect("the server that gave the first")
        };
        first.migrate(&[minga_store::migrations]).await.expect("migrations");
        assert_ne!(first.url(), second.url());
        assert_eq!(second.pending(&[minga_store::migrations]).await.expect("pending").len(), minga_store::migrations().len());
    };
}
