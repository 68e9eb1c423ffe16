//! What people see of the official facts in the API's lists, for whoever compares it with the
//! record from outside.

use minga_record::outside::Shown;

/// The lists that people read, and the facts that they show. Every other fact is compared by
/// the list of all facts.
pub const SHOWN: &[Shown] = &[
    Shown {
        kind: "plan",
        path: "/api/v1/plans",
        facts: &[
            ("code", "/code"),
            ("kind", "/kind"),
            ("state", "/state"),
            ("country", "/country"),
            ("number", "/number"),
            ("signed_start", "/period/signed/start"),
            ("signed_end", "/period/signed/end"),
            ("start", "/period/in_force/start"),
            ("end", "/period/in_force/end"),
            ("adopted", "/adopted"),
            ("report_date", "/report_date"),
            ("proposals_received", "/proposals_received"),
        ],
    },
    Shown {
        kind: "commitment",
        path: "/api/v1/commitments",
        facts: &[("number", "/number"), ("code", "/code"), ("milestones_stated", "/milestones/stated")],
    },
    Shown {
        kind: "milestone",
        path: "/api/v1/milestones",
        facts: &[
            ("number", "/number"),
            ("state", "/state"),
            ("delay_reported", "/delay_reported"),
            ("reported", "/stated_progress"),
            ("weight", "/weight"),
            ("signed_start", "/schedule/signed/start"),
            ("signed_end", "/schedule/signed/end"),
            ("start", "/schedule/in_force/start"),
            ("end", "/schedule/in_force/end"),
            ("completed_on", "/completed_on"),
        ],
    },
    Shown {
        kind: "organisation",
        path: "/api/v1/organisations",
        facts: &[("code", "/code"), ("sector", "/sector")],
    },
    Shown {
        kind: "report",
        path: "/api/v1/reports",
        facts: &[
            ("number", "/number"),
            ("kind", "/kind"),
            ("state", "/state"),
            ("percent", "/percent"),
            ("until", "/until"),
            ("milestone_id", "/milestone"),
        ],
    },
];
