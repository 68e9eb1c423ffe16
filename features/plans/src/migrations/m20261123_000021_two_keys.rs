//! What institutions report, what counterparts say to it, and dates that move.

use minga_store::orm::sea_orm::DbErr;
use minga_store::orm::sea_orm_migration::schema::{
    big_integer, big_integer_null, date_null, string, string_null, text, timestamp_with_time_zone,
    timestamp_with_time_zone_null, uuid, uuid_null,
};
use minga_store::orm::*;

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let reports = Table::create()
            .table("reports")
            .col(uuid("id").primary_key())
            .col(uuid("plan_id"))
            .col(uuid("commitment_id"))
            .col(uuid("milestone_id"))
            .col(big_integer("number"))
            .col(string("kind"))
            .col(string("state"))
            .col(uuid("body_id"))
            .col(big_integer("percent"))
            .col(date_null("until"))
            .col(text("text"))
            .col(text("obstacles"))
            .col(text("help_needed"))
            .col(text("next_steps"))
            .col(timestamp_with_time_zone("reported_at"))
            .col(timestamp_with_time_zone_null("settled_at"))
            .to_owned();
        manager.create_table(reports).await?;
        let statements = Table::create()
            .table("statements")
            .col(uuid("id").primary_key())
            .col(uuid("plan_id"))
            .col(uuid("report_id"))
            .col(big_integer("number"))
            .col(string("kind"))
            .col(string("role"))
            .col(uuid_null("body_id"))
            .col(text("text"))
            .col(timestamp_with_time_zone("made_at"))
            .to_owned();
        manager.create_table(statements).await?;
        let reschedules = Table::create()
            .table("reschedules")
            .col(uuid("id").primary_key())
            .col(uuid("plan_id"))
            .col(uuid_null("milestone_id"))
            .col(string("state"))
            .col(date_null("from"))
            .col(date_null("to"))
            .col(big_integer_null("months"))
            .col(text("reason"))
            .col(text("decision"))
            .col(uuid_null("proposed_by"))
            .col(timestamp_with_time_zone("proposed_at"))
            .col(timestamp_with_time_zone_null("decided_at"))
            .to_owned();
        manager.create_table(reschedules).await?;
        let drafts = Table::create()
            .table("report_drafts")
            .col(uuid("account_id"))
            .col(uuid("milestone_id"))
            .col(text("content"))
            .col(timestamp_with_time_zone("saved_at"))
            .primary_key(Index::create().col("account_id").col("milestone_id"))
            .to_owned();
        manager.create_table(drafts).await?;
        // SQLite adds one column at a time.
        for column in [
            uuid_null("report_id"),
            uuid_null("statement_id"),
            string_null("file"),
            string_null("media_type"),
            big_integer_null("size"),
            string_null("archived"),
            uuid_null("given_by"),
            uuid_null("validated_by"),
        ] {
            manager.alter_table(Table::alter().table("evidence").add_column(column).to_owned()).await?;
        }
        for (name, table, columns, unique) in INDEXES {
            let mut index = Index::create();
            index.name(*name).table(*table);
            for column in *columns {
                index.col(*column);
            }
            if *unique {
                index.unique();
            }
            manager.create_index(index).await?;
        }
        Ok(())
    }
}

/// Name, table, columns, whether unique.
const INDEXES: &[(&str, &str, &[&str], bool)] = &[
    ("reports_of_milestone", "reports", &["milestone_id", "number"], true),
    ("reports_of_commitment", "reports", &["commitment_id"], false),
    ("reports_by_state", "reports", &["state", "plan_id"], false),
    ("statements_of_report", "statements", &["report_id", "number"], true),
    ("reschedules_of_plan", "reschedules", &["plan_id", "state"], false),
    ("reschedules_of_milestone", "reschedules", &["milestone_id"], false),
    ("evidence_of_report", "evidence", &["report_id"], false),
];
