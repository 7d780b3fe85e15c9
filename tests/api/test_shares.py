"""The links that a patient gives out, lists and ends."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.secrets import digest
from diary.models import Share, SharedFile, ShareView
from diary.shares import links, reading
from tests.factories import JWE, share

AT = "https://quiver.example.org"
WANTED = {"name": "For Dr Osei", "ciphertext": JWE}


@pytest.fixture(autouse=True)
def sharing(settings):
    settings.SHARE_AT = AT


def give(api, **wanted):
    return api.send("POST", "shares/", WANTED | wanted)


def listed(api):
    return api.send("GET", "shares/").json()["shares"]


def test_a_link_is_made_for_seven_days(as_alice):
    answer = give(as_alice)
    assert answer.status_code == 201
    made, url = answer.json()["share"], answer.json()["url"]
    secret = url.removeprefix(f"{AT}/shl/")
    stored = Share.objects.get()
    assert stored.expires_at - stored.made_at == timedelta(days=7)
    assert len(secret) == 43
    assert len(url) <= 128
    assert made == {
        "uid": str(stored.uid),
        "name": "For Dr Osei",
        "made_at": made["made_at"],
        "expires_at": made["expires_at"],
        "ended_at": None,
        "state": "open",
        "has_passcode": False,
        "tries_left": 10,
        "seen": 0,
        "views": [],
    }
    assert as_alice.send("GET", "shares/").json() == {"address": AT, "shares": [made]}


def test_at_rest_there_is_no_address_no_name_and_no_passcode(as_alice):
    url = give(as_alice, passcode="calf-eyelid").json()["url"]
    reading.note_view(Share.objects.get(), "Clinic of Dr Osei")
    rows = [*Share.objects.values(), *SharedFile.objects.values(), *ShareView.objects.values()]
    for secret in (url.rsplit("/", 1)[1], "Osei", "calf-eyelid"):
        assert secret not in str(rows)
    assert listed(as_alice)[0]["views"][0]["recipient"] == "Clinic of Dr Osei"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("days", 0),
        ("days", 91),
        ("days", "long"),
        ("name", ""),
        ("name", "x" * 81),
        ("passcode", "abc"),
        ("passcode", "x" * 65),
        ("ciphertext", ""),
        ("ciphertext", '{"resourceType": "Bundle"}'),
        ("ciphertext", JWE.replace("..", ".key.")),
        ("ciphertext", JWE.replace("eyJhbGciOiJkaXIi", "eyJhbGciOiJub25l")),
        ("ciphertext", JWE[1:]),
    ],
)
def test_what_is_no_such_link_is_refused(as_alice, field, value):
    answer = give(as_alice, **{field: value})
    assert (answer.status_code, list(answer.json()["errors"])) == (400, [field])
    assert not Share.objects.exists()


def test_ninety_days_are_the_most(as_alice):
    give(as_alice, days=90)
    stored = Share.objects.get()
    assert stored.expires_at - stored.made_at == timedelta(days=90)


def test_a_file_of_many_megabytes_is_taken_and_a_larger_one_is_not(as_alice):
    large = JWE.replace("c" * 40, "c" * 12_000_000)
    assert give(as_alice, ciphertext=large).status_code == 201
    too_large = JWE.replace("c" * 40, "c" * 17_000_000)
    answer = give(as_alice, ciphertext=too_large)
    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")


def test_a_server_that_cannot_be_reached_gives_out_none(as_alice, settings):
    settings.SHARE_AT = None
    answer = give(as_alice)
    assert (answer.status_code, answer.json()["code"]) == (403, "sharing_off")
    assert as_alice.send("GET", "shares/").json() == {"address": None, "shares": []}


def test_an_ended_link_keeps_no_file_and_stays_listed(as_alice, alice):
    given, secret = share(alice)
    assert as_alice.send("DELETE", f"shares/{given.uid}/").status_code == 204
    assert not SharedFile.objects.exists()
    assert reading.behind(secret, timezone.now()) is None
    (found,) = listed(as_alice)
    assert found["state"] == "ended"
    first = found["ended_at"]
    assert as_alice.send("DELETE", f"shares/{given.uid}/").status_code == 204
    assert listed(as_alice)[0]["ended_at"] == first


def test_nobody_ends_anothers(as_bob, alice):
    given, _ = share(alice)
    assert as_bob.send("DELETE", f"shares/{given.uid}/").status_code == 404
    assert listed(as_bob) == []
    given.refresh_from_db()
    assert given.ended_at is None


def test_twenty_are_open_at_once(as_alice, alice):
    given = [share(alice)[0] for _ in range(20)]
    assert give(as_alice).status_code == 400
    links.end(alice, given[0].uid, timezone.now())
    assert give(as_alice).status_code == 201


def test_twenty_are_made_an_hour(as_alice):
    answers = [give(as_alice, days=0).status_code for _ in range(21)]
    assert answers == [400] * 20 + [429]
    assert as_alice.send("GET", "shares/").status_code == 200


def test_the_log_of_accesses_tells_of_them(as_alice, alice):
    uid = give(as_alice).json()["share"]["uid"]
    as_alice.send("DELETE", f"shares/{uid}/")
    as_alice.send("DELETE", f"shares/{uid}/")
    acts = list(alice.access_events.order_by("id").values_list("act", "through"))
    assert acts == [("share_made", "test"), ("share_ended", "test")]


def test_views_are_counted_and_the_latest_are_listed(as_alice, alice):
    given, _ = share(alice)
    for number in range(25):
        reading.note_view(given, str(number))
    share(alice)
    newest, older = listed(as_alice)
    assert (newest["seen"], newest["views"]) == (0, [])
    assert older["seen"] == 25
    assert [view["recipient"] for view in older["views"]] == [str(n) for n in range(24, 4, -1)]


def test_a_longer_list_takes_no_more_queries(as_alice, alice):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            assert as_alice.send("GET", "shares/").status_code == 200
        return len(queries)

    reading.note_view(share(alice)[0], "one")
    as_alice.send("GET", "shares/")
    few = asked()
    for _ in range(2):
        reading.note_view(share(alice)[0], "more")
    assert asked() == few


def test_what_is_over_keeps_no_file_and_goes_after_a_year(alice):
    long_ago = timezone.now() - timedelta(days=400)
    over = timezone.now() - timedelta(days=8)
    share(alice, now=long_ago)
    share(alice, now=over)
    locked, _ = share(alice)
    Share.objects.filter(pk=locked.pk).update(tries_left=0)
    current, _ = share(alice)
    call_command("purge", stdout=StringIO())
    assert [found.share_id for found in SharedFile.objects.all()] == [current.pk]
    states = [found.state(timezone.now()) for found in Share.objects.order_by("made_at")]
    assert states == ["expired", "too_many_tries", "open"]


def test_a_digest_is_that_of_a_random_token(alice):
    given, secret = share(alice)
    assert given.digest == digest(secret)
