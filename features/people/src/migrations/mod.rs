use minga_store::orm::MigrationTrait;

mod m20261122_000010_people;

/// Whether every installation has this country from the start.
pub(crate) fn is_everywhere(country: &str) -> bool {
    m20261122_000010_people::is_everywhere(country)
}

/// This feature's migrations.
pub(crate) fn all() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(m20261122_000010_people::Migration)]
}
