"""The journal: each op once, numbers without a gap, and no change missed by a reader."""

from concurrent.futures import ThreadPoolExecutor
from itertools import count
from threading import Event
from typing import Any
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from uuid_utils.compat import uuid7

from diary import journal
from diary.models import KINDS, Change, Journal
from diary.ops import Op
from tests.factories import example, in_thread, make_user

serial = count()


def fresh_user():
    return make_user(f"patient{next(serial)}@example.org")


def op(uid, fields, kind="caffeine"):
    return Op.now(kind, uid, fields)


def new(kind="caffeine"):
    return op(uuid7(), example(KINDS[kind]), kind)


def everything(owner, limit=500, cursor=None):
    """Pull from `cursor` until there is no more; gives the entries and the last cursor."""
    entries, more = [], True
    while more:
        page = journal.changes_since(owner, cursor, limit)
        entries += page.entries
        cursor, more = page.cursor, page.more
    return entries, cursor


def test_a_journal_begins_at_nothing(alice):
    outcome = journal.apply(alice, [])
    assert (outcome.head, outcome.results) == (0, [])
    assert outcome.epoch == Journal.objects.get(owner=alice).epoch


def test_each_owner_has_numbers_of_their_own(alice, bob):
    journal.apply(alice, [new(), new()])
    assert journal.apply(bob, [new()]).head == 1
    assert journal.apply(alice, [new()]).head == 3


def test_of_what_was_named_the_live_records_are_told(alice):
    kept, gone = uuid7(), uuid7()
    coffee = example(KINDS["caffeine"])
    rows = journal.apply(alice, [op(kept, coffee), op(gone, coffee), op(gone, None)]).rows
    assert {uid: row.rev for uid, row in rows.items()} == {kept: 1}


def test_the_log_keeps_what_a_change_gave_and_what_was_before(alice):
    uid = uuid7()
    coffee = example(KINDS["caffeine"], mg=96, note=None)
    journal.apply(alice, [op(uid, coffee), op(uid, {"mg": 50, "note": "half"}), op(uid, None)])
    first, second, third = Change.objects.order_by("seq")
    given = {name: value for name, value in coffee.items() if value is not None}
    assert (first.set, first.before) == (given, None)
    assert (second.set, second.before) == ({"mg": 50, "note": "half"}, {"mg": 96, "note": None})
    assert third.set is None
    assert third.before == coffee | {"mg": 50, "note": "half"}


def test_the_log_keeps_what_was_derived_of_what_was_given(alice):
    night = example(KINDS["sleep"]) | {"day": None, "at": None}
    journal.apply(alice, [op(uuid7(), night, "sleep")])
    kept = Change.objects.get().set or {}
    assert (kept["day"], kept["at"]) == ("2026-03-01", night["awake_at"])


def test_an_error_on_the_way_leaves_nothing(alice):
    nameless: Any = None
    broken = Op(nameless, "caffeine", uuid7(), None, timezone.now(), example(KINDS["caffeine"]))
    with pytest.raises(IntegrityError):
        journal.apply(alice, [new(), broken, new()])
    assert not Change.objects.exists()
    assert not KINDS["caffeine"].objects.exists()
    assert journal.apply(alice, [new()]).head == 1


def test_what_another_transaction_may_still_undo_is_not_written(alice):
    with transaction.atomic(), pytest.raises(RuntimeError, match="durable"):
        journal.apply(alice, [new()])
    assert not Change.objects.exists()


def test_what_changed_again_comes_with_its_latest_change_alone(alice):
    uid = uuid7()
    journal.apply(alice, [op(uid, example(KINDS["caffeine"])), op(uid, {"mg": 50})])
    first, second = Change.objects.order_by("seq")
    assert journal.current_entries(alice, [first]) == []
    assert [entry["rev"] for entry in journal.current_entries(alice, [first, second])] == [2]


# --- At the same time -----------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_a_reader_beside_many_writers_misses_no_change():
    owner = fresh_user()
    writers, batches = 4, 6
    done = Event()

    def write(writer):
        for size in range(1, batches + 1):
            journal.apply(owner, [new("hydration" if i % 2 else "twitch") for i in range(size)])

    def read():
        seen, cursor = [], None
        while True:
            last_round = done.is_set()
            entries, cursor = everything(owner, 3, cursor)
            seen += entries
            if last_round:
                return seen

    with ThreadPoolExecutor(writers + 1) as pool:
        reader = pool.submit(in_thread, read)
        tasks = [pool.submit(in_thread, write, writer) for writer in range(writers)]
        for task in tasks:
            task.result()
        done.set()
        seen = reader.result()

    total = writers * sum(range(1, batches + 1))
    assert sorted(entry["rev"] for entry in seen) == list(range(1, total + 1))
    assert list(Change.objects.order_by("seq").values_list("seq", flat=True)) == list(
        range(1, total + 1)
    )
    assert Journal.objects.get(owner=owner).head == total


@pytest.mark.django_db(transaction=True)
def test_the_same_push_at_the_same_time_is_stored_once():
    owner = fresh_user()
    ops = [new() for _ in range(5)]
    with ThreadPoolExecutor(4) as pool:
        outcomes = list(pool.map(lambda _: in_thread(journal.apply, owner, ops), range(4)))
    assert Change.objects.count() == KINDS["caffeine"].objects.count() == 5
    statuses = sorted(tuple({r.status for r in outcome.results}) for outcome in outcomes)
    assert statuses == [("applied",), *[("duplicate",)] * 3]


# --- Any sequence of ops --------------------------------------------------------------------------

UIDS = [UUID(int=place + 1) for place in range(4)]
FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "at": st.just("2026-03-01T08:00:00+01:00"),
        "tz": st.just("Europe/Berlin"),
        "mg": st.sampled_from([0, 50, 96, -1, "much"]),
        "note": st.sampled_from([None, "a", "b"]),
        "day": st.just("2026-03-01"),
    },
)
WHOLE = FIELDS.map(lambda fields: example(KINDS["caffeine"], mg=63) | fields)
SETS = st.one_of(st.none(), FIELDS, WHOLE)
SEQUENCES = st.lists(st.tuples(st.sampled_from(UIDS), SETS), max_size=25)


class Model:
    """What a diary should hold, in the simplest way."""

    def __init__(self):
        self.live: dict[UUID, dict] = {}
        self.trash: dict[UUID, dict] = {}

    def apply(self, uid, fields):
        """Whether the op is good."""
        if fields is None:
            if uid in self.live:
                self.trash[uid] = self.live.pop(uid)
            return True
        empty = dict.fromkeys(KINDS["caffeine"].fields())
        known = self.live.get(uid) or self.trash.get(uid) or empty
        entry = known | fields
        if not (entry["at"] and entry["tz"] and entry["mg"] in (0, 50, 63, 96)):
            return False
        self.live[uid] = entry | {"day": entry["day"] or "2026-03-01"}
        return True


def apply_in_model(batches):
    """Rejected ops hold later ones on their record, within one batch."""
    model, seen = Model(), set()
    for batch in batches:
        blocked = set()
        for name, uid, fields in batch:
            if name in seen or uid in blocked:
                continue
            if model.apply(uid, fields):
                seen.add(name)
            else:
                blocked.add(uid)
    return model.live


def shape(entry):
    return {name: entry[name] for name in KINDS["caffeine"].fields()}


@pytest.mark.django_db
@settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(data=st.data())
def test_any_ops_in_any_batches_delivered_any_times_give_the_rows_of_the_model(data):
    ops = [(uuid7(), uid, fields) for uid, fields in data.draw(SEQUENCES)]
    batches, rest = [], ops
    while rest:
        size = data.draw(st.integers(1, 6))
        batch, rest = rest[:size], rest[size:]
        batches += [batch] * data.draw(st.integers(1, 2))
    owner = fresh_user()
    pulled: dict[str, dict] = {}
    cursor = None
    for batch in batches:
        sent = [Op(name, "caffeine", uid, 0, timezone.now(), given) for name, uid, given in batch]
        journal.apply(owner, sent)
        if data.draw(st.booleans()):
            cursor = pull_into(pulled, owner, cursor, data.draw(st.integers(1, 4)))
    pull_into(pulled, owner, cursor, data.draw(st.integers(1, 4)))

    expected = {str(uid): entry for uid, entry in apply_in_model(batches).items()}
    rows = KINDS["caffeine"].objects.filter(owner=owner).values_list("uid", flat=True)
    assert {str(uid) for uid in rows} == expected.keys()
    assert {uid: shape(entry) for uid, entry in pulled.items()} == expected
    fresh: dict[str, dict] = {}
    pull_into(fresh, owner, None, data.draw(st.integers(1, 4)))
    assert fresh == pulled
    numbers = list(Change.objects.filter(owner=owner).order_by("seq").values_list("seq", flat=True))
    assert numbers == list(range(1, len(numbers) + 1))


def pull_into(known, owner, cursor, limit):
    """What a phone does: take every page over what it has."""
    more = True
    while more:
        page = journal.changes_since(owner, cursor, limit)
        for entry in page.entries:
            known.pop(entry["uid"], None)
            if not entry["deleted"]:
                known[entry["uid"]] = entry
        cursor, more = page.cursor, page.more
    return cursor
