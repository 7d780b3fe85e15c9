"""Which value of a field should stand: the rule of the merge in its plainest form."""

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from accounts.models import User
from diary.models import KINDS, Change
from tests.proof.device import Row

FIELDS = ("mg", "note", "drink")


class Write(NamedTuple):
    """`fields` None: a deletion."""

    seq: int
    when: tuple[datetime, str]
    fields: Row | None


class Oracle:
    """Follows the journal of a diary, told after each request what the phones had sent. `world`
    tells the true time."""

    def __init__(self, owner: User, world: Callable[[], datetime]) -> None:
        self.owner, self.world, self.head = owner, world, 0
        self.writes: dict[str, list[Write]] = {}
        self.values: dict[str, Row | None] = {}
        self.left_out: set[str] = set()

    def leave_out(self, uid: str) -> None:
        """A record whose outcome depends on more than times: moved, or revived."""
        self.left_out.add(uid)

    def read(self, stored: dict[str, tuple[Row, datetime]]) -> None:
        """What no phone sent is a script's, which sees the record as it is."""
        for change in Change.objects.filter(owner=self.owner, seq__gt=self.head).order_by("seq"):
            self.head, arrived = change.seq, self.world()
            if change.kind == "caffeine":
                script = {"base": change.seq, "set": change.set, "edited_at": arrived.isoformat()}
                op, sent = stored.get(str(change.op), (script, arrived))
                when = min(datetime.fromisoformat(op["edited_at"]) + (arrived - sent), arrived)
                write = Write(change.seq, (when, str(change.device)), op.get("set"))
                self.take(str(change.uid), write, op["base"])

    def take(self, uid: str, write: Write, base: int) -> None:
        when, given = write.when, write.fields
        writes = self.writes.setdefault(uid, [])
        later = [w for w in writes if w.seq > base and w.when[1] != when[1] and w.when > when]
        writes.append(write)
        known = self.values.get(uid, dict.fromkeys(FIELDS))
        if given is None:
            self.values[uid] = known if later else None
        elif known is None:
            self.leave_out(uid)
        else:
            beaten = {name for write in later for name in write.fields or {}}
            taken = {name: given[name] for name in FIELDS if name in given and name not in beaten}
            self.values[uid] = known | taken

    def wrong(self) -> list[str]:
        """Records that are not what they should be."""
        found = KINDS["caffeine"].objects.filter(owner=self.owner).values("uid", *FIELDS)
        rows = {str(row.pop("uid")): row for row in found}
        return [
            f"{uid}: {rows.get(uid)} should be {wanted}"
            for uid, wanted in self.values.items()
            if uid not in self.left_out and rows.get(uid) != wanted
        ]
