//! Pages on which people who are signed in act: one file for each deed.

mod archive;
mod assess;
mod close;
mod dates;
mod decide;
pub(crate) mod edit;
mod given;
mod hand_in;
pub(crate) mod learn;
mod mark;
pub(crate) mod overview;
mod propose;
mod report;
mod respond;

use super::find;
use super::parts::{crumbs, step};
use crate::model::{Body, Commitment, Milestone, Plan};
use crate::queries::{self, Among};
use crate::resolver;
use minga_auth::standing;
use minga_kernel::{Standing, Text};
use minga_store::Conn;
use minga_web::http::{IntoResponse, Redirect, Response, Router, get};
use minga_web::pages::WORK;
use minga_web::{Address, App, Crumb, Form, PageError, PageMeta, Said, Signed, ViewSamples, Visit};
use serde::Serialize;

/// Where progress is reported.
pub(crate) const REPORT: Address = Address::new(
    "planes/{plan}/compromisos/{commitment}/hitos/{milestone}/informar",
    "plans/{plan}/commitments/{commitment}/milestones/{milestone}/report",
);
/// Where a milestone is reported as completed.
pub(crate) const COMPLETE: Address = Address::new(
    "planes/{plan}/compromisos/{commitment}/hitos/{milestone}/terminar",
    "plans/{plan}/commitments/{commitment}/milestones/{milestone}/complete",
);
/// Where another day is proposed.
pub(crate) const PROPOSE: Address = Address::new(
    "planes/{plan}/compromisos/{commitment}/hitos/{milestone}/proponer-fecha",
    "plans/{plan}/commitments/{commitment}/milestones/{milestone}/propose-date",
);
/// Where something is said to a report.
pub(crate) const RESPOND: Address = Address::new(
    "planes/{plan}/compromisos/{commitment}/hitos/{milestone}/informes/{report}",
    "plans/{plan}/commitments/{commitment}/milestones/{milestone}/reports/{report}",
);
/// Where the dates of a plan are moved.
pub(crate) const DATES: Address = Address::new("planes/{plan}/reprogramar", "plans/{plan}/reschedule");
/// Where a proposed date is decided.
pub(crate) const DECIDE: Address =
    Address::new("planes/{plan}/propuestas-de-fecha/{proposal}", "plans/{plan}/proposed-dates/{proposal}");

/// Where a copy of an address is asked for again.
pub(crate) const ARCHIVE: Address =
    Address::new("planes/{plan}/medios/{evidence}/copia", "plans/{plan}/evidence/{evidence}/copy");

/// Where a plan is closed.
pub(crate) const CLOSE: Address = Address::new("planes/{plan}/cerrar", "plans/{plan}/close");
/// Where a commitment is assessed.
pub(crate) const ASSESS: Address = Address::new(
    "planes/{plan}/compromisos/{commitment}/evaluar",
    "plans/{plan}/commitments/{commitment}/assess",
);
/// Where a plan as a whole is assessed.
pub(crate) const ASSESS_PLAN: Address = Address::new("planes/{plan}/evaluar", "plans/{plan}/assess");
/// Where it is told that a plan is assessed.
pub(crate) const MARK_ASSESSED: Address =
    Address::new("planes/{plan}/dar-por-evaluado", "plans/{plan}/mark-as-assessed");

/// Where the signed act of a commitment is handed in.
pub(crate) const HAND_IN: Address = Address::new(
    "planes/{plan}/compromisos/{commitment}/acta/entregar",
    "plans/{plan}/commitments/{commitment}/act/hand-in",
);

/// The routes.
pub(crate) fn routes(router: Router<App>) -> Router<App> {
    let pages = [
        (REPORT, get(report::show_progress).post(report::send_progress)),
        (COMPLETE, get(report::show_completion).post(report::send_completion)),
        (PROPOSE, get(propose::show).post(propose::send)),
        (RESPOND, get(respond::show).post(respond::send)),
        (DATES, get(dates::show).post(dates::send)),
        (DECIDE, get(decide::show).post(decide::send)),
        (ARCHIVE, get(archive::show).post(archive::send)),
        (CLOSE, get(close::show).post(close::send)),
        (ASSESS, get(assess::show).post(assess::send)),
        (ASSESS_PLAN, get(assess::show_plan).post(assess::send_plan)),
        (HAND_IN, get(hand_in::show).post(hand_in::send)),
        (MARK_ASSESSED, get(mark::show).post(mark::send)),
        (edit::CREATE, get(edit::show_new).post(edit::send_new)),
        (learn::LEARN, get(learn::show).post(learn::send)),
        (overview::OVERVIEW, get(overview::show)),
        (edit::EDIT, get(edit::show).post(edit::send)),
    ];
    pages.into_iter().fold(router, |router, (address, handler)| address.serve(router, &handler))
}

/// Samples of the views.
pub(crate) fn views() -> Vec<ViewSamples> {
    vec![
        ViewSamples::of::<report::ReportPage>(),
        ViewSamples::of::<report::PreviewPage>(),
        ViewSamples::of::<respond::RespondPage>(),
        ViewSamples::of::<propose::ProposePage>(),
        ViewSamples::of::<dates::DatesPage>(),
        ViewSamples::of::<decide::DecidePage>(),
        ViewSamples::of::<archive::ArchivePage>(),
        ViewSamples::of::<close::ClosePage>(),
        ViewSamples::of::<assess::AssessPage>(),
        ViewSamples::of::<hand_in::HandInPage>(),
        ViewSamples::of::<mark::MarkPage>(),
        ViewSamples::of::<learn::LearnPage>(),
        ViewSamples::of::<overview::OverviewPage>(),
    ]
}

/// The milestone of an address, for somebody who is about to act on it.
struct Place {
    plan: Plan,
    commitment: Commitment,
    bodies: Vec<Body>,
    milestone: Milestone,
    standing: Standing,
}

impl Place {
    async fn find(
        app: &App,
        db: &Conn,
        visit: &Visit,
        signed: &Signed,
        (code, number, own): &(String, String, String),
    ) -> Result<Place, PageError> {
        let plan = find::plan(app, db, visit, code).await?;
        let (mut commitments, position) = find::commitment(db, &plan, number).await?;
        let commitment = commitments.swap_remove(position);
        let (mut all, position) = find::milestone(db, &commitment, own).await?;
        let milestone = all.swap_remove(position);
        let among = Among::Commitment(commitment.id);
        let bodies = queries::bodies(db, among).await?.remove(&commitment.id).unwrap_or_default();
        let standing = standing(&signed.cx(app, visit.lang), db).await?;
        Ok(Place { plan, commitment, bodies, milestone, standing })
    }

    /// The parts of the addresses below the milestone.
    fn parts<'a>(&'a self, numbers: &'a [String; 2]) -> [(&'a str, &'a str); 3] {
        [("plan", &self.plan.code), ("commitment", &numbers[0]), ("milestone", &numbers[1])]
    }

    fn numbers(&self) -> [String; 2] {
        [self.milestone.commitment_number.to_string(), self.milestone.number.to_string()]
    }

    /// What a form says of the milestone that it is about.
    fn about(&self, visit: &Visit) -> About {
        let lang = visit.lang;
        About {
            label: self.milestone.label(),
            title: Said::title(lang, &self.milestone.title),
            path: resolver::milestone(&self.milestone, &self.plan.code).path(lang).to_owned(),
            commitment: Said::title(lang, &self.commitment.title),
            due: self.milestone.schedule.in_force.end,
            state: self.milestone.state.code(),
            reported: self.milestone.reported,
            confirmed: self.milestone.confirmed,
        }
    }

    /// The frame of a page below the milestone.
    fn meta(&self, app: &App, visit: &Visit, address: &Address, title: String) -> PageMeta {
        let lang = visit.lang;
        let numbers = self.numbers();
        let levels = super::parts::LevelNames::of(app, lang, &self.plan.levels);
        let mut way = crumbs(app, lang, &self.plan);
        let commitment = resolver::commitment(&self.commitment, &self.plan.code);
        way.push(Crumb::to(step(&levels.commitment, self.commitment.number), commitment.path(lang)));
        let milestone = resolver::milestone(&self.milestone, &self.plan.code);
        way.push(Crumb::to(step(&levels.milestone, self.milestone.label()), milestone.path(lang)));
        way.push(Crumb::here(&title));
        let paths = address.paths(&self.parts(&numbers));
        PageMeta { paths, crumbs: way, section: "plans", title, ..PageMeta::default() }
    }
}

/// The milestone that a form is about.
#[derive(Clone, Serialize)]
struct About {
    label: String,
    title: Said,
    path: String,
    commitment: Said,
    due: Option<minga_kernel::Day>,
    state: &'static str,
    reported: Option<i64>,
    confirmed: Option<i64>,
}

impl About {
    fn sample() -> About {
        About {
            label: "3.2".to_owned(),
            title: super::parts::said_sample(),
            path: "/es".to_owned(),
            commitment: super::parts::said_sample(),
            due: Some(minga_kernel::Day::default()),
            state: "in_progress",
            reported: Some(40),
            confirmed: None,
        }
    }
}

/// The words of a field in the language of the page on which they were written.
fn words(visit: &Visit, form: &Form, field: &str) -> Text {
    Text::new(visit.lang.code(), form.text(field))
}

/// After a deed: one's own work, with what was done.
fn done(visit: &Visit, what: &str) -> Response {
    Redirect::to(&format!("{}?done={what}", WORK.path(visit.lang, &[]))).into_response()
}
