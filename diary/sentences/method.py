"""How the answers came about."""

from __future__ import annotations

from django.utils.translation import gettext as _


def method() -> str:
    return _(
        "Each factor is compared with the twitches of the same day and of up to three days later, "
        "allowing for the trend of these weeks, the day of the week and good and bad spells. "
        "Only days on which both were recorded count; nothing is filled in. "
        "So many comparisons find something by chance, so only what stands out from all of them is "
        "called a link. The diary is read every 28 days and not in between, and each reading asks "
        "for more than a single look would: looking again and again makes no links. "
        "A link is not a cause."
    )


def eager_logging() -> str:
    return _(
        "Twitching swings from week to week by itself. And who logs more eagerly sees more "
        "twitches: compare the entries a day too."
    )
