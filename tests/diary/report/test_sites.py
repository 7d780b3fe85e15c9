"""Which numbers stand on the outline of the body, and where."""

from itertools import product

from diary.report.sites import MOST, outline
from diary.vocabulary import VOCABULARY


def entries(**places):
    """`left_calf=2`: two entries with this place; `calf`: without its side."""
    found = []
    for name, n in places.items():
        first, _, rest = name.partition("_")
        has_side = first in VOCABULARY["sides"]
        place = {"site": rest, "side": first} if has_side else {"site": name, "side": None}
        found += [place] * n
    return found


def drawn(twitches):
    found = outline(twitches)
    assert found
    return found


def test_without_a_place_there_is_no_outline():
    assert outline([]) is None
    assert outline([{"site": None, "side": "left"}]) is None
    assert outline(entries(calf=3)) is None


def test_entries_are_counted_by_site_the_commonest_first():
    found = drawn([*entries(right_eyelid=2, left_calf=3), {"site": None, "side": None}])
    assert [(count.view, count.n) for count in found.counts] == [("back", 3), ("front", 2)]
    assert found.caption == "front, back; entries by site"
    assert found.alt == (
        "Outline of the body from the front and the back, with entries by site: "
        "left calf 3, right eyelid 2."
    )


def test_the_front_is_face_to_face_and_the_back_is_not():
    shin, calf = drawn(entries(left_shin=2, left_calf=1)).counts
    assert (shin.view, shin.at) == ("front", (22, 284))
    assert (calf.view, calf.at) == ("back", (-22, 278))


def test_the_tongue_is_counted_once_whatever_its_side():
    (tongue,) = drawn(entries(tongue=2, left_tongue=1)).counts
    assert (tongue.at, tongue.n) == ((0, 34), 3)


def test_how_many_have_no_place_on_the_outline_is_told_beneath():
    found = drawn(entries(left_calf=2, calf=3, chest=1))
    assert [count.n for count in found.counts] == [2]
    assert found.caption == "front, back; entries by site; not drawn: 4"


def test_of_very_many_sites_the_commonest_are_drawn():
    places = [
        {"site": site, "side": side}
        for site, side in product(VOCABULARY["sites"], ["left", "right"])
    ]
    found = drawn([*places, *entries(left_toes=1)])
    assert len(found.counts) == MOST == 12
    assert found.counts[0].n == 2
    assert found.caption == "front, back; entries by site; not drawn: 33"
