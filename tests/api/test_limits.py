"""Who asks too often or sends too much is told so; whose address it is that counts."""

import pytest

from api.throttles import PerOwner
from api.turns import turn
from tests.accounts.phone import code, with_totp
from tests.factories import Api, Browser, with_password

pytestmark = pytest.mark.django_db
ANNA = {"email": "anna@example.org", "password": "wrong-wrong-wrong"}


def statuses(number, ask):
    return [ask(index).status_code for index in range(number)]


def wrong(index, browser=None, **headers):
    """A wrong password for the account of that number."""
    browser = browser or Browser()
    body = ANNA | {"email": f"{index}@example.org"}
    return browser.ask("POST", "/_allauth/browser/v1/auth/login", body, **headers)


# --- The sign-in ----------------------------------------------------------------------------------


def test_one_account_takes_five_wrong_passwords(alice):
    browser = Browser()
    with_password(alice)
    for _ in range(5):
        assert browser.sign_in(alice.email, "wrong").json()["errors"][0]["param"] == "password"
    sixth = browser.sign_in(alice.email)
    assert (sixth.status_code, sixth.json()["errors"][0]["code"]) == (
        400,
        "too_many_login_attempts",
    )
    assert browser.api("GET", "me").status_code == 401


def test_one_address_gives_ten_wrong_passwords_a_minute():
    codes = [wrong(index).json()["errors"][0]["code"] for index in range(11)]
    assert codes == ["email_password_mismatch"] * 10 + ["too_many_login_attempts"]


def test_one_address_signs_up_twenty_times_a_minute():
    def sign_up(index):
        return Browser().auth("POST", "auth/signup", {"email": f"{index}@x.org", "password": "x"})

    assert statuses(21, sign_up) == [400] * 20 + [429]


def test_a_second_factor_takes_five_wrong_codes(alice, phone):
    secret = with_totp(phone)
    other = Browser()
    other.sign_in(alice.email)
    for _ in range(5):
        other.auth("POST", "auth/2fa/authenticate", {"code": "000000"})
    answer = other.auth("POST", "auth/2fa/authenticate", {"code": code(secret)})
    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (
        400,
        "too_many_login_attempts",
    )


def test_codes_are_mailed_five_times_a_minute(with_mail, mailoutbox, alice):
    def forget(index):
        return Browser().auth("POST", "auth/password/request", {"email": alice.email})

    assert statuses(6, forget) == [401] * 5 + [429]
    assert len(mailoutbox) == 5


# --- Whose address --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, "203.0.113.7", "127.0.0.1"),
        (1, None, "127.0.0.1"),
        (1, "203.0.113.7", "203.0.113.7"),
        (1, "198.51.100.1, 203.0.113.7", "203.0.113.7"),
        (2, "203.0.113.7, 192.0.2.1", "203.0.113.7"),
        (2, "198.51.100.1, 203.0.113.7, 192.0.2.1", "203.0.113.7"),
        # It came past the first of them.
        (2, "203.0.113.7", "127.0.0.1"),
        (1, "2001:db8::7", "2001:db8::7"),
        (1, "[2001:db8::7]:443", "2001:db8::7"),
        (1, "203.0.113.7:50000", "203.0.113.7"),
    ],
)
def test_the_address_is_the_one_that_the_proxies_tell(settings, alice, proxies, forwarded, address):
    settings.PROXIES = settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    browser = Browser(**({"X-Forwarded-For": forwarded} if forwarded else {}))
    browser.sign_in(alice.email, "wrong")
    assert alice.access_events.get().ip == address


def test_an_address_that_a_client_makes_up_counts_for_nothing(settings):
    settings.PROXIES = settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    answers = [
        wrong(index, **{"X-Forwarded-For": f"198.51.100.{index}, 203.0.113.7"})
        for index in range(11)
    ]
    assert answers[-1].json()["errors"][0]["code"] == "too_many_login_attempts"
    other = wrong(11, **{"X-Forwarded-For": "203.0.113.8"})
    assert other.json()["errors"][0]["code"] == "email_password_mismatch"


def test_an_address_that_is_none_signs_nobody_in(settings):
    settings.PROXIES = settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    answer = wrong(1, **{"X-Forwarded-For": "unknown"})
    assert (answer.status_code, answer.json()["code"]) == (403, "permission_denied")


# --- The API --------------------------------------------------------------------------------------


def test_one_person_asks_so_often_a_minute(settings, monkeypatch, alice, bob):
    settings.REQUESTS_A_MINUTE = 3
    monkeypatch.setattr("api.throttles.time.time", lambda: 1_000_010.0)
    first, second = Api(alice), Api(alice)
    assert first.push().status_code == second.pull().status_code == 200
    assert first.send("GET", "me").status_code == 200
    answer = second.pull()
    assert (answer.status_code, answer["Content-Type"]) == (429, "application/problem+json")
    assert (answer.json()["code"], answer["Retry-After"]) == ("throttled", "10")
    assert Api(bob).pull().status_code == 200
    monkeypatch.setattr("api.throttles.time.time", lambda: 1_000_040.0)
    assert first.pull().status_code == 200


def test_workers_count_together(settings, monkeypatch, alice):
    """What each has counted by itself is told to the others a hundred times on the way."""
    settings.REQUESTS_A_MINUTE = 400
    monkeypatch.setattr("api.throttles.time.time", lambda: 1_000_010.0)
    api = Api(alice)
    answered = []
    for _ in range(2):
        monkeypatch.setattr(PerOwner, "minute", 0)  # another worker, which knows of no requests
        answered.append(statuses(250, lambda _: api.send("GET", "me")).count(200))
    assert answered[0] == 250
    assert 400 - 2 * 4 <= sum(answered) <= 400 + 2 * 4


def test_where_no_limit_is_set_there_is_none(settings, as_alice):
    settings.REQUESTS_A_MINUTE = 0
    assert statuses(20, lambda _: as_alice.send("GET", "me")) == [200] * 20


def test_twenty_tokens_are_made_an_hour(phone):
    made = statuses(21, lambda index: phone.api("POST", "tokens/", {"name": str(index)}))
    assert made == [201] * 20 + [429]
    assert phone.api("GET", "tokens/").status_code == 200


def test_everything_and_exports_are_downloaded_twenty_times_an_hour(as_alice):
    for index in range(21):
        path = "me/everything" if index % 2 else "export/fhir.json"
        answer = as_alice.send("GET", path)
        assert answer.status_code == (200 if index < 20 else 429)
        assert b"".join(answer)
    assert as_alice.send("POST", "report.fhir.json", {}).status_code == 429


# --- Too much at once -----------------------------------------------------------------------------


def test_to_ask_for_the_head_alone_counts_as_well(as_alice):
    def look(index):
        return as_alice.send("HEAD", "export/tidy.csv")

    assert statuses(21, look) == [200] * 20 + [429]


def test_nobody_signs_in_with_a_book():
    answer = wrong(1, browser := Browser())
    assert answer.status_code == 400
    answer = browser.auth("POST", "auth/login", ANNA | {"password": "x" * 70_000})
    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")


def test_one_address_gets_the_description_thirty_times_a_minute(client):
    assert statuses(31, lambda _: client.get("/api/schema/")) == [200] * 30 + [429]


HEAVY = [
    "days",
    "insights",
    "plans/due",
    "report.pdf",
    "export/daily.csv",
    "export/fhir.json",
    "me/everything",
]


@pytest.mark.parametrize("path", HEAVY)
def test_one_person_has_two_things_worked_out_at_once(as_alice, alice, path):
    with turn(alice), turn(alice):
        third = as_alice.send("GET", path)
    assert (third.status_code, third.json()["code"], third["Retry-After"]) == (429, "busy", "5")


def test_others_and_what_is_asked_later_wait_for_nobody(as_alice, alice, bob):
    with turn(alice):
        with turn(alice):
            assert Api(bob).send("GET", "days").status_code == 200
        assert as_alice.send("GET", "days").status_code == 200


def test_a_calendar_waits_its_turn(as_alice, alice):
    path = as_alice.send("POST", "reminders/calendar").json()["path"]
    with turn(alice), turn(alice):
        assert as_alice.get(path).status_code == 429
    assert as_alice.get(path).status_code == 200
