from dataclasses import replace
from datetime import date

from uuid_utils.compat import uuid7

from diary.analysis import injection_cycles
from diary.insights import Insights, LinkInsight, insights
from diary.insights.injections import InjectionsInsight
from diary.insights.readings import Dates
from diary.models import all_series
from diary.report.drawn import Interval
from diary.report.links import links, reading, row
from diary.report.page import Line
from diary.units import CANONICAL
from diary.vocabulary import VOCABULARY
from tests.diary.report.conftest import plain
from tests.factories import log

SERIES = {series.name: series for series in all_series()}
START, END = date(2026, 3, 1), date(2026, 6, 28)


def found(*rows):
    """Insights of (factor, lag, verdict, ratio)."""
    answers = [
        LinkInsight(SERIES[name], lag, verdict, ratio, 120, None, f"{name} {lag} in words.")
        for name, lag, verdict, ratio in rows
    ]
    return Insights(
        start=START,
        end=END,
        observed_days=120,
        outcome="twitch.count",
        dates=Dates(END, date(2026, 7, 26)),
        links=tuple(answers),
        pinned=(),
        events=(),
        injections=InjectionsInsight(START, injection_cycles([], [])),
        method="the method",
    )


def shown_of(*rows):
    shown = links(found(*rows))
    assert shown
    return shown


def test_no_factor_no_links():
    assert links(found()) is None


def test_links_first_then_the_same_day_of_each_other_factor():
    shown = shown_of(
        ("caffeine.mg", 0, "no_clear_link", (1.05, 0.9, 1.23)),
        ("caffeine.mg", 1, "no_clear_link", (1.2, 0.9, 1.5)),
        ("checkin.stress", 0, "no_clear_link", (1.1, 1.0, 1.2)),
        ("checkin.stress", 1, "link", (1.2, 1.1, 1.31)),
        ("checkin.mood", 0, "not_enough_data", None),
        ("checkin.mood", 1, "not_enough_data", None),
        ("hydration.ml", 0, "moves_with_trend", None),
        ("sleep.quality", 0, "hardly_varies", None),
    )
    assert shown.rows == (
        ("Stress, next day", "point", "1.20 (1.10 to 1.31)", "link found, 120 days"),
        ("Caffeine, same day", "100 mg", "1.05 (0.90 to 1.23)", "no clear link, 120 days"),
    )
    assert shown.intervals == (Interval(1.2, 1.1, 1.31, True), Interval(1.05, 0.9, 1.23, False))
    assert shown.lines == (
        Line("Mood.", lead="Not enough days or twitches yet:"),
        Line("Water.", lead="Changed steadily, can't be told from the trend:"),
        Line("Sleep quality.", lead="Nearly the same every day:"),
        Line("“checkin.stress 1 in words.”", lead="In the diary’s words:"),
    )


def test_a_night_counts_for_the_day_on_which_it_ends():
    shown = shown_of(
        ("sleep.hours", 0, "link", (0.7, 0.5, 0.9)), ("sleep.quality", 1, "link", (0.7, 0.5, 0.9))
    )
    assert [row[0] for row in shown.rows] == [
        "Sleep, day of waking",
        "Sleep quality, day of waking + 1",
    ]


def test_medicines_stand_in_a_clinicians_words_and_long_names_are_cut():
    taken = SERIES["medication.taken"]
    series = [
        taken.part(name, label.label, taken.unit)
        for name, label in VOCABULARY["medicine_classes"].items()
    ]
    series.append(SERIES["measurement.value"].part("uid", "“" + "x" * 60 + "”", None))
    answers = tuple(
        LinkInsight(one, 0, "no_clear_link", (1.0, 0.9, 1.1), 120, None, "") for one in series
    )
    names = [row(link, (1.0, 0.9, 1.1), CANONICAL)[0] for link in answers]
    assert names[:3] == [
        "Metformin, same day",
        "Proton pump inhibitor, same day",
        "H2 blocker, same day",
    ]
    assert names[-1] == "“" + "x" * 19 + "…, same day"
    assert not [name for name in names[:-1] if "…" in name or "(" in name]


def test_ratios_beyond_all_bounds_are_not_spelt_out():
    shown = shown_of(("caffeine.mg", 0, "no_clear_link", (1.0, 2e-9, 4.8e8)))
    assert shown.rows[0][2] == "1.00 (under 0.01 to over 100)"


def test_the_rows_fit_the_page():
    shown = shown_of(*((name, 0, "link", (2, 1.5, 3)) for name in list(SERIES)[:16]))
    assert len(shown.rows) == len(shown.intervals) == 14
    assert shown.lines[0] == Line("+ 2 more")
    assert [line.lead for line in shown.lines[1:]] == ["In the diary’s words:"]


def test_the_day_of_the_reading_stands_above():
    shown = shown_of(("caffeine.mg", 0, "not_enough_data", None))
    assert plain(shown.note) == (
        "From the whole diary up to 28 Jun 2026, not from this period alone; the next reading is "
        "on 26 Jul 2026. A link is not a cause."
    )
    before = replace(found(), dates=Dates(None, date(2026, 3, 29)))
    said = "From the whole diary, before its first reading on 29 Mar 2026."
    assert plain(reading(before)) == said


def test_a_question_asked_beforehand_has_its_answer(diary):
    log(diary.owner, "pin", {"factor": "caffeine.mg", "lag": 1, "since": "2025-09-01"}, uid=uuid7())
    for day in range(3):
        diary.write("twitch", day)
        diary.write("caffeine", day, mg=95)
    period = diary.excerpt()
    shown = links(insights(diary.owner, period.start, period.end))
    assert shown
    asked = shown.lines[-1]
    assert plain(asked.lead) == "Asked on 1 Sep 2025, before looking (caffeine, the next day):"
    assert asked.text.startswith("“")


TURNS = "UCCUUCUCCUUC"


def try_out(diary, twitched_days):
    goal = {"what": "caffeine", "at_most_mg": 90, "usual_mg": 190}
    log(diary.owner, "experiment", goal | {"turns": TURNS, "starts_on": "2025-09-01"})
    for day in range(twitched_days):
        diary.write("twitch", day, count=2 if TURNS[day // 2] == "C" else 4)
    diary.write("caffeine", 0, mg=95)
    period = diary.excerpt()
    shown = links(insights(diary.owner, period.start, period.end))
    assert shown
    return shown.lines[-1]


def test_an_experiment_that_is_over_has_its_line(diary):
    line = try_out(diary, 24)
    assert plain(line.lead) == (
        "Own experiment, 1 Sep to 24 Sep 2025 (caffeine at or below 90 mg, by turns drawn by lot):"
    )
    assert line.text == (
        "rate ratio 0.50 (95 % CI 0.50 to 0.50), randomisation test p = 0.031, 12 against 12 days; "
        "not blinded."
    )


def test_an_experiment_without_its_days_says_so(diary):
    assert try_out(diary, 4).text.startswith("“Too few days: of the 6 pairs of blocks 1 have")


def test_of_an_experiment_that_is_not_over_nothing_is_said(diary):
    stopped = {"what": "bedtime", "minutes_earlier": 30, "turns": TURNS, "stopped_on": "2025-09-09"}
    log(diary.owner, "experiment", stopped | {"starts_on": "2025-09-01"})
    diary.write("caffeine", 0, mg=95)
    diary.write("twitch", 0)
    period = diary.excerpt()
    shown = links(insights(diary.owner, period.start, period.end))
    assert shown
    assert not any("experiment" in line.lead for line in shown.lines)
