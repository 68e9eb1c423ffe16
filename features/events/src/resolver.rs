use crate::model::minutes::{ROUNDTABLE, Roundtable};
use crate::model::{ATTACHED, GATHERING, Gathering};
use crate::{pages, queries};
use minga_kernel::{Kind, Parts, Ref, Resolved};
use minga_store::orm::{Uuid, async_trait};
use minga_store::{Around, Conn, Resolver, StoreError};
use std::sync::Arc;

/// This feature's resolvers.
pub(crate) fn all() -> Vec<Arc<dyn Resolver>> {
    vec![Arc::new(Gatherings), Arc::new(Tables)]
}

struct Gatherings;
struct Tables;

#[async_trait]
impl Resolver for Gatherings {
    fn kind(&self) -> Kind {
        GATHERING
    }

    async fn resolve(&self, db: &Conn, ids: &[Uuid]) -> Result<Vec<Resolved>, StoreError> {
        Ok(queries::gatherings_by_id(db, ids).await?.iter().map(resolved).collect())
    }

    async fn find(&self, db: &Conn, code: &str) -> Result<Option<Uuid>, StoreError> {
        let Ok(id) = code.parse() else { return Ok(None) };
        Ok(queries::gatherings_by_id(db, &[id]).await?.first().map(|found| found.id))
    }

    async fn parts(&self, db: &Conn, ids: &[Uuid]) -> Result<Vec<(Uuid, Parts)>, StoreError> {
        let found = queries::gatherings_by_id(db, ids).await?.into_iter();
        let parts =
            |it: &Gathering| Parts { scope: Some(it.about.clone()), bodies: vec![("lead", it.organiser())] };
        Ok(found.map(|it| (it.id, parts(&it))).collect())
    }

    async fn around(&self, db: &Conn, ids: &[Uuid]) -> Result<Vec<(Uuid, Around)>, StoreError> {
        let found = queries::gatherings_by_id(db, ids).await?.into_iter();
        let around = |it: &Gathering| Around {
            within: [it.about.clone()].into_iter().chain(it.place()).collect(),
            concerns: vec![it.organiser()],
        };
        Ok(found.map(|it| (it.id, around(&it))).collect())
    }

    async fn within(&self, db: &Conn, things: &[Ref]) -> Result<Vec<Ref>, StoreError> {
        let mut found = Vec::new();
        for thing in things.iter().filter(|it| ATTACHED.contains(&it.kind)) {
            let among = queries::Among { about: Some(thing.clone()), ..queries::Among::default() };
            found.extend(queries::gatherings(db, &among, None).await?.iter().map(Gathering::reference));
        }
        Ok(found)
    }

    async fn places(&self, db: &Conn, ids: &[Uuid]) -> Result<Vec<(Uuid, Vec<Ref>)>, StoreError> {
        let found = queries::gatherings_by_id(db, ids).await?.into_iter();
        Ok(found.filter_map(|it| Some((it.id, vec![it.place()?]))).collect())
    }
}

fn resolved(it: &Gathering) -> Resolved {
    Resolved {
        reference: it.reference(),
        code: it.id.to_string(),
        title: it.title.clone(),
        short: None,
        summary: it.summary.clone(),
        paths: pages::GATHERING.paths(&[("event", &it.id.to_string())]),
    }
}

#[async_trait]
impl Resolver for Tables {
    fn kind(&self) -> Kind {
        ROUNDTABLE
    }

    async fn resolve(&self, db: &Conn, ids: &[Uuid]) -> Result<Vec<Resolved>, StoreError> {
        let resolved = |it: &Roundtable| Resolved {
            reference: it.reference(),
            code: it.id.to_string(),
            title: it.title.clone(),
            short: None,
            summary: it.notes.clone(),
            paths: pages::TABLE.paths(&[("table", &it.id.to_string())]),
        };
        Ok(queries::roundtables_by_id(db, ids).await?.iter().map(resolved).collect())
    }

    async fn find(&self, db: &Conn, code: &str) -> Result<Option<Uuid>, StoreError> {
        let Ok(id) = code.parse() else { return Ok(None) };
        Ok(queries::roundtables_by_id(db, &[id]).await?.first().map(|found| found.id))
    }

    async fn around(&self, db: &Conn, ids: &[Uuid]) -> Result<Vec<(Uuid, Around)>, StoreError> {
        let found = queries::roundtables_by_id(db, ids).await?.into_iter();
        let within =
            |it: &Roundtable| Around { within: vec![GATHERING.with(it.gathering)], ..Around::default() };
        Ok(found.map(|it| (it.id, within(&it))).collect())
    }
}
