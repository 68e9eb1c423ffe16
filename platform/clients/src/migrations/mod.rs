use minga_store::orm::MigrationTrait;

mod m20261123_000008_clients;

/// The migrations of these tables.
pub fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(m20261123_000008_clients::Migration)]
}
