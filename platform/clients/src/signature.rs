//! Signatures of the Standard Webhooks convention (standardwebhooks.com, version 1.0.0).

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use minga_kernel::{Moment, Random};
use ring::hmac;

/// What signs the events that one webhook is told of. Unlike what proves who somebody is, it
/// has to be kept as it is: whoever signs needs it.
#[derive(Clone)]
pub struct Secret([u8; 32]);

/// What a secret begins with when people see it.
const PREFIX: &str = "whsec_";

impl Secret {
    /// A new one.
    pub fn new(random: &dyn Random) -> Secret {
        let mut bytes = [0; 32];
        random.fill(&mut bytes);
        Secret(bytes)
    }

    /// Reads what [`Secret::reveal`] wrote.
    pub fn parse(text: &str) -> Option<Secret> {
        Some(Secret(STANDARD.decode(text.strip_prefix(PREFIX)?).ok()?.try_into().ok()?))
    }

    /// As text, in the form that the libraries of the convention take.
    pub fn reveal(&self) -> String {
        format!("{PREFIX}{}", STANDARD.encode(self.0))
    }

    /// The header `webhook-signature` of a message.
    pub fn sign(&self, id: &str, at: Moment, content: &[u8]) -> String {
        let key = hmac::Key::new(hmac::HMAC_SHA256, &self.0);
        let mut context = hmac::Context::with_key(&key);
        context.update(format!("{id}.{}.", at.timestamp()).as_bytes());
        context.update(content);
        format!("v1,{}", STANDARD.encode(context.sign()))
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What Python's `hmac` says of the same.
    #[test]
    fn a_signature_is_what_others_compute() {
        let secret = Secret([7; 32]);
        let at = Moment::from_timestamp(1_622_548_800, 0).expect("a moment");
        let signed = secret.sign("msg_1", at, br#"{"sequence":1}"#);
        assert_eq!(signed, "v1,PyE1/Njp9uiVKE7l4E8Ncc7+zpwfps3h38mmg0CEhpI=");
        let read = Secret::parse(&secret.reveal()).expect("a secret");
        assert_eq!(read.sign("msg_1", at, br#"{"sequence":1}"#), signed);
        assert!(Secret::parse("whsec_AAAA").is_none() && Secret::parse("secret").is_none());
    }
}
