//! Signing in at a provider of OpenID Connect (Core 1.0): authorization code flow with PKCE
//! (RFC 7636), state and nonce.
//!
//! What a provider says is believed only after its ID token was checked: signature, issuer,
//! audience, end and nonce. None of its texts reaches a page.

mod http;
mod provider;

pub use provider::Oidc;

use crate::Token;
use minga_kernel::Lang;
use openidconnect::AccessToken;
use serde::{Deserialize, Serialize};

/// What an operator decides.
#[derive(Clone)]
pub struct OidcSettings {
    /// The provider, exactly as it writes itself.
    pub issuer: String,
    /// What the provider calls this installation.
    pub client_id: String,
    /// By which the provider knows it; empty if the provider asks for none.
    pub client_secret: String,
    /// What the button says after "Sign in with".
    pub name: String,
}

impl std::fmt::Debug for OidcSettings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("OidcSettings").field("issuer", &self.issuer).finish_non_exhaustive()
    }
}

/// The issuer is no address that can be asked safely.
#[derive(Debug, thiserror::Error)]
#[error("{0} is no address with https (or with http on this machine)")]
pub struct BadIssuer(pub String);

/// Why a provider did not say who somebody is. The cause goes to the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OidcError {
    /// It does not answer, or not in time, or not in its own form.
    #[error("the provider does not answer")]
    Unreachable,
    /// It refused, or what it says does not hold.
    #[error("the provider did not confirm")]
    Refused,
}

/// What is needed to send somebody to the provider.
#[derive(Debug)]
pub struct Departure {
    /// Where to lead them.
    pub address: String,
    /// What comes back in the address; the handle of the ceremony.
    pub state: Token,
    /// What has to survive until then.
    pub flow: Flow,
}

/// What survives the round trip, on our side.
#[derive(Deserialize, Serialize)]
pub struct Flow {
    nonce: String,
    verifier: String,
    /// Where to lead them afterwards.
    pub next: String,
    /// The language of the page on which they began.
    pub lang: Lang,
}

impl std::fmt::Debug for Flow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Flow(…)")
    }
}

/// Somebody at a provider.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// The provider.
    pub issuer: String,
    /// Who, by what the provider never gives to somebody else.
    pub subject: String,
}

/// Somebody's address, as a provider tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Email {
    /// The address.
    pub address: String,
    /// Whether the provider says that it is theirs.
    pub verified: bool,
}

/// Somebody who came back, and whose ID token holds.
#[derive(Debug)]
pub struct Arrival {
    /// Who they are.
    pub identity: Identity,
    email: Option<Email>,
    access: AccessToken,
}
