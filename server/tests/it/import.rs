//! Importing and exporting, on both databases.

use crate::harness::{World, demo_folder, edited_demo, folder};
use minga_exchange::{Deed, ImportError, Intent};
use minga_kernel::table::Value;
use minga_kernel::{Actor, Refusal};
use minga_testkit::on_both_databases;

/// One plan, four themes, ten commitments, 58 milestones, 23 organisations and 41 lines of
/// what was learned.
const EVERYTHING: usize = 1 + 4 + 10 + 58 + 23 + 41;

const PLAN: &str = "code,title,country,cycle_start,cycle_end\nX,Plan,EC,2024-01-01,2025-12-31\n";

on_both_databases! {
    importing_twice_changes_nothing, async |store| {
        let world = World::demo(store).await;
        let head = world.app.store.head().await.unwrap();
        let again = world.import(&demo_folder()).await.unwrap();
        assert_eq!(again.count(Deed::Created), 0);
        assert_eq!(again.count(Deed::Changed), 0);
        assert_eq!(again.count(Deed::Unchanged), EVERYTHING);
        assert_eq!(world.app.store.head().await.unwrap(), head, "nothing happened, so nothing is told");
    };

    the_counts_are_those_of_the_source, async |store| {
        let world = World::demo(store).await;
        let rows = |name: &str, tables: &[minga_kernel::table::Table]| {
            tables.iter().find(|table| table.name == name).map_or(0, |table| table.rows.len())
        };
        let tables = world.export("EC-PAGA-1").await;
        assert_eq!(rows("commitments", &tables), 10);
        assert_eq!(rows("milestones", &tables), 58);
        assert_eq!(rows("themes", &tables), 4);
        // Six of the 23 organisations take part in no commitment.
        assert_eq!(rows("organisations", &tables), 17);
    };

    a_corrected_file_shows_the_difference_first, async |store| {
        let world = World::demo(store).await;
        let corrected = edited_demo("milestones", |text| {
            text.replace(
                "1,4,Identificar indicadores para medir la implementación de la política,2021-01-01,2021-04-30,in_progress,,",
                "1,4,Identificar indicadores para medir la implementación de la política,2021-01-01,2021-05-31,completed,100,",
            )
        });
        let head = world.app.store.head().await.unwrap();
        let preview = world.take_in(corrected.path(), Actor::Operator, Intent::Preview).await.unwrap();
        let changed: Vec<_> = preview.changes.iter().filter(|change| change.deed == Deed::Changed).collect();
        assert_eq!(changed.len(), 1);
        assert_eq!(changed[0].code, "1.4");
        let columns: Vec<&str> = changed[0].fields.iter().map(|field| field.column.as_str()).collect();
        assert_eq!(columns, ["end", "progress", "state"]);
        assert_eq!(changed[0].fields[1].from, Value::Empty);
        assert_eq!(world.app.store.head().await.unwrap(), head, "looking writes nothing");
        world.import(corrected.path()).await.unwrap();
        assert!(world.app.store.head().await.unwrap() > head);
        let after = world.import(corrected.path()).await.unwrap();
        assert_eq!(after.count(Deed::Changed), 0);
    };

    what_was_exported_comes_back_the_same, async |store| {
        let world = World::demo(store).await;
        let tables = world.export("EC-PAGA-1").await;
        let out = tempfile::tempdir().unwrap();
        minga_tabular::write_folder(&tables, out.path()).unwrap();
        let back = world.import(out.path()).await.unwrap();
        assert_eq!((back.count(Deed::Created), back.count(Deed::Changed)), (0, 0));
        let book = out.path().join("plan.xlsx");
        for lang in minga_kernel::Lang::ALL {
            std::fs::write(&book, minga_exchange::workbook(&tables, &world.app.words, lang).unwrap()).unwrap();
            let back = world.import(&book).await.unwrap();
            assert_eq!((back.count(Deed::Created), back.count(Deed::Changed)), (0, 0), "{lang}");
        }
    };

    a_plan_moves_to_another_installation, async |store| {
        let world = World::demo(store).await;
        let tables = world.export("EC-PAGA-1").await;
        let out = tempfile::tempdir().unwrap();
        minga_tabular::write_folder(&tables, out.path()).unwrap();
        let elsewhere = World::new(minga_testkit::sqlite().await).await;
        elsewhere.import(out.path()).await.unwrap();
        assert_eq!(elsewhere.export("EC-PAGA-1").await, tables);
    };

    a_stranger_may_not_import, async |store| {
        let world = World::new(store).await;
        let refused = world.take_in(&demo_folder(), Actor::Anonymous, Intent::Apply).await;
        assert!(matches!(refused, Err(ImportError::Refused(Refusal::SignIn))));
        assert_eq!(world.app.store.head().await.unwrap(), 0);
    };

    every_problem_is_told_at_once_and_nothing_is_written, async |store| {
        let world = World::new(store).await;
        let sheets = folder(&[
            ("plan", "code,title,country,cycle_start,cycle_end\nX,Plan,ZZ,2025-12-31,2024-01-01\n"),
            ("organisations", "code,name,sector,part_of\nA,Uno,public,B\nB,Dos,public,A\nA,Tres,private,\nC,,wrong,\n"),
            (
                "commitments",
                "number,title,responsible,sdg,related\n1,Uno,A;NADIE,18,1\n1,Otra,A,4,\n2,,A,x,9\n",
            ),
            (
                "milestones",
                "commitment,number,title,start,end,progress,weight\n1,1,M,2024-05-01,2024-04-01,120,0\n7,1,N,,,,\n1,1,O,13/13/2024,,,\n",
            ),
        ]);
        let problems = world.refused(sheets.path()).await;
        let expected = [
            "circular organisations 2 part_of",
            "circular organisations 3 part_of",
            "code-twice organisations 4 code",
            "end-before-start milestones 2 end",
            "end-before-start plan 2 cycle_end",
            "not-a-choice organisations 5 sector",
            "not-a-date milestones 4 start",
            "number-twice commitments 3 number",
            "percent-out-of-range milestones 2 progress",
            "related-to-itself commitments 2 related",
            "required commitments 4 title",
            "required organisations 5 name",
            "unknown-commitment commitments 4 related",
            "unknown-commitment milestones 3 commitment",
            "unknown-country plan 2 country",
            "unknown-organisation commitments 2 responsible",
            "unknown-sdg commitments 2 sdg",
            "unknown-sdg commitments 4 sdg",
            "weight-not-positive milestones 2 weight",
        ];
        for one in expected {
            assert!(problems.iter().any(|problem| problem == one), "{one} is missing from {problems:#?}");
        }
        assert_eq!(world.app.store.head().await.unwrap(), 0);
        assert!(world.plan("X").await.is_none());
    };

    a_new_code_keeps_the_old_address, async |store| {
        let world = World::new(store).await;
        world.import(folder(&[("plan", PLAN)]).path()).await.unwrap();
        let renamed = "code,title,country,cycle_start,cycle_end,former_code\nY,Plan,EC,2024-01-01,2025-12-31,X\n";
        let outcome = world.import(folder(&[("plan", renamed)]).path()).await.unwrap();
        assert_eq!(outcome.count(Deed::Changed), 1);
        assert!(world.plan("X").await.is_none());
        let db = world.app.store.read().await.unwrap();
        let current = minga_store::current_of(&db, &minga_kernel::Kind::new("plan"), "X").await.unwrap();
        assert_eq!(current, world.plan("Y").await);
    };

    both_the_country_and_the_jurisdiction_have_to_be_known, async |store| {
        let world = World::new(store).await;
        let plan = "code,title,country,jurisdiction,cycle_start,cycle_end\nX,Plan,ZZ,EC,2024-01-01,2025-12-31\n";
        let problems = world.refused(folder(&[("plan", plan)]).path()).await;
        assert_eq!(problems, ["unknown-country plan 2 country"]);
    };

    rows_that_a_file_does_not_name_stay, async |store| {
        let world = World::demo(store).await;
        let shorter = edited_demo("milestones", |text| text.lines().take(5).collect::<Vec<_>>().join("\n"));
        let outcome = world.import(shorter.path()).await.unwrap();
        assert_eq!(outcome.count(Deed::Absent), 54);
        let tables = world.export("EC-PAGA-1").await;
        let milestones = tables.iter().find(|table| table.name == "milestones").unwrap();
        assert_eq!(milestones.rows.len(), 58);
    };

    two_imports_at_once_both_arrive_whole, async |store| {
        let world = World::new(store).await;
        let folder_path = demo_folder();
        let (one, two) = tokio::join!(world.import(&folder_path), world.import(&folder_path));
        let (one, two) = (one.unwrap(), two.unwrap());
        let created = one.count(Deed::Created) + two.count(Deed::Created);
        assert_eq!(created, EVERYTHING, "each thing was made once");
    };

    other_languages_travel_along, async |store| {
        let world = World::new(store).await;
        let sheets = folder(&[
            (
                "plan",
                "code,title,title:en,country,cycle_start,cycle_end,commitment_one,commitment_many,commitment_one:en\n\
                 X,Plan,A plan,EC,2024-01-01,2025-12-31,Pilar,Pilares,Pillar\n",
            ),
            ("themes", "number,title,title:en,title:qu\n1,Agua,Water,Yaku\n"),
            ("commitments", "number,theme,title,budget,currency\n1,1,Uno,\"1.250,50\",USD\n"),
        ]);
        world.import(sheets.path()).await.unwrap();
        let tables = world.export("X").await;
        let themes = tables.iter().find(|table| table.name == "themes").unwrap();
        assert_eq!(themes.columns, ["number", "title", "title:en", "title:qu", "summary"]);
        assert_eq!(themes.rows[0][3], Value::Text("Yaku".to_owned()));
        let commitments = tables.iter().find(|table| table.name == "commitments").unwrap();
        let budget = commitments.position("budget").unwrap();
        assert_eq!(commitments.rows[0][budget], Value::Number(1250.5));
        let theme = commitments.position("theme").unwrap();
        assert_eq!(commitments.rows[0][theme], Value::Text("Agua".to_owned()), "a number names a theme too");
    };

    a_relation_that_is_no_longer_named_ends, async |store| {
        let world = World::new(store).await;
        let with = |related: &str| {
            let rows = format!("number,title,related\n1,Uno,{related}\n2,Dos,\n");
            folder(&[("plan", PLAN), ("commitments", &rows)])
        };
        world.import(with("2").path()).await.unwrap();
        let ended = world.import(with("").path()).await.unwrap();
        assert_eq!(ended.count(Deed::Changed), 1);
        let again = world.import(with("").path()).await.unwrap();
        assert_eq!(again.count(Deed::Changed), 0);
    };
}
