//! What the pages of an import show.

use crate::pages::IMPORT_FILE;
use crate::row_form::{column_in_words, written};
use crate::{App, Field, FieldError, View};
use minga_exchange::{Change, Deed, FieldChange, Outcome, Waiting, choice_label, sheet_label};
use minga_kernel::table::{ColumnKind, Schema, Value};
use minga_kernel::{Lang, Problem, Severity};
use serde::Serialize;

/// How many things that change a page shows; the totals count all.
const SHOWN: usize = 200;
/// How many letters of a text that changes, from a little before the first difference.
const LETTERS: usize = 400;

#[derive(Serialize)]
pub(crate) struct ImportPage {
    pub(super) import: Choose,
}

#[derive(Serialize)]
pub(super) struct Choose {
    pub(super) action: String,
    pub(super) template: String,
    /// What was just done, if anything: a part of a message's key.
    pub(super) done: Option<String>,
    pub(super) gone: bool,
    pub(super) file: Field,
    pub(super) errors: Vec<FieldError>,
    /// The file that has problems.
    pub(super) name: Option<String>,
    pub(super) problems: Vec<ProblemLine>,
    pub(super) notices: Vec<ProblemLine>,
    /// The largest file, in MB.
    pub(super) largest: u64,
    pub(super) hours: u32,
    pub(super) waiting: Vec<FileWaiting>,
    pub(super) exports: Vec<Exported>,
}

/// Something wrong with a file, in words.
#[derive(Clone, Debug, Serialize)]
pub struct ProblemLine {
    sheet: Option<String>,
    row: Option<u32>,
    column: Option<String>,
    what: String,
    mend: Option<String>,
}

#[derive(Serialize)]
pub(super) struct FileWaiting {
    name: String,
    path: String,
    ends: String,
}

#[derive(Serialize)]
pub(super) struct Exported {
    pub(super) label: String,
    pub(super) path: String,
}

impl FileWaiting {
    pub(super) fn of(app: &App, lang: Lang, it: Waiting) -> FileWaiting {
        FileWaiting {
            path: IMPORT_FILE.path(lang, &[("upload", &it.id.to_string())]),
            ends: app.words.formats(lang).moment(it.ends),
            name: it.name,
        }
    }
}

#[derive(Serialize)]
pub(crate) struct PreviewPage {
    pub(super) preview: Preview,
}

#[derive(Serialize)]
pub(super) struct Preview {
    action: String,
    name: String,
    ends: String,
    /// The fingerprint of what is shown.
    seen: String,
    /// Whether it is not any more what was shown before.
    changed: bool,
    created: usize,
    replaced: usize,
    sheets: Vec<SheetTotals>,
    things: Vec<Thing>,
    notices: Vec<ProblemLine>,
}

#[derive(Serialize)]
struct SheetTotals {
    label: String,
    created: usize,
    changed: usize,
    unchanged: usize,
    absent: usize,
}

/// Something that is new, or that changes.
#[derive(Serialize)]
struct Thing {
    sheet: String,
    code: String,
    title: String,
    new: bool,
    fields: Vec<Moved>,
}

/// A column with what stood there and what will; `None` is nothing.
#[derive(Serialize)]
struct Moved {
    label: String,
    from: Option<String>,
    to: Option<String>,
}

impl Preview {
    pub(super) fn of(
        app: &App,
        lang: Lang,
        (waiting, action, schemas): (&Waiting, String, &[&'static Schema]),
        outcome: &Outcome,
        changed: bool,
    ) -> Preview {
        let with = |deed: Deed| outcome.changes.iter().filter(move |it| it.deed == deed);
        // What is there and changes comes before what is new: it is what a person has to look at.
        let things = with(Deed::Changed).chain(with(Deed::Created)).take(SHOWN);
        Preview {
            action,
            name: waiting.name.clone(),
            ends: app.words.formats(lang).moment(waiting.ends),
            seen: outcome.fingerprint().to_string(),
            changed,
            created: outcome.count(Deed::Created),
            replaced: outcome.count(Deed::Changed),
            sheets: totals(app, lang, schemas, &outcome.changes),
            things: things.map(|it| Thing::of(app, lang, schemas, it)).collect(),
            notices: problems_in_words(app, lang, &outcome.notices, Severity::Notice),
        }
    }
}

fn totals(app: &App, lang: Lang, schemas: &[&'static Schema], changes: &[Change]) -> Vec<SheetTotals> {
    let each = schemas.iter().map(|schema| {
        let count = |deed| changes.iter().filter(|it| it.sheet == schema.name && it.deed == deed).count();
        SheetTotals {
            label: sheet_label(&app.words, lang, schema.name),
            created: count(Deed::Created),
            changed: count(Deed::Changed),
            unchanged: count(Deed::Unchanged),
            absent: count(Deed::Absent),
        }
    });
    each.filter(|it| it.created + it.changed + it.unchanged + it.absent > 0).collect()
}

impl Thing {
    fn of(app: &App, lang: Lang, schemas: &[&'static Schema], change: &Change) -> Thing {
        let schema = schemas.iter().find(|schema| schema.name == change.sheet).copied();
        Thing {
            sheet: sheet_label(&app.words, lang, change.sheet),
            code: change.code.clone(),
            title: change.title.clone(),
            new: change.deed == Deed::Created,
            fields: change
                .fields
                .iter()
                .map(|field| Moved::of(app, lang, change.sheet, schema, field))
                .collect(),
        }
    }
}

impl Moved {
    fn of(app: &App, lang: Lang, sheet: &str, schema: Option<&'static Schema>, field: &FieldChange) -> Moved {
        let words = |value: &Value| in_words(app, lang, schema, &field.column, value);
        let (from, to) = apart(words(&field.from), words(&field.to));
        Moved { label: column_in_words(app, lang, sheet, &field.column), from, to }
    }
}

/// A value as people read it; `None` if there is none.
fn in_words(
    app: &App,
    lang: Lang,
    schema: Option<&'static Schema>,
    key: &str,
    value: &Value,
) -> Option<String> {
    let base = key.split(':').next().unwrap_or(key);
    let kind = schema.and_then(|schema| schema.column(base)).map(|column| column.kind);
    match (value, kind) {
        (Value::Empty, _) => None,
        (Value::Text(code), Some(ColumnKind::Choice(_))) => Some(choice_label(&app.words, lang, base, code)),
        (Value::Date(day), _) => Some(app.words.formats(lang).day(*day)),
        (other, _) => Some(written(other)),
    }
}

/// Both texts from a little before the place where they part, and not longer than a paragraph.
fn apart(from: Option<String>, to: Option<String>) -> (Option<String>, Option<String>) {
    let (Some(a), Some(b)) = (&from, &to) else {
        return (from.map(|it| cut(&it, 0)), to.map(|it| cut(&it, 0)));
    };
    let same = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    let begin = if same > LETTERS / 2 { same - LETTERS / 10 } else { 0 };
    (Some(cut(a, begin)), Some(cut(b, begin)))
}

fn cut(text: &str, begin: usize) -> String {
    let mut rest = text.chars().skip(begin);
    let mut short: String = rest.by_ref().take(LETTERS).collect();
    if begin > 0 {
        short.insert(0, '…');
    }
    if rest.next().is_some() {
        short.push('…');
    }
    short
}

/// The problems that are so bad, in words.
pub(super) fn problems_in_words(
    app: &App,
    lang: Lang,
    problems: &[Problem],
    severity: Severity,
) -> Vec<ProblemLine> {
    let told = problems.iter().filter(|problem| problem.severity == severity).map(|problem| {
        let (what, mend) = app.problem_and_mend(lang, problem);
        ProblemLine {
            sheet: problem.place.sheet.clone(),
            row: problem.place.row,
            column: problem.place.column.clone(),
            what,
            mend,
        }
    });
    told.collect()
}

impl ProblemLine {
    /// One for samples of views.
    pub fn sample(full: bool) -> ProblemLine {
        ProblemLine {
            sheet: full.then(|| "Hitos <b>".to_owned()),
            row: full.then_some(12),
            column: full.then(|| "Fin".to_owned()),
            what: "«x» no es una fecha.".to_owned(),
            mend: full.then(|| "Escríbala así: 2021-06-30.".to_owned()),
        }
    }
}

impl View for ImportPage {
    const TEMPLATE: &'static str = "import.html";

    fn samples() -> Vec<ImportPage> {
        let waiting =
            || FileWaiting { name: "<plan>.xlsx".to_owned(), path: "/es".to_owned(), ends: "…".to_owned() };
        let sample = |full: bool| Choose {
            action: "/es".to_owned(),
            template: "/es".to_owned(),
            done: full.then(|| "imported".to_owned()),
            gone: full,
            file: Field { error: full.then(|| "…".to_owned()), ..Field::sample() },
            errors: if full { vec![FieldError::sample()] } else { Vec::new() },
            name: full.then(|| "<plan>.xlsx".to_owned()),
            problems: if full { vec![ProblemLine::sample(true)] } else { Vec::new() },
            notices: if full { vec![ProblemLine::sample(false)] } else { Vec::new() },
            largest: 32,
            hours: 24,
            waiting: if full { vec![waiting()] } else { Vec::new() },
            exports: vec![Exported { label: "Planes".to_owned(), path: "/es".to_owned() }],
        };
        [false, true].into_iter().map(|full| ImportPage { import: sample(full) }).collect()
    }
}

impl View for PreviewPage {
    const TEMPLATE: &'static str = "import_preview.html";

    fn samples() -> Vec<PreviewPage> {
        let moved = |from: Option<&str>, to: Option<&str>| Moved {
            label: "Título".to_owned(),
            from: from.map(str::to_owned),
            to: to.map(str::to_owned),
        };
        let thing = |new: bool| Thing {
            sheet: "Hitos".to_owned(),
            code: "3.2".to_owned(),
            title: if new { "<Hito>".to_owned() } else { String::new() },
            new,
            fields: if new { Vec::new() } else { vec![moved(Some("<a>"), None), moved(None, Some("b"))] },
        };
        let sheet =
            SheetTotals { label: "Hitos".to_owned(), created: 1, changed: 1, unchanged: 300, absent: 2 };
        let bare = Preview {
            action: "/es".to_owned(),
            name: "plan.xlsx".to_owned(),
            ends: "…".to_owned(),
            seen: String::new(),
            changed: false,
            created: 0,
            replaced: 0,
            sheets: Vec::new(),
            things: Vec::new(),
            notices: Vec::new(),
        };
        let full = Preview {
            action: "/es".to_owned(),
            name: "<plan>.xlsx".to_owned(),
            ends: "…".to_owned(),
            seen: "ab".to_owned(),
            changed: true,
            created: 1,
            replaced: 400,
            sheets: vec![sheet],
            things: vec![thing(false), thing(true)],
            notices: vec![ProblemLine::sample(false), ProblemLine::sample(true)],
        };
        vec![PreviewPage { preview: bare }, PreviewPage { preview: full }]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_are_shown_where_they_differ() {
        let long = "a".repeat(1_000);
        let (from, to) = apart(Some(format!("{long}uno")), Some(format!("{long}dos")));
        assert!(from.as_ref().is_some_and(|it| it.starts_with('…') && it.ends_with("uno")), "{from:?}");
        assert!(to.as_ref().is_some_and(|it| it.ends_with("dos")), "{to:?}");
        let (from, to) = apart(Some("tres".to_owned()), Some(long));
        assert_eq!(from.as_deref(), Some("tres"));
        assert!(to.is_some_and(|it| it.ends_with('…') && it.chars().count() == LETTERS + 1));
        assert_eq!(apart(None, Some("é".to_owned())), (None, Some("é".to_owned())));
    }
}
