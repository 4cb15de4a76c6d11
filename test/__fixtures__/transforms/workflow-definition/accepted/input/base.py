from functools import wraps
from temporalio import workflow


class Base:
    @workflow.run
    async def run(self) -> None: ...


def traced_run(fn):
    @workflow.run
    @wraps(fn)
    async def inner(*args):
        return await fn(*args)

    return inner
