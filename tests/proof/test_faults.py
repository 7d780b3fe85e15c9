"""An error at any statement of a push: all of it is stored or nothing, and all at the next try."""

from contextlib import contextmanager
from itertools import count

import pytest
from django.db import OperationalError, connection

from diary.models import KINDS
from tests.api.sync import statuses
from tests.factories import op
from tests.proof.copies import copy_of
from tests.proof.ledger import audit
from tests.proof.mixed import mixed_push

pytestmark = pytest.mark.django_db(transaction=True)


class FailAt:
    """Counts the statements of a connection, and fails at one of them."""

    def __init__(self, number: int) -> None:
        self.left = number

    def __call__(self, execute, sql, params, many, context):
        self.left -= 1
        if self.left == 0:
            raise OperationalError("disk I/O error")
        return execute(sql, params, many, context)


@pytest.fixture
def patient(as_alice):
    as_alice.raise_request_exception = False
    return as_alice


@pytest.fixture
def ops(patient):
    """Every kind, and everything that can happen to a record."""
    return [*(op(kind) for kind in KINDS), *mixed_push(patient, 1)]


@contextmanager
def failing_commit(monkeypatch, *, stored: bool):
    """`stored`: it is known to the database, and only its answer is lost."""

    def fail():
        if stored:
            connection.connection.commit()
        raise OperationalError("connection lost")

    with monkeypatch.context() as patch:
        patch.setattr(connection, "_commit", fail)
        yield


def test_an_error_at_any_statement_leaves_nothing_and_the_next_try_stores_all(patient, ops):
    before = copy_of(patient.owner)
    for number in count(1):
        with connection.execute_wrapper(FailAt(number)):
            answer = patient.push(*ops)
        if answer.status_code == 200:
            break
        assert answer.status_code == 500
        assert copy_of(patient.owner) == before, f"after an error at statement {number}"
    assert number > len(KINDS), "each kind has its own statement"
    assert set(statuses(answer)) == {"applied", "merged"}
    assert set(statuses(patient.push(*ops))) == {"duplicate"}
    assert audit(patient.owner) == []


@pytest.mark.parametrize("stored", [False, True])
def test_an_error_at_the_commit_is_before_or_after_it(patient, ops, monkeypatch, stored):
    before = copy_of(patient.owner)
    with failing_commit(monkeypatch, stored=stored):
        assert patient.push(*ops).status_code == 500
    assert (copy_of(patient.owner) != before) is stored
    again = set(statuses(patient.push(*ops)))
    assert again == ({"duplicate"} if stored else {"applied", "merged"})
    assert audit(patient.owner) == []
