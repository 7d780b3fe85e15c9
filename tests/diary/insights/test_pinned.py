"""A question that was named before looking has an answer of its own."""

from datetime import timedelta

import pytest

from diary.insights import insights
from tests.diary.insights.frozen import read, write
from tests.factories import Api, log


@pytest.fixture
def diary(alice):
    start, counts, factors = read("started_b12_240")
    write(alice, start, counts, factors)
    return alice, start


def ask(owner, factor, since, lag=0, **fields):
    return log(owner, "pin", {"factor": factor, "lag": lag, "since": since.isoformat(), **fields})


def answers(owner):
    return Api(owner).send("GET", "insights").json()["pinned"]


def test_only_the_days_after_it_was_asked_answer(diary):
    owner, start = diary
    uid = ask(owner, "sleep.hours", start + timedelta(days=99), lag=1)
    (answer,) = answers(owner)
    assert answer["pin"] == str(uid)
    assert (answer["factor"], answer["lag"], answer["outcome"]) == (
        "sleep.hours",
        1,
        "twitch.count",
    )
    assert answer["reading"] == (start + timedelta(days=100 + 140 - 1)).isoformat()
    assert answer["verdict"] == "link"
    assert answer["n_days"] == 101
    assert answer["sentence"] == (
        "From the 101 days since you asked: with each hour more of sleep you logged 31 % fewer "
        "twitches a day after the day of waking (likely from 44 % fewer to 14 % fewer). They go "
        "together; that doesn't tell which comes first, or whether something else is behind both."
    )
    assert answer["all_days_sentence"] == (
        "All 167 days, those before you asked among them: from 36 % fewer to 17 % fewer twitches "
        "per hour. What made you ask may be in that."
    )


def test_a_question_without_its_days_says_how_many_more(diary):
    owner, start = diary
    ask(owner, "caffeine.mg", start + timedelta(days=230))
    (answer,) = answers(owner)
    assert (answer["verdict"], answer["rate_ratio"]) == ("not_enough_data", None)
    assert answer["reading"] is None
    assert answer["needs"]["rule"] == "days"
    assert answer["sentence"].startswith("Not enough days yet for caffeine: about ")


def test_asking_changes_nothing_in_the_search(diary):
    owner, start = diary
    before = insights(owner, start, start).links
    ask(owner, "caffeine.mg", start)
    assert insights(owner, start, start).links == before


def test_asked_from_the_first_day_on_all_days_say_the_same(diary):
    owner, start = diary
    ask(owner, "caffeine.mg", start)
    (answer,) = answers(owner)
    assert answer["all_days_sentence"] is None


def test_a_question_on_what_the_diary_does_not_hold_waits(diary):
    owner, start = diary
    ask(owner, "measurement.value.01930000-0000-7000-8000-00000000000a", start)
    ask(owner, "b12.doses", start)
    ask(owner, "caffeine.mg", start, outcome="symptom.severity")
    assert answers(owner) == []
