import asyncio
from datetime import timedelta
from temporalio import activity, workflow
from temporalio.client import Client
from temporalio.workflow import sleep as pause

T = timedelta(seconds=5)


async def notify(order: str) -> None: ...


@activity.defn
async def charge(order: str) -> None:
    await notify(order)


@workflow.defn
class Order:
    @workflow.run
    async def run(self, order: str) -> None:
        await workflow.execute_activity(charge, args=[order], start_to_close_timeout=T)
        (
            await workflow.execute_child_workflow(  # the child
                "Pack", args=[order]
            )
        )
        await pause(3)
        await asyncio.sleep(1)
        await self._step()
        if order:
            await workflow.wait_condition(lambda: self.done)
        unused = workflow.execute_activity(charge, args=[order], start_to_close_timeout=T)
        handle = workflow.get_external_workflow_handle("other")
        await handle.signal("go")

    async def _step(self) -> None:
        await notify("step")

    @workflow.signal
    def poke(self) -> None:
        self._step()


async def start(client: Client) -> None:
    await client.start_workflow(Order.run, "x", id="a", task_queue="q")
