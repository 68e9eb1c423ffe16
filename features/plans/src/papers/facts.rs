use crate::model::{
    self, Body, BodyRole, Commitment, CommitmentDetails, Learning, Milestone, Plan, Report, Statement,
    WholePlan,
};
use crate::queries::{self, Among};
use minga_kernel::{Day, Lang, Ref, Resolved};
use minga_store::Conn;
use minga_web::{App, PageError};
use std::collections::HashMap;
use uuid::Uuid;

/// Everything that documents about a plan tell, on one day and in one language.
pub(crate) struct PlanFacts<'a> {
    pub(crate) app: &'a App,
    pub(crate) lang: Lang,
    pub(crate) today: Day,
    pub(crate) whole: WholePlan,
    pub(crate) details: HashMap<Uuid, CommitmentDetails>,
    pub(crate) learnings: Vec<Learning>,
    /// The newest report of each milestone, the newest of all first.
    pub(crate) reports: Vec<Report>,
    /// What was said to them.
    pub(crate) said: Vec<Statement>,
    /// How many means of verification milestones have.
    pub(crate) evidence: HashMap<Uuid, i64>,
    /// Where the plan is for, in words.
    pub(crate) place: String,
}

/// A plan with all its commitments.
pub(crate) async fn whole<'a>(
    app: &'a App,
    db: &Conn,
    lang: Lang,
    today: Day,
    plan: Plan,
) -> Result<PlanFacts<'a>, PageError> {
    let among = Among::Plan(plan.id);
    let whole = queries::whole_plan(db, &app.references, plan).await?;
    gather(app, db, lang, today, whole, among).await
}

/// A plan with one of its commitments.
pub(crate) async fn one_commitment<'a>(
    app: &'a App,
    db: &Conn,
    lang: Lang,
    today: Day,
    plan: Plan,
    commitment: Commitment,
) -> Result<PlanFacts<'a>, PageError> {
    let among = Among::Commitment(commitment.id);
    let parts = queries::parts_of_plans(db, &app.references, vec![plan], vec![commitment]).await?;
    let whole = parts.into_iter().next();
    let whole = whole.ok_or_else(|| PageError::Internal("a commitment of another plan".to_owned()))?;
    gather(app, db, lang, today, whole, among).await
}

async fn gather<'a>(
    app: &'a App,
    db: &Conn,
    lang: Lang,
    today: Day,
    whole: WholePlan,
    among: Among,
) -> Result<PlanFacts<'a>, PageError> {
    let commitments: Vec<Uuid> = whole.commitments.iter().map(|it| it.id).collect();
    let milestones: Vec<Uuid> = whole.milestones.iter().map(|it| it.id).collect();
    let reports = queries::newest_of_commitments(db, &commitments).await?;
    let ids: Vec<Uuid> = reports.iter().map(|it| it.id).collect();
    let jurisdiction = match whole.plan.jurisdiction {
        Some(id) => app.references.one(db, &model::JURISDICTION.with(id)).await?,
        None => None,
    };
    let place =
        jurisdiction.map_or_else(|| app.face().place.clone(), |it| it.title.for_reader(lang).to_owned());
    Ok(PlanFacts {
        details: queries::commitment_details(db, among).await?,
        learnings: queries::learnings(db, among).await?,
        said: queries::statements(db, &ids).await?,
        evidence: queries::evidence_counts(db, &milestones).await?,
        app,
        lang,
        today,
        whole,
        reports,
        place,
    })
}

impl PlanFacts<'_> {
    /// The names of the bodies that have a part in a commitment.
    pub(crate) fn names(&self, bodies: &[Body], role: BodyRole) -> Vec<String> {
        bodies.iter().filter(|body| body.role == role).map(|body| self.name(&body.organisation)).collect()
    }

    /// The name of an organisation.
    pub(crate) fn name(&self, organisation: &Ref) -> String {
        self.resolved(organisation).map_or_else(String::new, |it| it.title.for_reader(self.lang).to_owned())
    }

    pub(crate) fn resolved(&self, organisation: &Ref) -> Option<&Resolved> {
        self.whole.known.get(organisation)
    }

    /// The milestones that are still to be done, by their day in force.
    pub(crate) fn open_by_day(&self) -> Vec<&Milestone> {
        let mut open: Vec<&Milestone> =
            self.whole.milestones.iter().filter(|it| it.state.is_open()).collect();
        open.sort_by_key(|it| (it.schedule.in_force.end.is_none(), it.schedule.in_force.end));
        open
    }
}
