//! One command of the command line a file.

pub(crate) mod account;
pub(crate) mod backup;
pub(crate) mod bounce;
pub(crate) mod demo;
pub(crate) mod doctor;
pub(crate) mod export;
pub(crate) mod import;
pub(crate) mod jobs;
pub(crate) mod migrate;
pub(crate) mod migrate_to;
pub(crate) mod outside;
pub(crate) mod record;
pub(crate) mod record_key;
pub(crate) mod restore;
pub(crate) mod serve;
pub(crate) mod template;
