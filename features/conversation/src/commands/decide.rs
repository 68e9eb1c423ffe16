//! A moderator decides on reports, on what waits for a first look, and on the appeal of an author:
//! on one thing, or on many at once for one reason. What was decided by mistake is undone by a
//! further decision: nothing leaves the log.

use super::case::{Case, Turn};
use super::words::cleaned;
use crate::model::{DECISION, Decision, Reason, State};
use crate::policy::{self, MODERATORS};
use crate::queries;
use minga_auth::{holders_of, standing};
use minga_kernel::{Cx, Ref, Refusal};
use minga_store::{CommandError, Conn, References, Store, Tx};
use minga_web::{Check, refused};
use serde_json::json;
use uuid::Uuid;

/// What is decided.
#[derive(Clone, Debug)]
pub(crate) struct NewDecision {
    pub(crate) thing: Ref,
    /// Whether it is hidden from now on; `None` if the form does not say.
    pub(crate) hides: Option<bool>,
    pub(crate) reason: Option<Reason>,
    pub(crate) text: String,
    /// How many reports and decisions its author saw.
    pub(crate) after: Option<i64>,
}

/// The most things on which one deed decides.
pub(crate) const MOST: usize = 200;

/// The command.
pub(crate) async fn decide(
    cx: &Cx,
    store: &Store,
    references: &References,
    new: NewDecision,
) -> Result<Decision, CommandError> {
    let tx = store.write().await?;
    tx.lock(DECIDING).await?;
    let decision = decide_in(cx, &tx, references, &new, None).await?;
    tx.commit().await?;
    Ok(decision)
}

/// Whoever decides on several things holds the locks of all of them, and of what each belongs to:
/// two who did so at once could wait for each other for ever.
const DECIDING: &str = "moderation";

/// The same decision on several things at once: all of them, or none. Appeals are decided one by
/// one, and only once: an author who appealed deserves words of their own.
pub(crate) async fn decide_all(
    cx: &Cx,
    store: &Store,
    references: &References,
    things: &[Ref],
    like: NewDecision,
) -> Result<Uuid, CommandError> {
    let tx = store.write().await?;
    tx.lock(DECIDING).await?;
    let mut things = things.to_vec();
    things.sort();
    things.dedup();
    if things.is_empty() || things.len() > MOST {
        return Err(refused("thing", "talk-bulk-some"));
    }
    let batch = cx.new_id();
    for thing in things {
        if Case::find(&tx, references, &thing).await?.state == State::Hidden {
            return Err(refused("thing", "talk-bulk-moved"));
        }
        let new = NewDecision { thing, after: None, ..like.clone() };
        match decide_in(cx, &tx, references, &new, Some(batch)).await {
            // Somebody else was quicker with one of them: nothing is done, and all is said.
            Err(CommandError::Refused(Refusal::State)) => return Err(refused("thing", "talk-bulk-moved")),
            other => other?,
        };
    }
    tx.commit().await?;
    Ok(batch)
}

async fn decide_in(
    cx: &Cx,
    tx: &Tx,
    references: &References,
    new: &NewDecision,
    batch: Option<Uuid>,
) -> Result<Decision, CommandError> {
    let case = Case::hold(tx, references, &new.thing).await?;
    let standing = standing(cx, tx).await?;
    let capacity = policy::may_decide(&standing, &case, &case.parts)?;
    let decided_by = standing.account.ok_or(Refusal::SignIn)?;
    let waits = Waits::of(tx, &new.thing).await?;
    let on_appeal = case.state == State::Hidden && waits.appealed;
    if !waits.allows(&case) {
        return Err(Refusal::State.into());
    }
    let same = on_appeal && waits.decided_before(decided_by);
    if same && somebody_else(cx, tx, &case, decided_by).await? {
        return Err(refused("words", "talk-another-decides"));
    }

    let mut check = Check::default();
    let reason = match (new.hides, new.reason) {
        (None, _) => {
            check.refuse("outcome", "talk-choice");
            None
        }
        (_, Some(Reason::Undone)) => {
            check.refuse("reason", "talk-choice");
            None
        }
        (Some(hides), Some(reason)) if reason.keeps() != hides => Some(reason),
        _ => {
            check.refuse("reason", "talk-reason-fits");
            None
        }
    };
    let text = cleaned(cx, &mut check, "words", &new.text, true);
    check.done()?;
    let (Some(hides), Some(reason)) = (new.hides, reason) else {
        return Err(refused("outcome", "talk-choice"));
    };
    if new.after.is_some_and(|seen| seen != waits.seen()) {
        return Err(CommandError::Changed);
    }
    // Of their own accord moderators change something, or say nothing.
    if !waits.on(&case) && hides == (case.state == State::Hidden) {
        return Err(Refusal::State.into());
    }

    let decision = Decision {
        id: cx.new_id(),
        thing: new.thing.clone(),
        about: case.about.clone(),
        number: waits.decisions.last().map_or(0, |it| it.number) + 1,
        on_appeal,
        hides,
        reason,
        lang: cx.lang.code().to_owned(),
        text,
        flags: waits.flags,
        decided_by,
        same,
        batch,
        made_at: cx.now(),
    };
    queries::add_decision(tx, &decision).await?;
    let action = match (on_appeal, hides) {
        (false, true) => case.action("comment.hidden", "moderation.hidden"),
        (false, false) => case.action("comment.kept", "moderation.kept"),
        (true, true) => case.action("comment.appeal_refused", "moderation.appeal_refused"),
        (true, false) => case.action("comment.appeal_granted", "moderation.appeal_granted"),
    };
    tx.publish(cx, &capacity, vec![case.event(DECISION.with(decision.id), action, json!({}))]).await?;
    let turn = if hides { Turn::Hide(&decision.text) } else { Turn::Show };
    case.turn(cx, tx, references, &capacity, turn).await?;
    Ok(decision)
}

/// Undoes what was decided in one deed, as far as nothing was decided or appealed since; on how
/// many things. What was reported waits again.
pub(crate) async fn undo(
    cx: &Cx,
    store: &Store,
    references: &References,
    batch: Uuid,
    why: &str,
) -> Result<usize, CommandError> {
    let tx = store.write().await?;
    tx.lock(DECIDING).await?;
    let made = queries::decisions_in_batch(&tx, batch).await?;
    if made.is_empty() {
        return Err(CommandError::NotFound);
    }
    let standing = standing(cx, &tx).await?;
    let decided_by = standing.account.ok_or(Refusal::SignIn)?;
    let mut undone = 0;
    for it in &made {
        let case = Case::hold(&tx, references, &it.thing).await?;
        let waits = Waits::of(&tx, &it.thing).await?;
        if !is_undoable(it, &case, &waits) {
            continue;
        }
        let capacity = policy::may_decide(&standing, &case, &case.parts)?;
        let mut check = Check::default();
        let text = cleaned(cx, &mut check, "words", why, true);
        check.done()?;
        let decision = Decision {
            id: cx.new_id(),
            number: it.number + 1,
            // What was kept is kept still, and waits for another look.
            hides: false,
            reason: Reason::Undone,
            lang: cx.lang.code().to_owned(),
            text,
            flags: waits.looked_at_before(),
            decided_by,
            same: false,
            batch: None,
            made_at: cx.now(),
            ..it.clone()
        };
        queries::add_decision(&tx, &decision).await?;
        let action = case.action("comment.undone", "moderation.undone");
        tx.publish(cx, &capacity, vec![case.event(DECISION.with(decision.id), action, json!({}))]).await?;
        case.turn(cx, &tx, references, &capacity, Turn::PutBack).await?;
        undone += 1;
    }
    if undone == 0 {
        return Err(Refusal::State.into());
    }
    tx.commit().await?;
    Ok(undone)
}

/// Whether a decision is the last word on a thing, and nobody appealed against it.
pub(crate) fn is_undoable(it: &Decision, case: &Case, waits: &Waits) -> bool {
    let last = waits.decisions.last().is_some_and(|last| last.id == it.id);
    let stands = if it.hides { State::Hidden } else { State::Published };
    // Nothing comes back of what was kept without a report.
    let returns = it.hides || it.flags > waits.looked_at_before();
    last && returns && case.state == stands && !waits.appealed && !it.on_appeal
}

/// What a moderator has to look at.
pub(crate) struct Waits {
    pub(crate) decisions: Vec<Decision>,
    flags: i64,
    appealed: bool,
}

impl Waits {
    pub(crate) async fn of(db: &Conn, thing: &Ref) -> Result<Waits, CommandError> {
        let flags = queries::flags_of(db, thing.id).await?.len();
        Ok(Waits {
            decisions: queries::decisions_on(db, &[thing.id]).await?,
            flags: i64::try_from(flags).unwrap_or(i64::MAX),
            appealed: queries::appeal_of_thing(db, thing.id).await?.is_some(),
        })
    }

    /// Whether there is an appeal, a report at which nobody looked, or something that waits for a
    /// first look; never after an appeal was decided.
    pub(crate) fn on(&self, case: &Case) -> bool {
        let looked_at = self.decisions.last().map_or(0, |it| it.flags);
        let hidden = case.state == State::Hidden;
        !self.is_settled() && if hidden { self.appealed } else { case.first_look || self.flags > looked_at }
    }

    /// Whether a moderator may decide: because something waits, or, on what other features offer, of
    /// their own accord, as long as no appeal was decided.
    pub(crate) fn allows(&self, case: &Case) -> bool {
        self.on(case) || (case.is_other() && !self.is_settled())
    }

    /// Whether it is an appeal that waits.
    pub(crate) fn is_appeal(&self, case: &Case) -> bool {
        case.state == State::Hidden && self.appealed
    }

    /// How many reports had been looked at before the last decision.
    fn looked_at_before(&self) -> i64 {
        self.decisions.iter().rev().nth(1).map_or(0, |it| it.flags)
    }

    fn is_settled(&self) -> bool {
        self.decisions.iter().any(|it| it.on_appeal)
    }

    /// A number that moves whenever there is more to look at.
    pub(crate) fn seen(&self) -> i64 {
        self.flags + i64::try_from(self.decisions.len()).unwrap_or(0)
    }

    /// Whether this account decided on it before.
    pub(crate) fn decided_before(&self, account: Uuid) -> bool {
        self.decisions.iter().any(|it| it.decided_by == account)
    }
}

/// Whether anybody but these two could decide.
async fn somebody_else(cx: &Cx, db: &Conn, case: &Case, account: Uuid) -> Result<bool, CommandError> {
    let holders = holders_of(db, &MODERATORS, cx.now()).await?;
    let reaches = |scope: &Option<Ref>| scope.is_none() || *scope == case.parts.scope;
    Ok(holders
        .iter()
        .any(|it| it.account != account && Some(it.account) != case.author && reaches(&it.scope)))
}
