use super::file;
use crate::{App, Format, PageError, PageResult, Visit};
use minga_kernel::table::Table;
use serde::Serialize;

/// JSON (RFC 8259).
pub fn json<T: Serialize>(value: &T) -> PageResult {
    let bytes = serde_json::to_vec(value).map_err(|error| PageError::Internal(error.to_string()))?;
    Ok(file("application/json", None, bytes))
}

/// Tables as CSV (the first one) or as a workbook (all), named after the file `stem`.
pub fn tables(app: &App, visit: &Visit, stem: &str, tables: &[Table]) -> PageResult {
    let failed = |error: &dyn std::fmt::Display| PageError::Internal(error.to_string());
    if visit.format == Format::Xlsx {
        let bytes =
            minga_exchange::workbook(tables, &app.words, visit.lang).map_err(|error| failed(&error))?;
        let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        return Ok(file(kind, Some(&format!("{stem}.xlsx")), bytes));
    }
    let mut bytes = Vec::new();
    if let Some(table) = tables.first() {
        minga_tabular::write_csv(table, &mut bytes).map_err(|error| failed(&error))?;
    }
    Ok(file("text/csv; charset=utf-8", Some(&format!("{stem}.csv")), bytes))
}
