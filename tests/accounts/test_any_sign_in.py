"""Whatever is sent to the sign-in, by whomever: never the server's fault."""

import pytest
from django.core.cache import cache
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories import PASSWORD, Browser
from tests.test_routes import ROUTES, SIGN_IN

pytestmark = pytest.mark.django_db
LONG = settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
SHORT = settings(LONG, max_examples=8, derandomize=True, database=None)
PAIRS = [
    (route.removeprefix(SIGN_IN), method)
    for route, methods in ROUTES.items()
    for method in methods
    if route.startswith(SIGN_IN) and method != "GET"
]
NAMES = ["email", "password", "new_password", "current_password", "key", "code", "name"]
NAMES += ["invitation", "credential", "id", "authenticators", "sessions", "username", "phone"]
PLAIN = (
    st.none()
    | st.booleans()
    | st.sampled_from([0, -1, 2**63, 10**30, 1.5, "", "x", "\0", "\u202e", "x" * 5000])
    | st.sampled_from(["anna@example.org", "ANNA@EXAMPLE.ORG", PASSWORD, "a@b", "000000"])
)
BODIES = st.recursive(
    PLAIN,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES), inner),
    max_leaves=10,
)


def try_all(browser, method, path, how):
    @how
    @given(body=BODIES)
    def try_one(body):
        cache.clear()
        assert browser.auth(method, path, body).status_code < 500

    try_one()


@pytest.mark.parametrize(("path", "method"), PAIRS)
def test_whatever_is_sent_is_answered(with_mail, phone, path, method):
    for browser in (Browser(), phone):
        try_all(browser, method, path, SHORT)


@pytest.mark.long
@pytest.mark.parametrize(("path", "method"), PAIRS)
def test_whatever_is_sent_is_answered_for_long(with_mail, phone, path, method):
    for browser in (Browser(), phone):
        try_all(browser, method, path, LONG)
