//! Writes a page with every picture of this crate, to be looked at in a browser.
//!
//! `cargo run -p minga-charts --example gallery -- /some/folder` writes `gallery.html` and its
//! stylesheets there. The page carries the strict policy that the server sends.

use std::{env, fs, io, path::PathBuf};

use chrono::Datelike;
use minga_charts::{
    Bar, BarRow, Bars, Caption, Line, PairedBar, Segment, Series, Span, StackedBar, State, Svg, Tick,
    TickUnit, Timeline, Today, Tone, bar_cell, sparkline, swatch,
};
use minga_kernel::Day;

const HEAD: &str = r#"<!doctype html><html lang="es"><meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'">
<title>Gallery</title><link rel="stylesheet" href="charts.css"><link rel="stylesheet" href="page.css">
"#;

fn main() -> io::Result<()> {
    let folder = env::args().nth(1).map_or_else(env::temp_dir, PathBuf::from);
    let mut page = Page(HEAD.into());
    page.raw("<main>");
    gantt(&mut page, "one", "Gantt, 15 months", "2025-03-01", &WORK);
    gantt(
        &mut page,
        "two",
        "Gantt, three years",
        "2024-02-01",
        &[(0, 500, 500), (300, 400, 380), (700, 300, 300)],
    );
    gantt(
        &mut page,
        "ten",
        "Gantt, ten years",
        "2019-05-01",
        &[(0, 1, 1), (400, 2000, 1500), (2500, 900, 900)],
    );
    paired(&mut page);
    stacked(&mut page);
    quantities(&mut page);
    lines(&mut page);
    page.raw("</main>");
    fs::write(folder.join("gallery.html"), page.0)?;
    fs::write(folder.join("charts.css"), include_str!("charts.css"))?;
    fs::write(folder.join("page.css"), include_str!("page.css"))
}

struct Page(String);

impl Page {
    fn raw(&mut self, html: &str) {
        self.0.push_str(html);
    }
    fn svg(&mut self, svg: &Svg) {
        self.0.push_str(svg.as_str());
    }
    fn heading(&mut self, text: &str) {
        self.raw("\n<h2>");
        self.raw(text);
        self.raw("</h2>\n");
    }
    fn legend(&mut self, words: &[(Tone, &str)]) {
        self.raw("<ul class=\"legend\">");
        for (tone, word) in words {
            self.raw("<li>");
            self.svg(&swatch(*tone));
            self.raw(" ");
            self.raw(word);
            self.raw("</li>");
        }
        self.raw("</ul>");
    }
}

/// First day after the start, days in force, days signed.
type Work = (i64, i64, i64);
const WORK: [Work; 7] = [
    (0, 120, 90),
    (40, 200, 200),
    (100, 90, 60),
    (150, 160, 160),
    (330, 120, 120),
    (200, 60, 90),
    (10, 0, 0),
];
const NAMES: [&str; 7] = [
    "Portal único de datos abiertos de la función judicial",
    "Guía de participación",
    "Capacitación a 24 gobiernos autónomos descentralizados en gobierno abierto local",
    "Observatorio ciudadano",
    "Evaluación independiente",
    "Laboratorio de innovación",
    "Firma del convenio",
];
const WORDS: [(Tone, &str); 6] = [
    (Tone::State(State::Completed), "Cumplido"),
    (Tone::State(State::InProgress), "En proceso"),
    (Tone::State(State::Delayed), "Reprogramado"),
    (Tone::State(State::Overdue), "Atrasado"),
    (Tone::State(State::NotStarted), "No iniciado"),
    (Tone::State(State::Cancelled), "Cancelado"),
];

fn day(text: &str) -> Day {
    text.parse().expect("the days above are written as year-month-day")
}

fn label(tick: Tick) -> String {
    const MONTHS: [&str; 12] =
        ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sept", "oct", "nov", "dic"];
    match tick.unit {
        TickUnit::Year => tick.day.year().to_string(),
        TickUnit::Quarter => format!("T{}", tick.day.month0() / 3 + 1),
        TickUnit::Month => MONTHS[tick.day.month0() as usize].into(),
    }
}

fn gantt(page: &mut Page, id: &str, heading: &str, start: &str, work: &[Work]) {
    let start = day(start);
    let span = |from: i64, days: i64| {
        let first = start + chrono::Days::new(from.unsigned_abs());
        Span::new(first, first + chrono::Days::new(days.unsigned_abs()))
    };
    let today = Today { day: day("2025-11-20"), label: "hoy".into() };
    let spans = work.iter().map(|(from, days, _)| span(*from, *days));
    let Some(timeline) = Timeline::covering(id, spans, Some(today)) else { return };
    page.heading(heading);
    page.legend(&WORDS);
    page.raw(
        "<div class=\"gantt\"><div class=\"gantt-row gantt-head\"><span></span><div class=\"gantt-lane\">",
    );
    page.svg(&timeline.axis(label));
    page.raw("</div></div>");
    for (i, (from, days, signed)) in work.iter().enumerate() {
        let bar = Bar {
            span: span(*from, *days),
            state: [
                State::Completed,
                State::InProgress,
                State::Overdue,
                State::Delayed,
                State::NotStarted,
                State::Cancelled,
            ][i % 6],
            signed: Some(span(*from, *signed)),
            percent: [Some(100), Some(62), Some(40), Some(25), None, None][i % 6],
            title: NAMES[i].into(),
        };
        page.raw("<div class=\"gantt-row\"><a class=\"gantt-label\" href=\"#\">");
        page.raw(NAMES[i]);
        page.raw("</a><div class=\"gantt-lane\">");
        let caption = Caption::new(&format!("{id}-{i}"), NAMES[i], "");
        page.svg(&timeline.track(&caption, &[bar]));
        page.raw("</div></div>");
    }
    page.raw("</div>");
}

fn paired(page: &mut Page) {
    page.heading("Reported and confirmed");
    page.raw("<div class=\"pair\">");
    for (i, (reported, confirmed)) in
        [(62.0, 35.0), (100.0, 100.0), (20.0, 0.0), (30.0, 45.0), (0.0, 0.0)].into_iter().enumerate()
    {
        let text = format!("Reportado {reported} %, confirmado {confirmed} %");
        page.raw("<p>");
        page.raw(&text);
        page.svg(&PairedBar { reported, confirmed }.draw(&Caption::new(&format!("pair-{i}"), text, "")));
        page.raw("</p>");
    }
    page.raw("</div>");
}

fn stacked(page: &mut Page) {
    page.heading("Milestones by state");
    let parts = [21.0, 13.0, 4.0, 6.0, 16.0, 1.0];
    let segments = WORDS
        .iter()
        .zip(parts)
        .map(|((tone, word), value)| Segment {
            tone: *tone,
            value,
            label: value.to_string(),
            title: format!("{word}: {value}"),
        })
        .collect();
    page.svg(&StackedBar { segments }.draw(&Caption::new(
        "stack",
        "61 hitos por estado",
        "21 cumplidos, 13 en proceso",
    )));
    page.legend(&WORDS);
}

fn quantities(page: &mut Page) {
    page.heading("Quantities");
    let rows: Vec<BarRow> = NAMES
        .iter()
        .zip([124.0, 96.0, 71.5, 40.0, 12.0, 3.0, 0.0])
        .map(|(name, value)| BarRow { label: (*name).into(), value, number: format!("{value}") })
        .collect();
    page.svg(&Bars { rows, tone: Tone::Series(1), full: None }.draw(&Caption::new(
        "bars",
        "Propuestas por tema",
        "",
    )));
    page.raw("<table>");
    for (i, value) in [80.0, 55.0, 12.0].into_iter().enumerate() {
        page.raw("<tr><td>");
        page.raw(NAMES[i + 3]);
        page.raw("<td class=\"is-wide\">");
        page.svg(&bar_cell(Tone::Series(2), value, 100.0));
        page.raw("<td>");
        let trend = [3.0, 5.0, 4.0, 8.0, value / 8.0, 9.0];
        page.svg(&sparkline(&Caption::decorative(&format!("spark-{i}")), Tone::Series(1), &trend));
    }
    page.raw("</table>");
}

fn lines(page: &mut Page) {
    page.heading("Progress over time");
    let months = |values: &[f64]| -> Vec<(Day, f64)> {
        let first = day("2025-01-31");
        values.iter().zip(0..).map(|(value, i)| (first + chrono::Months::new(i), *value)).collect()
    };
    let series = vec![
        Series {
            tone: Tone::Reported,
            points: months(&[2.0, 8.0, 15.0, 22.0, 34.0, 41.0, 48.0, 60.0, 66.0, 72.0, 80.0]),
        },
        Series {
            tone: Tone::Confirmed,
            points: months(&[0.0, 3.0, 8.0, 14.0, 20.0, 28.0, 31.0, 40.0, 44.0, 51.0, 58.0]),
        },
    ];
    page.raw("<div class=\"chart-lane\">");
    let caption =
        Caption::new("line", "Avance del plan", "Reportado 80 %, confirmado 58 % en noviembre de 2025");
    page.svg(&Line { series, reach: Some(100.0) }.draw(&caption, label, |value| format!("{value} %")));
    page.raw("</div>");
    page.legend(&[(Tone::Reported, "Reportado"), (Tone::Confirmed, "Confirmado")]);
}
