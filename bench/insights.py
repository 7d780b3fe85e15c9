"""What goes with the twitching, asked for a demo patient of three years, in processor time:

    .venv/bin/python -m bench.insights

Each round has a diary of its own, asked for the first time, again, and after a change. Goals: 0.4 s
for whatever must be worked out; at most 3 queries for what hasn't changed.
"""

from __future__ import annotations

from itertools import count

from bench.rounds import asking, prepare, rounds, scratch, seconds, show

DAYS = 3 * 365
PATIENTS = count()


def main() -> None:
    options = asking(__doc__).parse_args()
    with scratch() as folder:
        prepare(folder)
        print(f"Insights of {DAYS} days: {options.rounds} rounds ", end="", flush=True)
        found = rounds(options.rounds, insights_round)
    show("the first answer, s (goal ≤ 0.4)", [first for first, *_ in found])
    show("after a change, s (goal ≤ 0.4)", [changed for _, changed, *_ in found])
    show("unchanged, ms", [unchanged * 1e3 for *_, unchanged, _ in found])
    show("unchanged, queries (goal ≤ 3)", [queries for *_, queries in found])


def insights_round() -> tuple[float, float, float, int]:
    """CPU seconds of the first answer, of one after a change and of the same again; its queries."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext
    from django.utils import timezone
    from rest_framework.test import APIClient

    from accounts.models import User
    from diary.demo import fill

    owner = User.objects.create_user(f"bench{next(PATIENTS)}@example.org")
    fill(owner, DAYS, timezone.localdate())
    api = APIClient(SERVER_NAME="localhost")
    api.force_authenticate(owner)
    first, _ = seconds(lambda: api.get("/api/v1/insights"))
    coffee = {"at": f"{timezone.now():%Y-%m-%dT%H:%M:%SZ}", "tz": "UTC", "mg": 96}
    assert api.post("/api/v1/entries/caffeine/", coffee, format="json").status_code == 201
    changed, _ = seconds(lambda: api.get("/api/v1/insights"))
    with CaptureQueriesContext(connection) as queries:
        unchanged, answer = seconds(lambda: api.get("/api/v1/insights"))
    assert answer.status_code == 200
    return first, changed, unchanged, len(queries)


if __name__ == "__main__":
    main()
