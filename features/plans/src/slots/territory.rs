//! The plans of a territory, on its page.

use crate::model::{JURISDICTION, Plan};
use crate::{queries, resolver};
use minga_kernel::{Lang, Ref};
use minga_store::orm::async_trait;
use minga_store::{Conn, StoreError};
use minga_web::{App, Markup, Place, Said, SlotContent, View, Visit};
use serde::Serialize;

/// The plans, the newest period first.
#[derive(Serialize)]
pub(crate) struct PlansOfTerritory {
    plans: Vec<Line>,
}

#[derive(Serialize)]
struct Line {
    code: String,
    title: Said,
    path: String,
}

impl Line {
    fn of(lang: Lang, it: &Plan) -> Line {
        Line {
            code: it.code.clone(),
            title: Said::title(lang, &it.title),
            path: resolver::plan(it).path(lang).to_owned(),
        }
    }
}

impl View for PlansOfTerritory {
    const TEMPLATE: &'static str = "plans/slot_territory.html";

    fn samples() -> Vec<PlansOfTerritory> {
        let line = |foreign| Line {
            code: "EC-<1>".to_owned(),
            title: Said { words: "Plan <b>".to_owned(), lang: "es".to_owned(), foreign },
            path: "/es".to_owned(),
        };
        vec![PlansOfTerritory { plans: vec![line(true), line(false)] }]
    }
}

/// Fills [`Place::Main`] for territories.
pub(crate) struct OfTerritory;

#[async_trait]
impl SlotContent for OfTerritory {
    fn place(&self) -> Place {
        Place::Main
    }

    async fn fill(
        &self,
        app: &App,
        db: &Conn,
        visit: &Visit,
        thing: Option<&Ref>,
    ) -> Result<Option<Markup>, StoreError> {
        let Some(thing) = thing.filter(|thing| thing.kind == JURISDICTION) else { return Ok(None) };
        let ids = queries::plans_of_places(db, &[thing.id]).await?;
        let mut plans = queries::plans_by_id(db, &ids).await?;
        if plans.is_empty() {
            return Ok(None);
        }
        plans.sort_by_key(|it| (std::cmp::Reverse(it.period.in_force.start), it.code.clone()));
        let plans = plans.iter().map(|it| Line::of(visit.lang, it)).collect();
        Ok(Some(app.fragment(visit.lang, &PlansOfTerritory { plans })?))
    }
}
