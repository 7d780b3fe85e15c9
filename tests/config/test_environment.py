"""Settings from the environment: a bad value stops the start and says what is allowed."""

import os
import re
import stat
import subprocess
import sys

import pytest
from django.core.exceptions import ImproperlyConfigured

from config import environment
from config.environment import MailServer
from tools.setup import ROOT


@pytest.mark.parametrize(
    ("value", "default", "flag"),
    [("1", False, True), ("0", True, False), (None, True, True), (None, False, False)],
)
def test_a_flag_is_1_or_0(monkeypatch, value, default, flag):
    monkeypatch.delenv("QUIVER_X", raising=False)
    if value is not None:
        monkeypatch.setenv("QUIVER_X", value)
    assert environment.flag("QUIVER_X", default) is flag


@pytest.mark.parametrize("bad", ["", "true", "yes", "2", " 1", "False"])
def test_a_flag_that_is_neither_fails_loudly(monkeypatch, bad):
    monkeypatch.setenv("QUIVER_X", bad)
    with pytest.raises(
        ImproperlyConfigured, match=re.escape(f"QUIVER_X must be 0 or 1, not {bad!r}.")
    ):
        environment.flag("QUIVER_X", default=True)


@pytest.mark.parametrize(
    ("value", "names"),
    [("a,b", ["a", "b"]), (" a , ,b,", ["a", "b"]), ("", []), (None, ["x", "y"])],
)
def test_a_list_is_separated_by_commas(monkeypatch, value, names):
    monkeypatch.delenv("QUIVER_X", raising=False)
    if value is not None:
        monkeypatch.setenv("QUIVER_X", value)
    assert environment.names("QUIVER_X", "x,y") == names


def test_a_folder_is_made_for_its_owner_alone(monkeypatch, tmp_path):
    monkeypatch.setenv("QUIVER_X", str(tmp_path / "a" / "b"))
    found = environment.folder("QUIVER_X", tmp_path)
    assert found == tmp_path / "a" / "b"
    assert stat.S_IMODE(found.stat().st_mode) == 0o700


def test_a_folder_that_cannot_be_made_fails_loudly(monkeypatch, tmp_path):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("QUIVER_X", str(tmp_path / "file" / "folder"))
    with pytest.raises(ImproperlyConfigured, match="QUIVER_X: can't make the folder"):
        environment.folder("QUIVER_X", tmp_path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_to_fails_loudly(monkeypatch, tmp_path):
    tmp_path.chmod(0o500)
    monkeypatch.setenv("QUIVER_X", str(tmp_path))
    with pytest.raises(ImproperlyConfigured, match="can't be written to"):
        environment.folder("QUIVER_X", tmp_path)


def test_a_key_is_made_once_and_for_its_owner_alone(tmp_path):
    path = tmp_path / "key"
    key = environment.secret(path)
    assert len(key) >= 50
    assert environment.secret(path) == key
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("text", ["", "short", "\n" * 60])
def test_a_key_that_is_none_fails_loudly_and_is_kept(tmp_path, text):
    path = tmp_path / "key"
    path.write_text(text)
    with pytest.raises(ImproperlyConfigured, match="holds no key of 50 characters"):
        environment.secret(path)
    assert path.read_text() == text


def settings_with(tmp_path, **variables):
    code = "from config import settings; print(settings.SESSION_COOKIE_NAME, settings.DEBUG)"
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "QUIVER_DATA": str(tmp_path), **variables},
        capture_output=True,
        text=True,
    )


@pytest.mark.parametrize(
    ("variables", "said"),
    [
        ({"QUIVER_DEBUG": "yes"}, "QUIVER_DEBUG must be 0 or 1"),
        ({"QUIVER_HTTPS": "on"}, "QUIVER_HTTPS must be 0 or 1"),
        ({"DATABASE_URL": "mysql://localhost/x"}, "DATABASE_URL must name a sqlite or a postgres"),
    ],
)
def test_the_server_does_not_start_on_a_bad_setting(tmp_path, variables, said):
    done = settings_with(tmp_path, **variables)
    assert done.returncode == 1
    assert said in done.stderr


def test_what_is_written_is_for_whoever_runs_it_alone(tmp_path):
    code = "from config import settings; open(settings.DATA_DIR / 'made', 'w')"
    tmp_path.chmod(0o755)
    subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "QUIVER_DATA": str(tmp_path)},
        check=True,
    )
    assert (tmp_path / "made").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(("https", "cookie"), [("0", "sessionid"), ("1", "__Host-sessionid")])
def test_cookies_are_bound_to_the_host_under_https(tmp_path, https, cookie):
    assert settings_with(tmp_path, QUIVER_HTTPS=https).stdout == f"{cookie} False\n"


@pytest.mark.parametrize("value", ["-1", "two", "", "1.5", "²"])
def test_a_count_that_is_none_stops_the_start(monkeypatch, value):
    monkeypatch.setenv("QUIVER_X", value)
    with pytest.raises(ImproperlyConfigured, match="QUIVER_X must be a whole number"):
        environment.count("QUIVER_X", default=0)


def test_a_count_that_is_left_out_has_its_default(monkeypatch):
    monkeypatch.delenv("QUIVER_X", raising=False)
    assert environment.count("QUIVER_X", default=3) == 3


WAYS = ("open", "invitation", "closed")


@pytest.mark.parametrize(("value", "found"), [(None, "open"), ("closed", "closed")])
def test_a_choice_is_one_of_its_words(monkeypatch, value, found):
    monkeypatch.delenv("QUIVER_X", raising=False)
    if value is not None:
        monkeypatch.setenv("QUIVER_X", value)
    assert environment.choice("QUIVER_X", WAYS) == found


@pytest.mark.parametrize("value", ["", "Open", "shut"])
def test_a_choice_that_is_none_stops_the_start(monkeypatch, value):
    monkeypatch.setenv("QUIVER_X", value)
    with pytest.raises(ImproperlyConfigured, match="must be one of open, invitation, closed"):
        environment.choice("QUIVER_X", WAYS)


@pytest.mark.parametrize(
    ("value", "server"),
    [
        ("", None),
        ("smtp://localhost", MailServer("localhost", 25, "", "", starttls=False, tls=False)),
        (
            "smtps://anna:p%40ss@mail.example.org",
            MailServer("mail.example.org", 465, "anna", "p@ss", starttls=False, tls=True),
        ),
        (
            "smtp+starttls://anna:pass@mail.example.org:2525/",
            MailServer("mail.example.org", 2525, "anna", "pass", starttls=True, tls=False),
        ),
    ],
)
def test_a_mail_server_is_an_address(monkeypatch, value, server):
    monkeypatch.setenv("QUIVER_X", value)
    assert environment.mail_server("QUIVER_X") == server


@pytest.mark.parametrize(
    "value", ["mail.example.org", "http://x", "smtp://", "smtp://u:secret@h:many", "smtp://h/box"]
)
def test_a_mail_server_that_is_none_stops_the_start_and_tells_no_password(monkeypatch, value):
    monkeypatch.setenv("QUIVER_X", value)
    with pytest.raises(ImproperlyConfigured, match="QUIVER_X must be an address such as") as told:
        environment.mail_server("QUIVER_X")
    assert "secret" not in str(told.value)


def test_mail_needs_a_sender(tmp_path):
    done = settings_with(tmp_path, QUIVER_MAIL="smtp://localhost")
    assert "QUIVER_MAIL_FROM must be given." in done.stderr
    sender = {"QUIVER_MAIL": "smtp://localhost", "QUIVER_MAIL_FROM": "quiver@example.org"}
    assert settings_with(tmp_path, **sender).returncode == 0


HOSTS = ["quiver.example.org", ".example.net", "localhost", "[::1]"]


@pytest.mark.parametrize(
    ("value", "origin"),
    [
        (None, None),
        ("", None),
        ("https://quiver.example.org", "https://quiver.example.org"),
        ("https://quiver.example.org/", "https://quiver.example.org"),
        ("https://quiver.example.org:8443", "https://quiver.example.org:8443"),
        ("https://any.example.net", "https://any.example.net"),
        ("http://localhost:8000", "http://localhost:8000"),
        ("http://[::1]:8000", "http://[::1]:8000"),
    ],
)
def test_an_origin_is_https_or_this_machine(monkeypatch, value, origin):
    monkeypatch.delenv("QUIVER_X", raising=False)
    if value is not None:
        monkeypatch.setenv("QUIVER_X", value)
    assert environment.origin("QUIVER_X", HOSTS) == origin


@pytest.mark.parametrize(
    "bad",
    [
        "1",
        "quiver.example.org",
        "http://quiver.example.org",
        "https://",
        "https://elsewhere.org",
        "https://quiver.example.org/diary",
        "https://quiver.example.org:port",
        "https://anna@quiver.example.org",
        f"https://{'a' * 70}.example.net",
    ],
)
def test_an_origin_that_is_none_fails_loudly(monkeypatch, bad):
    monkeypatch.setenv("QUIVER_X", bad)
    with pytest.raises(ImproperlyConfigured, match="QUIVER_X must be an address such as"):
        environment.origin("QUIVER_X", HOSTS)
