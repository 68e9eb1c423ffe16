//! Database entities.

pub(crate) mod takedown {
    use minga_store::orm::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "takedowns")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) id: Uuid,
        /// Named so that whoever verifies the record knows that this file is not missing.
        pub(crate) taken_down: String,
        pub(crate) reason: String,
        pub(crate) words: String,
        pub(crate) taken_at: DateTimeUtc,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
