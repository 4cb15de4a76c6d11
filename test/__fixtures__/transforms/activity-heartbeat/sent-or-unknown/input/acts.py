import functools
import elsewhere
from temporalio import activity
from temporalio.activity import heartbeat as alive
from beats import beat


def keeps_alive(fn):
    @functools.wraps(fn)
    async def inner(*args):
        activity.heartbeat()
        return await fn(*args)

    return inner


@activity.defn
async def direct(path: str) -> None:
    alive(path)


@activity.defn
async def helped(path: str) -> None:
    beat(path)


@activity.defn
async def handed(path: str) -> None:
    for each in map(activity.heartbeat, path):
        pass


@activity.defn
@keeps_alive
async def wrapped(path: str) -> None: ...


@activity.defn
async def foreign(path: str) -> None:
    elsewhere.run(path)


@activity.defn
async def later(path: str) -> None:
    activity.raise_complete_async()
