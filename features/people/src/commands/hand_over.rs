//! Somebody takes up what another answered for: one role, or all roles of a plan in one act.

use crate::model::{HANDED_OVER, HANDOVER, Handover, HandoverState};
use crate::policy;
use crate::queries::{handovers_of, save_handover};
use minga_auth::{
    Account, Membership, NewRole, Purpose, account_by_address, add_account, address_of, end_role_within,
    give_role_within, issue_ticket, membership, memberships_of, standing,
};
use minga_i18n::FluentArgs;
use minga_kernel::{Capacity, Cx, Lang, Place, Problem, Ref, Refusal};
use minga_store::{CommandError, Event, Tx};
use minga_web::{App, Check, Letter};
use serde_json::json;
use uuid::Uuid;

/// The longest note.
const NOTE: usize = 4_000;
/// How long an invitation serves.
const INVITATION: chrono::Duration = chrono::Duration::days(14);

/// Who comes after somebody.
#[derive(Clone, Debug)]
pub(crate) struct Naming {
    /// The role that ends or ended.
    pub(crate) membership: Uuid,
    /// The address of whoever comes after.
    pub(crate) address: String,
    /// Their name, if they have no account yet.
    pub(crate) name: String,
    pub(crate) lang: Lang,
}

/// What becomes of the role of whoever goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Former {
    /// It ends in the same act, if it has not ended.
    Ends,
    /// It stays until it ends.
    Stays,
}

/// The command: everybody who is named is invited, or nobody is.
pub(crate) async fn hand_over(
    cx: &Cx,
    app: &App,
    all: &[Naming],
    note: &str,
    former: Former,
    path: impl Fn(Lang, Uuid) -> String,
) -> Result<usize, CommandError> {
    let tx = app.store.write().await?;
    let capacity = policy::may_arrange_handovers(&standing(cx, &tx).await?)?;
    tx.lock("handovers").await?;
    let mut problems = Vec::new();
    let mut check = Check::default();
    check.words("note", note, NOTE, false);
    if let Err(CommandError::Problems(more)) = check.done() {
        problems.extend(more);
    }
    if all.is_empty() {
        problems.push(Problem::error(Place::default(), "handover-nobody"));
    }
    let mut events = Vec::new();
    for naming in all {
        let found = membership(&tx, naming.membership).await?.ok_or(CommandError::NotFound)?;
        match one(cx, app, &tx, &capacity, &found, naming, note, former, &path).await? {
            Ok(event) => events.push(event),
            Err(problem) => problems.push(problem),
        }
    }
    if !problems.is_empty() {
        return Err(CommandError::Problems(problems));
    }
    let count = events.len();
    tx.publish(cx, &capacity, events).await?;
    tx.commit().await?;
    Ok(count)
}

#[expect(clippy::too_many_arguments, reason = "one step of one command")]
async fn one(
    cx: &Cx,
    app: &App,
    tx: &Tx,
    capacity: &Capacity,
    found: &Membership,
    naming: &Naming,
    note: &str,
    former: Former,
    path: &impl Fn(Lang, Uuid) -> String,
) -> Result<Result<Event, Problem>, CommandError> {
    let known = handovers_of(tx, &[found.id]).await?.remove(&found.id);
    let state = HandoverState::of(known.as_ref());
    if state == HandoverState::Acknowledged || !HANDED_OVER.contains(&found.role) {
        return Err(Refusal::State.into());
    }
    let Some(address) = address_of(&naming.address) else {
        return Ok(Err(wrong("address", found.id, "address")));
    };
    let account = match account_by_address(tx, &address).await?.map(|(account, _)| account) {
        Some(account) if account.blocked => return Ok(Err(wrong("address", found.id, "handover-blocked"))),
        Some(account) => account,
        None if naming.name.trim().is_empty() => return Ok(Err(wrong("name", found.id, "handover-name"))),
        None => match add_account(cx, tx, &address, &naming.name, naming.lang).await {
            Ok(account) => account,
            Err(CommandError::Problems(_)) => return Ok(Err(wrong("name", found.id, "person-name"))),
            Err(error) => return Err(error),
        },
    };
    if account.id == found.account {
        return Ok(Err(wrong("address", found.id, "handover-same")));
    }
    if former == Former::Ends && found.ends.is_none_or(|ends| ends > cx.now()) {
        end_role_within(cx, tx, capacity, found.id).await?;
    }
    let successor = take_up(cx, tx, capacity, &account, found).await?;
    let handover = Handover {
        id: known.as_ref().map_or_else(|| cx.new_id(), |it| it.id),
        membership: found.id,
        successor: Some(successor.id),
        note: note.trim().to_owned(),
        named_at: cx.now(),
        acknowledged_at: None,
    };
    save_handover(tx, &handover, known.is_none()).await?;
    invite(cx, app, tx, &account, &path(account.lang, found.id)).await?;
    Ok(Ok(told(found, &handover, "handover.named")))
}

/// The role of the successor: the one that they hold already, or a new one.
async fn take_up(
    cx: &Cx,
    tx: &Tx,
    capacity: &Capacity,
    account: &Account,
    former: &Membership,
) -> Result<Membership, CommandError> {
    let now = cx.now();
    let alike = |it: &Membership| {
        it.holds(now) && it.role == former.role && it.body == former.body && it.scope == former.scope
    };
    if let Some(held) = memberships_of(tx, account.id).await?.into_iter().find(alike) {
        return Ok(held);
    }
    let Membership { role, body, scope, .. } = former.clone();
    let new = NewRole { account: account.id, role, body, scope, begins: now, ends: None };
    give_role_within(cx, tx, capacity, new).await
}

/// Whoever has an account is told where to read; whoever has none can open one first.
async fn invite(cx: &Cx, app: &App, tx: &Tx, account: &Account, path: &str) -> Result<(), CommandError> {
    let lang = account.lang;
    let mut args = FluentArgs::new();
    args.set("place", app.face().place.clone());
    args.set("address", app.absolute(path));
    let subject = app.words.say(lang, "mail-handover-subject", &args);
    let mut text = app.words.say(lang, "mail-handover", &args);
    if !account.has_password {
        let token = issue_ticket(cx, tx, Purpose::Invitation, account.id, INVITATION).await?;
        args.set("address", app.ticket_address(lang, &token));
        args.set("days", INVITATION.num_days());
        text.push_str("\n\n");
        text.push_str(&app.words.say(lang, "mail-handover-first", &args));
    }
    let letter = Letter { lang, subject, text, unsubscribe: None };
    Ok(app.send_mail(cx, tx, &account.address, letter).await?)
}

/// Filed under the body, whose page tells of it, or else under the plan.
pub(crate) fn told(former: &Membership, it: &Handover, action: &'static str) -> Event {
    let thing = HANDOVER.with(it.id);
    let root: Ref = former.body.clone().or_else(|| former.scope.clone()).unwrap_or_else(|| thing.clone());
    let facts = json!({ "role": former.role.code() });
    Event { subject: root.clone(), root, thing, action, facts }
}

/// Something wrong with the field of one role.
fn wrong(field: &str, membership: Uuid, code: &'static str) -> Problem {
    Problem::error(Place::default().column(format!("{field}-{membership}")), code)
}
