//! Which algorithms prove something today. What is not here proves nothing.

use const_oid::ObjectIdentifier as Oid;
use der::asn1::AnyRef;
use der::{Decode, Encode};
use ring::digest;
use ring::signature::{self, UnparsedPublicKey, VerificationAlgorithm};
use x509_cert::spki::{AlgorithmIdentifierOwned, SubjectPublicKeyInfoOwned};

const SHA256: Oid = Oid::new_unwrap("2.16.840.1.101.3.4.2.1");
const SHA384: Oid = Oid::new_unwrap("2.16.840.1.101.3.4.2.2");
const SHA512: Oid = Oid::new_unwrap("2.16.840.1.101.3.4.2.3");
const RSA: Oid = Oid::new_unwrap("1.2.840.113549.1.1.1");
const RSA_SHA256: Oid = Oid::new_unwrap("1.2.840.113549.1.1.11");
const RSA_SHA384: Oid = Oid::new_unwrap("1.2.840.113549.1.1.12");
const RSA_SHA512: Oid = Oid::new_unwrap("1.2.840.113549.1.1.13");
const RSA_PSS: Oid = Oid::new_unwrap("1.2.840.113549.1.1.10");
const ECDSA_SHA256: Oid = Oid::new_unwrap("1.2.840.10045.4.3.2");
const ECDSA_SHA384: Oid = Oid::new_unwrap("1.2.840.10045.4.3.3");
const EC_KEY: Oid = Oid::new_unwrap("1.2.840.10045.2.1");
const P256: Oid = Oid::new_unwrap("1.2.840.10045.3.1.7");
const P384: Oid = Oid::new_unwrap("1.3.132.0.34");
const ED25519: Oid = Oid::new_unwrap("1.3.101.112");

/// Of how many bits the modulus of an RSA key has to be.
const SHORTEST_RSA: usize = 2048;

/// A digest that nobody can find another text for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Hash {
    Sha256,
    Sha384,
    Sha512,
}

impl Hash {
    pub(crate) fn named(oid: Oid) -> Option<Hash> {
        match oid {
            SHA256 => Some(Hash::Sha256),
            SHA384 => Some(Hash::Sha384),
            SHA512 => Some(Hash::Sha512),
            _ => None,
        }
    }

    /// The digest of these pieces, one after the other.
    pub(crate) fn of(self, pieces: &[&[u8]]) -> Vec<u8> {
        let mut context = digest::Context::new(match self {
            Hash::Sha256 => &digest::SHA256,
            Hash::Sha384 => &digest::SHA384,
            Hash::Sha512 => &digest::SHA512,
        });
        pieces.iter().for_each(|piece| context.update(piece));
        context.finish().as_ref().to_vec()
    }
}

/// What came of checking a signature with a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Checked {
    /// It is one.
    Fits,
    /// It is none.
    Differs,
    /// It is of a kind that proves nothing, or that is not known.
    ProvesNothing,
}

/// Checks a signature over a message. `hash` is what the signer says besides the algorithm, for
/// algorithms that name none.
pub(crate) fn check(
    key: &SubjectPublicKeyInfoOwned,
    algorithm: &AlgorithmIdentifierOwned,
    hash: Option<Hash>,
    message: &[u8],
    signed: &[u8],
) -> Checked {
    let Some(verification) = verification(key, algorithm, hash) else { return Checked::ProvesNothing };
    let Some(bytes) = key.subject_public_key.as_bytes() else { return Checked::Differs };
    if key.algorithm.oid == RSA && rsa_bits(bytes).is_none_or(|bits| bits < SHORTEST_RSA) {
        return Checked::ProvesNothing;
    }
    match UnparsedPublicKey::new(verification, bytes).verify(message, signed) {
        Ok(()) => Checked::Fits,
        Err(_) => Checked::Differs,
    }
}

fn verification(
    key: &SubjectPublicKeyInfoOwned,
    algorithm: &AlgorithmIdentifierOwned,
    hash: Option<Hash>,
) -> Option<&'static dyn VerificationAlgorithm> {
    let curve = || key.algorithm.parameters.as_ref()?.decode_as::<Oid>().ok();
    Some(match (key.algorithm.oid, algorithm.oid, hash) {
        (RSA, RSA_SHA256, _) | (RSA, RSA, Some(Hash::Sha256)) => &signature::RSA_PKCS1_2048_8192_SHA256,
        (RSA, RSA_SHA384, _) | (RSA, RSA, Some(Hash::Sha384)) => &signature::RSA_PKCS1_2048_8192_SHA384,
        (RSA, RSA_SHA512, _) | (RSA, RSA, Some(Hash::Sha512)) => &signature::RSA_PKCS1_2048_8192_SHA512,
        (RSA | RSA_PSS, RSA_PSS, _) => match pss_hash(algorithm)? {
            Hash::Sha256 => &signature::RSA_PSS_2048_8192_SHA256,
            Hash::Sha384 => &signature::RSA_PSS_2048_8192_SHA384,
            Hash::Sha512 => &signature::RSA_PSS_2048_8192_SHA512,
        },
        (EC_KEY, ECDSA_SHA256, _) if curve()? == P256 => &signature::ECDSA_P256_SHA256_ASN1,
        (EC_KEY, ECDSA_SHA384, _) if curve()? == P256 => &signature::ECDSA_P256_SHA384_ASN1,
        (EC_KEY, ECDSA_SHA256, _) if curve()? == P384 => &signature::ECDSA_P384_SHA256_ASN1,
        (EC_KEY, ECDSA_SHA384, _) if curve()? == P384 => &signature::ECDSA_P384_SHA384_ASN1,
        (ED25519, ED25519, _) => &signature::ED25519,
        _ => return None,
    })
}

/// The hash that the parameters of RSASSA-PSS name. Their other values are those that ring checks:
/// a mask with the same hash, and a salt of its length.
fn pss_hash(algorithm: &AlgorithmIdentifierOwned) -> Option<Hash> {
    let parameters = algorithm.parameters.as_ref()?.to_der().ok()?;
    let fields: Vec<AnyRef<'_>> = Vec::from_der(&parameters).ok()?;
    let hash = fields.iter().find(|field| field.to_der().is_ok_and(|der| der.first() == Some(&0xa0)))?;
    let named = AlgorithmIdentifierOwned::from_der(hash.value()).ok()?;
    Hash::named(named.oid)
}

/// How many bits the modulus of an RSA key has.
fn rsa_bits(key: &[u8]) -> Option<usize> {
    let numbers: Vec<der::asn1::UintRef<'_>> = Vec::from_der(key).ok()?;
    let modulus = numbers.first()?.as_bytes();
    let leading = modulus.first()?.leading_zeros();
    Some(modulus.len() * 8 - usize::try_from(leading).ok()?)
}
