use minga_store::orm::MigrationTrait;

mod m20261123_000060_gatherings;
mod m20261123_000061_registrations;
mod m20261123_000062_minutes;
mod m20261124_000084_certificates;

/// This feature's migrations.
pub(crate) fn all() -> Vec<Box<dyn MigrationTrait>> {
    vec![
        Box::new(m20261123_000060_gatherings::Migration),
        Box::new(m20261123_000061_registrations::Migration),
        Box::new(m20261123_000062_minutes::Migration),
        Box::new(m20261124_000084_certificates::Migration),
    ]
}
