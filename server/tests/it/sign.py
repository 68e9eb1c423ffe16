"""Signs a PDF in many ways, good and bad, and says what pyHanko thinks of each.

Usage: sign.py <pdf> <folder>. Writes the files and the root into the folder, and one JSON object
to standard output: of each file, whether its signatures are intact and trusted.
"""
import datetime
import io
import json
import sys
from pathlib import Path

from asn1crypto import keys as asn1_keys
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import pkcs7
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.generic import NameObject, TextStringObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import fields, signers
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.registry import SimpleCertificateStore

NOW = datetime.datetime.now(datetime.timezone.utc).replace(microsecond=0)
DAY = datetime.timedelta(days=1)


def key(kind="rsa"):
    if kind == "ec":
        return ec.generate_private_key(ec.SECP256R1())
    return rsa.generate_private_key(public_exponent=65537, key_size=1024 if kind == "short" else 2048)


def certificate(name, own, issuer=None, signing=None, ca=False, begin=-30, end=365):
    subject = x509.Name([
        x509.NameAttribute(NameOID.COUNTRY_NAME, "EC"),
        x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Organización de prueba"),
        x509.NameAttribute(NameOID.COMMON_NAME, name),
    ])
    builder = (
        x509.CertificateBuilder().subject_name(subject)
        .issuer_name(issuer.subject if issuer else subject)
        .public_key(own.public_key()).serial_number(x509.random_serial_number())
        .not_valid_before(NOW + begin * DAY).not_valid_after(NOW + end * DAY)
        .add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
        .add_extension(x509.KeyUsage(not ca, not ca, False, False, False, ca, ca, False, False), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(own.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key((signing or own).public_key()), critical=False)
    )
    return builder.sign(signing or own, hashes.SHA256())


def loaded(it):
    return asn1_x509.Certificate.load(it.public_bytes(serialization.Encoding.DER))


class Person:
    def __init__(self, name, issuer, signing, kind="rsa", more=(), **dates):
        self.key = key(kind)
        self.certificate = certificate(name, self.key, issuer, signing, **dates)
        self.more = list(more)

    def signer(self, **how):
        private = self.key.private_bytes(
            serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        return signers.SimpleSigner(
            signing_cert=loaded(self.certificate),
            signing_key=asn1_keys.PrivateKeyInfo.load(private),
            cert_registry=SimpleCertificateStore.from_certs([loaded(it) for it in self.more]),
            **how,
        )


def signed(pdf, person, field="Firma1", digest="sha256", subfilter=fields.SigSeedSubFilter.PADES, **how):
    out = io.BytesIO()
    metadata = signers.PdfSignatureMetadata(field_name=field, subfilter=subfilter, md_algorithm=digest)
    signers.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(pdf)), metadata, signer=person.signer(**how), output=out)
    return out.getvalue()


def appended(pdf):
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    pages = writer.root["/Pages"]
    pages[NameObject("/Nota")] = TextStringObject("otra cosa")
    writer.update_container(pages)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def broken(pdf):
    """With another last byte of the signature itself."""
    signature = PdfFileReader(io.BytesIO(pdf)).embedded_signatures[0]
    whole = bytes(signature.pkcs7_content)
    end = len(whole.rstrip(b"\0"))
    at = signature.byte_range[1] + 1 + 2 * (end - 2)
    return pdf[:at] + (b"0" if pdf[at:at + 1] != b"0" else b"1") + pdf[at + 1:]


def judged(pdf, root):
    context = lambda: ValidationContext(trust_roots=[loaded(root)], allow_fetching=False, moment=NOW)
    told = []
    for it in PdfFileReader(io.BytesIO(pdf)).embedded_signatures:
        try:
            status = validate_pdf_signature(it, context())
            told.append({"intact": bool(status.intact and status.valid), "trusted": bool(status.trusted),
                         "sound": bool(status.bottom_line)})
        except Exception as error:  # whatever it says, it is not a yes
            told.append({"intact": False, "trusted": False, "sound": False, "error": type(error).__name__})
    return told


def main(source, folder):
    pdf, folder = Path(source).read_bytes(), Path(folder)
    root_key, other_key, middle_key = key(), key(), key()
    root = certificate("Raíz de prueba", root_key, ca=True)
    other = certificate("Otra raíz", other_key, ca=True)
    middle = certificate("Intermedia", middle_key, root, root_key, ca=True)
    ana = Person("Ana Ñáñez", root, root_key)
    leaf = Person("Hoja", root, root_key)
    below = Person("Beto Largo", middle, middle_key, more=[middle])
    good = signed(pdf, ana)
    first = signed(pdf, ana)
    cases = {
        "valid": good,
        "valid-chain": signed(pdf, below),
        "valid-ec": signed(pdf, Person("Eva Curva", root, root_key, "ec")),
        "valid-pss": signed(pdf, ana, prefer_pss=True),
        "valid-adobe": signed(pdf, ana, subfilter=fields.SigSeedSubFilter.ADOBE_PKCS7_DETACHED),
        "valid-two": signed(first, below, field="Firma2"),
        "altered": good.replace(b"/Producer", b"/Producex", 1) if b"/Producer" in good else good[:200] + b"X" + good[201:],
        "altered-signature": broken(good),
        "appended": appended(good),
        "appended-space": good + b"\n",
        "unknown": signed(pdf, Person("Desconocida", other, other_key)),
        "unknown-self": signed(pdf, Person("Yo Misma", None, None)),
        "unknown-leaf-issuer": signed(pdf, Person("Hija de hoja", leaf.certificate, leaf.key, more=[leaf.certificate])),
        "unknown-no-middle": signed(pdf, Person("Sin intermedia", middle, middle_key)),
        "expired": signed(pdf, Person("Vencida", root, root_key, begin=-60, end=-10)),
        "expired-early": signed(pdf, Person("Futura", root, root_key, begin=10, end=60)),
        "weak": signed(pdf, ana, digest="sha1", subfilter=fields.SigSeedSubFilter.ADOBE_PKCS7_DETACHED),
        "weak-short": signed(pdf, Person("Corta", root, root_key, "short")),
        "scan": pdf,
    }
    told = {}
    for name, content in cases.items():
        (folder / f"{name}.pdf").write_bytes(content)
        told[name] = judged(content, root)
    message = (pkcs7.PKCS7SignatureBuilder().set_data(pdf)
               .add_signer(ana.certificate, ana.key, hashes.SHA256())
               .sign(serialization.Encoding.DER, [pkcs7.PKCS7Options.Binary]))
    (folder / "valid.p7m").write_bytes(message)
    at = message.index(b"%PDF-") + 30
    (folder / "altered.p7m").write_bytes(message[:at] + bytes([message[at] ^ 1]) + message[at + 1:])
    (folder / "root.pem").write_bytes(root.public_bytes(serialization.Encoding.PEM))
    print(json.dumps(told))


main(*sys.argv[1:])
