"""How every script in this folder is run: without the SDK's native log on stdout, and out before it can crash.

The SDK's native threads can outlive the event loop; the interpreter's own way out then crashes now and then, after all
work is done. What is checked here is the work, so every script leaves by this door.
"""

import os
import sys
import traceback
from collections.abc import Callable

from temporalio.runtime import Runtime, TelemetryConfig


def run_script(work: Callable[[], object]) -> None:
    """Runs `work`, flushes what was printed, and ends the process: 0, or 1 after an exception."""
    Runtime.set_default(Runtime(telemetry=TelemetryConfig(logging=None)))
    code = 0
    try:
        work()
    except SystemExit as done:
        if isinstance(done.code, str):
            print(done.code, file=sys.stderr)
        code = done.code if isinstance(done.code, int) else int(done.code is not None)
    except BaseException:
        traceback.print_exc()
        code = 1
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)
