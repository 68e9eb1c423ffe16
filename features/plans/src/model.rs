mod archive;
pub(crate) mod assessment;
mod edition;
mod report;
pub(crate) mod rules;
mod signed_act;
mod summary;
mod whole;

pub(crate) use archive::{Archive, ArchiveState};
pub(crate) use assessment::{Assessment, AssessmentKind, CodeSet, Codes, KeptFile};
pub(crate) use edition::{Edition, EditionState};
pub(crate) use report::{Due, Report, ReportKind, ReportState, Reschedule, RescheduleState, Say, Statement};
pub(crate) use signed_act::{SeenSignature, SignedAct};
pub(crate) use summary::PlanSummary;
pub(crate) use whole::{CommitmentFacts, Origins, WholePlan};

use minga_kernel::{Day, Kind, Moment, Ref, SdgSet, Text};
use uuid::Uuid;

/// The kinds of references that this feature owns.
pub(crate) const PLAN: Kind = Kind::new("plan");
pub(crate) const THEME: Kind = Kind::new("theme");
pub(crate) const COMMITMENT: Kind = Kind::new("commitment");
pub(crate) const MILESTONE: Kind = Kind::new("milestone");
pub(crate) const EVIDENCE: Kind = Kind::new("evidence");
pub(crate) const LEARNING: Kind = Kind::new("learning");
pub(crate) const REPORT: Kind = Kind::new("report");
pub(crate) const RISK: Kind = Kind::new("risk");
pub(crate) const STATEMENT: Kind = Kind::new("statement");
pub(crate) const RESCHEDULE: Kind = Kind::new("reschedule");
pub(crate) const ASSESSMENT: Kind = Kind::new("assessment");
pub(crate) const EDITION: Kind = Kind::new("edition");
pub(crate) const SIGNED_ACT: Kind = Kind::new("act");
/// The kinds that it mentions.
pub(crate) const ORGANISATION: Kind = Kind::new("organisation");
pub(crate) const JURISDICTION: Kind = Kind::new("jurisdiction");

/// What a plan is for.
pub(crate) const PLAN_KINDS: &[&str] =
    &["open_government", "digital_agenda", "roadmap", "improvement", "work_plan"];
/// Where a plan stands.
pub(crate) const PLAN_STATES: &[&str] =
    &["co_creating", "submitted", "in_implementation", "closed", "assessed"];
/// The state of a plan that is being carried out.
pub(crate) const IN_FORCE: &str = "in_implementation";
/// How far a plan reaches.
pub(crate) const SCOPES: &[&str] = &["national", "local"];
/// The kinds of what was learned.
pub(crate) const LEARNINGS: &[&str] =
    &["adaptation", "challenge", "lesson", "good_practice", "achievement", "how_to_take_part", "next_step"];

/// From the first day to the last, both included; either may be unknown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Dates {
    pub(crate) start: Option<Day>,
    pub(crate) end: Option<Day>,
}

impl Dates {
    /// Whether neither day is known.
    pub(crate) fn are_unknown(self) -> bool {
        self.start.is_none() && self.end.is_none()
    }
}

/// The two schedules that stand side by side.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Schedule {
    /// As it was signed.
    pub(crate) signed: Dates,
    /// As it is now.
    pub(crate) in_force: Dates,
}

/// What the plan calls one of its levels; empty where it uses the usual name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct LevelName {
    pub(crate) one: Text,
    pub(crate) many: Text,
}

/// What the plan calls its three levels.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Levels {
    pub(crate) theme: LevelName,
    pub(crate) commitment: LevelName,
    pub(crate) milestone: LevelName,
}

/// A plan.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Plan {
    pub(crate) id: Uuid,
    pub(crate) code: String,
    pub(crate) title: Text,
    pub(crate) summary: Text,
    /// One of [`PLAN_KINDS`].
    pub(crate) kind: String,
    /// One of [`PLAN_STATES`].
    pub(crate) state: String,
    /// ISO 3166 code of the country.
    pub(crate) country: String,
    pub(crate) jurisdiction: Option<Uuid>,
    /// One of [`SCOPES`].
    pub(crate) scope: String,
    /// The language of its texts where a column names none (BCP 47).
    pub(crate) language: String,
    pub(crate) number: Option<i64>,
    pub(crate) period: Schedule,
    pub(crate) adopted: Option<Day>,
    /// The last day of the plan after it was rescheduled as a whole.
    pub(crate) rescheduled_to: Option<Day>,
    pub(crate) instrument: Text,
    pub(crate) levels: Levels,
    pub(crate) proposals_received: Option<i64>,
    pub(crate) cocreation_cities: Vec<String>,
    /// The day on which the facts about it were told.
    pub(crate) report_date: Option<Day>,
    pub(crate) note: Text,
    pub(crate) updated: Moment,
}

impl Plan {
    /// The reference to it.
    pub(crate) fn reference(&self) -> Ref {
        PLAN.with(self.id)
    }

    /// Whether what is in it can still be reported, answered and learned.
    pub(crate) fn is_carried_out(&self) -> bool {
        self.state == IN_FORCE
    }
}

/// A group of commitments.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Theme {
    pub(crate) id: Uuid,
    pub(crate) plan: Uuid,
    pub(crate) number: i64,
    pub(crate) title: Text,
    pub(crate) summary: Text,
}

/// In which role a body takes part in a commitment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum BodyRole {
    /// It answers for it.
    Lead,
    /// It helps.
    Support,
    /// It accompanies it from outside of government and holds the second key.
    Counterpart,
}

impl BodyRole {
    pub(crate) const ALL: [BodyRole; 3] = [BodyRole::Lead, BodyRole::Support, BodyRole::Counterpart];

    /// As the database and the API write it.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            BodyRole::Lead => "lead",
            BodyRole::Support => "support",
            BodyRole::Counterpart => "counterpart",
        }
    }

    pub(crate) fn from_code(code: &str) -> Option<BodyRole> {
        BodyRole::ALL.into_iter().find(|role| role.code() == code)
    }
}

/// A body in its role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Body {
    pub(crate) role: BodyRole,
    pub(crate) organisation: Ref,
}

/// What a commitment says at length.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub(crate) struct CommitmentDetails {
    pub(crate) problem: Text,
    pub(crate) causes: Text,
    pub(crate) baseline: Text,
    pub(crate) solution: Text,
    pub(crate) results: Text,
    pub(crate) transparency: Text,
    pub(crate) participation: Text,
    pub(crate) accountability: Text,
    pub(crate) national_plan: Text,
    pub(crate) budget_source: Text,
}

/// A commitment, without what it says at length.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Commitment {
    pub(crate) id: Uuid,
    pub(crate) plan: Uuid,
    pub(crate) theme: Option<Uuid>,
    pub(crate) number: i64,
    /// The official code, if there is one beside the number.
    pub(crate) code: Option<String>,
    pub(crate) title: Text,
    pub(crate) summary: Text,
    pub(crate) sdgs: SdgSet,
    pub(crate) policy_areas: Vec<String>,
    /// An amount in the currency's own unit, as the source states it.
    pub(crate) budget: Option<f64>,
    /// ISO 4217 code.
    pub(crate) currency: Option<String>,
    /// The post that answers questions.
    pub(crate) contact: Option<String>,
    /// How many milestones the source says that there are, which may not be how many it
    /// lists.
    pub(crate) milestones_stated: Option<i64>,
    pub(crate) note: Text,
}

/// Where a milestone stands, as reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum State {
    NotStarted,
    InProgress,
    Completed,
    Cancelled,
}

impl State {
    pub(crate) const ALL: [State; 4] =
        [State::NotStarted, State::InProgress, State::Completed, State::Cancelled];

    /// As the database, the API and spreadsheets write it.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            State::NotStarted => "not_started",
            State::InProgress => "in_progress",
            State::Completed => "completed",
            State::Cancelled => "cancelled",
        }
    }

    pub(crate) fn from_code(code: &str) -> Option<State> {
        State::ALL.into_iter().find(|state| state.code() == code)
    }

    /// Whether something is still to be done.
    pub(crate) fn is_open(self) -> bool {
        matches!(self, State::NotStarted | State::InProgress)
    }
}

/// What a milestone says at length.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub(crate) struct MilestoneDetails {
    pub(crate) output: Text,
    pub(crate) verification: Text,
    pub(crate) indicator: Text,
    pub(crate) target: Text,
}

/// A milestone, without what it says at length.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Milestone {
    pub(crate) id: Uuid,
    pub(crate) plan: Uuid,
    pub(crate) commitment: Uuid,
    pub(crate) commitment_number: i64,
    pub(crate) number: i64,
    pub(crate) title: Text,
    pub(crate) state: State,
    /// Whether the source itself calls it delayed, whatever the dates say.
    pub(crate) delay_reported: bool,
    /// Percent; `None` where nobody gave a figure.
    pub(crate) reported: Option<i64>,
    /// Percent; `None` until the counterpart says.
    pub(crate) confirmed: Option<i64>,
    /// Its share in the commitment's progress, relative to the others; positive.
    pub(crate) weight: f64,
    pub(crate) schedule: Schedule,
    pub(crate) completed_on: Option<Day>,
    pub(crate) note: Text,
}

impl Milestone {
    /// `3.2`: the commitment's number and its own.
    pub(crate) fn label(&self) -> String {
        format!("{}.{}", self.commitment_number, self.number)
    }

    /// What of it counts.
    pub(crate) fn standing(&self) -> Standing {
        Standing {
            state: self.state,
            reported: self.reported,
            confirmed: self.confirmed,
            weight: self.weight,
            due: self.schedule.in_force.end,
        }
    }

    /// Whether its date in force has passed on this day and it is not done.
    pub(crate) fn is_overdue(&self, today: Day) -> bool {
        self.standing().is_overdue(today)
    }

    /// Whether it was done after its date in force.
    pub(crate) fn is_completed_late(&self) -> bool {
        match (self.state, self.completed_on, self.schedule.in_force.end) {
            (State::Completed, Some(done), Some(end)) => done > end,
            _ => false,
        }
    }
}

/// How a milestone stands, without its words: what progress is computed from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Standing {
    pub(crate) state: State,
    /// Percent; `None` where nobody gave a figure.
    pub(crate) reported: Option<i64>,
    /// Percent; `None` until the counterpart says.
    pub(crate) confirmed: Option<i64>,
    /// Its share in the commitment's progress, relative to the others; positive.
    pub(crate) weight: f64,
    /// Its last day in force.
    pub(crate) due: Option<Day>,
}

impl Standing {
    /// Whether its date in force has passed on this day and it is not done.
    pub(crate) fn is_overdue(self, today: Day) -> bool {
        self.state.is_open() && self.due.is_some_and(|due| due < today)
    }
}

/// A means of verification.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Evidence {
    pub(crate) id: Uuid,
    pub(crate) plan: Uuid,
    pub(crate) commitment: Uuid,
    /// The milestone that it proves; the whole commitment if none.
    pub(crate) milestone: Option<Uuid>,
    pub(crate) position: i64,
    pub(crate) title: Text,
    /// Where it lies: an address, or the path of a file that is kept here.
    pub(crate) url: String,
    pub(crate) dated: Option<Day>,
    pub(crate) given: Given,
}

/// With what, by whom and as what file a means of verification was given. Nothing of it is
/// known of those that were imported.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Given {
    /// The report that it proves.
    pub(crate) report: Option<Uuid>,
    /// What was said to a report with it.
    pub(crate) statement: Option<Uuid>,
    /// SHA-256 of the file, in hexadecimal.
    pub(crate) file: Option<String>,
    /// Its media type, by its content.
    pub(crate) media_type: Option<String>,
    /// Its size in bytes.
    pub(crate) size: Option<i64>,
    /// The copy of its address.
    pub(crate) archive: Archive,
    /// The organisation that gave it.
    pub(crate) by: Option<Uuid>,
    /// The counterpart that confirmed the report with it.
    pub(crate) validated_by: Option<Uuid>,
}

/// Something that may go wrong.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Risk {
    pub(crate) id: Uuid,
    pub(crate) plan: Uuid,
    pub(crate) commitment: Uuid,
    /// Its place among those of its commitment, from 1.
    pub(crate) position: i64,
    pub(crate) text: Text,
    /// What will be done if it happens.
    pub(crate) contingency: Text,
    /// Whether it is over.
    pub(crate) over: bool,
}

/// Something that was learned.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Learning {
    pub(crate) id: Uuid,
    pub(crate) plan: Uuid,
    pub(crate) commitment: Uuid,
    /// One of [`LEARNINGS`].
    pub(crate) kind: String,
    /// Its place among those of its commitment and kind, from 1.
    pub(crate) position: i64,
    pub(crate) text: Text,
}
