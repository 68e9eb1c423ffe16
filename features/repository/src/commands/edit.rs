//! Mending what is said of a document.

use crate::model::requirements::Requirement;
use crate::model::{Document, Sort};
use crate::{policy, queries};
use minga_auth::standing;
use minga_kernel::{Cx, Day, Lang, Text};
use minga_store::{CommandError, Event, Store};
use minga_web::Check;
use serde_json::{Map, Value, json};
use uuid::Uuid;

/// What a form says of a document.
#[derive(Clone, Debug)]
pub(crate) struct Words {
    pub(crate) sort: Option<Sort>,
    pub(crate) title: Text,
    pub(crate) summary: Text,
    pub(crate) dated: Option<Day>,
    pub(crate) lang: String,
    pub(crate) proves: Vec<Requirement>,
}

/// Files everything wrong; what it is and of which day, if that can be known.
pub(crate) fn check(cx: &Cx, check: &mut Check, words: &Words) -> Option<(Sort, Day)> {
    check.text("title", &words.title, cx.limits.line, true);
    check.text("summary", &words.summary, cx.limits.text, false);
    if words.sort.is_none() {
        check.refuse("sort", "choice");
    }
    match words.dated {
        None => check.refuse("dated", "missing-day"),
        day => check.past("dated", day, cx.today()),
    }
    if Lang::from_code(&words.lang).is_none() && !OTHER_LANGUAGES.contains(&&*words.lang) {
        check.refuse("lang", "choice");
    }
    Some((words.sort?, words.dated?))
}

/// Languages in which documents are written, besides those of the interface.
pub(crate) const OTHER_LANGUAGES: [&str; 4] = ["qu", "ay", "shu", "gn"];

/// The command.
pub(crate) async fn edit(cx: &Cx, store: &Store, id: Uuid, new: Words) -> Result<(), CommandError> {
    let tx = store.write().await?;
    tx.lock(&format!("document {id}")).await?;
    let known = queries::document_by_id(&tx, id).await?.ok_or(CommandError::NotFound)?;
    let actor = policy::may(&standing(cx, &tx).await?, "repository.edit", &known.plan())?;
    let mut problems = Check::default();
    let dated = check(cx, &mut problems, &new);
    problems.done()?;
    let Some((sort, dated)) = dated else { return Err(CommandError::Problems(Vec::new())) };
    let Words { title, summary, lang, proves, .. } = new;
    // What was said in other languages stays.
    let (mut titles, mut summaries) = (known.title.clone(), known.summary.clone());
    title.iter().for_each(|(lang, words)| titles.set(lang, words));
    summary.iter().for_each(|(lang, words)| summaries.set(lang, words));
    if summary.is_empty() {
        summaries.set(cx.lang.code(), "");
    }
    let edited = Document { sort, title: titles, summary: summaries, dated, lang, proves, ..known.clone() };
    if edited == known {
        return Ok(());
    }
    queries::save_document(&tx, &edited).await?;
    let thing = edited.reference();
    let facts = moved(&known, &edited);
    let event = Event { root: known.plan(), subject: thing.clone(), thing, action: "document.edited", facts };
    tx.publish(cx, &actor, vec![event]).await?;
    Ok(tx.commit().await?)
}

/// What moved from what to what; of texts nothing.
fn moved(before: &Document, after: &Document) -> Value {
    let proves = |it: &Document| it.proves.iter().map(|it| it.code()).collect::<Vec<_>>().join(" ");
    let pairs = [
        ("sort", json!(before.sort.code()), json!(after.sort.code())),
        ("dated", json!(before.dated), json!(after.dated)),
        ("proves", json!(proves(before)), json!(proves(after))),
    ];
    let changes: Map<String, Value> = pairs
        .into_iter()
        .filter(|(_, from, to)| from != to)
        .map(|(name, from, to)| (name.to_owned(), json!([from, to])))
        .collect();
    if changes.is_empty() { json!({}) } else { json!({ "changes": changes }) }
}
