//! What following puts on other pages: how to hear of what changes.

use crate::model::FOLLOWED;
use crate::pages::{FOLLOW, FOLLOW_SEARCH};
use minga_kernel::Ref;
use minga_store::orm::async_trait;
use minga_store::{Conn, StoreError};
use minga_web::pages::Asked;
use minga_web::{App, Markup, Place, Slot, SlotContent, View, Visit};
use serde::Serialize;
use std::sync::Arc;

/// All of it.
pub(crate) fn all() -> Vec<Slot> {
    vec![Arc::new(OfThing), Arc::new(OfSearch)]
}

/// The two ways to hear of it.
#[derive(Serialize)]
pub(crate) struct FollowSlot {
    mail: String,
    feed: String,
    /// Whether it is about what a search finds.
    search: bool,
}

impl View for FollowSlot {
    const TEMPLATE: &'static str = "following/slot.html";

    fn samples() -> Vec<FollowSlot> {
        let slot =
            |search| FollowSlot { mail: "/es/a?b=1&c=2".to_owned(), feed: "/es.atom".to_owned(), search };
        vec![slot(false), slot(true)]
    }
}

/// Fills [`Place::Below`] of everything that can be followed.
struct OfThing;

#[async_trait]
impl SlotContent for OfThing {
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
        let Some(thing) = thing.filter(|thing| FOLLOWED.contains(&thing.kind)) else { return Ok(None) };
        let Some(known) = app.references.one(db, thing).await? else { return Ok(None) };
        let id = thing.id.to_string();
        let slot = FollowSlot {
            mail: FOLLOW.path(visit.lang, &[("kind", thing.kind.as_str()), ("id", &id)]),
            feed: format!("{}.atom", known.path(visit.lang)),
            search: false,
        };
        Ok(Some(app.fragment(visit.lang, &slot)?))
    }
}

/// Fills [`Place::Found`].
struct OfSearch;

#[async_trait]
impl SlotContent for OfSearch {
    fn place(&self) -> Place {
        Place::Found
    }

    async fn fill(
        &self,
        app: &App,
        _db: &Conn,
        visit: &Visit,
        _thing: Option<&Ref>,
    ) -> Result<Option<Markup>, StoreError> {
        let asked = Asked::of(visit);
        if asked.is_empty() {
            return Ok(None);
        }
        let slot = FollowSlot {
            mail: format!("{}?{}", FOLLOW_SEARCH.path(visit.lang, &[]), asked.query()),
            feed: crate::pages::feed(&asked.path(visit.lang)),
            search: true,
        };
        Ok(Some(app.fragment(visit.lang, &slot)?))
    }
}
