//! What pages say of plans.

use crate::harness::{World, edited_demo, folder};
use crate::http::get;
use http::StatusCode;
use minga_testkit::on_both_databases;
use minga_web::Settings;

/// Imports the plans `P<from>` to `P<to>`, each with two themes, three commitments and
/// four milestones, one of which is overdue.
async fn import_plans(world: &World, from: u32, to: u32) {
    for number in from..=to {
        let year = 1980 + number;
        let plan = format!(
            "code,title,country,cycle_start,cycle_end\nP{number},Plan {number},EC,{year}-01-01,2030-12-31\n"
        );
        let sheets = folder(&[
            ("plan", plan.as_str()),
            ("organisations", "code,name,sector\nA,Organisation A,public\n"),
            ("commitments", "number,theme,title,responsible\n1,Water,One,A\n2,Air,Two,A\n3,Air,Three,A\n"),
            (
                "milestones",
                "commitment,number,title,start,end,progress\n1,1,a,2020-01-01,2020-12-31,50\n1,2,b,2020-01-01,2025-12-31,0\n2,1,c,2020-01-01,2025-12-31,10\n3,1,d,2020-01-01,2025-12-31,40\n",
            ),
        ]);
        world.import(sheets.path()).await.unwrap();
    }
}

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

    many_plans_are_asked_for_as_one_is, async |store| {
        let world = World::with(store, Settings { page_cache_bytes: 0, ..Settings::default() }).await;
        let paths = [
            ("/es", 16),
            ("/es/planes", 6),
            ("/es/planes.json", 5),
            ("/es/planes.csv", 5),
            ("/api/v1/plans?limit=200", 4),
            ("/api/v1/commitments?limit=200", 8),
            ("/api/v1/milestones?limit=200", 3),
            ("/es/organizaciones/A", 18),
            ("/es/planes/P1/temas/1", 11),
            ("/es/buscar?q=plan", 1),
        ];
        let mut too_many = Vec::new();
        for (from, to) in [(1, 1), (2, 30)] {
            import_plans(&world, from, to).await;
            minga_web::catch_up(&world.app).await.unwrap();
            for (path, most) in paths {
                let before = world.app.store.statements();
                assert_eq!(get(&world, path).await.status, StatusCode::OK, "{path}");
                let asked = world.app.store.statements() - before;
                if asked > most {
                    too_many.push(format!("{path} asked {asked} times with {to} plans"));
                }
            }
        }
        assert_eq!(too_many, Vec::<String>::new());
        let list = get(&world, "/api/v1/plans?limit=200").await.json();
        assert_eq!(list["items"].as_array().unwrap().len(), 30);
        assert_eq!(list["items"][0]["code"], "P30");
        assert_eq!(list["items"][0]["counts"]["overdue"], 1);
        assert_eq!(list["items"][0]["counts"]["commitments"], 3);
        assert_eq!(list["items"][0]["themes"][1]["title"]["es"], "Air");
        // (50 + 0) / 2, 10 and 40.
        assert_eq!(list["items"][0]["progress"]["reported"], 25.0);
        let html = get(&world, "/es/planes?page=3").await.text();
        assert!(html.contains(">Plan 1<") && !html.contains(">Plan 30<"));
    };

    the_first_page_tells_of_the_plans_in_force, async |store| {
        let world = World::new(store).await;
        import_plans(&world, 1, 1).await;
        let one = get(&world, "/es").await.text();
        assert!(one.contains("Plan 1") && one.contains("Water") && !one.contains("Los planes en marcha"));
        import_plans(&world, 2, 3).await;
        let promised = async |path| {
            let html = get(&world, path).await.text();
            html.split("id=\"act\"").next().unwrap_or_default().to_owned()
        };
        let several = promised("/en").await;
        assert!(several.contains("The plans in force"));
        let places = [">Plan 3<", ">Plan 2<", ">Plan 1<"].map(|title| several.find(title));
        assert!(places.is_sorted() && places[0].is_some(), "{places:?}");
        let closed = folder(&[(
            "plan",
            "code,title,country,cycle_start,cycle_end,state\nP3,Plan 3,EC,1983-01-01,2030-12-31,closed\n",
        )]);
        world.import(closed.path()).await.unwrap();
        assert!(!promised("/en").await.contains(">Plan 3<"));
    };

    an_import_is_told_in_plain_words, async |store| {
        let world = World::demo(store).await;
        let told = async |path| get(&world, path).await.text();
        assert!(told("/es/planes/EC-PAGA-1").await.contains("desde una hoja de cálculo: 114 registros nuevos"));
        let edited = edited_demo("milestones", |text| text.replace("Identificar indicadores", "Elegir indicadores"));
        world.clock.advance(std::time::Duration::from_mins(1));
        world.import(edited.path()).await.unwrap();
        assert!(told("/en/plans/EC-PAGA-1").await.contains("from a spreadsheet: 1 record changed<"));
    };

    a_search_says_how_far_it_answers, async |store| {
        let world = World::demo(store).await;
        minga_web::catch_up(&world.app).await.unwrap();
        for (path, words) in [
            ("/es/buscar?q=contratacion+zanahoria", "Ningún resultado tiene todas las palabras"),
            ("/en/search?q=contratacion+zanahoria", "No result has all the words"),
            ("/es/buscar?q=contratasion", "Se muestran resultados de «"),
            ("/en/search?q=contratasion", "Showing results for “"),
        ] {
            let html = get(&world, path).await.text();
            assert!(html.contains(words), "{path}");
        }
        let english = get(&world, "/en/search?q=contratacion").await.text();
        assert!(english.contains("class=\"excerpt\" lang=\"es\""));
        assert!(!get(&world, "/es/buscar?q=contratacion").await.text().contains("class=\"excerpt\" lang"));
    };
}
