//! Who came: numbers as people write them from a sheet of paper, and people without a name.

use std::collections::BTreeSet;

/// The most numbers that one list holds.
const MOST: usize = 10_000;

/// The numbers of a list such as `1, 4-7 12`; `Err` with the first part that is none.
pub(crate) fn numbers(list: &str) -> Result<BTreeSet<i64>, String> {
    let mut all = BTreeSet::new();
    for part in list.split([',', ';']).flat_map(str::split_whitespace) {
        let wrong = || part.chars().take(20).collect::<String>();
        let (first, last) = part.split_once(['-', '–']).unwrap_or((part, part));
        let (first, last): (i64, i64) = match (first.parse(), last.parse()) {
            (Ok(first), Ok(last)) => (first, last),
            _ => return Err(wrong()),
        };
        let long = usize::try_from(last.saturating_sub(first)).map_or(true, |it| it > MOST);
        if first < 1 || long {
            return Err(wrong());
        }
        all.extend(first..=last);
        if all.len() > MOST {
            return Err(wrong());
        }
    }
    Ok(all)
}

/// How somebody who came without registering says that they are, if they do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gender {
    Woman,
    Man,
    Other,
    Unsaid,
}

impl Gender {
    pub(crate) const ALL: [Gender; 4] = [Gender::Woman, Gender::Man, Gender::Other, Gender::Unsaid];

    /// As the database and messages write it.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Gender::Woman => "woman",
            Gender::Man => "man",
            Gender::Other => "other",
            Gender::Unsaid => "unsaid",
        }
    }
}

/// The fewest people of a group that is told.
const FEWEST: i64 = 5;

/// How many came of each gender, for everybody to read: nothing where any group is so small that
/// one could guess who it is, because the others and the sum would give it away.
pub(crate) fn told(counts: &[(Gender, i64)]) -> Vec<(Gender, i64)> {
    let some: Vec<(Gender, i64)> = counts.iter().copied().filter(|(_, count)| *count > 0).collect();
    if some.iter().any(|(_, count)| *count < FEWEST) { Vec::new() } else { some }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        let read = |list| numbers(list).map(|all| all.into_iter().collect::<Vec<_>>());
        assert_eq!(read("1, 4-7 12;3\n3"), Ok(vec![1, 3, 4, 5, 6, 7, 12]));
        assert_eq!(read(" "), Ok(Vec::new()));
        for wrong in ["uno", "0", "-3", "7-4", "1-99999999", "9223372036854775808", "1-2-3"] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
        assert!(read("1-9000 10000-19000").is_err());
    }

    #[test]
    fn small_groups_are_not_told_and_cannot_be_computed() {
        let all = |counts: [i64; 4]| told(&Gender::ALL.into_iter().zip(counts).collect::<Vec<_>>());
        assert_eq!(all([5, 9, 0, 0]), [(Gender::Woman, 5), (Gender::Man, 9)]);
        assert_eq!(all([20, 30, 1, 0]), [], "what is left out would be the difference");
        assert_eq!(all([4, 0, 0, 0]), []);
    }
}
