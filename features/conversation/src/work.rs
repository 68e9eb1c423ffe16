//! What of conversations waits for whoever is signed in.

use crate::commands::case::Words;
use crate::model::{Comment, LEAD};
use crate::pages::{ANSWER, APPEAL, APPEAL_THING, DECIDE, MODERATE, PENDING, path_of, pending};
use crate::policy::MODERATORS;
use crate::{deadlines, queries};
use minga_i18n::FluentArgs;
use minga_kernel::{Calendar, Ref, Resolved, Role, Standing};
use minga_store::orm::async_trait;
use minga_store::{CommandError, Conn, Judged, StoreError};
use minga_web::{Address, App, Urgency, Visit, Work, WorkItem};
use std::collections::HashMap;
use uuid::Uuid;

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
        let mut others = Vec::new();
        if standing.offices.iter().any(|it| MODERATORS.contains(&it.role)) {
            let most = usize::try_from(MOST).unwrap_or(usize::MAX);
            let found = match pending::waiting(app, db, standing, most).await {
                Err(CommandError::Store(error)) => return Err(error),
                found => found.unwrap_or_default(),
            };
            for (why, case) in found {
                match case.words {
                    Words::Comment(it) => waiting.push((why, &MODERATE, it)),
                    Words::Other(it) => others.push((why, &DECIDE, it)),
                }
            }
        }
        if let Some(account) = standing.account {
            let hidden = queries::hidden_of(db, account, MOST).await?;
            waiting.extend(hidden.into_iter().map(|it| ("hidden", &APPEAL, it)));
            others.extend(
                own_hidden(app, db, account).await?.into_iter().map(|it| ("hidden", &APPEAL_THING, it)),
            );
        }
        let things: Vec<Ref> = waiting.iter().map(|(_, _, it)| it.about.clone()).collect();
        let known = app.references.resolve(db, &things).await?;
        let asked: Vec<Comment> = waiting.iter().map(|(_, _, it)| it.clone()).collect();
        let calendars = deadlines::calendars(db, &app.references, &asked).await?;
        let item = |(deed, address, comment): &(&str, &Address, Comment)| {
            item(app, visit, &known, deed, address, comment, calendars.get(&comment.id))
        };
        let of_comments = waiting.iter().filter_map(item);
        let of_others = others.iter().map(|(deed, address, it)| other(app, visit, deed, address, it));
        Ok(of_comments.chain(of_others).collect())
    }

    /// Whoever moderates decides on several things at once where they wait.
    async fn beginnings(
        &self,
        app: &App,
        _db: &Conn,
        visit: &Visit,
        standing: &Standing,
    ) -> Result<Vec<(String, String)>, StoreError> {
        let moderates = standing.offices.iter().any(|it| MODERATORS.contains(&it.role));
        let queue = || (app.words.plain(visit.lang, "talk-pending-title"), PENDING.path(visit.lang, &[]));
        Ok(if moderates { vec![queue()] } else { Vec::new() })
    }
}

/// What of somebody's own other features say is hidden, and about which they have not appealed.
async fn own_hidden(app: &App, db: &Conn, account: Uuid) -> Result<Vec<Judged>, StoreError> {
    let mut all = Vec::new();
    for kind in app.references.moderated_kinds() {
        let Some(offered) = app.references.moderated(&kind) else { continue };
        let mut own = offered.hidden_of(db, account, MOST).await?;
        let over = queries::not_appealable(db, &own).await?;
        own.retain(|id| !over.contains(id));
        if !own.is_empty() {
            all.extend(offered.judged(db, &own).await?);
        }
    }
    Ok(all)
}

fn other(app: &App, visit: &Visit, deed: &str, address: &Address, it: &Judged) -> WorkItem {
    let lang = visit.lang;
    let mut args = FluentArgs::new();
    args.set("deed", deed.to_owned());
    let id = it.reference.id.to_string();
    WorkItem {
        urgency: if deed == "hidden" { Urgency::Later } else { Urgency::Waiting },
        due: None,
        deed: app.words.say(lang, "talk-thing-work", &args),
        title: it.title.for_reader(lang).to_owned(),
        note: String::new(),
        path: address.path(lang, &[("kind", it.reference.kind.as_str()), ("id", &id)]),
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
