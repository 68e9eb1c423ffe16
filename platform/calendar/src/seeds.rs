//! What the program brings along: the calendars of Ecuador and Bolivia, as far as their sources
//! are known. `data/*.csv` say each source.
//!
//! Local holidays stand under the codes of ISO 3166-2 (departments) and of the national office
//! of statistics (`EC-1701`); they count once a jurisdiction has that code.

use minga_kernel::{CalendarEntry, CalendarLaw, Effect, Text};
use uuid::Uuid;

const LAWS: &str = include_str!("../data/laws.csv");
const ENTRIES: &str = include_str!("../data/entries.csv");

/// The laws; nothing if the file cannot be read.
pub(crate) fn laws() -> Option<Vec<CalendarLaw>> {
    lines(LAWS).map(law).collect()
}

/// The entries; nothing if the file cannot be read.
pub(crate) fn entries() -> Option<Vec<CalendarEntry>> {
    lines(ENTRIES).map(entry).collect()
}

/// The lines of a file behind the one that names its columns.
fn lines(file: &str) -> impl Iterator<Item = Vec<Option<String>>> {
    let cell = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    file.lines().skip(1).map(move |line| line.split(';').map(cell).collect())
}

/// The same in every installation: a name-based identifier needs no dice.
fn id(number: &str) -> Option<Uuid> {
    let number: u128 = number.parse().ok()?;
    Some(Uuid::from_u128(0x6d69_6e67_6101_8000_8000_0000_0000_0000 | number))
}

fn law(cells: Vec<Option<String>>) -> Option<CalendarLaw> {
    let [number, place, valid_from, rest, shifts, offset, source, source_url] = cells.try_into().ok()?;
    Some(CalendarLaw {
        id: id(&number?)?,
        place: place?,
        valid_from: valid_from?.parse().ok()?,
        rest: rest?.parse().ok()?,
        shifts: shifts?.parse().ok()?,
        offset: offset?.parse().ok()?,
        source: source?,
        source_url,
    })
}

fn entry(cells: Vec<Option<String>>) -> Option<CalendarEntry> {
    let [number, place, effect, occurs, es, en, shifts, valid_from, valid_until, source, source_url] =
        cells.try_into().ok()?;
    let mut name = Text::new("es", es?);
    name.set("en", en?);
    Some(CalendarEntry {
        id: id(&number?)?,
        place: place?,
        effect: Effect::from_code(&effect?)?,
        occurs: occurs?.parse().ok()?,
        name,
        shifts: shifts.map(|it| it.parse()).transpose().ok()?,
        valid_from: valid_from?.parse().ok()?,
        valid_until: valid_until.map(|it| it.parse()).transpose().ok()?,
        source: source?,
        source_url,
        end_source: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use minga_kernel::{Calendar, Count, Day};

    #[test]
    fn the_files_can_be_read_and_no_number_is_there_twice() {
        let mut ids: Vec<Uuid> = laws().expect("laws").iter().map(|it| it.id).collect();
        ids.extend(entries().expect("entries").iter().map(|it| it.id));
        let count = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), count);
    }

    /// The working days, Monday to Friday, on which nobody works, as month and day.
    fn off(places: &[&str], year: i32) -> Vec<String> {
        let places = places.iter().map(|it| (*it).to_owned()).collect();
        let calendar = Calendar::of(&[places], &laws().expect("laws"), &entries().expect("entries"));
        let first = Day::from_ymd_opt(year, 1, 1).expect("a day");
        let days = first.iter_days().take_while(|day| day.format("%Y").to_string() == year.to_string());
        let off = days.filter(|day| {
            !calendar.counts(*day, Count::Working) && Calendar::default().counts(*day, Count::Working)
        });
        off.map(|day| day.format("%m-%d").to_string()).collect()
    }

    /// As the official lists of the Ministry of Tourism have them.
    #[test]
    fn the_holidays_of_ecuador_are_kept_when_they_were() {
        let known = [
            (2018, "01-01 02-12 02-13 03-30 05-25 08-10 10-08 11-01 11-02 12-25"),
            (2019, "01-01 03-04 03-05 04-19 05-03 05-24 08-09 10-11 11-01 11-04 12-25"),
            (2021, "01-01 02-15 02-16 04-02 04-30 05-24 08-09 10-08 11-01 11-02"),
            (2022, "02-28 03-01 04-15 05-02 05-23 08-12 10-10 11-03 11-04"),
            (2023, "02-20 02-21 04-07 05-01 05-26 08-11 10-09 11-02 11-03 12-25"),
            (2024, "01-01 02-12 02-13 03-29 05-03 05-24 08-09 10-11 11-01 11-04 12-25"),
            (2025, "01-01 03-03 03-04 04-18 05-02 05-23 08-11 10-10 11-03 11-04 12-25"),
        ];
        for (year, days) in known {
            // 1 May 2018 was a Tuesday, and was kept on Monday, 30 April.
            let days: Vec<&str> = days.split(' ').chain((year == 2018).then_some("04-30")).collect();
            let mut days: Vec<String> = days.into_iter().map(str::to_owned).collect();
            days.sort();
            assert_eq!(off(&["EC"], year), days, "{year}");
        }
        assert_eq!(off(&["EC"], 2016), [] as [String; 0], "before the law nothing is known");
        assert!(off(&["EC-1701", "EC"], 2020).contains(&"12-07".to_owned()), "6 December 2020 is a Sunday");
    }

    #[test]
    fn the_holidays_of_bolivia_are_kept_when_they_were() {
        let known = [
            (2018, "01-01 01-22 02-12 02-13 03-30 05-01 05-31 06-21 08-06 11-02 12-25"),
            (2022, "02-28 03-01 04-15 05-02 06-16 06-21 11-02 12-26"),
            (2023, "01-02 01-23 02-20 02-21 04-07 05-01 06-08 06-21 08-07 11-02 12-25"),
            (2024, "01-01 01-22 02-12 02-13 03-29 05-01 05-30 06-21 08-06 12-25"),
            (2026, "01-01 01-02 01-23 02-16 02-17 04-03 05-01 06-04 06-05 06-22 08-06 08-07 11-02 12-25"),
        ];
        for (year, days) in known {
            let days: Vec<String> = days.split(' ').map(str::to_owned).collect();
            assert_eq!(off(&["BO"], year), days, "{year}");
        }
        // A department's day moves since the decree of September 2023 only.
        assert!(off(&["BO-C", "BO"], 2025).contains(&"09-15".to_owned()));
        assert!(!off(&["BO-L", "BO"], 2023).contains(&"07-17".to_owned()));
        assert!(off(&["BO-L", "BO"], 2021).contains(&"07-16".to_owned()));
    }
}
