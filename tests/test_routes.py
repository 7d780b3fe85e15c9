"""Every route of the URL configuration, each tried by everybody it isn't for.

Those of the API stand in tests/api/test_access.py, the others in ROUTES; one that stands in neither
fails, as does one that is no longer there.
"""

import re
from collections.abc import Iterator

import pytest
from allauth.mfa.models import Authenticator
from django.urls import URLPattern, URLResolver, get_resolver

from accounts.models import User
from diary.models import KINDS
from tests.api.test_access import ROUTES as API
from tests.factories import Browser, content_of, log_each, signed_in, with_password

pytestmark = pytest.mark.django_db
SIGN_IN = "_allauth/browser/v1/"
CLOSED = re.compile(r"_allauth/\(\?!")
SHELL = "^(?!api/|_allauth/|admin/|static/)[^.]*$"

# Route → by method who gets more than "sign in" or "nothing here": anybody, or whoever is signed in
# and then of their own things alone.
ROUTES = {
    "api/schema/": {"GET": "anybody"},
    "api/docs/": {"GET": "anybody"},
    "livez": {"GET": "anybody"},
    "readyz": {"GET": "anybody"},
    # Of whoever has the address, which is a secret; hashed at rest.
    "calendar/<str:secret>.ics": {"GET": "anybody"},
    # Of whoever has a link that a patient gave out, and the ticket that it yields; ciphertext.
    "shl/<str:secret>": {"POST": "anybody"},
    "shl/file/<str:secret>": {"GET": "anybody"},
    "favicon.ico": {"GET": "anybody"},
    "view": {"GET": "anybody"},
    SHELL: {"GET": "anybody"},
    f"{SIGN_IN}config": {"GET": "anybody"},
    f"{SIGN_IN}auth/session": {"GET": "anybody", "DELETE": "anybody"},
    f"{SIGN_IN}auth/login": {"POST": "anybody"},
    f"{SIGN_IN}auth/signup": {"POST": "anybody"},
    f"{SIGN_IN}auth/webauthn/login": {"GET": "anybody", "POST": "anybody"},
    f"{SIGN_IN}auth/webauthn/signup": {"GET": "anybody", "POST": "anybody", "PUT": "anybody"},
    f"{SIGN_IN}auth/password/request": {"POST": "anybody"},
    f"{SIGN_IN}auth/password/reset": {"GET": "anybody", "POST": "anybody"},
    f"{SIGN_IN}auth/email/verify": {"GET": "anybody", "POST": "anybody"},
    f"{SIGN_IN}auth/email/verify/resend": {"POST": "anybody"},
    f"{SIGN_IN}auth/2fa/authenticate": {"POST": "half"},
    f"{SIGN_IN}auth/webauthn/authenticate": {"GET": "half", "POST": "half"},
    f"{SIGN_IN}auth/reauthenticate": {"POST": "owner"},
    f"{SIGN_IN}auth/2fa/reauthenticate": {"POST": "owner"},
    f"{SIGN_IN}auth/webauthn/reauthenticate": {"GET": "owner", "POST": "owner"},
    f"{SIGN_IN}auth/sessions": {"GET": "owner", "DELETE": "owner"},
    f"{SIGN_IN}account/password/change": {"POST": "owner"},
    f"{SIGN_IN}account/authenticators": {"GET": "owner"},
    f"{SIGN_IN}account/authenticators/totp": {"GET": "owner", "POST": "owner", "DELETE": "owner"},
    f"{SIGN_IN}account/authenticators/recovery-codes": {"GET": "owner", "POST": "owner"},
    f"{SIGN_IN}account/authenticators/webauthn": {
        "GET": "owner",
        "POST": "owner",
        "PUT": "owner",
        "DELETE": "owner",
    },
    # allauth has these, and Quiver doesn't.
    f"{SIGN_IN}auth/code/confirm": {},
    f"{SIGN_IN}account/email": {},
    f"{SIGN_IN}account/phone": {},
    f"{SIGN_IN}auth/phone/verify": {},
    f"{SIGN_IN}auth/phone/verify/resend": {},
}
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")


def walk(patterns, before="") -> Iterator[tuple[str, URLPattern]]:
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from walk(pattern.url_patterns, route)
        else:
            yield route, pattern


def routes(prefix="") -> list[str]:
    return [route for route, _ in walk(get_resolver().url_patterns) if route.startswith(prefix)]


def send(browser, method, route, body=None):
    return browser.ask(method, "/" + ("" if route == SHELL else route), body)


def pairs(*who):
    return [
        (route, method)
        for route, methods in ROUTES.items()
        for method in METHODS
        if methods.get(method) in who
    ]


def test_every_route_is_in_the_matrix(with_mail):
    others = [
        route
        for route in routes()
        if not route.startswith(("api/v1/", "admin/")) and not CLOSED.match(route[1:])
    ]
    assert sorted(others) == sorted(ROUTES)
    assert sorted(routes("api/v1/")) == sorted(f"api/v1/{route}" for route in API)


# --- The sign-in ----------------------------------------------------------------------------------


@pytest.mark.parametrize(("route", "method"), pairs("owner", "half"))
def test_nobody_gets_what_is_for_whoever_is_signed_in(with_mail, route, method):
    answer = send(Browser(), method, route, {})
    assert answer.status_code == 401
    assert not answer.json()["meta"]["is_authenticated"]
    assert "user" not in answer.json()["data"]


def test_half_a_sign_in_opens_nothing_but_its_other_half(with_mail, alice):
    Authenticator.objects.create(user=alice, type="totp", data={})
    half = Browser()
    assert half.sign_in(with_password(alice).email).status_code == 401
    for route, method in pairs("owner"):
        assert send(half, method, route, {}).status_code == 401
    for route in API:
        if "<" not in route and route != "server":
            assert half.api("GET", route).status_code == 401


UNUSED = [route for route, methods in ROUTES.items() if not methods]


@pytest.mark.parametrize("route", [*UNUSED, f"{SIGN_IN}auth/code/request", f"{SIGN_IN}x"])
def test_what_the_app_does_not_use_is_closed(alice, route):
    for browser in (Browser(), signed_in(alice)):
        for method in METHODS:
            answer = send(browser, method, route, {})
            assert (answer.status_code, answer.json()["code"]) == (404, "not_found")


@pytest.mark.parametrize(
    ("route", "methods"), [(route, methods) for route, methods in ROUTES.items() if methods]
)
def test_a_method_that_is_not_in_the_matrix_is_refused(with_mail, alice, route, methods):
    browser = signed_in(alice)
    for method in METHODS:
        if method not in methods and route not in {SHELL, "view", "livez", "readyz"}:
            assert 400 <= send(browser, method, route, {}).status_code < 500


def test_a_session_shows_its_own_owner_alone(alice, bob):
    signed_in(alice)
    stranger = signed_in(bob)
    for route, methods in ROUTES.items():
        if "GET" in methods and route not in {SHELL, "view", "api/schema/", "api/docs/"}:
            content = content_of(send(stranger, "GET", route))
            assert alice.email.encode() not in content


# --- The admin ------------------------------------------------------------------------------------


@pytest.fixture
def pages(alice):
    """A path of each route of the admin, of things of Alice's where it names one."""
    log_each(alice)
    first = {f"diary/{m._meta.model_name}": m.objects.get().pk for m in KINDS.values()}
    first["accounts/user"] = alice.pk
    filled = set()
    for route in routes("admin/"):
        named = re.match(r"admin/(\w+/\w+)/", route)
        key = first.get(named[1], 1) if named else 1
        route = re.sub(r"\^|\$|\(\?P<\w+>.*", "", route)
        route = route.replace("<path:object_id>", str(key))
        filled.add(re.sub(r"<\w+:\w+>", "1", route))
    assert len(filled) > 5 * len(KINDS)
    return filled - {"admin/login/", "admin/logout/"}


def seen_by(browser, pages):
    """The pages that answer with more than the way to the door."""
    return {
        (page, method)
        for page in pages
        for method in ("GET", "POST")
        if not send(browser, method, page, {})
        .headers.get("Location", "")
        .startswith("/admin/login/")
    }


def test_nobody_and_no_patient_gets_past_the_door_of_the_admin(pages, alice, bob):
    superuser = User.objects.create_superuser("staff@example.org")
    for browser in (Browser(), signed_in(bob), signed_in(alice), signed_in(superuser)):
        assert seen_by(browser, pages) == set()
