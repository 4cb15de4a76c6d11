from datetime import timedelta
from temporalio import workflow
import acts

T = timedelta(seconds=5)


@workflow.defn
class Load:
    @workflow.run
    async def run(self, path: str) -> None:
        for step in (1, 2):
            await workflow.execute_activity(acts.direct, args=[path], start_to_close_timeout=T, heartbeat_timeout=T)
            await workflow.execute_activity(acts.helped, args=[path], start_to_close_timeout=T, heartbeat_timeout=T)
            await workflow.execute_activity(acts.handed, args=[path], start_to_close_timeout=T, heartbeat_timeout=T)
            await workflow.execute_activity(acts.wrapped, args=[path], start_to_close_timeout=T, heartbeat_timeout=T)
            await workflow.execute_activity(acts.foreign, args=[path], start_to_close_timeout=T, heartbeat_timeout=T)
            await workflow.execute_activity(acts.later, args=[path], start_to_close_timeout=T, heartbeat_timeout=T)
