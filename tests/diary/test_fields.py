"""Fields: what each takes, and that it gives back what it took."""

from datetime import UTC, datetime

import pytest
from django.core.exceptions import ValidationError

from diary.fields import Choice, Count, Flag, Instant, Quantity, Reference, Scale, Text
from diary.parsing import parse_uuid
from tests.factories import example
from tests.kinds import MODELS

UID = "01930000-0000-7000-8000-00000000000a"


@MODELS
def test_what_a_field_parsed_it_gives_back(model):
    for name, raw in example(model).items():
        field = model.fields()[name]
        if name not in model.instants():
            assert field.wire(field.parse(raw)) == raw
        assert field.wire(None) is None


@pytest.mark.parametrize(
    ("field", "raw", "value"),
    [
        (Quantity(maximum=10), 3, 3.0),
        (Quantity(maximum=10), 0.1, 0.1),
        (Count(maximum=10), 3.0, 3),
        (Scale(), 10, 10),
        (Text(maximum_length=3), "🙂🙂🙂", "🙂🙂🙂"),
        (Text(), "", ""),
        (Flag(), False, False),
        (Choice(vocabulary="sides"), "left", "left"),
        (Instant(), "2026-03-01T08:00:00Z", datetime(2026, 3, 1, 8, tzinfo=UTC)),
        (Instant(), "2026-03-01T08:00+01:00", datetime(2026, 3, 1, 7, tzinfo=UTC)),
    ],
)
def test_a_field_parses_json(field, raw, value):
    parsed = field.parse(raw)
    assert parsed == value
    assert type(parsed) is type(value)


@pytest.mark.parametrize(
    "field", [Quantity(maximum=10), Count(maximum=10), Scale(), Flag(), Text(), Reference()]
)
@pytest.mark.parametrize("raw", [{}, [], [1], float("nan"), float("inf"), 10**400, object()])
def test_a_field_refuses_what_is_no_value(field, raw):
    with pytest.raises(ValidationError):
        field.parse(raw)


def test_a_quantity_is_told_without_a_needless_fraction():
    assert str(Quantity().wire(96.0)) == "96"
    assert Quantity().wire(0.5) == 0.5


@pytest.mark.parametrize("raw", [UID, UID.upper(), UID.replace("-", "")])
def test_a_uid_is_the_same_in_any_spelling(raw):
    assert str(parse_uuid(raw)) == UID


@pytest.mark.parametrize(
    ("field", "said"),
    [
        (Quantity(unit="mg", maximum=2000), "Give a number from 0 to 2000 (mg)."),
        (Count(minimum=1, maximum=50), "Give a whole number from 1 to 50."),
        (Scale(), "Give a whole number from 0 to 10."),
        (Text(maximum_length=5), "Give a text of at most 5 characters."),
        (Flag(), "Give true or false."),
        (Choice(vocabulary="sides"), "Give one of: left, right, middle."),
        (Reference(), "Give a UUID."),
    ],
)
def test_an_error_says_what_is_allowed(field, said):
    with pytest.raises(ValidationError) as error:
        field.parse(["no value"])
    assert error.value.messages == [said]
