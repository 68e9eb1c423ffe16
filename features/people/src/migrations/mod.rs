use minga_store::orm::{MigrationTrait, Uuid};

mod m20261122_000010_people;
mod m20261123_000012_handovers;
mod m20261124_000013_contacts;
mod m20261124_000014_refusals;

/// Whether every installation has this country from the start.
pub(crate) fn is_everywhere(country: &str) -> bool {
    m20261122_000010_people::is_everywhere(country)
}

/// The identifiers of the countries that every installation has.
pub(crate) fn everywhere() -> impl Iterator<Item = Uuid> {
    m20261122_000010_people::everywhere()
}

/// Identifier and name of a country that every installation has, as its row has them.
pub(crate) fn row_of(country: &str) -> Option<(Uuid, String)> {
    m20261122_000010_people::row_of(country)
}

/// This feature's migrations.
pub(crate) fn all() -> Vec<Box<dyn MigrationTrait>> {
    vec![
        Box::new(m20261122_000010_people::Migration),
        Box::new(m20261123_000012_handovers::Migration),
        Box::new(m20261124_000013_contacts::Migration),
        Box::new(m20261124_000014_refusals::Migration),
    ]
}
