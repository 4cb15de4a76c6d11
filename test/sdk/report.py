"""Prints one line per check and counts them. Knows nothing about what is checked."""

from __future__ import annotations

import difflib
import threading
import traceback
from collections.abc import Iterator
from contextlib import contextmanager

from processes import Stopped, TooLate


class CheckFailed(Exception):
    """A check that did not hold; the message says what was expected and what came."""


class Report:
    def __init__(self) -> None:
        self.passed = 0
        self.failed = 0
        self.skipped = 0
        self._lock = threading.Lock()

    def _line(self, mark: str, text: str, detail: str = "") -> None:
        print(f"{mark:<5} {text}", flush=True)
        for line in detail.splitlines():
            print(f"      | {line}", flush=True)

    def skip(self, name: str, reason: str) -> None:
        """Counts a check, or a group of checks, that could not be made."""
        with self._lock:
            self.skipped += 1
            self._line("skip", f"{name}: {reason}")

    @contextmanager
    def check(self, name: str) -> Iterator[list[str]]:
        """One check: passed unless its body raises. What the body appends to the list is shown behind the name."""
        notes: list[str] = []
        problem = ""
        try:
            yield notes
        except Stopped:
            raise
        except (CheckFailed, TooLate) as failure:
            problem = str(failure)
        except Exception:
            problem = traceback.format_exc()
        with self._lock:
            if problem:
                self.failed += 1
                self._line("FAIL", name, problem)
            else:
                self.passed += 1
                self._line("ok", name + (f" ({'; '.join(notes)})" if notes else ""))

    def summary(self) -> str:
        """The last line of the suite."""
        skipped = f", {self.skipped} skipped" if self.skipped else ""
        return f"{self.passed} passed, {self.failed} failed{skipped}"


def expect_equal(what: str, expected: str, got: str) -> None:
    """Raises `CheckFailed` with a diff where two texts differ."""
    if expected == got:
        return
    diff = difflib.unified_diff(expected.splitlines(keepends=True), got.splitlines(keepends=True), "expected", "got")
    raise CheckFailed(f"{what} differs\n{''.join(diff)}")
