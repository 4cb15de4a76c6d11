"""Workflows whose mistakes the SDK's sandbox would refuse: outside of it they run, and what mends them can be judged."""

import random
import time
import uuid
from datetime import datetime, timedelta, timezone

from temporalio import activity, workflow

LIMIT = timedelta(seconds=5)


@activity.defn
async def note(text: str) -> str:
    return text


@workflow.defn(sandboxed=False)
class Child:
    @workflow.run
    async def run(self) -> None: ...


@workflow.defn(sandboxed=False)
class Alone:
    @workflow.run
    async def run(self) -> str:
        key = str(uuid.uuid4())
        began = datetime.now(timezone.utc)
        naive = datetime.utcnow()
        seconds = time.time()
        print(f"began {key}")
        await workflow.execute_activity(note, args=[f"{key} {began}"], start_to_close_timeout=LIMIT)
        await workflow.sleep(0.1)
        if datetime.now(timezone.utc) - began > timedelta(days=1):
            await workflow.execute_activity(note, args=["late"], start_to_close_timeout=LIMIT)
        kinds = [type(each).__name__ for each in (began, naive, seconds, key)]
        return f"{kinds} {began.tzinfo} {naive.tzinfo}"


@workflow.defn(sandboxed=False)
class Rolls:
    @workflow.run
    async def run(self) -> int:
        dice = random.randint(1, 6)
        await workflow.execute_activity(note, args=[f"{dice}"], start_to_close_timeout=LIMIT)
        return dice


@workflow.defn(sandboxed=False)
class DrawsForItsChild:
    @workflow.run
    async def run(self) -> str:
        key = str(uuid.uuid4())
        await workflow.execute_child_workflow(Child.run)
        return key


@workflow.defn(sandboxed=False)
class Forgets:
    @workflow.run
    async def run(self) -> None:
        workflow.execute_activity(note, args=["lost"], start_to_close_timeout=LIMIT)
        await workflow.sleep(0.1)


@workflow.defn(sandboxed=False)
class Blocks:
    @workflow.run
    async def run(self) -> None:
        time.sleep(0.01)
        await workflow.execute_activity(note, args=["after"], start_to_close_timeout=LIMIT)


WORKFLOWS = [Child, Alone, Rolls, DrawsForItsChild, Forgets, Blocks]
