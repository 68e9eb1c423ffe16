use crate::model::assessment::in_force;
use crate::model::{Assessment, Body, Commitment, PLAN, Plan};
use crate::queries::{self, Among};
use crate::resolver;
use minga_kernel::search::Document;
use minga_kernel::{Lang, Ref, Resolved, Text};
use minga_store::orm::async_trait;
use minga_store::{Conn, StoreError};
use minga_web::{App, Documents};
use std::collections::HashMap;
use uuid::Uuid;

/// Plans and everything in them, for the search index, filed under the plan.
pub(crate) struct Plans;

#[async_trait]
impl Documents for Plans {
    async fn roots(&self, db: &Conn) -> Result<Vec<Ref>, StoreError> {
        Ok(queries::plan_ids(db).await?.into_iter().map(|id| PLAN.with(id)).collect())
    }

    async fn documents(&self, app: &App, db: &Conn, root: &Ref) -> Result<Vec<Document>, StoreError> {
        if root.kind != PLAN {
            return Ok(Vec::new());
        }
        let Some(plan) = queries::plans_by_id(db, &[root.id]).await?.pop() else { return Ok(Vec::new()) };
        let whole = queries::whole_plan(db, &app.references, plan).await?;
        let (plan, themes) = (&whole.plan, &whole.themes);
        let details = queries::commitment_details(db, Among::Plan(plan.id)).await?;
        let learnings = queries::learnings(db, Among::Plan(plan.id)).await?;
        // Only what still holds is found.
        let held = in_force(&whole.assessments);
        let titles: HashMap<Uuid, String> = themes
            .iter()
            .map(|theme| (theme.id, theme.title.for_reader(Lang::default()).to_owned()))
            .collect();

        let mut documents = vec![of_plan(plan, &held)];
        documents.extend(themes.iter().map(|theme| {
            let resolved = resolver::theme(theme, &plan.code);
            let facets = vec![("theme", theme.title.for_reader(Lang::default()).to_owned())];
            document(resolved, join([&theme.summary]), facets)
        }));
        for of_it in whole.facts() {
            let commitment = of_it.commitment;
            let facets = facets(plan, commitment, &titles, of_it.bodies, of_it.known);
            let mut texts = vec![&commitment.summary, &commitment.note];
            if let Some(details) = details.get(&commitment.id) {
                texts.extend([&details.problem, &details.causes, &details.solution, &details.results]);
            }
            texts.extend(learnings.iter().filter(|it| it.commitment == commitment.id).map(|it| &it.text));
            let own = held.iter().filter(|it| it.commitment == Some(commitment.id));
            texts.extend(own.map(|it| &it.summary));
            let state = of_it.state().code().to_owned();
            let mut its = facets.clone();
            its.push(("state", state));
            documents.push(document(resolver::commitment(commitment, &plan.code), join(texts), its));
            for milestone in of_it.milestones {
                let mut its = facets.clone();
                its.push(("state", milestone.state.code().to_owned()));
                let due = milestone.schedule.in_force.end.filter(|_| milestone.state.is_open());
                let resolved = resolver::milestone(milestone, &plan.code);
                documents.push(Document { due, ..document(resolved, join([&milestone.note]), its) });
            }
        }
        Ok(documents)
    }
}

fn of_plan(plan: &Plan, held: &[&Assessment]) -> Document {
    let facets = vec![("state", plan.state.clone()), ("plan", plan.code.clone())];
    let assessed = held.iter().filter(|it| it.commitment.is_none()).map(|it| &it.summary);
    let texts = [&plan.summary, &plan.instrument, &plan.note].into_iter().chain(assessed);
    document(resolver::plan(plan), join(texts), facets)
}

fn facets(
    plan: &Plan,
    commitment: &Commitment,
    themes: &HashMap<Uuid, String>,
    bodies: &[Body],
    known: &HashMap<Ref, Resolved>,
) -> Vec<(&'static str, String)> {
    let mut facets = vec![("plan", plan.code.clone())];
    facets.extend(commitment.theme.and_then(|id| themes.get(&id)).map(|title| ("theme", title.clone())));
    facets.extend(commitment.sdgs.iter().map(|goal| ("sdg", goal.to_string())));
    for body in bodies {
        if let Some(it) = known.get(&body.organisation) {
            let name = it.short.clone().unwrap_or_else(|| it.title.for_reader(Lang::default()).to_owned());
            if !facets.contains(&("body", name.clone())) {
                facets.push(("body", name));
            }
        }
    }
    facets
}

fn document(it: Resolved, body: Text, facets: Vec<(&'static str, String)>) -> Document {
    Document {
        reference: it.reference,
        code: it.code,
        title: it.title,
        names: Vec::new(),
        body,
        paths: it.paths,
        facets,
        due: None,
    }
}

/// Several texts as one, language by language.
fn join<'a>(texts: impl IntoIterator<Item = &'a Text>) -> Text {
    let mut whole: HashMap<String, Vec<&str>> = HashMap::new();
    for text in texts {
        for (lang, words) in text.iter() {
            whole.entry(lang.to_owned()).or_default().push(words);
        }
    }
    let mut joined = Text::default();
    for (lang, words) in whole {
        joined.set(lang, words.join("\n"));
    }
    joined
}
