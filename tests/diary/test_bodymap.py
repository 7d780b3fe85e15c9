"""The figure knows every place of the vocabulary, and has room for its number."""

import re
from itertools import combinations

import pytest

from diary.bodymap import body, spot
from diary.vocabulary import VOCABULARY

VOCABULARIES = ["sites", "injection_sites"]
SIDES = ["left", "middle", "right", None]
# A number of three digits, as the phone writes it.
NUMBER_WIDTH, NUMBER_HEIGHT = 30, 19
HEIGHT_IN_THE_REPORT = 26
LEFT, TOP, WIDTH, HEIGHT = body()["box"]

SPOTS = [
    pytest.param(vocabulary, site, side, found, id=f"{vocabulary}-{site}-{side}")
    for vocabulary in VOCABULARIES
    for site in VOCABULARY[vocabulary]
    for side in SIDES
    if (found := spot(site, side, vocabulary))
]


def points(path):
    numbers = [float(number) for number in re.findall(r"-?[\d.]+", path)]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def is_inside(x, y):
    return LEFT <= x <= LEFT + WIDTH and TOP <= y <= TOP + HEIGHT


@pytest.mark.parametrize("vocabulary", VOCABULARIES)
def test_every_term_has_a_place_and_can_be_tapped(vocabulary):
    terms = list(VOCABULARY[vocabulary])
    assert list(body()["places"][vocabulary]) == terms
    assert {site for area in body()["areas"][vocabulary] for site in area["sites"]} == set(terms)


@pytest.mark.parametrize("vocabulary", VOCABULARIES)
def test_every_term_is_on_the_figure_once_its_side_is_told(vocabulary):
    for site in VOCABULARY[vocabulary]:
        found = {side for side in SIDES if spot(site, side, vocabulary)}
        assert found in ({"left", "right"}, {"left", "middle", "right"}, set(SIDES))


@pytest.mark.parametrize(("vocabulary", "site", "side", "found"), SPOTS)
def test_a_place_can_be_tapped_in_the_view_that_shows_it(vocabulary, site, side, found):
    assert is_inside(*found.at)
    assert is_inside(*found.number)
    sides = [
        offered
        for area in body()["areas"][vocabulary]
        for offered in area["sides"]
        if site in area["sites"] and found.view in area["views"]
    ]
    assert side in sides or None in [side, *sides]


def test_areas_and_drawings_stay_inside_the_box():
    areas = [area["path"] for vocabulary in VOCABULARIES for area in body()["areas"][vocabulary]]
    for path in [body()["outline"], *body()["details"].values(), *areas]:
        assert all(is_inside(*point) for point in points(path))


def test_the_outline_is_its_own_mirror_image():
    drawn = set(points(body()["outline"]))
    assert drawn == {(-x, y) for x, y in drawn}


def test_no_number_covers_another():
    spots = {spot(site, side) for site in VOCABULARY["sites"] for side in SIDES}
    for one, other in combinations(filter(None, spots), 2):
        (x, y), (other_x, other_y) = one.number, other.number
        apart = abs(x - other_x) >= NUMBER_WIDTH or abs(y - other_y) >= NUMBER_HEIGHT
        assert apart or one.view != other.view, (one, other)


def test_the_number_of_a_hand_leaves_the_base_of_its_thumb_to_be_seen():
    """Else the number of the thumb, which is led from there, reads as one of the hip."""
    hand, thumb = spot("hand", "left"), spot("thumb_base", "left")
    assert hand
    assert thumb
    assert hand.number[1] + HEIGHT_IN_THE_REPORT / 2 < thumb.at[1]


def test_left_is_the_mirror_image_of_right():
    assert spot("calf", "right") == ("back", (22, 278), (22, 278))
    assert spot("calf", "left") == ("back", (-22, 278), (-22, 278))
    assert spot("eyelid", "left") == ("front", (-7.4, 21), (-44, 12))


def test_a_pair_without_its_side_is_nowhere():
    assert spot("calf", None) is None
    assert spot("calf", "middle") is None
    assert spot("chest", None) is None
    assert spot("chest", "middle") == ("front", (0, 112), (0, 112))


def test_the_tongue_is_one_place_whatever_its_side():
    assert {spot("tongue", side) for side in SIDES} == {("front", (0, 34), (0, 34))}
