//! Database entities. Texts are JSON objects by language.

pub(crate) mod organisation {
    use minga_store::orm::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "organisations")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) id: Uuid,
        pub(crate) code: String,
        pub(crate) name: String,
        pub(crate) name_folded: String,
        pub(crate) acronym: Option<String>,
        pub(crate) sector: String,
        pub(crate) city: Option<String>,
        pub(crate) jurisdiction_id: Option<Uuid>,
        pub(crate) part_of: Option<Uuid>,
        pub(crate) website: Option<String>,
        pub(crate) updated_at: DateTimeUtc,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod jurisdiction {
    use minga_store::orm::*;

    #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
    #[sea_orm(table_name = "jurisdictions")]
    pub(crate) struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub(crate) id: Uuid,
        pub(crate) code: String,
        pub(crate) name: String,
        pub(crate) level: String,
        pub(crate) parent_id: Option<Uuid>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub(crate) enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
