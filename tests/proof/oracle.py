"""Which value of a field should stand: the rule of the merge in its plainest form."""

from typing import Any, NamedTuple

from accounts.models import User
from diary.models import KINDS, Change
from tests.proof.device import Row

FIELDS = ("mg", "note", "drink")


class Write(NamedTuple):
    """`fields` None: a deletion."""

    seq: int
    when: tuple[Any, str]
    fields: Row | None


class Oracle:
    """Follows the journal of a diary, told what the phones had sent."""

    def __init__(self, owner: User) -> None:
        self.owner, self.head = owner, 0
        self.writes: dict[str, list[Write]] = {}
        self.values: dict[str, Row | None] = {}
        self.left_out: set[str] = set()

    def leave_out(self, uid: str) -> None:
        """A record whose outcome depends on more than times: moved, or revived."""
        self.left_out.add(uid)

    def read(self, bodies: list[Row]) -> None:
        ops = {op["op"]: op for body in bodies for op in body["ops"]}
        for change in Change.objects.filter(owner=self.owner, seq__gt=self.head).order_by("seq"):
            self.head = change.seq
            if change.kind == "caffeine":
                sent = ops.get(str(change.op))
                base = sent["base"] if sent else change.seq
                given = sent.get("set") if sent else change.set
                self.take(str(change.uid), change, base, given)

    def take(self, uid: str, change: Change, base: int, given: Row | None) -> None:
        when = (change.edited_at, str(change.device))
        writes = self.writes.setdefault(uid, [])
        later = [w for w in writes if w.seq > base and w.when[1] != when[1] and w.when > when]
        writes.append(Write(change.seq, when, given))
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
