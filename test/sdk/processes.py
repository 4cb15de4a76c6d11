"""Starts other programs and stops every one of them, by its own process, whatever happens. Knows nothing else."""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path

_alive: set[subprocess.Popen[str]] = set()
_lock = threading.Lock()
_stopping = False


class TooLate(Exception):
    """A command did not end in time; the message holds what it had printed."""


class Stopped(Exception):
    """The suite is being stopped: nothing new is started."""


def start(
    command: Sequence[str | Path],
    *,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
    stdout: int | None = subprocess.PIPE,
    stderr: int | None = subprocess.PIPE,
) -> subprocess.Popen[str]:
    """Starts a command in a session of its own, so that Ctrl-C reaches only the suite, which then stops the command."""
    with _lock:
        if _stopping:
            raise Stopped
        process = subprocess.Popen(
            [str(part) for part in command],
            cwd=cwd,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=stdout,
            stderr=stderr,
            text=True,
            encoding="utf-8",
            start_new_session=True,
        )
        _alive.add(process)
        return process


def stop(process: subprocess.Popen[str], grace: float = 10) -> None:
    """Ends a process: asks first, and insists after `grace` seconds."""
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(grace)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
    with _lock:
        _alive.discard(process)


def stop_all() -> None:
    """Ends everything that is still running and lets nothing new start."""
    global _stopping
    with _lock:
        _stopping = True
        rest = list(_alive)
    for process in rest:
        stop(process)


def run(
    command: Sequence[str | Path],
    *,
    timeout: float,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
) -> subprocess.CompletedProcess[str]:
    """Runs a command to its end. Raises `TooLate` after `timeout` seconds."""
    process = start(command, cwd=cwd, env=env)
    try:
        out, err = process.communicate(timeout=timeout)
        return subprocess.CompletedProcess(process.args, process.returncode, out, err)
    except subprocess.TimeoutExpired:
        process.kill()
        out, err = process.communicate()
        raise TooLate(f"no end after {timeout} s\n{out}{err}") from None
    finally:
        stop(process)
