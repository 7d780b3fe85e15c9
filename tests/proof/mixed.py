"""A push of everything that can happen to a record."""

from typing import Any

from uuid_utils.compat import uuid7

from tests.api.sync import COFFEE, TABLET, results
from tests.factories import Api, deletion, op

LONG_AGO = "2026-01-01T00:00:00Z"
FATES = ("edited", "merged", "beaten", "deleted", "revived", "gone")


def mixed_push(api: Api, each: int) -> list[dict[str, Any]]:
    """`each` ops of a sort, all on records that `api` got first, and most of them changed by
    another phone since: new, edited, both edited, edited by the other since, deleted, deleted by
    the other before and since."""
    uids = {fate: [str(uuid7()) for _ in range(each)] for fate in FATES}
    everything = [uid for found in uids.values() for uid in found]
    made = results(api.push(*(op("caffeine", uid, COFFEE) for uid in everything)))
    base = {uid: result["rev"] for uid, result in zip(everything, made, strict=True)}

    def edits(fate: str, mg: int, **changes: Any) -> list[dict[str, Any]]:
        return [op("caffeine", uid, {"mg": mg}, base=base[uid], **changes) for uid in uids[fate]]

    def deletions(fate: str, **changes: Any) -> list[dict[str, Any]]:
        return [deletion("caffeine", uid, base=base[uid], **changes) for uid in uids[fate]]

    since = [*edits("beaten", 1), *deletions("gone")]
    before = [*edits("merged", 1, edited_at=LONG_AGO), *deletions("revived", edited_at=LONG_AGO)]
    results(api.push(*since, *before, device=TABLET))
    return [
        *(op("caffeine", fields=COFFEE) for _ in range(each)),
        *edits("edited", 2),
        *edits("merged", 2),
        *edits("beaten", 2, edited_at=LONG_AGO),
        *deletions("deleted"),
        *edits("revived", 2),
        *edits("gone", 2, edited_at=LONG_AGO),
    ]
