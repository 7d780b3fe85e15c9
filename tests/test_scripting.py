"""A newcomer's script: the commands of the docs, run by bash and curl against the real server.

The diaries pushed are simulated, so what there is to find in them is known; data/diaries/README.md.
"""

import json
import math
import os
import re
import socket
import subprocess
import sys
from dataclasses import dataclass
from functools import cache

import pytest

from tests.known import known
from tools.setup import ROOT

ANSWERS = known("diaries/answers")


@dataclass(frozen=True)
class Server:
    address: str
    env: dict[str, str]

    def run(self, script, folder):
        """The commands as somebody types them in the project's folder; what they print."""
        for name in (".venv", "manage.py", "tests"):
            (folder / name).symlink_to(ROOT / name)
        return subprocess.run(
            ["bash", "-euo", "pipefail", "-c", script.replace("localhost:8000", self.address)],
            cwd=folder,
            env=self.env,
            capture_output=True,
            text=True,
            check=True,
        ).stdout

    def token(self, email):
        command = [sys.executable, "manage.py", "token", email, "--name", "test"]
        done = subprocess.run(
            command, cwd=ROOT, env=self.env, capture_output=True, text=True, check=True
        )
        return done.stdout.split()[-1]

    def get(self, path, token):
        command = ["curl", "-sf", f"http://{self.address}/api/v1/{path}"]
        header = ["-H", f"Authorization: Bearer {token}"]
        return json.loads(
            subprocess.run([*command, *header], capture_output=True, check=True).stdout
        )


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """Quiver as `./run` serves it, on a fresh SQLite database."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    env = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    env |= {"QUIVER_DATA": str(tmp_path_factory.mktemp("data")), "PORT": port}
    migrate = [sys.executable, "manage.py", "migrate", "--verbosity=0"]
    subprocess.run(migrate, cwd=ROOT, env=env, check=True)
    with subprocess.Popen(
        [sys.executable, "-m", "gunicorn"], cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            assert process.stdout is not None
            assert "Quiver is at" in process.stdout.readline()
            yield Server(f"127.0.0.1:{port}", env)
        finally:
            process.terminate()


def commands(document, section):
    """The shell commands of a document, from the heading of a section to the next."""
    text = (ROOT / document).read_text().partition(section)[2].partition("\n## ")[0]
    return "\n".join(re.findall(r"^```sh\n(.*?)^```", text, re.MULTILINE | re.DOTALL))


def pushing(name):
    """The commands of docs/scripting.md, for another diary and its own user."""
    script = commands("docs/scripting.md", "# From a script")
    assert "you@example.org" in script
    assert "planted_180_" in script
    script = script.replace("you@example.org", f"{name}@example.org")
    return script.replace("planted_180_", name)


@pytest.fixture(scope="module")
def scripted(server, tmp_path_factory):
    """By the name of a diary that was pushed, once: its token, and the folder of the commands."""

    @cache
    def push(name):
        folder = tmp_path_factory.mktemp(name)
        server.run(pushing(name), folder)
        return server.token(f"{name}@example.org"), folder

    return push


def period(name):
    return f"from={ANSWERS[name]['first']}&to={ANSWERS[name]['last']}"


def test_the_commands_of_the_readme_work(server, tmp_path):
    printed = server.run(commands("README.md", "## Use it from a script"), tmp_path)
    assert '"kind":"caffeine"' in printed
    assert '"links":' in printed
    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF-")


def test_one_tap_logs_and_reads_nothing(server, tmp_path):
    made = "TOKEN=$(.venv/bin/python manage.py token you@example.org --name x --create)\n"
    script = commands("docs/scripting.md", "## One tap")
    read = '\ncurl -s http://localhost:8000/api/v1/me -H "Authorization: Bearer $TOKEN"'
    printed = server.run(made + script + read, tmp_path)
    assert '"kind":"twitch"' in printed
    assert '"code":"permission_denied"' in printed


@pytest.mark.parametrize("name", ANSWERS)
def test_the_report_is_a_pdf(scripted, name):
    _, folder = scripted(name)
    assert (folder / "report.pdf").read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize("name", ANSWERS)
def test_entries_give_back_the_days_they_were_made_of(server, scripted, name):
    token, _ = scripted(name)
    days = server.get(f"days?{period(name)}", token)
    assert days["state"] == ANSWERS[name]["state"]
    frozen = ANSWERS[name]["series"]
    assert {series: days["series"][series] for series in frozen} == frozen


@pytest.mark.parametrize("name", ANSWERS)
def test_links_agree_with_frozen_answers(server, scripted, name):
    token, _ = scripted(name)
    insights = server.get(f"insights?{period(name)}", token)
    found = {(link["factor"], link["lag"]): link for link in insights["links"]}
    assert len(found) == len(ANSWERS[name]["links"])
    for answer in ANSWERS[name]["links"]:
        link = found[answer["factor"], answer["lag"]]
        assert link["verdict"] == answer["verdict"]
        log_rate_ratio = math.log(link["rate_ratio"]) / link["per"]["amount"]
        close = 0.02 * answer["standard_error"]
        assert log_rate_ratio == pytest.approx(answer["log_rate_ratio"], abs=close)


def test_the_planted_effect_is_found_and_nothing_else(server, scripted):
    token, _ = scripted("planted_180")
    links = server.get(f"insights?{period('planted_180')}", token)["links"]
    (link,) = [link for link in links if link["verdict"] == "link"]
    (truth,) = ANSWERS["planted_180"]["truth"]
    assert (link["factor"], link["lag"]) == (truth["factor"], truth["lag"])
    assert link["ci_low"] < math.exp(truth["log_rate_ratio"]) < link["ci_high"]
    assert link["per"] == {"amount": 1, "unit": "h"}


def test_a_diary_in_which_nothing_is_related_stays_silent(server, scripted):
    token, _ = scripted("null_90")
    links = server.get(f"insights?{period('null_90')}", token)["links"]
    assert {link["verdict"] for link in links} == {"no_clear_link"}


def test_a_file_sent_again_changes_nothing(server, scripted, tmp_path):
    scripted("null_90")
    printed = server.run(pushing("null_90"), tmp_path)
    assert set(re.findall(r'"status":"(\w+)"', printed)) == {"duplicate"}
