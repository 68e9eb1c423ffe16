//! Roles and what belongs to them, as pages show them.

use crate::model::{Handover, HandoverState};
use minga_auth::{Membership, accounts_by_id};
use minga_kernel::{Day, Lang, Office, Ref, Resolved, Standing};
use minga_store::{Conn, StoreError};
use minga_web::{App, Entrusted, Visit, WorkItem};
use serde::Serialize;
use std::collections::HashMap;
use uuid::Uuid;

/// A role that ends or ended, and what becomes of it.
#[derive(Serialize)]
pub(super) struct RoleShown {
    pub(super) id: Uuid,
    pub(super) person: String,
    pub(super) role: &'static str,
    pub(super) body: Option<String>,
    pub(super) scope: Option<String>,
    pub(super) begins: Day,
    pub(super) ends: Option<Day>,
    pub(super) state: &'static str,
    pub(super) successor: Option<String>,
    pub(super) path: String,
}

impl RoleShown {
    pub(super) fn sample(full: bool) -> RoleShown {
        RoleShown {
            id: Uuid::nil(),
            person: "<Ana>".to_owned(),
            role: "officer",
            body: full.then(|| "<MT>".to_owned()),
            scope: full.then(|| "EC-1".to_owned()),
            begins: Day::default(),
            ends: full.then(Day::default),
            state: if full { "named" } else { "open" },
            successor: full.then(|| "\"Eva\"".to_owned()),
            path: "/es".to_owned(),
        }
    }
}

/// These roles in words, in a fixed number of statements.
pub(super) async fn roles(
    app: &App,
    db: &Conn,
    lang: Lang,
    all: &[Membership],
    handovers: &HashMap<Uuid, Handover>,
) -> Result<Vec<RoleShown>, StoreError> {
    let things: Vec<Ref> = all.iter().flat_map(|it| [&it.body, &it.scope]).flatten().cloned().collect();
    let known = app.references.resolve(db, &things).await?;
    let successors: Vec<Uuid> = handovers.values().filter_map(|it| it.successor).collect();
    let successors: HashMap<Uuid, Uuid> =
        minga_auth::memberships(db, &successors).await?.into_iter().map(|it| (it.id, it.account)).collect();
    let accounts: Vec<Uuid> = all.iter().map(|it| it.account).chain(successors.values().copied()).collect();
    let names = accounts_by_id(db, &accounts).await?;
    let shown = all.iter().map(|it| {
        let handover = handovers.get(&it.id);
        let successor = handover.and_then(|it| successors.get(&it.successor?));
        RoleShown {
            id: it.id,
            person: names.get(&it.account).map(|it| it.name.clone()).unwrap_or_default(),
            role: it.role.code(),
            body: it.body.as_ref().and_then(|body| known.get(body)).map(|it| short(lang, it)),
            scope: it.scope.as_ref().and_then(|scope| known.get(scope)).map(|it| short(lang, it)),
            begins: it.begins.date_naive(),
            ends: it.ends.map(|ends| ends.date_naive()),
            state: HandoverState::of(handover).code(),
            successor: successor.and_then(|account| names.get(account)).map(|it| it.name.clone()),
            path: super::path_of(lang, it.id),
        }
    });
    Ok(shown.collect())
}

fn short(lang: Lang, it: &Resolved) -> String {
    it.short.clone().unwrap_or_else(|| it.title.for_reader(lang).to_owned())
}

/// What somebody of this standing answers for, and what of it waits, what presses most first.
pub(super) async fn entrusted(
    app: &App,
    db: &Conn,
    visit: &Visit,
    standing: &Standing,
) -> Result<(Vec<Entrusted>, Vec<WorkItem>), StoreError> {
    let mut sections = Vec::new();
    let mut items = Vec::new();
    for work in &app.work {
        sections.extend(work.entrusted(app, db, visit, standing).await?);
        items.extend(work.items(app, db, visit, standing).await?);
    }
    items.sort_by_key(|item| (item.urgency, item.due.is_none(), item.due));
    Ok((sections, items))
}

/// What an office is, as somebody's only one.
pub(super) fn standing_of(it: &Membership) -> Standing {
    let office = Office { role: it.role, body: it.body.clone(), scope: it.scope.clone() };
    Standing { account: None, offices: vec![office] }
}
