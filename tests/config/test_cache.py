"""The cache that counts requests, shared by the workers."""

import os
import time
from multiprocessing import get_context

import pytest

from config.cache import SharedFileCache


@pytest.fixture
def cache(tmp_path):
    return SharedFileCache(str(tmp_path), {})


def try_to_add(folder, begin, results):
    begin.wait()
    results.put([SharedFileCache(folder, {}).add(str(number), "x") for number in range(200)])


def test_of_several_workers_that_add_a_key_one_succeeds(tmp_path):
    context = get_context("fork")
    begin, results = context.Event(), context.Queue()
    arguments = (str(tmp_path), begin, results)
    workers = [context.Process(target=try_to_add, args=arguments) for _ in range(4)]
    for worker in workers:
        worker.start()
    begin.set()
    found = [results.get(timeout=30) for _ in workers]
    for worker in workers:
        worker.join()
    assert [sum(added) for added in zip(*found, strict=True)] == [1] * 200


def test_nothing_that_counts_is_thrown_away_for_lack_of_room(cache):
    for number in range(400):
        cache.set(str(number), number, 60)
    assert [cache.get(str(number)) for number in range(400)] == list(range(400))


def test_what_has_expired_makes_room(cache, tmp_path, monkeypatch):
    cache.set("old", 1, 0.01)
    time.sleep(0.02)
    monkeypatch.setattr(SharedFileCache, "swept", time.monotonic() - SharedFileCache.SWEEP_EVERY)
    cache.set("new", 2, 60)
    assert len([name for name in os.listdir(tmp_path) if name.endswith(".djcache")]) == 1
    assert cache.get("new") == 2
