//! Pages, data and API, as a client gets them.

use crate::harness::{World, edited_demo, folder};
use axum::body::Body;
use http::{HeaderMap, Request, StatusCode, header};
use http_body_util::BodyExt;
use minga_testkit::on_both_databases;
use minga_web::Settings;
use serde_json::Value;
use tower::ServiceExt;

pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    headers: HeaderMap,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.text()))
    }

    pub(crate) fn header(&self, name: header::HeaderName) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

pub(crate) async fn get(world: &World, path: &str) -> Answer {
    get_with(world, path, &[]).await
}

async fn get_with(world: &World, path: &str, headers: &[(header::HeaderName, &str)]) -> Answer {
    let mut request = Request::get(path);
    for (name, value) in headers {
        request = request.header(name, *value);
    }
    send(world, request.body(Body::empty()).unwrap()).await
}

pub(crate) async fn send(world: &World, request: Request<Body>) -> Answer {
    let service = minga_web::service(world.app.clone());
    let response = service.oneshot(request).await.unwrap();
    let (parts, body) = response.into_parts();
    let body = body.collect().await.unwrap().to_bytes().to_vec();
    Answer { status: parts.status, headers: parts.headers, body }
}

on_both_databases! {
    the_stable_doors_of_the_api, async |store| {
        let world = World::demo(store).await;
        let plan = get(&world, "/api/v1/plans/EC-PAGA-1").await.json();
        assert_eq!(plan["counts"]["commitments"], 10);
        assert_eq!(plan["counts"]["milestones"], 58);
        assert_eq!(plan["progress"]["confirmed"], 0.0);
        assert!(plan["progress"]["reported"].as_f64().unwrap() > 30.0);
        assert!(plan["html_url"].as_str().unwrap().ends_with("/es/planes/EC-PAGA-1"));

        let commitments = get(&world, "/api/v1/commitments?plan=EC-PAGA-1").await.json();
        assert_eq!(commitments["items"].as_array().unwrap().len(), 10);
        assert_eq!(commitments["next"], Value::Null);

        let milestones = get(&world, "/api/v1/milestones?plan=EC-PAGA-1&limit=200").await.json();
        let items = milestones["items"].as_array().unwrap();
        assert_eq!(items.len(), 58);
        let late = items.iter().find(|it| it["commitment"] == 2 && it["number"] == 2).unwrap();
        assert_eq!(late["state"], "in_progress");
        assert_eq!(late["delay_reported"], true);
        assert_eq!(late["overdue"], true);
        assert_eq!(late["schedule"]["signed"], Value::Null);
        assert_eq!(late["schedule"]["in_force"]["end"], "2021-03-31");
        assert_eq!(late["progress"]["reported"], 75.0);
        assert_eq!(late["evidence_count"], 0);

        let organisations = get(&world, "/api/v1/organisations?limit=200").await.json();
        assert_eq!(organisations["items"].as_array().unwrap().len(), 23);
    };

    lists_are_walked_by_cursor_without_gap_or_repeat, async |store| {
        let world = World::demo(store).await;
        for list in ["milestones?plan=EC-PAGA-1", "organisations?", "commitments?"] {
            let mut seen = Vec::new();
            let mut path = format!("/api/v1/{list}&limit=7");
            loop {
                let page = get(&world, &path).await.json();
                seen.extend(page["items"].as_array().unwrap().iter().map(|it| it["id"].to_string()));
                let Some(next) = page["next"].as_str() else { break };
                path = format!("/api/v1/{list}&limit=7&cursor={next}");
            }
            let count = seen.len();
            seen.sort();
            seen.dedup();
            assert_eq!(seen.len(), count, "{list}");
            assert_eq!(count, match list { "organisations?" => 23, "commitments?" => 10, _ => 58 }, "{list}");
        }
    };

    bad_requests_are_told_plainly, async |store| {
        let world = World::demo(store).await;
        let cases = [
            ("/api/v1/milestones?limit=0", 400),
            ("/api/v1/milestones?limit=201", 400),
            ("/api/v1/milestones?limit=-1", 400),
            ("/api/v1/milestones?cursor=AAAA", 400),
            ("/api/v1/milestones?cursor=%00%ff", 400),
            ("/api/v1/milestones?state=done", 400),
            ("/api/v1/milestones?plan=NADA", 404),
            ("/api/v1/plans/NADA", 404),
            ("/api/v1/milestones/not-an-id", 404),
            ("/api/v1/nothing", 404),
        ];
        for (path, status) in cases {
            let answer = get(&world, path).await;
            assert_eq!(answer.status.as_u16(), status, "{path}");
            assert_eq!(answer.header(header::CONTENT_TYPE), "application/problem+json", "{path}");
            let problem = answer.json();
            assert_eq!(problem["status"], status, "{path}");
            assert!(!problem["detail"].as_str().unwrap().contains('⟦'), "{path}: {problem}");
        }
        let spanish = get_with(&world, "/api/v1/plans/NADA", &[(header::ACCEPT_LANGUAGE, "es")]).await.json();
        let english = get_with(&world, "/api/v1/plans/NADA", &[(header::ACCEPT_LANGUAGE, "en")]).await.json();
        assert_ne!(spanish["title"], english["title"]);
    };

    every_page_and_form_answers, async |store| {
        let world = World::demo(store).await;
        minga_web::catch_up(&world.app).await.unwrap();
        let plan = ["json", "csv", "xlsx", "atom", "ics"].as_slice();
        let list = ["json", "csv", "xlsx"].as_slice();
        let pages: [(&str, &[&str]); 22] = [
            ("/es", &["atom"]),
            ("/en", &["atom"]),
            ("/es/planes", &["json", "csv", "xlsx", "atom"]),
            ("/en/plans", list),
            ("/es/planes/EC-PAGA-1", plan),
            ("/en/plans/EC-PAGA-1", plan),
            ("/es/planes/EC-PAGA-1/temas/1", plan),
            ("/en/plans/EC-PAGA-1/themes/1", plan),
            ("/es/planes/EC-PAGA-1/compromisos/3", plan),
            ("/en/plans/EC-PAGA-1/commitments/3", plan),
            ("/es/planes/EC-PAGA-1/compromisos/3/hitos/5", plan),
            ("/en/plans/EC-PAGA-1/commitments/3/milestones/5", plan),
            ("/es/organizaciones", list),
            ("/en/organisations", list),
            ("/es/organizaciones/MINTEL", &["json", "csv", "xlsx", "atom"]),
            ("/en/organisations/MINTEL", &["json"]),
            ("/es/planes/EC-PAGA-1/evaluaciones", &["csv", "xlsx", "json", "atom"]),
            ("/en/plans/EC-PAGA-1/assessments", &["csv", "xlsx", "json", "atom"]),
            ("/es/buscar?q=agua", &[]),
            ("/en/search?q=agua", &[]),
            ("/es/desarrolladores", &[]),
            ("/en/about", &[]),
        ];
        for (page, forms) in pages {
            let answer = get(&world, page).await;
            assert_eq!(answer.status, StatusCode::OK, "{page}");
            let html = answer.text();
            assert!(!html.contains('⟦'), "{page} lacks a message");
            assert!(html.contains(&format!("<html lang=\"{}\">", &page[1..3])), "{page}");
            assert_eq!(html.matches("<h1").count(), 1, "{page}");
            for form in forms {
                let path = format!("{page}.{form}");
                let answer = get(&world, &path).await;
                assert_eq!(answer.status, StatusCode::OK, "{path}");
                assert!(!answer.body.is_empty(), "{path}");
                let kind = answer.header(header::CONTENT_TYPE);
                let expected = match *form {
                    "json" => "application/json",
                    "csv" => "text/csv; charset=utf-8",
                    "atom" => "application/atom+xml; charset=utf-8",
                    "ics" => "text/calendar; charset=utf-8",
                    _ => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                };
                assert_eq!(kind, expected, "{path}");
            }
        }
        for path in ["/es/planes/EC-PAGA-1/ogp.csv", "/en/plans/EC-PAGA-1/ogp.xlsx", "/es/plantilla-de-plan.xlsx", "/en/plan-template.xlsx"] {
            assert_eq!(get(&world, path).await.status, StatusCode::OK, "{path}");
        }
    };

    a_page_is_right_at_once_after_a_change, async |store| {
        let world = World::demo(store).await;
        let path = "/es/planes/EC-PAGA-1/compromisos/1/hitos/4";
        let before = get(&world, path).await;
        assert!(before.text().contains("Identificar indicadores"));
        let tag = before.header(header::ETAG).to_owned();
        let same = get_with(&world, path, &[(header::IF_NONE_MATCH, &tag)]).await;
        assert_eq!(same.status, StatusCode::NOT_MODIFIED);
        assert!(same.body.is_empty());
        let edited = edited_demo("milestones", |text| text.replace("Identificar indicadores", "Elegir indicadores"));
        world.import(edited.path()).await.unwrap();
        let after = get_with(&world, path, &[(header::IF_NONE_MATCH, &tag)]).await;
        assert_eq!(after.status, StatusCode::OK);
        assert!(after.text().contains("Elegir indicadores"));
        // Another day is another page: what is overdue is counted anew.
        world.clock.set("2021-03-01T00:00:00Z");
        assert!(!get(&world, "/es/planes/EC-PAGA-1/compromisos/2/hitos/2").await.text().contains("is-overdue"));
        world.clock.set("2021-06-01T00:00:00Z");
        assert!(get(&world, "/es/planes/EC-PAGA-1/compromisos/2/hitos/2").await.text().contains("is-overdue"));
    };

    a_former_code_redirects_for_good, async |store| {
        let world = World::demo(store).await;
        let renamed = edited_demo("organisations", |text| {
            text.replace("code,name", "former_code,code,name").replace("MAAE,Ministerio", "MAAE,MAATE,Ministerio")
                .lines()
                .enumerate()
                .map(|(number, line)| if number == 0 || line.starts_with("MAAE,MAATE") { line.to_owned() } else { format!(",{line}") })
                .collect::<Vec<_>>()
                .join("\n")
        });
        let commitments = std::fs::read_to_string(renamed.path().join("commitments.csv")).unwrap();
        std::fs::write(renamed.path().join("commitments.csv"), commitments.replace(",MAAE,", ",MAATE,")).unwrap();
        world.import(renamed.path()).await.unwrap();
        let moved = get(&world, "/en/organisations/MAAE").await;
        assert_eq!(moved.status, StatusCode::PERMANENT_REDIRECT);
        assert_eq!(moved.header(header::LOCATION), "/en/organisations/MAATE");
        let data = get(&world, "/es/organizaciones/MAAE.json").await;
        assert_eq!(data.header(header::LOCATION), "/es/organizaciones/MAATE.json");
    };

    what_the_index_had_not_seen_yet_is_not_kept, async |store| {
        let world = World::demo(store).await;
        for path in ["/es/buscar.json?q=EC-PAGA-1", "/es/buscar?q=EC-PAGA-1"] {
            let before = get(&world, path).await.text();
            minga_web::catch_up(&world.app).await.unwrap();
            let after = get(&world, path).await;
            assert!(!before.contains("/planes/EC-PAGA-1"), "{path}: it was there before the index was made");
            assert!(after.text().contains("/planes/EC-PAGA-1"), "{path}");
            // Now it is kept.
            assert!(after.headers.contains_key(header::ETAG), "{path}");
            world.app.search.replace(None, &mut std::iter::empty(), 1).unwrap();
        }
    };

    strange_addresses_cost_nothing, async |store| {
        let world = World::demo(store).await;
        minga_web::catch_up(&world.app).await.unwrap();
        let many = format!("/es/buscar?{}", "a=1&".repeat(1_500));
        let long = format!("/es/buscar?q={}", "x".repeat(60_000));
        let cases = [
            ("/es/planes/%ff%fe", 404),
            ("/es/planes/..%2f..%2fetc", 404),
            ("/es/planes/EC-PAGA-1/compromisos/99999999999999999999", 404),
            ("/es/planes/EC-PAGA-1/compromisos/-1", 404),
            ("/es/planes/%00", 404),
            ("/es/organizaciones?page=18446744073709551616&q=%25%5F", 200),
            ("/es/organizaciones?q=%00", 400),
            ("/api/v1/organisations?q=%00", 400),
            ("/es/buscar?q=%22%22%22%28%5B%2A~AND+OR", 200),
            ("/es/buscar?q=contratasion", 200),
            ("/es/nada.exe", 404),
            ("/assets/../minga.toml", 404),
            (many.as_str(), 200),
            (long.as_str(), 414),
        ];
        for (path, status) in cases {
            let answer = get(&world, path).await;
            let shown: String = path.chars().take(60).collect();
            assert!(
                answer.status.as_u16() == status || (status == 404 && answer.status == StatusCode::BAD_REQUEST),
                "{shown}: {}",
                answer.status
            );
            assert_eq!(answer.header(header::X_CONTENT_TYPE_OPTIONS), "nosniff", "{shown}");
            assert!(answer.header(header::CONTENT_SECURITY_POLICY).contains("default-src 'none'"), "{shown}");
        }
        let near = get(&world, "/es/contratasion-publica").await;
        assert_eq!(near.status, StatusCode::NOT_FOUND);
        assert!(near.text().contains("contratación pública"), "a 404 offers the nearest thing");
    };

    hostile_texts_stay_texts, async |store| {
        let world = World::new(store).await;
        let attack = "</title><script>alert(1)</script>\"'><img src=x onerror=alert(1)>";
        let quoted = format!("\"{}\"", attack.replace('"', "\"\""));
        let sheets = folder(&[
            ("plan", &format!("code,title,country,cycle_start,cycle_end,note\nX,{quoted},EC,2024-01-01,2025-12-31,{quoted}\n")),
            ("organisations", &format!("code,name,sector,city\nA,{quoted},public,{quoted}\n")),
            ("commitments", &format!("number,theme,title,summary,responsible,note,problem\n1,{quoted},{quoted},{quoted},A,{quoted},{quoted}\n")),
            ("milestones", &format!("commitment,number,title,start,end,note\n1,1,{quoted},2024-01-01,2024-05-01,{quoted}\n")),
            ("progress", &format!("commitment,kind,text\n1,lesson,{quoted}\n")),
        ]);
        world.import(sheets.path()).await.unwrap();
        minga_web::catch_up(&world.app).await.unwrap();
        for path in [
            "/es", "/es/planes", "/es/planes/X", "/es/planes/X/temas/1", "/es/planes/X/compromisos/1",
            "/es/planes/X/compromisos/1/hitos/1", "/es/organizaciones", "/es/organizaciones/A", "/es/buscar?q=alert",
        ] {
            let html = get(&world, path).await.text();
            assert!(!html.contains("<script>alert"), "{path}");
            assert!(!html.contains("<img src=x"), "{path}");
            let data = html.split("application/ld+json\">").nth(1).and_then(|rest| rest.split("</script>").next());
            if let Some(data) = data {
                serde_json::from_str::<Value>(data).unwrap_or_else(|error| panic!("{path}: {error}: {data}"));
            }
        }
        let csv = get(&world, "/es/organizaciones.csv").await.text();
        assert!(csv.contains("alert(1)"));
    };

    a_page_asks_the_database_few_questions, async |store| {
        let world = World::with(store, Settings { page_cache_bytes: 0, ..Settings::default() }).await;
        world.import(&crate::harness::demo_folder()).await.unwrap();
        for (path, most) in [
            ("/es/planes/EC-PAGA-1", 18),
            ("/es/planes/EC-PAGA-1/compromisos/3", 26),
            ("/es/planes/EC-PAGA-1/compromisos/3/hitos/5", 20),
            ("/es/organizaciones/MINTEL", 18),
            ("/es/organizaciones", 6),
        ] {
            let before = world.app.store.statements();
            assert_eq!(get(&world, path).await.status, StatusCode::OK);
            let asked = world.app.store.statements() - before;
            assert!(asked <= most, "{path} asked {asked} times");
        }
    };

    machines_can_ask_how_it_is, async |store| {
        let world = World::demo(store).await;
        assert_eq!(get(&world, "/health").await.status, StatusCode::OK);
        assert_eq!(get(&world, "/ready").await.status, StatusCode::SERVICE_UNAVAILABLE);
        minga_web::catch_up(&world.app).await.unwrap();
        assert_eq!(get(&world, "/ready").await.status, StatusCode::OK);
        let description = get(&world, "/api/openapi.json").await.json();
        assert_eq!(description["openapi"], "3.1.0");
        for path in ["/api/v1/plans/{code}", "/api/v1/commitments", "/api/v1/milestones", "/api/v1/organisations"] {
            assert!(description["paths"][path]["get"].is_object(), "{path}");
        }
        let operations = description["paths"].as_object().unwrap().values().flat_map(|path| path.as_object().unwrap().values());
        let names: Vec<_> = operations.map(|operation| operation["operationId"].as_str().unwrap().to_owned()).collect();
        let different: std::collections::BTreeSet<_> = names.iter().collect();
        assert_eq!(different.len(), names.len(), "{names:?}");
    };

    an_answer_too_large_to_keep_arrives_whole, async |store| {
        let world = World::new(store).await;
        let mut rows = String::from("code,name,sector\n");
        for number in 0..4_000 {
            rows.push_str(&format!("O{number},Organización de prueba número {number},community\n"));
        }
        world.import(folder(&[("organisations", &rows)]).path()).await.unwrap();
        let answer = get(&world, "/es/organizaciones.json").await;
        assert_eq!(answer.status, StatusCode::OK);
        assert!(answer.body.len() > 1024 * 1024);
        assert_eq!(answer.json()["items"].as_array().unwrap().len(), 4_000);
    };
}
