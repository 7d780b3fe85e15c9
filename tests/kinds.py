"""What tests loop over: all kinds, and all fields of a type."""

import pytest

from diary.fields import EntryField
from diary.models import KINDS, entry_kinds

MODELS = pytest.mark.parametrize("model", KINDS.values(), ids=KINDS)
ENTRY_MODELS = pytest.mark.parametrize("model", list(entry_kinds()), ids=lambda one: one.kind)


def fields_of(type_: type[EntryField]) -> pytest.MarkDecorator:
    """(model, field name) of every field of a type, as parameters."""
    found = [
        pytest.param(model, name, id=f"{kind}.{name}")
        for kind, model in KINDS.items()
        for name, field in model.fields().items()
        if isinstance(field, type_)
    ]
    return pytest.mark.parametrize(("model", "name"), found)
