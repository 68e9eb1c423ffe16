//! Certificates up to a root that the operator trusts (RFC 5280, without revocation: nobody is
//! asked).

use crate::algorithm::{Checked, Hash, check};
use const_oid::ObjectIdentifier as Oid;
use const_oid::db::rfc4519::{COMMON_NAME, ORGANIZATION_NAME};
use der::asn1::{Ia5StringRef, PrintableStringRef, TeletexStringRef, Utf8StringRef};
use der::{Decode, DecodePem, Encode, Tag, Tagged};
use minga_kernel::Moment;
use x509_cert::Certificate;
use x509_cert::ext::pkix::{BasicConstraints, KeyUsage, KeyUsages};
use x509_cert::name::Name;
use x509_cert::time::Time;

/// The longest way from a signer to a root.
const LONGEST: usize = 8;
/// How many signatures of certificates are checked on the way.
const CHECKS: usize = 200;
/// The most certificates of a message that are looked at.
pub(crate) const MOST: usize = 64;

const BASIC_CONSTRAINTS: Oid = Oid::new_unwrap("2.5.29.19");
const KEY_USAGE: Oid = Oid::new_unwrap("2.5.29.15");
/// What may be critical in a certificate without being looked at: to which purpose a signer's key
/// is meant, under which policies, and other names of theirs.
const UNDERSTOOD: [Oid; 5] = [
    BASIC_CONSTRAINTS,
    KEY_USAGE,
    Oid::new_unwrap("2.5.29.37"),
    Oid::new_unwrap("2.5.29.32"),
    Oid::new_unwrap("2.5.29.17"),
];

/// The certificates that the operator trusts.
#[derive(Clone, Debug, Default)]
pub struct Roots(Vec<Certificate>);

/// Why there are no roots in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no certificates in PEM or DER")]
pub struct NoRoots;

impl Roots {
    /// Those in a file: one in DER, or several in PEM.
    pub fn read(bytes: &[u8]) -> Result<Roots, NoRoots> {
        if let Ok(one) = Certificate::from_der(bytes) {
            return Ok(Roots(vec![one]));
        }
        let text = std::str::from_utf8(bytes).map_err(|_| NoRoots)?;
        let mut all = Vec::new();
        let mut rest = text;
        while let Some(begin) = rest.find("-----BEGIN CERTIFICATE-----") {
            const END: &str = "-----END CERTIFICATE-----";
            let end = rest[begin..].find(END).ok_or(NoRoots)? + begin + END.len();
            all.push(Certificate::from_pem(&rest[begin..end]).map_err(|_| NoRoots)?);
            rest = &rest[end..];
        }
        if all.is_empty() { Err(NoRoots) } else { Ok(Roots(all)) }
    }

    /// These and others.
    pub fn add(&mut self, others: Roots) {
        self.0.extend(others.0);
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

/// What is known of the way from a signer to a root.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    /// It leads there, and holds at this moment.
    Holds,
    /// It leads there, and a certificate on it does not hold at this moment.
    Expired,
    /// No way leads there.
    None,
}

/// The way from a certificate to a root, over certificates that came with it.
pub(crate) fn way(signer: &Certificate, others: &[Certificate], roots: &Roots, at: Moment) -> Way {
    let mut search = Search { others, roots, at, best: Way::None, walked: Vec::new(), checks: CHECKS };
    search.follow(signer, true);
    search.best
}

struct Search<'a> {
    others: &'a [Certificate],
    roots: &'a Roots,
    at: Moment,
    best: Way,
    walked: Vec<&'a Certificate>,
    /// How many signatures may still be checked: certificates that all sign one another lead on
    /// without end.
    checks: usize,
}

impl<'a> Search<'a> {
    fn follow(&mut self, here: &'a Certificate, in_time: bool) {
        let depth = self.walked.len();
        if self.best == Way::Holds || depth >= LONGEST || self.walked.contains(&here) {
            return;
        }
        let may = if depth == 0 { may_sign(here) } else { may_vouch(here, depth - 1) };
        if !may || !is_understood(here) {
            return;
        }
        let in_time = in_time && holds(here, self.at);
        // A root is trusted for what it is, whoever signed it.
        if self.roots.0.contains(here) {
            self.best = if in_time { Way::Holds } else { Way::Expired };
            return;
        }
        self.walked.push(here);
        let (roots, others) = (self.roots, self.others);
        for next in roots.0.iter().chain(others) {
            let issues = next.tbs_certificate.subject == here.tbs_certificate.issuer;
            if !issues || self.checks == 0 {
                continue;
            }
            self.checks -= 1;
            if signed_by(here, next) {
                self.follow(next, in_time);
            }
        }
        self.walked.pop();
    }
}

fn signed_by(it: &Certificate, by: &Certificate) -> bool {
    let (Ok(message), Some(signed)) = (it.tbs_certificate.to_der(), it.signature.as_bytes()) else {
        return false;
    };
    let key = &by.tbs_certificate.subject_public_key_info;
    check(key, &it.signature_algorithm, None::<Hash>, &message, signed) == Checked::Fits
}

fn holds(it: &Certificate, at: Moment) -> bool {
    let validity = &it.tbs_certificate.validity;
    let moment = |time: &Time| {
        let seconds = i64::try_from(time.to_unix_duration().as_secs()).ok()?;
        Moment::from_timestamp(seconds, 0)
    };
    let (from, until) = (moment(&validity.not_before), moment(&validity.not_after));
    matches!((from, until), (Some(from), Some(until)) if from <= at && at <= until)
}

/// Whether nothing critical in it is unknown here.
fn is_understood(it: &Certificate) -> bool {
    let all = it.tbs_certificate.extensions.iter().flatten();
    all.into_iter().all(|extension| !extension.critical || UNDERSTOOD.contains(&extension.extn_id))
}

/// An extension of a certificate; an error if it cannot be read.
fn extension<'a, T: Decode<'a>>(it: &'a Certificate, id: Oid) -> Result<Option<T>, der::Error> {
    let mut all = it.tbs_certificate.extensions.iter().flatten();
    let found = all.find(|extension| extension.extn_id == id);
    found.map(|extension| T::from_der(extension.extn_value.as_bytes())).transpose()
}

/// Whether its key may sign documents.
fn may_sign(it: &Certificate) -> bool {
    match extension::<KeyUsage>(it, KEY_USAGE) {
        Ok(None) => true,
        Ok(Some(usage)) => usage.digital_signature() || usage.non_repudiation(),
        Err(_) => false,
    }
}

/// Whether it may vouch for others, with so many certificates between it and the signer.
fn may_vouch(it: &Certificate, below: usize) -> bool {
    let is_authority = match extension::<BasicConstraints>(it, BASIC_CONSTRAINTS) {
        Ok(Some(constraints)) => {
            constraints.ca && constraints.path_len_constraint.is_none_or(|most| below <= usize::from(most))
        }
        _ => false,
    };
    let may_sign = match extension::<KeyUsage>(it, KEY_USAGE) {
        Ok(None) => true,
        Ok(Some(usage)) => usage.0.contains(KeyUsages::KeyCertSign),
        Err(_) => false,
    };
    is_authority && may_sign
}

/// The name of whose certificate it is, and their organisation; empty where it has none.
pub(crate) fn names(it: &Name) -> (String, String) {
    (attribute(it, COMMON_NAME), attribute(it, ORGANIZATION_NAME))
}

fn attribute(name: &Name, which: Oid) -> String {
    let all = name.0.iter().flat_map(|part| part.0.iter());
    let found = all.filter(|it| it.oid == which).find_map(|it| {
        let value = &it.value;
        Some(match value.tag() {
            Tag::Utf8String => Utf8StringRef::try_from(value).ok()?.as_str().to_owned(),
            Tag::PrintableString => PrintableStringRef::try_from(value).ok()?.as_str().to_owned(),
            Tag::Ia5String => Ia5StringRef::try_from(value).ok()?.as_str().to_owned(),
            Tag::TeletexString => TeletexStringRef::try_from(value).ok()?.as_str().to_owned(),
            Tag::BmpString => {
                let units: Vec<u16> = value
                    .value()
                    .chunks_exact(2)
                    .map(|pair| u16::from_be_bytes([pair[0], pair[1]]))
                    .collect();
                String::from_utf16(&units).ok()?
            }
            _ => return None,
        })
    });
    let found = found.unwrap_or_default();
    found.chars().filter(|c| !c.is_control()).take(200).collect()
}
