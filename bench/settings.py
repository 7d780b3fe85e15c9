"""Quiver's settings and one more view: the bare one that a write is measured against."""

from config.settings import *  # noqa: F403 - all of them, but for the line below

ROOT_URLCONF = "bench.urls"
