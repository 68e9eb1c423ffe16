use minga_store::orm::MigrationTrait;

mod m20261124_000060_cocreation;
mod m20261124_000071_doors;
mod m20261124_000074_evaluation;
mod m20261124_000075_declared;
mod m20261124_000081_traces;
mod m20261124_000082_entries;
mod m20261124_000083_rescues;
mod m20261125_000077_analysis;

/// This feature's migrations.
pub(crate) fn all() -> Vec<Box<dyn MigrationTrait>> {
    vec![
        Box::new(m20261124_000060_cocreation::Migration),
        Box::new(m20261124_000071_doors::Migration),
        Box::new(m20261124_000074_evaluation::Migration),
        Box::new(m20261124_000075_declared::Migration),
        Box::new(m20261124_000081_traces::Migration),
        Box::new(m20261124_000082_entries::Migration),
        Box::new(m20261124_000083_rescues::Migration),
        Box::new(m20261125_000077_analysis::Migration),
    ]
}
