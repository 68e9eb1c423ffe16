//! A plan that goes out and comes back is the same plan, whatever is in it.
//!
//! Plans are made from the schemas themselves, so that a new column is tested without
//! anybody thinking of it. What ties rows together (codes, numbers, dates in order) is
//! put in afterwards, because dice would never hit it.

use crate::harness::World;
use minga_exchange::{Deed, Outcome};
use minga_kernel::table::{Column, ColumnKind, Schema, Table, Value};
use minga_kernel::{Day, Lang};
use minga_server::compose::modules;
use minga_tabular::Cell;
use minga_testkit::{TestStore, on_postgres, on_sqlite};
use proptest::prelude::*;
use proptest::sample::Index;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

const CODE: &str = "EC-PAGA-1";

proptest! {
    #![proptest_config(config(20))]

    #[test]
    fn sqlite(plan in plan(), way in way()) {
        on_sqlite(async |here| check(&plan.0, way, here, minga_testkit::sqlite().await).await);
    }
}

proptest! {
    // What differs between the databases is tested elsewhere: a few are enough here.
    #![proptest_config(config(4))]

    #[test]
    fn postgres(plan in plan(), way in way()) {
        on_postgres(async |here| {
            let Some(there) = minga_testkit::postgres().await else { return };
            check(&plan.0, way, here, there).await;
        });
    }
}

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, max_shrink_iters: 60, ..ProptestConfig::default() }
}

/// Plans that dice once found, and would seldom find again.
#[tokio::test]
async fn what_once_did_not_come_back() {
    let plan = "code,title,country,jurisdiction,cycle_start,cycle_end,proposals_received\n";
    let plan = |row: &str| ("plan", format!("{plan}EC-PAGA-1,Plan,{row}\n"));
    let country = "code,name,level,part_of\nFR,Francia,country,\nFR-1,Bretaña,province,FR\n".to_owned();
    let commitments = "number,title,related\n1,Uno,02\n2,Dos,1;01\n".to_owned();
    let long = format!("number,title,summary\n1,Uno,{}\n", "😀".repeat(32_767 / 2));
    let cases = [
        // A country that is not there from the start.
        vec![("jurisdictions", country.clone()), plan("FR,,2024-01-01,2025-12-31,")],
        // The ends of what a number and a cell of a workbook hold.
        vec![plan("EC,,2024-01-01,2025-12-31,-9223372036854775808"), ("commitments", long)],
        vec![("jurisdictions", country), plan("FR,EC,2024-01-01,2025-12-31,")],
        // One number written in two ways.
        vec![plan("EC,,2024-01-01,2025-12-31,"), ("commitments", commitments)],
    ];
    for (sheets, way) in cases.into_iter().zip(WAYS.into_iter().cycle()) {
        let sheets: Vec<_> = sheets.iter().map(|(name, text)| (*name, text.as_str())).collect();
        let (sent, out) = (crate::harness::folder(&sheets), tempfile::tempdir().unwrap());
        let here = World::new(minga_testkit::sqlite().await).await;
        here.import(sent.path()).await.unwrap();
        let again = here.import(sent.path()).await.unwrap();
        assert_eq!((again.count(Deed::Created), again.count(Deed::Changed)), (0, 0), "{sheets:?}");
        let exported = here.export(CODE).await;
        let there = World::new(minga_testkit::sqlite().await).await;
        there.import(&write(&here, &exported, way, out.path())).await.unwrap();
        assert_eq!(in_csv(&there.export(CODE).await), in_csv(&exported), "{way:?}");
    }
}

/// An export that names both by their title looks the same after they were mixed up.
#[tokio::test]
async fn two_themes_with_one_title_stay_two() {
    let world = World::new(minga_testkit::sqlite().await).await;
    let sheets = crate::harness::folder(&[
        ("plan", "code,title,country,cycle_start,cycle_end\nEC-PAGA-1,Plan,EC,2024-01-01,2025-12-31\n"),
        ("themes", "number,title\n1,Agua\n2,Agua\n"),
        ("commitments", "number,title,theme\n1,Uno,2\n2,Dos,1\n"),
    ]);
    world.import(sheets.path()).await.unwrap();
    let tables = world.export(CODE).await;
    let commitments = tables.iter().find(|table| table.name == "commitments").unwrap();
    let named: Vec<_> = cells(commitments).map(|mut row| row.remove("theme")).collect();
    assert_eq!(named, [Some(Value::from("2")), Some(Value::from("Agua"))]);
}

/// How a plan travels.
#[derive(Clone, Copy, Debug)]
enum Way {
    Folder,
    Workbook(Lang),
}

const WAYS: [Way; 3] = [Way::Folder, Way::Workbook(Lang::Es), Way::Workbook(Lang::En)];

fn way() -> impl Strategy<Value = Way> {
    prop::sample::select(WAYS.to_vec())
}

async fn check(plan: &[Table], way: Way, here: TestStore, there: TestStore) {
    let (here, there) = (World::new(here).await, World::new(there).await);
    let folder = tempfile::tempdir().unwrap();
    let sent = folder.path().join("sent");
    minga_tabular::write_folder(plan, &sent).unwrap();
    here.import(&sent).await.unwrap();
    let exported = here.export(CODE).await;
    holds_what_was_sent(plan, &exported);

    let head = here.app.store.head().await.unwrap();
    let unmoved = |outcome: &Outcome, how: &dyn std::fmt::Debug| {
        let moved: Vec<_> =
            outcome.changes.iter().filter(|it| !matches!(it.deed, Deed::Unchanged | Deed::Absent)).collect();
        assert!(moved.is_empty(), "{how:?} changes something when it comes back: {moved:#?}");
    };
    unmoved(&here.import(&sent).await.unwrap(), &"the file that was sent");
    for way in WAYS {
        let path = write(&here, &exported, way, folder.path());
        unmoved(&here.import(&path).await.unwrap(), &way);
    }
    assert_eq!(here.app.store.head().await.unwrap(), head, "nothing changed, so nothing is told");

    let path = write(&here, &exported, way, folder.path());
    there.import(&path).await.unwrap();
    assert_eq!(in_csv(&there.export(CODE).await), in_csv(&exported), "{way:?}");
}

fn write(world: &World, tables: &[Table], way: Way, folder: &Path) -> PathBuf {
    match way {
        Way::Folder => {
            let path = folder.join("out");
            minga_tabular::write_folder(tables, &path).unwrap();
            path
        }
        Way::Workbook(lang) => {
            let path = folder.join(format!("{lang}.xlsx"));
            std::fs::write(&path, minga_exchange::workbook(tables, &world.app.words, lang).unwrap()).unwrap();
            path
        }
    }
}

/// Each table as the file that somebody takes away.
fn in_csv(tables: &[Table]) -> Vec<(&'static str, String)> {
    let csv = |table: &Table| {
        let mut bytes = Vec::new();
        minga_tabular::write_csv(table, &mut bytes).unwrap();
        String::from_utf8(bytes).unwrap()
    };
    tables.iter().map(|table| (table.name, csv(table))).collect()
}

/// Every cell that was sent stands in the export, understood: without this, a column that
/// is never kept would look like one that comes back the same.
fn holds_what_was_sent(sent: &[Table], exported: &[Table]) {
    for table in sent {
        let mentioned_only = matches!(table.name, "organisations" | "jurisdictions");
        let out = exported.iter().find(|it| it.name == table.name);
        let mut rows: Vec<_> = out.iter().flat_map(|out| cells(out)).collect();
        // Commitments may name themes that have no row.
        let may_differ = mentioned_only || table.name == "themes";
        assert!(may_differ || rows.len() == table.rows.len(), "{}: {rows:?}", table.name);
        for row in cells(table) {
            let named = |other: &BTreeMap<&str, Value>| {
                let keys = ["code", "commitment", "milestone", "number", "kind"];
                keys.iter().all(|key| table.name == "plan" || other.get(key) == row.get(key))
            };
            // Rows of one key are told apart by their order: each is taken once.
            let Some(at) = rows.iter().position(named) else {
                assert!(mentioned_only, "{} lacks {row:#?}", table.name);
                continue;
            };
            let out = rows.remove(at);
            for (column, value) in &row {
                let found = out.get(column);
                assert!(is_said(column, value, found), "{}.{column}: {value:?}, {found:?}", table.name);
            }
        }
    }
}

/// A table's rows as cells that say something, by column.
fn cells(table: &Table) -> impl Iterator<Item = BTreeMap<&str, Value>> {
    let schema = schemas().into_iter().find(|schema| schema.name == table.name).unwrap();
    table.rows.iter().map(move |row| {
        let understood = table.columns.iter().zip(row).map(|(column, value)| {
            let kind = schema.column(column.split(':').next().unwrap()).unwrap().kind;
            let value = match value {
                Value::Text(text) => minga_tabular::parse(&Cell::text(text.clone()), kind).unwrap(),
                other => other.clone(),
            };
            (&**column, value)
        });
        understood.filter(|(_, value)| *value != Value::Empty).collect()
    })
}

fn is_said(column: &str, sent: &Value, found: Option<&Value>) -> bool {
    let numbers = |value: &Value| match value {
        Value::List(items) => items.iter().map(|it| it.parse().unwrap()).collect::<BTreeSet<i64>>(),
        _ => BTreeSet::new(),
    };
    match (column, found) {
        // The usual weight is left out.
        ("weight", None) => *sent == Value::Number(1.0),
        // The country itself is not named again; a theme by whatever finds it again.
        ("jurisdiction", None) | ("theme", Some(_)) => true,
        ("sdg" | "related", Some(found)) => numbers(sent) == numbers(found),
        (_, found) => found == Some(sent),
    }
}

// Making plans.

fn schemas() -> Vec<&'static Schema> {
    modules().iter().filter_map(|module| module.sheets).flat_map(|sheets| sheets().schemas()).collect()
}

/// A row as the dice made it, and dice for what must fit other rows.
#[derive(Clone, Debug)]
struct Row {
    cells: BTreeMap<String, Value>,
    picks: [Index; 4],
    /// Where the text of a required column stands only in another language.
    elsewhere: bool,
}

impl Row {
    fn set(&mut self, column: &str, value: impl Into<Value>) {
        self.cells.insert(column.to_owned(), value.into());
    }

    /// One of these, or nothing.
    fn maybe(&self, pick: usize, choices: &[String]) -> String {
        let chosen = self.picks[pick].index(choices.len() + 1);
        choices.get(chosen).cloned().unwrap_or_default()
    }

    /// Some of these, in any order.
    fn some(&self, pick: usize, choices: &[String]) -> String {
        let count = self.picks[pick].index(choices.len() + 1);
        let from = self.picks[(pick + 1) % 4].index(choices.len().max(1));
        let chosen = choices.iter().cycle().skip(from).take(count).cloned();
        chosen.collect::<Vec<_>>().join("; ")
    }

    /// Puts two days in order.
    fn in_order(&mut self, first: &str, last: &str) {
        if let (Some(Value::Date(start)), Some(Value::Date(end))) =
            (self.cells.get(first), self.cells.get(last))
            && end < start
        {
            let (start, end) = (*start, *end);
            self.set(first, end);
            self.set(last, start);
        }
    }
}

/// The sheets of a plan, shown as a person would look at them.
struct Plan(Vec<Table>);

impl std::fmt::Debug for Plan {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for table in &self.0 {
            for row in cells(table) {
                writeln!(f, "{} {row:?}", table.name)?;
            }
        }
        Ok(())
    }
}

fn plan() -> impl Strategy<Value = Plan> {
    let language = prop::sample::select(vec!["", "es", "en", "qu"]);
    language.prop_flat_map(|language| {
        let rows = |name: &'static str, count: std::ops::Range<usize>| {
            let schema = schemas().into_iter().find(|schema| schema.name == name).unwrap();
            prop::collection::vec(row(schema, language), count)
        };
        let sheets = (
            rows("jurisdictions", 0..4),
            rows("organisations", 0..5),
            rows("plan", 1..2),
            rows("themes", 0..4),
            rows("commitments", 0..5),
            rows("milestones", 0..8),
            rows("evidence", 0..5),
            rows("progress", 0..5),
            rows("assessments", 0..6),
        );
        sheets
            .prop_map(move |(a, b, c, d, e, f, g, h, i)| Plan(joined(language, [a, b, c, d, e, f, g, h, i])))
    })
}

fn row(schema: &'static Schema, language: &str) -> impl Strategy<Value = Row> + use<> {
    let language = if language.is_empty() { "es" } else { language };
    let others: Vec<&str> = ["es", "en", "pt"].into_iter().filter(|it| *it != language).collect();
    let mut columns = Vec::new();
    for column in schema.columns.iter().filter(|column| column.key != "former_code") {
        columns.push((column.key.to_owned(), cell(column)));
        for other in others.iter().filter(|_| column.translatable) {
            columns.push((format!("{}:{other}", column.key), seldom(text(column.kind))));
        }
    }
    let (keys, values): (Vec<String>, Vec<_>) = columns.into_iter().unzip();
    let dice = (values, any::<[Index; 4]>(), prop::bool::weighted(0.1));
    dice.prop_map(move |(values, picks, elsewhere)| Row {
        cells: keys.iter().cloned().zip(values).collect(),
        picks,
        elsewhere,
    })
}

fn cell(column: &Column) -> BoxedStrategy<Value> {
    let values = match column.kind {
        kind @ (ColumnKind::Text | ColumnKind::LongText | ColumnKind::List) => text(kind),
        ColumnKind::Code => "[0A-Za-z_-][0-9A-Za-z_-]{0,12}".prop_map(Value::from).boxed(),
        ColumnKind::Integer => prop_oneof![
            4 => -10i64..1_000,
            1 => any::<i64>(),
            1 => prop::sample::select(vec![i64::MIN, i64::MAX, (1 << 53) + 1]),
        ]
        .prop_map(Value::Integer)
        .boxed(),
        ColumnKind::Number => prop_oneof![
            (1..9_999_999i32).prop_map(|thousandths| f64::from(thousandths) / 1000.0),
            1e-9..1e15,
            Just(1.0),
            Just(1.234),
        ]
        .prop_map(Value::Number)
        .boxed(),
        ColumnKind::Percent => (0..=100i64).prop_map(Value::Integer).boxed(),
        ColumnKind::Date => {
            let first = Day::from_ymd_opt(1900, 1, 1).unwrap();
            let days = prop_oneof![1 => 0..70i64, 9 => 0..109_938i64];
            days.prop_map(move |days| Value::Date(first + chrono::Days::new(days.unsigned_abs()))).boxed()
        }
        ColumnKind::Url => {
            "https?://[a-zñ0-9]{1,9}\\.ec(:[0-9]{1,4})?/[a-zá0-9=?&,;'-]{0,12}".prop_map(Value::from).boxed()
        }
        ColumnKind::Choice(codes) => prop::sample::select(codes).prop_map(Value::from).boxed(),
    };
    if column.required { values } else { prop_oneof![1 => Just(Value::Empty), 3 => values].boxed() }
}

fn seldom(values: BoxedStrategy<Value>) -> BoxedStrategy<Value> {
    prop_oneof![5 => Just(Value::Empty), 1 => values].boxed()
}

/// Texts with everything on which CSV, spreadsheets and databases stumble, that say
/// something.
fn text(kind: ColumnKind) -> BoxedStrategy<Value> {
    let piece = prop_oneof![
        6 => "[a-zñáéüA-ZÓ0-9,.]{1,8}".prop_map(Cow::from),
        2 => "[=+@'\"; \t-]{1,3}[a-z0-9]{0,4}".prop_map(Cow::from),
        2 => "(\n|\r\n|\n\n)[ =+-]{0,2}[a-z]{0,3}".prop_map(Cow::from),
        1 => "\\PC{1,4}".prop_map(Cow::from),
        // A file with a zero in it is no text, and is refused.
        1 => any::<char>().prop_filter("not zero", |c| *c != '\0').prop_map(|c| Cow::from(c.to_string())),
        2 => prop::sample::select(vec![
            "\"", "\"\"", "'=1+1", "''@x", "#REF!", "_x000D_", "_x0041_", "sep=;", "1.234", "007", "TRUE", "2021-05-31",
            "e\u{301}", "\u{feff}", "\u{200b}", "😀", "<a>&amp;", "{{ x }}", "\\N", "%s", "NULL", "--", "|",
        ]).prop_map(Cow::from),
    ];
    let short = prop::collection::vec(piece, 1..5).prop_map(|pieces| pieces.join(" "));
    let long = prop::sample::select(vec!["á", "ab ", "\"", "x\n", "😀"]).prop_map(|piece| {
        piece.chars().cycle().take(32_767 / piece.chars().next().unwrap().len_utf16()).collect()
    });
    let any = prop_oneof![200 => short, 1 => long];
    let says = move |text: &String| {
        minga_tabular::parse(&Cell::text(text.clone()), kind).is_ok_and(|value| value != Value::Empty)
    };
    any.prop_filter("it says something", says).prop_map(Value::Text).boxed()
}

/// The sheets, with everything that ties their rows together.
fn joined(language: &str, sheets: [Vec<Row>; 9]) -> Vec<Table> {
    let [
        mut jurisdictions,
        mut organisations,
        mut plan,
        mut themes,
        mut commitments,
        mut milestones,
        mut evidence,
        mut progress,
        mut assessments,
    ] = sheets;
    let strings = |names: &[&str]| names.iter().map(ToString::to_string).collect::<Vec<_>>();

    let mut places = strings(&["EC", "PE"]);
    let mut countries = places.clone();
    for (at, row) in jurisdictions.iter_mut().enumerate() {
        let code = format!("{at}-J");
        row.set("code", code.clone());
        row.set("part_of", row.maybe(0, &places));
        if row.cells["level"] == Value::from("country") {
            countries.push(code.clone());
        }
        places.push(code);
    }
    let bodies = fit_organisations(&mut organisations, &places);

    for row in &mut plan {
        row.set("code", CODE);
        row.set("language", language);
        row.set("country", countries[row.picks[0].index(countries.len())].clone());
        row.set("jurisdiction", row.maybe(1, &places));
        row.in_order("cycle_start", "cycle_end");
        row.in_order("signed_start", "signed_end");
    }

    let mut named_themes = vec!["Eje 1".to_owned()];
    for (number, row) in (1i64..).zip(&mut themes) {
        row.set("number", number * 3);
        named_themes.push((number * 3).to_string());
        // A title that is a number could mean another theme.
        if let Value::Text(title) = &row.cells["title"]
            && title.trim().parse::<i64>().is_err()
            && !row.elsewhere
        {
            named_themes.push(title.clone());
        }
    }
    let numbers: Vec<i64> = [2, 1, 7, i64::MAX, 40].into_iter().take(commitments.len()).collect();
    for (number, row) in numbers.iter().zip(&mut commitments) {
        row.set("number", *number);
        row.set("theme", row.maybe(0, &named_themes));
        for (pick, column) in ["responsible", "supporting", "counterpart"].into_iter().enumerate() {
            row.set(column, row.some(pick, &bodies));
        }
        row.set("sdg", row.some(3, &strings(&["4", "16", "017", "1", "4"])));
        let others: Vec<String> =
            numbers.iter().filter(|it| *it != number).map(|it| format!("0{it}")).collect();
        row.set("related", row.some(2, &others));
    }
    let mut keys = Vec::new();
    for (number, row) in (1i64..).zip(&mut milestones) {
        let Some(commitment) = numbers.get(row.picks[0].index(numbers.len().max(1))) else { break };
        row.set("commitment", *commitment);
        row.set("number", number);
        row.in_order("start", "end");
        row.in_order("signed_start", "signed_end");
        keys.push((*commitment, number));
    }
    for row in &mut evidence {
        let Some(commitment) = numbers.get(row.picks[0].index(numbers.len().max(1))) else { break };
        row.set("commitment", *commitment);
        let its = keys.iter().find(|key| key.0 == *commitment).filter(|_| row.picks[1].index(2) == 0);
        row.set("milestone", its.map(|key| key.1));
    }
    for row in &mut progress {
        let Some(commitment) = numbers.get(row.picks[0].index(numbers.len().max(1))) else { break };
        row.set("commitment", *commitment);
    }
    fit_assessments(&mut assessments, &numbers, &bodies);
    if commitments.is_empty() {
        milestones.clear();
        evidence.clear();
        progress.clear();
    }
    let all = [
        ("jurisdictions", jurisdictions),
        ("organisations", organisations),
        ("plan", plan),
        ("themes", themes),
        ("commitments", commitments),
        ("milestones", milestones),
        ("evidence", evidence),
        ("progress", progress),
        ("assessments", assessments),
    ];
    all.into_iter().filter(|(_, rows)| !rows.is_empty()).map(|(name, rows)| table(name, rows)).collect()
}

fn fit_assessments(rows: &mut [Row], numbers: &[i64], bodies: &[String]) {
    let mut seen = BTreeSet::new();
    for row in rows {
        fit_assessment(row, numbers, bodies, &mut seen);
    }
}

/// What dice never hit of organisations: codes that are known, an address that is one, and a day
/// that has come. Gives their codes.
fn fit_organisations(organisations: &mut [Row], places: &[String]) -> Vec<String> {
    // The clock stands still on 1 June 2021.
    let last = Day::from_ymd_opt(2021, 6, 1).unwrap();
    let mut bodies = Vec::new();
    for (at, row) in organisations.iter_mut().enumerate() {
        let code = format!("0{at}-O");
        row.set("code", code.clone());
        row.set("jurisdiction", row.maybe(0, places));
        row.set("part_of", row.maybe(1, &bodies));
        row.set("email", row.maybe(2, &["info@example.org".to_owned()]));
        if matches!(row.cells["confirmed"], Value::Date(day) if day > last) {
            row.set("confirmed", Value::Date(last));
        }
        bodies.push(code);
    }
    bodies
}

/// What dice never hit of an assessment: whose it is, a day that has come, codes of one set, and
/// a reason only where there is something to correct.
fn fit_assessment(
    row: &mut Row,
    numbers: &[i64],
    bodies: &[String],
    seen: &mut BTreeSet<(Option<i64>, String)>,
) {
    let old = ["did_it_open_government", "specificity", "access_to_information", "civic_participation"];
    let old = [&old[..], &["public_accountability", "technology", "potential_impact"]].concat();
    let new = ["early_results", "verifiable", "open_government_lens", "potential_for_results"];
    // The plan as a whole, or a commitment.
    let commitment = numbers.get(row.picks[0].index(numbers.len() + 1)).copied();
    row.set("commitment", commitment);
    if commitment.is_none() && row.cells["kind"] == Value::from("end_of_commitment") {
        row.set("kind", "independent");
    }
    let Value::Text(kind) = row.cells["kind"].clone() else { panic!("a kind") };
    // The clock stands still on 1 June 2021.
    let last = Day::from_ymd_opt(2021, 6, 1).unwrap();
    if matches!(row.cells["date"], Value::Date(day) if day > last) {
        row.set("date", Value::Date(last));
    }
    // Who carries it out is no independent judge of it.
    row.set("organisation", if kind == "independent" { String::new() } else { row.maybe(1, bodies) });
    row.set("assessor", "Quien evalúa");
    let others = match (commitment, &row.cells["code_set"]) {
        (None, _) => {
            row.set("code_set", Value::Empty);
            row.set("summary", "Va bien");
            [&old[..], &new, &["completion"]].concat()
        }
        (Some(_), Value::Text(set)) if set == "ogp_2021" => old,
        (Some(_), _) => {
            row.set("code_set", "ogp_before_2021");
            new.to_vec()
        }
    };
    for other in others {
        row.set(other, Value::Empty);
    }
    if commitment.is_some() {
        row.set("completion", "limited");
    }
    if seen.insert((commitment, kind)) {
        for (_, reason) in row.cells.iter_mut().filter(|(column, _)| column.starts_with("reason")) {
            *reason = Value::Empty;
        }
    }
}

fn table(name: &'static str, mut rows: Vec<Row>) -> Table {
    for row in rows.iter_mut().filter(|row| row.elsewhere) {
        let other =
            row.cells.keys().find(|key| ["title:", "name:", "text:"].iter().any(|it| key.starts_with(it)));
        if let Some(other) = other.cloned() {
            let (title, _) = other.split_once(':').unwrap();
            let words = row.cells.insert(title.to_owned(), Value::Empty).unwrap();
            row.set(&other, words);
        }
    }
    let columns: Vec<Cow<'static, str>> = rows[0].cells.keys().map(|key| Cow::Owned(key.clone())).collect();
    let rows = rows.into_iter().map(|row| row.cells.into_values().collect()).collect();
    Table { name, columns, rows }
}
