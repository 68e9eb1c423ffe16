use crate::Values;
use crate::headers::{is_sheet, key_of};
use minga_i18n::Words;
use minga_kernel::table::{ColumnKind, Schema, Value};
use minga_kernel::{Lang, Place, Problem};
use minga_tabular::{Cell, Workbook};

/// Everything that came in, by sheet, with every cell understood.
#[derive(Debug, Default)]
pub struct Input {
    /// The sheets that some feature knows.
    pub sheets: Vec<InputSheet>,
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
    /// The sheet with this stable name.
    pub fn sheet(&self, name: &str) -> Option<&InputSheet> {
        self.sheets.iter().find(|sheet| sheet.schema.name == name)
    }

    /// Understands a workbook. Every problem is told; cells that cannot be understood are
    /// left out of the rows.
    pub fn understand(
        workbook: &Workbook,
        schemas: &[&'static Schema],
        words: &Words,
        problems: &mut Vec<Problem>,
    ) -> Input {
        let mut input = Input::default();
        for sheet in &workbook.sheets {
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
    problems: &mut Vec<Problem>,
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
    let named = columns.iter().map(|(position, key)| (key.clone(), sheet.headers[*position].clone())).collect();
    let mut understood = InputSheet { schema, name: sheet.name.clone(), columns: named, rows: Vec::new() };
    for row in &sheet.rows {
        let mut values = Values::new();
        for (position, key) in &columns {
            let cell = row.cells.get(*position).unwrap_or(&Cell::Empty);
            let place = || Place::sheet(&sheet.name).row(row.number).column(&sheet.headers[*position]);
            match understand_cell(cell, schema, key, words) {
                Ok(value) => {
                    if value == Value::Empty && is_required(schema, key) {
                        problems.push(Problem::error(place(), "required"));
                    }
                    values.insert(key.clone(), value);
                }
                Err(problem) => problems.push(problem.at(place())),
            }
        }
        understood.rows.push(InputRow { number: row.number, values });
    }
    understood
}

fn is_required(schema: &Schema, key: &str) -> bool {
    schema.column(key).is_some_and(|column| column.required)
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
        let key = format!("choice-{column}-{code}").replace('_', "-");
        Lang::ALL.into_iter().any(|lang| {
            words
                .try_say(lang, &key, &minga_i18n::FluentArgs::new())
                .is_some_and(|label| crate::headers::fold(&label) == asked)
        })
    })
}
