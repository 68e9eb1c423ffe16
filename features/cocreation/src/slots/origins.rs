//! A commitment's page: the proposals from which it came.

use crate::model::COMMITMENT;
use crate::pages::ORIGINS;
use crate::pages::shown::Line;
use crate::pages::trace::came_from;
use minga_kernel::Ref;
use minga_store::orm::async_trait;
use minga_store::{Conn, StoreError};
use minga_web::{App, Markup, Place, Said, SlotContent, View, Visit};
use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct CameFrom {
    origins: Shown,
}

#[derive(Serialize)]
struct Shown {
    rows: Vec<Row>,
    tell: String,
}

#[derive(Serialize)]
struct Row {
    share: &'static str,
    process: Said,
    line: Line,
}

impl View for CameFrom {
    const TEMPLATE: &'static str = "cocreation/slot_origins.html";

    fn samples() -> Vec<CameFrom> {
        let process = || Said { words: "Plan <b>".to_owned(), lang: "es".to_owned(), foreign: true };
        let row = |line| Row { share: "partial", process: process(), line };
        let all: Vec<Row> = Line::samples().into_iter().map(row).collect();
        let shown = |rows: Vec<Row>| CameFrom { origins: Shown { rows, tell: "/es".to_owned() } };
        vec![shown(Vec::new()), shown(all)]
    }
}

/// Fills [`Place::Below`] for commitments.
pub(super) struct Origins;

#[async_trait]
impl SlotContent for Origins {
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
        let Some(thing) = thing.filter(|thing| thing.kind == COMMITMENT) else { return Ok(None) };
        let rows = came_from(app, db, visit, thing).await?;
        let rows: Vec<Row> =
            rows.into_iter().map(|(share, process, line)| Row { share, process, line }).collect();
        let tell = ORIGINS.path(visit.lang, &[("kind", thing.kind.as_str()), ("id", &thing.id.to_string())]);
        Ok(Some(app.fragment(visit.lang, &CameFrom { origins: Shown { rows, tell } })?))
    }
}
