//! Who may take part where not everybody with an account may: what a code is, and what two ways of
//! writing one identifier have in common.

use minga_auth::Salt;
use minga_kernel::{Day, Kind, Moment, Random, Ref};
use uuid::Uuid;

/// What a process asks of whoever takes part, beyond its own row; its identifier is the process's.
pub(crate) const DOOR: Kind = Kind::new("process_door");
/// A code that was given to an organisation.
pub(crate) const CODE: Kind = Kind::new("process_code");

/// The most codes of a process: a page shows them all.
pub(crate) const CODES: usize = 500;
/// The most people that one code lets in.
pub(crate) const USES: i64 = 10_000;
/// The fewest and the most letters of an identifier.
const IDENTIFIER: std::ops::RangeInclusive<usize> = 4..=64;
/// What codes are written with: nothing that is mistaken for something else when read aloud or
/// copied from a board.
const LETTERS: &[u8; 31] = b"ABCDEFGHJKMNPQRSTUVWXYZ23456789";
/// The letters of a code, half of them before the dash: 31 to the tenth power, more than anybody
/// tries at ten an hour.
const LENGTH: usize = 10;

/// What a process asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Door {
    pub(crate) process: Uuid,
    /// The provider of identities whose accounts take part, as it writes itself; empty for none.
    pub(crate) issuer: String,
    /// How many identifiers the list has.
    pub(crate) listed: i64,
    /// Under which codes and identifiers are hashed; it never changes.
    pub(crate) salt: Salt,
}

impl Door {
    pub(crate) fn reference(&self) -> Ref {
        DOOR.with(self.process)
    }
}

/// A code that was given to an organisation.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Code {
    pub(crate) id: Uuid,
    pub(crate) process: Uuid,
    pub(crate) organisation: Uuid,
    /// How many people it lets in.
    pub(crate) uses: i64,
    /// Its last day, where the process is.
    pub(crate) ends_on: Day,
    pub(crate) hash: String,
    pub(crate) made_at: Moment,
    pub(crate) ended_at: Option<Moment>,
}

impl Code {
    /// Whether it lets somebody in on this day, if so many came by it already.
    pub(crate) fn is_open(&self, today: Day, used: i64) -> bool {
        self.ended_at.is_none() && today <= self.ends_on && used < self.uses
    }
}

/// A new code, as it is given away.
pub(crate) fn new_code(random: &dyn Random) -> String {
    let mut code = String::with_capacity(LENGTH + 1);
    let fair = u8::try_from(256 / LETTERS.len() * LETTERS.len()).unwrap_or(u8::MAX);
    while code.len() <= LENGTH {
        let mut byte = [0];
        random.fill(&mut byte);
        // What is left over would make some letters more frequent than others.
        if byte[0] < fair {
            code.push(char::from(LETTERS[usize::from(byte[0]) % LETTERS.len()]));
        }
        if code.len() == LENGTH / 2 {
            code.push('-');
        }
    }
    code
}

/// A code as it is hashed: however somebody copied it.
pub(crate) fn code_as_kept(typed: &str) -> String {
    plain(typed)
}

/// An identifier as it is hashed, if it can be one: letters and digits only, without regard to
/// case. Spreadsheets take the zeros before a number away, so those are no part of it.
pub(crate) fn identifier_as_kept(typed: &str) -> Option<String> {
    let plain = plain(typed);
    if !IDENTIFIER.contains(&plain.chars().count()) {
        return None;
    }
    let digits = plain.chars().all(|c| c.is_ascii_digit());
    let kept = if digits { plain.trim_start_matches('0') } else { &plain };
    (!kept.is_empty()).then(|| kept.to_owned())
}

fn plain(typed: &str) -> String {
    typed.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use minga_testkit::SeededRandom;
    use std::collections::HashSet;

    #[test]
    fn codes_are_copied_by_hand() {
        let random = SeededRandom::new(5);
        let all: HashSet<String> = (0..1_000).map(|_| new_code(&random)).collect();
        assert_eq!(all.len(), 1_000);
        for code in &all {
            assert_eq!((code.len(), code.find('-')), (11, Some(5)), "{code}");
            let kept = code_as_kept(code);
            assert!(kept.len() == LENGTH && kept.bytes().all(|it| LETTERS.contains(&it)), "{code}");
            for copied in [kept.to_lowercase(), format!(" {code}\n"), code.replace('-', " – ")] {
                assert_eq!(code_as_kept(&copied), kept, "{copied}");
            }
        }
    }

    #[test]
    fn one_identifier_is_written_in_many_ways() {
        for typed in ["0102030405", "102030405", "010203040-5", " 0102 030 405 ", "01.020.304.05"] {
            assert_eq!(identifier_as_kept(typed).as_deref(), Some("102030405"), "{typed}");
        }
        assert_eq!(identifier_as_kept("1234567-1a lp"), identifier_as_kept("12345671ALP"));
        assert_eq!(identifier_as_kept("00AB12").as_deref(), Some("00AB12"), "not a number");
        let long = "9".repeat(65);
        for none in ["", "  ", "12", "0000", "-.-.-", "\u{200B}123", &long] {
            assert_eq!(identifier_as_kept(none), None, "{none:?}");
        }
    }

    #[test]
    fn a_code_ends_with_its_day_and_with_its_uses() {
        let day = |text: &str| text.parse::<Day>().expect("a day");
        let code = Code {
            id: Uuid::nil(),
            process: Uuid::nil(),
            organisation: Uuid::nil(),
            uses: 2,
            ends_on: day("2026-06-30"),
            hash: String::new(),
            made_at: Moment::default(),
            ended_at: None,
        };
        assert!(code.is_open(day("2026-06-30"), 1));
        assert!(!code.is_open(day("2026-07-01"), 1));
        assert!(!code.is_open(day("2026-06-30"), 2));
        let ended = Code { ended_at: Some(Moment::default()), ..code };
        assert!(!ended.is_open(day("2026-06-30"), 0));
    }
}
