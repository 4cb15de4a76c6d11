from datetime import timedelta
from temporalio import workflow

T = timedelta(seconds=5)


@workflow.defn
class Load:
    @workflow.run
    async def run(self, path: str) -> None:
        await workflow.execute_activity("load", args=[path], start_to_close_timeout=T, heartbeat_timeout=T)
