//! The files that wait for their owners to say yes.

use minga_store::entity;

entity!(upload, "import_uploads", {
    #[sea_orm(primary_key, auto_increment = false)]
    id: Uuid,
    account_id: Uuid,
    name: String,
    content: Vec<u8>,
    made_at: DateTimeUtc,
    ends_at: DateTimeUtc,
});
