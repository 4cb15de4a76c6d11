from dataclasses import dataclass
from datetime import timedelta

from temporalio import activity, workflow

T = timedelta(seconds=30)


@activity.defn
async def load_rows(offset: int, size: int) -> list[str]: ...


@activity.defn
async def store(row: str) -> bool: ...


@dataclass
class Import:
    source: str
    cursor: str | None = None


@workflow.defn
class PausableImport:
    def __init__(self) -> None:
        self.paused = False

    @workflow.signal
    def pause(self) -> None:
        self.paused = True

    @workflow.run
    async def run(self, job: Import) -> None:
        while True:
            await workflow.wait_condition(lambda: not self.paused)
            page = await workflow.execute_activity(
                "fetch_page", args=[job.source, job.cursor], start_to_close_timeout=T
            )
            job.cursor = page["next"]
            if job.cursor is None:
                return
            if workflow.info().is_continue_as_new_suggested():
                # TODO(temporal-codemod): continue-as-new: perhaps a batch loop (cursor
                #   moves on, but it also takes signals and waits for conditions). If it
                #   is one, convert it to a parent that starts one child workflow per
                #   batch.
                workflow.continue_as_new(job)
