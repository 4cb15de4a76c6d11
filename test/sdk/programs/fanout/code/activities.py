from dataclasses import dataclass

from temporalio import activity


@dataclass
class Page:
    number: int
    lines: list[str]


@activity.defn
async def square(value: int) -> int:
    return value * value


@activity.defn
async def join(parts: list[int]) -> str:
    return "-".join(str(part) for part in parts)


@activity.defn
async def count(page: Page) -> int:
    return page.number * 100 + len(page.lines)
