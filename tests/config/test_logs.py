"""What of an exception reaches a log."""

import logging
import sys

from config.logs import WithoutValues

SECRET = "Failing row contains (calf, 7)"


def test_an_exception_is_logged_by_type_and_place_without_its_message():
    try:
        raise ValueError(SECRET)
    except ValueError:
        record = logging.LogRecord("x", logging.ERROR, __file__, 1, "away", None, sys.exc_info())
    line = WithoutValues().format(record)
    assert SECRET not in line.replace("raise ValueError(SECRET)", "")
    assert line.endswith("ValueError")
    assert "test_logs.py" in line
