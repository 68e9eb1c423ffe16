use crate::Values;
use crate::headers::{is_sheet, key_of};
use crate::template::is_own_sheet;
use minga_i18n::Words;
use minga_kernel::table::{ColumnKind, Schema, Value};
use minga_kernel::{Lang, Place, Problem};
use minga_tabular::{Cell, Inspection, Problems, Sheet};

/// Everything that came in, by sheet, with every cell understood.
#[derive(Debug, Default)]
pub struct Input {
    /// The sheets that some feature knows.
    pub sheets: Vec<InputSheet>,
    /// Where they come from.
    pub way: Way,
}

/// Where rows come from, because history tells of it in other words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Way {
    /// Somebody's file.
    #[default]
    File,
    /// A form on a page.
    Form,
}

/// The rows of one sheet.
#[derive(Debug)]
pub struct InputSheet {
    /// Its columns.
    pub schema: &'static Schema,
    /// Its name in the file.
    pub name: String,
    /// The columns that the file has, as `(key, header in the file)`.
    pub columns: Vec<(String, String)>,
    /// Its rows.
    pub rows: Vec<InputRow>,
}

/// One row.
#[derive(Debug)]
pub struct InputRow {
    /// As a spreadsheet counts it.
    pub number: u32,
    /// The cells of the columns that the file has; also the empty ones.
    pub values: Values,
}

impl Input {
    /// The language of texts whose column names none: what the first `language` column
    /// says, else Spanish.
    pub fn language(&self) -> &str {
        let said =
            self.sheets.iter().flat_map(|sheet| &sheet.rows).find_map(|row| row.values.get("language"));
        match said {
            Some(Value::Text(code)) => code,
            _ => Lang::default().code(),
        }
    }

    /// The sheet with this stable name.
    pub fn sheet(&self, name: &str) -> Option<&InputSheet> {
        self.sheets.iter().find(|sheet| sheet.schema.name == name)
    }

    /// Understands a file. What could not be read at all has no other problems.
    pub fn of_file(
        inspected: Inspection,
        schemas: &[&'static Schema],
        words: &Words,
        problems: &mut Problems,
    ) -> Input {
        for problem in inspected.problems {
            problems.push(problem);
        }
        if inspected.sheets.is_empty() && problems.has_errors() {
            return Input::default();
        }
        Input::understand(&inspected.sheets, schemas, words, problems)
    }

    /// Understands the sheets of a workbook. Every problem is told; cells that cannot be understood are
    /// left out of the rows.
    pub fn understand(
        sheets: &[Sheet],
        schemas: &[&'static Schema],
        words: &Words,
        problems: &mut Problems,
    ) -> Input {
        let mut input = Input::default();
        for sheet in sheets.iter().filter(|sheet| !is_own_sheet(words, &sheet.name)) {
            let Some(schema) = schemas.iter().find(|schema| is_sheet(words, schema, &sheet.name)) else {
                problems.push(Problem::notice(Place::sheet(&sheet.name), "unknown-sheet"));
                continue;
            };
            if input.sheet(schema.name).is_some() {
                problems.push(Problem::error(Place::sheet(&sheet.name), "sheet-twice"));
                continue;
            }
            input.sheets.push(understand_sheet(sheet, schema, words, problems));
        }
        if input.sheets.is_empty() {
            problems.push(Problem::error(Place::default(), "no-known-sheet"));
        }
        input
    }
}

impl InputSheet {
    /// Where a cell of this sheet lies, in the words of its owner.
    pub fn place(&self, row: &InputRow, column: &str) -> Place {
        let header = self.columns.iter().find(|(key, _)| key == column).map_or(column, |(_, header)| header);
        Place::sheet(&self.name).row(row.number).column(header)
    }
}

fn understand_sheet(
    sheet: &minga_tabular::Sheet,
    schema: &'static Schema,
    words: &Words,
    problems: &mut Problems,
) -> InputSheet {
    let mut columns: Vec<(usize, String)> = Vec::new();
    for (position, header) in sheet.headers.iter().enumerate() {
        if header.trim().is_empty() {
            continue;
        }
        let place = || Place::sheet(&sheet.name).row(sheet.header_row).column(header);
        match key_of(words, schema, header) {
            None => problems.push(Problem::notice(place(), "unknown-column")),
            Some(key) if columns.iter().any(|(_, known)| *known == key) => {
                problems.push(Problem::error(place(), "column-twice"));
            }
            Some(key) => columns.push((position, key)),
        }
    }
    for column in schema.columns.iter().filter(|column| column.required) {
        if !columns.iter().any(|(_, key)| key == column.key) {
            let place = Place::sheet(&sheet.name).row(sheet.header_row);
            problems.push(Problem::error(place, "missing-column").with("column", column.key));
        }
    }
    let named =
        columns.iter().map(|(position, key)| (key.clone(), sheet.headers[*position].clone())).collect();
    let mut understood = InputSheet { schema, name: sheet.name.clone(), columns: named, rows: Vec::new() };
    for row in &sheet.rows {
        let mut values = Values::new();
        for (position, key) in &columns {
            let cell = row.cells.get(*position).unwrap_or(&Cell::Empty);
            let place = || Place::sheet(&sheet.name).row(row.number).column(&sheet.headers[*position]);
            match understand_cell(cell, schema, key, words) {
                Ok(value) => {
                    values.insert(key.clone(), value);
                }
                Err(problem) => problems.push(problem.at(place())),
            }
        }
        let row = InputRow { number: row.number, values };
        for column in schema.columns.iter().filter(|column| column.required) {
            // A text that may be in several languages is there if it is in any of them.
            let empty = |key: &str| row.values.get(key).is_some_and(|value| *value == Value::Empty);
            let elsewhere =
                || understood.columns.iter().any(|(key, _)| is_translation(key, column.key) && !empty(key));
            if empty(column.key) && !elsewhere() {
                problems.push(Problem::error(understood.place(&row, column.key), "required"));
            }
        }
        understood.rows.push(row);
    }
    understood
}

/// Whether `key` is `column` in some language: `title:en`.
fn is_translation(key: &str, column: &str) -> bool {
    key.strip_prefix(column).is_some_and(|rest| rest.starts_with(':'))
}

fn understand_cell(
    cell: &Cell,
    schema: &Schema,
    key: &str,
    words: &Words,
) -> Result<Value, minga_tabular::CellProblem> {
    let base = key.split(':').next().unwrap_or(key);
    let kind = schema.column(base).map_or(ColumnKind::Text, |column| column.kind);
    match (kind, cell) {
        (ColumnKind::Choice(codes), Cell::Text(text)) => {
            let code = code_of_choice(words, base, codes, text);
            minga_tabular::parse(code.map(Cell::text).as_ref().unwrap_or(cell), kind)
        }
        _ => minga_tabular::parse(cell, kind),
    }
}

/// The code whose label, in any language, somebody wrote.
fn code_of_choice(words: &Words, column: &str, codes: &[&'static str], text: &str) -> Option<&'static str> {
    let asked = crate::headers::fold(text);
    codes.iter().copied().find(|code| {
        let labels = Lang::ALL.map(|lang| crate::template::choice_label(words, lang, column, code));
        labels.iter().any(|label| crate::headers::fold(label) == asked)
    })
}
