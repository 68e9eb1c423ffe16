use minga_store::orm::MigrationTrait;

mod m20261123_000030_conversation;
mod m20261124_000080_moderated;

/// This feature's migrations.
pub(crate) fn all() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(m20261123_000030_conversation::Migration), Box::new(m20261124_000080_moderated::Migration)]
}
