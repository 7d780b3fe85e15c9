"""What tests of push and pull say alike."""

from tests.factories import op

COFFEE = {"at": "2026-03-01T08:00:00+01:00", "tz": "Europe/Berlin", "mg": 96}


def results(answer):
    assert answer.status_code == 200, answer.content
    return answer.json()["results"]


def statuses(answer):
    return [result["status"] for result in results(answer)]


def twitches(n):
    return [op("twitch") for _ in range(n)]


def problem(answer):
    assert answer["Content-Type"] == "application/problem+json"
    return answer.status_code, answer.json()["code"]
