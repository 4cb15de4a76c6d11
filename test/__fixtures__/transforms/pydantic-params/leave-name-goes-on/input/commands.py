import logging
from functools import partial

from gate import Gate, pass_on
from temporalio.client import Client


class Command:
    async def handle(self, client: Client, what: str, values: list) -> None:
        if what == "renew":
            chosen = "RenewFlow"
        else:
            chosen = "SomethingElse"
        await self.forward(values, client, chosen=chosen)

    async def forward(self, values: list, client: Client, chosen: str) -> None:
        await pass_on(client, values, chosen)


async def cancel(client: Client, values: list, hard: bool) -> None:
    later = partial(pass_on, client, values, "CancelFlow" if hard else "Nothing")
    await later()


async def remind(client: Client, values: list) -> None:
    await Gate(kind="RemindFlow").open(client, values)


def chosen_name() -> str:
    return "ReturnedFlow"


class Holder:
    name = "KeptFlow"


TABLE = {"tabled": "TabledFlow"}


def note(words: str) -> None:
    logging.info(words)


def write(words: str) -> None:
    print(words)


def tell(done: bool) -> None:
    words = "LoggedFlow"
    if done:
        words = "done"
    note(words)
    write("PrintedFlow")
