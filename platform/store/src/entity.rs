//! How a table becomes an entity.

/// Makes a module with the entity of a table: its `Model` with these columns, and what SeaORM
/// derives from it.
///
/// What comes after `long` is for the page of one thing: lists read a `Line`, which has
/// everything else.
#[macro_export]
macro_rules! entity {
    ($name:ident, $table:literal, { $($(#[$meta:meta])* $field:ident: $type:ty,)* }) => {
        pub(crate) mod $name {
            $crate::entity!(@model $table, { $($(#[$meta])* $field: $type,)* });
        }
    };
    (
        $name:ident, $table:literal, { $($(#[$meta:meta])* $field:ident: $type:ty,)* }
        long { $($long:ident: $long_type:ty,)* }
    ) => {
        pub(crate) mod $name {
            $crate::entity!(@model $table, { $($(#[$meta])* $field: $type,)* $($long: $long_type,)* });

            #[derive(Debug, sea_orm::DerivePartialModel)]
            #[sea_orm(entity = "Entity")]
            pub(crate) struct Line {
                $(pub(crate) $field: $type,)*
            }
        }
    };
    (@model $table:literal, { $($(#[$meta:meta])* $field:ident: $type:ty,)* }) => {
        use $crate::orm::*;

        #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
        #[sea_orm(table_name = $table)]
        pub(crate) struct Model {
            $($(#[$meta])* pub(crate) $field: $type,)*
        }

        #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
        pub(crate) enum Relation {}

        impl ActiveModelBehavior for ActiveModel {}
    };
}
