"""What is drawn of the outline, not how it looks."""

from itertools import combinations, product
from random import Random

import numpy as np
import pytest
from matplotlib.path import Path

from diary.bodymap import spot
from diary.report import body, figures
from diary.report.drawn import Outline, SiteCount
from diary.vocabulary import VOCABULARY

SPOTS = sorted(
    {
        found
        for site, side in product(VOCABULARY["sites"], VOCABULARY["sides"])
        if (found := spot(site, side)) and found.view == "front"
    }
)


def count(site, side, n):
    found = spot(site, side)
    assert found
    return SiteCount(found.view, found.at, found.number, n)


def test_every_number_stands_in_a_circle_over_the_letters_of_its_sides(axes):
    body.draw_body("front", [count("shin", "left", 7), count("tongue", None, 12)], ("R", "L"), axes)
    said = {text.get_text(): round(text.get_position()[0]) for text in axes.texts}
    assert said == {"R": -64, "L": 64, "7": -22, "12": 0}
    circles = [patch for patch in axes.patches if patch.get_facecolor()[:3] == (1, 1, 1)]
    assert len(circles) == 2


def test_a_number_beside_its_place_is_led_to_it(axes):
    body.draw_body("front", [count("eyelid", "right", 3)], ("R", "L"), axes)
    line, dot = axes.lines
    assert np.asarray(line.get_xydata()).tolist() == [[7.4, 21], [44, 12]]
    assert np.asarray(dot.get_xydata()).tolist() == [[7.4, 21]]


@pytest.mark.parametrize("seed", range(5))
def test_no_circle_covers_another_or_leaves_the_picture(seed):
    chosen = Random(seed).sample(SPOTS, 12)
    widths = [39.0] * 12
    found = body.apart([spot.number for spot in chosen], widths)
    for (x, y), (other_x, other_y) in combinations(found, 2):
        assert abs(x - other_x) >= 38 or abs(y - other_y) >= body.HEIGHT - 1
    for x, y in found:
        assert abs(x) <= 82 - 19
        assert -4 + 12 <= y <= 342 - 12


def test_circles_with_room_stay_where_they_are():
    middles = [(0.0, 34.0), (22.0, 284.0)]
    assert body.apart(middles, [26, 26]) == middles
    assert body.apart([], []) == []


def test_a_path_is_read_command_by_command():
    path = body.path_of("M1,2L3,-4C1,1 2,2 3.5,3Z")
    assert np.asarray(path.vertices).tolist() == [[1, 2], [3, -4], [1, 1], [2, 2], [3.5, 3], [0, 0]]
    assert np.asarray(path.codes).tolist() == [
        Path.MOVETO,
        Path.LINETO,
        *[Path.CURVE4] * 3,
        Path.CLOSEPOLY,
    ]


def test_front_and_back_stand_side_by_side():
    outline = Outline("", "", "R", "L", (count("calf", "left", 3),))
    sheet = figures.outline_sheet(outline)
    assert (sheet.width, round(sheet.height, 1)) == (40, 42.2)
    front, back = sheet.figure.axes
    assert [text.get_text() for text in front.texts] == ["R", "L"]
    assert [text.get_text() for text in back.texts] == ["L", "R", "3"]
