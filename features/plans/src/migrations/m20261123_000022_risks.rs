//! What may go wrong with a commitment.

use minga_store::orm::sea_orm::DbErr;
use minga_store::orm::sea_orm_migration::schema::{big_integer, boolean, text, uuid};
use minga_store::orm::*;

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let risks = Table::create()
            .table("risks")
            .col(uuid("id").primary_key())
            .col(uuid("plan_id"))
            .col(uuid("commitment_id"))
            .col(big_integer("position"))
            .col(text("text"))
            .col(text("contingency"))
            .col(boolean("over"))
            .to_owned();
        manager.create_table(risks).await?;
        let of_commitment = Index::create()
            .name("risks_of_commitment")
            .table("risks")
            .col("commitment_id")
            .col("position")
            .unique()
            .to_owned();
        manager.create_index(of_commitment).await
    }
}
