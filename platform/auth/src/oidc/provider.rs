//! The provider that the operator named: what it says of itself, and what it is asked.

use super::http::Http;
use super::{Arrival, BadIssuer, Departure, Email, Flow, Identity, OidcError, OidcSettings};
use crate::Token;
use crate::identities::account_of;
use chrono::Duration;
use minga_kernel::{Cx, Lang, Moment};
use minga_store::Store;
use openidconnect::core::{
    CoreAuthenticationFlow, CoreClient, CoreClientAuthMethod, CoreIdTokenClaims, CoreJwsSigningAlgorithm,
    CoreProviderMetadata, CoreTokenResponse, CoreUserInfoClaims,
};
use openidconnect::{
    AccessToken, AccessTokenHash, AuthType, AuthorizationCode, ClaimsVerificationError, ClientId,
    ClientSecret, CsrfToken, EndpointMaybeSet, EndpointNotSet, EndpointSet, IssuerUrl, Nonce,
    OAuth2TokenResponse, PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, Scope, SignatureVerificationError,
    SubjectIdentifier, TokenResponse,
};
use std::sync::Arc;
use tokio::sync::{Mutex, Semaphore};

/// How long one question may take.
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(5);
/// How long all questions of one sign-in may take, with waiting for a free place.
const ALL_PATIENCE: std::time::Duration = std::time::Duration::from_secs(15);
/// How many questions are asked at once: each holds a thread.
const PLACES: usize = 8;
/// How long what a provider says of itself is believed.
const FRESH: Duration = Duration::hours(1);

/// Signatures that only the provider can make. Those made with the client's secret, and
/// `none`, are not among them.
const SIGNATURES: [CoreJwsSigningAlgorithm; 9] = [
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha384,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha512,
    CoreJwsSigningAlgorithm::RsaSsaPssSha256,
    CoreJwsSigningAlgorithm::RsaSsaPssSha384,
    CoreJwsSigningAlgorithm::RsaSsaPssSha512,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EcdsaP384Sha384,
    CoreJwsSigningAlgorithm::EdDsa,
];

type Client = CoreClient<
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// The provider, ready to be asked.
#[derive(Debug)]
pub struct Oidc {
    settings: OidcSettings,
    issuer: IssuerUrl,
    redirect: RedirectUrl,
    http: Http,
    places: Arc<Semaphore>,
    known: Mutex<Option<(Moment, Arc<CoreProviderMetadata>)>>,
}

impl Oidc {
    /// The provider of these settings, which sends people back to the address `redirect`.
    pub fn new(settings: OidcSettings, redirect: &str) -> Result<Oidc, BadIssuer> {
        let bad = |_| BadIssuer(settings.issuer.clone());
        let issuer = IssuerUrl::new(settings.issuer.clone()).map_err(bad)?;
        let redirect = RedirectUrl::new(redirect.to_owned()).map_err(|_| BadIssuer(redirect.to_owned()))?;
        let plain = issuer.url().scheme() == "http" && is_this_machine(issuer.url());
        let http = Http::new(PATIENCE, plain);
        if !http.takes(Some(issuer.url().scheme())) {
            return Err(BadIssuer(settings.issuer));
        }
        let (places, known) = (Arc::new(Semaphore::new(PLACES)), Mutex::default());
        Ok(Oidc { settings, issuer, redirect, http, places, known })
    }

    /// What the button says.
    pub fn name(&self) -> &str {
        &self.settings.name
    }

    /// The provider, as it writes itself.
    pub fn issuer(&self) -> &str {
        &self.settings.issuer
    }

    /// Prepares to send somebody there.
    pub async fn depart(&self, cx: &Cx, next: String, lang: Lang) -> Result<Departure, OidcError> {
        let provider = in_time(self.provider(cx.now())).await?;
        let client = self.client(&provider);
        let state = Token::new(&*cx.random);
        let (nonce, verifier) = (Token::new(&*cx.random).reveal(), Token::new(&*cx.random).reveal());
        let (known_state, known_nonce) = (state.reveal(), nonce.clone());
        let (address, ..) = client
            .authorize_url(
                CoreAuthenticationFlow::AuthorizationCode,
                move || CsrfToken::new(known_state),
                move || Nonce::new(known_nonce),
            )
            .add_scope(Scope::new("email".to_owned()))
            .set_pkce_challenge(PkceCodeChallenge::from_code_verifier_sha256(&PkceCodeVerifier::new(
                verifier.clone(),
            )))
            .url();
        if !self.http.takes(Some(address.scheme())) {
            return Err(unreachable(&"its authorization endpoint has no TLS"));
        }
        let flow = Flow { nonce, verifier, next, lang };
        Ok(Departure { address: address.into(), state, flow })
    }

    /// Asks who somebody is who came back with a code.
    pub async fn arrive(&self, cx: &Cx, flow: &Flow, code: String) -> Result<Arrival, OidcError> {
        in_time(async {
            let now = cx.now();
            let provider = self.provider(now).await?;
            let client = self.client(&provider);
            let verifier = PkceCodeVerifier::new(flow.verifier.clone());
            let token = self.ask(move |http| {
                let request =
                    client.exchange_code(AuthorizationCode::new(code)).map_err(|it| unreachable(&it))?;
                request.set_pkce_verifier(verifier).request(http).map_err(|error| match &error {
                    openidconnect::RequestTokenError::Request(_) => unreachable(&error),
                    _ => refused(&error),
                })
            });
            let token = token.await?;
            match self.checked(&provider, &token, flow, now) {
                // It has changed its keys since we asked for them.
                Err(Unchecked::UnknownKey) => {
                    let provider = self.learn(now).await?;
                    self.checked(&provider, &token, flow, now).map_err(Unchecked::told)
                }
                other => other.map_err(Unchecked::told),
            }
        })
        .await
    }

    /// The address of somebody who comes for the first time. Many providers leave it out of
    /// the ID token; then they are asked for it. Whoever is known here needs none.
    pub async fn email(&self, cx: &Cx, store: &Store, arrival: &Arrival) -> Result<Option<Email>, OidcError> {
        if arrival.email.is_some() {
            return Ok(arrival.email.clone());
        }
        let known = async { account_of(&store.read().await?, &arrival.identity).await };
        if known.await.is_ok_and(|found| found.is_some()) {
            return Ok(None);
        }
        in_time(async {
            let provider = self.provider(cx.now()).await?;
            let client = self.client(&provider);
            let subject = SubjectIdentifier::new(arrival.identity.subject.clone());
            let access: AccessToken = arrival.access.clone();
            self.ask(move |http| {
                let Ok(request) = client.user_info(access, Some(subject)) else { return Ok(None) };
                let told: CoreUserInfoClaims = request.request(http).map_err(|error| match &error {
                    openidconnect::UserInfoError::Request(_) => unreachable(&error),
                    _ => refused(&error),
                })?;
                Ok(email_of(told.email(), told.email_verified()))
            })
            .await
        })
        .await
    }

    /// What the provider says of itself, asked for at most once an hour.
    async fn provider(&self, now: Moment) -> Result<Arc<CoreProviderMetadata>, OidcError> {
        let mut known = self.known.lock().await;
        if let Some((_, provider)) = known.as_ref().filter(|(since, _)| now - *since < FRESH) {
            return Ok(provider.clone());
        }
        let provider = self.discovered().await?;
        *known = Some((now, provider.clone()));
        Ok(provider)
    }

    /// Asks it again, because its keys have changed.
    async fn learn(&self, now: Moment) -> Result<Arc<CoreProviderMetadata>, OidcError> {
        let provider = self.discovered().await?;
        *self.known.lock().await = Some((now, provider.clone()));
        Ok(provider)
    }

    async fn discovered(&self) -> Result<Arc<CoreProviderMetadata>, OidcError> {
        let issuer = self.issuer.clone();
        let found = self
            .ask(move |http| CoreProviderMetadata::discover(&issuer, http).map_err(|it| unreachable(&it)));
        found.await.map(Arc::new)
    }

    fn client(&self, provider: &CoreProviderMetadata) -> Client {
        let secret = Some(self.settings.client_secret.clone()).filter(|secret| !secret.is_empty());
        let id = ClientId::new(self.settings.client_id.clone());
        // Basic is what every provider takes unless it says otherwise.
        let methods = provider.token_endpoint_auth_methods_supported();
        let in_body = methods.is_some_and(|methods| {
            !methods.contains(&CoreClientAuthMethod::ClientSecretBasic)
                && methods.contains(&CoreClientAuthMethod::ClientSecretPost)
        });
        CoreClient::from_provider_metadata(provider.clone(), id, secret.map(ClientSecret::new))
            .set_auth_type(if in_body { AuthType::RequestBody } else { AuthType::BasicAuth })
            .set_redirect_uri(self.redirect.clone())
    }

    fn checked(
        &self,
        provider: &CoreProviderMetadata,
        token: &CoreTokenResponse,
        flow: &Flow,
        now: Moment,
    ) -> Result<Arrival, Unchecked> {
        let client = self.client(provider);
        let verifier = client.id_token_verifier().set_allowed_algs(SIGNATURES).set_time_fn(move || now);
        let id_token = token.id_token().ok_or_else(|| Unchecked::Refused("no ID token".to_owned()))?;
        let claims: &CoreIdTokenClaims = id_token.claims(&verifier, &Nonce::new(flow.nonce.clone()))?;
        if let Some(hash) = claims.access_token_hash() {
            let other = |error: &dyn std::fmt::Display| Unchecked::Refused(error.to_string());
            let algorithm = id_token.signing_alg().map_err(|error| other(&error))?;
            let key = id_token.signing_key(&verifier).map_err(|error| other(&error))?;
            let own = AccessTokenHash::from_token(token.access_token(), algorithm, key);
            if own.map_err(|error| other(&error))? != *hash {
                return Err(Unchecked::Refused("the access token is not the one of the ID token".to_owned()));
            }
        }
        Ok(Arrival {
            identity: Identity {
                issuer: self.settings.issuer.clone(),
                subject: claims.subject().to_string(),
            },
            email: email_of(claims.email(), claims.email_verified()),
            access: token.access_token().clone(),
        })
    }

    /// Asks on a thread of its own, because asking blocks.
    async fn ask<T: Send + 'static>(
        &self,
        question: impl FnOnce(&Http) -> Result<T, OidcError> + Send + 'static,
    ) -> Result<T, OidcError> {
        let http = self.http.clone();
        let place = self.places.clone().acquire_owned().await.map_err(|error| unreachable(&error))?;
        let asked = tokio::task::spawn_blocking(move || {
            let _place = place;
            question(&http)
        });
        asked.await.map_err(|error| unreachable(&error))?
    }
}

/// Why an ID token is not believed.
enum Unchecked {
    UnknownKey,
    Refused(String),
}

impl Unchecked {
    fn told(self) -> OidcError {
        match self {
            Unchecked::UnknownKey => refused(&"its key is not among the provider's"),
            Unchecked::Refused(why) => refused(&why),
        }
    }
}

impl From<ClaimsVerificationError> for Unchecked {
    fn from(error: ClaimsVerificationError) -> Unchecked {
        match error {
            ClaimsVerificationError::SignatureVerification(SignatureVerificationError::NoMatchingKey) => {
                Unchecked::UnknownKey
            }
            ClaimsVerificationError::SignatureVerification(why) => Unchecked::Refused(why.to_string()),
            why => Unchecked::Refused(why.to_string()),
        }
    }
}

fn email_of(address: Option<&openidconnect::EndUserEmail>, verified: Option<bool>) -> Option<Email> {
    let address = address?.to_string();
    Some(Email { address, verified: verified == Some(true) })
}

async fn in_time<T>(asking: impl Future<Output = Result<T, OidcError>>) -> Result<T, OidcError> {
    match tokio::time::timeout(ALL_PATIENCE, asking).await {
        Ok(answer) => answer,
        Err(_) => Err(unreachable(&"too slow")),
    }
}

fn unreachable(why: &dyn std::fmt::Display) -> OidcError {
    tracing::warn!(%why, "the OpenID Connect provider does not answer");
    OidcError::Unreachable
}

fn refused(why: &dyn std::fmt::Display) -> OidcError {
    tracing::warn!(%why, "the OpenID Connect provider did not confirm");
    OidcError::Refused
}

fn is_this_machine(url: &url::Url) -> bool {
    match url.host() {
        Some(url::Host::Domain(name)) => name == "localhost",
        Some(url::Host::Ipv4(address)) => address.is_loopback(),
        Some(url::Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}
