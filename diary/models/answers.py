"""What was worked out of a diary, kept until the diary changes."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models


class KeptAnswer(models.Model):
    """The latest insights of one owner and outcome, as JSON carries them.

    `key` tells what they were worked out from and on which day; under another key they are worked
    out anew. At most one an owner and outcome, deleted with its owner.
    """

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    outcome = models.CharField(max_length=100)
    key = models.CharField(max_length=64)
    made_at = models.DateTimeField(auto_now=True)
    answer = models.JSONField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("owner", "outcome"), name="kept_answer_owner_outcome"),
        ]

    def __str__(self) -> str:
        return f"insights of {self.owner_id} into {self.outcome}"


class KeptReadings(models.Model):
    """What the readings of one owner and outcome found: digest of a reading's days → its links.

    At most one an owner and outcome, deleted with its owner.
    """

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    outcome = models.CharField(max_length=100)
    found = models.JSONField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("owner", "outcome"), name="kept_readings_owner"),
        ]

    def __str__(self) -> str:
        return f"readings of {self.owner_id} into {self.outcome}"
