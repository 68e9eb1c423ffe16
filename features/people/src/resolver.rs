use crate::model::{JURISDICTION, Jurisdiction, ORGANISATION, Organisation};
use crate::pages;
use crate::queries::{self, Filter};
use minga_kernel::{Kind, Ref, Resolved, Text};
use minga_store::orm::{Uuid, async_trait};
use minga_store::{Around, Conn, Resolver, StoreError};
use std::collections::HashMap;
use std::sync::Arc;

/// This feature's resolvers.
pub(crate) fn all() -> Vec<Arc<dyn Resolver>> {
    vec![Arc::new(Organisations), Arc::new(Jurisdictions)]
}

struct Organisations;
struct Jurisdictions;

#[async_trait]
impl Resolver for Organisations {
    fn kind(&self) -> Kind {
        ORGANISATION
    }

    async fn resolve(&self, db: &Conn, ids: &[Uuid]) -> Result<Vec<Resolved>, StoreError> {
        Ok(queries::organisations_by_id(db, ids).await?.iter().map(resolved).collect())
    }

    async fn find(&self, db: &Conn, code: &str) -> Result<Option<Uuid>, StoreError> {
        Ok(queries::organisation_by_code(db, code).await?.map(|found| found.id))
    }

    async fn offered(&self, db: &Conn, limit: u64) -> Result<Vec<Resolved>, StoreError> {
        let found = queries::organisations(db, &Filter::default(), None, 0, limit).await?;
        Ok(found.iter().map(resolved).collect())
    }

    async fn places(&self, db: &Conn, ids: &[Uuid]) -> Result<Vec<(Uuid, Vec<Ref>)>, StoreError> {
        let found = queries::organisations_by_id(db, ids).await?.into_iter();
        Ok(found.filter_map(|it| Some((it.id, vec![JURISDICTION.with(it.jurisdiction?)]))).collect())
    }

    async fn around(&self, db: &Conn, ids: &[Uuid]) -> Result<Vec<(Uuid, Around)>, StoreError> {
        let found = queries::organisations_by_id(db, ids).await?.into_iter();
        Ok(found.map(|it| (it.id, within(it.jurisdiction))).collect())
    }

    async fn within(&self, db: &Conn, things: &[Ref]) -> Result<Vec<Ref>, StoreError> {
        let found = queries::organisations_in(db, &places(things)).await?;
        Ok(found.into_iter().map(|id| ORGANISATION.with(id)).collect())
    }
}

/// What lies in this place.
fn within(place: Option<Uuid>) -> Around {
    Around { within: place.map(|id| JURISDICTION.with(id)).into_iter().collect(), concerns: Vec::new() }
}

fn places(things: &[Ref]) -> Vec<Uuid> {
    things.iter().filter(|it| it.kind == JURISDICTION).map(|it| it.id).collect()
}

/// An organisation as others show it.
pub(crate) fn resolved(it: &Organisation) -> Resolved {
    Resolved {
        reference: ORGANISATION.with(it.id),
        code: it.code.clone(),
        title: it.name.clone(),
        short: it.short().map(str::to_owned),
        summary: Text::default(),
        paths: pages::ORGANISATION.paths(&[("organisation", &it.code)]),
    }
}

/// A jurisdiction as others show it.
fn place(it: Jurisdiction) -> Resolved {
    Resolved {
        reference: JURISDICTION.with(it.id),
        title: it.name,
        short: None,
        summary: Text::default(),
        paths: pages::TERRITORY.paths(&[("territory", &it.code)]),
        code: it.code,
    }
}

#[async_trait]
impl Resolver for Jurisdictions {
    fn kind(&self) -> Kind {
        JURISDICTION
    }

    async fn resolve(&self, db: &Conn, ids: &[Uuid]) -> Result<Vec<Resolved>, StoreError> {
        Ok(queries::jurisdictions_by_id(db, ids).await?.into_iter().map(place).collect())
    }

    async fn offered(&self, db: &Conn, limit: u64) -> Result<Vec<Resolved>, StoreError> {
        let mut all = queries::all_jurisdictions(db).await?;
        all.sort_by(|a, b| a.code.cmp(&b.code));
        all.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
        Ok(all.into_iter().map(place).collect())
    }

    async fn find(&self, db: &Conn, code: &str) -> Result<Option<Uuid>, StoreError> {
        Ok(queries::jurisdiction_by_code(db, code).await?.map(|found| found.id))
    }

    async fn around(&self, db: &Conn, ids: &[Uuid]) -> Result<Vec<(Uuid, Around)>, StoreError> {
        let found = queries::jurisdictions_by_id(db, ids).await?.into_iter();
        Ok(found.map(|it| (it.id, within(it.parent))).collect())
    }

    async fn within(&self, db: &Conn, things: &[Ref]) -> Result<Vec<Ref>, StoreError> {
        let found = queries::jurisdictions_under(db, &places(things)).await?;
        Ok(found.into_iter().map(|it| JURISDICTION.with(it.id)).collect())
    }

    async fn places(&self, db: &Conn, ids: &[Uuid]) -> Result<Vec<(Uuid, Vec<Ref>)>, StoreError> {
        let all = queries::all_jurisdictions(db).await?;
        let wholes: HashMap<Uuid, Option<Uuid>> = all.iter().map(|it| (it.id, it.parent)).collect();
        let chain = |id: &Uuid| {
            let mut chain = Vec::new();
            let mut next = Some(*id).filter(|id| wholes.contains_key(id));
            // What goes round in a circle ends where it began.
            while let Some(id) = next.filter(|id| !chain.contains(&JURISDICTION.with(*id))) {
                chain.push(JURISDICTION.with(id));
                next = wholes.get(&id).copied().flatten();
            }
            (*id, chain)
        };
        Ok(ids.iter().map(chain).filter(|(_, chain)| !chain.is_empty()).collect())
    }
}
