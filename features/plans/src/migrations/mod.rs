use minga_store::orm::MigrationTrait;

mod m20261122_000020_plans;
mod m20261123_000021_two_keys;
mod m20261123_000022_risks;
mod m20261123_000023_archive;
mod m20261123_000023_assessments;
mod m20261123_000024_editions;
mod m20261123_000025_acts;

/// This feature's migrations.
pub(crate) fn all() -> Vec<Box<dyn MigrationTrait>> {
    vec![
        Box::new(m20261122_000020_plans::Migration),
        Box::new(m20261123_000021_two_keys::Migration),
        Box::new(m20261123_000022_risks::Migration),
        Box::new(m20261123_000023_assessments::Migration),
        Box::new(m20261123_000023_archive::Migration),
        Box::new(m20261123_000024_editions::Migration),
        Box::new(m20261123_000025_acts::Migration),
    ]
}
