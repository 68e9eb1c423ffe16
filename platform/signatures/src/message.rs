//! Signed messages (RFC 5652), as PDF holds them and as they stand alone.

use crate::algorithm::{Checked, Hash, check};
use crate::chain::{self, Way};
use crate::{Roots, Signature, Verdict, ber};
use cms::cert::{CertificateChoices, IssuerAndSerialNumber};
use cms::content_info::ContentInfo;
use cms::signed_data::{SignedData, SignerIdentifier, SignerInfo};
use const_oid::ObjectIdentifier as Oid;
use der::asn1::OctetStringRef;
use der::{AnyRef, Decode, Encode};
use minga_kernel::Moment;
use x509_cert::Certificate;
use x509_cert::ext::pkix::SubjectKeyIdentifier;
use x509_cert::time::Time;

const SIGNED_DATA: Oid = Oid::new_unwrap("1.2.840.113549.1.7.2");
const CONTENT_TYPE: Oid = Oid::new_unwrap("1.2.840.113549.1.9.3");
const MESSAGE_DIGEST: Oid = Oid::new_unwrap("1.2.840.113549.1.9.4");
const SIGNING_TIME: Oid = Oid::new_unwrap("1.2.840.113549.1.9.5");
const SIGNING_CERTIFICATE_V2: Oid = Oid::new_unwrap("1.2.840.113549.1.9.16.2.47");
const SUBJECT_KEY: Oid = Oid::new_unwrap("2.5.29.14");

/// The most signers of a message that are looked at.
const MOST_SIGNERS: usize = 32;

/// A signed message.
pub(crate) struct Message {
    data: SignedData,
    certificates: Vec<Certificate>,
    /// What it holds; `None` if what was signed stands elsewhere.
    pub(crate) content: Option<Vec<u8>>,
}

/// Whether bytes begin as a signed message does, in whatever lengths.
pub(crate) fn is_signed_data(bytes: &[u8]) -> bool {
    let Ok(oid) = SIGNED_DATA.to_der() else { return false };
    let head = &bytes[..bytes.len().min(32)];
    bytes.first() == Some(&0x30) && head.windows(oid.len()).any(|some| some == oid)
}

impl Message {
    /// A message in DER or BER; `None` if it is none.
    pub(crate) fn read(bytes: &[u8]) -> Option<Message> {
        let bytes = ber::definite(bytes)?;
        let info = ContentInfo::from_der(&bytes).ok()?;
        if info.content_type != SIGNED_DATA {
            return None;
        }
        let data: SignedData = info.content.decode_as().ok()?;
        let certificates = data.certificates.iter().flat_map(|all| all.0.iter());
        let certificates = certificates.filter_map(|choice| match choice {
            CertificateChoices::Certificate(it) => Some(it.clone()),
            CertificateChoices::Other(_) => None,
        });
        let certificates = certificates.take(chain::MOST).collect();
        let content = match &data.encap_content_info.econtent {
            None => None,
            Some(any) => Some(any.decode_as::<OctetStringRef<'_>>().ok()?.as_bytes().to_vec()),
        };
        Some(Message { data, certificates, content })
    }

    /// Its signatures over what it holds, or over these pieces that stand elsewhere.
    pub(crate) fn signatures(&self, pieces: Option<&[&[u8]]>, roots: &Roots, now: Moment) -> Vec<Signature> {
        let held = self.content.as_deref();
        let about: Vec<&[u8]> = match (pieces, held) {
            // What stands elsewhere and in the message are two things: nobody can tell which.
            (Some(_), Some(_)) | (None, None) => return vec![Signature::unreadable()],
            (Some(pieces), None) => pieces.to_vec(),
            (None, Some(held)) => vec![held],
        };
        let signers = self.data.signer_infos.0.iter().take(MOST_SIGNERS);
        signers.map(|signer| self.signature(signer, &about, roots, now)).collect()
    }

    fn signature(&self, signer: &SignerInfo, about: &[&[u8]], roots: &Roots, now: Moment) -> Signature {
        let Some(certificate) = self.certificates.iter().find(|it| is_of(it, &signer.sid)) else {
            return Signature::unreadable();
        };
        let (name, organisation) = chain::names(&certificate.tbs_certificate.subject);
        let (issuer, of_issuer) = chain::names(&certificate.tbs_certificate.issuer);
        let at = attribute(signer, SIGNING_TIME).and_then(|value| moment(&value));
        let verdict = match self.fits(signer, certificate, about) {
            Fits::Not => Verdict::Altered,
            Fits::Weakly => Verdict::Weak,
            Fits::Well => match chain::way(certificate, &self.certificates, roots, now) {
                Way::None => Verdict::UnknownIssuer,
                Way::Expired => Verdict::Expired,
                // Nobody signed tomorrow, nor before their certificate held.
                Way::Holds if at.is_some_and(|at| at > now + LATE || !within(certificate, at)) => {
                    Verdict::Expired
                }
                Way::Holds => Verdict::Valid,
            },
        };
        let issuer = if issuer.is_empty() { of_issuer } else { issuer };
        Signature { verdict, signer: name, organisation, issuer, at, added_to: false }
    }

    /// Whether the signature is over these pieces, by the key of this certificate.
    fn fits(&self, signer: &SignerInfo, certificate: &Certificate, about: &[&[u8]]) -> Fits {
        let Some(hash) = Hash::named(signer.digest_alg.oid) else { return Fits::Weakly };
        let digest = hash.of(about);
        let key = &certificate.tbs_certificate.subject_public_key_info;
        let signed = signer.signature.as_bytes();
        let message = match &signer.signed_attrs {
            None => about.concat(),
            Some(attributes) => {
                let stated = attribute(signer, MESSAGE_DIGEST);
                let stated = stated.as_deref().and_then(|value| OctetStringRef::from_der(value).ok());
                if stated.is_none_or(|stated| stated.as_bytes() != digest) {
                    return Fits::Not;
                }
                let kind = attribute(signer, CONTENT_TYPE).and_then(|value| Oid::from_der(&value).ok());
                if kind != Some(self.data.encap_content_info.econtent_type) {
                    return Fits::Not;
                }
                match certificate_is_named(signer, certificate) {
                    Some(false) => return Fits::Not,
                    Some(true) | None => {}
                }
                match attributes.to_der() {
                    Ok(message) => message,
                    Err(_) => return Fits::Not,
                }
            }
        };
        match check(key, &signer.signature_algorithm, Some(hash), &message, signed) {
            Checked::Fits => Fits::Well,
            Checked::Differs => Fits::Not,
            Checked::ProvesNothing => Fits::Weakly,
        }
    }
}

/// By how much the clock of a signer may be ahead.
const LATE: chrono::TimeDelta = chrono::TimeDelta::days(1);

enum Fits {
    Well,
    Weakly,
    Not,
}

fn within(certificate: &Certificate, at: Moment) -> bool {
    let validity = &certificate.tbs_certificate.validity;
    let seconds = |time: &Time| i64::try_from(time.to_unix_duration().as_secs()).unwrap_or(i64::MAX);
    (seconds(&validity.not_before)..=seconds(&validity.not_after)).contains(&at.timestamp())
}

/// Whether a certificate is the one that a signer names.
fn is_of(certificate: &Certificate, sid: &SignerIdentifier) -> bool {
    let own = &certificate.tbs_certificate;
    match sid {
        SignerIdentifier::IssuerAndSerialNumber(IssuerAndSerialNumber { issuer, serial_number }) => {
            own.issuer == *issuer && own.serial_number == *serial_number
        }
        SignerIdentifier::SubjectKeyIdentifier(key) => {
            let mut all = own.extensions.iter().flatten();
            let found = all.find(|extension| extension.extn_id == SUBJECT_KEY);
            let found = found.and_then(|it| SubjectKeyIdentifier::from_der(it.extn_value.as_bytes()).ok());
            found.is_some_and(|found| found.0 == key.0)
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

fn moment(value: &[u8]) -> Option<Moment> {
    let time = Time::from_der(value).ok()?;
    Moment::from_timestamp(i64::try_from(time.to_unix_duration().as_secs()).ok()?, 0)
}

/// Whether a signer names this certificate by its digest (RFC 5035); `None` if they name none.
fn certificate_is_named(signer: &SignerInfo, certificate: &Certificate) -> Option<bool> {
    let value = attribute(signer, SIGNING_CERTIFICATE_V2)?;
    Some(named_in(&value, certificate).unwrap_or(false))
}

/// `SigningCertificateV2 ::= SEQUENCE { certs SEQUENCE OF ESSCertIDv2, … }`, and in the first of
/// them: an algorithm, where it is not SHA-256, and the digest.
fn named_in(value: &[u8], certificate: &Certificate) -> Option<bool> {
    let fields: Vec<AnyRef<'_>> = Vec::from_der(value).ok()?;
    let all = fields.first()?.to_der().ok()?;
    let all: Vec<AnyRef<'_>> = Vec::from_der(&all).ok()?;
    let first = all.first()?.to_der().ok()?;
    let parts: Vec<AnyRef<'_>> = Vec::from_der(&first).ok()?;
    let mut hash = Hash::Sha256;
    for part in parts {
        let whole = part.to_der().ok()?;
        if let Ok(algorithm) = x509_cert::spki::AlgorithmIdentifierOwned::from_der(&whole) {
            hash = Hash::named(algorithm.oid)?;
        } else if let Ok(digest) = OctetStringRef::from_der(&whole) {
            return Some(hash.of(&[&certificate.to_der().ok()?]) == digest.as_bytes());
        }
    }
    None
}
