//! Workbooks with labels in the reader's language: exports, and the template to fill in.

use crate::headers::label;
use minga_i18n::{FluentArgs, Words};
use minga_kernel::table::{ColumnKind, Schema, Table};
use minga_kernel::{Lang, Moment};
use minga_tabular::{
    About, HelpWords, LabelledTable, TemplateColumn, TemplateSheet, WriteError, write_template, write_xlsx,
};

/// Tables as a workbook whose sheets and columns speak `lang`. It can be imported again.
pub fn workbook(tables: &[Table], words: &Words, lang: Lang) -> Result<Vec<u8>, WriteError> {
    let labelled: Vec<_> = tables
        .iter()
        .map(|table| LabelledTable {
            sheet: sheet_label(words, lang, table.name),
            labels: table.columns.iter().map(|column| label(words, lang, table.name, column)).collect(),
            table,
        })
        .collect();
    write_xlsx(&labelled, &about(words, lang))
}

/// The workbook to fill in.
pub fn template(schemas: &[&'static Schema], words: &Words, lang: Lang) -> Result<Vec<u8>, WriteError> {
    let sheets: Vec<_> = schemas.iter().map(|schema| sheet(schema, words, lang)).collect();
    let say = |key: &str| words.plain(lang, &format!("template-{key}"));
    let help = HelpWords {
        name: say("help"),
        lists: say("lists"),
        sheet: say("sheet"),
        column: say("column"),
        help: say("what"),
        kind: say("kind"),
        required: say("required"),
        choices: say("choices"),
        example: say("example"),
        yes: say("yes"),
        no: say("no"),
    };
    write_template(&sheets, &help, &about(words, lang))
}

fn sheet(schema: &'static Schema, words: &Words, lang: Lang) -> TemplateSheet {
    let columns = schema.columns.iter().map(|column| {
        let key = crate::headers::label_key(schema.name, column.key);
        let say = |attribute: &str| words.try_say(lang, &format!("{key}.{attribute}"), &FluentArgs::new());
        TemplateColumn {
            label: label(words, lang, schema.name, column.key),
            help: say("help").unwrap_or_default(),
            kind: column.kind,
            kind_label: words.plain(lang, &format!("template-kind-{}", kind_name(column.kind))),
            required: column.required,
            example: say("example").unwrap_or_default(),
            choices: choices(words, lang, column.key, column.kind),
            mistake: words.plain(lang, &format!("template-mistake-{}", kind_name(column.kind))),
        }
    });
    TemplateSheet { name: sheet_label(words, lang, schema.name), columns: columns.collect() }
}

fn choices(words: &Words, lang: Lang, column: &str, kind: ColumnKind) -> Vec<String> {
    let ColumnKind::Choice(codes) = kind else { return Vec::new() };
    codes.iter().map(|code| choice_label(words, lang, column, code)).collect()
}

/// How a reader of `lang` calls a code of a choice.
pub fn choice_label(words: &Words, lang: Lang, column: &str, code: &str) -> String {
    let key = format!("choice-{column}-{code}").replace('_', "-");
    words.try_say(lang, &key, &FluentArgs::new()).unwrap_or_else(|| code.to_owned())
}

fn kind_name(kind: ColumnKind) -> &'static str {
    match kind {
        ColumnKind::Text => "text",
        ColumnKind::LongText => "long-text",
        ColumnKind::Code => "code",
        ColumnKind::Integer => "integer",
        ColumnKind::Number => "number",
        ColumnKind::Percent => "percent",
        ColumnKind::Date => "date",
        ColumnKind::Url => "url",
        ColumnKind::Choice(_) => "choice",
        ColumnKind::List => "list",
    }
}

/// How a reader of `lang` calls a sheet.
pub fn sheet_label(words: &Words, lang: Lang, name: &str) -> String {
    let key = format!("sheet-{name}").replace('_', "-");
    words.try_say(lang, &key, &FluentArgs::new()).unwrap_or_else(|| name.to_owned())
}

/// A fixed moment, so that the same tables give the same bytes.
fn about(words: &Words, lang: Lang) -> About {
    About {
        title: words.plain(lang, "template-title"),
        author: "Minga".to_owned(),
        created: Moment::UNIX_EPOCH,
    }
}

/// Whether a sheet of this name is one of the template's own, which say nothing.
pub(crate) fn is_own_sheet(words: &Words, name: &str) -> bool {
    let own = ["template-help", "template-lists"];
    Lang::ALL.into_iter().any(|lang| own.iter().any(|key| words.plain(lang, key) == name))
}
