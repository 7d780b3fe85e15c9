"""What the patient asks: a clinician (Question), the diary (Pin), and by what measure (Tracker)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from diary.fields import Choice, Count, Day, Flag, Text
from diary.models.record import Record


class Question(Record):
    """A question for the clinician."""

    kind = "question"
    label = _("Question for your clinician")
    section = "questions"

    text = Text(_("Question"), maximum_length=300, required=True)
    answered = Flag(_("Answered"), default=False)
    answer = Text(_("Answer"), maximum_length=1000)


class Pin(Record):
    """A question named before looking: does `factor` go with `outcome`, `lag` days later?"""

    kind = "pin"
    label = _("Pinned question")
    section = "links"

    factor = Text(_("Factor"), maximum_length=100, required=True)
    lag = Count(_("Days later"), maximum=3, default=0)
    outcome = Text(_("Outcome"), maximum_length=100, default="twitch.count")
    since = Day(_("Asked on"), required=True)


class Tracker(Record):
    """A factor of the patient's own. `daily`: how the values of a day become one number.

    `zero_when_complete`: a day on which nothing was logged counts as 0 once the patient said
    "that's all for today".
    """

    kind = "tracker"
    label = _("Tracker of my own")
    section = "exposures"

    name = Text(_("Name"), maximum_length=60, required=True)
    type = Choice(_("Measured as"), vocabulary="tracker_types", required=True)
    unit = Text(_("Unit"), maximum_length=20)
    daily = Choice(_("Several on a day are"), vocabulary="tracker_summaries", default="last")
    zero_when_complete = Flag(_("Not logged means none"), default=False)
    archived = Flag(_("No longer used"), default=False)
