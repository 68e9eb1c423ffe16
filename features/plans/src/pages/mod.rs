//! Pages about plans.

pub(crate) mod act;
pub(crate) mod acts;
pub(crate) mod assessments;
pub(crate) mod commitment;
pub(crate) mod editions;
pub(crate) mod evidence;
mod find;
pub(crate) mod milestone;
pub(crate) mod papers;
pub(crate) mod parts;
pub(crate) mod plan;
mod plan_data;
pub(crate) mod plans;
pub(crate) mod reports;
pub(crate) mod theme;
mod timeline;

use crate::slots;
use minga_web::http::{Router, get};
use minga_web::{Address, App, ViewSamples};

/// The list of plans.
pub(crate) const PLANS: Address = Address::new("planes", "plans");
/// One plan.
pub(crate) const PLAN: Address = Address::new("planes/{plan}", "plans/{plan}");
/// One theme.
pub(crate) const THEME: Address = Address::new("planes/{plan}/temas/{theme}", "plans/{plan}/themes/{theme}");
/// One commitment.
pub(crate) const COMMITMENT: Address =
    Address::new("planes/{plan}/compromisos/{commitment}", "plans/{plan}/commitments/{commitment}");
/// One milestone.
pub(crate) const MILESTONE: Address = Address::new(
    "planes/{plan}/compromisos/{commitment}/hitos/{milestone}",
    "plans/{plan}/commitments/{commitment}/milestones/{milestone}",
);
/// A plan in the columns of OGP's commitment data set.
pub(crate) const OGP: Address = Address::new("planes/{plan}/ogp", "plans/{plan}/ogp");

/// What a plan and its commitments came to.
pub(crate) const ASSESSMENTS: Address =
    Address::new("planes/{plan}/evaluaciones", "plans/{plan}/assessments");

/// The routes.
pub(crate) fn routes() -> Router<App> {
    let pages = [
        (PLANS, get(plans::show)),
        (PLAN, get(plan::show)),
        (THEME, get(theme::show)),
        (COMMITMENT, get(commitment::show)),
        (MILESTONE, get(milestone::show)),
        (OGP, get(plan_data::ogp)),
        (ASSESSMENTS, get(assessments::show)),
        (papers::REPORT, get(papers::report)),
        (papers::SELF_ASSESSMENT, get(papers::self_assessment)),
        (papers::SLIDES, get(papers::slides)),
        (papers::SHEET, get(papers::sheet)),
        (papers::ACT, get(papers::act)),
        (papers::BODY, get(papers::body)),
        (acts::ACTS, get(acts::show)),
        (editions::EDITIONS, get(editions::list).post(editions::send)),
        (editions::EDITION, get(editions::show)),
        (editions::EDITION_TEXT, get(editions::text)),
    ];
    let router =
        pages.into_iter().fold(Router::new(), |router, (address, handler)| address.serve(router, &handler));
    act::routes(router)
}

/// Samples of the views.
pub(crate) fn views() -> Vec<ViewSamples> {
    let mut all = vec![
        ViewSamples::of::<plans::PlansPage>(),
        ViewSamples::of::<plan::PlanPage>(),
        ViewSamples::of::<theme::ThemePage>(),
        ViewSamples::of::<commitment::CommitmentPage>(),
        ViewSamples::of::<milestone::MilestonePage>(),
        ViewSamples::of::<assessments::AssessmentsPage>(),
        ViewSamples::of::<acts::ActsPage>(),
        ViewSamples::of::<editions::EditionsPage>(),
        ViewSamples::of::<editions::EditionPage>(),
        ViewSamples::of::<slots::PromisedPlan>(),
        ViewSamples::of::<slots::PromisedPlans>(),
        ViewSamples::of::<slots::ActCards>(),
        ViewSamples::of::<slots::Answers>(),
        ViewSamples::of::<slots::Onward>(),
        ViewSamples::of::<slots::PlansOfTerritory>(),
    ];
    all.extend(act::views());
    all
}
