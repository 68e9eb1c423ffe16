//! What shows that somebody came: a paper that strangers can check, also after it was deleted who
//! came.
//!
//! What is kept of it has no name: the hash of the code on the paper, by which it is found, and a
//! hash of code and name together, by which whoever holds the paper can have the name on it
//! confirmed. Without the code nobody can try names, because nobody can guess it; the code is made
//! from the secret in the mails of whoever came, and is kept nowhere.

use super::registration::{Registration, name};
use minga_kernel::{Kind, Moment};
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// The kind of reference.
pub(crate) const CERTIFICATE: Kind = Kind::new("event_certificate");

/// A certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Certificate {
    pub(crate) id: Uuid,
    pub(crate) gathering: Uuid,
    /// Its number among those of the gathering, from 1.
    pub(crate) number: i64,
    /// Whether it was said since that they did not come.
    pub(crate) revoked: bool,
    pub(crate) code_hash: String,
    pub(crate) digest: String,
    pub(crate) made_at: Moment,
}

/// Letters and digits that nobody takes for others (Crockford's base 32).
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// How many of them: a hundred bits.
const LENGTH: usize = 20;

/// The code of somebody's certificate; nothing once the secret that it is made of was deleted.
pub(crate) fn code(it: &Registration) -> Option<String> {
    let key = it.key.as_deref()?;
    let hash = Sha256::digest(format!("certificate\n{}\n{key}", it.id));
    // Five bits of each byte.
    Some(hash.iter().take(LENGTH).map(|byte| char::from(LETTERS[usize::from(byte % 32)])).collect())
}

/// A code as it is compared, however it was typed.
pub(crate) fn tidy(code: &str) -> String {
    let upper = code.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase());
    let plain = upper.map(|c| match c {
        'O' => '0',
        'I' | 'L' => '1',
        c => c,
    });
    plain.take(LENGTH + 1).collect()
}

/// A code as it is read aloud and typed: in groups of five.
pub(crate) fn grouped(code: &str) -> String {
    let letters: Vec<char> = code.chars().collect();
    letters.chunks(5).map(|some| some.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

/// By what a certificate is found.
pub(crate) fn code_hash(code: &str) -> String {
    hashed(&format!("code\n{code}"))
}

/// What the paper says, so that it can be compared and not read.
pub(crate) fn digest(code: &str, gathering: Uuid, called: &str) -> String {
    // Capitals and spaces are not what makes a name another one.
    hashed(&format!("paper\n{code}\n{gathering}\n{}", name(called).to_lowercase()))
}

fn hashed(text: &str) -> String {
    hex::encode(Sha256::digest(text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::registration::Standing;
    use minga_kernel::Lang;

    fn somebody(id: u128, key: Option<&str>) -> Registration {
        Registration {
            id: Uuid::from_u128(id),
            gathering: Uuid::nil(),
            number: 1,
            account: None,
            name: "Ana".to_owned(),
            address: None,
            lang: Lang::Es,
            key: key.map(str::to_owned),
            standing: Standing::Placed,
            code: String::new(),
            reminded: false,
            came: true,
            made_at: Moment::default(),
        }
    }

    #[test]
    fn a_code_is_of_one_person_and_goes_with_their_secret() {
        let one = code(&somebody(1, Some("secret"))).expect("a code");
        assert_eq!(one.len(), 20);
        assert_eq!(code(&somebody(1, Some("secret"))).as_deref(), Some(&*one), "it can be printed again");
        assert_ne!(code(&somebody(2, Some("secret"))).as_deref(), Some(&*one));
        assert_ne!(code(&somebody(1, Some("other"))).as_deref(), Some(&*one));
        assert_eq!(code(&somebody(1, None)), None);
        assert_eq!(tidy(&grouped(&one).to_lowercase()), one);
    }

    #[test]
    fn a_name_is_confirmed_and_not_told() {
        let own = digest("CODE", Uuid::nil(), "Ana  Pérez");
        assert_eq!(digest("CODE", Uuid::nil(), " ana pérez "), own);
        assert_ne!(digest("CODE", Uuid::nil(), "Ana Perez Luz"), own);
        assert_ne!(digest("CODF", Uuid::nil(), "Ana Pérez"), own);
        assert_ne!(digest("CODE", Uuid::from_u128(1), "Ana Pérez"), own);
    }
}
