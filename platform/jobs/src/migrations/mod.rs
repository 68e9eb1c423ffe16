use minga_store::orm::MigrationTrait;

mod m20261123_000004_jobs;
mod m20261123_000010_upkeep;

/// The migrations of the table of jobs.
pub fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(m20261123_000004_jobs::Migration), Box::new(m20261123_000010_upkeep::Migration)]
}
