use sea_orm_migration::MigrationTrait;

mod m20261122_000001_shared;
mod m20261122_000003_record;
mod m20261123_000004_records;
mod m20261123_000009_newest;
mod m20261123_000011_site;

/// The migrations of the tables that all features share.
pub fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![
        Box::new(m20261122_000001_shared::Migration),
        Box::new(m20261122_000003_record::Migration),
        Box::new(m20261123_000009_newest::Migration),
        Box::new(m20261123_000004_records::Migration),
        Box::new(m20261123_000011_site::Migration),
    ]
}
