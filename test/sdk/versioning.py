"""What docs/rollout.md says about worker versioning, on the live server."""

from __future__ import annotations

import time
from contextlib import ExitStack

from deployments import DONE, Deployments
from environment import temporal
from processes import run
from report import CheckFailed, Report, expect_equal
from rollout_page import page_commands

# A version is known to the server when its first worker has asked for work.
KNOWN_WITHIN = 30


def _set_current(server: Deployments, deployment: str, build: str) -> None:
    """The command of the page."""
    (command,) = page_commands("If you use worker versioning")
    words = command.replace("DEPLOYMENT", deployment).replace("BUILD", build).split()
    words = [str(temporal()), *words[1:], "--address", server.live.address]
    deadline = time.monotonic() + KNOWN_WITHIN
    while (done := run(words, timeout=60)).returncode:
        if time.monotonic() > deadline:
            raise CheckFailed(f"{command}: {done.stdout}{done.stderr}")
        time.sleep(0.3)


def check_versioning(server: Deployments, report: Report) -> None:
    """Old executions when a version with other parameters becomes the current one."""
    with report.check("rollout: pinned: an old execution ends on its version, a new one runs without a bridge"):
        queue = ("--queue", "pinned")
        with ExitStack() as stack:
            stack.enter_context(server.running("before", *queue, "--build", "1", "--pinned", "work", "-"))
            _set_current(server, "pinned", "1")
            server.do("before", *queue, "start", "pinned-1")
            server.do("before", "--apart", "wait", "pinned-1")
            stack.enter_context(server.running("after", *queue, "--build", "2", "--pinned", "work", "-"))
            _set_current(server, "pinned", "2")
            server.do("after", *queue, "start", "pinned-2")
            for workflow_id in ("pinned-1", "pinned-2"):
                expect_equal("the result", DONE, server.do("after", "--apart", "finish", workflow_id))
    with report.check("rollout: auto-upgrade: an old execution fails on the new version and ends with a bridge; a new one, rolled back") as notes:
        queue = ("--queue", "auto")
        with ExitStack() as stack:
            stack.enter_context(server.running("before", *queue, "--build", "1", "work", "-"))
            _set_current(server, "auto", "1")
            server.do("before", *queue, "start", "auto-1")
            server.do("before", "--apart", "wait", "auto-1")
            stack.enter_context(server.running("after", *queue, "--build", "2", "work", "-"))
            _set_current(server, "auto", "2")
            stack.enter_context(server.running("after", "--apart", "finish", "auto-1"))
            message = server.failure("auto-1")
            if "positional argument" not in message:
                raise CheckFailed(message)
            notes.append(message)
            stack.enter_context(server.running("bridge", *queue, "--build", "3", "work", "-"))
            _set_current(server, "auto", "3")
            expect_equal("the result", DONE, server.do("bridge", "--apart", "finish", "auto-1"))
            server.do("bridge", *queue, "start", "auto-2")
            server.do("bridge", "--apart", "wait", "auto-2")
            # Rolled back too far.
            _set_current(server, "auto", "1")
            stack.enter_context(server.running("bridge", "--apart", "finish", "auto-2"))
            message = server.failure("auto-2")
            if "missing" not in message:
                raise CheckFailed(message)
            notes.append(message)
            _set_current(server, "auto", "3")
            expect_equal("the result", DONE, server.do("bridge", "--apart", "finish", "auto-2"))
