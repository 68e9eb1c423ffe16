//! Where proposals that were imported come from, examples, decisions of analysts, and groups of
//! proposals that are alike.

use minga_store::orm::sea_orm::DbErr;
use minga_store::orm::sea_orm_migration::prelude::TableCreateStatement;
use minga_store::orm::sea_orm_migration::schema::{
    big_integer, big_integer_null, boolean, date_null, string, string_null, text, timestamp_with_time_zone,
    timestamp_with_time_zone_null, uuid, uuid_null,
};
use minga_store::orm::*;

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in [origins(), examples(), classifications(), searches(), groups(), apart()] {
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

fn origins() -> TableCreateStatement {
    Table::create()
        .table("proposal_origins")
        .col(uuid("id").primary_key())
        .col(uuid("process_id"))
        .col(uuid("proposal_id"))
        .col(string("source"))
        .col(string("original"))
        .col(date_null("stated_day"))
        .col(big_integer_null("stated_supports"))
        .col(string_null("url"))
        .col(timestamp_with_time_zone("made_at"))
        .to_owned()
}

fn examples() -> TableCreateStatement {
    Table::create()
        .table("process_examples")
        .col(uuid("id").primary_key())
        .col(uuid("process_id"))
        .col(timestamp_with_time_zone("made_at"))
        .to_owned()
}

fn classifications() -> TableCreateStatement {
    Table::create()
        .table("proposal_classifications")
        .col(uuid("id").primary_key())
        .col(uuid("process_id"))
        .col(uuid("proposal_id"))
        .col(uuid("together_id"))
        .col(big_integer_null("theme_from"))
        .col(big_integer_null("theme_to"))
        .col(uuid_null("place_from"))
        .col(uuid_null("place_to"))
        .col(uuid_null("assigned_from"))
        .col(uuid_null("assigned_to"))
        .col(boolean("suggested"))
        .col(string("lang"))
        .col(text("reason"))
        .col(timestamp_with_time_zone("made_at"))
        .col(timestamp_with_time_zone_null("undone_at"))
        .to_owned()
}

fn searches() -> TableCreateStatement {
    Table::create()
        .table("proposal_group_searches")
        .col(uuid("process_id").primary_key())
        .col(timestamp_with_time_zone("asked_at"))
        .col(timestamp_with_time_zone_null("seen_at"))
        .col(timestamp_with_time_zone_null("ended_at"))
        .col(big_integer("done"))
        .col(big_integer("total"))
        .to_owned()
}

fn groups() -> TableCreateStatement {
    Table::create()
        .table("proposal_groups")
        .col(uuid("id").primary_key())
        .col(uuid("process_id"))
        .col(big_integer("position"))
        .col(uuid("centre_id"))
        .col(text("others"))
        .col(timestamp_with_time_zone("made_at"))
        .to_owned()
}

fn apart() -> TableCreateStatement {
    Table::create()
        .table("proposals_apart")
        .col(uuid("id").primary_key())
        .col(uuid("process_id"))
        .col(uuid("one_id"))
        .col(uuid("other_id"))
        .col(timestamp_with_time_zone("made_at"))
        .to_owned()
}

/// Name, table, columns, whether unique. The same proposal of the same place is imported once.
const INDEXES: &[(&str, &str, &[&str], bool)] = &[
    ("proposal_origins_once", "proposal_origins", &["process_id", "source", "original"], true),
    ("proposal_origins_proposal", "proposal_origins", &["proposal_id"], true),
    ("process_examples_once", "process_examples", &["process_id"], true),
    ("proposal_classifications_process", "proposal_classifications", &["process_id", "id"], false),
    ("proposal_classifications_together", "proposal_classifications", &["together_id"], false),
    ("proposal_classifications_proposal", "proposal_classifications", &["proposal_id"], false),
    ("proposal_groups_position", "proposal_groups", &["process_id", "position"], true),
    ("proposals_apart_once", "proposals_apart", &["process_id", "one_id", "other_id"], true),
];
