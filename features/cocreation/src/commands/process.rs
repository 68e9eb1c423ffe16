//! Whoever leads a process makes it, and changes it.

use super::matter::{day_there, hold, told};
use crate::model::phases::{self, Phase};
use crate::model::{Criterion, Process, Publicity, Who};
use crate::{policy, queries};
use minga_auth::standing;
use minga_kernel::{Cx, Text};
use minga_store::{CommandError, References, Store};
use minga_web::{Check, refused};
use serde_json::json;
use uuid::Uuid;

/// The most phases, themes, territories or criteria: a page shows them all.
pub(crate) const MOST: usize = 200;

/// What a form says of a process.
#[derive(Clone, Debug)]
pub(crate) struct Plan {
    pub(crate) title: Text,
    pub(crate) summary: Text,
    /// `None` if nothing is known by that code.
    pub(crate) jurisdiction: Option<Uuid>,
    pub(crate) who: Option<Who>,
    /// `None` if some day is none.
    pub(crate) phases: Option<Vec<Phase>>,
    pub(crate) themes: Vec<Text>,
    /// `None` if a code is unknown.
    pub(crate) places: Option<Vec<Uuid>>,
    /// `None` if a line cannot be read.
    pub(crate) criteria: Option<Vec<Criterion>>,
    pub(crate) hurry: Text,
}

/// Makes a process, which nobody else sees until it is published.
pub(crate) async fn create(cx: &Cx, store: &Store, code: &str, plan: Plan) -> Result<Process, CommandError> {
    let tx = store.write().await?;
    let actor = policy::may_create(&standing(cx, &tx).await?)?;
    tx.lock("processes").await?;
    let mut check = checked(cx, &plan);
    if !is_code(code) {
        check.refuse("code", "cocreation-code");
    } else if queries::process_by_code(&tx, code).await?.is_some() {
        check.refuse("code", "code-taken");
    }
    check.done()?;
    let bare = Process {
        id: cx.new_id(),
        code: code.to_owned(),
        title: Text::default(),
        summary: Text::default(),
        jurisdiction: Uuid::nil(),
        state: Publicity::Draft,
        who: Who::Account,
        phases: Vec::new(),
        themes: Vec::new(),
        places: Vec::new(),
        criteria: Vec::new(),
        hurry: Text::default(),
        published_at: None,
        made_at: cx.now(),
    };
    let it = planned(bare, plan)?;
    queries::add_process(&tx, &it).await?;
    let facts = json!({ "changes": { "code": [null, it.code] } });
    let event = told(it.id, it.reference(), it.reference(), "process.created", facts);
    tx.publish(cx, &actor, vec![event]).await?;
    tx.commit().await?;
    Ok(it)
}

/// Changes a process. What is published begins no sooner than its readers were told, unless they
/// are told why.
pub(crate) async fn edit(
    cx: &Cx,
    store: &Store,
    references: &References,
    id: Uuid,
    plan: Plan,
) -> Result<Process, CommandError> {
    let tx = store.write().await?;
    let actor = policy::may_lead(&standing(cx, &tx).await?, "cocreation.edit", id)?;
    let before = hold(&tx, id).await?;
    let mut check = checked(cx, &plan);
    if before.is_public() && plan.themes.len() < before.themes.len() {
        check.refuse("themes", "cocreation-themes-stay");
    }
    // What was scored was scored by these, and weighs what was told then.
    let same = plan.criteria.as_deref().is_some_and(|after| are_the_same(&before.criteria, after));
    if !same && queries::is_scored(&tx, id).await? {
        check.refuse("criteria", "evaluation-criteria-stay");
    }
    check.done()?;
    let it = planned(before.clone(), plan)?;
    if let Some(published) = it.published_at {
        let day = day_there(&tx, references, &it, published).await?;
        let sooner = it.phases.first().map(|it| it.begins) < before.phases.first().map(|it| it.begins);
        if sooner && it.is_hurried(day) && it.hurry.is_empty() {
            return Err(refused("hurry", "cocreation-hurry"));
        }
    }
    if it != before {
        queries::save_process(&tx, &it).await?;
        let event = told(it.id, it.reference(), it.reference(), "process.edited", json!({}));
        tx.publish(cx, &actor, vec![event]).await?;
    }
    tx.commit().await?;
    Ok(it)
}

/// Whether criteria are still those that they were: said in more languages at most.
fn are_the_same(before: &[Criterion], after: &[Criterion]) -> bool {
    let same = |(before, after): (&Criterion, &Criterion)| {
        let mut words = before.title.iter();
        before.weight == after.weight && words.all(|(lang, said)| after.title.get(lang) == Some(said))
    };
    before.len() == after.len() && before.iter().zip(after).all(same)
}

fn checked(cx: &Cx, plan: &Plan) -> Check {
    let mut check = Check::default();
    check.text("title", &plan.title, cx.limits.line, true);
    check.text("summary", &plan.summary, cx.limits.text, true);
    check.text("hurry", &plan.hurry, cx.limits.text, false);
    if plan.jurisdiction.is_none() {
        check.refuse("jurisdiction", "cocreation-place");
    }
    if plan.who.is_none() {
        check.refuse("who", "cocreation-choice");
    }
    match plan.phases.as_deref() {
        None => check.refuse("phases", "day"),
        Some(all) => {
            if let Some(fault) = phases::fault(all) {
                check.refuse("phases", fault);
            }
        }
    }
    for theme in plan.themes.iter().take(MOST) {
        check.text("themes", theme, cx.limits.line, true);
    }
    if plan.themes.len() > MOST {
        check.refuse("themes", "cocreation-many");
    }
    match &plan.places {
        None => check.refuse("places", "cocreation-place"),
        Some(places) if places.len() > MOST => check.refuse("places", "cocreation-many"),
        Some(_) => {}
    }
    match &plan.criteria {
        None => check.refuse("criteria", "cocreation-criteria"),
        Some(all) if all.len() > MOST => check.refuse("criteria", "cocreation-many"),
        Some(all) => {
            for it in all {
                check.text("criteria", &it.title, cx.limits.line, true);
            }
            let whole = all.iter().map(|it| it.weight).fold(0_i64, i64::saturating_add);
            if !all.is_empty() && (whole != 100 || all.iter().any(|it| it.weight < 1)) {
                check.refuse("criteria", "cocreation-weights");
            }
        }
    }
    check
}

fn planned(it: Process, plan: Plan) -> Result<Process, CommandError> {
    let (Some(jurisdiction), Some(who), Some(phases), Some(places), Some(criteria)) =
        (plan.jurisdiction, plan.who, plan.phases, plan.places, plan.criteria)
    else {
        return Err(CommandError::Problems(Vec::new()));
    };
    let Plan { title, summary, themes, hurry, .. } = plan;
    Ok(Process { title, summary, jurisdiction, who, phases, themes, places, criteria, hurry, ..it })
}

/// What codes are made of: what stands in an address.
fn is_code(code: &str) -> bool {
    let letters = code.chars().all(|it| it.is_ascii_alphanumeric() || it == '-' || it == '_');
    (1..=40).contains(&code.len()) && letters
}
