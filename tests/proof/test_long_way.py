"""Much to carry over a bad line: one bad entry stops no other, and a first sync that is cut after
each page brings every entry once."""

from collections import Counter
from typing import Any

import pytest
from django.utils import timezone
from uuid_utils.compat import uuid7

from tests.api.sync import COFFEE, twitches
from tests.proof.device import Phone, Row, Unreachable
from tests.proof.network import Line, Network

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def phone(alice):
    return Phone(str(alice.account), timezone.now)


def test_one_bad_entry_of_200_waits_to_be_mended_and_the_others_are_stored(as_alice, phone):
    line = Line(Network(as_alice))
    uids = [str(uuid7()) for _ in range(200)]
    bad = uids[117]
    for uid in uids:
        phone.commit("caffeine", uid, COFFEE | {"mg": -1 if uid == bad else 96})
    phone.synchronise(line)
    assert [(item["op"]["uid"], [*item["errors"]]) for item in phone.outbox] == [(bad, ["mg"])]
    assert {entry["uid"] for entry in as_alice.pull().json()["entries"]} == {*uids} - {bad}
    phone.commit("caffeine", bad, {"mg": 95})
    phone.synchronise(line)
    assert phone.outbox == []
    assert {entry["uid"] for entry in as_alice.pull().json()["entries"]} == {*uids}


class Counting(Line):
    """Counts in `brought` how often each entry came."""

    def __init__(self, brought: Counter[str], *way: Any, **options: Any) -> None:
        super().__init__(*way, **options)
        self.brought = brought

    def pull(self, cursor: str | None) -> Row:
        page = super().pull(cursor)
        self.brought.update(entry["uid"] for entry in page["entries"])
        return page


@pytest.mark.parametrize("number", [1_000, pytest.param(10_000, marks=pytest.mark.long)])
def test_a_first_sync_cut_after_each_page_brings_each_entry_once(as_alice, phone, number):
    ops = [op for _ in range(number // 500) for op in push_of_500(as_alice)]
    network, brought = Network(as_alice), Counter[str]()
    for page in range(1, number // 100):
        with pytest.raises(Unreachable):
            phone.synchronise(
                Counting(brought, network, ["fine", "fine", "request lost"], limit=100)
            )
        assert len(phone.records) == 100 * page
    phone.synchronise(Counting(brought, network, limit=100))
    phone.synchronise(Counting(brought, network))
    assert brought == Counter(op["uid"] for op in ops)
    assert phone.records.keys() == brought.keys()


def push_of_500(api) -> list[Row]:
    ops = twitches(500)
    assert api.push(*ops).status_code == 200
    return ops
