"""In which units an owner reads amounts."""

import pytest

from diary import sentences
from diary.insights import insights
from diary.models import all_series
from diary.report.courses import timeline
from diary.report.exposures import exposures
from diary.report.words import dose, quantity
from diary.series import daily_series
from diary.units import Units
from tests.diary.days import DAY
from tests.diary.report.conftest import Diary, cells, plain
from tests.factories import Api, at, log, make_user

SERIES = {series.name: series for series in all_series()}


# NIST Handbook 44, appendix C: a US fluid ounce is 29.573 53 ml, a US cup 236.5882 ml.
@pytest.mark.parametrize(
    ("ml", "volume", "said"),
    [
        (250, "ml", "250 ml"),
        (29.57353, "fl_oz", "1 fl oz"),
        (236.5882, "fl_oz", "8 fl oz"),
        (2000, "fl_oz", "67.6 fl oz"),
        (236.588, "cup", "1 cup"),
        (473.1765, "cup", "2 cups"),
        (118.2941, "cup", "0.5 cups"),
    ],
)
def test_volumes(ml, volume, said):
    assert plain(quantity(ml, "ml", Units(volume=volume))) == said


@pytest.mark.parametrize(
    ("dose", "told"), [("auto", (1500, "mcg")), ("mcg", (1500, "mcg")), ("mg", (1.5, "mg"))]
)
def test_micrograms_of_a_series_stay_what_they_are_unless_mg_were_chosen(dose, told):
    assert Units(dose=dose).told(1500, "mcg") == told


@pytest.mark.parametrize(
    ("mcg", "unit", "said"),
    [
        (1000, "auto", "1 mg"),
        (75, "auto", "75 micrograms"),
        (1000, "mcg", "1000 micrograms"),
        (1000, "mg", "1 mg"),
        (75, "mg", "0.075 mg"),
        (0.6, "mg", "0.0006 mg"),
        (1234.5, "mg", "1.234 mg"),
    ],
)
def test_doses(mcg, unit, said):
    assert plain(dose(mcg, Units(dose=unit))) == said


def test_other_units_are_never_touched():
    units = Units("cup", "mg")
    assert [plain(quantity(5, unit, units)) for unit in ("mg", "h", None)] == ["5 mg", "5 h", "5"]


def test_a_link_is_told_in_the_units_of_its_owner():
    water = SERIES["hydration.ml"]
    assert sentences.step(water) == "500 ml"
    assert sentences.step(water, Units("fl_oz")) == "16.9 fl oz"
    assert sentences.such_days(water, 2000, Units("cup")) == "On days with water over 8.45 cups"
    assert sentences.such_days(SERIES["caffeine.mg"], 200, Units("cup")) == (
        "On days with caffeine over 200 mg"
    )


def test_insights_and_report_take_the_units_from_the_preferences(alice):
    diary = Diary(alice)
    Api(diary.owner).send("PATCH", "me", {"volume_unit": "fl_oz"})
    for day in range(3):
        diary.write("hydration", day, ml=236.588 * (day + 1))
    excerpt = diary.excerpt(5)
    assert cells(exposures(excerpt)) == [("Water", "16 fl oz", "8 to 24 fl oz", "3")]
    course = timeline(excerpt)
    assert course
    assert [(lane.label, lane.values[:3]) for lane in course.lanes] == [
        ("Water\nfl oz", (8.0, 16.0, 24.0))
    ]


def test_what_is_stored_and_sent_keeps_its_unit(db):
    owner = make_user("cups@example.org", volume_unit="cup")
    log(owner, "hydration", at(DAY, ml=250))
    assert daily_series(owner, DAY, DAY).values["hydration.ml"].tolist() == [250]
    water = next(
        link for link in insights(owner, DAY, DAY).links if link.series.name == "hydration.ml"
    )
    assert water.wire()["per"] == {"amount": 500, "unit": "ml"}
