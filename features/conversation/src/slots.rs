//! What conversations put on other pages.

use crate::model::{Stance, TALKED};
use crate::pages::shown::{CommentShown, DecisionShown, shown};
use crate::pages::{APPEAL_THING, DECIDE, LOG, REPORT_THING, conversation_path, write_path};
use crate::queries;
use minga_kernel::{Lang, Ref};
use minga_store::orm::async_trait;
use minga_store::{Conn, Stands, StoreError};
use minga_web::{App, Markup, Place, Slot, SlotContent, View, Visit};
use serde::Serialize;
use std::collections::HashMap;
use std::sync::Arc;

/// All of it.
pub(crate) fn all() -> Vec<Slot> {
    vec![Arc::new(Below), Arc::new(Beside)]
}

/// The newest of a conversation.
#[derive(Serialize)]
pub(crate) struct TalkSlot {
    talk: Shown,
}

#[derive(Serialize)]
struct Shown {
    total: u64,
    groups: Vec<Group>,
    path: String,
    write: String,
    log: String,
}

/// What was said in one stance.
#[derive(Serialize)]
struct Group {
    stance: &'static str,
    count: u64,
    comments: Vec<CommentShown>,
}

impl View for TalkSlot {
    const TEMPLATE: &'static str = "conversation/slot.html";

    fn samples() -> Vec<TalkSlot> {
        let group =
            |stance: &Stance| Group { stance: stance.code(), count: 12, comments: CommentShown::samples() };
        let talk = |groups: Vec<Group>| Shown {
            total: groups.iter().map(|it| it.count).sum(),
            groups,
            path: "/es".to_owned(),
            write: "/es".to_owned(),
            log: "/es".to_owned(),
        };
        let full = Stance::ALL.iter().map(group).collect();
        let one = Group { stance: "for", count: 1, comments: CommentShown::samples().drain(..1).collect() };
        [Vec::new(), vec![one], full].into_iter().map(|groups| TalkSlot { talk: talk(groups) }).collect()
    }
}

/// The most of one stance that another page shows.
const MOST: u64 = 3;

/// Fills [`Place::Below`] of everything that can be talked about.
struct Below;

#[async_trait]
impl SlotContent for Below {
    fn place(&self) -> Place {
        Place::Below
    }

    async fn fill(
        &self,
        app: &App,
        db: &Conn,
        visit: &Visit,
        thing: Option<&Ref>,
    ) -> Result<Option<Markup>, StoreError> {
        let Some(about) = thing.filter(|thing| TALKED.contains(&thing.kind)) else { return Ok(None) };
        let talk = talk(app, db, visit.lang, about).await?;
        Ok(Some(app.fragment(visit.lang, &TalkSlot { talk })?))
    }
}

/// What moderation has to say of a thing that another feature offers, and where one turns to it.
#[derive(Serialize)]
pub(crate) struct JudgeSlot {
    judge: Judge,
}

#[derive(Serialize)]
struct Judge {
    hidden: bool,
    decisions: Vec<DecisionShown>,
    report: String,
    appeal: String,
    decide: String,
}

impl View for JudgeSlot {
    const TEMPLATE: &'static str = "conversation/slot_judge.html";

    fn samples() -> Vec<JudgeSlot> {
        let judge = |hidden, decisions: Vec<DecisionShown>| Judge {
            hidden,
            decisions,
            report: "/es".to_owned(),
            appeal: "/es".to_owned(),
            decide: "/es".to_owned(),
        };
        let both = [false, true].map(DecisionShown::sample).to_vec();
        [judge(false, Vec::new()), judge(true, both)].into_iter().map(|judge| JudgeSlot { judge }).collect()
    }
}

/// Fills [`Place::Aside`] of what other features offer to moderation.
struct Beside;

#[async_trait]
impl SlotContent for Beside {
    fn place(&self) -> Place {
        Place::Aside
    }

    async fn fill(
        &self,
        app: &App,
        db: &Conn,
        visit: &Visit,
        thing: Option<&Ref>,
    ) -> Result<Option<Markup>, StoreError> {
        let Some(thing) = thing else { return Ok(None) };
        let Some(offered) = app.references.moderated(&thing.kind) else { return Ok(None) };
        let Some(it) = offered.judged(db, &[thing.id]).await?.pop() else { return Ok(None) };
        if matches!(it.stands, Stands::Gone | Stands::Waiting) {
            return Ok(None);
        }
        let lang = visit.lang;
        let id = thing.id.to_string();
        let parts = [("kind", thing.kind.as_str()), ("id", &*id)];
        let decisions = queries::decisions_on(db, &[thing.id]).await?;
        let judge = Judge {
            hidden: it.stands == Stands::Hidden,
            // The newest says how it stands.
            decisions: decisions.iter().rev().map(|it| DecisionShown::of(lang, it)).collect(),
            report: REPORT_THING.path(lang, &parts),
            appeal: APPEAL_THING.path(lang, &parts),
            decide: DECIDE.path(lang, &parts),
        };
        Ok(Some(app.fragment(lang, &JudgeSlot { judge })?))
    }
}

async fn talk(app: &App, db: &Conn, lang: Lang, about: &Ref) -> Result<Shown, StoreError> {
    let counts: HashMap<String, u64> = queries::counts(db, about).await?;
    let mut comments = Vec::new();
    for stance in Stance::ALL.iter().filter(|it| counts.contains_key(it.code())) {
        comments.extend(queries::newest(db, about, &[*stance], 0, MOST).await?);
    }
    let mut comments = shown(app, db, lang, &comments).await?;
    let mut groups = Vec::new();
    for stance in Stance::ALL {
        let (own, others) = comments.into_iter().partition(|it| it.stance == stance.code());
        comments = others;
        if let Some(count) = counts.get(stance.code()) {
            groups.push(Group { stance: stance.code(), count: *count, comments: own });
        }
    }
    Ok(Shown {
        total: counts.values().sum(),
        groups,
        path: conversation_path(lang, about),
        write: write_path(lang, about),
        log: LOG.path(lang, &[]),
    })
}
