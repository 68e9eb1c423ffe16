//! Comments, answers, reports, decisions and appeals.

use minga_store::orm::sea_orm::DbErr;
use minga_store::orm::sea_orm_migration::schema::{
    big_integer, boolean, string, text, timestamp_with_time_zone, uuid, uuid_null,
};
use minga_store::orm::*;

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tables = [
            Table::create()
                .table("comments")
                .col(uuid("id").primary_key())
                .col(string("about"))
                .col(string("stance"))
                .col(string("state"))
                .col(uuid_null("author_id"))
                .col(boolean("named"))
                .col(string("lang"))
                .col(text("text"))
                .col(timestamp_with_time_zone("made_at"))
                .to_owned(),
            Table::create()
                .table("comment_answers")
                .col(uuid("id").primary_key())
                .col(uuid("comment_id"))
                .col(string("body"))
                .col(string("part"))
                .col(string("lang"))
                .col(text("text"))
                .col(timestamp_with_time_zone("made_at"))
                .to_owned(),
            Table::create()
                .table("comment_flags")
                .col(uuid("id").primary_key())
                .col(uuid("comment_id"))
                .col(uuid("reporter_id"))
                .col(string("reason"))
                .col(text("text"))
                .col(timestamp_with_time_zone("made_at"))
                .to_owned(),
            Table::create()
                .table("comment_decisions")
                .col(uuid("id").primary_key())
                .col(uuid("comment_id"))
                .col(string("about"))
                .col(big_integer("number"))
                .col(boolean("on_appeal"))
                .col(boolean("hides"))
                .col(string("reason"))
                .col(string("lang"))
                .col(text("text"))
                .col(big_integer("flags"))
                .col(uuid("decided_by"))
                .col(boolean("same"))
                .col(timestamp_with_time_zone("made_at"))
                .to_owned(),
            Table::create()
                .table("comment_appeals")
                .col(uuid("id").primary_key())
                .col(uuid("comment_id"))
                .col(text("text"))
                .col(timestamp_with_time_zone("made_at"))
                .to_owned(),
        ];
        for table in tables {
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

/// Name, table, columns, whether unique. One report by each person, one appeal to a comment.
const INDEXES: &[(&str, &str, &[&str], bool)] = &[
    ("comments_about", "comments", &["about", "id"], false),
    ("comments_by_author", "comments", &["author_id"], false),
    ("comments_by_stance", "comments", &["stance", "state"], false),
    ("comment_answers_of", "comment_answers", &["comment_id"], false),
    ("comment_flags_once", "comment_flags", &["comment_id", "reporter_id"], true),
    ("comment_decisions_of", "comment_decisions", &["comment_id", "number"], true),
    ("comment_appeals_once", "comment_appeals", &["comment_id"], true),
];
