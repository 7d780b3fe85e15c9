"""`.venv/bin/python -m tools.https.authority NAME FOLDER`: certificates for one name.

A phone that trusts an authority believes it about every site on the web. This one can't be turned
into that: its root's key is forgotten once it has signed; what is kept can vouch for NAME alone.
"""

from __future__ import annotations

import plistlib
import sys
from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from pathlib import Path
from typing import NamedTuple
from uuid import NAMESPACE_URL, uuid5

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

TEN_YEARS = timedelta(days=3650)
# An iPhone takes no more than 825 days. Each start makes a new one.
SERVER_LASTS = timedelta(days=800)
# A phone's clock may be behind.
BEFORE = timedelta(days=1)
USAGES = (
    "digital_signature",
    "content_commitment",
    "key_encipherment",
    "data_encipherment",
    "key_agreement",
    "key_cert_sign",
    "crl_sign",
    "encipher_only",
    "decipher_only",
)

Extensions = list[tuple[x509.ExtensionType, bool]]


class Holder(NamedTuple):
    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey


def main() -> None:
    name, folder = sys.argv[1], Path(sys.argv[2])
    if not (folder / "signer.key").exists():
        found(name, folder)
    certify(name, folder)


def found(name: str, folder: Path) -> None:
    """Makes the authority, and the files of the page from which phones fetch its root."""
    root = issue(f"Quiver at {name}", TEN_YEARS, authority(name, below=1), None)
    signer = issue(f"Quiver at {name}, signer", TEN_YEARS, authority(name, below=0), root)
    page = folder / "page"
    page.mkdir(exist_ok=True)
    (page / "quiver.crt").write_bytes(root.certificate.public_bytes(Encoding.DER))
    (page / "quiver.mobileconfig").write_bytes(profile(name, root.certificate))
    (folder / "root.crt").write_bytes(root.certificate.public_bytes(Encoding.PEM))
    (folder / "signer.crt").write_bytes(signer.certificate.public_bytes(Encoding.PEM))
    keep_key(signer.key, folder / "signer.key")


def certify(name: str, folder: Path) -> None:
    """Makes the server's certificate, as Caddy reads it."""
    signer = kept_signer(folder)
    server = issue(name, SERVER_LASTS, server_at(name), signer)
    chain = [holder.certificate.public_bytes(Encoding.PEM) for holder in (server, signer)]
    (folder / "server.crt").write_bytes(b"".join(chain))
    keep_key(server.key, folder / "server.key")


def kept_signer(folder: Path) -> Holder:
    certificate = x509.load_pem_x509_certificate((folder / "signer.crt").read_bytes())
    key = load_pem_private_key((folder / "signer.key").read_bytes(), password=None)
    assert isinstance(key, ec.EllipticCurvePrivateKey)
    return Holder(certificate, key)


def keep_key(key: ec.EllipticCurvePrivateKey, file: Path) -> None:
    file.touch(mode=0o600)
    form = (Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    file.write_bytes(key.private_bytes(*form))


# --- Certificates ---------------------------------------------------------------------------------


def issue(called: str, lasts: timedelta, extensions: Extensions, issuer: Holder | None) -> Holder:
    """A new key and its certificate, which a root signs itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, called[:64])])
    signs = issuer.key if issuer else key
    now = datetime.now(UTC)
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer.certificate.subject if issuer else subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - BEFORE)
        .not_valid_after(now + lasts)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(signs.public_key()), False
        )
    )
    for extension, critical in extensions:
        builder = builder.add_extension(extension, critical)
    return Holder(builder.sign(signs, hashes.SHA256()), key)


def authority(name: str, below: int) -> Extensions:
    """`below`: how many authorities may stand between it and a server."""
    return [
        (x509.BasicConstraints(ca=True, path_length=below), True),
        (usage("key_cert_sign", "crl_sign"), True),
        (only(name), True),
    ]


def server_at(name: str) -> Extensions:
    return [
        (x509.BasicConstraints(ca=False, path_length=None), True),
        (usage("digital_signature"), True),
        (x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), False),
        (x509.SubjectAlternativeName([general(name)]), False),
    ]


def usage(*allowed: str) -> x509.KeyUsage:
    return x509.KeyUsage(**{name: name in allowed for name in USAGES})


def general(name: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ip_address(name))
    except ValueError:
        return x509.DNSName(name)


def only(name: str) -> x509.NameConstraints:
    """That name and no address, or that address and no name."""
    allowed = general(name)
    if isinstance(allowed, x509.DNSName):
        everywhere = (IPv4Network("0.0.0.0/0"), IPv6Network("::/0"))
        return x509.NameConstraints([allowed], [x509.IPAddress(all_of) for all_of in everywhere])
    # A kind of name that isn't mentioned is allowed; nobody can have a name in `.invalid`.
    return x509.NameConstraints([x509.IPAddress(ip_network(name)), x509.DNSName("invalid")], None)


# --- For an iPhone --------------------------------------------------------------------------------


def profile(name: str, root: x509.Certificate) -> bytes:
    """The root as an iPhone installs it, in words that say what it is."""
    certificate = {
        **payload("com.apple.security.root", name),
        "PayloadCertificateFileName": "quiver.crt",
        "PayloadContent": root.public_bytes(Encoding.DER),
    }
    return plistlib.dumps(
        {
            **payload("Configuration", name),
            "PayloadDescription": f"Vouches for Quiver at {name}, and for no other site.",
            "PayloadContent": [certificate],
        }
    )


def payload(kind: str, name: str) -> dict[str, object]:
    return {
        "PayloadType": kind,
        "PayloadVersion": 1,
        "PayloadIdentifier": f"quiver.{name}.{kind}",
        "PayloadUUID": str(uuid5(NAMESPACE_URL, f"{kind}:{name}")).upper(),
        "PayloadDisplayName": f"Quiver at {name}",
    }


if __name__ == "__main__":
    main()
