//! The same content in the form that was asked for: JSON, CSV, Excel, Atom, calendar, document.

mod bulk;
mod calendar;
mod data;
mod document;
mod feed;

pub use bulk::{Bulk, Piece, Rows, bulk};
pub use calendar::{Appointment, Deadline, appointments, calendar};
pub use data::{json, tables};
pub(crate) use document::DocumentPage;
pub use document::document;
pub use feed::{Entry, feed};

use axum::response::{IntoResponse, Response};
use http::{HeaderValue, header};

/// Bytes with their media type and, for a file to keep, its name.
fn file(kind: &'static str, name: Option<&str>, bytes: Vec<u8>) -> Response {
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    if let Some(name) = name {
        let safe: String = name.chars().filter(|c| c.is_ascii_alphanumeric() || "-_.".contains(*c)).collect();
        if let Ok(value) = HeaderValue::try_from(format!("attachment; filename=\"{safe}\"")) {
            headers.insert(header::CONTENT_DISPOSITION, value);
        }
    }
    response
}

/// A workbook to keep.
pub fn workbook(name: &str, bytes: Vec<u8>) -> Response {
    file(crate::Format::Xlsx.media_type(), Some(name), bytes)
}
