use minga_store::orm::MigrationTrait;

mod m20261122_000020_plans;

/// This feature's migrations.
pub(crate) fn all() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(m20261122_000020_plans::Migration)]
}
