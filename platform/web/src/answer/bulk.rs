//! Whole tables, however long: read in pieces, given out as they are read, so that memory stays
//! small and no connection to the database waits for a slow line.

use super::file;
use crate::{App, Format, PageError, PageResult, Visit};
use async_trait::async_trait;
use axum::body::Body;
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use http::{HeaderValue, header};
use minga_kernel::table::{Column, ColumnKind, Schema, Value};
use minga_kernel::{Moment, Ref};
use minga_store::{Conn, StoreError};
use minga_tabular::{About, RowSheet, write_csv_rows, write_xlsx_rows};
use std::io;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::mpsc::{Sender, channel};
use uuid::Uuid;

/// A table that is read in pieces.
#[async_trait]
pub trait Rows: Send + Sync {
    /// Its columns.
    fn schema(&self) -> &'static Schema;

    /// The next rows after a cursor that an earlier piece gave; each piece is of a moment of its
    /// own.
    async fn next(&self, app: &App, after: Option<String>) -> Result<Piece, StoreError>;
}

/// Some rows of a table.
#[derive(Debug, Default)]
pub struct Piece {
    /// Each with as many values as the table has columns.
    pub rows: Vec<Vec<Value>>,
    /// After what the next one begins; nothing after the last.
    pub next: Option<String>,
}

/// What a feature has to give away of things of others, such as what was said about them.
#[async_trait]
pub trait Bulk: Send + Sync {
    /// Its columns.
    fn schema(&self) -> &'static Schema;

    /// The rows about these things, each with the code by which rows name it, after one of the rows,
    /// at most `limit`; and after which the next ones are. Nothing in them is personal.
    async fn rows(
        &self,
        app: &App,
        db: &Conn,
        things: &[(Ref, String)],
        after: Option<Uuid>,
        limit: u64,
    ) -> Result<(Vec<Vec<Value>>, Option<Uuid>), StoreError>;
}

/// Pieces that wait for whoever reads them.
const WAITING: usize = 2;
/// How long a reader may take for a piece before the answer is broken off.
const PATIENCE: Duration = Duration::from_mins(1);

/// Whole tables: the one that `?table=` names or the first as CSV, all of them as JSON or as a
/// workbook.
pub async fn bulk(app: &App, visit: &Visit, stem: &str, tables: Vec<Arc<dyn Rows>>) -> PageResult {
    match visit.format {
        Format::Csv => {
            let asked = visit.asked("table");
            let chosen = match asked {
                None => tables.first(),
                Some(name) => tables.iter().find(|it| it.schema().name == name),
            };
            let chosen = chosen.cloned().ok_or_else(|| PageError::not_found(asked.unwrap_or_default()))?;
            let name = format!("{stem}-{}.csv", chosen.schema().name);
            let app = app.clone();
            Ok(streamed("text/csv; charset=utf-8", Some(&name), |send| async move {
                let columns: Vec<&str> = chosen.schema().columns.iter().map(|it| it.key).collect();
                let header: Vec<Value> = columns.into_iter().map(Value::from).collect();
                send_rows(&send, &[header]).await?;
                let mut after = None;
                loop {
                    let piece = chosen.next(&app, after).await.map_err(io::Error::other)?;
                    send_rows(&send, &piece.rows).await?;
                    after = piece.next;
                    if after.is_none() {
                        return Ok(());
                    }
                }
            }))
        }
        Format::Json => {
            let app = app.clone();
            Ok(streamed("application/json", None, |send| async move {
                give(&send, b"{".to_vec()).await?;
                for (at, table) in tables.iter().enumerate() {
                    let comma = if at > 0 { "," } else { "" };
                    let name = serde_json::to_string(table.schema().name)?;
                    give(&send, format!("{comma}{name}:[").into_bytes()).await?;
                    let (mut after, mut first) = (None, true);
                    loop {
                        let piece = table.next(&app, after).await.map_err(io::Error::other)?;
                        give(&send, objects(table.schema().columns, &piece.rows, &mut first)?).await?;
                        after = piece.next;
                        if after.is_none() {
                            break;
                        }
                    }
                    give(&send, b"]".to_vec()).await?;
                }
                give(&send, b"}".to_vec()).await
            }))
        }
        Format::Xlsx => workbook(app, visit, stem, tables).await,
        _ => Err(PageError::not_found("")),
    }
}

/// An answer whose bytes are made while they are sent.
fn streamed<F, Going>(kind: &'static str, name: Option<&str>, make: F) -> Response
where
    F: FnOnce(Sender<io::Result<Bytes>>) -> Going,
    Going: Future<Output = io::Result<()>> + Send + 'static,
{
    let (send, receive) = channel::<io::Result<Bytes>>(WAITING);
    let going = make(send.clone());
    tokio::spawn(async move {
        if let Err(error) = going.await {
            // Whoever went away is told nothing; whoever is there sees that something is missing.
            let _ = send.send(Err(error)).await;
        }
    });
    let pieces = futures_util::stream::unfold(receive, |mut receive| async move {
        receive.recv().await.map(|piece| (piece, receive))
    });
    let mut response = Body::from_stream(pieces).into_response();
    let named = file(kind, name, Vec::new());
    let headers = response.headers_mut();
    for key in [header::CONTENT_TYPE, header::CONTENT_DISPOSITION] {
        if let Some(value) = named.headers().get(&key) {
            headers.insert(key, value.clone());
        }
    }
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, no-cache"));
    response
}

async fn give(send: &Sender<io::Result<Bytes>>, bytes: Vec<u8>) -> io::Result<()> {
    if bytes.is_empty() {
        return Ok(());
    }
    match tokio::time::timeout(PATIENCE, send.send(Ok(bytes.into()))).await {
        Ok(Ok(())) => Ok(()),
        Ok(Err(_)) => Err(io::ErrorKind::BrokenPipe.into()),
        Err(_) => Err(io::ErrorKind::TimedOut.into()),
    }
}

async fn send_rows(send: &Sender<io::Result<Bytes>>, rows: &[Vec<Value>]) -> io::Result<()> {
    let mut bytes = Vec::new();
    write_csv_rows(rows, &mut bytes)?;
    give(send, bytes).await
}

/// Rows as JSON objects, with the commas between them.
fn objects(columns: &[Column], rows: &[Vec<Value>], first: &mut bool) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    for row in rows {
        let pairs = columns.iter().zip(row).map(|(column, value)| (column.key.to_owned(), as_json(value)));
        if !std::mem::replace(first, false) {
            bytes.push(b',');
        }
        serde_json::to_writer(&mut bytes, &serde_json::Value::Object(pairs.collect()))?;
    }
    Ok(bytes)
}

fn as_json(value: &Value) -> serde_json::Value {
    match value {
        Value::Empty => serde_json::Value::Null,
        Value::Text(text) => text.as_str().into(),
        Value::Integer(number) => (*number).into(),
        Value::Number(number) => (*number).into(),
        Value::Date(day) => day.to_string().into(),
        Value::List(items) => items.as_slice().into(),
    }
}

async fn workbook(app: &App, visit: &Visit, stem: &str, tables: Vec<Arc<dyn Rows>>) -> PageResult {
    let failed = |error: &dyn std::fmt::Display| PageError::Internal(error.to_string());
    // Each is in memory, packed, until it is sent: so many at once.
    let _place = app.printing.acquire().await.map_err(|error| failed(&error))?;
    let (mut ends, mut sheets) = (Vec::new(), Vec::new());
    for table in &tables {
        let schema = table.schema();
        let (send, receive) = channel::<Vec<Vec<Value>>>(WAITING);
        ends.push(send);
        sheets.push((labelled(app, visit, schema), receive));
    }
    let about = About {
        title: stem.to_owned(),
        author: app.settings.place.clone(),
        // Of the same content the same bytes: when it was made is not part of it.
        created: Moment::UNIX_EPOCH,
    };
    let writing = tokio::task::spawn_blocking(move || {
        let mut rows: Vec<_> = sheets
            .into_iter()
            .map(|(sheet, mut receive)| {
                let pieces = std::iter::from_fn(move || receive.blocking_recv());
                (sheet, pieces.flatten())
            })
            .collect();
        let sheets = rows.iter_mut().map(|((sheet, columns), rows)| RowSheet {
            sheet: std::mem::take(sheet),
            columns: std::mem::take(columns),
            rows,
        });
        write_xlsx_rows(sheets.collect(), &about)
    });
    for (table, send) in tables.iter().zip(ends) {
        let mut after = None;
        loop {
            let piece = table.next(app, after).await?;
            // The writer says itself why it stopped.
            if send.send(piece.rows).await.is_err() {
                break;
            }
            after = piece.next;
            if after.is_none() {
                break;
            }
        }
    }
    let bytes = writing.await.map_err(|error| failed(&error))?.map_err(|error| failed(&error))?;
    Ok(super::workbook(&format!("{stem}.xlsx"), bytes))
}

/// The name of a sheet, and each column's label with its width in letters.
fn labelled(app: &App, visit: &Visit, schema: &'static Schema) -> (String, Vec<(String, usize)>) {
    let column = |column: &Column| {
        let label = minga_exchange::label(&app.words, visit.lang, schema.name, column.key);
        let width = match column.kind {
            ColumnKind::LongText => 60,
            ColumnKind::Text | ColumnKind::Url | ColumnKind::List => 30,
            _ => 12,
        };
        (label, width)
    };
    let name = minga_exchange::sheet_label(&app.words, visit.lang, schema.name);
    (name, schema.columns.iter().map(column).collect())
}
