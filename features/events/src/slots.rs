//! What gatherings put on the page of what they belong to.

use crate::model::{ATTACHED, Gathering};
use crate::pages::shown::{Row, rows};
use crate::pages::{ADD, EVENTS};
use crate::queries::{self, Among};
use minga_kernel::Ref;
use minga_store::orm::async_trait;
use minga_store::{Conn, StoreError};
use minga_web::{App, Markup, Place, Slot, SlotContent, View, Visit};
use serde::Serialize;
use std::sync::Arc;

/// All of it.
pub(crate) fn all() -> Vec<Slot> {
    vec![Arc::new(Below)]
}

#[derive(Serialize)]
pub(crate) struct EventsSlot {
    events: Shown,
}

#[derive(Serialize)]
struct Shown {
    coming: Vec<Row>,
    /// How many more come.
    more: u64,
    past: u64,
    all: String,
    all_past: String,
    add: String,
}

impl View for EventsSlot {
    const TEMPLATE: &'static str = "events/slot.html";

    fn samples() -> Vec<EventsSlot> {
        let sample = |coming: Vec<Row>, past| Shown {
            more: coming.len() as u64,
            coming,
            past,
            all: "/es".to_owned(),
            all_past: "/es".to_owned(),
            add: "/es".to_owned(),
        };
        [(Vec::new(), 0), (Row::samples(), 0), (Row::samples(), 1)]
            .into_iter()
            .map(|(coming, past)| EventsSlot { events: sample(coming, past) })
            .collect()
    }
}

/// The most that come which another page shows.
const MOST: u64 = 5;

/// Fills [`Place::Below`] of everything that gatherings belong to.
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
        let Some(about) = thing.filter(|thing| ATTACHED.contains(&thing.kind)) else { return Ok(None) };
        let lang = visit.lang;
        let today = crate::pages::shown::beginning_of(visit.today);
        let of = Among { about: Some(about.clone()), ..Among::default() };
        // Most things have none: then that is all that is asked.
        let total = queries::gathering_count(db, &of).await?;
        let coming = Among { from: Some(today), ..of };
        let next: Vec<Gathering> =
            if total == 0 { Vec::new() } else { queries::gatherings(db, &coming, Some((0, MOST))).await? };
        let shown = next.len() as u64;
        let count = if shown < MOST { shown } else { queries::gathering_count(db, &coming).await? };
        let id = about.id.to_string();
        let parts = [("kind", about.kind.as_str()), ("id", &*id)];
        let all = format!("{}?about={about}", EVENTS.path(lang, &[]));
        let events = Shown {
            more: count.saturating_sub(MOST),
            coming: if next.is_empty() { Vec::new() } else { rows(app, db, lang, &next).await? },
            past: total.saturating_sub(count),
            all_past: format!("{all}&when=past"),
            all,
            add: ADD.path(lang, &parts),
        };
        Ok(Some(app.fragment(lang, &EventsSlot { events })?))
    }
}
