//! What of conversations waits for whoever is signed in.

use crate::model::{Comment, LEAD};
use crate::pages::{ANSWER, APPEAL, MODERATE, path_of};
use crate::policy::MODERATORS;
use crate::{deadlines, policy, queries};
use minga_i18n::FluentArgs;
use minga_kernel::{Calendar, Parts, Ref, Resolved, Role, Standing};
use minga_store::orm::async_trait;
use minga_store::{Conn, StoreError};
use minga_web::{Address, App, Urgency, Visit, Work, WorkItem};
use std::collections::HashMap;

/// This feature's part of everybody's work.
pub(crate) struct TalkWork;

/// The most of one kind that is listed; the oldest come first.
const MOST: u64 = 50;

#[async_trait]
impl Work for TalkWork {
    async fn items(
        &self,
        app: &App,
        db: &Conn,
        visit: &Visit,
        standing: &Standing,
    ) -> Result<Vec<WorkItem>, StoreError> {
        let mut waiting: Vec<(&'static str, &'static Address, Comment)> = Vec::new();
        let officers = || standing.offices.iter().filter(|it| it.role == Role::Officer);
        if officers().next().is_some() {
            let asked = queries::asked_about(db).await?;
            let parts = app.references.parts(db, &asked).await?;
            let own: Vec<Ref> = asked
                .into_iter()
                .filter(|about| {
                    let Some(parts) = parts.get(about) else { return false };
                    officers().any(|office| {
                        parts.with(LEAD).any(|body| office.body.as_ref() == Some(body))
                            && parts.scope.as_ref().is_none_or(|scope| office.reaches(scope))
                    })
                })
                .collect();
            let questions = queries::open_questions(db, &own, MOST).await?;
            waiting.extend(questions.into_iter().map(|it| ("answer", &ANSWER, it)));
        }
        if standing.offices.iter().any(|it| MODERATORS.contains(&it.role)) {
            let mut found = queries::reported(db, MOST).await?;
            found.extend(queries::appealed(db, MOST).await?);
            let things: Vec<Ref> = found.iter().map(|it| it.about.clone()).collect();
            let parts = app.references.parts(db, &things).await?;
            let nobody = Parts::default();
            found.retain(|it| {
                policy::may_decide(standing, it, parts.get(&it.about).unwrap_or(&nobody)).is_ok()
            });
            waiting.extend(found.into_iter().map(|it| {
                let deed = if it.state == crate::model::State::Hidden { "appeal" } else { "report" };
                (deed, &MODERATE, it)
            }));
        }
        if let Some(account) = standing.account {
            let hidden = queries::hidden_of(db, account, MOST).await?;
            waiting.extend(hidden.into_iter().map(|it| ("hidden", &APPEAL, it)));
        }
        let things: Vec<Ref> = waiting.iter().map(|(_, _, it)| it.about.clone()).collect();
        let known = app.references.resolve(db, &things).await?;
        let asked: Vec<Comment> = waiting.iter().map(|(_, _, it)| it.clone()).collect();
        let calendars = deadlines::calendars(db, &app.references, &asked).await?;
        let item = |(deed, address, comment): &(&str, &Address, Comment)| {
            item(app, visit, &known, deed, address, comment, calendars.get(&comment.id))
        };
        Ok(waiting.iter().filter_map(item).collect())
    }

    async fn beginnings(
        &self,
        _app: &App,
        _db: &Conn,
        _visit: &Visit,
        _standing: &Standing,
    ) -> Result<Vec<(String, String)>, StoreError> {
        Ok(Vec::new())
    }
}

fn item(
    app: &App,
    visit: &Visit,
    known: &HashMap<Ref, Resolved>,
    deed: &str,
    address: &Address,
    comment: &Comment,
    calendar: Option<&Calendar>,
) -> Option<WorkItem> {
    let lang = visit.lang;
    let calendar = calendar.filter(|_| deed == "answer");
    let due = calendar.and_then(|calendar| Some((comment.due(calendar)?, calendar)));
    let urgency = match deed {
        "answer" if due.is_some_and(|(due, calendar)| due.is_over(calendar, app.clock.now())) => {
            Urgency::Overdue
        }
        "hidden" => Urgency::Later,
        _ => Urgency::Waiting,
    };
    let mut args = FluentArgs::new();
    args.set("deed", deed.to_owned());
    let about = known.get(&comment.about)?;
    Some(WorkItem {
        urgency,
        due: due.and_then(|(due, _)| due.last),
        deed: app.words.say(lang, "talk-work", &args),
        title: format!("{} {}", about.code, about.title.for_reader(lang)),
        // What was said is read on the page: it may be long, and not fit for a list.
        note: String::new(),
        path: path_of(address, lang, comment.id),
    })
}
