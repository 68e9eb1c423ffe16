//! Any input at all gives a picture that keeps its promises.

use chrono::Days;
use minga_charts::{
    Bar, BarRow, Bars, Caption, Line, PairedBar, Segment, Series, Span, StackedBar, State, Timeline, Today,
    Tone, bar_cell, sparkline, swatch,
};
use minga_kernel::Day;
use proptest::{collection::vec, prelude::*};

use crate::promise::keeps_promises;

/// Any text, often one that would do harm if it were markup.
fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        Just("\"><script>alert(1)</script>".into()),
        Just("' onload='x' style='color:red".into()),
        Just("</title></svg><style>*{}</style>".into()),
        Just("]]>&amp;&nbsp;\u{0}\u{8}\u{FFFF}".into()),
        Just("url(#x) {{ 7*7 }} una palabra muy larguísima".into()),
    ]
}

/// Any number, often a reasonable one.
fn numbers() -> impl Strategy<Value = f64> {
    prop_oneof![0.0..100.0, -1e3..1e6, any::<f64>(), Just(f64::NAN), Just(f64::INFINITY), Just(0.0)]
}

/// Days around the present, and now and then the ends of the calendar.
fn days() -> impl Strategy<Value = Day> {
    let epoch = Day::default() + Days::new(20_000);
    prop_oneof![
        8 => (0_u64..9_000).prop_map(move |n| epoch + Days::new(n)),
        1 => Just(Day::MIN),
        1 => Just(Day::MAX),
    ]
}

fn spans() -> impl Strategy<Value = Span> {
    (days(), days()).prop_map(|(one, other)| Span::new(one, other))
}

fn tones() -> impl Strategy<Value = Tone> {
    prop_oneof![
        prop::sample::select(&State::ALL[..]).prop_map(Tone::State),
        Just(Tone::Reported),
        Just(Tone::Confirmed),
        Just(Tone::Disputed),
        any::<u8>().prop_map(Tone::Series),
    ]
}

fn captions() -> impl Strategy<Value = Caption> {
    prop_oneof![
        (words(), words(), words()).prop_map(|(id, title, desc)| Caption::new(&id, title, desc)),
        words().prop_map(|id| Caption::decorative(&id)),
    ]
}

fn bars() -> impl Strategy<Value = Bar> {
    let state = prop::sample::select(&State::ALL[..]);
    (spans(), state, prop::option::of(spans()), any::<Option<u8>>(), words())
        .prop_map(|(span, state, signed, percent, title)| Bar { span, state, signed, percent, title })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn timelines(caption in captions(), span in spans(), bars in vec(bars(), 0..6), day in days(), word in words()) {
        let today = Today { day, label: word.clone() };
        let exact = Timeline::new(&word, span, Some(today.clone()));
        let covering = Timeline::covering(&word, bars.iter().map(|bar| bar.span), Some(today));
        for timeline in covering.iter().chain([&exact]) {
            keeps_promises(&timeline.axis(|_| word.clone()));
            keeps_promises(&timeline.axis(|tick| tick.day.to_string()));
            keeps_promises(&timeline.track(&caption, &bars));
            prop_assert!(timeline.years().len() <= 12);
            prop_assert!(timeline.parts().len() <= 18);
        }
        prop_assert_eq!(covering.is_some(), !bars.is_empty());
    }

    #[test]
    fn shares(caption in captions(), reported in numbers(), confirmed in numbers(),
              parts in vec((tones(), numbers(), words(), words()), 0..8)) {
        keeps_promises(&PairedBar { reported, confirmed }.draw(&caption));
        let segments = parts.into_iter().map(|(tone, value, label, title)| Segment { tone, value, label, title });
        keeps_promises(&StackedBar { segments: segments.collect() }.draw(&caption));
    }

    #[test]
    fn quantities(caption in captions(), tone in tones(), full in prop::option::of(numbers()),
                  rows in vec((words(), numbers(), words()), 0..8)) {
        keeps_promises(&sparkline(&caption, tone, &rows.iter().map(|row| row.1).collect::<Vec<_>>()));
        for row in &rows {
            keeps_promises(&bar_cell(tone, row.1, full.unwrap_or(1.0)));
        }
        let rows = rows.into_iter().map(|(label, value, number)| BarRow { label, value, number }).collect();
        keeps_promises(&Bars { rows, tone, full }.draw(&caption));
    }

    #[test]
    fn lines(caption in captions(), reach in prop::option::of(numbers()), word in words(),
             series in vec((tones(), vec((days(), numbers()), 0..12)), 0..4)) {
        let series = series.into_iter().map(|(tone, points)| Series { tone, points }).collect();
        keeps_promises(&Line { series, reach }.draw(&caption, |_| word.clone(), |value| value.to_string()));
    }

    #[test]
    fn swatches(tone in tones()) {
        keeps_promises(&swatch(tone));
    }
}
