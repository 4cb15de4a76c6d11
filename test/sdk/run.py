"""The proof suite on the real SDK: programs before and after a change, on a live Temporal server.

    python3 test/sdk/run.py [--only NAME]… [--keep FOLDER] [--no-skips]

This file decides what runs and in which order. It needs the built tool (`npm run build`), and gets everything else it
needs itself; what cannot be had is skipped, with the reason. The last line is `N passed, N failed[, N skipped]`; the
exit code is 1 when a check failed.
"""

from __future__ import annotations

import argparse
import signal
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import environment
import processes
from environment import Missing
from live import Live, check_hang, check_repair, check_run
from program import BUILT, Program, programs
from params import check_params_live, check_params_static, convert_params, params_programs
from replay_safety import check_replay_safety
from report import Report
from rollout import check_callers, check_rollout
from server import dev_server
from sketches import check_example_sketch, check_sketches
from static import check_conversion, check_format, check_tests, check_types
from table import check_table
from verify_command import check_verify

# What is checked besides the programs.
EXTRA = ("table", "sketches", "replay-safety", "rollout", "verify")
# How many programs of `params/` are on the server at the same time.
LIVE_AT_ONCE = 2


def check_live(live: Live, report: Report, program: Program, before: Path, after: Path, work: Path) -> None:
    """What a program is checked for on the server follows from what its settings say about it."""
    if "expectedBefore" in program.spec:
        check_repair(live, report, program, before, after, work)
    elif "expected" in program.spec:
        check_run(live, report, program, before, after, work)
    if "hangs" in program.spec:
        check_hang(live, report, program, before, after, work)


def check_static(report: Report, program: Program, before: Path, after: Path, python: Path) -> None:
    """The checks that need no server."""
    check_types(report, program, before, after, python)
    check_format(report, program, before, after, python)
    if (before / "tests").is_dir():
        check_tests(report, program, before, after, python)


def suite(report: Report, chosen: list[Program], params: list[Program], extra: set[str], folder: Path) -> None:
    """Runs the checks; what needs something that is missing is reported as skipped."""
    try:
        node, python = environment.node(), environment.python()
    except Missing as missing:
        report.skip("everything", str(missing))
        return
    if "table" in extra:
        check_table(report, python, node)
    copies: dict[str, tuple[Path, Path]] = {}
    for program in chosen:
        made = check_conversion(report, program, folder / program.name, node)
        if made:
            copies[program.name] = made
    chosen = [program for program in chosen if program.name in copies]
    converted: dict[str, dict[str, Path]] = {}
    for program in params:
        variants = convert_params(report, program, folder / program.name, node)
        if variants:
            converted[program.name] = variants
    params = [program for program in params if program.name in converted]

    # mypy keeps one core busy, the live checks mostly wait.
    with ExitStack() as stack:
        lane = stack.enter_context(ThreadPoolExecutor(1))
        pool = stack.enter_context(ThreadPoolExecutor(LIVE_AT_ONCE))
        stack.callback(processes.stop_all)
        static = [lane.submit(check_static, report, p, *copies[p.name], python) for p in chosen]
        static += [lane.submit(check_params_static, report, p, converted[p.name], python) for p in params]
        if "rollout" in extra:
            static.append(lane.submit(check_callers, report, python, node, folder / "callers"))
        if "sketches" in extra:
            static.append(lane.submit(check_sketches, report, python, node, folder / "sketches"))
        try:
            needed = chosen or params or set(EXTRA[1:]) & extra
            address = stack.enter_context(dev_server(environment.temporal())) if needed else ""
            if "sketches" in extra:
                check_example_sketch(report, python, address, node, folder / "sketches")
            if "replay-safety" in extra:
                check_replay_safety(report, python, address, node, folder / "replay-safety")
            live = Live(python, address)
            # They share nothing on the server.
            started = [pool.submit(check_params_live, live, report, p, converted[p.name], folder / p.name) for p in params]
            if "rollout" in extra:
                check_rollout(live, report, node, folder / "rollout")
            for future in started:
                future.result()
            # With a program of `params/` again, so not beside them.
            if "verify" in extra:
                check_verify(live, report, node, folder / "verify")
            for program in chosen:
                check_live(live, report, program, *copies[program.name], folder / program.name)
        except Missing as missing:
            report.skip("all checks on a live server", str(missing))
        for future in static:
            future.result()


def main() -> int:
    parser = argparse.ArgumentParser(description="The proof suite on the real SDK.")
    parser.add_argument("--only", action="append", metavar="NAME", help="a program, or one of the other checks; may be repeated")
    parser.add_argument("--keep", metavar="FOLDER", type=Path, help="keep the copies and histories in a new folder")
    parser.add_argument("--no-skips", action="store_true", help="count a skipped check as failed")
    options = parser.parse_args()

    everything = programs()
    of_params = params_programs()
    names = [*EXTRA, *(program.name for program in [*everything, *of_params])]
    only = options.only or names
    unknown = sorted(set(only) - set(names))
    if unknown:
        parser.error(f"no such check: {', '.join(unknown)} (there are: {', '.join(names)})")

    if not BUILT.exists():
        parser.error("the tool is not built: run `npm run build` first")

    def stop(signum: int, frame: object) -> None:
        raise KeyboardInterrupt

    for name in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(name, stop)

    report = Report()
    chosen = [program for program in everything if program.name in only]
    params = [program for program in of_params if program.name in only]
    try:
        with tempfile.TemporaryDirectory(prefix="temporal-codemod-") as temporary:
            folder = options.keep or Path(temporary)
            folder.mkdir(parents=True, exist_ok=True)
            suite(report, chosen, params, set(EXTRA) & set(only), folder.resolve())
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)
        return 130
    finally:
        processes.stop_all()
    print(report.summary(), flush=True)
    return int(report.failed > 0 or (options.no_skips and report.skipped > 0))


if __name__ == "__main__":
    sys.exit(main())
