//! Who coordinates a plan, or assesses it from outside, says what it came to.

use super::evidence::{NewFile, is_address};
use super::matter::{self, body_of, moved};
use crate::model::assessment::{CARRYING, without_verdict};
use crate::model::{
    ASSESSMENT, Assessment, AssessmentKind, COMMITMENT, CodeSet, Codes, KeptFile, ORGANISATION, Plan,
};
use crate::policy;
use crate::queries::{self, Among, Save};
use minga_auth::standing;
use minga_kernel::{Cx, Day, Ref, Role, Text};
use minga_store::{CommandError, Event, Same, Tx};
use minga_web::App;
use minga_web::Check;
use serde_json::json;
use uuid::Uuid;

/// What an assessment is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum About {
    Plan(Uuid),
    Commitment(Uuid),
}

/// What somebody says that a commitment or a plan came to.
#[derive(Clone, Debug)]
pub(crate) struct NewAssessment {
    pub(crate) about: About,
    /// The version that it takes the place of.
    pub(crate) corrects: Option<Uuid>,
    /// Of a correction it stays.
    pub(crate) kind: AssessmentKind,
    pub(crate) set: Option<CodeSet>,
    pub(crate) codes: Codes,
    pub(crate) dated: Option<Day>,
    /// The code of the organisation that says it; empty if none that is known here.
    pub(crate) organisation: String,
    /// Who says it, in words.
    pub(crate) assessor: Text,
    pub(crate) summary: Text,
    /// Where the whole document is; empty if nowhere.
    pub(crate) url: String,
    /// The file that was taken in, if it lies here.
    pub(crate) file: Option<NewFile>,
    /// Why it takes the place of another.
    pub(crate) reason: Text,
    /// How many versions of assessments of the same thing its author saw; `None` where they did
    /// not look.
    pub(crate) after: Option<usize>,
}

/// The command. Nothing that was said is written over: a correction is a further version.
pub(crate) async fn assess(cx: &Cx, app: &App, new: NewAssessment) -> Result<Assessment, CommandError> {
    let tx = app.store.write().await?;
    // An import counts versions too.
    tx.lock("import").await?;
    let (plan, commitment) = about(&tx, new.about).await?;
    let known = queries::assessments(&tx, Among::Plan(plan.id)).await?;
    let known: Vec<Assessment> = known.into_iter().filter(|it| it.commitment == commitment).collect();
    let corrected = match new.corrects {
        None => None,
        Some(id) => Some(known.iter().find(|it| it.id == id).ok_or(CommandError::NotFound)?),
    };
    let standing = standing(cx, &tx).await?;
    let kind = corrected.map_or(new.kind, |it| it.kind);
    let capacity = match corrected {
        Some(it) => policy::may_correct(&standing, it, &plan)?,
        None => policy::may_assess(&standing, kind, &plan)?,
    };
    let newer =
        |it: &Assessment| known.iter().any(|by| by.thread() == it.thread() && by.version > it.version);
    if new.after.is_some_and(|seen| seen != known.len()) || corrected.is_some_and(newer) {
        return Err(CommandError::Changed);
    }

    let own = body_of(&capacity).filter(|_| capacity.role == Role::Evaluator);
    let mut check = Check::default();
    let organisation = match (new.organisation.as_str(), own) {
        ("", own) => own,
        (code, own) => {
            let found = app.references.find(&tx, &ORGANISATION, code).await?.map(|it| it.id);
            if found.is_none() {
                check.refuse("organisation", "assessor-unknown");
            } else if own.is_some() && found != own {
                check.refuse("organisation", "assessor-other");
            }
            found
        }
    };
    if kind == AssessmentKind::Independent && carries_out(&tx, new.about, organisation).await? {
        check.refuse("organisation", "assessor-not-independent");
    }
    let assessor = Assessor { organisation, named: &new.assessor };
    check_all(&mut check, cx, &new, kind, assessor);
    let file = new.file.map(|it| KeptFile { sha256: it.sha256, media_type: it.media_type, size: it.size });
    let url = Some(new.url).filter(|url| !url.is_empty());
    // A form sends the address of a file that is here already, and not the file again.
    let file = file.or_else(|| corrected.filter(|it| it.url == url).and_then(|it| it.file.clone()));
    let alike = known.iter().filter(|it| it.kind == kind).map(|it| it.series);
    let assessment = Assessment {
        id: cx.new_id(),
        plan: plan.id,
        commitment,
        kind,
        series: corrected.map_or_else(|| alike.max().unwrap_or(0) + 1, |it| it.series),
        version: corrected.map_or(1, |it| it.version + 1),
        set: new.set.filter(|_| commitment.is_some()),
        codes: new.codes,
        dated: new.dated.unwrap_or_default(),
        organisation,
        assessor: new.assessor,
        summary: new.summary,
        url,
        file,
        reason: if corrected.is_some() { new.reason } else { Text::default() },
        role: capacity.role,
        by: body_of(&capacity),
        recorded_at: cx.now(),
    };
    if corrected.is_some_and(|it| it.says_the_same(&assessment)) {
        check.refuse("reason", "assessment-same");
    }
    check.done()?;
    queries::add_assessments(cx, &tx, &[&assessment]).await?;
    tx.publish(cx, &capacity, vec![event(&plan.reference(), &assessment)]).await?;
    tx.commit().await?;
    Ok(assessment)
}

/// That it was recorded, for the history of what it is about.
pub(crate) fn event(plan: &Ref, it: &Assessment) -> Event {
    Event {
        root: plan.clone(),
        subject: it.commitment.map_or_else(|| plan.clone(), |id| COMMITMENT.with(id)),
        thing: ASSESSMENT.with(it.id),
        action: if it.version > 1 { "assessment.corrected" } else { it.kind.action() },
        facts: json!({ "version": it.version }),
    }
}

/// The plan, and the commitment if it is about one.
async fn about(tx: &Tx, about: About) -> Result<(Plan, Option<Uuid>), CommandError> {
    match about {
        About::Plan(id) => Ok((matter::plan(tx, id).await?, None)),
        About::Commitment(id) => {
            let found = queries::commitments_by_id(tx, &[id]).await?.pop().ok_or(CommandError::NotFound)?;
            Ok((matter::plan(tx, found.plan).await?, Some(id)))
        }
    }
}

/// Whether an organisation answers for what is assessed, or helps with it.
async fn carries_out(tx: &Tx, about: About, organisation: Option<Uuid>) -> Result<bool, CommandError> {
    let Some(organisation) = organisation else { return Ok(false) };
    let among = match about {
        About::Plan(id) => Among::Plan(id),
        About::Commitment(id) => Among::Commitment(id),
    };
    let bodies = queries::bodies(tx, among).await?;
    // Another entry of the same organisation is as little independent.
    let own = ORGANISATION.with(organisation);
    let own = Same::of(tx, std::slice::from_ref(&own)).await?.all(&own);
    let mut all = bodies.values().flatten();
    Ok(all.any(|body| CARRYING.contains(&body.role) && own.contains(&body.organisation)))
}

/// Who says it.
#[derive(Clone, Copy)]
struct Assessor<'a> {
    organisation: Option<Uuid>,
    named: &'a Text,
}

fn check_all(check: &mut Check, cx: &Cx, new: &NewAssessment, kind: AssessmentKind, by: Assessor<'_>) {
    let whole_plan = matches!(new.about, About::Plan(_));
    if whole_plan && kind == AssessmentKind::EndOfCommitment {
        check.refuse("kind", "assessment-of-plan");
    }
    match new.set {
        _ if whole_plan && !new.codes.is_empty() => check.refuse("set", "assessment-plan-codes"),
        None if !whole_plan => check.refuse("set", "assessment-set"),
        Some(_) if !whole_plan && new.codes.is_empty() => check.refuse("set", "assessment-codes"),
        set if !whole_plan => {
            for (criterion, problem) in new.codes.problems(set) {
                check.refuse(criterion, problem);
            }
        }
        _ => {}
    }
    match new.dated {
        None => check.refuse("dated", "missing-day"),
        day => check.past("dated", day, cx.today()),
    }
    if by.organisation.is_none() && by.named.is_empty() && new.organisation.is_empty() {
        check.refuse("assessor", "assessor-missing");
    }
    check.text("assessor", by.named, cx.limits.line, false);
    check.text("summary", &new.summary, cx.limits.text, whole_plan);
    if !new.url.is_empty() && !is_address(&new.url) {
        check.refuse("url", "evidence-address");
    }
    check.text("reason", &new.reason, cx.limits.text, new.corrects.is_some());
}

/// The command by which a closed plan is told to be assessed: of every commitment somebody said
/// how far it was carried out.
pub(crate) async fn mark_assessed(cx: &Cx, app: &App, plan: Uuid) -> Result<(), CommandError> {
    let tx = app.store.write().await?;
    tx.lock("import").await?;
    let known = matter::plan(&tx, plan).await?;
    let capacity = policy::may_with_plan(&standing(cx, &tx).await?, "plans.mark_assessed", &known)?;
    let commitments = queries::commitments(&tx, plan).await?;
    let all = queries::assessments(&tx, Among::Plan(plan)).await?;
    let mut check = Check::default();
    if all.is_empty() || !without_verdict(&commitments, &all).is_empty() {
        check.refuse("", "not-assessed");
    }
    check.done()?;
    let assessed = Plan { state: "assessed".to_owned(), updated: cx.now(), ..known.clone() };
    queries::save_plan(cx, &tx, Save::Known, &assessed).await?;
    let facts = moved([("state", known.state.into(), "assessed".into())]).unwrap_or_default();
    let subject = assessed.reference();
    let (root, thing) = (subject.clone(), subject.clone());
    tx.publish(cx, &capacity, vec![Event { root, subject, thing, action: "plan.assessed", facts }]).await?;
    Ok(tx.commit().await?)
}
