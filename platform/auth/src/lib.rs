//! Accounts, the roles that they hold, and every way to prove who one is.
//!
//! Invariants:
//! - no secret is stored: of passwords an argon2id hash, of everything else (sessions, links,
//!   keys) the SHA-256 of 256 random bits; what a ceremony needs to be ended stays for ten
//!   minutes at most, and is worth nothing without the browser that began it;
//! - what somebody may do is read from the database inside each command ([`standing`]), so
//!   that a role that ended a second ago has ended;
//! - nothing here tells whether an address has an account: not by words, and not by time;
//! - no name and no address leaves these tables for the record, the log or an event.

mod accounts;
mod blind;
mod ceremonies;
mod commands;
mod entity;
mod identities;
mod keys;
mod memberships;
mod migrations;
mod official;
mod oidc;
mod openings;
mod passkeys;
mod password;
mod personal;
mod sessions;
mod throttle;
mod tickets;
mod token;

pub use accounts::{
    Account, account, account_by_address, accounts, accounts_by_id, address_of, has_confirmed_address,
    names_of, save_account, set_password,
};
pub use blind::{Blind, Salt};
pub use ceremonies::{CEREMONY_MINUTES, Ceremony, begin_ceremony, end_ceremony};
pub use commands::{
    NewRole, PERMISSIONS, add_account, block_account, end_role, end_role_within, give_role, give_role_within,
    make_link, may_administer, may_set_up, sign_out_everywhere,
};
pub use identities::{Entrance, enter_by_identity, is_known_to};
pub use keys::{ApiKey, Scope, close_key, holder_of_key, keys_of, make_key};
pub use memberships::{
    Membership, ending, holders_of, membership, memberships, memberships_in, memberships_of,
    memberships_of_all, standing,
};
pub use migrations::migrations;
pub use official::{ACCOUNT, MEMBERSHIP, official};
pub use oidc::{Arrival, BadIssuer, Departure, Email, Flow, Identity, Oidc, OidcError, OidcSettings};
pub use openings::{Opening, keep_opening, open_account, opening};
pub use passkeys::{Key, Passkeys, passkeys_of, remove_passkey};
pub use password::{PasswordFault, Passwords};
pub use personal::{delete_account, personal};
pub use sessions::{Session, close_other_sessions, close_session, open_session, resume, sessions_of, touch};
pub use throttle::{Allowance, allow};
pub use tickets::{Purpose, holder_of_ticket, issue_ticket, redeem_ticket, sweep};
pub use token::Token;
