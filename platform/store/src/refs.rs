use crate::{Conn, Moderated, Same, StoreError};
use async_trait::async_trait;
use minga_kernel::{Kind, Parts, Ref, Resolved};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use uuid::Uuid;

/// What a feature answers about the kinds of things that it owns.
#[async_trait]
pub trait Resolver: Send + Sync {
    /// The kind that this resolver owns.
    fn kind(&self) -> Kind;

    /// Title, address and summary of each identifier that exists and is public.
    async fn resolve(&self, db: &Conn, ids: &[Uuid]) -> Result<Vec<Resolved>, StoreError>;

    /// The identifier of the thing with this code. `Err` is for the database only.
    async fn find(&self, db: &Conn, code: &str) -> Result<Option<Uuid>, StoreError>;

    /// Who answers for each of these things, for features that ask something of its bodies
    /// without knowing what it is. Nothing for a kind for which nobody answers.
    async fn parts(&self, _db: &Conn, _ids: &[Uuid]) -> Result<Vec<(Uuid, Parts)>, StoreError> {
        Ok(Vec::new())
    }

    /// The first things of this kind that people choose from, in the order in which they look for
    /// them. Nothing for a kind of which nobody chooses.
    async fn offered(&self, _db: &Conn, _limit: u64) -> Result<Vec<Resolved>, StoreError> {
        Ok(Vec::new())
    }

    /// What is around each of these things: whoever follows one of those hears of it.
    async fn around(&self, _db: &Conn, _ids: &[Uuid]) -> Result<Vec<(Uuid, Around)>, StoreError> {
        Ok(Vec::new())
    }

    /// The things of this kind that are within any of these, one step further in.
    async fn within(&self, _db: &Conn, _things: &[Ref]) -> Result<Vec<Ref>, StoreError> {
        Ok(Vec::new())
    }

    /// The things of this kind that concern this one without being within it.
    async fn concerning(&self, _db: &Conn, _thing: &Ref) -> Result<Vec<Ref>, StoreError> {
        Ok(Vec::new())
    }

    /// The jurisdictions in which each of these things is, for the calendars that count for it:
    /// of a jurisdiction itself, it and those that it is part of, the nearest first. Nothing
    /// for a kind that is nowhere.
    async fn places(&self, _db: &Conn, _ids: &[Uuid]) -> Result<Vec<(Uuid, Vec<Ref>)>, StoreError> {
        Ok(Vec::new())
    }

    /// How moderators decide on things of this kind; nothing for a kind on which none do.
    fn moderated(&self) -> Option<&dyn Moderated> {
        None
    }
}

/// What is around a thing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Around {
    /// What it is within, one step further out: a milestone in its commitment, a commitment in its
    /// theme and its plan.
    pub within: Vec<Ref>,
    /// What it concerns without being within it: a commitment its bodies.
    pub concerns: Vec<Ref>,
}

/// How many steps are gone to what is wider: from a milestone to a country there are seven.
const STEPS: usize = 16;

/// All resolvers: how features speak of each other's things.
#[derive(Clone, Default)]
pub struct References {
    by_kind: HashMap<Kind, Arc<dyn Resolver>>,
}

impl References {
    /// The registry of these resolvers, one to a kind.
    pub fn new(resolvers: impl IntoIterator<Item = Arc<dyn Resolver>>) -> References {
        References { by_kind: resolvers.into_iter().map(|resolver| (resolver.kind(), resolver)).collect() }
    }

    /// Resolves many references with one query for each kind. What does not exist, or is
    /// of a kind that no feature owns, is absent from the answer.
    pub async fn resolve(&self, db: &Conn, refs: &[Ref]) -> Result<HashMap<Ref, Resolved>, StoreError> {
        let mut found = HashMap::new();
        for (kind, ids) in by_kind(refs) {
            let Some(resolver) = self.by_kind.get(kind) else { continue };
            for resolved in resolver.resolve(db, &ids).await? {
                found.insert(resolved.reference.clone(), resolved);
            }
        }
        Ok(found)
    }

    /// One reference.
    pub async fn one(&self, db: &Conn, reference: &Ref) -> Result<Option<Resolved>, StoreError> {
        Ok(self.resolve(db, std::slice::from_ref(reference)).await?.remove(reference))
    }

    /// Who answers for each of these things, with one question for each kind. What nobody
    /// answers for is absent.
    pub async fn parts(&self, db: &Conn, refs: &[Ref]) -> Result<HashMap<Ref, Parts>, StoreError> {
        let mut found = HashMap::new();
        for (kind, ids) in by_kind(refs) {
            let Some(resolver) = self.by_kind.get(kind) else { continue };
            let own = resolver.parts(db, &ids).await?;
            found.extend(own.into_iter().map(|(id, parts)| (kind.with(id), parts)));
        }
        Ok(found)
    }

    /// Each of these things with everything that it is within, however far out, and everything
    /// that those concern; itself first. One question for each kind and step.
    pub async fn circles(&self, db: &Conn, refs: &[Ref]) -> Result<HashMap<Ref, Vec<Ref>>, StoreError> {
        let mut known: HashMap<Ref, Around> = HashMap::new();
        let mut next: Vec<Ref> = refs.to_vec();
        for _ in 0..STEPS {
            next.retain(|it| !known.contains_key(it));
            if next.is_empty() {
                break;
            }
            for (kind, ids) in by_kind(&next) {
                let Some(resolver) = self.by_kind.get(kind) else { continue };
                let found = resolver.around(db, &ids).await?;
                known.extend(found.into_iter().map(|(id, around)| (kind.with(id), around)));
            }
            let new: Vec<Ref> =
                next.iter().filter_map(|it| known.get(it)).flat_map(|it| it.within.clone()).collect();
            for it in next {
                known.entry(it).or_default();
            }
            next = new;
        }
        let circle = |it: &Ref| {
            let mut all = vec![it.clone()];
            let (mut at, mut concerned) = (0, Vec::new());
            while let Some(around) = all.get(at).and_then(|it| known.get(it)) {
                concerned.extend(around.concerns.iter().cloned());
                let new: Vec<Ref> = around.within.iter().filter(|it| !all.contains(it)).cloned().collect();
                all.extend(new);
                at += 1;
            }
            concerned.retain(|it| !all.contains(it));
            concerned.sort_unstable();
            concerned.dedup();
            all.extend(concerned);
            all
        };
        let mut circles: HashMap<Ref, Vec<Ref>> = refs.iter().map(|it| (it.clone(), circle(it))).collect();
        // Whoever follows one of two that are the same hears of both.
        let mut named: Vec<Ref> = circles.values().flatten().cloned().collect();
        named.sort_unstable();
        named.dedup();
        let same = Same::of(db, &named).await?;
        for circle in circles.values_mut() {
            let others: Vec<Ref> = circle.iter().flat_map(|it| same.all(it)).collect();
            let mut seen: HashSet<Ref> = circle.iter().cloned().collect();
            circle.extend(others.into_iter().filter(|it| seen.insert(it.clone())));
        }
        Ok(circles)
    }

    /// This thing, everything within it, and everything that concerns it, with what is within that.
    pub async fn inside(&self, db: &Conn, thing: &Ref) -> Result<Vec<Ref>, StoreError> {
        let mut all = Same::of(db, std::slice::from_ref(thing)).await?.all(thing);
        for thing in all.clone() {
            for resolver in self.by_kind.values() {
                all.extend(resolver.concerning(db, &thing).await?);
            }
        }
        let mut from = 0;
        for _ in 0..STEPS {
            let last = all[from..].to_vec();
            if last.is_empty() {
                break;
            }
            from = all.len();
            let mut seen: HashSet<Ref> = all.iter().cloned().collect();
            for resolver in self.by_kind.values() {
                let found = resolver.within(db, &last).await?;
                all.extend(found.into_iter().filter(|it| seen.insert(it.clone())));
            }
        }
        Ok(all)
    }

    /// The jurisdictions in which each of these things is, each as the codes of it and of those
    /// that it is part of, the nearest first. What is nowhere is absent.
    pub async fn places(
        &self,
        db: &Conn,
        refs: &[Ref],
    ) -> Result<HashMap<Ref, Vec<Vec<String>>>, StoreError> {
        let direct = self.directly_in(db, refs).await?;
        // A jurisdiction among them has told its chain already.
        let itself = |thing: &Ref, places: &[Ref]| places.first() == Some(thing);
        let elsewhere = direct.iter().filter(|(thing, places)| !itself(thing, places));
        let mut others: Vec<Ref> = elsewhere.flat_map(|(_, places)| places).cloned().collect();
        others.sort();
        others.dedup();
        others.retain(|place| !direct.contains_key(place));
        let mut whole = self.directly_in(db, &others).await?;
        whole.extend(direct.iter().map(|(thing, places)| (thing.clone(), places.clone())));
        let known = self.resolve(db, &whole.values().flatten().cloned().collect::<Vec<_>>()).await?;
        let codes = |place: &Ref| -> Vec<String> {
            let chain = whole.get(place).into_iter().flatten();
            chain.filter_map(|it| Some(known.get(it)?.code.clone())).collect()
        };
        let found = direct.into_iter().map(|(thing, places)| {
            // Of a jurisdiction, the first is it itself, and its chain has all the others.
            let own = places.first().filter(|place| **place == thing).cloned();
            let places = own.map_or(places, |own| vec![own]);
            (thing, places.iter().map(codes).filter(|chain| !chain.is_empty()).collect())
        });
        Ok(found.collect())
    }

    async fn directly_in(&self, db: &Conn, refs: &[Ref]) -> Result<HashMap<Ref, Vec<Ref>>, StoreError> {
        let mut found = HashMap::new();
        for (kind, ids) in by_kind(refs) {
            let Some(resolver) = self.by_kind.get(kind) else { continue };
            let own = resolver.places(db, &ids).await?;
            found.extend(own.into_iter().map(|(id, places)| (kind.with(id), places)));
        }
        Ok(found)
    }

    /// The first things of this kind that people choose from.
    pub async fn offered(&self, db: &Conn, kind: &Kind, limit: u64) -> Result<Vec<Resolved>, StoreError> {
        let Some(resolver) = self.by_kind.get(kind) else { return Ok(Vec::new()) };
        resolver.offered(db, limit).await
    }

    /// How moderators decide on things of this kind; nothing if no feature offers it.
    pub fn moderated(&self, kind: &Kind) -> Option<&dyn Moderated> {
        self.by_kind.get(kind)?.moderated()
    }

    /// The kinds of things on which moderators decide, in the order of their names.
    pub fn moderated_kinds(&self) -> Vec<Kind> {
        let offered = self.by_kind.iter().filter(|(_, resolver)| resolver.moderated().is_some());
        let mut kinds: Vec<Kind> = offered.map(|(kind, _)| kind.clone()).collect();
        kinds.sort();
        kinds
    }

    /// The thing of this kind with this code.
    pub async fn find(&self, db: &Conn, kind: &Kind, code: &str) -> Result<Option<Ref>, StoreError> {
        let Some(resolver) = self.by_kind.get(kind) else { return Ok(None) };
        Ok(resolver.find(db, code).await?.map(|id| kind.with(id)))
    }
}

fn by_kind(refs: &[Ref]) -> HashMap<&Kind, Vec<Uuid>> {
    let mut ids: HashMap<&Kind, Vec<Uuid>> = HashMap::new();
    for reference in refs {
        let list = ids.entry(&reference.kind).or_default();
        if !list.contains(&reference.id) {
            list.push(reference.id);
        }
    }
    ids
}
