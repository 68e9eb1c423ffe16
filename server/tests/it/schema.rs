use crate::harness::World;

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
