"""Two phones changed one record: fields are merged, of one field the later edit stands, and
whatever loses stays in the journal, marked."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from diary.merge import Rival, judge, rivals_of
from diary.models import KINDS, Change
from diary.ops import Op
from tests.api.sync import COFFEE, PHONE, TABLET, ago, delete, edit, results
from tests.factories import op

LAPTOP = "0193aaaa-0000-7000-8000-00000000000c"


@pytest.fixture
def uid():
    return uuid4()


@pytest.fixture
def coffee(as_alice, uid):
    """Known to both devices at rev 1."""
    as_alice.push(op("caffeine", uid, COFFEE | {"mg": 96}, edited_at=ago(60)))
    return uid


def row():
    return KINDS["caffeine"].objects.get()


def log():
    return list(Change.objects.order_by("seq").values_list("seq", "superseded"))


def test_fields_that_one_alone_touched_are_both_taken(as_alice, coffee):
    edit(as_alice, coffee, {"mg": 50}, 10, TABLET)
    result = edit(as_alice, coffee, {"note": "late"}, 30)
    assert (result["status"], result["entry"]["mg"], result["entry"]["note"]) == (
        "merged",
        50,
        "late",
    )
    assert log() == [(1, False), (2, False), (3, False)]


def test_the_later_edit_of_a_field_stands_though_it_arrives_first(as_alice, coffee):
    edit(as_alice, coffee, {"mg": 50}, 10, TABLET)
    result = edit(as_alice, coffee, {"mg": 70, "note": "late"}, 30)
    assert (result["status"], result["rev"], result["entry"]["mg"]) == ("merged", 3, 50)
    assert (row().mg, row().note, row().rev) == (50, "late", 3)
    loser = Change.objects.get(seq=3)
    assert (loser.superseded, loser.set) == (True, {"mg": 70, "note": "late"})
    assert loser.before == {"note": None}


def test_a_base_of_another_journal_counts_for_nothing(as_alice, coffee):
    edit(as_alice, coffee, {"mg": 50}, 10, TABLET)
    sent = op("caffeine", coffee, {"mg": 70}, base=99, edited_at=ago(30))
    (result,) = results(as_alice.push(sent, device=PHONE, epoch=str(uuid4())))
    assert (result["status"], result["entry"]["mg"]) == ("merged", 50)


def test_with_a_base_of_another_journal_the_first_change_is_a_rival_too(as_alice, coffee):
    sent = op("caffeine", coffee, {"mg": 70}, base=1, edited_at=ago(90))
    (result,) = results(as_alice.push(sent, device=PHONE, epoch=str(uuid4())))
    assert (result["status"], result["entry"]["mg"]) == ("merged", 96)


def test_the_later_edit_of_a_field_stands_that_arrives_last(as_alice, coffee):
    edit(as_alice, coffee, {"mg": 50}, 30, TABLET)
    assert edit(as_alice, coffee, {"mg": 70}, 10)["entry"]["mg"] == 70
    assert log() == [(1, False), (2, True), (3, False)]


@pytest.mark.parametrize("clock", [-3 * 1440, -5, 5, 3 * 1440])
def test_a_clock_that_is_wrong_wins_and_loses_nothing(as_alice, coffee, clock):
    edit(as_alice, coffee, {"mg": 50}, 20, TABLET)
    for mg, minutes, device in ((70, 10, PHONE), (90, 30, LAPTOP)):
        result = edit(as_alice, coffee, {"mg": mg}, minutes, device, clock=clock)
        assert result["entry"]["mg"] == 70


def test_who_said_the_same_last_counts(as_alice, coffee):
    edit(as_alice, coffee, {"mg": 50}, 30, TABLET)
    edit(as_alice, coffee, {"mg": 50}, 10)
    between = edit(as_alice, coffee, {"mg": 70}, 20, LAPTOP)
    assert between["entry"]["mg"] == 50
    assert log() == [(1, False), (2, True), (3, False), (4, True)]


def test_at_the_same_instant_the_device_decides():
    now = datetime.now(UTC)
    rival = Rival(2, now, UUID(TABLET), {"mg": 50})
    assert judge([rival], ["mg"], now, UUID(PHONE)).lost == {"mg"}
    assert judge([rival._replace(device=UUID(PHONE))], ["mg"], now, UUID(TABLET)).beaten == {2}


def test_at_the_same_instant_without_devices_the_one_that_arrives_last_stands():
    now = datetime.now(UTC)
    assert judge([Rival(2, now, None, {"mg": 50})], ["mg"], now, None).won == {"mg"}


@pytest.mark.parametrize(("minutes", "lost"), [(1, {"mg", "note"}), (-1, set())])
def test_an_op_meets_every_rival(minutes, lost):
    now = datetime.now(UTC)
    fields: list[dict[str, object]] = [{"mg": 50}, {"note": "late"}, {"drink": "tea"}]
    edited = now + timedelta(minutes=minutes)
    rivals = [Rival(seq, edited, UUID(TABLET), given) for seq, given in enumerate(fields, 2)]
    verdict = judge(rivals, ["mg", "note"], now, UUID(PHONE))
    assert (verdict.lost, verdict.won) == (lost, {"mg", "note"} - lost)
    assert verdict.beaten == (set() if lost else {2, 3})


def test_rivals_are_asked_for_only_where_somebody_is_behind(alice, uid, django_assert_num_queries):
    known, new = (Op(uuid4(), "caffeine", uid, base, datetime.now(UTC), {}) for base in (1, 0))
    with django_assert_num_queries(0):
        assert rivals_of(alice, [known], {uid: 1}, None) == {}
        assert rivals_of(alice, [new], {}, None) == {}
    with django_assert_num_queries(1):
        assert rivals_of(alice, [known], {uid: 2}, None) == {}


def test_what_an_op_has_seen_is_no_rival(as_alice, alice, coffee):
    edit(as_alice, coffee, {"note": "late"}, 10, TABLET)
    sent = Op(uuid4(), "caffeine", coffee, 1, datetime.now(UTC), {})
    rivals = rivals_of(alice, [sent], {coffee: 2}, UUID(PHONE))
    assert [rival.seq for rival in rivals[coffee]] == [2]


def test_another_patients_change_of_the_same_uid_is_no_rival(as_alice, as_bob, coffee):
    as_bob.push(op("caffeine", coffee, COFFEE), op("caffeine", coffee, {"mg": 50}, base=1))
    edit(as_alice, coffee, {"note": "late"}, 10, TABLET)
    assert edit(as_alice, coffee, {"mg": 70}, 30)["entry"]["mg"] == 70


def test_a_device_does_not_compete_with_itself(as_alice, coffee):
    edit(as_alice, coffee, {"mg": 50}, 10)
    assert edit(as_alice, coffee, {"mg": 70}, 30)["entry"]["mg"] == 70
    assert log() == [(1, False), (2, False), (3, False)]


def test_a_later_edit_revives_what_was_deleted(as_alice, coffee):
    delete(as_alice, coffee, 30, TABLET)
    result = edit(as_alice, coffee, {"note": "back"}, 10)
    assert (result["status"], result["entry"]["note"]) == ("merged", "back")
    assert (row().mg, row().note) == (96, "back")


def test_an_earlier_edit_of_what_was_deleted_is_kept_in_the_log_alone(as_alice, coffee):
    delete(as_alice, coffee, 10, TABLET)
    result = edit(as_alice, coffee, {"mg": 70}, 30)
    assert (result["status"], result["rev"]) == ("merged", 3)
    assert result["entry"] == {"kind": "caffeine", "uid": str(coffee), "rev": 3, "deleted": True}
    assert not KINDS["caffeine"].objects.exists()
    assert (Change.objects.get(seq=3).set, log()[-1]) == ({"mg": 70}, (3, True))


def test_an_earlier_deletion_of_what_was_edited_deletes_nothing(as_alice, coffee):
    edit(as_alice, coffee, {"mg": 50}, 10, TABLET)
    result = delete(as_alice, coffee, 30)
    assert (result["status"], result["rev"], result["entry"]["mg"]) == ("merged", 3, 50)
    assert (row().mg, row().rev) == (50, 3)
    assert log()[-1] == (3, True)


def test_a_later_deletion_of_what_was_edited_deletes_it(as_alice, coffee):
    edit(as_alice, coffee, {"mg": 50}, 30, TABLET)
    assert delete(as_alice, coffee, 10)["status"] == "applied"
    assert not KINDS["caffeine"].objects.exists()


def test_what_lost_reaches_every_device_as_it_is(as_alice, coffee):
    cursor = as_alice.pull().json()["cursor"]
    delete(as_alice, coffee, 10, TABLET)
    edit(as_alice, coffee, {"mg": 70}, 30)
    tombstone = {"kind": "caffeine", "uid": str(coffee), "rev": 3, "deleted": True}
    assert as_alice.pull(cursor).json()["entries"] == [tombstone]
    assert as_alice.pull().json()["entries"] == [tombstone]


def test_a_revived_record_has_the_fields_that_it_had_whatever_lost_since(as_alice, coffee):
    delete(as_alice, coffee, 20, TABLET)
    edit(as_alice, coffee, {"mg": 70}, 30)
    revived = edit(as_alice, coffee, {"note": "back"}, 1, TABLET, base=3)
    assert revived["status"] == "applied"
    assert (row().mg, row().note) == (96, "back")


def test_both_phones_made_the_one_background(as_alice, uid):
    for device, fields, minutes in (
        (PHONE, {"handedness": "left", "diet": "vegan"}, 20),
        (TABLET, {"handedness": "right", "emg": "no"}, 30),
    ):
        sent = op("background", uid, fields, edited_at=ago(minutes))
        as_alice.push(sent, device=device)
    found = KINDS["background"].objects.get()
    assert (found.handedness, found.diet, found.emg) == ("left", "vegan", "no")


def test_fields_that_contradict_each_other_are_not_mixed(as_alice, uid):
    lab = {"at": ago(90), "tz": "UTC", "analyte": "ck", "value": 90, "unit": "u_l"}
    ranges = {"reference_low": 20, "reference_high": 200}
    as_alice.push(op("lab", uid, lab | ranges, edited_at=ago(60)))
    later = op("lab", uid, {"reference_low": 100}, base=1, edited_at=ago(10))
    as_alice.push(later, device=TABLET)
    earlier = op("lab", uid, {"reference_low": 5, "reference_high": 50}, base=1, edited_at=ago(30))
    (result,) = results(as_alice.push(earlier, device=PHONE))
    assert result["status"] == "merged"
    found = KINDS["lab"].objects.get()
    assert (found.reference_low, found.reference_high) == (100, 200)
    assert log()[-1] == (3, True)


@pytest.mark.parametrize("gone", [False, True])
def test_a_lost_edit_that_no_record_could_take_is_kept_as_it_was_meant(as_alice, coffee, gone):
    if gone:
        delete(as_alice, coffee, 10, TABLET)
    else:
        edit(as_alice, coffee, {"tz": "Europe/Rome", "at": ago(90)}, 10, TABLET)
    sent = {"tz": None, "at": "2026-03-01T07:00:00Z"}
    assert edit(as_alice, coffee, sent, 30)["status"] == "merged"
    loser = Change.objects.get(seq=3)
    assert loser.set == {"tz": None, "at": "2026-03-01T07:00:00+00:00"}
    assert (loser.superseded, loser.before) == (True, {})


def test_a_lost_edit_delivered_again_is_a_duplicate(as_alice, coffee):
    edit(as_alice, coffee, {"mg": 50}, 10, TABLET)
    sent = op("caffeine", coffee, {"mg": 70}, base=1, edited_at=ago(30))
    first, again = (results(as_alice.push(sent, device=PHONE))[0] for _ in range(2))
    assert (first["status"], again["status"]) == ("merged", "duplicate")
    assert first["rev"] == again["rev"] == 3
