import asyncio
import os
import subprocess
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import requests
from temporalio import workflow

from lib.rates import load


@workflow.defn
class Order:
    @workflow.run
    async def run(self, url: str) -> None:
        requests.get(url)
        async with httpx.AsyncClient() as client:
            await client.get(url)
        threading.Thread(target=print).start()
        with ThreadPoolExecutor() as pool:
            pool.submit(print)
        subprocess.run(["ls"])
        region = os.environ["REGION"]
        zone = os.environ.get("ZONE", os.getenv("Z"))
        with open("x") as file:
            file.read()
        await asyncio.to_thread(print)
        Path("a").read_text()
        load(url)
        with workflow.unsafe.sandbox_unrestricted():
            open("y")
