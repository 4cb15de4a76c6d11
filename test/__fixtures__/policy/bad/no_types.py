# wants: missing-annotation any-annotation
from typing import Any

from pydantic import BaseModel
from temporalio import activity, workflow


class Wish(BaseModel):
    text: str


@activity.defn
async def grant(wish, times: Any):
    return wish * times


@workflow.defn
class GrantWish:
    @workflow.run
    async def run(self, wish: Wish) -> None: ...
