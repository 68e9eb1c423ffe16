//! The means of verification of a form: files, photographs, an address.

use super::words;
use crate::commands::evidence::{NewEvidence, NewFile};
use crate::queries::{self, Upload};
use minga_kernel::{Lang, Problem, Text};
use minga_store::{Conn, StoreError};
use minga_web::{App, Field, Fields, Form, PageError, Signed, Visit, file_path};
use serde::Serialize;
use uuid::Uuid;

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
    all.extend(address(visit, form));
    Ok(if problems.is_empty() { Ok(all) } else { Err(problems) })
}

/// The address that a form gives.
fn address(visit: &Visit, form: &Form) -> Option<NewEvidence> {
    let url = form.text("evidence_url");
    let title = title(visit.lang, words(visit, form, "evidence_title"), &url);
    (!url.is_empty()).then_some(NewEvidence { title, url, file: None })
}

fn title(lang: Lang, given: Text, instead: &str) -> Text {
    if given.is_empty() { Text::new(lang.code(), instead) } else { given }
}

/// The most files that wait with one form.
const MOST: usize = 20;

/// The files of a form that is not sent yet: what was chosen before, and what came with it.
#[derive(Default)]
pub(super) struct Files(Vec<Upload>);

/// A file as the form shows it.
#[derive(Clone, Serialize)]
pub(super) struct UploadShown {
    id: String,
    name: String,
}

impl UploadShown {
    /// For samples.
    pub(super) fn sample() -> UploadShown {
        UploadShown { id: "ab".to_owned(), name: "<foto>.png".to_owned() }
    }
}

impl Files {
    /// Those of these that somebody sent for a milestone.
    pub(super) async fn known(
        db: &Conn,
        account: Uuid,
        milestone: Uuid,
        ids: &[Uuid],
    ) -> Result<Files, StoreError> {
        Ok(Files(queries::uploads(db, account, milestone, ids).await?))
    }

    pub(super) fn ids(&self) -> Vec<String> {
        self.0.iter().map(|it| it.id.to_string()).collect()
    }

    pub(super) fn shown(&self) -> Vec<UploadShown> {
        self.0.iter().map(|it| UploadShown { id: it.id.to_string(), name: it.name.clone() }).collect()
    }

    /// What the form gives: these files, and an address.
    pub(super) fn evidence(&self, app: &App, visit: &Visit, form: &Form) -> Vec<NewEvidence> {
        let files = self.0.iter().map(|it| NewEvidence {
            title: title(visit.lang, words(visit, form, "evidence_title"), &it.name),
            url: app.absolute(&file_path(&it.sha256, &it.name)),
            file: Some(NewFile {
                sha256: it.sha256.clone(),
                media_type: it.media_type.clone(),
                size: it.size,
            }),
        });
        files.chain(address(visit, form)).collect()
    }
}

/// The files of a form: those that were taken in with it before, and those that come now, which
/// are taken in and wait. What is no file that is taken is told.
pub(super) async fn gather(
    app: &App,
    signed: &Signed,
    milestone: Uuid,
    form: &Form,
) -> Result<(Files, Vec<Problem>), PageError> {
    let account = signed.account.id;
    let ids: Vec<Uuid> = form.all("upload").filter_map(|id| id.parse().ok()).take(MOST).collect();
    let db = app.store.read().await?;
    let mut files = Files::known(&db, account, milestone, &ids).await?;
    drop(db);
    let (mut problems, mut new) = (Vec::new(), Vec::new());
    for upload in form.files("evidence_file").take(MOST + 1) {
        match app.take_in("evidence_file", upload).await? {
            Err(problem) => problems.push(problem),
            Ok(taken) => new.push(Upload {
                id: minga_kernel::new_id(&*app.clock, &*app.random),
                sha256: taken.sha256,
                media_type: taken.media_type,
                size: i64::try_from(taken.size).unwrap_or(i64::MAX),
                name: taken.name,
            }),
        }
    }
    if !new.is_empty() {
        let tx = app.store.write().await?;
        let now = app.clock.now();
        for it in &new {
            queries::keep_upload(&tx, account, milestone, it, now).await?;
        }
        tx.commit().await?;
        files.0.extend(new);
    }
    Ok((files, problems))
}
