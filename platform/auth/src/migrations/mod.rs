use minga_store::orm::MigrationTrait;

mod m20261123_000005_accounts;
mod m20261123_000006_oidc_passkeys;
mod m20261124_000007_confirmed;
mod m20261124_000070_openings;

/// The migrations of these tables.
pub fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![
        Box::new(m20261123_000005_accounts::Migration),
        Box::new(m20261123_000006_oidc_passkeys::Migration),
        Box::new(m20261124_000007_confirmed::Migration),
        Box::new(m20261124_000070_openings::Migration),
    ]
}
