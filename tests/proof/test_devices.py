"""Three phones, a script and a bad network against the real server, in any order: nothing that the
server acknowledged is lost, and in the end all of them hold the same diary."""

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.proof.machine import Diary, RestoredDiary

SHORT = pytest.param(8, 30, id="short")
# In parts, none of which takes as long as a test may.
LONG = [pytest.param(50, 50, id=f"long{part}", marks=pytest.mark.long) for part in range(1, 9)]


@pytest.fixture(autouse=True)
def one_clock(monkeypatch):
    """The server's is the world's."""
    monkeypatch.setattr(timezone, "now", Diary.world)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("diaries", "steps"), [SHORT, *LONG])
@pytest.mark.parametrize("machine", [Diary, RestoredDiary])
def test_devices_agree_and_nothing_acknowledged_is_lost(machine, diaries, steps):
    is_long = diaries > 8
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=diaries,
            stateful_step_count=steps,
            deadline=None,
            # The short ones are the same every time; making a failure smaller takes minutes.
            derandomize=not is_long,
            phases=[Phase.generate, Phase.shrink] if is_long else [Phase.generate],
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
