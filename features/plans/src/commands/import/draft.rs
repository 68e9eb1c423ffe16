use crate::commands::archive::{self, Of};
use crate::commands::assess;
use crate::model::{
    Assessment, Body, Commitment, CommitmentDetails, EVIDENCE, Evidence, LEARNING, Learning, Milestone,
    MilestoneDetails, Plan, Theme,
};
use crate::queries::{self, Save};
use crate::rows;
use minga_exchange::{Change, Deed, Draft, Way};
use minga_kernel::{Capacity, Cx, Ref};
use minga_store::orm::async_trait;
use minga_store::{Event, StoreError, Tx, relink, remember_code};

/// Everything that an import of a plan will write.
#[derive(Default)]
pub(super) struct PlanDraft {
    pub(super) way: Way,
    pub(super) plan_reference: Option<Ref>,
    pub(super) plan: Option<(Plan, Change)>,
    pub(super) former_code: Option<String>,
    /// The state of the plan, if it is there already.
    pub(super) known_state: Option<String>,
    pub(super) themes: Vec<(Theme, Change)>,
    pub(super) commitments: Vec<(Commitment, CommitmentDetails, Vec<Body>, Change)>,
    pub(super) milestones: Vec<(Milestone, MilestoneDetails, Change)>,
    pub(super) evidence: Vec<(Evidence, Change)>,
    pub(super) learnings: Vec<(Learning, Change)>,
    pub(super) assessments: Vec<(Assessment, Change)>,
    /// What each commitment is related to.
    pub(super) related: Vec<(Ref, Vec<Ref>)>,
}

/// The relation of commitments that one of them names.
pub(crate) const RELATED: &str = "related";

const HOW: [(Save, Deed); 2] = [(Save::New, Deed::Created), (Save::Known, Deed::Changed)];

#[async_trait]
impl Draft for PlanDraft {
    async fn write(mut self: Box<Self>, cx: &Cx, actor: &Capacity, tx: &Tx) -> Result<(), StoreError> {
        for (assessment, _) in &mut self.assessments {
            assessment.role = actor.role;
            assessment.by = actor.body.as_ref().map(|body| body.id);
        }
        let Some(root) = &self.plan_reference else { return Ok(()) };
        for (how, deed) in HOW {
            if let Some((plan, change)) = &self.plan
                && change.deed == deed
            {
                queries::save_plan(cx, tx, how, plan).await?;
            }
            let themes: Vec<_> = self.themes.iter().filter(|it| it.1.deed == deed).map(|it| &it.0).collect();
            queries::save_themes(cx, tx, how, &themes).await?;
            let commitments = self.commitments.iter().filter(|it| it.3.deed == deed);
            let commitments: Vec<_> = commitments.map(|it| (&it.0, &it.1)).collect();
            queries::save_commitments(cx, tx, how, &commitments).await?;
            for (commitment, _, bodies, _) in self.commitments.iter().filter(|it| it.3.deed == deed) {
                queries::save_bodies(cx, tx, commitment, bodies).await?;
            }
            let milestones = self.milestones.iter().filter(|it| it.2.deed == deed);
            let milestones: Vec<_> = milestones.map(|it| (&it.0, &it.1)).collect();
            queries::save_milestones(cx, tx, how, &milestones).await?;
            let evidence: Vec<_> =
                self.evidence.iter().filter(|it| it.1.deed == deed).map(|it| &it.0).collect();
            queries::save_evidence(cx, tx, how, &evidence).await?;
            let learnings: Vec<_> =
                self.learnings.iter().filter(|it| it.1.deed == deed).map(|it| &it.0).collect();
            queries::save_learnings(cx, tx, how, &learnings).await?;
        }
        let assessments: Vec<_> = self.new_assessments().collect();
        queries::add_assessments(cx, tx, &assessments).await?;
        for (commitment, others) in &self.related {
            relink(tx, commitment, RELATED, others).await?;
        }
        if let Some(former) = &self.former_code {
            remember_code(tx, former, root).await?;
        }
        if self.evidence.iter().any(|it| it.1.deed != Deed::Unchanged) {
            archive::ask(cx, tx, Of::Imported(root.id)).await?;
        }
        let events = self.events(root);
        if !events.is_empty() {
            tx.publish(cx, actor, events).await?;
        }
        Ok(())
    }
}

impl PlanDraft {
    /// The versions that are not known yet; known ones are never written again.
    fn new_assessments(&self) -> impl Iterator<Item = &Assessment> {
        self.assessments.iter().filter(|it| it.1.deed == Deed::Created).map(|it| &it.0)
    }

    /// What happened, the smallest things first: whoever reads the newest first reads of
    /// the plan before its parts.
    fn events(&self, root: &Ref) -> Vec<Event> {
        let mut events: Vec<Event> = self.new_assessments().map(|it| assess::event(root, it)).collect();
        let mut tell =
            |changes: &mut dyn Iterator<Item = (Ref, &Change)>, schema, names: [&'static str; 2]| {
                for (thing, change) in changes {
                    let action = match change.deed {
                        Deed::Created => names[0],
                        Deed::Changed => names[1],
                        Deed::Unchanged | Deed::Absent => continue,
                    };
                    let (root, subject) = (root.clone(), change.reference.clone());
                    events.push(Event { root, subject, thing, action, facts: change.facts(schema) });
                }
            };
        let learnings = &mut self.learnings.iter().map(|it| (LEARNING.with(it.0.id), &it.1));
        tell(learnings, &rows::PROGRESS, ["learning.added", "learning.changed"]);
        let evidence = &mut self.evidence.iter().map(|it| (EVIDENCE.with(it.0.id), &it.1));
        tell(evidence, &rows::EVIDENCE, ["evidence.added", "evidence.changed"]);
        let milestones = &mut self.milestones.iter().map(|it| (it.2.reference.clone(), &it.2));
        tell(milestones, &rows::MILESTONES, ["milestone.created", "milestone.changed"]);
        let commitments = &mut self.commitments.iter().map(|it| (it.3.reference.clone(), &it.3));
        tell(commitments, &rows::COMMITMENTS, ["commitment.created", "commitment.changed"]);
        let themes = &mut self.themes.iter().map(|it| (it.1.reference.clone(), &it.1));
        tell(themes, &rows::THEMES, ["theme.created", "theme.changed"]);
        match self.way {
            Way::File => events.extend(self.summary(root)),
            Way::Form => {
                let plan = &mut self.plan.iter().map(|it| (root.clone(), &it.1));
                tell(plan, &rows::PLAN, ["plan.created", "plan.changed"]);
            }
        }
        events
    }

    /// One event for the plan, that counts what happened below it.
    fn summary(&self, root: &Ref) -> Option<Event> {
        let plan = self.plan.iter().map(|it| &it.1);
        let all = plan
            .chain(self.themes.iter().map(|it| &it.1))
            .chain(self.commitments.iter().map(|it| &it.3))
            .chain(self.milestones.iter().map(|it| &it.2))
            .chain(self.evidence.iter().map(|it| &it.1))
            .chain(self.learnings.iter().map(|it| &it.1))
            .chain(self.assessments.iter().map(|it| &it.1));
        let (mut created, mut changed) = (0, 0);
        for change in all {
            match change.deed {
                Deed::Created => created += 1,
                Deed::Changed => changed += 1,
                Deed::Unchanged | Deed::Absent => {}
            }
        }
        let mut facts =
            self.plan.as_ref().map_or_else(|| serde_json::json!({}), |it| it.1.facts(&rows::PLAN));
        facts["created"] = created.into();
        facts["changed"] = changed.into();
        let (root, subject, thing) = (root.clone(), root.clone(), root.clone());
        let event = Event { root, subject, thing, action: "plan.imported", facts };
        (created + changed > 0).then_some(event)
    }
}
