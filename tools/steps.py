"""One step of a set-up: said in words, done only when needed, explained when it fails."""

from __future__ import annotations

import hashlib
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

NO_NETWORK = re.compile(
    r"name resolution|NameResolution|ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ENETUNREACH|ETIMEDOUT"
    r"|Network is unreachable|Failed to establish a new connection|Temporary failure resolving"
)
COLOUR = re.compile(r"\x1b\[[\d;]*m")
NODE_STACK = re.compile(r" +at .*:\d+:\d+")
BAD_SETTING = "django.core.exceptions.ImproperlyConfigured: "


class Failed(Exception):
    """What went wrong and what to do about it, in words for the person at the terminal."""


def guarded(main: Callable[[], int]) -> None:
    """Runs a command's `main`; leaves with its answer, or with words instead of a traceback."""
    # Being told to end must clean up as Ctrl-C does.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        sys.exit(main())
    except Failed as failure:
        sys.exit(f"\n{failure}")
    except KeyboardInterrupt:
        sys.exit("\nStopped.")


def step(words: str, command: list[str], *, cwd: Path, env: Mapping[str, str] | None = None) -> str:
    """Runs a command that may take a while; gives what it printed."""
    print(f"{words} … ", end="", flush=True)
    started = time.monotonic()
    done = subprocess.run(
        command,
        cwd=cwd,
        env=env,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )
    if done.returncode != 0:
        print("failed")
        raise Failed(explanation(done.stdout + done.stderr))
    print(f"{time.monotonic() - started:.1f} s")
    return done.stdout


def explanation(output: str) -> str:
    """The part of a failed command's output that helps."""
    lines = COLOUR.sub("", output).rstrip().splitlines()
    lines = [line for line in lines if not NODE_STACK.match(line)]
    if lines and lines[-1].startswith(BAD_SETTING):
        return lines[-1][len(BAD_SETTING) :]
    if NO_NETWORK.search(output):
        lines.append("Is the network down? This step downloads packages; try again when it is up.")
    return "\n".join(lines[-30:])


def once(product: Path, stamp: Path, made_of: str, make: Callable[[], None]) -> None:
    """Calls `make` unless it made the product of just this before; `made_of` is a `digest`."""
    if product.exists() and stamp.is_file() and stamp.read_text() == made_of:
        return
    stamp.unlink(missing_ok=True)
    make()
    stamp.parent.mkdir(exist_ok=True)
    stamp.write_text(made_of)


def digest(files: Iterable[Path]) -> str:
    """A hash of the files' names and contents."""
    whole = hashlib.sha256()
    for file in sorted(files):
        whole.update(f"{file}\0".encode() + hashlib.sha256(file.read_bytes()).digest())
    return whole.hexdigest()
