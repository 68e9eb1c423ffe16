use minga_store::orm::MigrationTrait;

mod m20261123_000050_following;

/// This feature's migrations.
pub(crate) fn all() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(m20261123_000050_following::Migration)]
}
