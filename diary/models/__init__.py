"""The tables of the diary. Kinds are looped over through `KINDS`, never named one by one."""

from diary.models.answers import KeptAnswer, KeptReadings
from diary.models.entry import Entry
from diary.models.journal import Change, Journal
from diary.models.record import Record
from diary.models.registry import KINDS, Series, all_series, entry_kinds, series_of
from diary.models.reminders import PushSubscription, Reminder, Reminders
from diary.models.shares import Share, SharedFile, ShareView

__all__ = [
    "KINDS",
    "Change",
    "Entry",
    "Journal",
    "KeptAnswer",
    "KeptReadings",
    "PushSubscription",
    "Record",
    "Reminder",
    "Reminders",
    "Series",
    "Share",
    "ShareView",
    "SharedFile",
    "all_series",
    "entry_kinds",
    "series_of",
]
