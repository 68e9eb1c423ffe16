//! Which algorithms prove something today, which did once, and which are not known.

use const_oid::ObjectIdentifier as Oid;
use der::asn1::AnyRef;
use der::{Decode, Encode};
use ring::digest;
use ring::signature::{self, UnparsedPublicKey, VerificationAlgorithm};
use x509_cert::spki::{AlgorithmIdentifierOwned, SubjectPublicKeyInfoOwned};

const SHA1: Oid = Oid::new_unwrap("1.3.14.3.2.26");
const MD5: Oid = Oid::new_unwrap("1.2.840.113549.2.5");
const SHA256: Oid = Oid::new_unwrap("2.16.840.1.101.3.4.2.1");
const SHA384: Oid = Oid::new_unwrap("2.16.840.1.101.3.4.2.2");
const SHA512: Oid = Oid::new_unwrap("2.16.840.1.101.3.4.2.3");
const RSA: Oid = Oid::new_unwrap("1.2.840.113549.1.1.1");
const RSA_MD5: Oid = Oid::new_unwrap("1.2.840.113549.1.1.4");
const RSA_SHA1: Oid = Oid::new_unwrap("1.2.840.113549.1.1.5");
const RSA_SHA256: Oid = Oid::new_unwrap("1.2.840.113549.1.1.11");
const RSA_SHA384: Oid = Oid::new_unwrap("1.2.840.113549.1.1.12");
const RSA_SHA512: Oid = Oid::new_unwrap("1.2.840.113549.1.1.13");
const RSA_PSS: Oid = Oid::new_unwrap("1.2.840.113549.1.1.10");
const ECDSA_SHA1: Oid = Oid::new_unwrap("1.2.840.10045.4.1");
const ECDSA_SHA256: Oid = Oid::new_unwrap("1.2.840.10045.4.3.2");
const ECDSA_SHA384: Oid = Oid::new_unwrap("1.2.840.10045.4.3.3");
const EC_KEY: Oid = Oid::new_unwrap("1.2.840.10045.2.1");
const P256: Oid = Oid::new_unwrap("1.2.840.10045.3.1.7");
const P384: Oid = Oid::new_unwrap("1.3.132.0.34");
const ED25519: Oid = Oid::new_unwrap("1.3.101.112");

/// Of how many bits the modulus of an RSA key has to be.
const SHORTEST_RSA: usize = 2048;

/// A digest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Hash {
    /// Two texts with the same one can be made: it proves nothing any more.
    Sha1,
    Sha256,
    Sha384,
    Sha512,
}

impl Hash {
    /// The digest of this name; how much it is worth if it is none that is computed here.
    pub(crate) fn named(oid: Oid) -> Result<Hash, Worth> {
        match oid {
            SHA1 => Ok(Hash::Sha1),
            SHA256 => Ok(Hash::Sha256),
            SHA384 => Ok(Hash::Sha384),
            SHA512 => Ok(Hash::Sha512),
            MD5 => Err(Worth::Weak),
            _ => Err(Worth::Unknown),
        }
    }

    /// The digest of these pieces, one after the other.
    pub(crate) fn of(self, pieces: &[&[u8]]) -> Vec<u8> {
        let mut context = digest::Context::new(match self {
            Hash::Sha1 => &digest::SHA1_FOR_LEGACY_USE_ONLY,
            Hash::Sha256 => &digest::SHA256,
            Hash::Sha384 => &digest::SHA384,
            Hash::Sha512 => &digest::SHA512,
        });
        for piece in pieces {
            context.update(piece);
        }
        context.finish().as_ref().to_vec()
    }
}

/// What a signature is worth that fits, by the way in which it was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Worth {
    /// Nobody else could have made it.
    Sound,
    /// It is made in a way that can be imitated today.
    Weak,
    /// It is made in a way that is not known here, and was not looked at.
    Unknown,
}

/// Checks a signature over a message; `None` if it does not fit. `hash` is what the signer says
/// besides the algorithm, for algorithms that name none.
pub(crate) fn check(
    key: &SubjectPublicKeyInfoOwned,
    algorithm: &AlgorithmIdentifierOwned,
    hash: Hash,
    message: &[u8],
    signed: &[u8],
) -> Option<Worth> {
    let bytes = key.subject_public_key.as_bytes()?;
    let is_short = key.algorithm.oid == RSA && rsa_bits(bytes)? < SHORTEST_RSA;
    let (verification, worth) = match verification(key, algorithm, hash, is_short) {
        Ok(found) => found,
        Err(worth) => return Some(worth),
    };
    UnparsedPublicKey::new(verification, bytes).verify(message, signed).is_ok().then_some(worth)
}

type Way = (&'static dyn VerificationAlgorithm, Worth);

fn verification(
    key: &SubjectPublicKeyInfoOwned,
    algorithm: &AlgorithmIdentifierOwned,
    hash: Hash,
    is_short: bool,
) -> Result<Way, Worth> {
    let hash = match algorithm.oid {
        RSA_MD5 | ECDSA_SHA1 => return Err(Worth::Weak),
        RSA_SHA1 => Hash::Sha1,
        RSA_SHA256 | ECDSA_SHA256 => Hash::Sha256,
        RSA_SHA384 | ECDSA_SHA384 => Hash::Sha384,
        RSA_SHA512 => Hash::Sha512,
        RSA_PSS => pss_hash(algorithm)?,
        _ => hash,
    };
    let curve = key.algorithm.parameters.as_ref().and_then(|it| it.decode_as::<Oid>().ok());
    let sound = |it: &'static dyn VerificationAlgorithm| Ok((it, Worth::Sound));
    let weak = |it: &'static dyn VerificationAlgorithm| Ok((it, Worth::Weak));
    match (key.algorithm.oid, algorithm.oid) {
        (RSA, RSA | RSA_SHA1 | RSA_SHA256 | RSA_SHA384 | RSA_SHA512) => match (hash, is_short) {
            (Hash::Sha1, _) => weak(&signature::RSA_PKCS1_1024_8192_SHA1_FOR_LEGACY_USE_ONLY),
            (Hash::Sha256, true) => weak(&signature::RSA_PKCS1_1024_8192_SHA256_FOR_LEGACY_USE_ONLY),
            (Hash::Sha512, true) => weak(&signature::RSA_PKCS1_1024_8192_SHA512_FOR_LEGACY_USE_ONLY),
            (Hash::Sha384, true) => Err(Worth::Weak),
            (Hash::Sha256, false) => sound(&signature::RSA_PKCS1_2048_8192_SHA256),
            (Hash::Sha384, false) => sound(&signature::RSA_PKCS1_2048_8192_SHA384),
            (Hash::Sha512, false) => sound(&signature::RSA_PKCS1_2048_8192_SHA512),
        },
        (RSA | RSA_PSS, RSA_PSS) => match hash {
            _ if is_short => Err(Worth::Weak),
            Hash::Sha1 => Err(Worth::Weak),
            Hash::Sha256 => sound(&signature::RSA_PSS_2048_8192_SHA256),
            Hash::Sha384 => sound(&signature::RSA_PSS_2048_8192_SHA384),
            Hash::Sha512 => sound(&signature::RSA_PSS_2048_8192_SHA512),
        },
        (EC_KEY, ECDSA_SHA256) if curve == Some(P256) => sound(&signature::ECDSA_P256_SHA256_ASN1),
        (EC_KEY, ECDSA_SHA384) if curve == Some(P256) => sound(&signature::ECDSA_P256_SHA384_ASN1),
        (EC_KEY, ECDSA_SHA256) if curve == Some(P384) => sound(&signature::ECDSA_P384_SHA256_ASN1),
        (EC_KEY, ECDSA_SHA384) if curve == Some(P384) => sound(&signature::ECDSA_P384_SHA384_ASN1),
        (ED25519, ED25519) => sound(&signature::ED25519),
        _ => Err(Worth::Unknown),
    }
}

/// The hash that the parameters of RSASSA-PSS name, SHA-1 if none. ring knows only those with a
/// mask of the same hash and a salt of its length; with others nothing is known of a signature.
fn pss_hash(algorithm: &AlgorithmIdentifierOwned) -> Result<Hash, Worth> {
    let parameters = algorithm.parameters.as_ref().and_then(|it| it.to_der().ok());
    let Some(parameters) = parameters else { return Ok(Hash::Sha1) };
    let fields: Vec<AnyRef<'_>> = Vec::from_der(&parameters).map_err(|_| Worth::Unknown)?;
    let field = |tag: u8| fields.iter().find(|it| it.to_der().is_ok_and(|der| der.first() == Some(&tag)));
    let Some(hash) = field(0xa0) else { return Ok(Hash::Sha1) };
    let named = AlgorithmIdentifierOwned::from_der(hash.value()).map_err(|_| Worth::Unknown)?;
    let hash = Hash::named(named.oid)?;
    let mask = field(0xa1).and_then(|it| AlgorithmIdentifierOwned::from_der(it.value()).ok());
    let mask = mask.and_then(|it| it.parameters?.decode_as::<AlgorithmIdentifierOwned>().ok());
    let salt = field(0xa2).and_then(|it| u16::from_der(it.value()).ok());
    let is_known =
        mask.is_some_and(|it| it.oid == named.oid) && salt.map(usize::from) == Some(hash.of(&[]).len());
    if is_known { Ok(hash) } else { Err(Worth::Unknown) }
}

/// How many bits the modulus of an RSA key has.
fn rsa_bits(key: &[u8]) -> Option<usize> {
    let numbers: Vec<der::asn1::UintRef<'_>> = Vec::from_der(key).ok()?;
    let modulus = numbers.first()?.as_bytes();
    let leading = modulus.first()?.leading_zeros();
    Some(modulus.len() * 8 - usize::try_from(leading).ok()?)
}
