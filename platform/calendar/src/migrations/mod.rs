use minga_store::orm::MigrationTrait;

mod m20261123_000011_calendars;

/// The migrations of these tables.
pub fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(m20261123_000011_calendars::Migration)]
}
