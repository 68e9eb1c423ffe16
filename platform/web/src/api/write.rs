//! A change that a program asks for: who asks, what they sent, under which conditions, and the
//! answer, which is kept under their idempotency key in the transaction of the change itself.

use super::{Caller, body};
use crate::{App, PageError, PageResult};
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::response::{IntoResponse, Response};
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use minga_auth::Scope;
use minga_clients::{Answer, answer_to, keep_answer};
use minga_kernel::{Cx, Refusal};
use minga_store::{CommandError, StoreError, Tx};
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// The most bytes of a body.
const LARGEST: usize = 256 * 1024;
/// The header of the IETF's draft "The Idempotency-Key HTTP Header Field".
const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");
/// The longest key.
const LONGEST_KEY: usize = 255;

/// What a program asks for.
#[derive(Debug)]
pub struct Asked<T> {
    /// Who.
    pub caller: Caller,
    /// What they sent.
    pub body: T,
    conditions: Conditions,
}

/// Under which conditions a change is made, and whose answer it has.
#[derive(Debug)]
pub struct Conditions {
    account: Uuid,
    once: Option<Once>,
    tags: Option<String>,
}

#[derive(Debug)]
struct Once {
    /// The hash of the key.
    key: String,
    /// The hash of the request.
    request: String,
}

/// What comes of beginning a change.
#[derive(Debug)]
pub enum Begun<T> {
    /// It was made before, and this is what was answered.
    Answered(Response),
    /// It can be made.
    Open(Open<T>),
}

/// A change that has begun. Dropping it undoes it.
pub struct Open<T> {
    /// The circumstances of the command.
    pub cx: Cx,
    /// Where it writes.
    pub tx: Tx,
    /// What was sent.
    pub body: T,
    /// Under which conditions.
    pub conditions: Conditions,
}

impl<T> std::fmt::Debug for Open<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Open").field("conditions", &self.conditions).finish_non_exhaustive()
    }
}

/// What was made, as the answer tells of it.
#[derive(Clone, Debug)]
pub struct Made {
    status: StatusCode,
    location: Option<String>,
    tag: Option<String>,
    body: String,
}

impl Made {
    /// Something new at this path.
    pub fn created(app: &App, path: &str, thing: &impl Serialize) -> Result<Made, PageError> {
        let location = Some(app.absolute(path));
        Ok(Made { status: StatusCode::CREATED, location, tag: None, body: written(thing)? })
    }

    /// Something that was there before.
    pub fn changed(thing: &impl Serialize) -> Result<Made, PageError> {
        Ok(Made { status: StatusCode::OK, location: None, tag: None, body: written(thing)? })
    }

    /// The same with the tag of a thing whose newest event has this number.
    #[must_use]
    pub fn tagged(self, number: u64) -> Made {
        Made { tag: Some(tag_of(number, &self.body)), ..self }
    }
}

impl<T: DeserializeOwned + Send> FromRequest<App> for Asked<T> {
    type Rejection = PageError;

    async fn from_request(request: Request, app: &App) -> Result<Asked<T>, PageError> {
        let (mut parts, body) = request.into_parts();
        let caller = Caller::from_request_parts(&mut parts, app).await?;
        if !body::is_json(&parts.headers) {
            return Err(PageError::Refused(StatusCode::UNSUPPORTED_MEDIA_TYPE, "media-type"));
        }
        let bytes = axum::body::to_bytes(body, LARGEST).await.map_err(|_| PageError::TooLarge)?;
        let request = Sha256::new()
            .chain_update(format!("{} {}\n", parts.method, parts.uri.path()))
            .chain_update(&bytes)
            .finalize();
        let once = idempotency_key(&parts.headers)?;
        let once = once.map(|key| Once { key: hash(&key), request: hex::encode(request) });
        let lines = parts.headers.get_all(header::IF_MATCH).into_iter();
        // What is not text is no tag of ours.
        let lines: Vec<&str> = lines.map(|line| line.to_str().unwrap_or_default()).collect();
        let tags = (!lines.is_empty()).then(|| lines.join(","));
        let conditions = Conditions { account: caller.account(), once, tags };
        Ok(Asked { body: body::read(&bytes)?, caller, conditions })
    }
}

/// The key of a request, bare or as the draft writes it, between quotes.
fn idempotency_key(headers: &HeaderMap) -> Result<Option<String>, PageError> {
    let refused = || PageError::Refused(StatusCode::BAD_REQUEST, "idempotency-key");
    let mut all = headers.get_all(IDEMPOTENCY_KEY).into_iter();
    let Some(first) = all.next() else { return Ok(None) };
    let text = first.to_str().map_err(|_| refused())?.trim();
    let bare = text.strip_prefix('"').and_then(|it| it.strip_suffix('"')).unwrap_or(text);
    let is_plain = bare.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'"' && byte != b'\\');
    if all.next().is_some() || bare.is_empty() || bare.len() > LONGEST_KEY || !is_plain {
        return Err(refused());
    }
    Ok(Some(bare.to_owned()))
}

impl<T> Asked<T> {
    /// Begins a change that needs this scope, unless it was made before under the same key.
    ///
    /// Of two with the same key that come at once, the second waits here until the first is
    /// committed or undone, and then finds its answer or makes the change.
    pub async fn begin(self, app: &App, scope: Scope) -> Result<Begun<T>, PageError> {
        let Asked { caller, body, conditions } = self;
        let cx = caller.cx(app, scope)?;
        let tx = app.store.write().await?;
        if let Some(once) = &conditions.once {
            let account = conditions.account;
            tx.lock(&format!("answer to {account} {}", once.key)).await?;
            match answer_to(&tx, account, &once.key, cx.now()).await? {
                Some(answer) if answer.request == once.request => {
                    return Ok(Begun::Answered(response(answer)?));
                }
                Some(_) => return Err(PageError::Refused(StatusCode::UNPROCESSABLE_ENTITY, "idempotency")),
                None => {}
            }
        }
        Ok(Begun::Open(Open { cx, tx, body, conditions }))
    }
}

impl Conditions {
    /// Whether the thing is as its author saw it, if they said so (`If-Match`, RFC 9110): only
    /// then its number is asked for. The caller has to hold the thing, so that it stays so until
    /// the change is made.
    pub async fn hold(&self, number: impl Future<Output = Result<u64, StoreError>>) -> Result<(), PageError> {
        let Some(tags) = &self.tags else { return Ok(()) };
        let number = number.await?;
        let fits = |tag: &str| tag.trim() == "*" || number_of(tag.trim()) == Some(number);
        if tags.split(',').any(fits) {
            Ok(())
        } else {
            Err(PageError::Refused(StatusCode::PRECONDITION_FAILED, "stale"))
        }
    }

    /// Makes the change durable together with its answer.
    pub async fn commit(self, cx: &Cx, tx: Tx, made: Made) -> PageResult {
        let Made { status, location, tag, body } = made;
        let request = self.once.as_ref().map(|once| once.request.clone()).unwrap_or_default();
        let answer = Answer { request, status: status.as_u16(), location, tag, body };
        if let Some(once) = &self.once {
            keep_answer(&tx, self.account, &once.key, &answer, cx.now()).await?;
        }
        tx.commit().await?;
        response(answer)
    }
}

/// What a command refuses, as the API tells it.
pub fn refused(error: CommandError) -> PageError {
    match error {
        // The account was blocked after its key was looked at.
        CommandError::Refused(Refusal::SignIn) => PageError::Refused(StatusCode::UNAUTHORIZED, "key-void"),
        CommandError::Problems(problems) => PageError::Problems(problems),
        other => other.into(),
    }
}

/// A thing with the tag that [`Conditions::hold`] knows: its newest event has this number.
pub fn tagged(number: u64, thing: &impl Serialize) -> PageResult {
    let body = written(thing)?;
    let tag = Some(tag_of(number, &body));
    let status = StatusCode::OK.as_u16();
    response(Answer { request: String::new(), status, location: None, tag, body })
}

fn response(answer: Answer) -> PageResult {
    let status =
        StatusCode::from_u16(answer.status).map_err(|error| PageError::Internal(error.to_string()))?;
    let kind = (header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    let mut response = (status, [kind], answer.body).into_response();
    for (name, value) in [(header::LOCATION, answer.location), (header::ETAG, answer.tag)] {
        if let Some(value) = value {
            let value =
                HeaderValue::try_from(value).map_err(|error| PageError::Internal(error.to_string()))?;
            response.headers_mut().insert(name, value);
        }
    }
    Ok(response)
}

fn written(thing: &impl Serialize) -> Result<String, PageError> {
    serde_json::to_string(thing).map_err(|error| PageError::Internal(error.to_string()))
}

/// The number of the newest event, which `If-Match` is about, and the content, because what is
/// computed from the day changes without an event.
fn tag_of(number: u64, body: &str) -> String {
    format!("\"{number}.{}\"", &hash(body)[..16])
}

/// The number in a tag that is not weak.
fn number_of(tag: &str) -> Option<u64> {
    let inside = tag.strip_prefix('"')?.strip_suffix('"')?;
    inside.split_once('.')?.0.parse().ok()
}

fn hash(text: &str) -> String {
    hex::encode(Sha256::digest(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn conditions(tags: Option<&str>) -> Conditions {
        Conditions { account: Uuid::nil(), once: None, tags: tags.map(str::to_owned) }
    }

    #[tokio::test]
    async fn a_tag_holds_while_its_number_is_the_newest() {
        let tag = tag_of(7, "{}");
        let newest = async || Ok(7);
        for fits in [tag.clone(), format!("\"1.a\", {tag}"), "*".to_owned()] {
            assert!(conditions(Some(&fits)).hold(newest()).await.is_ok(), "{fits}");
        }
        assert!(conditions(None).hold(newest()).await.is_ok());
        for other in
            [format!("W/{tag}"), "7".to_owned(), String::new(), "\"7\"".to_owned(), "\"x.y\"".to_owned()]
        {
            assert!(conditions(Some(&other)).hold(newest()).await.is_err(), "{other}");
        }
        assert!(conditions(Some(&tag)).hold(async { Ok(8) }).await.is_err());
        assert_ne!(tag_of(7, "{}"), tag_of(7, "[]"));
    }

    #[test]
    fn a_key_is_plain_and_there_is_one() {
        let told = |values: &[&str]| {
            let lines =
                values.iter().map(|it| (IDEMPOTENCY_KEY, HeaderValue::from_str(it).expect("a value")));
            idempotency_key(&lines.collect())
        };
        assert!(matches!(told(&[]), Ok(None)));
        let key = Some("8e03978e-40d5-43dd".to_owned());
        assert_eq!(told(&["8e03978e-40d5-43dd"]).expect("a key"), key);
        assert_eq!(told(&["\"8e03978e-40d5-43dd\""]).expect("a key"), key);
        let long = "a".repeat(256);
        for wrong in [&[""][..], &["\"\""], &["a b"], &["\"a"], &["a", "a"], &[&*long]] {
            assert!(told(wrong).is_err(), "{wrong:?}");
        }
    }
}
