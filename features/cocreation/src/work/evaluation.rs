//! What of evaluations waits for whoever is signed in: scores for evaluators, and for whoever leads
//! a process what everybody scored.

use crate::commands::evaluation::bench::rules_of;
use crate::commands::matter::day_there;
use crate::model::evaluation::Rules;
use crate::model::{PROCESS, Process};
use crate::pages::{EVALUATE, EVALUATION};
use crate::{policy, queries};
use minga_i18n::FluentArgs;
use minga_kernel::{Day, Role, Standing};
use minga_store::{Conn, StoreError};
use minga_web::{Address, App, Urgency, Visit, WorkItem};
use uuid::Uuid;

/// So many days before the last one, it is near.
const NEAR: i64 = 7;

/// A process with how far its evaluation is.
struct Arranged {
    process: Process,
    rules: Rules,
    today: Day,
    progress: queries::Progress,
}

async fn arranged(app: &App, db: &Conn, ids: &[Uuid]) -> Result<Vec<Arranged>, StoreError> {
    let mut all = Vec::new();
    for process in queries::processes_by_id(db, ids).await?.into_iter().filter(Process::is_public) {
        let now = app.clock.now();
        let progress = queries::progress(db, process.id, now).await?;
        if progress.undecided.is_empty() {
            continue;
        }
        let rules = rules_of(db, &process).await?;
        let today = day_there(db, &app.references, &process, now).await?;
        all.push(Arranged { process, rules, today, progress });
    }
    Ok(all)
}

impl Arranged {
    fn urgency(&self) -> Urgency {
        match self.rules.due.map(|due| (due - self.today).num_days()) {
            Some(left) if left < 0 => Urgency::Overdue,
            Some(left) if left <= NEAR => Urgency::Soon,
            _ => Urgency::Waiting,
        }
    }

    fn item(
        &self,
        app: &App,
        visit: &Visit,
        deed: &str,
        count: usize,
        urgency: Urgency,
        at: &Address,
    ) -> WorkItem {
        let mut args = FluentArgs::new();
        args.set("deed", deed.to_owned());
        args.set("count", count as f64);
        WorkItem {
            urgency,
            due: self.rules.due,
            deed: app.words.say(visit.lang, "evaluation-work", &args),
            title: self.process.title.for_reader(visit.lang).to_owned(),
            note: app.words.say(visit.lang, "evaluation-work-note", &args),
            path: at.path(visit.lang, &[("process", &self.process.code)]),
        }
    }

    /// How many evaluators have something left.
    fn behind(&self) -> usize {
        self.progress.named.iter().filter(|it| !self.progress.todo(it.account).is_empty()).count()
    }
}

/// The processes in which somebody evaluates.
fn named(standing: &Standing) -> Vec<Uuid> {
    let own = standing.offices.iter().filter(|it| it.role == Role::Evaluator);
    let scopes = own.filter_map(|it| it.scope.as_ref()).filter(|it| it.kind == PROCESS);
    scopes.map(|it| it.id).collect()
}

/// The processes in which something is being evaluated and that somebody leads.
async fn led(db: &Conn, standing: &Standing) -> Result<Vec<Uuid>, StoreError> {
    if standing.offices.iter().all(|it| it.role != Role::Coordinator) {
        return Ok(Vec::new());
    }
    let mut open = queries::evaluating(db).await?;
    open.retain(|id| policy::may_lead(standing, "cocreation.name_evaluators", *id).is_ok());
    Ok(open)
}

/// What waits.
pub(super) async fn items(
    app: &App,
    db: &Conn,
    visit: &Visit,
    standing: &Standing,
) -> Result<Vec<WorkItem>, StoreError> {
    let mut items = Vec::new();
    if let Some(account) = standing.account {
        for it in arranged(app, db, &named(standing)).await? {
            let left = it.progress.todo(account).len();
            if left > 0 {
                items.push(it.item(app, visit, "score", left, it.urgency(), &EVALUATE));
            }
        }
    }
    for it in arranged(app, db, &led(db, standing).await?).await? {
        let undecided = it.progress.undecided.iter();
        let ready = undecided.filter(|id| it.progress.is_complete(**id)).count();
        if ready > 0 {
            items.push(it.item(app, visit, "decide", ready, Urgency::Waiting, &EVALUATION));
        }
        let behind = it.behind();
        if behind > 0 && it.rules.is_over(it.today) {
            items.push(it.item(app, visit, "late", behind, Urgency::Overdue, &EVALUATION));
        }
    }
    Ok(items)
}

/// What slipped: evaluators whose last day has passed.
pub(super) async fn slipped(
    app: &App,
    db: &Conn,
    visit: &Visit,
    standing: &Standing,
) -> Result<Vec<WorkItem>, StoreError> {
    let mut items = Vec::new();
    for it in arranged(app, db, &led(db, standing).await?).await? {
        let behind = it.behind();
        if behind > 0 && it.rules.is_over(it.today) {
            items.push(it.item(app, visit, "late", behind, Urgency::Overdue, &EVALUATION));
        }
    }
    Ok(items)
}
