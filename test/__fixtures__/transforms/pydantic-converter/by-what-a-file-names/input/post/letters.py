from dataclasses import dataclass

from pydantic import BaseModel
from temporalio import activity, workflow


class Letter(BaseModel):
    text: str


@dataclass
class Bag:
    letters: list[Letter]


@activity.defn
async def carry(bag: Bag) -> None: ...


@workflow.defn
class Count:
    @workflow.run
    async def run(self, day: str) -> int:
        return len(day)
