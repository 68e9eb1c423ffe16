//! What a form writes is a workbook of a few rows: the same checks, the same comparison with what
//! is known, the same events.

use crate::{Gate, ImportError, Input, Intent, Means, Outcome, Way, import_through};
use minga_i18n::Words;
use minga_kernel::table::Schema;
use minga_kernel::{Cx, Place, Problem, Ref, Severity};
use minga_store::{CommandError, Conn, StoreError, events_of};
use minga_tabular::{Cell, Problems, Row, Sheet};

/// One row of a sheet, as a form holds it: keys of columns with what was written.
#[derive(Clone, Debug)]
pub struct FormRow {
    /// The sheet's stable name.
    pub sheet: &'static str,
    /// The keys of columns, each with what was written.
    pub cells: Vec<(String, String)>,
}

impl FormRow {
    /// What was written into a column, without spaces at its ends; empty if nothing was.
    pub fn text(&self, key: &str) -> String {
        let found = self.cells.iter().find(|(known, _)| known == key);
        found.map(|(_, text)| text.trim().to_owned()).unwrap_or_default()
    }
}

/// Writes the rows of a form for whoever the gate lets pass; the one that was filled in last.
pub async fn write_rows(
    gate: &dyn Gate,
    cx: &Cx,
    means: Means<'_>,
    words: &Words,
    rows: &[FormRow],
) -> Result<Outcome, CommandError> {
    let sheets: Vec<Sheet> = rows.iter().map(sheet_of).collect();
    let schemas: Vec<&'static Schema> = means.features.iter().flat_map(|feature| feature.schemas()).collect();
    let mut problems = Problems::default();
    let mut input = Input::understand(&sheets, &schemas, words, &mut problems);
    input.way = Way::Form;
    match import_through(gate, cx, means, &input, problems, Intent::Apply).await {
        Ok(outcome) => Ok(outcome),
        Err(ImportError::Problems(problems)) => Err(CommandError::Problems(of_fields(problems))),
        Err(error) => Err(error.into()),
    }
}

/// Only the errors, each at its field: a form has no sheets, rows and columns.
fn of_fields(problems: Vec<Problem>) -> Vec<Problem> {
    let errors = problems.into_iter().filter(|it| it.severity == Severity::Error);
    let bare = errors.map(|mut problem| {
        problem.place.sheet = None;
        problem.place.row = None;
        problem
    });
    bare.collect()
}

fn sheet_of(row: &FormRow) -> Sheet {
    Sheet {
        name: row.sheet.to_owned(),
        header_row: 1,
        headers: row.cells.iter().map(|(key, _)| key.clone()).collect(),
        rows: vec![Row { number: 2, cells: row.cells.iter().map(|(_, text)| Cell::text(text)).collect() }],
    }
}

/// What is edited, as its editor saw it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// The thing.
    pub thing: Ref,
    /// The number of the newest event about it; 0 before the first.
    pub number: u64,
}

impl Seen {
    /// A thing as it is now.
    pub async fn now(db: &Conn, thing: Ref) -> Result<Seen, StoreError> {
        let number = events_of(db, &thing, 1).await?.first().map_or(0, |event| event.sequence);
        Ok(Seen { thing, number })
    }

    /// Lets pass whoever saw it as it is; for the gates of forms.
    pub async fn check(&self, db: &Conn) -> Result<(), ImportError> {
        let now = Seen::now(db, self.thing.clone()).await?;
        if now == *self { Ok(()) } else { Err(ImportError::Changed) }
    }
}

/// Something wrong with one field of a form, told by its gate.
pub fn refused_field(field: &str, code: &'static str) -> ImportError {
    ImportError::Problems(vec![Problem::error(Place::default().column(field), code)])
}
