use argon2::password_hash::phc::PasswordHash;
use argon2::{Argon2, PasswordHasher, PasswordVerifier};
use minga_kernel::Random;
use std::sync::{Arc, OnceLock};
use tokio::sync::Semaphore;

/// Hashes and checks passwords with argon2id, in the parameters of OWASP's password storage
/// advice (19 MiB, 2 passes, 1 lane), a few at a time so that strangers who guess cannot use
/// up the memory.
#[derive(Clone)]
pub struct Passwords {
    at_once: Arc<Semaphore>,
}

/// Why a password is not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PasswordFault {
    /// Below the shortest length.
    TooShort,
    /// Above the longest length.
    TooLong,
    /// It is the address or the name, or one letter repeated.
    Obvious,
}

/// How many are computed at once.
const AT_ONCE: usize = 4;

impl Default for Passwords {
    fn default() -> Passwords {
        Passwords { at_once: Arc::new(Semaphore::new(AT_ONCE)) }
    }
}

impl Passwords {
    /// The fewest letters (NIST SP 800-63B-4 for a password that stands alone: 15; with
    /// throttling per account we ask for 12).
    pub const SHORTEST: usize = 12;
    /// The most bytes; argon2 itself would take far more of a stranger's input.
    pub const LONGEST: usize = 512;

    /// Whether a password can be taken for somebody who is called this. No rule about
    /// letters and signs (NIST SP 800-63B).
    pub fn judge(password: &str, names: &[&str]) -> Result<(), PasswordFault> {
        let letters: Vec<char> = password.chars().collect();
        if letters.len() < Passwords::SHORTEST {
            return Err(PasswordFault::TooShort);
        }
        if password.len() > Passwords::LONGEST {
            return Err(PasswordFault::TooLong);
        }
        let repeated = letters.iter().all(|letter| *letter == letters[0]);
        let named = names.iter().any(|name| !name.is_empty() && name.eq_ignore_ascii_case(password));
        if repeated || named { Err(PasswordFault::Obvious) } else { Ok(()) }
    }

    /// The hash of a password, to be kept.
    pub async fn hash(&self, random: &dyn Random, password: &str) -> String {
        let mut salt = [0; 16];
        random.fill(&mut salt);
        let password = password.to_owned();
        self.compute(move || hashed(&password, &salt)).await
    }

    /// Whether this is the password that was hashed. Without a hash it takes as long as with
    /// one, and is never right.
    pub async fn check(&self, hash: Option<String>, password: &str) -> bool {
        let password = password.to_owned();
        self.compute(move || {
            let known = hash.is_some();
            let hash = hash.unwrap_or_else(|| nobodys().to_owned());
            let parsed = PasswordHash::new(&hash);
            parsed.is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok())
                && known
        })
        .await
    }

    async fn compute<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> T {
        let _place = self.at_once.acquire().await.expect("nobody closes it");
        tokio::task::spawn_blocking(work).await.expect("argon2 does not panic")
    }
}

fn hashed(password: &str, salt: &[u8]) -> String {
    let hash = Argon2::default().hash_password_with_salt(password.as_bytes(), salt);
    hash.expect("the parameters are argon2's own").to_string()
}

/// The hash of a password that nobody has, so that an unknown address takes the same time.
fn nobodys() -> &'static str {
    static HASH: OnceLock<String> = OnceLock::new();
    HASH.get_or_init(|| hashed("nobody has this password", &[7; 16]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_and_obvious_passwords_are_refused() {
        assert_eq!(Passwords::judge("corta", &[]), Err(PasswordFault::TooShort));
        assert_eq!(Passwords::judge("aaaaaaaaaaaaaaa", &[]), Err(PasswordFault::Obvious));
        assert_eq!(
            Passwords::judge("ANA@mintel.gob.ec", &["ana@mintel.gob.ec"]),
            Err(PasswordFault::Obvious)
        );
        assert_eq!(Passwords::judge(&"ab".repeat(300), &[]), Err(PasswordFault::TooLong));
        assert_eq!(Passwords::judge("páramo y quinua", &["ana"]), Ok(()));
    }

    #[tokio::test]
    async fn only_the_right_password_is_right() {
        let passwords = Passwords::default();
        let hash = hashed("páramo y quinua", &[1; 16]);
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
        assert!(passwords.check(Some(hash.clone()), "páramo y quinua").await);
        assert!(!passwords.check(Some(hash), "páramo y quinoa").await);
        assert!(!passwords.check(None, "nobody has this password").await);
        assert!(!passwords.check(Some("not a hash".to_owned()), "x").await);
    }
}
