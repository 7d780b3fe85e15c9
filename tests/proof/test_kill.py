"""kill -9 of the server, or of a part of it, at any moment under load: what was acknowledged is
there, once, and nothing is half there."""

import random
import time
from threading import Event

import pytest

from tests.proof.server import Gunicorn, Phone, gunicorn, kill
from tests.proof.writer import PATIENCE, Writer, check, writing

SHORT = pytest.param(6, id="6")
# In parts, none of which takes as long as a test may.
LONG = [
    pytest.param(40, id=f"40, part {part} of 5", marks=pytest.mark.long) for part in range(1, 6)
]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("kills", [SHORT, *LONG])
def test_what_was_acknowledged_before_a_kill_is_there_after_it(kills, tmp_path):
    done = Event()
    with gunicorn(tmp_path) as server:
        writers = [Writer(Phone(server), done) for _ in range(4)]
        with writing(writers, done):
            for number in range(1, kills + 1):
                wait_for_progress(writers)
                time.sleep(random.uniform(0, 0.2))
                kill_something(server, number)
        check(writers, server.audit(), f"{kills} kills")


def kill_something(server: Gunicorn, number: int) -> None:
    """One of the workers; every third time all of it."""
    if number % 3 == 0:
        server.kill()
        server.start()
    elif workers := server.workers():
        kill(random.choice(workers))


def wait_for_progress(writers: list[Writer]) -> None:
    deadline = time.monotonic() + PATIENCE
    before = stored(writers)
    while stored(writers) == before:
        assert time.monotonic() < deadline, "nothing is stored any more"
        time.sleep(0.01)


def stored(writers: list[Writer]) -> int:
    return sum(len(writer.acknowledged) for writer in writers)
