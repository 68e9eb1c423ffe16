//! A moderator decides on reports, and on the appeal of an author.

use super::matter::CommentMatter;
use super::words::cleaned;
use crate::model::{DECISION, Decision, Reason, State};
use crate::policy::{self, MODERATORS};
use crate::queries;
use minga_auth::{holders_of, standing};
use minga_kernel::{Cx, Refusal};
use minga_store::{CommandError, Conn, References, Store};
use minga_web::{Check, refused};
use serde_json::json;
use uuid::Uuid;

/// What is decided.
#[derive(Clone, Debug)]
pub(crate) struct NewDecision {
    pub(crate) comment: Uuid,
    /// Whether the comment is hidden from now on; `None` if the form does not say.
    pub(crate) hides: Option<bool>,
    pub(crate) reason: Option<Reason>,
    pub(crate) text: String,
    /// How many reports and decisions its author saw.
    pub(crate) after: Option<i64>,
}

/// The command.
pub(crate) async fn decide(
    cx: &Cx,
    store: &Store,
    references: &References,
    new: NewDecision,
) -> Result<Decision, CommandError> {
    let tx = store.write().await?;
    let matter = CommentMatter::find(&tx, references, new.comment).await?;
    let standing = standing(cx, &tx).await?;
    let capacity = policy::may_decide(&standing, &matter.comment, &matter.parts)?;
    let decided_by = standing.account.ok_or(Refusal::SignIn)?;
    let waits = Waits::of(&tx, new.comment).await?;
    let on_appeal = matter.comment.state == State::Hidden;
    if !waits.on(on_appeal) {
        return Err(Refusal::State.into());
    }
    let same = on_appeal && waits.decided_before(decided_by);
    if same && somebody_else(cx, &tx, &matter, decided_by).await? {
        return Err(refused("words", "talk-another-decides"));
    }

    let mut check = Check::default();
    let reason = match (new.hides, new.reason) {
        (None, _) => {
            check.refuse("outcome", "talk-choice");
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

    let decision = Decision {
        id: cx.new_id(),
        comment: new.comment,
        about: matter.comment.about.clone(),
        number: waits.decisions.last().map_or(0, |it| it.number) + 1,
        on_appeal,
        hides,
        reason,
        lang: cx.lang.code().to_owned(),
        text,
        flags: waits.flags,
        decided_by,
        same,
        made_at: cx.now(),
    };
    queries::add_decision(&tx, &decision).await?;
    let action = match (on_appeal, hides) {
        (false, true) => "comment.hidden",
        (false, false) => "comment.kept",
        (true, true) => "comment.appeal_refused",
        (true, false) => "comment.appeal_granted",
    };
    let mut events = vec![matter.event(DECISION.with(decision.id), action, json!({}))];
    let state = if hides { State::Hidden } else { State::Published };
    if state != matter.comment.state {
        queries::move_comment(&tx, new.comment, state).await?;
        events.push(matter.moved(state));
    }
    tx.publish(cx, &capacity, events).await?;
    tx.commit().await?;
    Ok(decision)
}

/// What a moderator has to look at.
pub(crate) struct Waits {
    pub(crate) decisions: Vec<Decision>,
    flags: i64,
    appealed: bool,
}

impl Waits {
    pub(crate) async fn of(db: &Conn, comment: Uuid) -> Result<Waits, CommandError> {
        let flags = queries::flags_of(db, comment).await?.len();
        Ok(Waits {
            decisions: queries::decisions_on(db, &[comment]).await?,
            flags: i64::try_from(flags).unwrap_or(i64::MAX),
            appealed: queries::appeal_of_comment(db, comment).await?.is_some(),
        })
    }

    /// Whether there is an appeal, or a report at which nobody looked; never after an appeal
    /// was decided.
    pub(crate) fn on(&self, on_appeal: bool) -> bool {
        let looked_at = self.decisions.iter().map(|it| it.flags).max().unwrap_or(0);
        let settled = self.decisions.iter().any(|it| it.on_appeal);
        !settled && if on_appeal { self.appealed } else { self.flags > looked_at }
    }

    /// A number that moves whenever there is more to look at.
    pub(crate) fn seen(&self) -> i64 {
        self.flags + i64::try_from(self.decisions.len()).unwrap_or(0)
    }

    /// Whether this account hid the comment.
    pub(crate) fn decided_before(&self, account: Uuid) -> bool {
        self.decisions.iter().any(|it| it.decided_by == account)
    }
}

/// Whether anybody but these two could decide.
async fn somebody_else(
    cx: &Cx,
    db: &Conn,
    matter: &CommentMatter,
    account: Uuid,
) -> Result<bool, CommandError> {
    let holders = holders_of(db, &MODERATORS, cx.now()).await?;
    let reaches = |scope: &Option<minga_kernel::Ref>| scope.is_none() || *scope == matter.parts.scope;
    Ok(holders
        .iter()
        .any(|it| it.account != account && Some(it.account) != matter.comment.author && reaches(&it.scope)))
}
