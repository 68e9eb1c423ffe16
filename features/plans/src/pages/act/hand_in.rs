//! Whoever has a part in a commitment hands in its act, signed.

use super::HAND_IN;
use crate::commands::evidence::NewFile;
use crate::commands::sign::{NewAct, hand_in, look};
use crate::model::{Commitment, Plan};
use crate::pages::acts::{ACTS, meta};
use crate::pages::find;
use crate::pages::parts::said_sample;
use crate::queries::{self, Among};
use crate::{policy, resolver};
use minga_auth::standing;
use minga_kernel::Problem;
use minga_store::{CommandError, Conn};
use minga_web::http::{IntoResponse, Path, Redirect, State};
use minga_web::{
    App, Field, FieldError, Fields, Form, PageError, PageResult, Said, Signed, View, Visit, mended, refused,
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

type Place = Path<(String, String)>;

pub(crate) async fn show(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(place): Place,
) -> PageResult {
    let db = app.store.read().await?;
    let (plan, commitment) = found(&app, &db, &visit, &signed, &place).await?;
    page(&app, &visit, &plan, &commitment, &[])
}

pub(crate) async fn send(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(place): Place,
    form: Form,
) -> PageResult {
    let db = app.store.read().await?;
    // Files are taken in only for somebody who may hand them in.
    let (plan, commitment) = found(&app, &db, &visit, &signed, &place).await?;
    drop(db);
    let again = |problems: &[Problem]| -> PageResult {
        Ok(mended(page(&app, &visit, &plan, &commitment, problems)?, problems))
    };
    let Some(upload) = form.files("file").next() else {
        let CommandError::Problems(problems) = refused("file", "act-missing") else {
            return Err(PageError::Bad("form"));
        };
        return again(&problems);
    };
    let taken = match app.take_in("file", upload).await? {
        Err(problem) => return again(&[problem]),
        Ok(taken) => taken,
    };
    let cx = signed.cx(&app, visit.lang);
    let roots = app.settings.signature_roots.clone();
    let (content, media_type, inner) = (upload.content.clone(), taken.media_type.clone(), cx.clone());
    // Digests and signatures of a large file take a while.
    let looked = tokio::task::spawn_blocking(move || look(&inner, &roots, &media_type, &content));
    let signatures = looked.await.map_err(|error| PageError::Internal(error.to_string()))?;
    let size = i64::try_from(taken.size).unwrap_or(i64::MAX);
    let file = NewFile { sha256: taken.sha256, media_type: taken.media_type, size };
    let new = NewAct { commitment: commitment.id, file, url: taken.path, signatures };
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
