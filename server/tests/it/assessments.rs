//! What commitments and plans came to: who may say it, that both sides stand side by side, and
//! that nobody's verdict is written over.

use crate::harness::{World, folder};
use crate::http::{Answer, get};
use crate::people::Person;
use http::StatusCode;
use minga_auth::{NewRole, end_role, give_role};
use minga_kernel::table::Value;
use minga_kernel::{Actor, Lang, Role};
use minga_record::verify;
use minga_testkit::on_both_databases;
use std::time::Duration;

/// Where commitment 3 of the demo's plan is assessed; SERCOP leads it, FCD accompanies it.
pub(crate) const ASSESS: &str = "/es/planes/EC-PAGA-1/compromisos/3/evaluar";
/// Where the plan as a whole is.
pub(crate) const ASSESS_PLAN: &str = "/es/planes/EC-PAGA-1/evaluar";
/// Where it is marked as assessed.
pub(crate) const MARK: &str = "/es/planes/EC-PAGA-1/dar-por-evaluado";

type Fields<'a> = Vec<(&'a str, &'a str)>;

/// What the government says of commitment 3.
fn own_word() -> Fields<'static> {
    vec![
        ("kind", "self_assessment"),
        ("set", "ogp_before_2021"),
        ("completion", "substantial"),
        ("organisation", "SERCOP"),
        ("dated", "2021-05-30"),
        ("summary", "Casi todo SECRETO1"),
    ]
}

/// What somebody from outside says of it.
fn outside_word() -> Fields<'static> {
    vec![
        ("set", "ogp_before_2021"),
        ("completion", "limited"),
        ("did_it_open_government", "marginal"),
        ("specificity", "medium"),
        ("technology", "no"),
        ("assessor", "Mecanismo SECRETO2"),
        ("dated", "2021-05-31"),
        ("summary", "Falta mucho SECRETO3"),
        ("url", "https://example.org/SECRETO4"),
    ]
}

fn with<'a>(fields: Fields<'a>, changes: &[(&'a str, &'a str)]) -> Fields<'a> {
    let mut fields: Fields<'a> =
        fields.into_iter().filter(|(name, _)| !changes.iter().any(|(known, _)| known == name)).collect();
    fields.extend(changes);
    fields
}

/// Records what both sides say of commitment 3.
pub(crate) async fn recorded(world: &World) -> [Person; 2] {
    let coordinator = world.person(Role::Coordinator, None).await;
    let evaluator = world.person(Role::Evaluator, None).await;
    for (who, fields) in [(&coordinator, own_word()), (&evaluator, outside_word())] {
        // What comes later has a later identifier.
        world.clock.advance(Duration::from_secs(1));
        let answer = world.send(who, ASSESS, &fields).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    }
    [coordinator, evaluator]
}

impl World {
    /// Every version of every assessment of the demo's plan, the newest first.
    async fn assessments(&self) -> Vec<serde_json::Value> {
        let all = get(self, "/api/v1/assessments?plan=EC-PAGA-1&limit=50").await.json();
        all["items"].as_array().unwrap().clone()
    }

    async fn corrected(&self, who: &Person, id: &str, changes: &[(&str, &str)]) -> Answer {
        self.clock.advance(Duration::from_secs(1));
        let fields = with(outside_word(), &[("corrects", id)]);
        self.send(who, ASSESS, &with(fields, changes)).await
    }

    async fn verifies(&self) {
        self.app.record.publish().await.unwrap();
        let verified = verify::installation(&self.app.record, &self.app.store).await.unwrap();
        assert!(verified.findings.is_empty(), "{:?}", verified.findings);
    }

    /// Imports the plan in another state.
    async fn in_state(&self, state: &str) {
        let plan = format!(
            "code,title,country,cycle_start,cycle_end,state\nEC-PAGA-1,Plan,EC,2019-12-01,2022-08-31,{state}\n"
        );
        self.import(folder(&[("plan", &plan)]).path()).await.unwrap();
    }
}

fn id(it: &serde_json::Value) -> &str {
    it["id"].as_str().unwrap()
}

/// A sheet of assessments beside the row of its plan.
fn sheet(rows: &str) -> tempfile::TempDir {
    let plan = "code,title,country,cycle_start,cycle_end\nEC-PAGA-1,Plan,EC,2019-12-01,2022-08-31\n";
    let head =
        "commitment,kind,date,organisation,assessor,code_set,completion,early_results,summary,reason\n";
    folder(&[("plan", plan), ("assessments", &format!("{head}{rows}"))])
}

on_both_databases! {
    both_sides_stand_side_by_side, async |store| {
        let world = World::demo(store).await;
        assert!(get(&world, "/es/planes/EC-PAGA-1/evaluaciones").await.text().contains("Todavía no hay evaluaciones"));
        recorded(&world).await;
        let page = get(&world, "/es/planes/EC-PAGA-1/compromisos/3").await.text();
        for words in ["Lo que dice el gobierno", "Sustancial", "Se hizo la mayor parte", "Lo que dice la evaluación independiente", "Se abrió un poco", "Mecanismo SECRETO2"] {
            assert!(page.contains(words), "{words}");
        }
        for path in ["/en/plans/EC-PAGA-1", "/en/plans/EC-PAGA-1/assessments"] {
            let page = get(&world, path).await.text();
            let told = "Both sides assessed 1 of 10 commitments. On one they do not say the same:";
            assert!(page.contains(told) && page.contains("Substantial") && page.contains("Limited"), "{path}");
        }
        let history = get(&world, "/es/planes/EC-PAGA-1/compromisos/3").await.text();
        assert!(history.contains("Se registró una autoevaluación") && history.contains("Se registró una evaluación independiente"));

        let all = world.assessments().await;
        assert_eq!(all.len(), 2);
        let (outside, own) = (&all[0], &all[1]);
        assert_eq!((&outside["kind"], &outside["codes"]["completion"]), (&"independent".into(), &"limited".into()));
        assert_eq!((&outside["recorded_as"], &outside["code_set"]), (&"evaluator".into(), &"ogp_before_2021".into()));
        assert_eq!((&own["organisation"]["code"], &own["codes"]["completion"]), (&"SERCOP".into(), &"substantial".into()));
        assert_eq!((&own["codes"]["early_results"], &own["replaced_by"]), (&serde_json::Value::Null, &serde_json::Value::Null));
        assert_eq!(get(&world, &format!("/api/v1/assessments/{}", id(own))).await.json(), *own);
        let of_kind = get(&world, "/api/v1/assessments?kind=independent").await.json();
        assert_eq!(of_kind["items"].as_array().unwrap().len(), 1);
        for (path, status) in [
            ("/api/v1/assessments?plan=X", StatusCode::NOT_FOUND),
            ("/api/v1/assessments?kind=great", StatusCode::BAD_REQUEST),
            ("/api/v1/assessments?commitment=3", StatusCode::BAD_REQUEST),
            ("/api/v1/assessments/3", StatusCode::NOT_FOUND),
            ("/api/v1/assessments/00000000-0000-7000-8000-000000000001", StatusCode::NOT_FOUND),
        ] {
            assert_eq!(get(&world, path).await.status, status, "{path}");
        }
        let commitments = get(&world, "/api/v1/commitments?plan=EC-PAGA-1&limit=50").await.json();
        let third = commitments["items"].as_array().unwrap().iter().find(|it| it["number"] == 3).unwrap();
        assert_eq!(third["completion"], serde_json::json!({ "government": "substantial", "independent": "limited" }));
        let list = get(&world, "/es/planes/EC-PAGA-1.csv").await.text();
        assert!(list.contains("completion_government,completion_independent") && list.contains("substantial,limited"));
        let rows = get(&world, "/es/planes/EC-PAGA-1/evaluaciones.csv").await.text();
        assert_eq!(rows.lines().count(), 3, "{rows}");
        assert_eq!(get(&world, "/es/planes/EC-PAGA-1/evaluaciones.json").await.json()["items"].as_array().unwrap().len(), 2);

        // OGP's own data set has the reviewers' words and never the government's.
        let ogp = get(&world, "/es/planes/EC-PAGA-1/ogp.csv").await.text();
        let third = ogp.lines().find(|line| line.contains("compromisos/3,")).unwrap();
        assert!(third.ends_with("0,Medium,ND,Limited,Marginal"), "{third}");
        let other = ogp.lines().find(|line| line.contains("compromisos/4,")).unwrap();
        assert!(other.ends_with("ND,ND,ND,ND,ND"), "{other}");

        minga_web::catch_up(&world.app).await.unwrap();
        assert!(get(&world, "/es/buscar?q=SECRETO3").await.text().contains("compromisos/3"));
        world.verifies().await;
        let entries = world.entries();
        assert!(entries.contains("assessment.independently_assessed") && entries.contains("marginal"));
        assert!(!entries.contains("SECRETO"), "no words of anybody are in the record");
    };

    a_correction_is_a_further_version_with_its_reason, async |store| {
        let world = World::demo(store).await;
        let [coordinator, evaluator] = recorded(&world).await;
        let first = world.assessments().await[0].clone();
        let form = world.see(&evaluator, &format!("{ASSESS}?corrects={}", id(&first))).await.text();
        assert!(form.contains("Falta mucho SECRETO3") && form.contains("value=\"limited\" checked"));

        let none = world.corrected(&evaluator, id(&first), &[("completion", "not_started")]).await;
        assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY, "a correction says why");
        let same = world.corrected(&evaluator, id(&first), &[("reason", "Porque sí")]).await;
        assert!(same.status == StatusCode::UNPROCESSABLE_ENTITY && same.text().contains("dice lo mismo"));
        // Whoever coordinates the plan has no say in it, and a kind cannot be changed.
        let mine = [("completion", "complete"), ("reason", "Me gusta más")];
        assert_eq!(world.corrected(&coordinator, id(&first), &mine).await.status, StatusCode::FORBIDDEN);
        let asked = format!("{ASSESS}?corrects={}", id(&first));
        assert_eq!(world.see(&coordinator, &asked).await.status, StatusCode::FORBIDDEN);
        let changed = [("completion", "not_started"), ("reason", "Se contó dos veces"), ("kind", "self_assessment"), ("after", "2")];
        let done = world.corrected(&evaluator, id(&first), &changed).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());

        let all = world.assessments().await;
        assert_eq!(all.len(), 3);
        assert_eq!((&all[0]["version"], &all[0]["kind"]), (&2.into(), &"independent".into()));
        assert_eq!(all[0]["reason"]["es"], "Se contó dos veces");
        assert_eq!((id(&all[1]), &all[1]["replaced_by"]), (id(&first), &all[0]["id"]));
        assert_eq!(all[1]["codes"], first["codes"], "what was said stays as it was said");
        let page = get(&world, "/es/planes/EC-PAGA-1/compromisos/3").await.text();
        for words in ["No se empezó", "Se contó dos veces", "Ver la versión anterior", "Falta mucho", "Se corrigió una evaluación: versión 2"] {
            assert!(page.contains(words), "{words}");
        }
        // The version before cannot be corrected any more, nor with an old page.
        for late in [[("after", "3"), ("reason", "Tarde")], [("after", "2"), ("reason", "Tarde")]] {
            let late = world.corrected(&evaluator, id(&first), &late).await;
            assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
            let text = late.text();
            assert!(text.contains("Alguien registró otra evaluación") && text.contains("Tarde"));
            assert!(text.contains(&format!("value=\"{}\"", id(&all[0]))), "it leads to the newest version");
        }
        assert_eq!(world.assessments().await.len(), 3);
        world.verifies().await;
    };

    of_two_who_correct_at_once_one_sees_the_other, async |store| {
        let world = World::demo(store).await;
        let [_, evaluator] = recorded(&world).await;
        let first = world.assessments().await[0].clone();
        let send = async |code: &str| {
            world.corrected(&evaluator, id(&first), &[("completion", code), ("reason", "Sí"), ("after", "2")]).await.status
        };
        let (one, other) = tokio::join!(send("complete"), send("not_started"));
        let mut statuses = [one, other];
        statuses.sort();
        assert_eq!(statuses, [StatusCode::SEE_OTHER, StatusCode::UNPROCESSABLE_ENTITY]);
        assert_eq!(world.assessments().await.len(), 3);
        world.verifies().await;
    };

    what_does_not_fit_is_told_and_not_recorded, async |store| {
        let world = World::demo(store).await;
        let coordinator = world.person(Role::Coordinator, None).await;
        let cases: [(&[(&str, &str)], &str); 14] = [
            (&[("completion", "great")], "Este código no existe"),
            (&[("completion", "Limitado")], "Este código no existe"),
            (&[("early_results", "moderate")], "no es del conjunto elegido"),
            (&[("set", "ogp_2021"), ("specificity", "high")], "no es del conjunto elegido"),
            (&[("completion", "")], "No hay ningún código"),
            (&[("organisation", "")], "Falta decir quién evalúa"),
            (&[("organisation", "NADIE")], "No hay ninguna organización con ese código"),
            (&[("dated", "")], "Falta el día"),
            (&[("dated", "ayer")], "Falta el día"),
            (&[("dated", "2021-06-02")], "todavía no llega"),
            (&[("url", "javascript:alert(1)")], "no sirve"),
            (&[("url", "https://a b")], "no sirve"),
            (&[("summary", &"a".repeat(5_001))], "demasiado largo"),
            (&[("assessor", &"a".repeat(301))], "demasiado largo"),
        ];
        for (changes, told) in cases {
            let answer = world.send(&coordinator, ASSESS, &with(own_word(), changes)).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{changes:?}");
            let text = answer.text();
            assert!(text.contains(told), "{changes:?}");
            assert!(changes[0].0 == "summary" || text.contains("Casi todo SECRETO1"), "what was written is still there");
        }
        // Of a plan as a whole there are words, and no codes.
        let whole = [("kind", "self_assessment"), ("organisation", "MINTEL"), ("dated", "2021-05-30")];
        for (changes, told) in [
            (&[("summary", "Bien"), ("completion", "complete")][..], "no del plan en su conjunto"),
            (&[("summary", "")], "Falta este texto"),
        ] {
            let answer = world.send(&coordinator, ASSESS_PLAN, &with(whole.to_vec(), changes)).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{changes:?}");
            assert!(answer.text().contains(told), "{changes:?}");
        }
        // What a form never offers is no form.
        for (path, kind) in [(ASSESS, "independent"), (ASSESS, "great"), (ASSESS, "")] {
            let answer = world.send(&coordinator, path, &with(own_word(), &[("kind", kind)])).await;
            assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{kind}");
        }
        assert_eq!(world.assessments().await.len(), 0);
        let hostile = "\"'><script>alert(1)</script>{{ 7*7 }}";
        let fields = with(own_word(), &[("summary", hostile), ("assessor", hostile), ("role", "evaluator"), ("version", "9"), ("by", "x")]);
        assert_eq!(world.send(&coordinator, ASSESS, &fields).await.status, StatusCode::SEE_OTHER);
        world.clock.advance(Duration::from_secs(1));
        let fine = with(whole.to_vec(), &[("summary", hostile)]);
        assert_eq!(world.send(&coordinator, ASSESS_PLAN, &fine).await.status, StatusCode::SEE_OTHER);
        for path in ["/es/planes/EC-PAGA-1/compromisos/3", "/es/planes/EC-PAGA-1/evaluaciones", "/es/planes/EC-PAGA-1"] {
            let page = get(&world, path).await.text();
            assert!(!page.contains("<script>alert") && page.contains("alert(1)"), "{path}");
        }
        let all = world.assessments().await;
        assert_eq!((&all[1]["version"], &all[1]["recorded_as"]), (&1.into(), &"coordinator".into()));
        assert_eq!((&all[0]["commitment"], &all[0]["code_set"]), (&serde_json::Value::Null, &serde_json::Value::Null));
    };

    nobody_else_may, async |store| {
        let world = World::demo(store).await;
        let [_, evaluator] = recorded(&world).await;
        for (role, body) in [
            (Role::Administrator, None),
            (Role::Officer, Some("SERCOP")),
            (Role::Counterpart, Some("FCD")),
            (Role::Moderator, None),
            (Role::Reviewer, None),
            (Role::Participant, None),
        ] {
            let person = world.person(role, body).await;
            for path in [ASSESS, ASSESS_PLAN, MARK] {
                assert_eq!(world.see(&person, path).await.status, StatusCode::FORBIDDEN, "{role:?} {path}");
                assert_eq!(world.send(&person, path, &own_word()).await.status, StatusCode::FORBIDDEN, "{role:?} {path}");
            }
        }
        assert_eq!(world.send_unsigned(ASSESS, &own_word()).await.status, StatusCode::UNAUTHORIZED);
        // What is independent, whatever the form calls it, is all that an evaluator records.
        let disguised = with(outside_word(), &[("kind", "self_assessment")]);
        assert_eq!(world.send(&evaluator, ASSESS, &disguised).await.status, StatusCode::SEE_OTHER);
        assert_eq!(world.assessments().await[0]["kind"], "independent");

        // An office for another plan reaches nothing here.
        let plan = "code,title,country,cycle_start,cycle_end\nX,Otro,EC,2020-01-01,2022-01-01\n";
        world.import(folder(&[("plan", plan), ("commitments", "number,title\n1,Uno\n")]).path()).await.unwrap();
        let scope = world.plan("X").await;
        for role in [Role::Coordinator, Role::Evaluator] {
            let person = world.stranger(&format!("{role:?}")).await;
            let cx = world.app.cx(Actor::Operator, Lang::Es);
            let new = NewRole { account: person.id, role, body: None, scope: scope.clone(), begins: cx.now(), ends: None };
            give_role(&cx, &world.app.store, new).await.unwrap();
            assert_eq!(world.send(&person, ASSESS, &outside_word()).await.status, StatusCode::FORBIDDEN);
            let fields = with(outside_word(), &[("kind", "self_assessment")]);
            let own = world.send(&person, "/es/planes/X/compromisos/1/evaluar", &fields).await;
            assert_eq!(own.status, StatusCode::SEE_OTHER, "{}", own.text());
        }
        // A guessed identifier, one of another commitment, one of another plan: nothing is there.
        let all = world.assessments().await;
        let elsewhere = get(&world, "/api/v1/assessments?plan=X").await.json();
        let elsewhere = elsewhere["items"][0]["id"].as_str().unwrap().to_owned();
        let fourth = "/es/planes/EC-PAGA-1/compromisos/4/evaluar";
        for (path, guess) in [
            (ASSESS, "00000000-0000-7000-8000-000000000001"), (ASSESS, "1"), (ASSESS, &*elsewhere),
            (fourth, id(&all[0])), (ASSESS_PLAN, id(&all[0])),
        ] {
            let fields = with(outside_word(), &[("corrects", guess), ("reason", "Sí"), ("completion", "complete")]);
            assert_eq!(world.send(&evaluator, path, &fields).await.status, StatusCode::NOT_FOUND, "{path} {guess}");
        }
        // What ended a second ago has ended.
        let cx = world.app.cx(Actor::Operator, Lang::Es);
        end_role(&cx, &world.app.store, evaluator.membership.unwrap()).await.unwrap();
        world.clock.advance(Duration::from_secs(1));
        assert_eq!(world.see(&evaluator, ASSESS).await.status, StatusCode::FORBIDDEN);
        assert_eq!(world.send(&evaluator, ASSESS, &outside_word()).await.status, StatusCode::FORBIDDEN);
        assert_eq!(world.assessments().await.len(), all.len());
        world.verifies().await;
    };

    an_evaluator_speaks_for_its_own_organisation, async |store| {
        let world = World::demo(store).await;
        let one = world.person(Role::Evaluator, Some("FCD")).await;
        let other = world.person(Role::Evaluator, Some("MINTEL")).await;
        let form = world.see(&one, ASSESS).await.text();
        assert!(form.contains("Usted evalúa por") && !form.contains("name=\"organisation\""));
        let forged = with(outside_word(), &[("organisation", "MINTEL")]);
        let refused = world.send(&one, ASSESS, &forged).await;
        assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.text().contains("Usted evalúa por otra organización"));
        assert_eq!(world.send(&one, ASSESS, &outside_word()).await.status, StatusCode::SEE_OTHER);
        let first = world.assessments().await[0].clone();
        assert_eq!((&first["organisation"]["code"], &first["recorded_for"]["code"]), (&"FCD".into(), &"FCD".into()));
        // Another one records their own and does not touch this one.
        let changes = [("completion", "complete"), ("reason", "No es así")];
        assert_eq!(world.corrected(&other, id(&first), &changes).await.status, StatusCode::FORBIDDEN);
        assert_eq!(world.send(&other, ASSESS, &outside_word()).await.status, StatusCode::SEE_OTHER);
        let colleague = world.person(Role::Evaluator, Some("FCD")).await;
        let changes = [("completion", "complete"), ("reason", "Nos llegaron pruebas")];
        assert_eq!(world.corrected(&colleague, id(&first), &changes).await.status, StatusCode::SEE_OTHER);
        // Who carries a commitment out is no judge of it.
        let own = world.person(Role::Evaluator, Some("SERCOP")).await;
        for path in [ASSESS, ASSESS_PLAN] {
            let fields: Fields<'_> = if path == ASSESS { outside_word() } else { vec![("summary", "Bien"), ("dated", "2021-05-30")] };
            let refused = world.send(&own, path, &fields).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{path}");
            assert!(refused.text().contains("su evaluación no es independiente"), "{path}");
        }
        assert_eq!(world.assessments().await.len(), 3);
        world.verifies().await;
    };

    a_plan_is_assessed_when_all_of_it_is, async |store| {
        let world = World::demo(store).await;
        let coordinator = world.person(Role::Coordinator, None).await;
        let evaluator = world.person(Role::Evaluator, None).await;
        world.in_state("co_creating").await;
        for person in [&coordinator, &evaluator] {
            assert_eq!(world.see(person, ASSESS).await.status, StatusCode::CONFLICT);
            assert_eq!(world.send(person, ASSESS, &own_word()).await.status, StatusCode::CONFLICT);
        }
        assert!(!get(&world, "/es/planes/EC-PAGA-1/compromisos/3").await.text().contains("Registrar una evaluación"));
        // The design is reviewed before anything is carried out; what came of it is not known yet.
        world.in_state("submitted").await;
        assert_eq!(world.send(&coordinator, ASSESS, &own_word()).await.status, StatusCode::CONFLICT);
        let design = with(outside_word(), &[("completion", ""), ("did_it_open_government", "")]);
        assert_eq!(world.send(&evaluator, ASSESS, &design).await.status, StatusCode::SEE_OTHER);
        world.in_state("in_implementation").await;
        assert_eq!(world.send(&coordinator, MARK, &[]).await.status, StatusCode::CONFLICT);
        let closed = world.send(&coordinator, "/es/planes/EC-PAGA-1/cerrar", &[]).await;
        assert_eq!(closed.status, StatusCode::SEE_OTHER, "{}", closed.text());
        assert!(world.see(&coordinator, "/es/mi-trabajo").await.text().contains("Evaluar EC-PAGA-1"));
        assert!(world.see(&evaluator, "/es/mi-trabajo").await.text().contains("Evaluar EC-PAGA-1"));

        for number in 1..=10 {
            let early = world.send(&coordinator, MARK, &[]).await;
            assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY, "{number}");
            let path = format!("/es/planes/EC-PAGA-1/compromisos/{number}/evaluar");
            let fields = with(own_word(), &[("kind", "end_of_commitment"), ("organisation", "MINTEL")]);
            assert_eq!(world.send(&coordinator, &path, &fields).await.status, StatusCode::SEE_OTHER);
        }
        assert_eq!(world.send(&evaluator, MARK, &[]).await.status, StatusCode::FORBIDDEN);
        world.clock.advance(Duration::from_secs(1));
        assert_eq!(world.send(&coordinator, MARK, &[]).await.status, StatusCode::SEE_OTHER);
        assert_eq!(get(&world, "/api/v1/plans/EC-PAGA-1").await.json()["state"], "assessed");
        assert_eq!(world.send(&coordinator, MARK, &[]).await.status, StatusCode::CONFLICT);
        assert!(get(&world, "/es/planes/EC-PAGA-1").await.text().contains("El plan se dio por evaluado"));
        // Who comes late is still heard.
        assert_eq!(world.send(&evaluator, ASSESS, &outside_word()).await.status, StatusCode::SEE_OTHER);
        world.verifies().await;
    };

    past_assessments_are_loaded_and_go_out_again, async |store| {
        let world = World::demo(store).await;
        let rows = "3,self_assessment,2021-01-05,SERCOP,,ogp_2021,substantial,moderate,Bien,\n\
                    3,self_assessment,2021-01-05,SERCOP,,ogp_2021,limited,moderate,Bien,Se contó mal\n\
                    3,self_assessment,2021-03-01,SERCOP,,OGP antes de 2021,Completo,,Mejor,\n\
                    3,independent,2021-02-01,,Revisión independiente,ogp_2021,limited,,Regular,\n\
                    ,independent,2021-02-01,FCD,,,,,El plan va lento,\n";
        world.import(sheet(rows).path()).await.unwrap();
        let head = world.app.store.head().await.unwrap();
        world.import(sheet(rows).path()).await.unwrap();
        assert_eq!(world.app.store.head().await.unwrap(), head, "nothing changed, so nothing is told");
        let all = world.assessments().await;
        assert_eq!(all.len(), 5);
        assert!(all.iter().all(|it| it["recorded_as"] == "operator"));
        assert_eq!(all.iter().filter(|it| it["replaced_by"] != serde_json::Value::Null).count(), 1);
        let page = get(&world, "/es/planes/EC-PAGA-1/compromisos/3").await.text();
        assert!(page.contains("Se cargó de un archivo") && page.contains("Se contó mal"));
        world.verifies().await;

        let exported = world.export("EC-PAGA-1").await;
        let table = exported.iter().find(|table| table.name == "assessments").unwrap();
        assert_eq!(table.rows.len(), 5);
        let out = tempfile::tempdir().unwrap();
        for lang in Lang::ALL {
            let book = out.path().join(format!("{lang}.xlsx"));
            std::fs::write(&book, minga_exchange::workbook(&exported, &world.app.words, lang).unwrap()).unwrap();
            world.import(&book).await.unwrap();
            let there = World::new(minga_testkit::sqlite().await).await;
            there.import(&book).await.unwrap();
            let again = there.export("EC-PAGA-1").await;
            assert_eq!(again.iter().find(|it| it.name == "assessments"), Some(table), "{lang}");
        }
        assert_eq!(world.app.store.head().await.unwrap(), head, "what went out and came back changes nothing");
        let column = table.columns.iter().position(|it| it == "reason").unwrap();
        assert_eq!(table.rows.iter().filter(|row| row[column] != Value::Empty).count(), 1);
    };

    a_file_writes_over_nobodys_word, async |store| {
        let world = World::demo(store).await;
        let [_, evaluator] = recorded(&world).await;
        let known = world.assessments().await;
        // Nothing that is known is changed, and nobody corrects an evaluator by a file.
        let own = "3,self_assessment,2021-05-30,SERCOP,,ogp_before_2021,complete,,Casi todo SECRETO1,\n";
        assert_eq!(world.refused(sheet(own).path()).await, ["assessment-known assessments 2 kind"]);
        let outside = "3,independent,2021-05-31,,Mecanismo SECRETO2,ogp_before_2021,limited,,Falta mucho SECRETO3,\n\
                       3,independent,2021-05-31,,Mecanismo SECRETO2,ogp_before_2021,complete,,Todo bien,Mejor así\n";
        assert_eq!(world.refused(sheet(outside).path()).await, ["assessment-given assessments 3 reason"]);
        let coordinator = world.person(Role::Coordinator, None).await;
        let by_hand = world.take_in(sheet(outside).path(), Actor::Account(coordinator.id), minga_exchange::Intent::Apply).await;
        assert!(by_hand.is_err());
        let wrong = "9,self_assessment,2021-01-05,SERCOP,,ogp_2021,great,,x,\n\
                     99,self_assessment,2021-01-05,SERCOP,,ogp_2021,limited,,x,\n\
                     4,self_assessment,2021-01-05,SERCOP,,ogp_before_2021,limited,moderate,x,\n\
                     4,self_assessment,2021-01-05,SERCOP,,,limited,,x,\n\
                     4,self_assessment,2021-01-05,SERCOP,,ogp_2021,,,x,\n\
                     4,self_assessment,2021-06-02,NADIE,,ogp_2021,limited,,x,\n\
                     4,independent,2021-01-05,,,ogp_2021,limited,,x,\n\
                     2,independent,2021-01-05,STPE,,ogp_2021,limited,,x,\n\
                     5,independent,2021-01-05,FCD,,ogp_2021,limited,,x,Porque sí\n\
                     ,end_of_commitment,2021-01-05,FCD,,,,,x,\n\
                     ,independent,2021-01-05,FCD,,ogp_2021,limited,,,\n";
        let mut told = world.refused(sheet(wrong).path()).await;
        told.sort();
        let mut expected = [
            "not-a-choice assessments 2 completion",
            "unknown-commitment assessments 3 commitment",
            "assessment-other-set assessments 4 early_results",
            "assessment-set assessments 5 code_set",
            "assessment-codes assessments 2 code_set",
            "assessment-codes assessments 6 code_set",
            "unknown-organisation assessments 7 organisation",
            "future-day assessments 7 date",
            "assessor-missing assessments 8 assessor",
            "assessor-not-independent assessments 9 organisation",
            "assessment-reason-first assessments 10 reason",
            "assessment-of-plan assessments 11 kind",
            "assessment-plan-codes assessments 12 code_set",
            "missing-text assessments 12 summary",
        ];
        expected.sort_unstable();
        assert_eq!(told, expected);
        assert_eq!(world.assessments().await, known);
        // Their own correction is still theirs to make.
        let changes = [("completion", "complete"), ("reason", "Nos llegaron pruebas")];
        assert_eq!(world.corrected(&evaluator, id(&known[0]), &changes).await.status, StatusCode::SEE_OTHER);
    };
}
