//! What co-creation puts on other pages.

mod entry;
mod origins;

use crate::commands::matter::day_there;
use crate::model::Process;
use crate::{pages, queries};
use minga_kernel::{Lang, Ref};
use minga_store::orm::async_trait;
use minga_store::{Conn, StoreError};
use minga_web::{App, Markup, Place, Said, Slot, SlotContent, View, Visit};
use serde::Serialize;
use std::sync::Arc;

use entry::{BelowTable, BesideProposal};
pub(crate) use entry::{OriginSlot, TableSlot};
pub(crate) use origins::CameFrom;

/// All of it.
pub(crate) fn all() -> Vec<Slot> {
    vec![Arc::new(Act), Arc::new(origins::Origins), Arc::new(BesideProposal), Arc::new(BelowTable)]
}

/// Processes in which something can be proposed today.
#[derive(Serialize)]
pub(crate) struct ActSlot {
    processes: Vec<Card>,
}

#[derive(Serialize)]
struct Card {
    title: Said,
    path: String,
}

impl Card {
    fn of(lang: Lang, it: &Process) -> Card {
        Card {
            title: Said::title(lang, &it.title),
            path: pages::PROCESS.path(lang, &[("process", &it.code)]),
        }
    }
}

impl View for ActSlot {
    const TEMPLATE: &'static str = "cocreation/slot_home.html";

    fn samples() -> Vec<ActSlot> {
        let title = Said { words: "Plan <b>".to_owned(), lang: "es".to_owned(), foreign: true };
        vec![ActSlot { processes: vec![Card { title, path: "/es".to_owned() }] }]
    }
}

/// The most cards on the first page.
const MOST: usize = 3;

/// Fills [`Place::Act`].
struct Act;

#[async_trait]
impl SlotContent for Act {
    fn place(&self) -> Place {
        Place::Act
    }

    async fn fill(
        &self,
        app: &App,
        db: &Conn,
        visit: &Visit,
        _thing: Option<&Ref>,
    ) -> Result<Option<Markup>, StoreError> {
        let mut open = Vec::new();
        for it in queries::public_processes(db).await? {
            let near = |phase: &crate::model::phases::Phase| {
                phase.proposals && phase.begins <= visit.today.succ_opt().unwrap_or(visit.today)
            };
            // The clock there is asked only of what may be open.
            if open.len() < MOST && it.phases.iter().any(near) {
                let day = day_there(db, &app.references, &it, app.clock.now()).await?;
                if it.takes_proposals(day) {
                    open.push(Card::of(visit.lang, &it));
                }
            }
        }
        if open.is_empty() {
            return Ok(None);
        }
        Ok(Some(app.fragment(visit.lang, &ActSlot { processes: open })?))
    }
}
