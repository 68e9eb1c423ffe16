//! Every example that we publish works: the commands of `docs/data.md` and of the
//! developers' page in both languages, and every address that either names.

use crate::api_writes::{Client, open_milestones};
use crate::conversation;
use crate::docs::{document, rows_of};
use crate::harness::World;
use crate::http::{Answer, get};
use http::{StatusCode, header};
use minga_kernel::Role;
use serde_json::Value;

/// The demo as it serves, with its search index, and something said about it.
async fn demo() -> World {
    let world = World::demo(minga_testkit::sqlite().await).await;
    let officer = world.person(Role::Officer, Some("SERCOP")).await;
    conversation::everything(&world, &officer).await;
    minga_web::catch_up(&world.app).await.unwrap();
    world
}

/// The path that a command asks for, if a shell would understand it as it is meant.
#[track_caller]
fn path_of(command: &str, host: &str) -> String {
    let (flags, address) = command.strip_prefix("curl ").unwrap().split_once(' ').unwrap();
    assert!(matches!(flags, "-s" | "-sO"), "{command}");
    let bare = address.trim_matches('\'');
    let is_quoted = address == format!("'{bare}'");
    assert!(
        is_quoted || !address.contains(['&', '?', '*', ';', '\'', ' ']),
        "a shell needs quotes: {command}"
    );
    bare.strip_prefix(host).unwrap_or_else(|| panic!("{command} does not ask {host}")).to_owned()
}

/// What a command gives is what its address promises, and not nothing.
#[track_caller]
fn gives_something(path: &str, answer: &Answer) {
    assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.text());
    let stem = path.split('?').next().unwrap();
    let ending = stem.rsplit_once('.').map_or("", |(_, ending)| ending);
    let is_right = match ending {
        "xlsx" | "odt" => answer.body.starts_with(b"PK"),
        "csv" => answer.text().lines().count() > 1,
        "ics" => answer.text().contains("BEGIN:VEVENT"),
        "atom" => answer.text().contains("<entry>"),
        "pdf" => answer.body.starts_with(b"%PDF-"),
        _ => {
            let json = answer.json();
            json.get("items").is_none_or(|items| !items.as_array().unwrap().is_empty())
        }
    };
    assert!(is_right, "{path} gives nothing of its kind: {}", answer.text());
}

#[tokio::test]
async fn the_examples_of_the_documents_give_what_is_printed() {
    let world = demo().await;
    let text = document("docs/data.md");
    let (mut commands, mut printed, mut last) = (0, 0, None);
    for block in text.split("```").skip(1).step_by(2) {
        let (language, content) = block.split_once('\n').unwrap();
        match language {
            "sh" => {
                for command in content.lines() {
                    let path = path_of(command, "http://127.0.0.1:8080");
                    let answer = get(&world, &path).await;
                    gives_something(&path, &answer);
                    last = Some((path, answer));
                    commands += 1;
                }
            }
            "json" => {
                let (path, answer) = last.take().unwrap();
                let shape: Value = serde_json::from_str(content).unwrap();
                same_shape(&path, &shape, &answer.json());
                printed += 1;
            }
            _ => panic!("no test understands a block of {language}"),
        }
    }
    assert!(commands >= 7 && printed >= 3, "{commands} commands, {printed} answers");
}

/// The same keys with values of the same kinds; of lists, the first thing.
#[track_caller]
pub(crate) fn same_shape(place: &str, printed: &Value, found: &Value) {
    match (printed, found) {
        (Value::Object(printed), Value::Object(found)) => {
            let keys = |object: &serde_json::Map<String, Value>| object.keys().cloned().collect::<Vec<_>>();
            assert_eq!(keys(printed), keys(found), "{place}");
            for (key, value) in printed {
                same_shape(&format!("{place} {key}"), value, &found[key]);
            }
        }
        (Value::Array(printed), Value::Array(found)) if printed.is_empty() => {
            assert!(found.is_empty(), "{place}: {found:?}");
        }
        (Value::Array(printed), Value::Array(found)) => {
            same_shape(&format!("{place} []"), &printed[0], &found[0]);
        }
        _ => assert_eq!(std::mem::discriminant(printed), std::mem::discriminant(found), "{place}: {found}"),
    }
}

#[tokio::test]
async fn what_the_developers_page_shows_works() {
    let world = demo().await;
    // What nobody has reported yet cannot be asked for.
    let officer = Client::officer(&world).await;
    let milestone = format!("/api/v1/milestones/{}", open_milestones(&world).await.swap_remove(0));
    let report = serde_json::json!({ "percent": 40, "text": "Avance" });
    assert_eq!(officer.post(&world, &format!("{milestone}/reports"), &report).await.status, 201);
    let dates = serde_json::json!({ "to": "2022-03-31", "reason": "Demora" });
    let dates = officer.post(&world, &format!("{milestone}/reschedules"), &dates).await.json();
    crate::assessments::recorded(&world).await;
    crate::repository::brought(&world).await;
    together(&world).await;
    let description = get(&world, "/api/openapi.json").await.json();
    for page in ["/es/desarrolladores", "/en/developers"] {
        let html = unescaped(&get(&world, page).await.text());
        let commands: Vec<&str> = between(&html, "<code>curl ", "</code>").collect();
        assert!(commands.len() >= 5, "{page}: {commands:?}");
        for command in commands {
            let path = path_of(&format!("curl {command}"), &world.app.settings.base_url);
            gives_something(&path, &get(&world, &path).await);
        }
        let main = between(&html, "<main", "</main>").next().unwrap();
        let links: Vec<&str> = between(main, "href=\"", "\"").filter(|link| link.starts_with('/')).collect();
        assert!(links.len() >= 8, "{page}: {links:?}");
        for link in links {
            assert_eq!(get(&world, link).await.status, StatusCode::OK, "{link}");
        }
        let endpoints: Vec<&str> = between(main, "<code>GET ", "</code>").collect();
        assert!(endpoints.len() >= 8, "{page}: {endpoints:?}");
        for endpoint in endpoints {
            let path = if endpoint.starts_with("/api/v1/reschedules/") {
                endpoint.replace("{id}", dates["id"].as_str().unwrap())
            } else if description["paths"][endpoint]["get"]["security"].is_array() {
                // It asks for a key, and says so.
                assert_eq!(get(&world, endpoint).await.status, StatusCode::UNAUTHORIZED, "{endpoint}");
                continue;
            } else {
                filled(&world, endpoint).await
            };
            gives_something(&path, &get(&world, &path).await);
        }
        for method in ["POST", "PUT", "DELETE"] {
            assert!(main.contains(&format!("<code>{method} /api/v1/")), "{page} tells of no {method}");
        }
    }
}

#[tokio::test]
async fn the_forms_of_the_documents_are_those_that_there_are() {
    let world = demo().await;
    crate::repository::brought(&world).await;
    crate::assessments::recorded(&world).await;
    together(&world).await;
    let moderator = world.person(Role::Moderator, None).await;
    let file = world.app.files.put_bytes("acta".into(), 10).await.unwrap().hash.to_string();
    let reason = [("reason", "rights"), ("words", "Es de otros"), ("sure", "yes")];
    assert_eq!(world.taken_down(&moderator, &file, &reason).await, StatusCode::SEE_OTHER);
    let rows = rows_of("docs/data.md", "| page | address | endings |");
    assert!(rows.len() >= 11, "{rows:?}");
    for row in rows {
        let address = between(&row[1], "`", "`").next().unwrap().replace('…', "contratacion");
        let (stem, query) = address.split_once('?').map_or((&*address, ""), |(stem, query)| (stem, query));
        let stem = filled(&world, stem).await;
        for (_, ending) in minga_web::Format::ENDINGS {
            let path = format!("{stem}.{ending}?{query}");
            let answer = get(&world, &path).await;
            let promised = row[2].contains(&format!("`.{ending}`"));
            assert_eq!(answer.status == StatusCode::OK, promised, "{path}: {}", answer.status);
            if promised {
                gives_something(path.trim_end_matches('?'), &answer);
                assert_ne!(answer.header(header::CONTENT_TYPE), "text/html; charset=utf-8", "{path}");
            }
        }
    }
}

/// A process with proposals, of which one was evaluated, and an event: the demo has none of these.
async fn together(world: &World) {
    crate::cocreation::proposed(world).await;
    crate::evaluation::everything(world).await;
    let coordinator = world.person(Role::Coordinator, None).await;
    world.event(&coordinator, &crate::events::but(&[])).await;
}

/// An address with something of the demo in the place of what varies.
async fn filled(world: &World, pattern: &str) -> String {
    if pattern == "/es/conversacion/{kind}/{id}" {
        return world.talk().await;
    }
    let kind = pattern.trim_end_matches("/{id}").trim_end_matches("/{code}").rsplit('/').next().unwrap();
    let mut path = pattern.replace("{plan}", "EC-PAGA-1");
    if pattern.contains("{id}") {
        let list = if kind == "eventos" { "gatherings" } else { kind };
        let list = get(world, &format!("/api/v1/{list}?limit=1")).await.json();
        path = path.replace("{id}", list["items"][0]["id"].as_str().unwrap());
    }
    let code = match kind {
        _ if pattern.contains("/procesos/") || kind == "processes" => "P1",
        "plans" => "EC-PAGA-1",
        "territorios" => "EC",
        _ => "MINTEL",
    };
    path.replace("{code}", code).replace("{number}", "1")
}

fn between<'a>(text: &'a str, before: &'a str, after: &'a str) -> impl Iterator<Item = &'a str> {
    text.split(before).skip(1).filter_map(move |rest| rest.split(after).next())
}

fn unescaped(html: &str) -> String {
    let signs = [("&#39;", "'"), ("&quot;", "\""), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")];
    signs.into_iter().fold(html.to_owned(), |html, (written, sign)| html.replace(written, sign))
}
