//! Reminding those who answer for something of its deadline, and telling those who lead plans once
//! a week what slipped.

use super::REMIND;
use crate::pages::REMINDERS;
use crate::queries::{self, Reminded};
use chrono::{Datelike, Weekday};
use minga_auth::{Account, account, holders_of, standing};
use minga_i18n::FluentArgs;
use minga_jobs::{Handler, JobError};
use minga_kernel::{Actor, Cx, Day, Lang, Role};
use minga_store::orm::async_trait;
use minga_store::{Conn, StoreError};
use minga_web::pages::WORK;
use minga_web::{App, Format, Letter, Urgency, Visit, WorkItem};
use std::collections::BTreeSet;
use uuid::Uuid;

/// Reminds.
pub(crate) struct Remind(pub(crate) App);

/// The most things that one mail names; it says how many more there are.
const MOST: usize = 50;

#[async_trait]
impl Handler for Remind {
    fn kind(&self) -> &'static str {
        REMIND
    }

    async fn run(&self, payload: serde_json::Value, _attempt: u32) -> Result<(), JobError> {
        let app = &self.0;
        let today: Day =
            serde_json::from_value(payload).map_err(|_| JobError::give_up("reminder-unreadable"))?;
        let roles = [Role::Officer, Role::Counterpart, Role::Coordinator];
        let db = app.store.read().await?;
        let holders = holders_of(&db, &roles, app.clock.now()).await?;
        drop(db);
        let accounts: BTreeSet<Uuid> = holders.iter().map(|it| it.account).collect();
        for id in accounts {
            remind(app, id, today).await?;
        }
        Ok(())
    }
}

/// Writes to one of them what there is to write. The mails and that they were written are one
/// change, so that a job that is done twice writes once.
async fn remind(app: &App, id: Uuid, today: Day) -> Result<(), StoreError> {
    let db = app.store.read().await?;
    let before = queries::reminded(&db, id).await?;
    let Some(to) = account(&db, id).await?.filter(|it| !it.blocked && !before.off) else { return Ok(()) };
    let cx = app.cx(Actor::Account(id), to.lang);
    let visit = Visit { lang: to.lang, format: Format::Html, path: String::new(), query: Vec::new(), today };
    let near = if before.deadlines.is_none_or(|day| day < today) {
        near(app, &cx, &db, &visit, before.deadlines).await?
    } else {
        Vec::new()
    };
    let weekly =
        today.weekday() == Weekday::Mon || before.slipped.is_some_and(|day| (today - day).num_days() > 7);
    let slipped = if weekly && before.slipped.is_none_or(|day| day < today) {
        slipped(app, &cx, &db, &visit).await?
    } else {
        Vec::new()
    };
    drop(db);
    let tx = app.store.write().await?;
    tx.lock("reminders").await?;
    let still = queries::reminded(&tx, id).await?;
    if still != before {
        return Ok(());
    }
    let near_words = ["following-reminder-subject", "following-reminder-lead"];
    let slipped_words = ["following-slipped-subject", "following-slipped-lead"];
    for (words, items) in [(near_words, &near), (slipped_words, &slipped)] {
        if !items.is_empty() {
            let letter = letter(app, &to, words, items);
            app.send_mail(&cx, &tx, &to.address, letter).await?;
        }
    }
    let now = Reminded {
        off: false,
        deadlines: Some(today),
        slipped: if weekly { Some(today) } else { before.slipped },
    };
    queries::set_reminded(&tx, id, now).await?;
    tx.commit().await
}

/// What waits for them whose deadline has come as near as they are reminded of, since they were
/// reminded last; and what passed its day since then.
async fn near(
    app: &App,
    cx: &Cx,
    db: &Conn,
    visit: &Visit,
    before: Option<Day>,
) -> Result<Vec<WorkItem>, StoreError> {
    let standing = standing(cx, db).await?;
    let mut items = Vec::new();
    for work in &app.work {
        items.extend(work.items(app, db, visit, &standing).await?);
    }
    // Nobody is reminded of all the past at once.
    let before = before.unwrap_or(visit.today - chrono::Duration::days(1));
    // The day after the last one counts too: it passed.
    let days: Vec<i64> = app.settings.reminder_days.iter().copied().chain([-1]).collect();
    let reached = |due: Day| {
        days.iter().any(|days| {
            let day = due - chrono::Duration::days(*days);
            before < day && day <= visit.today
        })
    };
    items.retain(|it| it.urgency != Urgency::Waiting && it.due.is_some_and(reached));
    if app.settings.reminder_days.is_empty() {
        items.clear();
    }
    items.sort_by_key(|it| it.due);
    Ok(items)
}

async fn slipped(app: &App, cx: &Cx, db: &Conn, visit: &Visit) -> Result<Vec<WorkItem>, StoreError> {
    let standing = standing(cx, db).await?;
    let mut items = Vec::new();
    for work in &app.work {
        items.extend(work.slipped(app, db, visit, &standing).await?);
    }
    // What slipped last comes first.
    items.sort_by_key(|it| std::cmp::Reverse(it.due));
    Ok(items)
}

fn letter(app: &App, to: &Account, [subject, lead]: [&str; 2], items: &[WorkItem]) -> Letter {
    let lang = to.lang;
    let mut args = FluentArgs::new();
    args.set("place", app.face().place.clone());
    args.set("count", items.len() as f64);
    args.set("more", items.len().saturating_sub(MOST) as f64);
    let mut text = format!("{}\n", app.words.say(lang, lead, &args));
    for item in items.iter().take(MOST) {
        text.push_str(&in_lines(app, lang, item));
    }
    if items.len() > MOST {
        text.push_str(&format!("\n{}\n", app.words.say(lang, "following-reminder-more", &args)));
    }
    let links = [(WORK, "following-reminder-work"), (REMINDERS, "following-reminder-off")];
    for (address, key) in links {
        let path = app.absolute(&address.path(lang, &[]));
        text.push_str(&format!("\n{}\n{path}\n", app.words.plain(lang, key)));
    }
    Letter { lang, subject: app.words.say(lang, subject, &args), text, unsubscribe: None }
}

fn in_lines(app: &App, lang: Lang, item: &WorkItem) -> String {
    let day = item.due.map(|due| app.words.formats(lang).day(due)).unwrap_or_default();
    format!("\n{}\n{day}: {}\n{}\n", item.title, item.deed, app.absolute(&item.path))
}
