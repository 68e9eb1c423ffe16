//! How proposals are evaluated: sheets of scores, conflicts of interest, decisions, notes.

use minga_store::orm::sea_orm::DbErr;
use minga_store::orm::sea_orm_migration::prelude::TableCreateStatement;
use minga_store::orm::sea_orm_migration::schema::{
    big_integer, date_null, string, string_null, text, timestamp_with_time_zone,
    timestamp_with_time_zone_null, uuid,
};
use minga_store::orm::*;

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [rules(), sheets(), conflicts(), decisions(), agreements(), notes()] {
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

fn rules() -> TableCreateStatement {
    Table::create()
        .table("process_evaluations")
        .col(uuid("id").primary_key())
        .col(uuid("process_id"))
        .col(date_null("due"))
        .col(big_integer("lowest"))
        .col(big_integer("highest"))
        .col(timestamp_with_time_zone("made_at"))
        .to_owned()
}

fn sheets() -> TableCreateStatement {
    Table::create()
        .table("evaluation_sheets")
        .col(uuid("id").primary_key())
        .col(uuid("process_id"))
        .col(uuid("proposal_id"))
        .col(uuid("account_id"))
        .col(string_null("body"))
        .col(big_integer("version"))
        .col(text("scores"))
        .col(string("lang"))
        .col(text("reason"))
        .col(timestamp_with_time_zone("made_at"))
        .to_owned()
}

fn conflicts() -> TableCreateStatement {
    Table::create()
        .table("evaluation_conflicts")
        .col(uuid("id").primary_key())
        .col(uuid("process_id"))
        .col(uuid("proposal_id"))
        .col(uuid("account_id"))
        .col(string_null("body"))
        .col(string("cause"))
        .col(string("lang"))
        .col(text("reason"))
        .col(timestamp_with_time_zone("made_at"))
        .to_owned()
}

fn decisions() -> TableCreateStatement {
    Table::create()
        .table("evaluation_decisions")
        .col(uuid("id").primary_key())
        .col(uuid("process_id"))
        .col(uuid("proposal_id"))
        .col(big_integer("number"))
        .col(string("state"))
        .col(string("verdict"))
        .col(string("lang"))
        .col(text("text"))
        .col(timestamp_with_time_zone("made_at"))
        .col(timestamp_with_time_zone_null("decided_at"))
        .to_owned()
}

fn agreements() -> TableCreateStatement {
    Table::create()
        .table("evaluation_agreements")
        .col(uuid("id").primary_key())
        .col(uuid("decision_id"))
        .col(uuid("account_id"))
        .col(timestamp_with_time_zone("made_at"))
        .to_owned()
}

fn notes() -> TableCreateStatement {
    Table::create()
        .table("evaluation_notes")
        .col(uuid("id").primary_key())
        .col(uuid("proposal_id"))
        .col(uuid("account_id"))
        .col(string_null("body"))
        .col(string("lang"))
        .col(text("text"))
        .col(timestamp_with_time_zone("made_at"))
        .to_owned()
}

/// Name, table, columns, whether unique. Whose interest a proposal is, is looked up by the
/// organisation for which it was made.
const INDEXES: &[(&str, &str, &[&str], bool)] = &[
    ("process_evaluations_process", "process_evaluations", &["process_id"], true),
    ("evaluation_sheets_version", "evaluation_sheets", &["proposal_id", "account_id", "version"], true),
    ("evaluation_sheets_process", "evaluation_sheets", &["process_id", "version", "account_id"], false),
    ("evaluation_sheets_account", "evaluation_sheets", &["account_id"], false),
    ("evaluation_conflicts_once", "evaluation_conflicts", &["proposal_id", "account_id"], true),
    ("evaluation_conflicts_account", "evaluation_conflicts", &["account_id", "process_id"], false),
    ("evaluation_decisions_number", "evaluation_decisions", &["proposal_id", "number"], true),
    ("evaluation_decisions_process", "evaluation_decisions", &["process_id", "state"], false),
    ("evaluation_agreements_once", "evaluation_agreements", &["decision_id", "account_id"], true),
    ("evaluation_agreements_account", "evaluation_agreements", &["account_id"], false),
    ("evaluation_notes_proposal", "evaluation_notes", &["proposal_id"], false),
    ("evaluation_notes_account", "evaluation_notes", &["account_id"], false),
    ("proposals_body", "proposals", &["process_id", "body"], false),
];
