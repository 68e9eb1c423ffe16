"""Signs a document in many ways, good and bad, and says what pyHanko thinks of each.

Usage: sign.py <folder> [<pdf>]. Signs the PDF, or a small one of its own. Writes the files and the
roots into the folder, and one JSON object to standard output: of each file, whether its
signatures are intact and trusted.
"""
import asyncio
import datetime
import io
import json
import sys
from pathlib import Path

from asn1crypto import algos as asn1_algos
from asn1crypto import cms as asn1_cms
from asn1crypto import keys as asn1_keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import pkcs7
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.pdf_utils.generic import (
    ArrayObject, DictionaryObject, FloatObject, NameObject, StreamObject, TextStringObject, pdf_name)
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import PageObject, PdfFileWriter
from pyhanko.sign import fields, signers, timestamps
from pyhanko.sign.validation import (
    async_validate_cms_signature, async_validate_detached_cms, validate_pdf_signature)
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.registry import SimpleCertificateStore

NOW = datetime.datetime.now(datetime.timezone.utc).replace(microsecond=0)
DAY = datetime.timedelta(days=1)


def key(kind="rsa"):
    if kind == "ec":
        return ec.generate_private_key(ec.SECP256R1())
    return rsa.generate_private_key(public_exponent=65537, key_size=1024 if kind == "short" else 2048)


def certificate(name, own, issuer=None, signing=None, ca=False, begin=-30, end=365, purposes=(),
                depth=None, vouches=True, organisation="Organización de prueba"):
    subject = x509.Name([
        x509.NameAttribute(NameOID.COUNTRY_NAME, "EC"),
        x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation),
        x509.NameAttribute(NameOID.COMMON_NAME, name),
    ])
    usage = x509.KeyUsage(not ca, not ca, False, False, False, ca and vouches, ca, False, False)
    builder = (
        x509.CertificateBuilder().subject_name(subject)
        .issuer_name(issuer.subject if issuer else subject)
        .public_key(own.public_key()).serial_number(x509.random_serial_number())
        .not_valid_before(NOW + begin * DAY).not_valid_after(NOW + end * DAY)
        .add_extension(x509.BasicConstraints(ca=ca, path_length=depth), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(own.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key((signing or own).public_key()), critical=False)
    )
    if purposes:
        builder = builder.add_extension(x509.ExtendedKeyUsage(purposes), critical=True)
    return builder.sign(signing or own, hashes.SHA256())


def loaded(it):
    return asn1_x509.Certificate.load(it.public_bytes(serialization.Encoding.DER))


class Person:
    def __init__(self, name, issuer, signing, kind="rsa", more=(), **about):
        self.key = key(kind)
        self.certificate = certificate(name, self.key, issuer, signing, **about)
        self.more = list(more)

    def private(self):
        return asn1_keys.PrivateKeyInfo.load(self.key.private_bytes(
            serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()))

    def signer(self, **how):
        return signers.SimpleSigner(
            signing_cert=loaded(self.certificate),
            signing_key=self.private(),
            cert_registry=SimpleCertificateStore.from_certs([loaded(it) for it in self.more]),
            **how,
        )


def pss(salt):
    """RSASSA-PSS with a salt of so many bytes."""
    digest = {"algorithm": "sha256"}
    mask = {"algorithm": "mgf1", "parameters": digest}
    parameters = {"hash_algorithm": digest, "mask_gen_algorithm": mask, "salt_length": salt}
    return asn1_algos.SignedDigestAlgorithm({"algorithm": "rsassa_pss", "parameters": parameters})


def small():
    """A PDF with one page and one line on it."""
    writer = PdfFileWriter()
    content = writer.add_object(StreamObject(stream_data=b"BT /F1 12 Tf 72 720 Td (Acta) Tj ET"))
    writer.insert_page(PageObject(contents=content, media_box=(0, 0, 595, 842)))
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def signed(pdf, person, field="Firma1", digest="sha256", subfilter=fields.SigSeedSubFilter.PADES, stamper=None,
           box=None, **how):
    out = io.BytesIO()
    metadata = signers.PdfSignatureMetadata(field_name=field, subfilter=subfilter, md_algorithm=digest)
    place = fields.SigFieldSpec(sig_field_name=field, box=box)
    signers.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(pdf)), metadata, signer=person.signer(**how),
                     timestamper=stamper, new_field_spec=place, output=out)
    return out.getvalue()


def appended(pdf, change):
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def other_page(writer):
    """What stands on the page is replaced."""
    page = writer.root["/Pages"]["/Kids"][0]
    page[NameObject("/Contents")] = writer.add_object(StreamObject(stream_data=b"BT (Otra cosa) Tj ET"))
    writer.update_container(page)


def noted(writer):
    """Something lies on the page that is no signature."""
    page = writer.root["/Pages"]["/Kids"][0]
    note = writer.add_object(DictionaryObject({
        pdf_name("/Type"): pdf_name("/Annot"), pdf_name("/Subtype"): pdf_name("/FreeText"),
        pdf_name("/Rect"): ArrayObject(FloatObject(it) for it in (10, 10, 90, 90)),
        pdf_name("/Contents"): TextStringObject("otra cosa"),
    }))
    page[NameObject("/Annots")] = ArrayObject(list(page.get("/Annots", [])) + [note])
    writer.update_container(page)


def with_proofs(pdf, certificates):
    """With the store of proofs of PAdES, as programs add it that prepare for years."""
    out = io.BytesIO(pdf)
    contents = PdfFileReader(out).embedded_signatures[0].pkcs7_content.hex().upper().encode()
    DocumentSecurityStore.add_dss(out, contents, certs=[loaded(it) for it in certificates])
    return out.getvalue()


def sealed(pdf, stamper):
    """With a time stamp over the whole document."""
    out = io.BytesIO()
    timestamper = signers.PdfTimeStamper(stamper)
    timestamper.timestamp_pdf(IncrementalPdfFileWriter(io.BytesIO(pdf)), "sha256", output=out)
    return out.getvalue()


def broken(pdf):
    """With another last byte of the signature itself."""
    signature = PdfFileReader(io.BytesIO(pdf)).embedded_signatures[0]
    whole = bytes(signature.pkcs7_content)
    end = len(whole.rstrip(b"\0"))
    at = signature.byte_range[1] + 1 + 2 * (end - 2)
    return pdf[:at] + (b"0" if pdf[at:at + 1] != b"0" else b"1") + pdf[at + 1:]


def context(root, moment=NOW):
    return ValidationContext(trust_roots=[loaded(root)], allow_fetching=False, moment=moment)


def judged(pdf, root, moment):
    told = []
    for it in PdfFileReader(io.BytesIO(pdf)).embedded_signatures:
        if it.sig_object["/SubFilter"] == "/ETSI.RFC3161":
            continue
        try:
            status = validate_pdf_signature(it, context(root, moment), context(root))
            told.append({"intact": bool(status.intact and status.valid), "trusted": bool(status.trusted),
                         "sound": bool(status.bottom_line)})
        except Exception as error:  # whatever it says, it is not a yes
            told.append({"intact": False, "trusted": False, "sound": False, "error": repr(error)[:200]})
    return told


def judged_message(message, document, root):
    """A message that holds what was signed, or one about a document that stands beside it."""
    data = asn1_cms.ContentInfo.load(message)["content"]
    try:
        if document is None:
            status = asyncio.run(async_validate_cms_signature(data, validation_context=context(root)))
            sound = status.intact and status.valid and status.trusted
        else:
            status = asyncio.run(async_validate_detached_cms(document, data, context(root)))
            sound = status.bottom_line
        return [{"intact": bool(status.intact and status.valid), "trusted": bool(status.trusted),
                 "sound": bool(sound)}]
    except Exception as error:
        return [{"intact": False, "trusted": False, "sound": False, "error": repr(error)[:200]}]


def message_of(content, person, *options):
    return (pkcs7.PKCS7SignatureBuilder().set_data(content)
            .add_signer(person.certificate, person.key, hashes.SHA256())
            .sign(serialization.Encoding.DER, [pkcs7.PKCS7Options.Binary, *options]))


def streamed(message):
    """The same message as programs write it that do not know how long it will be."""
    data = asn1_cms.ContentInfo.load(message)["content"]
    content = data["encap_content_info"]["content"].native
    half = len(content) // 2
    piece = lambda it: b"\x04\x84" + len(it).to_bytes(4, "big") + it
    end = b"\0\0"
    kind = bytes.fromhex("06092a864886f70d010701")
    held = b"\x30\x80" + kind + b"\xa0\x80\x24\x80" + piece(content[:half]) + piece(content[half:]) + 3 * end
    inner = (b"\x30\x80" + data["version"].dump() + data["digest_algorithms"].dump() + held
             + data["certificates"].dump() + data["signer_infos"].dump() + end)
    return b"\x30\x80" + bytes.fromhex("06092a864886f70d010702") + b"\xa0\x80" + inner + 2 * end


def changed(whole, part):
    at = whole.index(part) + len(part)
    return whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1:]


def main(folder, source=None):
    folder = Path(folder)
    pdf = Path(source).read_bytes() if source else small()
    root_key, other_key, middle_key, low_key, mute_key = key(), key(), key(), key(), key()
    root = certificate("Raíz de prueba", root_key, ca=True, begin=-2000)
    # Another issuer that calls itself as the trusted one does.
    false = certificate("Raíz de prueba", other_key, ca=True)
    other = certificate("Otra raíz", other_key, ca=True)
    middle = certificate("Intermedia", middle_key, root, root_key, ca=True, depth=0)
    low = certificate("Muy abajo", low_key, middle, middle_key, ca=True)
    mute = certificate("No firma certificados", mute_key, root, root_key, ca=True, vouches=False)
    gone = certificate("Intermedia vencida", low_key, root, root_key, ca=True, begin=-400, end=-5)
    ana = Person("Ana Ñáñez", root, root_key)
    hostile = Person('<script>alert(1)</script>"\u202e', root, root_key, organisation="{{ 7*7 }}<img src=x>")
    leaf = Person("Hoja", root, root_key)
    below = Person("Beto Largo", middle, middle_key, more=[middle])
    former = Person("Vencida", root, root_key, begin=-60, end=-10)
    clock = Person("Sello de tiempo", root, root_key, begin=-100, purposes=[ExtendedKeyUsageOID.TIME_STAMPING])
    wrong_clock = Person("Sello ajeno", other, other_key, begin=-100, purposes=[ExtendedKeyUsageOID.TIME_STAMPING])
    machine = Person("Servidor", root, root_key, purposes=[ExtendedKeyUsageOID.SERVER_AUTH])
    stamper = lambda by, at: timestamps.DummyTimeStamper(
        loaded(by.certificate), by.private(), SimpleCertificateStore.from_certs([loaded(root)]), fixed_dt=at)
    good = signed(pdf, ana)
    long_ago = NOW - 20 * DAY
    marked = lambda content: content.replace(b"/Filter /Adobe.PPKLite", b"/Filter /Adobe.PPKLito", 1)
    cases = {
        "valid": good,
        "valid-hostile": signed(pdf, hostile),
        "valid-chain": signed(pdf, below),
        "valid-ec": signed(pdf, Person("Eva Curva", root, root_key, "ec")),
        "valid-pss": signed(pdf, ana, signature_mechanism=pss(32)),
        "unreadable-pss": signed(pdf, ana, signature_mechanism=pss(222)),
        "valid-sha512": signed(pdf, ana, digest="sha512"),
        "valid-adobe": signed(pdf, ana, subfilter=fields.SigSeedSubFilter.ADOBE_PKCS7_DETACHED),
        "valid-two": signed(good, below, field="Firma2", box=(20, 20, 200, 80)),
        "valid-proofs": with_proofs(good, [root]),
        "valid-sealed": sealed(with_proofs(good, [root]), stamper(clock, NOW)),
        "valid-stamped": signed(pdf, ana, stamper=stamper(clock, NOW)),
        "valid-stamped-former": signed(pdf, former, stamper=stamper(clock, long_ago)),
        "altered": changed(good, b"%PDF-1.7\n%") if source is None else marked(good),
        "altered-signature": broken(good),
        "altered-page": appended(good, other_page),
        "altered-note": appended(good, noted),
        "altered-between": signed(appended(good, other_page), below, field="Firma2"),
        "altered-covered": signed(good, below, field="Firma2", box=(0, 0, 595, 842)),
        "altered-space": good + b"\n",
        "unknown": signed(pdf, Person("Desconocida", other, other_key)),
        "unknown-same-name": signed(pdf, Person("Falsa", false, other_key, more=[false])),
        "unknown-self": signed(pdf, Person("Yo Misma", None, None)),
        "unknown-leaf-issuer": signed(pdf, Person("Hija de hoja", leaf.certificate, leaf.key, more=[leaf.certificate])),
        "unknown-no-middle": signed(pdf, Person("Sin intermedia", middle, middle_key)),
        "unknown-too-deep": signed(pdf, Person("Honda", low, low_key, more=[low, middle])),
        "unknown-mute": signed(pdf, Person("De muda", mute, mute_key, more=[mute])),
        "unknown-machine": signed(pdf, machine),
        "unknown-expired": signed(pdf, Person("Vieja ajena", other, other_key, begin=-60, end=-10)),
        "expired": signed(pdf, former),
        "expired-early": signed(pdf, Person("Futura", root, root_key, begin=10, end=60)),
        "expired-middle": signed(pdf, Person("De vencida", gone, low_key, more=[gone], begin=-300)),
        "expired-wrong-stamp": signed(pdf, former, stamper=stamper(wrong_clock, long_ago)),
        "weak": signed(pdf, ana, digest="sha1", subfilter=fields.SigSeedSubFilter.ADOBE_PKCS7_DETACHED),
        "weak-short": signed(pdf, Person("Corta", root, root_key, "short")),
        "scan": pdf,
    }
    told = {}
    for name, content in cases.items():
        (folder / f"{name}.pdf").write_bytes(content)
        told[f"{name}.pdf"] = judged(content, root, long_ago if name.endswith("-former") else NOW)
    whole = message_of(pdf, ana)
    beside = message_of(pdf, ana, pkcs7.PKCS7Options.DetachedSignature)
    messages = {
        "valid.p7m": (whole, None),
        "altered.p7m": (changed(whole, b"%PDF-1."), None),
        "unknown.p7m": (message_of(pdf, Person("Desconocida", other, other_key)), None),
        "expired.p7m": (message_of(pdf, former), None),
        "valid.p7s": (beside, pdf),
        "altered.p7s": (beside, pdf + b"\n"),
    }
    for name, (message, document) in messages.items():
        (folder / name).write_bytes(message)
        told[name] = judged_message(message, document, root)
    (folder / "valid-streamed.p7m").write_bytes(streamed(whole))
    (folder / "root.pem").write_bytes(root.public_bytes(serialization.Encoding.PEM))
    (folder / "root.der").write_bytes(root.public_bytes(serialization.Encoding.DER))
    print(json.dumps(told))


main(*sys.argv[1:])
