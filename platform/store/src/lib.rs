//! The database, as every feature meets it.
//!
//! [`Store::read`] gives a consistent snapshot, [`Store::write`] the one way to change
//! anything: a [`Tx`], in which the change and the [`Event`] that tells of it are
//! committed together or not at all.
//!
//! Invariants:
//! - the same code serves SQLite and PostgreSQL; only `dialect.rs` asks which one it is;
//! - events are numbered in the order in which they become visible, without gaps;
//! - SeaORM types do not leave this crate and the `entity.rs`, `queries.rs` and
//!   `migrations` of features and of `minga-jobs`.

mod aliases;
mod checkpoints;
mod command;
mod connect;
mod dialect;
mod entity;
mod error;
mod events;
mod head;
mod links;
mod migrations;
mod moderated;
mod official;
mod origins;
mod refs;
mod same;
mod site;
mod table_facts;
mod tables;
mod tx;

pub use aliases::{current_of, remember_code};
pub use checkpoints::{Signed, last_checkpoint};
pub use command::CommandError;
pub use connect::{Migrations, Store, StoreOptions};
pub use error::StoreError;
pub use events::{
    Acts, Event, EventFilter, EventRow, Stated, Told, acts_before, chosen_events_after, events_about,
    events_after, events_before, events_numbered, events_of, events_of_any, last_told, newest_about,
    newest_events, newest_number, newest_of, stated_after, things_after,
};
pub use links::{Link, link, links_from, links_of, relink};
pub use migrations::migrations;
pub use moderated::{Judged, Moderated, Stands};
pub use official::{
    Fact, Facts, Ledger, NO_IDENTIFIER, Official, Salt, Which, differing, facts_of_rows, ids_of_rows, state,
};
pub use origins::{ORIGINS, Origin, origins_of, outcomes_of, set_origin};
pub use refs::{Around, References, Resolver};
pub use same::{MERGED, Same, merge};
pub use site::site_values;
pub use tables::{Family, Shape, describe_schema, empty, fill, rows, tables};
pub use tx::{Conn, Tx};

/// What features write their entities and migrations with.
pub mod orm {
    pub use async_trait::async_trait;
    pub use sea_orm;
    pub use sea_orm::entity::prelude::*;
    pub use sea_orm_migration;
    pub use sea_orm_migration::prelude::{
        ColumnDef, DeriveMigrationName, Index, IntoIden, MigrationTrait, SchemaManager, Table,
    };
}
