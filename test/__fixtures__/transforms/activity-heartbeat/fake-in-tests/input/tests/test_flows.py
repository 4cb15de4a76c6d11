from datetime import timedelta
from temporalio import activity, workflow

T = timedelta(seconds=5)


@activity.defn(name="load")
async def fake_load(path: str) -> None: ...


@workflow.defn
class Tried:
    @workflow.run
    async def run(self, path: str) -> None:
        await workflow.execute_activity("load", args=[path], start_to_close_timeout=T, heartbeat_timeout=T)
