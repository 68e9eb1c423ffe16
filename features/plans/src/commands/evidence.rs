//! Means of verification that come with a report or with what is said to it.

use super::archive::{self, Of};
use super::matter::MilestoneMatter;
use crate::model::{Archive, EVIDENCE, Evidence, Given};
use crate::queries::{self, Save};
use minga_kernel::{Cx, Text};
use minga_store::{Event, StoreError, Tx};
use minga_web::Check;
use serde_json::json;
use uuid::Uuid;

/// A means of verification that somebody gives.
#[derive(Clone, Debug)]
pub(crate) struct NewEvidence {
    pub(crate) title: Text,
    /// An address of the web, or where the file is served.
    pub(crate) url: String,
    /// The file that was taken in, if it is one.
    pub(crate) file: Option<NewFile>,
}

/// A file that was taken in.
#[derive(Clone, Debug)]
pub(crate) struct NewFile {
    /// SHA-256 of its content, in hexadecimal.
    pub(crate) sha256: String,
    /// Its media type, by its content.
    pub(crate) media_type: String,
    /// Its size in bytes.
    pub(crate) size: i64,
}

/// The most that come at once.
const MOST: usize = 20;
/// The longest address.
const LONGEST: usize = 2_000;

/// Finds what is wrong with what is given.
pub(crate) fn check(cx: &Cx, check: &mut Check, given: &[NewEvidence]) {
    if given.len() > MOST {
        check.refuse("evidence_file", "evidence-many");
    }
    for it in given {
        check.text("evidence_title", &it.title, cx.limits.line, false);
        if !is_address(&it.url) {
            check.refuse("evidence_url", "evidence-address");
        }
    }
}

/// Whether it is an address of the web that a page can link to.
pub(super) fn is_address(url: &str) -> bool {
    let web = url.starts_with("https://") || url.starts_with("http://");
    web && url.len() <= LONGEST && !url.chars().any(|c| c.is_whitespace() || c.is_control())
}

/// With what it is given.
#[derive(Clone, Copy, Debug)]
pub(crate) struct With {
    pub(crate) report: Option<Uuid>,
    pub(crate) statement: Option<Uuid>,
    pub(crate) by: Option<Uuid>,
}

/// Writes what is given; the events that tell of it.
pub(crate) async fn add(
    cx: &Cx,
    tx: &Tx,
    matter: &MilestoneMatter,
    with: With,
    given: Vec<NewEvidence>,
) -> Result<Vec<Event>, StoreError> {
    if given.is_empty() {
        return Ok(Vec::new());
    }
    let known = queries::evidence_of_milestone(tx, matter.milestone.id).await?;
    let last = known.iter().map(|it| it.position).max().unwrap_or(0);
    let all: Vec<Evidence> = given
        .into_iter()
        .zip(last + 1..)
        .map(|(it, position)| Evidence {
            id: cx.new_id(),
            plan: matter.plan.id,
            commitment: matter.milestone.commitment,
            milestone: Some(matter.milestone.id),
            position,
            title: it.title,
            url: it.url,
            dated: Some(cx.today()),
            given: Given {
                report: with.report,
                statement: with.statement,
                by: with.by,
                archive: match it.file {
                    Some(_) => Archive::default(),
                    None => Archive::asked(cx.now()),
                },
                size: it.file.as_ref().map(|file| file.size),
                media_type: it.file.as_ref().map(|file| file.media_type.clone()),
                file: it.file.map(|file| file.sha256),
                validated_by: None,
            },
        })
        .collect();
    let rows: Vec<&Evidence> = all.iter().collect();
    queries::save_evidence(cx, tx, Save::New, &rows).await?;
    for it in all.iter().filter(|it| it.given.file.is_none()) {
        archive::ask(cx, tx, Of::Evidence(it.id)).await?;
    }
    let told = all
        .iter()
        .map(|it| matter.event(EVIDENCE.with(it.id), "evidence.given", json!({ "position": it.position })));
    Ok(told.collect())
}
