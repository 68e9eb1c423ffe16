//! The copy of an address is asked for, or asked for again.

use super::ARCHIVE;
use crate::commands::archive::ask_again;
use crate::model::{Evidence, Plan};
use crate::pages::evidence::EvidenceShown;
use crate::pages::find;
use crate::pages::parts::{crumbs, said_sample};
use crate::queries::{self, Among};
use crate::{policy, resolver};
use minga_auth::standing;
use minga_store::{CommandError, Conn};
use minga_web::http::{IntoResponse, Path, Redirect, State};
use minga_web::{App, Crumb, PageError, PageMeta, PageResult, Said, Signed, View, Visit};
use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct ArchivePage {
    archive: Shown,
}

#[derive(Serialize)]
struct Shown {
    plan: Said,
    path: String,
    url: String,
    evidence: Vec<EvidenceShown>,
    action: String,
    /// Whether a copy can be asked for now.
    open: bool,
}

impl View for ArchivePage {
    const TEMPLATE: &'static str = "plans/archive.html";

    fn samples() -> Vec<ArchivePage> {
        let sample = |open| Shown {
            plan: said_sample(),
            path: "/es".to_owned(),
            url: "https://example.org/?a=<b>".to_owned(),
            evidence: EvidenceShown::samples(),
            action: "/es".to_owned(),
            open,
        };
        [false, true].into_iter().map(|open| ArchivePage { archive: sample(open) }).collect()
    }
}

type Parts = Path<(String, String)>;

pub(crate) async fn show(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(parts): Parts,
) -> PageResult {
    let lang = visit.lang;
    let db = app.store.read().await?;
    let (plan, evidence) = found(&app, &db, &visit, &signed, &parts).await?;
    let id = evidence.id.to_string();
    let parts = [("plan", plan.code.as_str()), ("evidence", id.as_str())];
    let shown = Shown {
        plan: Said::title(lang, &plan.title),
        path: resolver::plan(&plan).path(lang).to_owned(),
        url: evidence.url.clone(),
        evidence: vec![EvidenceShown::of(lang, &plan.code, &evidence)],
        action: ARCHIVE.path(lang, &parts),
        open: evidence.given.archive.can_be_asked(app.clock.now()),
    };
    let title = app.words.plain(lang, "plans-archive-title");
    let mut way = crumbs(&app, lang, &plan);
    way.push(Crumb::here(&title));
    let paths = ARCHIVE.paths(&parts);
    let meta = PageMeta { paths, crumbs: way, section: "plans", title, ..PageMeta::default() };
    app.page(&visit, &meta, &ArchivePage { archive: shown })
}

pub(crate) async fn send(
    State(app): State<App>,
    visit: Visit,
    signed: Signed,
    Path(parts): Parts,
) -> PageResult {
    let db = app.store.read().await?;
    let (plan, evidence) = found(&app, &db, &visit, &signed, &parts).await?;
    drop(db);
    ask_again(&signed.cx(&app, visit.lang), &app.store, evidence.id).await?;
    let id = evidence.id.to_string();
    let own = ARCHIVE.path(visit.lang, &[("plan", &plan.code), ("evidence", &id)]);
    Ok(Redirect::to(&own).into_response())
}

/// The evidence, for somebody who may ask for its copy.
async fn found(
    app: &App,
    db: &Conn,
    visit: &Visit,
    signed: &Signed,
    (code, id): &(String, String),
) -> Result<(Plan, Evidence), PageError> {
    let plan = find::plan(app, db, visit, code).await?;
    let gone = || PageError::not_found("");
    let id = id.parse().map_err(|_| gone())?;
    let evidence = queries::evidence_by_id(db, id).await?.filter(|it| it.plan == plan.id);
    let evidence = evidence.filter(|it| it.given.file.is_none()).ok_or_else(gone)?;
    let among = Among::Commitment(evidence.commitment);
    let bodies = queries::bodies(db, among).await?.remove(&evidence.commitment).unwrap_or_default();
    let standing = standing(&signed.cx(app, visit.lang), db).await?;
    policy::may_archive(&standing, &plan, &bodies).map_err(CommandError::from)?;
    Ok((plan, evidence))
}
