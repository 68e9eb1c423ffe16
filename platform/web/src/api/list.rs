use super::Cursor;
use crate::{PageError, Settings};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// One page of a list.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct List<T> {
    /// The rows.
    pub items: Vec<T>,
    /// What to pass as `cursor` for the rows that follow; `null` at the end.
    pub next: Option<String>,
}

/// What every list understands.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ListQuery {
    /// The most rows to return, 1 to 200; 50 if absent.
    pub limit: Option<String>,
    /// The `next` of the page before.
    pub cursor: Option<String>,
}

impl ListQuery {
    /// How many rows at most.
    pub fn limit(&self, settings: &Settings) -> Result<u64, PageError> {
        match self.limit.as_deref() {
            None => Ok(50.min(settings.page_rows)),
            Some(text) => match text.parse() {
                Ok(limit) if (1..=settings.page_rows).contains(&limit) => Ok(limit),
                _ => Err(PageError::Bad("limit")),
            },
        }
    }

    /// The key to go on after.
    pub fn after<K: DeserializeOwned>(&self) -> Result<Option<K>, PageError> {
        match self.cursor.as_deref() {
            None => Ok(None),
            Some(cursor) => Cursor::read(cursor).map(Some).ok_or(PageError::Bad("cursor")),
        }
    }
}

impl<T> List<T> {
    /// A page of `limit` rows out of `limit + 1` that were asked of the database: the
    /// extra one only tells that there are more.
    pub fn page<K: Serialize>(mut rows: Vec<T>, limit: u64, key: impl Fn(&T) -> K) -> List<T> {
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        let more = rows.len() > limit;
        rows.truncate(limit);
        let next = if more { rows.last().map(|row| Cursor::write(&key(row))) } else { None };
        List { items: rows, next }
    }
}
