"""The key of the server: made once, for its owner's eyes."""

import stat
from concurrent.futures import ThreadPoolExecutor

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ed25519
from django.core.exceptions import ImproperlyConfigured

from diary.reminders import keys


@pytest.fixture
def path(settings, tmp_path):
    settings.VAPID_KEY_FILE = tmp_path / "vapid_key.pem"
    return settings.VAPID_KEY_FILE


def test_the_first_run_makes_a_key_and_the_next_finds_it(path):
    first = keys.public_key()
    keys.key_in.cache_clear()
    assert keys.public_key() == first
    assert len(first) == 87
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [file.name for file in path.parent.iterdir()] == ["vapid_key.pem"]


def test_of_several_that_make_one_the_first_counts(path):
    with ThreadPoolExecutor() as pool:
        list(pool.map(keys.make, [path] * 4))
    kept = path.read_bytes()
    keys.make(path)
    assert path.read_bytes() == kept


def test_a_file_that_holds_no_key_stops_the_start(path):
    path.write_text("nothing")
    with pytest.raises(ImproperlyConfigured, match="holds no key"):
        keys.public_key()


def test_a_key_of_another_kind_stops_the_start(path):
    other = ed25519.Ed25519PrivateKey.generate().private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    path.write_bytes(other)
    with pytest.raises(ImproperlyConfigured, match="holds a key of another kind"):
        keys.public_key()
