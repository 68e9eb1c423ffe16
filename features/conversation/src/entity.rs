//! Database entities.

macro_rules! entity {
    ($name:ident, $table:literal, { $($(#[$meta:meta])* $field:ident: $type:ty,)* }) => {
        pub(crate) mod $name {
            use minga_store::orm::*;

            #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
            #[sea_orm(table_name = $table)]
            pub(crate) struct Model {
                $($(#[$meta])* pub(crate) $field: $type,)*
            }

            #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
            pub(crate) enum Relation {}

            impl ActiveModelBehavior for ActiveModel {}
        }
    };
}

entity!(comment, "comments", {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    about: String,
    stance: String,
    state: String,
    author_id: Option<Uuid>,
    named: bool,
    lang: String,
    text: String,
    made_at: DateTimeUtc,
});

entity!(answer, "comment_answers", {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    comment_id: Uuid,
    body: String,
    part: String,
    lang: String,
    text: String,
    made_at: DateTimeUtc,
});

entity!(flag, "comment_flags", {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    comment_id: Uuid,
    reporter_id: Uuid,
    reason: String,
    text: String,
    made_at: DateTimeUtc,
});

entity!(decision, "comment_decisions", {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    comment_id: Uuid,
    about: String,
    number: i64,
    on_appeal: bool,
    hides: bool,
    reason: String,
    lang: String,
    text: String,
    flags: i64,
    decided_by: Uuid,
    same: bool,
    made_at: DateTimeUtc,
});

entity!(appeal, "comment_appeals", {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    comment_id: Uuid,
    text: String,
    made_at: DateTimeUtc,
});
