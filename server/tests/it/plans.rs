//! What pages say of plans.

use crate::harness::World;
use crate::http::get;
use minga_testkit::on_both_databases;

on_both_databases! {
    silence_is_judged_by_the_rule_of_the_day, async |store| {
        let world = World::demo(store).await;
        // The last report is of 31 May 2021; the rule holds from 2022.
        for (day, path, told) in [
            ("2021-12-31", "/es/planes/EC-PAGA-1", None),
            ("2022-01-01", "/es/planes/EC-PAGA-1", Some("En vigor desde el 1 de enero de 2022")),
            ("2022-01-01", "/en/plans/EC-PAGA-1", Some("In force since 1 January 2022")),
        ] {
            world.clock.set(&format!("{day}T00:00:00Z"));
            let html = get(&world, path).await.text();
            assert_eq!(html.contains("ogp-participation-co-creation-standards"), told.is_some(), "{day} {path}");
            assert!(told.is_none_or(|words| html.contains(words)), "{day} {path}");
        }
    };
}
