//! One's own account: password, sessions, keys for programs.

use super::{
    ACCOUNT, ACCOUNT_END, KEY_END, KEYS, OWN_DATA, PASSKEY_END, PASSWORD, SESSION_END, SIGN_IN, ticket,
};
use crate::{
    App, Choice, Crumb, Field, FieldError, Fields, Form, PageError, PageMeta, PageResult, Signed, View,
    Visit, escape_query, mended, security, session,
};
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect};
use http::header;
use minga_auth::{
    Scope, account_by_address, allow, close_key, close_other_sessions, close_session, keys_of, make_key,
    passkeys_of, sessions_of, set_password,
};
use minga_kernel::{Day, Place, Problem};
use serde::Serialize;
use uuid::Uuid;

#[derive(Serialize)]
pub(crate) struct AccountPage {
    account: Shown,
}

#[derive(Serialize)]
struct Shown {
    name: String,
    address: String,
    has_password: bool,
    password_action: String,
    keys_action: String,
    done: Option<String>,
    old_password: Field,
    password: Field,
    errors: Vec<FieldError>,
    sessions: Vec<SessionShown>,
    /// Where browsers allow none here.
    no_passkeys: bool,
    passkeys: Vec<PasskeyShown>,
    /// Where to go once a passkey was added; none if its owner has to sign in again first.
    passkey_added: Option<String>,
    sign_in_again: String,
    own_data: String,
    leave: String,
    keys: Vec<KeyShown>,
    key_name: Field,
    scopes: Vec<Choice>,
    /// A key that was just made, shown this once.
    new_key: Option<String>,
}

#[derive(Serialize)]
struct SessionShown {
    end: String,
    device: String,
    made: Day,
    seen: Day,
    own: bool,
}

#[derive(Serialize)]
struct PasskeyShown {
    end: String,
    name: String,
    made: Day,
    used: Option<Day>,
}

#[derive(Serialize)]
struct KeyShown {
    end: String,
    name: String,
    scopes: Vec<String>,
    made: Day,
}

impl View for AccountPage {
    const TEMPLATE: &'static str = "account.html";

    fn samples() -> Vec<AccountPage> {
        let sample = |full: bool| Shown {
            name: "<Ana>".to_owned(),
            address: "ana@mintel.example".to_owned(),
            has_password: full,
            password_action: "/es/cuenta/clave".to_owned(),
            keys_action: "/es/cuenta/llaves".to_owned(),
            done: full.then(|| "password".to_owned()),
            old_password: Field::sample(),
            password: Field::sample(),
            errors: if full { vec![FieldError::sample()] } else { Vec::new() },
            sessions: vec![
                SessionShown {
                    end: "/es/cuenta/x".to_owned(),
                    device: "Firefox, Linux".to_owned(),
                    made: Day::default(),
                    seen: Day::default(),
                    own: true,
                },
                SessionShown {
                    end: "/es/cuenta/x".to_owned(),
                    device: String::new(),
                    made: Day::default(),
                    seen: Day::default(),
                    own: false,
                },
            ],
            no_passkeys: false,
            passkeys: [None, Some(Day::default())]
                .into_iter()
                .map(|used| PasskeyShown {
                    end: "/es/cuenta/x".to_owned(),
                    name: "<x>".to_owned(),
                    made: Day::default(),
                    used,
                })
                .filter(|_| full)
                .collect(),
            passkey_added: full.then(|| "/es/cuenta?done=passkey".to_owned()),
            sign_in_again: "/es/entrar".to_owned(),
            own_data: "/es/cuenta/mis-datos".to_owned(),
            leave: "/es/cuenta/borrar".to_owned(),
            keys: if full {
                vec![KeyShown {
                    end: "/es/cuenta/x".to_owned(),
                    name: "<x>".to_owned(),
                    scopes: vec!["report".to_owned()],
                    made: Day::default(),
                }]
            } else {
                Vec::new()
            },
            key_name: Field::sample(),
            scopes: vec![Choice { value: "report".to_owned(), label: "…".to_owned(), selected: false }],
            new_key: full.then(|| "abc".to_owned()),
        };
        [false, true].into_iter().map(|full| AccountPage { account: sample(full) }).collect()
    }
}

/// What this page can say that was done.
const DONE: [&str; 5] = ["password", "session", "passkey", "removed", "key"];

pub(crate) async fn show(State(app): State<App>, visit: Visit, signed: Signed) -> PageResult {
    page(&app, &visit, &signed, &[], None).await
}

/// Sets a password. Whoever has one shows it first; every other session ends.
pub(crate) async fn change_password(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    form: Form,
) -> PageResult {
    let cx = signed.cx(&app, visit.lang);
    let tx = app.store.write().await?;
    let allowed = allow(&cx, &tx, "password", &signed.account.address, app.tries()).await?;
    tx.commit().await?;
    if !allowed {
        return Err(PageError::TooMany);
    }
    let db = app.store.read().await?;
    let hash = account_by_address(&db, &signed.account.address).await?.and_then(|(_, hash)| hash);
    drop(db);
    let password = form.text("password");
    let names = [signed.account.address.as_str(), signed.account.name.as_str()];
    let mut problems: Vec<Problem> = ticket::password_problem(&password, &names).into_iter().collect();
    if hash.is_some() && !app.passwords.check(hash, &form.text("old_password")).await {
        problems.push(Problem::error(Place::default().column("old_password"), "password-wrong"));
    }
    if !problems.is_empty() {
        return Ok(mended(page(&app, &visit, &signed, &problems, None).await?, &problems));
    }
    let hash = app.passwords.hash(&*app.random, &password).await;
    let tx = app.store.write().await?;
    set_password(&tx, signed.account.id, &hash).await?;
    close_other_sessions(&tx, signed.account.id, Some(signed.session.id)).await?;
    tx.commit().await?;
    Ok(back(&visit, "password"))
}

/// Ends a session: this one (signing out), or another.
pub(crate) async fn end_session(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(id): Path<Uuid>,
) -> PageResult {
    let tx = app.store.write().await?;
    if !close_session(&tx, signed.account.id, id).await? {
        return Err(PageError::not_found(""));
    }
    tx.commit().await?;
    if id == signed.session.id {
        let gone = (header::SET_COOKIE, session::sign_out(&app));
        // Words that were not sent lie in the browser: the next person at it does not read them.
        let words = (session::CLEAR_SITE_DATA, http::HeaderValue::from_static("\"storage\""));
        return Ok(([gone, words], Redirect::to(&super::HOME.path(visit.lang, &[]))).into_response());
    }
    Ok(back(&visit, "session"))
}

/// Removes a passkey.
pub(crate) async fn remove_passkey(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(id): Path<Uuid>,
) -> PageResult {
    let tx = app.store.write().await?;
    if !minga_auth::remove_passkey(&tx, signed.account.id, id).await? {
        return Err(PageError::not_found(""));
    }
    tx.commit().await?;
    Ok(back(&visit, "removed"))
}

/// Makes a key for a program, and shows it this once.
pub(crate) async fn add_key(State(app): State<App>, visit: Visit, signed: Signed, form: Form) -> PageResult {
    let name: String = form.text("key_name").chars().take(80).collect();
    let scopes: Vec<Scope> = form.all("scope").filter_map(Scope::from_code).collect();
    if name.is_empty() || scopes.is_empty() {
        let problems = [Problem::error(Place::default().column("key_name"), "key")];
        return Ok(mended(page(&app, &visit, &signed, &problems, None).await?, &problems));
    }
    let tx = app.store.write().await?;
    let cx = signed.cx(&app, visit.lang);
    let token = make_key(&cx, &tx, signed.account.id, &name, &scopes, None).await?;
    tx.commit().await?;
    page(&app, &visit, &signed, &[], Some(token.reveal())).await
}

/// Ends a key.
pub(crate) async fn end_key(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(id): Path<Uuid>,
) -> PageResult {
    let tx = app.store.write().await?;
    if !close_key(&tx, signed.account.id, id).await? {
        return Err(PageError::not_found(""));
    }
    tx.commit().await?;
    Ok(back(&visit, "key"))
}

fn back(visit: &Visit, done: &str) -> axum::response::Response {
    Redirect::to(&format!("{}?done={done}", ACCOUNT.path(visit.lang, &[]))).into_response()
}

async fn page(
    app: &App,
    visit: &Visit,
    signed: &Signed,
    problems: &[Problem],
    new_key: Option<String>,
) -> PageResult {
    let lang = visit.lang;
    let db = app.store.read().await?;
    let sessions = sessions_of(&db, signed.account.id, app.clock.now()).await?;
    let keys = keys_of(&db, signed.account.id).await?;
    let passkeys = passkeys_of(&db, signed.account.id).await?;
    let own = ACCOUNT.path(lang, &[]);
    let fields = Fields::new(app, lang, "account", problems);
    let done = visit.asked("done").filter(|done| DONE.contains(done));
    let scope_label = |scope: Scope| app.words.plain(lang, &format!("account-scope-{}", scope.code()));
    let shown = Shown {
        name: signed.account.name.clone(),
        address: signed.account.address.clone(),
        has_password: signed.account.has_password,
        password_action: PASSWORD.path(lang, &[]),
        keys_action: KEYS.path(lang, &[]),
        done: done.map(str::to_owned),
        old_password: fields.field("old_password", "", true),
        password: fields.field("password", "", true),
        errors: fields.errors(),
        sessions: sessions
            .into_iter()
            .map(|it| SessionShown {
                own: it.id == signed.session.id,
                end: SESSION_END.path(lang, &[("id", &it.id.to_string())]),
                device: it.device,
                made: it.made_at.date_naive(),
                seen: it.seen_at.date_naive(),
            })
            .collect(),
        no_passkeys: app.passkeys.is_none() && passkeys.is_empty(),
        passkeys: passkeys
            .into_iter()
            .map(|it| PasskeyShown {
                end: PASSKEY_END.path(lang, &[("id", &it.id.to_string())]),
                name: it.name,
                made: it.made_at.date_naive(),
                used: it.used_at.map(|used| used.date_naive()),
            })
            .collect(),
        passkey_added: signed.is_fresh(app).then(|| format!("{own}?done=passkey")),
        own_data: OWN_DATA.path(lang, &[]),
        leave: ACCOUNT_END.path(lang, &[]),
        sign_in_again: format!("{}?next={}", SIGN_IN.path(lang, &[]), escape_query(&own)),
        keys: keys
            .into_iter()
            .map(|it| KeyShown {
                end: KEY_END.path(lang, &[("id", &it.id.to_string())]),
                name: it.name,
                scopes: it.scopes.into_iter().map(scope_label).collect(),
                made: it.made_at.date_naive(),
            })
            .collect(),
        key_name: fields.field("key_name", "", true),
        scopes: Scope::ALL
            .map(|scope| Choice {
                value: scope.code().to_owned(),
                label: scope_label(scope),
                selected: false,
            })
            .to_vec(),
        new_key,
    };
    let title = app.words.plain(lang, "account-title");
    let meta = PageMeta {
        description: app.words.plain(lang, "account-lead"),
        paths: ACCOUNT.paths(&[]),
        crumbs: vec![
            Crumb::to(app.words.plain(lang, "work-title"), super::WORK.path(lang, &[])),
            Crumb::here(&title),
        ],
        title,
        ..PageMeta::default()
    };
    let response = app.page(visit, &meta, &AccountPage { account: shown })?;
    Ok(if app.passkeys.is_some() { security::with_script(response) } else { response })
}
