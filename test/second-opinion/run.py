"""A second opinion on what args-list does to real repositories.

    TEMPORAL_CODEMOD_CORPORA=folder[:folder…] python3 test/second-opinion/run.py [options] [repository…]

Each sub-folder of the named folders is a checkout. Nothing is written to it: every run works on a
copy. Names of repositories given as arguments limit the run to them.

    --all          print every problem, not only the first ones of each check
    --keep FOLDER  keep the copies there: FOLDER/<repository>/<mode>/ holds patch.diff (what the tool
                   did), patched (the result) and undone (written, then taken back)
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import unittest
from dataclasses import dataclass, field

import pythons
import repository
from calls import MODES
from judge import CHECKS
from ruff import find_ruff

HERE = os.path.dirname(os.path.abspath(__file__))
VARIABLE = "TEMPORAL_CODEMOD_CORPORA"
FORMATTER = "of the files that ruff format left as they were, it leaves 99% so again"
SHARE = 0.99
OLDEST = (3, 10)
FEW = 20


def main() -> int:
    options = _options()
    if sys.version_info < OLDEST:
        print(f"The second opinion needs Python {OLDEST[0]}.{OLDEST[1]} or newer, as the SDK does.")
        return _skipped()
    if not _own_tests():
        print("\n0 passed, 1 failed: the judge's own tests fail, so it can judge nothing")
        return 1
    repositories = _repositories(options.names)
    if not repositories:
        print(
            f"\nThe second opinion needs real repositories. Set {VARIABLE} to a folder whose sub-folders are"
            "\ncheckouts, such as temporalio/samples-python and temporalio/sdk-python, and run it again."
        )
        return _skipped()
    return _judge_all(repositories, options)


def _skipped() -> int:
    print(f"0 passed, 0 failed, {len(CHECKS) + len(repository.RUN_CHECKS) + 1} skipped")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="repository")
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--keep", metavar="FOLDER")
    return parser.parse_args()


def _own_tests() -> bool:
    suite = unittest.defaultTestLoader.discover(HERE, pattern="test_*.py")
    result = unittest.TextTestRunner(stream=sys.stdout, verbosity=0).run(suite)
    return result.wasSuccessful() and result.testsRun > 0


def _repositories(names: list[str]) -> list[str]:
    """The checkouts in the folders that the environment variable names."""
    found = []
    for folder in os.environ.get(VARIABLE, "").split(os.pathsep):
        if not folder:
            continue
        if not os.path.isdir(folder):
            sys.exit(f"{VARIABLE} names {folder}, which is no folder")
        for name in sorted(os.listdir(folder)):
            if os.path.isdir(os.path.join(folder, name)) and not name.startswith("."):
                found.append(os.path.join(folder, name))
    return [path for path in found if not names or os.path.basename(path) in names]


@dataclass
class Totals:
    passed: int = 0
    failed: int = 0
    skipped: int = 0
    formatted_before: int = 0
    formatted_after: int = 0
    table: list[str] = field(default_factory=list)


def _judge_all(repositories: list[str], options: argparse.Namespace) -> int:
    print(f"\njudged with Python {sys.version.split()[0]}")
    ruff = find_ruff()
    if not ruff:
        print("ruff was not found (TEMPORAL_CODEMOD_RUFF, PATH, cache): its checks are skipped")
    totals = Totals()
    with tempfile.TemporaryDirectory(prefix="second-opinion-") as temporary:
        folder = options.keep or temporary
        for path in repositories:
            for mode in MODES:
                outcome = repository.judge_repository(path, mode, ruff, folder)
                _show(outcome, options.all)
                _add(totals, outcome)
    _formatter(totals, bool(ruff))
    print("\n" + repository.HEADINGS)
    print("\n".join(totals.table))
    skipped = f", {totals.skipped} skipped" if totals.skipped else ""
    print(f"\n{totals.passed} passed, {totals.failed} failed{skipped}")
    return 1 if totals.failed else 0


def _add(totals: Totals, outcome: repository.Outcome) -> None:
    for problems in outcome.checks.values():
        totals.skipped += problems is None
        totals.passed += problems == []
        totals.failed += bool(problems)
    totals.formatted_before += len(outcome.formatted_before)
    totals.formatted_after += len(outcome.formatted_after)
    totals.table.append(outcome.row())


def _formatter(totals: Totals, asked: bool) -> None:
    if not asked:
        totals.skipped += 1
        return
    before, after = totals.formatted_before, totals.formatted_after
    share = after / before if before else 1
    good = share >= SHARE
    totals.passed += good
    totals.failed += not good
    print(f"\n{'ok  ' if good else 'FAIL'} {FORMATTER}: {after} of {before} ({share:.1%})")


def _show(outcome: repository.Outcome, everything: bool) -> None:
    print(f"\n== {outcome.name} ({outcome.mode.name})")
    for title, places in outcome.listings():
        if places:
            print(f"  {title} ({len(places)}):")
            for place in places:
                print(f"    {place}")
    for check, problems in outcome.checks.items():
        mark = "skip" if problems is None else "FAIL" if problems else "ok  "
        print(f"  {mark} {check}" + (f" ({len(problems)})" if problems else ""))
        shown = (problems or [])[: None if everything else FEW]
        for problem in shown:
            print(f"         {problem}")
        if problems and len(problems) > len(shown):
            print(f"         … {len(problems) - len(shown)} more (--all)")
    for diff in outcome.format_diffs:
        print(
            "  the formatter would now change:\n" + "\n".join(f"      {line}" for line in diff.splitlines())
        )


if __name__ == "__main__":
    best = pythons.newest()
    if os.path.realpath(best) != os.path.realpath(sys.executable) and "SECOND_OPINION" not in os.environ:
        os.execve(best, [best, *sys.argv], {**os.environ, "SECOND_OPINION": "1"})
    sys.path.insert(0, HERE)
    sys.exit(main())
