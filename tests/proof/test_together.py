"""Many phones of two patients at the same time: everything is stored once, in its own diary."""

from threading import Event
from typing import Any

import pytest
from django.db import connection
from uuid_utils.compat import uuid7

from tests.factories import Api, make_user
from tests.proof.ledger import report
from tests.proof.writer import Writer, check, writing

PHONES = 4


class Phone:
    def __init__(self, api: Api) -> None:
        self.api, self.device = api, str(uuid7())

    def push(self, ops: list[dict[str, Any]]) -> tuple[int, Any]:
        answer = self.api.push(*ops, device=self.device)
        return answer.status_code, answer.json()

    def close(self) -> None:
        connection.close()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("pushes", [10, pytest.param(300, marks=pytest.mark.long)])
def test_phones_of_two_patients_that_write_at_once_lose_nothing(pushes):
    owners = [make_user(f"{name}@example.org") for name in ("alice", "bob")]
    done = Event()
    writers = {
        owner: [Writer(Phone(Api(owner)), done, pushes) for _ in range(PHONES)] for owner in owners
    }
    everybody = [writer for found in writers.values() for writer in found]
    with writing(everybody, done):
        for writer in everybody:
            writer.join()
    for owner, found in writers.items():
        check(found, report(owner), f"{PHONES} phones at once")
