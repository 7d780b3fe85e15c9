"""The certificates of `./run --https`, and what is asked for."""

import plistlib
import re
import stat
from ipaddress import ip_address

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, load_pem_private_key
from cryptography.x509.verification import PolicyBuilder, Store, VerificationError

from tools.https import authority, front
from tools.https.front import Front
from tools.steps import Failed


def read(file) -> x509.Certificate:
    return x509.load_pem_x509_certificate(file.read_bytes())


def verify(name, folder, server):
    """As a phone does that trusts the root."""
    policy = PolicyBuilder().store(Store([read(folder / "root.crt")]))
    return policy.build_server_verifier(subject(name)).verify(server, [read(folder / "signer.crt")])


def subject(name):
    try:
        return x509.IPAddress(ip_address(name))
    except ValueError:
        return x509.DNSName(name)


@pytest.fixture(params=["quiver.test", "192.168.1.20", "fd00::20"])
def made(request, tmp_path):
    authority.found(request.param, tmp_path)
    authority.certify(request.param, tmp_path)
    return request.param, tmp_path


def test_a_phone_that_trusts_the_root_trusts_the_server(made):
    name, folder = made
    assert len(verify(name, folder, read(folder / "server.crt"))) == 3


@pytest.mark.parametrize("other", ["bank.example", "192.168.1.21", "8.8.8.8", "fd00::21"])
def test_what_is_kept_can_vouch_for_nobody_else(made, other):
    _name, folder = made
    signer = authority.kept_signer(folder)
    forged = authority.issue(other, authority.SERVER_LASTS, authority.server_at(other), signer)
    with pytest.raises(VerificationError, match="constraint"):
        verify(other, folder, forged.certificate)


def test_the_key_of_the_root_is_not_kept_and_the_others_are_for_their_owner_alone(made):
    _name, folder = made
    keys = sorted(folder.rglob("*.key"))
    assert [key.name for key in keys] == ["server.key", "signer.key"]
    assert {stat.S_IMODE(key.stat().st_mode) for key in keys} == {0o600}
    root = read(folder / "root.crt").public_key()
    assert all(load_pem_private_key(k.read_bytes(), None).public_key() != root for k in keys)


def test_a_second_start_makes_a_new_certificate_that_phones_trust_already(monkeypatch, tmp_path):
    monkeypatch.setattr("sys.argv", ["authority", "quiver.test", str(tmp_path)])
    authority.main()
    root, server = ((tmp_path / f"{name}.crt").read_bytes() for name in ("root", "server"))
    authority.main()
    assert (tmp_path / "root.crt").read_bytes() == root
    assert (tmp_path / "server.crt").read_bytes() != server
    verify("quiver.test", tmp_path, read(tmp_path / "server.crt"))


def test_phones_fetch_the_root_alone(made):
    name, folder = made
    root = read(folder / "root.crt").public_bytes(Encoding.DER)
    assert (folder / "page" / "quiver.crt").read_bytes() == root
    profile = plistlib.loads((folder / "page" / "quiver.mobileconfig").read_bytes())
    assert profile["PayloadType"] == "Configuration"
    assert profile["PayloadDisplayName"] == f"Quiver at {name}"
    (content,) = profile["PayloadContent"]
    assert content["PayloadType"] == "com.apple.security.root"
    assert content["PayloadContent"] == root
    assert content["PayloadUUID"] != profile["PayloadUUID"]


def test_the_page_brings_all_that_it_names(tmp_path):
    front.write_page(Front("quiver.test", "8443", "8080"), tmp_path)
    page = (tmp_path / "index.html").read_text()
    named = set(re.findall(r'(?:src|href)="([\w.]+)"', page))
    assert named == {"icon.svg", "tokens.css", "page.css", "quiver.crt", "quiver.mobileconfig"}
    assert {file.name for file in tmp_path.iterdir()} == {
        "index.html",
        "icon.svg",
        "tokens.css",
        "page.css",
    }
    assert 'href="https://quiver.test:8443/"' in page
    assert "$" not in page


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("quiver.local", "https://quiver.local:8443"),
        ("QUIVER", "https://quiver:8443"),
        ("192.168.1.20", "https://192.168.1.20:8443"),
        ("fd00:0::20", "https://[fd00::20]:8443"),
    ],
)
def test_a_name_or_an_address_is_asked_for(monkeypatch, name, address):
    monkeypatch.delenv("HTTPS_PORT", raising=False)
    assert front.asked(name).address == address


def test_the_usual_ports_are_not_named(monkeypatch):
    monkeypatch.setenv("HTTPS_PORT", "443")
    monkeypatch.setenv("HTTP_PORT", "80")
    asked = front.asked("quiver.local")
    assert (asked.address, asked.page_address) == ("https://quiver.local", "http://quiver.local")


@pytest.mark.parametrize(
    "name",
    ["localhost", "127.0.0.1", "::1", "0.0.0.0", "a b", "https://a", "a:1", "-a", "a..b", ""],
)
def test_what_no_phone_could_reach_is_refused(name):
    with pytest.raises(Failed, match="hostname -I"):
        front.asked(name)


def test_quiver_answers_to_its_name_first(monkeypatch):
    monkeypatch.setenv("QUIVER_HOSTS", "diary.example.org")
    settings = front.settings(Front("fd00::20", "8443", "8080"))
    assert settings["QUIVER_HOSTS"] == "[fd00::20],diary.example.org"
    assert (settings["QUIVER_HTTPS"], settings["QUIVER_PROXIES"]) == ("1", "1")
