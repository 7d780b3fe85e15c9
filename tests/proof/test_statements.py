"""A push of many takes no more statements than one of few."""

import re
from collections import Counter

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.api.sync import results
from tests.factories import op
from tests.proof.mixed import FATES, mixed_push

MOST_OF_A_SORT = 500 // (len(FATES) + 1)


def statements(api, ops) -> tuple[set[str], Counter[str]]:
    """How the ops were answered, and how often each statement ran, by verb and table."""
    with CaptureQueriesContext(connection) as seen:
        answer = api.push(*ops)
    found = [re.search(r"([A-Z]+) (?:.*?(diary_\w+))?", query["sql"], re.DOTALL) for query in seen]
    words = (" ".join(filter(None, match.groups())) for match in found if match)
    return {result["status"] for result in results(answer)}, Counter(words)


@pytest.mark.django_db
def test_a_mixed_push_of_500_takes_the_statements_of_one_of_7(as_alice):
    few, many = (statements(as_alice, mixed_push(as_alice, n)) for n in (1, MOST_OF_A_SORT))
    assert few == many
    assert few[0] == {"applied", "merged"}


@pytest.mark.django_db
@pytest.mark.parametrize("number", [10, 500])
def test_a_push_that_comes_again_takes_one_look_at_the_journal(as_alice, number):
    ops = [op("caffeine") for _ in range(number)]
    as_alice.push(*ops)
    answered, found = statements(as_alice, ops)
    assert answered == {"duplicate"}
    diary = {words: times for words, times in found.items() if "diary_" in words}
    assert diary == {"UPDATE diary_journal": 1, "SELECT diary_change": 1}
