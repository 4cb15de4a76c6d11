from dataclasses import dataclass
from datetime import timedelta

from temporalio import activity, workflow

T = timedelta(seconds=30)


@activity.defn
async def load_rows(offset: int, size: int) -> list[str]: ...


@activity.defn
async def store(row: str) -> bool: ...


@activity.defn
async def news(channel: str, last_id: int) -> list[int]: ...


@workflow.defn
class Watch:
    @workflow.run
    async def run(self, channel: str, last_id: int) -> None:
        while True:
            found = await workflow.execute_activity(
                news, args=[channel, last_id], start_to_close_timeout=T
            )
            if found:
                last_id = found[-1]
            if workflow.info().get_current_history_length() > 5000:
                workflow.continue_as_new(args=[channel, last_id])
            await workflow.sleep(60)
