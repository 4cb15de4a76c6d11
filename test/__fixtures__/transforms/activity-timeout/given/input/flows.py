from datetime import timedelta
from temporalio import workflow

LIMITS = {"start_to_close_timeout": timedelta(seconds=5), "summary": "pack"}
MAYBE = None


@workflow.defn
class Ship:
    @workflow.run
    async def run(self, parcel: str, limits: dict) -> None:
        await workflow.execute_activity("pack", args=[parcel], start_to_close_timeout=timedelta(seconds=5))
        await workflow.execute_activity("pack", args=[parcel], schedule_to_close_timeout=timedelta(seconds=5))
        await workflow.execute_activity("pack", args=[parcel], **LIMITS)
        await workflow.execute_activity("pack", args=[parcel], **limits)
        await workflow.execute_activity("pack", args=[parcel], start_to_close_timeout=MAYBE)
        await workflow.execute_activity("pack", args=[parcel], **dict(start_to_close_timeout=timedelta(seconds=1)))


async def forward(*args, **options):
    return await workflow.execute_activity(*args, **options)


class Other:
    async def execute_activity(self, name): ...


async def unrelated(other: Other):
    await other.execute_activity("pack")
