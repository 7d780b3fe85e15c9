"""`manage.py worker` as `./run` starts it: it makes the key, and it ends with its parent."""

import os
import signal
import subprocess
import sys
import time

import pytest

from tests.proof.server import is_running
from tools.setup import ROOT

PATIENCE = 30
# Starts a worker beside itself, says its id, and waits.
PARENT = """
import os, subprocess, sys
worker = subprocess.Popen([sys.executable, "manage.py", "worker", "--beside", str(os.getpid())])
print(worker.pid, flush=True)
worker.wait()
"""


@pytest.fixture
def env(tmp_path):
    env = {**os.environ, "QUIVER_DATA": str(tmp_path)}
    env.pop("DATABASE_URL", None)
    return env


def until(happened) -> None:
    ends = time.monotonic() + PATIENCE
    while not happened():
        assert time.monotonic() < ends
        time.sleep(0.1)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_worker_that_is_told_to_end_does(env, tmp_path, number):
    worker = subprocess.Popen([sys.executable, "manage.py", "worker"], cwd=ROOT, env=env)
    until((tmp_path / "vapid_key.pem").exists)
    worker.send_signal(number)
    assert worker.wait(PATIENCE) == 0


def test_a_worker_ends_with_the_server_beside_which_it_runs(env, tmp_path):
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT], cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True
    )
    assert parent.stdout
    with parent.stdout:
        pid = int(parent.stdout.readline())
    until((tmp_path / "vapid_key.pem").exists)
    assert is_running(pid)
    parent.kill()
    parent.wait()
    until(lambda: not is_running(pid))
