//! Processes, proposals, drafts of them, supports, mergers and answers.

use minga_store::orm::sea_orm::DbErr;
use minga_store::orm::sea_orm_migration::prelude::TableCreateStatement;
use minga_store::orm::sea_orm_migration::schema::{
    big_integer, big_integer_null, boolean, string, string_null, text, timestamp_with_time_zone,
    timestamp_with_time_zone_null, uuid, uuid_null,
};
use minga_store::orm::*;

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [processes(), proposals(), drafts(), supports(), mergers(), answers()] {
            manager.create_table(table).await?;
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

fn processes() -> TableCreateStatement {
    Table::create()
        .table("processes")
        .col(uuid("id").primary_key())
        .col(string("code"))
        .col(text("title"))
        .col(text("summary"))
        .col(uuid("jurisdiction_id"))
        .col(string("state"))
        .col(string("who"))
        .col(text("phases"))
        .col(text("themes"))
        .col(text("places"))
        .col(text("criteria"))
        .col(text("hurry"))
        .col(timestamp_with_time_zone_null("published_at"))
        .col(timestamp_with_time_zone("made_at"))
        .to_owned()
}

fn proposals() -> TableCreateStatement {
    Table::create()
        .table("proposals")
        .col(uuid("id").primary_key())
        .col(uuid("process_id"))
        .col(big_integer("number"))
        .col(string("state"))
        .col(string_null("hidden_from"))
        .col(text("hidden_why"))
        .col(string_null("outcome"))
        .col(boolean("joint"))
        .col(uuid_null("author_id"))
        .col(boolean("named"))
        .col(string_null("body"))
        .col(big_integer_null("theme"))
        .col(uuid_null("place_id"))
        .col(uuid_null("assigned_id"))
        .col(uuid_null("merged_into"))
        .col(string("lang"))
        .col(text("title"))
        .col(text("problem"))
        .col(text("solution"))
        .col(text("whom"))
        .col(string("fingerprint"))
        .col(big_integer("supports"))
        .col(timestamp_with_time_zone("made_at"))
        .to_owned()
}

fn drafts() -> TableCreateStatement {
    Table::create()
        .table("proposal_drafts")
        .col(uuid("id").primary_key())
        .col(uuid("process_id"))
        .col(uuid("account_id"))
        .col(text("title"))
        .col(text("problem"))
        .col(text("solution"))
        .col(text("whom"))
        .col(big_integer_null("theme"))
        .col(uuid_null("place_id"))
        .col(string_null("body"))
        .col(boolean("named"))
        .col(string("lang"))
        .col(timestamp_with_time_zone("saved_at"))
        .to_owned()
}

fn supports() -> TableCreateStatement {
    Table::create()
        .table("supports")
        .col(uuid("id").primary_key())
        .col(uuid("proposal_id"))
        .col(uuid_null("account_id"))
        .col(string("state"))
        .col(string("origin"))
        .col(timestamp_with_time_zone("made_at"))
        .to_owned()
}

fn mergers() -> TableCreateStatement {
    Table::create()
        .table("proposal_mergers")
        .col(uuid("id").primary_key())
        .col(uuid("process_id"))
        .col(uuid("original_id"))
        .col(uuid("into_id"))
        .col(string("kind"))
        .col(string("lang"))
        .col(text("reason"))
        .col(timestamp_with_time_zone("made_at"))
        .col(timestamp_with_time_zone_null("ended_at"))
        .col(text("end_reason"))
        .col(text("objection"))
        .col(timestamp_with_time_zone_null("objected_at"))
        .to_owned()
}

fn answers() -> TableCreateStatement {
    Table::create()
        .table("proposal_answers")
        .col(uuid("id").primary_key())
        .col(uuid("proposal_id"))
        .col(big_integer("number"))
        .col(string("outcome"))
        .col(string_null("body"))
        .col(string("lang"))
        .col(text("text"))
        .col(timestamp_with_time_zone("made_at"))
        .to_owned()
}

/// Name, table, columns, whether unique. Lists of proposals are read along an index, whatever they
/// are filtered by, the newest first or the most supported. One support by each person: what was
/// taken back has no account any more.
const INDEXES: &[(&str, &str, &[&str], bool)] = &[
    ("processes_code", "processes", &["code"], true),
    ("proposals_number", "proposals", &["process_id", "number"], true),
    ("proposals_supported", "proposals", &["process_id", "supports", "number"], false),
    ("proposals_theme", "proposals", &["process_id", "theme", "number"], false),
    ("proposals_theme_supported", "proposals", &["process_id", "theme", "supports", "number"], false),
    ("proposals_place", "proposals", &["process_id", "place_id", "number"], false),
    ("proposals_place_supported", "proposals", &["process_id", "place_id", "supports", "number"], false),
    ("proposals_state", "proposals", &["process_id", "state", "number"], false),
    ("proposals_state_supported", "proposals", &["process_id", "state", "supports", "number"], false),
    ("proposals_fingerprint", "proposals", &["process_id", "fingerprint"], false),
    ("proposals_merged", "proposals", &["merged_into"], false),
    ("proposals_author", "proposals", &["author_id"], false),
    ("proposals_assigned", "proposals", &["assigned_id", "state"], false),
    ("proposal_drafts_once", "proposal_drafts", &["process_id", "account_id"], true),
    ("proposal_drafts_account", "proposal_drafts", &["account_id"], false),
    ("supports_once", "supports", &["proposal_id", "account_id"], true),
    ("supports_account", "supports", &["account_id"], false),
    ("proposal_mergers_original", "proposal_mergers", &["original_id"], false),
    ("proposal_mergers_into", "proposal_mergers", &["into_id"], false),
    ("proposal_answers_number", "proposal_answers", &["proposal_id", "number"], true),
];
