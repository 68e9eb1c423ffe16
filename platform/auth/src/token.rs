use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use minga_kernel::Random;
use sha2::{Digest, Sha256};

/// A secret that proves something to whoever shows it: 256 random bits. The database holds
/// only its SHA-256, which is enough because nobody can guess 256 bits.
#[derive(Clone)]
pub struct Token([u8; 32]);

impl Token {
    /// A new one.
    pub fn new(random: &dyn Random) -> Token {
        let mut bytes = [0; 32];
        random.fill(&mut bytes);
        Token(bytes)
    }

    /// Reads what somebody shows; `None` if it cannot be one.
    pub fn parse(text: &str) -> Option<Token> {
        Some(Token(URL_SAFE_NO_PAD.decode(text).ok()?.try_into().ok()?))
    }

    /// As text, for a cookie or an address: 43 letters.
    pub fn reveal(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.0)
    }

    /// What the database holds of it.
    pub fn hash(&self) -> String {
        hex::encode(Sha256::digest(self.0))
    }
}

impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Token(…)")
    }
}
