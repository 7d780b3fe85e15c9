"""`manage.py token EMAIL --name NAME`."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from accounts.models import Token, User

pytestmark = pytest.mark.django_db


def run(*args):
    out = StringIO()
    call_command("token", *args, stdout=out)
    return out.getvalue()


def token_of(output):
    return Token.find(output.split()[-1])


def test_the_token_is_the_last_word(alice):
    token = token_of(run(alice.email, "--name", "script"))
    assert (token.owner, token.name, token.scope) == (alice, "script", "all")


def test_a_scope_can_be_chosen(alice):
    assert token_of(run(alice.email, "--name", "script", "--scope", "log")).scope == "log"


@pytest.mark.parametrize(("args", "days"), [([], 365), (["--days", "30"], 30)])
def test_a_token_expires(alice, args, days):
    token = token_of(run(alice.email, "--name", "script", *args))
    left = token.expires_at - timezone.now()
    assert timedelta(days=days) - left < timedelta(minutes=1)


def test_a_token_may_be_made_for_good(alice):
    assert token_of(run(alice.email, "--name", "script", "--days", "0")).expires_at is None


def test_the_patient_reads_that_it_was_made(alice):
    run(alice.email, "--name", "script")
    assert list(alice.access_events.values_list("act", "through")) == [("token_made", "script")]


def test_an_address_is_the_same_in_any_case(alice):
    assert token_of(run("ALICE@Example.ORG", "--name", "x")).owner == alice


def test_create_makes_the_user_once():
    for _ in range(2):
        run("New@example.org", "--name", "x", "--create")
    user = User.objects.get()
    assert (user.email, user.has_usable_password()) == ("new@example.org", False)
    assert user.tokens.count() == 2


def test_nobody_is_made_without_create():
    with pytest.raises(CommandError, match="nobody signs in as new@"):
        run("new@example.org", "--name", "x")
    assert not User.objects.exists()


def test_what_is_no_address_is_refused():
    with pytest.raises(CommandError, match="is not an e-mail address"):
        run("new", "--name", "x", "--create")
    assert not User.objects.exists()


@pytest.mark.parametrize(
    "args", [[], ["--name", "x", "--scope", "most"], ["--name", "x", "--days", "-1"]]
)
def test_a_name_and_a_known_scope_are_needed(alice, args):
    with pytest.raises(CommandError):
        run(alice.email, *args)
    assert not Token.objects.exists()
