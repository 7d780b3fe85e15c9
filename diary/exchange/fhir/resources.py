"""What every resource of a document has in common: who it is about, and what it is called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any
from uuid import UUID, uuid5

from diary.exchange.fhir.elements import UUIDS, Element, filled, words
from diary.storage import Row

Rows = Mapping[str, list[Row]]


@dataclass(frozen=True)
class Source:
    """`rows`: the records to tell, by kind. `account`: whose they are. `today`: the patient's."""

    account: UUID
    rows: Rows
    today: date

    @cached_property
    def patient(self) -> Element:
        return reference(str(self.account))

    @cached_property
    def trackers(self) -> dict[UUID, dict[str, Any]]:
        return {row.uid: row.values for row in self.rows["tracker"]}

    @cached_property
    def plans(self) -> set[UUID]:
        return {row.uid for row in self.rows["plan"]}

    def id_of(self, kind: str, uid: UUID, part: str = "") -> str:
        """The same at every export, and nobody else's: all backgrounds share one uid."""
        return str(uuid5(self.account, f"{kind}:{uid}:{part}"))

    def resource(self, type_: str, row: Row, part: str = "", /, **elements: Any) -> Element:
        """`part` parts the resources that one record makes."""
        note = words(row.values.get("note"))
        return filled(
            resourceType=type_,
            id=self.id_of(row.kind, row.uid, part),
            identifier=[{"system": UUIDS, "value": f"urn:uuid:{row.uid}"}],
            subject=self.patient,
            note=[{"text": note}] if note else None,
        ) | filled(**elements)


def reference(id_: str) -> Element:
    return {"reference": f"urn:uuid:{id_}"}
