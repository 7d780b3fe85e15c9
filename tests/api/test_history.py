"""History: what each change left, rebuilt from the journal, and the way back to any of it."""

from uuid import uuid4

import pytest

from diary.models import KINDS, Change
from tests.api.entries import errors_of
from tests.api.sync import COFFEE, PHONE, TABLET, delete, edit
from tests.factories import deletion, example, log, op, words_of


@pytest.fixture
def uid():
    return uuid4()


def history(api, uid, kind="caffeine"):
    answer = api.send("GET", f"entries/{kind}/{uid}/history")
    assert answer.status_code == 200, answer.content
    return answer.json()["versions"]


def restore(api, uid, seq, kind="caffeine"):
    return api.send("POST", f"entries/{kind}/{uid}/restore", {"seq": seq})


def now(api, uid, kind="caffeine"):
    return api.send("GET", f"entries/{kind}/{uid}/").json()


def told(versions, *names):
    """Of each version its number and some fields of the entry, None if there was none."""
    return [(v["seq"], *(v["entry"] and v["entry"][name] for name in names)) for v in versions]


# --- What was -------------------------------------------------------------------------------------


def test_each_change_comes_with_what_it_set_and_what_the_entry_then_was(as_alice, uid):
    edit(as_alice, uid, COFFEE, 20, base=0)
    edit(as_alice, uid, {"mg": 50, "note": "half"}, 10)
    changed, made = history(as_alice, uid)
    assert changed["entry"] == now(as_alice, uid)
    assert made["entry"] == changed["entry"] | {"rev": 1, "mg": 96, "note": None}
    assert changed["set"] == {"mg": 50, "note": "half"}
    edited_at = Change.objects.get(seq=2).edited_at.isoformat()
    assert {name: changed[name] for name in changed if name not in ("set", "entry")} == {
        "seq": 2,
        "edited_at": edited_at,
        "device": PHONE,
        "deleted": False,
        "superseded": False,
    }


def test_what_is_deleted_keeps_its_history(as_alice, uid):
    edit(as_alice, uid, COFFEE, 20, base=0)
    delete(as_alice, uid)
    gone, made = history(as_alice, uid)
    assert (gone["seq"], gone["deleted"], gone["set"], gone["entry"]) == (2, True, None, None)
    assert (made["seq"], made["deleted"], made["entry"]["mg"]) == (1, False, 96)


def test_deleted_and_revived_and_changed_again(as_alice, uid):
    for fields in (COFFEE, {"mg": 50}, None, {"note": "back"}, {"mg": 70}, None):
        as_alice.push(deletion("caffeine", uid) if fields is None else op("caffeine", uid, fields))
    assert told(history(as_alice, uid), "mg", "note") == [
        (6, None, None),
        (5, 70, "back"),
        (4, 50, "back"),
        (3, None, None),
        (2, 50, None),
        (1, 96, None),
    ]


def test_an_edit_that_lost_whole_is_told_and_changed_nothing(as_alice, uid):
    edit(as_alice, uid, COFFEE, 60, base=0)
    edit(as_alice, uid, {"mg": 50}, 10, TABLET)
    edit(as_alice, uid, {"mg": 70}, 30)
    versions = history(as_alice, uid)
    assert told(versions, "mg") == [(3, 50), (2, 50), (1, 96)]
    assert [(v["superseded"], v["set"].get("mg")) for v in versions] == [
        (True, 70),
        (False, 50),
        (False, 96),
    ]


def test_an_edit_that_lost_in_part_changed_the_rest(as_alice, uid):
    edit(as_alice, uid, COFFEE, 60, base=0)
    edit(as_alice, uid, {"mg": 50}, 10, TABLET)
    edit(as_alice, uid, {"mg": 70, "note": "late"}, 30)
    assert told(history(as_alice, uid), "mg", "note") == [
        (3, 50, "late"),
        (2, 50, None),
        (1, 96, None),
    ]


def test_an_edit_that_was_beaten_later_had_stood_until_then(as_alice, uid):
    edit(as_alice, uid, COFFEE, 60, base=0)
    edit(as_alice, uid, {"mg": 50}, 30, TABLET)
    edit(as_alice, uid, {"mg": 70}, 10)
    versions = history(as_alice, uid)
    assert told(versions, "mg") == [(3, 70), (2, 50), (1, 96)]
    assert [v["superseded"] for v in versions] == [False, True, False]


def test_a_first_version_that_was_beaten_is_the_first_all_the_same(as_alice, uid):
    edit(as_alice, uid, {"handedness": "left"}, 30, TABLET, base=0, kind="background")
    edit(as_alice, uid, {"handedness": "right"}, 10, base=0, kind="background")
    versions = history(as_alice, uid, "background")
    assert told(versions, "handedness") == [(2, "right"), (1, "left")]
    assert [v["superseded"] for v in versions] == [False, True]


def test_a_revival_that_was_beaten_leaves_the_deletion_before_it(as_alice, uid):
    edit(as_alice, uid, COFFEE, 60, base=0)
    delete(as_alice, uid, 50)
    edit(as_alice, uid, {"mg": 50}, 30, TABLET, base=2)
    edit(as_alice, uid, {"mg": 70}, 10, base=2)
    assert told(history(as_alice, uid), "mg") == [(4, 70), (3, 50), (2, None), (1, 96)]


def test_a_deletion_that_lost_deleted_nothing(as_alice, uid):
    edit(as_alice, uid, COFFEE, 60, base=0)
    edit(as_alice, uid, {"mg": 50}, 10, TABLET)
    delete(as_alice, uid, 30)
    lost, *earlier = history(as_alice, uid)
    assert (lost["set"], lost["superseded"], lost["deleted"]) == (None, True, False)
    assert told([lost, *earlier], "mg") == [(3, 50), (2, 50), (1, 96)]


def test_an_edit_of_what_was_deleted_lost_and_left_it_so(as_alice, uid):
    edit(as_alice, uid, COFFEE, 60, base=0)
    delete(as_alice, uid, 10, TABLET)
    edit(as_alice, uid, {"mg": 70}, 30)
    versions = history(as_alice, uid)
    assert told(versions, "mg") == [(3, None), (2, None), (1, 96)]
    assert [(v["deleted"], v["superseded"]) for v in versions] == [
        (True, True),
        (True, False),
        (False, False),
    ]


def test_a_change_of_nothing_is_not_told(as_alice, uid):
    edit(as_alice, uid, COFFEE, base=0)
    edit(as_alice, uid, {"mg": 96})
    assert [v["seq"] for v in history(as_alice, uid)] == [1]


def test_a_record_that_began_empty_has_a_history(as_alice, uid):
    as_alice.push(op("background", uid, {}))
    (made,) = history(as_alice, uid, "background")
    assert made["entry"] == now(as_alice, uid, "background")


def test_times_are_told_in_the_zone_of_then(as_alice, uid):
    edit(as_alice, uid, COFFEE, base=0)
    edit(as_alice, uid, {"tz": "America/New_York"})
    versions = history(as_alice, uid)
    assert told(versions, "at", "tz") == [
        (2, "2026-03-01T02:00:00-05:00", "America/New_York"),
        (1, "2026-03-01T08:00:00+01:00", "Europe/Berlin"),
    ]


def test_what_never_was_has_no_history(as_alice):
    for path in (f"caffeine/{uuid4()}", f"moonlight/{uuid4()}"):
        assert as_alice.send("GET", f"entries/{path}/history").status_code == 404
        assert as_alice.send("POST", f"entries/{path}/restore", {"seq": 1}).status_code == 404


def test_a_record_is_found_by_its_own_kind_alone(as_alice, uid):
    edit(as_alice, uid, COFFEE, base=0)
    assert as_alice.send("GET", f"entries/twitch/{uid}/history").status_code == 404
    assert restore(as_alice, uid, 1, "twitch").status_code == 404


# --- The way back ---------------------------------------------------------------------------------


def test_a_version_comes_back_whole(as_alice, uid):
    edit(as_alice, uid, COFFEE, 20, base=0)
    edit(as_alice, uid, {"mg": 50, "note": "half", "tz": "America/New_York"}, 10)
    before = now(as_alice, uid)
    answer = restore(as_alice, uid, 1)
    assert answer.status_code == 200
    assert answer.json() == now(as_alice, uid) == history(as_alice, uid)[-1]["entry"] | {"rev": 3}
    assert history(as_alice, uid)[1]["entry"] == before
    assert restore(as_alice, uid, 2).json() == before | {"rev": 4}


def test_what_is_there_already_comes_back_without_a_change(as_alice, uid):
    edit(as_alice, uid, COFFEE, base=0)
    assert restore(as_alice, uid, 1).json() == now(as_alice, uid)
    assert Change.objects.count() == 1


def test_a_version_of_what_is_deleted_revives_it(as_alice, uid):
    edit(as_alice, uid, COFFEE, 20, base=0)
    edit(as_alice, uid, {"mg": 50}, 15)
    delete(as_alice, uid, 10)
    assert restore(as_alice, uid, 1).json()["mg"] == 96
    assert now(as_alice, uid)["rev"] == 4


def test_what_lost_comes_back_on_top_of_what_is(as_alice, uid):
    edit(as_alice, uid, COFFEE, 60, base=0)
    edit(as_alice, uid, {"mg": 50, "note": "half"}, 10, TABLET)
    edit(as_alice, uid, {"mg": 70}, 30)
    entry = restore(as_alice, uid, 3).json()
    assert (entry["mg"], entry["note"]) == (70, "half")


def test_what_lost_against_a_deletion_comes_back_on_top_of_what_was(as_alice, uid):
    edit(as_alice, uid, COFFEE | {"note": "hot"}, 60, base=0)
    delete(as_alice, uid, 10, TABLET)
    edit(as_alice, uid, {"mg": 70}, 30)
    entry = restore(as_alice, uid, 3).json()
    assert (entry["mg"], entry["note"], entry["deleted"]) == (70, "hot", False)


def test_a_restored_version_reaches_the_phones(as_alice, uid):
    edit(as_alice, uid, COFFEE, base=0)
    delete(as_alice, uid)
    cursor = as_alice.pull().json()["cursor"]
    entry = restore(as_alice, uid, 1).json()
    assert as_alice.pull(cursor).json()["entries"] == [entry]


@pytest.mark.parametrize("seq", [2, 3, 0, -1, 10**30, None, True, 1.0, "1", [1]])
def test_a_number_that_is_no_version_restores_nothing(as_alice, uid, seq):
    edit(as_alice, uid, COFFEE, base=0)
    delete(as_alice, uid)
    said = ["Give the seq of a version that is no deletion."]
    assert errors_of(restore(as_alice, uid, seq)) == {"seq": said}
    assert Change.objects.count() == 2


def test_a_deletion_that_lost_cannot_be_restored(as_alice, uid):
    edit(as_alice, uid, COFFEE, 60, base=0)
    edit(as_alice, uid, {"mg": 50}, 10, TABLET)
    delete(as_alice, uid, 30)
    assert list(errors_of(restore(as_alice, uid, 3))) == ["seq"]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_versions_and_a_way_back(as_alice, alice, uid, kind):
    model = KINDS[kind]
    log(alice, kind, example(model), uid)
    first = now(as_alice, uid, kind)
    log(alice, kind, {words_of(model): "later"}, uid)
    assert [v["entry"] for v in history(as_alice, uid, kind)] == [now(as_alice, uid, kind), first]
    assert restore(as_alice, uid, 1, kind).json() == first | {"rev": 3}
