//! The table of jobs. The payload is JSON.

use minga_store::orm::*;

#[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
#[sea_orm(table_name = "jobs")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) kind: String,
    pub(crate) payload: String,
    pub(crate) created_at: DateTimeUtc,
    /// Not before.
    pub(crate) run_at: DateTimeUtc,
    /// How often it was taken.
    pub(crate) attempts: i64,
    /// Whoever took it has until then.
    pub(crate) locked_until: Option<DateTimeUtc>,
    pub(crate) last_error: Option<String>,
    pub(crate) failed: bool,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
