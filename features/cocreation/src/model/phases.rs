//! The phases of a process: when each is, and what it allows.

use minga_kernel::{Day, codes};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

codes! {
    /// What happens in a phase.
    PhaseKind {
        Mapping = "mapping",
        Reception = "reception",
        Analysis = "analysis",
        Selection = "selection",
        Formalisation = "formalisation",
    }
}

impl Serialize for PhaseKind {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for PhaseKind {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<PhaseKind, D::Error> {
        let code = String::deserialize(from)?;
        PhaseKind::from_code(&code).ok_or_else(|| serde::de::Error::custom("no phase"))
    }
}

/// A phase; its last day belongs to it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Phase {
    pub(crate) kind: PhaseKind,
    pub(crate) begins: Day,
    pub(crate) ends: Day,
    /// Whether proposals can be made.
    pub(crate) proposals: bool,
    /// Whether proposals can be supported.
    pub(crate) supports: bool,
}

/// Why these are no phases of a process, as a problem's code; nothing if they are.
pub(crate) fn fault(phases: &[Phase]) -> Option<&'static str> {
    if phases.is_empty() {
        return Some("cocreation-phases");
    }
    if phases.iter().any(|it| it.ends < it.begins) {
        return Some("cocreation-phase-ends");
    }
    if phases.windows(2).any(|two| two[1].begins <= two[0].ends) {
        return Some("cocreation-phase-order");
    }
    (!phases.iter().any(|it| it.proposals)).then_some("cocreation-phase-proposals")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn phase(begins: &str, ends: &str, proposals: bool) -> Phase {
        let day = |text: &str| text.parse().expect("a day");
        Phase { kind: PhaseKind::Reception, begins: day(begins), ends: day(ends), proposals, supports: true }
    }

    #[test]
    fn phases_follow_one_another() {
        assert_eq!(fault(&[]), Some("cocreation-phases"));
        let first = phase("2026-06-15", "2026-06-30", true);
        assert_eq!(fault(std::slice::from_ref(&first)), None);
        assert_eq!(fault(&[first.clone(), phase("2026-07-01", "2026-07-01", false)]), None);
        let touching = phase("2026-06-30", "2026-07-01", false);
        assert_eq!(fault(&[first.clone(), touching]), Some("cocreation-phase-order"));
        assert_eq!(fault(&[phase("2026-06-15", "2026-06-14", true)]), Some("cocreation-phase-ends"));
        let closed = Phase { proposals: false, ..first };
        assert_eq!(fault(&[closed]), Some("cocreation-phase-proposals"));
    }

    #[test]
    fn a_phase_reads_as_it_writes() {
        let it = phase("2026-06-15", "2026-06-30", true);
        let written = serde_json::to_string(&it).expect("it can be written");
        assert_eq!(serde_json::from_str::<Phase>(&written).expect("it can be read"), it);
        assert!(serde_json::from_str::<PhaseKind>("\"party\"").is_err());
    }
}
