//! Time stamps (RFC 3161): somebody who is trusted says that something was there at a moment.

use crate::Stamp;
use crate::algorithm::{Hash, Worth};
use crate::chain::Way;
use crate::message::{Against, Message};
use crate::{names, signer};
use chrono::NaiveDateTime;
use cms::signed_data::SignerInfo;
use const_oid::ObjectIdentifier as Oid;
use der::asn1::OctetStringRef;
use der::{AnyRef, Decode, Encode, Tag, Tagged};
use minga_kernel::Moment;
use x509_cert::spki::AlgorithmIdentifierOwned;

/// What a stamp signs.
pub(crate) const KIND: Oid = Oid::new_unwrap("1.2.840.113549.1.9.16.1.4");
/// Where a signer keeps the stamps of their signature.
const OF_SIGNATURE: Oid = Oid::new_unwrap("1.2.840.113549.1.9.16.2.14");
/// The most stamps of a signature that are looked at; the earliest that holds counts.
const MOST: usize = 4;

/// The earliest stamp of a signature that holds.
pub(crate) fn of_signer(signer: &SignerInfo, against: Against<'_>) -> Option<Stamp> {
    let attributes = signer.unsigned_attrs.iter().flat_map(|all| all.iter());
    let values = attributes.filter(|it| it.oid == OF_SIGNATURE).flat_map(|it| it.values.iter());
    let found = values.take(MOST).filter_map(|value| {
        let message = Message::read_whole(&value.to_der().ok()?)?;
        of(&message, &[signer.signature.as_bytes()], against)
    });
    found.min_by_key(|it| it.at)
}

/// What a stamp of these pieces proves; `None` if nothing: it is of something else, or nobody who
/// is trusted today says it.
pub(crate) fn of(message: &Message, about: &[&[u8]], against: Against<'_>) -> Option<Stamp> {
    let held = message.content.as_deref().filter(|_| message.kind == KIND)?;
    let said = Said::read(held)?;
    let by = message.only_signer()?;
    let certificate = message.certificate(by)?;
    let fits = signer::fits(by, certificate, KIND, &[held]) == Some(Worth::Sound);
    let is_of_it = said.hash != Hash::Sha1 && said.hash.of(about) == said.digest;
    let in_time = certificate.holds(said.at) && signer::ahead_at_most(said.at, against.now);
    let is_trusted =
        certificate.may_stamp() && certificate.way(message.ways(), against.roots, against.now) == Way::Holds;
    let (name, organisation) = names::of(&certificate.read.tbs_certificate.subject);
    let by = if name.is_empty() { organisation } else { name };
    (fits && is_of_it && in_time && is_trusted).then_some(Stamp { at: said.at, by })
}

/// `TSTInfo`, as far as it is asked.
struct Said {
    hash: Hash,
    digest: Vec<u8>,
    at: Moment,
}

impl Said {
    /// `SEQUENCE { version, policy, messageImprint SEQUENCE { algorithm, digest }, serialNumber,
    /// genTime, … }`. The time may have fractions, which the types of `der` do not know.
    fn read(bytes: &[u8]) -> Option<Said> {
        let fields: Vec<AnyRef<'_>> = Vec::from_der(bytes).ok()?;
        let [_, _, imprint, _, time, ..] = fields.as_slice() else { return None };
        let imprint = imprint.to_der().ok()?;
        let parts: Vec<AnyRef<'_>> = Vec::from_der(&imprint).ok()?;
        let [algorithm, digest] = parts.as_slice() else { return None };
        let algorithm = AlgorithmIdentifierOwned::from_der(&algorithm.to_der().ok()?).ok()?;
        let written =
            std::str::from_utf8(time.value()).ok().filter(|_| time.tag() == Tag::GeneralizedTime)?;
        let at = NaiveDateTime::parse_from_str(written.strip_suffix('Z')?, "%Y%m%d%H%M%S%.f").ok()?;
        Some(Said {
            hash: Hash::named(algorithm.oid).ok()?,
            digest: OctetStringRef::from_der(&digest.to_der().ok()?).ok()?.as_bytes().to_vec(),
            at: at.and_utc(),
        })
    }
}
