//! Signing in at a provider of OpenID Connect, also at one that does what none should.

use crate::browser::{Browser, Page};
use crate::harness::World;
use crate::provider::{Behaviour, CLIENT, Provider, SECRET, Trouble, claims_of, jwt};
use http::{StatusCode, header};
use minga_auth::{Account, OidcSettings, add_account, block_account};
use minga_kernel::{Actor, Lang};
use minga_testkit::{TestStore, on_both_databases};
use minga_web::Settings;
use serde_json::json;
use sha2::{Digest, Sha256};
use std::time::Duration;

async fn world(store: TestStore, provider: &Provider) -> (World, Account) {
    let oidc = OidcSettings {
        issuer: provider.issuer(),
        client_id: CLIENT.to_owned(),
        client_secret: SECRET.to_owned(),
        name: "Mintel <ID>".to_owned(),
    };
    let world = World::with(store, Settings { oidc: Some(oidc), ..Settings::default() }).await;
    let cx = world.app.cx(Actor::Operator, Lang::Es);
    let tx = world.app.store.write().await.unwrap();
    let ana = add_account(&cx, &tx, "ana@mintel.example", "Ana", Lang::Es).await.unwrap();
    tx.commit().await.unwrap();
    (world, ana)
}

/// Presses the button: where it leads.
async fn begin(browser: &mut Browser<'_>, path: &str, form: &str) -> String {
    let page = browser.post(path, form).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text);
    page.header(header::REFRESH).strip_prefix("0; url=").unwrap().to_owned()
}

/// Goes there, signs in there, and comes back.
pub(crate) async fn dance(browser: &mut Browser<'_>, provider: &Provider, path: &str, form: &str) -> Page {
    let address = begin(browser, path, form).await;
    let (code, state) = provider.sign_in(&address);
    browser.get(&format!("/oidc/return?code={code}&state={state}")).await
}

async fn enters(browser: &mut Browser<'_>, provider: &Provider) -> bool {
    let back = dance(browser, provider, "/es/entrar/oidc", "next=").await;
    assert_eq!(back.status, StatusCode::SEE_OTHER, "{}", back.text);
    back.header(header::LOCATION) == "/es/mi-trabajo" && browser.cookies.contains_key("minga")
}

#[track_caller]
fn refused(browser: &Browser<'_>, back: &Page, why: &str) {
    assert_eq!(back.status, StatusCode::SEE_OTHER, "{}", back.text);
    assert_eq!(back.header(header::LOCATION), format!("/es/entrar?refused=oidc-{why}"));
    assert!(browser.cookies.is_empty(), "nobody is signed in, and the attempt is over");
}

/// How a provider behaves that lies.
type Lie = fn(&mut Behaviour);

on_both_databases! {
    whoever_the_provider_vouches_for_gets_in, async |store| {
        let provider = Provider::start();
        let (world, _) = world(store, &provider).await;
        let mut browser = Browser::new(&world);
        let page = browser.get("/es/entrar").await;
        assert!(page.text.contains("Entrar con Mintel &lt;ID&gt;</button>"), "{}", page.text);
        assert!(page.header(header::CONTENT_SECURITY_POLICY).contains("form-action 'self';"));

        let back = dance(&mut browser, &provider, "/en/sign-in/oidc", "next=/en/account%3Fx=1").await;
        assert_eq!(back.header(header::LOCATION), "/en/account?x=1");
        assert!(browser.get("/en/account").await.text.contains("ana@mintel.example"));
        assert!(!browser.cookies.contains_key("minga-ceremony"));

        // Who was tied once needs no address any more.
        provider.set(|it| it.claims = json!({ "sub": "ana-1" }));
        assert!(enters(&mut Browser::new(&world), &provider).await);
        // What the provider says of itself is asked once.
        assert_eq!(provider.visits.lock().unwrap()["/keys"], 1);
        world.clock.advance(Duration::from_mins(61));
        provider.set(|it| it.claims["exp"] = json!(1_622_548_800 + 9_000));
        assert!(enters(&mut Browser::new(&world), &provider).await);
        assert_eq!(provider.visits.lock().unwrap()["/keys"], 2);
    };

    whoever_has_no_account_stays_outside, async |store| {
        let provider = Provider::start();
        let (world, ana) = world(store, &provider).await;
        let mut browser = Browser::new(&world);
        for (claims, why, words) in [
            (json!({ "sub": "x", "email": "eva@mintel.example", "email_verified": true }), "unknown", "no se crea sola"),
            (json!({ "sub": "x", "email": "ana@mintel.example", "email_verified": false }), "unverified", "no da fe"),
            (json!({ "sub": "x", "email": "ana@mintel.example" }), "unverified", "no da fe"),
            (json!({ "sub": "x" }), "unverified", "no da fe"),
        ] {
            provider.set(|it| {
                it.userinfo = json!({ "sub": "x" });
                it.claims = claims;
            });
            let back = dance(&mut browser, &provider, "/es/entrar/oidc", "next=").await;
            refused(&browser, &back, why);
            let page = browser.get(back.header(header::LOCATION)).await;
            assert!(page.text.contains(words), "{}", page.text);
        }
        provider.set(|it| it.claims = json!({ "sub": "ana-1", "email": "ANA@mintel.example", "email_verified": true }));
        assert!(enters(&mut Browser::new(&world), &provider).await);
        let cx = world.app.cx(Actor::Operator, Lang::Es);
        block_account(&cx, &world.app.store, ana.id, true).await.unwrap();
        for subject in ["ana-1", "ana-2"] {
            provider.set(|it| it.claims["sub"] = json!(subject));
            let back = dance(&mut browser, &provider, "/es/entrar/oidc", "next=").await;
            refused(&browser, &back, "blocked");
        }
    };

    a_state_serves_once_in_the_browser_that_began, async |store| {
        let provider = Provider::start();
        let (world, _) = world(store, &provider).await;
        let (mut own, mut other) = (Browser::new(&world), Browser::new(&world));
        let (code, state) = provider.sign_in(&begin(&mut own, "/es/entrar/oidc", "next=").await);
        let address = format!("/oidc/return?code={code}&state={state}");
        // Without a cookie, and with that of another attempt.
        let back = other.get(&address).await;
        refused(&other, &back, "over");
        begin(&mut other, "/es/entrar/oidc", "next=").await;
        let back = other.get(&address).await;
        refused(&other, &back, "over");
        // The owner's attempt goes on all the same, once.
        let ceremony = own.cookies.clone();
        assert_eq!(own.get(&address).await.header(header::LOCATION), "/es/mi-trabajo");
        own.cookies = ceremony;
        let back = own.get(&address).await;
        refused(&own, &back, "over");

        let (code, state) = provider.sign_in(&begin(&mut own, "/es/entrar/oidc", "next=").await);
        world.clock.advance(Duration::from_mins(11));
        let back = own.get(&format!("/oidc/return?code={code}&state={state}")).await;
        refused(&own, &back, "over");
        for broken in ["", "?code=x", "?state=x", "?error=x&error_description=%3Cb%3E"] {
            let back = own.get(&format!("/oidc/return{broken}")).await;
            refused(&own, &back, "over");
        }
    };
}

#[tokio::test]
async fn a_token_that_does_not_hold_lets_nobody_in() {
    let provider = Provider::start();
    let (world, _) = world(minga_testkit::sqlite().await, &provider).await;
    let lies: [(&str, Lie); 13] = [
        ("another nonce", |it| it.claims["nonce"] = json!("x")),
        ("another audience", |it| it.claims["aud"] = json!("other")),
        ("an audience more", |it| it.claims["aud"] = json!([CLIENT, "other"])),
        ("another issuer", |it| it.claims["iss"] = json!("https://evil.example")),
        ("its time is over", |it| it.claims["exp"] = json!(1_622_548_799)),
        ("another access token", |it| it.claims["at_hash"] = json!("AAAAAAAAAAAAAAAAAAAAAA")),
        ("a key that is not published", |it| it.signs_with = 2),
        ("a key of another name", |it| {
            it.tamper = |token| resigned(&json!({ "alg": "EdDSA", "kid": "two" }), &token, |_| vec![0; 64]);
        }),
        ("no signature", |it| {
            it.tamper = |token| resigned(&json!({ "alg": "none" }), &token, |_| Vec::new());
        }),
        ("signed with what the client knows", |it| {
            it.tamper = |token| resigned(&json!({ "alg": "HS256" }), &token, with_secret);
        }),
        ("changed words", |it| {
            it.tamper = |token| {
                let mut parts: Vec<_> = token.split('.').map(str::to_owned).collect();
                parts[1] = jwt(&json!({}), &json!({ "sub": "admin" }), |_| Vec::new())
                    .split('.')
                    .nth(1)
                    .unwrap()
                    .to_owned();
                parts.join(".")
            };
        }),
        ("no token", |it| it.tamper = |_| "x".to_owned()),
        ("userinfo of somebody else", |it| {
            it.claims = json!({ "sub": "eva-1" });
            it.userinfo = json!({ "sub": "ana-1", "email": "ana@mintel.example", "email_verified": true });
        }),
    ];
    let honest = provider.behaviour.lock().unwrap().clone();
    for (name, lie) in lies {
        provider.set(lie);
        let mut browser = Browser::new(&world);
        let back = dance(&mut browser, &provider, "/es/entrar/oidc", "next=").await;
        assert_eq!(back.header(header::LOCATION), "/es/entrar?refused=oidc-refused", "{name}");
        assert!(browser.cookies.is_empty(), "{name}");
        provider.set(|it| it.clone_from(&honest));
    }
    assert!(enters(&mut Browser::new(&world), &provider).await, "it was not refused for another reason");
    // The provider changes its key: its keys are asked for anew.
    provider.set(|it| {
        (it.signs_with, it.publishes, it.kid) = (3, 3, "three");
    });
    assert!(enters(&mut Browser::new(&world), &provider).await);
    // What no ID token says, the provider tells when it is asked.
    provider.set(|it| {
        it.claims = json!({ "sub": "ana-3" });
        it.userinfo = json!({ "sub": "ana-3", "email": "ana@mintel.example", "email_verified": true });
    });
    assert!(enters(&mut Browser::new(&world), &provider).await);
}

fn resigned(head: &serde_json::Value, token: &str, sign: fn(&[u8]) -> Vec<u8>) -> String {
    jwt(head, &claims_of(token), sign)
}

/// HMAC-SHA-256 (RFC 2104).
fn with_secret(text: &[u8]) -> Vec<u8> {
    let mut key = SECRET.as_bytes().to_vec();
    key.resize(64, 0);
    let pad = |with: u8| key.iter().map(|byte| byte ^ with).collect::<Vec<_>>();
    let inner = Sha256::new().chain_update(pad(0x36)).chain_update(text).finalize();
    Sha256::new().chain_update(pad(0x5c)).chain_update(inner).finalize().to_vec()
}

#[tokio::test]
async fn a_provider_in_trouble_is_told_plainly() {
    for trouble in [Trouble::Huge, Trouble::Redirects, Trouble::Fails, Trouble::Slow] {
        let provider = Provider::start();
        let (world, _) = world(minga_testkit::sqlite().await, &provider).await;
        let mut browser = Browser::new(&world);
        provider.set(|it| it.trouble = Some(("/.well-known/openid-configuration", trouble)));
        let answer = browser.post("/es/entrar/oidc", "next=").await;
        refused(&browser, &answer, "unreachable");
        assert!(!provider.visits.lock().unwrap().contains_key("/elsewhere"), "nobody is followed");
        provider.set(|it| it.trouble = Some(("/token", trouble)));
        let back = dance(&mut browser, &provider, "/es/entrar/oidc", "next=").await;
        let why = if matches!(trouble, Trouble::Huge | Trouble::Slow) { "unreachable" } else { "refused" };
        refused(&browser, &back, why);
        let page = browser.get(back.header(header::LOCATION)).await;
        assert!(!page.text.contains("invalid_grant") && !page.text.contains("<b>x"), "{}", page.text);
    }
    let oidc = OidcSettings {
        issuer: "http://127.0.0.1:1".to_owned(),
        client_id: CLIENT.to_owned(),
        client_secret: SECRET.to_owned(),
        name: String::new(),
    };
    let settings = Settings { oidc: Some(oidc), ..Settings::default() };
    let world = World::with(minga_testkit::sqlite().await, settings).await;
    let mut browser = Browser::new(&world);
    let answer = browser.post("/es/entrar/oidc", "next=").await;
    refused(&browser, &answer, "unreachable");
}

#[tokio::test]
async fn the_provider_may_say_no() {
    let provider = Provider::start();
    let (world, _) = world(minga_testkit::sqlite().await, &provider).await;
    let mut browser = Browser::new(&world);
    for answer in ["error=access_denied&error_description=%3Cb%3E", "code=x&iss=https://evil.example", ""] {
        let (_, state) = provider.sign_in(&begin(&mut browser, "/es/entrar/oidc", "next=").await);
        let back = browser.get(&format!("/oidc/return?state={state}&{answer}")).await;
        refused(&browser, &back, "refused");
    }
    let back = dance(&mut browser, &provider, "/es/entrar/oidc", "next=https://evil.example").await;
    assert_eq!(back.header(header::LOCATION), "/es/mi-trabajo", "it leads to no other site");
}

#[tokio::test]
async fn without_a_provider_there_is_no_button() {
    let world = World::new(minga_testkit::sqlite().await).await;
    let mut browser = Browser::new(&world);
    assert!(!browser.get("/es/entrar").await.text.contains("/entrar/oidc"));
    assert_eq!(browser.post("/es/entrar/oidc", "").await.status, StatusCode::NOT_FOUND);
    assert_eq!(browser.get("/oidc/return?code=x&state=x").await.status, StatusCode::NOT_FOUND);
}
