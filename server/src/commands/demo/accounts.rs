//! One account for each role, so that a newcomer can act in each.

use anyhow::Context;
use chrono::Duration;
use minga_auth::{
    NewRole, Purpose, Scope, account_by_address, add_account, give_role, issue_ticket, make_key,
};
use minga_kernel::{Actor, Kind, Lang, Ref, Role};
use minga_web::App;
use serde::{Deserialize, Serialize};
use std::fs;
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

/// An account of the demo, as `demo-accounts.json` tells of it.
#[derive(Debug, Deserialize, Serialize)]
pub(crate) struct DemoAccount {
    /// Its role.
    pub(crate) role: String,
    /// Its e-mail address; no mail goes there.
    pub(crate) email: String,
    /// The organisation for which it acts, by its code.
    pub(crate) organisation: Option<String>,
    /// The address that signs in.
    pub(crate) sign_in: String,
    /// The key with which a program acts for it.
    pub(crate) api_key: String,
}

/// Role, name, and the organisation for which they act: those of commitment 3 of the plan.
const ACCOUNTS: [(Role, &str, Option<&str>); 8] = [
    (Role::Administrator, "Adela Andrade", None),
    (Role::Coordinator, "Camilo Cárdenas", None),
    (Role::Officer, "Olga Ortiz", Some("SERCOP")),
    (Role::Counterpart, "Cecilia Cueva", Some("FCD")),
    (Role::Evaluator, "Elías Espinosa", None),
    (Role::Moderator, "Mónica Mora", None),
    (Role::Reviewer, "René Robles", None),
    (Role::Participant, "Paola Paredes", None),
];

/// How long the demo's links sign in.
const LASTS: Duration = Duration::days(3_650);

/// Makes the accounts, with links and keys, and writes them into `file`, which only its owner
/// may read.
pub(crate) async fn make(app: &App, file: &Path) -> anyhow::Result<()> {
    let cx = app.cx(Actor::Operator, Lang::Es);
    let mut made = Vec::new();
    for (role, name, code) in ACCOUNTS {
        let email = format!("{}@demo.example", role.code());
        let db = app.store.read().await?;
        if account_by_address(&db, &email).await?.is_some() {
            continue;
        }
        let body = match code {
            Some(code) => app.references.find(&db, &Kind::new("organisation"), code).await?,
            None => None,
        };
        drop(db);
        let tx = app.store.write().await?;
        let account = add_account(&cx, &tx, &email, name, Lang::Es).await?;
        let link = issue_ticket(&cx, &tx, Purpose::Demo, account.id, LASTS).await?;
        let key = make_key(&cx, &tx, account.id, "demo", &Scope::ALL, None).await?;
        tx.commit().await?;
        let body: Option<Ref> = body;
        let begins = cx.now();
        let new = NewRole { account: account.id, role, body, scope: None, begins, ends: None };
        give_role(&cx, &app.store, new).await?;
        made.push(DemoAccount {
            role: role.code().to_owned(),
            email,
            organisation: code.map(str::to_owned),
            sign_in: app.ticket_address(Lang::Es, &link),
            api_key: key.reveal(),
        });
    }
    if made.is_empty() {
        return Ok(());
    }
    let shown = || format!("cannot write {}", file.display());
    let mut out = fs::OpenOptions::new()
        .create(true)
        .truncate(true)
        .write(true)
        .mode(0o600)
        .open(file)
        .with_context(shown)?;
    out.write_all(serde_json::to_string_pretty(&made)?.as_bytes()).with_context(shown)?;
    out.write_all(b"\n").with_context(shown)?;
    Ok(out.sync_all()?)
}

/// The accounts that were made, now or before.
pub(crate) fn known(file: &Path) -> Vec<DemoAccount> {
    fs::read(file).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default()
}
