"""Three phones, a script, a neighbour and a bad network around one server, for Hypothesis to play
with."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from diary.models import Change
from tests.factories import Api, make_user, op
from tests.proof.copies import Copy, copy_of, put_back
from tests.proof.device import Phone, Row, Unreachable, is_live
from tests.proof.ledger import audit, rows_of
from tests.proof.network import FAULTS, Line, Network
from tests.proof.oracle import Oracle

serial = count(1)
COFFEES = [str(UUID(int=place + 1)) for place in range(2)]
LAB = str(UUID(int=9))
KIND_OF = dict.fromkeys(COFFEES, "caffeine") | {LAB: "lab"}
USED = set(KIND_OF.values())
REQUIRED: dict[str, Row] = {
    "caffeine": {"mg": 63},
    "lab": {"analyte": "ck", "value": 90, "unit": "u_l"},
}
ACTS = [*["edit"] * 9, "move", "delete", "be refused"]

places = st.integers(0, 2)
uids = st.sampled_from(list(KIND_OF))
zones = st.sampled_from(["Europe/Berlin", "America/Los_Angeles", "Pacific/Kiritimati"])
notes = st.sampled_from([None, "a", "b"])
CHANGES = {
    "caffeine": st.fixed_dictionaries(
        {},
        optional={
            "mg": st.sampled_from([0, 50, 96, 250]),
            "note": notes,
            "drink": st.sampled_from([None, "espresso", "black_tea"]),
        },
    ),
    # The ends of a range that two phones changed may not go together.
    "lab": st.fixed_dictionaries(
        {},
        optional={
            "note": notes,
            "reference_low": st.sampled_from([None, 10, 100]),
            "reference_high": st.sampled_from([None, 50, 200]),
        },
    ),
}
faults = st.lists(st.sampled_from(FAULTS), max_size=4)


class World:
    """Its clock is the server's too."""

    now: datetime

    def __call__(self) -> datetime:
        return self.now


class Diary(RuleBasedStateMachine):
    world = World()
    rounds = 2
    """How often each phone must synchronise until all are the same."""

    @initialize()
    def begin(self) -> None:
        self.world.now = datetime(2026, 3, 1, 12, tzinfo=UTC)
        self.owner, self.neighbour = (make_user(f"{next(serial)}@example.org") for _ in "ab")
        self.network = Network(Api(self.owner))
        self.oracle = Oracle(self.owner, self.world)
        self.phones = [Phone(str(self.owner.account), self.world) for _ in range(3)]
        self.neighbours = Api(self.neighbour)
        self.neighbours.push(*(op(kind, uid) for uid, kind in KIND_OF.items()))
        self.copy: Copy = {}
        self.beside = rows_of(self.neighbour, USED)
        for uid in KIND_OF:
            at = {"at": self.world.now.isoformat(), "tz": "Europe/Berlin"}
            self.commit(0, uid, at | REQUIRED[KIND_OF[uid]])
        for phone in self.phones:
            phone.synchronise(Line(self.network))

    # --- What people do ---------------------------------------------------------------------------

    @rule(acts=st.lists(st.tuples(places, uids, st.sampled_from(ACTS)), max_size=5), data=st.data())
    def people_act(self, acts: list[tuple[int, str, str]], data: Any) -> None:
        """One after the other, whoever is online."""
        for act in acts:
            self.world.now += timedelta(minutes=1)
            self.act(*act, data)

    def act(self, place: int, uid: str, what: str, data: Any) -> None:
        row = self.phones[place].records.get(uid)
        if row is None or row["deleted"]:
            self.commit(place, uid, self.whole(place, uid, data))
        elif what == "delete":
            self.commit(place, uid, None)
        elif what == "be refused":
            self.commit(place, uid, {"note": 7})
        elif what == "move":
            at = self.phones[place].now() - timedelta(hours=5)
            self.commit(place, uid, {"at": at.isoformat(), "tz": data.draw(zones)})
        else:
            given = data.draw(CHANGES[KIND_OF[uid]])
            if changes := {name: value for name, value in given.items() if row[name] != value}:
                self.commit(place, uid, changes)

    def commit(self, place: int, uid: str, fields: Row | None) -> None:
        self.phones[place].commit(KIND_OF[uid], uid, fields)

    def whole(self, place: int, uid: str, data: Any) -> Row:
        """A new record, or one that is given again."""
        at = {"at": self.phones[place].now().isoformat(), "tz": data.draw(zones)}
        given = data.draw(CHANGES[KIND_OF[uid]])
        return at | REQUIRED[KIND_OF[uid]] | {n: v for n, v in given.items() if v is not None}

    @rule(minutes=st.sampled_from([1, 60, 3 * 1440]))
    def wait(self, minutes: int) -> None:
        self.world.now += timedelta(minutes=minutes)

    @rule(place=places, hours=st.sampled_from([-72, -1, 0, 1, 72]))
    def set_clock(self, place: int, hours: int) -> None:
        self.phones[place].skew = timedelta(hours=hours)

    # --- What the network does --------------------------------------------------------------------

    @rule(place=places, faults=faults, limit=st.sampled_from([1, 2, 500]))
    def synchronise(self, place: int, faults: Any, limit: int) -> None:
        with suppress(Unreachable):
            self.phones[place].synchronise(Line(self.network, faults, limit))
        self.oracle.read(self.network.stored)

    @precondition(lambda self: self.network.under_way)
    @rule(data=st.data())
    def something_arrives_again_or_late(self, data: Any) -> None:
        self.network.deliver(data.draw(st.sampled_from(self.network.under_way)))
        self.oracle.read(self.network.stored)

    # --- What others do ---------------------------------------------------------------------------

    @rule(uid=uids, note=notes, who=st.sampled_from(["script", "script that deletes", "neighbour"]))
    def others_write(self, uid: str, note: str | None, who: str) -> None:
        api = self.neighbours if who == "neighbour" else self.network.api
        method = "DELETE" if who == "script that deletes" else "PATCH"
        answer = api.send(method, f"entries/{KIND_OF[uid]}/{uid}/", {"note": note})
        assert answer.status_code in (200, 204, 404), answer.content
        self.oracle.read(self.network.stored)
        if who == "neighbour":
            self.beside = rows_of(self.neighbour, USED)

    # --- What must hold ---------------------------------------------------------------------------

    def all_synchronise(self) -> None:
        for _ in range(self.rounds):
            for phone in self.phones:
                phone.synchronise(Line(self.network, limit=3))
        self.oracle.read(self.network.stored)
        entries, _ = self.network.api.pull_all()
        server = {entry["uid"]: entry for entry in entries}
        for phone in self.phones:
            assert all("errors" in item for item in phone.outbox), phone.outbox
            refused = {item["op"]["uid"] for item in phone.outbox}
            known = {uid: r for uid, r in phone.records.items() if r["rev"] or is_live(r)}
            assert without(known, refused) == without(server, refused)
        self.nothing_acknowledged_is_lost()
        assert self.oracle.wrong() == []

    def nothing_acknowledged_is_lost(self) -> None:
        log = Change.objects.filter(owner=self.owner)
        held = {str(name) for name in log.values_list("op", flat=True)}
        assert self.network.acknowledged.keys() <= held

    @invariant()
    def the_journal_and_the_rows_agree(self) -> None:
        assert audit(self.owner, USED) == []

    @invariant()
    def the_neighbours_diary_is_untouched(self) -> None:
        assert rows_of(self.neighbour, USED) == self.beside

    def teardown(self) -> None:
        self.all_synchronise()


def without(rows: Row, uids: set[str]) -> Row:
    return {uid: row for uid, row in rows.items() if uid not in uids}


class RestoredDiary(Diary):
    """An older copy of the database is put back, as `manage.py restore` does (a new epoch) or
    behind Quiver's back (the old one)."""

    rounds = 3

    @rule()
    def make_a_copy(self) -> None:
        self.copy = copy_of(self.owner)

    @precondition(lambda self: self.copy)
    @rule(epoch=st.booleans())
    def put_the_copy_back(self, epoch: bool) -> None:
        put_back(self.owner, self.copy, new_epoch=epoch)
        self.network.under_way.clear()
        self.oracle = Oracle(self.owner, self.world)
        for uid in KIND_OF:
            self.oracle.leave_out(uid)

    def nothing_acknowledged_is_lost(self) -> None:
        """But what its phones know as deleted."""
        log = Change.objects.filter(owner=self.owner)
        known = {str(uid) for uid in log.values_list("uid", flat=True)}
        lost = {*self.network.acknowledged.values()} - known
        for phone in self.phones:
            assert not any(is_live(phone.records.get(uid)) for uid in lost)
