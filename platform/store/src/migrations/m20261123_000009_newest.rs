//! What happened last to things that are filed under themselves, without looking through all
//! that happened to their parts since.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let newest = Index::create()
            .name("events_of_wholes")
            .table("events")
            .col("sequence")
            .cond_where(Expr::col("subject").eq(Expr::col("root")))
            .to_owned();
        manager.create_index(newest).await
    }
}
