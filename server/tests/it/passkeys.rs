//! Passkeys without a browser: who may ask, and what is refused. The tests in a browser do the
//! whole of it.

use crate::browser::Browser;
use crate::harness::World;
use http::{StatusCode, header};
use minga_auth::{Purpose, add_account, issue_ticket};
use minga_kernel::{Actor, Lang};
use minga_testkit::on_both_databases;
use minga_web::Settings;
use serde_json::{Value, json};
use std::time::Duration;

const BASE: &str = "http://localhost:8080";

async fn signed_in(world: &World) -> Browser<'_> {
    let cx = world.app.cx(Actor::Operator, Lang::Es);
    let tx = world.app.store.write().await.unwrap();
    let ana = add_account(&cx, &tx, "ana@mintel.example", "Ana", Lang::Es).await.unwrap();
    let token = issue_ticket(&cx, &tx, Purpose::SignIn, ana.id, chrono::Duration::hours(1)).await.unwrap();
    tx.commit().await.unwrap();
    let mut browser = Browser::new(world);
    let answer = browser.post(&format!("/es/entrar/con/{}", token.reveal()), "").await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    browser
}

fn read(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

on_both_databases! {
    what_was_not_begun_here_is_refused, async |store| {
        let world = World::with(store, Settings { base_url: BASE.to_owned(), ..Settings::default() }).await;
        let mut ana = signed_in(&world).await;
        let mut other = Browser::new(&world);
        assert_eq!(other.post_json("/api/passkeys/add", &json!({})).await.status, StatusCode::UNAUTHORIZED);
        let begun = ana.post_json("/api/passkeys/add", &json!({})).await;
        let begun = read(&begun.text);
        let options = &begun["options"]["publicKey"];
        assert_eq!(options["rp"]["id"], "localhost");
        assert_eq!(options["authenticatorSelection"]["residentKey"], "required");
        assert_eq!(options["authenticatorSelection"]["userVerification"], "required");
        // A ceremony for adding does not serve for signing in, nor without its cookie.
        let answer = json!({ "ceremony": begun["ceremony"], "credential": { "id": "x" }, "name": "x" });
        let refused = ana.post_json("/api/passkeys/signed-in", &answer).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN);
        assert_eq!(refused.header(header::CONTENT_TYPE), "application/problem+json");
        assert_eq!(other.post_json("/api/passkeys/signed-in", &answer).await.status, StatusCode::FORBIDDEN);
        assert_eq!(ana.post_json("/api/passkeys/added", &answer).await.status, StatusCode::FORBIDDEN);
        for broken in [json!([]), json!({ "ceremony": 1 }), json!("x")] {
            let refused = ana.post_json("/api/passkeys/signed-in", &broken).await;
            assert_eq!(refused.status, StatusCode::BAD_REQUEST, "{broken}");
        }
        // A browser that was left open adds none.
        world.clock.advance(Duration::from_mins(16));
        assert_eq!(ana.post_json("/api/passkeys/add", &json!({})).await.status, StatusCode::FORBIDDEN);
        let page = ana.get("/es/cuenta").await;
        assert!(page.text.contains("/es/entrar?next=%2Fes%2Fcuenta"), "{}", page.text);
        assert!(!page.text.contains("passkeys."), "no script is needed");
    };
}

#[tokio::test]
async fn one_passkey_is_not_tried_for_ever() {
    let settings = Settings { base_url: BASE.to_owned(), ..Settings::default() };
    let world = World::with(minga_testkit::sqlite().await, settings).await;
    let mut browser = Browser::new(&world);
    let answer = json!({ "ceremony": "x", "credential": { "id": "x" } });
    for _ in 0..30 {
        let refused = browser.post_json("/api/passkeys/signed-in", &answer).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN);
    }
    let refused = browser.post_json("/api/passkeys/signed-in", &answer).await;
    assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn scripts_run_only_where_a_passkey_needs_one() {
    let settings = Settings { base_url: BASE.to_owned(), ..Settings::default() };
    let named = World::with(minga_testkit::sqlite().await, settings).await;
    let mut browser = Browser::new(&named);
    let page = browser.get("/es/entrar").await;
    assert!(page.header(header::CONTENT_SECURITY_POLICY).ends_with("; script-src 'self'"));
    assert!(page.text.contains("data-next=\"/es/mi-trabajo\" hidden"), "{}", page.text);
    let script = page.text.split("src=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let script = browser.get(&script).await;
    assert_eq!(script.header(header::CONTENT_TYPE), "text/javascript; charset=utf-8");
    assert!(script.text.len() < 3_000, "{} bytes", script.text.len());
    let home = browser.get("/es").await;
    assert!(!home.header(header::CONTENT_SECURITY_POLICY).contains("script-src"));

    // Browsers allow no passkeys for a number.
    let numbered = World::new(minga_testkit::sqlite().await).await;
    let mut browser = Browser::new(&numbered);
    let page = browser.get("/es/entrar").await;
    assert!(!page.header(header::CONTENT_SECURITY_POLICY).contains("script-src"));
    assert!(!page.text.contains("data-passkeys"));
    let refused = browser.post_json("/api/passkeys/sign-in", &json!({})).await;
    assert_eq!(refused.status, StatusCode::NOT_FOUND);
}
