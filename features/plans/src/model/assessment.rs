//! What somebody says that a commitment, or a whole plan, came to.

use super::{BodyRole, Commitment};
use minga_kernel::{Day, Moment, Role, Text};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Who assesses, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum AssessmentKind {
    /// The government looks at itself, along the way or at the end.
    SelfAssessment,
    /// What a commitment came to, said when it was over.
    EndOfCommitment,
    /// Somebody from outside of government says it.
    Independent,
}

impl AssessmentKind {
    pub(crate) const ALL: [AssessmentKind; 3] =
        [AssessmentKind::SelfAssessment, AssessmentKind::EndOfCommitment, AssessmentKind::Independent];

    /// As the database, the API and spreadsheets write it.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            AssessmentKind::SelfAssessment => "self_assessment",
            AssessmentKind::EndOfCommitment => "end_of_commitment",
            AssessmentKind::Independent => "independent",
        }
    }

    pub(crate) fn from_code(code: &str) -> Option<AssessmentKind> {
        AssessmentKind::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// The permission that it needs.
    pub(crate) const fn permission(self) -> &'static str {
        match self {
            AssessmentKind::SelfAssessment | AssessmentKind::EndOfCommitment => "plans.assess",
            AssessmentKind::Independent => "plans.assess_independently",
        }
    }

    /// What the record says that was done.
    pub(crate) const fn action(self) -> &'static str {
        match self {
            AssessmentKind::SelfAssessment => "assessment.self_assessed",
            AssessmentKind::EndOfCommitment => "assessment.end_assessed",
            AssessmentKind::Independent => "assessment.independently_assessed",
        }
    }

    /// Whose word it is.
    pub(crate) const fn side(self) -> Side {
        match self {
            AssessmentKind::SelfAssessment | AssessmentKind::EndOfCommitment => Side::Government,
            AssessmentKind::Independent => Side::Independent,
        }
    }
}

/// Whose word an assessment is: the two stand side by side and neither replaces the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    Government,
    Independent,
}

impl Side {
    pub(crate) const ALL: [Side; 2] = [Side::Government, Side::Independent];

    /// As templates and files write it.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Side::Government => "government",
            Side::Independent => "independent",
        }
    }
}

/// One thing that is assessed, with the codes that can be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Criterion {
    pub(crate) name: &'static str,
    pub(crate) codes: &'static [&'static str],
}

const YES_NO: &[&str] = &["yes", "no"];
/// How far a commitment was carried out; both vocabularies have it.
pub(crate) const COMPLETION: Criterion = Criterion {
    name: "completion",
    codes: &["complete", "substantial", "limited", "not_started", "no_evidence"],
};
pub(crate) const VERIFIABLE: Criterion = Criterion { name: "verifiable", codes: YES_NO };
pub(crate) const LENS: Criterion = Criterion { name: "open_government_lens", codes: YES_NO };
pub(crate) const POTENTIAL: Criterion =
    Criterion { name: "potential_for_results", codes: &["unclear", "modest", "substantial"] };
pub(crate) const EARLY_RESULTS: Criterion =
    Criterion { name: "early_results", codes: &["no_notable", "moderate", "significant"] };
pub(crate) const SPECIFICITY: Criterion =
    Criterion { name: "specificity", codes: &["none", "low", "medium", "high"] };
pub(crate) const ACCESS: Criterion = Criterion { name: "access_to_information", codes: YES_NO };
pub(crate) const CIVIC: Criterion = Criterion { name: "civic_participation", codes: YES_NO };
pub(crate) const PUBLIC: Criterion = Criterion { name: "public_accountability", codes: YES_NO };
pub(crate) const TECHNOLOGY: Criterion = Criterion { name: "technology", codes: YES_NO };
pub(crate) const IMPACT: Criterion =
    Criterion { name: "potential_impact", codes: &["none", "minor", "moderate", "transformative"] };
pub(crate) const OPENED: Criterion = Criterion {
    name: "did_it_open_government",
    codes: &["worsened", "did_not_change", "marginal", "major", "outstanding"],
};

/// The vocabularies of the Open Government Partnership's independent reviewers, which changed
/// with the plans of 2021. A code means nothing without the name of its set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum CodeSet {
    Ogp2021,
    OgpBefore2021,
}

impl CodeSet {
    pub(crate) const ALL: [CodeSet; 2] = [CodeSet::Ogp2021, CodeSet::OgpBefore2021];

    /// As the database, the API and spreadsheets write it.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            CodeSet::Ogp2021 => "ogp_2021",
            CodeSet::OgpBefore2021 => "ogp_before_2021",
        }
    }

    pub(crate) fn from_code(code: &str) -> Option<CodeSet> {
        CodeSet::ALL.into_iter().find(|set| set.code() == code)
    }

    /// The set that was in use when a plan began.
    pub(crate) fn at(began: Option<Day>) -> CodeSet {
        const CHANGED: Day = Day::from_ymd_opt(2021, 1, 1).expect("a day of the calendar");
        if began.is_some_and(|day| day < CHANGED) { CodeSet::OgpBefore2021 } else { CodeSet::Ogp2021 }
    }

    /// What is assessed, in the order in which it is read.
    pub(crate) const fn criteria(self) -> &'static [Criterion] {
        match self {
            CodeSet::Ogp2021 => &[COMPLETION, EARLY_RESULTS, VERIFIABLE, LENS, POTENTIAL],
            CodeSet::OgpBefore2021 => {
                &[COMPLETION, OPENED, SPECIFICITY, ACCESS, CIVIC, PUBLIC, TECHNOLOGY, IMPACT]
            }
        }
    }
}

/// Every criterion of every set, each once.
pub(crate) const CRITERIA: &[Criterion] = &[
    COMPLETION,
    EARLY_RESULTS,
    VERIFIABLE,
    LENS,
    POTENTIAL,
    OPENED,
    SPECIFICITY,
    ACCESS,
    CIVIC,
    PUBLIC,
    TECHNOLOGY,
    IMPACT,
];

/// The codes that were given, by the criterion's name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct Codes(BTreeMap<String, String>);

impl Codes {
    /// The code of a criterion, if one was given.
    pub(crate) fn get(&self, criterion: Criterion) -> Option<&str> {
        self.0.get(criterion.name).map(String::as_str)
    }

    /// Gives a code; an empty one is none.
    pub(crate) fn set(&mut self, name: &str, code: &str) {
        if !code.is_empty() {
            self.0.insert(name.to_owned(), code.to_owned());
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What is wrong with them in a set: the criterion and the problem. Without a set, any
    /// code is wrong.
    pub(crate) fn problems(&self, set: Option<CodeSet>) -> Vec<(&str, &'static str)> {
        let criteria = set.map(CodeSet::criteria).unwrap_or_default();
        let wrong = self.0.iter().filter_map(|(name, code)| {
            let problem = match criteria.iter().find(|it| it.name == name) {
                None => "assessment-other-set",
                Some(criterion) if !criterion.codes.contains(&code.as_str()) => "assessment-unknown-code",
                Some(_) => return None,
            };
            Some((name.as_str(), problem))
        });
        wrong.collect()
    }
}

/// A file that is kept here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct KeptFile {
    /// SHA-256 of its content, in hexadecimal.
    pub(crate) sha256: String,
    /// Its media type, by its content.
    pub(crate) media_type: String,
    /// Its size in bytes.
    pub(crate) size: i64,
}

/// What somebody says that a commitment, or a whole plan, came to. It is never edited: a
/// correction is a further version, with its reason, and both stay in view.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Assessment {
    pub(crate) id: Uuid,
    pub(crate) plan: Uuid,
    /// The commitment; the plan as a whole if none.
    pub(crate) commitment: Option<Uuid>,
    pub(crate) kind: AssessmentKind,
    /// Its place among those of its kind about the same thing, from 1; its versions share it.
    pub(crate) series: i64,
    /// From 1.
    pub(crate) version: i64,
    /// Of a plan as a whole there are no codes.
    pub(crate) set: Option<CodeSet>,
    pub(crate) codes: Codes,
    /// The day on which it was said.
    pub(crate) dated: Day,
    /// Who says it, if it is an organisation that is known here.
    pub(crate) organisation: Option<Uuid>,
    /// Who says it, in words.
    pub(crate) assessor: Text,
    pub(crate) summary: Text,
    /// Where the whole document is: an address, or the path of a file that is kept here.
    pub(crate) url: Option<String>,
    pub(crate) file: Option<KeptFile>,
    /// Why it takes the place of the version before.
    pub(crate) reason: Text,
    /// In which role it was recorded here.
    pub(crate) role: Role,
    /// For which organisation it was recorded here.
    pub(crate) by: Option<Uuid>,
    pub(crate) recorded_at: Moment,
}

impl Assessment {
    /// What distinguishes the assessments of one plan from each other, but for the version.
    pub(crate) fn thread(&self) -> (Option<Uuid>, AssessmentKind, i64) {
        (self.commitment, self.kind, self.series)
    }

    /// Whether two versions say the same, whoever recorded them, and why.
    pub(crate) fn says_the_same(&self, other: &Assessment) -> bool {
        (self.set, &self.codes, self.dated, self.organisation)
            == (other.set, &other.codes, other.dated, other.organisation)
            && (&self.assessor, &self.summary) == (&other.assessor, &other.summary)
            && (&self.url, &self.file) == (&other.url, &other.file)
    }
}

/// Of each assessment the version that holds, the newest day first.
pub(crate) fn in_force(all: &[Assessment]) -> Vec<&Assessment> {
    let mut newest: BTreeMap<(Option<Uuid>, AssessmentKind, i64), &Assessment> = BTreeMap::new();
    for it in all {
        let held = newest.entry(it.thread()).or_insert(it);
        if it.version > held.version {
            *held = it;
        }
    }
    let mut newest: Vec<&Assessment> = newest.into_values().collect();
    newest.sort_by_key(|it| std::cmp::Reverse((it.dated, it.recorded_at, it.id)));
    newest
}

/// The newest assessment of one side that holds and says something of a criterion.
pub(crate) fn newest_with<'a>(
    held: &[&'a Assessment],
    commitment: Uuid,
    side: Side,
    criterion: Criterion,
) -> Option<&'a Assessment> {
    let own = held.iter().copied().filter(|it| it.commitment == Some(commitment) && it.kind.side() == side);
    own.into_iter().find(|it| it.codes.get(criterion).is_some())
}

/// The commitments of which nobody said how far they were carried out.
pub(crate) fn without_verdict<'a>(commitments: &'a [Commitment], all: &[Assessment]) -> Vec<&'a Commitment> {
    let held = in_force(all);
    let said = |it: &&Commitment| {
        Side::ALL.into_iter().any(|side| newest_with(&held, it.id, side, COMPLETION).is_some())
    };
    commitments.iter().filter(|it| !said(it)).collect()
}

/// The parts of bodies that carry a commitment out, which nobody from outside has.
pub(crate) const CARRYING: [BodyRole; 2] = [BodyRole::Lead, BodyRole::Support];

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(all: &[(&str, &str)]) -> Codes {
        let mut codes = Codes::default();
        for (name, code) in all {
            codes.set(name, code);
        }
        codes
    }

    #[test]
    fn a_code_counts_only_in_its_set() {
        let new = codes(&[("completion", "limited"), ("early_results", "moderate"), ("verifiable", "yes")]);
        assert_eq!(new.problems(Some(CodeSet::Ogp2021)), []);
        let other = "assessment-other-set";
        let wrong = new.problems(Some(CodeSet::OgpBefore2021));
        assert_eq!(wrong, [("early_results", other), ("verifiable", other)]);
        assert_eq!(new.problems(None).len(), 3);
        let unknown = codes(&[("completion", "great"), ("did_it_open_government", "Major")]);
        let wrong = unknown.problems(Some(CodeSet::OgpBefore2021));
        let code = "assessment-unknown-code";
        assert_eq!(wrong, [("completion", code), ("did_it_open_government", code)]);
        assert!(codes(&[("completion", "")]).is_empty());
    }

    #[test]
    fn every_criterion_is_listed_once() {
        for set in CodeSet::ALL {
            assert_eq!(CodeSet::from_code(set.code()), Some(set));
            assert!(set.criteria().iter().all(|it| CRITERIA.contains(it)), "{set:?}");
        }
        let used = |it: &Criterion| CodeSet::ALL.into_iter().any(|set| set.criteria().contains(it));
        assert!(CRITERIA.iter().all(used));
        let mut names: Vec<&str> = CRITERIA.iter().map(|it| it.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), CRITERIA.len());
    }

    #[test]
    fn the_set_is_that_of_the_plans_first_day() {
        let day = |text: &str| Some(text.parse().expect("a day"));
        assert_eq!(CodeSet::at(day("2020-12-31")), CodeSet::OgpBefore2021);
        assert_eq!(CodeSet::at(day("2021-01-01")), CodeSet::Ogp2021);
        assert_eq!(CodeSet::at(None), CodeSet::Ogp2021);
    }

    fn assessment(
        kind: AssessmentKind,
        series: i64,
        version: i64,
        day: &str,
        completion: &str,
    ) -> Assessment {
        Assessment {
            id: Uuid::from_u128((series * 10 + version).unsigned_abs().into()),
            plan: Uuid::nil(),
            commitment: Some(Uuid::nil()),
            kind,
            series,
            version,
            set: Some(CodeSet::Ogp2021),
            codes: codes(&[("completion", completion)]),
            dated: day.parse().expect("a day"),
            organisation: None,
            assessor: Text::default(),
            summary: Text::default(),
            url: None,
            file: None,
            reason: Text::default(),
            role: Role::Evaluator,
            by: None,
            recorded_at: Moment::default(),
        }
    }

    #[test]
    fn the_last_version_of_each_holds_and_the_newest_day_speaks_first() {
        use AssessmentKind::{EndOfCommitment, Independent, SelfAssessment};
        let all = [
            assessment(SelfAssessment, 1, 1, "2022-01-01", "limited"),
            assessment(SelfAssessment, 1, 2, "2022-01-01", "substantial"),
            assessment(EndOfCommitment, 1, 1, "2022-09-01", ""),
            assessment(Independent, 1, 2, "2022-02-01", "limited"),
            assessment(Independent, 1, 1, "2023-02-01", "complete"),
        ];
        let held = in_force(&all);
        assert_eq!(held.len(), 3);
        let said =
            |side| newest_with(&held, Uuid::nil(), side, COMPLETION).and_then(|it| it.codes.get(COMPLETION));
        // The newer one says nothing of completion.
        assert_eq!(said(Side::Government), Some("substantial"));
        assert_eq!(said(Side::Independent), Some("limited"));
    }
}
