"""A demo patient: made up, the same for the same seed, and never over somebody's diary."""

from datetime import date, timedelta
from io import StringIO

import numpy as np
import pytest
from django.core.management import CommandError, call_command

from accounts.models import User
from diary import demo
from diary.models import KINDS, Change, entry_kinds
from diary.series import daily_series, first_and_last_day
from tests.factories import at, log, make_user

UNTIL = date(2026, 3, 31)


def run(*args):
    out = StringIO()
    call_command("demo", *args, stdout=out)
    return out.getvalue().split()


def test_a_demo_fills_every_kind_for_the_days_asked_for(alice):
    n = demo.fill(alice, 60, UNTIL)
    assert n == Change.objects.count() == sum(m.objects.count() for m in KINDS.values())
    assert all(model.objects.exists() for model in KINDS.values())
    ends = first_and_last_day(alice)
    assert ends
    first, last = ends
    assert UNTIL - timedelta(days=59) <= first < last <= UNTIL


def test_a_demo_has_gaps_as_real_diaries_have(alice):
    demo.fill(alice, 90, UNTIL)
    series = daily_series(alice, UNTIL - timedelta(days=89), UNTIL)
    assert 60 <= np.isfinite(series.observed("twitch.count")).sum() < 90
    assert "missing" in series.states


def test_the_same_seed_makes_the_same_demo(alice, bob):
    for owner in (alice, bob):
        demo.fill(owner, 20, UNTIL, seed=3)
    of_alice, of_bob = (
        [
            list(model.objects.filter(owner=owner).order_by("rev").values_list(*model.fields()))
            for model in KINDS.values()
        ]
        for owner in (alice, bob)
    )
    assert of_alice == of_bob


def test_a_demo_lies_on_the_patients_own_days(db):
    owner = make_user("far@example.org", tz="Pacific/Auckland")
    demo.fill(owner, 20, UNTIL)
    assert set(KINDS["twitch"].objects.values_list("tz", flat=True)) == {"Pacific/Auckland"}
    for model in entry_kinds():
        for when, day in model.objects.values_list("at", "day"):
            assert abs((when.date() - day).days) <= 1


def test_the_command_prints_how_to_sign_in(db):
    *_, password = run("--days", "10", "--email", "demo@example.org")
    assert User.objects.get().check_password(password)


@pytest.mark.parametrize("again", ["demo@example.org", "Demo@Example.org"])
def test_the_command_again_keeps_the_diary_and_changes_the_password(db, again):
    *_, first = run("--days", "10", "--email", "Demo@Example.org")
    changes = Change.objects.count()
    *_, second = run("--days", "10", "--email", again)
    assert Change.objects.count() == changes
    user = User.objects.get()
    assert (user.check_password(first), user.check_password(second)) == (False, True)


def test_the_command_touches_no_diary_of_somebodys_own(alice):
    log(alice, "twitch", at(UNTIL - timedelta(days=60)))
    with pytest.raises(CommandError, match="has a diary of their own"):
        run("--email", "Alice@Example.org")
    assert Change.objects.count() == 1


@pytest.mark.parametrize("days", ["0", "-1", "3661", "many"])
def test_the_command_wants_1_to_3660_days(db, days):
    with pytest.raises(CommandError):
        run("--days", days)
    assert not User.objects.exists()
