import asyncio


def in_background(fn):
    def inner(*args):
        return asyncio.create_task(fn(*args))

    return inner


@in_background
async def background(order: str) -> None: ...


def record(order: str) -> None: ...


async def stream(order: str):
    yield order
