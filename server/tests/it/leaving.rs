//! Whoever asks and leaves before the answer: a browser that is closed, a line that breaks.

use crate::harness::World;
use minga_testkit::on_both_databases;

on_both_databases! {
    whoever_leaves_while_a_view_begins_leaves_nothing_behind, async |store| {
        let world = World::new(store).await;
        let store = &world.app.store;
        for turn in 0..600_u32 {
            // They may leave anywhere in beginning.
            let soon = async {
                for _ in 0..turn % 30 {
                    tokio::task::yield_now().await;
                }
            };
            tokio::select! { biased; _ = store.read() => {}, () = soon => {} }
            store.head().await.unwrap();
            drop(store.read().await.unwrap_or_else(|error| panic!("turn {turn}: {error:?}")));
        }
    };
}
