//! Plans, themes, commitments with their bodies, milestones with both schedules,
//! evidence and learnings.

use minga_store::orm::sea_orm::DbErr;
use minga_store::orm::sea_orm_migration::schema::{
    big_integer, big_integer_null, boolean, date_null, double, double_null, string, string_null, text,
    timestamp_with_time_zone, uuid, uuid_null,
};
use minga_store::orm::*;

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        plans(manager).await?;
        commitments(manager).await?;
        milestones(manager).await?;
        let evidence = Table::create()
            .table("evidence")
            .col(uuid("id").primary_key())
            .col(uuid("plan_id"))
            .col(uuid("commitment_id"))
            .col(uuid_null("milestone_id"))
            .col(big_integer("position"))
            .col(text("title"))
            .col(text("url"))
            .col(date_null("dated"))
            .to_owned();
        manager.create_table(evidence).await?;
        let learnings = Table::create()
            .table("learnings")
            .col(uuid("id").primary_key())
            .col(uuid("plan_id"))
            .col(uuid("commitment_id"))
            .col(string("kind"))
            .col(big_integer("position"))
            .col(text("text"))
            .to_owned();
        manager.create_table(learnings).await?;
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
    ("themes_of_plan", "themes", &["plan_id", "number"], true),
    ("commitments_of_plan", "commitments", &["plan_id", "number"], true),
    ("bodies_of_plan", "commitment_bodies", &["plan_id"], false),
    ("bodies_by_organisation", "commitment_bodies", &["organisation_id"], false),
    ("milestones_of_plan", "milestones", &["plan_id", "commitment_number", "number"], true),
    ("milestones_of_commitment", "milestones", &["commitment_id", "number"], true),
    ("milestones_by_end", "milestones", &["state", "end"], false),
    ("evidence_of_plan", "evidence", &["plan_id"], false),
    ("evidence_of_commitment", "evidence", &["commitment_id", "position"], false),
    ("learnings_of_plan", "learnings", &["plan_id"], false),
    ("learnings_of_commitment", "learnings", &["commitment_id", "kind", "position"], true),
];

async fn plans(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let plans = Table::create()
        .table("plans")
        .col(uuid("id").primary_key())
        .col(string("code").unique_key())
        .col(text("title"))
        .col(text("summary"))
        .col(string("kind"))
        .col(string("state"))
        .col(string("country"))
        .col(uuid_null("jurisdiction_id"))
        .col(string("scope"))
        .col(string("language"))
        .col(big_integer_null("number"))
        .col(date_null("signed_start"))
        .col(date_null("signed_end"))
        .col(date_null("start"))
        .col(date_null("end"))
        .col(date_null("adopted"))
        .col(date_null("rescheduled_to"))
        .col(text("instrument"))
        .col(text("levels"))
        .col(big_integer_null("proposals_received"))
        .col(text("cocreation_cities"))
        .col(date_null("report_date"))
        .col(text("note"))
        .col(timestamp_with_time_zone("updated_at"))
        .to_owned();
    manager.create_table(plans).await?;
    let themes = Table::create()
        .table("themes")
        .col(uuid("id").primary_key())
        .col(uuid("plan_id"))
        .col(big_integer("number"))
        .col(text("title"))
        .col(text("summary"))
        .to_owned();
    manager.create_table(themes).await
}

async fn commitments(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let commitments = Table::create()
        .table("commitments")
        .col(uuid("id").primary_key())
        .col(uuid("plan_id"))
        .col(uuid_null("theme_id"))
        .col(big_integer("number"))
        .col(string_null("code"))
        .col(text("title"))
        .col(text("summary"))
        .col(text("sdgs"))
        .col(text("policy_areas"))
        .col(double_null("budget"))
        .col(string_null("currency"))
        .col(string_null("contact"))
        .col(big_integer_null("milestones_stated"))
        .col(text("note"))
        .col(text("details"))
        .to_owned();
    manager.create_table(commitments).await?;
    let bodies = Table::create()
        .table("commitment_bodies")
        .col(uuid("commitment_id"))
        .col(string("role"))
        .col(uuid("organisation_id"))
        .col(uuid("plan_id"))
        .col(big_integer("position"))
        .primary_key(Index::create().col("commitment_id").col("role").col("organisation_id"))
        .to_owned();
    manager.create_table(bodies).await
}

async fn milestones(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let milestones = Table::create()
        .table("milestones")
        .col(uuid("id").primary_key())
        .col(uuid("plan_id"))
        .col(uuid("commitment_id"))
        .col(big_integer("commitment_number"))
        .col(big_integer("number"))
        .col(text("title"))
        .col(string("state"))
        .col(boolean("delay_reported"))
        .col(big_integer_null("reported"))
        .col(big_integer_null("confirmed"))
        .col(double("weight"))
        .col(date_null("signed_start"))
        .col(date_null("signed_end"))
        .col(date_null("start"))
        .col(date_null("end"))
        .col(date_null("completed_on"))
        .col(text("note"))
        .col(text("details"))
        .to_owned();
    manager.create_table(milestones).await
}
