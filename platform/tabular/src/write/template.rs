//! The workbook to fill in: the right headers, what they mean, and a spreadsheet
//! program that refuses the commonest mistakes while one still remembers what was meant.

use minga_kernel::table::ColumnKind;
use rust_xlsxwriter::{
    DataValidation, DataValidationRule, ExcelDateTime, Format, Formula, Note, Worksheet, XlsxError,
};

use crate::read::grid::letters;
use crate::sheet::REQUIRED_MARK;

use super::xlsx::{About, Looks, Names, WriteError, begin, column_width, cut};

/// The rows that are watched while somebody fills them in.
const WATCHED: u32 = 10_000;
/// The characters of a list of choices that fit into the cell's own rule.
const SHORT_LIST: usize = 255;

/// One sheet to fill in, in the reader's language.
#[derive(Clone, Debug, PartialEq)]
pub struct TemplateSheet {
    /// The sheet's name.
    pub name: String,
    /// Its columns in order.
    pub columns: Vec<TemplateColumn>,
}

/// One column to fill in, in the reader's language.
#[derive(Clone, Debug, PartialEq)]
pub struct TemplateColumn {
    /// The header.
    pub label: String,
    /// What to write in it.
    pub help: String,
    /// What its cells hold.
    pub kind: ColumnKind,
    /// The kind in words: "a day", "one of the list".
    pub kind_label: String,
    /// Whether every row needs it.
    pub required: bool,
    /// What may be chosen, as the reader calls it; for a choice without these, the codes.
    pub choices: Vec<String>,
    /// An example.
    pub example: String,
    /// What to say to somebody who typed something else.
    pub mistake: String,
}

/// The words of the sheet that explains the others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HelpWords {
    /// The sheet's own name. Whoever imports the filled workbook passes over it.
    pub name: String,
    /// The name of the sheet with choices too long for a cell's own rule; to be passed over too.
    pub lists: String,
    /// The header over the sheets' names.
    pub sheet: String,
    /// The header over the columns' labels.
    pub column: String,
    /// The header over what to write.
    pub help: String,
    /// The header over the kinds.
    pub kind: String,
    /// The header over whether it is required.
    pub required: String,
    /// The header over the choices.
    pub choices: String,
    /// The header over the examples.
    pub example: String,
    /// "Yes".
    pub yes: String,
    /// "No".
    pub no: String,
}

/// Writes a first sheet that explains and one empty sheet for each of these, with notes
/// on the headers, [`REQUIRED_MARK`] after those that are required, and rules: lists to
/// choose from, whole numbers, percentages, days.
pub fn write_template(
    sheets: &[TemplateSheet],
    words: &HelpWords,
    about: &About,
) -> Result<Vec<u8>, WriteError> {
    let mut workbook = begin(about)?;
    let mut names = Names::default();
    let looks = Looks::new();
    let help_name = names.allowed(&words.name);
    // Names are given out before anything is written: rules refer to the lists by name.
    let sheet_names: Vec<String> = sheets.iter().map(|sheet| names.allowed(&sheet.name)).collect();
    let mut lists = Lists { name: names.allowed(&words.lists), columns: Vec::new() };

    let help = workbook.add_worksheet();
    help.set_name(help_name)?;
    explain(help, sheets, &sheet_names, words, &looks)?;
    for (template, name) in sheets.iter().zip(&sheet_names) {
        let sheet = workbook.add_worksheet();
        sheet.set_name(name)?;
        for (at, column) in (0u16..).zip(&template.columns) {
            prepare(sheet, at, column, &looks, &mut lists)?;
        }
        sheet.set_freeze_panes(1, 0)?;
    }
    if !lists.columns.is_empty() {
        let sheet = workbook.add_worksheet();
        sheet.set_name(&lists.name)?;
        lists.write(sheet, &looks)?;
    }
    Ok(workbook.save_to_buffer()?)
}

fn explain(
    help: &mut Worksheet,
    sheets: &[TemplateSheet],
    names: &[String],
    words: &HelpWords,
    looks: &Looks,
) -> Result<(), XlsxError> {
    let headers = [
        &words.sheet,
        &words.column,
        &words.help,
        &words.kind,
        &words.required,
        &words.choices,
        &words.example,
    ];
    let widths = [20, 28, 60, 20, 12, 40, 30];
    for (column, (header, width)) in (0u16..).zip(headers.into_iter().zip(widths)) {
        help.write_string_with_format(0, column, header, &looks.header)?;
        help.set_column_width(column, column_width(width))?;
    }
    help.set_freeze_panes(1, 0)?;
    let columns = sheets
        .iter()
        .zip(names)
        .flat_map(|(sheet, name)| sheet.columns.iter().map(move |column| (name, column)));
    for (row, (name, column)) in (1u32..).zip(columns) {
        let required = if column.required { &words.yes } else { &words.no };
        let choices = choices(column).join("; ");
        let cells =
            [name, &column.label, &column.help, &column.kind_label, required, &choices, &column.example];
        for (at, text) in (0u16..).zip(cells) {
            help.write_string_with_format(row, at, cut(text), &looks.wrapped)?;
        }
    }
    Ok(())
}

fn prepare(
    sheet: &mut Worksheet,
    at: u16,
    column: &TemplateColumn,
    looks: &Looks,
    lists: &mut Lists,
) -> Result<(), XlsxError> {
    let mark = if column.required { REQUIRED_MARK } else { "" };
    let header = format!("{}{mark}", column.label);
    // The column's format before its header's, which is the cell's own.
    match column.kind {
        ColumnKind::Date => drop(sheet.set_column_format(at, &looks.date)?),
        // "007" is a code and not the number seven.
        ColumnKind::Code => drop(sheet.set_column_format(at, &Format::new().set_num_format("@"))?),
        ColumnKind::LongText => drop(sheet.set_column_format(at, &looks.wrapped)?),
        _ => {}
    }
    let usual = match column.kind {
        ColumnKind::LongText => 60,
        ColumnKind::Text | ColumnKind::Url | ColumnKind::List => 30,
        _ => 14,
    };
    sheet.set_column_width(at, column_width(usual.max(header.chars().count() + 2)))?;
    sheet.write_string_with_format(0, at, header, &looks.header)?;
    if !column.help.is_empty() {
        let note = Note::new(cut(&column.help)).add_author_prefix(false).set_width(260).set_height(120);
        sheet.insert_note(0, at, &note)?;
    }
    if let Some(rule) = rule(column, lists)? {
        let message: String = column.mistake.chars().take(SHORT_LIST / 2).collect();
        let rule = if message.is_empty() { rule } else { rule.set_error_message(message)? };
        sheet.add_data_validation(1, at, WATCHED, at, &rule)?;
    }
    Ok(())
}

fn choices(column: &TemplateColumn) -> Vec<String> {
    match column.kind {
        ColumnKind::Choice(codes) if column.choices.is_empty() => {
            codes.iter().map(|&code| code.to_owned()).collect()
        }
        _ => column.choices.clone(),
    }
}

fn rule(column: &TemplateColumn, lists: &mut Lists) -> Result<Option<DataValidation>, XlsxError> {
    let rule = DataValidation::new();
    Ok(Some(match column.kind {
        ColumnKind::Choice(_) => {
            let choices = choices(column);
            let length = choices.iter().map(|choice| choice.encode_utf16().count() + 1).sum::<usize>();
            if choices.is_empty() {
                return Ok(None);
            }
            if length <= SHORT_LIST && !choices.iter().any(|choice| choice.contains([',', '"'])) {
                rule.allow_list_strings(&choices)?
            } else {
                rule.allow_list_formula(lists.add(&column.label, choices))
            }
        }
        ColumnKind::Percent => rule.allow_whole_number(DataValidationRule::Between(0, 100)),
        ColumnKind::Integer => rule.allow_whole_number(DataValidationRule::Between(i32::MIN, i32::MAX)),
        ColumnKind::Number => rule.allow_decimal_number(DataValidationRule::Between(-1e15, 1e15)),
        ColumnKind::Date => {
            let first = ExcelDateTime::from_ymd(1900, 1, 1)?;
            let last = ExcelDateTime::from_ymd(2200, 12, 31)?;
            rule.allow_date(DataValidationRule::Between(first, last))
        }
        ColumnKind::Code => rule.allow_text_length(DataValidationRule::LessThanOrEqualTo(64)),
        ColumnKind::Text | ColumnKind::LongText | ColumnKind::Url | ColumnKind::List => return Ok(None),
    }))
}

/// Choices that need a sheet of their own; a table like any other.
struct Lists {
    name: String,
    columns: Vec<(String, Vec<String>)>,
}

impl Lists {
    /// The range in which these will stand.
    fn add(&mut self, label: &str, choices: Vec<String>) -> Formula {
        let column = letters(self.columns.len());
        let last = choices.len() + 1;
        let same = self
            .columns
            .iter()
            .filter(|(other, _)| other == label || other.starts_with(&format!("{label} (")))
            .count();
        let header = if same == 0 { label.to_owned() } else { format!("{label} ({})", same + 1) };
        self.columns.push((header, choices));
        Formula::new(format!("='{}'!${column}$2:${column}${last}", self.name.replace('\'', "''")))
    }

    fn write(&self, sheet: &mut Worksheet, looks: &Looks) -> Result<(), XlsxError> {
        for (at, (label, choices)) in (0u16..).zip(&self.columns) {
            sheet.write_string_with_format(0, at, label, &looks.header)?;
            sheet.set_column_width(at, column_width(30))?;
            for (row, choice) in (1u32..).zip(choices) {
                sheet.write_string(row, at, cut(choice))?;
            }
        }
        sheet.set_freeze_panes(1, 0)?;
        Ok(())
    }
}
