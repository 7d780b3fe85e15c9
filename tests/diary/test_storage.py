"""Rows in and out of the tables: every value that a field takes is kept as it was given."""

from typing import Any

from diary.fields import Choice, Number
from diary.vocabulary import VOCABULARY
from tests.factories import example, log_all
from tests.kinds import fields_of

# What a plan of any sort, and an experiment of any sort, need beside what is tried.
OTHERS: dict[str, dict[str, Any]] = {
    "plan": {"unit": "mg"},
    "experiment": {"at_most_mg": 0, "usual_mg": 2_000, "minutes_earlier": 30},
}


def kept(owner, model, name, values):
    """What is there of values that were given in a record each."""
    uids = log_all(owner, [(model.kind, record(model, name, value), None) for value in values])
    rows = dict(model.objects.values_list("uid", name))
    return [rows[uid] for uid in uids]


def record(model, name, value):
    """One that the value fits: with a unit of its analyte or plan, no other end of its range."""
    ends = {"reference_low", "reference_high"} & model.fields().keys()
    units = {
        str(choice.name): next(iter(units_of(model, name, value)))
        for choice in model.choices_within()
        if choice.within == name
    }
    needed = OTHERS.get(model.kind, {})
    others = needed if name == "what" or name in needed else {}
    return example(model, **dict.fromkeys(ends) | units | others | {name: value})


def units_of(model, name, value):
    term = VOCABULARY[model.fields()[name].vocabulary][value]
    return term.facts.get("units", {"mg": 1} if name == "nutrient" else {"ng_l": 1})


@fields_of(Number)
def test_a_number_is_kept_on_either_bound_and_a_fraction_where_it_may_have_one(alice, model, name):
    field = model.fields()[name]
    numbers = [field.minimum, field.maximum, *([] if field.integer else [field.minimum + 0.5])]
    assert kept(alice, model, name, numbers) == numbers


@fields_of(Choice)
def test_every_term_of_the_vocabulary_is_kept(alice, model, name):
    terms = list(VOCABULARY[model.fields()[name].limits()["vocabulary"]])
    assert kept(alice, model, name, terms) == terms
