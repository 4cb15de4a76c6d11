from dataclasses import dataclass
from datetime import timedelta

from temporalio import activity, workflow

T = timedelta(seconds=30)


@activity.defn
async def load_rows(offset: int, size: int) -> list[str]: ...


@activity.defn
async def store(row: str) -> bool: ...


@dataclass
class Plan:
    files: list[str]
    index: int = 0


@workflow.defn
class ImportFiles:
    @workflow.run
    async def run(self, plan: Plan) -> None:
        done = 0
        for index in range(plan.index, len(plan.files)):
            await workflow.execute_activity(
                store, args=[plan.files[index]], start_to_close_timeout=T
            )
            done += 1
            plan.index = index + 1
            if done >= 100:
                workflow.continue_as_new(plan)
