from datetime import timedelta

from temporalio import activity, workflow


@activity.defn
async def renew(member_id: str) -> None: ...


@activity.defn
async def renew_some(member_ids: list[str]) -> None: ...


@workflow.defn
class RenewEach:
    @workflow.run
    async def run(self, member_ids: list[str]) -> None:
        for member_id in member_ids:
            await workflow.execute_activity(renew, args=[member_id], start_to_close_timeout=timedelta(minutes=1))


@workflow.defn
class RenewInBatches:
    @workflow.run
    async def run(self, member_ids: list[str]) -> None:
        for start in range(0, len(member_ids), 100):
            await workflow.execute_activity(
                renew_some, args=[member_ids[start : start + 100]], start_to_close_timeout=timedelta(minutes=1)
            )


@workflow.defn
class RenewAsTold:
    @workflow.run
    async def run(self, member_ids: list[str]) -> None:
        await workflow.execute_activity(renew_some, args=[member_ids], start_to_close_timeout=timedelta(minutes=1))
