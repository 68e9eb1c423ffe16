use crate::harness::World;
use minga_server::compose::modules;
use minga_store::{Store, StoreOptions};
use minga_testkit::on_both_databases;

/// Both databases have the same tables with the same columns.
#[tokio::test]
async fn both_databases_have_one_schema() {
    let Some(postgres) = minga_testkit::postgres().await else { return };
    let described = async |store| {
        let world = World::new(store).await;
        let db = world.app.store.read().await.unwrap();
        let lines = minga_store::describe_schema(&db).await.unwrap();
        lines.into_iter().filter(|line| !line.starts_with("seaql_")).collect::<Vec<_>>()
    };
    let sqlite = described(minga_testkit::sqlite().await).await;
    assert!(sqlite.len() > 60, "{sqlite:#?}");
    assert_eq!(sqlite, described(postgres).await);
}

on_both_databases! {
    two_programs_that_migrate_at_once_both_find_the_tables, async |store| {
        let options = StoreOptions { url: store.url().to_owned(), readers: 2, mapped: StoreOptions::MAPPED };
        let other = Store::connect(&options).await.unwrap();
        let mut migrations = vec![minga_store::migrations as minga_store::Migrations];
        migrations.extend(modules().iter().map(|module| module.migrations));
        let (one, two) = tokio::join!(store.migrate(&migrations), other.migrate(&migrations));
        let mut applied = [one.unwrap(), two.unwrap()];
        applied.sort_unstable();
        assert_eq!(applied[0], 0, "the one that waited had nothing to do");
        assert!(applied[1] > 0);
    };
}
