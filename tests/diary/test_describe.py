"""The registry as plain data is complete, and JSON can hold it."""

import json
from io import StringIO

import pytest
from django.core.management import call_command

from diary.bodymap import body
from diary.describe import describe, labels, vocabulary
from diary.fields import EntryField, Number
from diary.models import KINDS, Entry, all_series
from diary.vocabulary import VOCABULARY

FIELDS = [
    pytest.param(field, id=f"{kind}.{name}")
    for kind, model in KINDS.items()
    for name, field in model.fields().items()
]


def test_every_kind_is_described_in_order():
    assert [kind["name"] for kind in describe()["kinds"]] == list(KINDS)


def test_what_every_entry_has_is_said_once():
    common = [field["name"] for field in describe()["common"]]
    assert common == ["at", "tz", "day", "note", "source", "source_id"]
    for kind in describe()["kinds"]:
        assert not {field["name"] for field in kind["fields"]} & set(common)


def test_each_field_of_a_model_is_common_or_its_kinds_own():
    common = {field["name"] for field in describe()["common"]}
    for kind in describe()["kinds"]:
        own = {field["name"] for field in kind["fields"]}
        shared = common if kind["entry"] else set()
        assert own | shared == KINDS[kind["name"]].fields().keys()


def test_of_the_background_there_is_one_and_its_uid_is_told():
    only = {kind["name"]: kind["only"] for kind in describe()["kinds"] if "only" in kind}
    assert only == {"background": "01900000-0000-7000-8000-000000000000"}


@pytest.mark.parametrize("field", FIELDS)
def test_a_description_is_strict_json(field: EntryField):
    described = field.describe()
    assert json.loads(json.dumps(described, allow_nan=False)) == described


@pytest.mark.parametrize("field", [p for p in FIELDS if isinstance(p.values[0], Number)])
def test_every_number_has_a_bound_at_both_ends(field: Number):
    assert float("-inf") < field.minimum < field.maximum < float("inf")


@pytest.mark.parametrize("field", FIELDS)
def test_a_default_is_a_value_that_may_be_given(field: EntryField):
    default = field.describe()["default"]
    if default is not None:
        assert field.parse(default) == default


def test_every_message_has_a_label():
    known = labels()
    for kind in describe()["kinds"]:
        names = [kind["name"], *(f"{kind['name']}.{field['name']}" for field in kind["fields"])]
        names += [series["name"] for series in kind["series"]]
        assert all(known[name].strip() for name in names)
    for heading, terms in vocabulary().items():
        assert all(known[f"{heading}.{term['name']}"].strip() for term in terms)
    assert all(known[name].strip() for name in Entry.fields())


def test_every_choice_names_a_vocabulary_that_fits_its_column():
    for kind in describe()["kinds"]:
        for field in kind["fields"]:
            if field["type"] == "choice":
                terms = VOCABULARY[field["vocabulary"]]
                column = KINDS[kind["name"]].fields()[field["name"]]
                assert terms
                assert max(map(len, terms)) <= (column.max_length or 0)


def test_terms_are_lower_case_words_with_underscores():
    for terms in VOCABULARY.values():
        for name, term in terms.items():
            assert name == term.name
            assert name.replace("_", "").isalnum()
            assert name == name.lower()


def test_drinks_carry_their_caffeine():
    drinks = {drink["name"]: drink.get("mg") for drink in vocabulary()["caffeine_drinks"]}
    assert (drinks["brewed_coffee"], drinks["cola"], drinks["other"]) == (96, 33, None)


def test_a_series_is_an_outcome_a_factor_or_described():
    assert [series.name for series in all_series() if series.daily.role == "outcome"] == [
        "twitch.count",
        "window_count.per_minute",
    ]
    names = [series.name for series in all_series()]
    assert len(set(names)) == len(names)


def test_the_api_answers_with_the_description(as_alice):
    assert as_alice.send("GET", "kinds").json() == describe()
    assert as_alice.send("GET", "vocabulary").json() == vocabulary()


def test_the_command_prints_what_the_app_is_built_from():
    out = StringIO()
    call_command("describe", stdout=out)
    words = {"vocabulary": vocabulary(), "labels": labels()}
    assert json.loads(out.getvalue()) == {**describe(), **words, "body": body()}
