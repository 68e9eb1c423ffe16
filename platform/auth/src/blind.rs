//! What people know and type, kept so that it can be recognised and not read: short codes and the
//! identifiers of a census, of which there are so few that a plain hash of each could be tried.

use argon2::{Algorithm, Argon2, Params, Version};
use minga_kernel::Random;

/// A salt of its own for each list, without which two lists could be compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Salt(String);

impl Salt {
    /// A new one.
    pub fn new(random: &dyn Random) -> Salt {
        let mut bytes = [0; 32];
        random.fill(&mut bytes);
        Salt(hex::encode(bytes))
    }

    /// As it is kept.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Reads what [`Salt::as_str`] gave.
    pub fn kept(text: &str) -> Salt {
        Salt(text.to_owned())
    }
}

/// Hashes under one salt.
///
/// Argon2id with far less than a password gets (64 KiB, 3 passes): a whole census has to be
/// hashed while somebody waits, and still each guess costs a thousand times a plain hash.
pub struct Blind<'a> {
    argon: Argon2<'a>,
    salt: &'a Salt,
}

impl<'a> Blind<'a> {
    /// Hashes under this salt.
    pub fn under(salt: &'a Salt) -> Blind<'a> {
        let params = Params::new(64, 3, 1, Some(32)).expect("these are within the bounds");
        Blind { argon: Argon2::new(Algorithm::Argon2id, Version::V0x13, params), salt }
    }

    /// The hash of a text: always the same, and nobody reads the text from it.
    pub fn hash(&self, text: &str) -> String {
        let mut hash = [0; 32];
        let salt = self.salt.0.as_bytes();
        let hashed = self.argon.hash_password_into(text.as_bytes(), salt, &mut hash);
        hashed.expect("the salt is long enough, and no text is too long for argon2");
        hex::encode(hash)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use minga_testkit::SeededRandom;

    #[test]
    fn the_same_is_recognised_under_one_salt_only() {
        let random = SeededRandom::new(1);
        let (one, two) = (Salt::new(&random), Salt::new(&random));
        let hash = Blind::under(&one).hash("1712345678");
        assert_eq!(hash, Blind::under(&Salt::kept(one.as_str())).hash("1712345678"));
        assert_ne!(hash, Blind::under(&one).hash("1712345679"));
        assert_ne!(hash, Blind::under(&two).hash("1712345678"));
        assert_eq!(hash.len(), 64);
        assert!(!hash.contains("1712345678"));
    }
}
