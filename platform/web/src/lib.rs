//! The shell of every page and of the API, and what a feature hands to the server.
//!
//! A feature exports one [`Module`]. The shell joins the modules into an [`App`], and
//! [`service`] into one web service. A page is a struct that implements [`View`], with
//! samples from which a test renders it in every language.
//!
//! Invariants:
//! - HTML is made by templates only, and a template cannot write unescaped text;
//! - every address carries its language, or none (`/api`, `/assets`, `/oidc`), and does not
//!   depend on cookies or headers, so that whoever asks for it gets the same;
//! - what a page says of the present (overdue) depends on the day, which begins at other hours
//!   elsewhere, never on the second.

mod accounts;
mod address;
pub mod answer;
pub mod api;
mod app;
mod assets;
mod cache;
mod check;
mod colour;
mod error;
mod face;
mod files;
mod form;
mod health;
mod hooks;
mod locator;
mod mail;
mod markup;
mod module;
mod once;
mod origin;
pub mod pages;
mod passkeys;
mod pieces;
mod rate;
mod record;
mod retention;
mod rounds;
mod row_form;
mod search_sync;
mod security;
mod service;
mod session;
mod settings;
mod shell;
mod slots;
mod source;
mod sweep;
mod templates;
mod text;
mod trace;
mod view;
mod visit;
mod work;

pub use address::Address;
pub use app::{App, AppError, Parts, migrations};
pub use assets::Assets;
pub use check::{Check, TOO_OFTEN, mended, refused};
pub use error::{PageError, PageResult};
pub use face::{Face, Logo};
pub use files::{Taken, copy_path, file_path};
pub use form::{Choice, Field, FieldError, Fields, Form, Upload};
pub use health::measurements;
pub use hooks::{TellHook, follow_hooks, hand_over};
pub use locator::Crumb;
pub use mail::{Letter, MailReturned, RETURNED, SendMail};
pub use markup::Markup;
pub use module::{Documents, Keeps, Module, Personal, Withheld};
pub use once::{Before, Once};
pub use rate::Peer;
pub use record::{keep_record, keep_witnesses};
pub use retention::{sweep, sweep_files};
pub use rounds::{Round, go_round, keep_rounds};
pub use row_form::{RowForm, Sent, written};
pub use search_sync::{catch_up, follow_events};
pub use service::{Service, routes, service};
pub use session::Signed;
pub use settings::{Archiving, Setting, Settings, Source, Told};
pub use shell::PageMeta;
pub use slots::{Place, Slot, SlotContent};
pub use source::Asker;
pub use sweep::keep_clean;
pub use text::{Body, Said};
pub use view::{View, ViewSamples};
pub use visit::{Format, Visit, escape_query};
pub use work::{Entrusted, EntrustedThing, Urgency, Work, WorkItem};

/// What features build their pages and API with.
pub mod http {
    pub use axum::Router;
    pub use axum::extract::{Path, Query, State};
    pub use axum::response::{IntoResponse, Redirect, Response};
    pub use axum::routing::{get, post};
    pub use http::{HeaderMap, HeaderValue, StatusCode, header};
    pub use utoipa;
    pub use utoipa_axum::router::OpenApiRouter;
    pub use utoipa_axum::routes;
}
