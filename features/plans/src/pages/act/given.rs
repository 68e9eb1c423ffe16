//! The means of verification of a form: files, photographs, an address.

use super::words;
use crate::commands::evidence::{NewEvidence, NewFile};
use minga_kernel::{Lang, Problem, Text};
use minga_web::{App, Field, Fields, Form, PageError, Visit};
use serde::Serialize;

/// The fields in which evidence is given.
#[derive(Clone, Serialize)]
pub(super) struct EvidenceFields {
    file: Field,
    url: Field,
    title: Field,
}

impl EvidenceFields {
    pub(super) fn of(fields: &Fields<'_>, form: Option<&Form>) -> EvidenceFields {
        let text = |name| form.map(|form| form.text(name)).unwrap_or_default();
        EvidenceFields {
            file: fields.field("evidence_file", "", false),
            url: fields.field("evidence_url", text("evidence_url"), false),
            title: fields.field("evidence_title", text("evidence_title"), false),
        }
    }

    pub(super) fn sample() -> EvidenceFields {
        EvidenceFields { file: Field::sample(), url: Field::sample(), title: Field::sample() }
    }
}

/// What a form gives. Files are taken in first: what comes of them is kept by its content, so
/// that sending the form again keeps no second copy.
pub(super) async fn given(
    app: &App,
    visit: &Visit,
    form: &Form,
) -> Result<Result<Vec<NewEvidence>, Vec<Problem>>, PageError> {
    let mut all = Vec::new();
    let mut problems = Vec::new();
    for upload in form.files("evidence_file") {
        match app.take_in("evidence_file", upload).await? {
            Err(problem) => problems.push(problem),
            Ok(taken) => all.push(NewEvidence {
                title: title(visit.lang, words(visit, form, "evidence_title"), &taken.name),
                url: app.absolute(&taken.path),
                file: Some(NewFile {
                    sha256: taken.sha256,
                    media_type: taken.media_type,
                    size: i64::try_from(taken.size).unwrap_or(i64::MAX),
                }),
            }),
        }
    }
    let url = form.text("evidence_url");
    if !url.is_empty() {
        let title = title(visit.lang, words(visit, form, "evidence_title"), &url);
        all.push(NewEvidence { title, url, file: None });
    }
    Ok(if problems.is_empty() { Ok(all) } else { Err(problems) })
}

fn title(lang: Lang, given: Text, instead: &str) -> Text {
    if given.is_empty() { Text::new(lang.code(), instead) } else { given }
}
