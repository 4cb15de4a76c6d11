from datetime import timedelta

from temporalio import activity, workflow

TIMEOUT = timedelta(seconds=30)


@activity.defn
async def fetch(item: str) -> str:
    return item


@activity.defn
async def report(item: str) -> None:
    activity.logger.info("%s", item)


@workflow.defn
class Steps:
    @workflow.run
    async def run(self, items: list[str]) -> None:
        for item in items:
            if item == "a":
                await workflow.execute_activity(report, args=[item], start_to_close_timeout=TIMEOUT)
            try:
                await workflow.execute_activity(fetch, args=[item], start_to_close_timeout=TIMEOUT)
            except ValueError:
                await workflow.execute_activity(report, args=[item], start_to_close_timeout=TIMEOUT)
        for item in items:
            await workflow.execute_activity(report, args=[item], start_to_close_timeout=TIMEOUT)
            if item == "b":
                await workflow.execute_activity(report, args=[item], start_to_close_timeout=TIMEOUT)
                break
