"""The tests' own database behaves as the one that `./run` serves."""

import pytest
from django.db import connection


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "sqlite", reason="SQLite's own options")
def test_sqlite_is_a_file_that_survives_a_power_cut():
    with connection.cursor() as cursor:
        journal = cursor.execute("PRAGMA journal_mode").fetchone()
        synchronous = cursor.execute("PRAGMA synchronous").fetchone()
    assert (journal, synchronous) == (("wal",), (2,))
