"""How the answers came about."""

from __future__ import annotations

from django.utils.translation import gettext as _


def method() -> str:
    return _(
        "Each factor is compared with the twitches of the same day and of up to three days later, "
        "allowing for the trend of these weeks, the day of the week and good and bad spells. "
        "Only days on which both were recorded count; nothing is filled in. "
        "So many comparisons find something by chance, so only what stands out from all of them is "
        "called a link. One look keeps false links rare; looking again and again finds more of "
        "them, so read a first finding with care. "
        "A link is not a cause."
    )
