from dataclasses import dataclass
from datetime import timedelta

from temporalio import activity, workflow

T = timedelta(seconds=30)


@activity.defn
async def load_rows(offset: int, size: int) -> list[str]: ...


@activity.defn
async def store(row: str) -> bool: ...


@workflow.defn
class Drain:
    @workflow.run
    async def run(self, todo: list[str]) -> None:
        for _ in range(100):
            if not todo:
                return
            await workflow.execute_activity(store, args=[todo.pop(0)], start_to_close_timeout=T)
        # TODO(temporal-codemod): continue-as-new: a batch loop (todo moves on). Convert
        #   it to a parent that starts one child workflow per batch.
        workflow.continue_as_new(todo)
