use super::*;
use crate::Text;
use proptest::prelude::*;
use uuid::Uuid;

fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

fn entry(place: &str, effect: Effect, occurs: &str) -> CalendarEntry {
    CalendarEntry {
        id: Uuid::nil(),
        place: place.to_owned(),
        effect,
        occurs: occurs.parse().expect("an occurrence"),
        name: Text::new("es", occurs),
        shifts: None,
        valid_from: day("2017-01-01"),
        valid_until: None,
        source: String::new(),
        source_url: None,
        end_source: None,
    }
}

fn law(place: &str, from: &str, shifts: &str, offset: i64) -> CalendarLaw {
    CalendarLaw {
        id: Uuid::nil(),
        place: place.to_owned(),
        valid_from: day(from),
        rest: Rest::WEEKEND,
        shifts: shifts.parse().expect("shifts"),
        offset,
        source: String::new(),
        source_url: None,
    }
}

/// As the Ecuadorian law of 2016 moves them.
const MOVING: &str = "0,-1,2,1,0,-1,1";

fn of(entries: &[CalendarEntry]) -> Calendar {
    Calendar::of(&[vec!["Q".to_owned(), "EC".to_owned()]], &[law("EC", "2017-01-01", MOVING, -300)], entries)
}

#[test]
fn every_occurrence_reads_as_it_writes_and_nothing_else_is_one() {
    for text in [
        "08-10",
        "02-29",
        "easter",
        "easter-47",
        "easter+60",
        "2026-01-23",
        "2020-03-16/2020-06-30",
        "2020-03-16/",
    ] {
        assert_eq!(text.parse::<Occurs>().expect(text).to_string(), text);
    }
    for text in [
        "",
        "02-30",
        "13-01",
        "8-10",
        "2026-02-29",
        "2020-06-30/2020-03-16",
        "easter60",
        "easter+999",
        "easter x",
        "/",
        "2020-3-16",
        "2020-03-16/x",
        "+2020-03-16",
        "aa-bb",
    ] {
        assert_eq!(text.parse::<Occurs>(), Err(NotInACalendar), "{text}");
    }
    assert_eq!("0,-1,2,1,0,-1,1".parse::<Shifts>().expect("shifts").to_string(), MOVING);
    for text in ["", "0,0", "0,0,0,0,0,0,7", "0,0,0,0,0,0,x", "0,0,0,0,0,0,0,0"] {
        assert_eq!(text.parse::<Shifts>(), Err(NotInACalendar), "{text}");
    }
    assert_eq!("6,7".parse(), Ok(Rest::WEEKEND));
    assert_eq!("".parse::<Rest>().expect("no rest").to_string(), "");
    for text in ["0", "8", "x", "1,2,3,4,5,6,7"] {
        assert_eq!(text.parse::<Rest>(), Err(NotInACalendar), "{text}");
    }
}

#[test]
fn easter_is_when_it_was_and_will_be() {
    for known in
        ["1961-04-02", "2000-04-23", "2008-03-23", "2011-04-24", "2024-03-31", "2026-04-05", "2038-04-25"]
    {
        let known = day(known);
        assert_eq!(easter(known.year()), Some(known));
    }
}

#[test]
fn a_holiday_moves_as_the_law_says_of_its_weekday() {
    let october = entry("EC", Effect::Holiday, "10-09");
    let calendar = of(std::slice::from_ref(&october));
    // A Tuesday, a Wednesday, a Thursday, a Saturday and a Sunday.
    for (own, kept) in [
        ("2018-10-09", "2018-10-08"),
        ("2019-10-09", "2019-10-11"),
        ("2025-10-09", "2025-10-10"),
        ("2021-10-09", "2021-10-08"),
        ("2022-10-09", "2022-10-10"),
    ] {
        assert_eq!(calendar.tell(day(kept)).why, [Why::Holiday(&october, day(own))], "{own}");
        assert!(calendar.tell(day(own)).why.iter().all(|why| matches!(why, Why::Rest(_))), "{own}");
    }
    let fixed = CalendarEntry { shifts: Some(Shifts::default()), ..october };
    assert!(!of(&[fixed]).counts(day("2019-10-09"), Count::Working));
}

#[test]
fn what_moves_into_another_year_is_found_there() {
    let new_year = entry("EC", Effect::Holiday, "01-01");
    let calendar = of(&[new_year]);
    assert!(!calendar.counts(day("2021-12-31"), Count::Working), "1 January 2022 is a Saturday");
}

#[test]
fn the_29th_of_february_is_only_where_it_is() {
    let leap = CalendarEntry { shifts: Some(Shifts::default()), ..entry("EC", Effect::Holiday, "02-29") };
    let calendar = of(&[leap]);
    assert!(!calendar.counts(day("2024-02-29"), Count::Working));
    assert!(
        calendar.counts(day("2023-02-28"), Count::Working)
            && calendar.counts(day("2023-03-01"), Count::Working)
    );
    assert_eq!(calendar.last(day("2024-02-28"), 1, Count::Working), Some(day("2024-03-01")));
}

#[test]
fn a_suspension_stops_every_count_and_two_at_once_stop_it_once() {
    let first = entry("EC", Effect::Suspension, "2020-03-16/2020-03-27");
    let second = entry("Q", Effect::Suspension, "2020-03-23/2020-04-03");
    let calendar = of(&[first.clone(), second]);
    assert_eq!(calendar.last(day("2020-03-13"), 1, Count::Working), Some(day("2020-04-06")));
    assert_eq!(calendar.last(day("2020-03-13"), 3, Count::Every), Some(day("2020-04-04")));
    assert_eq!(calendar.between(day("2020-03-13"), day("2020-04-10"), Count::Working), 5);
    // Ended before its last day, it stops the clock no longer.
    let ended = CalendarEntry { valid_until: Some(day("2020-03-17")), ..first };
    assert_eq!(of(&[ended]).last(day("2020-03-13"), 1, Count::Working), Some(day("2020-03-18")));
}

#[test]
fn while_nobody_knows_when_the_clock_goes_on_a_deadline_has_no_end() {
    let open = entry("EC", Effect::Suspension, "2020-03-16/");
    let calendar = of(std::slice::from_ref(&open));
    assert_eq!(calendar.last(day("2020-03-12"), 1, Count::Working), Some(day("2020-03-13")));
    assert_eq!(calendar.last(day("2020-03-12"), 2, Count::Working), None);
    assert_eq!(calendar.between(day("2020-03-12"), day("2030-01-01"), Count::Every), 3);
    let ended = CalendarEntry { valid_until: Some(day("2020-06-30")), ..open };
    assert_eq!(of(&[ended]).last(day("2020-03-12"), 2, Count::Working), Some(day("2020-07-01")));
}

#[test]
fn a_day_that_is_made_up_for_counts_but_not_against_a_holiday_of_somebody_else() {
    let worked = entry("EC", Effect::Worked, "2018-10-13");
    let calendar = of(std::slice::from_ref(&worked));
    let told = calendar.tell(day("2018-10-13"));
    assert!(told.counts(Count::Working) && told.worked == [&worked]);
    let here = CalendarEntry { shifts: Some(Shifts::default()), ..entry("Q", Effect::Holiday, "10-13") };
    assert!(!of(&[worked.clone(), here.clone()]).counts(day("2018-10-13"), Count::Working));
    let own = CalendarEntry { place: "EC".to_owned(), ..here };
    assert!(of(&[worked, own]).counts(day("2018-10-13"), Count::Working));
}

#[test]
fn a_gap_in_the_calendar_is_told_and_counted_monday_to_friday() {
    let calendar = of(&[entry("EC", Effect::Holiday, "08-10")]);
    let before = calendar.tell(day("2015-08-10"));
    assert!(!before.known && before.counts(Count::Working));
    assert!(calendar.tell(day("2020-08-11")).known);
    let nowhere = Calendar::default();
    assert_eq!(nowhere.last(day("2021-06-01"), 15, Count::Working), Some(day("2021-06-22")));
    assert!(!nowhere.tell(day("2021-06-02")).known);
}

#[test]
fn holidays_of_either_side_count() {
    let laws = [law("EC", "2017-01-01", MOVING, -300), law("BO", "2017-01-01", "0,0,0,0,0,0,1", -240)];
    let entries = [entry("EC", Effect::Holiday, "05-24"), entry("BO", Effect::Holiday, "01-22")];
    let both = Calendar::of(&[vec!["EC".to_owned()], vec!["BO".to_owned()]], &laws, &entries);
    assert!(
        !both.counts(day("2021-05-24"), Count::Working) && !both.counts(day("2021-01-22"), Count::Working)
    );
    // Each moves as its own law says.
    assert!(
        !both.counts(day("2020-01-22"), Count::Working) && both.counts(day("2020-01-24"), Count::Working)
    );
}

#[test]
fn a_day_begins_where_people_are_and_time_zones_change() {
    let moment: Moment = "2021-06-01T03:30:00Z".parse().expect("a moment");
    assert_eq!(of(&[]).day_of(moment), day("2021-05-31"));
    assert_eq!(Calendar::default().day_of(moment), day("2021-06-01"));
    let laws = [law("EC", "2017-01-01", MOVING, -300), law("EC", "2021-06-01", MOVING, -180)];
    let changed = Calendar::of(&[vec!["EC".to_owned()]], &laws, &[]);
    assert_eq!(changed.day_of(moment), day("2021-06-01"));
    assert_eq!(changed.day_of("2021-05-31T03:30:00Z".parse().expect("a moment")), day("2021-05-30"));
}

#[test]
fn ranges_that_go_backwards_have_no_days() {
    let calendar = of(&[]);
    assert_eq!(calendar.between(day("2021-06-10"), day("2021-06-01"), Count::Working), 0);
    assert!(calendar.explain(day("2021-06-10"), day("2021-06-01")).is_empty());
    for days in [0, -5, i64::MIN] {
        assert_eq!(calendar.last(day("2021-06-10"), days, Count::Every), Some(day("2021-06-10")));
    }
    assert_eq!(calendar.last(day("2021-06-10"), i64::MAX, Count::Every), None);
    assert_eq!(calendar.last(Day::MAX, 1, Count::Every), None);
}

fn some_entry() -> impl Strategy<Value = CalendarEntry> {
    let yearly = (1..=12u32, 1..=29u32).prop_map(|(month, day)| format!("{month:02}-{day:02}"));
    let moving = (-60..70i64).prop_map(|after| Occurs::Easter(after).to_string());
    let span = (0..4_000u64, 0..40u64).prop_map(|(from, length)| {
        let first = Day::default() + Days::new(17_500 + from);
        Occurs::Days(first, Some(first + Days::new(length))).to_string()
    });
    let effect = prop::sample::select(Effect::ALL.to_vec());
    let shifts = prop::option::of(prop::array::uniform7(-6..=6i8).prop_map(Shifts));
    let place = prop::sample::select(vec!["EC", "Q"]);
    (prop_oneof![yearly, moving, span], effect, shifts, place).prop_map(|(occurs, effect, shifts, place)| {
        // What is there every year and stops the clock is a holiday.
        let effect = if occurs.len() > 9 { effect } else { Effect::Holiday };
        CalendarEntry { shifts, ..entry(place, effect, &occurs) }
    })
}

proptest! {
    /// Whatever the calendar says: the last of some days is one that counts, there are as
    /// many up to it, and one fewer up to the day before; and counting does not depend on
    /// where one stops on the way.
    #[test]
    fn adding_days_and_counting_back_agree(
        entries in prop::collection::vec(some_entry(), 0..12),
        from in 0..4_000u64,
        days in 1..60i64,
        every in any::<bool>(),
    ) {
        let count = if every { Count::Every } else { Count::Working };
        let calendar = of(&entries);
        let start = Day::default() + Days::new(17_000 + from);
        let last = calendar.last(start, days, count).expect("every suspension ends");
        prop_assert!(calendar.counts(last, count));
        prop_assert_eq!(calendar.between(start, last, count), days);
        prop_assert_eq!(calendar.between(start, last.pred_opt().expect("a day"), count), days - 1);
        let told = calendar.explain(start, last);
        prop_assert_eq!(told.iter().filter(|it| it.counts(count)).count(), usize::try_from(days).expect("few"));
        let half = calendar.last(start, days / 2, count).expect("every suspension ends");
        prop_assert_eq!(calendar.last(half, days - days / 2, count), Some(last));
        if count == Count::Working {
            prop_assert!(calendar.tell(last).why.is_empty(), "it is never a holiday");
        }
    }

    /// Any text is read or refused.
    #[test]
    fn whatever_is_written_is_read_or_refused(text in ".{0,24}") {
        if let Ok(occurs) = text.parse::<Occurs>() {
            prop_assert_eq!(occurs.to_string().parse::<Occurs>(), Ok(occurs));
        }
        let _ = text.parse::<Shifts>();
        let _ = text.parse::<Rest>();
    }
}
