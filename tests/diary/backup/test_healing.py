"""An old backup is put back: the phones bring what it lacks."""

import pytest

from diary.models import KINDS, Change
from tests.api.sync import problem, statuses
from tests.diary.backup.conftest import backup, restore
from tests.factories import Api, deletion, example, op

PHONE = "0193aaaa-0000-7000-8000-00000000000a"
TABLET = "0193aaaa-0000-7000-8000-00000000000b"
CAFFEINE = KINDS["caffeine"]


class Phone:
    """What a phone does, in few words: it keeps what it pulled, and its own until then."""

    def __init__(self, owner, device):
        self.api, self.device = Api(owner), device
        self.rows: dict[str, dict] = {}
        self.deleted: set[str] = set()
        self.cursor = ""

    def push(self, *ops):
        assert set(statuses(self.api.push(*ops, device=self.device))) <= {"applied", "merged"}

    def log(self, **fields):
        """An entry that is backed up."""
        sent = op("caffeine", fields=example(CAFFEINE, **fields))
        self.push(sent)
        self.sync()
        return sent["uid"]

    def change(self, uid, **fields):
        self.push(op("caffeine", uid, fields, base=self.rows[uid]["rev"]))
        self.sync()

    def delete(self, uid):
        self.push(deletion("caffeine", uid, base=self.rows[uid]["rev"]))
        self.sync()

    def sync(self):
        answer = self.api.pull(self.cursor)
        if answer.status_code == 409:
            assert problem(answer) == (409, "reset")
            self.send_what_it_lacks()
            self.cursor = ""
        entries, self.cursor = self.api.pull_all(self.cursor)
        for entry in entries:
            self.rows.pop(entry["uid"], None)
            if entry["deleted"]:
                self.deleted.add(entry["uid"])
            else:
                self.rows[entry["uid"]] = entry

    def send_what_it_lacks(self):
        theirs = {e["uid"]: e for e in self.api.pull_all()[0] if not e["deleted"]}
        for uid in self.deleted & theirs.keys():
            self.push(deletion("caffeine", uid, base=theirs[uid]["rev"]))
        for uid, mine in self.rows.items():
            other = theirs.get(uid, {"rev": 0})
            if fields(mine) != fields(other):
                self.push(op("caffeine", uid, fields(mine), base=other["rev"]))


def fields(entry):
    return {name: entry.get(name) for name in CAFFEINE.fields()}


def on_the_server():
    return {str(row["uid"]): row["mg"] for row in CAFFEINE.objects.values("uid", "mg")}


@pytest.fixture
def phone(alice):
    return Phone(alice, PHONE)


@pytest.fixture
def tablet(alice):
    return Phone(alice, TABLET)


@pytest.fixture
def later(phone, file):
    """A backup, and what happened after it; gives what the diary then held."""
    same, changed, deleted = phone.log(mg=1), phone.log(mg=2), phone.log(mg=3)
    backup(file)
    phone.change(changed, mg=20)
    phone.delete(deleted)
    new = phone.log(mg=4)
    return {same: 1, changed: 20, new: 4}


def test_a_phone_brings_what_an_old_backup_lacks(phone, later, file):
    restore(file)
    assert sorted(on_the_server().values()) == [1, 2, 3]
    phone.sync()
    assert on_the_server() == later
    assert {uid: row["mg"] for uid, row in phone.rows.items()} == later


def test_what_others_wrote_meanwhile_stays(phone, tablet, later, file):
    restore(file)
    written = {tablet.log(mg=50 + number): 50 + number for number in range(5)}
    assert Change.objects.count() > int(phone.cursor.split(".")[1])
    phone.sync()
    assert on_the_server() == later | written
    assert {uid: row["mg"] for uid, row in phone.rows.items()} == later | written


def test_two_phones_heal_it_as_one_would(phone, tablet, later, file):
    tablet.sync()
    restore(file)
    phone.sync()
    tablet.sync()
    phone.sync()
    assert on_the_server() == later
    assert phone.rows == tablet.rows


def test_a_phone_that_knew_no_more_than_the_backup_changes_nothing(phone, file):
    uid = phone.log(mg=1)
    backup(file)
    restore(file)
    phone.sync()
    assert Change.objects.count() == 1
    assert phone.rows[uid]["mg"] == 1
