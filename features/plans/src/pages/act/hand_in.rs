//! Whoever has a part in a commitment hands in its act, signed.

use super::HAND_IN;
use crate::commands::evidence::NewFile;
use crate::commands::sign::{NewAct, PDF, SIGNATURE, SIGNED, Sent, hand_in, look};
use crate::model::{Commitment, Plan};
use crate::pages::acts::{ACTS, meta};
use crate::pages::find;
use crate::pages::parts::said_sample;
use crate::queries::{self, Among};
use crate::{policy, resolver};
use minga_auth::standing;
use minga_kernel::{Cx, Place, Problem};
use minga_store::{CommandError, Conn};
use minga_web::http::{IntoResponse, Path, Redirect, State};
use minga_web::{
    App, Field, FieldError, Fields, Form, PageError, PageResult, Said, Signed, View, Visit, mended,
};
use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct HandInPage {
    hand_in: Shown,
}

#[derive(Serialize)]
struct Shown {
    title: Said,
    path: String,
    action: String,
    file: Field,
    errors: Vec<FieldError>,
}

impl View for HandInPage {
    const TEMPLATE: &'static str = "plans/hand_in.html";

    fn samples() -> Vec<HandInPage> {
        let sample = |errors| Shown {
            title: said_sample(),
            path: "/es".to_owned(),
            action: "/es".to_owned(),
            file: Field::sample(),
            errors,
        };
        [Vec::new(), vec![FieldError::sample()]].map(|errors| HandInPage { hand_in: sample(errors) }).into()
    }
}

type Parts = Path<(String, String)>;

/// How many files come at most: the document and its signature.
const MOST: usize = 2;

pub(crate) async fn show(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(place): Parts,
) -> PageResult {
    let db = app.store.read().await?;
    let (plan, commitment) = found(&app, &db, &visit, &signed, &place).await?;
    page(&app, &visit, &plan, &commitment, &[])
}

pub(crate) async fn send(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(place): Parts,
    form: Form,
) -> PageResult {
    let db = app.store.read().await?;
    // Files are taken in only for somebody who may hand them in.
    let (plan, commitment) = found(&app, &db, &visit, &signed, &place).await?;
    drop(db);
    let again = |problems: &[Problem]| -> PageResult {
        Ok(mended(page(&app, &visit, &plan, &commitment, problems)?, problems))
    };
    let cx = signed.cx(&app, visit.lang);
    let new = match taken(&app, &cx, &commitment, &form).await? {
        Ok(new) => new,
        Err(problems) => return again(&problems),
    };
    match hand_in(&cx, &app.store, new).await {
        Ok(()) => {
            let number = commitment.number.to_string();
            let path = ACTS.path(visit.lang, &[("plan", &plan.code), ("commitment", &number)]);
            Ok(Redirect::to(&path).into_response())
        }
        Err(CommandError::Problems(problems)) => again(&problems),
        Err(error) => Err(error.into()),
    }
}

/// What was sent, taken in and looked at: one file, or a document and its signature.
async fn taken(
    app: &App,
    cx: &Cx,
    commitment: &Commitment,
    form: &Form,
) -> Result<Result<NewAct, Vec<Problem>>, PageError> {
    let refuse = |code| Ok(Err(vec![Problem::error(Place::default().column("file"), code)]));
    let mut documents = Vec::new();
    let mut separate = Vec::new();
    for upload in form.files("file") {
        if documents.len() + separate.len() == MOST {
            return refuse("act-two");
        }
        match app.take_in("file", upload).await? {
            Err(problem) => return Ok(Err(vec![problem])),
            Ok(taken) if taken.media_type == SIGNATURE => separate.push((taken, upload.content.clone())),
            Ok(taken) => documents.push((taken, upload.content.clone())),
        }
    }
    if documents.len() > 1 || separate.len() > 1 {
        return refuse("act-two");
    }
    let separate = separate.pop();
    let Some((taken, content)) = documents.pop() else {
        return refuse(if separate.is_some() { "act-alone" } else { "act-missing" });
    };
    let is_scan = taken.media_type.starts_with("image/");
    if !is_scan && taken.media_type != PDF && taken.media_type != SIGNED && separate.is_none() {
        return refuse("act-kind");
    }
    // A picture was drawn anew, so that nobody signed what is kept.
    if is_scan && separate.is_some() {
        return refuse("act-picture");
    }
    let (app, inner, media_type) = (app.clone(), cx.clone(), taken.media_type.clone());
    let (kept, signature): (Option<_>, Option<_>) =
        separate.map(|(taken, content)| ((taken.sha256, taken.path), content)).unzip();
    // Digests and signatures of a large file take a while.
    let looked = tokio::task::spawn_blocking(move || {
        let sent = Sent { media_type: &media_type, content: &content, separate: signature.as_deref() };
        look(&inner, &app.settings.signature_roots, app.reader.as_ref(), &sent)
    });
    let signatures = looked.await.map_err(|error| PageError::Internal(error.to_string()))?;
    let size = i64::try_from(taken.size).unwrap_or(i64::MAX);
    let file = NewFile { sha256: taken.sha256, media_type: taken.media_type, size };
    Ok(Ok(NewAct { commitment: commitment.id, file, url: taken.path, separate: kept, signatures }))
}

async fn found(
    app: &App,
    db: &Conn,
    visit: &Visit,
    signed: &Signed,
    (code, number): &(String, String),
) -> Result<(Plan, Commitment), PageError> {
    let plan = find::plan(app, db, visit, code).await?;
    let (mut all, position) = find::commitment(db, &plan, number).await?;
    let commitment = all.swap_remove(position);
    let among = Among::Commitment(commitment.id);
    let bodies = queries::bodies(db, among).await?.remove(&commitment.id).unwrap_or_default();
    let standing = standing(&signed.cx(app, visit.lang), db).await?;
    policy::may_hand_in(&standing, &plan, &bodies).map_err(CommandError::from)?;
    Ok((plan, commitment))
}

fn page(app: &App, visit: &Visit, plan: &Plan, commitment: &Commitment, problems: &[Problem]) -> PageResult {
    let lang = visit.lang;
    let fields = Fields::new(app, lang, "act", problems);
    let number = commitment.number.to_string();
    let shown = Shown {
        title: Said::title(lang, &commitment.title),
        path: resolver::commitment(commitment, &plan.code).path(lang).to_owned(),
        action: HAND_IN.path(lang, &[("plan", &plan.code), ("commitment", &number)]),
        file: fields.field("file", "", true),
        errors: fields.errors(),
    };
    let meta = meta(app, lang, plan, commitment, &HAND_IN, "plans-hand-in-title");
    app.page(visit, &meta, &HandInPage { hand_in: shown })
}
