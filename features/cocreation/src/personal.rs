//! What somebody proposed and supports, for themselves; and taken back when they go and want it so.

use crate::commands::matter::hold;
use crate::commands::support::event_of;
use crate::commands::withdraw::withdraw_in;
use crate::{policy, queries};
use minga_auth::standing;
use minga_files::Hash;
use minga_kernel::{Cx, Moment};
use minga_store::orm::async_trait;
use minga_store::{CommandError, Conn, StoreError, Tx};
use minga_web::{App, Personal};
use serde_json::{Value, json};
use uuid::Uuid;

pub(crate) struct CocreationPersonal;

#[async_trait]
impl Personal for CocreationPersonal {
    async fn of(&self, db: &Conn, account: Uuid) -> Result<Vec<(&'static str, Value)>, StoreError> {
        let proposed = queries::proposals_of(db, account).await?;
        let proposed = proposed.into_iter().map(|it| {
            let words = it.written;
            json!({
                "proposal": it.id, "number": it.number, "state": it.state.code(), "made": it.made_at,
                "title": words.title, "problem": words.problem, "solution": words.solution,
                "whom": words.whom, "named": words.named, "organisation": words.body,
            })
        });
        let drafts = queries::drafts_of(db, account).await?;
        let drafts = drafts.into_iter().map(|(process, words)| {
            json!({
                "process": process, "title": words.title, "problem": words.problem,
                "solution": words.solution, "whom": words.whom,
            })
        });
        let supports = queries::supports_of(db, account).await?;
        let supports = supports
            .into_iter()
            .map(|it| json!({ "proposal": it.proposal, "origin": it.origin.code(), "made": it.made_at }));
        let evaluated = queries::sheets_by(db, account).await?.into_iter().map(|it| {
            json!({
                "proposal": it.proposal, "version": it.version, "scores": it.scores,
                "reason": it.reason, "made": it.made_at,
            })
        });
        let interests = queries::conflicts_by(db, account).await?.into_iter().map(|it| {
            json!({
                "proposal": it.proposal, "cause": it.cause.code(), "reason": it.reason,
                "made": it.made_at,
            })
        });
        let noted = queries::notes_by(db, account).await?.into_iter();
        let noted = noted.map(|it| json!({ "proposal": it.proposal, "text": it.text, "made": it.made_at }));
        let admitted = queries::admissions_of(db, account).await?.into_iter();
        let admitted =
            admitted.map(|(process, by, made)| json!({ "process": process, "by": by, "made": made }));
        Ok(vec![
            ("admitted", admitted.collect()),
            ("evaluated", evaluated.collect()),
            ("evaluation_interests", interests.collect()),
            ("evaluation_notes", noted.collect()),
            ("proposed", proposed.collect()),
            ("proposal_drafts", drafts.collect()),
            ("supported", supports.collect()),
            (
                "proposal_traces",
                queries::traces_of(db, account).await?.into_iter().map(|at| json!(at)).collect(),
            ),
        ])
    }

    async fn forget(
        &self,
        _app: &App,
        cx: &Cx,
        tx: &Tx,
        account: Uuid,
        said: bool,
    ) -> Result<(), CommandError> {
        queries::delete_drafts_of(tx, account).await?;
        queries::forget_traces(tx, account).await?;
        queries::forget_admissions(tx, account, said).await?;
        if !said {
            return Ok(());
        }
        // What they gave was counted and stays; what they noted for others does not have to.
        queries::delete_notes_of(tx, account).await?;
        for it in queries::proposals_of(tx, account).await? {
            // What was hidden or answered stays as it was decided.
            if policy::may_with_own(&standing(cx, tx).await?, "cocreation.withdraw", &it).is_ok() {
                withdraw_in(cx, tx, it.id).await?;
            }
        }
        let supports = queries::supports_of(tx, account).await?;
        if supports.is_empty() {
            return Ok(());
        }
        let capacity = policy::may_propose(&standing(cx, tx).await?)?;
        let proposals: Vec<Uuid> = supports.iter().map(|it| it.proposal).collect();
        let mut processes: Vec<Uuid> =
            queries::proposals_by_id(tx, &proposals).await?.iter().map(|it| it.process).collect();
        processes.sort_unstable();
        processes.dedup();
        for process in processes {
            hold(tx, process).await?;
        }
        let before = queries::reach(tx, account).await?;
        let mut events = Vec::new();
        for it in &supports {
            queries::take_back(tx, it.id).await?;
            events.push(event_of(it, "support.taken_back"));
        }
        queries::count_change(tx, account, &before).await?;
        tx.publish(cx, &capacity, events).await?;
        Ok(())
    }

    async fn sweep(&self, tx: &Tx, before: Moment) -> Result<u64, StoreError> {
        queries::sweep_drafts(tx, before).await
    }

    async fn files(&self, _: &Conn) -> Result<Vec<Hash>, StoreError> {
        Ok(Vec::new())
    }
}
