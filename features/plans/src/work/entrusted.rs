//! What somebody answers for in plans: for them when they begin, and for whoever comes after.

use super::{DOERS, Gathered, led};
use crate::model::{BodyRole, Evidence, Milestone, Plan};
use crate::pages::PLAN;
use crate::{queries, resolver};
use minga_i18n::FluentArgs;
use minga_kernel::{Lang, Office, Ref, Role, Standing};
use minga_store::{Conn, StoreError};
use minga_web::{App, Entrusted, EntrustedThing, Visit};
use std::collections::{BTreeMap, HashMap};
use uuid::Uuid;

/// The most reports, and the most documents, that are named: the newest. Pages have all.
const NEWEST: u64 = 20;

/// Plans, commitments, last reports, documents, bodies to call; nothing where there is none.
pub(super) async fn entrusted(
    app: &App,
    db: &Conn,
    visit: &Visit,
    standing: &Standing,
) -> Result<Vec<Entrusted>, StoreError> {
    let gathered = Gathered::of(app, db, standing).await?;
    let teller = Teller { app, lang: visit.lang, gathered: &gathered };
    let own: Vec<(Uuid, &Office)> = gathered
        .commitments
        .keys()
        .flat_map(|id| standing.offices.iter().map(move |office| (*id, office)))
        .filter(|(id, office)| teller.has_part(office, *id))
        .collect();
    let mut plans: BTreeMap<String, Plan> = BTreeMap::new();
    for (id, _) in &own {
        let plan = gathered.commitments.get(id).and_then(|it| gathered.plans.get(&it.plan));
        plans.extend(plan.map(|plan| (plan.code.clone(), plan.clone())));
    }
    plans.extend(led(db, standing).await?.into_iter().map(|plan| (plan.code.clone(), plan)));
    let mut sections = vec![
        teller.plans(plans.values()),
        teller.commitments(&own),
        teller.reports(&own),
        teller.documents(&own, db).await?,
        teller.bodies(&own, db).await?,
    ];
    sections.retain(|section| !section.things.is_empty());
    Ok(sections)
}

struct Teller<'a> {
    app: &'a App,
    lang: Lang,
    gathered: &'a Gathered,
}

impl Teller<'_> {
    fn has_part(&self, office: &Office, commitment: Uuid) -> bool {
        match office.role {
            Role::Officer => self.gathered.has_part(office, commitment, DOERS),
            Role::Counterpart => self.gathered.has_part(office, commitment, &[BodyRole::Counterpart]),
            _ => false,
        }
    }

    fn section(&self, key: &str, things: Vec<EntrustedThing>) -> Entrusted {
        Entrusted {
            title: self.app.words.plain(self.lang, &format!("plans-entrusted-{key}")),
            words: self.app.words.plain(self.lang, &format!("plans-entrusted-{key}-words")),
            things,
        }
    }

    /// What each plan is, and from when to when.
    fn plans<'p>(&self, plans: impl Iterator<Item = &'p Plan>) -> Entrusted {
        let formats = self.app.words.formats(self.lang);
        let things = plans.map(|plan| {
            let day = |day: Option<minga_kernel::Day>| day.map_or(String::new(), |day| formats.day(day));
            let mut args = FluentArgs::new();
            args.set("from", day(plan.period.in_force.start));
            args.set("to", day(plan.period.in_force.end));
            let period = self.app.words.say(self.lang, "plans-entrusted-period", &args);
            let summary = plan.summary.for_reader(self.lang);
            EntrustedThing {
                title: plan.title.for_reader(self.lang).to_owned(),
                path: Some(PLAN.path(self.lang, &[("plan", &plan.code)])),
                note: if summary.is_empty() { period } else { format!("{period} {summary}") },
                day: None,
            }
        });
        self.section("plans", things.collect())
    }

    /// The part that the body has in each commitment.
    fn commitments(&self, own: &[(Uuid, &Office)]) -> Entrusted {
        let mut lines: BTreeMap<(String, i64), EntrustedThing> = BTreeMap::new();
        for (id, office) in own {
            let Some(it) = self.gathered.commitments.get(id) else { continue };
            let Some(plan) = self.gathered.plans.get(&it.plan) else { continue };
            let bodies = self.gathered.bodies.get(id).into_iter().flatten();
            let part = bodies.filter(|body| office.body.as_ref() == Some(&body.organisation));
            let mut args = FluentArgs::new();
            args.set("part", part.map(|body| body.role.code()).next().unwrap_or_default());
            args.set("open", self.gathered.milestones.iter().filter(|one| one.commitment == *id).count());
            let thing = EntrustedThing {
                title: format!("{}. {}", it.number, it.title.for_reader(self.lang)),
                path: Some(resolver::commitment(it, &plan.code).path(self.lang).to_owned()),
                note: self.app.words.say(self.lang, "plans-entrusted-part", &args),
                day: None,
            };
            lines.insert((plan.code.clone(), it.number), thing);
        }
        self.section("commitments", lines.into_values().collect())
    }

    /// The last report of each milestone, the newest first.
    fn reports(&self, own: &[(Uuid, &Office)]) -> Entrusted {
        let mut reports: Vec<_> = self
            .gathered
            .reports
            .values()
            .filter(|report| own.iter().any(|(id, _)| *id == report.commitment))
            .collect();
        reports.sort_by_key(|report| std::cmp::Reverse((report.reported_at, report.id)));
        let things =
            reports.into_iter().take(usize::try_from(NEWEST).unwrap_or(usize::MAX)).filter_map(|report| {
                let milestone = self.gathered.known.get(&report.milestone)?;
                let plan = self.gathered.plans.get(&milestone.plan)?;
                let mut args = FluentArgs::new();
                args.set("state", report.state.code());
                args.set("percent", self.app.words.formats(self.lang).percent(report.percent as f64));
                Some(EntrustedThing {
                    title: format!("{} {}", milestone.label(), milestone.title.for_reader(self.lang)),
                    path: Some(resolver::milestone(milestone, &plan.code).path(self.lang).to_owned()),
                    note: self.app.words.say(self.lang, "plans-entrusted-report", &args),
                    day: Some(report.reported_at.date_naive()),
                })
            });
        self.section("reports", things.collect())
    }

    /// Where the documents are: the newest pieces of evidence.
    async fn documents(&self, own: &[(Uuid, &Office)], db: &Conn) -> Result<Entrusted, StoreError> {
        let mut commitments: Vec<Uuid> = own.iter().map(|(id, _)| *id).collect();
        commitments.sort_unstable();
        commitments.dedup();
        let evidence: Vec<Evidence> = queries::newest_evidence(db, &commitments, NEWEST).await?;
        let ids: Vec<Uuid> = evidence.iter().filter_map(|it| it.milestone).collect();
        let of: HashMap<Uuid, Milestone> =
            queries::milestones_by_id(db, &ids).await?.into_iter().map(|it| (it.id, it)).collect();
        let things = evidence.iter().filter_map(|it| {
            let plan = self.gathered.plans.get(&it.plan)?;
            let proves = match it.milestone.and_then(|id| of.get(&id)) {
                Some(milestone) => resolver::milestone(milestone, &plan.code),
                None => resolver::commitment(self.gathered.commitments.get(&it.commitment)?, &plan.code),
            };
            Some(EntrustedThing {
                title: it.title.for_reader(self.lang).to_owned(),
                path: Some(proves.path(self.lang).to_owned()),
                note: format!("{} {}", proves.code, proves.title.for_reader(self.lang)),
                day: it.dated,
            })
        });
        Ok(self.section("documents", things.collect()))
    }

    /// The bodies with which somebody works.
    async fn bodies(&self, own: &[(Uuid, &Office)], db: &Conn) -> Result<Entrusted, StoreError> {
        let mut with: BTreeMap<Ref, Vec<&'static str>> = BTreeMap::new();
        for (id, office) in own {
            for body in self.gathered.bodies.get(id).into_iter().flatten() {
                if office.body.as_ref() != Some(&body.organisation) {
                    let parts = with.entry(body.organisation.clone()).or_default();
                    if !parts.contains(&body.role.code()) {
                        parts.push(body.role.code());
                    }
                }
            }
        }
        let refs: Vec<Ref> = with.keys().cloned().collect();
        let known = self.app.references.resolve(db, &refs).await?;
        let things = with.iter().filter_map(|(body, parts)| {
            let it = known.get(body)?;
            let parts: Vec<String> = parts
                .iter()
                .map(|part| self.app.words.plain(self.lang, &format!("plans-entrusted-with-{part}")))
                .collect();
            Some(EntrustedThing {
                title: it.title.for_reader(self.lang).to_owned(),
                path: Some(it.path(self.lang).to_owned()),
                note: self.app.words.formats(self.lang).list(&parts),
                day: None,
            })
        });
        Ok(self.section("bodies", things.collect()))
    }
}
