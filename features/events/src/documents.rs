use crate::model::GATHERING;
use crate::{pages, queries};
use minga_kernel::search::Document;
use minga_kernel::{Ref, Text};
use minga_store::orm::async_trait;
use minga_store::{Conn, EventRow, StoreError};
use minga_web::{App, Documents};

/// Gatherings for the search index: each its own root.
pub(crate) struct Gatherings;

#[async_trait]
impl Documents for Gatherings {
    async fn roots(&self, db: &Conn) -> Result<Vec<Ref>, StoreError> {
        Ok(queries::all_ids(db).await?.into_iter().map(|id| GATHERING.with(id)).collect())
    }

    async fn touched(&self, _: &Conn, events: &[EventRow]) -> Result<Vec<Ref>, StoreError> {
        let own = events.iter().map(|event| &event.subject).filter(|it| it.kind == GATHERING);
        Ok(own.cloned().collect())
    }

    async fn documents(&self, app: &App, db: &Conn, root: &Ref) -> Result<Vec<Document>, StoreError> {
        if root.kind != GATHERING {
            return Ok(Vec::new());
        }
        let Some(it) = queries::gatherings_by_id(db, &[root.id]).await?.pop() else { return Ok(Vec::new()) };
        let mut body = Text::default();
        for (lang, words) in it.summary.iter() {
            body.set(lang, words);
        }
        for (lang, words) in it.agenda.iter() {
            let before = body.get(lang).unwrap_or_default().to_owned();
            body.set(lang, format!("{before}\n{words}").trim());
        }
        let named = [it.about.clone(), it.organiser()].into_iter().chain(it.place()).collect::<Vec<_>>();
        let known = app.references.resolve(db, &named).await?;
        let mut facets = Vec::new();
        if let Some(about) = known.get(&it.about).filter(|about| about.reference.kind.as_str() == "plan") {
            facets.push(("plan", about.code.clone()));
        }
        if let Some(body) = known.get(&it.organiser()) {
            facets.push(("body", body.code.clone()));
        }
        let places = it.place().and_then(|place| {
            Some(known.get(&place)?.title.for_reader(minga_kernel::Lang::default()).to_owned())
        });
        Ok(vec![Document {
            reference: root.clone(),
            code: String::new(),
            title: it.title.clone(),
            names: places.into_iter().chain([it.venue.clone()]).filter(|it| !it.is_empty()).collect(),
            body,
            paths: pages::GATHERING.paths(&[("event", &it.id.to_string())]),
            facets,
            due: None,
        }])
    }
}
