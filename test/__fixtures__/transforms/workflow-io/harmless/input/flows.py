import os.path
import subprocess
from pathlib import Path, PurePath

import requests
from temporalio import activity, workflow


def open(path: str) -> str:
    return path


@activity.defn
async def load(url: str) -> None:
    requests.get(url)


@workflow.defn
class Order:
    @workflow.run
    async def run(self, url: str) -> None:
        os.path.join("a", "b")
        Path("a") / PurePath("b").name
        open("x")
        try:
            await workflow.execute_activity(load, args=[url], start_to_close_timeout=None)
        except (requests.HTTPError, subprocess.CalledProcessError):
            raise
        self.requests.get(url)


def main() -> None:
    requests.get("x")
