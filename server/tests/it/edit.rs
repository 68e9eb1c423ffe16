//! Who leads a plan writes it, through forms.

use crate::harness::World;
use crate::http::get;
use crate::people::Person;
use http::StatusCode;
use minga_auth::{NewRole, give_role};
use minga_kernel::{Actor, Lang, Role};
use minga_record::verify;
use minga_testkit::on_both_databases;

/// The fields of a form as it is shown, by name.
pub(crate) fn fields(page: &str) -> Vec<(String, String)> {
    let value = |tag: &str, name: &str| {
        let (_, rest) = tag.split_once(&format!("{name}=\""))?;
        Some(
            rest.split('"')
                .next()?
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&"),
        )
    };
    let form = page.split("<form class=\"form\"").nth(1).expect("a form").split("</form>").next().unwrap();
    let mut found = Vec::new();
    for tag in form.split('<') {
        if tag.starts_with("input ") && !tag.contains("type=\"file\"") {
            found.extend(value(tag, "name").zip(Some(value(tag, "value").unwrap_or_default())));
        } else if tag.starts_with("textarea ") {
            found.extend(value(tag, "name").zip(tag.split_once('>').map(|(_, text)| text.to_owned())));
        } else if tag.starts_with("select ") {
            found.extend(value(tag, "name").zip(Some(String::new())));
        } else if tag.starts_with("option ")
            && tag.contains(" selected")
            && let Some(last) = found.last_mut()
        {
            last.1 = value(tag, "value").unwrap_or_default();
        }
    }
    found
}

impl World {
    /// Opens a form, changes some fields and sends all of it, as a browser does.
    pub(crate) async fn fill(
        &self,
        who: &Person,
        path: &str,
        changes: &[(&str, &str)],
    ) -> crate::http::Answer {
        let page = self.see(who, path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}: {}", page.text());
        let mut all = fields(&page.text());
        for (name, value) in changes {
            let field = all.iter_mut().find(|(known, _)| known == name);
            let field = field.unwrap_or_else(|| panic!("{path} has no field {name}"));
            (*value).clone_into(&mut field.1);
        }
        let all: Vec<(&str, &str)> = all.iter().map(|(name, value)| (&**name, &**value)).collect();
        self.send(who, path, &all).await
    }
}

on_both_databases! {
    a_plan_is_made_and_written_by_forms, async |store| {
        let world = World::demo(store).await;
        let leader = world.person(Role::Coordinator, None).await;
        let plan = [
            ("code", "EC-2"), ("title", "Segundo plan"), ("country", "EC"), ("state", "in_implementation"),
            ("cycle_start", "2022-09-01"), ("cycle_end", "2024-08-31"),
        ];
        let made = world.fill(&leader, "/es/crear-plan", &plan).await;
        assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.text());
        assert_eq!(world.fill(&leader, "/es/crear-plan", &plan).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        let edit = |what: &str| format!("/es/planes/EC-2/editar/{what}");
        let theme = world.fill(&leader, &edit("themes/new"), &[("title", "Agua")]).await;
        assert_eq!(theme.status, StatusCode::SEE_OTHER, "{}", theme.text());
        let commitment = [("title", "Agua limpia"), ("theme", "Agua"), ("responsible", "SERCOP"), ("counterpart", "FCD")];
        let added = world.fill(&leader, &edit("commitments/new"), &commitment).await;
        assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.text());
        for title in ["Primero", "Segundo"] {
            let milestone = [("title", title), ("end", "2023-12-31")];
            let added = world.fill(&leader, &edit("milestones/new-1"), &milestone).await;
            assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.text());
        }
        // A number that is there is not written over, and no date moves by this door.
        for (what, name) in [("milestones/new-1", "end"), ("commitments/new", "summary"), ("themes/new", "summary")] {
            let over = [("number", "1"), ("title", "Encima"), (name, "2030-01-01")];
            let answer = world.fill(&leader, &edit(what), &over).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{what}");
            assert!(answer.text().contains("ya está tomado"), "{what}");
        }
        let renamed = world.fill(&leader, &edit("milestones/1.2"), &[("title", "El segundo")]).await;
        assert_eq!(renamed.status, StatusCode::SEE_OTHER, "{}", renamed.text());
        let page = get(&world, "/es/planes/EC-2/compromisos/1").await.text();
        assert!(page.contains("Primero") && page.contains("El segundo") && page.contains("Agua"));
        // What was written by forms is what an export gives.
        let text = get(&world, "/api/v1/milestones?plan=EC-2").await.text();
        assert!(text.contains("2023-12-31"));
        // The body in its commitment can report at once.
        let officer = world.person(Role::Officer, Some("SERCOP")).await;
        let sent = world.send(&officer, "/es/planes/EC-2/compromisos/1/hitos/1/informar", &[("percent", "5"), ("text", "Va")]).await;
        assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text());
        let verified = verify::installation(&world.app.record, &world.app.store).await.unwrap();
        assert!(verified.findings.is_empty(), "{:?}", verified.findings);
    };

    opening_and_saving_changes_nothing, async |store| {
        let world = World::demo(store).await;
        let leader = world.person(Role::Coordinator, None).await;
        let before = (world.export("EC-PAGA-1").await, world.app.store.head().await.unwrap());
        for what in ["plan/plan", "themes/1", "commitments/3", "milestones/3.5"] {
            let saved = world.fill(&leader, &format!("/es/planes/EC-PAGA-1/editar/{what}"), &[]).await;
            assert_eq!(saved.status, StatusCode::SEE_OTHER, "{what}: {}", saved.text());
        }
        assert!(before == (world.export("EC-PAGA-1").await, world.app.store.head().await.unwrap()));
    };

    the_second_of_two_sees_what_the_first_wrote, async |store| {
        let world = World::demo(store).await;
        let leader = world.person(Role::Coordinator, None).await;
        let path = "/es/planes/EC-PAGA-1/editar/commitments/3";
        let opened = fields(&world.see(&leader, path).await.text());
        assert_eq!(world.fill(&leader, path, &[("title", "El título del primero")]).await.status, StatusCode::SEE_OTHER);
        let late: Vec<(&str, &str)> = opened
            .iter()
            .map(|(name, value)| (&**name, if name == "title" { "El título del segundo" } else { &**value }))
            .collect();
        let answer = world.send(&leader, path, &late).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        let text = answer.text();
        assert!(text.contains("El título del primero") && text.contains("El título del segundo"));
        // What is sent again, having seen it, stands.
        let again = fields(&text);
        let again: Vec<(&str, &str)> = again.iter().map(|(name, value)| (&**name, &**value)).collect();
        assert_eq!(world.send(&leader, path, &again).await.status, StatusCode::SEE_OTHER);
        assert!(get(&world, "/es/planes/EC-PAGA-1/compromisos/3").await.text().contains("El título del segundo"));
    };

    nobody_else_writes, async |store| {
        let world = World::demo(store).await;
        let before = world.export("EC-PAGA-1").await;
        let path = "/es/planes/EC-PAGA-1/editar/commitments/3";
        let officer = world.person(Role::Officer, Some("SERCOP")).await;
        let other = world.stranger("otra").await;
        let cx = world.app.cx(Actor::Operator, Lang::Es);
        let scope = Some(minga_kernel::Kind::new("plan").with(cx.new_id()));
        let (account, begins) = (other.id, cx.now());
        let new = NewRole { account, role: Role::Coordinator, body: None, scope, begins, ends: None };
        give_role(&cx, &world.app.store, new).await.unwrap();
        for who in [&officer, &other] {
            assert_eq!(world.see(who, path).await.status, StatusCode::FORBIDDEN);
            let sent = world.send(who, path, &[("title", "Mío"), ("number", "3")]).await;
            assert_eq!(sent.status, StatusCode::FORBIDDEN);
            for path in ["/es/crear-plan", "/es/planes/EC-PAGA-1/cerrar", "/es/planes/EC-PAGA-1/editar"] {
                assert_eq!(world.see(who, path).await.status, StatusCode::FORBIDDEN, "{path}");
            }
            assert_eq!(world.send(who, "/es/planes/EC-PAGA-1/cerrar", &[]).await.status, StatusCode::FORBIDDEN);
        }
        let leader = world.person(Role::Coordinator, None).await;
        // What the form does not ask for is passed over: neither figures nor another's row.
        let more = [("progress", "100"), ("state", "completed"), ("end", "2030-01-01"), ("number", "9"), ("commitment", "1"), ("title", "Otro"), ("seen", "")];
        world.send(&leader, "/es/planes/EC-PAGA-1/editar/milestones/3.5", &more).await;
        let after = world.export("EC-PAGA-1").await;
        let changed: Vec<_> = before.iter().zip(&after).filter(|(a, b)| a != b).map(|(a, _)| a.name).collect();
        assert_eq!(changed, ["milestones"]);
        let it = get(&world, "/api/v1/milestones?plan=EC-PAGA-1&commitment=3").await.json();
        let it = it["items"].as_array().unwrap().iter().find(|it| it["number"] == 5).unwrap().clone();
        assert_eq!((&it["state"], &it["title"]["es"]), (&"in_progress".into(), &"Otro".into()));
    };

    a_closed_plan_is_closed, async |store| {
        let world = World::demo(store).await;
        let leader = world.person(Role::Coordinator, None).await;
        let officer = world.person(Role::Officer, Some("SERCOP")).await;
        let closed = world.send(&leader, "/es/planes/EC-PAGA-1/cerrar", &[]).await;
        assert_eq!(closed.status, StatusCode::SEE_OTHER, "{}", closed.text());
        let report = "/es/planes/EC-PAGA-1/compromisos/3/hitos/5/informar";
        assert_eq!(world.see(&officer, report).await.status, StatusCode::CONFLICT);
        assert_eq!(world.send(&officer, report, &[("percent", "1"), ("text", "x")]).await.status, StatusCode::CONFLICT);
        for path in ["/es/planes/EC-PAGA-1/editar/plan/plan", "/es/planes/EC-PAGA-1/reprogramar", "/es/planes/EC-PAGA-1/cerrar"] {
            assert_eq!(world.see(&leader, path).await.status, StatusCode::CONFLICT, "{path}");
        }
        assert!(get(&world, "/es/planes/EC-PAGA-1").await.text().contains("Se cerró el plan"));
        assert!(!get(&world, "/es/planes/EC-PAGA-1/compromisos/3/hitos/5").await.text().contains("/informar\""));
    };

    learnings_and_risks_are_written_by_who_has_a_part, async |store| {
        let world = World::demo(store).await;
        let officer = world.person(Role::Officer, Some("SERCOP")).await;
        let other = world.person(Role::Officer, Some("MINTEL")).await;
        let path = "/es/planes/EC-PAGA-1/compromisos/3/aprendizajes";
        let new = [("kind", "lesson"), ("text", "Empezar por los datos")];
        assert_eq!(world.send(&other, path, &new).await.status, StatusCode::FORBIDDEN);
        assert_eq!(world.send(&officer, path, &new).await.status, StatusCode::SEE_OTHER);
        let wrong = [("kind", "gossip"), ("text", "x")];
        assert_eq!(world.send(&officer, path, &wrong).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(world.send(&officer, path, &[("risk", "Falta personal")]).await.status, StatusCode::SEE_OTHER);
        let page = get(&world, "/es/planes/EC-PAGA-1/compromisos/3").await.text();
        assert!(page.contains("Empezar por los datos") && page.contains("Falta personal"));
        // One of another commitment is not written from here.
        let of_other = world.see(&officer, path).await.text();
        let known = of_other.split("name=\"known\" value=\"").nth(1).unwrap().split('"').next().unwrap();
        let elsewhere = "/es/planes/EC-PAGA-1/compromisos/1/aprendizajes";
        let sent = world.send(&other, elsewhere, &[("known", known), ("text", "Mío")]).await;
        assert!([StatusCode::NOT_FOUND, StatusCode::FORBIDDEN].contains(&sent.status));
        assert_eq!(world.send(&officer, path, &[("known", known), ("text", "Mejor dicho")]).await.status, StatusCode::SEE_OTHER);
        assert!(get(&world, "/es/planes/EC-PAGA-1/compromisos/3").await.text().contains("Mejor dicho"));
        let verified = verify::installation(&world.app.record, &world.app.store).await.unwrap();
        assert!(verified.findings.is_empty(), "{:?}", verified.findings);
    };
}
