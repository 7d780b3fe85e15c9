"""`./run` as somebody starts it who keeps what it prints."""

import subprocess
import sys

import pytest

from tools.served import environment
from tools.setup import ROOT

pytestmark = [pytest.mark.long, pytest.mark.pure]


def test_how_to_sign_in_as_the_demo_patient_reaches_a_pipe_too(tmp_path):
    command = [sys.executable, "run", "--demo"]
    env = environment(tmp_path, port=8131) | {"PYTHONUNBUFFERED": ""}
    with subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        printed = []
        for line in process.stdout:
            printed.append(line)
            if "Ctrl-C" in line:
                break
        process.terminate()
    assert any("sign in as demo@example.org with the password" in line for line in printed)
