//! One signer of a message: what they sign, whether it fits, and what it proves.

use crate::algorithm::{Hash, Worth, check};
use crate::chain::{Known, Way, extension, moment};
use crate::message::Against;
use crate::{Signature, Verdict, names};
use cms::cert::IssuerAndSerialNumber;
use cms::signed_data::{SignerIdentifier, SignerInfo};
use const_oid::ObjectIdentifier as Oid;
use der::asn1::OctetStringRef;
use der::{AnyRef, Decode, Encode};
use minga_kernel::Moment;
use rustls_pki_types::CertificateDer;
use x509_cert::Certificate;
use x509_cert::ext::pkix::SubjectKeyIdentifier;
use x509_cert::spki::AlgorithmIdentifierOwned;
use x509_cert::time::Time;

const CONTENT_TYPE: Oid = Oid::new_unwrap("1.2.840.113549.1.9.3");
const MESSAGE_DIGEST: Oid = Oid::new_unwrap("1.2.840.113549.1.9.4");
const SIGNING_TIME: Oid = Oid::new_unwrap("1.2.840.113549.1.9.5");
const SIGNING_CERTIFICATE_V2: Oid = Oid::new_unwrap("1.2.840.113549.1.9.16.2.47");
const SUBJECT_KEY: Oid = Oid::new_unwrap("2.5.29.14");

/// By how much the clock of a signer may be ahead.
const AHEAD: chrono::TimeDelta = chrono::TimeDelta::days(1);

/// Who signed, by whom they are vouched for and when they say that it was.
pub(crate) fn described(signer: &SignerInfo, certificate: &Known) -> Signature {
    let own = &certificate.read.tbs_certificate;
    let (name, organisation) = names::of(&own.subject);
    let (issuer, of_issuer) = names::of(&own.issuer);
    let claimed = attribute(signer, SIGNING_TIME).and_then(|value| Time::from_der(&value).ok());
    Signature {
        signer: name,
        organisation,
        issuer: if issuer.is_empty() { of_issuer } else { issuer },
        claimed: claimed.as_ref().map(moment),
        ..Signature::unreadable()
    }
}

/// What a signature proves that fits.
pub(crate) fn judged(
    found: &Signature,
    worth: Worth,
    certificate: &Known,
    ways: &[CertificateDer<'_>],
    against: Against<'_>,
) -> Verdict {
    match worth {
        Worth::Weak => return Verdict::Weak,
        Worth::Unknown => return Verdict::Unreadable,
        Worth::Sound => {}
    }
    if !certificate.may_sign() {
        return Verdict::UnknownIssuer;
    }
    let stamped = found.stamped.as_ref().map(|it| it.at);
    // Nobody signed tomorrow, nor when their certificate did not hold. What they say does not
    // count where somebody else proves it.
    let is_odd = |at: Moment| !ahead_at_most(at, against.now) || !certificate.holds(at);
    match certificate.way(ways, against.roots, stamped.unwrap_or(against.now)) {
        Way::None => Verdict::UnknownIssuer,
        Way::Expired => Verdict::Expired,
        Way::Holds if stamped.is_none() && found.claimed.is_some_and(is_odd) => Verdict::Expired,
        Way::Holds => Verdict::Valid,
    }
}

/// Whether a moment is not later than now, as far as clocks can be trusted.
pub(crate) fn ahead_at_most(at: Moment, now: Moment) -> bool {
    at.signed_duration_since(now) <= AHEAD
}

/// Whether the signature is over these pieces, by the key of this certificate: what it is worth
/// if it fits, `None` if not.
pub(crate) fn fits(signer: &SignerInfo, certificate: &Known, kind: Oid, about: &[&[u8]]) -> Option<Worth> {
    let hash = match Hash::named(signer.digest_alg.oid) {
        Ok(hash) => hash,
        Err(worth) => return Some(worth),
    };
    let key = &certificate.read.tbs_certificate.subject_public_key_info;
    let message = match &signer.signed_attrs {
        None => about.concat(),
        Some(attributes) => {
            let stated = attribute(signer, MESSAGE_DIGEST)?;
            let stated = OctetStringRef::from_der(&stated).ok()?;
            let stated_kind = Oid::from_der(&attribute(signer, CONTENT_TYPE)?).ok()?;
            let named = certificate_is_named(signer, certificate) != Some(false);
            if stated.as_bytes() != hash.of(about) || stated_kind != kind || !named {
                return None;
            }
            attributes.to_der().ok()?
        }
    };
    let worth = check(key, &signer.signature_algorithm, hash, &message, signer.signature.as_bytes())?;
    Some(if hash == Hash::Sha1 && worth == Worth::Sound { Worth::Weak } else { worth })
}

/// Whether a certificate is the one that a signer names.
pub(crate) fn is_of(certificate: &Certificate, sid: &SignerIdentifier) -> bool {
    let own = &certificate.tbs_certificate;
    match sid {
        SignerIdentifier::IssuerAndSerialNumber(IssuerAndSerialNumber { issuer, serial_number }) => {
            own.issuer == *issuer && own.serial_number == *serial_number
        }
        SignerIdentifier::SubjectKeyIdentifier(key) => {
            let found = extension::<SubjectKeyIdentifier>(certificate, SUBJECT_KEY);
            found.is_ok_and(|found| found.is_some_and(|found| found.0 == key.0))
        }
    }
}

/// The one value of a signed attribute, in DER; `None` if there is none, or more than one.
fn attribute(signer: &SignerInfo, which: Oid) -> Option<Vec<u8>> {
    let mut all = signer.signed_attrs.iter().flat_map(|all| all.iter()).filter(|it| it.oid == which);
    let (found, None) = (all.next()?, all.next()) else { return None };
    let [value] = found.values.as_slice() else { return None };
    value.to_der().ok()
}

/// Whether a signer names this certificate by its digest (RFC 5035); `None` if they name none.
fn certificate_is_named(signer: &SignerInfo, certificate: &Known) -> Option<bool> {
    let value = attribute(signer, SIGNING_CERTIFICATE_V2)?;
    Some(named_in(&value, &certificate.der).unwrap_or(false))
}

/// `SigningCertificateV2 ::= SEQUENCE { certs SEQUENCE OF ESSCertIDv2, … }`, and in the first of
/// them: an algorithm, where it is not SHA-256, and the digest.
fn named_in(value: &[u8], certificate: &[u8]) -> Option<bool> {
    let fields: Vec<AnyRef<'_>> = Vec::from_der(value).ok()?;
    let all = fields.first()?.to_der().ok()?;
    let all: Vec<AnyRef<'_>> = Vec::from_der(&all).ok()?;
    let first = all.first()?.to_der().ok()?;
    let parts: Vec<AnyRef<'_>> = Vec::from_der(&first).ok()?;
    let mut hash = Hash::Sha256;
    for part in parts {
        let whole = part.to_der().ok()?;
        if let Ok(algorithm) = AlgorithmIdentifierOwned::from_der(&whole) {
            hash = Hash::named(algorithm.oid).ok()?;
        } else if let Ok(digest) = OctetStringRef::from_der(&whole) {
            return Some(hash.of(&[certificate]) == digest.as_bytes());
        }
    }
    None
}
