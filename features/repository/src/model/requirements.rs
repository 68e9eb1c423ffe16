//! The minimum requirements of the Participation and Co-Creation Standards of the Open Government
//! Partnership, in force since 1 January 2022, and what shows that they are met.

use super::rules::due;
use super::{Document, Version};
use minga_kernel::Day;
use std::collections::HashMap;
use uuid::Uuid;

/// A minimum requirement, by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Requirement {
    /// 1.1: a space for dialogue that meets at least every six months, with public rules.
    Space,
    /// 2.1: a public website.
    Website,
    /// 2.2: a document repository, updated at least twice a year.
    Repository,
    /// 3.1: a timeline and ways to take part, published two weeks before they begin.
    Timeline,
    /// 3.2: outreach.
    Outreach,
    /// 3.3: a way to gather inputs.
    Inputs,
    /// 4.1: a reasoned response to what was contributed.
    Response,
    /// 5.1: two meetings a year with civil society on how the plan is carried out.
    Meetings,
}

impl Requirement {
    pub(crate) const ALL: [Requirement; 8] = [
        Requirement::Space,
        Requirement::Website,
        Requirement::Repository,
        Requirement::Timeline,
        Requirement::Outreach,
        Requirement::Inputs,
        Requirement::Response,
        Requirement::Meetings,
    ];

    /// Its number, as the standards, the database and the API write it.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Requirement::Space => "1.1",
            Requirement::Website => "2.1",
            Requirement::Repository => "2.2",
            Requirement::Timeline => "3.1",
            Requirement::Outreach => "3.2",
            Requirement::Inputs => "3.3",
            Requirement::Response => "4.1",
            Requirement::Meetings => "5.1",
        }
    }

    pub(crate) fn from_code(code: &str) -> Option<Requirement> {
        Requirement::ALL.into_iter().find(|it| it.code() == code)
    }

    /// Its part of a message's key.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Requirement::Space => "space",
            Requirement::Website => "website",
            Requirement::Repository => "repository",
            Requirement::Timeline => "timeline",
            Requirement::Outreach => "outreach",
            Requirement::Inputs => "inputs",
            Requirement::Response => "response",
            Requirement::Meetings => "meetings",
        }
    }

    /// What a document can prove: the website and the repository prove themselves.
    pub(crate) const fn takes_documents(self) -> bool {
        !matches!(self, Requirement::Website | Requirement::Repository)
    }

    /// Whether it has to be shown again and again, and old evidence is not enough.
    const fn again(self) -> bool {
        matches!(self, Requirement::Space | Requirement::Meetings)
    }
}

/// How far it is proven.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Proof {
    /// There is evidence, as new as it has to be.
    Shown,
    /// There is evidence, and it is too old or too little.
    Old,
    /// There is none.
    Missing,
}

impl Proof {
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Proof::Shown => "shown",
            Proof::Old => "old",
            Proof::Missing => "missing",
        }
    }
}

/// How far a requirement is proven by these documents on this day. `newest` is the day on which
/// something came into the repository last.
pub(crate) fn proof(
    requirement: Requirement,
    documents: &[Document],
    newest: Option<Day>,
    today: Day,
) -> Proof {
    let in_time = |day: Day| due(day, today).is_none_or(|due| today <= due);
    match requirement {
        // Whoever reads it is on it.
        Requirement::Website => Proof::Shown,
        Requirement::Repository => match newest {
            None => Proof::Missing,
            Some(day) if in_time(day) => Proof::Shown,
            Some(_) => Proof::Old,
        },
        _ => {
            let mut days: Vec<Day> = documents
                .iter()
                .filter(|it| it.proves.contains(&requirement) && it.dated <= today)
                .map(|it| it.dated)
                .collect();
            days.sort_unstable();
            let Some(last) = days.last() else { return Proof::Missing };
            if !requirement.again() {
                return Proof::Shown;
            }
            let year = today.checked_sub_months(chrono::Months::new(12)).unwrap_or(today);
            let enough = match requirement {
                Requirement::Meetings => days.iter().filter(|day| **day > year).count() >= 2,
                _ => in_time(*last),
            };
            if enough { Proof::Shown } else { Proof::Old }
        }
    }
}

/// The day on which something came into the repository last.
pub(crate) fn newest(versions: &HashMap<Uuid, Vec<Version>>) -> Option<Day> {
    versions.values().flatten().map(|it| it.made_at.date_naive()).max()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Sort;
    use minga_kernel::Text;

    fn day(text: &str) -> Day {
        text.parse().expect("a day")
    }

    fn minutes(dated: &str, proves: Requirement) -> Document {
        Document {
            id: Uuid::nil(),
            plan: Uuid::nil(),
            sort: Sort::Minutes,
            title: Text::new("es", "Acta"),
            summary: Text::default(),
            dated: day(dated),
            lang: "es".to_owned(),
            proves: vec![proves],
            made_at: "2024-01-01T00:00:00Z".parse().expect("a moment"),
        }
    }

    #[test]
    fn a_repository_is_brought_up_to_date_within_six_months() {
        let on = |newest: Option<&str>, today: &str| {
            proof(Requirement::Repository, &[], newest.map(day), day(today))
        };
        assert_eq!(on(None, "2024-06-01"), Proof::Missing);
        assert_eq!(on(Some("2024-01-01"), "2024-07-02"), Proof::Shown);
        assert_eq!(on(Some("2024-01-01"), "2024-07-03"), Proof::Old);
        // A leap day is a day.
        assert_eq!(due(day("2024-02-29"), day("2024-03-01")), Some(day("2024-08-30")));
        // Before there was a rule nothing was late.
        assert_eq!(on(Some("2019-01-01"), "2021-12-31"), Proof::Shown);
    }

    #[test]
    fn the_space_for_dialogue_meets_and_the_plan_is_talked_about_twice_a_year() {
        let one = [minutes("2024-03-01", Requirement::Space)];
        let of = |it, documents: &[Document], today: &str| proof(it, documents, None, day(today));
        assert_eq!(of(Requirement::Space, &one, "2024-08-31"), Proof::Shown);
        assert_eq!(of(Requirement::Space, &one, "2024-09-01"), Proof::Old);
        assert_eq!(of(Requirement::Meetings, &one, "2024-08-31"), Proof::Missing);
        let two =
            [minutes("2024-01-15", Requirement::Meetings), minutes("2024-06-15", Requirement::Meetings)];
        assert_eq!(of(Requirement::Meetings, &two, "2024-12-31"), Proof::Shown);
        assert_eq!(of(Requirement::Meetings, &two[1..], "2024-12-31"), Proof::Old);
        // What has not happened yet proves nothing.
        let future = [minutes("2030-01-01", Requirement::Space)];
        assert_eq!(of(Requirement::Space, &future, "2024-01-01"), Proof::Missing);
    }

    #[test]
    fn every_requirement_is_read_as_it_is_written() {
        for it in Requirement::ALL {
            assert_eq!(Requirement::from_code(it.code()), Some(it));
        }
        assert_eq!(Requirement::from_code("9.9"), None);
    }
}
