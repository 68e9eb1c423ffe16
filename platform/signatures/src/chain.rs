//! Certificates up to a root that the operator trusts. The way is found and checked by webpki
//! (RFC 5280, without revocation: nobody is asked); here stands what it leaves to others.

use der::Decode;
use der::asn1::ObjectIdentifier as Oid;
use minga_kernel::Moment;
use rustls_pki_types::pem::PemObject;
use rustls_pki_types::{CertificateDer, SignatureVerificationAlgorithm, TrustAnchor, UnixTime};
use std::time::Duration;
use webpki::{EndEntityCert, Error, ExtendedKeyUsageValidator, KeyPurposeIdIter, VerifiedPath, ring};
use x509_cert::Certificate;
use x509_cert::ext::pkix::{ExtendedKeyUsage, KeyUsage, KeyUsages};
use x509_cert::time::Time;

/// The most certificates of a message that are looked at.
pub(crate) const MOST: usize = 64;

const KEY_USAGE: Oid = Oid::new_unwrap("2.5.29.15");
const PURPOSES: Oid = Oid::new_unwrap("2.5.29.37");
const TIME_STAMPING: Oid = Oid::new_unwrap("1.3.6.1.5.5.7.3.8");
/// What keys of machines are for: a key that is for nothing else signs no act.
const OF_MACHINES: [Oid; 4] = [
    Oid::new_unwrap("1.3.6.1.5.5.7.3.1"),
    Oid::new_unwrap("1.3.6.1.5.5.7.3.3"),
    TIME_STAMPING,
    Oid::new_unwrap("1.3.6.1.5.5.7.3.9"),
];

/// In which ways a certificate may be signed.
const ALGORITHMS: [&dyn SignatureVerificationAlgorithm; 14] = [
    ring::RSA_PKCS1_2048_8192_SHA256,
    ring::RSA_PKCS1_2048_8192_SHA384,
    ring::RSA_PKCS1_2048_8192_SHA512,
    ring::RSA_PKCS1_2048_8192_SHA256_ABSENT_PARAMS,
    ring::RSA_PKCS1_2048_8192_SHA384_ABSENT_PARAMS,
    ring::RSA_PKCS1_2048_8192_SHA512_ABSENT_PARAMS,
    ring::RSA_PSS_2048_8192_SHA256_LEGACY_KEY,
    ring::RSA_PSS_2048_8192_SHA384_LEGACY_KEY,
    ring::RSA_PSS_2048_8192_SHA512_LEGACY_KEY,
    ring::ECDSA_P256_SHA256,
    ring::ECDSA_P256_SHA384,
    ring::ECDSA_P384_SHA256,
    ring::ECDSA_P384_SHA384,
    ring::ED25519,
];

/// The issuers that the operator trusts.
#[derive(Clone, Debug, Default)]
pub struct Roots(Vec<TrustAnchor<'static>>);

/// Why there are no roots in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no certificates in PEM or DER, or one that cannot be read")]
pub struct NoRoots;

impl Roots {
    /// Those in a file: one in DER, or several in PEM.
    pub fn read(bytes: &[u8]) -> Result<Roots, NoRoots> {
        if let Ok(one) = anchor(bytes) {
            return Ok(Roots(vec![one]));
        }
        let all: Result<Vec<_>, NoRoots> =
            CertificateDer::pem_slice_iter(bytes).map(|it| anchor(&it.map_err(|_| NoRoots)?)).collect();
        let all = all?;
        if all.is_empty() { Err(NoRoots) } else { Ok(Roots(all)) }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

fn anchor(der: &[u8]) -> Result<TrustAnchor<'static>, NoRoots> {
    let der = CertificateDer::from(der);
    webpki::anchor_from_trusted_cert(&der).map(|anchor| anchor.to_owned()).map_err(|_| NoRoots)
}

/// What is known of the way from a signer to a root.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    /// It leads there, and holds at the moment.
    Holds,
    /// It leads there, and held at another moment.
    Expired,
    /// No way leads there.
    None,
}

/// A certificate, as it came and as it is understood.
pub(crate) struct Known {
    pub(crate) der: CertificateDer<'static>,
    pub(crate) read: Certificate,
}

impl Known {
    pub(crate) fn read(der: Vec<u8>) -> Option<Known> {
        Some(Known { read: Certificate::from_der(&der).ok()?, der: der.into() })
    }

    /// Whether it holds at this moment, whoever vouches for it.
    pub(crate) fn holds(&self, at: Moment) -> bool {
        let (from, until) = self.times();
        (from..=until).contains(&at)
    }

    fn times(&self) -> (Moment, Moment) {
        let validity = &self.read.tbs_certificate.validity;
        (moment(&validity.not_before), moment(&validity.not_after))
    }

    /// Whether its key may sign documents, as a person's does.
    pub(crate) fn may_sign(&self) -> bool {
        let usage = match extension::<KeyUsage>(&self.read, KEY_USAGE) {
            Ok(usage) => usage.is_none_or(|usage| usage.digital_signature() || usage.non_repudiation()),
            Err(_) => false,
        };
        let purposes = match extension::<ExtendedKeyUsage>(&self.read, PURPOSES) {
            Ok(purposes) => purposes.is_none_or(|all| all.0.iter().any(|it| !OF_MACHINES.contains(it))),
            Err(_) => false,
        };
        usage && purposes
    }

    /// Whether its key is there to say when something was (RFC 3161, 2.3).
    pub(crate) fn may_stamp(&self) -> bool {
        let purposes = extension::<ExtendedKeyUsage>(&self.read, PURPOSES);
        purposes.is_ok_and(|all| all.is_some_and(|all| all.0 == [TIME_STAMPING]))
    }

    /// The way from it to a root, over certificates that came with it.
    pub(crate) fn way(&self, others: &[CertificateDer<'_>], roots: &Roots, at: Moment) -> Way {
        let leads = |at: Moment| leads(&self.der, others, roots, at);
        let (from, until) = self.times();
        if leads(at) {
            Way::Holds
        } else if leads(from) || leads(until) {
            Way::Expired
        } else {
            Way::None
        }
    }
}

/// Whether a way leads from this certificate to a root on which all hold at this moment.
fn leads(der: &CertificateDer<'_>, others: &[CertificateDer<'_>], roots: &Roots, at: Moment) -> bool {
    let Ok(signer) = EndEntityCert::try_from(der) else { return false };
    let Ok(seconds) = u64::try_from(at.timestamp()) else { return false };
    let at = UnixTime::since_unix_epoch(Duration::from_secs(seconds));
    let checked: &dyn Fn(&VerifiedPath<'_>) -> Result<(), Error> = &may_vouch;
    signer.verify_for_usage(&ALGORITHMS, &roots.0, others, at, Any, None, Some(checked)).is_ok()
}

/// The purposes of a key are looked at elsewhere: those of authorities say nothing of documents.
struct Any;

impl ExtendedKeyUsageValidator for Any {
    fn validate(&self, _: KeyPurposeIdIter<'_, '_>) -> Result<(), Error> {
        Ok(())
    }
}

/// Whether every authority on the way may sign certificates. (That it is one, and how many may
/// follow it, webpki has checked.)
fn may_vouch(path: &VerifiedPath<'_>) -> Result<(), Error> {
    for authority in path.intermediate_certificates() {
        let read = Certificate::from_der(&authority.der()).map_err(|_| Error::BadDer)?;
        match extension::<KeyUsage>(&read, KEY_USAGE) {
            Ok(None) => {}
            Ok(Some(usage)) if usage.0.contains(KeyUsages::KeyCertSign) => {}
            Ok(Some(_)) | Err(_) => return Err(Error::EndEntityUsedAsCa),
        }
    }
    Ok(())
}

/// An extension of a certificate; an error if it cannot be read.
pub(crate) fn extension<'a, T: Decode<'a>>(it: &'a Certificate, id: Oid) -> Result<Option<T>, der::Error> {
    let mut all = it.tbs_certificate.extensions.iter().flatten();
    let found = all.find(|extension| extension.extn_id == id);
    found.map(|extension| T::from_der(extension.extn_value.as_bytes())).transpose()
}

pub(crate) fn moment(time: &Time) -> Moment {
    let seconds = i64::try_from(time.to_unix_duration().as_secs()).unwrap_or(i64::MAX);
    Moment::from_timestamp(seconds, 0).unwrap_or(Moment::MAX_UTC)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_certificate_is_no_root() {
        let cut = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";
        for wrong in ["", "no", "-----BEGIN CERTIFICATE-----\nMIIB", cut] {
            assert_eq!(Roots::read(wrong.as_bytes()).err(), Some(NoRoots), "{wrong}");
        }
        assert_eq!(Roots::read(&[0x30, 0x80, 0xff]).err(), Some(NoRoots));
    }
}
