"""Every route of the API, tried by nobody, by a stranger and by tokens of each scope.

A route that is missing from ROUTES fails.
"""

from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import Token
from api.urls import urlpatterns
from diary.models import KINDS, Change, Reminder
from diary.reminders import devices
from diary.report import build
from tests.factories import Api, content_of, example, log, log_each, share, signed_in, words_of

SECRET = "a note for my eyes alone"
METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"]

# Route → the path of one thing of Alice's, None where the route names no single thing.
ROUTES = {
    "entries/": None,
    "entries/<str:kind>/": None,
    "entries/<str:kind>/<uuid:uid>/": "entries/twitch/{entry}/",
    "entries/<str:kind>/<uuid:uid>/history": "entries/twitch/{entry}/history",
    "entries/<str:kind>/<uuid:uid>/restore": "entries/twitch/{entry}/restore",
    "trash/": None,
    "sync/push": None,
    "sync/pull": None,
    "sync/check": None,
    "kinds": None,
    "vocabulary": None,
    "days": None,
    "insights": None,
    "plans/due": None,
    "reminders": None,
    "reminders/<uuid:uid>/later": "reminders/{reminder}/later",
    "reminders/calendar": None,
    "push-subscriptions/": None,
    "push-subscriptions/<uuid:uid>/": "push-subscriptions/{device}/",
    "report.pdf": None,
    "report.fhir.json": None,
    "shares/": None,
    "shares/<uuid:uid>/": "shares/{share}/",
    "export/daily.csv": None,
    "export/tidy.csv": None,
    "export/fhir.json": None,
    "server": None,
    "me": None,
    "me/email": None,
    "me/everything": None,
    "me/stay": None,
    "access-log/": None,
    "tokens/": None,
    "tokens/<uuid:uid>/": "tokens/{token}/",
}


def methods_of(pattern):
    return [method for method in METHODS if hasattr(pattern.callback.cls, method.lower())]


def exchanges(pairs):
    return pytest.mark.parametrize(
        ("route", "method"), pairs, ids=[f"{method} {route}" for route, method in pairs]
    )


PUBLIC = {"server"}
PAIRS = [
    (str(pattern.pattern), method)
    for pattern in urlpatterns
    for method in methods_of(pattern)
    if str(pattern.pattern) not in PUBLIC
]
EVERY = exchanges(PAIRS)

# PUT makes an entry of one's own: test_entries.py.
THINGS = exchanges([(route, m) for route, m in PAIRS if ROUTES.get(route) and m != "PUT"])


def fill(route, uid="01930000-0000-7000-8000-000000000001"):
    return route.replace("<str:kind>", "twitch").replace("<uuid:uid>", str(uid))


def test_every_route_is_in_the_matrix():
    assert {str(pattern.pattern) for pattern in urlpatterns} == ROUTES.keys()


def test_a_route_that_names_one_thing_says_so():
    assert {route for route in ROUTES if "<uuid:" in route} == {
        route for route, path in ROUTES.items() if path
    }


@pytest.fixture(autouse=True)
def quick_page(monkeypatch):
    """What a page would say is said in plain words, and at once."""
    monkeypatch.setattr(build, "render", lambda contents: repr(contents).encode())


# --- Nobody ---------------------------------------------------------------------------------------


@EVERY
@pytest.mark.django_db
def test_nobody_is_asked_to_sign_in(route, method):
    answer = Client().generic(method, f"/api/v1/{fill(route)}", content_type="application/json")
    assert answer.status_code == 401
    assert answer["WWW-Authenticate"] == "Bearer"
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["code"] == "not_authenticated"


@EVERY
@pytest.mark.django_db
def test_a_secret_that_is_none_signs_nobody_in(route, method):
    for header in ("Bearer nonsense", "Bearer ", "Bearer", "Bearer \xc3\xa9\x7f", "Basic YTpi"):
        client = Client(headers={"Authorization": header})
        answer = client.generic(method, f"/api/v1/{fill(route)}")
        assert (answer.status_code, answer["WWW-Authenticate"]) == (401, "Bearer")


@pytest.mark.parametrize("method", ["HEAD", "OPTIONS"])
def test_who_may_not_read_a_route_is_not_told_of_it_either(alice, method):
    scripts = Api(alice, "log")
    for route in ROUTES.keys() - PUBLIC:
        path = f"/api/v1/{fill(route)}"
        assert Client().generic(method, path).status_code == 401
        assert scripts.generic(method, path).status_code == 403


@pytest.mark.parametrize("pattern", urlpatterns, ids=ROUTES)
def test_a_method_that_a_route_lacks_is_refused(as_alice, pattern):
    for other in set(METHODS) - set(methods_of(pattern)):
        answer = as_alice.send(other, fill(str(pattern.pattern)), {})
        assert (answer.status_code, answer.json()["code"]) == (405, "method_not_allowed")


# --- A stranger -----------------------------------------------------------------------------------


@pytest.fixture
def of_alice(alice):
    """The uids of what Alice has."""
    entry = log(alice, "twitch", example(KINDS["twitch"], note=SECRET))
    came_due = Reminder.objects.create(
        owner=alice, what="checkin", day="2026-03-01", due_at="2026-03-01T19:00Z"
    )
    return {
        "entry": entry,
        "token": Token.issue(alice, SECRET)[0].uid,
        "reminder": came_due.uid,
        "share": share(alice, name=SECRET)[0].uid,
        "device": devices.add(alice, "https://push.example.org/a", "key", "secret").uid,
    }


@pytest.fixture
def whole_diary(alice):
    """Of Alice's: something of every kind."""
    log_each(
        alice,
        lambda model: dict.fromkeys({words_of(model), "source"} & model.fields().keys(), SECRET),
    )


@THINGS
def test_a_stranger_gets_the_answer_of_what_never_was(as_bob, of_alice, route, method):
    as_bob.push()  # the use of the token is noted, and there is a journal
    with CaptureQueriesContext(connection) as of_foreign:
        foreign = as_bob.send(method, (ROUTES[route] or "").format(**of_alice), {})
    with CaptureQueriesContext(connection) as of_unknown:
        unknown = as_bob.send(method, fill(route, uuid4()), {})
    assert foreign.status_code == 404
    assert (foreign.content, foreign.headers) == (unknown.content, unknown.headers)
    # Nor does the time that it takes tell one from the other.
    assert len(of_foreign) == len(of_unknown)


@EVERY
def test_a_stranger_sees_and_changes_nothing(as_bob, alice, of_alice, whole_diary, route, method):
    before = list(Change.objects.filter(owner=alice).order_by("seq").values())
    answer = as_bob.send(method, (ROUTES[route] or fill(route)).format(**of_alice), {})
    content = content_of(answer)
    for of_alice_alone in (SECRET, str(alice.account), alice.email):
        assert of_alice_alone.encode() not in content
    assert list(Change.objects.filter(owner=alice).order_by("seq").values()) == before
    assert Token.objects.filter(uid=of_alice["token"], owner=alice).exists()


# --- Tokens of each scope -------------------------------------------------------------------------


@EVERY
def test_a_token_that_reads_only_gets(alice, route, method):
    answer = Api(alice, "read").send(method, fill(route), {})
    content_of(answer)
    assert (answer.status_code == 403) == (method != "GET")
    if method != "GET":
        assert answer.json()["code"] == "permission_denied"
    assert not Change.objects.exists()


@EVERY
def test_a_token_that_logs_only_adds_entries(alice, route, method):
    answer = Api(alice, "log").send(method, fill(route), example(KINDS["twitch"]))
    if (route, method) == ("entries/<str:kind>/", "POST"):
        assert answer.status_code == 201
    else:
        assert (answer.status_code, answer.json()["code"]) == (403, "permission_denied")


# For a person who said lately who it is, and for no token.
CONFIRMED = {("tokens/", "POST"), ("me/email", "POST"), ("me", "DELETE")}


@EVERY
def test_a_token_for_everything_does_all_but_what_is_for_a_person(alice, of_alice, route, method):
    answer = Api(alice).send(method, (ROUTES[route] or fill(route)).format(**of_alice), {})
    content_of(answer)
    assert answer.status_code not in {401, 405, 409, 500}
    assert (answer.status_code == 403) == ((route, method) in CONFIRMED)


@EVERY
def test_the_owner_gets_in_everywhere(alice, of_alice, route, method):
    browser = signed_in(alice)
    path = (ROUTES[route] or fill(route)).format(**of_alice)
    answer = browser.api(method, path, {})
    content_of(answer)
    assert answer.status_code not in {401, 405, 409, 500}
    assert (answer.status_code == 403) == ((route, method) in CONFIRMED)
    if answer.status_code == 403:
        browser.confirm()
        assert browser.api(method, path, {"at_once": True}).status_code in {204, 400}


@EVERY
def test_a_page_of_another_site_starts_nothing_even_by_a_link(alice, route, method):
    browser = signed_in(alice)
    for site in ("cross-site", "same-site"):
        answer = browser.ask(method, f"/api/v1/{fill(route)}", **{"Sec-Fetch-Site": site})
        assert (answer.status_code, answer.json()["code"]) == (403, "permission_denied")
    for site in ("same-origin", "none"):
        answer = browser.ask(method, f"/api/v1/{fill(route)}", **{"Sec-Fetch-Site": site})
        content_of(answer)
        assert (answer.status_code == 403) == ((route, method) in CONFIRMED)


def test_a_token_that_logs_replaces_nothing(alice):
    uid = log(alice, "twitch", example(KINDS["twitch"], note="first"))
    sent = example(KINDS["twitch"], note="second") | {"uid": str(uid)}
    assert Api(alice, "log").send("POST", "entries/twitch/", sent).status_code == 403
    assert KINDS["twitch"].objects.get().note == "first"


# --- Nobody on the way ----------------------------------------------------------------------------


@EVERY
def test_no_answer_may_be_kept(as_alice, route, method):
    answer = as_alice.send(method, fill(route), {})
    content_of(answer)
    assert answer["Cache-Control"] == "no-store"
    assert Client().generic(method, f"/api/v1/{fill(route)}")["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", ["/api/", "/api/v1/", "/api/v1/moon", "/api/v2/me"])
def test_a_path_that_is_none_is_a_problem(as_alice, path):
    answer = as_alice.get(path)
    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")
    assert answer.json() == {
        "type": "about:blank",
        "title": "Not found",
        "status": 404,
        "code": "not_found",
    }


@pytest.mark.parametrize("path", ["/livez", "/readyz"])
@pytest.mark.django_db
def test_anybody_may_ask_whether_the_server_lives(path):
    answer = Client().get(path)
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


@EVERY
def test_a_phone_that_means_another_diary_gets_nothing(as_alice, bob, route, method):
    meant = {"X-Quiver-Account": str(bob.account)}
    answer = as_alice.generic(method, f"/api/v1/{fill(route)}", headers=meant)
    assert (answer.status_code, answer.json()["code"]) == (409, "account_mismatch")


def test_a_phone_that_means_its_own_diary_gets_it(as_alice, alice):
    meant = {"X-Quiver-Account": str(alice.account)}
    assert as_alice.get("/api/v1/me", headers=meant).status_code == 200


def test_a_log_token_does_not_bring_back_what_was_deleted(as_alice, alice):
    made = as_alice.send("POST", "entries/twitch/", example(KINDS["twitch"])).json()
    as_alice.send("DELETE", f"entries/twitch/{made['uid']}/")
    again = example(KINDS["twitch"]) | {"uid": made["uid"]}
    assert Api(alice, scope="log").send("POST", "entries/twitch/", again).status_code == 403


@pytest.mark.django_db
@pytest.mark.parametrize(
    "body",
    ["[" * 60_000, "9" * 5_000, '{"email": "x@\\ud800.org"}', "{"],
    ids=["deep", "digits", "surrogate", "broken"],
)
def test_a_sign_in_that_nobody_can_read_is_refused(body):
    answer = Client().post("/_allauth/browser/v1/auth/login", body, content_type="application/json")
    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")


def test_a_body_without_a_length_is_not_overlooked(as_alice):
    answer = as_alice.patch(
        "/api/v1/me", headers={"Transfer-Encoding": "chunked"}, CONTENT_LENGTH=""
    )
    assert (answer.status_code, answer.json()["code"]) == (411, "length_required")
