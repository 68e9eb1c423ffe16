use sea_orm::DbErr;

/// The database did not do what it was asked. Opaque on purpose: no caller decides by it.
#[derive(Debug, thiserror::Error)]
#[error("database: {message}")]
pub struct StoreError {
    message: String,
    #[source]
    source: Option<DbErr>,
}

impl StoreError {
    /// A fault found in what the database holds.
    pub fn corrupt(what: impl std::fmt::Display) -> StoreError {
        StoreError { message: format!("unexpected content: {what}"), source: None }
    }

    /// A fault that is told by its own words.
    pub fn new(message: impl Into<String>) -> StoreError {
        StoreError { message: message.into(), source: None }
    }
}

impl From<DbErr> for StoreError {
    fn from(source: DbErr) -> StoreError {
        StoreError { message: source.to_string(), source: Some(source) }
    }
}
