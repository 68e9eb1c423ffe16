//! The examples of `docs/api.md` do what they say, one after the other.

use crate::api_writes::{Client, open_milestones};
use crate::docs::document;
use crate::examples::same_shape;
use crate::harness::World;
use crate::http::{Answer, send};
use axum::body::Body;
use http::Request;
use serde_json::Value;
use std::collections::BTreeMap;

/// Where the examples ask.
const HOST: &str = "http://127.0.0.1:8080";

/// The words of a command as a shell takes it apart. It knows quotes and variables, which is
/// all that the examples use.
fn words(command: &str, variables: &BTreeMap<&str, String>) -> Vec<String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quote = None;
    let mut letters = command.chars().peekable();
    while let Some(letter) = letters.next() {
        match (quote, letter) {
            (None, ' ') => words.extend(word.take()),
            (None, '\'' | '"') => {
                quote = Some(letter);
                word.get_or_insert_default();
            }
            (Some(open), _) if open == letter => quote = None,
            (None | Some('"'), '$') => {
                let mut name = String::new();
                while let Some(next) = letters.next_if(char::is_ascii_uppercase) {
                    name.push(next);
                }
                word.get_or_insert_default().push_str(&variables[&*name]);
            }
            (None, '&' | ';' | '?' | '*' | '(' | '<' | '>') => panic!("a shell needs quotes: {command}"),
            _ => word.get_or_insert_default().push(letter),
        }
    }
    assert_eq!(quote, None, "{command}");
    words.extend(word);
    words
}

async fn run(world: &World, command: &str, variables: &BTreeMap<&str, String>) -> Answer {
    let words = words(command, variables);
    let mut words = words.iter().map(String::as_str);
    assert_eq!((words.next(), words.next()), (Some("curl"), Some("-s")), "{command}");
    let (mut request, mut body, mut address) = (Request::builder(), String::new(), None);
    while let Some(word) = words.next() {
        match word {
            "-X" => request = request.method(words.next().unwrap()),
            "-d" => body = words.next().unwrap().to_owned(),
            "-H" => {
                let (name, value) = words.next().unwrap().split_once(": ").unwrap();
                request = request.header(name, value);
            }
            other => address = Some(other.strip_prefix(HOST).unwrap_or_else(|| panic!("{other}")).to_owned()),
        }
    }
    send(world, request.uri(address.unwrap()).body(Body::from(body)).unwrap()).await
}

#[tokio::test]
async fn the_examples_of_the_api_do_what_they_say() {
    let world = World::demo(minga_testkit::sqlite().await).await;
    let (officer, counterpart) = (Client::officer(&world).await, Client::counterpart(&world).await);
    let mut variables = BTreeMap::from([
        ("KEY", officer.key),
        ("SECOND", counterpart.key),
        ("AFTER", world.app.store.head().await.unwrap().to_string()),
        ("MILESTONE", open_milestones(&world).await.swap_remove(0)),
    ]);
    let text = document("docs/api.md").replace("\\\n  ", "");
    let (mut commands, mut printed, mut last) = (0, 0, None);
    for block in text.split("```").skip(1).step_by(2) {
        let (language, content) = block.split_once('\n').unwrap();
        match language {
            "sh" => {
                for command in content.lines() {
                    let answer = run(&world, command, &variables).await;
                    let is_refused = command.contains("160");
                    let expected = if is_refused { 422..423 } else { 200..300 };
                    assert!(expected.contains(&answer.status.as_u16()), "{command}: {}", answer.text());
                    if commands == 0 {
                        variables.insert("REPORT", answer.json()["id"].as_str().unwrap().to_owned());
                    }
                    last = Some((command.to_owned(), answer));
                    commands += 1;
                }
            }
            "json" => {
                let (command, answer) = last.take().unwrap();
                let shape: Value = serde_json::from_str(content).unwrap();
                same_shape(&command, &shape, &answer.json());
                printed += 1;
            }
            _ => panic!("no test understands a block of {language}"),
        }
    }
    assert!(commands >= 7 && printed >= 3, "{commands} commands, {printed} answers");
}
