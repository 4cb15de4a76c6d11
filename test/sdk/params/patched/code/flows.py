import asyncio

from temporalio import workflow


@workflow.defn
class CallFlow:
    @workflow.run
    async def run(self, name: str, hour: int) -> str:
        times = "once"
        if workflow.patched("call-twice"):
            await asyncio.sleep(0.1)
            times = "twice"
        return f"{name}, at {hour}, {times}"
