//! Organisations and jurisdictions as rows of a spreadsheet.

use crate::model::{Jurisdiction, LEVELS, Organisation, SECTORS};
use minga_exchange::{Values, put, put_text};
use minga_kernel::table::{Column, ColumnKind, Schema};

/// The sheet of jurisdictions.
pub(crate) const JURISDICTIONS: Schema = Schema {
    name: "jurisdictions",
    columns: &[
        Column::new("code", ColumnKind::Code).required(),
        Column::new("name", ColumnKind::Text).required().translatable(),
        Column::new("level", ColumnKind::Choice(LEVELS)).required(),
        Column::new("part_of", ColumnKind::Code),
    ],
};

/// The sheet of organisations.
pub(crate) const ORGANISATIONS: Schema = Schema {
    name: "organisations",
    columns: &[
        Column::new("code", ColumnKind::Code).required(),
        Column::new("name", ColumnKind::Text).required().translatable(),
        Column::new("acronym", ColumnKind::Text),
        Column::new("sector", ColumnKind::Choice(SECTORS)).required(),
        Column::new("city", ColumnKind::Text),
        Column::new("jurisdiction", ColumnKind::Code),
        Column::new("part_of", ColumnKind::Code),
        Column::new("website", ColumnKind::Url),
        Column::new("email", ColumnKind::Text),
        Column::new("phone", ColumnKind::Text),
        Column::new("postal", ColumnKind::Text),
        Column::new("themes", ColumnKind::List),
        Column::new("confirmed", ColumnKind::Date),
        Column::new("former_code", ColumnKind::Code),
    ],
};

/// Both sheets.
pub(crate) const ALL: &[Schema] = &[JURISDICTIONS, ORGANISATIONS];

/// A jurisdiction as a row; `part_of` is the code of its parent.
pub(crate) fn jurisdiction_row(it: &Jurisdiction, part_of: Option<&str>, language: &str) -> Values {
    let mut row = Values::new();
    put(&mut row, "code", it.code.as_str());
    put_text(&mut row, "name", language, &it.name);
    put(&mut row, "level", it.level.as_str());
    put(&mut row, "part_of", part_of.unwrap_or_default());
    row
}

/// An organisation as a row; `jurisdiction` and `part_of` are codes.
pub(crate) fn organisation_row(
    it: &Organisation,
    jurisdiction: Option<&str>,
    part_of: Option<&str>,
    language: &str,
) -> Values {
    let mut row = Values::new();
    put(&mut row, "code", it.code.as_str());
    put_text(&mut row, "name", language, &it.name);
    put(&mut row, "acronym", it.acronym.clone());
    put(&mut row, "sector", it.sector.as_str());
    put(&mut row, "city", it.city.clone());
    put(&mut row, "jurisdiction", jurisdiction.unwrap_or_default());
    put(&mut row, "part_of", part_of.unwrap_or_default());
    put(&mut row, "website", it.contacts.website.clone());
    put(&mut row, "email", it.contacts.email.clone());
    put(&mut row, "phone", it.contacts.phone.clone());
    put(&mut row, "postal", it.contacts.postal.clone());
    put(&mut row, "themes", it.themes.clone());
    put(&mut row, "confirmed", it.confirmed);
    row
}
