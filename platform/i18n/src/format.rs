use chrono::{Datelike, Timelike};
use icu::calendar::Gregorian;
use icu::datetime::FixedCalendarDateTimeFormatter;
use icu::datetime::fieldsets::{self, YMD, YMDT};
use icu::datetime::input::{Date, DateTime, Time};
use icu::decimal::DecimalFormatter;
use icu::decimal::input::Decimal;
use icu::list::ListFormatter;
use icu::list::options::ListFormatterOptions;
use icu::locale::{Locale, locale};
use minga_kernel::{Day, Lang, Moment};
use std::collections::HashMap;
use std::sync::{PoisonError, RwLock};

/// How one language writes dates, numbers and lists.
///
/// Only the Gregorian calendar is asked for, so no other calendar's data is linked.
pub struct Formats {
    day: Days,
    short_day: Days,
    month: FixedCalendarDateTimeFormatter<Gregorian, fieldsets::M>,
    moment: FixedCalendarDateTimeFormatter<Gregorian, YMDT>,
    number: DecimalFormatter,
    /// What stands before the decimals.
    point: String,
    /// What stands before a number below zero.
    minus: String,
    and: ListFormatter,
    lang: Lang,
}

/// How days are written, with those written before: a schedule writes the same few days
/// hundreds of times.
struct Days {
    format: FixedCalendarDateTimeFormatter<Gregorian, YMD>,
    known: RwLock<HashMap<Day, Box<str>>>,
}

impl Days {
    /// Days that are kept; about 200 kB.
    const KEPT: usize = 4_096;

    fn new(locale: &Locale, length: YMD) -> Days {
        let format = FixedCalendarDateTimeFormatter::try_new(locale.into(), length).expect(DATA);
        Days { format, known: RwLock::default() }
    }

    fn written(&self, day: Day) -> String {
        if let Some(known) = self.known.read().unwrap_or_else(PoisonError::into_inner).get(&day) {
            return known.to_string();
        }
        let written = self.format.format(&gregorian(day)).to_string();
        let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
        if known.len() == Days::KEPT {
            known.clear();
        }
        known.insert(day, written.clone().into());
        written
    }
}

const DATA: &str = "ICU's compiled data holds both languages of the interface";

impl Formats {
    /// The formats of this language.
    pub fn new(lang: Lang) -> Formats {
        let locale: Locale = match lang {
            Lang::Es => locale!("es-EC"),
            Lang::En => locale!("en-GB"),
        };
        let number = DecimalFormatter::try_new(
            (&locale).into(),
            icu::decimal::options::DecimalFormatterOptions::default(),
        )
        .expect(DATA);
        let sign = |plain: &str| {
            let written = Decimal::try_from_str(plain).map(|it| number.format(&it).to_string());
            written.unwrap_or_default().trim_matches(|c: char| c.is_ascii_digit()).to_owned()
        };
        Formats {
            point: sign("1.1"),
            minus: sign("-1"),
            day: Days::new(&locale, YMD::long()),
            short_day: Days::new(&locale, YMD::medium()),
            month: FixedCalendarDateTimeFormatter::try_new((&locale).into(), fieldsets::M::short())
                .expect(DATA),
            moment: FixedCalendarDateTimeFormatter::try_new((&locale).into(), YMD::long().with_time_hm())
                .expect(DATA),
            number,
            and: ListFormatter::try_new_and((&locale).into(), ListFormatterOptions::default()).expect(DATA),
            lang,
        }
    }

    /// A day in full: *31 de mayo de 2021*, *31 May 2021*.
    pub fn day(&self, day: Day) -> String {
        self.day.written(day)
    }

    /// A day in short: *31 may. 2021*.
    pub fn short_day(&self, day: Day) -> String {
        self.short_day.written(day)
    }

    /// The name of a day's month, in short: *may*.
    pub fn month_name(&self, day: Day) -> String {
        self.month.format(&gregorian(day)).to_string().trim_end_matches('.').to_owned()
    }

    /// A moment, in UTC, to the minute, with the zone said.
    pub fn moment(&self, moment: Moment) -> String {
        let time = Time::try_new(
            u8::try_from(moment.hour()).unwrap_or(0),
            u8::try_from(moment.minute()).unwrap_or(0),
            0,
            0,
        )
        .unwrap_or(Time::start_of_day());
        let at = DateTime { date: gregorian(moment.date_naive()), time };
        format!("{} UTC", self.moment.format(&at))
    }

    /// A number with at most `decimals` decimals, without trailing zeros.
    pub fn number(&self, number: f64, decimals: usize) -> String {
        if !number.is_finite() {
            return "–".to_owned();
        }
        let plain = format!("{number:.decimals$}");
        let plain = match plain.contains('.') {
            true => plain.trim_end_matches('0').trim_end_matches('.'),
            false => &plain,
        };
        // Below a thousand there is nothing to group, which is nearly every number of a page.
        if number.abs() < 1_000.0 {
            return plain.replacen('.', &self.point, 1).replacen('-', &self.minus, 1);
        }
        match Decimal::try_from_str(plain) {
            Ok(decimal) => self.number.format(&decimal).to_string(),
            Err(_) => plain.to_owned(),
        }
    }

    /// A percentage of at most one decimal, with the sign as the language sets it.
    pub fn percent(&self, percent: f64) -> String {
        let number = self.number(percent, 1);
        match self.lang {
            // Ortografía de la lengua española (2010): the sign is set apart, by a space
            // that does not break.
            Lang::Es => format!("{number}\u{a0}%"),
            Lang::En => format!("{number}%"),
        }
    }

    /// Several things: *a, b y c*.
    pub fn list(&self, items: &[String]) -> String {
        self.and.format_to_string(items.iter())
    }
}

fn gregorian(day: Day) -> Date<Gregorian> {
    let month = u8::try_from(day.month()).unwrap_or(1);
    let of_month = u8::try_from(day.day()).unwrap_or(1);
    Date::try_new_gregorian(day.year(), month, of_month)
        .unwrap_or_else(|_| Date::try_new_gregorian(1970, 1, 1).expect("the epoch is a day"))
}
