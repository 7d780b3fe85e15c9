"""What tests of push and pull say alike."""

from datetime import UTC, datetime, timedelta

from tests.factories import deletion, op

PHONE = "0193aaaa-0000-7000-8000-00000000000a"
TABLET = "0193aaaa-0000-7000-8000-00000000000b"
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


def ago(minutes=0, hours=0):
    return (datetime.now(UTC) - timedelta(minutes=minutes, hours=hours)).isoformat()


def edit(api, uid, fields, minutes=0, device=PHONE, base=1, clock=0, kind="caffeine"):
    """An edit `minutes` ago on a device whose clock is `clock` minutes ahead."""
    sent = op(kind, uid, fields, base=base, edited_at=ago(minutes - clock))
    (result,) = results(api.push(sent, device=device, now=ago(-clock)))
    return result


def delete(api, uid, minutes=0, device=PHONE, base=1):
    sent = deletion("caffeine", uid, base=base, edited_at=ago(minutes))
    (result,) = results(api.push(sent, device=device))
    return result
