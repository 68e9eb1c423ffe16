use minga_store::orm::MigrationTrait;

mod m20261124_000060_cocreation;
mod m20261125_000077_analysis;

/// This feature's migrations.
pub(crate) fn all() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(m20261124_000060_cocreation::Migration), Box::new(m20261125_000077_analysis::Migration)]
}
