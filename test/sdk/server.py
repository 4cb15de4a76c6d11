"""The Temporal dev server: started in memory on a free port, stopped when the block ends."""

from __future__ import annotations

import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from environment import Missing
from processes import run, start, stop

READY_WITHIN = 60


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _is_ready(binary: Path, address: str) -> bool:
    answer = run([binary, "operator", "cluster", "health", "--address", address], timeout=30)
    return answer.returncode == 0 and "SERVING" in answer.stdout


@contextmanager
def dev_server(binary: Path) -> Iterator[str]:
    """Yields the address, as host:port. Raises `Missing` where the server does not come up."""
    port = _free_port()
    address = f"127.0.0.1:{port}"
    where = ["--ip", "127.0.0.1", "--port", str(port)]
    process = start(
        [binary, "server", "start-dev", "--headless", "--log-level", "error", *where],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        deadline = time.monotonic() + READY_WITHIN
        while not _is_ready(binary, address):
            if process.poll() is not None:
                raise Missing(f"the dev server ended at once, with exit code {process.returncode}")
            if time.monotonic() > deadline:
                raise Missing(f"the dev server does not answer after {READY_WITHIN} s")
            time.sleep(0.2)
        yield address
    finally:
        stop(process)
