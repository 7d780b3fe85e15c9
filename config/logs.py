"""Logs that say what happened and where, never what was in it."""

import logging
import re
import traceback
from types import TracebackType

Raised = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class WithoutValues(logging.Formatter):
    """Of an exception, the type and the way to it: a database's message quotes the failing row."""

    def formatException(self, ei: Raised) -> str:  # noqa: N802 (logging's name)
        kind, _error, way = ei
        name = kind.__qualname__ if kind else ""
        return "".join(["Traceback (most recent call last):\n", *traceback.format_tb(way), name])


# Whoever knows the rest of such a path is let in.
SECRET = re.compile(r"(/calendar/|/shl/(?:file/)?)\S+")


class WithoutSecrets(logging.Filter):
    """Django names the path of a request that failed."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = SECRET.sub(r"\1…", record.getMessage()), ()
        return True
