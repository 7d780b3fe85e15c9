"""Pushes as no phone makes them: each op is answered, what is refused leaves nothing, and whoever
comes after is served."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diary.models import KINDS, Change
from tests.factories import example, op

STATUSES = {"applied", "duplicate", "merged", "rejected", "held"}
LONG = settings(max_examples=3000, deadline=None, suppress_health_check=list(HealthCheck))
SHORT = settings(LONG, max_examples=60, derandomize=True, database=None)
NAMES = st.sampled_from(
    sorted({name for model in KINDS.values() for name in model.fields()} | {"", "id", "owner"})
)
NUMBERS = st.sampled_from([0, -1, 1, 2**31, 2**63, -(2**63), 10**400, 0.1, 1e308, -0.0])
WORDS = st.sampled_from(["", "calf", "x" * 6000, "\0", "\ud800", "\u202e", "Europe/Berlin"])
TIMES = st.sampled_from(
    ["2026-03-01", "2026-02-30T00:00:00Z", "9999-12-31T23:59:59+14:00", "0001-01-01T00:00:00Z"]
)
PLAIN = st.none() | st.booleans() | NUMBERS | WORDS | TIMES | st.text(max_size=20)
ANYTHING = st.recursive(
    PLAIN, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=4)
)


@st.composite
def ops(draw):
    """A good op, some of it replaced by anything."""
    kind = draw(st.sampled_from(list(KINDS)))
    changed = draw(st.dictionaries(NAMES, ANYTHING, max_size=3))
    made = op(kind, fields=example(KINDS[kind]) | changed)
    envelope = draw(st.dictionaries(st.sampled_from(sorted(made)), ANYTHING, max_size=2))
    return made | envelope


def push(phone, sent):
    before = Change.objects.count()
    answer = phone.push(*sent)
    assert answer.status_code == 200
    results = answer.json()["results"]
    assert len(results) == len(sent)
    assert {result["status"] for result in results} <= STATUSES
    written = [result for result in results if result["status"] in {"applied", "merged"}]
    assert Change.objects.count() == before + len(written)


def envelope(phone, sent):
    answer = phone.send("POST", "sync/push", json.dumps(sent))
    assert answer.status_code in {400, 409, 426}
    assert answer["Content-Type"] == "application/problem+json"


@SHORT
@given(sent=st.lists(ops() | ANYTHING, max_size=4))
def test_every_op_is_answered(as_alice, sent):
    push(as_alice, sent)


@SHORT
@given(sent=ANYTHING)
def test_a_body_that_is_no_push_is_refused(as_alice, sent):
    envelope(as_alice, sent)


@pytest.mark.long
@LONG
@given(sent=st.lists(ops() | ANYTHING, max_size=4))
def test_every_op_is_answered_for_long(as_alice, sent):
    push(as_alice, sent)


def test_what_was_written_can_be_pulled_and_read(as_alice):
    @SHORT
    @given(sent=st.lists(ops(), min_size=1, max_size=4))
    def try_one(sent):
        push(as_alice, sent)

    try_one()
    entries, _ = as_alice.pull_all()
    for found in entries:
        if not found["deleted"]:
            path = f"entries/{found['kind']}/{found['uid']}/"
            assert as_alice.send("GET", path).json() == found
