//! Whole tables, row by row, in words that both databases share: what a backup reads and what
//! a restore writes.

use crate::{Conn, StoreError, Tx, dialect};
use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use futures_util::{Stream, StreamExt};
use sea_orm::sea_query::{Expr, Query};
use sea_orm::{ConnectionTrait, QueryResult, StreamTrait, Value};
use serde_json::Value as Json;
use std::fmt;
use uuid::Uuid;

/// Tables of the library of migrations, which each database fills itself.
const MIGRATIONS: &str = "seaql_";
/// The most values in one statement: SQLite takes 32,766, PostgreSQL 65,535.
const VALUES: usize = 30_000;

/// What kind of values a column has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Family {
    /// A UUID.
    Uuid,
    /// A day of the calendar.
    Day,
    /// A moment in UTC, to the microsecond.
    Moment,
    /// Yes or no.
    Boolean,
    /// A whole number.
    Integer,
    /// A number with a fraction.
    Number,
    /// A text.
    Text,
    /// Bytes.
    Bytes,
}

impl fmt::Display for Family {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Family::Uuid => "uuid",
            Family::Day => "day",
            Family::Moment => "moment",
            Family::Boolean => "boolean",
            Family::Integer => "integer",
            Family::Number => "number",
            Family::Text => "text",
            Family::Bytes => "bytes",
        })
    }
}

/// A table with its columns in the order of their names, which is the order of the values in
/// its rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shape {
    /// Its name.
    pub table: String,
    /// Its columns.
    pub columns: Vec<(String, Family)>,
}

/// The tables of this program in the order of their names. Without those of the library of
/// migrations.
pub async fn tables(db: &Conn) -> Result<Vec<Shape>, StoreError> {
    let mut shapes: Vec<Shape> = Vec::new();
    for found in dialect::columns(db).await? {
        if found.table.starts_with(MIGRATIONS) {
            continue;
        }
        let family = found.family.ok_or_else(|| {
            StoreError::corrupt(format!("{}.{} has an unknown type", found.table, found.column))
        })?;
        match shapes.last_mut().filter(|shape| shape.table == found.table) {
            Some(shape) => shape.columns.push((found.column, family)),
            None => shapes.push(Shape { table: found.table, columns: vec![(found.column, family)] }),
        }
    }
    Ok(shapes)
}

/// Tables with their columns, whether each may be null, and its family of type, in words that
/// both databases share; sorted. Migrations must give the same on both.
pub async fn describe_schema(db: &Conn) -> Result<Vec<String>, StoreError> {
    let line = |found: dialect::Found| {
        let family = found.family.map_or("other".to_owned(), |family| family.to_string());
        let optional = if found.nullable { "?" } else { "" };
        format!("{}.{}: {family}{optional}", found.table, found.column)
    };
    let mut lines: Vec<String> = dialect::columns(db).await?.into_iter().map(line).collect();
    lines.sort();
    Ok(lines)
}

/// Every row of a table as a JSON array, one after the other, as this snapshot sees them.
pub async fn rows<'a>(
    db: &'a Conn,
    shape: &'a Shape,
) -> Result<impl Stream<Item = Result<Json, StoreError>> + use<'a>, StoreError> {
    let mut select = Query::select();
    select.from(shape.table.clone());
    for (column, _) in &shape.columns {
        select.column(column.clone());
    }
    let rows = db.stream_raw(dialect::statement(db, &select)).await?;
    Ok(rows.map(|row| {
        let row = row?;
        let value = |(name, family): &(String, Family)| written(&row, name, *family);
        shape.columns.iter().map(value).collect::<Result<Vec<_>, _>>().map(Json::Array)
    }))
}

fn written(row: &QueryResult, name: &str, family: Family) -> Result<Json, StoreError> {
    fn or_null<T>(value: Option<T>, json: impl Fn(T) -> Json) -> Json {
        value.map_or(Json::Null, json)
    }
    Ok(match family {
        Family::Uuid => or_null(row.try_get::<Option<Uuid>>("", name)?, |it| it.to_string().into()),
        Family::Day => or_null(row.try_get::<Option<NaiveDate>>("", name)?, |it| it.to_string().into()),
        Family::Moment => or_null(row.try_get::<Option<DateTime<Utc>>>("", name)?, |it| {
            it.to_rfc3339_opts(SecondsFormat::Micros, true).into()
        }),
        Family::Boolean => or_null(row.try_get::<Option<bool>>("", name)?, Json::from),
        Family::Integer => or_null(row.try_get::<Option<i64>>("", name)?, Json::from),
        // As text, which every reader gives back to the last digit.
        Family::Number => or_null(row.try_get::<Option<f64>>("", name)?, |it| it.to_string().into()),
        Family::Text => or_null(row.try_get::<Option<String>>("", name)?, Json::from),
        Family::Bytes => or_null(row.try_get::<Option<Vec<u8>>>("", name)?, |it| BASE64.encode(it).into()),
    })
}

/// Takes every row out of a table.
pub async fn empty(tx: &Tx, shape: &Shape) -> Result<(), StoreError> {
    let delete = Query::delete().from_table(shape.table.clone()).to_owned();
    tx.execute(&delete).await?;
    Ok(())
}

/// Writes rows as [`rows`] gives them.
pub async fn fill(tx: &Tx, shape: &Shape, rows: &[Json]) -> Result<(), StoreError> {
    for some in rows.chunks((VALUES / shape.columns.len().max(1)).max(1)) {
        let mut insert = Query::insert();
        insert.into_table(shape.table.clone());
        insert.columns(shape.columns.iter().map(|(name, _)| name.clone()));
        for row in some {
            insert.values(values(shape, row)?).map_err(StoreError::corrupt)?;
        }
        tx.execute(&insert).await?;
    }
    Ok(())
}

fn values(shape: &Shape, row: &Json) -> Result<Vec<Expr>, StoreError> {
    let wrong = |what: &str| StoreError::corrupt(format!("{}: {what}", shape.table));
    let cells = row.as_array().filter(|cells| cells.len() == shape.columns.len());
    let cells = cells.ok_or_else(|| wrong("a row has another number of values"))?;
    let value = |((name, family), cell): (&(String, Family), &Json)| {
        read(cell, *family).map(Expr::value).ok_or_else(|| wrong(&format!("{name} cannot be {cell}")))
    };
    shape.columns.iter().zip(cells).map(value).collect()
}

fn read(cell: &Json, family: Family) -> Option<Value> {
    if cell.is_null() {
        return Some(match family {
            Family::Uuid => Value::Uuid(None),
            Family::Day => Value::ChronoDate(None),
            Family::Moment => Value::ChronoDateTimeUtc(None),
            Family::Boolean => Value::Bool(None),
            Family::Integer => Value::BigInt(None),
            Family::Number => Value::Double(None),
            Family::Text => Value::String(None),
            Family::Bytes => Value::Bytes(None),
        });
    }
    Some(match family {
        Family::Uuid => cell.as_str()?.parse::<Uuid>().ok()?.into(),
        Family::Day => cell.as_str()?.parse::<NaiveDate>().ok()?.into(),
        Family::Moment => cell.as_str()?.parse::<DateTime<Utc>>().ok()?.into(),
        Family::Boolean => cell.as_bool()?.into(),
        Family::Integer => cell.as_i64()?.into(),
        Family::Number => cell.as_str()?.parse::<f64>().ok()?.into(),
        Family::Text => cell.as_str()?.into(),
        Family::Bytes => BASE64.decode(cell.as_str()?).ok()?.into(),
    })
}
