"""An old backup is put back: the phones bring what it lacks."""

import pytest
from django.utils import timezone
from uuid_utils.compat import uuid7

from diary.models import KINDS, Change
from tests.api.sync import COFFEE
from tests.diary.backup.conftest import backup, restore
from tests.factories import Api
from tests.proof.device import Phone, is_live
from tests.proof.network import Line, Network

CAFFEINE = KINDS["caffeine"]


class Online(Phone):
    """It synchronises after each act."""

    def __init__(self, owner):
        super().__init__(str(owner.account), timezone.now)
        self.line = Line(Network(Api(owner)))

    def sync(self):
        self.synchronise(self.line)

    def log(self, mg):
        uid = str(uuid7())
        self.change(uid, COFFEE | {"mg": mg})
        return uid

    def change(self, uid, fields):
        """Without fields: delete."""
        self.commit("caffeine", uid, fields)
        self.sync()

    def held(self):
        return {uid: row["mg"] for uid, row in self.records.items() if is_live(row)}


def on_the_server():
    return {str(row["uid"]): row["mg"] for row in CAFFEINE.objects.values("uid", "mg")}


@pytest.fixture
def phone(alice):
    return Online(alice)


@pytest.fixture
def tablet(alice):
    return Online(alice)


@pytest.fixture
def later(phone, file):
    """A backup, and what happened after it; gives what the diary then held."""
    same, changed, deleted = phone.log(1), phone.log(2), phone.log(3)
    backup(file)
    phone.change(changed, {"mg": 20})
    phone.change(deleted, None)
    new = phone.log(4)
    return {same: 1, changed: 20, new: 4}


def test_a_phone_brings_what_an_old_backup_lacks(phone, later, file):
    restore(file)
    assert sorted(on_the_server().values()) == [1, 2, 3]
    phone.sync()
    assert on_the_server() == later
    assert phone.held() == later


def test_what_others_wrote_meanwhile_stays(phone, tablet, later, file):
    restore(file)
    written = {tablet.log(50 + number): 50 + number for number in range(5)}
    assert Change.objects.count() > int(phone.cursor.split(".")[1])
    phone.sync()
    assert on_the_server() == later | written
    assert phone.held() == later | written


def test_two_phones_heal_it_as_one_would(phone, tablet, later, file):
    tablet.sync()
    restore(file)
    phone.sync()
    tablet.sync()
    phone.sync()
    assert on_the_server() == later
    assert phone.records == tablet.records


def test_a_phone_that_knew_no_more_than_the_backup_changes_nothing(phone, file):
    uid = phone.log(1)
    backup(file)
    restore(file)
    phone.sync()
    assert Change.objects.count() == 1
    assert phone.held() == {uid: 1}
