from dataclasses import dataclass

from temporalio import activity


@dataclass
class Entry:
    key: str
    amount: int


class Ledger:
    def __init__(self) -> None:
        self.entries: dict[str, int] = {}

    @activity.defn
    async def book(self, entry: Entry) -> int:
        self.entries[entry.key] = entry.amount
        return entry.amount

    @activity.defn(name="ledger-balance")
    def balance(self, keys: list[str]) -> int:
        return sum(self.entries.get(key, 0) for key in keys)

    @activity.defn
    async def names(self) -> list[str]:
        return sorted(self.entries)


@activity.defn
class Greet:
    """An activity that is a class with a call."""

    def __init__(self, greeting: str = "Hello") -> None:
        self.greeting = greeting

    async def __call__(self, name: str) -> str:
        return f"{self.greeting}, {name}"
