//! The shapes that several resources share.

use crate::model::{Dates, Schedule};
use crate::progress::Progress;
use minga_kernel::Day;
use minga_web::api::TextResource;
use minga_web::http::utoipa;
use serde::Serialize;
use utoipa::ToSchema;

/// Progress in percent, 0 to 100, to one decimal.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, ToSchema)]
#[schema(as = Progress)]
pub(crate) struct ProgressResource {
    /// What the responsible body reports.
    #[schema(example = 42.9)]
    pub(crate) reported: f64,
    /// What the counterpart confirms.
    #[schema(example = 0.0)]
    pub(crate) confirmed: f64,
}

impl From<Progress> for ProgressResource {
    fn from(progress: Progress) -> ProgressResource {
        let Progress { reported, confirmed } = progress.rounded();
        ProgressResource { reported, confirmed }
    }
}

/// First and last day, both included; `null` where the source does not say.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, ToSchema)]
#[schema(as = Dates)]
pub(crate) struct DatesResource {
    #[schema(value_type = Option<String>, format = Date)]
    pub(crate) start: Option<Day>,
    #[schema(value_type = Option<String>, format = Date)]
    pub(crate) end: Option<Day>,
}

/// The schedule that was signed and the one in force.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, ToSchema)]
#[schema(as = Schedule)]
pub(crate) struct ScheduleResource {
    /// As it was signed; `null` where the source does not bring it.
    pub(crate) signed: Option<DatesResource>,
    /// As it is now.
    pub(crate) in_force: DatesResource,
}

impl From<Dates> for DatesResource {
    fn from(dates: Dates) -> DatesResource {
        DatesResource { start: dates.start, end: dates.end }
    }
}

impl From<Schedule> for ScheduleResource {
    fn from(schedule: Schedule) -> ScheduleResource {
        let signed = (!schedule.signed.are_unknown()).then(|| schedule.signed.into());
        ScheduleResource { signed, in_force: schedule.in_force.into() }
    }
}

/// A body in its role.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = Body)]
pub(crate) struct BodyResource {
    /// `lead`, `support` or `counterpart`.
    pub(crate) role: &'static str,
    /// The organisation's code.
    pub(crate) code: String,
    /// Its name, by language.
    pub(crate) name: TextResource,
}

/// An organisation by its code and its name.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = BodyName)]
pub(crate) struct BodyName {
    /// The organisation's code.
    pub(crate) code: String,
    /// Its name, by language.
    pub(crate) name: TextResource,
}

/// A theme of a plan.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = ThemeName)]
pub(crate) struct ThemeName {
    pub(crate) number: i64,
    pub(crate) title: TextResource,
}
