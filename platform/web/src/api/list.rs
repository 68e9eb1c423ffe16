use super::Cursor;
use crate::{PageError, Settings};
use minga_store::StoreError;
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
    /// The page that was asked for. `read` gets the key to go on after and how many rows to
    /// ask the database for; `key` tells the key of a row.
    pub async fn page<T, K, R>(
        &self,
        settings: &Settings,
        key: impl Fn(&T) -> K,
        read: impl FnOnce(Option<K>, u64) -> R,
    ) -> Result<List<T>, PageError>
    where
        K: Serialize + DeserializeOwned,
        R: Future<Output = Result<Vec<T>, StoreError>>,
    {
        let limit = self.limit(settings)?;
        // The extra row only tells that there are more.
        let mut rows = read(self.after()?, limit + 1).await?;
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        let more = rows.len() > limit;
        rows.truncate(limit);
        let next = if more { rows.last().map(|row| Cursor::write(&key(row))) } else { None };
        Ok(List { items: rows, next })
    }

    pub(super) fn limit(&self, settings: &Settings) -> Result<u64, PageError> {
        match self.limit.as_deref() {
            None => Ok(50.min(settings.page_rows)),
            Some(text) => match text.parse() {
                Ok(limit) if (1..=settings.page_rows).contains(&limit) => Ok(limit),
                _ => Err(PageError::Bad("limit")),
            },
        }
    }

    fn after<K: DeserializeOwned>(&self) -> Result<Option<K>, PageError> {
        match self.cursor.as_deref() {
            None => Ok(None),
            Some(cursor) => Cursor::read(cursor).map(Some).ok_or(PageError::Bad("cursor")),
        }
    }
}
