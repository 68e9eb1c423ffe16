//! What of plans can be printed: one document for each file, described as a tree of words.

pub(crate) mod act;
mod body;
mod commitment;
mod facts;
mod pen;
mod report;
mod self_assessment;
mod sheet;
mod slides;

pub(crate) use body::body;
pub(crate) use facts::{PlanFacts, one_commitment, whole};
pub(crate) use report::report;
pub(crate) use self_assessment::self_assessment;
pub(crate) use sheet::sheet;
pub(crate) use slides::slides;

/// The documents about a plan as a whole, by which editions of them are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Paper {
    /// How far the plan is.
    Report,
    /// What the government says of it, in the parts of the Open Government Partnership's form.
    SelfAssessment,
    /// The report for a wall.
    Slides,
}

impl Paper {
    pub(crate) const ALL: [Paper; 3] = [Paper::Report, Paper::SelfAssessment, Paper::Slides];

    /// As the database and addresses write it.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Paper::Report => "report",
            Paper::SelfAssessment => "self_assessment",
            Paper::Slides => "slides",
        }
    }

    pub(crate) fn from_code(code: &str) -> Option<Paper> {
        Paper::ALL.into_iter().find(|paper| paper.code() == code)
    }

    /// The document.
    pub(crate) fn write(self, facts: &PlanFacts<'_>) -> minga_kernel::document::Document {
        match self {
            Paper::Report => report(facts),
            Paper::SelfAssessment => self_assessment(facts),
            Paper::Slides => slides(facts),
        }
    }
}
