//! Signed messages (RFC 5652), as PDF holds them and as they stand alone.

use crate::chain::{self, Known};
use crate::{Roots, Signature, Stamp, Verdict, ber, signer, stamp};
use cms::content_info::{CmsVersion, ContentInfo};
use cms::signed_data::{EncapsulatedContentInfo, SignerInfo, SignerInfos};
use const_oid::ObjectIdentifier as Oid;
use der::asn1::OctetStringRef;
use der::{Any, Decode, Encode, Sequence};
use minga_kernel::Moment;
use rustls_pki_types::CertificateDer;

const SIGNED_DATA: Oid = Oid::new_unwrap("1.2.840.113549.1.7.2");

/// The most signers of a message. One with more of them is not read.
const MOST_SIGNERS: usize = 16;

/// `SignedData` of RFC 5652, in which certificates stay as they came: what was signed of them is
/// their bytes, and one that cannot be read takes nothing from the others.
#[derive(Clone, Debug, Sequence)]
struct SignedData {
    version: CmsVersion,
    digest_algorithms: Any,
    encap_content_info: EncapsulatedContentInfo,
    #[asn1(context_specific = "0", tag_mode = "IMPLICIT", optional = "true")]
    certificates: Option<Vec<Any>>,
    #[asn1(context_specific = "1", tag_mode = "IMPLICIT", optional = "true")]
    crls: Option<Vec<Any>>,
    signer_infos: SignerInfos,
}

/// A signed message.
pub(crate) struct Message {
    /// Of what kind that is which was signed.
    pub(crate) kind: Oid,
    /// What it holds; `None` if what was signed stands elsewhere.
    pub(crate) content: Option<Vec<u8>>,
    signers: Vec<SignerInfo>,
    certificates: Vec<Known>,
    /// Every certificate in it, for the way to a root.
    ways: Vec<CertificateDer<'static>>,
}

/// Against what a signature is checked.
#[derive(Clone, Copy)]
pub(crate) struct Against<'a> {
    pub(crate) roots: &'a Roots,
    pub(crate) now: Moment,
    /// What proves when the whole was there already, beside what the signature itself has.
    pub(crate) sealed: Option<&'a Stamp>,
    /// When the signer says that it was, where they do not say it in the message.
    pub(crate) said: Option<Moment>,
}

impl<'a> Against<'a> {
    /// These roots, at this moment.
    pub(crate) fn new(roots: &'a Roots, now: Moment) -> Against<'a> {
        Against { roots, now, sealed: None, said: None }
    }
}

/// Whether bytes begin as a signed message does, in whatever lengths.
pub(crate) fn is_signed_data(bytes: &[u8]) -> bool {
    let Ok(oid) = SIGNED_DATA.to_der() else { return false };
    let head = &bytes[..bytes.len().min(32)];
    bytes.first() == Some(&0x30) && head.windows(oid.len()).any(|some| some == oid)
}

impl Message {
    /// A message in DER or BER, and how many bytes it takes; `None` if it is none.
    pub(crate) fn read(bytes: &[u8]) -> Option<(Message, usize)> {
        let (bytes, taken) = ber::definite(bytes)?;
        let info = ContentInfo::from_der(&bytes).ok()?;
        if info.content_type != SIGNED_DATA {
            return None;
        }
        let data: SignedData = info.content.decode_as().ok()?;
        let held = data.encap_content_info.econtent;
        let content = held.map(|any| any.decode_as::<OctetStringRef<'_>>().map(|it| it.as_bytes().to_vec()));
        let all = data.certificates.into_iter().flatten().take(chain::MOST);
        let ways: Vec<Vec<u8>> = all.filter_map(|it| it.to_der().ok()).collect();
        let message = Message {
            kind: data.encap_content_info.econtent_type,
            content: content.transpose().ok()?,
            signers: data.signer_infos.0.into_vec(),
            certificates: ways.iter().filter_map(|it| Known::read(it.clone())).collect(),
            ways: ways.into_iter().map(CertificateDer::from).collect(),
        };
        (message.signers.len() <= MOST_SIGNERS).then_some((message, taken))
    }

    /// A message that is all that there is in these bytes.
    pub(crate) fn read_whole(bytes: &[u8]) -> Option<Message> {
        let (message, taken) = Message::read(bytes)?;
        (taken == bytes.len()).then_some(message)
    }

    /// Its signatures over what it holds.
    pub(crate) fn attached(&self, against: Against<'_>) -> Vec<Signature> {
        match &self.content {
            Some(held) => self.signatures(&[held], against),
            None => vec![Signature::unreadable()],
        }
    }

    /// Its signatures over pieces that stand elsewhere.
    pub(crate) fn detached(&self, pieces: &[&[u8]], against: Against<'_>) -> Vec<Signature> {
        match self.content {
            // What stands elsewhere and in the message are two things: nobody can tell which.
            Some(_) => vec![Signature::unreadable()],
            None => self.signatures(pieces, against),
        }
    }

    /// The only signer of a message that has one.
    pub(crate) fn only_signer(&self) -> Option<&SignerInfo> {
        match self.signers.as_slice() {
            [one] => Some(one),
            _ => None,
        }
    }

    /// The certificate that a signer names.
    pub(crate) fn certificate(&self, signer: &SignerInfo) -> Option<&Known> {
        self.certificates.iter().find(|it| signer::is_of(&it.read, &signer.sid))
    }

    /// The certificates that came with it.
    pub(crate) fn ways(&self) -> &[CertificateDer<'static>] {
        &self.ways
    }

    fn signatures(&self, about: &[&[u8]], against: Against<'_>) -> Vec<Signature> {
        if self.signers.is_empty() || self.kind == stamp::KIND {
            return vec![Signature::unreadable()];
        }
        self.signers.iter().map(|signer| self.signature(signer, about, against)).collect()
    }

    fn signature(&self, signer: &SignerInfo, about: &[&[u8]], against: Against<'_>) -> Signature {
        let Some(certificate) = self.certificate(signer) else { return Signature::unreadable() };
        let own = stamp::of_signer(signer, against);
        let stamped = [own.as_ref(), against.sealed].into_iter().flatten().min_by_key(|it| it.at).cloned();
        let mut found = signer::described(signer, certificate);
        found.claimed = found.claimed.or(against.said);
        found.stamped = stamped;
        found.verdict = match signer::fits(signer, certificate, self.kind, about) {
            Some(worth) => signer::judged(&found, worth, certificate, &self.ways, against),
            None => Verdict::Altered,
        };
        found
    }
}
