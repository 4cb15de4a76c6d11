from datetime import timedelta
from temporalio import workflow
from work.files import importing, Importer

T = timedelta(seconds=5)


@workflow.defn
class Load:
    @workflow.run
    async def run(self, path: str) -> None:
        await workflow.execute_activity(importing, args=[path], start_to_close_timeout=T, heartbeat_timeout=T)
        await workflow.start_activity_method(
            Importer.rows, args=[path], start_to_close_timeout=T, heartbeat_timeout=T
        )
        await workflow.execute_activity("importing", args=[path], start_to_close_timeout=T, heartbeat_timeout=T)
        await workflow.execute_activity(importing, args=[path], start_to_close_timeout=T, heartbeat_timeout=None)
        await workflow.execute_activity(importing, args=[path], start_to_close_timeout=T)
