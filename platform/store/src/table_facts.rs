//! Kinds whose official facts are the columns of one table.

/// A kind of official thing whose facts are the columns of one table: those that are words, and
/// those that are left out, because they say nothing official.
#[macro_export]
macro_rules! official {
    ($name:ident, $kind:expr, $table:ident, words: $words:expr, left_out: $left_out:expr) => {
        struct $name;

        #[$crate::orm::async_trait]
        impl $crate::Official for $name {
            fn kind(&self) -> ::minga_kernel::Kind {
                $kind
            }

            async fn facts(
                &self,
                db: &$crate::Conn,
                which: $crate::Which<'_>,
            ) -> Result<Vec<($crate::orm::Uuid, $crate::Facts)>, $crate::StoreError> {
                let (words, left_out) = ($words, $left_out);
                $crate::facts_of_rows::<$table::Entity>(db, $table::Column::Id, which, &words, &left_out)
                    .await
            }

            async fn there(
                &self,
                db: &$crate::Conn,
                ids: &[$crate::orm::Uuid],
            ) -> Result<Vec<$crate::orm::Uuid>, $crate::StoreError> {
                $crate::ids_of_rows::<$table::Entity>(db, $table::Column::Id, ids).await
            }
        }
    };
}
